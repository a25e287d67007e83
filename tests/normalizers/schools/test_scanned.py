"""Names as an OCR of the right language reads them: what stands, what changes, what is doubted."""

from __future__ import annotations

import pytest

from normalizers.schools import NameContext, decode_scanned, doubt_of, parse_schools

TUAN_GIAO = NameContext(district="Huyện Tuần Giáo", province="Tỉnh Điện Biên")
THUAN_CHAU = NameContext(district="Huyện Thuận Châu", province="Tỉnh Sơn La")
NGHI_XUAN = NameContext(district="Huyện Nghi Xuân", province="Tỉnh Hà Tĩnh")
LAC_DUONG = NameContext(district="Huyện Lạc Dương", province="Tỉnh Lâm Đồng")


@pytest.mark.parametrize("name", ["Tênh Phông", "Ta Ma", "Pú Nhung", "Nà Tòng", "Sao Mai"])
def test_a_clean_name_stands_without_doubt(name: str) -> None:
    readings = decode_scanned(name, TUAN_GIAO, [0.96] * len(name.split())).readings
    assert readings[0][0] == name
    assert doubt_of(readings) is None


@pytest.mark.parametrize(
    ("read", "place", "name"),
    [
        ("Phống Lập", THUAN_CHAU, "Phổng Lập"),  # a hook over a marked vowel read as an acute
        ("Xuân Phố", NGHI_XUAN, "Xuân Phổ"),
        ("NTrang Lơng", NameContext(), "N'Trang Lơng"),
        ("la Grai", NameContext(province="Tỉnh Gia Lai"), "Ia Grai"),
    ],
)
def test_what_an_ocr_is_known_to_misread_is_put_right(
    read: str, place: NameContext, name: str
) -> None:
    assert decode_scanned(read, place, [0.97, 0.97]).readings[0][0] == name


@pytest.mark.parametrize(
    ("read", "confidences"),
    [
        ("Khố Hoàng", [0.98, 0.98]),  # as likely Khổ Hoàng
        ("Đưng KNớ", [0.95, 0.95]),  # as likely Đưng K'Nớ
        ("I", [0.9]),
        ("Tùng Vĩ", [0.98, 0.2]),
    ],
)
def test_what_may_be_misread_is_doubted(read: str, confidences: list[float]) -> None:
    readings = decode_scanned(read, LAC_DUONG, confidences).readings
    assert doubt_of(readings) is not None


@pytest.mark.parametrize("read", ["Đưng K'Nớ", "Đưng K’Nớ", "Hoạ Mi", "Số 2 Tà Nung", "17/3"])
def test_a_name_keeps_the_spelling_that_was_read(read: str) -> None:
    readings = decode_scanned(read, LAC_DUONG, [0.95] * len(read.split())).readings
    assert readings[0][0] == read
    assert doubt_of(readings) is None


def test_a_unit_before_its_name_is_set_apart() -> None:
    readings = decode_scanned("thị trấn Yên Định", NameContext(), [0.9, 0.9, 0.9, 0.9]).readings
    assert readings[0][0] == "thị trấn Yên Định"
    assert doubt_of(readings) is None


def test_water_in_jrai_is_no_word_in_small_letters() -> None:
    names = [mention.name for mention in parse_schools("TH la Grai - TH la Khươl")]
    assert names == ["Ia Grai", "Ia Khươl"]


def test_a_border_post_needs_no_level() -> None:
    (_, post) = parse_schools("Trường TH Võ Thị Sáu - Đồn Biên phòng Ia Nan")
    assert (post.kind, post.reasons) == ("office", ())


def test_a_numbering_that_ran_into_its_name() -> None:
    hoang_mai = NameContext(district="Quận Hoàng Mai", province="Thành phố Hà Nội")
    assert decode_scanned("Giáp BátC", hoang_mai, [0.95, 0.9]).readings[0][0] == "Giáp Bát C"
    assert decode_scanned("EverGreen", hoang_mai, [0.95]).readings[0][0] == "EverGreen"


@pytest.mark.parametrize(
    ("seen", "doubted"),
    [
        ([("Thẳm", 0.4), ("Thẩm", 0.1)], True),  # neither what it took nor what lists have
        ([("Thẩm", 0.4), ("Thẳm", 0.1)], False),
    ],
)
def test_other_marks_that_an_ocr_saw_than_lists_have_are_doubted(
    seen: list[tuple[str, float]], doubted: bool
) -> None:
    place = NameContext(district="Huyện Văn Bàn", province="Tỉnh Lào Cai")
    readings = decode_scanned("Thảm Dương", place, [0.3, 0.95], [seen, []]).readings
    assert readings[0][0] == "Thẩm Dương"
    assert (doubt_of(readings) is not None) == doubted

"""Numberings as an OCR reads them, and names decoded with their numbering."""

from __future__ import annotations

import pytest

from normalizers.schools import NameContext, decode_name, decode_scanned, doubt_of
from normalizers.schools.numbering import cut_numbering

PLAN = NameContext(district="Quận Hà Đông", province="Thành phố Hà Nội")


@pytest.mark.parametrize(
    ("read", "stem", "numbering"),
    [
        ("Phu Luong Il", "Phu Luong", "II"),
        ("Phu Luong HI", "Phu Luong", "III"),
        ("Phu Luong 1T", "Phu Luong", "II"),
        ("Phu Luong I1", "Phu Luong", "II"),
        ("Phu Luong 1I", "Phu Luong", "II"),
        ("Phu Luong |", "Phu Luong", "I"),
        ("Dong Mai s6 2", "Dong Mai", "số 2"),
        ("Dong Mai sé |", "Dong Mai", "số 1"),
        ("Tien Phong B", "Tien Phong", "B"),
        ("Trần Phú IV", "Trần Phú", "IV"),
    ],
)
def test_numbering_is_read_by_its_strokes(read: str, stem: str, numbering: str) -> None:
    found = cut_numbering(read)
    assert found.stem == stem
    assert found.numberings[0][0] == numbering


@pytest.mark.parametrize("read", ["Út Tịch", "Lê Lợi", "Y Jit", "Hà Trì", "HAS", "Ba Vì"])
def test_names_without_numbering_stay_whole(read: str) -> None:
    assert cut_numbering(read) == (read, (("", 1.0),))


def test_one_stroke_is_doubted() -> None:
    readings = decode_name("Phu Luong |", PLAN).readings
    assert readings[0][0] == "Phú Lương I"
    assert doubt_of(readings) is not None


def test_number_word_stays() -> None:
    assert decode_name("Dong Mai s6 2", PLAN).readings[0][0] == "Đồng Mai số 2"


def test_a_lost_word_is_doubted() -> None:
    readings = decode_name("Phu Luong andi", PLAN).readings
    assert doubt_of(readings) is not None


def test_scan_of_a_listed_name_needs_no_sure_letters() -> None:
    readings = decode_scanned("Văn Quán", PLAN, [0.6, 0.6]).readings
    assert readings[0][0] == "Văn Quán"
    assert doubt_of(readings) is None


def test_scan_with_a_wrong_mark_is_mended_and_less_sure() -> None:
    readings = decode_scanned("Vấn Quán", PLAN, [0.6, 0.9]).readings
    assert readings[0][0] == "Văn Quán"
    assert readings[0][1] < decode_scanned("Văn Quán", PLAN, [0.6, 0.9]).readings[0][1]


def test_scan_with_other_letters_is_doubted() -> None:
    assert doubt_of(decode_scanned("Vâm Quân", PLAN, [0.6, 0.9]).readings) is not None


def test_scan_of_an_unlisted_name_is_as_sure_as_its_letters() -> None:
    readings = decode_scanned("Khuất Xá Thượng", PLAN, [0.5, 0.5, 0.5]).readings
    assert doubt_of(readings) is not None

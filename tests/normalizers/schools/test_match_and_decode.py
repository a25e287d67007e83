"""Identity of schools and decoding of broken names."""

import pytest

from normalizers.schools import (
    BatchName,
    NameContext,
    decode_name,
    doubt_of,
    match_school,
    parse_schools,
    place_of,
    school_id,
    schools_named,
    section_level,
    similar_schools,
    title_case,
)
from normalizers.schools.gazetteer import known_schools

PLAN = NameContext(district="Huyện Gia Lâm", province="Thành phố Hà Nội")


def identity(text, **context):
    defaults = {"district": PLAN.district, "province": PLAN.province}
    plan = NameContext(**(defaults | context))
    return school_id(parse_schools(text, plan)[0], plan)


def test_one_school_has_one_id_in_every_spelling():
    ids = {
        identity("Trường Tiểu học Yên Mỹ"),
        identity("TH Yên Mĩ"),
        identity("TRƯỜNG TIỂU HỌC YÊN MỸ HUYỆN GIA LÂM"),
        identity("Yên Mỹ", level="TH"),
        identity("TH Yên Mỹ (Gia Lâm)", district="Quận Long Biên"),
    }
    assert len(ids) == 1


def test_other_level_district_or_number_is_another_school():
    ids = [
        identity("TH Yên Mỹ"),
        identity("THCS Yên Mỹ"),
        identity("TH Yên Mỹ", district="Huyện Thanh Trì"),
        identity("TH Yên Mỹ A"),
        identity("PTDTBT TH Yên Mỹ"),
    ]
    assert len(set(ids)) == len(ids)


def test_a_foreign_name_under_two_sections_is_one_school():
    assert identity("True Light", level="TH") == identity("True Light", level="THCS")


def test_a_school_elsewhere_does_not_take_the_plans_district():
    mention = parse_schools("Trường Tiểu học Tả Van, tỉnh Lào Cai")[0]
    assert place_of(mention, PLAN) == (None, "Tỉnh Lào Cai")
    mention = parse_schools("MN Hoa Ban - huyện Mù Cang Chải")[0]
    assert place_of(mention, PLAN)[0] == "Huyện Mù Cang Chải"


def test_the_gazetteer_takes_no_school_from_the_test_documents():
    assert len(known_schools()) > 3000
    assert not [s for s in known_schools() if s.source.startswith("seed")]


def test_match_needs_level_and_province():
    known = next(s for s in known_schools() if s.level == "THPT" and s.district)
    plan = NameContext(district=known.district, province=known.province)
    mention = parse_schools(f"THPT {known.name}")[0]
    assert match_school(mention, plan).score == 1.0
    assert match_school(parse_schools(f"MN {known.name}")[0], plan).score == 0.0
    assert match_school(mention, NameContext()).score == 0.0
    assert schools_named(known.name, province=known.province)
    assert similar_schools(known.name)[0][1] == 1.0


def test_a_name_of_the_batch_matches():
    plan = NameContext(province="Tỉnh Sơn La", batch=frozenset({BatchName("Pá Khôm")}))
    assert match_school(parse_schools("TH Pá Khôm", plan)[0], plan).method == "batch"


@pytest.mark.parametrize(
    ("read", "name"),
    [("Dang Xa", "Đặng Xá"), ("Duong Quang", "Dương Quang"), ("Tran Quéc Toan", "Trần Quốc Toản")],
)
def test_the_district_and_common_stems_decide(read, name):
    assert decode_name(read, PLAN).readings[0][0] == name


def test_numbering_survives_decoding():
    assert decode_name("Trung Mau Il", PLAN).readings[0][0].endswith(" II")
    assert decode_name("Trung Mau B", PLAN).readings[0][0] == "Trung Mầu B"


def test_an_undecidable_name_is_doubted():
    readings = decode_name("Van Bao", PLAN).readings
    assert doubt_of(readings) is not None
    assert 0.999 >= sum(p for _, p in readings) > 0


def test_a_name_of_the_batch_decides():
    batch = frozenset({BatchName("Vạn Bảo")})
    sure = NameContext(district=PLAN.district, province=PLAN.province, batch=batch)
    assert decode_name("Van Bao", sure).readings[0][0] == "Vạn Bảo"


def test_posterior_sums_to_one_and_is_ordered():
    shares = [candidate.share for candidate in decode_name("Kim Son", PLAN).candidates]
    assert sum(shares) == pytest.approx(1)
    assert shares == sorted(shares, reverse=True)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("MẦM NON", "MN"),
        ("MAM NON", "MN"),
        ("MÃM NON", "MN"),
        ("TIEU HQC", "TH"),
        ("TIỂU HỌC", "TH"),
        ("II. KHỐI TIỂU HỌC", "TH"),
        ("Cấp THCS", "THCS"),
        ("TRUNG HỌC CƠ SỞ", "THCS"),
        ("TRUNG HOC CO SO", "THCS"),
        ("B. Bậc Trung học phổ thông", "THPT"),
        ("DANH SÁCH CÁC TRƯỜNG TIỂU HỌC VÀ THCS", "TH&THCS"),
        ("Khối mẫu giáo", "MN"),
        ("Danh sách các trường MN, TH, THCS", None),
        ("Danh sách các trường", None),
        ("Ghi chú", None),
    ],
)
def test_section_level(text, level):
    assert section_level(text) == level


@pytest.mark.parametrize(
    ("caps", "title"),
    [
        ("PHÚ LƯƠNG II", "Phú Lương II"),
        ("TIỀN PHONG B", "Tiền Phong B"),
        ("ĐÔ THỊ VIỆT HƯNG", "Đô thị Việt Hưng"),
        ("3-2", "3-2"),
        ("SỐ 1 NÀ TẤU", "Số 1 Nà Tấu"),
        ("VI THỊ HOA", "Vi Thị Hoa"),
    ],
)
def test_title_case(caps, title):
    assert title_case(caps) == title


def test_an_unlisted_name_that_running_text_knows_wins_over_listed_ones_like_it():
    plan = NameContext(district="Quận Hà Đông", province="Thành phố Hà Nội")
    readings = decode_name("Mau Luong", plan).readings
    assert readings[0][0] == "Mậu Lương"
    assert doubt_of(readings) is None  # a village, told beside the district
    assert doubt_of(decode_name("Huyén Ky", plan).readings) is not None  # told nowhere


def test_the_beginning_of_a_units_name_is_no_name():
    plan = NameContext(district="Quận Hà Đông", province="Thành phố Hà Nội")
    assert decode_name("Huyén Ky", plan).readings[0][0] == "Huyền Kỳ"


@pytest.mark.parametrize("read", ["17/3", "20-10", "8-3"])
def test_days_stay_as_read(read: str):
    assert decode_name(read).readings == [(read, 0.97)]


@pytest.mark.parametrize("read", ["Dak Nhau", "Ngok Tem", "Cheap) Protea"])
def test_names_of_other_tongues_and_odd_words_are_doubted(read: str):
    assert doubt_of(decode_name(read, NameContext(province="Tỉnh Kon Tum")).readings) is not None


def test_a_name_in_capitals_keeps_its_last_syllable():
    assert decode_name("TAM LU").readings[0][0].casefold() != "tam lu ii"
    assert decode_name("TAM HIEP II").readings[0][0].endswith(" II")

"""Units before and after July 2025."""

import pytest

from normalizers.units import (
    canonical_unit,
    communes_of,
    districts_of,
    find_unit,
    match_key,
    province_of,
    same_name,
    successors_of,
    unit_word_at,
)
from normalizers.units.table import of_kind


def test_the_table_has_all_units():
    provinces = of_kind("province")
    assert sum(unit.old for unit in provinces) == 64  # Thừa Thiên Huế became Huế in January 2025
    assert sum(unit.new for unit in provinces) == 34
    assert sum(unit.new for unit in of_kind("commune")) == 3321
    assert len([unit for unit in of_kind("district") if unit.old]) >= 696
    assert not [unit for unit in of_kind("district") if unit.new]


@pytest.mark.parametrize(
    ("printed", "canonical"),
    [
        ("TP. Hà Nội", "Thành phố Hà Nội"),
        ("tp Hải Phòng", "Thành phố Hải Phòng"),
        ("Q. Ba Đình", "Quận Ba Đình"),
        ("H. Sóc Sơn", "Huyện Sóc Sơn"),
        ("TX Sơn Tây", "Thị xã Sơn Tây"),
        ("QUẬN LONG BIÊN", "Quận Long Biên"),
        ("tỉnh Thanh Hoá", "Tỉnh Thanh Hóa"),
        ("Điện Biên", "Tỉnh Điện Biên"),
        ("tp HCM", "Thành phố Hồ Chí Minh"),
        ("Hòa Bình nào đó", None),
    ],
)
def test_canonical_words(printed, canonical):
    assert canonical_unit(printed) == canonical


def test_a_name_of_several_units_returns_all():
    assert len(find_unit("Yên Sơn")) > 3
    assert len(find_unit("xã Yên Sơn", province="Sơn La")) >= 1
    assert len(province_of("Huyện Châu Thành")) > 3
    assert province_of("Mê Linh") == ["Thành phố Hà Nội"]


def test_old_communes_have_successors():
    (ward,) = find_unit("Phường Ngọc Thụy", district="Quận Long Biên")
    assert "Phường Hồng Hà" in [unit.name for unit in successors_of(ward)]
    old = [unit for unit in of_kind("commune") if unit.old]
    assert sum(bool(successors_of(unit)) for unit in old) / len(old) > 0.95


def test_a_district_gives_its_communes_and_a_new_province_its_own():
    assert len(communes_of("Quận Long Biên")) >= 13
    assert all(unit.new for unit in communes_of("Thành phố Hà Nội"))
    assert len(districts_of("Hà Nội")) == 30


def test_words_that_begin_no_unit():
    for text in ("Xã hội hóa", "Tứ Xã", "Quân đội", "thị trường", "H.A.S"):
        found = unit_word_at(text)
        assert found is None or not find_unit(text), text


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Hòa Bình", "HOÀ BÌNH", True),
        ("Lý Thái Tổ", "Lí Thái Tổ", True),
        ("Thủy Xuân Tiên", "Thuỷ Xuân Tiên", True),
        ("Quý Sơn", "Quí Sơn", True),
        ("Tân Hội II", "Tân Hội 2", True),
        ("Việt - Đức", "Việt–Đức", True),
        ("Văn Khê", "Vân Khê", False),
        ("Mai Lâm", "May Lâm", False),
        ("Thúy", "Thúi", False),
        ("Tân Hội A", "Tân Hội B", False),
        ("Tân Hội I", "Tân Hội II", False),
    ],
)
def test_same_name(a, b, same):
    assert same_name(a, b) is same
    assert (match_key(a) == match_key(b)) is same

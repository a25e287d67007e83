"""Names of special schools, of sites in brackets and in quotes; and words left beside a name."""

from __future__ import annotations

import pytest

from normalizers.schools import NameContext, parse_schools


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("THCS Dân tộc nội trú", ["THCS Dân tộc nội trú"]),
        ("THPT Dân tộc nội trú N'Trang Lơng", ["PTDTNT THPT N'Trang Lơng"]),
        ("Trường Nuôi dạy trẻ khuyết tật", ["Nuôi dạy trẻ khuyết tật"]),
        ("Trường khiếm thị Hữu Nghị 80", ["khiếm thị Hữu Nghị 80"]),
        ("TT.GDTX tỉnh", ["TT.GDTX tỉnh"]),
        ("THCS 719", ["THCS 719"]),
        ("THSC Phan Chu Trinh", ["THCS Phan Chu Trinh"]),
        ("TH-THCS-THPT “Lê Quý Đôn - Quyết Thắng”", ["Liên cấp Lê Quý Đôn - Quyết Thắng"]),
        ("Trường TH số 1 – Xuân Lương", ["Tiểu học số 1 – Xuân Lương"]),
        ("MN Yên Bình (khu A)", ["Mầm non Yên Bình (khu A)"]),
        ("TH1 Xã Hàng Vịnh", ["Tiểu học 1 Xã Hàng Vịnh"]),
        ("MN tư thục Bé Ngoan, nhóm trẻ Thỏ Hồng",
         ["Mầm non tư thục Bé Ngoan", "Mầm non Thỏ Hồng"]),
        ("trường MG Họa Mi CĐCS trường TH Hậu Nghĩa", ["Mầm non Họa Mi", "Tiểu học Hậu Nghĩa"]),
        ("Trường Mầm non Cần Thạnh 2 như sau", ["Mầm non Cần Thạnh 2"]),
        ("Trường TH Mường Mìn 2 lớp", ["Tiểu học Mường Mìn"]),
    ],
)  # fmt: skip
def test_special_names(text: str, names: list[str]) -> None:
    assert [school.full_name for school in parse_schools(text)] == names


def test_words_left_beside_a_name_are_told() -> None:
    (school,) = parse_schools("THCS&THPT Liên huyện phía Nam")
    assert school.confidence < 0.85 and "huyện phía Nam" in school.raw
    (clear,) = parse_schools("Trường MN Hoa Sen hỗ trợ học sinh")
    assert clear.confidence == 1.0


def test_bare_names_count_in_a_column_of_schools_only() -> None:
    text = "Bảo Lý 1, Bảo Lý 2"
    assert parse_schools(text) == []
    assert [s.name for s in parse_schools(text, NameContext(in_column=True))] == [
        "Bảo Lý 1",
        "Bảo Lý 2",
    ]


def test_a_dash_beside_a_partners_column_is_doubted() -> None:
    context = NameContext(in_column=True, partner_beside=True)
    schools = parse_schools("THCS Pắc Nậm - Nậm Tần", context)
    assert all(school.confidence < 0.9 for school in schools)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("TH “A” Nhà Bàng – TH “B” An Cư", ["“A” Nhà Bàng", "“B” An Cư"]),
        ("MN tư thục “Ban Mai”", ["tư thục Ban Mai"]),
        ("MN tư thục “Ban Mai", ["tư thục Ban Mai"]),
        ("THCS Pô Klong Gi-rai", ["Pô Klong Gi-rai"]),
        ("THCS Tân Xã số 1 – THCS Trường Chinh", ["Tân Xã số 1", "Trường Chinh"]),
        ("TH Nguyễn Trãi 1, 2 và 3", ["Nguyễn Trãi 1", "Nguyễn Trãi 2", "Nguyễn Trãi 3"]),
        ("TH Ba Vì 1 và 12 trường khác", ["Ba Vì 1"]),
        ("Trường TH Ba Vì 1 và 2 bên thống nhất ký kết nội dung", ["Ba Vì 1"]),
        ("TH Ba Vì 1, 5.000 đồng", ["Ba Vì 1"]),
        (
            "Trường MN Liêu Tú 2 chịu trách nhiệm đỡ đầu Trường MN Nai Vàng",
            ["Liêu Tú 2", "Nai Vàng"],
        ),
    ],
)
def test_names_with_quotes_hyphens_and_numbers(text: str, names: list[str]) -> None:
    assert [school.name for school in parse_schools(text)] == names

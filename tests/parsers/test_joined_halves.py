"""Letterheads and signatures of which all lines of a column were joined into one."""

from __future__ import annotations

import pytest

from parsers.joined_halves import halves_apart
from schemas.document import Line, line_of


def apart(text: str) -> list[str]:
    return [line.text for line in halves_apart([line_of(text)]) if isinstance(line, Line)]


def test_letterhead() -> None:
    assert apart(
        "UBND HUYỆN A PHÒNG GIÁO DỤC VÀ ĐÀO TẠO _______ Số: 12/KH-PGDĐT\t"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc A, ngày 5 tháng 9 năm 2023"
    ) == [
        "UBND HUYỆN A",
        "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO",
        "_______",
        "Số: 12/KH-PGDĐT",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "A, ngày 5 tháng 9 năm 2023",
    ]


def test_recipients_and_signer() -> None:
    text = "Nơi nhận: - UBND huyện (b/c); - Lưu: VT.\tKT. TRƯỞNG PHÒNG PHÓ TRƯỞNG PHÒNG Lê Văn An"
    assert apart(text) == [
        "Nơi nhận:",
        "- UBND huyện (b/c);",
        "- Lưu: VT.",
        "KT. TRƯỞNG PHÒNG",
        "PHÓ TRƯỞNG PHÒNG",
        "Lê Văn An",
    ]


def test_signatures_side_by_side() -> None:
    text = "ĐẠI DIỆN BÊN A HIỆU TRƯỞNG Lê Văn An\tĐẠI DIỆN BÊN B HIỆU TRƯỞNG A Brao Bim"
    assert apart(text)[2:] == ["Lê Văn An", "ĐẠI DIỆN BÊN B", "HIỆU TRƯỞNG", "A Brao Bim"]


def test_one_column_ends_where_the_next_begins() -> None:
    assert apart("- Lưu: VT.\tHIỆU TRƯỞNG") == ["- Lưu: VT.", "HIỆU TRƯỞNG"]


@pytest.mark.parametrize("text", ["1\tTH A\tTH B", "Hiệu trưởng TH A\tHiệu trưởng TH B"])
def test_rows_of_tables_stay(text: str) -> None:
    assert len(apart(text)) == 1

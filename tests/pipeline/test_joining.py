"""Pages photographed one by one: names propose, letterheads part, texts that go on join."""

from __future__ import annotations

from pathlib import Path

import pytest

from parsers.continuation import PageEdges
from parsers.page_edges import edges_of
from pipeline.discovery import InputFile
from pipeline.joining import documents_of, join_shots
from pipeline.running_names import running_names
from schemas.document import Cell, Document, Line, Page, Table, line_of
from schemas.geometry import Box

FIRST = """UBND HUYỆN BẢO LẠC
PHÒNG GIÁO DỤC VÀ ĐÀO TẠO
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 45/KH-PGDĐT
Bảo Lạc, ngày 12 tháng 9 năm 2024
KẾ HOẠCH
Kết nghĩa giữa các trường năm học 2024 - 2025
I. MỤC ĐÍCH
1. Chia sẻ kinh nghiệm quản lý giữa các"""
SECOND = """2
trường trong huyện.
2. Học sinh hai trường quen biết nhau.
Nơi nhận:
- Các trường;
TRƯỞNG PHÒNG
Nông Văn Hải"""
ANNEX = """PHỤ LỤC
DANH SÁCH CÁC TRƯỜNG KẾT NGHĨA
(Kèm theo Kế hoạch số 45/KH-PGDĐT ngày 12/9/2024)
1. Trường Tiểu học Cô Ba kết nghĩa với Trường Tiểu học Khánh Xuân"""
FORM = """MẪU SỐ 1
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số:      /BC-...
..., ngày     tháng     năm 2024
BÁO CÁO"""
PICTURE = ""


def page(text: str, name: str = "a.jpg", sha256: str = "ab") -> Document:
    return Document(name, "image", sha256, [Page(1, [line_of(t) for t in text.splitlines()])])


def grouped(pages: dict[str, str]) -> list[list[str]]:
    edges: dict[str, PageEdges | None] = {name: edges_of(page(t)) for name, t in pages.items()}
    rows = running_names(InputFile(Path(name), name) for name in pages)
    return [
        [file.name for file in document.files]
        for row in rows
        for document in documents_of(row, edges)
    ]


def test_pages_with_running_names_are_one_document() -> None:
    assert grouped({"kh-1.jpg": FIRST, "kh-2.jpg": SECOND, "kh-3.jpg": ANNEX}) == [
        ["kh-1.jpg", "kh-2.jpg", "kh-3.jpg"]
    ]


def test_a_letterhead_begins_a_document() -> None:
    other = FIRST.replace("45/", "46/")
    assert grouped({"IMG_9.jpg": FIRST, "IMG_10.jpg": SECOND, "IMG_11.jpg": other}) == [
        ["IMG_9.jpg", "IMG_10.jpg"],
        ["IMG_11.jpg"],
    ]


def test_an_annex_of_another_document_is_its_own() -> None:
    strange = ANNEX.replace("45/", "99/")
    assert grouped({"x1.jpg": FIRST, "x2.jpg": SECOND, "x3.jpg": strange}) == [
        ["x1.jpg", "x2.jpg"],
        ["x3.jpg"],
    ]


def test_an_annex_of_a_document_that_is_cited_belongs_to_the_one_that_cites() -> None:
    citing = SECOND.replace(
        "trường trong huyện.", "trường theo Kế hoạch số 99/KH-SGDĐT ngày 1/8/2024."
    )
    strange = ANNEX.replace("45/KH-PGDĐT", "99/KH-SGDĐT")
    assert len(grouped({"x1.jpg": FIRST, "x2.jpg": citing, "x3.jpg": strange})) == 1


def test_a_form_in_the_annex_begins_nothing() -> None:
    assert not edges_of(page(FORM)).opens
    assert len(grouped({"x1.jpg": FIRST, "x2.jpg": SECOND, "x3.jpg": FORM})) == 1


def test_names_that_merely_come_later_need_a_text_that_goes_on() -> None:
    taken = {"20240912_101523.jpg": FIRST, "20240912_101531.jpg": SECOND}
    assert len(grouped(taken)) == 1
    other = "Thực đơn của lớp mầm non tuần này\nThứ hai: cháo cá hồi, sữa đậu nành"
    assert len(grouped(taken | {"20240912_113000.jpg": other})) == 2


def test_a_picture_without_words_stands_alone_and_parts_nothing() -> None:
    shots = {"s1.jpg": FIRST, "s2.jpg": PICTURE, "s3.jpg": SECOND}
    assert grouped(shots) == [["s2.jpg"], ["s1.jpg", "s3.jpg"]]


def test_other_folders_are_other_documents() -> None:
    assert len(grouped({"a/x1.jpg": FIRST, "b/x2.jpg": SECOND})) == 2


@pytest.mark.parametrize(
    "names",
    [
        ["trang 1.png", "Trang 2.PNG", "trang 10.png"],
        ["image.jpg", "image (1).jpg", "image (2).jpg"],
        ["z4712345678901_0123456789abcdef0123.jpg", "z4712345678999_abcdef0123456789abcd.jpg"],
        ["KH 45 tr 1.jpg", "KH 45 tr 2.jpg"],
        ["photo_1_2024-09-12_10-15-23.jpg", "photo_2_2024-09-12_10-15-23.jpg"],
    ],
)
def test_names_that_run_on(names: list[str]) -> None:
    (row,) = running_names(InputFile(Path(name), name) for name in reversed(names))
    assert [one.file.name for one in row] == names


def test_joined_pages_are_counted_through() -> None:
    table = Table(1, 1, [Cell(0, 0, [line_of("MN Hoa Ban")])], box=Box(0, 0, 9, 9))
    second = page(SECOND, "kh-2.jpg", "cd")
    second.pages[0].blocks.append(table)
    joined = join_shots([page(FIRST, "kh-1.jpg"), second], ["kh-2.jpg: page number 2"])
    assert (joined.path, joined.parts) == ("kh-1.jpg", ["kh-1.jpg", "kh-2.jpg"])
    assert [one.number for one in joined.pages] == [1, 2]
    assert {line.page for line in joined.pages[1].lines} == {2}
    assert isinstance(joined.pages[1].blocks[0], Line)
    assert table.page == 2
    assert [note.code for note in joined.notes] == ["pages-joined"]


def test_one_file_stays_as_it_is() -> None:
    document = page(FIRST)
    assert join_shots([document]) is document

"""Two documents in one file are two; an annex's form is none."""

from __future__ import annotations

from parsers.plan_builder import parse
from parsers.splitting import back_of, part_of, split_documents
from schemas.document import Cell, Document, Page, Table, line_of

FIRST = """UBND HUYỆN BẢO LẠC
PHÒNG GIÁO DỤC VÀ ĐÀO TẠO
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 45/KH-PGDĐT
Bảo Lạc, ngày 12 tháng 9 năm 2024
KẾ HOẠCH
Kết nghĩa giữa các trường năm học 2024 - 2025
Căn cứ Công văn số 12/SGDĐT ngày 05/9/2024;
I. MỤC ĐÍCH
1. Chia sẻ kinh nghiệm quản lý giữa các trường.
Nơi nhận:
- Các trường;
TRƯỞNG PHÒNG
Nông Văn Hải"""
SECOND = """UBND HUYỆN BẢO LẠC
TRƯỜNG TIỂU HỌC CÔ BA
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 07/KH-THCB
Bảo Lạc, ngày 20 tháng 9 năm 2024
KẾ HOẠCH
Phối hợp với trường bạn năm học 2024 - 2025
I. MỤC ĐÍCH
1. Học sinh hai trường quen biết nhau."""
FORM = """MẪU SỐ 1
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số:      /BC-...
..., ngày     tháng     năm 2024
BÁO CÁO
Kết quả kết nghĩa"""


def made(*pages: str) -> Document:
    read = [
        Page(number, [line_of(text, page=number) for text in page.splitlines()])
        for number, page in enumerate(pages, 1)
    ]
    return Document("a.pdf", "pdf", "0123456789abcdef", read)


def test_two_documents_on_two_pages() -> None:
    first, second = split_documents(made(FIRST, SECOND))
    assert [page.number for page in second.pages] == [2]
    plans = [parse(part, number) for number, part in enumerate((first, second), 1)]
    assert [plan.number for plan in plans] == ["45/KH-PGDĐT", "07/KH-THCB"]
    assert [plan.plan_id for plan in plans] == ["0123456789ab", "0123456789ab-2"]
    assert plans[1].issuer == "TRƯỜNG TIỂU HỌC CÔ BA"


def test_second_document_in_the_middle_of_a_page() -> None:
    parts = split_documents(made(f"{FIRST}\n{SECOND}"))
    assert [parse(part).number for part in parts] == ["45/KH-PGDĐT", "07/KH-THCB"]


def test_a_form_in_the_annex_is_no_document() -> None:
    assert len(split_documents(made(FIRST, FORM))) == 1
    assert len(split_documents(made(FIRST, SECOND.replace("07/", "     /")))) == 1


def test_one_document_is_given_back_as_it_is() -> None:
    document = made(FIRST)
    assert split_documents(document) == [document]
    assert split_documents(made(SECOND, FIRST))[0].pages[0].number == 1


def test_the_back_of_a_document_is_found_and_parted() -> None:
    document = made(FIRST)
    back = back_of(document)
    assert back == (0, 10)
    assert part_of(document, (0, 0), back).text.endswith("giữa các trường.")
    assert part_of(document, back, (1, 0)).text.startswith("Nơi nhận")
    assert back_of(made(SECOND)) is None


def test_a_letterhead_joined_to_the_signatures_before_it() -> None:
    """Two tables without rules, one on each side of a page break, that were taken for one."""
    body, back = FIRST.split("Nơi nhận:")
    head, rest = SECOND.split("KẾ HOẠCH\n", 1)
    document = made(body.rstrip(), "KẾ HOẠCH\n" + rest)
    cells = [
        Cell(0, 0, [line_of(text) for text in f"Nơi nhận:{back}".splitlines()]),
        Cell(1, 0, [line_of(text, page=2) for text in head.splitlines()]),
    ]
    document.pages[0].blocks.append(Table(2, 1, cells, ruled=False, continued_on=[2]))
    first, second = split_documents(document)
    assert (parse(first).number, parse(second).number) == ("45/KH-PGDĐT", "07/KH-THCB")

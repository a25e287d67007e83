"""The outline of texts with broken lines, wrong numbers and residue of conversions."""

from __future__ import annotations

from extractors.plain_text import read_text
from parsers.outline import Item
from parsers.outline_builder import build_outline
from schemas.document import Cell, Document, Line, Page, Table, line_of


def outline_of(text: str) -> Item:
    return build_outline(Document("x.txt", "text", "0" * 64, read_text(text)))


def shown(root: Item) -> list[str]:
    """`depth label text` of each item below the root."""
    return [
        " ".join(filter(None, (str(item.depth), item.label, item.text)))
        for item in root.walk()
        if item.parent is not None
    ]


def test_broken_lines_are_joined_and_items_nested() -> None:
    root = outline_of(
        """KẾ HOẠCH
Giao lưu giữa hai trường

I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Giúp cán bộ, giáo viên, nhân viên của hai nhà trường có dịp gặp gỡ, trao đổi
kinh nghiệm dạy học và cùng nhau thực hiện phong trào “Trường giúp trường
- Thầy giúp thầy” trong giai đoạn
2022 - 2025 trên địa bàn.
- Nâng cao chất lượng.
2. Yêu cầu
Hoạt động phải thiết thực, phù hợp với điều kiện thực tế của từng nhà trường và
bảo đảm an toàn.
II. NỘI DUNG
"""
    )
    assert shown(root) == [
        "0 I MỤC ĐÍCH, YÊU CẦU",
        "1 1 Mục đích",
        "2 - Giúp cán bộ, giáo viên, nhân viên của hai nhà trường có dịp gặp gỡ, trao đổi kinh "
        "nghiệm dạy học và cùng nhau thực hiện phong trào “Trường giúp trường - Thầy giúp thầy” "
        "trong giai đoạn 2022 - 2025 trên địa bàn.",
        "2 - Nâng cao chất lượng.",
        "1 2 Yêu cầu",
        "2 Hoạt động phải thiết thực, phù hợp với điều kiện thực tế của từng nhà trường và bảo "
        "đảm an toàn.",
        "0 II NỘI DUNG",
    ]


def test_wrong_numbers_are_kept() -> None:
    root = outline_of("KẾ HOẠCH\nA\nII. NỘI DUNG\n1. Một;\nII. TỔ CHỨC\n1.1. Hai;\nV. KINH PHÍ\n")
    assert shown(root) == [
        "0 II NỘI DUNG",
        "1 1 Một;",
        "0 II TỔ CHỨC",
        "1 1.1 Hai;",
        "0 V KINH PHÍ",
    ]


def test_numbered_list_below_a_numbered_heading() -> None:
    root = outline_of("I. DANH SÁCH\n1. Bậc mầm non\n1. A và B;\n2. C và D;\n2. Bậc tiểu học\n")
    assert shown(root)[1:] == ["1 1 Bậc mầm non", "2 1 A và B;", "2 2 C và D;", "1 2 Bậc tiểu học"]


def test_headings_without_number() -> None:
    root = outline_of("Mục đích\n- Một.\nTổ chức thực hiện\n- Hai.\n")
    assert shown(root) == ["0 Mục đích", "1 - Một.", "0 Tổ chức thực hiện", "1 - Hai."]


def test_residue_of_conversion_is_removed() -> None:
    root = outline_of(
        "I. THỜI GIAN\n** Ngày 3/4/2025:*\n- 7h00: Đón khách.\n[bookmark: b1]II. NỘI DUNG\n"
    )
    assert shown(root) == [
        "0 I THỜI GIAN",
        "1 * Ngày 3/4/2025:",
        "2 - 7h00: Đón khách.",
        "0 II NỘI DUNG",
    ]


def test_page_numbers_and_running_headers_are_dropped() -> None:
    pages = "\f".join(f"Phòng GDĐT huyện Bắc Hà\n- Việc thứ {n}.\n{n}" for n in (1, 2, 3, 4))
    assert shown(outline_of("I. NỘI DUNG\n" + pages))[1:] == [
        "1 Phòng GDĐT huyện Bắc Hà",
        "1 - Việc thứ 1.",
        "1 - Việc thứ 2.",
        "1 - Việc thứ 3.",
        "1 - Việc thứ 4.",
    ]


def _table(*rows: tuple[str, ...]) -> Table:
    cells = [
        Cell(i, j, [line_of(text, is_paragraph=True)])
        for i, row in enumerate(rows)
        for j, text in enumerate(row)
    ]
    return Table(len(rows), len(rows[0]), cells)


def _paragraph(text: str, label: str | None = None) -> Line:
    line = line_of(text, is_paragraph=True)
    line.label = label
    return line


def test_word_document_keeps_its_labels_and_tables() -> None:
    blocks = [
        _table(
            ("UBND HUYỆN BẮC HÀ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            ("Số: 5/KH-PGDĐT", "Bắc Hà, ngày 5 tháng 5 năm 2022"),
        ),
        _paragraph("KẾ HOẠCH"),
        _paragraph("Kết nghĩa"),
        _paragraph("NỘI DUNG", "I."),
        _paragraph("dạy chuyên đề", "-"),
        _table(("TT", "Trường", "Trường"), ("1", "A", "B")),
        _paragraph("Nơi nhận:"),
        _paragraph("Lưu: VT.", "-"),
    ]
    root = build_outline(Document("x.docx", "docx", "0" * 64, [Page(1, list(blocks))]))
    assert shown(root) == ["0 I NỘI DUNG", "1 - dạy chuyên đề", "1"]
    assert [item.kind for item in root.walk()][1:] == ["heading", "item", "table"]

"""DOCX: order, looks, list numbers, merged cells, tracked changes, page breaks."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from extractors.docx import read_docx
from extractors.docx.package import W
from extractors.options import ReadOptions
from schemas.document import Line, Page, Table
from schemas.errors import UnreadableFile


def read(make: Callable[[docx.document.Document], None]) -> list[Page]:
    document = docx.Document()
    make(document)
    target = io.BytesIO()
    document.save(target)
    return read_docx(target.getvalue(), ReadOptions())


def lines(pages: list[Page]) -> list[Line]:
    return [b for page in pages for b in page.blocks if isinstance(b, Line)]


def tables(pages: list[Page]) -> list[Table]:
    return [b for page in pages for b in page.blocks if isinstance(b, Table)]


def test_paragraphs_and_tables_keep_the_order_of_the_body() -> None:
    def make(document: docx.document.Document) -> None:
        document.add_paragraph("trước")
        document.add_table(rows=1, cols=2).cell(0, 0).text = "ô"
        document.add_paragraph("sau")

    blocks = read(make)[0].blocks
    assert [type(block) for block in blocks] == [Line, Table, Line]


def test_looks_and_alignment() -> None:
    def make(document: docx.document.Document) -> None:
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run("KẾ HOẠCH")
        run.bold = True
        run.font.size = docx.shared.Pt(14)
        run.font.name = ".VnTime"
        document.add_paragraph("Mục", style="Heading 1")

    first, second = lines(read(make))
    assert (first.align, first.bold, first.is_paragraph) == ("center", True, True)
    assert (first.words[0].size, first.words[0].font) == (14, ".VnTime")
    assert second.bold  # from the style


def test_line_breaks_part_lines_and_only_the_last_ends_the_paragraph() -> None:
    def make(document: docx.document.Document) -> None:
        paragraph = document.add_paragraph("một\thai")
        paragraph.add_run().add_break()
        paragraph.add_run("ba")

    first, second = lines(read(make))
    assert [word.before for word in first.words] == ["", "\t"]
    assert (first.text, second.text) == ("một hai", "ba")
    assert (first.is_paragraph, second.is_paragraph) == (False, True)


def test_automatic_numbers_become_labels() -> None:
    def make(document: docx.document.Document) -> None:
        for style in ("List Number", "List Number", "List Bullet", "List Number"):
            document.add_paragraph("mục", style=style)

    assert [line.label for line in lines(read(make))] == ["1.", "2.", "•", "3."]


def test_multilevel_numbers() -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for i, (form, text) in enumerate(
            [
                ("upperRoman", "%1."),
                ("decimal", "%2."),
                ("decimal", "%2.%3."),
                ("lowerLetter", "%4)"),
            ]
        )
    )

    def make(document: docx.document.Document) -> None:
        numbering = document.part.numbering_part.element
        space = nsdecls("w")
        numbering.insert(
            0, parse_xml(f'<w:abstractNum {space} w:abstractNumId="77">{levels}</w:abstractNum>')
        )
        numbering.append(
            parse_xml(f'<w:num {space} w:numId="77"><w:abstractNumId w:val="77"/></w:num>')
        )
        for level in (0, 1, 2, 2, 3, 0, 1):
            properties = document.add_paragraph("mục")._p.get_or_add_pPr()
            properties.append(
                parse_xml(
                    f'<w:numPr {space}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>'
                )
            )

    labels = [line.label for line in lines(read(make))]
    assert labels == ["I.", "1.", "1.1.", "1.2.", "a)", "II.", "1."]


def test_merged_cells_are_spans() -> None:
    def make(document: docx.document.Document) -> None:
        table = document.add_table(rows=3, cols=3)
        table.style = "Table Grid"
        for i, row in enumerate(table.rows):
            for j, cell in enumerate(row.cells):
                cell.text = f"{i}{j}"
        table.cell(0, 0).merge(table.cell(1, 0)).text = "dọc"
        table.cell(2, 1).merge(table.cell(2, 2)).text = "ngang"

    (table,) = tables(read(make))
    spans = {c.text: (c.row, c.column, c.row_span, c.column_span) for c in table.cells}
    assert spans["dọc"] == (0, 0, 2, 1)
    assert spans["ngang"] == (2, 1, 1, 2)
    assert table.ruled
    assert all(cell is not None for row in table.grid() for cell in row)


def test_a_table_without_borders_is_not_ruled() -> None:
    def make(document: docx.document.Document) -> None:
        document.add_table(rows=2, cols=2).cell(0, 0).text = "UBND"

    assert not tables(read(make))[0].ruled


def test_a_nested_table_gives_a_line_a_row() -> None:
    def make(document: docx.document.Document) -> None:
        outer = document.add_table(rows=1, cols=2)
        inner = outer.cell(0, 1).add_table(rows=2, cols=2)
        for i, row in enumerate(inner.rows):
            for j, cell in enumerate(row.cells):
                cell.text = f"{i}{j}"

    (table,) = tables(read(make))
    assert [line.text for line in table.cells[1].lines] == ["00 01", "10 11"]


def test_deletions_go_and_insertions_stay() -> None:
    space = nsdecls("w")

    def make(document: docx.document.Document) -> None:
        paragraph = document.add_paragraph("còn ")._p
        paragraph.append(parse_xml(f"<w:del {space}><w:r><w:delText>bỏ</w:delText></w:r></w:del>"))
        paragraph.append(parse_xml(f"<w:ins {space}><w:r><w:t>thêm</w:t></w:r></w:ins>"))

    assert lines(read(make))[0].text == "còn thêm"


def test_page_breaks_number_the_pages_and_count_once() -> None:
    def make(document: docx.document.Document) -> None:
        document.add_paragraph("một").add_run().add_break(WD_BREAK.PAGE)
        run = document.add_paragraph().add_run()
        run._r.append(run._r.makeelement(W + "lastRenderedPageBreak", {}))
        run.add_text("hai")

    pages = read(make)
    assert [page.text.strip() for page in pages] == ["một", "hai"]
    assert [line.page for line in lines(pages) if line.words] == [1, 2]


def test_a_letterhead_in_the_header_is_read_and_a_page_number_is_not() -> None:
    def with_letterhead(document: docx.document.Document) -> None:
        document.sections[0].header.paragraphs[0].text = "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO NAM SƠN"
        document.add_paragraph("thân")

    def with_number(document: docx.document.Document) -> None:
        document.sections[0].header.paragraphs[0].text = "Trang 2"
        document.add_paragraph("thân")

    assert [line.text for line in lines(read(with_letterhead))] == [
        "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO NAM SƠN",
        "thân",
    ]
    assert [line.text for line in lines(read(with_number))] == ["thân"]


def test_text_boxes_and_capitals() -> None:
    space = nsdecls("w")

    def make(document: docx.document.Document) -> None:
        paragraph = document.add_paragraph("thân")
        paragraph.add_run(" hoa").font.all_caps = True
        paragraph._p.append(
            parse_xml(
                f'<w:r {space}><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml">'
                "<w:txbxContent><w:p><w:r><w:t>DỰ THẢO</w:t></w:r></w:p></w:txbxContent>"
                "</v:textbox></w:pict></w:r>"
            )
        )

    assert [line.text for line in lines(read(make))] == ["thân HOA", "DỰ THẢO"]


def test_damage_is_told() -> None:
    with pytest.raises(UnreadableFile):
        read_docx(b"PK\x03\x04 word/ cut", ReadOptions())

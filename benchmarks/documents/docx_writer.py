"""Write a document as DOCX, with typed or with automatic numbers; same bytes each time."""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from benchmarks.documents.model import Cell, Columns, Document, PageBreak, Para, Table
from benchmarks.documents.tcvn3 import spans

FAMILIES = {
    "LiberationSerif": "Times New Roman",
    "FreeSerif": "Times New Roman",
    "DejaVuSerif": "Cambria",
    "LiberationSans": "Arial",
    "TeXGyreHeros": "Helvetica",
    "TeXGyreHerosCn": "Arial Narrow",
    "TeXGyreTermes": "TeX Gyre Termes",
    "TeXGyreSchola": "TeX Gyre Schola",
    "TeXGyrePagella": "Palatino Linotype",
    "TeXGyreBonum": "Bookman Old Style",
}
ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
FIXED = datetime.datetime(2024, 1, 2, tzinfo=datetime.UTC).replace(tzinfo=None)
BULLETS = "-+•*"


class DocxWriter:
    """Adds blocks to a python-docx document; `legacy` writes TCVN3 in .VnTime faces."""

    def __init__(self, document: Document, *, legacy: bool = False) -> None:
        self.source = document
        self.legacy = legacy
        self.word: Any = docx.Document()
        self.face = ".VnTime" if legacy else FAMILIES[document.font]
        self.numbers: dict[tuple[int, str], int] = {}
        self.set_defaults()

    def set_defaults(self) -> None:
        style = self.word.styles["Normal"]
        style.font.name, style.font.size = self.face, Pt(self.source.size)
        style.element.rPr.rFonts.set(qn("w:eastAsia"), self.face)
        style.paragraph_format.space_after = Pt(4)
        properties = self.word.core_properties
        properties.author = properties.title = properties.comments = ""
        properties.created = properties.modified = FIXED
        self.page(self.word.sections[0], self.source.landscape)

    @staticmethod
    def face_of(run: Any, face: str) -> None:
        run.font.name = face
        run._r.rPr.rFonts.set(qn("w:hAnsi"), face)

    @staticmethod
    def page(section: Any, wide: bool) -> None:
        """A4 with the margins of Nghị định 30/2020/NĐ-CP, upright or landscape."""
        long, short = Cm(29.7), Cm(21.0)
        section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (long, short) if wide else (short, long)
        section.left_margin, section.right_margin = Cm(3), Cm(1.8)
        section.top_margin = section.bottom_margin = Cm(2)

    def write(self) -> Any:
        for block in self.source.blocks:
            if isinstance(block, PageBreak):
                self.page(self.word.add_section(), block.landscape)
            elif isinstance(block, Table):
                self.table(block)
            elif isinstance(block, Columns):
                self.columns(block)
            else:
                self.fill(self.word.add_paragraph(), block)
        return self.word

    def fill(self, paragraph: Any, para: Para, size: float | None = None) -> None:
        automatic = self.source.automatic_numbers and para.list_id and self.countable(para.label)
        text = para.text if automatic else para.printed
        runs = spans(text) if self.legacy else [(False, text)]
        for capital, shown in runs:
            run = paragraph.add_run(shown)
            run.bold, run.italic, run.underline = para.bold, para.italic, para.underline
            points = size or para.size
            if points:
                run.font.size = Pt(points)
            if capital:
                self.face_of(run, ".VnTimeH")
        paragraph.alignment = ALIGN[para.align]
        if para.indent:
            paragraph.paragraph_format.first_line_indent = Cm(para.indent)
        if automatic:
            self.number(paragraph, para)

    @staticmethod
    def countable(label: str | None) -> bool:
        """Labels that Word numbers by itself here: bullets, `1.` and `1)`."""
        return bool(label) and (label in BULLETS or label.rstrip(".)").isdigit())  # type: ignore[operator,union-attr]

    def number(self, paragraph: Any, para: Para) -> None:
        label = para.label or "-"
        kind = label if label in BULLETS else f"%1{label[-1]}"
        key = (para.list_id or 0, kind)
        if key not in self.numbers:
            self.numbers[key] = self.new_list(kind)
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = self.numbers[key]

    def new_list(self, kind: str) -> int:
        """Add an abstract numbering and an instance of it; returns the instance's number."""
        root = self.word.part.numbering_part.element
        ids = [int(e.get(qn("w:abstractNumId"))) for e in root.findall(qn("w:abstractNum"))]
        number = max(ids, default=0) + 1
        abstract = element("w:abstractNum", abstractNumId=str(number))
        level = element("w:lvl", ilvl="0")
        level.append(element("w:start", val="1"))
        level.append(element("w:numFmt", val="bullet" if kind in BULLETS else "decimal"))
        level.append(element("w:lvlText", val=kind))
        abstract.append(level)
        first = root.find(qn("w:num"))
        first.addprevious(abstract) if first is not None else root.append(abstract)
        return int(root.add_num(number).numId)

    def table(self, table: Table) -> None:
        grid = table.grid()
        word = self.word.add_table(rows=len(grid), cols=len(table.widths))
        word.style = "Table Grid" if table.ruled else "Normal Table"
        word.autofit = False
        section = self.word.sections[-1]
        room = section.page_width - section.left_margin - section.right_margin
        for r, row in enumerate(grid):
            for c, cell in enumerate(row):
                if cell:
                    self.cell(word, r, c, cell, table.size)
        for c, width in enumerate(table.widths):
            word.columns[c].width = int(room * width / sum(table.widths))
            for one in word.columns[c].cells:
                one.width = int(room * width / sum(table.widths))
        self.row_flags(word, table)
        self.word.add_paragraph()

    def cell(self, word: Any, r: int, c: int, cell: Cell, size: float) -> None:
        target = word.cell(r, c)
        if cell.colspan > 1 or cell.rowspan > 1:
            target = target.merge(word.cell(r + cell.rowspan - 1, c + cell.colspan - 1))
        for place, line in enumerate(cell.lines):
            paragraph = target.paragraphs[0] if place == 0 else target.add_paragraph()
            para = Para(line, bold=cell.bold, italic=cell.italic, align=cell.align, indent=0)
            self.fill(paragraph, para, size)

    @staticmethod
    def row_flags(word: Any, table: Table) -> None:
        for r, row in enumerate(word.rows):
            properties = row._tr.get_or_add_trPr()
            if r < table.header_rows and table.repeat_header:
                properties.append(element("w:tblHeader", val="true"))
            if not table.cut_rows:
                properties.append(element("w:cantSplit", val="true"))

    def columns(self, block: Columns) -> None:
        word = self.word.add_table(rows=1, cols=2)
        section = self.word.sections[-1]
        room = section.page_width - section.left_margin - section.right_margin + Cm(1)
        for side, paras in enumerate((block.left, block.right)):
            target = word.cell(0, side)
            target.width = int(room * block.widths[side])
            for place, para in enumerate(paras):
                self.fill(target.paragraphs[0] if place == 0 else target.add_paragraph(), para)


def element(name: str, **attributes: str) -> Any:
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def write_docx(document: Document, path: Path, *, legacy: bool = False) -> None:
    """Write the document to `path`; zip entries have a fixed date."""
    buffer = io.BytesIO()
    DocxWriter(document, legacy=legacy).write().save(buffer)
    with (
        zipfile.ZipFile(buffer) as made,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as fixed,
    ):
        for name in sorted(made.namelist()):
            info = zipfile.ZipInfo(name, (2024, 1, 2, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            fixed.writestr(info, made.read(name))

"""Write a document as a PDF with a text layer, byte for byte the same each time (reportlab)."""

from __future__ import annotations

import functools
import io
import subprocess
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pikepdf
from fontTools.ttLib import TTFont as FontFile
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    KeepTogether,
    NextPageTemplate,
    PageTemplate,
    Paragraph,
    Spacer,
)
from reportlab.platypus import PageBreak as NewPage
from reportlab.platypus import Table as Grid

from benchmarks.documents.faces import truetype
from benchmarks.documents.model import Cell, Columns, Document, PageBreak, Para, Table
from benchmarks.documents.tcvn3 import glyph_letters, spans

ALIGN = {"left": TA_LEFT, "center": TA_CENTER, "right": TA_RIGHT, "justify": TA_JUSTIFY}
FAMILIES = {
    "LiberationSerif": "Liberation Serif",
    "FreeSerif": "FreeSerif",
    "DejaVuSerif": "DejaVu Serif",
    "LiberationSans": "Liberation Sans",
    "TeXGyreHeros": "TeX Gyre Heros",
    "TeXGyreHerosCn": "TeX Gyre Heros Cn",
    "TeXGyreTermes": "TeX Gyre Termes",
    "TeXGyreSchola": "TeX Gyre Schola",
    "TeXGyrePagella": "TeX Gyre Pagella",
    "TeXGyreBonum": "TeX Gyre Bonum",
}
MARGINS_CM = {"left": 3.0, "right": 1.8, "top": 2.0, "bottom": 2.0}  # Nghị định 30/2020/NĐ-CP


@functools.cache
def font_file(family: str, style: str) -> Path:
    """The system's file of a face, by fontconfig; `style` as in `Bold Italic`."""
    query = f"{family}:style={style}"
    found = subprocess.run(["fc-match", "-f", "%{file}", query], capture_output=True, check=True)
    return Path(found.stdout.decode())


def register(font: str) -> str:
    """Register the four faces of a family with reportlab; returns the family's name there."""
    faces = {"": "Regular", "-B": "Bold", "-I": "Italic", "-BI": "Bold Italic"}
    for suffix, style in faces.items():
        if font + suffix not in pdfmetrics.getRegisteredFontNames():
            path = font_file(FAMILIES[font], style)
            if font.startswith("DejaVu") and "Italic" in style and "Italic" not in path.name:
                path = font_file("DejaVu Serif", "Bold" if "Bold" in style else "Book")
            pdfmetrics.registerFont(TTFont(font + suffix, truetype(path)))
    pdfmetrics.registerFontFamily(
        font, normal=font, bold=f"{font}-B", italic=f"{font}-I", boldItalic=f"{font}-BI"
    )
    return font


# (capital face, bold) to the name that reportlab knows the face by.
LEGACY = {
    (False, False): ".VnTime",
    (True, False): ".VnTimeH",
    (False, True): ".VnTime-Bold",
    (True, True): ".VnTimeH-Bold",
}

# The code of "ư" is the soft hyphen, which the layout would drop: a stand-in keeps its place.
HYPHEN, STAND_IN = "\xad", "\ue0ad"


def restore_hyphens(path: Path) -> None:
    """Let the text layer say soft hyphen where the stand-in was set."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and "/ToUnicode" in thing:
                stream = thing["/ToUnicode"]
                stream.write(stream.read_bytes().replace(b"<E0AD>", b"<00AD>"))
        pdf.save(path, deterministic_id=True)


def register_legacy() -> str:
    """Make and register faces named .VnTime and .VnTimeH whose codes are TCVN3."""
    for (capital, bold), name in LEGACY.items():
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, legacy_face(name, capital=capital, bold=bold)))
        pdfmetrics.registerFontFamily(name, normal=name, bold=name, italic=name, boldItalic=name)
    return LEGACY[False, False]


def legacy_face(name: str, *, capital: bool, bold: bool) -> io.BytesIO:
    """Liberation Serif with its letters moved to their TCVN3 codes, under another name."""
    style = "Bold" if bold else "Regular"
    font = FontFile(font_file(FAMILIES["LiberationSerif"], style), recalcTimestamp=False)
    letters = font.getBestCmap()
    moved = dict(letters) | {ord(STAND_IN): letters[ord("Ư" if capital else "ư")]}
    moved |= {code: letters[ord(letter)] for code, letter in glyph_letters(capital=capital).items()}
    for table in font["cmap"].tables:
        table.cmap = {c: g for c, g in moved.items() if c < 0x10000 or table.format == 12}
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6, 16):
            record.string = name
    buffer = io.BytesIO()
    font.save(buffer)
    buffer.seek(0)
    return buffer


class PdfWriter:
    """Turns blocks into reportlab flowables in the document's face and size."""

    def __init__(self, document: Document, *, legacy: bool = False) -> None:
        self.document = document
        self.legacy = legacy
        self.font = register_legacy() if legacy else register(document.font)

    def style(self, para: Para, size: float | None = None) -> ParagraphStyle:
        points = size or para.size or self.document.size
        return ParagraphStyle(
            "p",
            fontName=self.font,
            fontSize=points,
            leading=points * 1.25,
            alignment=ALIGN[para.align],
            firstLineIndent=para.indent * cm,
            spaceAfter=4 if para.indent else 0,
        )

    def paragraph(self, para: Para, size: float | None = None) -> Any:
        text = self.markup(para.printed, para.bold).replace("  ", "&nbsp; ")
        for tag, wanted in (("b", para.bold), ("i", para.italic), ("u", para.underline)):
            text = f"<{tag}>{text}</{tag}>" if wanted else text
        return Paragraph(text or "&nbsp;", self.style(para, size))

    def markup(self, text: str, bold: bool = False) -> str:
        """The text as reportlab markup; in a legacy face, encoded and with its capital face."""
        if not self.legacy:
            return escape(text)
        return "".join(
            f'<font name="{LEGACY[capital, bold]}">{escape(run.replace(HYPHEN, STAND_IN))}</font>'
            for capital, run in spans(text)
        )

    def cell(self, cell: Cell, size: float) -> list[Any]:
        return [
            self.paragraph(
                Para(line, bold=cell.bold, italic=cell.italic, align=cell.align, indent=0), size
            )
            for line in cell.lines
        ]

    def table(self, table: Table, width: float) -> Any:
        grid = table.grid()
        data = [[self.cell(c, table.size) if c else "" for c in row] for row in grid]
        commands: list[Any] = [
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("LEFTPADDING", (0, 0), (-1, -1), 3),
            ("RIGHTPADDING", (0, 0), (-1, -1), 3),
        ]
        if table.ruled:
            commands.append(("GRID", (0, 0), (-1, -1), 0.6, "black"))
        for r, row in enumerate(grid):
            for c, cell in enumerate(row):
                if cell and (cell.colspan > 1 or cell.rowspan > 1):
                    end = (c + cell.colspan - 1, r + cell.rowspan - 1)
                    commands.append(("SPAN", (c, r), end))
        total = sum(table.widths)
        flowable = Grid(
            data,
            colWidths=[width * w / total for w in table.widths],
            repeatRows=table.header_rows if table.repeat_header else 0,
            splitInRow=1 if table.cut_rows else 0,
            spaceBefore=6,
            spaceAfter=8,
        )
        flowable.setStyle(commands)
        return flowable

    def columns(self, block: Columns, width: float) -> Any:
        sides = [[self.paragraph(p) for p in side] for side in (block.left, block.right)]
        flowable = Grid([sides], colWidths=[width * w for w in block.widths])
        flowable.setStyle(
            [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 2)]
        )
        return KeepTogether(flowable)

    def story(self, widths: dict[bool, float]) -> list[Any]:
        wide = self.document.landscape
        story: list[Any] = []
        for block in self.document.blocks:
            if isinstance(block, PageBreak):
                wide = block.landscape
                story += [NextPageTemplate("wide" if wide else "tall"), NewPage()]
            elif isinstance(block, Table):
                story.append(self.table(block, widths[wide]))
            elif isinstance(block, Columns):
                story += [self.columns(block, widths[wide]), Spacer(1, 4)]
            else:
                story.append(self.paragraph(block))
        return story


def write_pdf(document: Document, path: Path, *, legacy: bool = False) -> None:
    """Write the document to `path` on A4 pages with the decree's margins.

    `legacy` writes the text in TCVN3 with a .VnTime face, as offices did before Unicode.
    """
    writer = PdfWriter(document, legacy=legacy)
    pages, widths = [], {}
    for name, wide in (("tall", False), ("wide", True)):
        size = landscape(A4) if wide else A4
        left, bottom = MARGINS_CM["left"] * cm, MARGINS_CM["bottom"] * cm
        width = size[0] - left - MARGINS_CM["right"] * cm
        height = size[1] - bottom - MARGINS_CM["top"] * cm
        frame = Frame(left, bottom, width, height, 0, 0, 0, 0)
        pages.append(PageTemplate(name, [frame], pagesize=size))
        widths[wide] = width
    if document.landscape:
        pages.reverse()
    template = BaseDocTemplate(str(path), pageTemplates=pages, invariant=1, title="", author="")
    template.build(writer.story(widths))
    if legacy:
        restore_hyphens(path)

"""Write a document as an office program does: legacy DOC, ODT and PDF through LibreOffice, XLSX."""

from __future__ import annotations

import datetime
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import pikepdf
import xlsxwriter

from benchmarks.documents.docx_writer import write_docx
from benchmarks.documents.model import Columns, Document, PageBreak, Table

TIMEOUT_S = 120
FIXED_DATE = {"SOURCE_DATE_EPOCH": "1704153600", "TZ": "UTC"}  # LibreOffice honours it


def write_converted(document: Document, path: Path, *, legacy: bool = False) -> None:
    """Write DOCX and let LibreOffice turn it into the kind of `path`'s suffix (doc, odt, pdf)."""
    program = shutil.which("soffice")
    if program is None:
        raise FileNotFoundError(
            "LibreOffice (soffice) makes this kind of file; it is not installed"
        )
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{path.stem}.docx"
        write_docx(document, source, legacy=legacy)
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        kind = path.suffix.removeprefix(".")
        command = [
            program,
            profile,
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            folder,
            str(source),
        ]
        subprocess.run(
            command, check=True, capture_output=True, timeout=TIMEOUT_S, env=os.environ | FIXED_DATE
        )
        shutil.copyfile(source.with_suffix(path.suffix), path)
    if path.suffix == ".pdf":
        forget_the_clock(path)


def forget_the_clock(path: Path) -> None:
    """Take out what differs between two exports of the same text: dates and random identities."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for key in ("/CreationDate", "/ModDate"):
            if key in pdf.docinfo:
                del pdf.docinfo[key]
        for key in ("/ID", "/DocChecksum"):
            if key in pdf.trailer:
                del pdf.trailer[key]
        if "/Metadata" in pdf.Root:
            del pdf.Root["/Metadata"]
        pdf.save(path, deterministic_id=True)


def write_xlsx(document: Document, path: Path) -> None:
    """One sheet: paragraphs in the first column, tables with their borders and merged cells."""
    book = xlsxwriter.Workbook(path)
    book.set_properties({"created": datetime.datetime(2024, 1, 2)})
    sheet = book.add_worksheet("Danh sách")
    row = 0
    for block in document.blocks:
        if isinstance(block, Table):
            row = put_table(book, sheet, row, block) + 1
        elif isinstance(block, Columns):
            for side, paras in enumerate((block.left, block.right)):
                for i, para in enumerate(paras):
                    sheet.write_string(row + i, side * 2, para.printed)
            row += max(len(block.left), len(block.right)) + 1
        elif not isinstance(block, PageBreak) and block.printed:
            sheet.write_string(row, 0, block.printed)
            row += 1
    book.close()


def put_table(book: Any, sheet: Any, top: int, table: Table) -> int:
    """Write a table from row `top`; returns the row after it. Whole numbers are number cells."""
    border = {"border": 1, "text_wrap": True, "valign": "vcenter"}
    for c, width in enumerate(table.widths):
        sheet.set_column(c, c, 6 + 5 * width)
    for r, row in enumerate(table.grid()):
        for c, cell in enumerate(row):
            if cell is None:
                continue
            style = book.add_format(border | {"bold": cell.bold})
            place = (top + r, c)
            text = cell.text
            if cell.colspan > 1 or cell.rowspan > 1:
                last = (top + r + cell.rowspan - 1, c + cell.colspan - 1)
                sheet.merge_range(*place, *last, text, style)
            elif text.isdigit() and not text.startswith("0"):
                sheet.write_number(*place, int(text), style)
            else:
                sheet.write_string(*place, text, style)
    return top + len(table.rows)

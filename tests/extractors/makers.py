"""Small documents made for the tests; names are invented, letters ASCII so any font will do."""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table, TableStyle

HEADER = ["TT", "Truong A", "Truong B", "Noi dung", "Ghi chu"]
CONTENTS = (
    "Doi moi phuong phap day hoc, xay dung thu vien than thien trong nha truong",
    "Boi duong doi ngu",
    "Cham soc va nuoi duong tre, xay dung moi truong giao duc an toan cho tat ca tre em",
)


def pair_rows(count: int) -> list[list[str]]:
    return [
        [str(i), f"TH Hoa Binh {i}", f"THCS Yen Thinh Ha {i} B", CONTENTS[i % 3], f"Cap {i}"]
        for i in range(1, count + 1)
    ]


def table_pdf(
    rows: Sequence[Sequence[str]],
    *,
    header: Sequence[str] = HEADER,
    widths: Sequence[int] = (30, 110, 110, 140, 90),
    repeat: int = 0,
    lead: int = 0,
    spans: Sequence[tuple[int, int, int, int]] = (),
    split_rows: bool = True,
) -> bytes:
    """A ruled table over as many pages as it needs; `lead` points of space stand above it.

    `spans` are merged ranges (column, row, last column, last row), the header being row 0.
    """
    cell = ParagraphStyle("cell", fontName="Times-Roman", fontSize=12, leading=15)
    data = [[Paragraph(text, cell) for text in row] for row in [header, *rows]]
    table = Table(data, colWidths=list(widths), repeatRows=repeat, splitInRow=int(split_rows))
    style: list[tuple[object, ...]] = [("GRID", (0, 0), (-1, -1), 0.7, colors.black)]
    style += [("SPAN", (a, b), (c, d)) for a, b, c, d in spans]
    table.setStyle(TableStyle(style))
    target = io.BytesIO()
    flow: list[Flowable] = [Paragraph("Danh sach", cell)]
    if lead:
        flow.append(_Space(lead))
    SimpleDocTemplate(target, pagesize=A4, invariant=1, topMargin=50, bottomMargin=50).build(
        [*flow, table]
    )
    return target.getvalue()


class _Space(Flowable):
    def __init__(self, height: float) -> None:
        super().__init__()
        self.height = height

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return 0, self.height

    def draw(self) -> None:
        """Nothing is drawn."""


Text = tuple[float, float, str]


def text_pdf(
    texts: Sequence[Text],
    *,
    font: str = "Times-Roman",
    size: float = 13,
    password: str | None = None,
) -> bytes:
    """A page with strings at (x, y from the top) in points."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4, invariant=1, encrypt=password)
    canvas.setFont(font, size)
    for x, y, text in texts:
        canvas.drawString(x, A4[1] - y, text)
    canvas.showPage()
    canvas.save()
    return target.getvalue()

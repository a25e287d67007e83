"""Pages of a made plan as word processors, PDFs and plain text give them to the parsers.

A body is a list of lines; `**` before a line sets it in bold.
"""

from __future__ import annotations

import textwrap

from parsers.labels import read_label
from parsers.plan_builder import parse
from schemas.document import Block, Document, Line, Page, line_of
from schemas.geometry import Box
from schemas.plan import Plan

HEAD = (
    "**UBND HUYỆN YÊN LẬP", "**PHÒNG GIÁO DỤC VÀ ĐÀO TẠO", "Số: 12/KH-PGDĐT",
    "**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "**Độc lập - Tự do - Hạnh phúc",
    "Yên Lập, ngày 5 tháng 9 năm 2024", "**KẾ HOẠCH",
    "**Kết nghĩa giữa các trường năm học 2024-2025",
    "Căn cứ Kế hoạch số 97/KH-SGDĐT ngày 20/8/2024 của Sở Giáo dục và Đào tạo về việc kết nghĩa;",
    "Phòng Giáo dục và Đào tạo xây dựng kế hoạch kết nghĩa năm học 2024-2025 như sau:",
)  # fmt: skip
TAIL = (
    "Trên đây là Kế hoạch kết nghĩa năm học 2024-2025, đề nghị các trường thực hiện./.",
    "**Nơi nhận:", "- Các trường (để t/h);", "- Lưu: VT.", "**TRƯỞNG PHÒNG", "**Nguyễn Văn An",
)  # fmt: skip
MODES = ("paragraphs", "list-numbers", "pdf", "text")
_WIDTH = 92  # characters of a printed line
_TALL, _WIDE = 18.0, 5.2  # points of a line and of a character


def plan_of(body: list[str] | str, mode: str = "paragraphs") -> Plan:
    """The plan understood from a body between a usual head and back, printed in a mode."""
    lines = body.strip().splitlines() if isinstance(body, str) else body
    return parse(printed([*HEAD, *lines, *TAIL], mode))


def printed(lines: list[str], mode: str) -> Document:
    """The document of all its lines."""
    if mode in ("paragraphs", "list-numbers"):
        blocks: list[Block] = [_paragraph(line, mode == "list-numbers") for line in lines]
        pages = [Page(1, blocks)]
    else:
        pages = _pages(lines, boxed=mode == "pdf")
    kind = {"pdf": "pdf", "text": "text"}.get(mode, "docx")
    return Document(f"plan.{kind}", kind, "0" * 64, pages)


def _paragraph(text: str, numbered: bool) -> Line:
    bold, text = text.startswith("**"), text.removeprefix("**")
    label = read_label(text)
    apart = numbered and label.style not in ("none", "article")
    line = line_of(label.rest if apart else text, is_paragraph=True)
    line.label = text[: len(text) - len(label.rest)].strip() if apart else None
    for word in line.words:
        word.bold = bold
    return line


def _pages(lines: list[str], boxed: bool) -> list[Page]:
    pages = [Page(1, [], 595.0, 842.0)]
    top = 60.0
    for text in lines:
        bold, text = text.startswith("**"), text.removeprefix("**")
        for index, part in enumerate(textwrap.wrap(text, _WIDTH, break_on_hyphens=False)):
            if boxed and top > 740:
                pages.append(Page(len(pages) + 1, [], 595.0, 842.0))
                top = 60.0
            line = line_of(part, page=len(pages))
            left = 106.0 if index == 0 else 70.0
            for word in line.words:
                word.bold = bold and boxed
                if boxed:
                    word.box = Box(left, top, left + _WIDE * len(word.text), top + 14)
                left += _WIDE * (len(word.text) + 1)
            if boxed and line.words[0].box and line.words[-1].box:
                line.box = Box(line.words[0].box.x0, top, line.words[-1].box.x1, top + 14)
            top += _TALL
            pages[-1].blocks.append(line)
    return pages

"""Printed lines joined to the paragraphs and items that they were broken from.

A word processor says where a paragraph ends; PDFs, scans and plain text do not. There a line
goes on in the next one when it is as long as the lines get, or stops in mid-sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from parsers.labels import read_label
from parsers.line_layout import (
    Layout,
    fills,
    is_full,
    is_indented,
    layout_of,
    starts_like_first_line,
)
from parsers.lost_bullets import has_lost_bullet
from parsers.page_furniture import without_page_furniture
from parsers.run_on import parts_of
from parsers.sections import is_section_heading, is_time_heading
from parsers.wording import clean, fold, is_capitals, opens_bracket, opens_quote
from schemas.document import Block, Line, Table

_LONGEST_PARAGRAPH = 6000  # characters, two pages: each further line looks through all of it
_LINK = re.compile(  # what stands on a line of its own between two schools
    r"(?:kết nghĩa|giúp đỡ|đỡ đầu|hỗ trợ|kết nối|ghép cặp)(?: với| cùng| cho)?\s*:?|(?:và|với)",
    re.IGNORECASE,
)
_LINK_BEFORE = re.compile(r"\b(?:kết nghĩa|kết nối|ghép cặp) (?:với|cùng)$", re.IGNORECASE)
_SHORTEST_CUT = 60  # characters of a paragraph that somebody cut by hand
_END = 40  # characters that hold the last word of a text
_OPEN_WORDS = frozenset(
    fold(
        "và của các cho với trong số ngày tháng năm lớp tại về từ đến theo để là những mỗi một do"
        " có giai đoạn huyện quận tỉnh xã phường cụm khối hoặc cùng được bằng"
    ).split()
)

_COUNTED = re.compile(r"\b\d{1,2} (?:trường|đơn vị)(?: [^\W\d_]+){0,3}\s?:$")  # `… 04 trường:`
_LISTED = re.compile(r"Trường\b[^;]*, (?:và )?Trường\b")
_BASIS_START = re.compile(r"(?:Căn cứ|CĂN CỨ)\s+\S")
_ROW_START = re.compile(r"\d{1,3}\s?[|{\[]")  # a table row whose rule was read as a character


@dataclass(slots=True)
class Paragraph:
    """Text of one printed paragraph or item with its label, and the lines it stands on."""

    text: str
    lines: list[Line] = field(default_factory=list)
    label: str | None = None
    bold: bool = False
    marked: bool = False  # Markdown marked it as bold or heading


def join_blocks(blocks: Iterable[Block]) -> list[Paragraph | Table]:
    """Paragraphs and tables in order; page numbers and running headers are dropped."""
    kept = without_page_furniture(list(blocks))
    layout = layout_of(kept)
    joined: list[Paragraph | Table] = []
    blank = False
    for block in kept:
        if isinstance(block, Table):
            joined.append(block)
            blank = False
            continue
        text = clean(block.text)
        if not text or not re.search(r"\w", text):
            blank = True
            continue
        last = joined[-1] if joined else None
        lost = has_lost_bullet(
            block, last.text if isinstance(last, Paragraph) else "", layout.bullets
        )
        if isinstance(last, Paragraph) and not lost and _goes_on(last, block, text, blank, layout):
            last.text = _glue(last.text, text)
            last.lines.append(block)
            last.bold = last.bold and block.bold
        else:
            joined.append(_start(block, text, "-" if lost else block.label))
        blank = False
    return [part for block in joined for part in _apart(block)]


def _apart(block: Paragraph | Table) -> list[Paragraph | Table]:
    """A paragraph into which a conversion ran several numbered items, as its items."""
    if isinstance(block, Table) or block.label is not None:
        return [block]
    parts = parts_of(block.text)
    return [block] if len(parts) == 1 else [replace(block, text=text) for text in parts]


def _is_marked(line: Line) -> bool:
    """Whether Markdown marks a line as heading or bold."""
    return line.text.lstrip().startswith(("**", "#"))


def _start(line: Line, text: str, label: str | None) -> Paragraph:
    raw = line.text.strip()
    marked = raw.startswith(("**", "#")) and (len(text) < 120)
    if marked and raw.startswith("*") and raw.endswith("*"):
        text = text.rstrip("* ")
        if re.match(r"\*\*\*\s|\*\* .*[^*]\*$", raw):  # `*** X**`: a bullet inside the bold
            text = "* " + text.lstrip("* ")
    return Paragraph(text, [line], label, line.bold, marked)


def _glue(before: str, after: str) -> str:
    """Two lines as one: `2022-` and `2025` without, all else with a space."""
    if re.search(r"\d[-–]$", before) and after[:1].isdigit():
        return before + after
    return f"{before} {after}"


def _goes_on(last: Paragraph, line: Line, text: str, blank: bool, layout: Layout) -> bool:
    """Whether `line` continues the paragraph `last`."""
    before = last.lines[-1]
    if line.label is not None or last.marked or _is_marked(line):
        return False
    if _LINK.fullmatch(text) or _LINK_BEFORE.search(last.text[-_END:]):
        return True
    if before.is_paragraph:
        return line.is_paragraph and _is_cut(last.text, text)
    if len(last.text) > _LONGEST_PARAGRAPH:
        return False
    if is_section_heading(last.text) or (_ends_sentence(last.text) and is_section_heading(text)):
        return False
    if _ROW_START.match(text) or _opens_anew(last.text, text):
        return False
    if blank and not layout.double_spaced:
        inside = _breaks_off(last.text) and _starts_inside(text)
        return inside and (not layout.broken or is_full(before, text, layout))
    if not layout.broken:
        open_end = last.text.endswith(",") and text[:1].islower()
        return _breaks_off(last.text) and _starts_inside(text) and (len(last.text) > 60 or open_end)
    return _printed_line_goes_on(last, line, text, layout)


def _is_cut(before: str, text: str) -> bool:
    """Whether a paragraph was cut in mid-sentence, as by somebody who broke lines by hand.

    >>> before = "Tạo điều kiện để giáo viên hai trường trao đổi, chia sẻ kinh nghiệm"
    >>> _is_cut(before, "trong công tác giảng dạy;"), _is_cut(f"{before};", "trong năm học")
    (True, False)
    >>> _is_cut(before, "- trong công tác giảng dạy;"), _is_cut("Nội dung", "trong năm")
    (False, False)
    """
    long = len(before) >= _SHORTEST_CUT and not is_capitals(before)
    return long and _breaks_off(before) and text[:1].islower() and read_label(text).style == "none"


def _printed_line_goes_on(last: Paragraph, line: Line, text: str, layout: Layout) -> bool:
    before = last.lines[-1]
    label = read_label(text)
    full = is_full(before, text, layout)
    if label.style in ("roman", "article") and not _is_word_inside(last.text, label.style):
        return False
    inside = opens_quote(last.text) or opens_bracket(last.text)
    if inside and len(last.text) < 900 and (full or text[:1].islower()):
        return True
    if label.style != "none" and not _is_broken_number(last.text, text, full):
        return False
    if is_capitals(text) != is_capitals(last.text) and not (full and len(fold(text).split()) < 3):
        return False
    if _starts_inside(text):
        open_end = _last_word(last.text) in _OPEN_WORDS or fills(before, layout, 0.5)
        return full or (_breaks_off(last.text) and open_end)
    if _counts_on(last.text, text):
        return True
    if _ends_sentence(last.text):
        new = is_indented(line, before) or starts_like_first_line(line, before, layout)
        return full and not new and fills(before, layout, 0.97)
    return full or _is_short_break(last.text, line, before, layout)


def _is_short_break(text: str, line: Line, before: Line, layout: Layout) -> bool:
    """A sentence broken well before the margin, as before a long web address."""
    long_enough = len(text.split()) >= 10 and fills(before, layout, 0.7)
    new = is_indented(line, before) or starts_like_first_line(line, before, layout)
    return long_enough and not text.endswith((":", ".")) and not new


def _opens_anew(before: str, text: str) -> bool:
    """Whether a line is a basis, the closing words, or a time on its own, which nothing but open
    words precede.

    >>> _opens_anew("Tổ chức giao lưu giữa hai trường", "Năm học 2024 – 2025")
    True
    >>> _opens_anew("theo kế hoạch của", "Buổi sáng:"), _opens_anew("Giao lưu", "Năm mới")
    (False, False)
    """
    if _last_word(before) in _OPEN_WORDS or opens_quote(before):
        return False
    closes = _ends_sentence(before) and text.startswith("Trên đây là ")  # `the above is`
    return closes or _BASIS_START.match(text) is not None or is_time_heading(text)


def _counts_on(before: str, text: str) -> bool:
    """Whether a line names, in one sentence, the schools that the line before counted.

    >>> _counts_on("Nhà trường nhận giúp đỡ 02 trường:", "Trường Tiểu học A, Trường Mầm non B.")
    True
    >>> _counts_on("Nhà trường nhận giúp đỡ 02 trường:", "Trường Tiểu học A")
    False
    """
    return _COUNTED.search(before) is not None and _LISTED.match(text) is not None


def _is_word_inside(before: str, style: str) -> bool:
    """`… theo` / `Điều 5 của Luật`: an article named in running text, not a heading."""
    return style == "article" and _last_word(before) in _OPEN_WORDS


def _is_broken_number(before: str, text: str, full: bool) -> bool:
    """A line that starts like an item but goes on: `2022` / `- 2025`, `lớp` / `4. Tổ`."""
    if not full:
        return False
    if re.match(r"[-–]\s*\d{4}", text):
        return True
    open_end = _last_word(before) in _OPEN_WORDS
    return not _ends_sentence(before) and text[:1] not in "-–+*•" and open_end


def _last_word(text: str) -> str:
    """The last word of a text, folded; only the end of a long one is looked at.

    >>> _last_word("Căn cứ Kế hoạch của"), _last_word("")
    ('CUA', '')
    """
    words = fold(text[-_END:]).split(" ")
    return words[-1] if len(words) > 1 else fold(text).split(" ")[-1]


def _breaks_off(text: str) -> bool:
    """Whether a text stops in mid-sentence."""
    return not _ends_sentence(text)


def _starts_inside(text: str) -> bool:
    if read_label(text).style != "none":
        return False
    return text[:1].islower() or text[:1] in ',;)“”"(%' or bool(re.match(r"\d{4}\b", text))


def _ends_sentence(text: str) -> bool:
    return bool(re.search(r"[.;:!?…]\W*$", text))

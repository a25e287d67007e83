"""Printed lines joined to the paragraphs and items that they were broken from.

A word processor says where a paragraph ends; PDFs, scans and plain text do not. There a line
goes on in the next one when it is as long as the lines get, or stops in mid-sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise

from parsers.labels import read_label
from parsers.lost_bullets import has_lost_bullet, lost_bullets
from parsers.page_furniture import without_page_furniture
from parsers.run_on import parts_of
from parsers.sections import is_section_heading, is_time_heading
from parsers.wording import clean, fold, is_capitals, opens_bracket, opens_quote
from schemas.document import Block, Line, Table

_LONGEST_PRINTED_LINE = 130  # characters; longer lines were never broken
_LONGEST_PARAGRAPH = 6000  # characters, two pages: each further line looks through all of it
_BROKEN_SHARE = 0.25  # of long lines stop in mid-sentence where lines are broken at a margin
_END = 40  # characters that hold the last word of a text
_LONG = 0.85  # share of the widest line from which a line may have been broken at the margin
_FULL = 0.86  # share of the usual line length from which a line counts as full
_OPEN_WORDS = frozenset(
    fold(
        "và của các cho với trong số ngày tháng năm lớp tại về từ đến theo để là những mỗi một do"
        " có giai đoạn huyện quận tỉnh xã phường cụm khối hoặc cùng được bằng"
    ).split()
)

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


@dataclass(frozen=True, slots=True)
class _Layout:
    """What the lines of a document look like."""

    width: float  # usual full length of a line, in characters
    right: dict[int, float]  # right margin of each page, in points
    left: dict[int, float]  # left margin of each page, in points
    broken: bool  # whether lines were broken at a margin
    bullets: float | None  # where text behind bullets starts, in points, where bullets got lost
    double_spaced: bool  # whether a blank line follows every printed line


def join_blocks(blocks: Iterable[Block]) -> list[Paragraph | Table]:
    """Paragraphs and tables in order; page numbers and running headers are dropped."""
    kept = without_page_furniture(list(blocks))
    layout = _layout(kept)
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


def is_double_spaced(blocks: list[Block]) -> bool:
    """Whether a blank line follows printed lines of which a margin broke the long ones."""
    layout = _layout(blocks)
    return layout.double_spaced and layout.broken


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


def _layout(blocks: list[Block]) -> _Layout:
    lines = [b for b in blocks if isinstance(b, Line)]
    lengths = sorted(len(line.text) for line in lines if line.words)
    width = lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0
    pages = {line.page for line in lines}
    right = _right_margins([line for line in lines if line.box is not None and line.words])
    printed = [i for i, line in enumerate(lines) if line.words]
    apart = sum(1 for a, b in pairwise(printed) if b - a > 1)
    return _Layout(
        width=float(width),
        right=right,
        left={page: _left_margin([n for n in lines if n.page == page]) for page in sorted(pages)},
        broken=_are_boxed(lines)
        or (
            width <= _LONGEST_PRINTED_LINE
            and not _runs_over(lines, width)
            and _share_broken(lines) >= _BROKEN_SHARE
        ),
        bullets=lost_bullets(lines),
        double_spaced=bool(printed) and apart > 0.6 * len(printed),
    )


def _runs_over(lines: list[Line], width: float) -> bool:
    """Whether a line of plain text is far longer than the others: no margin broke them."""
    plain = [n for n in lines if n.words and n.box is None and len(n.columns) == 1]
    return any(len(line.text) > max(1.3 * width, width + 20) for line in plain)


def _share_broken(lines: list[Line]) -> float:
    """The share of long lines that stop in mid-sentence."""
    texts = [clean(line.text) for line in lines if not line.is_paragraph]
    long = [text for text in texts if len(text) >= 45 and not is_capitals(text)]
    return sum(not re.search(r"[.;:!?…,]\W*$", text) for text in long) / max(len(long), 1)


def _are_boxed(lines: list[Line]) -> bool:
    """Whether the lines are printed ones with their places: a margin broke the long ones."""
    printed = [line for line in lines if line.words]
    return bool(printed) and all(n.box is not None and not n.is_paragraph for n in printed)


def _right_margins(lines: list[Line]) -> dict[int, float]:
    """Where the long lines of each page end; a page of short lines has the usual margin."""
    own = {
        page: _right_margin([n for n in lines if n.page == page])
        for page in sorted({line.page for line in lines})
    }
    usual = sorted(own.values())[len(own) // 2] if own else 0.0
    return {page: max(margin, usual) for page, margin in own.items()}


def _right_margin(lines: list[Line]) -> float:
    """The usual end of the lines that are nearly as wide as the widest."""
    boxes = [line.box for line in lines if line.box is not None]
    widest = max((box.width for box in boxes), default=0.0)
    ends = sorted(box.x1 for box in boxes if box.width >= _LONG * widest)
    return ends[int(0.8 * (len(ends) - 1))] if ends else 0.0


def _left_margin(lines: list[Line]) -> float:
    starts = sorted(_start_of(line) for line in lines if line.words)
    return starts[int(0.1 * (len(starts) - 1))] if starts else 0.0


def _start_of(line: Line) -> float:
    """Where a line starts, in points; in plain text a leading space counts as six."""
    if line.box is not None:
        return line.box.x0
    return 6.0 * len(line.words[0].before.expandtabs(4)) if line.words else 0.0


def _goes_on(last: Paragraph, line: Line, text: str, blank: bool, layout: _Layout) -> bool:
    """Whether `line` continues the paragraph `last`."""
    before = last.lines[-1]
    if before.is_paragraph or line.label is not None or last.marked or _is_marked(line):
        return False
    if len(last.text) > _LONGEST_PARAGRAPH:
        return False
    if is_section_heading(last.text) or (_ends_sentence(last.text) and is_section_heading(text)):
        return False
    if _ROW_START.match(text) or _opens_anew(last.text, text):
        return False
    if blank and not layout.double_spaced:
        inside = _breaks_off(last.text) and _starts_inside(text)
        return inside and (not layout.broken or _is_full(before, text, layout))
    if not layout.broken:
        open_end = last.text.endswith(",") and text[:1].islower()
        return _breaks_off(last.text) and _starts_inside(text) and (len(last.text) > 60 or open_end)
    return _printed_line_goes_on(last, line, text, layout)


def _printed_line_goes_on(last: Paragraph, line: Line, text: str, layout: _Layout) -> bool:
    before = last.lines[-1]
    label = read_label(text)
    full = _is_full(before, text, layout)
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
        open_end = _last_word(last.text) in _OPEN_WORDS or _fills(before, layout, 0.5)
        return full or (_breaks_off(last.text) and open_end)
    if _ends_sentence(last.text):
        new = _is_indented(line, before) or _starts_like_first_line(line, before, layout)
        return full and not new and _fills(before, layout, 0.97)
    return full or _is_short_break(last.text, line, before, layout)


def _is_short_break(text: str, line: Line, before: Line, layout: _Layout) -> bool:
    """A sentence broken well before the margin, as before a long web address."""
    long_enough = len(text.split()) >= 10 and _fills(before, layout, 0.7)
    new = _is_indented(line, before) or _starts_like_first_line(line, before, layout)
    return long_enough and not text.endswith((":", ".")) and not new


def _opens_anew(before: str, text: str) -> bool:
    """Whether a line is a basis or a time on its own, which nothing but open words precede.

    >>> _opens_anew("Tổ chức giao lưu giữa hai trường", "Năm học 2024 – 2025")
    True
    >>> _opens_anew("theo kế hoạch của", "Buổi sáng:"), _opens_anew("Giao lưu", "Năm mới")
    (False, False)
    """
    if _last_word(before) in _OPEN_WORDS or opens_quote(before):
        return False
    return _BASIS_START.match(text) is not None or is_time_heading(text)


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


def _is_full(line: Line, after: str, layout: _Layout) -> bool:
    """Whether the next line's first word would not have fitted on this line any more."""
    first = after.split(" ", 1)[0]
    if line.box is not None and layout.right.get(line.page):
        width = line.box.width / max(len(line.text), 1) * (len(first) + 1)
        return line.box.x1 + width >= layout.right[line.page] - 6
    return _printed_length(line) + len(first) + 1 >= _FULL * layout.width


def _fills(line: Line, layout: _Layout, share: float) -> bool:
    if line.box is not None and layout.right.get(line.page):
        return line.box.x1 >= share * layout.right[line.page]
    return _printed_length(line) >= share * layout.width


def _printed_length(line: Line) -> int:
    indent = len(line.words[0].before.expandtabs(4)) if line.words else 0
    return len(line.text) + min(indent, 12) // 2


def _is_indented(line: Line, before: Line) -> bool:
    """Whether a line starts further right than the one above, as a new paragraph does."""
    if line.box is not None and before.box is not None and line.page == before.page:
        return line.box.x0 > before.box.x0 + 12
    if line.words and before.words:
        return len(line.words[0].before) >= len(before.words[0].before) + 3
    return False


def _starts_like_first_line(line: Line, before: Line, layout: _Layout) -> bool:
    """Whether a line is indented as far as the line above and both further than the margin."""
    start, margin = _start_of(line), layout.left.get(line.page, 0.0)
    return abs(start - _start_of(before)) <= 3 and start > margin + 12


def _breaks_off(text: str) -> bool:
    """Whether a text stops in mid-sentence."""
    return not _ends_sentence(text)


def _starts_inside(text: str) -> bool:
    if read_label(text).style != "none":
        return False
    return text[:1].islower() or text[:1] in ',;)“”"(%' or bool(re.match(r"\d{4}\b", text))


def _ends_sentence(text: str) -> bool:
    return bool(re.search(r"[.;:!?…]\W*$", text))

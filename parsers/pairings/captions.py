"""What stands above a table: its title, and the section that it gives to its rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from normalizers.schools import section_level
from parsers.pairings.row_numbers import number_in
from parsers.pairings.table_header import cell_text, distinct
from parsers.text_tables import fold, is_level_row
from schemas.document import Block, Document, Line, Table

_STARTS = re.compile(
    r"(?:danh sach|phu luc|bang|bieu|cac cap|cap truong|cac truong|phan cong|khoi|cap|bac|ket nghia"
    r"|[ivx]{1,4} |\d{1,2} )"
)
_ATTACHED = re.compile(r"\(?\s*(?:kem theo|ban hanh kem|dinh kem)")
_ANNEX = re.compile(r"danh sach|bang|bieu|phu luc(?: (?:so )?(?:[ivx]+|\d+|[a-d]))?")
_LIST_TITLE = re.compile(r"(?:danh sach|bang|bieu|cac |phan cong)")
_SAYS_LIST = re.compile(r"(?:danh sach|phu luc|bang|bieu|cac cap|cap truong)\b")
_SAYS_MORE = re.compile(r"\btiep(?: theo)?$")  # continued
_NUMBERED = re.compile(r"(?:[IVX]+|\d{1,2}(?:\.\d{1,2})*|[A-Za-z])[.)]\s|Điều\s+\d", re.IGNORECASE)
_MOST_LINES = 7
_LONGEST_LABEL = 8  # words before a colon; a longer text is a sentence
_LONGEST_CAPTION = 60  # words of a title; a longer text above a table is a paragraph


@dataclass(frozen=True, slots=True)
class Caption:
    """The text above a table (`text`) and its list title alone (`section`), None without one."""

    text: str = ""
    section: str | None = None


def captions(document: Document) -> list[tuple[Table, Caption]]:
    """Every table of a document, with what stands above it, in order."""
    blocks = list(document.blocks)
    told: list[tuple[Table, Caption]] = []
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            caption = _caption(blocks, index)
            told.append((block, _carried(*told[-1], block, caption) if told else caption))
    return told


def _carried(table: Table, before: Caption, block: Table, own: Caption) -> Caption:
    """A caption with what the one before it gives: a list that goes on keeps its last level."""
    if not _goes_on(table, block) or _is_of_another(own, before):
        return _of_one_part(before, own)
    rows = [distinct(row) for row in table.grid()]
    levels = [row[-1].text for row in rows if 0 < len(row) <= 2 and is_level_row(row[-1].text)]
    return Caption(f"{before.text} {own.text}", levels[-1] if levels else before.section)


def _goes_on(table: Table, rest: Table) -> bool:
    """Whether a table repeats the header of the one before and its numbers go on."""
    ours, theirs = table.grid(), rest.grid()
    if table.columns != rest.columns or min(len(ours), len(theirs)) < 2:
        return False
    heads = ([fold(cell_text(cell)) for cell in rows[0]] for rows in (ours, theirs))
    numbers = [[number_in(cell_text(row[0])) for row in rows[1:]] for rows in (ours, theirs)]
    last, first = ([int(n) for n in found if n and n.isdigit()] for found in numbers)
    return next(heads) == next(heads) and bool(last and first) and first[0] == last[-1] + 1


def _is_of_another(own: Caption, before: Caption) -> bool:
    """Whether a caption opens another list: a part, a list or a level that is not the one before.

    Lists of several levels may be numbered throughout, with a header above each.

    >>> preschools, primary = Caption("1. Mầm non", "1. Mầm non"), Caption("2. TH", "2. Tiểu học")
    >>> _is_of_another(primary, preschools), _is_of_another(preschools, preschools)
    (True, False)
    >>> _is_of_another(Caption("DANH SÁCH (tiếp theo)", "DANH SÁCH (tiếp theo)"), preschools)
    False
    """
    section = own.section or ""
    if own.section == before.section is not None or _SAYS_MORE.search(fold(own.text)):
        return False
    opens = is_list_title(section) or _NUMBERED.match(own.text) is not None
    return opens or section_level(section) is not None


def _of_one_part(before: Caption, own: Caption) -> Caption:
    """A caption that only names a level, with the heading over the level above the last table.

    `II. CÁC CẶP TRƯỜNG` / `1. Mầm non` / table / `2. Tiểu học` / table.
    """
    levels = before.section, own.section
    if any(level is None or section_level(level) is None for level in levels):
        return own
    if own.text != own.section or not before.text.endswith(before.section or ""):
        return own
    over = before.text.removesuffix(before.section or "").strip()
    return Caption(f"{over} {own.text}", own.section) if over else own


def _caption(blocks: Sequence[Block], index: int) -> Caption:
    lines = _lines_above(blocks, index)
    titles = _without_attached([_printed(line) for line in lines])
    start = _title_start(titles)
    if start is None:
        return Caption(" ".join(titles[-2:]))
    own = titles[start:]
    while len(own) > 1 and own[-1].endswith(":") and len(own[-1].split()) > _LONGEST_LABEL:
        own = own[:-1]  # the sentence that leads in the table
    section = " ".join(own)
    if len(section.split()) > _LONGEST_CAPTION:
        return Caption(titles[-1])
    return Caption(" ".join(titles), section if is_section(section) else None)


def _without_attached(texts: Sequence[str]) -> list[str]:
    """The lines without `(Kèm theo Kế hoạch số …)`, which may run over two lines.

    >>> _without_attached(["DANH SÁCH", "(Kèm theo Kế hoạch số 5 ngày 2/3/2023 của Phòng", "GDĐT)"])
    ['DANH SÁCH']
    """
    kept: list[str] = []
    inside = False
    for text in texts:
        inside = inside or bool(_ATTACHED.match(fold(text)))
        if not inside:
            kept.append(text)
        inside = inside and "(" in text and ")" not in text
    return kept


def _printed(line: Line) -> str:
    text = line.text.strip("*# ")
    return f"{line.label} {text}" if line.label else text


def is_section(text: str) -> bool:
    """Whether the text above a list is its title, not a heading of the plan or a lead-in.

    >>> is_section("DANH SÁCH CÁC TRƯỜNG KẾT NGHĨA"), is_section("2. Các trường tiểu học")
    (True, True)
    >>> is_section("II. PHÂN CÔNG KẾT NGHĨA"), is_section("Các trường sau kết nghĩa với nhau:")
    (False, False)
    """
    if section_level(text) is not None:
        return len(text.split()) <= _LONGEST_CAPTION
    return not text.rstrip().endswith(":") and not _NUMBERED.match(text)


def is_list_title(text: str) -> bool:
    """Whether a text says that a list follows: DANH SÁCH, PHỤ LỤC, BIỂU.

    >>> is_list_title("DANH SÁCH các trường"), is_list_title("V/v kết nghĩa các trường")
    (True, False)
    """
    return bool(_SAYS_LIST.match(fold(text)))


def _lines_above(blocks: Sequence[Block], index: int) -> list[Line]:
    """The lines right above a table, up to a blank line, another table, or a few lines."""
    lines: list[Line] = []
    for block in reversed(blocks[max(0, index - 2 * _MOST_LINES) : index]):
        if isinstance(block, Table) or len(lines) >= _MOST_LINES:
            break
        if not block.words:
            if lines and not _is_attached(lines):
                break
            continue
        if lines and (block.text.rstrip().endswith(("./.", ";")) or _ends_text(block)):
            break
        if lines and _is_heading(lines[-1]) and not _is_over_heading(block):
            break
        lines.append(block)
    return lines[::-1]


def _is_heading(line: Line) -> bool:
    """Whether a line is a numbered heading that names no level: a part of the document begins."""
    text = _printed(line)
    return bool(_NUMBERED.match(text)) and section_level(text) is None


def _is_over_heading(line: Line) -> bool:
    """Whether a line is a title or heading itself, not the end of the part before."""
    text = _printed(line)
    return bool(_NUMBERED.match(text) or _STARTS.match(fold(text)) or text.isupper())


def _is_attached(lines: list[Line]) -> bool:
    return all(_ATTACHED.match(fold(line.text)) for line in lines)


def _ends_text(line: Line) -> bool:
    return line.text.rstrip().endswith(".") and len(line.words) > 4


def _title_start(texts: list[str]) -> int | None:
    """Where the list's title begins: at the last DANH SÁCH or the like, else a short heading."""
    for index in range(len(texts) - 1, -1, -1):
        folded = fold(texts[index])
        if _LIST_TITLE.match(folded):
            return _with_annex(texts, index)
    for index in range(len(texts) - 1, -1, -1):
        if _STARTS.match(fold(texts[index])) or texts[index].isupper():
            return _with_annex(texts, index)
    return None


def _with_annex(texts: list[str], index: int) -> int:
    """The start of a title with the lines `PHỤ LỤC I` or `DANH SÁCH` above it."""
    while index and _ANNEX.fullmatch(fold(texts[index - 1])):
        index -= 1
    return index

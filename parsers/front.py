"""The front of a document: letterhead, type line and title, and where the body starts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import takewhile

from parsers.centring import is_centred_below, text_middle
from parsers.doc_type import match_type, type_and_rest, type_of_phrase
from parsers.labels import read_label
from parsers.numbers import find_numbers
from parsers.openings import (
    ANNEX,
    ANNEX_CAPTION,
    RULE,
    is_basis,
    is_letterhead_line,
    is_place_and_date,
)
from parsers.period import find_periods
from parsers.sections import is_section_heading
from parsers.wording import clean, fold, is_capitals, opens_quote
from schemas.document import Block, Line, Table

_FRONT_LINES = 70  # the front never reaches further down than this many blocks
_LONGEST_TITLE = 12  # lines
_BODY_START = re.compile(
    r"(KINH GUI|HOM NAY|CHUNG TOI GOM|DAI DIEN|KINH THUA|NHAM|TREN CO SO|DUOC SU|VOI MUC DICH"
    r"|(?:SANG|CHIEU) NGAY \d|(?:DE|NHAN DIP|HUONG UNG|PHAT HUY|CHAO MUNG|TIEP TUC)\b.{40})"
)
_ANNOUNCES = re.compile(  # the sentence that says who draws up the plan
    r"(?:XAY DUNG|BAN HANH|LAP|TRIEN KHAI|THONG NHAT|TO CHUC) (?:VA \w+ \w+ )?"
    r"(?:KE HOACH|CHUONG TRINH)\b.*NHU SAU|NHU SAU$"
)
_AUTHORITY = re.compile(
    r"(GIAM DOC|CHU TICH|UY BAN|HIEU TRUONG|TRUONG PHONG|BO TRUONG|BAN CHAP HANH|HOI DONG"
    r"|THU TUONG|CHANH|TONG GIAM DOC|CUC TRUONG|BAN THUONG VU|CHINH PHU|QUOC HOI)\b"
)
LIST_TITLE = re.compile(  # what stands in place of a type (gloss: list, table, statistics, roll)
    r"(?:BẢNG (?:PHÂN CÔNG|TỔNG HỢP|KÊ|THỐNG KÊ|THEO DÕI)|DANH SÁCH|DANH MỤC|DANH BẠ|THỐNG KÊ|LỊCH"
    r"|BIỂU (?:THỐNG KÊ|TỔNG HỢP)|SỔ THEO DÕI)\b"
)
_ANNEX_LABEL = re.compile(r"PHU LUC(?: (?:SO )?[\dIVXA-H]{1,4})?")
_YEARS_AT_END = re.compile(r"20\d\d\s*[-–—]\s*20\d\d\W*$")
_LONG_LINE = 60  # characters
_NUMBER_ALONE = re.compile(r"\(?\s*S[ốô]\s*:\s*[\d.…]*\s?/[^()]{2,30}\)?")  # below the type


@dataclass(slots=True)
class Front:
    """Letterhead lines, the type with its line, and the lines of the title."""

    letterhead: list[Line] = field(default_factory=list)
    doc_type: str | None = None
    type_line: Line | None = None
    title: list[Line] = field(default_factory=list)
    middle: float | None = None  # of the text block of the first page, points from its left

    def is_centred(self, line: Line) -> bool:
        """Whether a line may belong to the title by where it stands; True where nobody knows."""
        above = [part for part in (self.type_line, *self.title) if part is not None]
        other_page = any(part.page != line.page for part in self.title)
        return other_page or self.type_line is None or is_centred_below(line, above, self.middle)


def take_front(blocks: list[Block]) -> tuple[Front, list[Block]]:
    """The front of a document's blocks, and the blocks behind it."""
    front = Front(middle=text_middle(blocks))
    index = _type_index(blocks)
    if index is None:
        return front, _front_without_type(blocks, front)
    front.letterhead = [line for b in blocks[:index] for line in _printed_lines(b)]
    line = blocks[index]
    assert isinstance(line, Line)
    front.type_line = line
    front.doc_type, _ = type_of_line(clean(line.text))
    end = _title_end(blocks, index + 1, front)
    return front, blocks[end:]


def _printed_lines(block: Block) -> list[Line]:
    """The lines of a block above the type line; a table there only places a letterhead's halves."""
    if isinstance(block, Line):
        return [block] if block.words else []
    by_column = sorted(block.cells, key=lambda cell: (cell.column, cell.row))
    return [line for cell in by_column for line in cell.lines if line.words]


def _type_index(blocks: list[Block]) -> int | None:
    """Where the type line stands; the body's start ends the search."""
    seen, likely = False, None
    for index, block in enumerate(blocks[:_FRONT_LINES]):
        if isinstance(block, Table):
            if block.rows > 2:
                return likely
            continue
        text = printed(block)
        whole = match_type(text)
        named = whole or (type_and_rest(text) and not is_basis(text))
        if named and type_of_phrase(text) and (whole or likely is None):
            return index
        if named and likely is None:
            likely = index  # THÔNG THỤ is a commune where a line behind it says KẾ HOẠCH
        if _is_type_in_bold(block, text) or (not seen and _names_itself(text)):
            return index
        seen = seen or bool(text)
        if is_basis(text) or read_label(text).style == "roman" or fold(text)[:8] == "KINH GUI":
            return likely
    return likely


def type_of_line(text: str) -> tuple[str | None, str]:
    """The type that a type line names, and what of the title stands on the same line.

    >>> type_of_line("KẾ HOẠCH"), type_of_line("KẾ HOẠCH TỔ CHỨC HỘI THI")
    (('KẾ HOẠCH', ''), ('KẾ HOẠCH', 'TỔ CHỨC HỘI THI'))
    >>> type_of_line("Nghị định của Chính phủ số 115/2003/NĐ-CP")
    ('NGHỊ ĐỊNH', 'của Chính phủ số 115/2003/NĐ-CP')
    """
    if found := match_type(text):
        return found, ""
    if opening := type_and_rest(text):
        return opening
    named = type_of_phrase(text)
    return named, " ".join(text.split()[len(named.split()) :]) if named else ""


def _is_type_in_bold(line: Line, text: str) -> bool:
    """A type alone in bold print that is not in capitals: `Thông tư`."""
    return line.bold and type_of_phrase(text) is not None and match_type(text.upper()) is not None


def _names_itself(text: str) -> bool:
    """Whether a first line is a document's name with its number: Nghị định … số 1/2003/NĐ-CP."""
    named = type_of_phrase(text)
    numbers = find_numbers(text) if named else []
    return (
        bool(numbers) and re.search(r"^[^,;]{4,60}\bsố\s*$", text[: numbers[0].start]) is not None
    )


def _title_end(blocks: list[Block], start: int, front: Front) -> int:
    """Fill `front.title` from the lines behind the type line; return where the body starts."""
    index, blank_before = start, False
    while index < len(blocks) and len(front.title) < _LONGEST_TITLE:
        block = blocks[index]
        if not isinstance(block, Line):
            break
        text = printed(block)
        if not text:
            blank_before = blank_before or bool(front.title)
        elif RULE.fullmatch(text):
            if front.title:
                return index + 1
        elif _NUMBER_ALONE.fullmatch(text):
            front.letterhead.append(block)
        elif front.title and is_place_and_date(text):
            front.letterhead.append(block)
            return index + 1
        elif _is_authority(text, front.title):
            return index + 1
        elif _ends_title(text, block, front, blank_before):
            break
        else:
            front.title.append(block)
        index += 1
    return index


def _ends_title(text: str, line: Line, front: Front, blank_before: bool) -> bool:
    """Whether `line` stands behind the title."""
    if ANNEX_CAPTION.match(fold(text)):
        return True
    title = front.title
    so_far = " ".join(clean(part.text) for part in title)
    if not title:
        return is_basis(text) and bool(re.search(r"\d/", text))
    key = fold(text)
    if opens_quote(so_far) and len(so_far) < 400 and not key.startswith("CAN CU"):
        return False
    if text.endswith(":") or is_section_heading(text):
        return True
    if _ANNOUNCES.search(key) and not is_capitals(text):
        return True
    if is_basis(text) or _BODY_START.match(key) or read_label(text).style not in ("none", "bullet"):
        return True
    if _is_marked(title[-1]) and _is_marked(line):
        return False
    if re.match(r"\(? ?(GIAI DOAN|NAM HOC)\b", key) and len(key) < 40 and find_periods(text):
        return False
    if _opens_body(so_far, text, line):
        return True
    if (title[-1].bold and not line.bold) or not front.is_centred(line):
        return True
    if line.page != title[0].page:
        return True
    if is_capitals(so_far) and not is_capitals(text) and blank_before:
        return True
    return len(text) > 120 or (blank_before and not _goes_on(so_far, text))


def _opens_body(title: str, text: str, line: Line) -> bool:
    """Whether a line of plain text opens the body, where nothing but its words tells that.

    It stands behind the years that close a title, or is as long as what is done (`Thực hiện …`).
    """
    if line.box is not None or line.is_paragraph or is_capitals(text) or not text[0].isupper():
        return False
    closed = _YEARS_AT_END.search(title) is not None
    return closed or (fold(text).startswith("THUC HIEN ") and len(text) >= _LONG_LINE)


def _is_marked(line: Line) -> bool:
    """Whether a line of plain text stands in bold, as Markdown marks each line of a title."""
    plain = line.box is None and not line.is_paragraph
    return line.text.startswith("**") or (plain and line.bold)


def _is_authority(text: str, title: list[Line]) -> bool:
    """The line of a decision that names who decides: HIỆU TRƯỞNG TRƯỜNG …"""
    if not title or is_capitals(" ".join(line.text for line in title)):
        return False
    return _AUTHORITY.match(fold(text)) is not None and is_capitals(text)


def _goes_on(so_far: str, text: str) -> bool:
    """Whether a title line behind a blank line still belongs to the title."""
    return text[:1].islower() or bool(re.match(r"(GIAI DOAN|NAM HOC|\(|-)", fold(text)))


def _front_without_type(blocks: list[Block], front: Front) -> list[Block]:
    """The front of a dispatch, or of a text that lost its letterhead."""
    last = -1
    for index, block in enumerate(blocks[:_FRONT_LINES]):
        if isinstance(block, Table):
            break
        text = clean(block.text)
        if is_letterhead_line(text) and index - last < 14:
            last = index
        elif is_basis(text) or read_label(text).style == "roman" or fold(text)[:8] == "KINH GUI":
            break
    front.letterhead = [b for b in blocks[: last + 1] if isinstance(b, Line) and b.words]
    rest = _take_subject(blocks[last + 1 :], front)
    start = next((i for i, b in enumerate(rest) if not isinstance(b, Line) or b.words), 0)
    first = rest[start] if rest else None
    if last >= 0 and isinstance(first, Line) and _is_list_title(first.text):
        return rest[_title_end(rest, start, front) :]
    if last < 0:
        if isinstance(first, Line) and _opens_no_title(printed(first)):
            return _behind_annex_title(rest, start, front)
        end = _title_end(rest, start, front)
        return rest[end:]
    return rest


def _is_list_title(text: str) -> bool:
    """
    >>> _is_list_title("DANH SÁCH CÁC CẶP TRƯỜNG"), _is_list_title("DANH SÁCH kèm theo")
    (True, False)
    """
    return LIST_TITLE.match(text.strip()) is not None and is_capitals(text)


def _behind_annex_title(blocks: list[Block], first: int, front: Front) -> list[Block]:
    """What stands behind the title of an annex sent alone, which opens at `first`.

    PHỤ LỤC 02 / DANH SÁCH CÁC TRƯỜNG KẾT NGHĨA / (Kèm theo Kế hoạch số …): the title stands in
    capitals above the caption. Without a caption nothing is taken for a title.
    """
    lines = list(takewhile(lambda block: isinstance(block, Line), blocks[first:]))
    texts = [printed(line) for line in lines[:_LONGEST_TITLE] if isinstance(line, Line)]
    start = 1 if _ANNEX_LABEL.fullmatch(fold(texts[0])) else 0
    above = list(takewhile(lambda text: not ANNEX_CAPTION.match(fold(text)), texts[start:]))
    title = next((text for text in above if text), "")
    if len(above) == len(texts) - start or not is_capitals(title):
        return blocks
    return blocks[_title_end(blocks, first + start, front) :]


def _opens_no_title(text: str) -> bool:
    """Whether a text without type line starts with a section or an annex, not with a title."""
    key = fold(text)
    annex = ANNEX.match(key) is not None and is_capitals(text)
    annex = annex or _ANNEX_LABEL.fullmatch(key) is not None
    return annex or read_label(text).style != "none" or is_section_heading(text)


def printed(line: Line) -> str:
    """A line's clean text with the label that the source keeps apart."""
    return clean(f"{line.label} {line.text}" if line.label else line.text)


def _take_subject(blocks: list[Block], front: Front) -> list[Block]:
    """Move the subject lines of a dispatch (V/v …) that stand below the date to the front."""
    for index, block in enumerate(blocks[:12]):
        if not isinstance(block, Line):
            break
        if fold(block.text)[:8] == "KINH GUI":
            front.letterhead.extend(b for b in blocks[:index] if isinstance(b, Line) and b.words)
            return blocks[index:]
    return blocks

"""The four regions of a document: front (letterhead, type, title), body, back, annexes.

Nghị định 30/2020/NĐ-CP, Annex I: letterhead, number, place and date, type and title stand
before the body; recipients (nơi nhận) and signature behind it; annexes follow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from parsers.doc_type import match_type, type_and_rest
from parsers.labels import read_label
from parsers.sections import is_section_heading
from parsers.wording import clean, fold, is_capitals, opens_quote, starts_like
from schemas.document import Block, Document, Line, Table

_FRONT_LINES = 70  # the front never reaches further down than this many blocks
_LONGEST_TITLE = 12  # lines

_MOTTO = re.compile(r"CONG HO?A? XA HOI CHU NGHIA|DOC LAP TU DO|DANG CONG SAN VIET NAM")
_DATE = re.compile(r"NGAY( \w+)? THANG( \w+)? NAM|NAM 20\d\d$")
_NUMBERED = re.compile(r"\W{0,3}S[ốôoóồòÓ0ỐÔO6]{1,2}\s*:?[^/]{0,20}/[^/]{0,40}$|\W{0,3}Số\s*:")
_RULE = re.compile(r"[\s\-_=*─—–.~]{3,}")
_BASIS = re.compile(
    r"(CAN CU|THUC HIEN|THEO|XET|THI HANH|TIEP THEO|TRIEN KHAI|DUOC SU|HUONG UNG)\b"
)
_CITES = re.compile(
    r"\b(SO|LUAT|KE HOACH|CHUONG TRINH|CONG VAN|QUYET DINH|CHI THI|NGHI QUYET|NGHI DINH|THONG TU"
    r"|HUONG DAN|DE NGHI|TINH HINH|CHUC NANG|NHU CAU|Y KIEN|DE AN|TO TRINH|BIEN BAN|THONG BAO"
    r"|NHIEM VU|DIEU KIEN|SU CHI DAO|DIEU LE)\b"
)
_BODY_START = re.compile(r"(KINH GUI|HOM NAY|CHUNG TOI GOM|DAI DIEN|KINH THUA)\b")
_AUTHORITY = re.compile(
    r"(GIAM DOC|CHU TICH|UY BAN|HIEU TRUONG|TRUONG PHONG|BO TRUONG|BAN CHAP HANH|HOI DONG"
    r"|THU TUONG|CHANH|TONG GIAM DOC|CUC TRUONG|BAN THUONG VU|CHINH PHU|QUOC HOI)\b"
)
_CAPACITY = re.compile(r"(KT|TM|TL|TUQ|Q|QUYEN)\b|T M\b|K T\b")
SIGNER_TITLE = re.compile(
    r"(?:(?:KT|TM|TL|TUQ|T M|K T|Q|QUYEN) )?(?:PHO )?(?:THU TRUONG|BO TRUONG"
    r"|(?:PHO )?(?:TONG )?GIAM DOC|(?:PHO )?HIEU TRUONG|(?:PHO )?TRUONG PHONG|(?:PHO )?CHU TICH"
    r"|(?:PHO )?CHANH VAN PHONG|(?:PHO )?BI THU|CHU NHIEM|TO TRUONG|(?:PHO )?CUC TRUONG"
    r"|(?:PHO )?TRUONG BAN|VIEN TRUONG|(?:PHO )?TONG BIEN TAP|NGUOI LAP|DAI DIEN|CHANH AN)\b.*"
)
_ANNEX = re.compile(
    r"(PHU LUC|DANH SACH|BIEU|MAU SO|MAU|LICH|BANG|DANH MUC|NOI DUNG CHUONG TRINH)\b"
)
_ANNEX_CAPTION = re.compile(r"\(?\s*(KEM THEO|BAN HANH KEM|DINH KEM)\b")


@dataclass(slots=True)
class Regions:
    """The blocks of each region, in order; front and back as lines, their tables undone."""

    letterhead: list[Line] = field(default_factory=list)
    doc_type: str | None = None
    type_line: Line | None = None
    title: list[Line] = field(default_factory=list)
    body: list[Block] = field(default_factory=list)
    back: list[Line] = field(default_factory=list)
    annexes: list[Block] = field(default_factory=list)


def split_regions(document: Document) -> Regions:
    """The regions of a document; every region but the body may be empty."""
    blocks = list(document.blocks)
    regions = Regions()
    rest = _take_front(_undo_layout_tables(blocks), regions)
    start, end = _find_back(rest)
    regions.body = rest[:start]
    regions.back = [block for block in rest[start:end] if isinstance(block, Line)]
    regions.annexes = rest[end:]
    return regions


def _undo_layout_tables(blocks: list[Block]) -> list[Block]:
    """Tables that only place a letterhead or signatures side by side, as their lines."""
    undone: list[Block] = []
    for block in blocks:
        if isinstance(block, Table) and is_layout_table(block):
            for cell in sorted(block.cells, key=lambda c: (c.column, c.row)):
                undone.extend(cell.lines)
        else:
            undone.append(block)
    return undone


def is_layout_table(table: Table) -> bool:
    """Whether a table holds a letterhead or the signatures, not content."""
    keys = [fold(line.text) for line in table.lines]
    if not table.ruled and any(key.startswith(("NOI NHAN", "LUU VT")) for key in keys):
        return True
    if table.columns > 4 or table.rows > 8:
        return False
    letterhead = any(_MOTTO.search(key) for key in keys)
    signature = any(key.startswith("NOI NHAN") for key in keys) or (
        table.rows <= 4
        and sum(bool(SIGNER_TITLE.fullmatch(k)) for k in keys if len(k) < 60) >= 1
        and sum(len(k) > 100 for k in keys) == 0
        and not _has_row_numbers(table)
    )
    return letterhead or signature


def _has_row_numbers(table: Table) -> bool:
    return any(cell.column == 0 and cell.text.strip(" .").isdigit() for cell in table.cells)


def is_letterhead_line(text: str) -> bool:
    """Whether a line is motto, place and date, number or rule of a letterhead."""
    key = fold(text)
    if _MOTTO.search(key) or _RULE.fullmatch(text):
        return True
    dated = _DATE.search(key) is not None and len(key) < 90
    return dated or _NUMBERED.match(text) is not None


def is_basis(text: str) -> bool:
    """Whether a paragraph belongs to the basis part: Căn cứ …, Thực hiện Kế hoạch số …

    >>> is_basis("Căn cứ Luật Giáo dục;"), is_basis("Thyc hién Ké hoach s 4340/KH-SGDDT")
    (True, True)
    >>> is_basis("Thực hiện các nội dung thuộc lĩnh vực phụ trách.")
    False
    """
    key = fold(text)
    if key.startswith("CAN CU") or starts_like(text, "Căn cứ", 80):
        return True
    opening = _BASIS.match(key) or starts_like(text, "Thực hiện", 75)
    return bool(opening and (_CITES.search(key[:60]) and re.search(r"\d/|/[A-ZĐ]", text[:160])))


def _take_front(blocks: list[Block], regions: Regions) -> list[Block]:
    """Fill the front of `regions`; return the blocks behind it."""
    index = _type_index(blocks)
    if index is None:
        return _front_without_type(blocks, regions)
    regions.letterhead = [b for b in blocks[:index] if isinstance(b, Line) and b.words]
    line = blocks[index]
    assert isinstance(line, Line)
    regions.type_line = line
    regions.doc_type = match_type(clean(line.text))
    if regions.doc_type is None and (opening := type_and_rest(clean(line.text))):
        regions.doc_type = opening[0]
    end = _title_end(blocks, index + 1, regions)
    return blocks[end:]


def _type_index(blocks: list[Block]) -> int | None:
    """Where the type line stands; the body's start ends the search."""
    for index, block in enumerate(blocks[:_FRONT_LINES]):
        if isinstance(block, Table):
            if block.rows > 2:
                return None
            continue
        text = printed(block)
        if match_type(text) or (type_and_rest(text) and not is_basis(text)):
            return index
        if is_basis(text) or read_label(text).style == "roman" or fold(text)[:8] == "KINH GUI":
            return None
    return None


def _title_end(blocks: list[Block], start: int, regions: Regions) -> int:
    """Fill `regions.title` from the lines behind the type line; return where the body starts."""
    index, blank_before = start, False
    while index < len(blocks) and len(regions.title) < _LONGEST_TITLE:
        block = blocks[index]
        if not isinstance(block, Line):
            break
        text = printed(block)
        if not text:
            blank_before = blank_before or bool(regions.title)
        elif _RULE.fullmatch(text):
            if regions.title:
                return index + 1
        elif _is_authority(text, regions.title):
            return index + 1
        elif _ends_title(text, block, regions, blank_before):
            break
        else:
            regions.title.append(block)
        index += 1
    return index


def _ends_title(text: str, line: Line, regions: Regions, blank_before: bool) -> bool:
    """Whether `line` stands behind the title."""
    if _ANNEX_CAPTION.match(fold(text)):
        return True
    title = regions.title
    so_far = " ".join(clean(part.text) for part in title)
    if not title:
        return is_basis(text) and bool(re.search(r"\d/", text))
    key = fold(text)
    if opens_quote(so_far) and len(so_far) < 400:
        return False
    if is_basis(text) or _BODY_START.match(key) or read_label(text).style not in ("none", "bullet"):
        return True
    if title[-1].text.startswith("**") and line.text.startswith("**"):
        return False
    if title[-1].bold and not line.bold:
        return True
    if line.page != title[0].page:
        return True
    if is_capitals(so_far) and not is_capitals(text) and blank_before:
        return True
    return len(text) > 120 or (blank_before and not _goes_on(so_far, text))


def _is_authority(text: str, title: list[Line]) -> bool:
    """The line of a decision that names who decides: HIỆU TRƯỞNG TRƯỜNG …"""
    if not title or is_capitals(" ".join(line.text for line in title)):
        return False
    return _AUTHORITY.match(fold(text)) is not None and is_capitals(text)


def _goes_on(so_far: str, text: str) -> bool:
    """Whether a title line behind a blank line still belongs to the title."""
    return text[:1].islower() or bool(re.match(r"(GIAI DOAN|NAM HOC|\(|-)", fold(text)))


def _front_without_type(blocks: list[Block], regions: Regions) -> list[Block]:
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
    front = blocks[: last + 1]
    regions.letterhead = [b for b in front if isinstance(b, Line) and b.words]
    rest = _take_subject(blocks[last + 1 :], regions)
    if last < 0:
        start = next((i for i, b in enumerate(rest) if not isinstance(b, Line) or b.words), 0)
        first = rest[start] if rest else None
        if isinstance(first, Line) and _opens_no_title(printed(first)):
            return rest
        end = _title_end(rest, start, regions)
        return rest[end:]
    return rest


def _opens_no_title(text: str) -> bool:
    """Whether a text without type line starts with a section or an annex, not with a title."""
    annex = _ANNEX.match(fold(text)) is not None and is_capitals(text)
    return annex or read_label(text).style != "none" or is_section_heading(text)


def printed(line: Line) -> str:
    """A line's clean text with the label that the source keeps apart."""
    return clean(f"{line.label} {line.text}" if line.label else line.text)


def _take_subject(blocks: list[Block], regions: Regions) -> list[Block]:
    """Move the subject lines of a dispatch (V/v …) that stand below the date to the front."""
    for index, block in enumerate(blocks[:12]):
        if not isinstance(block, Line):
            break
        if fold(block.text)[:8] == "KINH GUI":
            regions.letterhead.extend(b for b in blocks[:index] if isinstance(b, Line) and b.words)
            return blocks[index:]
    return blocks


def _find_back(blocks: list[Block]) -> tuple[int, int]:
    """Start and end of recipients and signatures among the blocks behind the front."""
    texts = [printed(b) if isinstance(b, Line) else None for b in blocks]
    start = next((i for i, t in enumerate(texts) if t and starts_like(t, "Nơi nhận", 80)), None)
    if start is None:
        start = _signature_start(texts)
    if start is None:
        return len(blocks), len(blocks)
    return _extend_up(texts, start), _back_end(blocks, texts, start)


def _signature_start(texts: list[str | None]) -> int | None:
    """The first signer's title in capitals behind the closing `./.` or in the last lines."""
    closing = max((i for i, t in enumerate(texts) if t and re.search(r"\./\.?\W*$", t)), default=-1)
    for index in range(max(closing + 1, 0), len(texts)):
        text = texts[index]
        near_the_end = closing >= 0 or index > 0.6 * len(texts)
        if near_the_end and text and is_signer_title(text):
            return index
    return None


def is_signer_title(text: str) -> bool:
    """Whether a line in capitals is a signer's capacity or office: KT. TRƯỞNG PHÒNG.

    >>> is_signer_title("KT. TRƯỞNG PHÒNG"), is_signer_title("Hiệu trưởng nhà trường")
    (True, False)
    """
    return len(text) < 70 and is_capitals(text) and SIGNER_TITLE.fullmatch(fold(text)) is not None


def _extend_up(texts: list[str | None], start: int) -> int:
    """Move the start up over signature lines that stand before it (names, titles, units)."""
    first, index, seen = start, start - 1, is_signer_title(texts[start] or "")
    while index >= 0 and start - index < 20:
        text = texts[index]
        if text is None or len(text) > 80 or re.search(r"[.;:,]$", text):
            break
        if text and (read_label(text).style != "none" or not _is_signature_line(text)):
            break
        if text:
            first = index
            seen = seen or bool(SIGNER_TITLE.fullmatch(fold(text)))
        index -= 1
    return first if seen else start


def _is_signature_line(text: str) -> bool:
    """A line in capitals or a personal name."""
    words = text.split()
    return is_capitals(text) or (2 <= len(words) <= 7 and all(w[:1].isupper() for w in words))


def _back_end(blocks: list[Block], texts: list[str | None], start: int) -> int:
    """Where the annexes begin: a list heading or caption, or a table with content."""
    for index in range(start + 1, len(blocks)):
        text = texts[index]
        if text is None:
            return _heading_above(texts, index, start)
        key = fold(text)
        if _ANNEX_CAPTION.match(key):
            return _heading_above(texts, index, start)
        if _ANNEX.match(key) and is_capitals(text):
            return index
        if len(text) > 200 and read_label(text).style == "none":
            return index
    return len(blocks)


def _heading_above(texts: list[str | None], index: int, start: int) -> int:
    """Move up over the lines in capitals right above an annex's caption or table."""
    first = index
    for above in range(index - 1, start, -1):
        text = texts[above]
        if text is None or (text and not is_capitals(text)):
            break
        if text:
            if SIGNER_TITLE.fullmatch(fold(text)):
                break
            first = above
    return first

"""The back of a document: recipients, and signers with their capacity, after Annex I, II.7.

KT. (ký thay: for the head), TM. (thay mặt: for a collective), TL. (thừa lệnh: by order),
TUQ. (thừa ủy quyền), Q. (quyền: acting).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from parsers.openings import SIGNER_TITLE, is_signer_title
from parsers.recipients import Piece, take_recipients
from parsers.surnames import SURNAMES
from parsers.wording import clean, fold, is_capitals
from schemas.document import Line, Word
from schemas.geometry import Box, union
from schemas.plan import Signer

_CAPACITY = re.compile(r"(KT|TM|TL|TUQ|Q|T/M|K/T|T/L)\b\.?", re.IGNORECASE)
_NOISE = re.compile(
    r"DA KY|KY TEN|DONG DAU|KY GHI RO|KY BOI|NGUOI KY|THOI GIAN KY|^EMAIL|CO QUAN|^\d+$|KY VA"
)
_UNIT = re.compile(
    r"(UBND|UY BAN|SO|PHONG|TRUONG|DANG UY|CHI BO|CONG DOAN|TRUNG TAM|BAN|HOI|CUM|QUAN|HUYEN|TINH"
    r"|THANH PHO|XA|PHUONG|DAI DIEN|BEN)\b"
)
_SIGNED = re.compile(r"\s*[-–—(]\s*(?:Đã ký|đã ký|ĐÃ KÝ)\)?$")
_GLUED_TITLE = re.compile(
    r"(?<=[.a-zà-ỹ)])(?=(?:KT|TM|TL|TUQ|Q)\.\s?[A-ZĐ]|[A-ZĐÀ-Ỹ]{3,}\s[A-ZĐÀ-Ỹ]{3,})"
)
_DEGREE = re.compile(  # degrees, honours, military ranks, forms of address before a name
    r"^(?:(?:TS|Th[Ss]|ThS|Th\.s|PGS|GS|BS|CN|NGƯT|NGND|(?:Bác|Thạc|Tiến) s[ĩỹ]|Nhà giáo ưu tú"
    r"|(?:Thiếu|Trung|Thượng|Đại) (?:tá|[uú][ýy]|úy|tướng)|Ông|Bà|Thầy|Cô|Đ/c|Đồng chí)\b[.:]?\s*)+"
)
_HIGHLAND = re.compile(r"(?<!\w)([A-ZĐ])[’'‘]\s+(?=[A-ZĐ])")  # K’ Brêm: K’Brêm
_ROW = 8.0  # points within which the pieces of one printed row start
_TITLE_WORDS = re.compile(
    r"(?:PHO |QUYEN )?(?:HIEU TRUONG|TRUONG PHONG|GIAM DOC|CHU TICH|BI THU|CHANH VAN PHONG)$"
)


@dataclass(slots=True)
class _Block:
    """What stands above a signer's name."""

    organisation: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)


def read_back(lines: list[Line], page_width: float = 0.0) -> tuple[list[str], list[Signer]]:
    """Recipients and signers of the lines behind the body; `page_width` in points, 0 unknown."""
    anchors = _anchors(lines)
    pieces = [
        part
        for line in lines
        for piece in _pieces(line, page_width, anchors)
        for part in _unglued(piece)
    ]
    recipients, rest = take_recipients(pieces)
    signers: list[Signer] = []
    rest.sort(key=_height)
    for column in sorted({piece.column for piece in rest}):
        signers.extend(_signers([piece.text for piece in rest if piece.column == column]))
    return recipients, signers or _without_title(rest)


def _without_title(pieces: list[Piece]) -> list[Signer]:
    """The last person's name beside the recipients, where a stamp hides all that stands above."""
    names = [p.text for p in pieces if p.column and is_name(p.text)]
    known = [name for name in names if name.split()[0].casefold() in SURNAMES]
    return [Signer(name=known[-1])] if known else []


def _unglued(piece: Piece) -> list[Piece]:
    """`- Lưu: VT.KT. GIÁM ĐỐC`, as conversion glues two cells, in two."""
    found = _GLUED_TITLE.search(piece.text)
    if found is None or not fold(piece.text).startswith("LUU"):
        return [piece]
    title = piece.text[found.end() :]
    return [
        Piece(piece.text[: found.start()], piece.column, piece.line),
        Piece(title, 1, piece.line),
    ]


def _height(piece: Piece) -> tuple[int, float]:
    """Page and top of a piece; pieces without a box keep the order they came in."""
    return piece.line.page, piece.line.box.top if piece.line.box is not None else 0.0


def _anchors(lines: list[Line]) -> list[float]:
    """The middles of the columns, in points, as the first row with most columns shows.

    What stands above or below another part of the row is in one column with it.
    """
    rows: dict[tuple[int, int], list[Box]] = {}
    for line in lines:
        boxes = [box for words in _over_brackets(line) if (box := union(w.box for w in words))]
        if line.box is not None:
            rows.setdefault((line.page, round(line.box.top / _ROW)), []).extend(boxes)
    columns = [_columns(row) for row in rows.values()]
    most = max((len(row) for row in columns), default=0)
    return next(row for row in columns if len(row) == most) if most > 1 else []


def _columns(boxes: list[Box]) -> list[float]:
    """The middles of the stretches that boxes cover from left to right."""
    stretches: list[list[float]] = []
    for box in sorted(boxes, key=lambda box: box.x0):
        if stretches and box.x0 < stretches[-1][1]:
            stretches[-1][1] = max(stretches[-1][1], box.x1)
        else:
            stretches.append([box.x0, box.x1])
    return [(x0 + x1) / 2 for x0, x1 in stretches]


def _middle(words: list[Word]) -> float | None:
    box = union(word.box for word in words)
    return None if box is None else (box.x0 + box.x1) / 2


def _pieces(line: Line, page_width: float, anchors: list[float]) -> list[Piece]:
    parts = _over_brackets(line)
    pieces = []
    for index, words in enumerate(parts):
        text = clean(" ".join(word.text for word in words))
        if line.label and index == 0:
            text = f"{line.label} {text}"
        middle = _middle(words)
        if not text:
            continue
        if anchors and middle is not None:
            column = min(range(len(anchors)), key=lambda i: abs(anchors[i] - middle))
        else:
            column = _column(line, words[0].before, index, len(parts), page_width)
        pieces.append(Piece(text, column, line))
    return pieces


def _over_brackets(line: Line) -> list[list[Word]]:
    """The columns of a line, those joined again that a blank in brackets parted: `VT (    )`."""
    parts: list[list[Word]] = []
    for words in line.columns:
        before = " ".join(word.text for word in parts[-1]) if parts else ""
        opens = words[0].text.startswith("(")  # a bracket of its own: (đã ký)
        if before.count("(") > before.count(")") and not opens:
            parts[-1].extend(words)
        else:
            parts.append(words)
    return parts


def _column(line: Line, before: str, index: int, count: int, page_width: float) -> int:
    if count > 1:
        return min(index, 1) if count == 2 else index
    if line.box is not None and page_width:
        return int((line.box.x0 + line.box.x1) / 2 > 0.52 * page_width)
    return int(len(before.expandtabs(4)) >= 20)


def _signers(texts: list[str]) -> list[Signer]:
    """The signers of one column: unit, capacity and office, then the name."""
    signers: list[Signer] = []
    block = _Block()
    in_capitals = not any(is_name(text) and not is_capitals(text) for text in texts)
    for index, text in enumerate(texts):
        text = _SIGNED.sub("", text)
        key = fold(text)
        if not key or _NOISE.search(key):
            continue
        if _ends_unit(text, key, block, texts[index + 1 :]):
            block.organisation.append(text)
            continue
        if _is_title(text, key):
            block.titles.append(text)
        elif _is_unit(text, key):
            block.organisation.append(text)
        elif _may_be_title(text) and not (block.titles and in_capitals):
            block.titles.append(text)
        elif is_name(text) and (block.titles or block.organisation):
            signers.append(_signer(text, block))
            block = _Block()
    return signers


def _ends_unit(text: str, key: str, block: _Block, behind: list[str]) -> bool:
    """Whether a line goes on with a long unit above it, as the office that follows it shows.

    `ĐẠI DIỆN TRƯỜNG TIỂU HỌC LÊ` / `LỢI` / `HIỆU TRƯỞNG`.
    """
    if not block.organisation or block.titles or not is_capitals(text) or _is_title(text, key):
        return False
    nearest = next((later for later in behind if fold(later)), "")
    return len(text.split()) <= 4 and _is_title(nearest, fold(nearest))


def _may_be_title(text: str) -> bool:
    """Whether a short line in capitals may be an office that no list knows: CHÍNH TRỊ VIÊN."""
    words = text.split()
    return is_capitals(text) and 2 <= len(words) <= 6 and all(w.isalpha() for w in words)


def _is_title(text: str, key: str) -> bool:
    if is_capitals(text) and re.match(r"(?:KT|TM|TL|TUQ|T/M|K/T|T/L)[ ./]", text):
        return True
    if re.fullmatch(r"(?:PHÓ )?(?:CỤM|NHÓM|KHỐI|ĐỘI|TỔ) (?:TRƯỞNG|PHÓ)", text):
        return True  # heads of clusters and groups, which fold like units: CỤM TRƯỜNG
    if re.match(r"(?:KT|TM|TL|TUQ) ", key) and SIGNER_TITLE.fullmatch(key) and len(text) < 60:
        return True  # `kt. Thống đốc`: capitals that a font made
    return (is_signer_title(text) and not key.startswith("DAI DIEN")) or (
        len(text) < 60 and _TITLE_WORDS.search(key) is not None and text[:1].isupper()
    )


def _is_unit(text: str, key: str) -> bool:
    return is_capitals(text) and _UNIT.match(key) is not None


def is_name(text: str) -> bool:
    """Two to six syllables, each with a capital: `Phạm Thị Miên`.

    >>> is_name("Ths. Nguyễn Văn An"), is_name("NGUYỄN VĂN AN"), is_name("Các trường MN")
    (True, True, False)
    >>> is_name("Thiếu tá Quàng Văn Bình"), is_name("Thiếu tá"), is_name("Rmah H’Nguyên")
    (True, False, True)
    >>> is_name("K’ Brêm Phước"), is_name("K' Tiêng")
    (True, True)
    """
    words = _HIGHLAND.sub(r"\1’", _DEGREE.sub("", text)).split()
    parts = [part for word in words for part in re.split(r"(?<=\w)[-’'‘](?=\w)", word)]
    if len(parts) < 2 or len(words) > 6 or not all(part.isalpha() for part in parts):
        return False
    return all(part[0].isupper() and (part[1:].islower() or part.isupper()) for part in parts)


def _signer(text: str, block: _Block) -> Signer:
    capacities = [t for t in block.titles if _CAPACITY.match(t)]
    offices = [t for t in block.titles if not _CAPACITY.match(t)] or [
        t.partition(".")[2].strip() for t in capacities if t.startswith("Q.")
    ]
    organisation = re.sub(r"^ĐẠI DIỆN\s+", "", " ".join(block.organisation)) or None
    return Signer(
        name=_DEGREE.sub("", text).strip(),
        title=" ".join(offices) or None,
        capacity=" ".join(capacities) or None,
        organisation=organisation,
    )

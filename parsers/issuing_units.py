"""The units that a letterhead names: which issue the document, and under which they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from parsers.openings import FORM
from parsers.wording import fold, is_capitals
from schemas.document import Line
from schemas.geometry import Box

_UNIT_HEADS = re.compile(
    r"(UBND|U Y BAN|UY BAN|SO|PHONG|TRUONG|BO|DANG UY|DANG BO|CHI BO|CONG DOAN|LIEN DOAN|TRUNG TAM"
    r"|TONG LIEN DOAN"
    r"|HOI|DOAN|BAN|CUC|CHI CUC|TONG CUC|VIEN|TINH UY|HUYEN UY|QUAN UY|THANH UY|THI UY|HDND"
    r"|HOI DONG|TONG CONG TY|CONG TY|NGAN HANG|BENH VIEN|THANH TRA|VAN PHONG|HOC VIEN|CUM|TO|VU"
    r"|THANH DOAN|HUYEN DOAN|QUAN DOAN|LIEN DOI|CHINH PHU|QUOC HOI|KHOI|MAT TRAN|DAI|NHOM TRE"
    r"|TINH DOAN|THI DOAN|XA DOAN|PHUONG DOAN|CHI DOAN|LDLD|CDCS|CDGD|CDN|PGD|SGD|TTGDTX|TTGDNN"
    r"|UBMTTQ|PHAN HIEU|NHA TRUONG|DTN)\b"
)
_OFFICE = re.compile(r"(?:SO|PHONG|PGD|SGD)\b")
_UNION = re.compile(  # what stands under no office of education, so issues beside it
    r"(?:TINH|HUYEN|QUAN|THANH|THI) DOAN\b|LIEN DOAN LAO DONG|HOI LIEN HIEP|BO CHI HUY|CONG AN"
)
_ASSOCIATION = re.compile(r"HOI (?!DONG)|HUYEN DOAN|TINH DOAN|QUAN DOAN|CONG AN")  # no parent
_PLACES = tuple(  # of provinces, districts, communes
    re.compile(rf"\b(?:{words})\b")
    for words in ("TINH", "HUYEN|QUAN|THI XA|THANH PHO|TP|TX", "XA|PHUONG|THI TRAN|TT")
)
_BESIDE = re.compile(  # a unit that issues beside an office of another kind
    r"(?:TINH|HUYEN|QUAN|THANH|THI|XA|PHUONG) DOAN\b|CONG DOAN|LIEN DOAN|HOI \w|DOAN \w"
    r"|BO CHI HUY|DON BIEN PHONG|DOI \w|MAT TRAN|TRUONG \w|PHONG \w|BAN DAN (?:TOC|VAN)"
    r"|BAN TUYEN GIAO|BAN TO CHUC"
)

_MOSTLY = 0.7  # share of the letters of a line set in capitals that an OCR read as such


@dataclass(slots=True)
class Units:
    """The units that a letterhead names so far.

    `row` and `above` say which ones the last two printed lines name.
    """

    names: list[str] = field(default_factory=list)
    boxes: list[Box | None] = field(default_factory=list)  # of the last line of each
    line: Line | None = None
    row: list[int] = field(default_factory=list)
    above: list[int] = field(default_factory=list)

    def add(self, piece: str, line: Line) -> None:
        self._move_to(line)
        self.row.append(len(self.names))
        self.names.append(piece)
        self.boxes.append(line.box)

    def go_on(self, piece: str, line: Line) -> None:
        """The piece ends the unit above it: in its own column where two stand side by side."""
        self._move_to(line)
        beside = len(self.row) < len(self.above) > 1
        at = self.above[len(self.row)] if beside else self._nearest(line.box)
        self.names[at] = f"{self.names[at]} {piece}"
        self.boxes[at] = line.box
        self.row.append(at)

    def take(self, piece: str, line: Line, number_printed: bool) -> bool:
        """Enter a piece in capitals, or one that opens with the word for an office or school.

        Gives whether it is part of a unit; `number_printed` says that the number stands above.
        """
        key = fold(piece)
        opens = _UNIT_HEADS.match(key) is not None
        piece = _without_debris(piece, line)
        last = self.names[-1] if self.names else ""
        end = bool(last) and piece.isupper() and len(piece) >= 2  # ĐẤT / ĐỎ
        if min((word.confidence for word in line.words), default=1.0) < 1.0:
            end = end and piece.replace(" ", "").isalpha()  # a scan's specks read as F3
        if last and piece.isdigit() and fold(last).endswith(" SO"):  # CỤM … SỐ / 2
            self.go_on(piece, line)
            return True
        capital = is_capitals(piece) or _mostly_capitals(piece, line)
        if not (capital or end or (opens and len(piece) < 70)) or len(key) < 2:
            return False
        if not last and FORM.match(key):
            return False
        if number_printed and last and (not opens or " " not in key) and len(last) > 40:
            return False
        piece = re.sub(r"^(?:_|[^\w(])+|[\s*_ˆˇ~^`´¨°•|]+$", "", piece)
        piece = re.sub(r"\s[ˆˇ~^`´¨°•·|]\s", " ", piece)
        broken = not opens or " " not in key or re.search(r"(VÀ|[-–,])$", last)
        if last and broken:
            self.go_on(piece, line)
        else:
            self.add(piece, line)
        return True

    def _nearest(self, box: Box | None) -> int:
        """The last unit, or the one right above `box` where the last stands beside another."""
        last = len(self.names) - 1
        if box is None or any(known is None for known in self.boxes):
            return last
        above = [
            at
            for at, known in enumerate(self.boxes)
            if known is not None and 0 <= box.top - known.top < 2.5 * (known.bottom - known.top)
        ]
        return min(above, key=lambda at: (_apart(self.boxes[at], box), -at), default=last)

    def _move_to(self, line: Line) -> None:
        if line is not self.line:
            self.line, self.above, self.row = line, self.row, []


def _without_debris(piece: str, line: Line) -> str:
    """A repaired line in capitals without the small letters behind them: rules, read as words."""
    if line.read is None:
        return piece
    words = piece.split()
    while len(words) > 1 and words[-1].isalpha() and words[-1].islower():
        words.pop()
    capitals = " ".join(words)
    return capitals if is_capitals(capitals) else piece


def _mostly_capitals(piece: str, line: Line) -> bool:
    """Whether a line that was repaired was set in capitals: `XÃ BA Vì`."""
    letters = [c for c in piece if c.isalpha()]
    capital = sum(c.isupper() for c in letters) >= _MOSTLY * len(letters) > 2
    return capital and line.read is not None


def _apart(one: Box | None, two: Box) -> float:
    """The points between the sides of two boxes that stand beside each other; 0 if one is above."""
    return 0.0 if one is None else max(0.0, one.x0 - two.x1, two.x0 - one.x1)


def _both(unit: str) -> list[str]:
    """Two units that one line joins with a dash: of one kind, or an office and a union.

    >>> _both("SỞ GD&ĐT - TỈNH ĐOÀN LÀO CAI"), _both("PHÒNG LAO ĐỘNG - XÃ HỘI")
    (['SỞ GD&ĐT', 'TỈNH ĐOÀN LÀO CAI'], ['PHÒNG LAO ĐỘNG - XÃ HỘI'])

    >>> _both("PHÒNG GD&ĐT A – PHÒNG GD&ĐT B"), _both("PHÒNG VĂN HÓA - XÃ HỘI")
    (['PHÒNG GD&ĐT A', 'PHÒNG GD&ĐT B'], ['PHÒNG VĂN HÓA - XÃ HỘI'])
    """
    parts = [part.strip() for part in re.split(r"\s[-–—]\s|\s[-–—](?=[A-ZĐ])", unit)]
    firsts = {fold(part).split(" ")[0] for part in parts}
    heads = all(_UNIT_HEADS.match(fold(part)) for part in parts)
    beside = all(_BESIDE.match(fold(part)) for part in parts[1:])
    return parts if len(parts) > 1 and heads and (len(firsts) == 1 or beside) else [unit]


def parents_and_issuers(units: Sequence[str]) -> list[tuple[str | None, str]]:
    """The units that issue, each with the one that it stands under.

    The last unit issues, the one above it is its parent; units of one kind issue together, and
    so do offices that each stand below their own parent.

    >>> parents_and_issuers(["UBND QUẬN A", "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO"])
    [('UBND QUẬN A', 'PHÒNG GIÁO DỤC VÀ ĐÀO TẠO')]
    >>> parents_and_issuers(["TRƯỜNG TH A", "TRƯỜNG TH B"])
    [(None, 'TRƯỜNG TH A'), (None, 'TRƯỜNG TH B')]
    >>> parents_and_issuers(["LĐLĐ TỈNH HÀ NAM", "LĐLĐ HUYỆN LÝ NHÂN"])
    [('LĐLĐ TỈNH HÀ NAM', 'LĐLĐ HUYỆN LÝ NHÂN')]
    >>> parents_and_issuers(["UBND TỈNH A", "SỞ GIÁO DỤC VÀ ĐÀO TẠO", "TỈNH ĐOÀN"])
    [('UBND TỈNH A', 'SỞ GIÁO DỤC VÀ ĐÀO TẠO'), ('UBND TỈNH A', 'TỈNH ĐOÀN')]
    >>> parents_and_issuers(["UBND QUẬN A", "PHÒNG GD&ĐT", "UBND HUYỆN B", "PHÒNG GD&ĐT"])
    [('UBND QUẬN A', 'PHÒNG GD&ĐT'), ('UBND HUYỆN B', 'PHÒNG GD&ĐT')]
    >>> parents_and_issuers(["HỘI KHUYẾN HỌC HUYỆN A", "PHÒNG GD&ĐT HUYỆN A"])
    [(None, 'HỘI KHUYẾN HỌC HUYỆN A'), (None, 'PHÒNG GD&ĐT HUYỆN A')]
    """
    if not units:
        return []
    kinds = [fold(unit).split(" ")[0] for unit in units]
    if len(units) == 4 and kinds[:2] == kinds[2:] and kinds[0] != kinds[1]:
        return [(units[0], units[1]), (units[2], units[3])]
    if len(units) == 4 and kinds[0] == kinds[1] != kinds[2] == kinds[3]:  # read line by line
        return [(units[0], units[2]), (units[1], units[3])]
    issuers = _last_together(units, kinds)
    parents = units[: -len(issuers)] if len(_both(units[-1])) == 1 else units[:-1]
    parent = parents[-1] if parents else None
    return [(parent, issuer) for issuer in issuers]


def _last_together(units: Sequence[str], kinds: Sequence[str]) -> list[str]:
    """The last unit, and those above it that issue with it."""
    if len(both := _both(units[-1])) > 1:
        return both
    last, above = fold(units[-1]), fold(units[-2]) if len(units) > 1 else ""
    if _OFFICE.match(above) and _UNION.match(last):
        return list(units[-2:])
    if _ASSOCIATION.match(above) and _OFFICE.match(last):
        return list(units[-2:])
    same = 1
    while same < len(units) and kinds[-same - 1] == kinds[-1]:
        if _stands_above(units[-same - 1], units[-same]):
            break
        same += 1
    if kinds[-1] in ("UBND", "UY", "DANG") and not _of_one_rank(units[-same:]):
        return list(units[-1:])
    return list(units[-same:])


def _stands_above(one: str, two: str) -> bool:
    """Whether a unit is of a larger place than another: the province's union, the district's.

    >>> _stands_above("LIÊN ĐOÀN LAO ĐỘNG TỈNH HÀ NAM", "LIÊN ĐOÀN LAO ĐỘNG HUYỆN LÝ NHÂN")
    True
    >>> _stands_above("TRƯỜNG TH A", "TRƯỜNG TH B HUYỆN C")
    False
    """
    above, below = _rank(one), _rank(two)
    return above is not None and below is not None and above < below


def _of_one_rank(units: Sequence[str]) -> bool:
    """Whether all units are of places of one kind: two communes that issue together.

    >>> _of_one_rank(["UBND PHƯỜNG A", "UBND XÃ B"]), _of_one_rank(["UBND A", "UBND XÃ B"])
    (True, False)
    """
    return None not in (ranks := {_rank(unit) for unit in units}) and len(ranks) == 1


def _rank(unit: str) -> int | None:
    """The smallest kind of place that a unit names: 0 province, 1 district, 2 commune."""
    ranks = [i for i, place in enumerate(_PLACES) if place.search(fold(unit))]
    return ranks[-1] if ranks else None

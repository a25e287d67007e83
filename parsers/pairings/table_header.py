"""The columns of a table: where its header is, and what each column holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from normalizers.units import find_unit, unit_word_at
from parsers.pairings.row_numbers import label_in, number_in
from parsers.pairings.wording import LEAD_AFTER
from parsers.text_tables import Role, fold, header_role, is_header, is_level_row
from schemas.document import Cell
from schemas.plan import Level

Grid = list[list[Cell | None]]

PARTY_ROLES = frozenset({"school", "partner", "pair", "helper", "helped", "lead", "members"})
_MOST_HEADER_ROWS = 3
_SCHOOL_WORD = re.compile(
    r"\b(?:truong|mam ?non|mau giao|tieu hoc|trung hoc|lien cap|thcs|thpt|th|mn|mg|ptcs|ptth|ptdtbt"
    r"|ptdtnt|dtbt|dtnt|gdtx)\b"
)
_KIND_BEFORE = re.compile(
    r"\bptdt[bn]t (?=t)|\bth (?:va |& )?(?=thcs\b)|\bthcs (?:va |& )?(?=thpt\b)"
)
LEAD_MARK = re.compile(
    rf"[xX×vV✓✔☑*+]|có|{LEAD_AFTER}|(?:trường |đơn vị )?thành viên", re.IGNORECASE
)
_OFFICER = re.compile(  # heads of offices, who sign beside each other
    r"(?:hiệu\s+|viện\s+)?trưởng\s+phòng|giám\s+đốc|chủ\s+tịch|bí\s+thư|hiệu\s+trưởng",
    re.IGNORECASE,
)
_UNIT_AND_MORE = re.compile(  # the school of a town and its partner
    r"(?:thị trấn|phường|xã)\s+(\S)[^–—-]*\s[–—-]\s(\S)", re.IGNORECASE
)
_UNIT_NAME = re.compile(r"[^\W\d_]+|\d+")
_LONGEST_UNIT = 4  # words of a unit's name


@dataclass(slots=True)
class Column:
    """A column: its header, role and the unit that its header names (with its word)."""

    index: int
    header: str
    role: Role | None = None
    district: str | None = None
    province: str | None = None
    commune: str | None = None
    parts: tuple[str, ...] = ()  # its header cells from top to bottom
    level: Level | None = None  # of its parties, where its header alone names one
    single: bool = False  # most of its cells hold one school each
    guessed: bool = False  # its role is told by its cells alone


@dataclass(slots=True)
class Header:
    """The header of a table: its columns, the first row below it, and a title inside it."""

    columns: list[Column]
    first_row: int
    title: str = ""

    @property
    def text(self) -> str:
        return " | ".join(column.header for column in self.columns)

    def of_role(self, *roles: Role) -> list[Column]:
        return [column for column in self.columns if column.role in roles]


def cell_text(cell: Cell | None) -> str:
    """The text of a cell with an automatic number in front."""
    if cell is None:
        return ""
    labels = [line.label for line in cell.lines if line.label]
    return cell.text or (labels[0] if labels else "")


def row_number(cell: Cell | None) -> str | None:
    """The row number as printed, without its closing mark; None when there is none."""
    text = cell_text(cell)
    return number_in(text) or label_in(text)


def is_schoolish(text: str) -> bool:
    """Whether a text begins like a school's name: with `Trường` or a level word.

    >>> is_schoolish("Trường TH Ba Vì"), is_schoolish("M3am non Sen"), is_schoolish("Tổ dân phố 3")
    (True, False, False)
    >>> is_schoolish("TRƯỞNG PHÒNG")  # head of the office
    False
    """
    return not text.lstrip().casefold().startswith("trưởng") and bool(
        _SCHOOL_WORD.match(fold(text))
    )


def school_words(text: str) -> int:
    """How many schools a text names by their level words.

    >>> school_words("Trường TH A - TH B"), school_words("PTDTBT TH Nậm Kè"), school_words("Ba Vì")
    (2, 1, 0)
    """
    words = _SCHOOL_WORD.findall(_KIND_BEFORE.sub("", fold(text)))
    return len([word for word in words if word != "truong"])


def distinct(cells: Sequence[Cell | None]) -> list[Cell]:
    """The cells of a row, each once."""
    return list({id(cell): cell for cell in cells if cell is not None}.values())


def is_across(row: Sequence[Cell | None]) -> Cell | None:
    """The one cell with text in a row, when it stands across or alone and is no row number."""
    filled = [cell for cell in distinct(row) if cell_text(cell).strip()]
    if len(filled) != 1:
        return None
    wide = filled[0].column_span > 1 and filled[0].column == 0
    if row_number(filled[0]) is not None and not wide:
        return None
    return filled[0] if wide or len(row) > 2 or filled[0].column == 0 else None


def read_header(grid: Grid) -> Header:
    """The header of a grid of cells by its wording; columns without a header have the text ''."""
    first, title = 0, ""
    rows: list[list[Cell | None]] = []
    for index, row in enumerate(grid[: _MOST_HEADER_ROWS + 2]):
        across = is_across(row)
        if across is not None and not rows:
            title = f"{title} {across.text}".strip()
        elif _is_header_row(row) and len(rows) < _MOST_HEADER_ROWS:
            rows.append(row)
        elif not _is_index_row(row, rows):
            break
        first = index + 1
    if not rows:
        first, title = 0, ""
    columns = [column_of(index, rows) for index in range(len(grid[0]))]
    return Header(columns, first, title)


def is_repeated(header: Header, row: Sequence[Cell | None]) -> bool:
    """Whether a row repeats the header, as at the top of the next page."""
    texts = map(cell_text, row)
    again = any(
        fold(text) == fold(column.header) or header_role(text) == "number"
        for text, column in zip(texts, header.columns, strict=False)
        if text
    )
    return again and _is_header_row(row)


def _is_header_row(row: Sequence[Cell | None]) -> bool:
    cells = distinct(row)
    texts = [cell_text(cell) for cell in cells]
    if any(row_number(cell) for cell in cells[:1]):
        return False
    roles = [header_role(text) for text in texts if text and len(text) < 90]
    if "number" in roles:
        return True
    if _names_levels(texts):
        return len(set(map(fold, texts))) == len(texts)
    known = [text for text in texts if _is_plain_header(text)]
    return len(known) >= 2 or (bool(known) and len(known) == len([t for t in texts if t]) > 0)


def _names_levels(texts: Sequence[str]) -> bool:
    """Whether cells name levels, the first of them perhaps what the rows are: `Khu vực | TH | …`.

    >>> _names_levels(["Khu vực", "Tiểu học", "THCS"]), _names_levels(["TH Ba Vì", "TH", "THCS"])
    (True, False)
    """
    others = [text for text in texts if not is_level_row(text)]
    corner = not others or (others == texts[:1] and not school_words(others[0]))
    return corner and len(texts) - len(others) > 1


def _is_plain_header(text: str) -> bool:
    """A known wording, or a unit alone; not a school that begins with `Trường`.

    >>> _is_plain_header("Xã, thị trấn"), _is_plain_header("Thị trấn Trà Cú – Ngọc Biên")
    (True, False)
    """
    more = _UNIT_AND_MORE.match(text)
    if not text or len(text) > 90 or (more and not any(map(str.islower, more.groups()))):
        return False
    if unit_in(text) and fold(text) == fold(" ".join(unit_in(text) or ())):
        return True
    return school_words(text) == 0 and header_role(text) is not None


def _is_index_row(row: Sequence[Cell | None], above: list[list[Cell | None]]) -> bool:
    """A row below the header that numbers the columns: (1) (2) (3)."""
    texts = [cell_text(cell).strip("() ") for cell in distinct(row)]
    return (
        bool(above)
        and len(texts) > 2
        and texts == [str(n) for n in range(int(texts[0]), int(texts[0]) + len(texts))]
        if texts and texts[0].isdigit()
        else False
    )


def column_of(index: int, rows: list[list[Cell | None]]) -> Column:
    """A column by its header cells from top to bottom."""
    cells = distinct([row[index] for row in rows])
    texts = [text for cell in cells if (text := cell_text(cell))]
    column = Column(index, " ".join(texts), role_of(texts), parts=tuple(texts))
    for text in texts:
        # Xã biên giới: any commune at a border
        for kind, name in [] if is_header(text) else reversed(units_in(text)):
            _place(column, kind, name)
    alone = len(texts) < 2 or unit_in(texts[-1]) is not None
    alone = alone and not _OFFICER.search(column.header)
    if column.role in (None, "unit") and alone and _has_unit(column):
        column.role = "school"
    return column


def _has_unit(column: Column) -> bool:
    return bool(column.district or column.province or column.commune)


def _place(column: Column, kind: str, name: str) -> None:
    if kind == "province":
        column.province = name
    elif kind == "district":
        column.district = name
    else:
        column.commune = name


def role_of(texts: Sequence[str]) -> Role | None:
    """The lowest header cell decides; `Tên trường` asks the one above it."""
    roles = [role for text in texts if (role := header_role(text)) is not None]
    if not roles:
        return None
    specific = [role for role in roles if role not in ("school", "unit")]
    return specific[-1] if roles[-1] == "school" and specific else roles[-1]


def unit_in(text: str) -> tuple[str, str] | None:
    """The administrative unit that a header or title names first: its kind, and its name.

    >>> unit_in("Các trường thuộc Quận Long Biên"), unit_in("Quận, huyện") is None
    (('district', 'Quận Long Biên'), True)
    """
    return next(iter(units_in(text)), None)


def units_in(text: str) -> list[tuple[str, str]]:
    """All units that a header or title names, as printed: `Xã Dào San, tỉnh Lai Châu`.

    >>> [name for _, name in units_in("XÃ DÀO SAN, TỈNH LAI CHÂU")]
    ['Xã Dào San', 'Tỉnh Lai Châu']
    """
    found: list[tuple[str, str]] = []
    behind = 0
    for match in _UNIT_NAME.finditer(text):
        word = unit_word_at(text, match.start()) if match.start() >= behind else None
        if word is None:
            continue
        words = list(_UNIT_NAME.finditer(text, word[1]))[:_LONGEST_UNIT]
        for size in range(len(words), 0, -1):
            behind = words[size - 1].end()
            units = find_unit(f"{word[0].word} {text[words[0].start() : behind]}")
            if units:
                found.append((units[0].kind, units[0].name))
                break
        else:
            behind = match.end()
    return found

"""Which column of a schedule holds what, by its header or, without one, by its cells."""

from __future__ import annotations

from dataclasses import dataclass

from normalizers.dates import DateReference
from parsers.timeline import wording
from parsers.timeline.acts import rest_after
from parsers.timeline.times import leads, times_of
from parsers.wording import fold
from schemas.document import Cell

_HEADER_ROWS = 3
_SHORT = 60


@dataclass(slots=True)
class Layout:
    """Which column holds what; `first_row` is the first below the header."""

    roles: list[str]
    headers: list[str]
    first_row: int

    def columns(self, role: str) -> list[int]:
        return [i for i, known in enumerate(self.roles) if known == role]


def layout_of(grid: list[list[Cell | None]], reference: DateReference) -> Layout | None:
    """The columns of a table; None where it has none of times or none of acts."""
    return _headless(grid, reference) or _by_header(grid, reference)


def _by_header(grid: list[list[Cell | None]], reference: DateReference) -> Layout | None:
    for index, row in enumerate(grid[:_HEADER_ROWS]):
        headers = [" ".join(cell.text.split()) if cell else "" for cell in row]
        if len(set(headers)) < 2:
            continue
        roles = [role_of(header) for header in headers]
        dated = [bool(times_of(header, reference)) for header in headers]
        roles = [
            "date" if is_date and role in ("", "time") else role
            for is_date, role in zip(dated, roles, strict=True)
        ]
        has_time = any(role in ("time", "from", "to") for role in roles) or roles.count("date") > 1
        if has_time and "what" not in roles:
            roles = _with_widest(grid[index + 1 :], roles)
        if has_time and "what" in roles:
            return Layout(roles, headers, index + 1)
    return None


def _headless(grid: list[list[Cell | None]], reference: DateReference) -> Layout | None:
    """The columns of a schedule without a header: some hold nothing but times in all their rows."""
    width = min(map(len, grid), default=0)
    if len(grid) < 2:
        return None
    timed = [all(_only_time(text_of(row, c), reference) for row in grid) for c in range(width)]
    if not any(timed):
        return None
    roles = _with_widest(grid, ["time" if is_time else "" for is_time in timed])
    return Layout(roles, [""] * width, 0) if "what" in roles else None


def _only_time(text: str, reference: DateReference) -> bool:
    mentions = times_of(text, reference)
    return bool(mentions) and leads(text, mentions[0]) and not rest_after(text, mentions[-1])


def role_of(header: str) -> str:
    """What a column holds by its header; empty when unknown.

    >>> role_of("Thời gian thực hiện"), role_of("Nội dung công việc"), role_of("Người thực hiện")
    ('time', 'what', 'who')
    >>> role_of("Cặp trường cùng chung tay phát triển"), role_of("Họ và tên"), role_of("Chung tay")
    ('other', 'other', '')
    """
    key = fold(header)
    if not key or len(key) > _SHORT:
        return ""
    return next((role for role, pattern in wording.COLUMNS if pattern.match(key)), "")


def _with_widest(rows: list[list[Cell | None]], roles: list[str]) -> list[str]:
    """The unnamed column with the most text as the column of acts."""
    widths = [
        sum(len(text_of(row, column)) for row in rows) if role == "" else -1
        for column, role in enumerate(roles)
    ]
    widest = max(range(len(widths)), key=widths.__getitem__)
    if widths[widest] <= 0:
        return roles
    return [*roles[:widest], "what", *roles[widest + 1 :]]


def text_of(row: list[Cell | None], column: int) -> str:
    cell = row[column]
    return "" if cell is None else " ".join(cell.text.split())

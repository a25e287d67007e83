"""The columns of text that was printed with its layout: places counted in characters.

`pdftotext -layout` and the like keep a page's columns apart by two spaces or more. A column is
where most lines of a table have something; a cell that runs up to the next one with a single
space between is cut at the column's edge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from parsers.text_tables.pieces import sub_line
from parsers.text_tables.school_cells import leads
from schemas.document import Line, Word

UNSURE_CUT = "two cells stand one space apart: where one ends is not sure"
_NUMBER_HEADERS = ("tt", "stt")  # one space behind them is enough
_GAP = 2  # spaces between cells
_FIT_SHARE = 0.75  # of the lines fit into the columns of the table
_MOVES = range(-10, 11)  # characters
_SHIFT = 1  # characters by which a cell may begin beside its column's edge
_NEAR = 12  # characters from its column's edge at which a name may begin
_LEADING = ("Trường", "xã", "phường", "thị")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a line that stand together, and where: `x0` to `x1` in characters."""

    words: tuple[Word, ...]
    x0: int
    x1: int
    unsure: bool = False  # whether it may have been cut at the wrong word

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    def over(self, band: Band) -> int:
        """How many characters of the piece stand in a column."""
        return min(self.x1, band.x1) - max(self.x0, band.x0)


@dataclass(frozen=True, slots=True)
class Band:
    """A column: the characters from `x0` up to `x1`."""

    x0: int
    x1: int


def pieces_of(line: Line) -> list[Piece]:
    """The pieces of a line of text, parted by two spaces or more.

    >>> from schemas.document import line_of
    >>> [(p.text, p.x0, p.x1) for p in pieces_of(line_of(" 1   MN A    Xã B"))]
    [('1', 1, 2), ('MN A', 5, 9), ('Xã B', 13, 17)]
    """
    pieces: list[Piece] = []
    at = 0
    for word in line.words:
        x0 = at + len(word.before)
        at = x0 + len(word.text)
        alone = len(pieces) == 1 and pieces[0].text.casefold() in _NUMBER_HEADERS
        if pieces and len(word.before) < _GAP and not alone:
            last = pieces[-1]
            pieces[-1] = Piece((*last.words, word), last.x0, at)
        else:
            pieces.append(Piece((word,), x0, at))
    return pieces


def bands_of_pages(lines: Sequence[Line]) -> dict[int, list[Band]]:
    """The columns of each page, as many on all; pages that have no such columns are left out.

    A page of few rows has the columns of the one with most, moved to the left or right.
    """
    pages = {page: list(group) for page, group in groupby(lines, key=lambda line: line.page)}
    own = {page: bands_of(group) for page, group in pages.items()}
    known = [page for page in pages if own[page]]
    if not known:
        return {}
    model = own[max(known, key=lambda page: (len(pages[page]), -page))]
    found = {
        page: own[page] if len(own[page]) == len(model) else _moved(model, pages[page])
        for page in pages
    }
    return {page: bands for page, bands in found.items() if bands}


def _moved(bands: Sequence[Band], lines: Sequence[Line]) -> list[Band]:
    """Columns moved so that most lines fit into them; none where they do not."""
    rows = [pieces for pieces in map(pieces_of, lines) if len(pieces) > 1]
    moved = [[Band(b.x0 + by, b.x1 + by) for b in bands] for by in sorted(_MOVES, key=abs)]
    best = max(moved, key=lambda bands: share_in(rows, bands))
    return best if share_in(rows, best) >= _FIT_SHARE else []


def bands_of(lines: Sequence[Line]) -> list[Band]:
    """The columns that lines of several pieces share, left to right; none where they do not.

    They are those of the lines that have most pieces, where nearly all others fit into them.
    """
    all_pieces = [pieces_of(line) for line in lines]
    rows = [pieces for pieces in all_pieces if len(pieces) > 1]
    for size in sorted(set(map(len, rows)), reverse=True):
        columns = zip(*(pieces for pieces in rows if len(pieces) == size), strict=True)
        bands = [_around(column) for column in columns]
        apart = all(left.x1 < right.x0 for left, right in pairwise(bands))
        if apart and share_in(rows, bands) >= _FIT_SHARE:
            return _widened(bands, all_pieces)
    return []


def share_in(rows: Sequence[Sequence[Piece]], bands: Sequence[Band]) -> float:
    """The share of rows whose pieces each stand in columns of their own, or part at an edge."""
    return sum(_fits(pieces, bands) for pieces in rows) / max(len(rows), 1)


def _fits(pieces: Sequence[Piece], bands: Sequence[Band]) -> bool:
    columns = [column for piece in pieces for column in places(piece, bands)]
    if len(columns) != len(set(columns)):
        return False
    return all(not part.unsure for piece in pieces for part in _parts(piece, bands))


def _around(pieces: Sequence[Piece]) -> Band:
    return Band(min(piece.x0 for piece in pieces), max(piece.x1 for piece in pieces))


def _widened(bands: Sequence[Band], rows: Iterable[Sequence[Piece]]) -> list[Band]:
    """The columns as wide as the pieces that begin in one and end before the next."""
    ends = [band.x1 for band in bands]
    for piece in (piece for pieces in rows for piece in pieces):
        columns = places(piece, bands)
        if len(columns) == 1 and piece.x0 >= bands[columns[0]].x0:
            ends[columns[0]] = max(ends[columns[0]], piece.x1)
    return [Band(band.x0, end) for band, end in zip(bands, ends, strict=True)]


def places(piece: Piece, bands: Sequence[Band]) -> list[int]:
    """The columns in which a piece stands; the nearest one where it stands between two."""
    over = [at for at, band in enumerate(bands) if piece.over(band) > 0]
    return over or [max(range(len(bands)), key=lambda at: (piece.over(bands[at]), -at))]


def cells_of(line: Line, bands: Sequence[Band]) -> dict[int, Piece]:
    """The cells of a line by column; a piece over several columns is cut at their edges."""
    cells: dict[int, Piece] = {}
    for part in (part for piece in pieces_of(line) for part in _parts(piece, bands)):
        column = places(part, bands)[0]
        held = cells.get(column)
        cells[column] = part if held is None else _joined(held, part)
    return cells


def _parts(piece: Piece, bands: Sequence[Band]) -> list[Piece]:
    """A piece over several columns, cut where each of them begins.

    That is before the words that lead a school's or unit's name, else before the word nearest to
    the column's edge. A cut away from the edge before any other word is not sure.
    """
    parts = [piece]
    for column in places(piece, bands)[1:]:
        edge, last = bands[column].x0, parts[-1]
        starts = list(_starts(last))[1:]
        leading = [(at, x0) for at, x0 in starts if abs(x0 - edge) <= _NEAR and _begins(last, at)]
        if not starts:
            continue
        at, x0 = min(leading or starts, key=lambda start: (abs(start[1] - edge), start))
        unsure = not leading and abs(x0 - edge) > _SHIFT
        before, after = last.words[:at], last.words[at:]
        parts[-1] = Piece(before, last.x0, x0 - len(after[0].before), last.unsure or unsure)
        parts.append(Piece(after, x0, last.x1, unsure))
    return parts


def _starts(piece: Piece) -> Iterator[tuple[int, int]]:
    """The places of a piece's words: which word, and at which character it begins."""
    at = piece.x0
    for number, word in enumerate(piece.words):
        at += len(word.before) if number else 0
        yield number, at
        at += len(word.text)


def _begins(piece: Piece, at: int) -> bool:
    """Whether a word of a piece leads a school's name, or that of a commune or town."""
    word, before = piece.words[at].text, piece.words[at - 1].text
    if before == "Trường":
        return False
    return word in _LEADING or leads(Line(list(piece.words[at : at + 2])))


def _joined(piece: Piece, other: Piece) -> Piece:
    unsure = piece.unsure or other.unsure
    return Piece((*piece.words, *other.words), piece.x0, other.x1, unsure)


def as_line(piece: Piece, line: Line) -> Line:
    """A piece as a line of its own, on the page of the line that it stands in."""
    return sub_line(line, piece.words)

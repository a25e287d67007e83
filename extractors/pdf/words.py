"""From the characters of a PDF page to words and printed lines.

Characters come in the order in which the file draws them. Those that follow each other on
one baseline make a run; runs that stand side by side make a row; a row becomes one `Line`,
with a tab where a gap is wide enough to part columns.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.pdf.glyphs import DOUBLE_STRIKE, Glyph
from extractors.raised import raised
from schemas.document import Line, Word
from schemas.geometry import Box, union

# Shares of the letter size (the em).
_WORD_GAP = 0.18  # a narrower gap is kerning
_COLUMN_GAP = 1.1  # without a space character in it
_SPACED_COLUMN_GAP = 2.5  # with space characters in it
_SMALL = 0.8  # a raised digit is smaller than this share of its word's letters
_JUSTIFIED = 2.5  # a column gap is this many times the line's usual gap


@dataclass(slots=True)
class Run:
    """Glyphs that follow each other on one baseline."""

    glyphs: list[Glyph]

    @property
    def box(self) -> Box:
        last = self.glyphs[-1].box
        first = self.glyphs[0].box
        return Box(first.x0, min(g.box.top for g in self.glyphs), last.x1,
                   max(g.box.bottom for g in self.glyphs))  # fmt: skip

    @property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.glyphs)


def lines_of(glyphs: Sequence[Glyph], page: int, *, columns: bool = True) -> list[Line]:
    """The printed lines, from top to bottom; without `columns` no gap becomes a tab."""
    return [
        line
        for row in rows_of(runs_of(glyphs))
        if (line := _line(row, page, columns=columns)).words
    ]


def runs_of(glyphs: Iterable[Glyph]) -> list[Run]:
    """Glyphs in the file's order, cut where the baseline or the position jumps."""
    runs: list[Run] = []
    for glyph in glyphs:
        last = runs[-1].glyphs[-1] if runs else None
        if last is not None and _follows(last, glyph):
            runs[-1].glyphs.append(glyph)
        else:
            runs.append(Run([glyph]))
    return [trimmed for run in runs if (trimmed := _trimmed(run)) is not None]


def rows_of(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs that stand side by side, each row from left to right, rows from top to bottom.

    Two runs share a row when they overlap by half of the lower one's height and neither
    stands over the other.
    """
    rows: list[list[tuple[Box, Run]]] = []
    boxed = [(run.box, run) for run in runs]
    for box, run in sorted(boxed, key=lambda item: (item[0].bottom, item[0].x0)):
        for row in reversed(rows[-6:]):
            twin = next(
                (other for there, other in row if _same_print(there, other, box, run)), None
            )
            if twin is not None:
                for glyph in twin.glyphs:
                    glyph.bold = True
                break
            if any(_beside(box, there) for there, _ in row) and not any(
                _collides(box, there) for there, _ in row
            ):
                row.append((box, run))
                break
        else:
            rows.append([(box, run)])
    ordered = [sorted(row, key=lambda item: item[0].x0) for row in rows]
    ordered.sort(key=lambda row: (statistics.median(box.bottom for box, _ in row), row[0][0].x0))
    return [[run for _, run in row] for row in ordered]


def _follows(last: Glyph, glyph: Glyph) -> bool:
    size = max(last.size, glyph.size)
    gap = glyph.box.x0 - last.box.x1
    return (
        abs(glyph.box.bottom - last.box.bottom) < 0.35 * size
        and -0.3 * size < gap < _COLUMN_GAP * size
    )


def _trimmed(run: Run) -> Run | None:
    """The run without blanks at its ends; None when nothing else is in it."""
    glyphs = run.glyphs
    start, end = 0, len(glyphs)
    while start < end and glyphs[start].blank:
        start += 1
    while end > start and glyphs[end - 1].blank:
        end -= 1
    return Run(glyphs[start:end]) if start < end else None


def _beside(a: Box, b: Box) -> bool:
    overlap = min(a.bottom, b.bottom) - max(a.top, b.top)
    return overlap >= 0.5 * min(a.height, b.height)


def _collides(a: Box, b: Box) -> bool:
    overlap = min(a.x1, b.x1) - max(a.x0, b.x0)
    return overlap > 0.3 * min(a.height, b.height)


def _same_print(there: Box, other: Run, box: Box, run: Run) -> bool:
    """Whether a run is another one drawn again a hair's breadth away (fake bold)."""
    near = DOUBLE_STRIKE * box.height
    return (
        abs(there.x0 - box.x0) < near
        and abs(there.bottom - box.bottom) < near
        and other.text == run.text
    )


def _line(row: Sequence[Run], page: int, *, columns: bool) -> Line:
    glyphs = [glyph for run in row for glyph in run.glyphs]
    usual = _usual_gap(glyphs)
    spread = _letter_spacing(glyphs)
    words: list[Word] = []
    parts: list[Glyph] = []
    before, spaces = "", 0
    for glyph in glyphs:
        if glyph.blank:
            spaces += 1
            continue
        between = _between(parts[-1], glyph, spaces, usual, spread) if parts else ""
        if between:
            words.append(_word(parts, before, glyph))
            parts, before = [], between if columns else " "
        parts.append(glyph)
        spaces = 0
    if parts:
        words.append(_word(parts, before, parts[0]))
    return Line(words, page=page, box=union(word.box for word in words))


def _between(last: Glyph, glyph: Glyph, spaces: int, usual: float, spread: float) -> str:
    """What stands between two glyphs: nothing, spaces, or the tab of a column gap."""
    gap = glyph.box.x0 - last.box.x1
    if not spaces and gap <= _WORD_GAP * glyph.size:  # as between most letters
        return ""
    size = max(last.size, glyph.size)
    wide = (_SPACED_COLUMN_GAP if spaces else _COLUMN_GAP) * size
    if gap > max(wide, _JUSTIFIED * usual):
        return "\t"
    if spaces:
        return " " * spaces
    return " " if gap > _WORD_GAP * size + spread else ""


def _usual_gap(glyphs: Sequence[Glyph]) -> float:
    """The median width of a line's word gaps; 0 when it has fewer than three."""
    gaps: list[float] = []
    last: Glyph | None = None
    for glyph in glyphs:
        if glyph.blank:
            continue
        if last is not None:
            gap = glyph.box.x0 - last.box.x1
            if gap > _WORD_GAP * glyph.size:
                gaps.append(gap)
        last = glyph
    return statistics.median(gaps) if len(gaps) >= 3 else 0.0


def _letter_spacing(glyphs: Sequence[Glyph]) -> float:
    """The median gap between neighbouring letters, for lines set with wide letter spacing."""
    gaps = [b.box.x0 - a.box.x1 for a, b in pairwise(glyphs) if not a.blank and not b.blank]
    enough = 3 if any(glyph.blank for glyph in glyphs) else 8  # with spaces no gap is a word's
    if len(gaps) < enough:
        return 0.0
    return max(0.0, statistics.median(gaps))


def _is_raised(glyph: Glyph, beside: Glyph) -> bool:
    """Whether a digit is a footnote's mark: smaller than the letter beside it, and above."""
    above = beside.box.bottom - glyph.box.bottom
    return glyph.text.isdigit() and glyph.size < _SMALL * beside.size and above > 0.1 * beside.size


def _word(glyphs: Sequence[Glyph], before: str, following: Glyph) -> Word:
    """A word; a digit before all others is held against the glyph that follows the word."""
    beside = following if glyphs[0].text.isdigit() else glyphs[0]
    letters = [glyph for glyph in glyphs if glyph.text.isalnum()] or glyphs
    return Word(
        text="".join(raised(g.text) if _is_raised(g, beside) else g.text for g in glyphs),
        box=Box(
            glyphs[0].box.x0,
            min(glyph.box.top for glyph in glyphs),
            glyphs[-1].box.x1,
            max(glyph.box.bottom for glyph in glyphs),
        ),
        before=before,
        bold=all(glyph.bold for glyph in letters),
        italic=all(glyph.italic for glyph in letters),
        size=round(letters[0].size, 1),
        font=letters[0].font,
    )

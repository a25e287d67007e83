"""Ruled tables: from pixels to cells with row and column spans."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.scan.apart import tables_apart
from extractors.scan.depths import View
from extractors.scan.dots import Dots, dots_of
from extractors.scan.dotted import dotted_rules
from extractors.scan.faint import AVERAGED, faint_rules
from extractors.scan.picture import Grey, Mask, PixelBox, as_pixels, components, inches
from extractors.scan.rules import Rule, flipped, ink_of, rule_masks, rules_in
from extractors.scan.spans import Edges, GridCell, spanning_cells

BEYOND = 0.1  # inches: half of it is added to each end of a rule
ENDS_WITHIN = 0.06  # inches between the end of a short rule and the rule it ends on
LONG_RULE = 0.5  # share of the table's height or width
LETTERING_ROWS, NARROW = 3, 0.35  # rows, inches
RARE = 0.12  # share of the rows
HEADER_ROWS = 2
PROVES = 0.85  # share of one edge, unbridged, without which a rule is letters in a row
SINGLE_ROW = 4.0  # inches: width of a table of one row, the rest of one on the page before
OPEN_ROW, MOST_RULES = 0.1, 0.7  # inches beyond the last rule, share of the rules that cross
OPEN_COLUMN = 0.3  # inches beyond the last vertical rule
FEWEST_WITH_ONE = 3  # rules that make a table with a single one across them
SMALLEST_TABLE = (1.0, 0.25)  # inches, width and height
WIDER_THAN_STAMPS = 1.8  # inches: width where a stamp's thin ring may be taken for dotted rules


@dataclass(slots=True, frozen=True)
class Grid:
    rows: int
    columns: int
    cells: list[GridCell]
    box: PixelBox


def grids_in(
    grey: Grey, dpi: float, pale: Grey | None = None, stamped: Mask | None = None
) -> list[Grid]:
    """The ruled tables of a straight page, from top to bottom.

    `pale` is the page before its paper was made white, where hairlines are looked for; `stamped`
    tells where a stamp lay (255), under which nobody can see them.
    """
    across, down, ink, page, dots = _seen(grey, dpi, pale, stamped)
    around = inches(0.03, dpi, 3) | 1
    count, labels, stats, _ = components(_joined(across, down, around, dpi), around)
    found = []
    for label in range(1, count):
        x, y, width, height, _ = (int(v) for v in stats[label])
        narrowest = SMALLEST_TABLE[0] if dots is None else WIDER_THAN_STAMPS
        if width < narrowest * dpi or height < SMALLEST_TABLE[1] * dpi:
            continue
        mine = labels[y : y + height, x : x + width] == label
        window = slice(y, y + height), slice(x, x + width)
        hidden = None if stamped is None else as_pixels(stamped[window])
        rules = _only(across[window], mine), _only(down[window], mine)
        view = View(as_pixels(page[window]), dpi, hidden, dots and dots.part(window))
        found += [_moved(grid, x, y) for grid in _grids(*rules, ink[window], view)]
    return sorted(_outermost(found), key=lambda grid: (grid.box[1], grid.box[0]))


def _joined(across: Mask, down: Mask, around: int, dpi: float) -> Mask:
    """The rules that touch or, where print beside them hides an end, nearly do, as one mark.

    Each is `around` pixels wide at least.
    """
    beyond = inches(BEYOND, dpi, 3) | 1
    longer = cv2.bitwise_or(
        cv2.dilate(across, np.ones((1, beyond), np.uint8)),
        cv2.dilate(down, np.ones((beyond, 1), np.uint8)),
    )
    return as_pixels(cv2.dilate(longer, np.ones((around, around), np.uint8)))


class _Seen(NamedTuple):
    """The horizontal and the vertical rules of a page (255), all ink, and where they are looked up.

    `dots` are those of a page of black and white alone.
    """

    across: Mask
    down: Mask
    ink: Mask
    page: Grey
    dots: Dots | None = None


def _seen(grey: Grey, dpi: float, pale: Grey | None, stamped: Mask | None) -> _Seen:
    ink = ink_of(grey, dpi)
    across, down = rule_masks(ink, dpi)
    if pale is None:
        return _Seen(across, down, ink, grey)
    dots = dots_of(pale, dpi, stamped)
    if dots is not None and stamped is not None:
        across, down = as_pixels(across & ~stamped), as_pixels(down & ~stamped)
    faint_across, faint_down = faint_rules(pale, grey, dpi)
    across, down = as_pixels(across | faint_across), as_pixels(down | faint_down)
    ink = as_pixels(ink | faint_across | faint_down)
    if dots is None:
        return _Seen(across, down, ink, pale)
    rows, columns = dotted_rules(dots, across, down, dpi)
    inked = as_pixels(ink | rows | columns)
    return _Seen(as_pixels(across | rows), as_pixels(down | columns), inked, pale, dots)


def _only(mask: Mask, mine: NDArray[np.bool_]) -> Mask:
    return as_pixels(np.where(mine, mask, 0))


def _grids(across: Mask, down: Mask, ink: Mask, view: View) -> list[Grid]:
    """The table of joined rules; several where they were only joined over what parts them."""
    dpi = view.dpi
    horizontals, verticals = rules_in(across, dpi), rules_in(flipped(down), dpi)
    if not horizontals or len(verticals) < 2:
        return []
    horizontals = _with_open_ends(horizontals, verticals, OPEN_ROW * dpi)
    horizontals, verticals = _genuine(horizontals, verticals, ink, dpi)
    if len(horizontals) < 2 or len(verticals) < 2:
        return []  # a frame, no table
    verticals = _with_open_ends(verticals, horizontals, OPEN_COLUMN * dpi)
    tolerance, unseen = inches(0.04, dpi, 4), inches(AVERAGED, dpi, 9)
    edges = Edges(across, down, horizontals, verticals, tolerance, view, unseen)
    parts = tables_apart(edges, dpi)
    if not parts:
        grid = _table(edges, dpi)
        return [grid] if grid else []
    found: list[Grid] = []
    for part in parts:
        masks = as_pixels(across[part]), as_pixels(down[part]), as_pixels(ink[part])
        found += [_moved(grid, 0, part.start) for grid in _grids(*masks, view.rows(part))]
    return found


def _table(edges: Edges, dpi: float) -> Grid | None:
    rows, columns = len(edges.horizontals) - 1, len(edges.verticals) - 1
    cells = spanning_cells(edges)
    width = edges.across.shape[1]
    if len(cells) < 2 or _is_lettering(cells, rows, dpi):
        return None
    if rows == 1 and width < SINGLE_ROW * dpi:
        return None
    return Grid(rows, columns, cells, _hull([cell.box for cell in cells]))


def _hull(boxes: list[PixelBox]) -> PixelBox:
    """What all boxes cover; ends of rules that stick out of the table are left out."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _with_open_ends(rules: list[Rule], crossing: list[Rule], shortest: float) -> list[Rule]:
    """The rules with one more where those that cross them end beyond the first or the last.

    A row that the page end cuts has no rule below it, and its rest overleaf none above; where it
    is the table's last row, its rest has only the rule below. A column that the scanner's edge
    cuts has no rule on that side, and many tables have none on their outer sides. `shortest`:
    pixels from a rule to such an end.
    """
    first, last = rules[0], rules[-1]
    if first is last and len(crossing) < FEWEST_WITH_ONE:
        return rules
    fewest = max(2.0, MOST_RULES * len(crossing))
    before = [first.where(c.middle) - c.start for c in crossing]
    behind = [c.end - last.where(c.middle) for c in crossing]
    result = list(rules)
    if sum(reach > shortest for reach in before) >= fewest:
        result.insert(0, Rule(first.start, first.at - np.float32(np.median(before))))
    if sum(reach > shortest for reach in behind) >= fewest:
        result.append(Rule(last.start, last.at + np.float32(np.median(behind))))
    return result


def _is_lettering(cells: list[GridCell], rows: int, dpi: float) -> bool:
    """True for a word in capitals between two lines, whose stems were taken for rules."""
    widths = [cell.box[2] - cell.box[0] for cell in cells]
    return rows <= LETTERING_ROWS and float(np.median(widths)) < NARROW * dpi


def _genuine(
    horizontals: list[Rule], verticals: list[Rule], ink: Mask, dpi: float
) -> tuple[list[Rule], list[Rule]]:
    """The rules without strokes of letters, underlines and arcs of stamps.

    A vertical rule runs unbroken from one horizontal rule to the next somewhere, in the header or
    in more than a few rows, and a short rule of either kind ends where it meets others.
    """
    reach = ENDS_WITHIN * dpi
    raw = Edges(ink, ink, horizontals, verticals, inches(0.02, dpi, 2))
    rows = range(len(horizontals) - 1)
    proven = []
    for i, rule in enumerate(verticals):
        own = [row for row in rows if _reaches(rule, *horizontals[row : row + 2])]
        inked = [row for row in own if raw.ink_right(row, i - 1) >= PROVES]
        rare = len(inked) < RARE * len(rows) and inked[:1] > [HEADER_ROWS - 1]
        if (
            inked
            and not rare
            and _ends_on(_as_far(rule, horizontals, inked), horizontals, reach, len(ink))
        ):
            proven.append(rule)
    return [r for r in horizontals if _ends_on(r, proven, reach, ink.shape[1])], proven


def _reaches(rule: Rule, above: Rule, below: Rule) -> bool:
    """Whether a vertical rule runs in the row between two horizontal ones."""
    return rule.end > above.where(rule.middle) and rule.start < below.where(rule.middle)


def _as_far(rule: Rule, horizontals: list[Rule], rows: list[int]) -> Rule:
    """A vertical rule as far as it runs, and as the rows reach in which ink proves it."""
    top, bottom = (horizontals[row].where(rule.middle) for row in (rows[0], rows[-1] + 1))
    start, end = min(rule.start, round(top)), max(rule.end, round(bottom))
    return Rule(start, rule.along(np.arange(start, end)))


def _ends_on(rule: Rule, others: list[Rule], reach: float, whole: int) -> bool:
    """True for a long rule, and for a short one that ends on others."""
    if len(rule.at) > LONG_RULE * whole:
        return True
    return all(
        any(abs(other.where(rule.where(end)) - end) <= reach for other in others)
        for end in (rule.start, rule.end)
    )


def _moved(grid: Grid, dx: int, dy: int) -> Grid:
    def move(box: PixelBox) -> PixelBox:
        return box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy

    cells = [GridCell(c.row, c.column, c.row_span, c.column_span, move(c.box)) for c in grid.cells]
    return Grid(grid.rows, grid.columns, cells, move(grid.box))


def _outermost(grids: list[Grid]) -> list[Grid]:
    """Grids that do not lie inside another one."""
    return [a for a in grids if not any(a is not b and _inside(a.box, b.box) for b in grids)]


def _inside(inner: PixelBox, outer: PixelBox) -> bool:
    return (
        outer[0] <= inner[0] and outer[1] <= inner[1]
        and inner[2] <= outer[2] and inner[3] <= outer[3]
    )  # fmt: skip

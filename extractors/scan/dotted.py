"""Dotted rules: what a one-bit scan leaves of hairlines.

Dust is strewn evenly; along a hairline dots are many times as dense. Each line of pixels is gone
along: a dot speaks for a rule, blank paper against it, letters beside it say nothing and letters
across it speak against it. Where the sum, a logarithm of likelihood, rises high, a rule runs
(maximal scoring segments, Karlin and Altschul 1990).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import log
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.scan.dots import Dots, counted
from extractors.scan.picture import Mask, as_pixels
from extractors.scan.rules import flipped

USUAL, DENSER = 8.0, 4.0  # dots an inch along a rule; at least so many times as dense as dust
FEWEST = 0.3  # specks an inch along anything, on the cleanest page
STEP = 3  # pixels across in which a rule's dots lie
SPARSEST = 0.25  # of the usual density of a page's rules
BESIDE = 2.0  # times as many dots as on any line beside it …
NEAREST, FARTHEST = 5, 12  # … at a distance of so many pixels
CROSSED = 0.3  # what a pixel of a letter across the rule speaks against it
SURE, GIVEN_UP = 16.0, 12.0  # logarithms of likelihood: of a rule, and of its end
MISSING = 3.0  # … of what may be blank between a rule's end and the rule that it meets


class Piece(NamedTuple):
    """A piece of a rule: its row of pixels, its first and its last pixel along it."""

    row: int
    start: int
    end: int


class Evidence(NamedTuple):
    """What speaks for horizontal rules (`dots`, each worth `gain`) and against them.

    `against` is summed up along each row.
    """

    dots: Mask
    gain: float
    against: NDArray[np.float32]

    def weight(self, row: int, start: int, end: int) -> float:
        """The logarithm of likelihood that a rule runs between two pixels of a row."""
        dots = np.count_nonzero(self.dots[row, start:end])
        return self.gain * dots - float(self.against[row, end] - self.against[row, start])


def dotted_rules(dots: Dots, across: Mask, down: Mask, dpi: float) -> tuple[Mask, Mask]:
    """Where horizontal and where vertical rules run (255) along which dots are dense.

    `across` and `down` are the rules that were found otherwise. Horizontal ones are sought first,
    lest their dots, one below the other, be taken for vertical ones.
    """
    rate = max(STEP * dots.dust, FEWEST / dpi)
    turned = dots.flipped()
    shape = down.shape

    def rows_of(down: Mask) -> tuple[Evidence, list[Piece]]:
        evidence = evidence_of(dots.beside(down, dpi), rate, dpi)
        return evidence, pieces(evidence)

    first = as_pixels(across | drawn(rows_of(down)[1], shape))
    upright = evidence_of(turned.beside(flipped(first), dpi), rate, dpi)
    columns = pieces(upright)
    down = as_pixels(down | flipped(drawn(columns, shape[::-1])))
    lying, rows = rows_of(down)
    across = as_pixels(across | drawn(rows, shape))
    return (
        drawn(led_on(rows, lying, down), shape),
        flipped(drawn(led_on(columns, upright, flipped(across)), shape[::-1])),
    )


def evidence_of(dots: Dots, rate: float, dpi: float) -> Evidence:
    """What speaks for and against rules where dust leaves `rate` dots on a pixel of their way."""
    rule = max(USUAL / dpi, DENSER * rate)
    gain, loss = log(rule / rate), log((1 - rate) / (1 - rule))
    near = cv2.dilate(counted(dots.specks, dpi), np.ones((STEP, 1), np.uint8))
    against = (1 - dots.hidden) * np.float32(loss) + dots.letters * np.float32(CROSSED)
    return Evidence(as_pixels(near), gain, np.cumsum(against, axis=1, dtype=np.float32))


def pieces(evidence: Evidence) -> list[Piece]:
    """Where rules surely run."""
    fewest = SURE / evidence.gain
    rows = np.flatnonzero(np.count_nonzero(evidence.dots, axis=1) >= fewest)
    found = [piece for row in rows.tolist() for piece in _pieces(evidence, row)]
    found = [piece for piece in found if _stands_out(piece, evidence)]
    density = np.array([_density(piece, evidence) for piece in found])
    usual = float(np.median(density)) if found else 0.0
    return [piece for piece, d in zip(found, density, strict=True) if d >= SPARSEST * usual]


def _density(piece: Piece, evidence: Evidence) -> float:
    """Dots by pixel: where rules are solid, sparse dots are the show-through of another page."""
    row, start, end = piece
    return np.count_nonzero(evidence.dots[row, start : end + 1]) / (end - start + 1)


def _stands_out(piece: Piece, evidence: Evidence) -> bool:
    """Whether dots are rare beside a piece: in shaded rows and broken letters they are not."""
    row, start, end = piece
    count = evidence.dots[max(0, row - FARTHEST) : row + FARTHEST + 1, start : end + 1].sum(axis=1)
    own = min(row, FARTHEST)
    beside = np.r_[count[: max(0, own - NEAREST + 1)], count[own + NEAREST :]]
    return not beside.size or count[own] >= BESIDE * int(beside.max())


def _pieces(evidence: Evidence, row: int) -> Iterator[Piece]:
    """The stretches of a row over which the sum rises high, each to where it is highest."""
    score = best = 0.0
    start = end = last = 0
    for x in [*np.flatnonzero(evidence.dots[row]).tolist(), -1]:
        score -= float(evidence.against[row, x] - evidence.against[row, last])
        if x < 0 or score <= 0 or score < best - GIVEN_UP:
            if best >= SURE:
                yield Piece(row, start, end)
            score, best, start = 0.0, 0.0, x
        score += evidence.gain
        if score > best:
            best, end = score, x
        last = x


def led_on(rules: Iterable[Piece], evidence: Evidence, others: Mask) -> list[Piece]:
    """The pieces led on to the rules across them (255) where nothing speaks against it.

    What sticks out beyond those is kept only where it is sure by itself.
    """
    return [_led_on(piece, evidence, np.flatnonzero(others[piece.row])) for piece in rules]


def _led_on(piece: Piece, evidence: Evidence, stops: NDArray[np.intp]) -> Piece:
    row, start, end = piece
    against = evidence.against[row]
    for stop in stops[stops > end].tolist():
        if against[stop] - against[end] > MISSING:
            break
        end = stop
    for stop in stops[stops < start][::-1].tolist():
        if against[start] - against[stop] > MISSING:
            break
        start = stop
    met = stops[(stops >= start) & (stops <= end)].tolist()
    if met and evidence.weight(row, start, met[0]) < SURE:
        start = met[0]
    if met and evidence.weight(row, met[-1], end) < SURE:
        end = met[-1]
    return Piece(row, start, end)


def drawn(rules: Iterable[Piece], shape: tuple[int, ...]) -> Mask:
    """The pieces as a mask (255)."""
    mask = np.zeros(shape, np.uint8)
    for row, start, end in rules:
        mask[row, start : end + 1] = 255
    return mask

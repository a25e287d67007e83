"""A faint rule is seen all along; letters in its way are not taken for it."""

from __future__ import annotations

import numpy as np

from extractors.scan.depths import Depth, View
from extractors.scan.picture import Grey
from extractors.scan.rules import Rule

DPI = 200
RULE = Rule(0, np.full(600, 50, np.float32))


def grainy() -> Grey:
    grain = np.random.default_rng(1).normal(240, 6, (100, 600))
    return np.clip(grain, 0, 255).astype(np.uint8)


def test_a_pale_rule_is_whole() -> None:
    page = grainy()
    page[50:52] -= 60
    depth = Depth(View(page, DPI), RULE)
    assert depth.is_whole(0, 600) and depth.joins(0, 600)


def test_letters_between_two_tables_are_no_rule() -> None:
    page = grainy()
    page[50:52, :200] -= 60
    page[50:52, 300:] -= 60
    page[40:60, 215:285:8] = 20
    depth = Depth(View(page, DPI), RULE)
    assert depth.is_whole(0, 200) and not depth.is_whole(180, 320)
    assert not depth.joins(200, 300)


def test_a_hairline_in_the_grain_is_seen_on_the_average() -> None:
    page = grainy()
    page[50, :200] -= 14
    page[50, 300:] -= 14
    depth = Depth(View(page, DPI), RULE)
    assert depth.is_dark(0, 60) and not depth.is_whole(0, 60)
    assert not depth.is_dark(210, 290)


def test_letters_across_an_edge_are_no_hairline() -> None:
    page = grainy()
    page[50] -= 14
    page[50, 210:290] += 14
    page[44:58, 212:288:6] = 20
    assert not Depth(View(page, DPI), RULE).is_dark(210, 290)


def test_a_line_of_text_on_an_edge_is_no_hairline() -> None:
    page = grainy()
    page[50] -= 14
    page[50, 200:300] += 14
    page[45:56, 205:295:10] = 60
    page[50, 205:295] -= 14  # the blur of its letters
    depth = Depth(View(page, DPI), RULE)
    assert depth.is_dark(300, 400) and not depth.is_dark(200, 300)

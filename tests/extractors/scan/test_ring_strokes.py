"""Black stamps over running text of one bit."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.scan.ocr import Token
from extractors.scan.picture import Grey, Mask, as_pixels
from extractors.scan.ring_strokes import without_rings
from extractors.scan.rings import soft_rings
from extractors.scan.stamp_words import without_stamp_words, without_stamped_cells

DPI = 200.0
MIDDLE, RADIUS = (500, 400), 142


def _page(ring: bool) -> Grey:
    """Lines of upright strokes, with a stamp's two rings over them."""
    page = np.full((800, 1000), 255, np.uint8)
    for top in range(100, 700, 120):
        for x in range(100, 900, 40):
            page[top : top + 24, x : x + 5] = 0
    if ring:
        cv2.circle(page, MIDDLE, RADIUS, 0, 8)
        cv2.circle(page, MIDDLE, 102, 0, 3)
    return page


def _bare(page: Grey) -> Grey:
    return without_rings(page, soft_rings(page, DPI), DPI)


def test_rings_are_taken_off_and_letters_stay() -> None:
    clean, stamped = _page(ring=False), _page(ring=True)
    bare = _bare(stamped)
    ring = (stamped != clean).sum()
    assert (bare[clean == 255] == 0).sum() < 0.25 * ring
    assert (bare[clean == 0] == 255).sum() < 0.1 * ring + 0.02 * (clean == 0).sum()


def test_the_same_picture_gives_the_same_pixels() -> None:
    stamped = _page(ring=True)
    assert (_bare(stamped) == _bare(stamped.copy())).all()


def test_a_page_without_a_stamp_stays() -> None:
    page = _page(ring=False)
    assert _bare(page) is page


def _stamp() -> Mask:
    disc = np.zeros((800, 1000), np.uint8)
    cv2.circle(disc, MIDDLE, RADIUS, 255, cv2.FILLED)
    return as_pixels(disc)


def _line(text: str, top: int, line: int, start: int = 200) -> list[Token]:
    words = text.split()
    return [
        Token(word, (start + 80 * i, top, start + 80 * i + 70, top + 24), 0.9, line)
        for i, word in enumerate(words)
    ]


def test_capitals_between_lines_of_prose_are_the_stamps() -> None:
    prose = [*_line("các trường kết nghĩa ký giao ước phối", 340, 1)]
    prose += _line("thăm và tặng quà cho học sinh vùng", 440, 2)
    stamp = _line("GIÁO DỤC", 390, 3, 430)
    assert without_stamp_words([*prose, *stamp], _stamp()) == prose
    assert without_stamp_words([*prose, *stamp], None) == [*prose, *stamp]


def test_a_signer_under_a_stamp_is_left_alone() -> None:
    signed = [*_line("CHỦ TỊCH", 350, 1, 430), *_line("Vũ Hữu Nga", 440, 2, 430)]
    assert without_stamp_words(signed, _stamp()) == signed


def test_a_ring_is_found_among_the_rules_of_a_table() -> None:
    page = _page(ring=True)
    for y in range(40, 800, 48):
        page[y : y + 4, 60:940] = 0
    for x in (60, 200, 470, 760, 936):
        page[40:800, x : x + 4] = 0
    ring, *_ = soft_rings(page, DPI)
    assert abs(ring.x - MIDDLE[0]) < 6 and abs(ring.y - MIDDLE[1]) < 6


def test_a_cell_that_holds_only_a_stamps_words_is_empty() -> None:
    names = {(row, 1): _line("Hoa Mai", 60 * row, row) for row in range(4)}
    read = names | {(4, 1): _line("GIÁO DỤC", 400, 4, start=460), (4, 0): _line("TH", 400, 4)}
    bare = without_stamped_cells(read, _stamp())
    assert bare == {**read, (4, 1): []}


def test_capitals_in_a_column_of_capitals_stay() -> None:
    read = {(row, 1): _line("THCS HOA", 60 + 60 * row, row, start=460) for row in range(7)}
    assert without_stamped_cells(read, _stamp()) == read
    assert without_stamped_cells(read, None) == read

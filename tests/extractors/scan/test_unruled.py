import numpy as np

from extractors.scan.grid import Grid
from extractors.scan.spans import GridCell
from extractors.scan.unruled import without_rules

DPI = 200.0


def test_rules_go_and_what_stands_in_the_cells_stays() -> None:
    grey = np.full((200, 500), 255, np.uint8)
    for x in (50, 200, 400):
        grey[40:101, x - 1 : x + 2] = 0
    for y in (40, 100):
        grey[y - 1 : y + 2, 50:401] = 0
    grey[60:80, 60:190] = 10  # words
    grey[20:30, 60:190] = 20  # a line above the table
    cells = [GridCell(0, 0, 1, 1, (50, 40, 200, 100)), GridCell(0, 1, 1, 1, (200, 40, 400, 100))]
    page = without_rules(grey, [Grid(1, 2, cells, (50, 40, 400, 100))], DPI)
    assert set(np.unique(page)) == {10, 20, 255}
    assert (page[60:80, 60:190] == 10).all() and (page[20:30, 60:190] == 20).all()
    assert grey[70, 200] == 0  # the page itself is as it was

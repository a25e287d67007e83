"""A page made ready to be read, and the way from its pixels back to the page in the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from extractors.scan.clean import cleaned
from extractors.scan.deskew import roughly_straightened, slant, straightened
from extractors.scan.handwriting.pen import with_pen
from extractors.scan.ocr import Engine
from extractors.scan.orientation import quarter_turns, turned
from extractors.scan.photo import sheet_corners, straight_sheet, way_of
from extractors.scan.picture import Grey, Mask, Picture, grey_of
from extractors.scan.resolution import at_readable_size
from extractors.scan.seen import See, unseen
from extractors.scan.way import Way, back, quarter_turn, rotation, scaling, shift

SMALLEST = 0.08  # degrees; less is not worth blurring the page


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page made ready to be read: grey, upright, straight; what was done to it.

    `pale` is the same page before its paper was made white, `pen` the same with the ink of a pen
    that cleaning faded; None where it faded none. `stamped` tells where a stamp lay (255); on a
    page that `is_one_bit` it is as black as print. `is_faint` says that the print was very pale.
    `home` leads from its pixels to points on the page as it lies in the file.
    """

    grey: Grey
    pale: Grey
    dpi: float
    done: tuple[str, ...]
    pen: Grey | None
    home: Way
    stamped: Mask | None = None
    is_one_bit: bool = False
    is_faint: bool = False

    def moved(
        self,
        how: Callable[[Grey], Grey],
        way: Way,
        note: str = "",
        roughly: Callable[[Grey], Grey] | None = None,
    ) -> Sheet:
        """The sheet changed by `how`, which takes its pixels the given way.

        `roughly` does as much for what is not read, but only asked about rules.
        """
        return replace(
            self,
            grey=how(self.grey),
            pale=(roughly or how)(self.pale),
            pen=None if self.pen is None else how(self.pen),
            stamped=None if self.stamped is None else (roughly or how)(self.stamped),
            home=self.home @ back(way),
            done=(*self.done, note) if note else self.done,
        )

    def turned(self, turns: int) -> Sheet:
        """Turned counter-clockwise by quarters."""
        height, width = self.grey.shape
        way = quarter_turn(turns, width, height)
        return self.moved(lambda g: turned(g, turns), way, f"turned by {turns * 90} degrees")

    def straight(self) -> Sheet:
        """Turned by its slant."""
        degrees = slant(self.grey)
        if abs(degrees) < SMALLEST:
            return self
        height, width = self.grey.shape
        way = rotation(degrees, width, height)
        note = f"straightened by {degrees:.1f} degrees"
        return self.moved(
            lambda g: straightened(g, degrees),
            way,
            note,
            lambda g: roughly_straightened(g, degrees),
        )

    def part(self, left: int, right: int, note: str) -> Sheet:
        """The columns from `left` to before `right`."""
        return self.moved(lambda g: g[:, left:right].copy(), shift(-left, 0), note)


def upright_sheet(picture: Picture, engine: Engine, see: See = unseen) -> Sheet:
    """The picture freed of what is no page, clean, the right way up and of a readable size."""
    see("picture", lambda: picture.pixels)
    done, home = [picture.origin], picture.home
    corners = sheet_corners(grey_of(picture.pixels))
    if corners is not None:
        home = home @ back(way_of(corners))
        picture = replace(picture, pixels=straight_sheet(picture.pixels, corners))
        done.append("cut out of its surroundings")
        see("cut out", lambda: picture.pixels)
    sized, rescaled = at_readable_size(picture)
    if rescaled:
        done.append(f"taken as {round(sized.dpi)} dpi by its letters")
    home = home @ scaling(
        picture.pixels.shape[1] / sized.pixels.shape[1],
        picture.pixels.shape[0] / sized.pixels.shape[0],
    )
    clean, pale, stamped, is_faint = cleaned(sized, see)
    sheet = Sheet(clean, pale, sized.dpi, tuple(done), with_pen(sized), home, stamped)
    sheet = replace(sheet, is_one_bit=sized.is_one_bit, is_faint=is_faint)
    turns = quarter_turns(sheet.grey, sheet.dpi, engine)
    return sheet.turned(turns) if turns else sheet


def ready(sheet: Sheet, see: See = unseen) -> Sheet:
    """An upright sheet, straight."""
    sheet = sheet.straight()
    see("straight", lambda: sheet.grey)
    return sheet


def prepared(picture: Picture, engine: Engine) -> Sheet:
    """The picture freed of what is no page, upright, clean, straight and of a readable size."""
    return ready(upright_sheet(picture, engine))

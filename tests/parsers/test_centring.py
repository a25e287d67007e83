"""Lines of a title by their places: an indent of the first line moves it to the right."""

from parsers.centring import is_centred_below, text_middle
from schemas.document import Box, Line, Word


def line(x0: float, x1: float) -> Line:
    return Line([Word("chữ")], box=Box(x0, 100, x1, 112))


TYPE, TITLE = line(294, 371), line(123, 542)
TEXT = text_middle([TYPE, TITLE, line(117, 548), line(89, 509)])


def test_the_middle_of_a_text_lies_between_its_margins():
    assert TEXT == (89 + 548) / 2
    assert text_middle([Line([Word("chữ")])]) is None


def test_a_title_goes_on_in_the_middle_of_the_text_or_below_its_first_line():
    assert is_centred_below(line(163, 474), [TYPE, TITLE], TEXT)
    assert is_centred_below(line(200, 464), [TYPE, TITLE], TEXT)


def test_a_short_line_at_the_margin_is_not_centred():
    assert not is_centred_below(line(89, 400), [TYPE, TITLE], TEXT)
    assert not is_centred_below(line(117, 300), [TYPE, TITLE], TEXT)


def test_nothing_is_said_without_places_or_below_a_title_at_the_margin():
    assert is_centred_below(Line([Word("chữ")]), [TYPE, TITLE], TEXT)
    assert is_centred_below(line(89, 300), [line(89, 160), line(89, 420)], TEXT)

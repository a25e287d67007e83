"""Numbers and days by hand: values, doubts, and what stands without them."""

from parsers.annex_caption import AnnexCaption
from parsers.by_hand import settle
from parsers.letterhead import Letterhead, read_letterhead
from schemas.document import Line, Word

Readings = tuple[tuple[str, float], ...]


def letterhead(number: Readings, day: Readings) -> Letterhead:
    """A letterhead whose number and day a pen wrote."""
    return read_letterhead(
        [
            Line([Word("Số:"), _pen(number), Word("/KH-PGDĐT")]),
            Line([*map(Word, ("Bắc", "Hà,", "ngày")), _pen(day), *_rest()]),
        ]
    )


def _pen(readings: Readings) -> Word:
    (text, probability), *others = readings
    return Word(text, confidence=probability, alternatives=tuple(others), by_hand=True)


def _rest() -> list[Word]:
    return [Word(text) for text in ("tháng", "3", "năm", "2023")]


def test_what_is_surely_read_has_no_doubt() -> None:
    head = letterhead((("359", 0.99),), (("26", 0.99),))
    assert settle(head, [], "a.pdf") == []
    assert (head.number, head.issued_on) == ("359/KH-PGDĐT", "2023-03-26")


def test_other_readings_are_named() -> None:
    head = letterhead((("359", 0.7), ("369", 0.2)), (("26", 0.99),))
    ((field, reason, at_most),) = settle(head, [], "a.pdf")
    assert (field, at_most, head.number) == ("number", 0.7, "359/KH-PGDĐT")
    assert "369 (20 %)" in reason


def test_too_doubtful_digits_are_no_value() -> None:
    head = letterhead((("359", 0.2), ("369", 0.15)), (("26", 0.25),))
    assert {doubt.field for doubt in settle(head, [], "a.pdf")} == {"number", "issued_on"}
    assert (head.number, head.symbol, head.number_unread) == (None, "KH-PGDĐT", True)
    assert (head.issued_on, head.day_unread) == ("2023-03", True)


def test_the_file_s_name_chooses_among_readings_and_makes_nothing_sure() -> None:
    head = letterhead((("359", 0.6), ("369", 0.2)), (("26", 0.99),))
    (doubt,) = settle(head, [], "scans/369_kh.pdf")
    assert head.number == "369/KH-PGDĐT" and doubt.at_most < 0.9
    head = letterhead((("359", 0.6), ("369", 0.2)), (("26", 0.99),))
    settle(head, [], "scans/777_kh.pdf")
    assert head.number == "359/KH-PGDĐT"


def test_an_annex_chooses_among_readings() -> None:
    caption = AnnexCaption(None, "369/KH-PGDĐT", "KH-PGDĐT", None, None, "", [])
    head = letterhead((("359", 0.6), ("369", 0.2)), (("26", 0.99),))
    (doubt,) = settle(head, [caption], "359.pdf")
    assert head.number == "369/KH-PGDĐT" and "the annex" in doubt.reason
    other = AnnexCaption(None, "369/QĐ-UBND", "QĐ-UBND", None, None, "", [])
    head = letterhead((("359", 0.6), ("369", 0.2)), (("26", 0.99),))
    settle(head, [other], "a.pdf")
    assert head.number == "359/KH-PGDĐT"


def test_print_is_none_of_its_business() -> None:
    head = read_letterhead([Line([Word("Số:"), Word("12/KH-PGDĐT", confidence=0.2)])])
    assert settle(head, [], "99.pdf") == [] and head.number == "12/KH-PGDĐT"

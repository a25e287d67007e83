"""Names of one document decoded together, and how sure a decoded name is."""

from dataclasses import replace

import pytest

from normalizers.schools import (
    NameContext,
    PlaceOfName,
    decode_name,
    doubt_of,
    names_elsewhere,
    settle_numberings,
    settle_spellings,
    sureness,
)
from normalizers.schools.confidence import Candidate, confidence

PLAN = NameContext(district="Huyện Gia Lâm", province="Thành phố Hà Nội")


def place(*readings, level="TH", source="table"):
    return PlaceOfName(source, level, list(readings))


def test_a_numbering_that_another_row_has_is_not_this_ones():
    doubtful = place(("Kim Sơn I", 0.84), ("Kim Sơn II", 0.12))
    beside = place(("Kim Sơn II", 0.97))
    alone = settle_numberings([doubtful])[0]
    together = settle_numberings([doubtful, beside])[0]
    assert alone == doubtful.readings
    assert together[0][1] > 0.93


def test_another_list_or_level_says_nothing_of_a_numbering():
    doubtful = place(("Kim Sơn I", 0.84), ("Kim Sơn II", 0.12))
    for other in (place(("Kim Sơn II", 0.97), level="MN"), place(("Kim Sơn II", 1.0), source="x")):
        assert settle_numberings([doubtful, other])[0][0] == ("Kim Sơn I", 0.84)


def test_roman_numberings_elsewhere_speak_against_a_digit():
    doubtful = place(("Đặng Xá 1", 0.5), ("Đặng Xá I", 0.45))
    roman = place(("Yên Viên II", 0.99), level="MN")
    assert settle_numberings([doubtful, roman])[0][0][0] == "Đặng Xá I"


def misread(text, plan=PLAN):
    return PlaceOfName("table", "TH", *decode_name(text, plan))


def weights(place_, *others):
    return dict(names_elsewhere([place_, *others])[0])


def test_letters_that_fit_two_names_alike_say_nothing_between_them():
    told = weights(misread("Van Bao"), misread("Van Bao"))
    assert told["Văn Bảo"] == pytest.approx(told["Vạn Bảo"], abs=0.3)


def test_letters_that_fit_a_name_badly_hardly_tell_it():
    told = weights(misread("Kim Son"), misread("Kim Lan"))
    assert told["Kim Lan"] > 1 > told.get("Kim Sơn", 0.0)


def test_print_tells_a_name_and_a_place_without_readings_none():
    printed = place(("Kim Sơn A", 1.0))
    assert list(weights(place(), printed, place())) == ["Kim Sơn"]
    assert weights(printed, place()) == {}


def test_a_name_told_elsewhere_is_surer():
    heard = replace(PLAN, document=frozenset({("Mậu Lương", 3.0)}))
    alone, told = (sureness(decode_name("Mau Luong", p).readings) for p in (PLAN, heard))
    assert told > alone


def test_other_digits_are_another_name():
    heard = replace(PLAN, document=frozenset({("1 Mậu Lương", 8.0)}))
    assert decode_name("2 Mau Luong", heard).readings == decode_name("2 Mau Luong", PLAN).readings


@pytest.mark.parametrize(
    ("read", "name"),
    [
        ("Bup Sen Hong", "Búp Sen Hồng"),
        ("Thăng Long Xanh", "Thăng Long Xanh"),
        ("DangXa 2", "Đặng Xá 2"),
        ("Co Bi A", "Cổ Bi A"),
    ],
)
def test_no_word_that_was_printed_is_dropped(read, name):
    assert decode_name(read, PLAN).readings[0][0] == name


def test_a_reading_that_drops_a_word_is_reviewed():
    readings = decode_name("Hoa Phuong 86 xy", PLAN).readings
    assert len(readings[0][0].split()) >= 3 or doubt_of(readings)


def test_spellings_of_one_name_are_one_in_the_doubt():
    assert (
        sureness(decode_name("Dang Xá", PLAN).readings)
        >= decode_name("Dang Xá", PLAN).readings[0][1]
    )


def test_confidence_needs_letters_and_falls_with_their_misfit():
    fits = [Candidate("Kim Sơn", 0.9, -0.5, -3.5), Candidate("Kim Sỏn", 0.1, -0.4, None)]
    misfits = [Candidate("Kim Sơn", 0.9, -12.0, -3.5), Candidate("Km San", 0.1, -0.4, None)]
    assert confidence("?", fits) == 0.0
    assert confidence("Kim Son", fits) > confidence("Km San", misfits)


def test_a_document_spells_a_name_in_one_way():
    sure = [("Mộ Lao II", 0.97), ("Mỗ Lao II", 0.02)]
    open_ = [("Mỗ Lao", 0.5), ("Mộ Lao", 0.4), ("Mễ Trì", 0.1)]
    other = [("Hoa Sen", 0.9), ("Hoa Sim", 0.1)]
    told, settled, same = settle_spellings([sure, open_, other])
    assert settled[0][0] == "Mộ Lao"
    assert sum(p for _, p in settled) == pytest.approx(1.0, abs=1e-3)
    assert told[0][0] == "Mộ Lao II"
    assert same == other


def test_a_spelling_that_stands_once_stays():
    lone = [("Mỗ Lao", 0.5), ("Mộ Lao", 0.4)]
    assert settle_spellings([lone, []]) == [lone, []]

"""Names that running text tells: villages and persons that no list of units has."""

from __future__ import annotations

import pytest

from normalizers.schools import NameContext, decode_name
from normalizers.schools.told import fame, told_beside, told_names
from normalizers.text import channel_of

HA_DONG = NameContext(district="Quận Hà Đông", province="Thành phố Hà Nội")


def test_the_table_tells_names_once_and_as_schools_or_places() -> None:
    names = [one.name for one in told_names()]
    assert len(names) == len(set(names)) > 10_000
    assert all(one.schools or one.places for one in told_names())
    assert all(one.weight > 0 for one in told_names())


def test_names_stand_beside_their_district() -> None:
    here = dict(told_beside("Hà Đông"))
    assert here["Mậu Lương"] > 0
    assert "Mậu Lương" not in dict(told_beside("Văn Bàn"))
    assert told_beside("no district") == []


def test_a_stem_of_many_schools_is_likelier() -> None:
    assert fame("Trần Phú") > fame("Kim Đồng") > fame("no name") == 1.0


@pytest.mark.parametrize("read", ["Trén Phu", "Trin Phu"])
def test_a_document_teaches_how_its_letters_are_misread(read: str) -> None:
    plain = dict(decode_name(read, HA_DONG).readings)["Trần Phú"]
    letters = channel_of([(read[:4], "Trần"), (read[1:4].lower(), "rần")] * 100)
    taught = decode_name(read, HA_DONG, channel=letters).readings
    assert taught[0][0] == "Trần Phú"
    assert taught[0][1] > plain

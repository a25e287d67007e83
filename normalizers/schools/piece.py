"""A piece of a text: a possible party, with the places and notes that follow its name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from normalizers.schools.leftovers import IS_PART
from normalizers.schools.levels import Lead
from normalizers.schools.places import add_unit, places_after, unit_at
from normalizers.schools.shapes import Place
from normalizers.units import find_unit
from schemas.plan import PartyKind

_NOTE = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")


@dataclass(slots=True)
class Piece:
    """A possible party: its words before (`lead`), the span of its name, what follows it.

    `separator` is the mark between the piece before and this one, `None` when no mark links
    them; `tight` when no space stood around it. `part` is a bracketed site or branch of the
    school, which belongs to its name.
    """

    start: int
    name_start: int
    name_end: int
    end: int
    lead: Lead | None = None
    place: Place = field(default_factory=Place)
    note: str | None = None
    part: str | None = None
    kind: PartyKind = "school"
    separator: str | None = None
    tight: bool = False


def with_tail(text: str, piece: Piece) -> Piece:
    """The piece with the places and notes that follow its name."""
    end = piece.name_end
    if text[end : end + 1] in ("”", '"', "»"):
        end += 1
    named = unit_at(text, piece.name_start)
    if piece.lead is not None and named is not None:
        piece.place = add_unit(piece.place, named[0], named[1]) or piece.place
    site = _NOTE.match(text, end)
    if site is not None and IS_PART.fullmatch(site.group(1).strip()):
        piece.part, end = site.group(1).strip(), site.end()
    place, end = places_after(text, end, bare=piece.lead is not None)
    note = _NOTE.match(text, end)
    if note is not None:
        piece.note, end = note.group(1).strip(), note.end()
        place = _place_in(piece.note, place)
        more, end = places_after(text, end, bare=False)
        place = place if place != Place() else more
    for part in ("commune", "district", "province"):
        if getattr(place, part):
            merged = {
                p: getattr(place, p) or getattr(piece.place, p)
                for p in ("commune", "district", "province")
            }
            piece.place = Place(**merged)
    piece.end = end
    return piece


def _place_in(note: str, place: Place) -> Place:
    """The place with the district or province that a bracketed note names: `(Mê Linh)`."""
    for unit in find_unit(note):
        if unit.kind != "commune" and getattr(place, unit.kind) is None:
            return replace(place, **{unit.kind: unit.name})
    return place

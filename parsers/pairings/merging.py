"""One pairing told in several places is one pairing: with its best evidence, and the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from normalizers.schools import SchoolMention, loose_key
from parsers.pairings.telling import Source, Telling, Told
from schemas.plan import Level

# The annex or table counts as evidence, the others as `also_in`; of texts who names most.
_RANK: dict[Source, int] = {"table": 0, "list": 1, "title": 2, "memorandum": 3, "sentence": 3}


@dataclass(slots=True)
class Merged:
    """A telling with the others that tell the same."""

    best: Telling
    number: int = 0  # of the telling, in the order of reading
    others: list[Telling] = field(default_factory=list)

    @property
    def all(self) -> list[Telling]:
        return [self.best, *self.others]


def merge(tellings: list[Telling]) -> list[Merged]:
    """Tellings of the same parties put together; rows of one table stay apart.

    A telling of some of a pairing's parties in running text is another mention of it, never a
    pairing of its own.
    """
    merged: list[Merged] = []
    naming: dict[str, list[Merged]] = {}  # the pairings with a party of that name, in order
    ranked = sorted(
        enumerate(tellings),
        key=lambda entry: (_RANK[entry[1].source], -len(entry[1].parties), entry[0]),
    )
    for number, telling in ranked:
        names = _names(telling)
        home = _home(telling, naming.get(names[0], []) if names else merged)
        if home is not None:
            home.others.append(telling)
        elif not telling.support and _has_school(telling):
            merged.append(Merged(telling, number))
            for name in dict.fromkeys(names):
                naming.setdefault(name, []).append(merged[-1])
    for one in merged:
        _fill(one)
    merged.sort(key=lambda one: (one.best.place, one.number))
    return merged


def _has_school(telling: Telling) -> bool:
    """Running text that names only communes or offices tells of their work, not of a pairing."""
    listed = telling.source in ("table", "list")
    return listed or any(told.mention.kind == "school" for told in telling.parties)


def _names(telling: Telling) -> list[str]:
    return [loose_key(told.mention.name) for told in telling.parties]


def _home(telling: Telling, merged: list[Merged]) -> Merged | None:
    """The pairing that a telling tells again, among those that name its first party."""
    for one in merged:
        apart = telling.source in ("table", "list") and telling.place == one.best.place
        if not apart and same_parties(telling, one.best):
            return one
    if telling.source in ("table", "list"):
        return None
    homes = [one for one in merged if _is_part(telling, one.best)]
    return homes[0] if homes else None


def same_parties(one: Telling, two: Telling) -> bool:
    """Whether two tellings name the same parties, in any order."""
    if len(one.parties) != len(two.parties):
        return False
    return _is_part(one, two) and _is_part(two, one)


def _is_part(one: Telling, two: Telling) -> bool:
    return all(any(_same(a, b) for b in two.parties) for a in one.parties)


def _same(one: Told, two: Told) -> bool:
    """Whether two mentions are one school: letters agree without marks, level not against it."""
    a, b = one.mention, two.mention
    if loose_key(a.name) != loose_key(b.name):
        return False
    if a.level is not None and b.level is not None and a.level != b.level:
        return False
    return not any(
        x is not None and y is not None and x != y
        for x, y in ((a.district, b.district), (a.province, b.province))
    )


def _fill(one: Merged) -> None:
    """Take from the other tellings what the best one lacks: places, direction of help."""
    for other in one.others:
        for told in one.best.parties:
            twin = next((party for party in other.parties if _same(told, party)), None)
            if twin is None:
                continue
            told.district = told.district or twin.mention.district or twin.district
            told.province = told.province or twin.mention.province or twin.province
            told.commune = told.commune or twin.mention.commune or twin.commune
    directed = [telling for telling in one.others if telling.directed]
    if one.best.relation == "twin" and one.best.source != "table" and directed:
        _direct(one.best, directed[0])


def take_places(mentions: Iterable[SchoolMention], merged: Iterable[Merged]) -> None:
    """Give parties without a place what the running text prints beside their names elsewhere.

    Nothing where the text places schools of one name in different districts.
    """
    printed: dict[tuple[str, Level | None], set[tuple[str | None, str | None]]] = {}
    for mention in mentions:
        if mention.district is not None:
            place = (mention.district, mention.province)
            printed.setdefault((loose_key(mention.name), mention.level), set()).add(place)
    for told in (party for one in merged for party in one.best.parties):
        found = printed.get((loose_key(told.mention.name), told.mention.level), set())
        if len(found) == 1 and told.mention.district is None and told.district is None:
            district, province = next(iter(found))
            told.district, told.province = district, told.province or province


def _direct(best: Telling, directed: Telling) -> None:
    leads = [party for party in directed.parties if party.lead]
    best.relation = "mentor"
    for told in best.parties:
        told.lead = any(_same(told, lead) for lead in leads)


def spellings(one: Merged) -> list[tuple[int, list[str]]]:
    """Parties whose name is spelt in several ways: place in the pairing, and the spellings."""
    found = []
    for index, told in enumerate(one.best.parties):
        names = [told.mention.name] + [
            party.mention.name
            for other in one.others
            for party in other.parties
            if _same(told, party)
        ]
        distinct = list({name.casefold(): name for name in reversed(names)}.values())[::-1]
        if len(distinct) > 1:
            found.append((index, distinct))
    return found

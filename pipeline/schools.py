"""The distinct schools over a whole batch, one row each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from normalizers.units import Unit, communes_of, districts_of, find_unit, successors_of
from schemas.plan import Level, Pairing, Party, Plan
from schemas.tables import SchoolRow

_WORDS = 11  # columns of `Told` that say what, before those that say where


class Told(NamedTuple):
    """What one plan, or several, say of a school in the same words.

    `how` is how it is told (see `_telling`); `spelling` to `note` are columns of `schools.csv`;
    `times` is how often, `plans` and `pairings` are where, in their order.
    """

    school_id: str
    how: str
    spelling: str
    name: str
    level: Level | None
    district: str | None
    commune: str | None
    province: str | None
    new_commune: str | None
    new_province: str | None
    note: str | None
    times: int
    plans: Sequence[str]
    pairings: Sequence[str]


def told_of(plan: Plan) -> list[Told]:
    """What a plan says of schools. A plan that repeats another (`same_as`) says nothing."""
    pairings = [] if plan.same_as else plan.pairings
    return joined(
        _told(party, plan, pairing)
        for pairing in pairings
        for party in pairing.schools
        if party.kind == "school" and party.school_id
    )


def joined(told: Iterable[Told]) -> list[Told]:
    """The same with what is said in the same words said once, in the order of first mention."""
    found: dict[tuple[object, ...], list[Told]] = {}
    for one in told:
        found.setdefault(one[:_WORDS], []).append(one)
    return [_together(same) for same in found.values()]


def _together(same: list[Told]) -> Told:
    if len(same) == 1:
        return same[0]
    return same[0]._replace(
        times=sum(one.times for one in same),
        plans=list(dict.fromkeys(plan for one in same for plan in one.plans)),
        pairings=list(dict.fromkeys(pairing for one in same for pairing in one.pairings)),
    )


class SchoolIndex:
    """Collects what plan after plan says of its schools."""

    def __init__(self) -> None:
        self._schools: dict[str, list[Told]] = {}

    def add(self, told: Iterable[Told]) -> None:
        for one in told:
            self._schools.setdefault(one.school_id, []).append(one)

    def rows(self) -> Iterator[SchoolRow]:
        """One row a school, by id; its commonest spelling, the others as variants."""
        for school_id in sorted(self._schools):
            yield _row(joined(self._schools[school_id]))


def _told(party: Party, plan: Plan, pairing: Pairing) -> Told:
    today = today_of(party)
    home = today.commune.province if today.commune else province_today(party.province or "")
    return Told(
        school_id=party.school_id,
        how=_telling(party),
        spelling=party.full_name or party.name,
        name=party.name,
        level=party.level,
        district=party.district,
        commune=party.commune,
        province=party.province,
        new_commune=today.commune.name if today.commune else None,
        new_province=home,
        note=today.note,
        times=1,
        plans=(plan.plan_id,),
        pairings=(pairing.pairing_id,),
    )


def _telling(party: Party) -> str:
    """What a party says of its school: spelling, level and place, and how they were settled.

    >>> place = {"district": "Quận Long Biên", "province": "Thành phố Hà Nội"}
    >>> _telling(Party(name="Hoa Sữa", level="MN", level_source="section", **place))
    'Hoa Sữa (MN by section, Quận Long Biên, as-read)'
    """
    level = f"{party.level or 'no level'} by {party.level_source}" if party.level_source else ""
    home = party.district or party.commune or party.province or ""
    said = ", ".join(filter(None, (level, home, party.match.method)))
    return f"{party.full_name or party.name} ({said})"


def _row(told: Sequence[Told]) -> SchoolRow:
    """The row of the school that all is said of."""
    spellings: Counter[str] = Counter()
    for one in told:
        spellings[one.spelling] += one.times
    ordered = sorted(spellings, key=lambda name: (-spellings[name], name))
    first = next(one for one in told if one.spelling == ordered[0])
    where: dict[str, dict[str, None]] = {}
    for one in told:
        where.setdefault(one.how, {}).update(dict.fromkeys(one.pairings))
    return SchoolRow(
        school_id=first.school_id,
        full_name=first.spelling,
        name=first.name,
        level=first.level,
        district=first.district,
        commune=first.commune,
        province=first.province,
        new_commune=first.new_commune,
        new_province=first.new_province,
        variants="; ".join(ordered[1:]) or None,
        plans=len({plan for one in told for plan in one.plans}),
        pairings=len({pairing for one in told for pairing in one.pairings}),
        evidence="; ".join(f"{how}: {', '.join(there)}" for how, there in where.items()),
        new_commune_note=first.note,
    )


class Today(NamedTuple):
    """The commune of today in which a school stands, if certain, and what is to be said of it."""

    commune: Unit | None = None
    note: str | None = None


def today_of(party: Party) -> Today:
    """The commune of today in which a school stands, by the mergers of 1 July 2025.

    The old commune is the one printed beside the school, or the one of its district that the
    school is called after (no person or flower). No commune where neither is known, or where
    parts of the old one went to several new ones; the note then names these.

    >>> place = {"district": "Huyện Tam Nông", "province": "Tỉnh Phú Thọ"}
    >>> [today_of(Party(name=name, **place)).commune for name in ("Hoa Sen", "Tam Nông")]
    [None, None]
    >>> today = today_of(Party(name="Dị Nậu II", **place))
    >>> today.commune.name if today.commune else None, today.note
    ('Xã Thọ Văn', 'by its name, after Xã Dị Nậu')
    """
    name = party.commune or _own_commune(party)
    if name is None or party.province is None:
        return Today()
    units = find_unit(name, kind="commune", province=party.province, district=party.district)
    today = {one: None for unit in units for one in (successors_of(unit) if unit.old else [unit])}
    after = "; ".join(dict.fromkeys(unit.name for unit in units))
    if len(today) > 1:
        homes = "; ".join(unit.name for unit in today)
        return Today(None, f"{after} went to {homes}")
    if not today:
        return Today()
    return Today(next(iter(today)), None if party.commune else f"by its name, after {after}")


def _own_commune(party: Party) -> str | None:
    from normalizers.schools.numbering import cut_numbering  # with all lists of names, which
    from normalizers.schools.stems import name_stems  # a run without new documents needs not

    stem = cut_numbering(party.name).stem
    if party.district is None or stem in name_stems():
        return None
    return stem


@cache
def province_today(province: str) -> str | None:
    """The province of today that all communes of a former province went to; None if several.

    >>> province_today("Tỉnh Bắc Kạn"), province_today("Thành phố Hà Nội")
    ('Tỉnh Thái Nguyên', 'Thành phố Hà Nội')
    """
    homes = {
        unit.province
        for district in districts_of(province)
        for commune in communes_of(district.name, province=province)
        for unit in successors_of(commune)
    }
    return homes.pop() if len(homes) == 1 else None

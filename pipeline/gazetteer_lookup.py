"""What is known under a name: schools, communes, and how the name would be read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from normalizers.schools import NameContext, add_schools, decode_name, full_name, similar_schools
from normalizers.schools.near_names import NearNames
from normalizers.units import communes_of, find_unit, loose_key
from pipeline.gazetteer import schools_of
from schemas.errors import WrongUsage

SHOWN = 10
LIKE = 70.0  # per cent from which a known name is shown

Rows = list[tuple[str, ...]]
Tables = dict[str, tuple[tuple[str, ...], Rows]]  # by title: the columns and the rows


def looked_up(name: str, unit: str | None, lists: Sequence[Path]) -> Tables:
    """What is known, and how the name would be read.

    `unit` is the district or province of the plan, `lists` the user's own. Raises `WrongUsage`.
    """
    if not any(map(str.isalnum, name)):
        raise WrongUsage("Give the name of a school.")
    add_schools(schools_of(lists))
    context = _context(unit)
    columns = ("school", "district", "province", "likeness", "source")
    tables: Tables = {"Schools": (columns, _schools(name, context))}
    if context.district:
        tables["Communes"] = (("commune", "likeness"), _communes(name, context))
    readings = decode_name(name, context).readings
    tables["Read as"] = (("name", "probability"), [(text, f"{p:.2f}") for text, p in readings])
    return tables


def _context(unit: str | None) -> NameContext:
    """The place of the plan; `WrongUsage` where no unit of that name is known."""
    if unit is None:
        return NameContext()
    provinces = {one.name for one in find_unit(unit, kind="province")}
    if len(provinces) == 1:
        return NameContext(province=provinces.pop())
    name, _, province = unit.partition(",")
    districts = find_unit(name, kind="district", province=province.strip() or None)
    if not districts:
        raise WrongUsage(f"No district or province “{unit}” is known.")
    if len(districts) > 1:
        homes = "; ".join(sorted(f"{one.name}, {one.province}" for one in districts))
        raise WrongUsage(f"Write one of these after --unit: {homes}.")
    return NameContext(district=districts[0].name, province=districts[0].province)


def _schools(name: str, context: NameContext) -> list[tuple[str, ...]]:
    """Known schools whose name is like it; those of the plan's district first."""
    found = similar_schools(name, province=context.province, limit=None, at_least=LIKE)
    ordered = sorted(found, key=lambda one: one[0].district != context.district)
    return [
        (
            full_name(school.name, school.level, None, school.boarding),
            school.district or "",
            school.province,
            f"{likeness:.2f}",
            school.source,
        )
        for school, likeness in ordered[:SHOWN]
    ]


def _communes(name: str, context: NameContext) -> list[tuple[str, ...]]:
    """The communes of the plan's district whose name is like it."""
    units = communes_of(str(context.district), province=context.province)
    communes = {loose_key(unit.short): unit for unit in units}
    found = NearNames(list(communes)).search(loose_key(name), limit=SHOWN, at_least=LIKE)
    return [(communes[key].name, f"{score / 100:.2f}") for key, score in found]

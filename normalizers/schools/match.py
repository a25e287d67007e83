"""Which known school a mention is, and the identifier under which it is counted."""

from __future__ import annotations

import hashlib

from normalizers.schools.fullname import has_no_level_word
from normalizers.schools.gazetteer import KnownSchool, is_known_private, schools_named
from normalizers.schools.shapes import NameContext, SchoolMatch, SchoolMention
from normalizers.schools.stems import one_spelling
from normalizers.units import canonical_unit, match_key, province_of


def match_school(mention: SchoolMention, context: NameContext | None = None) -> SchoolMatch:
    """The gazetteer's school that a mention is; names, level and province must agree.

    Score 1.0 where the district agrees too, 0.8 where the gazetteer or the plan knows none and
    only one school of the province fits; a name of the batch scores 0.7.

    >>> from normalizers.schools.parse import parse_schools
    >>> mention = parse_schools("THPT Chu Văn An")[0]
    >>> match_school(mention, NameContext(province="Thành phố Hà Nội")).score
    0.8
    >>> match_school(mention, NameContext()).score
    0.0
    """
    context = context or NameContext()
    district, province = place_of(mention, context)
    if mention.kind != "school" or province is None:
        return SchoolMatch("as-read", 0.0)
    fitting = [
        school
        for school in schools_named(mention.name, province=province, district=district)
        if _level_agrees(school, mention) and school.boarding == mention.boarding
    ]
    exact = [school for school in fitting if district is not None and school.district is not None]
    for schools, score in ((exact, 1.0), (fitting, 0.8)):
        if len(schools) == 1:
            return SchoolMatch("gazetteer", score, school_id(mention, context), mention.full_name)
    keys = {match_key(known.name) for known in context.batch}
    if match_key(mention.name) in keys:
        return SchoolMatch("batch", 0.7, school_id(mention, context), mention.full_name)
    return SchoolMatch("as-read", 0.0)


def _level_agrees(school: KnownSchool, mention: SchoolMention) -> bool:
    if school.level == mention.level:
        return True
    return school.level == "LC" and mention.level_source != "printed"


def place_of(mention: SchoolMention, context: NameContext) -> tuple[str | None, str | None]:
    """District and province of a mention: as printed beside it, else the plan's own."""
    printed_away = mention.province is not None or mention.district is not None
    district = mention.district or (None if mention.province else context.district)
    province = mention.province
    if province is None and district is not None:
        provinces = province_of(district)
        own = canonical_unit(context.province) if context.province else None
        if own in provinces or not provinces:
            province = own or context.province
        elif len(provinces) == 1:
            province = provinces[0]
    if province is None and not printed_away:
        province = context.province
    if province is not None:
        province = canonical_unit(province) or province
    if context.since_2025:
        district = mention.district
    return district, province


def school_id(mention: SchoolMention, context: NameContext | None = None) -> str:
    """A stable identifier from level, name, district or commune, and province.

    Spelling variants (`Đa Sỹ`, `Đa Sĩ`) give the same one; so does a private school under two
    level rows.

    >>> from normalizers.schools.parse import parse_schools
    >>> plan = NameContext(district="Quận Long Biên", province="Thành phố Hà Nội")
    >>> a = parse_schools("MN Hoa Sữa")[0]
    >>> b = parse_schools("TRƯỜNG MẦM NON HOA SỮA QUẬN LONG BIÊN")[0]
    >>> school_id(a, plan) == school_id(b, plan)
    True
    >>> school_id(parse_schools("TH Hoa Sữa")[0], plan) == school_id(a, plan)
    False
    """
    context = context or NameContext()
    district, province = place_of(mention, context)
    level = mention.level or ""
    if mention.level_source in ("section", "partner") and (
        has_no_level_word(mention.name) or is_known_private(mention.name, district, province)
    ):
        level = ""
    home = district or mention.commune or ""
    parts = (
        mention.kind,
        level,
        mention.boarding or "",
        match_key(one_spelling(mention.name)),
        match_key(home),
        match_key(province or ""),
    )
    return "s" + hashlib.sha256("|".join(parts).encode()).hexdigest()[:11]

"""Names of schools: from a cell or phrase to the schools it names."""

from normalizers.schools.casing import title_case
from normalizers.schools.fullname import full_name
from normalizers.schools.levels import section_level
from normalizers.schools.parse import parse_cell, parse_schools
from normalizers.schools.shapes import CellReading, NameContext, Place, SchoolMatch, SchoolMention
from normalizers.units import loose_key, match_key, same_name

__all__ = [
    "CellReading",
    "NameContext",
    "Place",
    "SchoolMatch",
    "SchoolMention",
    "full_name",
    "loose_key",
    "match_key",
    "parse_cell",
    "parse_schools",
    "same_name",
    "section_level",
    "title_case",
]

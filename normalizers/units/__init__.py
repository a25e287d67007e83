"""Administrative units of Việt Nam before and after the mergers of 1 July 2025."""

from normalizers.units.keys import loose_key, match_key, same_name, syllable_key
from normalizers.units.lookup import (
    canonical_unit,
    communes_of,
    districts_of,
    find_unit,
    province_of,
    successors_of,
)
from normalizers.units.table import Unit
from normalizers.units.words import UnitKind, UnitWord, unit_word_at

__all__ = [
    "Unit",
    "UnitKind",
    "UnitWord",
    "canonical_unit",
    "communes_of",
    "districts_of",
    "find_unit",
    "loose_key",
    "match_key",
    "province_of",
    "same_name",
    "successors_of",
    "syllable_key",
    "unit_word_at",
]

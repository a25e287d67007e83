"""Names of schools: from a cell or phrase to the schools it names."""

from normalizers.schools.casing import title_case
from normalizers.schools.decode import Decoded, decode_name, decode_scanned, name_evidence
from normalizers.schools.doubts import NEAR, doubt_of, sureness
from normalizers.schools.fullname import full_name
from normalizers.schools.gazetteer import (
    KnownSchool,
    add_schools,
    is_known_private,
    schools_named,
    similar_schools,
)
from normalizers.schools.levels import section_level
from normalizers.schools.match import match_school, place_of, school_id
from normalizers.schools.numbering import is_number_word
from normalizers.schools.parse import parse_cell, parse_schools
from normalizers.schools.scanned import share_right, with_capital_i
from normalizers.schools.shapes import (
    BatchName,
    CellReading,
    NameContext,
    Place,
    SchoolMatch,
    SchoolMention,
)
from normalizers.schools.stems import same_name
from normalizers.schools.together import (
    PlaceOfName,
    names_elsewhere,
    settle_numberings,
    settle_spellings,
)
from normalizers.units import loose_key, match_key

__all__ = [
    "NEAR",
    "BatchName",
    "CellReading",
    "Decoded",
    "KnownSchool",
    "NameContext",
    "Place",
    "PlaceOfName",
    "SchoolMatch",
    "SchoolMention",
    "add_schools",
    "decode_name",
    "decode_scanned",
    "doubt_of",
    "full_name",
    "is_known_private",
    "is_number_word",
    "loose_key",
    "match_key",
    "match_school",
    "name_evidence",
    "names_elsewhere",
    "parse_cell",
    "parse_schools",
    "place_of",
    "same_name",
    "school_id",
    "schools_named",
    "section_level",
    "settle_numberings",
    "settle_spellings",
    "share_right",
    "similar_schools",
    "sureness",
    "title_case",
    "with_capital_i",
]

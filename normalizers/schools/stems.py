"""The names that schools are named after everywhere, as data: one stem a line."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from normalizers.units.keys import match_key

DATA = Path(__file__).parents[1] / "data" / "schools"
STEMS = DATA / "stems.txt"
VARIANTS = DATA / "variants.txt"
# Water or stream, the first word of many names of Đắk Lắk and around; lists spell it either way.
WATERS = ("Đắk", "Đăk", "Đak")
_WATER = re.compile(rf"(?<!\w)(?:{'|'.join(WATERS)})(?!\w)")


@cache
def stems_by_kind() -> dict[str, tuple[str, ...]]:
    """Stems by kind (`[persons]`, `[flowers]`, …), in the order of the file."""
    kinds: dict[str, list[str]] = {}
    kind = ""
    for line in STEMS.read_text(encoding="utf-8").splitlines():
        line = line.strip()
        if line.startswith("["):
            kind = line.strip("[]")
        elif line and not line.startswith("#"):
            kinds.setdefault(kind, []).extend(part.strip() for part in line.split(","))
    return {kind: tuple(dict.fromkeys(filter(None, names))) for kind, names in kinds.items()}


@cache
def name_stems() -> tuple[str, ...]:
    """All stems once."""
    return tuple(dict.fromkeys(stem for names in stems_by_kind().values() for stem in names))


@cache
def public_stems() -> frozenset[str]:
    """Stems of public schools: all but the foreign persons, after whom private ones are named.

    >>> "Y Jút" in public_stems(), "Marie Curie" in public_stems()
    (True, False)
    """
    kinds = stems_by_kind().items()
    return frozenset(name for kind, names in kinds if kind != "foreign persons" for name in names)


@cache
def spellings() -> dict[str, str]:
    """The other spelling of names that have two (`Mộ Lao`, `Mỗ Lao`), both ways."""
    lines = VARIANTS.read_text(encoding="utf-8").splitlines()
    pairs = [line.split(" = ") for line in lines if " = " in line and not line.startswith("#")]
    return {name: other for a, b in pairs for name, other in ((a, b), (b, a))}


def other_spellings(name: str) -> tuple[str, ...]:
    """How else a name is spelt: by the table, and with the water of the Mnông in its three ways.

    >>> other_spellings("Mộ Lao"), other_spellings("Đak Nhau"), other_spellings("Văn Khê")
    (('Mỗ Lao',), ('Đắk Nhau', 'Đăk Nhau'), ())
    """
    other = spellings().get(name)
    highland = [_WATER.sub(word, name) for word in WATERS] if _WATER.search(name) else []
    return tuple(spelt for spelt in (*([other] if other else ()), *highland) if spelt != name)


@cache
def one_spelling(name: str) -> str:
    """The name with a stem of several spellings in the first of them: all are one school.

    >>> one_spelling("Mỗ Lao II") == one_spelling("Mộ Lao II"), one_spelling("Văn Khê")
    (True, 'Văn Khê')
    >>> one_spelling("Đăk Nhau")
    'Đắk Nhau'
    """
    name = _WATER.sub(WATERS[0], name)
    words = name.split(" ")
    begins = [" ".join(words[:size]) for size in range(1, len(words) + 1)]
    stems = [(stem, begin) for begin in begins for stem in _stems_spelt().get(begin, ())]
    if not stems:
        return name
    stem, other = min(stems)
    return min(stem, other) + name[len(other) :]


@cache
def _stems_spelt() -> dict[str, list[str]]:
    """The names that each spelling is the other one of."""
    found: dict[str, list[str]] = {}
    for stem, other in spellings().items():
        found.setdefault(other, []).append(stem)
    return found


def name_key(name: str) -> str:
    """The key that all spellings of a name have, by rules and by the table of variants."""
    return match_key(one_spelling(name))


def same_name(a: str, b: str) -> bool:
    """Whether two spellings are one name, by spelling rules or by the table of variants.

    >>> same_name("Phan Chu Trinh", "Phan Châu Trinh"), same_name("Đa Sỹ", "Đa Sĩ")
    (True, True)
    >>> same_name("Văn Khê", "Vạn Khê"), same_name("Mỗ Lao", "Mộ Lao II")
    (False, False)
    """
    return name_key(a) == name_key(b)

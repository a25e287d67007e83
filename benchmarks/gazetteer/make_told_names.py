"""Make `normalizers/data/schools/told_names.tsv.xz`: names that running text tells, and where.

Villages, streets and schools that no list of units has stand in news and encyclopedias, often
beside the district they lie in. Reads every `*.txt.xz` of a folder of corpora and counts, in lines,
each name of two to four Vietnamese syllables with capitals: behind a word for a school, behind a
word for a place (làng, thôn, đường: village, hamlet, street), and elsewhere; and with each district
that the same line names. Names behind a word for a person do not count.

Columns of the table: `name`, `schools`, `places`, `others`, `districts` (`Hà Đông 4;Gia Lâm 1`).

Usage: python -m benchmarks.gazetteer.make_told_names CORPUS_DIR
"""

from __future__ import annotations

import lzma
import re
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from normalizers.schools.told import TABLE
from normalizers.text.syllables import PARTS, canonical
from normalizers.units import districts_of
from normalizers.units.table import provinces

_LETTERS = [chr(code) for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00))]
_CAPITALS = "".join(letter for letter in _LETTERS if letter.isupper())
_SMALL = "".join(letter for letter in _LETTERS if letter.islower())
_WORD = f"[{_CAPITALS}][{_SMALL}]*"
_RUN = re.compile(rf"(?<![^\W_]){_WORD}(?: {_WORD})+(?![^\W_])")
_BEFORE = re.compile(r"(?:([^\W\d_]+) )?([^\W\d_]+) $")
_WINDOW = 24  # letters before a name in which the two words before it stand

_WORDS = """
schools: trường thcs thpt th mn mg ptdtbt tiểu_học trung_học cơ_sở phổ_thông mầm_non mẫu_giáo
places: làng thôn xã phường ấp bản xóm khu quận huyện đường phố chợ đình chùa đền cầu tỉnh buôn
places: thị_trấn thị_xã khu_phố dân_cư phố_cũ nhà_ga
persons: ông bà anh chị em cô thầy cháu chú bác cụ bị_cáo bác_sĩ bác_sỹ đại_tướng thiếu_tướng
persons: thượng_tướng nạn_nhân sinh_viên học_sinh phụ_nữ vợ chồng con nghệ_sĩ ca_sĩ diễn_viên
"""  # the words before a name that tell what it names


def _words(kind: str) -> frozenset[str]:
    lines = [line for line in _WORDS.splitlines() if line.startswith(kind)]
    return frozenset(word for line in lines for word in line.split()[1:])


_SCHOOLS, _PLACES, _PERSONS = _words("schools"), _words("places"), _words("persons")
_MOST_DISTRICTS, _MOST_NAMES = 4, 60  # of a line that tells where its names lie
_LEAST_SHARE = 0.03  # of a name's lines that tell of a district
_LEAST_OTHER = 2  # lines with a district in which a name must stand that is nowhere told as a place


def kind_of(before: str) -> int | None:
    """What a name is told as: 0 school, 1 place, 2 neither; None for a person.

    >>> kind_of("học sinh trường Tiểu học "), kind_of("tại làng "), kind_of("đi qua ")
    (0, 1, 2)
    >>> kind_of("gặp ông ")
    """
    found = _BEFORE.search(before)
    if found is None:
        return 2
    one = found[2].lower()
    words = {one, f"{(found[1] or '').lower()}_{one}"}
    if words & _PERSONS:
        return None
    return 0 if words & _SCHOOLS else 1 if words & _PLACES else 2


@lru_cache(maxsize=1 << 18)
def is_name(words: str) -> bool:
    """Whether words with capitals are a name of two to four Vietnamese syllables."""
    syllables = words.split()
    known = all(canonical(syllable) in PARTS for syllable in syllables)
    return 2 <= len(syllables) <= 4 and known and len(syllables[-1]) > 1


@cache
def _districts() -> frozenset[str]:
    shorts = (unit.short for province in provinces() for unit in districts_of(province))
    return frozenset(short for short in shorts if " " in short)


def names_of(line: str) -> dict[str, int]:
    """The names of a line, each with the best that it is told as.

    >>> names_of("Ông Lê Hà thăm làng Đa Sỹ, quận Hà Đông và trường Tiểu học Kim Đồng")
    {'Ông Lê Hà': 2, 'Đa Sỹ': 1, 'Hà Đông': 1, 'Kim Đồng': 0}
    """
    found: dict[str, int] = {}
    for run in _RUN.finditer(line):
        if is_name(run.group()):
            kind = kind_of(line[max(run.start() - _WINDOW, 0) : run.start()])
            if kind is not None:
                found[run.group()] = min(kind, found.get(run.group(), kind))
    return found


def lines_of(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.txt.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as source:
            yield from (line.replace("_", " ") for line in source)


def main(folder: Path) -> None:
    told: dict[str, Counter[int]] = {}
    beside: dict[str, Counter[str]] = {}
    for line in lines_of(folder):
        names = names_of(line)
        for name, kind in names.items():
            told.setdefault(name, Counter())[kind] += 1
        districts = _districts() & names.keys()
        if districts and len(districts) <= _MOST_DISTRICTS and len(names) <= _MOST_NAMES:
            for name in names:
                beside.setdefault(name, Counter()).update(districts - {name})
    rows = [
        row
        for name in sorted(told)
        if (row := row_of(name, told[name], beside.get(name))) is not None
    ]
    lines = ["name\tschools\tplaces\tothers\tdistricts", *rows]
    TABLE.write_bytes(lzma.compress(("\n".join(lines) + "\n").encode(), preset=9))
    print(f"{len(told)} names told, {len(rows)} kept, {TABLE.stat().st_size} bytes")


def row_of(name: str, kinds: Counter[int], beside: Counter[str] | None) -> str | None:
    """A name's row of the table; None where nothing tells that it is a place's or a school's."""
    placed = kinds[0] + kinds[1] > 0
    least = max(1 if placed else _LEAST_OTHER, _LEAST_SHARE * kinds.total())
    districts = sorted((d, count) for d, count in (beside or {}).items() if count >= least)
    if not placed and not districts:
        return None
    cells = ";".join(f"{district} {count}" for district, count in districts)
    return f"{name}\t{kinds[0]}\t{kinds[1]}\t{kinds[2]}\t{cells}"


if __name__ == "__main__":
    main(Path(sys.argv[1]))

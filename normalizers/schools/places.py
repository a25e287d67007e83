"""Places printed beside a name: `xã Yên Sơn, tỉnh Sơn La`, `(quận Long Biên)`, `, Hà Nội`."""

from __future__ import annotations

import re
from dataclasses import replace

from normalizers.schools.casing import is_all_caps, title_case
from normalizers.schools.levels import lead_at
from normalizers.schools.name_words import WORD
from normalizers.schools.names import stops_at
from normalizers.schools.shapes import Place
from normalizers.units import Unit, UnitWord, find_unit, unit_word_at

_JOINT = re.compile(r"\s*(?:[,(\-–—]|thuộc(?![^\W_]))?\s*", re.IGNORECASE)
_COMMA = re.compile(r"\s*[,(]\s*|\s+[-–—]\s+")
_RUN = re.compile(r"[^\W\d_]+(?:['’\s-]+[^\W\d_]+){0,4}")
# A street address: `số 12 đường Quang Trung`, `thôn 3`, `bản Nà Khoang`.
_ADDRESS = re.compile(
    r"\s*[,(\-–—]\s*(?:địa\s+chỉ\s*:?\s*)?(?:số\s+(?:nhà\s+)?\d+\w*(?:/\d+)*\s*,?\s*)?"
    r"(?:đường|phố|ngõ|ngách|thôn|xóm|tổ\s+dân\s+phố|tổ|khu\s+phố|khu|bản|ấp|buôn|tdp)\s+"
    r"[^,;()\n–—]+",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,2}(?!\d)")


def unit_at(text: str, at: int) -> tuple[str, UnitWord, int] | None:
    """The unit with its word that begins at `at`: canonical name, its word, and its end.

    The longest run that the tables know wins; else the capitalised words that follow.

    >>> unit_at("huyện Mê Linh giai đoạn", 0)[0], unit_at("QUẬN LONG BIÊN VÀ", 0)[0]
    ('Huyện Mê Linh', 'Quận Long Biên')
    >>> unit_at("xã hội hóa", 0) is None
    True
    """
    found = unit_word_at(text, at)
    if found is None:
        return None
    word, start = found
    ends = _word_ends(text, start)
    for end in reversed(ends):
        known = [unit for unit in find_unit(text[at:end]) if unit.name.split()]
        if known:
            return _written(known, word, text[start:end]), word, end
    if text[at : at + 3].upper() in ("TT ", "TT."):
        return None  # `TT` before an unknown name is tư thục (private), not thị trấn
    capital = [end for end in ends if _all_capitalised(text[start:end])]
    if not capital:
        return None
    return _named(word, text[start : capital[-1]]), word, capital[-1]


def _written(units: list[Unit], word: UnitWord, printed: str) -> str:
    names = {unit.name for unit in units}
    named = _named(word, printed)
    return named if named in names or len(names) > 1 else names.pop()


def _named(word: UnitWord, printed: str) -> str:
    name = " ".join(printed.split())
    if is_all_caps(name) or name.isupper() or name.islower():
        name = title_case(name)
    return f"{word.word} {name}"


def _word_ends(text: str, start: int) -> list[int]:
    """Ends of the first one to four words of a unit's name."""
    number = _NUMBER.match(text, start)
    if number is not None:
        return [number.end()]
    ends: list[int] = []
    at = start
    caps = text[start:].split(None, 1)[0].isupper() if text[start:].split() else False
    while len(ends) < 4:
        word = WORD.match(text, at)
        if word is None or stops_at(text, at, caps=caps):
            break
        if ends and (lead_at(text, at) or unit_word_at(text, at)):
            break
        ends.append(word.end())
        gap = re.compile(r"[ \u00a0]+|-(?=\w)").match(text, word.end())
        if gap is None:
            break
        at = gap.end()
    return ends


def _all_capitalised(name: str) -> bool:
    return all(part[0].isupper() or part[0].isdigit() for part in re.split(r"[\s-]+", name))


def add_unit(place: Place, name: str, word: UnitWord) -> Place | None:
    """The place with one more unit; None when it already has one of that kind."""
    kind = word.kinds[0]
    if len(word.kinds) > 1:  # thành phố: a province or a district
        is_province = bool(find_unit(name, kind="province"))
        kind = "province" if is_province and place.province is None else "district"
    if getattr(place, kind) is not None:
        return None
    return replace(place, **{kind: name})


def places_after(text: str, at: int, *, bare: bool) -> tuple[Place, int]:
    """The places printed right after a name that ends at `at`, and where they end.

    `bare` allows places without a word (`, Yên Sơn, Sơn La`), when they end in a province.

    >>> place, end = places_after("Nà Cài, xã Yên Sơn, tỉnh Sơn La", 6, bare=True)
    >>> place.commune, place.district, place.province
    ('Xã Yên Sơn', None, 'Tỉnh Sơn La')
    """
    place, end = Place(), at
    while address := _ADDRESS.match(text, end):
        end = address.end()
    while end < len(text):
        joint = _JOINT.match(text, end)
        begin = joint.end() if joint else end
        unit = unit_at(text, begin)
        if unit is None:
            break
        more = add_unit(place, unit[0], unit[1])
        if more is None:
            break
        place, end = more, _closed(text, end, unit[2])
    if bare:
        place, end = _bare_places(text, end, place)
    return place, end


def _closed(text: str, opened: int, end: int) -> int:
    """The end moved past a closing bracket that was opened since `opened`."""
    closing = re.compile(r"\s*\)").match(text, end)
    return closing.end() if closing and "(" in text[opened:end] else end


def _bare_places(text: str, at: int, place: Place) -> tuple[Place, int]:
    """Places without a word after commas, taken only when they end in a province."""
    runs: list[tuple[str, int]] = []
    end = at
    while len(runs) < 3:
        comma = _COMMA.match(text, end)
        run = _RUN.match(text, comma.end()) if comma else None
        if comma is None or run is None:
            break
        name, stop = _known_run(text, comma.end())
        if name is None:
            break
        stop = _closed(text, end, stop)
        runs.append((name, stop))
        end = stop
    for count in range(len(runs), 0, -1):
        provinces = find_unit(runs[count - 1][0], kind="province")
        if provinces and place.province is None:
            return _resolve(runs[: count - 1], provinces[0].name, place), runs[count - 1][1]
    return place, at


def _known_run(text: str, start: int) -> tuple[str | None, int]:
    """The longest run of capitalised words from `start` that names a unit."""
    ends = _word_ends(text, start)
    for end in reversed(ends):
        name = text[start:end]
        if _all_capitalised(name) and find_unit(name):
            return name, end
    return None, start


def _resolve(runs: list[tuple[str, int]], province: str, place: Place) -> Place:
    place = replace(place, province=province)
    for name, _ in reversed(runs):
        units = find_unit(name, province=province)
        district = next((u.name for u in units if u.kind == "district"), None)
        commune = next((u.name for u in units if u.kind == "commune"), None)
        if district and place.district is None:
            place = replace(place, district=district)
        elif commune and place.commune is None:
            place = replace(place, commune=commune)
    return place

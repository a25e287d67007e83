"""From a text to its pieces: each a possible party with the separator before it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from normalizers.schools.casing import is_all_caps
from normalizers.schools.leftovers import IS_PART
from normalizers.schools.levels import HINT, Lead, lead_at
from normalizers.schools.names import (
    PARTICLES,
    SPECIAL,
    WORD,
    is_person,
    lower_stems,
    name_end,
    stem_beginnings,
    stops_at,
)
from normalizers.schools.places import add_unit, places_after, unit_at
from normalizers.schools.shapes import Place
from normalizers.units import find_unit, unit_word_at
from schemas.plan import PartyKind

_SEPARATOR = re.compile(
    r"\s*(?P<mark>;|\||\n|\t|<?[-–—=]+>|[↔⇔→]|[,+&/]|[-–—−]+|:"
    r"|(?:và|với|cùng)(?![^\W_])|kết\s+nghĩa(?:\s+(?:với|cùng))?(?![^\W_]))\s*",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\s*(?:[-–—+*•●▪◦·○✓➢>]\s*|\(?\d{1,3}\s*[.)/]\s*(?=\D)|[a-zđ]\)\s*|stt\s*\d+[.:]?\s*)+",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_OFFICE = re.compile(
    r"(?:phòng\s+(?:gd|giáo\s+dục|văn\s+hóa|văn\s+hoá|vh)|sở\s+(?:gd|giáo\s+dục)|ubnd|"
    r"ủy\s+ban\s+nhân\s+dân|uỷ\s+ban\s+nhân\s+dân|công\s+đoàn(?!\s+(?:cơ\s+sở\s+)?(?:nhà\s+)?trường)|đồn\s+biên\s+phòng|bộ\s+chỉ\s+huy|"
    r"trạm\s+y\s+tế|hội\s+(?:khuyến\s+học|phụ\s+nữ|chữ\s+thập)|đoàn\s+thanh\s+niên|"
    r"liên\s+đoàn\s+lao\s+động|trung\s+tâm\s+(?:văn|y|học\s+tập))",
    re.IGNORECASE,
)
_OFFICE_END = re.compile(
    r"\s+[-–—]\s+|[;,|\n\t(]|\s+(?:và|với|kết\s+nghĩa\s+với)\s+"
    r"(?=trường|phòng|sở|ubnd|xã|phường|mn|th|thcs|mầm|tiểu)",
    re.IGNORECASE,
)
# First words of cells that are headings or remarks, never a name.
_GENERIC = (
    "trường cấp khối bậc cụm nhóm hệ ngành stt tt tổng cộng danh ghi số tên đơn nội mục thời "
    "người kế các những hai ba bốn năm phòng ban tổ đã chưa không có"
)
GENERIC = frozenset(_GENERIC.split())
_TIMES = frozenset(("tháng", "quý", "tuần", "ngày", "năm", "đợt"))  # before a number: no name
_COUNT = re.compile(r"\d{1,4}(?:[/.-]\d{1,4})*|[IVX]{1,4}")
_OF_A_UNIT = re.compile(r"(?:tỉnh|huyện|thị xã|thành phố)", re.IGNORECASE)  # `DTNT tỉnh`
_PARTY = re.compile(f"{HINT.pattern}|{_OFFICE.pattern}|xã|phường|thị|huyện|quận", re.IGNORECASE)
_NUMBER_ONLY = re.compile(r"(?:số\s+)?(?:\d{1,2}|[A-EĐ])", re.IGNORECASE)
_QUOTED = re.compile(r"[^\W_][^\"“”«»\n]{1,60}(?=[\"”»])")
_QUOTES = " \u00a0\"“”«»'‘’"


@dataclass(slots=True)
class Piece:
    """A possible party: its words before (`lead`), the span of its name, what follows it.

    `separator` is the mark between the piece before and this one, `None` when no mark links
    them; `tight` when no space stood around it. `part` is a bracketed site or branch of the
    school, which belongs to its name.
    """

    start: int
    name_start: int
    name_end: int
    end: int
    lead: Lead | None = None
    place: Place = field(default_factory=Place)
    note: str | None = None
    part: str | None = None
    kind: PartyKind = "school"
    separator: str | None = None
    tight: bool = False


def is_prose(text: str) -> bool:
    """Whether the text is a sentence rather than a cell of names.

    >>> is_prose("MN Hoa Sữa – MN Tân Mai"), is_prose("hai trường tổ chức họp và ký cam kết")
    (False, True)
    """
    bare = re.sub(r"\([^)]*\)", " ", text)
    stray, at = 0, 0
    while at < len(bare):
        lead = lead_at(bare, at)
        unit = unit_at(bare, at) if lead is None else None
        separator = _SEPARATOR.match(bare, at)
        word = WORD.match(bare, at)
        special = SPECIAL.match(bare, at)
        if lead is not None:
            at = lead.end
        elif special is not None:
            at = special.end()
        elif unit is not None:
            at = unit[2]
        elif separator is not None and separator.end() > at:
            at = separator.end()
        elif word is not None:
            stray += _is_stray(bare, at, word.group())
            at = word.end()
        else:
            at += 1
    return stray > 2


def _is_stray(text: str, at: int, word: str) -> int:
    if not word[0].islower() or word.casefold() in PARTICLES:
        return 0
    return 2 if stops_at(text, at, caps=False) else 1


def pieces_of(text: str, *, anchored: bool = True) -> list[Piece]:
    """The pieces of a cell or a sentence, in order.

    `anchored`: a run without a level word counts only beside a party with one; else it stands
    alone, as in the cells of a column of schools.
    """
    if anchored and not _PARTY.search(text):
        return []
    pieces = _scanned(text)
    return _anchored(pieces) if anchored else pieces


def _anchored(pieces: list[Piece]) -> list[Piece]:
    """The pieces without those whose linked group has no level word, commune or office."""
    groups: list[list[Piece]] = []
    for piece in pieces:
        if piece.separator is None or not groups:
            groups.append([])
        groups[-1].append(piece)
    kept = [g for g in groups if any(p.lead is not None or p.kind != "school" for p in g)]
    return [piece for group in kept for piece in group]


def _scanned(text: str) -> list[Piece]:
    prose = is_prose(text)
    caps = is_all_caps(text)
    pieces: list[Piece] = []
    label = _LABEL.match(text)
    at = label.end() if label and not re.match(r"\s*\d{1,2}\s*[-/.]\s*\d", text) else 0
    linked = not prose  # a bare name may stand at the start of a cell
    separator: str | None = None
    tight = person = False
    while at < len(text):
        piece = _piece_at(text, at, bare=linked and not person, prose=prose, caps=caps)
        if piece is not None and pieces and _is_address_of(piece, pieces[-1], separator):
            _move_in(pieces[-1], piece)
            at, linked, separator = piece.end, False, None
            continue
        if piece is not None:
            piece.separator, piece.tight = (separator, tight) if pieces else (None, False)
            pieces.append(piece)
            at = max(piece.end, at + 1)
            mark = _SEPARATOR.match(text, at)
            linked = mark is not None and not (prose and mark.group("mark") == ":")
            separator = mark.group("mark").casefold() if mark else None
            tight = mark is not None and mark.group() == mark.group("mark")
            at = mark.end() if mark else at
            if mark and (inner := _LABEL.match(text, at)) and mark.group("mark") in ";\n":
                at = inner.end()
            continue
        linked, separator = False, separator if linked else None
        person = (
            person or stops_at(text, at, caps=caps) or is_person(text, at)
        )  # what follows tells of something else
        at = _next_start(text, at)
        if not prose and at < len(text) and (mark := _SEPARATOR.match(text, at)):
            linked, separator, at = True, mark.group("mark"), mark.end()
            person = person and separator not in ";|\n\t"
    return pieces


def _is_address_of(piece: Piece, before: Piece, separator: str | None) -> bool:
    """Whether a unit after a comma only says where the school before it stands."""
    return piece.kind == "commune" and before.kind == "school" and separator in (",", None)


def _move_in(school: Piece, unit: Piece) -> None:
    old, new = school.place, unit.place
    school.place = Place(
        old.commune or new.commune, old.district or new.district, old.province or new.province
    )
    school.end = unit.end


def _next_start(text: str, at: int) -> int:
    """Where the next token begins, past the one at `at`."""
    token = re.compile(r"\s*(?:\w+|\W)").match(text, at)
    after = token.end() if token else at + 1
    space = re.compile(r"[ \u00a0]*").match(text, after)
    return space.end() if space else after


def _piece_at(text: str, at: int, *, bare: bool, prose: bool, caps: bool) -> Piece | None:
    while at < len(text) and text[at] in _QUOTES:
        at += 1
    if at and text[at - 1].isalnum() and text[at : at + 1].isalnum():
        return None
    lead = lead_at(text, at)
    if lead is None and not prose and bare:
        other = _office_at(text, at) or _commune_at(text, at)
        if other is not None:
            return other
    if lead is None and (not bare or is_person(text, at)):
        return None
    if lead is not None and _is_whole_name(text, at, lead):
        if not bare:
            return None
        lead = None
    start = lead.end if lead else at
    colon = ":" if lead and lead.level else ""
    while start < len(text) and text[start] in _QUOTES + colon and lead:
        start += 1
    end = _end_of_name(text, start, lead, prose=prose, caps=caps)
    if lead is not None and lead.boarding and not _may_follow(text[start:end], prose):
        lead, start, end = _named_for_its_kind(text, at, lead, start, end)
    if lead is not None and _is_no_name(text[start:end], prose):
        return None
    if lead is not None and not caps and not _may_follow(text[start:end], prose):
        return None
    if end <= start or (lead is None and not _may_be_bare(text[start:end], prose)):
        return None
    return _with_tail(text, Piece(at, start, end, end, lead))


def _is_whole_name(text: str, at: int, lead: Lead) -> bool:
    """Whether `Trường` belongs to the name itself: `Trường Chinh`, `Trường Sa`."""
    if lead.level or lead.boarding or not text[at].isupper():
        return False
    end = name_end(text, lead.end, prose=False, caps=False)
    name = " ".join(text[at:end].split())
    name = re.sub(r"\s+(?:[A-EĐ]|[IVX]+|\d)$", "", name)
    return len(name.split()) == 2 and (
        name.casefold() in stem_beginnings() or bool(find_unit(name))
    )


def _end_of_name(text: str, start: int, lead: Lead | None, *, prose: bool, caps: bool) -> int:
    """The end of the name; a place right after the level word is the name itself.

    What stands in quotes is one name, whatever marks it holds.
    """
    quoted = _QUOTED.match(text, start) if lead is not None and start else None
    if quoted is not None and text[start - 1] in '"“«':
        return quoted.end()
    unit_only = _OF_A_UNIT.match(text, start) if _has_units_name(lead) else None
    if unit_only is not None and not text[unit_only.end() : unit_only.end() + 2].strip().isalnum():
        return unit_only.end()
    if lead is not None and (unit := unit_at(text, start)) is not None:
        begin = unit[2] + len(text[unit[2] :]) - len(text[unit[2] :].lstrip())
        if unit_word_at(text, begin):
            return unit[2]
        rest = name_end(text, unit[2], prose=prose, caps=caps)
        return max(rest, unit[2])
    end = name_end(text, start, prose=prose, caps=caps)
    if lead is not None and _NUMBER_ONLY.fullmatch(text, start, end):
        spaces = len(text[end:]) - len(text[end:].lstrip(" \u00a0"))
        unit = unit_at(text, end + spaces)  # `TH số 3 thị trấn Năm Căn` is called after its town
        return unit[2] if unit is not None else end
    return end


def _has_units_name(lead: Lead | None) -> bool:
    """Whether a school of this kind is often called after its province or district alone."""
    return lead is not None and (lead.boarding is not None or lead.level == "GDTX")


def _named_for_its_kind(
    text: str, at: int, lead: Lead, start: int, end: int
) -> tuple[Lead, int, int]:
    """A boarding school without a further name: `THCS Dân tộc nội trú` is its name."""
    kind = SPECIAL.search(text, at, lead.end)
    if kind is None or kind.end() < lead.end - 1:
        return lead, start, end
    return replace(lead, end=kind.start(), boarding=None), kind.start(), kind.end()


def _is_no_name(name: str, prose: bool) -> bool:
    """Whether a run after a level word is the next heading or a page number, no name."""
    if name.isdigit():  # a unit of the army or a farm gave its number: `THCS 719`
        return prose or len(name) > 3
    return name.casefold() in GENERIC


def _may_follow(name: str, prose: bool) -> bool:
    """Whether a run after a level word is a name: capitalised somewhere, or a known stem.

    >>> _may_follow("số 1 Nam Phước", True), _may_follow("công lập", False)
    (True, False)
    >>> _may_follow("hoa sữa", False), _may_follow("hoa sữa", True)
    (True, False)
    """
    words = re.findall(r"\w+", name)
    if not words:
        return False
    first = words[0]
    if not first[0].islower() or _OF_A_UNIT.fullmatch(name):
        return True
    if not prose and " ".join(words[:2]).casefold() in lower_stems():
        return True
    starts = first.casefold() in PARTICLES or unit_word_at(name) is not None
    starts = starts or SPECIAL.match(name) is not None
    return starts and any(not word[0].islower() for word in words[1:])


def _is_heading(words: list[str]) -> bool:
    """Whether a run is a heading, remark or time (`Khối`, `Ghi chú`), not a name like `Ba Vì`.

    >>> _is_heading(["Ghi", "chú"]), _is_heading(["Ba", "Vì"]), _is_heading(["Khối"])
    (True, False, True)
    >>> _is_heading(["Tháng", "9"]), _is_heading(["Quý", "III"]), _is_heading(["Quý", "Lộc"])
    (True, True, False)
    """
    if words[0].casefold() in _TIMES and len(words) > 1:
        return _COUNT.fullmatch(words[1]) is not None
    if words[0].casefold() not in GENERIC:
        return False
    return len(words) == 1 or words[1][0].islower()


def _may_be_bare(name: str, prose: bool) -> bool:
    """Whether a run without a level word can be a name."""
    words = name.split()
    small = words[0] in PARTICLES and len(words) > 1 and words[-1][0].isupper()
    if not (name[:1].isupper() or name[:1].isdigit() or small) or len(words) > 6:
        return False
    if name.isdigit() or (words[0] == "Trường" and len(words) > 2) or _is_heading(words):
        return False
    return not prose or all(word[0].isupper() or word[0].isdigit() for word in words)


def _with_tail(text: str, piece: Piece) -> Piece:
    """The piece with the places and notes that follow its name."""
    end = piece.name_end
    if text[end : end + 1] in ("”", '"', "»"):
        end += 1
    named = unit_at(text, piece.name_start)
    if piece.lead is not None and named is not None:
        piece.place = add_unit(piece.place, named[0], named[1]) or piece.place
    site = _NOTE.match(text, end)
    if site is not None and IS_PART.fullmatch(site.group(1).strip()):
        piece.part, end = site.group(1).strip(), site.end()
    place, end = places_after(text, end, bare=piece.lead is not None)
    note = _NOTE.match(text, end)
    if note is not None:
        piece.note, end = note.group(1).strip(), note.end()
        place = _place_in(piece.note, place)
        more, end = places_after(text, end, bare=False)
        place = place if place != Place() else more
    for part in ("commune", "district", "province"):
        if getattr(place, part):
            merged = {
                p: getattr(place, p) or getattr(piece.place, p)
                for p in ("commune", "district", "province")
            }
            piece.place = Place(**merged)
    piece.end = end
    return piece


def _place_in(note: str, place: Place) -> Place:
    """The place with the district or province that a bracketed note names: `(Mê Linh)`."""
    for unit in find_unit(note):
        if unit.kind != "commune" and getattr(place, unit.kind) is None:
            return replace(place, **{unit.kind: unit.name})
    return place


def _commune_at(text: str, at: int) -> Piece | None:
    """A commune or district that is itself a party: `xã Mường Lạn, huyện Sốp Cộp`."""
    if unit_word_at(text, at) is None:
        return None
    unit = unit_at(text, at)
    if unit is None:
        return None
    place, end = places_after(text, at, bare=False)
    more, end = places_after(text, end, bare=True) if place else (place, end)
    place = Place(place.commune, place.district, place.province or more.province)
    return Piece(at, at, unit[2], end, place=place, kind="commune")


def _office_at(text: str, at: int) -> Piece | None:
    """An office that is a party: `Phòng GDĐT huyện Mê Linh`."""
    if _OFFICE.match(text, at) is None:
        return None
    stop = _OFFICE_END.search(text, at)
    end = stop.start() if stop else len(text)
    place = Place()
    for word in re.compile(r"(?<![^\W_])[^\W\d_]+").finditer(text, at, end):
        unit = unit_at(text, word.start()) if unit_word_at(text, word.start()) else None
        if unit is not None:
            place = add_unit(place, unit[0], unit[1]) or place
    return Piece(at, at, end, end, place=place, kind="office")

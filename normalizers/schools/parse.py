"""From a cell or phrase to its parties, with other ways to read it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise, product

from normalizers.schools.casing import is_all_caps, title_case
from normalizers.schools.fullname import full_name
from normalizers.schools.gazetteer import is_known_private
from normalizers.schools.leftovers import left_over
from normalizers.schools.name_runs import QUOTED_LETTER
from normalizers.schools.name_words import PARTICLES
from normalizers.schools.names import lower_stems
from normalizers.schools.own_levels import contradicts, level_of_name
from normalizers.schools.piece import Piece
from normalizers.schools.scan import pieces_of
from normalizers.schools.scanned import with_capital_i
from normalizers.schools.shapes import CellReading, NameContext, SchoolMention
from normalizers.schools.splits import NUMBERING, joins
from normalizers.units import find_unit
from schemas.plan import Level, LevelSource

MAX_READINGS = 6
DASHES: frozenset[str | None] = frozenset("-–—−")
# `N' Trang Lơng`: the space goes before the letter, so that places in the text stay.
_APOSTROPHE = re.compile(r"(?<![^\W_])([A-ZĐ])(['’])(\s)(?=[A-ZĐ])")
_FOOTNOTE_MARKS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", " " * 10)
# `14- 10`: a day with a space on one side of its stroke, as an OCR leaves it.
_HALF_SPACED = re.compile(r"(?<=\d)(?: ([-/])|([-/]) )(?=\d)")
# How much likelier the number of schools that the layout expects is, by the marks between them.
_DASHES, _OTHERS = 0.15, 0.25


def parse_schools(text: str, context: NameContext | None = None) -> list[SchoolMention]:
    """All parties that a cell, list row or sentence names, in order, read the likeliest way.

    >>> [m.full_name for m in parse_schools("MN Gia Thượng – MN Bắc Cầu")]
    ['Mầm non Gia Thượng', 'Mầm non Bắc Cầu']
    >>> [(m.name, m.level_source) for m in parse_schools("THCS Ái Mộ- Lý Thường Kiệt")]
    [('Ái Mộ', 'printed'), ('Lý Thường Kiệt', 'partner')]
    >>> parse_schools("TH N' Trang Lơng – TH Y Jút")[0].name
    "N'Trang Lơng"
    >>> parse_schools("Hiệu trưởng nhà trường chịu trách nhiệm")
    []
    """
    return list(parse_cell(text, context)[0].schools)


def parse_cell(text: str, context: NameContext | None = None) -> list[CellReading]:
    """The ways to read a text, likeliest first, their scores summing to at most 1; never empty.

    >>> readings = parse_cell("Hà Nội - Thăng Long", NameContext(level="TH", expected=1))
    >>> [m.name for m in readings[0].schools], len(readings)
    (['Hà Nội - Thăng Long'], 2)
    """
    return list(_readings(text, context or NameContext()))


@lru_cache(maxsize=1 << 12)  # a text is read by all who look for pairings in it
def _readings(text: str, context: NameContext) -> tuple[CellReading, ...]:
    text = _APOSTROPHE.sub(r"\3\1\2", with_capital_i(text.translate(_FOOTNOTE_MARKS)))
    anchored = context.level is None and context.expected is None and not context.in_column
    pieces = pieces_of(text, anchored=anchored)
    if not pieces:
        return (CellReading((), 1.0),)
    choices = [joins(text, a, b, context) for a, b in pairwise(pieces)]
    open_choices = [i for i, p in enumerate(choices) if 0.01 < p < 0.99][:4]
    readings: list[CellReading] = []
    for picked in product((False, True), repeat=len(open_choices)):
        joined = [p >= 0.99 for p in choices]
        score = 1.0
        for i, join in zip(open_choices, picked, strict=True):
            joined[i] = join
            score *= choices[i] if join else 1 - choices[i]
        schools = _numbered(_mentions(text, _merged(pieces, joined), context))
        readings.append(CellReading(tuple(schools), round(score, 6)))
    marks = {piece.separator for piece in pieces[1:]}
    readings = _weighed(readings, context, _DASHES if marks <= DASHES else _OTHERS)
    readings.sort(key=lambda reading: -reading.score)
    return tuple(_told(reading) for reading in readings[:MAX_READINGS])


def _weighed(
    readings: list[CellReading], context: NameContext, unexpected: float
) -> list[CellReading]:
    """Scores with the number of schools that the layout expects taken into account."""
    if context.expected is None or len(readings) == 1:
        return readings
    weights = [
        reading.score * (1.0 if len(reading.schools) == context.expected else unexpected)
        for reading in readings
    ]
    total = sum(weights) or 1.0
    return [
        replace(reading, score=round(weight / total, 6))
        for reading, weight in zip(readings, weights, strict=True)
    ]


def _told(reading: CellReading) -> CellReading:
    """The reading with its doubt told in each of its parties."""
    if reading.score >= 0.9:
        return reading
    reason = f"the cell can be split in other ways (this one {reading.score:.2f})"
    schools = tuple(
        replace(
            school,
            confidence=min(school.confidence, reading.score),
            reasons=(*school.reasons, reason),
        )
        for school in reading.schools
    )
    return CellReading(schools, reading.score, (reason,))


def _merged(pieces: list[Piece], joined: list[bool]) -> list[Piece]:
    """Pieces with those that are one name joined."""
    merged = [pieces[0]]
    for piece, join in zip(pieces[1:], joined, strict=True):
        if join:
            before = merged[-1]
            merged[-1] = replace(
                before, name_end=piece.name_end, end=piece.end, place=piece.place, note=piece.note
            )
        else:
            merged.append(piece)
    return merged


def _mentions(text: str, pieces: list[Piece], context: NameContext) -> list[SchoolMention]:
    mentions = []
    for i, piece in enumerate(pieces):
        level, source = _level(text, pieces, i, context)
        mentions.append(_mention(text, piece, level, source, context))
    return mentions


def _numbered(mentions: list[SchoolMention]) -> list[SchoolMention]:
    """`Phú Lương I, II` and `Tiền Phong A và B` with the stem in both names."""
    told: list[SchoolMention] = []
    for mention in mentions:
        before = told[-1].name.rsplit(" ", 1) if told else []
        bare = mention.level_source != "printed" and NUMBERING.fullmatch(mention.name)
        if bare and len(before) == 2 and NUMBERING.fullmatch(before[1]):
            name = f"{before[0]} {mention.name}"
            stem_full = told[-1].full_name.rsplit(" ", 1)[0]
            mention = replace(mention, name=name, full_name=f"{stem_full} {mention.name}")
        told.append(mention)
    return told


def _level(
    text: str, pieces: list[Piece], at: int, context: NameContext
) -> tuple[Level | None, LevelSource | None]:
    """A piece's level: printed, told by its name, its partner's in the cell, or its list's."""
    piece = pieces[at]
    if piece.kind != "school":
        return None, None
    if piece.lead is not None and piece.lead.level is not None:
        return piece.lead.level, "printed"
    own = level_of_name(text[piece.name_start : piece.name_end])
    if own is not None and context.level is None:
        return own, "gazetteer"
    partner = _partner_level(pieces, at)
    if partner is not None and (context.level is None or partner == context.level):
        return partner, "partner"
    if context.level is not None:
        return context.level, "section"
    return partner, "partner" if partner else None


def _partner_level(pieces: list[Piece], at: int) -> Level | None:
    """The level printed at the nearest linked piece, the one before first."""
    for step in (-1, 1):
        i = at + step
        while 0 <= i < len(pieces):
            link = pieces[i + 1] if step < 0 else pieces[i]
            if link.separator is None:
                break
            lead = pieces[i].lead
            if lead is not None and lead.level is not None:
                return lead.level
            i += step
    return None


def _raw(text: str, piece: Piece, left: str) -> str:
    """The phrase that held the name, with what of it was not understood."""
    whole = text[piece.start : piece.end].strip()
    return f"{whole} {left}" if left else whole


def _noted_commune(piece: Piece, context: NameContext) -> str | None:
    """The commune that a bracketed note names without its word: `Trần Quốc Toản (Ea Phê)`."""
    if piece.note is None or piece.kind != "school":
        return None
    units = find_unit(piece.note, kind="commune", province=context.province)
    names = {unit.name for unit in units}
    return names.pop() if len(names) == 1 else None


def _is_odd(name: str) -> bool:
    """Whether a bare run has an uncapitalised word that no name is known to have."""
    words = name.split()
    return level_of_name(name) is None and any(
        word[0].islower()
        and word.casefold() not in PARTICLES
        and f"{before} {word}".casefold() not in lower_stems()
        for before, word in pairwise(["", *words])
    )


def _unquoted(name: str) -> str:
    """A name without the quotes of a proper name; those of a letter are a part of it.

    >>> _unquoted("tư thục “Ban Mai”"), _unquoted("“A” Nhà Bàng"), _unquoted("'Hoa Sen'")
    ('tư thục Ban Mai', '“A” Nhà Bàng', 'Hoa Sen')
    """
    return name if QUOTED_LETTER.match(name) else re.sub(r"[\"“”«»]", "", name).strip("'")


def _mention(
    text: str,
    piece: Piece,
    level: Level | None,
    source: LevelSource | None,
    context: NameContext,
) -> SchoolMention:
    name = _unquoted(" ".join(text[piece.name_start : piece.name_end].split()))
    name = _HALF_SPACED.sub(r"\1\2", name)
    if is_all_caps(text) or is_all_caps(name):
        name = title_case(name)
    if piece.part:
        name = f"{name} ({piece.part})"
    lead = piece.lead
    reasons: list[str] = []
    confidence = 1.0
    left = left_over(text, piece.name_start, piece.end)
    if left:
        reasons.append(f"words beside the name are not understood: {left}")
        confidence = 0.7
    if piece.kind == "commune":
        name = piece.place.commune or piece.place.district or piece.place.province or name
    elif lead is None and source is None and piece.kind == "school":
        reasons.append("no level is printed and none is known")
        confidence = 0.6
    elif source == "partner" and context.level is not None and context.level != level:
        reasons.append(f"its list is {context.level}, its partner {level}")
        confidence = 0.6
    elif lead is not None and (against := contradicts(text[lead.start : lead.end], level)):
        reasons.append(against)
        confidence = 0.6
    elif lead is None and piece.kind == "school" and _is_odd(name):
        reasons.append("not written as a name")
        confidence = 0.5
    prefix = lead.label if lead is not None and lead.label else None
    if lead is None and is_known_private(name, context.district, context.province):
        prefix = ""
    boarding = lead.boarding if lead is not None else None
    whole = full_name(name, level, prefix, boarding) if piece.kind == "school" else name
    return SchoolMention(
        name=name,
        level=level,
        level_source=source,
        full_name=whole,
        raw=_raw(text, piece, left),
        start=piece.start,
        end=piece.end,
        kind=piece.kind,
        district=piece.place.district,
        commune=piece.place.commune or _noted_commune(piece, context),
        province=piece.place.province,
        boarding=boarding,
        note=piece.note,
        confidence=confidence,
        reasons=tuple(reasons),
    )

"""From a text to its pieces: each a possible party with the separator before it."""

from __future__ import annotations

import re
from functools import lru_cache

from normalizers.schools.casing import is_all_caps
from normalizers.schools.levels import HINT, lead_at
from normalizers.schools.name_numbers import number_end
from normalizers.schools.name_runs import (
    QUOTED_LETTER,
    end_of_name,
    is_no_name,
    is_whole_name,
    may_be_bare,
    may_follow,
    named_for_its_kind,
)
from normalizers.schools.name_words import OPENING, PARTICLES, SPECIAL, WORD
from normalizers.schools.names import DAY_IN_WORDS, is_person, name_end, stops_at
from normalizers.schools.other_parties import OFFICE, commune_at, office_at
from normalizers.schools.piece import Piece, with_tail
from normalizers.schools.places import unit_at
from normalizers.schools.shapes import Place

_SEPARATOR = re.compile(
    r"\s*(?P<mark>;|\||\n|\t|<?[-–—=]+>|[↔⇔⟷⟺⇄⇆⇒⇐→←➔➜⟶]|(?<=\s)[•\ufffd](?=\s)|[,+&/]|[-–—−]+|:"
    r"|(?:và|với|cùng)(?![^\W_])|kết\s+nghĩa(?:\s+(?:với|cùng))?(?![^\W_]))\s*",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\s*(?:[-–—+*•●▪◦·○✓➢>]\s*|\(?\d{1,3}\s*[.)/]\s*(?=\D)|[a-zđ]\)\s*|stt\s*\d+[.:]?\s*)+",
    re.IGNORECASE,
)
_PARTY = re.compile(f"{HINT.pattern}|{OFFICE.pattern}|xã|phường|thị|huyện|quận", re.IGNORECASE)
_LISTING = frozenset((",", "và", "&", "+"))
# What follows a number of a list of schools, and no day (20/11), nor anything that it counts.
_LISTED = re.compile(
    r"\s*(?:$|[;|\n)]|[,&+](?!\d)|\.(?!\d)|\s[–—-]\s|(?:và|với|cùng|kết|giúp|đỡ)\b)"
)
_NAMED_AFTER_DAY = re.compile(rf"{_LISTED.pattern}|\s*[\t/(↔⇔→]")
_DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}")
_NUMBERED = re.compile(r"\s\d{1,2}$|^\d{1,2}$")
_TOKEN = re.compile(r"\s*(?:\w+|\W)[ \u00a0]*")
_BRACKETED = re.compile(r"\([^)]*\)")
_MOST_STRAY = 2  # words beside the names in a cell
# The schools, two schools: words in small letters before a list of names.
_PLURAL = re.compile(
    r"(?:các|những|hai|ba|bốn|năm)\s+(?:đơn\s+vị\s+|nhà\s+)?trường\s", re.IGNORECASE
)
_QUOTES = " \u00a0\"“”«»'‘’"


def is_prose(text: str) -> bool:
    """Whether the text is a sentence rather than a cell of names.

    >>> is_prose("MN Hoa Sữa – MN Tân Mai"), is_prose("hai trường tổ chức họp và ký cam kết")
    (False, True)
    """
    bare = _BRACKETED.sub(" ", text) if "(" in text else text
    stray, at = 0, 0
    while at < len(bare) and stray <= _MOST_STRAY:
        end = _party_word_end(bare, at)
        word = WORD.match(bare, at) if end is None else None
        if end is not None:
            at = end
        elif word is not None:
            stray += _is_stray(bare, at, word.group())
            at = word.end()
        else:
            at += 1
    return stray > _MOST_STRAY


def _party_word_end(text: str, at: int) -> int | None:
    """Where words end that stand in and between the names of parties; None at any other word."""
    if (lead := lead_at(text, at)) is not None:
        return lead.end
    if (known := SPECIAL.match(text, at) or OFFICE.match(text, at)) is not None:
        return known.end()
    if (unit := unit_at(text, at)) is not None:
        return unit[2]
    separator = _SEPARATOR.match(text, at)
    return separator.end() if separator is not None and separator.end() > at else None


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
    pieces = list(_scanned(text))
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


@lru_cache(maxsize=1 << 12)  # a line is read by all who look for pairings in it
def _scanned(text: str) -> tuple[Piece, ...]:
    prose = is_prose(text)
    caps = is_all_caps(text)
    pieces: list[Piece] = []
    label = _LABEL.match(text)
    at = label.end() if label and not re.match(r"\s*\d{1,2}\s*[-/.]\s*\d", text) else 0
    if not caps and (opening := OPENING.match(text, at)):
        at = opening.end()
    linked = not prose  # a bare name may stand at the start of a cell
    separator: str | None = None
    tight = person = False
    while at < len(text):
        piece = _piece_at(text, at, bare=linked and not person, prose=prose, caps=caps)
        if piece is None and linked and separator in _LISTING and pieces:
            piece = _further_number(text, at, pieces[-1])
        if piece is not None and pieces and _is_address_of(piece, pieces[-1], separator, text):
            _move_in(pieces[-1], piece)
            at, linked, separator = piece.end, False, None
            continue
        if piece is not None:
            piece.separator, piece.tight = (separator, tight) if pieces else (None, False)
            pieces.append(piece)
            person = person and piece.lead is None
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
        other = stops_at(text, at, caps=caps) and not _PLURAL.match(text, at)
        person = person or other or is_person(text, at)  # what follows tells of something else
        at = _next_start(text, at)
        if not prose and at < len(text) and (mark := _SEPARATOR.match(text, at)):
            linked, separator, at = True, mark.group("mark"), mark.end()
            person = person and separator not in ";|\n\t"
    return tuple(pieces)


def _further_number(text: str, at: int, before: Piece) -> Piece | None:
    """A number alone that names a further school of the stem before it: `Nguyễn Trãi 1, 2 và 3`."""
    if not _NUMBERED.search(text[before.name_start : before.name_end]):
        return None
    end = number_end(text, at, in_name=True)
    listed = end is not None and _LISTED.match(text, end)
    return Piece(at, at, end, end, None) if end is not None and listed else None


def _is_address_of(piece: Piece, before: Piece, separator: str | None, text: str) -> bool:
    """Whether a unit after a comma only says where the school before it stands.

    So does one in small letters after a semicolon, for which an OCR takes a comma.
    """
    if piece.kind != "commune" or before.kind != "school":
        return False
    return separator in (",", None) or (separator == ";" and text[piece.start].islower())


def _move_in(school: Piece, unit: Piece) -> None:
    old, new = school.place, unit.place
    school.place = Place(
        old.commune or new.commune, old.district or new.district, old.province or new.province
    )
    school.end = unit.end


def _next_start(text: str, at: int) -> int:
    """Where the next token begins, past the one at `at`."""
    token = _TOKEN.match(text, at)
    return token.end() if token else at + 1


def _piece_at(text: str, at: int, *, bare: bool, prose: bool, caps: bool) -> Piece | None:
    while at < len(text) and text[at] in _QUOTES:
        at += 1
    if at and text[at - 1].isalnum() and text[at : at + 1].isalnum():
        return None
    lead = lead_at(text, at)
    if lead is None and not prose and bare:
        other = office_at(text, at) or commune_at(text, at)
        if other is not None:
            return other
    if lead is None and (not bare or is_person(text, at)):
        return None
    if lead is not None and is_whole_name(text, at, lead):
        if not bare:
            return None
        lead = None
    start = lead.end if lead else at
    colon = ":" if lead and lead.level else ""
    while start < len(text) and text[start] in _QUOTES + colon and lead:
        start += 1
    end = end_of_name(text, start, lead, prose=prose, caps=caps)
    if start and (behind := QUOTED_LETTER.match(text, start - 1)) is not None:
        start, end = start - 1, name_end(text, behind.end(), prose=prose, caps=caps)
    if lead is not None and lead.boarding and not may_follow(text[start:end], prose):
        lead, start, end = named_for_its_kind(text, at, lead, start, end)
    if lead is not None and is_no_name(text[start:end], prose):
        return None
    if lead is not None and not caps and not may_follow(text[start:end], prose):
        return None
    if end <= start or (lead is None and not may_be_bare(text[start:end], prose)):
        return None
    if lead is None and DAY_IN_WORDS.fullmatch(text, start, end):
        return None
    if lead is None and _DAY.fullmatch(text, start, end) and not _NAMED_AFTER_DAY.match(text, end):
        return None  # `TH Ba Vì 1, 20/11 tổ chức …`: the day of an act
    return with_tail(text, Piece(at, start, end, end, lead))

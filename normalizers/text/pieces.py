"""A token parted into what may be a broken word and what must stay as it is.

Numbers, dates, e-mails, URLs, roman numerals, list labels (`1.`, `21|{`, `8/`) and table separators
stay; codes are parted at `/` and `-`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from normalizers.text.abbreviations import abbreviations

Kind = Literal["word", "number", "punctuation"]

_ADDRESS = re.compile(
    r"^\S+@\S+\.\S+$|^[\w.-]{3,}@[\w.-]{3,}$|^(?:https?://|www\.)\S+$|^[\w.-]+\.(?:vn|com|edu|gov|org|net)\b",
    re.I,
)
_NUMBER = re.compile(r"^[\d.,:;/%°+x×*=<>–-]*\d[\d.,:;/%°+x×*=<>–-]*$")
_TIMES = re.compile(r"^x\d$")  # x4: the word xã, where an OCR misread it
_CLOCK = re.compile(r"^\d{1,2}[hH]\d{0,2}[pP']?$")
_CLASS = re.compile(r"^(?:\d{1,2}[A-Z]\d?|[A-NP-XZ])$")  # lớp 3A, A; O, Y: Ở, Ý without marks
_ROOM = re.compile(r"^[A-Z]\d{1,3}$")  # phòng B12; an OCR may mean a word by it
_LABEL = re.compile(r"^_*(?:\(?(?:\d+\.)*\d+[.)\]}|/({\[!]+|[|{}\[\]]+|[a-xđ]\))(?=\S)")
_LABEL_ALONE = re.compile(r"^_*(?:\(?[a-xđ]\)|[-–+•*|{}\[\]()]+|\(?(?:\d+\.)*\d+[.)\]}|/({\[!]*)$")
_ROMAN = re.compile(r"^[IVX]{1,5}$")
_MISREAD_ROMAN = re.compile(r"^(?=.*[1l|]|II)[I1l|]*[TL]?[I1l|]*V?$")
_MISREAD_HEADING = re.compile(
    r"^(?=.*[IlLTV|])(?=[Il1|V])([IlLT1|]{2,3}|[IlL1|][vV]|[vV][IlL1|]{1,3}|Vv)\.$"
)
_JUMBLED = re.compile(r"[^\W\d_]\d|\d[^\W\d_]|[^\W\d_][¥¢€£\\|{}]|[¥¢€£\\|{}][^\W\d_]")
_NOTE = re.compile(r"^[a-zđDĐV]/[a-zđ]$")  # (để b/c): để báo cáo, for report; V/v: về việc, on
_SEPARATOR = re.compile(r"([/\-–—]|(?<=[^\W\d_])\.(?=[^\W\d_])|\|)")
_CLEAR_SEPARATOR = re.compile(
    r"([/\-–—|]|(?<=[^\W\d_])[.,;:“”\"()]+(?=[^\W\d_]))"
)  # where nothing was misread
_LETTER_SIGNS = re.compile(
    r"^[&@¢£€§©®¥$%#]{1,3}$|^[¢€$§]\d$|^S#$"
)  # what an OCR takes letters for
_EDGE = "“”\"‘’'`´()[]{}.,;:!?-–—…|«»*_~<>=+#^\\/•"
_HORN = re.compile(r"[oOuU][’'](?=[^’']*$)")  # o’: the horn of ơ read as a sign of its own
_STOP = frozenset('.,;:!?”")…“(/')  # what an OCR of another language reads as it is printed


class Piece(NamedTuple):
    """A part of a token; the pieces joined give the token."""

    text: str
    kind: Kind


@lru_cache(maxsize=1 << 14)
def is_address(token: str) -> bool:
    """True for an e-mail address or a URL.

    >>> [is_address(t) for t in ("pgd@hanoi.gov.vn", "www.moet.edu.vn", "thcs.a@hanoiedu")]
    [True, True, True]
    >>> [is_address(t) for t in ("v.v...", "b@o")]
    [False, False]
    """
    return bool(_ADDRESS.search(token))


@lru_cache(maxsize=1 << 14)
def roman_numeral(token: str, *, misread: bool) -> str | None:
    """The roman numeral that a token is, None where it is none.

    >>> roman_numeral("III", misread=False), roman_numeral("I1I", misread=True)
    ('III', 'III')
    >>> roman_numeral("1T", misread=True), roman_numeral("1V", misread=True)
    ('II', 'IV')
    >>> [roman_numeral(t, misread=True) for t in ("11", "TT", "IT", "l", "Ll")]
    [None, None, None, None, None]
    """
    if _ROMAN.match(token):
        return token
    if misread and 2 <= len(token) <= 4 and not token.isdigit() and _MISREAD_ROMAN.match(token):
        numeral = re.sub(r"[1l|TL]", "I", token)
        if any(c in "ITV" for c in token) and re.fullmatch(r"I{1,3}|I?V|VI{1,3}", numeral):
            return numeral
    return None


def is_jumbled(token: str) -> bool:
    """True for letters mixed with figures or signs as no writer mixes them: an OCR gave up there.

    >>> [is_jumbled(t) for t in ("théng12ndm2025", "g6p¥,", "x4", "vi\\\\ec")]
    [True, True, True, True]
    >>> [is_jumbled(t) for t in ("8h30", "3A", "B12", "45/KH-UBND", "c1hoasen@hanoi.vn", "12.")]
    [False, False, False, False, False, False]
    """
    if is_address(token) or not _JUMBLED.search(token):
        return False
    parts = _SEPARATOR.split(token.strip(_EDGE))
    return not all(
        _CLOCK.match(p) or _CLASS.match(p) or _ROOM.match(p) or not _JUMBLED.search(p)
        for p in parts
    )


@lru_cache(maxsize=1 << 14)
def roman_heading(token: str) -> str | None:
    """The roman numeral of a heading that an OCR broke, None where it is none.

    >>> [roman_heading(t) for t in ("IL.", "Ill.", "ILI.", "Iv.", "lI.", "Vv.")]
    ['II.', 'III.', 'III.', 'IV.', 'II.', 'V.']
    >>> [roman_heading(t) for t in ("11.", "TT.", "L.", "IL", "1.")]
    [None, None, None, None, None]
    """
    if not _MISREAD_HEADING.match(token):
        return None
    return re.sub(r"[1l|TL]", "I", token).replace("Vv", "V").replace("v", "V")


@lru_cache(maxsize=1 << 14)
def pieces_of(token: str, *, misread: bool) -> tuple[Piece, ...]:
    """The pieces of a token without white space.

    >>> [p.text for p in pieces_of("4340/KH-SGDDT", misread=True) if p.kind == "word"]
    ['KH', 'SGDDT']
    >>> [tuple(p) for p in pieces_of("10{Mam", misread=True)]
    [('10{', 'punctuation'), ('Mam', 'word')]
    >>> [tuple(p) for p in pieces_of("“Nha", misread=True)]
    [('“', 'punctuation'), ('Nha', 'word')]
    >>> pieces_of("__b)", misread=True)[0].kind
    'punctuation'
    >>> [p.text for p in pieces_of("b/c);", misread=True)]
    ['b/c', ');']
    >>> [pieces_of(sign, misread=True)[0].kind for sign in ("¢", "↔", "→", "★")]
    ['word', 'punctuation', 'punctuation', 'punctuation']
    >>> [p.text for p in pieces_of("chuc“Phong", misread=False)]
    ['chuc', '“', 'Phong']
    >>> [p.kind for p in pieces_of("12/12/2022,", misread=True)]
    ['number', 'punctuation']
    """
    if is_address(token):
        return (Piece(token, "number"),)
    if _LABEL_ALONE.match(token):
        return (Piece(token, "number" if any(c.isdigit() for c in token) else "punctuation"),)
    found = _LABEL.match(token)
    if found and not _NUMBER.match(token.rstrip(_EDGE)):
        label = Piece(found.group(), "punctuation")
        return (label, *_inner(token[found.end() :], misread))
    return tuple(_inner(token, misread))


def _inner(token: str, misread: bool) -> list[Piece]:
    edge = _EDGE.replace("#", "") if misread else _EDGE + "&@§$"
    core = token.lstrip(edge)
    before = token[: len(token) - len(core)]
    size = len(core.rstrip(edge))
    if misread and not set("‘’'") & set(before) and _HORN.match(core, size - 1):
        size += 1
    core, after = core[:size], core[size:]
    pieces = [Piece(before, "punctuation")] if before else []
    pieces += _core(core, misread)
    if after:
        pieces.append(Piece(after, "punctuation"))
    return pieces


def _core(core: str, misread: bool) -> list[Piece]:
    if not core:
        return []
    if misread and roman_numeral(core, misread=True):
        return [Piece(core, "word")]
    if misread and core in ("O", "Y"):
        return [Piece(core, "number")]
    if not misread and _ROOM.match(core):
        return [Piece(core, "number")]
    if misread and _LETTER_SIGNS.match(core):
        return [Piece(core, "word")]
    if misread and _TIMES.match(core):
        return [Piece(core, "word")]
    if _NOTE.match(core) or _NUMBER.match(core) or _CLOCK.match(core) or _CLASS.match(core):
        return [Piece(core, "number")]
    if not any(c.isalpha() for c in core):
        return [Piece(core, "punctuation")]
    separator = _SEPARATOR if misread else _CLEAR_SEPARATOR
    if core.upper() in abbreviations() or not separator.search(core):
        return [Piece(core, "word")]
    return [Piece(part, _kind(part)) for part in separator.split(core) if part]


def _kind(part: str) -> Kind:
    if any(c.isalpha() for c in part):
        return "word"
    return "number" if any(c.isdigit() for c in part) else "punctuation"


def ends_phrase(piece: Piece, *, misread: bool) -> bool:
    """True when the language model should see punctuation here; a misread text has false signs.

    >>> [ends_phrase(Piece(sign, "punctuation"), misread=True) for sign in ("/", "|", "-")]
    [True, False, False]
    """
    if piece.kind != "punctuation":
        return False
    return not misread or any(c in _STOP for c in piece.text)

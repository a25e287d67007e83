"""Vietnamese in the 8-bit sets used before Unicode: TCVN 5712 (TCVN3), VNI, VISCII, VPS; VIQR.

Such text is seen as Latin-1 letters (`Céng hoµ`). Tables: TCVN 5712:1993 and VISCII (RFC 1456) as
in glibc, VNI and VPS as their fonts print, VIQR after RFC 1456. Detected before converted: by the
font's name where there is one, else by which reading turns text that reads badly into text that
reads well.
"""

from __future__ import annotations

import json
import re
import unicodedata
from bisect import bisect_left
from functools import cache, lru_cache
from itertools import accumulate
from typing import Literal

from normalizers.text.language_model import DATA
from normalizers.text.quality import reading_quality
from normalizers.text.tokens import TOKEN

Encoding = Literal["tcvn3", "vni", "viscii", "vps", "viqr"]
_EIGHT_BIT: tuple[Encoding, ...] = ("tcvn3", "vni", "viscii", "vps")
_ENOUGH = 1500  # characters that tell encodings apart
_HOPELESS = 0.05  # how badly a text still reads in the best encoding where none is the right one
_BAD, _GOOD, _GAIN, _LETTERS = (
    0.5,
    0.7,
    0.25,
    3,
)  # reading quality before and after; words to judge by

_UNICODE_ONLY = re.compile("[\u1ea0-\u1ef9ăĂđĐơƠưƯĩĨũŨ\u0300-\u0323]")
_FONTS: tuple[tuple[re.Pattern[str], Encoding], ...] = (
    (re.compile(r"^\.?Vn[A-Z3]|^\.VN"), "tcvn3"),
    (re.compile(r"^VNI[-_ ]|^VNtimes|^VNhelv", re.I), "vni"),
    (re.compile(r"^VPS[-_ ]", re.I), "vps"),
    (re.compile(r"^(?:VISCII|VI[-_ ]|Heo )", re.I), "viscii"),
)
# PDF writers take the codes of ư and ã for a minus sign and a bullet operator.
_TCVN3_ALIKE = re.compile(r"(?<=[^\W\d_])−|(?<=[^\W\d_])∙|^−(?=[^\W\d_])|(?<=\s)∙(?=[^\W\d_])")
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_CP1252 = {
    bytes([i]).decode("cp1252"): chr(i) for i in range(0x80, 0xA0) if i not in
    (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}  # fmt: skip


@cache
def _tables() -> dict[str, dict[str, str]]:
    tables: dict[str, dict[str, str]] = json.loads(
        (DATA / "legacy_encodings.json").read_text(encoding="utf-8")
    )
    return tables


@cache
def _pattern(encoding: Encoding) -> re.Pattern[str]:
    codes = sorted(_tables()[encoding], key=lambda code: (-len(code), code))
    return re.compile("|".join(map(re.escape, codes)))


@lru_cache(maxsize=1 << 12)  # a document has thousands of words in few fonts
def font_encoding(font: str | None) -> Encoding | None:
    """The encoding that a font's name tells, None where it tells nothing.

    >>> font_encoding("ABCDEF+.VnTimeH"), font_encoding("VNI-Times"), font_encoding("Verdana")
    ('tcvn3', 'vni', None)
    """
    name = _SUBSET.sub("", font or "")
    return next((encoding for known, encoding in _FONTS if known.match(name)), None)


@lru_cache(maxsize=1 << 12)
def is_capitals_font(font: str | None) -> bool:
    """True for the TCVN3 fonts whose small letters print as capitals (`.VnTimeH`).

    >>> [is_capitals_font(name) for name in (".VnTimeH", ".VnTime", ".VnArialH-Bold")]
    [True, False, True]
    """
    name = re.split(r"[-,_ ]", _SUBSET.sub("", font or ""))[0]
    return font_encoding(font) == "tcvn3" and name.endswith("H")


def convert(text: str, encoding: Encoding, *, capitals: bool = False) -> str:
    """The text that the encoding's codes stand for.

    >>> convert("Céng hoµ x· héi chñ nghÜa ViÖt Nam", "tcvn3")
    'Cộng hoà xã hội chủ nghĩa Việt Nam'
    >>> convert("CéNG HOµ X· HéI", "tcvn3")
    'CỘNG HOÀ XÃ HỘI'
    >>> convert("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "vni")
    'Cộng hòa xã hội chủ nghĩa Việt Nam'
    >>> convert("Tru+o+`ng ma^`m non, ho.c ta^.p dda^`y ddu?.", "viqr")
    'Trường mầm non, học tập đầy đủ.'
    """
    if encoding == "viqr":
        return _from_viqr(text)
    if encoding == "tcvn3":
        text = _TCVN3_ALIKE.sub(lambda found: "\u00ad" if found.group() == "−" else "·", text)
    if encoding in ("viscii", "vps"):
        text = "".join(_CP1252.get(c, c) for c in text)
    table = _tables()[encoding]
    converted = _pattern(encoding).sub(lambda found: table[found.group()], text)
    if encoding != "tcvn3":
        return converted
    return converted.upper() if capitals else _raise_capitals(text, converted)


def _raise_capitals(text: str, converted: str) -> str:
    """TCVN3 has no marked capitals of its own: words of a line in capitals are all in capitals.

    >>> _raise_capitals("Hµ Néi, UBND TØNH", "Hà Nội, UBND TỉNH")
    'Hà Nội, UBND TỈNH'
    """
    words = [[c for c in word if c.isascii() and c.isalpha()] for word in text.split()]
    telling = [all(c.isupper() for c in w) for w in words if len(w) >= 2]
    in_capitals = sum(telling) > 0.7 * len(telling)
    out = list(converted)
    for word in re.finditer(r"\S+", text):
        letters = [c for c in word.group() if c.isascii() and c.isalpha()]
        if all(c.isupper() for c in letters) and (in_capitals or len(letters) >= 2):
            out[word.start() : word.end()] = converted[word.start() : word.end()].upper()
    return "".join(out)


_VIQR_SHAPES = {"(": "\u0306", "^": "\u0302", "+": "\u031b"}
_VIQR_TONES = {"'": "\u0301", "`": "\u0300", "?": "\u0309", "~": "\u0303", ".": "\u0323"}
_VIQR = re.compile(
    r"(?P<d>[dD][dD])|(?P<v>[aeiouyAEIOUY])(?:(?P<s>[(^+])(?P<t>['`?~.])?|(?P<u>['`~]|[?.](?=\w|[,;:.!?]|\s+[a-z])))"
)
_VIQR_SIGN = re.compile(r"[aeiouyAEIOUY][(^+]['`?~.]?|[aeiouy][`'?~.](?=[a-z])|\b[dD]d[aeiouy]")


def _from_viqr(text: str) -> str:
    def letter(found: re.Match[str]) -> str:
        if found["d"]:
            return "Đ" if found["d"][0] == "D" else "đ"
        shape = _VIQR_SHAPES.get(found["s"] or "", "")
        tone = _VIQR_TONES.get(found["t"] or found["u"] or "", "")
        return unicodedata.normalize("NFC", found["v"] + shape + tone)

    return unicodedata.normalize("NFC", _VIQR.sub(letter, text))


def may_be_legacy(text: str) -> bool:
    """True when the text has letters of the upper half of Latin-1 or VIQR signs, and no Unicode
    Vietnamese; only such text is ever converted.

    >>> may_be_legacy("Céng hoµ"), may_be_legacy("Cộng hòa"), may_be_legacy("Republic")
    (True, False, False)
    """
    if _UNICODE_ONLY.search(text):
        return False
    return not text.isascii() or len(_VIQR_SIGN.findall(text)) >= 3


def _mostly_legacy(text: str) -> bool:
    """As above, for a page that may hold a few words of Unicode."""
    unicode_only = len(_UNICODE_ONLY.findall(text))
    upper_half = sum("\u00a0" < c < "\u0100" for c in text)
    return upper_half > 10 * unicode_only if unicode_only else may_be_legacy(text)


def _telling_lines(text: str) -> str:
    """The first lines that an encoding can change, enough to tell encodings apart."""
    lines = [line for line in text.splitlines() if not line.isascii()] or text.splitlines()
    length = list(accumulate(map(len, lines)))
    return "\n".join(lines[: bisect_left(length, _ENOUGH) + 1])


def detect(text: str) -> Encoding | None:
    """The legacy encoding of a text, by what it says; None where it reads well or nothing helps.

    >>> detect("Céng hoµ x· héi chñ nghÜa ViÖt Nam"), detect("CéNG HOµ X· HéI CHñ NGHÜA")
    ('tcvn3', 'tcvn3')
    >>> detect("Ñoäc laäp - Töï do - Haïnh phuùc"), detect("Cµng hòa xã hµi chü nghîa Vi®t Nam")
    ('vni', 'viscii')
    >>> detect("Cộng hòa xã hội"), detect("École élémentaire de la République française")
    (None, None)
    """
    words = [token for token in TOKEN.findall(text) if token.isalpha()]
    if len(words) < _LETTERS or not _mostly_legacy(text):
        return None
    before = reading_quality(text)
    if before > _BAD:
        return None
    candidates: tuple[Encoding, ...] = ("viqr",) if text.isascii() else _EIGHT_BIT
    some = _telling_lines(text)
    quality = {encoding: reading_quality(convert(some, encoding)) for encoding in candidates}
    best = max(candidates, key=lambda encoding: quality[encoding])
    if quality[best] < _HOPELESS:
        return None
    after = quality[best] if some == text else reading_quality(convert(text, best))
    return best if after >= _GOOD or (before < 0.02 and after > _GAIN) else None

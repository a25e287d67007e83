"""Document numbers: `143/KH-THTV`, `06-CTr/TU`, `30/2020/NĐ-CP`, as printed and normalised.

Form after Nghị định 30/2020/NĐ-CP, Annex I, II.3 (number, year for rules, type and unit
abbreviations); Party bodies write number-type/unit (Hướng dẫn 36-HD/VPTW).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from parsers.dating import find_date
from parsers.doc_type import type_of_symbol
from parsers.wording import fold

_ETHNIC = "GDDT"  # giáo dục dân tộc (education of minorities): a division of the office before it
# Abbreviations of units that numbers end in; a misspelt one is put right.
_UNIT_SYMBOLS = ("BGDĐT", "SGDĐT", "PGDĐT", "GDĐT", "UBND", "HĐND", "GDTX", "GDĐTTX")

_OWN = re.compile(r"(?:của\s+[^,;:\d]{3,80}?\s+)?số\s*:?\s*(?=\d)", re.IGNORECASE)
_UPPER = "A-ZĐÐƯƠ"
_SYMBOL = rf"[{_UPPER}][\w&.]*(?:\s?[-–—]\s?(?:[{_UPPER}][\w&.]*))+|[{_UPPER}]{{2,}}\d*"
_STATE = re.compile(
    rf"(?<![\w/.])(\d{{1,5}}\s?[a-zA-Z]?)\s?/\s?(?:((?:19|20)\d\d)\s?/\s?)?({_SYMBOL})"
)
_PARTY = re.compile(
    rf"(?<![\w/.])(\d{{1,4}})\s?[-–—]\s?([{_UPPER}][A-Za-zĐđ]{{0,5}}"
    rf"(?:\s?/\s?[{_UPPER}][\w.]*)+(?:-[{_UPPER}]{{2,}})?)"
)
_BLANK = re.compile(rf"\b[Ss]ố\s*:?[\s.…_]*/\s?({_SYMBOL})")
_SPACED = re.compile(  # số 4340 KH/SGDĐT: the dash was left out
    rf"(?<=\bsố )(\d{{1,4}})\s([{_UPPER}][A-Za-zĐđ]{{0,5}}/[{_UPPER}][\w.]*)", re.IGNORECASE
)


class DocumentNumber(NamedTuple):
    """A number found in a text: normalised, its symbol, as printed, and where it stands."""

    number: str
    symbol: str
    raw: str
    start: int
    end: int

    @property
    def misspelt(self) -> bool:
        """Whether the printed letters differ from the normalised ones."""
        return fold(self.raw).replace(" ", "") != fold(self.number).replace(" ", "")


def find_numbers(text: str) -> list[DocumentNumber]:
    """All document numbers of a text, in order.

    >>> [n.number for n in find_numbers("số 997/ KH - SGDĐT, số 06-CTr/TU và 30/2020/NĐ-CP.")]
    ['997/KH-SGDĐT', '06-CTr/TU', '30/2020/NĐ-CP']
    >>> [n.number for n in find_numbers("Kế hoạch số 4340 KH/SGDĐT, trường số 2 TH/THCS")]
    ['4340-KH/SGDĐT']
    >>> [n.number for n in find_numbers("Chương trình số 12-CTr/TWĐTN-CTTN ngày 5/8/2023")]
    ['12-CTr/TWĐTN-CTTN']
    >>> find_numbers("ngày 12/12/2022, tỉ lệ 3/4, tháng 5/2024 - 6/2024")
    []
    """
    found = [_state_number(match) for match in _STATE.finditer(text)]
    taken = [(n.start, n.end) for n in found]
    spaced = (m for m in _SPACED.finditer(text) if type_of_symbol(m.group(2)) != "CÔNG VĂN")
    for match in (*_PARTY.finditer(text), *spaced):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            found.append(_party_number(match))
    return sorted(found, key=lambda n: n.start)


def blank_symbol(text: str) -> str | None:
    """The symbol of the first number of a text whose digits were left blank.

    >>> blank_symbol("Kèm theo Kế hoạch số      /KH-PGDĐT ngày     /9/2024"), blank_symbol("số 5")
    ('KH-PGDĐT', None)
    """
    found = _BLANK.search(text)
    return normal_symbol(found.group(1)) if found else None


def _state_number(match: re.Match[str]) -> DocumentNumber:
    serial, year, printed = match.groups()
    symbol = normal_symbol(printed)
    number = "/".join(filter(None, (serial.replace(" ", ""), year, symbol)))
    end = match.end() - (len(match.group()) - len(match.group().rstrip(". ")))
    return DocumentNumber(number, symbol, match.group().rstrip(". "), match.start(), end)


def _party_number(match: re.Match[str]) -> DocumentNumber:
    symbol = re.sub(r"\s", "", match.group(2)).rstrip(".")
    number = f"{match.group(1)}-{symbol}"
    return DocumentNumber(number, symbol, match.group().rstrip("."), match.start(), match.end())


def normal_symbol(printed: str) -> str:
    """A symbol without spaces, its unit spelt as the unit spells itself.

    >>> normal_symbol("KH - SGDĐT"), normal_symbol("KH-SGDDĐT"), normal_symbol("KH-PGDDT")
    ('KH-SGDĐT', 'KH-SGDĐT', 'KH-PGDĐT')
    >>> normal_symbol("KH-THTV"), normal_symbol("QÐ-UBND"), normal_symbol("CV-PGD&ĐT")
    ('KH-THTV', 'QĐ-UBND', 'CV-PGD&ĐT')
    >>> normal_symbol("SGDĐT-GDDT")
    'SGDĐT-GDDT'
    """
    text = re.sub(r"\s", "", printed).replace("Ð", "Đ").rstrip(".")
    spelt: list[str] = []
    for part in re.split(r"[-–—]", text):
        ethnic = part == _ETHNIC and bool(spelt) and spelt[-1] in _UNIT_SYMBOLS
        spelt.append(part if ethnic else _spell_unit(part))
    return "-".join(spelt)


def _spell_unit(part: str) -> str:
    """The known unit symbol that a part misspells by one doubled or bare letter."""
    if "&" in part or len(part) < 4:
        return part
    squeezed = re.sub(r"(.)\1+", r"\1", fold(part))
    for known in _UNIT_SYMBOLS:
        if squeezed == re.sub(r"(.)\1+", r"\1", fold(known)):
            return known
    return part


def own_number(title: str) -> tuple[str, str, str] | None:
    """Number, symbol and day that a title gives its own document, as collections of laws print it.

    >>> own_number("CỦA BỘ TÀI CHÍNH SỐ 169/1998/TT-BTC NGÀY 22 THÁNG 12 NĂM 1998 HƯỚNG DẪN")
    ('169/1998/TT-BTC', 'TT-BTC', '1998-12-22')
    >>> own_number("Sửa đổi Thông tư số 2442/2007/TT-TTCP ngày 13 tháng 11 năm 2007") is None
    True
    """
    match = _OWN.match(title)
    numbers = find_numbers(title) if match else []
    if match is None or not numbers or numbers[0].start != match.end():
        return None
    dated = find_date(title[numbers[0].end :][:40])
    return (numbers[0].number, numbers[0].symbol, dated.edtf) if dated else None


def document_key(number: str | None, issued_on: str | None) -> str | None:
    """A key that is equal for the same document cited in two plans: number and year.

    >>> document_key("4340/KH-SGDĐT", "2022-12-12"), document_key("30/2020/NĐ-CP", None)
    ('4340/KH-SGDĐT:2022', '30/2020/NĐ-CP:2020')
    """
    if number is None:
        return None
    inside = re.search(r"/((?:19|20)\d\d)/", number)
    year = inside.group(1) if inside else (issued_on or "")[:4]
    key = number.replace("&", "")
    return f"{key}:{year}" if year else key

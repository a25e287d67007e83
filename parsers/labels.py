"""Numbers and bullets at the start of a line, after Nghị định 30/2020/NĐ-CP, Annex I, II.5.

The decree numbers phần, chương (roman), mục, điều, khoản (1.), điểm (a)); offices also write
I., A., 1.1., 1), 1/, -, +, *, •, and OCR writes `L.` or `I1I.` for roman numbers.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from parsers.outline import LabelStyle
from parsers.wording import is_capitals


class Label(NamedTuple):
    """A printed number or bullet without its closing mark, and the text behind it."""

    style: LabelStyle
    label: str | None
    rest: str


_ARTICLE = re.compile(  # Điều 2. Nội dung, and no `Điều 2 của Luật`
    r"(Điều|Đi[êèề]u|Dieu|ĐIỀU)\s+(\d{1,3})(?:\s*[.:/–-]\s*|\s+(?=[A-ZĐÀ-Ỹ“\"])|\s*$)(.*)$",
    re.DOTALL,
)
_PART = re.compile(
    r"(Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC)\s+((?:[Tt]hứ|THỨ)\s+\w{2,4}|[IVX]{1,5}|\d{1,2}|[A-H]|MỘT|[Mm]ột"
    r"|HAI|[Hh]ai|BA)\s*(?:[.:–-]\s*(.*))?$",
    re.DOTALL,
)
_CLAUSE = re.compile(r"^(?:Khoản|KHOẢN)\s+(\d{1,2})\s*[.:]\s+(?=\S)")  # below an article
_ROMAN = re.compile(r"([IVXLHl1|]{1,6})\s*[.)/:\-–]\s*(?=[^\d\s])(.*)$", re.DOTALL)
# A number that an item begins with: `100%`, `05 ti vi`, `19h30`, `20/11`.
_COUNT = r"(?<=\s)\d+(?:%|\s[^\W\d]|\s?(?:h|g|giờ)\s?\d|:\d\d|/\d)"
_ORDINAL = re.compile(  # Một là, mục đích; Thứ hai: nội dung (only before a heading)
    r"((?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám)\s+là|Thứ\s+(?:nhất|hai|ba|tư|năm|sáu|bảy))\s*[,:–-]\s*"
    r"([^.;]{4,80})$",
    re.IGNORECASE,
)
_WORD = r"[A-ZĐÀ-Ỹ][a-zà-ỹđ]"  # a word that opens a sentence
_DOTTED = re.compile(
    rf"((?:\d{{1,2}}|[IVX]{{1,4}}|[A-H])(?:\.\d{{1,2}}){{1,3}})(?:\s*[.)/:]\s*|\s+)"
    rf"(?=[^\d\s]|{_COUNT})(.*)$",
    re.DOTALL,
)
_ARABIC = re.compile(
    rf"(\d{{1,2}})(?:\s?[.)/]\s*|\s?[-–]\s+(?=[^\W\d_]|\d+%)|[-–](?={_WORD})|\s?:\s+(?={_WORD}))"
    rf"(?=[^\d\s]|{_COUNT})(.*)$",
    re.DOTALL,
)
_BRACKETED = re.compile(
    r"\(([a-zđ]|\d{1,2}|[ivx]{1,4}|[IVX]{1,4})\)\s*(?=[^\W_]|[“\"])(.*)$", re.DOTALL
)
_LETTER = re.compile(
    r"([a-zđ]\s?[)/]\s*|[a-eđg]\.\s+|[A-H][.)]\s+|(?:i|ii|iii|iv|vi{0,3})[.)]\s+"
    rf"|[a-zđ]\s?[-–]\s+(?={_WORD}))(?=[^\W_])(.*)$",
    re.DOTALL,
)
_MISREAD_BULLET = re.compile(  # marks and letters that scans show for a dash or a dot
    r"(?:[~=«»¢§¬‹›©®°]\s+(?=[A-ZĐÀ-Ỹ\d])|[es]\s+(?=[A-ZĐÀ-Ỹ][a-zà-ỹ]))(.*)$", re.DOTALL
)
_BULLET = re.compile(
    r"([-–—+*•●▪◦·➢✓→❖♦■□\uf000-\uf0ff]|o(?=\s))\)?\s*(?=[^\s\-–—*_.])(.*)$", re.DOTALL
)

_ROMAN_VALUE = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")


def read_label(text: str) -> Label:
    """The label that `text` starts with; style `none` where it has none.

    >>> read_label("I1I. TO CHUC")
    Label(style='roman', label='III', rest='TO CHUC')
    >>> [read_label(text)[:2] for text in ("1.2. 100% trường", "8/ Mầm non", "a) Về", "- Về")]
    [('dotted', '1.2'), ('arabic', '8'), ('letter', 'a'), ('bullet', '-')]
    >>> read_label("IH. YÊU CẦU").label, read_label("H. Ba Vì").style, read_label("~ Lưu VT").label
    ('III', 'letter', '-')
    >>> read_label("5,2. Công đoàn ngành").label, read_label("2,5 triệu đồng").style
    ('5.2', 'none')
    >>> [read_label(text).label for text in ("(2) Về", "ii) Về", "I.2. Về", "Phần hai", "a- Về")]
    ['2', 'ii', 'I.2', 'Phần hai', 'a']
    >>> [read_label(text).style for text in ("10/12/2022", "2025. Thực hiện", "----")]
    ['none', 'none', 'none']
    >>> read_label("Khoản 1. Trường THCS Nam Cao")[:2], read_label("Khoản 1 Điều 5").style
    (('arabic', '1'), 'none')
    >>> read_label("1- 100% số trường").label, read_label("8 - 10 trường").style
    ('1', 'none')
    """
    text = text.strip()
    if match := _ARTICLE.match(text):
        return Label("article", match.group(2), match.group(3))
    if match := _PART.match(text):
        return Label("article", f"{match.group(1)} {match.group(2)}", match.group(3) or "")
    return _roman(text) or _other(text)


def _roman(text: str) -> Label | None:
    match = _ROMAN.match(text)
    if match is None or match.group(1).isdigit():
        return None
    printed, rest = match.groups()
    if printed.count("H") > 1 or (printed == "H" and not is_capitals(rest)):
        return None  # H. Ba Vì: a district's word (huyện) cut short
    number = re.sub("[l1|]", "I", printed).replace("H", "II")
    if "L" in number:  # OCR reads a lone I as L; only before a heading in capitals
        if number != "L" or not is_capitals(rest):
            return None
        number = "I"
    if not _ROMAN_VALUE.fullmatch(number) or number == "" or printed == "l":
        return None
    return Label("roman", number, rest)


def _other(text: str) -> Label:
    text = re.sub(r"^(\d),(\d{1,2}\.\s)", r"\1.\2", text)  # a full stop read as a comma
    text = _CLAUSE.sub(r"\1. ", text)
    match = _DOTTED.match(text)
    if match and _is_numbered_start(text, match.group(1), match.group(2)):
        return Label("dotted", match.group(1), match.group(2))
    if match := _ARABIC.match(text):
        return Label("arabic", match.group(1), match.group(2))
    if match := _LETTER.match(text):
        return Label("letter", match.group(1).strip(" .)/-–"), match.group(2))
    if match := _BRACKETED.match(text):
        return Label(_style_inside(match.group(1)), match.group(1), match.group(2))
    if match := _BULLET.match(text):
        return Label("bullet", match.group(1), match.group(2))
    if match := _ORDINAL.match(text):
        return Label("arabic", match.group(1), match.group(2))
    if match := _MISREAD_BULLET.match(text):
        return Label("bullet", "-", match.group(1))
    return Label("none", None, text)


def _style_inside(label: str) -> LabelStyle:
    """The style of a number that stands in brackets: `(1)`, `(a)`, `(ii)`."""
    return "arabic" if label.isdigit() else "letter"


def _is_numbered_start(text: str, number: str, rest: str) -> bool:
    """A dotted number that opens an item: `1.1. tổ chức`, not `2.5 triệu đồng`."""
    return not text[len(number) :].startswith(" ") or not rest[:1].islower()


def number_value(style: LabelStyle, label: str) -> int | None:
    """The place of a label among its siblings, from 1; None where it has none.

    >>> number_value("roman", "IV"), number_value("dotted", "1.3"), number_value("letter", "b")
    (4, 3, 2)
    """
    if style == "roman":
        return _ROMAN_NUMBERS.get(label)
    if style in ("arabic", "article") and label.isdigit():
        return int(label)
    if style == "dotted":
        return int(label.rsplit(".", 1)[1])
    if style == "letter":
        return "abcdđeghiklmnopqrstuvxy".find(label.lower()) + 1 or None
    return None


_ROMAN_NUMBERS = {
    ten + unit: 10 * tens + units
    for tens, ten in enumerate(("", "X", "XX"))
    for units, unit in enumerate(("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"))
}

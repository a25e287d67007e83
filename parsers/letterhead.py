"""The letterhead: issuer and its parent, number and symbol, place and date, subject.

Nghị định 30/2020/NĐ-CP, Annex I, II.1–4 puts issuer, number (and a dispatch's subject) left
and motto, place and date right. Everything on the right has fixed wording, so a piece is known
by what it says, not by where it stands: the reading order of the source does not matter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from parsers.dating import find_date, find_unread_day
from parsers.doc_type import type_of_symbol
from parsers.issuing_units import Units, parents_and_issuers
from parsers.letterhead_columns import in_columns
from parsers.numbers import normal_symbol
from parsers.wording import clean, fold, is_capitals
from schemas.document import Line

_MOTTO = re.compile(
    r"CONG HO?A? XA HOI CHU NGHIA|DOC LAP.{0,3} ?TU DO|DANG CONG SAN VIET NAM"
    r"|^(?:DOAN (?:TNCS|THANH NIEN CONG SAN)|DOI (?:TNTP|THIEU NIEN TIEN PHONG)) HO CHI MINH$"
)
_LAST_OF_MOTTO = "NAM"  # also of Quảng / Nam, which may stand left of it
_BEFORE_NAM = ("QUANG", "HA", "VIET", "AN", "MIEN", "PHUONG")  # names that end in Nam
_HEAD_UNION = "TONG LIEN DOAN LAO DONG VIET NAM"  # stands over the date in letters of unions
_MOTTOES = ("CONG HOA XA HOI CHU NGHIA VIET NAM", "DOC LAP TU DO HANH PHUC")
_MOTTO_PRINTED = re.compile(
    r"(?=C[ỘÔO]NG\s+H[ÒO][AÀ]\s+X[ÃA]\s+H[ỘÔO]I)|(?=Đ[ộo]c\s+l[ậa]p\s*[-–—])"
    r"|(?=Đ[ẢA]NG C[ỘO]NG S[ẢA]N)"
    r"|(?<!HÀNH )(?<!BCH )(?=\b(?:ĐOÀN TNCS|ĐỘI TNTP) H[ỒO] (?i:CHÍ) MINH$)"
)
_RULE = re.compile(r"[\s\-_=*─—–.~|]*")
_ENTRY = re.compile(r"S(?:ố|Ố)\s*:?\s*\d+|Ngày\s*:.*", re.IGNORECASE)  # of an incoming stamp
_STAMP = re.compile(
    r"CONG VAN DEN|^SO DEN|^NGAY DEN|^DEN\b|^CHUYEN\b|NGUOI KY|^KY BOI|THOI GIAN KY|NGAY KY"
    r"|^HOA TOC|^KHAN$|^THUONG KHAN|^DU THAO|^SAO Y|^BAN SAO|^MAT$|^TOI MAT|^EMAIL|^CO QUAN"
    r"|CONG THONG TIN DIEN TU|^LUU HO SO|^SO VA KY HIEU|^GIO KY"
)
_NUMBER = re.compile(
    r"^\W{0,3}(?:S[ốôoóồòÓ0ỐÔO6]{1,2}|số(?=:))\s*[:.;,]?\s*([\dOol\s.…_,]*[a-eA-E]?)\s*[/]\s*"
    r"((?:(?:19|20)\d\d\s*/\s*)?[A-ZĐÐƯƠ][\w&.\sĐ–—-]*(?:(?<=\d)/\d{1,2}(?![\d/]))?)",
)
_UNREAD_NUMBER = re.compile(  # `Số: J2đ2 /BC-SYT`: digits by hand, read as anything
    r"^\W{0,3}(?:S[ốôoóồòÓ0ỐÔO6]{1,2}|số(?=:))\s*[:.;,]\s*[^\s/]{1,8}(?:\s[^\s/]{1,6}){0,2}?\s*/\s*"
    r"([A-ZĐ][A-Za-zĐđ]{1,5}(?:\s?[-–]\s?[A-ZĐ&][\w&]*)+)"
)
_MISREAD_NUMBER = re.compile(  # `S6/4‡† /CI-UBND`: the symbol can be read, the number cannot
    r"^\W{0,3}S[^\s/A-ZĐ]{0,3}\s*[:.;,]?[^A-Za-zÀ-ỹ]{0,14}/\s*[^\w\s]{0,2}\s*"
    r"([A-ZĐ][A-Za-zĐđ]{1,3}\s?[-–]\s?[A-ZĐ&][\w&]*)$"
)
_LOST_SLASH = re.compile(  # `Số: KH-PGDĐT`: the slash behind a blank was overlooked
    r"^\W{0,3}(?:Số|SỐ)\s*[:.;]([\s\d.…_,]*)\W{0,2}\s*[Il1|J]?\s*([A-ZĐ][A-ZĐ]{0,4}\s?[-–]\s?[A-ZĐ&][\w&]*)$"
)
_LABELLED = re.compile(r"^\W{0,3}(?:Số|SỐ)\s*:")
_BARE_NUMBER = re.compile(r"^\W{0,3}[^\s/]{0,6}\s?/\s?([A-ZĐ]\w{1,3}-[A-ZĐ&][\w&]*)[\s.]*$")
_PARTY_NUMBER = re.compile(
    r"^\W{0,3}(?:S[ốôoóồòÓ0ỐÔO6]{1,2}|số(?=:))\s*[:.;,]?\s*([\d\s.…_]*)(?:[-–]\s*|(?<=\d\s))"
    r"([A-ZĐÐ][A-Za-zĐđ]{0,5}\s?/\s?[A-ZĐÐ][\w.]*)"
)
_AT_BLANK = re.compile(
    r"(^\W*Số\s*:?\s*[\d.…]*|ng[àa]y\s*[\d.…]*|th[áa]ng\s*[\d.…]*)$", re.IGNORECASE
)
_BEHIND_BLANK = re.compile(r"(/\s?[A-ZĐ]|th[áa]ng\b|n[ăa]m\b)")
_DAY = re.compile(r"ng[àa]y")
_NAME_WORD = r"[A-ZĐÂĂÊÔƠƯÁÍÓÚÝÀẤẮỨỶỐỆ][\w'’-]*"
_PLACED_DATE = (
    r"((?:(?:Thành phố|Thị xã|Thị trấn)\s)?"
    rf"{_NAME_WORD}(?:\s{_NAME_WORD}){{0,3}}\s?,?\s*ng[àa]y.*)"
)
_NUMBER_THEN_DATE = re.compile(r"(S[ốô]\s*:?.*?/\s?[A-ZĐ][\w&-]*)[\s:;.,*~]+" + _PLACED_DATE)
_UNIT_THEN_DATE = re.compile(
    r"(TẠO\s+|(?:[^\sa-zđ]{2,}\s+){2,})(?=[^\W\d][a-zà-ỹđ])" + _PLACED_DATE
)
_SUBJECT_THEN_DATE = re.compile(r"((?:[VW]\s?/\s?[vW]|Về việc)\s.*?,?)\s+" + _PLACED_DATE)
_CITING = re.compile(r"(?i:\bcăn cứ\b|\bthực hiện\b|\btheo\b)|\bsố\s+\d")
# V/v (on …), whose small v an OCR overlooks or takes for a 4 or y
_CUT_SUBJECT = re.compile(r"^\W{0,2}(?:[VW]\s?/\s?[4yuw]?|V4)\s+(?=[^\W\d_])")
_SUBJECT = re.compile(r"^\W{0,2}([VW]\s?/\s?[vW]|Về việc|Vv)\b", re.IGNORECASE)


@dataclass(slots=True)
class Letterhead:
    """What the letterhead says; `lines` are the printed lines of each part."""

    issuers: list[tuple[str | None, str]] = field(default_factory=list)  # (parent, unit)
    number: str | None = None
    symbol: str | None = None
    number_printed: bool = False
    number_unread: bool = False  # something stands before the slash, and nobody can tell what
    place: str | None = None
    issued_on: str | None = None
    date_printed: bool = False
    day_unread: bool = False
    subject: str | None = None
    mottoes: list[str] = field(default_factory=list)  # those that were read whole
    motto_rest: str = ""  # what is still to come of a motto broken over lines, folded
    stamped: bool = False  # an incoming stamp stands above, whose number and day are not its own
    lines: dict[str, list[Line]] = field(default_factory=dict)


def read_letterhead(lines: list[Line]) -> Letterhead:
    """The letterhead of the lines that stand before the type line (or the addressee)."""
    head = Letterhead()
    units = Units()
    in_subject = False
    for piece, line in _whole_dates([(p, n) for n in in_columns(lines) for p in _pieces(n)]):
        in_subject = _take(piece, line, head, units, in_subject)
    head.issuers = parents_and_issuers(units.names)
    return head


def _pieces(line: Line) -> list[str]:
    """The parts of a printed line that belong to the left or right column."""
    parts = [" ".join(word.text for word in part) for part in line.columns]
    pieces: list[str] = []
    for part in _over_blanks(parts):
        for piece in _MOTTO_PRINTED.split(clean(part)):
            pieces.extend(_split_number_and_date(piece.strip().lstrip(":| ")))
    return [piece for piece in pieces if piece]


def _whole_dates(pieces: list[tuple[str, Line]]) -> list[tuple[str, Line]]:
    """The pieces, a date that was broken over two lines joined: `ngày 5 tháng 9 năm` / `2022`."""
    whole: list[tuple[str, Line]] = []
    for piece, line in pieces:
        rest = re.fullmatch(r"(?:(?:th[áa]ng\s*)?\d{0,2}\s*n[ăa]m\s*)?(?:19|20)\d\d", piece)
        open_date = [i for i, (p, _) in enumerate(whole) if re.search(r"ng[àa]y", p)][-1:]
        if rest and open_date and not re.search(r"(19|20)\d\d", whole[open_date[0]][0]):
            before, first = whole[open_date[0]]
            whole[open_date[0]] = (f"{before} {piece}", first)
        else:
            whole.append((piece, line))
    return whole


def _over_blanks(parts: list[str]) -> list[str]:
    """Parts of one line joined again over the blank that a hand was to fill.

    >>> _over_blanks(["Số:", "/KH-TH", "Hà Nội, ngày", "tháng 3 năm 2023"])
    ['Số: /KH-TH', 'Hà Nội, ngày tháng 3 năm 2023']
    """
    joined: list[str] = []
    for part in parts:
        if joined and (_AT_BLANK.search(joined[-1]) or _BEHIND_BLANK.match(part)):
            joined[-1] = f"{joined[-1]} {part}"
        else:
            joined.append(part)
    return joined


def _split_number_and_date(piece: str) -> list[str]:
    """Number, unit or subject and place with date, printed on one line without a gap, in two.

    >>> _split_number_and_date("CÔNG ĐOÀN GIÁO DỤC Long Xuyên, ngày 3 tháng 8 năm 2023")
    ['CÔNG ĐOÀN GIÁO DỤC', 'Long Xuyên, ngày 3 tháng 8 năm 2023']
    >>> _split_number_and_date("TP. Hồ Chí Minh, ngày 3 tháng 8 năm 2023")
    ['TP. Hồ Chí Minh, ngày 3 tháng 8 năm 2023']
    """
    if _DAY.search(piece) is None:
        return [piece]
    parted = (_NUMBER_THEN_DATE, _UNIT_THEN_DATE, _SUBJECT_THEN_DATE)
    match = next((match for one in parted if (match := one.match(piece))), None)
    if match is None or (match.re is _UNIT_THEN_DATE and not match.group(1).isupper()):
        return [piece]
    return [part.strip() for part in match.groups()]


def _take(piece: str, line: Line, head: Letterhead, units: Units, in_subject: bool) -> bool:
    """Enter one piece where it belongs; return whether the subject goes on."""
    piece = _without_motto(piece, head)
    key = fold(piece)
    head.mottoes += [motto for motto in _MOTTOES if motto in key]
    is_motto = _goes_on_motto(key, head, bool(units.names)) or bool(_MOTTO.search(key))
    is_motto = is_motto or (key != _LAST_OF_MOTTO and _is_part_of_motto(key, head.mottoes))
    if is_motto or _RULE.fullmatch(piece) or _STAMP.search(key):
        head.stamped = head.stamped or _STAMP.search(key) is not None
        return in_subject
    if head.stamped and _ENTRY.fullmatch(piece):
        return in_subject
    if _take_number(piece, line, head) or _take_date(piece, line, head):
        return in_subject
    piece = _CUT_SUBJECT.sub("V/v ", piece)
    if _SUBJECT.match(piece):
        head.subject = piece
        head.lines["subject"] = [line]
        return True
    if in_subject and head.subject and not is_capitals(piece):
        head.subject = f"{head.subject} {piece}"
        head.lines["subject"].append(line)
        return True
    if units.take(piece, line, head.number_printed):
        head.lines.setdefault("issuer", []).append(line)
    return in_subject


def _goes_on_motto(key: str, head: Letterhead, below_unit: bool) -> bool:
    """Whether a line begins a motto that is broken over lines, or goes on with one.

    Of a union's letter the head union, named over its date, is taken as one too.
    """
    if key and f"{head.motto_rest} ".startswith(f"{key} "):
        head.motto_rest = head.motto_rest[len(key) + 1 :]
        return True
    wholes = (*_MOTTOES, _HEAD_UNION) if below_unit else _MOTTOES
    begun = [whole for whole in wholes if f"{whole} ".startswith(f"{key} ")]
    if begun and key.count(" ") > 1:
        head.motto_rest = begun[0][len(key) + 1 :]
        return True
    return False


def _without_motto(piece: str, head: Letterhead) -> str:
    """A unit's line without the last word of a motto too wide for its column: `ĐÀO TẠO NAM`."""
    words = piece.split()
    names = [fold(word) for word in words[-2:]]
    if head.motto_rest != _LAST_OF_MOTTO or names[1:] != [_LAST_OF_MOTTO]:
        return piece
    if names[0] in _BEFORE_NAM:
        return piece
    head.motto_rest = ""
    return " ".join(words[:-1])


def _is_part_of_motto(key: str, seen: Sequence[str] = ()) -> bool:
    """One line of a motto that was broken over two, as in a narrow column; not of one `seen`.

    >>> _is_part_of_motto("VIET NAM"), _is_part_of_motto("CONG HOA XA HOI")
    (True, True)
    >>> _is_part_of_motto("AN NAM"), _is_part_of_motto("NAM", _MOTTOES)
    (False, False)
    """
    open_ones = [motto for motto in _MOTTOES if motto not in seen]
    begins = key.count(" ") > 1 and any(motto.startswith(f"{key} ") for motto in open_ones)
    return begins or any(motto.endswith(f" {key}") for motto in open_ones)


def _take_number(piece: str, line: Line, head: Letterhead) -> bool:
    match = _NUMBER.match(piece) or _PARTY_NUMBER.match(piece)
    blank = re.fullmatch(r"\W{0,3}Số\s*:?[\s.…_/-]*", piece)
    misread = None
    if match is None and blank is None:
        misread = _MISREAD_NUMBER.match(piece) or _UNREAD_NUMBER.match(piece) or _bare_number(piece)
    slashless = None if match or blank or misread else _LOST_SLASH.match(piece)
    if not (match or blank or misread or slashless or _LABELLED.match(piece)):
        return False
    if head.number_printed:
        return True
    head.number_printed = True
    head.lines["number"] = [line]
    if misread is not None:
        head.symbol = normal_symbol(misread.group(1))
        head.number_unread = True
    elif slashless is not None and type_of_symbol(slashless.group(2)):
        head.symbol = normal_symbol(slashless.group(2))
        head.number_unread = any(char.isdigit() for char in slashless.group(1))
    elif match is None and blank is None:
        head.number_unread = True
    if match is None:
        return True
    serial = re.sub(r"[Oo]", "0", re.sub(r"[\s.…_,]", "", match.group(1))).replace("l", "1")
    printed = re.split(r"\s(?![-–])(?<![-–]\s)", match.group(2).strip())[0]
    dated = re.match(r"(?:19|20)\d\d", printed)
    year, _, symbol = printed.rpartition("/") if dated else ("", "", printed)
    head.symbol = normal_symbol(symbol)
    if serial:
        joint = "-" if match.re is _PARTY_NUMBER else "/"
        head.number = joint.join(filter(None, (serial, year.strip(), head.symbol)))
    return True


def _bare_number(piece: str) -> re.Match[str] | None:
    """A number whose label the scan lost, told by the type in its symbol: `- J5 /GM-HĐĐT`.

    >>> bool(_bare_number("- J5 /GM-HĐĐT")), bool(_bare_number("Km 12/AB-CD"))
    (True, False)
    """
    match = _BARE_NUMBER.match(piece)
    return match if match and type_of_symbol(match.group(1)) not in (None, "CÔNG VĂN") else None


def _take_date(piece: str, line: Line, head: Letterhead) -> bool:
    found = find_date(piece)
    unread = find_unread_day(piece) if found is None else None
    found = found or unread
    dotted = re.search(r"ng[àa]y[\s.…_]*th[áa]ng[\s.…_]*n[ăa]m", piece, re.IGNORECASE)
    if found is None and dotted is None:
        return False
    start = found.start if found else dotted.start()  # type: ignore[union-attr]
    if head.date_printed or len(piece) - start > 60 or _CITING.search(piece[:start]):
        return True
    head.day_unread = unread is not None
    head.date_printed = True
    head.issued_on = found.edtf if found else None
    place = re.sub(r"(?i)\bng[àa]y\s*$", "", piece[:start]).strip(" ,;.:")
    head.place = place if place[:1].isupper() and len(place) < 40 else None
    head.lines["issued_on"] = head.lines["place"] = [line]
    return True

"""The kind of a document: the closed list of the decree, matched through OCR errors."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz import fuzz

from parsers.wording import best_match, fold, is_capitals

# Name of the type -> abbreviation in the document's number. Nghị định 30/2020/NĐ-CP, Annex III
# (29 types), and those that schools, Party bodies and older rules (Thông tư 01/2011/TT-BNV) add.
DOC_TYPES: dict[str, str] = {
    "NGHỊ QUYẾT": "NQ",
    "QUYẾT ĐỊNH": "QĐ",
    "CHỈ THỊ": "CT",
    "QUY CHẾ": "QC",
    "QUY ĐỊNH": "QyĐ",
    "THÔNG CÁO": "TC",
    "THÔNG BÁO": "TB",
    "HƯỚNG DẪN": "HD",
    "CHƯƠNG TRÌNH": "CTr",
    "KẾ HOẠCH": "KH",
    "PHƯƠNG ÁN": "PA",
    "ĐỀ ÁN": "ĐA",
    "DỰ ÁN": "DA",
    "BÁO CÁO": "BC",
    "BIÊN BẢN": "BB",
    "TỜ TRÌNH": "TTr",
    "HỢP ĐỒNG": "HĐ",
    "CÔNG VĂN": "",
    "CÔNG ĐIỆN": "CĐ",
    "BẢN GHI NHỚ": "BGN",
    "BẢN THỎA THUẬN": "BTT",
    "GIẤY ỦY QUYỀN": "GUQ",
    "GIẤY MỜI": "GM",
    "GIẤY GIỚI THIỆU": "GGT",
    "GIẤY NGHỈ PHÉP": "GNP",
    "PHIẾU GỬI": "PG",
    "PHIẾU CHUYỂN": "PC",
    "PHIẾU BÁO": "PB",
    "THƯ CÔNG": "",
    "BIÊN BẢN GHI NHỚ": "BBGN",
    "BIÊN BẢN THỎA THUẬN": "BBTT",
    "THỎA THUẬN": "TTh",
    "THƯ MỜI": "TM",
    "THƯ NGỎ": "TN",
    "CAM KẾT": "CK",
    "BẢN CAM KẾT": "BCK",
    "GIAO ƯỚC THI ĐUA": "GƯ",
    "GIAO ƯỚC": "GƯ",
    "BẢN GIAO ƯỚC": "BGƯ",
    "NGHỊ ĐỊNH": "NĐ",
    "THÔNG TƯ": "TT",
    "LUẬT": "",
    "PHÁP LỆNH": "PL",
    "LỆNH": "L",
    "KẾT LUẬN": "KL",
    "ĐIỀU LỆ": "ĐL",
    "THỂ LỆ": "TL",
}

# Printed in another way than the list's.
_SPELLINGS = {
    "BẢN THOẢ THUẬN": "BẢN THỎA THUẬN",
    "BIÊN BẢN THOẢ THUẬN": "BIÊN BẢN THỎA THUẬN",
    "THOẢ THUẬN": "THỎA THUẬN",
    "GIẤY UỶ QUYỀN": "GIẤY ỦY QUYỀN",
    "KẾ HOẠCH PHỐI HỢP": "KẾ HOẠCH",
    "KẾ HOẠCH LIÊN TỊCH": "KẾ HOẠCH",
    "CHƯƠNG TRÌNH PHỐI HỢP": "CHƯƠNG TRÌNH",
    "CHƯƠNG TRÌNH LIÊN TỊCH": "CHƯƠNG TRÌNH",
    "BIÊN BẢN KÝ KẾT": "BIÊN BẢN",
    "NGHỊ QUYẾT LIÊN TỊCH": "NGHỊ QUYẾT",
    "THÔNG TƯ LIÊN TỊCH": "THÔNG TƯ",
    "HƯỚNG DẪN LIÊN NGÀNH": "HƯỚNG DẪN",
    "CHƯƠNG TRÌNH HÀNH ĐỘNG": "CHƯƠNG TRÌNH",
    "CHƯƠNG TRÌNH CÔNG TÁC": "CHƯƠNG TRÌNH",
    "KẾ HOẠCH HÀNH ĐỘNG": "KẾ HOẠCH",
    "KẾ HOẠCH LIÊN NGÀNH": "KẾ HOẠCH",
}

_UNIT_HEAD = re.compile(
    r"(PHONG|SO|TRUONG|UBND|UY BAN|BAN|DANG|CONG DOAN|CHI BO|TRUNG TAM|PHUONG|XA|HUYEN|QUAN|TINH"
    r"|THI XA|THI TRAN|THANH PHO|TP|THON|DAC KHU)\b"
)
_SHORTEST_FREE = 9  # folded letters; shorter names must start with the right letter
_SHORTEST_FUZZY = 6  # folded letters; shorter names must match exactly


@lru_cache(maxsize=1 << 12)
def match_type(line: str) -> str | None:
    """The document type that a line on its own names, through OCR errors; else None.

    >>> match_type("KÉ HOẠCH"), match_type("K Ế  H O Ạ C H"), match_type("BIÊN BẢN GHI NHỚ")
    ('KẾ HOẠCH', 'KẾ HOẠCH', 'BIÊN BẢN GHI NHỚ')
    >>> match_type("kế hoạch"), match_type("KẾ HOẠCH TỔ CHỨC HỘI THI"), match_type("PHÒNG VĂN")
    (None, None, None)
    >>> match_type("PHƯƠNG ÁN"), match_type("PHƯỜNG ÂN"), match_type("PHƯỜNG TAM")
    ('PHƯƠNG ÁN', None, None)
    """
    if not is_capitals(line) or len(line) > 60 or _is_ward(line):
        return None
    key = fold(line)
    letters = key.replace(" ", "")
    for name in (*DOC_TYPES, *_SPELLINGS):
        if letters == fold(name).replace(" ", ""):
            return _SPELLINGS.get(name, name)
    if len(letters) < _SHORTEST_FUZZY or _UNIT_HEAD.match(key):
        return None
    match = best_match(line, (*DOC_TYPES, *_SPELLINGS), 84)
    if match and len(letters) < _SHORTEST_FREE and fold(match)[0] != letters[0]:
        return None  # Điện Bàn is a place, no biên bản
    return _SPELLINGS.get(match, match) if match else None


def _is_ward(line: str) -> bool:
    """Whether a line opens with the word for a ward (phường), which folds like PHƯƠNG ÁN's."""
    first = line.split(" ", 1)[0].upper()
    return fold(first) == "PHUONG" and "\u0300" in unicodedata.normalize("NFD", first)


def type_and_rest(line: str) -> tuple[str, str] | None:
    """A type that opens a line in capitals, and the rest: `KẾ HOẠCH Tổ chức phong trào …`.

    >>> type_and_rest("KẾ HOẠCH TỔ CHỨC HỘI THI")
    ('KẾ HOẠCH', 'TỔ CHỨC HỘI THI')
    >>> type_and_rest("Kế hoạch tổ chức") is None
    True
    """
    words = line.split()
    found: list[tuple[float, str, str]] = []
    for size in (4, 3, 2):
        head, rest = " ".join(words[:size]), " ".join(words[size:])
        if rest and (name := match_type(head)) and name != "CÔNG VĂN":  # a stamp: CÔNG VĂN ĐẾN
            found.append((fuzz.ratio(fold(head), fold(name)), name, rest))
    return max(found, key=lambda item: item[0])[1:] if found else None


def type_of_symbol(symbol: str | None) -> str | None:
    """The type that a number's symbol names; `CÔNG VĂN` where it names none.

    >>> type_of_symbol("KH-PGDĐT"), type_of_symbol("SYT-NVY"), type_of_symbol("QÐ-UBND")
    ('KẾ HOẠCH', 'CÔNG VĂN', 'QUYẾT ĐỊNH')
    """
    if not symbol:
        return None
    first = re.split(r"[-/]", symbol.replace("Ð", "Đ"))[0].strip()
    for name, abbreviation in DOC_TYPES.items():
        if abbreviation and abbreviation.lower() == first.lower():
            return name
    return "CÔNG VĂN"


def type_of_phrase(text: str) -> str | None:
    """The type named at the start of a phrase, in any case: `Kế hoạch số 12/KH-UBND …`.

    >>> type_of_phrase("kế hoạch số 997/KH"), type_of_phrase("Thong tu lien tich so 05")
    ('KẾ HOẠCH', 'THÔNG TƯ')
    >>> type_of_phrase("tình hình thực tế") is None
    True
    """
    key = fold(text[:60])
    for name in sorted((*DOC_TYPES, *_SPELLINGS), key=len, reverse=True):
        wanted = fold(name)
        if key == wanted or key.startswith(wanted + " "):
            return _SPELLINGS.get(name, name)
    return None

"""Level words: how offices write mầm non, tiểu học, THCS … before a name or over a list.

Luật Giáo dục 2019, điều 6 gives the levels; the abbreviations are those of plans and lists.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from unidecode import unidecode

from normalizers.schools.casing import LOWER
from schemas.plan import Level

# The four simple levels. Case is ignored; spaces may be any white space.
# Mẫm non: an OCR takes one mark for another, one of another language loses them all.
_PRESCHOOL = r"m[aàáảãạăằắẳẵặâầấẩẫậ]m\s+n[oòóỏõọôồốổỗộ]n"
MN = (
    rf"{_PRESCHOOL}|mần\s+non|mầm\s+nom|m\.?\s?n|(?:lớp\s+)?m[ẫẩ]u\s+giáo|m\.?g|nhà\s+trẻ"
    r"|nhóm\s+(?:trẻ|lớp)|mnc|mntt"
)
# Tiếu học, tiêu học: an OCR takes the hook of ể for another mark.
TH = r"ti[eêếểễề]u\s+h[oọ]c|tiêủ\s+học|t\.?h|tih|cấp\s*(?:1|i)"
# THSC, TCHS and the like: the letters in another order, the commonest slip of the abbreviations.
# THỂS, FHCS: an OCR takes one of the letters for another.
THCS = (
    r"trung\s+học\s+cơ\s+sở|t\.?\s?h\.?\s?c\.?\s?s|thsc|tchs|htcs|cấp\s*(?:2|ii)"
    r"|fhcs|th[gơêểễấảẩẵ]s"
)
THPT = r"trung\s+học\s+phổ\s+thông|t\.?\s?h\.?\s?p\.?\s?t|ptth|thtp|tpth|cấp\s*(?:3|iii)"
AND = r"\s*(?:&|và|\+|,|-|–|/)\s*"
CENTRE = r"(?:trung\s+tâm|tt)\.?\s*"
VOCATIONAL = r"(?:gdnn|giáo\s+dục\s+nghề\s+nghiệp)"
CONTINUING = r"(?:gdtx|giáo\s+dục\s+thường\s+xuyên)"


@dataclass(frozen=True, slots=True)
class LevelWord:
    """A level word: its pattern, the level, and how `full_name` writes it.

    `label` None keeps what is printed (GDTX centres have many names).
    """

    pattern: str
    level: Level | None
    label: str | None


# The first that matches wins, so the longer ones come first.
LEVEL_WORDS = (
    LevelWord(rf"(?:{MN}){AND}(?:{TH}){AND}(?:{THCS})(?:{AND}(?:{THPT}))?", "LC", "Liên cấp"),
    LevelWord(rf"(?:{TH}){AND}(?:{THCS}){AND}(?:{THPT})", "LC", "Liên cấp"),
    LevelWord(rf"(?:{MN}){AND}(?:{TH})", "LC", "Liên cấp"),
    LevelWord(r"trung\s*-?\s*tiểu\s+học", "LC", "Liên cấp"),
    LevelWord(rf"(?:{TH}){AND}(?:{THCS})|cấp\s*1{AND}2", "TH&THCS", "TH&THCS"),
    LevelWord(rf"(?:{THCS}){AND}(?:{THPT})|cấp\s*2{AND}3", "THCS&THPT", "THCS&THPT"),
    LevelWord(r"(?:(?:phổ\s+thông|pt)\s*)?liên\s+cấp|ptlc", "LC", "Liên cấp"),
    LevelWord(r"ptcs|phổ\s+thông\s+cơ\s+sở", "PTCS", "PTCS"),
    LevelWord(rf"{CENTRE}{VOCATIONAL}(?:{AND}{CONTINUING})?|{CENTRE}{CONTINUING}", "GDTX", None),
    LevelWord(rf"{VOCATIONAL}{AND}{CONTINUING}|gdtx|ttgdtx", "GDTX", None),
    LevelWord(MN, "MN", "Mầm non"),
    LevelWord(THCS, "THCS", "THCS"),
    LevelWord(THPT, "THPT", "THPT"),
    LevelWord(TH, "TH", "Tiểu học"),
    LevelWord(r"(?-i:Tr\.?H)", None, ""),  # trung học (secondary): lower or upper, not told
)

_MINORITY = r"(?:pt\s*dt|(?:phổ\s+thông\s+|pt\s*)?dân\s+tộc)\s+"
BOARDING = {  # an OCR takes one of the letters for another: PTDIBT, FTDTBT
    "PTDTBT": rf"[pf][tify]\s*d[ti]\s*b[ti]|{_MINORITY}bán\s+trú|dtbt",
    "PTDTNT": rf"[pf][tify]\s*d[ti]\s*n[ti]|{_MINORITY}nội\s+trú|dtnt",
}
_AFTER = r"(?![^\W_])\.?\s*"
_RUN_ON = r"(?:\s?[-–]\s?)?(?=(?:THCS|THPT|TH)\b)"  # PTDTBTTH Ch'Ơm, PTDTBT-THCS Cà Dy


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands before a name: `Trường`, a boarding word, a level word; ends at `end`."""

    start: int
    end: int
    level: Level | None
    label: str
    boarding: str | None
    has_school: bool

    @property
    def prefix(self) -> str:
        """What `full_name` writes before the name."""
        return " ".join(part for part in (self.boarding, self.label) if part)


@cache
def _patterns() -> tuple[re.Pattern[str], list[tuple[LevelWord, re.Pattern[str]]]]:
    boarding = "|".join(f"(?P<{name}>{pattern})" for name, pattern in BOARDING.items())
    return re.compile(rf"(?:{boarding})(?:{_RUN_ON}|{_AFTER})", re.IGNORECASE), [
        (word, re.compile(rf"(?:{word.pattern}){_AFTER}", re.IGNORECASE)) for word in LEVEL_WORDS
    ]


_SCHOOL = re.compile(
    r"(?:nhà\s+)?tr(?:ườ|ừơ|uờ|ưò)ng(?:(?![^\W_])|(?=(?:TH|MN|THCS|THPT|PT)[\sA-Z]))"
    # trường hợp (case), trường học (school in general), trường sở, trường kỳ: no name follows
    # and no school of ours: đại học (university), cao đẳng, trung cấp (colleges)
    r"(?!\s+(?:đại\s+học|cao\s+đẳng|trung\s+cấp|chính\s+trị|sĩ\s+quan|đảng|dạy\s+nghề|nghề|"
    r"hợp|học|sở|kỳ|phái|thành|lớp|bạn|đang|này|đó)(?![^\W_]))\s*"
    # the commonest slips, only before a level word, since Trương is a family name
    r"|tr(?:ươ|uo|ưo)ng\s+(?=(?:mầm|mn|tiểu|th|thcs|thpt|pt\w*|mẫu)(?![^\W_]))|(?:trg|tr)\.\s*",
    re.IGNORECASE,
)
# Words with trường that are no schools: nông trường (state farm), thị trường (market), …
_NO_SCHOOL = re.compile(
    r"(?:nông|lâm|thị|môi|quảng|chiến|hội|công|hiện|thao|quan|lập|sở|kịch|phim)\s+$", re.IGNORECASE
)
_CITY = re.compile(r"th\.\s?phố", re.IGNORECASE)
# An abbreviation glued to its name (`MNHoa Sữa`, `MN19-5`) or number (`TH1 Hàng Vịnh`, `THI Yên`).
_NUMBER_BEHIND = rf"\d{{1,2}}(?=\s+[^\W\d_a-z]|[-/.]\d{{1,2}}(?!\w))|I{{1,3}}(?=\s+[A-ZĐ][{LOWER}])"
_LETTER_BEHIND = rf"[A-EĐ](?=\s+[^\W\d_a-z][{LOWER}])"  # THB Long Giang: TH B Long Giang
_GLUED = re.compile(rf"(THCS|THPT|PTCS|MN|MG|TH)([^\W\d_]{{2}}|{_NUMBER_BEHIND}|{_LETTER_BEHIND})")
_GLUED_LEVELS: dict[str, tuple[Level, str]] = {
    "THCS": ("THCS", "THCS"),
    "THPT": ("THPT", "THPT"),
    "PTCS": ("PTCS", "PTCS"),
    "MN": ("MN", "Mầm non"),
    "MG": ("MN", "Mầm non"),
    "TH": ("TH", "Tiểu học"),
}


@cache
def _any_lead() -> re.Pattern[str]:
    """All that a lead can begin with in one pattern: most places of a text have none of it."""
    boarding = "|".join(BOARDING.values())
    words = "|".join([boarding, *(word.pattern for word in LEVEL_WORDS)])
    return re.compile(
        rf"{_SCHOOL.pattern}|(?:{words}){_AFTER}|(?:{boarding}){_RUN_ON}|(?-i:{_GLUED.pattern})",
        re.IGNORECASE,
    )


# What all that a lead can begin with begins with; most words have none of them.
FIRST_LETTERS = frozenset("cdfghlmnptCDFGHLMNPT")

# Anything that a party can begin with, to pass quickly over text without any.
HINT = re.compile(
    rf"tr(?:ườ|ừơ|uờ|ưò|ươ|uo|ưo)ng|trg\.|tr\.|{_PRESCHOOL}|mầm|mần|mẫu|mẩu|nhà\s+trẻ|nhóm\s+trẻ|tiểu|tiêủ|trung\s+học|cấp\s*[\dI]|"
    r"phổ\s+thông|liên\s+cấp|gdtx|gdnn|giáo\s+dục|bán\s+trú|nội\s+trú|(?<![^\W_])(?:m\.?\s?[ng]|"
    r"t\.?\s?h|tr\.?h|tih|tchs|htcs|tpth|[pf][tify]|dt|fh)",
    re.IGNORECASE,
)


def lead_at(text: str, start: int) -> Lead | None:
    """The words before a school's name that start at `start`; None when there are none.

    >>> lead_at("Trường PTDTBT Tiểu học Nậm Kè", 0).prefix
    'PTDTBT Tiểu học'
    >>> lead_at("PTDTBTTH Ch'Ơm", 0).prefix, lead_at("PTDTBT-THCS Cà Dy", 0).prefix
    ('PTDTBT Tiểu học', 'PTDTBT THCS')
    >>> lead_at("TH và THCS Tân Lập", 0).level, lead_at("T.HCS Tân Lập", 0).level
    ('TH&THCS', 'THCS')
    >>> lead_at("Thanh Bình", 0) is None, lead_at("THPT Đình Lập Trường THPT Tú Đoạn", 14).level
    (True, 'THPT')
    """
    return _lead_at(text, start) if text[start : start + 1] in FIRST_LETTERS else None


@lru_cache(maxsize=1 << 14)  # each place of a cell is asked for by several readers
def _lead_at(text: str, start: int) -> Lead | None:
    if _any_lead().match(text, start) is None:
        return None
    at = start
    school = _SCHOOL.match(text, at)
    if school is not None:
        at = school.end()
        other = _NO_SCHOOL.search(text, max(0, start - 12), start)
        if other and not (text[start].isupper() and lead_at(text, at)):
            return None
    boarding_pattern, words = _patterns()
    boarding: str | None = None
    level: Level | None = None
    label: str | None = None
    for _ in range(2):  # the boarding word stands before or after the level word
        match = boarding_pattern.match(text, at) if boarding is None else None
        if match is not None:
            boarding, at = match.lastgroup, match.end()
        if label is None:
            level, label, at = _level_at(text, at, words)
    if at == start:
        return None
    return Lead(start, at, level, label or "", boarding, school is not None)


def _level_at(
    text: str, at: int, words: list[tuple[LevelWord, re.Pattern[str]]]
) -> tuple[Level | None, str | None, int]:
    for word, pattern in words:
        match = pattern.match(text, at)
        if match is not None and not _CITY.match(text, match.start()):
            printed = re.sub(r"\s*-\s*", "-", " ".join(match.group().split()).rstrip(" ."))
            end = (
                match.start() + len(match.group().rstrip(" ."))
                if _is_full_stop(match)
                else match.end()
            )
            return word.level, printed if word.label is None else word.label, end
    glued = _GLUED.match(text, at)
    if glued is not None and (
        glued.group(2).istitle() or glued.group(2).isdigit() or set(glued.group(2)) == {"I"}
    ):
        return *_GLUED_LEVELS[glued.group(1)], glued.end(1)
    return None, None, at


def _is_full_stop(match: re.Match[str]) -> bool:
    """Whether the dot after a written-out level word ends a sentence (`ở tiểu học. Bởi vì`)."""
    text = match.group().rstrip()
    return text.endswith(".") and " " in text


# Section rows and list titles, read without marks so that broken ones are still read.
_SECTION = (
    (r"(?:tieu\s*h[oq0]c|\bth)\s*(?:va|&)\s*(?:thcs|trung\s*h[oq0]c\s*co\s*so)", "TH&THCS"),
    (r"thcs\s*(?:va|&|-)\s*thpt", "THCS&THPT"),
    (r"m[ae]m\s*n[o0]n|mau\s*giao|\bmn\b|nha\s*tre", "MN"),
    (r"trung\s*h[oq0]c\s*co\s*s[oc]|\bthcs\b|\bthc5\b|cap\s*(?:2|ii)\b", "THCS"),
    (r"trung\s*h[oq0]c\s*pho\s*th[o0]ng|\bthpt\b|cap\s*(?:3|iii)\b", "THPT"),
    (r"tieu\s*h[oq0gc]c|t[il]eu\s*h[oq0]c|\bth\b|cap\s*(?:1|i)\b", "TH"),
    (r"\bptcs\b|pho\s*thong\s*co\s*so", "PTCS"),
    (r"gdtx|giao\s*duc\s*thuong\s*xuyen", "GDTX"),
    (r"lien\s*cap", "LC"),
)


@lru_cache(maxsize=1 << 12)
def section_level(text: str) -> Level | None:
    """The level that a section row or a list's title names, when it names just one.

    >>> section_level("DANH SÁCH CÁC TRƯỜNG MẦM NON KẾT NGHĨA"), section_level("TIEU HQC")
    ('MN', 'TH')
    >>> section_level("Khối THCS"), section_level("II. Cấp Tiểu học (12 cặp)")
    ('THCS', 'TH')
    >>> section_level("Các trường Mầm non, Tiểu học, THCS"), section_level("Cặp 1")
    (None, None)
    """
    without_pairs = re.sub("cặp", " ", text, flags=re.IGNORECASE)  # cặp 1: pair, cấp 1: primary
    plain = " ".join(unidecode(without_pairs).lower().split())
    found: list[Level] = []
    for pattern, level in _SECTION:
        plain, count = re.subn(pattern, " | ", plain)
        if count:
            found.append(level)  # type: ignore[arg-type]
    return found[0] if len(found) == 1 else None

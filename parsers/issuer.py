"""The issuer's full name with its place, and the issuer where no letterhead names it."""

from __future__ import annotations

import re

from parsers.wording import fold, is_capitals
from schemas.document import Table

# Abbreviation as printed -> full words.
_ABBREVIATIONS = (
    (  # also with the marks that a scan loses
        r"(?i:gi[aáàâă]o\s+d[uụúùư]c\s+v[aàáâ]\s+[đd][aàáâằ]o\s+t[aạáàâ]o)\b",
        "Giáo dục và Đào tạo",
    ),
    (r"PGD\s?[&-]?\s?(?:và\s)?ĐT\b", "Phòng Giáo dục và Đào tạo"),
    (r"SGD\s?[&-]?\s?(?:và\s)?ĐT\b", "Sở Giáo dục và Đào tạo"),
    (r"GD\s?[&-]?\s?(?:và\s)?ĐT\b", "Giáo dục và Đào tạo"),
    (r"\bMN\b", "Mầm non"),
    (r"\bMG\b", "Mẫu giáo"),
    (r"\bTH(?=\s+(?!VÀ|và|&))", "Tiểu học"),
    (r"\bUBND\b", "Ủy ban nhân dân"),
    (r"\bTP\.?(?=\s)", "thành phố"),
    (r"\bTTGDTX\b", "Trung tâm Giáo dục thường xuyên"),
    (r"\bVH\s?[-&]\s?XH\b", "Văn hóa - Xã hội"),
)
# Words of unit names that are written with small letters after the first syllable.
_SMALL = (
    "Giáo dục và Đào tạo", "Giáo dục", "Mầm non", "Mẫu giáo", "Tiểu học", "Trung học cơ sở",
    "Trung học phổ thông", "Phổ thông", "Dân tộc", "Bán trú", "Nội trú", "Giáo dục thường xuyên",
    "Giáo dục nghề nghiệp", "Ủy ban nhân dân", "Uỷ ban nhân dân", "Hội đồng nhân dân",
    "Đảng ủy", "Đảng uỷ", "Đảng bộ", "Chi bộ", "Công đoàn", "Liên đoàn Lao động", "Trung tâm",
    "Hội đồng", "Huyện đoàn", "Tỉnh đoàn", "Thành đoàn", "Quận đoàn", "Thị đoàn", "Chi đoàn",
    "Liên đội", "Hội liên hiệp", "Mặt trận Tổ quốc", "Huyện ủy", "Tỉnh ủy", "Thành ủy", "Quận ủy",
    "Văn hóa", "Văn hoá", "Xã hội", "Y tế", "Ban chấp hành", "Văn phòng", "Đoàn trường",
    "Đại học", "Cao đẳng", "Kỹ thuật", "Công nghệ", "Nội vụ",
    "Thông tin", "Truyền thông", "Thanh tra", "Chính phủ", "Tài chính", "Kế hoạch",
)  # fmt: skip
_UNIT_WORDS = ("quận", "huyện", "thị xã", "thành phố", "tỉnh", "xã", "phường", "thị trấn")
_KEPT = frozenset(
    {"THCS", "THPT", "TH", "PTCS", "PTDTBT", "PTDTNT", "GDTX", "GDNN", "UBND", "HĐND", "GDĐT"}
    | {"MN", "TNCS", "TNTP", "HCM", "BCH", "LĐLĐ", "CĐ", "ĐH", "CĐCS", "CĐGD", "CĐN"}
)
_VOWEL = re.compile(r"[AEIOUYÀ-Ỹ]", re.IGNORECASE)  # a word without one is an abbreviation
_PLACE = re.compile(
    r"\b(?:(QUẬN|HUYỆN|THỊ XÃ|THÀNH PHỐ|TỈNH|XÃ(?! HỘI)|PHƯỜNG|THỊ TRẤN)\s+|TP\.?\s*)(\S.*)$",
    re.IGNORECASE,
)
_UNIT = (
    r"(?:[Tt]rường|TRƯỜNG|[Pp]hòng\s+(?:Giáo|GD)|PGD|PHÒNG|Sở\s|SGD|SỞ|UBND|Ủy ban|Đảng ủy|Chi bộ"
    r"|Công đoàn|Trung tâm|Liên đoàn)"
)
_WRITES_PLAN = re.compile(
    rf"({_UNIT}[^.;:“”\"]{{3,160}}?)\s*,?\s+(?:xây dựng|ban hành|lập|tổ chức xây dựng)\s+"
    r"(?:và\s+(?:ban hành|triển khai)\s+)?(?:[Kk]ế hoạch|[Cc]hương trình|nội dung)"
)
_PARTY = re.compile(
    r"\W*(?:(?:BÊN|Bên)\s+(?:(?:THỨ|[Tt]hứ)\s+)?\w+\s*[:.(–-]?\s*(?:(?:ĐẠI DIỆN|Đại diện)\s*:?\s*)?"
    r"|(?:ĐẠI DIỆN|Đại diện)\s+(?:(?:BÊN|Bên)\s+\w\b\s*)?:?\s*)"
    rf"({_UNIT}.{{3,110}}?)(?=\s*(?:\(|do |[;,]\s*(?:[Đđ]ại diện|[Dd]o |[ôÔ]ng|[bB]à)|$))"
)
SIDE = re.compile(r"(?:ĐẠI DIỆN\s+)?BÊN\s+(?:[A-D]|\d|THỨ \w+)\W*", re.IGNORECASE)
_CALLED_PARTY = re.compile(  # Trường … (sau đây gọi là Bên A)
    rf"\W*({_UNIT}.{{3,110}}?)\s*[(,–-]\s*(?:[Ss]au đây\s+)?"
    r"(?:(?:[Gg]ọi|viết)\s+(?:tắt\s+)?là\s*:?\s*)?[“\"]?[Bb](?:ên|ÊN)\s+\w+\b"
)
_SEVERAL = re.compile(
    r"(?:\d+|hai|ba|bốn|các)?\s*trường\s+(.+?,.+|.+\svà\s(?=TH|MN|THCS|trường).+)", re.IGNORECASE
)


_OPEN_END = re.compile(  # a unit's word whose name only the parent prints
    r"\s+(?:huyện|quận|thị xã|thành phố|tỉnh|xã|phường)$", re.IGNORECASE
)
_COMMITTEE = re.compile(  # of the Party or Youth union of a unit: HUYỆN ỦY, HUYỆN ĐOÀN NINH HẢI
    r"\b(QUẬN|HUYỆN|THỊ|THÀNH|TỈNH|XÃ|PHƯỜNG)\s+(?:ĐOÀN|[ỦU][YỶ])(?=\s)", re.IGNORECASE
)
_IN_HIGHLAND_NAMES = re.compile(r"(?<=^[A-ZĐ]['’])\w")  # R'Lấp, M'Đrắk
_SEATS = {"THỊ": "THỊ XÃ", "THÀNH": "THÀNH PHỐ"}


def _seat(match: re.Match[str]) -> str:
    """
    >>> _COMMITTEE.sub(_seat, "HUYỆN ĐOÀN NINH HẢI"), _COMMITTEE.sub(_seat, "THÀNH ỦY HUẾ")
    ('HUYỆN NINH HẢI', 'THÀNH PHỐ HUẾ')
    """
    word = match.group(1).upper()
    return _SEATS.get(word, word)


def full_name(issuer: str, parent: str | None = None) -> str:
    """The unit's name in full, in ordinary case, an office with its place from the parent's name.

    >>> full_name("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO", "UBND QUẬN LONG BIÊN")
    'Phòng Giáo dục và Đào tạo quận Long Biên'
    >>> full_name("SỞ GIÁO DUC VÀ ĐÀO TAO", "UBND TỈNH LÀO CAI")
    'Sở Giáo dục và Đào tạo tỉnh Lào Cai'
    >>> full_name("TRƯỜNG MN HOA SỮA QUẬN LONG BIÊN"), full_name("trường Tiểu học Trung Văn")
    ('Trường Mầm non Hoa Sữa quận Long Biên', 'Trường Tiểu học Trung Văn')
    >>> full_name("PHÒNG GD&ĐT", "UBND TP. SƠN LA"), full_name("TRƯỜNG THCS LÊ LỢI")
    ('Phòng Giáo dục và Đào tạo thành phố Sơn La', 'Trường THCS Lê Lợi')
    >>> full_name("CÔNG ĐOÀN GIÁO DỤC HÀ TĨNH", "LIÊN ĐOÀN LAO ĐỘNG TỈNH HÀ TĨNH")
    'Công đoàn Giáo dục Hà Tĩnh'
    >>> full_name("PHÒNG VĂN HÓA - XÃ HỘI", "ỦY BAN NHÂN DÂN XÃ XUÂN LỘC")
    'Phòng Văn hóa - Xã hội xã Xuân Lộc'
    >>> full_name("CÔNG ĐOÀN GIÁO DỤC HUYỆN", "LIÊN ĐOÀN LAO ĐỘNG HUYỆN VĂN YÊN")
    'Công đoàn Giáo dục huyện Văn Yên'
    >>> full_name("TRƯỜNG PTDTNT HUYỆN", "UBND HUYỆN MƯỜNG TÈ")
    'Trường PTDTNT Huyện'
    """
    name = ordinary_case(_expand(issuer))
    if parent and not name.startswith("Trường") and not _PLACE.search(name[1:]):
        place = _PLACE.search(_COMMITTEE.sub(_seat, parent))
        if place and not fold(name).endswith(fold(place.group(2))):
            word = (place.group(1) or "thành phố").lower()
            name = _OPEN_END.sub("", name)
            name = f"{name} {word} {ordinary_case(place.group(2))}"
    return name


def _expand(name: str) -> str:
    for pattern, words in _ABBREVIATIONS:
        name = re.sub(pattern, words, name)
    return re.sub(r"\bPhòng\s+Phòng\b", "Phòng", " ".join(name.split()))


def ordinary_case(name: str) -> str:
    """A unit's name with capitals as in running text.

    >>> ordinary_case("ỦY BAN NHÂN DÂN TỈNH PHÚ THỌ"), ordinary_case("TRƯỜNG TH A2 VÀ B")
    ('Ủy ban nhân dân tỉnh Phú Thọ', 'Trường TH A2 và B')
    >>> ordinary_case("HUYỆN ĐẮK R'LẤP"), ordinary_case("XÃ K’DANG")
    ("Huyện Đắk R'Lấp", 'Xã K’Dang')
    """
    words = [_word_case(word, is_capitals(name) or word.isupper()) for word in name.split()]
    text = " ".join(words)
    for small in _SMALL:
        text = re.sub(re.escape(small), small, text, flags=re.IGNORECASE)
    text = re.sub(r"\b(?:Và|Ngành)\b", lambda match: match.group().lower(), text)
    for word in _UNIT_WORDS:
        unit = rf"(?<=\S )\b{word}\b(?= [A-ZĐ0-9])(?! [Hh]ội)"  # no `Văn hóa - Xã hội`
        text = re.sub(unit, word, text, flags=re.IGNORECASE)
    return text[:1].upper() + text[1:]


def _word_case(word: str, capitals: bool) -> str:
    bare = re.sub(r"\W", "", word)
    if (
        not capitals
        or bare in _KEPT
        or not _VOWEL.search(bare)
        or re.fullmatch(r"[IVX]+|[A-ZĐ]\d*", bare)
        or "&" in word
    ):
        return word
    small = "-".join(part[:1].upper() + part[1:].lower() for part in word.split("-"))
    return _IN_HIGHLAND_NAMES.sub(lambda match: match.group().upper(), small)


def party_rows(table: Table) -> list[str]:
    """The parties that the rows of a memorandum's table name: `BÊN A` | `TRƯỜNG THCS X …`."""
    rows = []
    for row in table.grid():
        cells = [cell for cell in row if cell is not None and cell.lines]
        texts = [" ".join(cell.lines[0].text.split()) for cell in cells]
        if texts and _PARTY.match(texts[0]):
            rows.append(texts[0])
        elif len(texts) > 1 and SIDE.fullmatch(texts[0]):
            rows.append(f"{texts[0].strip(' :')}: {texts[1]}")
    return rows


def issuers_in_body(paragraphs: list[str]) -> list[str]:
    """The units that a body says write the plan, or the parties that a memorandum names.

    >>> issuers_in_body(["Căn cứ …, Phòng GDĐT quận Ba Vì xây dựng kế hoạch tổ chức"])
    ['Phòng GDĐT quận Ba Vì']
    >>> issuers_in_body(["* ĐẠI DIỆN TRƯỜNG MN A", "* ĐẠI DIỆN TRƯỜNG MN B"])
    ['TRƯỜNG MN A', 'TRƯỜNG MN B']
    >>> issuers_in_body(["BÊN A: TRƯỜNG MN A (sau đây gọi là Bên A)", "Bên B: Trường MN B"])
    ['TRƯỜNG MN A', 'Trường MN B']
    >>> issuers_in_body(["Trường MN A (sau đây gọi là Bên A)", "Trường MN B (gọi tắt là Bên B)"])
    ['Trường MN A', 'Trường MN B']
    >>> issuers_in_body(["của 3 nhà trường, 3 trường TH Vân Hồ, TH Hòa Mạc xây dựng Kế hoạch"])
    ['trường TH Vân Hồ', 'trường TH Hòa Mạc']
    """
    found = (_PARTY.match(p) or _CALLED_PARTY.match(p) for p in paragraphs)
    parties = [match.group(1).strip(" :;,.") for match in found if match]
    if len(parties) >= 2:
        return parties
    for paragraph in paragraphs:
        matches = list(_WRITES_PLAN.finditer(paragraph))
        if matches:
            return _split_units(_innermost(matches[-1].group(1)))
    return []


def _innermost(phrase: str) -> str:
    """The last unit of a phrase that runs over several: `Sở … về việc …, Phòng X`."""
    starts = [
        m.start() for m in re.finditer(rf"(?:(?<=[,;]\s)|(?<=\d\s)|^|(?<=tế\s)){_UNIT}", phrase)
    ]
    lists = [m.start() for m in re.finditer(r"\d+\s+trường\s", phrase)]
    return phrase[max(lists or starts or [0]) :]


def _split_units(phrase: str) -> list[str]:
    match = _SEVERAL.fullmatch(phrase.strip())
    if match is None or not re.match(r"(\d|hai|ba|bốn|các|trường (TH|MN))", phrase):
        return [phrase.strip()]
    names = re.split(r",\s*|\s+và\s+", match.group(1))
    return [name if fold(name).startswith("TRUONG") else f"trường {name}" for name in names if name]

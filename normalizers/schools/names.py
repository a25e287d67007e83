"""Where a name ends: the words that stop one, and those that may stand in one uncapitalised."""

from __future__ import annotations

import re
from functools import cache

from normalizers.schools.levels import lead_at
from normalizers.units import unit_word_at

# Stop a name in any writing: phrases of two or more syllables, titles of persons.
STOP_PHRASES = (
    r"kết\s+nghĩa|kết\s+nối|ký\s+kết|giao\s+lưu|giai\s+đoạn|năm\s+học|học\s+kỳ|học\s+kì|năm\s+\d"
    r"|(?:kết|ghép|sánh)\s+đôi|(?:ghép|bắt)\s+cặp|kết\s+bạn|thiết\s+lập|bắt\s+tay|liên\s+kết"
    r"|giúp\s+đỡ|hỗ\s+trợ|đỡ\s+đầu|chia\s+sẻ|phối\s+hợp|tổ\s+chức|thực\s+hiện|xây\s+dựng|tham\s+gia"
    r"|hiệu\s+trưởng|phó\s+hiệu|giáo\s+viên|học\s+sinh|cán\s+bộ|ban\s+giám\s+hiệu|đại\s+diện"
    r"|đối\s+với|địa\s+chỉ|điện\s+thoại|trên\s+địa\s+bàn|trực\s+thuộc|điểm\s+trường|cụm\s+trường|cụm\s+số"
    r"|đơn\s+vị|quốc\s+gia|hạng\s+mục|hm\s*:|phân\s+hiệu|kế\s+hoạch|thời\s+gian|nội\s+dung|mục\s+tiêu|chương\s+trình|phong\s+trào|ghi\s+chú"
    r"|(?:bao\s+)?gồm(?=\s*(?:\d|:|có\b|các\b))|hai\s+nhà\s+trường|nhà\s+trường|các\s+trường|hai\s+trường|email|tel\b|đt\s*:|đ/c"
    r"|cộng\s+h(?:òa|oà)\s+xã\s+hội|độc\s+lập\s*-"
    r"|trưởng\s+cụm|cụm\s+trưởng|nơi\s+nhận|căn\s+cứ|tự\s+nguyện|thống\s+nhất\s+(?:ký|kết|nội)"
    # begin a sentence: addressed to, go on, keep up, strengthen, spread, register, on occasion of
    r"|kính\s+(?:gửi|mời)|tiếp\s+tục|duy\s+trì|tăng\s+cường|mở\s+rộng|đăng\s+ký|nhân\s+dịp"
    r"|đồng\s+chí|thành\s+viên|chức\s+vụ|chức\s+danh|cđcs|công\s+đoàn|chi\s+bộ|chi\s+đoàn|liên\s+đội"
)
# Stop a name where they are not capitalised, or in a line all in capitals.
_STOPS = (
    "và với trong tại của đến về là cho cùng thuộc có sẽ đã được do theo để khi nhận từ ở như các "
    "những này đó trên tham gồm đạt vào làm cũng thì mà bằng ra sau trước nơi nhằm rồi không phải "
    "cần bị đang vẫn còn đi hoặc giữa trao tặng thăm ký tiếp nói cả mỗi một hai lên qua năm ngày "
    "tháng đường phố ngõ ngách thôn tổ bản ấp buôn tiếng giờ lần lớp phòng em bạn thầy cô ông bà "
    "đồng chung riêng"
)
STOP_WORDS = frozenset(_STOPS.split())
# Those that a number counts: `2 năm` (years), `5 lớp` (classes).
_MEASURE_WORDS = (
    "năm ngày tháng đường phố ngõ ngách thôn tổ bản ấp buôn tiếng giờ lần lớp phòng em bạn thầy cô "
    "ông bà đồng"
)
_MEASURES = frozenset(_MEASURE_WORDS.split())
# The same in a line all in capitals, where `ĐỒNG` or `TỪ` is likelier a part of a name.
_CAPS_STOPS = (
    "và với trong tại của đến về cho thuộc sẽ đã được để khi các những nhằm trên không phải giữa"
)
CAPS_STOP_WORDS = frozenset(_CAPS_STOPS.split())
# May stand uncapitalised inside a name.
_MAY_BE_SMALL = (
    "số đô thị tư thục dân lập bán công thực nghiệm quốc tế song ngữ chất lượng cao năng khiếu "
    "chuyên biệt khu công nghiệp thị trấn mới huyện tỉnh liên xã phường quận"
)
PARTICLES = frozenset(_MAY_BE_SMALL.split())
# The same as phrases: `lập` (to set up) is a verb, `dân lập` (people-founded) a kind of school.
SMALL = re.compile(
    r"(?:số|đô\s+thị|tư\s+thục|dân\s+lập|công\s+lập|bán\s+công|thực\s+nghiệm|thực\s+hành|quốc\s+tế"
    r"|song\s+ngữ|chất\s+lượng\s+cao|năng\s+khiếu|chuyên\s+biệt|khu(?:\s+công\s+nghiệp)?|thị\s+trấn"
    r"|mới|huyện|tỉnh|liên\s+xã|xã|phường|quận)(?![^\W_])",
    re.IGNORECASE,
)
# What stands between two schools and joins them, whatever it says: words in small letters up to
# the next school (`gắn bó với Trường …`), or up to a word for with, along with, for.
_SMALL_RUN = re.compile(r"(?:[^\W\d_]+(?:,?\s+|\s*:\s*)){1,7}")
_WITH_END = re.compile(r"(?:với|cùng|cho)\s*:?\s*$")
# Kinds of schools that are part of the name, seldom capitalised throughout: boarding schools of
# the minorities, schools for blind, deaf or disabled children.
SPECIAL = re.compile(
    r"(?:dân\s+tộc\s+(?:nội|bán)\s+trú|nuôi\s+dạy\s+trẻ(?:\s+em)?(?:\s+(?:khuyết\s+tật|khiếm\s+\w+))?"
    r"|(?:giáo\s+dục\s+|dạy\s+)?trẻ(?:\s+em)?\s+(?:khuyết\s+tật|khiếm\s+\w+)|khiếm\s+th(?:ị|ính)"
    r"|(?:giáo\s+dục\s+)?chuyên\s+biệt|câm\s+điếc)(?![^\W_])",
    re.IGNORECASE,
)
# `H’Nguyên`; `Gi-rai`: a hyphen before a small letter is inside a word of a Chăm or Khmer name.
WORD = re.compile(
    r"[^\W\d_]+(?:['’][^\W\d_]+"
    r"|-(?!trường|mầm|mẫu|tiểu|trung|và|với|kết|xã|phường|huyện|quận|thị)[a-zà-ỹđ][^\W\d_]*)*"
)
INITIALS = re.compile(r"(?:[A-ZĐ]\.){2,}[A-ZĐ]?(?![^\W_])")
# A family or middle name cut short: Ng. Trãi, Tr. Quốc Toản, L.T. Kiệt, L.T.Kiệt.
_SHORTENED = re.compile(
    r"(?:(?:Ng|Ngh|Nh|Tr|Th|Ph|Ch|Kh|Hg|Vg|Lg|Đg|Tg|Dg|[A-ZĐ])\.\s?)+(?=[A-ZĐ][^\W\d_A-ZĐ])"
)
DAY = re.compile(r"\d{1,2}\s?[-/.]\s?\d{1,2}(?![\d/])")
NUMBER = re.compile(r"\d{1,3}(?![\d%])(?!\s*[.)]\s*\S)")
_QUOTED = re.compile(r"[\"“«][^\"“”«»\n]{2,40}[\"”»]")  # tư thục “Ban Mai”
_LAST_NUMBER = re.compile(r"\d(?=\.\s+[A-ZĐÀ-Ỹ])")  # … Nam Chính 2. Trường …
_TWINNED = re.compile(r"\b(?:kết\s+nghĩa|giúp|hỗ\s+trợ|với)\b", re.IGNORECASE)
_STOP = re.compile(rf"(?:{STOP_PHRASES})", re.IGNORECASE)
# `Mầm non 19-5 Thành phố`: the school of the city, where no city's name follows.
_TOWN = re.compile(r"T(?:hành\s+phố|hị\s+(?:xã|trấn))(?=\s*(?:$|[-–—,;:.()|/\n]))")
_SINGLE = re.compile(r"(?<![^\W_])[A-ZĐ]\.(?=\s+[^\W\d_])")
_COUNTED = re.compile(r"\s*([^\W\d_])")
# After a number at the end of a name: `Nhân Hòa số 2 và`, `Trưng Vương 1 kết nghĩa với`.
_LINK = re.compile(
    r"\s*(?:và|với|cùng|kết|liên|ghép|giúp|hỗ|đỡ|tại|của|thuộc|xã|phường|huyện|quận|thị|tỉnh"
    r"|thành|có|nhận|được|đã|sẽ|ký|là|tổ\s+chức|thiết\s+lập|bắt|sánh|đồng\s+hành|hợp\s+tác)(?![^\W_])",
    re.IGNORECASE,
)
# A teacher's title and name inside a run: `Long Phước Cô Trần Ngọc Bích`. Ông, bà (Mr, Mrs) stand
# in place names: `Giồng Ông Tố`.
_TEACHER = re.compile(r"(?:Thầy|Cô)(?:\s+(?!Trường|TH|MN|PT)[A-ZĐÀ-Ỹ][^\W\d_]+){2}")
_PERSON = re.compile(r"(?:ông|bà|thầy|cô|đồng\s+chí|đ/c)\s", re.IGNORECASE)


@cache
def lower_stems() -> frozenset[str]:
    """Two-syllable stems (`hoa sữa`, `sơn ca`) whose second syllable is often not capitalised."""
    from normalizers.schools.stems import name_stems

    return frozenset(" ".join(stem.casefold().split()[:2]) for stem in name_stems())


@cache
def stem_beginnings() -> frozenset[str]:
    """All beginnings of two words or more of known stems, so that `Hai Bà Trưng` is not cut."""
    from normalizers.schools.stems import name_stems

    words = [stem.casefold().split() for stem in name_stems()]
    return frozenset(" ".join(w[:n]) for w in words for n in range(2, len(w) + 1))


def stops_at(text: str, at: int, *, caps: bool) -> bool:
    """Whether a word at `at` cannot belong to a name."""
    if _STOP.match(text, at):
        return True
    word = WORD.match(text, at)
    if word is None:
        return False
    token = word.group()
    if caps:
        return token.casefold() in CAPS_STOP_WORDS
    return token[0].islower() and token in STOP_WORDS


def is_person(text: str, at: int) -> bool:
    """Whether a title with a person's whole name begins at `at`.

    >>> is_person("Bà Nguyễn Thị Hoa", 0), is_person("Bà Triệu", 0)
    (True, False)
    """
    title = _PERSON.match(text, at)
    if title is None:
        return False
    words = re.compile(r"[^\W\d_]+(?:\s+[^\W\d_]+){0,3}").match(text, title.end())
    name = words.group().split() if words else []
    capital = [word for word in name if word[0].isupper()]
    whole = " ".join(text[at : words.end()].casefold().split()) if words else ""
    return len(capital) >= 2 and len(capital) == len(name) and whole not in stem_beginnings()


def name_end(text: str, start: int, *, prose: bool, caps: bool) -> int:
    """Where the name that starts at `start` ends; `start` when there is none.

    `prose`: a running sentence, where an uncapitalised word ends a name; `caps`: a line all in
    capitals, where only stop words do.

    >>> text = "Ba Vì kết nghĩa với"
    >>> text[:name_end(text, 0, prose=True, caps=False)]
    'Ba Vì'
    >>> name_end("trên địa bàn", 0, prose=False, caps=False)
    0
    >>> name_end("Ng. Trãi", 0, prose=False, caps=False), len("Ng. Trãi")
    (8, 8)
    """
    at = end = start
    while at < len(text):
        while at < len(text) and text[at] in " \u00a0":
            at += 1
        reached = _token_end(text, start, at, end, prose=prose, caps=caps)
        if reached is None:
            break
        at = end = reached
    return _without_particles(text, start, end)


def _token_end(text: str, start: int, at: int, end: int, *, prose: bool, caps: bool) -> int | None:
    """The end of the token at `at` when it belongs to the name `text[start:end]`."""
    if at >= len(text):
        return None
    if (known := _stem_goes_on(text, start, at, end)) is not None:
        return known
    if (special := SPECIAL.match(text, at)) is not None:
        return special.end()
    quoted = _QUOTED.match(text, at) if _is_kind(text[start:end]) else None
    if quoted is not None:
        return quoted.end()
    town = _TOWN.match(text, at) if end > start else None
    if town is not None:
        return town.end()
    if stops_at(text, at, caps=caps) or (end > start and _TEACHER.match(text, at)):
        return None
    for pattern in (INITIALS, DAY, _SINGLE, _SHORTENED):
        match = pattern.match(text, at)
        if match is not None:
            return match.end()
    number = NUMBER.match(text, at) or (_ends_sentence(text, at) if end > start else None)
    if number is not None:
        after = _COUNTED.match(text, number.end())
        counted = (
            after is not None
            and after.group(1).islower()
            and end > start
            and not _LINK.match(text, number.end())
            and not _goes_on(text, after.start(1))
        )
        return None if counted else number.end()
    word = WORD.match(text, at)
    if word is None:
        return None
    if end > start and (_school_begins(text, at, caps) or unit_word_at(text, at)):
        return None
    small = SMALL.match(text, at)
    if small is not None:
        return small.end()
    if not word.group()[0].islower():
        return word.end()
    return word.end() if _lower_allowed(text, start, end, at, prose=prose) else None


def _is_kind(words: str) -> bool:
    """Whether words only say of what kind a school is: `tư thục` (private).

    >>> _is_kind("tư thục"), _is_kind("Hoa Sen"), _is_kind("")
    (True, False, False)
    """
    return bool(words) and all(word in PARTICLES for word in words.casefold().split())


def _ends_sentence(text: str, at: int) -> re.Match[str] | None:
    """A number that ends a name and its sentence, and is not the next label of a list.

    >>> text = "TH Tân Hà kết nghĩa với TH Nam Chính 2. TH Trà Tân 3 kết nghĩa với TH Đức Hạnh"
    >>> found = _ends_sentence(text, text.index("2")), _ends_sentence("1. TH Hà 2. TH Tân", 9)
    >>> [match and match.group() for match in found]
    ['2', None]
    """
    number = _LAST_NUMBER.match(text, at)
    if number is None or not _TWINNED.search(text, 0, at):
        return None
    labels = [int(number.group()) + step for step in (-1, 1)]
    listed = any(re.search(rf"(?<!\d){label}\s*[.)]\s", text) for label in labels)
    return None if listed else number


def _goes_on(text: str, at: int) -> bool:
    """Whether the word after a number goes on with the sentence and is nothing counted."""
    word = WORD.match(text, at)
    return word is not None and word.group() in STOP_WORDS - _MEASURES


def _stem_goes_on(text: str, start: int, at: int, end: int) -> int | None:
    """The end of the word at `at` when it goes on a known stem that began at `start`."""
    word = WORD.match(text, at) if end > start else None
    if word is None:
        return None
    so_far = " ".join(text[start : word.end()].casefold().split())
    return word.end() if so_far in stem_beginnings() else None


def _school_begins(text: str, at: int, caps: bool) -> bool:
    """Whether another school begins inside a run; `Trường` alone may be a part of a name."""
    lead = lead_at(text, at)
    if lead is None:
        return False
    return bool(lead.level or lead.boarding) or not (caps or text[at].isupper())


def _lower_allowed(text: str, start: int, end: int, at: int, *, prose: bool) -> bool:
    """Whether a word in small letters at `at` may go on with the name that began at `start`."""
    word = WORD.match(text, at).group()  # type: ignore[union-attr]
    before = text[start:end].casefold().split()
    if before and f"{before[-1]} {word.casefold()}" in lower_stems():
        return True
    if prose or (end > start and len(before) > 1 and joins_schools(text, at)):
        return False
    return end > start or len(word) > 1


def joins_schools(text: str, at: int) -> bool:
    """Whether the words in small letters at `at` lead over to another school.

    >>> joins_schools("Ba Vì gắn bó với Trường TH Yên Bài", 6), joins_schools("Hoa sữa", 4)
    (True, False)
    >>> joins_schools("Ba Vì gắn bó với Yên Bài", 6), joins_schools("Ba Vì mở rộng", 6)
    (True, False)
    """
    run = _SMALL_RUN.match(text, at)
    if run is None:
        return False
    words = list(WORD.finditer(run.group()))
    small = next((i for i, word in enumerate(words) if not word.group()[0].islower()), len(words))
    if not small:
        return False
    reached = at + (words[small].start() if small < len(words) else run.end() - at)
    if _WITH_END.search(text, at, reached) and text[reached : reached + 1].isupper():
        return True
    lead = lead_at(text, reached) if reached < len(text) else None
    return lead is not None and bool(lead.level or lead.boarding or lead.has_school)


def _without_particles(text: str, start: int, end: int) -> int:
    """The end without uncapitalised particles that nothing follows."""
    while True:
        tail = re.search(r"\s+(số|huyện|tỉnh|xã|phường|quận|khu|mới)$", text[start:end])
        if tail is None or tail.group(1) == "mới":
            return end
        end = start + tail.start()

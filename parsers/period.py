"""The plan's own period: `giai đoạn 2022 - 2025`, `năm học 2024 - 2025`, and its conflicts."""

from __future__ import annotations

import re
from typing import NamedTuple

from rapidfuzz import fuzz

from parsers.wording import fold
from schemas.plan import Stage

_YEARS = r"((?:19|20)\d\d)\s*(?:[-–—]|DEN NAM|DEN|TOI)\s*(?:NAM\s*)?((?:19|20)\d\d)"
_DASHED = re.compile(r"[-–—]")
_STAGE = re.compile(
    rf"(?:NHIEM KY|GIAI DOAN|GIAI DOAN TU NAM|GIAI DOAN NAM|TU NAM)\s*(?:TU\s*)?{_YEARS}"
)
_SCHOOL_YEAR = re.compile(rf"(?:CAC )?NAM HOC\s*{_YEARS}")
_ONE_YEAR = re.compile(r"(?<!\d )NAM ((?:19|20)\d\d)\b(?! \d{4})")  # not `tháng 11 năm 2007`
_ALL_OF_IT = re.compile(  # words that take a period for the plan's own: `Kết thúc giai đoạn …`
    r"(?:^|\b)(?:KET THUC|TONG KET|SO KET|HET|CUOI|DAU|GIUA|TRONG|SUOT|TOAN|CA|THUC HIEN TRONG)$"
)
_PROGRAMME = re.compile(  # what else may have a period of its own
    r"\b(?:CHUONG TRINH|DE AN|DU AN|NGHI QUYET|QUYET DINH|CHIEN LUOC|QUY HOACH|PHONG TRAO"
    r"|CUOC VAN DONG|KE HOACH SO|CHI THI|NHIEM KY|DAI HOI)\b"
)
_SENTENCE = re.compile(r"(?<=[^\W\d_]{2}[.;!?])\s+(?=[A-ZĐÀ-Ỹ])")
_PAST = re.compile(r"\b(?:đã|vừa qua|trước đây)\b")
_ANNOUNCED = re.compile(  # `… xây dựng kế hoạch kết nghĩa năm học 2023 - 2024 …` (folded)
    r"(?:XAY DUNG|BAN HANH|LAP|TRIEN KHAI|TREN DAY LA) (?:VA \w+ \w+ )?(?:KE HOACH|CHUONG TRINH)"
    r"(?: (?!SO |THEO |NHIEM |NAM HOC )\w+){0,14} NAM HOC (20\d\d) 20\d\d\b"
)
_TAIL = 4  # words right before the years
_CONTEXT = 40  # characters before the years that say whose period it is


class Period(NamedTuple):
    """A printed period, and the folded words before it."""

    start_year: int
    end_year: int
    before: str
    is_school_year: bool

    @property
    def stage(self) -> Stage:
        return Stage(start_year=self.start_year, end_year=self.end_year)

    def __str__(self) -> str:
        return f"{self.start_year}-{self.end_year}"


def _fold_with_dashes(text: str) -> str:
    parts = _DASHED.split(text)
    return re.sub(r"\s+", " ", "-".join(fold(part) for part in parts))


def find_periods(text: str) -> list[Period]:
    """The periods of a text, in order; a school year has consecutive years.

    >>> [str(p) for p in find_periods("phong trào X” Giai đoạn 2022-2025")]
    ['2022-2025']
    >>> find_periods("năm học 2024 – 2025")[0].is_school_year, find_periods("ngày 2/3/2023")
    (True, [])
    """
    key = _fold_with_dashes(text)
    found = [(match, False) for match in _STAGE.finditer(key)]
    found += [(match, True) for match in _SCHOOL_YEAR.finditer(key)]
    periods = [
        (
            match.start(),
            Period(
                int(match.group(1)),
                int(match.group(2)),
                key[max(0, match.start() - _CONTEXT) : match.start()].strip(" -"),
                school_year,
            ),
        )
        for match, school_year in found
        if int(match.group(1)) <= int(match.group(2))
    ]
    return [period for _, period in sorted(periods, key=lambda item: item[0])]


def stage_of(title: str, opening: str) -> Stage | None:
    """The plan's period from its title, else from the sentence that opens the body.

    >>> stage_of("Kết nghĩa giữa các trường giai đoạn 2023 - 2026", "")
    Stage(start_year=2023, end_year=2026)
    >>> stage_of("Tổ chức Hội thi năm 2024", ""), stage_of("Tổ chức Hội thi", "") is None
    (Stage(start_year=2024, end_year=2024), True)
    """
    for text in (title, opening):
        periods = find_periods(text)
        if periods:
            stages = [period for period in periods if not period.is_school_year]
            return stages[-1].stage if stages else _school_years(periods)
    match = _ONE_YEAR.search(fold(title))
    if match:
        return Stage(start_year=int(match.group(1)), end_year=int(match.group(1)))
    return None


def _school_years(periods: list[Period]) -> Stage:
    """The last school year, with those before it that `và` or `đến` (to) joins to it.

    >>> _school_years(find_periods("năm học 2022 - 2023 và năm học 2023 - 2024")).start_year
    2022
    >>> _school_years(find_periods("năm học 2021 - 2022 đến năm học 2023 - 2024")).start_year
    2021
    """
    first = last = periods[-1]
    for period in reversed(periods[:-1]):
        follows = period.end_year == first.start_year and first.before.endswith((" VA", ","))
        if not follows and not first.before.endswith(" DEN"):
            break
        first = period
    return Stage(start_year=first.start_year, end_year=last.end_year)


def conflicting_periods(title: str, stage: Stage | None, texts: list[str]) -> list[Period]:
    """Periods of the body that tell the plan's own period otherwise than `stage`.

    Only those whose words before the years in their sentence are the title's own words, or that
    open a sentence and are the plan's period moved by a year, so that the period of another
    programme that the body names, one that is over and a part of the plan's own are no conflict.
    Of school years only those of the sentence that announces or closes the plan.

    >>> title, stage = "Kết nghĩa giai đoạn 2022 - 2025", Stage(start_year=2022, end_year=2025)
    >>> later = "Giai đoạn 2022 - 2026, các trường sau đây kết nghĩa:"
    >>> [str(p) for p in conflicting_periods(title, stage, [later])]
    ['2022-2026']
    >>> moved = "Ban hành danh sách. Giai đoạn 2023 - 2026, mỗi trường kết nghĩa với một trường."
    >>> [str(p) for p in conflicting_periods(title, stage, [moved])]
    ['2023-2026']
    >>> conflicting_periods(title, stage, ["Giai đoạn 2022 - 2023: ký giao ước"])
    []
    >>> conflicting_periods(title, stage, ["Giai đoạn 2021 - 2024, các trường đã kết nghĩa."])
    []
    >>> title, stage = "Kết nghĩa năm học 2024 - 2025", Stage(start_year=2024, end_year=2025)
    >>> copied = "Phòng xây dựng kế hoạch kết nghĩa năm học 2023 - 2024 như sau:"
    >>> [str(p) for p in conflicting_periods(title, stage, [copied])]
    ['2023-2024']
    >>> conflicting_periods(title, stage, ["Năm học 2023 - 2024 các trường xây dựng kế hoạch."])
    []
    """
    own = find_periods(title)
    if stage is None or not own:
        return []
    words = fold(title)
    conflicts = []
    for sentence in (part for text in texts for part in _SENTENCE.split(text)):
        for period in find_periods(sentence):
            differs = (period.start_year, period.end_year) != (stage.start_year, stage.end_year)
            if period.is_school_year:
                own_period = own[-1].is_school_year and _is_announced(period, sentence)
            else:
                own_period = _is_own(period, stage, sentence, words)
            if differs and own_period:
                conflicts.append(period)
    return conflicts


def _is_announced(period: Period, sentence: str) -> bool:
    """Whether a school year is the one that a sentence announces or closes a plan for."""
    told = _ANNOUNCED.search(fold(sentence))
    return told is not None and int(told.group(1)) == period.start_year


def _is_own(period: Period, stage: Stage, text: str, title: str) -> bool:
    """Whether a period of the body is the plan's own and not another programme's."""
    if text.startswith("Trên đây là"):
        return True
    before = period.before.replace("-", " ")
    other = [found for found in _PROGRAMME.findall(before) if found not in title]
    meets = period.start_year < stage.end_year and stage.start_year < period.end_year
    if meets and not other and _ALL_OF_IT.search(before):
        return True
    if not before:  # it opens the sentence: `Giai đoạn 2022 - 2026, các trường sau đây …`
        return _is_moved(period, stage) and not _PAST.search(text)
    tail = " ".join(before.split()[-_TAIL:])  # `kế hoạch kết nghĩa giữa các trường` ends as it does
    near = max(fuzz.partial_ratio(before, title), fuzz.partial_ratio(tail, title) - 5)
    return len(before) >= 12 and near >= 85


def _is_moved(period: Period, stage: Stage) -> bool:
    """Whether a period is the plan's own with one or both of its years moved, not a part of it."""
    longer = period.start_year == stage.start_year and period.end_year > stage.end_year
    moved = {period.start_year - stage.start_year, period.end_year - stage.end_year}
    return longer or moved in ({1}, {-1})


def school_year_of(title: str, stage: Stage | None) -> int | None:
    """The year in which the school year of a one-year plan starts."""
    for period in find_periods(title):
        if period.is_school_year and period.end_year == period.start_year + 1:
            return period.start_year
    if stage is not None and stage.end_year == stage.start_year + 1:
        return stage.start_year
    return None

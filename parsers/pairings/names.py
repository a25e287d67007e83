"""What the place of a name in a plan says to the reader of names."""

from __future__ import annotations

from dataclasses import replace

from normalizers.schools import (
    CellReading,
    NameContext,
    SchoolMention,
    full_name,
    parse_cell,
    title_case,
)
from normalizers.schools.levels import lead_at
from parsers.context import PlanContext
from parsers.text_tables import fold, is_level_row
from schemas.plan import Level, LevelSource

_LONGEST = 5  # words of a name that is taken as printed
# First words of what stands in a column of schools and is no name: none, all, each, own choice …
_NO_NAME = ("khong", "chua", "cac", "toan", "tat", "ca", "tu", "theo", "moi", "nhieu", "mot", "do")
_DISTRICTS_END = "2025-07"  # Luật 72/2025/QH15: no districts from 1 July 2025


def since_2025(context: PlanContext) -> bool:
    """Whether the plan is of a time without districts.

    >>> since_2025(PlanContext(issued_on="2026-04-09")), since_2025(PlanContext())
    (True, False)
    """
    return context.issued_on is not None and context.issued_on[:7] >= _DISTRICTS_END


def name_context(
    context: PlanContext, level: Level | None = None, expected: int | None = None
) -> NameContext:
    return NameContext(
        level=level,
        district=context.district,
        province=context.province,
        since_2025=since_2025(context),
        expected=expected,
        batch=context.batch,
    )


def read_cell(text: str, names: NameContext) -> CellReading:
    """The likeliest way to read a cell or phrase."""
    return parse_cell(text, names)[0]


def tail_of(name: str) -> str:
    """The words in small letters behind a name of two words or more, which belong to no name.

    >>> tail_of("Đắk Plao mới"), tail_of("Tân Hội A lập thành"), tail_of("Hoa hồng")
    ('mới', 'lập thành', '')
    """
    words = name.split()
    size = len(words)
    while size and words[size - 1][0].islower():
        size -= 1
    return " ".join(words[size:]) if size > 1 else ""


def without_tail(mention: SchoolMention, text: str) -> SchoolMention:
    """A mention in running text that ends with its name: `THCS Đắk Plao mới tổ chức được`."""
    tail = tail_of(mention.name)
    start = text.find(mention.name, mention.start)
    if not tail or start < 0 or mention.end > start + len(mention.name):
        return mention
    name = mention.name[: -len(tail)].rstrip()
    whole = mention.full_name.removesuffix(tail).rstrip()
    end = start + len(name)
    return replace(mention, name=name, full_name=whole, end=end, raw=text[mention.start : end])


def as_printed(text: str, level: Level | None) -> SchoolMention | None:
    """The school of a cell that is not written as a name: `lê thị riêng`, `bản Ka Túp`.

    >>> as_printed("Trường Tiểu học bản Ka Túp (Lào)", None).full_name
    'Tiểu học bản Ka Túp'
    >>> as_printed("không có", "TH"), as_printed("12 lớp", "TH")
    (None, None)
    """
    text = text.split("(")[0].rstrip(" .,;")
    lead = lead_at(text, 0)
    words = text[lead.end if lead else 0 :].split()
    own = lead.level if lead and lead.level else level
    if own is None or not 1 <= len(words) <= _LONGEST or is_level_row(text):
        return None
    if not all(word.isalpha() for word in words) or fold(words[0]) in _NO_NAME:
        return None
    name = " ".join(words)
    name = title_case(name) if name.islower() or name.isupper() else name
    source: LevelSource = "printed" if lead and lead.level else "section"
    return SchoolMention(
        name=name,
        level=own,
        level_source=source,
        full_name=full_name(
            name, own, lead.label if lead else None, lead.boarding if lead else None
        ),
        raw=text,
        start=0,
        end=len(text),
        confidence=0.5,
        reasons=("not written as a name",),
    )

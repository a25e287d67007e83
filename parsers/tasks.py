"""Who does what: items of "tổ chức thực hiện" (implementation) sections and of support lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.context import PlanContext
from parsers.outline import Item
from parsers.prose import judge_prose
from parsers.quantities import OPENING_COUNT, quantity_of
from parsers.task_tables import has_quantities, rows_of
from parsers.timeline.acts import REVIEW_BELOW, confidence_of, evidence_of, is_detail
from parsers.wording import fold
from schemas.document import Line
from schemas.plan import Task

# Folded headings of the sections that hand out tasks, and of those that end them.
_SECTIONS = re.compile(
    r"(?:CONG TAC |VE |KE HOACH )?(?:TO CHUC (?:THUC HIEN|VA PHAN CONG|TRIEN KHAI)|PHAN CONG"
    r"(?! (?:CAC )?(?:DON VI )?(?:KET NGHIA|CAP |TRUONG |DO DAU|GIUP DO|HO TRO))"
    r"|TRACH NHIEM (?:CUA|THUC HIEN|CAC)|NHIEM VU (?:CUA|CAC)|GIAO NHIEM VU|BIEN PHAP (?:TO CHUC"
    r"|THUC HIEN)|CHE DO BAO CAO|TRIEN KHAI THUC HIEN)\b|TRACH NHIEM$"
)
_SUPPORT = re.compile(r"(?:HO TRO|UNG HO|TANG|TRAO TANG|QUA TANG|DANH MUC|KINH PHI VA QUA)\b")
_UNIT = re.compile(
    r"(?:CAC |MOI )?(?:PHONG|TRUONG|BAN|TO(?! CHUC)|CONG DOAN|DOAN|DOI|HOI|HIEU TRUONG|PHO|UBND|SO"
    r"|DON VI|GIAO VIEN|CAN BO|NHA TRUONG|BO PHAN|KE TOAN|BI THU|CHI BO|DONG CHI|DAI DIEN"
    r"|LIEN DOI|CHI DOAN"
    r"|(?:TINH|HUYEN|QUAN|THANH|THI|XA|PHUONG) DOAN|DON BIEN PHONG"
    r"|CHUYEN VIEN|CO SO|CUM|VAN PHONG|TONG PHU TRACH|THU VIEN|Y TE|BAO VE"
    r"|BEN (?:A|B|C|THU)|CHA ME|BCH|BGH|LANH DAO|KHOI)\b"
)
_CLOSING = re.compile(
    r"(?:(?:TRONG )?QUA TRINH|NHAN DUOC|CAN CU"
    r"|(?:YEU CAU|DE NGHI) (?:CAC|TOAN THE|TAT CA|THU TRUONG)|TREN DAY LA)\b"
)
_LEADING_UNIT = re.compile(
    r"^(?:giao(?:\s+cho)?|đề\s*nghị|phân\s*công|yêu\s*cầu)?\s*(?P<unit>(?:các\s+)?(?:đồng\s*chí|đ/c|ông|bà|phòng|trường|tổ|ban|công\s*đoàn|"
    r"đoàn\s*thanh\s*niên|đoàn(?:\s*[-–,]\s*|\s+)đội|liên\s*đội|chi\s*đoàn|hội|hiệu\s*trưởng|phó\s*hiệu\s*trưởng|UBND|sở|đơn\s*vị|kế\s*toán|giáo\s*viên|"
    r"nhà\s*trường|bộ\s*phận|tổng\s*phụ\s*trách|văn\s*phòng|cụm\s*trường|BGH|BCH)[^:;,.]{0,80}?)"
    r"\s*(?::|,|\bchịu\s*trách\s*nhiệm\b|\bchủ\s*trì\b|\bphối\s*hợp\b|\bcó\s*trách\s*nhiệm\b|\bxây\s*dựng\b|\btổ\s*chức\b"
    r"|\bthực\s*hiện\b|\bbáo\s*cáo\b|\bchuẩn\s*bị\b|\blập\b|\btriển\s*khai\b|\btham\s*mưu\b|\btổng\s*hợp\b|\bhướng\s*dẫn\b"
    r"|\btheo\s*dõi\b|\bđôn\s*đốc\b|\bkiểm\s*tra\b|\bphân\s*công\b|\bgửi\b|\bnộp\b|\bvận\s*động\b"
    r"|\btuyên\s*truyền\b|\bcăn\s*cứ\b|\bcử\b|\bbố\s*trí\b|\bđánh\s*giá\b|\bphổ\s*biến\b|\btham\s*gia\b"
    r"|\bđề\s*nghị\b|\byêu\s*cầu\b|\bhỗ\s*trợ\b|\bgiúp\b|\bquán\s*triệt\b|\bchủ\s*động\b|\btiếp\s*tục\b|\bđảm\s*bảo\b|\bbảo\s*đảm\b)",
    re.IGNORECASE,
)
_CALLED = re.compile(r"(?P<unit>[^:;.]{3,80}?)\s*:\s+\S")  # the unit before a colon


def parse_tasks(outline: Item, context: PlanContext) -> list[Task]:
    """The tasks of a plan in document order, without `task_id`.

    `responsible` is the unit that a heading above names, else the one that opens the item,
    else in a section without units the issuer's own (null). `context` is kept for the unit of
    plans that say `nhà trường` (our school).
    """
    return [task for section in _sections(outline) for task in _tasks(section, context)]


def _sections(outline: Item) -> Iterator[Item]:
    """The outermost headings that hand out tasks or list support."""
    for child in outline.children:
        if child.kind == "table" or not child.children:
            continue
        if _hands_out(child) or _lists_support(child):
            yield child
        else:
            yield from _sections(child)


def _hands_out(item: Item) -> bool:
    return item.kind == "heading" and bool(_SECTIONS.match(fold(item.text)))


def _lists_support(item: Item) -> bool:
    """Whether an item opens a list of goods: at least two of its items open with a count."""
    if not _SUPPORT.search(fold(item.text)):
        return False
    if any(child.table is not None and has_quantities(child.table) for child in item.children):
        return True
    return sum(bool(OPENING_COUNT.match(child.text)) for child in item.children) >= 2


def _tasks(section: Item, context: PlanContext) -> Iterator[Task]:
    support = not _hands_out(section)
    for item in section.walk():
        if item.table is not None:
            yield from rows_of(item.table, section.text, needs_quantity=support)
        if item is section or item.table is not None or not _is_task(item):
            continue
        if support and item.kind == "paragraph":
            continue
        yield _task(item, section, support)


def _is_task(item: Item) -> bool:
    """Whether an item is a task: a leaf or sentence, no heading, detail or closing words."""
    if item.kind == "heading" or not any(c.isalpha() for c in item.text) or is_detail(item.text):
        return False
    if item.text.rstrip().endswith(":"):
        return False
    opens_list = item.children and _names_unit(item.text)
    closes = _CLOSING.match(fold(item.text)) or item.text.rstrip().endswith("./.")
    return not opens_list and not (item.kind == "paragraph" and closes)


def _task(item: Item, section: Item, support: bool) -> Task:
    responsible = _heading_unit(item, section)
    text = item.text
    if responsible is None and not support:
        responsible = _leading_unit(text)
    lines: list[Line] = item.lines
    confidence = confidence_of(lines, text)
    task = Task(
        section=section.text,
        number=item.label if item.style not in ("bullet", "none") else None,
        text=text,
        responsible=responsible,
        quantity=quantity_of(text, opening=support),
        confidence=round(confidence, 4),
        evidence=evidence_of(lines),
    )
    if confidence < REVIEW_BELOW:
        task.doubt("the text was read with low confidence", confidence)
    judge_prose(task, lines)
    return task


def _leading_unit(text: str) -> str | None:
    """The unit that opens a task: before a colon, else before its first verb.

    >>> _leading_unit("Trường được giúp đỡ: chuẩn bị 03 phòng học")
    'Trường được giúp đỡ'
    >>> _leading_unit("Ông Lê An chịu trách nhiệm chung"), _leading_unit("Theo dõi, đôn đốc.")
    ('Ông Lê An', None)
    """
    called = _CALLED.match(text)
    if called is not None and _names_unit(called["unit"]):
        return _without_verb(called["unit"])
    named = _LEADING_UNIT.match(text)
    return named["unit"].strip() if named else None


def _heading_unit(item: Item, section: Item) -> str | None:
    """The unit that the nearest heading between the item and its section names."""
    for above in item.ancestors():
        if above is section and _hands_out(section) and not above.text.lower().count(" của "):
            return None
        if _names_unit(above.text):
            return _without_verb(above.text)
        if above is section:
            return None
    return None


def _names_unit(text: str) -> bool:
    """Whether a heading is a unit's name, with or without its verb.

    >>> _names_unit("Phòng Giáo dục và Đào tạo"), _names_unit("Trách nhiệm của các trường:")
    (True, True)
    >>> _names_unit("Công tác tuyên truyền")
    False
    """
    key = fold(_without_verb(text))
    return len(key) <= 100 and bool(_UNIT.match(key))


def _without_verb(text: str) -> str:
    """The unit of a heading: `Trách nhiệm của các trường:` → `các trường`."""
    text = re.sub(
        r"^(?:trách\s*nhiệm|nhiệm\s*vụ)\s*(?:của\s*|đối\s*với\s*)|^(?:đối\s*với|giao(?:\s*cho)?|đề\s*nghị)\s+",
        "",
        text.strip(),
        flags=re.IGNORECASE,
    )
    return text.rstrip(" :;.")

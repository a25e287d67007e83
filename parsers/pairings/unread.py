"""Where a document names schools as its pairings do, but no pairing was understood.

A row that is lost without a word is as bad as a wrong one: what looks like a pairing and gave
none is a finding, with its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from normalizers.schools import NameContext, parse_schools
from parsers.context import PlanContext
from parsers.new_finding import finding
from parsers.outline import Item
from parsers.pairings.passages import passage_of
from parsers.pairings.table_header import cell_text, distinct, is_schoolish, row_number
from parsers.pairings.wording import ENOUGH, evidence
from parsers.text_tables import header_role, is_level_row
from schemas.document import Cell, Document, Table
from schemas.plan import Evidence, Finding, Pairing

_TOTAL = ("tổng", "cộng")  # a total row
_HINT = 1.0  # wording that alone would not do
_PAIRING_TYPES = frozenset(
    ("KẾ HOẠCH", "QUYẾT ĐỊNH", "BIÊN BẢN", "BIÊN BẢN GHI NHỚ", "THỎA THUẬN", "BẢN GHI NHỚ",
     "BẢN THỎA THUẬN", "BẢN CAM KẾT")
)  # fmt: skip
_INVITATIONS = ("GIẤY MỜI", "THƯ MỜI", "GIẤY GIỚI THIỆU")  # whose schools are guests
_PENDING = re.compile(  # a partner that is said to be none yet
    r"\W*(?:tạm\s+thời\s+)?(?:ch(?:ưa|ờ)\s+(?:bố\s+trí|có|phân\s+công|ghép|xác\s+định|chọn)|không\s+(?:có|ghép)"
    r"|(?:sẽ\s+)?(?:bố\s+trí|bổ\s+sung|thông\s+báo|phân\s+công)\s+sau)\b",
    re.IGNORECASE,
)
_ACTS = (  # what is done about twinning without saying who with whom
    r"(?:thành\s+lập|kiện\s+toàn|tổng\s+kết|sơ\s+kết|khen\s+thưởng|kiểm\s+tra|giám\s+sát|đánh\s+giá"
    r"|báo\s+cáo|ban\s+chỉ\s+đạo|tập\s+huấn|hội\s+thảo)\b"
)
_OTHER_ACT = re.compile(_ACTS, re.IGNORECASE)
_OF_OTHER_ACT = re.compile(rf"(?:V/v|Về\s+việc|Tổ\s+chức)?\s*{_ACTS}", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_SHOWN = 120  # characters of a lost row in its finding


class _Told:
    """The texts that tell pairings, found by their rarest words: a list may have thousands."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = list(dict.fromkeys(map(_plain, texts)))
        self._with: dict[str, list[str]] = {}  # the texts that hold a word
        self._by: dict[str, list[str]] = {}  # those whose rarest word it is
        words = {text: dict.fromkeys(_WORD.findall(text)) for text in self.texts}
        for text in self.texts:
            for word in words[text]:
                self._with.setdefault(word, []).append(text)
        for text in self.texts:
            if words[text]:
                rarest = min(words[text], key=lambda word: len(self._with[word]))
                self._by.setdefault(rarest, []).append(text)

    def tells_row(self, cells: Sequence[str]) -> bool:
        """Whether all longer cells of a row stand in the evidence of one pairing."""
        names = [cell for cell in cells if len(cell) > 3]
        return any(all(name in text for name in names) for text in self._holding(names))

    def tells_item(self, text: str) -> bool:
        """Whether an item stands in the evidence of a pairing, or holds it."""
        if any(text in one for one in self._holding([text])):
            return True
        return any(one in text for word in _WORD.findall(text) for one in self._by.get(word, ()))

    def _holding(self, parts: Sequence[str]) -> list[str]:
        """The texts with the rarest word of some parts."""
        words = [word for part in parts for word in _WORD.findall(part)]
        return min((self._with.get(word, []) for word in words), key=len, default=[])


def unread_passages(
    recovered: Document, outline: Item, context: PlanContext, pairings: Sequence[Pairing]
) -> list[Finding]:
    """Findings for rows and items beside told ones, and for a plan that told no pairing."""
    told = _Told(
        place.text
        for pairing in pairings
        for place in (pairing.evidence, *pairing.also_in)
        if place is not None
    )
    if not told.texts:
        return list(_missing(recovered, outline, context))
    found = [one for table in recovered.tables for one in _unread_rows(table, told)]
    found += [one for item in outline.walk() for one in _unread_items(item, told)]
    return found


def _missing(recovered: Document, outline: Item, context: PlanContext) -> Iterator[Finding]:
    """A plan or agreement of twinning without a pairing, or other schools under such a title."""
    speaks = evidence(context.subject).balance
    hands_out = context.doc_type in _PAIRING_TYPES and not _OTHER_ACT.search(context.title)
    about = context.doc_type == "BÁO CÁO" or not _OF_OTHER_ACT.match(context.title)
    about = about and context.doc_type not in _INVITATIONS
    named = _named_schools(recovered, outline, context) if about and speaks >= _HINT else 0
    if (speaks >= ENOUGH and hands_out) or named >= 2:
        yield finding(
            "pairing-missing",
            "The title speaks of twinning, but no pairing was understood; is an annex missing?",
            field="pairings",
        )


def _named_schools(recovered: Document, outline: Item, context: PlanContext) -> int:
    """How many rows of tables begin with schools, and how many schools the text names.

    The document's own school is none of them.
    """
    rows = (row for table in recovered.tables for row in table.grid())
    named = sum(any(is_schoolish(cell_text(cell)) for cell in distinct(row)) for row in rows)
    texts = [item.text for item in outline.walk() if item.text]
    told = {(m.level, m.name) for text in texts for m in parse_schools(text)}
    own = {(m.level, m.name) for m in parse_schools(context.issuer_name or "")}
    return named + len(told - own)


def _unread_rows(table: Table, told: _Told) -> Iterator[Finding]:
    grid = table.grid()
    texts = [[_plain(cell.as_read) for cell in distinct(row) if cell.text] for row in grid]
    is_told = [told.tells_row(cells) for cells in texts]
    if not any(is_told):
        return
    first = is_told.index(True)
    for at, (row, cells, done) in enumerate(zip(grid, texts, is_told, strict=True)):
        if at < first and (row[0] is None or row_number(row[0]) is None):
            continue  # the header, or what stands above it
        if not done and _looks_like_a_pairing(row, cells):
            shown = " | ".join(cells)
            page = next((cell.page for cell in distinct(row) if cell.page), table.page)
            yield _unread(shown, [Evidence(page=page, text=shown)])


def _looks_like_a_pairing(row: Sequence[Cell | None], cells: Sequence[str]) -> bool:
    filled = [cell for cell in distinct(row) if cell_text(cell).strip()]
    if len(filled) < 2 or any(is_level_row(cell_text(cell)) for cell in filled):
        return False
    if any(cell.casefold().startswith(_TOTAL) or _PENDING.match(cell) for cell in cells):
        return False
    if any(header_role(cell_text(cell)) == "number" for cell in filled):
        return False
    numbered = row_number(filled[0]) is not None
    return numbered or sum(is_schoolish(cell_text(cell)) for cell in filled) > 0


def _unread_items(parent: Item, told: _Told) -> Iterator[Finding]:
    """Items beside told ones that name two schools, or one school and no more."""
    items = [child for child in parent.children if child.kind == "item" and child.lines]
    texts = [_plain(" ".join(line.as_read for line in item.lines)) for item in items]
    is_told = [told.tells_item(text) for text in texts]
    if sum(is_told) < 2:
        return
    styles = {item.style for item, done in zip(items, is_told, strict=True) if done}
    for item, text, done in zip(items, texts, is_told, strict=True):
        if not done and item.style in styles and len(parse_schools(item.text, NameContext())) >= 2:
            yield _unread(text, [passage_of(item.lines).evidence()])


def _unread(text: str, places: list[Evidence]) -> Finding:
    return finding(
        "row-unread",
        f"This stands among the pairings, but none was understood: {text[:_SHOWN]}",
        field="pairings",
        value=text[:_SHOWN],
        evidence=places,
    )


def _plain(text: str) -> str:
    return " ".join(text.split())

"""The documents that a plan rests on or names: kind, number, date, issuer.

Nghị định 30/2020/NĐ-CP, Annex I, II.6.a: the basis (căn cứ) opens the body, each ending with a
semicolon; kind, number, date, issuer and subject of each document stand in this order.
"""

from __future__ import annotations

import re
from itertools import pairwise

from parsers.dating import find_date
from parsers.doc_type import type_of_phrase, type_of_symbol
from parsers.numbers import DocumentNumber, document_key, find_numbers
from parsers.openings import is_basis
from parsers.outline import Item
from parsers.unit_check import check_issuer
from parsers.wording import fold
from schemas.document import box_of
from schemas.plan import CitedDocument, Evidence

_OPENING = re.compile(
    r"^\W*(?:Căn cứ|Thực hiện|Theo|Xét|Thi hành|Tiếp theo|Triển khai|Hưởng ứng)"
    r"(?:\s+(?:vào|theo))?\s+",
    re.IGNORECASE,
)
_KINDS = (
    r"(Nghị quyết|Quyết định|Chỉ thị|Quy chế|Quy định|Thông báo|Hướng dẫn|Chương trình|Kế hoạch"
    r"|Phương án|Đề án|Báo cáo|Biên bản|Tờ trình|Công văn|Công điện|Văn bản|Thông tư(?: liên tịch)?"
    r"|Nghị định|Luật|Pháp lệnh|Kết luận|Điều lệ|Thỏa thuận|Thoả thuận|Giấy mời|Cam kết"
    r"|Bản ghi nhớ|Thư ngỏ)"
)
_KIND = re.compile(rf"(?<!\w){_KINDS}(?!\w)", re.IGNORECASE)
_NEAR = 70  # characters from the word for a document's kind to its number
_ISSUER = re.compile(
    r"\s*(?:của|do)\s+(.+?)"
    r"(?=\s+(?:về|Về|V/v|v/v|[uv][êềè](?=\s)|quy định"
    r"|ban hành|hướng dẫn|phê duyệt|sửa đổi|thực hiện|triển khai"
    r"|tổ chức|phối hợp|báo cáo|kêu gọi|phát động|yêu cầu|đề nghị|giao|công bố|chỉ đạo)\b"
    r"|[;,:“\".]|$)"
)
_DRAWS_UP = re.compile(
    r"(?<!\w)(?:xây dựng|ban hành|lập|triển khai)\s+(?:\w+\s+){0,3}"
    r"(?:kế hoạch|chương trình)\s[^;]*$",
    re.IGNORECASE,
)
_BASIS_LIST = re.compile(  # folded: what stands over a list of documents
    r"(?:(?:CAC|NHUNG|MOT SO) )?(?:CAN CU|CO SO(?= PHAP LY| XAY DUNG))"
    r"(?: (?:PHAP LY|XAY DUNG|LAP|KE HOACH|VAO|CAC|NHUNG|VAN BAN|DE|THUC HIEN|CHI DAO|SAU|SAU DAY"
    r"|DAY|CUA|CAP TREN|VA|CO SO|THUC TIEN|BAN HANH|HUONG DAN))*"
)
# `sự thống nhất của Sở … tại Công văn số`: in such words the issuer stands before the number.
_ISSUER_BEFORE = re.compile(
    r"\bcủa\s+((?:UBND|Ủy ban|Uỷ ban|Sở|Phòng|Bộ|Ban|Hội|Tỉnh|Huyện|Liên đoàn|Công đoàn)\b"
    r"[^,;]{2,90}?)\s+tại\s+[^,;\d]{2,30}$"
)
_UNIT_WITHOUT_NUMBER = re.compile(
    r"(?:thư ngỏ|đề nghị|ý kiến|công văn) của (.+?)"
    r"(?:[;.]|, (?:về|nhà trường|hai|các|phòng|ủy ban|uỷ ban|UBND|sở|liên đội|công đoàn)\b|$)",
    re.I,
)
_NAMED = re.compile(  # a document by its kind and number
    rf"{_KINDS}\s+(?:liên tịch\s+)?số\b", re.IGNORECASE
)
_LAW = re.compile(r"^(Luật|Pháp lệnh|Hiến pháp)\s+(\S.*)", re.IGNORECASE)


def read_basis(items: list[Item]) -> list[CitedDocument]:
    """The cited documents of the basis part: the paragraphs before the first heading."""
    cited: list[CitedDocument] = []
    for item in basis_items(items):
        for sentence in _sentences(item.text):
            cited.extend(_cited_in_sentence(sentence, item))
    return _each_once(cited)


def _each_once(cited: list[CitedDocument]) -> list[CitedDocument]:
    """The documents without those that an earlier one's subject or sentence already named."""
    seen: set[str] = set()
    once = []
    for document in cited:
        key = document.document_key
        if key is None or key not in seen:
            once.append(document)
        if key is not None:
            seen.add(key)
    return once


def basis_items(items: list[Item]) -> list[Item]:
    """The root's paragraphs that open with Căn cứ, Thực hiện …, before the first section.

    Below a line or heading that only says `Căn cứ:` each item is one.
    """
    found: list[Item] = []
    listed = False
    for item in items:
        if item.table is not None:
            break
        if opens_basis_list(item.text):
            found.extend(below for below in item.walk() if below is not item and below.text)
            listed = item.kind != "heading"
        elif item.style in ("roman", "article"):
            break
        elif is_basis(item.text) or (listed and _is_listed(item)) or _goes_on(item, found):
            found.append(item)
        elif found and item.kind == "heading" and item.style != "bullet":
            break
        else:
            listed = False
    return found


def behind_basis(item: Item) -> list[Item]:
    """The clause behind the last basis that says that the plan is drawn up, where there is one.

    >>> item = Item("paragraph", "Căn cứ Quyết định số 1/QĐ, Phòng A xây dựng kế hoạch kết nghĩa")
    >>> [clause.text for clause in behind_basis(item)]
    ['xây dựng kế hoạch kết nghĩa']
    """
    found = list(_DRAWS_UP.finditer(item.text))
    return [Item("paragraph", found[-1].group(), lines=item.lines)] if found else []


def _is_listed(item: Item) -> bool:
    """Whether an item stands in a list of documents: it has a bullet, or names a document."""
    if item.style != "none":
        return item.kind == "item"
    return bool(_LAW.match(item.text) or _NAMED.match(item.text))


def opens_basis_list(text: str) -> bool:
    """Whether a line names no document and opens a list of them.

    >>> opens_basis_list("Căn cứ:"), opens_basis_list("CĂN CỨ PHÁP LÝ")
    (True, True)
    >>> opens_basis_list("Căn cứ tình hình thực tế của các trường;"), opens_basis_list("Thực hiện")
    (False, False)
    """
    return not re.search(r"[;.,]$", text) and _BASIS_LIST.fullmatch(fold(text)) is not None


def _goes_on(item: Item, found: list[Item]) -> bool:
    """Whether an item that opens like a basis follows one that another must follow."""
    open_end = bool(found) and found[-1].text.endswith((";", ","))
    return open_end and _OPENING.match(item.text) is not None


def _sentences(text: str) -> list[str]:
    """The parts of a basis paragraph, one or more cited documents each."""
    parts = [part.strip() for part in re.split(r";(?![^“]*”)", text)]
    return [part for part in parts if len(part) > 3]


def _cited_in_sentence(sentence: str, item: Item) -> list[CitedDocument]:
    numbers = find_numbers(sentence)
    if not numbers:
        listed = not _names_a_basis(item.text)  # below a line that opens the list
        named = _names_a_basis(sentence) or listed or _LAW.match(sentence)
        return [_without_number(sentence, item)] if named else []
    starts = [_start_of(sentence, before.end, n) for before, n in pairwise(numbers)]
    return [
        _numbered(sentence, number, end, item)
        for number, end in zip(numbers, [*starts, len(sentence)], strict=True)
    ]


def _start_of(sentence: str, floor: int, number: DocumentNumber) -> int:
    """Where the words for a second document of a sentence start: `… và Công văn số 12/…`."""
    kinds = [m.start() for m in _KIND.finditer(sentence, floor, number.start)]
    return kinds[-1] if kinds else number.start


def _names_a_basis(sentence: str) -> bool:
    return bool(_OPENING.match(sentence)) or fold(sentence).startswith("CAN CU")


def _numbered(sentence: str, number: DocumentNumber, end: int, item: Item) -> CitedDocument:
    """One numbered document: its kind stands before, its date and issuer behind the number."""
    behind = sentence[number.end : end]
    dated = find_date(behind[:60])
    # Whatever follows the date belongs to this document: of Sở X, về việc …
    issuer = _ISSUER.match(behind[dated.end if dated else 0 :])
    issuer = issuer or _ISSUER_BEFORE.search(sentence[: number.start])
    kind = _kind_before(sentence, number.start)
    issued_on = dated.edtf if dated else None
    cited = CitedDocument(
        kind=_kind_named(kind) or _kind_of_symbol(number),
        number=number.number,
        issued_on=issued_on,
        issuer=_trim(issuer.group(1)) if issuer else None,
        text=sentence.strip(),
        raw=number.raw,
        document_key=document_key(number.number, issued_on),
        evidence=evidence_of(item),
    )
    if cited.issuer and any(word.confidence < 1.0 for n in item.lines for word in n.words):
        cited.issuer = check_issuer(cited.issuer, cited)
    if kind is None:
        cited.doubt("kind taken from the number's symbol", 0.8)
    return cited


def _kind_before(sentence: str, end: int) -> str | None:
    """The kind that is named nearest before a number; a clause that ends between parts them.

    >>> _kind_before("thực hiện Kế hoạch và Công văn số ", 34)
    'Công văn'
    """
    floor = max(sentence.rfind(";", 0, end) + 1, end - _NEAR)
    found = [match.group(1) for match in _KIND.finditer(sentence[:end], floor)]
    return found[-1] if found else None


def _kind_named(kind: str | None) -> str | None:
    """
    >>> _kind_named("Thông tư liên tịch"), _kind_named("Thoả thuận"), _kind_named("Văn bản")
    ('THÔNG TƯ LIÊN TỊCH', 'THỎA THUẬN', None)
    """
    if kind and kind.lower().endswith(" liên tịch"):
        return " ".join(kind.split()).upper()
    return type_of_phrase(kind) if kind else None


def _kind_of_symbol(number: DocumentNumber) -> str:
    return type_of_symbol(number.symbol) or "other"


def _trim(issuer: str) -> str | None:
    issuer = re.sub(r"\s+và$", "", issuer.strip(" ,.;:"))
    return issuer if 2 < len(issuer) < 120 else None


def _without_number(sentence: str, item: Item) -> CitedDocument:
    """A basis without a number: a law, a document told by its day, or no document at all."""
    rest = _OPENING.sub("", sentence)
    law = _LAW.match(rest)
    dated = find_date(rest if law else rest[:120])
    kind = type_of_phrase(rest) if dated else None
    unit = _UNIT_WITHOUT_NUMBER.search(rest)
    if unit is None and kind and dated:
        unit = _ISSUER.match(rest[dated.end :])
    return CitedDocument(
        kind=law.group(1).upper() if law else kind or "other",
        issued_on=dated.edtf if dated and (law or kind) else None,
        issuer=_trim(unit.group(1)) if unit else None,
        text=sentence.strip(),
        evidence=evidence_of(item),
    )


def read_body_citations(root: Item, known: set[str], own_number: str | None) -> list[CitedDocument]:
    """Documents cited by number in the rest of the body, each once; `known` holds their keys."""
    found: list[CitedDocument] = []
    seen = set(known)
    opening = {id(item) for item in basis_items(root.children)}
    for item in root.walk():
        if id(item) in opening or not item.text or re.match(r"\W*(Kèm theo|KÈM THEO)", item.text):
            continue
        for number in find_numbers(item.text):
            if number.number == own_number or not _is_citation(item.text, number):
                continue
            cited = _numbered(item.text, number, len(item.text), item)
            key = cited.document_key or ""
            if key not in seen and not _same_number(cited.number, seen):
                seen.add(key)
                cited.in_body = True
                found.append(cited)
    return found


def _is_citation(text: str, number: DocumentNumber) -> bool:
    return re.search(r"(số|Số|Luật)\s*:?\s*$", text[: number.start]) is not None


def _same_number(number: str | None, keys: set[str]) -> bool:
    return any(key.split(":")[0] == number for key in keys)


def evidence_of(item: Item) -> Evidence:
    """Where an item stands: first page, the box of its lines there, its text as read.

    >>> evidence_of(Item("paragraph"))
    Evidence(page=1, box=None, text='')
    """
    if not item.lines:
        return Evidence()
    page = item.lines[0].page
    box = box_of([line for line in item.lines if line.page == page])
    text = " ".join(line.as_read.strip() for line in item.lines)
    return Evidence(page=page, box=box.rounded() if box else None, text=text)

"""E-mail addresses, telephone numbers, websites and addresses, and whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from parsers.issuer import full_name
from parsers.legal_basis import evidence_of
from parsers.outline import Item
from schemas.plan import Contact, ContactKind

_EMAIL = re.compile(r"[\w.+-]+(?: [\w.+-]+)?@[\w-]+(?:\.[\w-]+)+")
_MARKED_EMAIL = re.compile(r"(?i)(?:e-?mail|thư điện tử|hộp thư)\s*:?\s*([\w.+ -]+@[\w.-]+\w)")
_WEBSITE = re.compile(r"https?://[^\s;,)\]]+[\w/]|\bwww\.[^\s;,)\]]+\w")
_CALLED_WEBSITE = re.compile(  # trang thông tin, cổng thông tin: site
    r"(?i)(?:website|trang (?:web|tin|thông tin)|cổng thông tin)(?: điện tử)?[^:;,.\d]{0,30}?:?\s"
    r"((?!www\.)(?:[a-z0-9-]+\.){1,4}(?:vn|com|org|net)\b(?:/[^\s;,)\]]*\w)?)"
)
_PHONE = re.compile(
    r"(?i)(?:điện thoại|(?<!\w)ĐT|SĐT|Tel|hotline|số máy)[^:\d;]{0,25}[:.]?\s*"
    r"(\(?\+?\d[\d.\s()\-]{7,16}\d)"
)
_BARE_PHONE = re.compile(  # ten figures from 0, or eleven from an area code, in groups or not
    r"(?<![\w/.,-])((?:\+84|\(0\d{1,3}\)|0\d{1,3})(?:[ .-]?\d{2,4}){2,3})(?![\w/]|[.,-]\d)"
)
_ADDRESS = re.compile(
    r"(?i)địa chỉ(?!\s+(?:trang|web|email|e-mail|liên hệ))[^:;,.]{0,40}?"
    r"(?::\s*|\s+(?=xã|phường|thôn|số|tổ|thị trấn))"
    r"([^;@]{6,120}?)(?=\s*(?:;|$|\.\s*$|\.\s+[A-ZĐ]|,?\s*điện thoại|,?\s*ĐT))"
)
_SCHOOL = re.compile(
    r"(?:[Tt]rường\s+)?((?:TH|MN|THCS|THPT|Tiểu học|Mầm non)\b(?:\s+[A-ZĐÀ-Ỹ][\wÀ-ỹ]*)+)"
)


def texts_of(items: Iterable[Item]) -> Iterator[str]:
    """The texts that may hold contacts: those of items, and the rows of tables.

    A repair must not touch an address on the net: it is taken from the text as read.
    """
    for item in items:
        if item.table is not None:
            for row in item.table.grid():
                cells = {id(cell): cell.text for cell in row if cell is not None}
                yield "; ".join(" ".join(text.split()) for text in cells.values())
        elif item.text:
            yield evidence_of(item).text if "@" in item.text else item.text


def read_contacts(texts: list[str], issuer_name: str | None) -> list[Contact]:
    """The contacts of the body's paragraphs, in order; `of` is the school named nearest before.

    >>> read_contacts(["gửi qua email: a.b@hanoi.edu.vn, trước ngày 5"], "Phòng X")
    [Contact(kind='email', value='a.b@hanoi.edu.vn', of='Phòng X')]
    >>> [c.value for c in read_contacts(["điện thoại liên hệ: 0912.345678."], None)]
    ['0912.345678']
    >>> [c.value for c in read_contacts(["cô Ngát (0905 772 311)", "PGDĐT 15-9-2020"], None)]
    ['0905 772 311']
    >>> [c.value for c in read_contacts(["đăng trên website của trường: a-b.edu.vn."], None)]
    ['a-b.edu.vn']
    """
    contacts: list[Contact] = []
    for text in texts:
        found = sorted(_in_text(text), key=lambda item: item[0])
        for start, kind, value in found:
            contacts.append(Contact(kind=kind, value=value, of=_owner(text, start, issuer_name)))
    return contacts


def _in_text(text: str) -> list[tuple[int, ContactKind, str]]:
    found: list[tuple[int, ContactKind, str]] = []
    for match in _MARKED_EMAIL.finditer(text):
        found.append((match.start(1), "email", re.sub(r"\s+", "_", match.group(1).strip())))
    for match in _EMAIL.finditer(text):
        if not any(start <= match.end() and match.start() <= start + 60 for start, _, _ in found):
            found.append((match.start(), "email", match.group().split(" ")[-1]))
    found += [(m.start(), "website", m.group()) for m in _WEBSITE.finditer(text)]
    found += [(m.start(1), "website", m.group(1)) for m in _CALLED_WEBSITE.finditer(text)]
    phones = {m.start(1): m.group(1).strip() for m in _BARE_PHONE.finditer(text)}
    phones |= {m.start(1): m.group(1).strip() for m in _PHONE.finditer(text)}
    found += [(start, "phone", value) for start, value in phones.items() if _is_phone(value)]
    found += [(m.start(1), "address", m.group(1).strip(" ,.")) for m in _ADDRESS.finditer(text)]
    return found


def _is_phone(value: str) -> bool:
    """Whether a number has as many figures as Vietnamese telephone numbers have.

    >>> _is_phone("0226.3853.471"), _is_phone("15-9-2020"), _is_phone("+84 912 345 678")
    (True, False, True)
    """
    digits = re.sub(r"\D", "", value)
    return 9 <= len(digits) <= 12 and (value.lstrip("(")[0] in "0+" or digits.startswith("84"))


def _owner(text: str, start: int, issuer_name: str | None) -> str | None:
    schools = [match.group(1) for match in _SCHOOL.finditer(text[:start])]
    return full_name(schools[-1]) if schools else issuer_name

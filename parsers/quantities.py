"""Counted goods, money and people of a task: `05 ti vi`, `20.000.000 đồng`."""

from __future__ import annotations

import re

# Countable goods and money (gloss: televisions, computers, sets, gifts, books, đồng …).
_COUNTED = (
    r"ti\s*vi|tivi|máy\s+(?:vi\s*)?tính(?:\s+xách\s+tay)?|máy\s+\w+|loa(?:\s+kéo)?|bộ(?:\s+(?:máy\s+(?:vi\s*)?tính|bàn\s+ghế|quần\s+áo|sách\s+\w+\s+khoa|\w+))?|chiếc(?:\s+\w+)?|cái(?:\s+\w+)?|"
    r"suất(?:\s+quà|\s+học\s*bổng)?|phần\s+quà|cuốn(?:\s+\w+)?|quyển(?:\s+\w+)?|đầu\s+sách|thùng(?:\s+\w+)?|xe\s+\w+|bàn(?:\s+\w+)?|ghế|"
    r"tủ(?:\s+\w+)?|kg(?:\s+\w+)?|tấn(?:\s+\w+)?|triệu(?:\s+đồng)?|nghìn(?:\s+đồng)?|đồng|đôi(?:\s+\w+)?|quả(?:\s+\w+)?|áo\s+\w+|chăn(?:\s+\w+)?|"
    r"cặp(?:\s+sách)?|balo|quạt|đèn|bồn\s+nước|bể\s+\w+|tiết\s+dạy|chuyên\s*đề|buổi(?:\s+\w+)?|lớp\s+học|phòng\s+học|học\s+bổng|hoạt\s+động|giáo\s+viên|học\s+sinh|cán\s+bộ|đoàn\s+viên|hội\s+trường"
    r"|ngôi\s+nhà|công\s+trình|cây(?:\s+\w+)?|giường(?:\s+\w+)?|màn\s+hình|bếp\s+\w+|giếng(?:\s+\w+)?|bảng\s+\w+"
)
_QUANTITY = re.compile(
    rf"(?<![\w/.,])(?P<quantity>\d{{1,3}}(?:[.,]\d{{3}})+\s*(?:đồng|đ\b|VNĐ)|\d{{1,4}}\s+(?:{_COUNTED})(?!\w))",
    re.IGNORECASE,
)
_OF_EACH = re.compile(r"\b(?:mỗi|một|từng)\s+\w+\s*(?:là\s+|trị\s+giá\s+)?$", re.IGNORECASE)
OPENING_COUNT = re.compile(r"^(?P<quantity>\d{1,4}\s+[^\W\d]\w*)", re.IGNORECASE)


def quantity_of(text: str, *, opening: bool = False) -> str | None:
    """The counted goods of a text; `opening` takes any count that opens an item.

    >>> quantity_of("05 ti vi thông minh có kết nối Internet"), quantity_of("trong 2 ngày")
    ('05 ti vi', None)
    >>> quantity_of("Hỗ trợ 02 máy tính, 100 bộ sách cho mỗi trường")
    '02 máy tính; 100 bộ sách'
    >>> quantity_of("Tặng 30 suất quà (mỗi suất 300.000 đồng)"), quantity_of("Cử 02 giáo viên")
    ('30 suất quà', '02 giáo viên')
    >>> quantity_of("Ủng hộ 20.000.000 đồng"), quantity_of("01 máy in màu", opening=True)
    ('20.000.000 đồng', '01 máy in')
    """
    found = _QUANTITY.finditer(text)
    counted = [m["quantity"] for m in found if not _OF_EACH.search(text[: m.start()])]
    if not counted and opening and (first := OPENING_COUNT.match(text)):
        counted = [first["quantity"]]
    return "; ".join(counted) or None

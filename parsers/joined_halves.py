"""Letterheads and signatures of which a converter joined all lines of a column into one.

`UBND HUYỆN A PHÒNG GD&ĐT Số: 1/KH-PGDĐT` tab `CỘNG HÒA … Độc lập - … A, ngày 5 tháng 9 năm 2023`:
what opens a printed line is known by its wording (Nghị định 30/2020/NĐ-CP, Annex I).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.openings import MOTTO, is_signer_title
from parsers.signatures import is_name
from parsers.text_tables.pieces import sub_line
from parsers.wording import fold
from schemas.document import Block, Line, Table, Word

_UNIT = re.compile(
    r"(?:UBND|ỦY BAN NHÂN DÂN|PHÒNG (?:GIÁO|GD|VĂN|NỘI)|SỞ (?:GIÁO|GD)|CÔNG ĐOÀN|LIÊN ĐỘI|HỘI ĐỒNG"
    r"|TRƯỜNG (?:TIỂU|TH|MẦM|MN|MẪU|MG|PHỔ|PT|TRUNG|LIÊN|CAO)|TRUNG TÂM (?:GIÁO|GD)"
    r"|BAN (?:CHỈ|TUYÊN|DÂN|CHẤP|XÂY|VĂN)|HỘI (?:KHUYẾN|LIÊN|CỰU))\S*\b"
)
# What a unit's own name goes on with a unit behind: the union of a school.
_GOES_ON = re.compile(
    r"(?:VÀ|CỦA|CÁC|GIỮA|[-–,]|CÔNG ĐOÀN|CHI BỘ|ĐẢNG BỘ|ĐOÀN|LIÊN ĐỘI|CỤM|NHÓM|HỘI ĐỒNG|CHI ĐOÀN)$"
)
_OPENING = re.compile(
    r"(?<=\s)(?:Số\s*:|Số (?=\d)|V/v\b|Về việc\b|[-_*=—–]{2,}|ĐẢNG CỘNG SẢN"
    r"|C[ỘÔ]NG H[ÒO][AÀ] X[ÃA] H[ỘÔ]I|Độc lập\b)"
)
_MOTTO_END = re.compile(
    r"(?<=Hạnh phúc)\s+|(?<=[-_*=—–]{2})\s+|(?<=SẢN VIỆT NAM)\s+(?=[A-ZĐ][a-zà-ỹ])"
)
_RECIPIENTS = re.compile(r"NOI NHAN\b")
_ITEM_END = re.compile(r"[-–+•]\s|Lưu\b")
_ITEM = re.compile(r"(?<=\s)[-–+•]\s")
_TITLE = re.compile(
    r"(?<=\s)(?:(?:KT|TM|TL|TUQ|Q)\.|PHÓ\b|\()"
    r"|(?<=\s)(?<!KT\. )(?<!TM\. )(?<!TL\. )(?<!Q\. )(?<!PHÓ )"
    r"(?:HIỆU TRƯỞNG|TRƯỞNG PHÒNG|CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG BAN|BÍ THƯ)\b"
)
_Cuts = Callable[[str], Iterator[int]]


def halves_apart(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, such lines replaced by the printed lines of their columns, left column first."""
    return [part for block in blocks for part in _apart(block)]


def _apart(block: Block) -> list[Block]:
    if isinstance(block, Table):
        return [_table_apart(block)]
    printed = block.is_paragraph or block.box is not None  # a line as it was printed
    cuts = None if printed else _cuts_of([_text(column) for column in block.columns])
    if cuts is None:
        return [block]
    if _RECIPIENTS.fullmatch(fold(_text(block.columns[0]).strip(" :"))):
        return [block]  # `Nơi nhận:` beside a title: the lines below are in columns, too
    return [line for column in block.columns for line in _lines(block, column, cuts)]


def _table_apart(table: Table) -> Table:
    """A table of a text that places such halves, with their lines."""
    lines = [line for line in table.lines if line.words]
    cuts = (
        None if any(n.is_paragraph or n.box for n in lines) else _cuts_of([n.text for n in lines])
    )
    if cuts is None:
        return table
    cells = [
        replace(
            cell, lines=[part for line in cell.lines for part in _lines(line, line.words, cuts)]
        )
        for cell in table.cells
    ]
    return replace(table, cells=cells)


def _cuts_of(texts: Sequence[str]) -> _Cuts | None:
    """What tells the lines in columns with these texts; None where they are no such halves."""
    if len(texts) < 2:
        return None
    if any(MOTTO.search(fold(text)) for text in texts):
        return head_cuts
    return back_cuts if _is_back(texts) else None


def _lines(line: Line, words: Sequence[Word], cuts: _Cuts) -> Iterator[Line]:
    """The words as the printed lines that begin where `cuts` says."""
    starts = set(cuts(_text(words)))
    at = 0
    own: list[Word] = []
    for word in words:
        if at in starts and own:
            yield sub_line(line, own)
            own = []
        own.append(word)
        at += len(word.text) + 1
    yield sub_line(line, own)


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def head_cuts(text: str) -> Iterator[int]:
    """Where the lines of a letterhead's half begin, behind the first.

    >>> text = "LĐLĐ HUYỆN A CÔNG ĐOÀN TRƯỜNG TIỂU HỌC B Số: 1/KH-CĐ"
    >>> [text[at:] for at in head_cuts(text)]
    ['CÔNG ĐOÀN TRƯỜNG TIỂU HỌC B Số: 1/KH-CĐ', 'Số: 1/KH-CĐ']
    """
    for unit in _UNIT.finditer(text):
        above = text[: unit.start()].rstrip()
        if " " in above and text[unit.start() - 1] == " " and not _GOES_ON.search(above):
            yield unit.start()
    yield from (opening.start() for opening in _OPENING.finditer(text))
    yield from (end.end() for end in _MOTTO_END.finditer(text))


def back_cuts(text: str) -> Iterator[int]:
    """Where the recipients, or a signer's capacity, title and name begin, behind the first line.

    >>> text = "KT. HIỆU TRƯỞNG PHÓ HIỆU TRƯỞNG (Đã ký) Y Bhin Mlô"
    >>> [text[at:] for at in back_cuts(text)]
    ['PHÓ HIỆU TRƯỞNG (Đã ký) Y Bhin Mlô', '(Đã ký) Y Bhin Mlô', 'Y Bhin Mlô']
    """
    if _RECIPIENTS.match(fold(text)):
        yield from (item.start() for item in _ITEM.finditer(text))
        return
    yield from (title.start() for title in _TITLE.finditer(text))
    words = text.split(" ")
    name = len(words)
    while name > 0 and words[name - 1][:1].isupper() and not words[name - 1].isupper():
        name -= 1
    name -= name > 0 and len(words[name - 1]) == 1  # Y Bhin Mlô
    if name > 0 and is_name(" ".join(words[name:])):
        yield len(" ".join(words[:name])) + 1


def _is_back(texts: Sequence[str]) -> bool:
    """Whether the columns are recipients and signatures, or where one ends and the next begins."""
    if _RECIPIENTS.match(fold(texts[0])) or all(map(_is_signature, texts)):
        return True
    ends = _ITEM_END.match(texts[0]) is not None or is_name(texts[0])
    return ends and is_signer_title(texts[-1])


def _is_signature(text: str) -> bool:
    starts = [0, *sorted(back_cuts(text)), len(text)]
    parts = [text[a:b].strip() for a, b in pairwise(starts)]
    return len(parts) > 1 and any(map(is_signer_title, parts)) and is_name(parts[-1])

"""Errors that offices make, planted in a finished draft with the finding they should raise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from benchmarks.documents.draft import ROMAN, Draft
from benchmarks.documents.model import Para, Table

Plant = Callable[[Draft], bool]


def list_table(d: Draft) -> tuple[int, Table] | None:
    """The last table whose first column holds the row numbers of the pairings."""
    rows = {p["row"] for p in d.pairings()}
    for index in range(len(d.document.blocks) - 1, -1, -1):
        block = d.document.blocks[index]
        if not isinstance(block, Table) or rows == {None}:
            continue
        if {r[0].text for r in block.rows} >= rows - {None}:
            return index, block
    return None


def swap_row(table: Table, old: str, new: str) -> Table:
    rows = tuple(
        (replace(r[0], lines=(new,)), *r[1:]) if r[0].text == old else r for r in table.rows
    )
    return replace(table, rows=rows)


def row_gap(d: Draft) -> bool:
    """The last row's number jumps by one: a number is missing."""
    found = list_table(d)
    rows = [p["row"] for p in d.pairings()]
    if not found or rows != [str(n) for n in range(1, len(rows) + 1)] or len(rows) < 3:
        return False
    index, table = found
    last = rows[-1]
    new = str(int(last) + 1)
    d.document.blocks[index] = swap_row(table, last, new)
    d.pairings()[-1]["row"] = new
    d.find("row-gap", f"pairings[{len(rows) - 1}].row", f"{rows[-2]}; {new}")
    return True


def row_repeat(d: Draft) -> bool:
    """The last row carries the number of the row before it."""
    found = list_table(d)
    rows = [p["row"] for p in d.pairings()]
    if not found or rows != [str(n) for n in range(1, len(rows) + 1)] or len(rows) < 3:
        return False
    index, table = found
    d.document.blocks[index] = swap_row(table, rows[-1], rows[-2])
    d.pairings()[-1]["row"] = rows[-2]
    d.find("row-repeat", f"pairings[{len(rows) - 1}].row", rows[-2])
    return True


def school_repeated(d: Draft) -> bool:
    """The last pair's first school is the first pair's: the cell text is copied."""
    found = list_table(d)
    if not found or len(d.pairings()) < 3:
        return False
    first, last = d.pairings()[0], d.pairings()[-1]
    if first["level"] != last["level"] or any(len(p["schools"]) != 2 for p in (first, last)):
        return False
    index, table = found
    rows = [r for r in table.rows if r[0].text in (first["row"], last["row"])]
    if len(rows) != 2 or len(rows[0]) < 3 or first["relation"] != "twin":
        return False
    names = [s["name"] for s in first["schools"]]
    if names[0] not in rows[0][1].text or names[1] in rows[0][1].text:
        return False
    changed = (rows[1][0], rows[0][1], *rows[1][2:])
    new = tuple(changed if r is rows[1] else r for r in table.rows)
    d.document.blocks[index] = replace(table, rows=new)
    last["schools"][0] = dict(first["schools"][0])
    where = f"pairings[{len(d.pairings()) - 1}].schools[0].name"
    d.find("school-repeated", where, first["schools"][0]["name"])
    return True


def section_numbering(d: Draft) -> bool:
    """The last numbered section repeats the number of the one before it."""
    tops = [
        (i, b)
        for i, b in enumerate(d.document.blocks)
        if isinstance(b, Para) and b.bold and (b.label or "").rstrip(".") in ROMAN
    ]
    if len(tops) < 3 or d.numbering != "roman":
        return False
    (_, before), (index, last) = tops[-2], tops[-1]
    changed = replace(last, label=before.label)
    d.document.blocks[index] = changed
    old, new = last.printed, changed.printed
    for task in d.truth["tasks"]:
        task["section"] = new if task["section"] == old else task["section"]
    d.find("section-numbering", None, f"{before.printed}; {new}")
    return True


def period_conflict(d: Draft) -> bool:
    """The closing names another period than the title."""
    start, end = d.start + 1, d.end + 1
    for index in range(len(d.document.blocks) - 1, -1, -1):
        block = d.document.blocks[index]
        if isinstance(block, Para) and block.text.endswith("./."):
            text = block.text.removesuffix("./.")
            extra = f"{text} trong giai đoạn {start} - {end}./."
            d.document.blocks[index] = replace(block, text=extra)
            d.find("period-conflict", "stage", f"{d.start}-{d.end}; {start}-{end}")
            return True
    return False


def count_mismatch(d: Draft) -> bool:
    """A sentence counts one pair more than the list has."""
    pairs = all(p["relation"] == "twin" for p in d.pairings())
    if d.numbering == "article" or len(d.pairings()) < 3 or not pairs:
        return False
    count = len(d.pairings())
    for index, block in enumerate(d.document.blocks):
        if isinstance(block, Table) and len(block.rows) > 3:
            text = f"Toàn ngành có {count + 1} cặp trường kết nghĩa theo danh sách sau:"
            d.document.blocks.insert(index, Para(text))
            d.find("count-mismatch", "pairings", f"{count + 1} cặp; {count}")
            return True
    return False


TONES = ("aàáảãạ", "ăằắẳẵặ", "âầấẩẫậ", "eèéẻẽẹ", "êềếểễệ", "iìíỉĩị", "oòóỏõọ", "ôồốổỗộ",
         "ơờớởỡợ", "uùúủũụ", "ưừứửữự")  # fmt: skip


def other_tone(name: str) -> str | None:
    """The name with another tone on its last syllable: what a hasty typist writes.

    >>> other_tone("Đông Hải"), other_tone("1-6")
    ('Đông Hài', None)
    """
    *front, last = name.split()
    for place, letter in enumerate(last):
        for row in TONES:
            if letter in row[1:]:
                tone = row[1] if letter != row[1] else row[2]
                return " ".join([*front, last[:place] + tone + last[place + 1 :]])
    return None


def name_two_spellings(d: Draft) -> bool:
    """A sentence names a school of the list with a wrong tone."""
    for index, one in enumerate(d.pairings()):
        school = one["schools"][0]
        wrong = other_tone(school["name"])
        plain = school["full_name"] == f"Tiểu học {school['name']}"
        known = {s["name"] for p in d.pairings() for s in p["schools"]}
        if not wrong or not plain or wrong in known:
            continue
        for place, block in enumerate(d.document.blocks):
            if isinstance(block, Para) and block.text.endswith("./."):
                sentence = f"Chọn Trường Tiểu học {wrong} làm điểm để rút kinh nghiệm."
                d.document.blocks.insert(place, Para(sentence))
                where = f"pairings[{index}].schools[0].name"
                d.find("name-two-spellings", where, f"{school['name']}; {wrong}")
                return True
    return False


PLANTS: tuple[Plant, ...] = (
    row_gap,
    row_repeat,
    school_repeated,
    section_numbering,
    period_conflict,
    count_mismatch,
    name_two_spellings,
)


def plant(d: Draft) -> None:
    """Plant at most one error; which one, if any, is the draft's own chance."""
    if d.rng.random() < 0.3:
        for one in d.rng.sample(PLANTS, len(PLANTS)):
            if one(d):
                return

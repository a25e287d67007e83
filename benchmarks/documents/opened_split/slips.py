"""Slips of the pen in test documents, each with the finding that it should raise."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.documents.errors import other_tone
from benchmarks.documents.model import Para, Table
from benchmarks.documents.opened_split.sheet import Sheet


def skipped_number(s: Sheet) -> bool:
    """The last two rows of a numbered table are one higher than they should be."""
    rows = [p["row"] for p in s.truth["pairings"]]
    if len(rows) < 5 or rows != [str(n + 1) for n in range(len(rows))]:
        return False
    last = rows[-2:]
    changed = {old: str(int(old) + 1) for old in last}
    for place, block in enumerate(s.document.blocks):
        if isinstance(block, Table) and {r[0].text for r in block.rows} >= set(rows):
            new = tuple(
                (replace(r[0], lines=(changed[r[0].text],)), *r[1:]) if r[0].text in last else r
                for r in block.rows
            )
            s.document.blocks[place] = replace(block, rows=new)
            for one, old in zip(s.truth["pairings"][-2:], last, strict=True):
                one["row"] = changed[old]
            s.find("row-gap", f"pairings[{len(rows) - 2}].row", f"{rows[-3]}; {changed[last[0]]}")
            return True
    return False


def second_spelling(s: Sheet) -> bool:
    """A paragraph before the closing spells a school's name with another tone."""
    names = {x["name"] for p in s.truth["pairings"] for x in p["schools"]}
    for index, one in enumerate(s.truth["pairings"]):
        school = one["schools"][-1]
        wrong = other_tone(school["name"])
        if not wrong or wrong in names or school["full_name"] != f"Mầm non {school['name']}":
            continue
        place = closing(s)
        if place is None:
            return False
        text = f"Giao Trường Mầm non {wrong} viết bài tuyên truyền về cách làm của đơn vị mình."
        s.document.blocks.insert(place, Para(text))
        where = f"pairings[{index}].schools[{len(one['schools']) - 1}].name"
        s.find("name-two-spellings", where, f"{school['name']}; {wrong}")
        return True
    return False


def other_period(s: Sheet) -> bool:
    """The closing speaks of a period that is not the title's."""
    place = closing(s)
    if place is None or s.end == s.start + 1:
        return False
    para = s.document.blocks[place]
    assert isinstance(para, Para)
    text = f"Kết thúc giai đoạn {s.start + 1}-{s.end + 1}, các đơn vị bình chọn điển hình."
    s.document.blocks.insert(place, replace(para, text=text))
    s.truth["timeline"].append(
        {"when": str(s.end + 1), "precision": "year", "bound": None, "approximate": False,
         "recurrence": None, "when_text": f"Kết thúc giai đoạn {s.start + 1}-{s.end + 1}",
         "activity": "các đơn vị bình chọn điển hình.", "activity_accept": [text],
         "optional": True}
    )  # fmt: skip
    s.find("period-conflict", "stage", f"{s.start}-{s.end}; {s.start + 1}-{s.end + 1}")
    return True


def closing(s: Sheet) -> int | None:
    """Where the closing paragraph stands, if the document has one."""
    blocks = s.document.blocks
    for place in range(len(blocks) - 1, -1, -1):
        block = blocks[place]
        if isinstance(block, Para) and block.text.endswith("./.") and not block.label:
            return place
    return None


def plant(s: Sheet) -> None:
    """At most one slip, in about a fifth of the documents."""
    if s.rng.random() < 0.25:
        for slip in s.rng.sample((skipped_number, second_spelling, other_period), 3):
            if slip(s):
                return

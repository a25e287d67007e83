"""Bullets that a scan's reader did not see: the text that stood behind them is still indented."""

from __future__ import annotations

import re
from statistics import median

from parsers.labels import read_label
from parsers.wording import is_capitals
from schemas.document import Line

_WIDEST_GAP = 14.0  # points from a dash to its text; automatic lists have more
_NEAR = 4.0  # points within which two lines start alike
_FEWEST = 2  # bullets that show where the text behind them starts


def lost_bullets(lines: list[Line]) -> float | None:
    """Where text behind bullets starts, in points; None without doubtful words or bullets."""
    read = [line for line in lines if line.box is not None and len(line.words) > 2]
    if all(word.confidence == 1.0 for line in read for word in line.words):
        return None
    bulleted = [line for line in read if re.fullmatch(r"[-–—+•*~]", line.words[0].text)]
    first = [box.x0 for line in bulleted if (box := line.words[0].box) is not None]
    behind = [box.x0 for line in bulleted if (box := line.words[1].box) is not None]
    if len(bulleted) < _FEWEST or len(first) != len(behind):
        return None
    start = median(behind)
    return start if _NEAR < start - median(first) <= _WIDEST_GAP else None


def has_lost_bullet(line: Line, before: str, start: float | None) -> bool:
    """Whether a line starts where text behind bullets does, a sentence having ended `before`."""
    if start is None or line.box is None or line.label is not None:
        return False
    text = line.text.strip()
    opens = text[:1].isupper() or text[:1].isdigit()
    ended = not before or re.search(r"[.;:]\W*$", before) or len(before) < 60
    plain = read_label(text).style == "none" and not is_capitals(text)
    return abs(line.box.x0 - start) <= _NEAR and opens and bool(ended) and plain

"""`ketnghia repair`: a broken text in, the text made whole out, or what was changed and why."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from itertools import groupby
from pathlib import Path

from extractors.plain_text import decode
from normalizers.text import RepairedText, repair_text
from schemas.document import Step

REASONS = {
    "restore-misread": "read by an OCR of another language",
    "restore-stripped": "marks were missing",
    "rescore": "doubted by the OCR, judged by its context",
    "restore-misread-lent": "read by an OCR of another language; other documents say it so",
    "restore-stripped-lent": "marks were missing; other documents say it so",
    "tcvn3": "TCVN3 (ABC) codes",
    "vni": "VNI codes",
    "viscii": "VISCII codes",
    "vps": "VPS codes",
    "viqr": "VIQR signs",
    "mojibake": "UTF-8 read as another encoding",
    "eth": "an eth for a Đ",
    "lookalikes": "Cyrillic or Greek letters",
    "invisible": "characters that do not print",
    "spaces": "spaces of other widths",
    "detached-marks": "marks parted from their letters",
    "spacing-marks": "accents beside their letters",
    "nfc": "letters and marks in one character",
    "mark-order": "marks in the wrong order",
    "broken-syllable": "a space within a syllable",
}


def read_bytes(file: Path | None) -> bytes | None:
    """The bytes of the file, or of standard input; None where the file cannot be read."""
    if file is None:
        return sys.stdin.buffer.read()
    try:
        return file.read_bytes()
    except OSError:
        return None


def repaired_text(data: bytes, *, explain: bool, as_json: bool) -> str:
    """What the command prints for a text in UTF-8, UTF-16 or cp1258.

    >>> broken = b"Phong Giao duc va Dao tao huyen ban hanh"
    >>> repaired_text(broken, explain=False, as_json=False)
    'Phòng Giáo dục và Đào tạo huyện ban hành'
    """
    result = repair_text(decode(data)[0])
    if as_json:
        return _as_json(result)
    return explanation(result) if explain else result.text


def _as_json(result: RepairedText) -> str:
    steps = [
        {key: value for key, value in asdict(step).items() if key != "page"}
        for step in result.steps
    ]
    content = {"read": result.read, "text": result.text, "steps": steps}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def explanation(result: RepairedText) -> str:
    """The changed lines before and after, and the steps with their reason and confidence.

    >>> print(explanation(repair_text("Kế hoạch")), end="")
    Nothing was changed.
    """
    if not result.steps:
        return "Nothing was changed.\n"
    lines: list[str] = []
    before, after = result.read.split("\n"), result.text.split("\n")
    if len(before) == len(after):
        for number, (old, new) in enumerate(zip(before, after, strict=True), 1):
            if old != new:
                lines += [f"{number:5} - {old}", f"{'':5} + {new}"]
        lines.append("")
    for rule, steps in groupby(result.steps, lambda step: step.rule):
        lines.append(f"{rule}: {REASONS.get(rule, rule)}")
        lines += [_told(step) for step in steps]
    return "\n".join(lines) + "\n"


def _told(step: Step) -> str:
    return f"  {step.before} → {step.after}  ({step.confidence:.2f})"

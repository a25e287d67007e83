"""Recipients (nơi nhận) of a document, each with why it gets it, after Annex I, II.9."""

from __future__ import annotations

import re
from dataclasses import dataclass

from parsers.labels import read_label
from parsers.openings import is_signer_title, opens_recipients
from parsers.wording import fold, is_capitals
from schemas.document import Line

# Why a recipient gets a document, by its letters as scans show them: to report (báo cáo), to
# carry out (thực hiện), to work together (phối hợp), to know (biết), to follow (theo dõi).
_REASONS = {
    "BC": "b/c", "B": "b/c", "BE": "b/c", "BIC": "b/c", "BLC": "b/c", "B1C": "b/c", "BÍC": "b/c",
    "TH": "t/h", "TIH": "t/h", "TLH": "t/h", "T1H": "t/h", "UH": "t/h", "VH": "t/h",
    "THIEN": "t/hiện", "UHIEN": "t/hiện", "TIHIEN": "t/hiện", "TLHIEN": "t/hiện",
    "VHIEN": "t/hiện", "T1HIEN": "t/hiện",
    "PH": "p/h", "PIH": "p/h", "P1H": "p/h", "TD": "t/d",
}  # fmt: skip


@dataclass(slots=True)
class Piece:
    """A part of a printed line, and the column (0 left) that it stands in."""

    text: str
    column: int
    line: Line


def take_recipients(pieces: list[Piece]) -> tuple[list[str], list[Piece]]:
    """The bulleted lines below `Nơi nhận`, and all other pieces."""
    start = next((i for i, p in enumerate(pieces) if opens_recipients(p.text)), None)
    if start is None:
        return [], pieces
    column = pieces[start].column
    rest = pieces[:start]
    recipients: list[str] = []
    opening = re.sub(r"^\W*\w+\s+\w+\s*:?\s*", "", pieces[start].text)
    if opening.startswith(("-", "+")):
        recipients.append(opening)
    elif any(c.isalpha() for c in opening):
        recipients += [part for part in re.split(r";\s*", opening) if part]
    in_list = True
    for piece in pieces[start + 1 :]:
        if piece.column == column and read_label(piece.text).style == "bullet":
            recipients.append(piece.text)
            in_list = True
        elif piece.column == column and in_list and _lost_its_bullet(piece, recipients):
            recipients.append(piece.text)
        elif piece.column == column and in_list and _continues(piece.text, recipients):
            recipients[-1] = f"{recipients[-1]} {piece.text}"
        else:
            rest.append(piece)
            in_list = in_list and piece.column != column
    return [_bare(recipient) for recipient in recipients], rest


def _lost_its_bullet(piece: Piece, recipients: list[str]) -> bool:
    """Whether a line in the list's column is a recipient whose bullet a scan does not show."""
    text = piece.text
    if is_capitals(text) or is_signer_title(text.upper()) or not text[:1].isupper():
        return False
    ended = recipients[-1].endswith((";", ".")) if recipients else text.endswith(";")
    known = fold(text).startswith("LUU") or text.endswith((";", ","))
    return ended and (known or "(" in text)


def _continues(text: str, recipients: list[str]) -> bool:
    """Whether a line without bullet goes on with the recipient above it."""
    if not recipients or is_capitals(text) or recipients[-1].endswith((";", "./.")):
        return False
    return text[:1].islower() or text[:1] in "(&," or not recipients[-1].endswith(".")


def _bare(recipient: str) -> str:
    """
    >>> _bare("- CB,GV,NV 3 nhà trường (để t/h);"), _bare("+ Lưu: VT.")
    ('CB,GV,NV 3 nhà trường (để t/h)', 'Lưu: VT.')
    """
    bare = re.sub(r"\s*[;,:]+\s*$", "", re.sub(r"^\s*[-–—+*•●~=«»]\s*", "", recipient)).strip()
    return _mended(bare)


def _mended(recipient: str) -> str:
    """A recipient with the closed wording of why it gets the document put right.

    >>> _mended("UBND huyện (để b/€)"), _mended("Các trường (để th)"), _mended("Lưu: VT, ©M")
    ('UBND huyện (để b/c)', 'Các trường (để t/h)', 'Lưu: VT, CM')
    >>> _mended("Các trường có tên (ưhiện)"), _mended("Các trường (Hà Nội)")
    ('Các trường có tên (t/hiện)', 'Các trường (Hà Nội)')
    >>> _mended("Sở GDĐT (b/)"), _mended("Các trường (uh)"), _mended("Các trường (TH)")
    ('Sở GDĐT (b/c)', 'Các trường (t/h)', 'Các trường (TH)')
    """
    text = recipient.replace("©", "C").replace("€", "c")
    return re.sub(r"\((đ[ểêềếễệẻée]\s+)?([^\s()]{1,7})\)", _reason, text)


def _reason(found: re.Match[str]) -> str:
    """A reason in brackets as it is meant; what no list knows, and levels (TH), as they are."""
    printed = found[2]
    reason = _REASONS.get(fold(printed).replace(" ", ""))
    if reason is None or printed.isupper():
        return found[0] if found[1] is None else f"(để {printed})"
    return f"(để {reason})" if found[1] else f"({reason})"

"""What the header of a table column says: wordings that offices use, and their role.

The wordings are compared without marks and with a few wrong letters allowed, so that a header
that an OCR mangled (`Pon vi két nghia` for `Đơn vị kết nghĩa`, twinned unit) keeps its role.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Literal

from rapidfuzz import fuzz

from normalizers.schools import section_level

Role = Literal[
    "number",  # row number
    "school",  # one party, or several
    "partner",  # the other party
    "pair",  # all parties in one cell
    "helper",  # the school that helps
    "helped",  # the school that is helped
    "cluster",  # name of a cluster (cụm)
    "lead",  # the lead school of a cluster
    "members",  # the other schools of a cluster
    "focus",  # objectives of one pairing
    "note",
    "unit",  # a district or commune that the party of the next column belongs to
    "level",
    "time",
    "other",  # known, of no use to a pairing
]

# Longer wordings win over shorter ones that they hold.
HEADERS: dict[str, Role] = {
    "TT": "number",
    "STT": "number",
    "Số TT": "number",
    "Số thứ tự": "number",
    "Cặp số": "number",
    "Nhóm số": "number",
    "Tên trường": "school",
    "Trường": "school",
    "Nhà trường": "school",
    "Tên đơn vị": "school",
    "Đơn vị": "school",
    "Đơn vị trường": "school",
    "Cơ sở giáo dục": "school",
    "Tên cơ sở giáo dục": "school",
    "Đơn vị trường học": "school",
    "Trường thứ nhất": "school",
    "Trường thứ ba": "partner",
    "Trường 1": "school",
    "Trường 2": "partner",
    "Trường 3": "partner",
    "Đơn vị thứ nhất": "school",
    "Đơn vị thứ hai": "partner",
    "Đơn vị thứ ba": "partner",
    "Đơn vị 1": "school",
    "Đơn vị 2": "partner",
    "Đơn vị 3": "partner",
    "Trường thứ hai": "partner",
    "Trường A": "school",
    "Trường B": "partner",
    "Bên A": "school",
    "Bên B": "partner",
    "Đơn vị A": "school",
    "Đơn vị B": "partner",
    "Đơn vị kết nghĩa": "partner",
    "Trường kết nghĩa": "partner",
    "Tên trường kết nghĩa": "partner",
    "Đơn vị được kết nghĩa": "partner",
    "Trường được kết nghĩa": "partner",
    "Kết nghĩa với": "partner",
    "Kết nghĩa với trường": "partner",
    "Trường kết nối": "partner",
    "Đơn vị kết nối": "partner",
    "Kết nối với": "partner",
    "Trường liên kết": "partner",
    "Đơn vị liên kết": "partner",
    "Trường bạn": "partner",
    "Trường đối tác": "partner",
    "Trường ghép cặp": "partner",
    "Đơn vị phối hợp kết nghĩa": "partner",
    "Xã kết nghĩa": "partner",
    "Xã biên giới kết nghĩa": "partner",
    "Trường tại xã biên giới": "partner",
    "Cặp trường": "pair",
    "Các cặp trường": "pair",
    "Cặp đơn vị": "pair",
    "Cặp kết nghĩa": "pair",
    "Cặp trường kết nghĩa": "pair",
    "Cặp trường cùng chung tay phát triển": "pair",
    "Nhóm trường": "pair",
    "Nhóm trường kết nghĩa": "pair",
    "Các trường kết nghĩa": "pair",
    "Các đơn vị kết nghĩa": "pair",
    "Các trường kết nối": "pair",
    "Tên các trường kết nghĩa": "pair",
    "Tên cặp trường": "pair",
    "Trường hỗ trợ": "helper",
    "Đơn vị hỗ trợ": "helper",
    "Trường giúp đỡ": "helper",
    "Đơn vị giúp đỡ": "helper",
    "Trường đi hỗ trợ": "helper",
    "Trường nhận đỡ đầu": "helper",
    "Trường đỡ đầu": "helper",
    "Đơn vị đỡ đầu": "helper",
    "Trường nhận giúp đỡ": "helper",
    "Trường được hỗ trợ": "helped",
    "Đơn vị được hỗ trợ": "helped",
    "Trường được giúp đỡ": "helped",
    "Đơn vị được giúp đỡ": "helped",
    "Trường được đỡ đầu": "helped",
    "Đơn vị được đỡ đầu": "helped",
    "Trường nhận hỗ trợ": "helped",
    "Đơn vị nhận hỗ trợ": "helped",
    "Trường thụ hưởng": "helped",
    "Đơn vị thụ hưởng": "helped",
    "Trường khó khăn": "helped",
    "Hỗ trợ trường": "helped",
    "Giúp đỡ trường": "helped",
    "Cụm": "cluster",
    "Cụm số": "cluster",
    "Tên cụm": "cluster",
    "Cụm trường": "cluster",
    "Nhóm": "cluster",
    "Cụm chuyên môn": "cluster",
    "Liên trường": "cluster",
    "Cụm liên trường": "cluster",
    "Trường cụm trưởng": "lead",
    "Trường trưởng cụm": "lead",
    "Trưởng cụm": "lead",
    "Cụm trưởng": "lead",
    "Đơn vị cụm trưởng": "lead",
    "Trường đầu cụm": "lead",
    "Trường nòng cốt": "lead",
    "Trường nhóm trưởng": "lead",
    "Nhóm trưởng": "lead",
    "Đơn vị chủ trì": "lead",
    "Trường chủ trì": "lead",
    "Trường trọng điểm": "lead",
    "Các trường thành viên": "members",
    "Trường thành viên": "members",
    "Đơn vị thành viên": "members",
    "Các đơn vị thành viên": "members",
    "Thành viên": "members",
    "Các trường trong cụm": "members",
    "Các trường thuộc cụm": "members",
    "Các đơn vị trong cụm": "members",
    "Các trường tham gia": "members",
    "Đơn vị tham gia": "members",
    "Mục tiêu": "focus",
    "Mục tiêu trọng tâm": "focus",
    "Nội dung trọng tâm": "focus",
    "Trọng tâm": "focus",
    "Nội dung kết nghĩa": "focus",
    "Nội dung kết nối": "focus",
    "Nội dung hỗ trợ": "focus",
    "Nội dung giúp đỡ": "focus",
    "Nội dung phối hợp": "focus",
    "Nội dung chia sẻ": "focus",
    "Nội dung giao lưu": "focus",
    "Nội dung hoạt động": "focus",
    "Nội dung": "focus",
    "Lĩnh vực": "focus",
    "Lĩnh vực hỗ trợ": "focus",
    "Lĩnh vực kết nghĩa": "focus",
    "Ghi chú": "note",
    "Quận, huyện": "unit",
    "Quận/huyện": "unit",
    "Huyện, thị xã": "unit",
    "Phòng GDĐT": "unit",
    "Xã, phường": "unit",
    "Phường/xã": "unit",
    "Xã/phường": "unit",
    "Tên xã": "unit",
    "Xã": "unit",
    "Phường": "unit",
    "Quận": "unit",
    "Huyện": "unit",
    "Tỉnh": "unit",
    "Cấp học": "level",
    "Bậc học": "level",
    "Thời gian": "time",
    "Thời gian thực hiện": "time",
    "Thời điểm": "time",
    "Ngày": "time",
    "Địa điểm": "other",
    "Người thực hiện": "other",
    "Người phụ trách": "other",
    "Đơn vị thực hiện": "other",
    "Đơn vị phụ trách": "other",
    "Phụ trách": "other",
    "Cán bộ phụ trách": "other",
    "Đầu mối liên hệ": "other",
    "Hiệu trưởng": "other",
    "Họ tên hiệu trưởng": "other",
    "Họ và tên": "other",
    "Chức vụ": "other",
    "Điện thoại": "other",
    "Số điện thoại": "other",
    "Email": "other",
    "Địa chỉ": "other",
    "Số lớp": "other",
    "Số học sinh": "other",
    "Số giáo viên": "other",
    "Số trẻ": "other",
    "Sĩ số": "other",
    "Kết quả": "other",
    "Sản phẩm": "other",
    "Kinh phí": "other",
}

_LEVEL_ROWS = ("mam non", "mau giao", "tieu hoc", "trung hoc co so", "trung hoc pho thong")
_MORE_LEVEL_WORDS = """mn mg th thcs thpt ptcs gdtx nha tre khoi cap bac cac truong nganh va cong
lap ngoai tu thuc lien danh sach ket nghia doi voi"""
_ROW_LABELS = frozenset(["i", "ii", "iii", "iv", "v", "a", "b", "c", "d"])
_LEVEL_ROW_WORDS = frozenset(f"{' '.join(_LEVEL_ROWS)} {_MORE_LEVEL_WORDS}".split())
_TOLERANCE = 82.0  # rapidfuzz ratio, 0 to 100
_SAME_WORD = 60.0  # the same scale: a word and its misreading


def fold(text: str) -> str:
    """Lower case without marks and punctuation, single spaces.

    >>> fold("Đơn vị kết nghĩa:")
    'don vi ket nghia'
    """
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z0-9&]+", plain))


_FOLDED: list[tuple[str, Role]] = sorted(
    ((fold(wording), role) for wording, role in HEADERS.items()), key=lambda entry: -len(entry[0])
)


def header_role(text: str) -> Role | None:
    """The role of a whole header cell; None where the wording is unknown.

    >>> header_role("Đơn vị kết nghĩa"), header_role("Pon vi két nghia"), header_role("TT")
    ('partner', 'partner', 'number')
    >>> header_role("Mục tiêu trọng tâm ( gợi ý)")
    'focus'
    >>> header_role("Phòng thi") is None
    True
    """
    folded = fold(text)
    best: tuple[float, Role | None] = (0.0, None)
    for wording, role in _FOLDED:
        score = _likeness(wording, folded)
        if score > best[0]:
            best = (score, role)
    return best[1]


def _likeness(wording: str, folded: str) -> float:
    """How well a wording fits a folded header cell: 0 when it does not, longer fits better."""
    if len(wording) < 5:
        words = folded.split()
        if wording == folded:
            return 100.0
        return 40.0 if words and words[0] == wording and len(words) <= 3 else 0.0
    whole = fuzz.ratio(wording, folded)
    if whole >= _TOLERANCE:
        return whole
    part = fuzz.ratio(wording, folded[: len(wording)])
    return 0.5 * part + len(wording) / 10 if part >= _TOLERANCE + 6 else 0.0


def is_level_row(text: str) -> bool:
    """Whether a text names a level of schools and nothing else, as rows between schools do.

    >>> is_level_row("II. KHỐI TIỂU HỌC"), is_level_row("TIEU HQC"), is_level_row("MN Hoa Sen")
    (True, True, False)
    """
    words = fold(text).split()
    if not words or len(words) > 10:
        return False
    if words[0] in _ROW_LABELS:
        words = words[1:]
    if words and all(word in _LEVEL_ROW_WORDS or word.isdigit() for word in words):
        return section_level(text) is not None
    return any(fuzz.ratio(" ".join(words), row) >= 80 for row in _LEVEL_ROWS)


def is_number_header(text: str) -> bool:
    """Whether a cell is the header of a column of row numbers.

    >>> is_number_header("STT"), is_number_header("Trường")
    (True, False)
    """
    return header_role(text) == "number"


def header_starts(words: Sequence[str]) -> list[int]:
    """Where columns begin in a header line whose column gaps were lost.

    >>> header_starts("TT Tên trường Đơn vị kết nghĩa Ghi chú".split())
    [0, 1, 3, 7]
    """
    folded = [fold(word) for word in words]
    starts: list[int] = []
    at = 0
    while at < len(folded):
        length = _wording_at(folded, at)
        if length:
            starts.append(at)
        at += length or 1
    return starts


def _wording_at(folded: list[str], at: int) -> int:
    """How many words from `at` on make the longest known header wording."""
    for wording, _ in _FOLDED:
        size = len(wording.split())
        if " ".join(folded[at : at + size]) == wording:
            return size
    for wording, _ in _FOLDED:
        size = len(wording.split())
        piece = " ".join(folded[at : at + size])
        first = fuzz.ratio(wording.split()[0], folded[at]) >= _SAME_WORD
        if len(wording) >= 5 and first and fuzz.ratio(wording, piece) >= _TOLERANCE:
            return size
    return 0

"""Which words speak for twinning (kết nghĩa) and which speak against it, with their weight.

A table of two school columns is a list of pairings in one document and an exam plan in another.
What tells them apart is the wording of its header, its title and the document's title. Each
wording below adds its weight once; what stands near the table counts fully, the document's title
less. Weights are in thirds of certainty: 3 decides alone, 1 only helps.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from parsers.text_tables import fold

FOR: dict[str, float] = {
    "kết nghĩa": 3,  # twinned
    "cặp trường": 3,
    "cặp đơn vị": 2.5,
    "ghép cặp": 2,
    "cặp số": 2,
    "kết đôi": 2.5,
    "ghép đôi": 3,
    "đôi trường": 3,
    "sánh đôi": 2,
    "sánh vai": 1,
    "đôi bạn": 1,
    "trường anh em": 2,
    "kèm cặp": 1,
    "dìu dắt": 1,
    "tương trợ": 1,
    "gắn kết": 1,
    "song hành": 1,
    "trường giúp trường": 3,
    "trường kèm trường": 3,
    "thầy giúp thầy": 1,
    "cặp kết nghĩa": 3,
    "nhóm trường": 1,
    "đỡ đầu": 2,  # to sponsor
    "giúp đỡ": 1.5,
    "hỗ trợ": 1.5,
    "trường được hỗ trợ": 1.5,
    "trường nhận hỗ trợ": 1.5,
    "trường hỗ trợ": 1.5,
    "trường được giúp đỡ": 1.5,
    "trường giúp đỡ": 1.5,
    "trường học kết nối": 2.5,
    "kết nối": 1.5,
    "liên kết": 1.5,
    "giao lưu": 1,
    "chung tay": 2,  # join hands
    "sẻ chia trách nhiệm": 2,
    "chia sẻ": 0.5,
    "đồng hành": 1,
    "quan hệ hợp tác": 1.5,
    "hợp tác": 1,
    "biên bản ghi nhớ": 1,
    "trường bạn": 1,
    "cụm trưởng": 2,
    "trưởng cụm": 2,
    "cụm trường": 2,
    "cụm chuyên môn": 2,
    "sinh hoạt cụm": 2,
    "cụm liên trường": 2,
    "thành viên cụm": 1.5,
    "các trường thành viên": 1.5,
    "các trường trong cụm": 2,
    "cụm gồm": 2,
}

AGAINST: dict[str, float] = {
    "phòng thi": 4,
    "điểm thi": 4,
    "địa điểm thi": 4,
    "hội đồng thi": 4,
    "coi thi": 4,
    "chấm thi": 4,
    "giám thị": 4,
    "thí sinh": 3,
    "cụm thi": 4,
    "số báo danh": 4,
    "kỳ thi": 2,
    "hội thi": 2.5,
    "kết quả thi": 3,
    "kết quả thi tốt nghiệp": 0,  # what schools help one another with
    "kỳ thi tốt nghiệp": 0,
    "đạt giải": 3,
    "xếp giải": 3,
    "tuyển sinh": 4,  # enrolment
    "phân tuyến": 4,
    "tuyến tuyển sinh": 4,
    "tổ dân phố": 3,
    "khu dân cư": 3,
    "kiểm tra chéo": 6,
    "đánh giá chéo": 5,
    "chấm chéo": 5,
    "đoàn kiểm tra": 5,
    "trường được kiểm tra": 5,
    "đơn vị được kiểm tra": 5,
    "trường kiểm tra": 4,
    "đơn vị kiểm tra": 4,
    "lịch kiểm tra": 4,
    "thanh tra": 3,
    "luân chuyển": 5,  # staff rotation
    "điều động": 5,
    "điều chuyển": 5,
    "thuyên chuyển": 5,
    "biệt phái": 4,
    "chuyển công tác": 5,
    "đơn vị cũ": 4,
    "đơn vị mới": 4,
    "đơn vị công tác": 3,
    "nơi đi": 3,
    "nơi đến": 3,
    "chuyển trường": 5,  # of pupils
    "trường chuyển đi": 4,
    "trường chuyển đến": 4,
    "trường đi": 2,
    "trường đến": 2,
    "thi đấu": 5,
    "trận đấu": 5,
    "lịch thi đấu": 6,
    "bảng đấu": 5,
    "vòng loại": 4,
    "bóng đá": 4,
    "giải thể thao": 4,
    "hội khỏe phù đổng": 3,
    "đội bóng": 4,
    "khối thi đua": 4,
    "cụm thi đua": 4,
    "sáp nhập": 4,  # merger of schools
    "tách trường": 4,
    "đổi tên": 4,
    "trước sáp nhập": 5,
    "sau sáp nhập": 5,
    "tên trường cũ": 4,
    "tên trường mới": 4,
    "trường cũ": 3,
    "trường mới": 3,
    "thống kê": 2,
    "số liệu": 2,
    "danh bạ": 3,
    "đấu thầu": 4,
    "nhà thầu": 4,
    "đơn vị phối hợp": 1,
    "phân công nhiệm vụ": 2,
    "phân công theo dõi": 2,
    "tập huấn": 1.5,
    "tiếp nhận học sinh": 2,
    "hộ khẩu": 4,
    "thường trú": 3,
    "phân luồng": 3,
    "đăng cai": 4,  # of contests
    "điểm giao lưu": 3,
    "ban giám khảo": 3,
    "con nuôi": 4,  # a pupil whom a unit takes in
    "nhận nuôi": 4,
    "họ và tên học sinh": 4,
    "họ tên học sinh": 4,
    "tên học sinh": 3,
    "năm sinh": 4,
    "ngày sinh": 4,
    "trường đang học": 4,
}

_FUZZY = 88.0  # likeness, 0 to 100, of a long wording among broken words
# Letters from which a wording may be matched with errors; more for those against, which cost
# pairings: `Phương TH` is near to `phòng thi`.
_LONG, _LONG_AGAINST = 8, 13


@dataclass(frozen=True, slots=True)
class Evidence:
    """Weights for and against twinning in some text."""

    weight_for: float = 0.0
    weight_against: float = 0.0

    @property
    def balance(self) -> float:
        return self.weight_for - self.weight_against

    def __add__(self, other: Evidence) -> Evidence:
        return Evidence(
            self.weight_for + other.weight_for, self.weight_against + other.weight_against
        )

    def times(self, factor: float) -> Evidence:
        return Evidence(self.weight_for * factor, self.weight_against * factor)


ENOUGH = 2.0  # balance from which a list is one of pairings
CLEAR = 3.0  # balance from which nothing else need be asked


@cache
def evidence(text: str) -> Evidence:
    """What a text says for and against twinning; a wording inside a longer one counts not.

    >>> evidence("Đơn vị kết nghĩa").balance, evidence("Pon vi két nghia").balance
    (3.0, 3.0)
    >>> evidence("Danh sách phòng thi").balance
    -4.0
    >>> evidence("kiểm tra chéo giữa các trường").balance
    -6.0
    >>> evidence("TH Nguyễn Tri Phương ↔ TH Tam Cường").balance
    0.0
    """
    folded = fold(text)
    return Evidence(_weight(_FOR, folded, _LONG), _weight(_AGAINST, folded, _LONG_AGAINST))


def _longest_first(wordings: dict[str, float]) -> tuple[tuple[str, float], ...]:
    """The wordings, folded, with their weights."""
    ordered = sorted(wordings.items(), key=lambda entry: -len(entry[0]))
    return tuple((fold(wording), weight) for wording, weight in ordered)


_FOR, _AGAINST = _longest_first(FOR), _longest_first(AGAINST)


def _weight(wordings: Iterable[tuple[str, float]], folded: str, long: int) -> float:
    total = 0.0
    best: list[str] = []
    for key, weight in wordings:
        if has_wording(key, folded, long) and not any(key in longer for longer in best):
            best.append(key)
            total += weight
    return float(total)


def has_wording(key: str, folded: str, long: int = _LONG) -> bool:
    """Whether a folded wording stands in a folded text as whole words, errors allowed."""
    if f" {key} " in f" {folded} ":
        return True
    if len(key) < long or len(folded) < len(key) or " " not in key:
        return False
    if "truong" in key or key.startswith("cap "):
        return False  # `các trường` (the schools) is one letter from `cặp trường` (pair)
    windows = _windows(folded, key.count(" ") + 1)
    alike = process.extractOne(key, windows, scorer=fuzz.ratio, score_cutoff=_FUZZY)
    return alike is not None


@lru_cache(maxsize=256)  # a text is held against all wordings before the next one is
def _windows(folded: str, size: int) -> list[str]:
    words = folded.split()
    return [" ".join(words[at : at + size]) for at in range(len(words) - size + 1)]


# What stands between or around two schools and makes them a pairing in running text. The kind:
# `twin` of equals, `mentor` where the first helps the second, `mentored` the other way round.
# The patterns are matched on text with marks, case folded.
BETWEEN: tuple[tuple[str, str], ...] = (
    (r"(?:giúp đỡ|hỗ trợ|đỡ đầu|kèm cặp|tương trợ)[\s,]*(?:và\s+|,\s*)?kết nghĩa", "mentor"),
    (r"kết nghĩa[\s,]*(?:và\s+)?(?:giúp đỡ|hỗ trợ|đỡ đầu)", "mentor"),
    (r"được\s+(?:sự\s+)?(?:giúp đỡ|hỗ trợ|đỡ đầu)\s+(?:bởi|của|từ)", "mentored"),
    (r"nhận\s+(?:được\s+)?(?:sự\s+)?(?:giúp đỡ|hỗ trợ|đỡ đầu)\s+(?:của|từ)", "mentored"),
    (r"nhận\s+(?:giúp đỡ|hỗ trợ|đỡ đầu)", "mentor"),
    (r"(?:giúp đỡ|hỗ trợ|giúp|đỡ đầu|kèm cặp)(?:\s+cho)?", "mentor"),
    (r"(?:dìu\s*dắt|bảo\s*trợ|tiếp\s*sức|nâng\s*bước|hướng\s*dẫn)(?:\s+cho)?", "mentor"),
    (r"kết\s*nghĩa", "twin"),
    (r"kết\s*nối", "twin"),
    (r"(?:kết|ghép|sánh)\s*đôi", "twin"),
    (r"(?:ghép|bắt)\s*cặp", "twin"),
    (r"liên\s*kết", "twin"),
    (r"là\s+(?:đơn\s+vị|trường)\s+bạn", "twin"),
)
# Words before `giữa A và B` (between A and B), or after `A và B`.
AROUND: tuple[tuple[str, str], ...] = (
    (r"kết\s*nghĩa", "twin"),
    (r"ký\s*kết", "twin"),
    (r"quan\s*hệ\s*hỗ\s*trợ", "mentor"),
    (r"đỡ\s*đầu", "mentor"),
    (r"giúp\s*đỡ\s*lẫn\s*nhau|hỗ\s*trợ\s*lẫn\s*nhau|giúp\s*nhau", "twin"),
    (r"kết\s*nối", "twin"),
    (r"cặp\s*(?:trường|đơn\s*vị)", "twin"),
    (r"chung\s*tay", "twin"),
    (r"liên\s*kết", "twin"),
    (r"hợp\s*tác", "twin"),
    (r"giao\s*lưu", "twin"),
    (r"biên\s*bản\s*ghi\s*nhớ", "twin"),
    (r"hỗ\s*trợ", "mentor"),
    (r"giúp\s*đỡ", "mentor"),
)
# Arrows between two names, and what is left of those that a font or reader had no letter for.
ARROWS = "↔⇔⟷⟺⇄⇆⇒⇐→←➔➜⟶•\ufffd"
MUTUAL = r"lẫn\s*nhau|cùng\s*nhau|giúp\s*nhau|cho\s*nhau|với\s*nhau"

LEADS = r"(?:cụm\s*trưởng|trưởng\s*cụm|nhóm\s*trưởng|trưởng\s*nhóm|đầu\s*cụm|nòng\s*cốt|chủ\s*trì)"
LEAD_AFTER = rf"[\s(:–-]*(?:là\s+|làm\s+)?(?:trường\s+|đơn\s+vị\s+)?{LEADS}"
LEAD_BEFORE = rf"{LEADS}\s*(?:là)?[\s:–-]*(?:là\s+)?(?:trường\s+)?$"
CLUSTER_START = re.compile(
    r"(?P<word>cụm|nhóm|liên\s*trường)"
    r"(?:\s+(?:trường|chuyên\s*môn|liên\s*trường|kết\s*nghĩa|số))*"
    r"\s*(?P<number>\d{1,2}|[IVX]{1,4})?\s*[.:–(-]?",
    re.IGNORECASE,
)


_THEMES = tuple(wording for wording, weight in FOR.items() if weight >= 3)
_REPEATED = 2  # a wording said once may only be cited


# `Các trường kết nghĩa theo danh sách đính kèm`: the sentence says what the list is of.
_OF_THE_LIST = re.compile(
    r"[^.;]*\b(?:theo|tại|trong|ở)\s+(?:danh\s+sách|phụ\s+lục|bảng|biểu)\b[^.;]*", re.IGNORECASE
)


def theme_of(text: str) -> str:
    """The wordings that decide alone and that a running text repeats, or says of its list.

    >>> theme_of("Các trường kết nghĩa gặp nhau. Hằng năm, hai trường kết nghĩa báo cáo.")
    'kết nghĩa'
    >>> theme_of("Căn cứ Kế hoạch về kết nghĩa; tuyển sinh lớp 1")
    ''
    >>> theme_of("Các trường kết nghĩa theo danh sách đính kèm, gặp nhau hằng quý.")
    'kết nghĩa'
    """
    folded = fold(text)
    listed = fold(" ".join(_OF_THE_LIST.findall(text)))
    return " ".join(
        theme
        for theme in _THEMES
        if folded.count(fold(theme)) >= _REPEATED or fold(theme) in listed
    )

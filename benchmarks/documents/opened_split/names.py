"""Schools of the test documents: other names, and more kinds of them."""

from __future__ import annotations

import random
from dataclasses import dataclass

from benchmarks.documents import names
from benchmarks.documents.opened_split.places import KINDERGARTEN, UPLAND
from benchmarks.documents.places import District, listed

NURSERY = listed(
    "Hoa Mẫu Đơn, Hoa Thiên Điểu, Hoa Xuân, Hoa Huệ, Hoa Ngọc Lan, Hoa Pơ Lang, Hoa Lê, Hoa Dã "
    "Quỳ, Mặt Trời Nhỏ, Họa Mi 2, Sơn Ca 1, Bé Ngoan, Tuổi Ngọc, Bình Minh, Rạng Đông, Sao Mai, "
    "Sen Hồng, Thủy Tiên, Hồng Nhung, Phong Lan, Trúc Đào, 2-9, 19/8, 30-4, 24-3, Hoàng Yến, "
    "Thiên Nga, Hoa Sen 3, Nắng Hồng, Măng Xanh"
)
PEOPLE = listed(
    "Kim Đồng, Lê Lai, Nguyễn Du, Nguyễn Trãi, Phan Đăng Lưu, Trần Phú, Hà Huy Tập, Nguyễn Đình "
    "Chiểu, Lê Hồng Phong, Nông Văn Dền, Hoàng Đình Giong, Lương Văn Tri, Trần Quang Khải, Nguyễn "
    "Bỉnh Khiêm, Lê Quý Đôn, Chu Văn An, Nguyễn Văn Bé, Thoại Ngọc Hầu, Nguyễn Hữu Huân, Lý Thường "
    "Kiệt, A Ninh, Kpă Klơng, Hoàng Hoa Thám, Nguyễn Thái Bình, Nguyễn Văn Trỗi, Bế Văn Đàn, Võ "
    "Văn Kiệt, Lê Duẩn, Phạm Hồng Thái, Đoàn Thị Điểm, Nguyễn Huệ, Phan Thanh Giản"
)
PRIVATE = listed(
    "Edison, iSchool Nam Việt, Sky Line, Việt Mỹ, Nobel, Khai Minh Xanh, Đại Việt Star"
)
ENDINGS = ("A", "B", "I", "II", "1", "2", "3")
WORDS = {  # word, short, long
    "MN": ("Mầm non", "MN", "Mầm non"),
    "TH": ("Tiểu học", "TH", "Tiểu học"),
    "THCS": ("THCS", "THCS", "Trung học cơ sở"),
    "THPT": ("THPT", "THPT", "Trung học phổ thông"),
    "TH&THCS": ("TH&THCS", "TH-THCS", "Tiểu học và Trung học cơ sở"),
    "THCS&THPT": ("THCS&THPT", "THCS-THPT", "THCS và THPT"),
}
STYLES = ("word", "short", "long")
FULL = {"MN": "Mầm non", "TH": "Tiểu học"}


@dataclass(frozen=True)
class Listed(names.School):
    """A school with the contract's full name for every level that the test documents print."""

    @property
    def full_name(self) -> str:
        """
        >>> Listed("Đạ Tông", "THCS&THPT", None, None, boarding="PTDTNT").full_name
        'PTDTNT THCS&THPT Đạ Tông'
        """
        if self.private:
            return self.name
        parts = (self.boarding, FULL.get(self.level, self.level), self.name)
        return " ".join(part for part in parts if part)

    def printed(self, style: str) -> str:
        """The name as printed: `word`, `short`, `long`, `school-word` …, or `bare`."""
        if style == "bare":
            text = " ".join(p for p in (self.boarding, self.name) if p)
            return text[:1].upper() + text[1:]
        word = WORDS[self.level][STYLES.index(style.removeprefix("school-"))]
        if self.kindergarten:
            word = "MG" if style.endswith("short") else "Mẫu giáo"
        if self.boarding:
            word = WORDS[self.level][1].replace("-", "&")
        text = " ".join(p for p in (self.boarding, word, self.name) if p)
        return f"Trường {text}" if style.startswith("school") else text


class Roll:
    """Draws schools, no two with the same level and name."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.used: set[tuple[str, str]] = set()

    def school(self, level: str, place: District, *, district: str | None = None) -> Listed:
        """A new school of a place; `district` where the document tells it."""
        for _ in range(800):
            one = self._draw(level, place, district)
            if self._free(one):
                return one
        raise ValueError(f"no unused name left for {level} in {place.name}")

    def private(self, level: str, place: District, *, district: str | None = None) -> Listed:
        """A private school, printed without a level word."""
        free = [n for n in PRIVATE if (level, n.casefold()) not in self.used]
        one = Listed(self.rng.choice(free), level, district, place.province, private=True)
        self._free(one)
        return one

    def _free(self, one: Listed) -> bool:
        key = (one.level, one.name.casefold())
        if key in self.used:
            return False
        self.used.add(key)
        return True

    def _draw(self, level: str, place: District, district: str | None) -> Listed:
        rng = self.rng
        if rng.random() < 0.62:
            name = rng.choice(place.communes)
            if rng.random() < 0.3 and name[-1] not in "AB12":
                name = self._numbered(name, level)
        else:
            name = rng.choice(NURSERY if level == "MN" else PEOPLE)
        boarding, mixed = None, level in ("TH&THCS", "THCS", "TH")
        upland = place.province in UPLAND and not place.name.startswith(("Thành phố", "Phường"))
        if level == "THCS&THPT":
            boarding = "PTDTNT"
        elif mixed and upland and name in place.communes and rng.random() < 0.35:
            boarding = "PTDTBT"
        nursery = level == "MN" and place.province in KINDERGARTEN and rng.random() < 0.35
        return Listed(
            name, level, district, place.province, boarding=boarding, kindergarten=nursery
        )

    def _numbered(self, name: str, level: str) -> str:
        if level in ("TH", "THCS") and self.rng.random() < 0.4:
            return f"số {self.rng.randint(1, 2)} {name}"
        return f"{name} {self.rng.choice(ENDINGS)}"

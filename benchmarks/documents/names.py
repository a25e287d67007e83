"""Schools for the made documents: names of the kinds that Vietnamese schools carry."""

from __future__ import annotations

import csv
import random
import re
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.documents.places import listed

FLOWERS = listed(
    "Hoa Ban, Hoa Cúc, Hoa Đào, Hoa Hướng Dương, Hoa Lan, Hoa Ly, Hoa Mơ, Hoa Phượng Đỏ, Hoa "
    "Sim, Hoa Thủy Tiên, Họa Mi, Sơn Ca, Chim Non, Tuổi Thơ, Tuổi Hoa, Ánh Sao, Măng Non, Búp "
    "Măng, Bông Sen, Thỏ Ngọc, Vàng Anh, Vành Khuyên, Hướng Dương, Ban Mai Xanh, 1-6, 19-5, "
    "8-3, 20-10, Tân Thời Đại, Sao Khuê, Hoa Mặt Trời, Cẩm Tú, Mai Vàng, Thiên Lý, Bằng Lăng, "
    "Tường Vi"
)
PERSONS = listed(
    "Nguyễn Viết Xuân, Lê Văn Tám, Trần Quốc Tuấn, Phan Đình Phùng, Võ Thị Sáu, Nguyễn Bá "
    "Ngọc, Lê Thị Hồng Gấm, Hoàng Văn Thụ, Ngô Quyền, Lý Tự Trọng, Nguyễn Khuyến, Phan Bội "
    "Châu, Nguyễn Văn Cừ, Trần Hưng Đạo, Phan Chu Trinh, Nguyễn Thị Minh Khai, Tô Hiệu, Quang "
    "Trung, Huỳnh Thúc Kháng, Trưng Vương, Nguyễn Công Trứ, Đinh Tiên Hoàng, Lương Thế Vinh, "
    "Nơ Trang Lơng, Nguyễn Tri Phương, Cao Bá Quát, Y Jút, N'Trang Lơng, Đinh Núp, Lê Hữu "
    "Trác, Mạc Đĩnh Chi, Phùng Hưng, Tôn Đức Thắng, Trịnh Hoài Đức, Bùi Thị Xuân, Ngô Mây, "
    "Trương Định, Nguyễn Trung Trực"
)
PRIVATE = listed(
    "Newland, Hồng Đức, Sao Phương Nam, Việt Úc, Ánh Dương Xanh, Archimedes Đông Anh, "
    "Sunrise, Đức Trí, Albert Einstein, Thăng Long Xanh, Victoria, Nguyễn Siêu, EverGreen, "
    "Phù Đổng"
)
SUFFIXES = ("A", "B", "I", "II", "1", "2", "số 1", "số 2", "C", "III")
LEVEL_WORDS = {
    "MN": ("Mầm non", "MN"),
    "TH": ("Tiểu học", "TH"),
    "THCS": ("THCS", "Trung học cơ sở"),
    "THPT": ("THPT", "Trung học phổ thông"),
    "PTCS": ("PTCS", "Phổ thông cơ sở"),
    "TH&THCS": ("TH&THCS", "TH và THCS", "Tiểu học và THCS"),
}
FULL_WORDS = {
    "MN": "Mầm non",
    "TH": "Tiểu học",
    "THCS": "THCS",
    "THPT": "THPT",
    "PTCS": "PTCS",
    "TH&THCS": "TH&THCS",
}
SECTION_WORDS = {
    "MN": ("MẦM NON", "Cấp học Mầm non", "KHỐI MẦM NON", "Bậc học Mầm non"),
    "TH": ("TIỂU HỌC", "Cấp Tiểu học", "KHỐI TIỂU HỌC", "Bậc Tiểu học"),
    "THCS": ("TRUNG HỌC CƠ SỞ", "Cấp THCS", "KHỐI THCS", "Bậc THCS"),
    "THPT": ("TRUNG HỌC PHỔ THÔNG", "Cấp THPT", "KHỐI THPT", "Bậc THPT"),
}


@dataclass(frozen=True)
class School:
    """A school: `name` without level word; `boarding` a type that stays in front (PTDTBT)."""

    name: str
    level: str
    district: str | None
    province: str | None
    commune: str | None = None
    boarding: str | None = None
    private: bool = False
    kindergarten: bool = False

    @property
    def full_name(self) -> str:
        """The contract's full name.

        >>> School("Tả Phìn", "TH", None, None, boarding="PTDTBT").full_name
        'PTDTBT Tiểu học Tả Phìn'
        """
        if self.private:
            return self.name
        parts = (self.boarding, FULL_WORDS[self.level], self.name)
        return " ".join(part for part in parts if part)

    def printed(self, style: str) -> str:
        """The name in a printed style: `word`, `short`, `school-word`, `school-short`, `bare`."""
        if self.private and style == "bare":
            return self.name
        if style == "bare":
            return " ".join(p for p in (self.boarding, self.name) if p)
        words = LEVEL_WORDS[self.level]
        word = words[0] if style.endswith("word") else words[1 % len(words)]
        if self.kindergarten:
            word = "Mẫu giáo"
        text = " ".join(p for p in (self.boarding, word, self.name) if p)
        return f"Trường {text}" if style.startswith("school") else text


FACT = re.compile(r"^(?:Trường )?(Mầm non|Tiểu học|THCS|THPT) ([^\W\d_][\w'’ .-]+)$")
ODD = re.compile(r"[A-Z]{2}|[A-Z]\d|Thị [Tt]rấn|\s-|-\s|\.")  # Q3, DTNT, "Lê Lợi -Bảo Lộc"
FACT_LEVELS = {"Mầm non": "MN", "Tiểu học": "TH", "THCS": "THCS", "THPT": "THPT"}


def fact_names(path: Path | None) -> dict[str, list[str]]:
    """Names by level of a CSV with a column `name` (`Tiểu học Ba Trại`); empty without a file."""
    names: dict[str, list[str]] = {}
    if path is None:
        return names
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            match = FACT.match(row["name"].strip())
            if match and len(match[2].split()) <= 4 and not ODD.search(match[2]):
                names.setdefault(FACT_LEVELS[match[1]], []).append(match[2].strip())
    return names


class Namer:
    """Draws schools of one place, never the same (level, name) twice."""

    def __init__(self, rng: random.Random, facts: dict[str, list[str]] | None = None) -> None:
        self.rng = rng
        self.facts = facts or {}
        self.used: set[tuple[str, str]] = set()

    def school(
        self, level: str, district: str | None, province: str, communes: tuple[str, ...]
    ) -> School:
        for _ in range(500):
            school = self._draw(level, district, province, communes)
            key = (level, school.name.casefold())
            if key not in self.used:
                self.used.add(key)
                return school
        raise ValueError(f"no unused name left for {level}")

    def _draw(
        self, level: str, district: str | None, province: str, communes: tuple[str, ...]
    ) -> School:
        rng = self.rng
        pool = rng.random()
        if self.facts.get(level) and pool < 0.35:
            name = rng.choice(self.facts[level])
        elif pool < 0.7:
            name = rng.choice(communes)
            if rng.random() < 0.3:
                name = f"{name} {rng.choice(SUFFIXES)}"
        else:
            name = rng.choice(FLOWERS if level == "MN" else PERSONS)
        school = School(name, level, district, province)
        upland = province in UPLAND
        if upland and level in ("TH", "THCS", "TH&THCS") and rng.random() < 0.3:
            return replace(school, boarding="PTDTBT")
        if level == "MN" and province in KINDERGARTEN and rng.random() < 0.3:
            return replace(school, kindergarten=True)
        return school

    def private(self, level: str, district: str | None, province: str) -> School:
        """A private school whose printed name has no level word."""
        names = [n for n in PRIVATE if (level, n.casefold()) not in self.used]
        name = self.rng.choice(names)
        self.used.add((level, name.casefold()))
        return School(name, level, district, province, private=True)


UPLAND = (
    "Tỉnh Lào Cai",
    "Tỉnh Sơn La",
    "Tỉnh Điện Biên",
    "Tỉnh Lai Châu",
    "Tỉnh Thanh Hóa",
    "Tỉnh Nghệ An",
)
KINDERGARTEN = ("Tỉnh Quảng Nam", "Tỉnh Bến Tre", "Tỉnh Cà Mau", "Tỉnh Gia Lai", "Tỉnh Nghệ An")

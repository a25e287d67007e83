"""Days of the education year that a plan names without printing their year.

`(day, month)` or a name → the day. Sources: the opening day (khai giảng) from the Ministry
of Education's yearly framework decisions (Khung kế hoạch thời gian năm học, e.g. Quyết định
2171/QĐ-BGDĐT of 2023: 5 September); public holidays from Bộ luật Lao động 2019, article 112;
the teachers' day from Quyết định 167/HĐBT of 1982; the others are the founding days that the
organisations themselves keep (Đoàn, Đội, Đảng, army, women's and children's days).
"""

from __future__ import annotations

# A day before August belongs to the second half of a school year.
FIRST_MONTH_OF_SCHOOL_YEAR = 8

# (name as a regular expression, day, month, gloss)
FIXED_DAYS: tuple[tuple[str, int, int, str], ...] = (
    (r"khai\s+giảng(?:\s+năm\s+học(?:\s+mới)?)?", 5, 9, "opening of the school year"),
    (r"học\s+sinh,?\s*-?\s*sinh\s+viên(?:\s+Việt\s+Nam)?", 9, 1, "pupils' and students' day"),
    (r"thành\s+lập\s+Đảng(?:\s+Cộng\s+sản\s+Việt\s+Nam)?", 3, 2, "founding of the Party"),
    (r"Thầy\s+thuốc\s+Việt\s+Nam", 27, 2, "doctors' day"),
    (r"Quốc\s+tế\s+Phụ\s+nữ", 8, 3, "international women's day"),
    (r"thành\s+lập\s+Đoàn(?:\s+TNCS(?:\s+Hồ\s+Chí\s+Minh|\s+HCM)?)?", 26, 3, "youth union"),
    (r"Sách\s+và\s+Văn\s+hóa\s+đọc(?:\s+Việt\s+Nam)?", 21, 4, "book and reading day"),
    (r"giải\s+phóng\s+miền\s+Nam", 30, 4, "reunification day"),
    (r"Quốc\s+tế\s+Lao\s+động", 1, 5, "labour day"),
    (r"thành\s+lập\s+Đội(?:\s+TNTP(?:\s+Hồ\s+Chí\s+Minh|\s+HCM)?)?", 15, 5, "pioneers' founding"),
    (r"sinh(?:\s+nhật)?\s+(?:Bác(?:\s+Hồ)?|Chủ\s+tịch\s+Hồ\s+Chí\s+Minh)", 19, 5, "Hồ Chí Minh"),
    (r"Quốc\s+tế\s+Thiếu\s+nhi", 1, 6, "international children's day"),
    (r"Gia\s+đình\s+Việt\s+Nam", 28, 6, "family day"),
    (r"Thương\s+binh,?\s*-?\s*[Ll]iệt\s+s[ĩỹ]", 27, 7, "war invalids' and martyrs' day"),
    (r"Quốc\s+khánh", 2, 9, "national day"),
    (r"Giải\s+phóng\s+Thủ\s+đô", 10, 10, "liberation of Hà Nội"),
    (r"Phụ\s+nữ\s+Việt\s+Nam", 20, 10, "Vietnamese women's day"),
    (r"Nhà\s+giáo(?:\s+Việt\s+Nam)?", 20, 11, "teachers' day"),
    (r"(?:thành\s+lập\s+)?Quân\s+đội\s+nhân\s+dân(?:\s+Việt\s+Nam)?", 22, 12, "army founding"),
)

FIXED_NUMBERS: frozenset[tuple[int, int]] = frozenset(
    (day, month) for _, day, month, _ in FIXED_DAYS
)

# Days of the lunar calendar move; they stay unresolved (gloss: lunar new year, Hung kings).
LUNAR_DAYS = (
    r"Tết\s+(?:Nguyên\s+[Đđ]án|Trung\s+[Tt]hu|cổ\s+truyền)|[Gg]iỗ\s+[Tt]ổ(?:\s+Hùng\s+Vương)?"
)

# The first day of the lunar year in Việt Nam (UTC+7), computed by the rules of the Vietnamese
# calendar (months begin on the day of the new moon, the eleventh holds the winter solstice).
NEW_YEARS: tuple[tuple[str, int, int, int], ...] = (
    ("Kỷ Hợi", 2019, 2, 5),
    ("Canh Tý", 2020, 1, 25),
    ("Tân Sửu", 2021, 2, 12),
    ("Nhâm Dần", 2022, 2, 1),
    ("Quý Mão", 2023, 1, 22),
    ("Giáp Thìn", 2024, 2, 10),
    ("Ất Tỵ", 2025, 1, 29),
    ("Bính Ngọ", 2026, 2, 17),
    ("Đinh Mùi", 2027, 2, 6),
    ("Mậu Thân", 2028, 1, 26),
    ("Kỷ Dậu", 2029, 2, 13),
    ("Canh Tuất", 2030, 2, 2),
)

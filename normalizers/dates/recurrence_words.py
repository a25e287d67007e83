"""The wording of what recurs: patterns with the RRULE that they mean.

Patterns are matched without regard to case, on NFC text.
"""

from __future__ import annotations

from normalizers.dates.words import WEEKDAY

EVERY_ONE = r"(?:h[ằàăắẳẵầ]ng|mỗi|từng)"
AT_INTERVALS = r"(?:định\s*kỳ,?\s*)?"
PART_OF_DAY = r"(?:(?:sáng|chiều|tối)\s*)?"
ONCE = r"(?:0?1|một)\s*lần"
ANY_WEEKDAY = r"(?:thứ\s*(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s*nhật)"

# What recurs: (RRULE, pattern); a weekday in the pattern becomes BYDAY.
RECURRENCES: tuple[tuple[str, str], ...] = (
    (
        "FREQ=YEARLY",
        rf"{ONCE}\s*(?:/|mỗi|một|trong|trên)\s*(?:một\s*|mỗi\s*|0?1\s*)?năm(?:\s*học)?(?!\s*20)",
    ),
    (
        "FREQ=YEARLY",
        rf"{AT_INTERVALS}(?:{EVERY_ONE}|một|01)\s*năm(?:\s*học)?\s*(?:tổ\s*chức\s*)?(?:ít\s*nhất\s*)?"
        rf"(?:{ONCE}|/\s*lần)",
    ),
    ("FREQ=YEARLY", r"(?:sau|cuối|đầu|(?:khi\s*)?kết\s*thúc)\s*(?:mỗi|từng)\s*năm(?:\s*học)?"),
    ("FREQ=YEARLY", rf"{AT_INTERVALS}{EVERY_ONE}\s*năm(?:\s*học)?(?!\s*20)"),
    ("FREQ=MONTHLY;INTERVAL=3", rf"{ONCE}\s*(?:/|mỗi|một|trong)\s*(?:một\s*|mỗi\s*)?quý(?!\w)"),
    ("FREQ=MONTHLY;INTERVAL=3", rf"{AT_INTERVALS}(?:{EVERY_ONE}|một|01)\s*quý\s*(?:họp\s*)?{ONCE}"),
    (
        "FREQ=MONTHLY;INTERVAL=3",
        rf"{AT_INTERVALS}{EVERY_ONE}\s*quý(?!\s*(?:thầy|vị|phụ))(?!\w)",
    ),
    (
        "FREQ=MONTHLY;INTERVAL={n}",
        rf"(?<!\d)0?(?P<n>[2-9]|hai|ba|bốn|sáu)\s*tháng\s*(?:/\s*lần|{ONCE})",
    ),
    ("FREQ=MONTHLY", r"(?:của|trong)\s*(?:các|mỗi|từng)\s*tháng(?!\s*\d)(?!\w)"),
    ("FREQ=YEARLY;INTERVAL={n}", rf"(?<!\d)0?(?P<n>[2-9])\s*năm\s*(?:/\s*lần|{ONCE})"),
    ("FREQ=MONTHLY", rf"{ONCE}\s*(?:/|mỗi|một|trong)\s*(?:một\s*|mỗi\s*)?tháng(?!\s*\d)"),
    ("FREQ=MONTHLY", rf"{AT_INTERVALS}(?:{EVERY_ONE}|một|01)\s*tháng\s*(?:họp\s*)?{ONCE}"),
    (
        "FREQ=MONTHLY;BYDAY={weekdays_of_month}",
        rf"{PART_OF_DAY}{WEEKDAY}\s*,?\s*(?:của\s*)?(?:các\s*)?tuần\s*(?:thứ\s*)?"
        r"(?P<nths>[1-4](?:\s*(?:,|và|&)\s*(?:tuần\s*)?(?:thứ\s*)?[1-4])+)"
        rf"\s*(?:của\s*|,\s*)?(?:{EVERY_ONE}|các)\s*tháng",
    ),
    (
        "FREQ=MONTHLY;BYDAY={nth}{weekday}",
        rf"{PART_OF_DAY}{WEEKDAY}\s*(?:của\s*)?tuần\s*(?:thứ\s*)?(?P<nth>đầu(?:\s*tiên)?|cuối(?:\s*cùng)?|[1-4]|nhất|hai|ba|tư)\s*"
        r"(?:của\s*|,\s*)?(?:h[ằàăắẳẵầ]ng|mỗi|các)\s*tháng",
    ),
    (  # the last Saturday of the month, where no month is named: of each
        "FREQ=MONTHLY;BYDAY={nth}{weekday}",
        rf"{PART_OF_DAY}{WEEKDAY}\s*,?\s*(?:của\s*)?(?:tuần\s*)?"
        r"(?P<nth>đầu(?:\s*tiên)?|cuối(?:\s*cùng)?)\s*(?:của\s*|trong\s*)?"
        rf"(?:(?:{EVERY_ONE}|các)\s*)?tháng(?!\s*(?:\d|[/.]|giêng|này|tới|sau))(?!\w)",
    ),
    (
        "FREQ=WEEKLY;BYDAY={weekdays}",
        rf"(?P<weekdays>(?:(?:các\s*)?(?:(?:sáng|chiều|tối|ngày|buổi)\s*)*{ANY_WEEKDAY}"
        rf"(?:\s*(?:,|;|và|-|–|&)\s*(?:(?:sáng|chiều|tối|ngày)\s*)*(?:{ANY_WEEKDAY}|[2-7](?!\d)))+))"
        r"\s*,?\s*(?:h[ằàăắẳẵầ]ng|mỗi|các|trong)\s*tuần",
    ),
    (
        "FREQ=WEEKLY;BYDAY={weekday}",
        rf"(?:sáng\s*|chiều\s*|tối\s*)?{WEEKDAY}\s*(?:đầu|cuối)\s*tuần(?!\s*(?:thứ|\d))",
    ),
    (
        "FREQ=WEEKLY;BYDAY={weekday}",
        rf"(?:sáng\s*|chiều\s*|tối\s*)?{WEEKDAY}\s*,?\s*(?:h[ằàăắẳẵầ]ng|mỗi|các)\s*tuần",
    ),
    ("FREQ=MONTHLY", rf"{AT_INTERVALS}{EVERY_ONE}\s*tháng(?!\s*\d)"),
    ("FREQ=WEEKLY", rf"{ONCE}\s*(?:/|mỗi|một|trong)\s*(?:một\s*|mỗi\s*)?tuần"),
    ("FREQ=WEEKLY", rf"{AT_INTERVALS}(?:{EVERY_ONE}|một|01)\s*tuần\s*(?:họp\s*)?{ONCE}"),
    ("FREQ=WEEKLY", rf"{AT_INTERVALS}{EVERY_ONE}\s*tuần"),
    (
        "FREQ=WEEKLY;INTERVAL={n}",
        rf"{AT_INTERVALS}(?<!\d)0?(?P<n>[2-6]|hai|ba)\s*tuần\s*(?:/\s*lần|{ONCE})",
    ),
    ("FREQ=DAILY", r"(?:h[ằàăắẳẵầ]ng)\s*ngày|mỗi\s*ngày"),
)

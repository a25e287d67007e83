"""The wording of time: patterns of the atoms, of what joins them and of what bounds them.

Patterns are matched without regard to case, on NFC text.
"""

from __future__ import annotations

YEAR = r"(?P<year>(?:19|20)\d{2})"
SCHOOL_YEAR = (
    r"(?:năm\s*học|NH)\s*:?\s*(?P<year>20\d{2})(?:\s*[-–—/~]\s*|\s+(?=20\d\d))"
    r"(?P<year2>20\d{2}|\d{2})(?!\d|[./-]\d)"
)
BLANK = r"[\s.…_]*"
NOT_IN_NUMBER = r"(?<![\w/])(?<!\d[.,])"
NUMBER_ENDS = r"(?![\w/]|[.,\-–]\d)"
SEPARATOR = r"\s?(?P<sep>[/.\-–])\s?"
MONTH_WORD = (
    r"mười\s+hai|mười\s+một|giêng|hai|ba|tư|sáu|bảy|tám|chín|mười|chạp"
    r"|(?:II|ll|I1|1I|1l)(?=\s*(?:/|năm))|0?[1-9]|1[0-9]|[2-9]\d"
)

MONTH_NAMES = {
    "giêng": 1,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
    "mười một": 11,
    "mười hai": 12,
    "chạp": 12,
    # 11 as scans show it
    "ii": 11,
    "ll": 11,
    "i1": 11,
    "1i": 11,
    "1l": 11,
}
# II and III as scans show them: no quarter and no semester is an eleventh.
STEMS = {"11": "II", "H": "II", "111": "III", "IH": "III", "HI": "III"}
STEMS_BEFORE_YEAR = r"(?:11|111|H|IH|HI)(?=\s*(?:/|năm)\s*20\d\d)"
ORDINALS = {
    "i": 1,
    "l": 1,
    "ii": 2,
    "ll": 2,
    "iii": 3,
    "iv": 4,
    "một": 1,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "bốn": 4,
    "sáu": 6,
}
WEEKDAYS = {
    "hai": "MO",
    "2": "MO",
    "ba": "TU",
    "3": "TU",
    "tư": "WE",
    "4": "WE",
    "năm": "TH",
    "5": "TH",
    "sáu": "FR",
    "6": "FR",
    "bảy": "SA",
    "bẩy": "SA",
    "7": "SA",
    "nhật": "SU",
}

WEEKDAY = r"(?:thứ\s*(?P<weekday>hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s*(?P<sunday>nhật))"

# The atoms in order of precedence: (kind, pattern). The first that matches a place wins,
# except that a longer earlier start always wins.
ATOMS: tuple[tuple[str, str], ...] = (
    (
        "day",
        rf"(?:ngày\s*|mùng\s*|mồng\s*)*(?<!tuần )(?<!thứ ){NOT_IN_NUMBER}(?P<day>\d{{1,2}})\s*"
        rf"tháng\s*(?P<month>{MONTH_WORD})\s*,?\s*năm\s*{YEAR}(?!\d)",
    ),
    (
        "day",
        rf"(?:ngày|mùng|mồng)\s*(?P<day>\d{{1,2}})\s*tháng\s*(?P<month>{MONTH_WORD})"
        rf"(?:\s?[/.\-]\s?|\s+){YEAR}(?!\d)",
    ),
    ("blank", rf"ngày{BLANK}(?P<day>\d{{1,2}})?{BLANK}tháng{BLANK}năm\s*{YEAR}(?!\d)"),
    (
        "blank",
        rf"ngày{BLANK}tháng{BLANK}(?P<month>\d{{1,2}}){BLANK}năm\s*{YEAR}(?!\d)",
    ),
    (
        "day",
        rf"(?:ngày\s*|mùng\s*|mồng\s*)*{NOT_IN_NUMBER}(?P<day>\d{{1,2}}){SEPARATOR}"
        rf"(?P<month>\d{{1,2}})\s?(?P=sep)\s?{YEAR}{NUMBER_ENDS}",
    ),
    (
        "day",
        rf"(?:ngày\s*)*{NOT_IN_NUMBER}(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})/"
        rf"(?P<short>2\d){NUMBER_ENDS}",
    ),
    (
        "day",
        rf"ngày\s*(?:mùng\s*|mồng\s*)?(?P<day>\d{{1,2}})\s*tháng\s*(?P<month>{MONTH_WORD})(?!\w|\s*lần)",
    ),
    (
        "day",
        rf"(?:mùng\s*|mồng\s*)(?P<day>\d{{1,2}})\s*tháng\s*(?P<month>{MONTH_WORD})(?!\w)",
    ),
    (
        "day",
        rf"{NOT_IN_NUMBER}(?P<day>\d{{1,2}})\s+tháng\s+(?P<month>{MONTH_WORD})"
        r"(?=\s*(?:h[ằàăắẳẵầ]ng|mỗi)\s*năm)",
    ),
    (
        "day",
        rf"(?<=trước ){NOT_IN_NUMBER}(?P<day>\d{{1,2}})(?=\s*(?:h[ằàăắẳẵầ]ng|mỗi)\s*tháng)",
    ),
    (
        "day",
        rf"ngày\s*(?P<day>\d{{1,2}}){SEPARATOR}(?P<month>\d{{1,2}}){NUMBER_ENDS}",
    ),
    (
        "bare-day-month",
        rf"{NOT_IN_NUMBER}(?P<day>\d{{1,2}})\s?[/]\s?(?P<month>\d{{1,2}}){NUMBER_ENDS}",
    ),
    (
        "month",
        rf"(?:tháng|T)\s?(?P<month>0?[1-9]|1[0-9])\s?[/.\-–]\s?{YEAR}{NUMBER_ENDS}",
    ),
    (
        "month",
        r"(?<!\w)T\s?(?P<month>0?[1-9]|1[0-2])(?=(?:\s?(?:[-–,&+]|và|đến)\s?T?\s?\d{1,2})+\s?/\s?20\d\d)",
    ),
    ("month", rf"tháng\s*(?P<month>{MONTH_WORD})\s*,?\s*năm\s*{YEAR}(?!\d)"),
    ("month", rf"{NOT_IN_NUMBER}(?<!\d )(?P<month>0?[1-9]|1[0-2])\s?/\s?{YEAR}{NUMBER_ENDS}"),
    ("month", rf"tháng\s*(?P<month>{MONTH_WORD})(?!\w|[/.]\d|[\-–]\d{{3}}|\s*(?:lần|tuổi))"),
    (
        "quarter",
        rf"qu[ýí]\s*(?P<number>IV|I{{1,3}}|[1-4]|{STEMS_BEFORE_YEAR})(?!\w|-[^\W\d])(?:\s*(?:/|-|,?\s*năm|,)?\s*{YEAR}(?!\d))?",
    ),
    (
        "semester",
        rf"(?:học\s*k[ỳìỷ]|HK)\s*(?P<number>II|I|ll|l|11|H|1|2|một|hai)(?!\w)"  # l: I on scans
        rf"(?:\s*[,(]?\s*(?:của\s*)?{SCHOOL_YEAR}\)?)?",
    ),
    ("school_year", rf"(?:học\s*k[ỳìỷ]\s+)?{SCHOOL_YEAR}"),  # a semester without its number
    ("this_school_year", r"năm\s*học\s*(?:này|hiện\s*tại)"),
    ("this_school_year", r"(?:cả|suốt|trong\s*cả|trong\s*suốt)\s*năm\s*học(?!\s*\d)(?!\w)"),
    (
        "this_school_year",
        r"(?:(?<=cuối )|(?<=đầu )|(?<=kết thúc ))năm\s*học(?!\s*(?:\d|này|mới|tới|sau|tiếp))(?!\w)",
    ),
    (
        "stage_end",
        r"(?:(?:khi|sau\s+khi)\s+)?(?:kết\s*thúc|cuối|hết)\s+giai\s*đoạn"
        r"(?:\s*(?P<year>20\d{2})\s*[-–—]\s*(?P<year2>20\d{2})|\s+thực\s+hiện)?",
    ),
    ("year", rf"năm\s*{YEAR}(?!\d|\s*[-–—]\s*20\d\d)"),
    (
        "years",
        r"năm\s*(?P<year>20\d{2})\s*[-–—]\s*(?:năm\s*)?(?P<year2>20\d{2})(?!\d)",
    ),
    (
        "week",
        r"tuần\s*(?:lễ\s*)?(?:thứ\s*)?(?P<number>[1-5]|I{1,3}|IV|một|hai|ba|tư)(?![\w/])(?!.{0,15}tháng)",
    ),
    ("day", r"(?<!\d )ngày\s*(?P<day>\d{1,2})(?!\d|\s?[/.\-–]\s?\d|\s*(?:ngày|tháng)\s*\d)"),
    (
        "clock",
        r"(?<![\w:/])(?P<hour>\d{1,2})\s?(?:h|g|giờ)\s?(?P<minute>[0-5]\d)(?!\d)\s?(?:phút|p\b|')?",
    ),
    ("clock", r"(?<![\w:/.,])(?P<hour>\d{1,2}):(?P<minute>[0-5]\d)(?!\d|:)"),
    ("clock", r"(?<![\w:/])(?P<hour>\d{1,2})h(?!\w)"),
    (
        "clock",
        r"(?:(?<=lúc )|(?<=hồi )|(?<=từ )|(?<=đến )|(?<=vào ))(?P<hour>\d{1,2})\s*giờ"
        r"(?!\s*(?:dạy|học|công))",
    ),
    ("clock", r"(?<![\w:/])(?P<hour>\d{1,2})\s*giờ(?=\s*(?:sáng|chiều|tối|,?\s*ngày\s*\d|:))"),
)

# Phrases of time that name no date by themselves (gloss: after the twinning; at each term's
# end; in the coming school years; before and after the occasion; lunar holidays).
EVENT_NOUN = (
    r"kết\s*nghĩa|ký\s*kết|lễ\s*(?:ký|kết)\w*(?:\s*kết(?:\s*nghĩa)?)?|hội\s*nghị|sự\s*kiện|chuyến\s*(?:đi|thăm)|"
    r"chương\s*trình|hoạt\s*động|đợt\s*(?:giao\s*lưu|tập\s*huấn)|buổi\s*(?:giao\s*lưu|làm\s*việc)"
)
UNRESOLVED: tuple[str, ...] = (
    rf"trước\s*(?:và|,)\s*(?:trong\s*(?:và|,)\s*)?sau\s*(?:khi\s*)?(?:{EVENT_NOUN})",
    r"(?:trước|sau)\s*(?:khi\s*)?(?:kết\s*nghĩa|ký\s*(?:kết|giao\s*ước)|lễ\s*(?:ký\s*kết|kết\s*nghĩa))",
    r"sau\s*(?:mỗi|từng)\s*(?:đợt|buổi|chuyến|hoạt\s*động|học\s*k[ỳì]|quý|lần)(?:\s*(?:giao\s*lưu|đi|thăm))?",
    r"(?:cuối|đầu|giữa|kết\s*thúc|trong)\s*(?:mỗi|từng|các)\s*(?:học\s*k[ỳì]|quý|tháng|tuần)",
    r"(?:\d{1,2}|hai|ba)\s*lần\s*/\s*(?:năm(?:\s*học)?|học\s*k[ỳì]|tháng|quý)",
    r"(?:0?1|một)\s*lần\s*/\s*học\s*k[ỳì]|(?:mỗi|từng)\s*học\s*k[ỳì](?:\s*(?:0?1|một)\s*lần)?",
    r"(?:trong\s*|ở\s*)?(?:các|những)\s*năm(?:\s*học)?\s*(?:tiếp\s*theo|sau|tới)",
    r"(?:trong\s*)?năm\s*học\s*(?:tới|sau|tiếp\s*theo)",
    r"(?:giữa|trước|sau)\s*(?:học\s*k[ỳì]|năm\s*học)(?!\s*(?:\d|I|này))(?:\s*mới)?|đầu\s*năm\s*học\s*mới|đầu\s*học\s*k[ỳì](?!\s*(?:\d|I))",
    r"(?:cuối|(?:khi\s*)?kết\s*thúc)\s*học\s*k[ỳì](?!\s*(?:\d|I))",
    r"(?:trước|sau|dịp|nhân\s*dịp|trong)\s*(?:dịp\s*)?(?:nghỉ\s*)?(?:{lunar}|[Tt]ết)"
    r"(?:\s+{lunar_year}(?!\w))?",
    r"(?:{lunar})(?:\s+{lunar_year})?(?=\s*(?:[:,;.)–-]|$))",
    r"(?:trong\s*)?dịp\s*(?:nghỉ\s*)?hè",
    r"(?:trong\s*)?(?:0?[369]|ba|sáu|chín)\s*tháng\s*(?:đầu|cuối)\s*(?:của\s*)?năm(?:\s*20\d\d)?",
    r"(?:(?:trong|vào)\s*)?(?:mùa\s*|kỳ\s*nghỉ\s*)?hè\s*(?:năm\s*)?20\d\d",
)

RANGE = (
    r"\s*(?:,\s*)?(?:(?:cho\s*)?(?:đến|tới)(?:\s*hết)?|[-–—~→]+|hết)\s*"
    r"(?:(?:khoảng|hết|cuối|giữa|đầu|thời\s*điểm)\s*)?(?:(?:sáng|chiều|tối|trưa)\s*)?"
)
LIST = r"\s*(?:,|;|và|&|\+|hoặc)\s*(?:và\s*)?(?:(?:sáng|chiều|tối|trưa)\s*)?"

PART_OF_MONTH = (
    r"(?:(?:trong\s*)?(?:các\s*)?(?:tuần\s*(?:lễ\s*)?(?:thứ\s*)?"
    r"(?:\d|I{1,3}V?|IV|nhất|một|hai|ba|tư|đầu(?:\s*tiên)?|cuối(?:\s*cùng)?)"
    r"(?:\s*(?:,|-|–|và)\s*(?:tuần\s*)?\d)*|(?:khi\s*)?kết\s*thúc|(?:nửa\s*)?(?:đầu|cuối)|giữa|thượng\s*tuần|trung\s*tuần|hạ\s*tuần)"
    r"\s*(?:,|\(|của|-|/)?\s*)"
)
# Ước (about) alone; giao ước, quy ước, nguyện ước are pledges and wishes.
APPROXIMATE = (
    r"dự\s*kiến|khoảng|tầm|(?<!giao\s)(?<!quy\s)(?<!mơ\s)(?<!nguyện\s)ước(?:\s*tính)?"
    r"|khoảng\s*chừng"
)
BEFORE = (
    r"trước(?:\s*khi\s*hết)?|chậm\s*nhất|muộn\s*nhất|trễ\s*nhất|hạn\s*(?:cuối|chót|nộp|cuối\s*cùng)|"
    r"thời\s*hạn|không\s*quá|không\s*muộn\s*hơn|(?:cho\s*)?(?:đến|tới)(?:\s*hết)?|hết|xong"
)
# `trước Tết Katê (ngày 25/10/2022)`: before a feast whose day stands in brackets.
# The lunar new year has a day of its own: there a bracket says when the act is.
BEFORE_FEAST = (
    r"trước\s+(?:tết(?!\s*(?:nguyên|cổ|âm))|lễ|(?:ngày\s*)?hội)(?:\s+[^\s,;:.()]+){1,5}"
    r"\s*\(\s*(?:ngày\s*)?"
)
AFTER = r"sau|kể\s*từ|bắt\s*đầu\s*từ|từ|bắt\s*đầu"
FILLER = (
    r"là|nay|bây\s*giờ|vào|ngày|khi|trong|thời\s*gian|thời\s*điểm|dịp|lễ|nhân|năm|sáng|chiều|tối|trưa|:|các|hai"
    r"|0?2"
)
ONWARDS = r"\s*(?:,\s*)?(?:trở\s*đi|về\s*sau|trở\s*về\s*sau)"
DAY_TRIGGER = (
    r"(?:ngày|dịp|trước|sau|từ|đến|tới|hết|hạn|nhất|quá|vào|nhân|lễ|kỷ\s*niệm|chào\s*mừng|mừng|khai\s*giảng|"
    r"sáng|chiều|tối|trưa|thứ\s*(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s*nhật|thời\s*gian|kiến|khoảng|"
    r"Việt\s*Nam|Phụ\s*nữ|Đoàn|Đảng|Đội|Thiếu\s*nhi|Nhà\s*giáo)\s*[,:(]?\s*"
)

# A number after these words is a class, a school's name, a cited document … and no time.
NOT_A_DATE_AFTER = (
    r"(?:lớp|khối|trường|THCS|THPT|TH|MN|mầm\s*non|mẫu\s*giáo|tiểu\s*học|cơ\s*sở|phổ\s*thông|đường|phố|ngõ|ngách|hẻm|tổ|số|"
    r"điểm|tỷ\s*lệ|tỉ\s*lệ|tỷ\s*số|tỉ\s*số|đạt|điện\s*thoại|đt|sđt|fax|hotline|khoản|điều|mục|phòng|nhà|"
    r"thông\s*tư|nghị\s*định|quyết\s*định|nghị\s*quyết|chỉ\s*thị|kế\s*hoạch|công\s*văn|luật)\s*(?:số\s*)?[:.]?\s*"
)
# A fraction before these words is a share (gloss: two thirds of the number, of the members).
SHARE_AFTER = (
    r"\s*(?:\(\s*(?:một|hai|ba|bốn)\s+phần|(?:tổng\s*)?số(?!\w)|(?:thành|ủy|uỷ|đảng)\s*viên|phiếu"
    r"|học\s*sinh|giáo\s*viên|đại\s*biểu|thời\s*(?:gian|lượng)|lần(?!\w)|diện\s*tích|chặng)"
)
# A year after these words names a law, a programme or a birth, not a time.
NOT_A_YEAR_AFTER = (
    r"(?:luật|bộ\s*luật|hiến\s*pháp|chương\s*trình|gdpt|phổ\s*thông|sinh|thông\s*tư|tiểu\s*học|giáo\s*dục)"
    r"\s*,?\s*"
)
LUNAR = r"\s*(?:\(\s*)?(?:âm\s*lịch|ÂL\b|AL\b)"

"""The wording that says what a time belongs to: patterns on folded or printed text."""

from __future__ import annotations

import re

_I = re.IGNORECASE

# Sections (folded): what they hold is wished for, not scheduled (purpose, requirement, goal).
AIMS = re.compile(
    r"(?:CAC )?(?:MUC DICH|YEU CAU|MUC TIEU|CHI TIEU|TIEU CHI|QUAN DIEM|PHUONG CHAM|Y NGHIA"
    r"|DAC DIEM|THUC TRANG)\b"
)
# Sections (folded) that tell what was: results, the state of things; and what shall be, in a
# report (gloss: directions, tasks, the time to come, proposals).
TOLD = re.compile(
    r"(?:(?:MOT SO|NHUNG|CAC) )?(?:DANH GIA(?: TINH HINH| KET QUA| CHUNG)|KET QUA|TINH HINH|TON TAI"
    r"|HAN CHE|NGUYEN NHAN|KHO KHAN|THUAN LOI|UU DIEM|BAI HOC)\b"
)
OUTLOOK = re.compile(
    r"(?:(?:MOT SO|NHUNG|CAC) )?(?:PHUONG HUONG|DINH HUONG|NHIEM VU|KE HOACH|GIAI PHAP|BIEN PHAP"
    r"|CONG VIEC|VIEC (?:SE )?LAM|THOI GIAN TOI|DE XUAT|KIEN NGHI|TO CHUC THUC HIEN)\b"
)
# A share that is reached says how things will be (gloss: strive; 90 % have, reach, are).
TARGET = re.compile(
    r"phấn\s*đấu|\d\s*%.{0,120}?(?<!\w)(?:có|đạt|được|biết|là|còn)(?!\w)", re.IGNORECASE
)
# A count up to a day (gloss: all in all, reckoned from, in total); and the figure behind it.
REFERENCE_DAY = re.compile(
    r"(?<!\w)(?:l[ũu][yỹ]\s*kế|tính\s*$|tổng\s*(?:số|cộng|giải|thu|chi)|so\s*với|số\s*liệu)",
    re.IGNORECASE,
)
FIGURE = re.compile(r"\W*(?:là|có|đạt|được)\s+(?:\w+\s+){0,3}\d", re.IGNORECASE)
HABIT = re.compile(r"(?<!\w)dịp\s*$", re.IGNORECASE)  # on the occasion of, each time
# `Mục tiêu trọng tâm: …`, an aim (or, trọng tâm: what matters most) of one pair.
AIM_LABEL = re.compile(r"\W*(?:các\s+)?mục\s+tiêu(?:\s+\w+){0,3}\s*:", re.IGNORECASE)
# Sentences of what was before: before the model was there, formerly, in past years.
HISTORY = re.compile(
    r"\W*(?:trước\s+(?:khi\s+có|đây|kia)|(?:trong\s+)?(?:những|các)\s+năm\s+(?:qua|trước|gần\s+đây))\b"
    r"|.*\bđã\s.*\b(?:những|các)\s+năm\s+(?:qua|trước)\b",
    re.IGNORECASE,
)
# Headings (folded) that name no act of their own.
GENERIC_HEADING = re.compile(
    r"THOI GIAN|TO CHUC THUC HIEN|^NOI DUNG|HINH THUC|THANH PHAN|DIA DIEM|TIEN DO|LO TRINH"
    r"|LICH TRINH|^CHUONG TRINH$|^KE HOACH$|^CAC HOAT DONG$"
)
# Text that closes or opens a document (folded).
FRAME = re.compile(
    r"(?:TREN DAY LA|(?:TRONG )?QUA TRINH|NOI NHAN|KINH GUI|CAN CU|SO \d|DAI DIEN|DE NGHI CAC"
    r"|YEU CAU CAC|NHAN DUOC|CHUNG TOI GOM|BIEN BAN (?:NAY )?DUOC LAP|KEM THEO)\b"
)
# A paragraph that speaks of the whole document closes it (gloss: this plan, these minutes).
CLOSING = re.compile(
    r"(?:kế hoạch|chương trình|biên bản|thỏa thuận|thoả thuận|bản ghi nhớ|giao ước|công văn"
    r"|thông báo|hướng dẫn|văn bản|quy chế|cam kết)\s+(?:này|trên|nêu trên)\b"
    r"|^(?:biên bản|bản \w+(?: \w+)?|cuộc họp|hội nghị)(?: \w+)?"
    r" (?:được (?:lập|thông qua|làm)|kết thúc)",
    _I,
)
NOTE = re.compile(r"\W*\(\d{1,2}\)\s")  # (1) below a table: a remark on a row
END_MARK = re.compile(r"\./\.\W*$")  # behind the last words of a document
DONE = re.compile(  # of doing, before a year: finished, carried out, held
    r"(?:hoàn\s*(?:thành|tất)|thực\s*hiện|tổ\s*chức|tiến\s*hành|diễn\s*ra|khởi\s*công|bắt\s*đầu"
    r"|kết\s*thúc|triển\s*khai|xong|[(:,])\s*$",
    _I,
)
BLANK = re.compile(  # of a form to fill in
    r"(?:tháng\s*[.…_]{2,}[.…_\s]*(?:năm\s*)?(?:20\d\d)?"
    r"|ngày\s*[.…_]{2,}\s*tháng\s*\d{1,2}\s*năm\s*20\d\d)$",
    _I,
)
SET = re.compile(r"\b(?:vào|trong)\s*$", _I)  # in, before a time that is set
# Items that describe an act instead of being one (folded start): place, members, costs.
DETAIL = re.compile(
    r"(?:DIA DIEM|THANH PHAN|DOI TUONG|KINH PHI|HINH THUC|SO LUONG|CHU TRI|PHU TRACH"
    r"|NGUOI PHU TRACH|DON VI"
    r"|DIA CHI|DIEN THOAI|EMAIL|LIEN HE|THAM GIA|PHUONG TIEN|GHI CHU|TRANG PHUC)\b"
)
SIGNING = re.compile(r"(?:HOM NAY|CUNG NGAY|VAO HOI)\b")
AGREEMENT = re.compile(r"KY KET|THONG NHAT|DONG THUAN|NHAT TRI|THOA THUAN|GHI NHO")

TIME_KEY = re.compile(
    r"^\W*(?:dự\s*kiến\s*)?(?:thời\s*(?:gian|điểm|hạn|lượng)|ngày\s*giờ|lịch)(?:\s+(?:thực\s*hiện|tổ\s*chức|dự\s*kiến|hoàn\s*thành|"
    r"triển\s*khai|diễn\s*ra|báo\s*cáo|khởi\s*hành|và\s*địa\s*điểm|tiến\s*hành|cụ\s*thể|giao\s*lưu))*\s*(?:\([^)]*\)\s*)?[:：]\s*",
    _I,
)
LEADING = re.compile(
    r"^[\s\-–+*•(“\"]*"
    r"(?:(?:giai\s*đoạn|bước|đợt|chặng)\s*(?:thứ\s*)?(?:\d{1,2}|[IVX]+|một|nhất|hai|ba|tư|bốn)"
    r"[\s(:,–-]+)?"  # a phase of the plan: Bước 1 (tháng 10/2025): …
    r"(?:(?:vào|trong|dịp|nhân|lúc|sáng|chiều|tối|buổi\s*\w+|"
    r"thời\s*gian|ngày|(?:mùa\s*)?hè|năm|các|và|kể|bắt\s*đầu|định\s*kỳ|\d\s*ngày"
    r"|thứ\s*(?:nhất|\d)|đầu(?:\s*tiên)?|cuối(?:\s*cùng)?)[\s,:(]*)*$",
    _I,
)
TRAILING_MARKS = ' \t:;,.–-—*)”"'

# A date that belongs to a cited or issued document, matched on the text before it.
CITED_BEFORE = re.compile(
    r"(?:số\s*:?\s*(?:\d[\w.]*|[.…_]+)?\s*/\s*[\w&\-–Đ/ ]{0,30}|số\s*:?\s*\d[\w\-–&]*"
    r"|(?:ban\s*hành|ký|công\s*bố)|/[A-ZĐ][\w&Đ]*(?:\s?[-–]\s?[\w&Đ]+)*)"
    r"\s*[,(–-]?\s*(?:ngày)?\s*$",
    _I,
)
CITED_SENTENCE = re.compile(
    r"(?:luật|nghị\s*(?:định|quyết)|thông\s*tư|quyết\s*định|chỉ\s*thị|công\s*văn|kế\s*hoạch|chương\s*trình|hướng\s*dẫn|kết\s*luận)"
    r"\s*(?:số\s*)?:?\s*\d+[^;]{0,60}$",
    _I,
)
# A day that is a property of a thing or person (gloss: made, use by, born, issued on), or what an
# act is compared with.
PROPERTY = re.compile(
    r"(?:ngày\s*(?:sản\s*xuất|cấp|sinh|vào\s*Đ(?:ảng|oàn))|(?:sinh|cấp)\s*ngày|hạn\s*(?:sử\s*)?dùng"
    r"|sinh\s*năm|so\s*(?:sánh\s*)?với)\s*:?\s*$",
    _I,
)
# What is made for a year (gloss: budget, target, plan, list, enrolment, tender, purchase).
OF_A_YEAR = re.compile(
    r"(?<!\w)(?:dự\s*toán|ngân\s*sách|kinh\s*phí|chỉ\s*tiêu|kế\s*hoạch|nhiệm\s*vụ|chương\s*trình"
    r"|danh\s*sách|tuyển\s*sinh|thầu|mua|đề\s*tài|sáng\s*kiến|biên\s*chế|số\s*liệu|báo\s*cáo)(?!\w)",
    _I,
)
# A programme in force (gloss: master plan, strategy, scheme), before the year that it runs to.
PROGRAMME = re.compile(
    r"(?:quy\s*hoạch|chiến\s*lược|định\s*hướng|đề\s*án|chương\s*trình|tầm\s*nhìn|nghị\s*quyết"
    r"|kế\s*hoạch|giai\s*đoạn|\bQH)(?!\w)[^;:.]{0,100}$",
    _I,
)
TERM = re.compile(r"(?:(?:đầu|giữa|cuối)\s*)?(?:học\s*k[ỳìỷ]|HK)|(?:đầu|giữa|cuối)\s*năm\s*học", _I)
PAPER = re.compile(r"(?:bài|đề)\s*(?:kiểm\s*tra|thi|khảo\s*sát)\s*$", _I)  # of a part of a year
EXAM = re.compile(r"(?:kiểm\s*tra|thi|đề|đề\s*cương|khảo\s*sát|điểm)\s*$", _I)  # of a term
COMPARED = re.compile(r"so\s*(?:sánh\s*)?với\s*$", _I)  # with how it was then
# A school year or year after these words is an attribute of the noun.
ATTRIBUTIVE = re.compile(
    r"(?:nhiệm\s*vụ|kế\s*hoạch|chủ\s*đề|chương\s*trình|kết\s*quả|phương\s*hướng|hướng\s*dẫn|giai\s*đoạn|chỉ\s*thị|tổng\s*kết|sơ\s*kết|"
    r"khai\s*giảng|bế\s*giảng|thi\s*đua|trọng\s*tâm|giáo\s*dục|phổ\s*thông|công\s*tác|báo\s*cáo|đầu|của|"
    r"dự\s*toán|ngân\s*sách|kinh\s*phí|chỉ\s*tiêu|số\s*liệu|danh\s*sách|biên\s*chế|sáng\s*kiến|đợt|hội\s*nghị(?:\s*\w+){0,3}|chuẩn\s*bị\s*cho)"
    r"\s*(?:trong\s*)?$",
    _I,
)
# A school year right behind a word that opens no phrase of time says what the noun is of.
NOUN_BEFORE = re.compile(
    r"(?<!\w)(?!(?:trong|từ|cả|suốt|hết|đến|tới|vào|ngay|sau|trước|mỗi|các|hằng|hàng|là|và|của|toàn|"
    r"học|kỳ|kì|I|II|1|2|thời|gian|điểm|khoảng|kiến|bắt|đầu|giữa|cuối|thúc|hiện|chức|khai)\s)[^\W\d]\w*\s+$",
    _I,
)
REVIEWED = re.compile(r"(?:sơ|tổng)\s*kết\s*$", _I)
# What a heading may say before its date without naming an act (folded).
OPENING = re.compile(
    r"(?:(?:MOT SO|NHUNG|CHUONG TRINH|LICH TRINH|LICH|KE HOACH|CAC|NOI DUNG|HOAT DONG|CONG VIEC"
    r"|NHIEM VU|CU THE"
    r"|TRONG|CHO|VA|CUA|THUC HIEN|TRIEN KHAI|TRONG TAM|CONG TAC|GIAO LUU|LAM VIEC|BUOI|DOT"
    r"|GIAI DOAN|BUOC|CHANG|PHA|SANG|CHIEU|TOI|THU|HAI|BA|TU|NAM|SAU|BAY|CHU NHAT|NGAY|NHAT|LAN"
    r"|KY|TIEN DO|THOI GIAN|DU KIEN|\d+"
    r"|[IVX]+)(?: |$))*"
)
# A phase of the plan (folded start): its items are the acts, also where it bears a name.
PHASE = re.compile(
    r"(?:GIAI DOAN|BUOC|DOT|CHANG|PHA)(?: THU)? (?:\d|[IVX]+|MOT|NHAT|HAI|BA|TU|NAM|CUOI)\b"
)
PHASE_BEFORE = re.compile(  # the same as printed, before its time
    r"\W*(?:giai\s*đoạn|bước|đợt|chặng|pha|lần)(?:\s+thứ)?\s+(?:\d{1,2}|[IVX]{1,4}|một|nhất|hai|ba|tư|năm|cuối)"
    r"\s*[(:,–-]\s*",
    _I,
)
PHASE_BEHIND = re.compile(r"\s*\)?\s*[:.–-]")
# A recurrence after these words only describes them (gloss: daily life, on average, pay, plan).
DESCRIBED = re.compile(
    r"(?:cuộc\s*sống|đời\s*sống|thói\s*quen|bình\s*quân|trung\s*bình|tần\s*suất|tiền\s*lương"
    r"|thu\s*nhập|(?:dự\s*toán|ngân\s*sách|chỉ\s*tiêu|biên\s*chế|kế\s*hoạch)(?:\s+\w+){0,5}?)\s*$",
    _I,
)
DAILY_LIFE = re.compile(r"sinh\s*hoạt\s*$", _I)  # before `hằng ngày`; elsewhere it is a meeting
# A day after these words is an occasion, not yet the act's own time.
OCCASION = re.compile(
    r"(?:(?:kỷ\s*niệm|kỉ\s*niệm|chào\s*mừng|mừng|hưởng\s*ứng|lập\s*thành\s*tích|nhân\s*(?:ngày|dịp))"
    r"(?:\s+[^\s,;.]+){0,4}|nhân)\s*$",
    _I,
)
# These make a term a time of its own: at its end, in it.
PART = re.compile(
    r"(?:đầu|giữa|cuối|trong|khi|kết\s*thúc|từ|sau|trước|mỗi|hằng|hàng|cả|suốt|dự\s*kiến|khoảng|tuần)(?!\w)",
    _I,
)
# A line that opens another section, also where the outline took it for a paragraph (folded).
SECTION = re.compile(
    r"(?:TO CHUC THUC HIEN|KINH PHI|PHAN CONG|CHE DO BAO CAO|THANH PHAN|DOI TUONG|BIEN PHAP"
    r"|GIAI PHAP|DIEU KHOAN|TRACH NHIEM)(?: \w+){0,6}"
)
PLACE = re.compile(
    r"(?:địa\s*điểm\s*:\s*(?:tại\s+)?|(?<!\w)tại\s+)(?P<place>(?:trường|hội\s*trường|nhà|UBND|phòng|xã|điểm|trụ\s*sở|sân|khu|trung\s*tâm|thư\s*viện|các|hai|0?\d+|huyện|quận|thành\s*phố|cơ\s*sở|lớp|bảo\s*tàng|di\s*tích|MN|TH|THCS|THPT|\d)"
    r"[^,;()]*?)(?=\s*(?:[,;()]|\.(?:\s|$)|$|\b(?:để|nhằm|dự|về|với|và\s+(?:chia|trao|tổ)|vào|từ|trước)\b))",
    _I,
)
RESPONSIBLE = re.compile(
    r"(?:(?:người|bộ\s*phận|đơn\s*vị)\s*thực\s*hiện|phụ\s*trách|chủ\s*trì|chịu\s*trách\s*nhiệm)\s*:\s*(?P<who>[^.;()]+)",
    _I,
)
SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[A-ZĐÀ-Ỹ“\"-])")

# Columns of a schedule (folded header), in order of precedence.
COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("number", re.compile(r"(?:TT|STT|SO TT|SO THU TU)$")),
    (
        "other",  # who or what a row is about, which is no act
        re.compile(
            r"(?:HO (?:VA )?TEN|HO TEN|(?:CAC |TEN )?TRUONG|(?:TEN |CAC )(?:DON VI|CO SO|HOC SINH"
            r"|GIAO VIEN|CAN BO|THI SINH|LOP|MON|CAP|CUM)|LOP|MON|PHONG THI|SO BAO DANH|NGAY SINH"
            r"|CAP TRUONG|HOC SINH|DOI(?: \d)?$|TRAN|(?:TU|DEN) TRUONG)\b"
        ),
    ),
    ("from", re.compile(r"(?:BAT DAU|TU NGAY|NGAY BAT DAU|THOI GIAN BAT DAU)\b")),
    (
        "to",
        re.compile(
            r"(?:KET THUC|DEN NGAY|NGAY KET THUC|THOI GIAN (?:KET THUC|HOAN THANH)|HOAN THANH)\b"
        ),
    ),
    (
        "time",
        re.compile(
            r"(?:(?:DU KIEN )?THOI (?:GIAN|DIEM|HAN)|NGAY|THANG|TUAN|HAN|LICH|GIO|MOC"
            r"|HOC KY|NAM HOC|QUY)\b"
        ),
    ),
    (
        "who",
        re.compile(
            r"(?:NGUOI|DON VI|BO PHAN|PHU TRACH|CHU TRI|PHAN CONG|TRACH NHIEM|CAN BO"
            r"|LUC LUONG|PHOI HOP|THUC HIEN|TO CHUC THUC HIEN)\b"
        ),
    ),
    ("place", re.compile(r"(?:DIA DIEM|NOI (?:THUC HIEN|TO CHUC|DEN)|NOI$)")),
    (
        "what",
        re.compile(
            r"(?:NOI DUNG|CONG VIEC|HOAT DONG|NHIEM VU|CHUONG TRINH|CHUYEN DE|CHU DE"
            r"|TEN |CAC |VIEC|SU KIEN)"
        ),
    ),
    (
        "other",
        re.compile(
            r"(?:GHI CHU|KET QUA|KINH PHI|THANH PHAN|DOI TUONG|HINH THUC|SO LUONG|SAN PHAM)"
        ),
    ),
)
PART_OF_DAY = re.compile(r"\W*(?:buổi\s*)?(?:sáng|trưa|chiều|tối|cả\s*ngày)\W*", _I)
MARK = re.compile(r"^[xX✓✔√+●•]$")
BULLET = re.compile(r"^\s*[-–+•*]\s*")
NEXT_BULLET = re.compile(r"(?<=[.;])\s+[-–+•*]\s+(?=[A-ZĐÀ-Ỹ])")

"""Words that stop a name, and those that may stand in one uncapitalised."""

from __future__ import annotations

import re

# Stop a name in any writing: phrases of two or more syllables, titles of persons.
STOP_PHRASES = (
    r"kết\s+nghĩa|kết\s+nối|ký\s+kết|giao\s+lưu|giai\s+đoạn|năm\s+học|học\s+kỳ|học\s+kì|năm\s+\d"
    r"|(?:kết|ghép|sánh)\s+đôi|(?:ghép|bắt)\s+cặp|kết\s+bạn|thiết\s+lập|bắt\s+tay|liên\s+kết"
    r"|giúp\s+đỡ|hỗ\s+trợ|đỡ\s+đầu|chia\s+sẻ|phối\s+hợp|tổ\s+chức|thực\s+hiện|xây\s+dựng|tham\s+gia"
    r"|hiệu\s+trưởng|phó\s+hiệu|giáo\s+viên|học\s+sinh|cán\s+bộ|ban\s+giám\s+hiệu|đại\s+diện"
    r"|đối\s+với|địa\s+chỉ|điện\s+thoại|trên\s+địa\s+bàn|trực\s+thuộc|điểm\s+trường|cụm\s+trường|cụm\s+số"
    r"|đơn\s+vị|quốc\s+gia|hạng\s+mục|hm\s*:|phân\s+hiệu|kế\s+hoạch|thời\s+gian|nội\s+dung|mục\s+tiêu|chương\s+trình|phong\s+trào|ghi\s+chú"
    r"|(?:bao\s+)?gồm(?=\s*(?:\d|:|có\b|các\b))|hai\s+nhà\s+trường|nhà\s+trường|các\s+trường|hai\s+trường|email|tel\b|đt\s*:|đ/c"
    r"|cộng\s+h(?:òa|oà)\s+xã\s+hội|độc\s+lập\s*-"
    r"|trưởng\s+cụm|cụm\s+trưởng|nơi\s+nhận|căn\s+cứ|tự\s+nguyện|thống\s+nhất\s+(?:ký|kết|nội)"
    # begin a sentence: addressed to, go on, keep up, strengthen, spread, register, on occasion of
    r"|kính\s+(?:gửi|mời)|tiếp\s+tục|duy\s+trì|tăng\s+cường|mở\s+rộng|đăng\s+ký|nhân\s+dịp"
    r"|đồng\s+chí|thành\s+viên|chức\s+vụ|chức\s+danh|cđcs|công\s+đoàn|chi\s+bộ|chi\s+đoàn|liên\s+đội"
    r"|[lc]đ(?=\s+(?:trường|th|mn|mg|tiểu|mầm|mẫu|pt))"  # liên đội, công đoàn cut short
)
# Open a sentence before what it is about, with a comma or without (gloss: likewise, besides, at the
# same time, in particular, accordingly, then, among them, this year, on this occasion, finally).
OPENING = re.compile(
    r"\s*(?:tương\s+tự(?:\s+như\s+(?:vậy|trên))?|ngoài\s+(?:ra|các\s+\w+\s+trên)|đồng\s+thời|cụ\s+thể"
    r"|(?:theo|bên\s+cạnh|cùng\s+với|trong|sau|qua|từ|do)\s+đó|tiếp\s+(?:theo|đến|đó|sau)"
    r"|(?:năm|lần|dịp|đợt|tháng|nhân\s+dịp)\s+(?:này|nay)|hiện\s+nay|trước\s+(?:mắt|hết)|mặt\s+khác"
    r"|hơn\s+nữa|đặc\s+biệt|cuối\s+cùng|đầu\s+tiên|như\s+vậy|vì\s+vậy|còn\s+lại|lần\s+lượt)"
    r"(?![^\W_])\s*(?:là\s*)?[,:]?\s*",
    re.IGNORECASE,
)
# Stop a name where they are not capitalised, or in a line all in capitals.
_STOPS = (
    "và với trong tại của đến về là cho cùng thuộc có sẽ đã được do theo để khi nhận từ ở như các "
    "những này đó trên tham gồm đạt vào làm cũng thì mà bằng ra sau trước nơi nhằm rồi không phải "
    "cần bị đang vẫn còn đi hoặc giữa trao tặng thăm ký tiếp nói cả mỗi một hai lên qua năm ngày "
    "tháng tuần quý đường phố ngõ ngách thôn tổ bản ấp buôn tiếng giờ lần lớp phòng em bạn thầy cô "
    "ông bà đồng chung riêng"
)
STOP_WORDS = frozenset(_STOPS.split())
# The same in a line all in capitals, where `ĐỒNG` or `TỪ` is likelier a part of a name.
_CAPS_STOPS = (
    "và với trong tại của đến về cho thuộc sẽ đã được để khi các những nhằm trên không phải giữa"
)
CAPS_STOP_WORDS = frozenset(_CAPS_STOPS.split())
# May stand uncapitalised inside a name.
_MAY_BE_SMALL = (
    "số đô thị tư thục dân lập bán công thực nghiệm quốc tế song ngữ chất lượng cao năng khiếu "
    "chuyên biệt khu công nghiệp thị trấn mới huyện tỉnh liên xã phường quận"
)
PARTICLES = frozenset(_MAY_BE_SMALL.split())
# The same as phrases: `lập` (to set up) is a verb, `dân lập` (people-founded) a kind of school.
SMALL = re.compile(
    r"(?:số|đô\s+thị|tư\s+thục|dân\s+lập|công\s+lập|bán\s+công|thực\s+nghiệm|thực\s+hành|quốc\s+tế"
    r"|song\s+ngữ|chất\s+lượng\s+cao|năng\s+khiếu|chuyên\s+biệt|khu(?:\s+công\s+nghiệp)?|thị\s+trấn"
    r"|mới|huyện|tỉnh|liên\s+xã|xã|phường|quận)(?![^\W_])",
    re.IGNORECASE,
)
# Kinds of schools that are part of the name, seldom capitalised throughout: boarding schools of
# the minorities, schools for blind, deaf or disabled children.
SPECIAL = re.compile(
    r"(?:dân\s+tộc\s+(?:nội|bán)\s+trú|nuôi\s+dạy\s+trẻ(?:\s+em)?(?:\s+(?:khuyết\s+tật|khiếm\s+\w+))?"
    r"|(?:giáo\s+dục\s+|dạy\s+)?trẻ(?:\s+em)?\s+(?:khuyết\s+tật|khiếm\s+\w+)|khiếm\s+th(?:ị|ính)"
    r"|(?:giáo\s+dục\s+)?chuyên\s+biệt|câm\s+điếc)(?![^\W_])",
    re.IGNORECASE,
)
# `H’Nguyên`; `Gi-rai`: a hyphen before a small letter is inside a word of a Chăm or Khmer name.
WORD = re.compile(
    r"[^\W\d_]+(?:['’][^\W\d_]+"
    r"|-(?!trường|mầm|mẫu|tiểu|trung|và|với|kết|xã|phường|huyện|quận|thị)[a-zà-ỹđ][^\W\d_]*)*"
)

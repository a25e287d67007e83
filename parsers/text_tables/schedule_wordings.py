"""The wordings of the headers of schedules: what is done, when, by whom and where."""

from __future__ import annotations

from parsers.text_tables.folding import fold
from parsers.text_tables.header_wordings import Role

_TIMES = (
    "Thời gian", "Thời gian thực hiện", "Thời gian tổ chức", "Thời gian dự kiến",
    "Dự kiến thời gian", "Thời gian hoàn thành", "Thời gian triển khai", "Thời gian bắt đầu",
    "Thời gian kết thúc", "Thời gian, địa điểm", "Thời gian và địa điểm", "Thời hạn",
    "Thời hạn hoàn thành", "Thời điểm", "Mốc thời gian", "Ngày", "Ngày tháng", "Ngày, tháng",
    "Ngày, tháng, năm", "Ngày giờ", "Ngày, giờ", "Thứ, ngày", "Thứ ngày", "Ngày thực hiện", "Tháng",
    "Tháng năm", "Tháng/năm", "Tuần", "Giờ", "Buổi", "Học kỳ", "Hạn", "Hạn hoàn thành",
    "Hạn chót", "Hoàn thành", "Năm học", "Quý", "Từ ngày", "Đến ngày", "Bắt đầu", "Kết thúc", "Đợt",
    "Bắt đầu - kết thúc", "Từ ngày - đến ngày",
)  # fmt: skip
_ACTS = (
    "Nội dung", "Nội dung công việc", "Nội dung hoạt động", "Nội dung thực hiện",
    "Nội dung chương trình", "Nội dung giao lưu", "Nội dung kết nghĩa", "Nội dung phối hợp",
    "Nội dung, công việc", "Nội dung chính", "Nội dung triển khai", "Nội dung trọng tâm",
    "Nội dung cụ thể", "Các nội dung", "Công việc", "Công việc chính", "Công việc trọng tâm",
    "Công việc cụ thể", "Các công việc", "Phần việc", "Đầu việc", "Việc làm", "Việc",
    "Việc cần làm",
    "Hoạt động", "Các hoạt động", "Tên hoạt động", "Hoạt động chính", "Hoạt động trọng tâm",
    "Hoạt động phối hợp", "Nhiệm vụ", "Nhiệm vụ trọng tâm", "Nhiệm vụ cụ thể", "Chương trình",
    "Chuyên đề", "Tên chuyên đề", "Chủ đề", "Sự kiện", "Diễn biến",
)  # fmt: skip
_OTHERS = (
    "Phụ trách", "Người phụ trách", "Đơn vị phụ trách", "Bộ phận phụ trách", "Cán bộ phụ trách",
    "Người thực hiện", "Đơn vị thực hiện", "Bộ phận thực hiện", "Thực hiện", "Lực lượng thực hiện",
    "Tổ chức thực hiện", "Chủ trì", "Đơn vị chủ trì", "Trường chủ trì", "Người chủ trì",
    "Chủ trì thực hiện", "Phối hợp", "Đơn vị phối hợp", "Bộ phận phối hợp", "Trường phối hợp",
    "Phân công", "Phân công thực hiện", "Người dạy", "Người chịu trách nhiệm", "Trách nhiệm",
    "Đầu mối", "Lực lượng", "Lực lượng tham gia", "Thành phần", "Thành phần tham gia",
    "Thành phần tham dự", "Đối tượng", "Đối tượng tham gia", "Người tham gia", "Đơn vị tham gia",
    "Địa điểm", "Địa điểm tổ chức", "Nơi tổ chức", "Nơi thực hiện", "Hình thức", "Kết quả",
    "Kết quả cần đạt", "Sản phẩm", "Kinh phí", "Yêu cầu", "Biện pháp", "Số lượng", "Đơn vị",
)  # fmt: skip
SCHEDULE_ROLES: dict[str, Role] = {
    **{fold(text): "time" for text in _TIMES},
    **{fold(text): "act" for text in _ACTS},
    **{fold(text): "who" for text in _OTHERS},
    **{fold(text): "number" for text in ("TT", "STT", "Số TT", "Số thứ tự", "T T", "S TT")},
    **{fold(text): "note" for text in ("Ghi chú", "Ghi chú (nếu có)")},
}
"""The role of a schedule's column by its folded header."""

ACTING_WORDS = frozenset({
    "ban", "phòng", "sở", "ubnd", "hiệu", "phó", "lãnh", "các", "hai", "tổ", "đoàn", "công",
    "trường", "trưởng", "giáo", "gv", "bgh", "tổng", "cđcs", "toàn", "chi", "liên", "nhà", "đội",
    "cụm", "phụ", "thường", "bí", "chủ", "nhóm", "kế", "văn", "hội", "thầy", "cô", "ông", "bà",
    "đ/c", "cán", "học", "cả", "thư", "nhân", "mỗi", "từng", "đại", "đồng",
})  # fmt: skip
"""First words, in small letters, of those who act: boards, offices, heads, schools, `thầy` …"""

OPEN_WORDS = frozenset({
    "và", "của", "các", "với", "cho", "tại", "về", "từ", "đến", "trong", "theo", "bằng", "hai",
    "ba", "ở", "là", "những", "một", "do", "trên", "giữa", "cùng", "vào", "để", "tỉnh", "huyện",
    "xã", "phường", "quận",
})  # fmt: skip
"""Words that end no cell, because something must follow."""

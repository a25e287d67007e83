"""What the made documents say: alternatives for every slot, written for this project.

Slots in braces are filled with `str.format`. None of the sentences holds a date or a phrase of
time unless the slot is for one, so that the truth about time is only what `timeline` adds.
"""

from benchmarks.documents.places import listed

MOVEMENTS = (
    "Trường giúp trường, thầy giúp thầy",
    "Kết nối yêu thương - Nâng bước đến trường",
    "Đồng hành cùng nhà trường vùng khó",
    "Hai trường một mái nhà",
    "Mỗi nhà trường một địa chỉ kết nghĩa",
    "Chia sẻ để cùng tiến bộ",
)
TITLES = (
    "Tổ chức hoạt động kết nghĩa giữa các trường học trên địa bàn {unit} {period}",
    "Triển khai phong trào “{movement}” {period}",
    "Về việc kết nghĩa, hỗ trợ lẫn nhau giữa các cơ sở giáo dục {period}",
    "Thực hiện công tác kết nghĩa giữa các đơn vị trường học {unit} {period}",
    "Kết nghĩa giữa các trường mầm non, phổ thông thuộc {unit} {period}",
)
SCHOOL_TITLES = (
    "Hoạt động kết nghĩa giữa {names} {period}",
    "Phối hợp thực hiện chương trình “{movement}” giữa {names} {period}",
)
MENTOR_TITLES = (
    "Phân công các trường giúp đỡ đơn vị còn khó khăn {period}",
    "Triển khai nhiệm vụ đỡ đầu, hỗ trợ trường vùng khó của ngành giáo dục {unit} {period}",
)
PURPOSES = (
    "Phát huy truyền thống tương thân tương ái, tình đồng chí, đồng nghiệp giữa đội ngũ nhà giáo "
    "của các đơn vị",
    "Tạo môi trường để cán bộ quản lý và giáo viên trao đổi kinh nghiệm về quản lý, dạy học và "
    "giáo dục học sinh",
    "Giúp các trường còn thiếu thốn có thêm điều kiện về đồ dùng, sách vở, thiết bị phục vụ việc "
    "học của trẻ em",
    "Từng bước rút ngắn sự chênh lệch về chất lượng giữa vùng thuận lợi và vùng khó khăn trên địa "
    "bàn {unit}",
    "Khơi dậy tinh thần tự học, tự bồi dưỡng; hình thành các nhóm nhà giáo cùng nghiên cứu bài học",
    "Xây dựng tình cảm gắn bó giữa học sinh các trường, giáo dục các em lòng nhân ái và ý thức "
    "cộng đồng",
    "Khai thác hiệu quả nguồn học liệu số dùng chung, đẩy mạnh chuyển đổi số trong nhà trường",
    "Nâng chất lượng sinh hoạt tổ chuyên môn, đưa việc dạy học phát triển phẩm chất, năng lực đi "
    "vào chiều sâu",
)
REQUIREMENTS = (
    "Nội dung kết nghĩa thiết thực, phù hợp điều kiện của từng đơn vị, không phô trương hình thức",
    "Các trường được phân công chủ động liên hệ, thống nhất chương trình phối hợp và cử đầu mối "
    "phụ trách",
    "Hoạt động phải có sản phẩm cụ thể, có minh chứng và được lưu trong hồ sơ của nhà trường",
    "Không làm ảnh hưởng đến việc dạy học chính khóa; bảo đảm an toàn tuyệt đối cho người tham gia",
    "Việc huy động nguồn lực thực hiện trên tinh thần tự nguyện, công khai, đúng quy định",
    "Người đứng đầu đơn vị chịu trách nhiệm về tiến độ và kết quả của các nội dung đã cam kết",
    "Bảo đảm sự tham gia của cán bộ quản lý, giáo viên, nhân viên và học sinh ở cả hai phía",
)
GOALS = (
    "100% trường công lập trên địa bàn có ít nhất một đơn vị kết nghĩa và có chương trình phối hợp",
    "Mỗi cặp trường tổ chức tối thiểu hai chuyên đề dạy học chung cho giáo viên cốt cán",
    "Mỗi giáo viên của trường được hỗ trợ được dự giờ, góp ý ít nhất ba tiết",
    "Trên 90% giáo viên trẻ được đồng nghiệp giàu kinh nghiệm kèm cặp, hướng dẫn",
    "Xây dựng kho học liệu dùng chung với ít nhất 50 bài giảng điện tử cho mỗi cấp học",
    "Hỗ trợ ít nhất 20 suất học bổng cho học sinh có hoàn cảnh đặc biệt của đơn vị bạn",
)
FOCUS = (
    "Bồi dưỡng giáo viên dạy tích hợp liên môn; xây dựng ngân hàng câu hỏi dùng chung.",
    "Tổ chức thao giảng theo hướng nghiên cứu bài học ở các tổ chuyên môn.",
    "Hỗ trợ xây dựng thư viện thân thiện, góc đọc sách ngoài trời.",
    "Tư vấn tự đánh giá và hoàn thiện hồ sơ kiểm định chất lượng.",
    "Chia sẻ cách tổ chức bữa ăn bán trú, bảo đảm an toàn thực phẩm.",
    "Nâng kỹ năng nói tiếng Việt cho học sinh dân tộc thiểu số.",
    "Ứng dụng phần mềm quản lý trường học, lớp học thông minh.",
    "Giao lưu câu lạc bộ tiếng Anh, thể thao, nghệ thuật của học sinh.",
    "Phụ đạo học sinh chưa đạt chuẩn, bồi dưỡng học sinh có năng khiếu.",
    "Cải tạo khuôn viên, sân chơi, vườn rau của bé.",
)
GIFTS = (
    "Tặng 40 bộ bàn ghế, 02 máy tính xách tay",
    "Hỗ trợ sách giáo khoa, đồ dùng học tập",
    "Cử 02 giáo viên Tin học dạy tăng cường",
    "Dạy trực tuyến môn Tiếng Anh",
    "Hỗ trợ 30 suất ăn bán trú",
    "Sửa chữa nhà vệ sinh học sinh",
)
NOTES = ("Cặp mới", "Giữ nguyên", "Trường hạng I", "Vùng khó khăn", "Theo cụm", "")
CONTENT = (
    "Ký kết chương trình phối hợp giữa các trường trên tinh thần tự nguyện, bình đẳng",
    "Trao đổi kế hoạch giáo dục nhà trường, cách phân công chuyên môn và kiểm tra nội bộ",
    "Cử giáo viên cốt cán dự giờ, góp ý, cùng thiết kế bài dạy minh họa",
    "Quyên góp sách, quần áo ấm, đồ dùng học tập cho học sinh trường bạn",
    "Kết nối lớp học trực tuyến để học sinh hai nơi cùng tham gia bài học",
    "Thăm hỏi gia đình học sinh khó khăn, nhận đỡ đầu học sinh mồ côi",
)
TASKS = {
    "Phòng Giáo dục và Đào tạo": (
        "Ban hành văn bản hướng dẫn, phân công các cặp trường kết nghĩa",
        "Theo dõi, kiểm tra việc phối hợp giữa các trường; tổng hợp khó khăn để tháo gỡ",
        "Tham mưu khen thưởng các tập thể, cá nhân có thành tích nổi bật",
    ),
    "Công đoàn ngành Giáo dục": (
        "Vận động đoàn viên công đoàn ủng hộ đồ dùng dạy học cho các trường khó khăn",
        "Phối hợp tuyên truyền gương nhà giáo tận tụy với học sinh",
    ),
    "Các trường học": (
        "Xây dựng kế hoạch phối hợp cụ thể với trường kết nghĩa và tổ chức thực hiện nghiêm túc",
        "Phổ biến nội dung kế hoạch đến toàn thể cán bộ, giáo viên, nhân viên và cha mẹ học sinh",
        "Bố trí kinh phí từ nguồn chi thường xuyên và nguồn xã hội hóa hợp pháp",
    ),
    "Tổ chuyên môn": (
        "Đề xuất chuyên đề, chuẩn bị tiết dạy minh họa để giao lưu với trường bạn",
        "Ghi biên bản, rút kinh nghiệm và lưu hồ sơ sau các buổi sinh hoạt chung",
    ),
}
CLOSINGS = (
    "Trên đây là Kế hoạch kết nghĩa của {issuer}. Yêu cầu các đơn vị nghiêm túc thực hiện; nếu có "
    "vướng mắc, đề nghị phản ánh về {issuer} để được giải quyết./.",
    "Căn cứ nội dung trên, đề nghị các đơn vị khẩn trương xây dựng kế hoạch và triển khai./.",
    "{issuer} đề nghị thủ trưởng các đơn vị tổ chức thực hiện hiệu quả nội dung Kế hoạch này./.",
)
DISPATCH_CLOSINGS = (
    "{issuer} yêu cầu các đơn vị nghiêm túc thực hiện các nội dung trên./.",
    "Nhận được công văn này, {issuer} đề nghị các đơn vị khẩn trương triển khai./.",
)
DECISION_TITLES = (
    "Về việc phân công kết nghĩa giữa các trường học {period}",
    "Ban hành danh sách các trường kết nghĩa trên địa bàn {unit} {period}",
)
LIST_TITLES = (
    ("DANH SÁCH CÁC TRƯỜNG {level} KẾT NGHĨA",),
    ("PHÂN CÔNG KẾT NGHĨA GIỮA CÁC TRƯỜNG {level}",),
    ("DANH SÁCH", "Các cặp trường {level} kết nghĩa"),
    ("PHỤ LỤC {roman}", "Các trường {level} tham gia kết nghĩa"),
)
LEVEL_TITLES = {
    "MN": ("MẦM NON", "mầm non"),
    "TH": ("TIỂU HỌC", "tiểu học"),
    "THCS": ("TRUNG HỌC CƠ SỞ", "trung học cơ sở"),
    "THPT": ("TRUNG HỌC PHỔ THÔNG", "trung học phổ thông"),
}
ANNEX_REFERENCES = (
    "(Kèm theo Kế hoạch số {number} ngày {day} của {issuer})",
    "(Ban hành kèm theo Kế hoạch số {number} ngày {day} của {issuer})",
)
SURNAMES = listed("Nguyễn, Trần, Lê, Phạm, Hoàng, Vũ, Đặng, Bùi, Đỗ, Lò, Giàng, Hà, Lương, Mai")
MIDDLES = listed("Thị Thanh, Văn, Đức, Thị Minh, Quốc, Thị Hồng, Xuân, Thị Bích, Ngọc, Hữu")
GIVEN = listed("Hà, Thủy, Hùng, Tuấn, Lan, Nga, Dũng, Hiền, Tâm, Bình, Phương, Sơn, Vân, Loan")
ACTIVITIES = (
    "các trường kết nghĩa ký giao ước phối hợp",
    "tổ chức sinh hoạt chuyên môn liên trường theo cụm",
    "giao lưu văn nghệ, thể thao giữa học sinh các trường",
    "dự giờ, trao đổi kinh nghiệm dạy học tại trường bạn",
    "quyên góp, trao tặng đồ dùng học tập cho học sinh khó khăn",
    "hội thảo về đổi mới kiểm tra, đánh giá học sinh",
    "khảo sát nhu cầu hỗ trợ của các trường khó khăn",
    "sơ kết hoạt động kết nghĩa, rút kinh nghiệm và điều chỉnh nội dung",
    "tổng kết hoạt động kết nghĩa, khen thưởng tập thể, cá nhân tiêu biểu",
    "tập huấn sử dụng kho học liệu số dùng chung",
    "thăm, tặng quà giáo viên và học sinh vùng khó",
    "bồi dưỡng giáo viên mới vào nghề",
)
REPORTS = (
    "Các trường gửi báo cáo kết quả phối hợp về {issuer}",
    "Nộp bản đăng ký nội dung kết nghĩa về {issuer}",
    "Gửi biên bản thống nhất giữa hai trường về {issuer}",
)
UNDATED_REPORTS = ("Báo cáo kết quả thực hiện về {issuer}",)
PROGRAMME = (
    "Đón tiếp đại biểu, ổn định tổ chức",
    "Tuyên bố lý do, giới thiệu thành phần tham dự",
    "Ký kết bản ghi nhớ giữa hai trường",
    "Dự giờ tiết dạy minh họa và thảo luận",
    "Trao quà cho học sinh có hoàn cảnh khó khăn",
    "Tham quan khuôn viên, thư viện nhà trường",
    "Bế mạc, chụp ảnh kỷ niệm",
)
WHO = (
    "Ban giám hiệu",
    "Tổ trưởng chuyên môn",
    "Công đoàn",
    "Tổng phụ trách Đội",
    "Đoàn Thanh niên",
)

"""Sentences of the further layouts. None holds a date or a phrase of time."""

from benchmarks.documents.places import listed

TITLES = (
    "Xây dựng mối quan hệ kết nghĩa giữa các nhà trường {unit} {period}",
    "Triển khai mô hình “Trường kết nghĩa - Cùng nhau vươn xa” {period}",
    "Kết nối, hỗ trợ chuyên môn giữa các cơ sở giáo dục trên địa bàn {unit} {period}",
    "Chương trình trường giúp trường ngành Giáo dục {unit} {period}",
    "Liên kết, kết nghĩa giữa các đơn vị giáo dục trực thuộc {period}",
)
MENTOR_TITLES = (
    "Trường thuận lợi giúp đỡ trường khó khăn {period}",
    "Phân công đơn vị hỗ trợ các trường vùng cao, biên giới {period}",
    "Hỗ trợ chuyên môn cho các trường có chất lượng thấp trên địa bàn {unit} {period}",
)
CLUSTER_TITLES = (
    "Tổ chức sinh hoạt chuyên môn theo cụm trường kết nghĩa {period}",
    "Thành lập các cụm trường, nhóm trường liên kết trên địa bàn {unit} {period}",
)
PURPOSES = (
    "Thắt chặt tình đoàn kết giữa các tập thể sư phạm; cùng chia sẻ khó khăn trong công tác dạy "
    "và học",
    "Tạo cơ hội cho giáo viên được học hỏi cách tổ chức lớp học, sử dụng thiết bị và học liệu",
    "Góp phần bảo đảm công bằng trong tiếp cận giáo dục giữa các vùng trên địa bàn",
    "Huy động sức mạnh của các tổ chức đoàn thể trong việc chăm lo đời sống nhà giáo và người học",
    "Nhân rộng những cách làm hay, mô hình quản lý hiệu quả từ đơn vị bạn",
    "Giáo dục lòng yêu thương, tinh thần sẻ chia cho học sinh thông qua việc làm thiết thực",
    "Duy trì sĩ số, giảm tỷ lệ học sinh bỏ học ở các xã đặc biệt khó khăn",
    "Tăng cường năng lực ngoại ngữ, tin học cho đội ngũ giáo viên vùng khó",
)
REQUIREMENTS = (
    "Việc kết nghĩa được thực hiện thường xuyên, có trọng tâm, tránh dàn trải",
    "Các bên bàn bạc dân chủ, tôn trọng nhu cầu và điều kiện của nhau",
    "Mỗi đơn vị phân công một lãnh đạo trực tiếp phụ trách, có sổ theo dõi riêng",
    "Tuyệt đối không vận động đóng góp trái quy định dưới mọi hình thức",
    "Lồng ghép hoạt động kết nghĩa với nhiệm vụ chuyên môn và các phong trào thi đua",
    "Kết quả phối hợp là một tiêu chí bình xét thi đua của tập thể lãnh đạo nhà trường",
    "Chuẩn bị chu đáo về nội dung, phương tiện đi lại; giữ an toàn cho giáo viên và học sinh",
)
GOALS = (
    "100% giáo viên của các trường tham gia được tiếp cận kho bài giảng dùng chung",
    "Phấn đấu 85% học sinh lớp cuối cấp của trường được hỗ trợ đạt chuẩn kiến thức, kỹ năng",
    "Ít nhất 02 chuyên đề cấp cụm được tổ chức cho mỗi môn học",
    "Không còn phòng học tạm ở các điểm trường lẻ tham gia chương trình",
    "Mỗi trường xây dựng được một tủ sách dùng chung với tối thiểu 200 đầu sách",
    "Giảm tỷ lệ học sinh nghỉ học không phép xuống dưới 1%",
    "Tất cả tổ chuyên môn có nhóm trao đổi trực tuyến với tổ chuyên môn của trường bạn",
    "Có từ 03 sản phẩm học tập chung của học sinh hai trường được trưng bày",
)
OVERALL = (
    "Xây dựng mạng lưới các nhà trường gắn kết, cùng nhau nâng cao chất lượng giáo dục toàn diện, "
    "thu hẹp khoảng cách giữa các vùng miền.",
    "Phát huy nội lực của từng đơn vị, tạo sự chuyển biến rõ nét về chất lượng dạy học và quản lý "
    "ở những trường còn nhiều hạn chế.",
    "Hình thành văn hóa hợp tác, chia sẻ giữa các tập thể sư phạm, lấy người học làm trung tâm của "
    "mọi hoạt động.",
)
FOCUS = (
    "Xây dựng bài giảng E-learning dùng chung",
    "Hỗ trợ kỹ thuật tổ chức hoạt động góc cho trẻ",
    "Trao đổi đề kiểm tra theo ma trận",
    "Hướng dẫn vận hành phòng học bộ môn",
    "Tổ chức câu lạc bộ Cờ vua, Bóng rổ",
    "Bồi dưỡng tiếng dân tộc cho giáo viên",
    "Xây dựng trường học hạnh phúc",
    "Dạy học trực tuyến môn Tin học",
    "Chia sẻ kinh nghiệm quản lý bán trú",
    "Trang trí môi trường lớp học ngoài trời",
    "Hướng dẫn học sinh nghiên cứu khoa học kỹ thuật",
    "Tư vấn tâm lý học đường",
)
ACTIVITIES = (
    "thành lập tổ công tác và phân công nhiệm vụ cho từng thành viên",
    "gặp mặt lãnh đạo các trường để thống nhất nội dung phối hợp",
    "tổ chức lễ ký giao ước giữa các đơn vị",
    "mở lớp tập huấn xây dựng kế hoạch bài dạy",
    "tổ chức ngày hội đọc sách chung cho học sinh hai trường",
    "trao tặng tủ sách và trang thiết bị cho điểm trường lẻ",
    "khảo sát chất lượng học sinh của trường được hỗ trợ",
    "đánh giá giữa kỳ, điều chỉnh nội dung phối hợp cho phù hợp",
    "tổ chức hội thi thiết kế đồ dùng dạy học tự làm",
    "giao lưu bóng chuyền công đoàn giữa các đơn vị",
    "tổng hợp số liệu, hoàn thiện hồ sơ và đề xuất khen thưởng",
    "tổ chức chuyên đề dạy học theo định hướng STEM",
    "tham quan di tích lịch sử, trải nghiệm cho học sinh hai trường",
    "ra mắt trang học liệu dùng chung của cụm trường",
)
MOTTOES = ("Tự nguyện - Bình đẳng - Hiệu quả", "Đoàn kết - Sẻ chia - Phát triển")
SUBJECTS = listed(
    "Toán, Ngữ văn, Tiếng Anh, Khoa học tự nhiên, Lịch sử và Địa lí, Tin học, Âm nhạc, "
    "Mĩ thuật, Giáo dục thể chất, Công nghệ"
)
LEVELS = {
    "MN": ("MẦM NON", "Mầm non", "MN"),
    "TH": ("TIỂU HỌC", "Tiểu học", "TH"),
    "THCS": ("TRUNG HỌC CƠ SỞ", "THCS", "THCS"),
    "THPT": ("TRUNG HỌC PHỔ THÔNG", "THPT", "THPT"),
}
NAMED_NOTES = (
    "Cách 12 km", "Đã kết nghĩa từ trước", "Trường mới sáp nhập", "Có điểm trường lẻ", "",
)  # fmt: skip

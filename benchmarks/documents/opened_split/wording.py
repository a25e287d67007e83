"""Sentences of the test documents, written for them; none holds a phrase of time."""

from benchmarks.documents.places import listed

SURNAMES = listed("Nông, Hoàng, Vi, Triệu, Đinh, Quách, Phan, Dương, Cao, Thạch, Sơn, Võ, Huỳnh, Y")
MIDDLES = listed("Thị Mỹ, Trung, Thị Kim, Minh, Thị Ngọc, Văn Thành, Hoài, Thị Diệu, Công, Quang")
GIVEN = listed("Duyên, Khải, Hạnh, Phúc, Liên, Thắng, Nhung, Tài, Cúc, Đạt, Oanh, Trí, Yến, Long")
SEATS = {
    "Tỉnh Quảng Ninh": "Hạ Long", "Tỉnh Quảng Trị": "Đông Hà", "Tỉnh Lâm Đồng": "Đà Lạt",
    "Tỉnh An Giang": "Long Xuyên", "Tỉnh Đồng Tháp": "Cao Lãnh", "Tỉnh Bình Phước": "Đồng Xoài",
}  # fmt: skip
AIMS = (
    "Gắn kết tập thể sư phạm các đơn vị, cùng nhau tháo gỡ những điểm yếu trong quản lý và dạy học",
    "Giúp giáo viên ở các điểm trường lẻ được tiếp cận cách làm hay, tài liệu tốt của đồng nghiệp",
    "Bồi đắp cho học sinh lòng biết ơn, tinh thần sẻ chia với bạn bè còn nhiều thiếu thốn",
    "Thu hẹp khoảng cách về điều kiện học tập giữa các xã trên địa bàn {unit}",
    "Tạo chuyển biến rõ nét trong công tác bồi dưỡng đội ngũ và duy trì sĩ số học sinh",
    "Hình thành mạng lưới các đơn vị hợp tác bền vững, tự nguyện, cùng có lợi",
)
DEMANDS = (
    "Mỗi đơn vị phân công một lãnh đạo làm đầu mối liên lạc, giữ thông tin hai chiều thông suốt",
    "Lựa chọn việc làm vừa sức, ưu tiên những nội dung mà đơn vị bạn đang thực sự cần",
    "Tuyệt đối không đặt ra các khoản thu trái quy định đối với cha mẹ học sinh",
    "Các buổi gặp gỡ cần gọn nhẹ, tiết kiệm, không gây xáo trộn nền nếp dạy và học",
    "Kết quả phối hợp là một căn cứ để xem xét thi đua của tập thể và cá nhân",
    "Nội dung cam kết phải đo đếm được, có người chịu trách nhiệm và có hồ sơ minh chứng",
)
TARGETS = (
    "Có ít nhất 95% giáo viên được tham gia một hoạt động chuyên môn chung giữa hai đơn vị",
    "Giảm tỷ lệ học sinh bỏ học giữa chừng của đơn vị được giúp xuống dưới 0,5%",
    "Mỗi đơn vị xây dựng được ba video bài giảng minh họa và đưa lên kho dùng chung",
    "Trao tặng tối thiểu 30 chiếc xe đạp hoặc áo phao cho học sinh ở xa trường",
    "Các thư viện của đơn vị khó khăn được bổ sung không dưới 400 đầu sách",
)
WORK = (
    "Thiết kế chung ngân hàng câu hỏi, đề kiểm tra và thang đánh giá học sinh",
    "Mời giáo viên giỏi sang dạy mẫu, làm rõ những bài khó dạy trong chương trình",
    "Chuyển giao phần mềm quản lý bán trú và cách lập thực đơn cho trẻ",
    "Viết thư kết bạn, trao đổi sách truyện giữa các lớp cùng khối",
    "Góp ngày công làm sân chơi, vườn thuốc nam, bồn hoa cho trường bạn",
    "Tư vấn tâm lý học đường, phòng chống đuối nước và bạo lực học đường",
    "Cùng tổ chức phiên chợ quê, trò chơi dân gian cho học sinh hai trường",
)
FOCUS = (
    "Dạy học theo chủ đề STEM và câu lạc bộ khoa học nhỏ tuổi.",
    "Tổ chức lớp ghép hai trình độ, chuẩn bị tiếng Việt cho trẻ trước khi vào lớp Một.",
    "Kèm cặp giáo viên mới tuyển dụng, rèn chữ viết cho học sinh.",
    "Quản lý nội trú, bữa ăn và giấc ngủ của học sinh ở xa nhà.",
    "Công nhận trường đạt chuẩn quốc gia mức độ 2.",
    "Giáo dục địa phương, gìn giữ nhạc cụ và trang phục dân tộc.",
    "Ôn luyện học sinh giỏi các môn văn hóa lớp 9.",
    "Dạy bơi an toàn, kỹ năng thoát hiểm cho học sinh.",
)
HELP = (
    "Trao 25 bộ máy vi tính đã qua sử dụng",
    "Dạy thay môn Âm nhạc và Mĩ thuật",
    "Tặng 300 quyển vở và 50 áo ấm",
    "Lắp đặt hệ thống lọc nước cho bếp ăn",
    "Sửa mái tôn hai phòng học tạm",
    "Bồi dưỡng nghiệp vụ văn thư, thư viện",
    "Chuyển 04 bộ đồ chơi ngoài trời",
    "Hướng dẫn hồ sơ tự đánh giá",
)
DUTIES = {
    "Bộ phận chuyên môn": (
        "Thẩm định nội dung đăng ký của các đơn vị, điều chỉnh khi có trùng lặp",
        "Cử chuyên viên dự các buổi sinh hoạt chung, tổng hợp cách làm hiệu quả",
    ),
    "Các đơn vị trường học": (
        "Thành lập tổ công tác, xây dựng chương trình phối hợp chi tiết với đơn vị bạn",
        "Thông tin kịp thời trên trang điện tử của nhà trường về kết quả phối hợp",
        "Cân đối kinh phí, huy động tài trợ hợp pháp để thực hiện nội dung đã đăng ký",
    ),
    "Công đoàn cơ sở": (
        "Vận động đoàn viên tham gia đóng góp ngày công, hiện vật",
        "Giám sát việc thực hiện chế độ cho giáo viên được cử đi hỗ trợ",
    ),
    "Ban đại diện cha mẹ học sinh": (
        "Tuyên truyền ý nghĩa của chương trình tới các gia đình học sinh",
        "Kết nối các nhà hảo tâm ủng hộ đơn vị còn khó khăn",
    ),
}
CLOSINGS = (
    "{issuer} yêu cầu thủ trưởng các đơn vị quán triệt và triển khai đầy đủ những nội dung nêu "
    "trên; khó khăn phát sinh kịp thời phản ánh để được hướng dẫn./.",
    "Đề nghị các đơn vị căn cứ tình hình cụ thể để tổ chức thực hiện đạt kết quả tốt./.",
    "Quá trình thực hiện nếu có điểm chưa phù hợp, các đơn vị trao đổi với {issuer} để bổ sung, "
    "sửa đổi./.",
)
RECIPIENTS = (
    ("Lãnh đạo đơn vị (để chỉ đạo)", "Các trường có tên tại danh sách (t/hiện)"),
    ("Cấp trên trực tiếp (b/c)", "Các đơn vị trực thuộc"),
    ("Như kính gửi", "Trang thông tin điện tử"),
)
ACTS = (
    "hai bên gặp mặt, ký bản giao ước và trao kế hoạch phối hợp",
    "dự giờ chéo, rút kinh nghiệm tiết dạy theo chương trình mới",
    "tổ chức ngày hội đọc sách và trò chơi dân gian",
    "trao tặng sách, quần áo ấm cho học sinh điểm trường lẻ",
    "mở lớp bồi dưỡng kỹ năng thiết kế bài giảng điện tử",
    "giao hữu bóng chuyền cán bộ, giáo viên",
    "hội thảo kinh nghiệm tổ chức bán trú",
    "kiểm điểm việc thực hiện giao ước, đề xuất điều chỉnh",
    "gặp gỡ, tri ân nhà giáo lão thành",
    "đánh giá toàn diện kết quả phối hợp, đề nghị khen thưởng",
)
VISIT = (
    "Đón đoàn, tham quan phòng truyền thống và các phòng học bộ môn",
    "Dự tiết học minh họa tại lớp ghép",
    "Trao đổi tại phòng hội đồng về xây dựng kế hoạch bài dạy",
    "Học sinh hai đơn vị thi kéo co, nhảy sạp",
    "Trao biểu trưng, ký sổ lưu niệm và chia tay",
)
SCHOOL_CLOSINGS = (
    "Các tổ, khối, bộ phận trong nhà trường căn cứ nhiệm vụ được giao chủ động thực hiện./.",
    "Đề nghị toàn thể cán bộ, giáo viên, nhân viên của {issuer} thực hiện nghiêm túc./.",
)

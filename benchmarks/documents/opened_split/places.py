"""Places of the test documents: other provinces, districts and communes than the others use.

Names of administrative units of Việt Nam are public facts; which school stands where is invented.
"""

from __future__ import annotations

from benchmarks.documents.places import District, listed


def _d(name: str, province: str, communes: str) -> District:
    return District(name, province, listed(communes))


HOA_BINH, HA_GIANG, LANG_SON = "Tỉnh Hòa Bình", "Tỉnh Hà Giang", "Tỉnh Lạng Sơn"
THAI_NGUYEN, QUANG_NINH, THAI_BINH = "Tỉnh Thái Nguyên", "Tỉnh Quảng Ninh", "Tỉnh Thái Bình"
HA_TINH, QUANG_TRI, KON_TUM = "Tỉnh Hà Tĩnh", "Tỉnh Quảng Trị", "Tỉnh Kon Tum"
LAM_DONG, AN_GIANG, DONG_THAP = "Tỉnh Lâm Đồng", "Tỉnh An Giang", "Tỉnh Đồng Tháp"
TRA_VINH, BINH_PHUOC = "Tỉnh Trà Vinh", "Tỉnh Bình Phước"

# Two neighbours of one province each: plans that cross a district border take the other one.
PAIRS: tuple[tuple[District, District], ...] = (
    (
        _d("Huyện Lạc Sơn", HOA_BINH, "Ân Nghĩa, Chí Đạo, Định Cư, Hương Nhượng, Miền Đồi, Ngọc "
           "Lâu, Ngọc Sơn, Quý Hòa, Tân Mỹ, Thượng Cốc, Tự Do, Tuân Đạo, Văn Nghĩa, Yên Nghiệp"),
        _d("Huyện Đà Bắc", HOA_BINH, "Đồng Chum, Đồng Ruộng, Giáp Đắt, Hiền Lương, Mường Chiềng, "
           "Nánh Nghê, Tân Pheo, Toàn Sơn, Tú Lý, Vầy Nưa, Yên Hòa"),
    ),
    (
        _d("Huyện Quản Bạ", HA_GIANG, "Bát Đại Sơn, Cán Tỷ, Cao Mã Pờ, Đông Hà, Lùng Tám, Nghĩa "
           "Thuận, Quyết Tiến, Tả Ván, Thái An, Thanh Vân, Tùng Vài"),
        _d("Huyện Bắc Quang", HA_GIANG, "Bằng Hành, Đồng Yên, Hùng An, Hữu Sản, Kim Ngọc, Liên "
           "Hiệp, Tân Quang, Tiên Kiều, Việt Hồng, Việt Vinh, Vĩnh Hảo, Vô Điếm"),
    ),
    (
        _d("Huyện Tràng Định", LANG_SON, "Chí Minh, Chi Lăng, Đào Viên, Đề Thám, Đội Cấn, Hùng "
           "Việt, Kháng Chiến, Khánh Long, Kim Đồng, Quốc Khánh, Quốc Việt, Tân Yên, Tri Phương"),
        _d("Huyện Lộc Bình", LANG_SON, "Ái Quốc, Đông Quan, Hữu Lân, Khánh Xuân, Khuất Xá, Lợi "
           "Bác, Mẫu Sơn, Nam Quan, Sàn Viên, Tam Gia, Tú Đoạn, Tú Mịch, Yên Khoái"),
    ),
    (
        _d("Huyện Định Hóa", THAI_NGUYEN, "Bảo Cường, Bảo Linh, Bình Yên, Bộc Nhiêu, Điềm Mặc, "
           "Kim Phượng, Lam Vỹ, Linh Thông, Phú Đình, Phú Tiến, Phúc Chu, Quy Kỳ, Trung Hội"),
        _d("Huyện Phú Bình", THAI_NGUYEN, "Bàn Đạt, Bảo Lý, Dương Thành, Đào Xá, Điềm Thụy, Hà "
           "Châu, Kha Sơn, Lương Phú, Nga My, Nhã Lộng, Thanh Ninh, Úc Kỳ, Xuân Phương"),
    ),
    (
        _d("Huyện Bình Liêu", QUANG_NINH, "Đồng Tâm, Đồng Văn, Hoành Mô, Húc Động, Lục Hồn, Vô "
           "Ngại, Tình Húc, Bình Liêu"),
        _d("Thành phố Hạ Long", QUANG_NINH, "Bãi Cháy, Cao Thắng, Cao Xanh, Đại Yên, Giếng Đáy, "
           "Hà Khánh, Hà Khẩu, Hà Lầm, Hà Phong, Hà Tu, Hùng Thắng, Tuần Châu"),
    ),
    (
        _d("Huyện Tiền Hải", THAI_BINH, "An Ninh, Bắc Hải, Đông Cơ, Đông Lâm, Đông Xuyên, Nam "
           "Chính, Nam Hồng, Nam Phú, Nam Thịnh, Phương Công, Tây Lương, Tây Tiến, Vân Trường"),
        _d("Huyện Kiến Xương", THAI_BINH, "Bình Nguyên, Bình Thanh, Hồng Thái, Minh Quang, Quang "
           "Lịch, Quốc Tuấn, Thượng Hiền, Trà Giang, Vũ An, Vũ Lễ, Vũ Ninh, Vũ Quý, Vũ Trung"),
    ),
    (
        _d("Huyện Hương Khê", HA_TINH, "Điền Mỹ, Gia Phố, Hà Linh, Hòa Hải, Hương Đô, Hương Giang, "
           "Hương Lâm, Hương Liên, Hương Trà, Hương Trạch, Lộc Yên, Phú Gia, Phúc Trạch"),
        _d("Huyện Cẩm Xuyên", HA_TINH, "Cẩm Bình, Cẩm Duệ, Cẩm Dương, Cẩm Hà, Cẩm Lạc, Cẩm Lĩnh, "
           "Cẩm Mỹ, Cẩm Nhượng, Cẩm Quan, Cẩm Quang, Cẩm Thạch, Cẩm Vịnh, Nam Phúc Thăng"),
    ),
    (
        _d("Huyện Hướng Hóa", QUANG_TRI, "A Dơi, Ba Tầng, Hướng Lập, Hướng Linh, Hướng Phùng, "
           "Hướng Việt, Húc, Lìa, Tân Hợp, Tân Liên, Tân Long, Thuận, Xy"),
        _d("Huyện Hải Lăng", QUANG_TRI, "Hải Ba, Hải Chánh, Hải Định, Hải Khê, Hải Lâm, Hải Phú, "
           "Hải Quế, Hải Quy, Hải Thượng, Hải Trường, Diên Sanh"),
    ),
    (
        _d("Huyện Đăk Glei", KON_TUM, "Đăk Choong, Đăk Kroong, Đăk Long, Đăk Man, Đăk Môn, Đăk "
           "Nhoong, Đăk Pék, Đăk Plô, Mường Hoong, Ngọc Linh, Xốp"),
        _d("Thành phố Kon Tum", KON_TUM, "Chư Hreng, Đăk Blà, Đăk Cấm, Đăk Năng, Đăk Rơ Wa, Ia "
           "Chim, Kroong, Ngọk Bay, Vinh Quang, Thắng Lợi, Trường Chinh, Duy Tân"),
    ),
    (
        _d("Huyện Đam Rông", LAM_DONG, "Đạ K'Nàng, Đạ Long, Đạ M'Rông, Đạ Rsal, Đạ Tông, Liêng "
           "Srônh, Phi Liêng, Rô Men"),
        _d("Huyện Đức Trọng", LAM_DONG, "Bình Thạnh, Đa Quyn, Đà Loan, Hiệp An, Hiệp Thạnh, "
           "N'Thôn Hạ, Ninh Gia, Ninh Loan, Phú Hội, Tà Hine, Tà Năng, Tân Hội"),
    ),
    (
        _d("Huyện Tri Tôn", AN_GIANG, "An Tức, Châu Lăng, Lạc Quới, Lê Trì, Lương An Trà, Lương "
           "Phi, Núi Tô, Ô Lâm, Tà Đảnh, Tân Tuyến, Vĩnh Gia, Vĩnh Phước"),
        _d("Huyện Châu Phú", AN_GIANG, "Bình Chánh, Bình Long, Bình Mỹ, Bình Thủy, Đào Hữu Cảnh, "
           "Khánh Hòa, Mỹ Đức, Ô Long Vĩ, Thạnh Mỹ Tây"),
    ),
    (
        _d("Huyện Hồng Ngự", DONG_THAP, "Long Khánh A, Long Khánh B, Long Thuận, Phú Thuận A, Phú "
           "Thuận B, Thường Lạc, Thường Phước 1, Thường Phước 2, Thường Thới Hậu A"),
        _d("Huyện Tháp Mười", DONG_THAP, "Đốc Binh Kiều, Hưng Thạnh, Láng Biển, Mỹ Đông, Mỹ Quý, "
           "Phú Điền, Tân Kiều, Thạnh Lợi, Thạnh Mỹ, Thanh Mỹ, Trường Xuân"),
    ),
    (
        _d("Huyện Trà Cú", TRA_VINH, "An Quảng Hữu, Định An, Hàm Giang, Hàm Tân, Kim Sơn, Long "
           "Hiệp, Lưu Nghiệp Anh, Ngãi Xuyên, Ngọc Biên, Tập Sơn, Thanh Sơn"),
        _d("Huyện Càng Long", TRA_VINH, "An Trường, An Trường A, Đại Phúc, Đại Phước, Đức Mỹ, "
           "Huyền Hội, Mỹ Cẩm, Nhị Long, Nhị Long Phú, Phương Thạnh"),
    ),
    (
        _d("Huyện Bù Gia Mập", BINH_PHUOC, "Bình Thắng, Bù Gia Mập, Đa Kia, Đak Ơ, Đức Hạnh, Phú "
           "Nghĩa, Phú Văn, Phước Minh"),
        _d("Thành phố Đồng Xoài", BINH_PHUOC, "Tân Bình, Tân Đồng, Tân Phú, Tân Thiện, Tân Thành, "
           "Tân Xuân, Tiến Hưng, Tiến Thành"),
    ),
)  # fmt: skip

UPLAND = frozenset(
    (HOA_BINH, HA_GIANG, LANG_SON, QUANG_TRI, KON_TUM, LAM_DONG, THAI_NGUYEN, QUANG_NINH)
)
KINDERGARTEN = frozenset((AN_GIANG, DONG_THAP, TRA_VINH, LAM_DONG, QUANG_TRI))

# Since 1 July 2025: wards (phường) of the lowland and border communes (xã), by province.
REFORMED: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "Tỉnh Quảng Ninh": (
        listed("Phường Hồng Gai, Phường Bãi Cháy, Phường Hà Lầm, Phường Tuần Châu"),
        listed("Xã Hoành Mô, Xã Bình Liêu, Xã Lục Hồn, Xã Quảng Đức"),
    ),
    "Tỉnh Lạng Sơn": (
        listed("Phường Đông Kinh, Phường Kỳ Lừa, Phường Lương Văn Tri"),
        listed("Xã Ba Sơn, Xã Mẫu Sơn, Xã Quốc Khánh, Xã Khuất Xá"),
    ),
    "Tỉnh Cao Bằng": (
        listed("Phường Thục Phán, Phường Nùng Trí Cao, Phường Tân Giang"),
        listed("Xã Hạ Lang, Xã Đàm Thủy, Xã Lý Quốc, Xã Trùng Khánh"),
    ),
    "Tỉnh Tuyên Quang": (
        listed("Phường Minh Xuân, Phường An Tường, Phường Nông Tiến"),
        listed("Xã Lũng Cú, Xã Sà Phìn, Xã Nghĩa Thuận, Xã Tùng Vài"),
    ),
    "Tỉnh Hưng Yên": (
        listed("Phường Phố Hiến, Phường Sơn Nam, Phường Trần Lãm"),
        listed("Xã Tiền Hải, Xã Đông Tiền Hải, Xã Vũ Quý"),
    ),
    "Tỉnh Thái Nguyên": (
        listed("Phường Phan Đình Phùng, Phường Gia Sàng, Phường Bách Quang"),
        listed("Xã Lam Vỹ, Xã Phú Đình, Xã Nghinh Tường"),
    ),
    "Tỉnh Quảng Trị": (
        listed("Phường Đồng Hới, Phường Nam Đông Hà, Phường Quảng Trị"),
        listed("Xã Hướng Lập, Xã Hướng Phùng, Xã A Dơi, Xã Lìa"),
    ),
    "Tỉnh Quảng Ngãi": (
        listed("Phường Cẩm Thành, Phường Nghĩa Lộ, Phường Trương Quang Trọng"),
        listed("Xã Đăk Plô, Xã Đăk Long, Xã Sa Loong, Xã Bờ Y"),
    ),
    "Tỉnh An Giang": (
        listed("Phường Long Xuyên, Phường Rạch Giá, Phường Bình Đức"),
        listed("Xã Ba Chúc, Xã Giang Thành, Xã Vĩnh Gia"),
    ),
    "Tỉnh Tây Ninh": (
        listed("Phường Long An, Phường Tân Ninh, Phường Ninh Thạnh"),
        listed("Xã Phước Chỉ, Xã Tân Lập, Xã Tân Biên"),
    ),
}

"""Places and names of schools for the further layouts: provinces that the first ones lack.

Names of units are public facts; which school stands where is invented.
"""

from __future__ import annotations

from dataclasses import replace

from benchmarks.documents.names import Namer, School
from benchmarks.documents.places import District, listed


def _district(name: str, province: str, communes: str) -> District:
    return District(name, province, listed(communes))


DISTRICTS: tuple[District, ...] = (
    _district(
        "Huyện Mèo Vạc", "Tỉnh Hà Giang",
        "Cán Chu Phìn, Giàng Chu Phìn, Khâu Vai, Lũng Chinh, Lũng Pù, Nậm Ban, Niêm Sơn, Niêm "
        "Tòng, Pả Vi, Pải Lủng, Sơn Vĩ, Sủng Máng, Sủng Trà, Tả Lủng, Tát Ngà, Thượng Phùng",
    ),
    _district(
        "Huyện Bảo Lạc", "Tỉnh Cao Bằng",
        "Bảo Toàn, Cô Ba, Cốc Pàng, Đình Phùng, Hồng An, Hồng Trị, Huy Giáp, Hưng Đạo, Hưng "
        "Thịnh, Kim Cúc, Khánh Xuân, Phan Thanh, Sơn Lập, Sơn Lộ, Thượng Hà",
    ),
    _district(
        "Huyện Bình Gia", "Tỉnh Lạng Sơn",
        "Bình La, Hoa Thám, Hòa Bình, Hồng Phong, Hồng Thái, Mông Ân, Quý Hòa, Tân Hòa, Tân Văn, "
        "Thiện Hòa, Thiện Long, Thiện Thuật, Vĩnh Yên, Yên Lỗ",
    ),
    _district(
        "Huyện Mù Cang Chải", "Tỉnh Yên Bái",
        "Cao Phạ, Chế Cu Nha, Chế Tạo, Dế Xu Phình, Hồ Bốn, Khao Mang, Kim Nọi, La Pán Tẩn, Lao "
        "Chải, Mồ Dề, Nậm Có, Nậm Khắt, Púng Luông",
    ),
    _district(
        "Huyện Mai Châu", "Tỉnh Hòa Bình",
        "Bao La, Chiềng Châu, Cun Pheo, Đồng Tân, Hang Kia, Mai Hạ, Mai Hịch, Nà Phòn, Pà Cò, "
        "Sơn Thủy, Tân Thành, Thành Sơn, Tòng Đậu, Vạn Mai, Xăm Khòe",
    ),
    _district(
        "Huyện Pác Nặm", "Tỉnh Bắc Kạn",
        "An Thắng, Bằng Thành, Bộc Bố, Cao Tân, Cổ Linh, Công Bằng, Giáo Hiệu, Nghiên Loan, "
        "Nhạn Môn, Xuân La",
    ),
    _district(
        "Thành phố Hạ Long", "Tỉnh Quảng Ninh",
        "Bãi Cháy, Bạch Đằng, Cao Thắng, Cao Xanh, Đại Yên, Giếng Đáy, Hà Khẩu, Hà Khánh, Hà Lầm, "
        "Hà Phong, Hà Trung, Hà Tu, Hồng Gai, Hùng Thắng, Tuần Châu",
    ),
    _district(
        "Huyện Tiền Hải", "Tỉnh Thái Bình",
        "An Ninh, Bắc Hải, Đông Cơ, Đông Hoàng, Đông Lâm, Đông Long, Đông Minh, Nam Chính, Nam "
        "Cường, Nam Hà, Nam Hải, Nam Hồng, Phương Công, Tây Giang, Tây Lương, Vân Trường",
    ),
    _district(
        "Huyện Hướng Hóa", "Tỉnh Quảng Trị",
        "A Dơi, Ba Tầng, Hướng Lập, Hướng Linh, Hướng Lộc, Hướng Phùng, Hướng Sơn, Hướng Tân, "
        "Hướng Việt, Lìa, Tân Hợp, Tân Lập, Tân Liên, Tân Long, Tân Thành, Xy",
    ),
    _district(
        "Huyện Đắk Glei", "Tỉnh Kon Tum",
        "Đắk Choong, Đắk Kroong, Đắk Long, Đắk Man, Đắk Môn, Đắk Nhoong, Đắk Pék, Mường Hoong, "
        "Ngọc Linh, Xốp",
    ),
    _district(
        "Huyện Đam Rông", "Tỉnh Lâm Đồng",
        "Đạ K'Nàng, Đạ Long, Đạ M'Rông, Đạ Rsal, Đạ Tông, Liêng Srônh, Phi Liêng, Rô Men",
    ),
    _district(
        "Huyện Tri Tôn", "Tỉnh An Giang",
        "An Tức, Ba Chúc, Châu Lăng, Cô Tô, Lạc Quới, Lê Trì, Lương An Trà, Lương Phi, Núi Tô, Ô "
        "Lâm, Tà Đảnh, Tân Tuyến, Vĩnh Gia, Vĩnh Phước",
    ),
    _district(
        "Huyện Trần Đề", "Tỉnh Sóc Trăng",
        "Đại Ân 2, Lịch Hội Thượng, Liêu Tú, Tài Văn, Thạnh Thới An, Thạnh Thới Thuận, Trung "
        "Bình, Viên An, Viên Bình",
    ),
    _district(
        "Huyện Trà Cú", "Tỉnh Trà Vinh",
        "An Quảng Hữu, Đại An, Định An, Hàm Giang, Hàm Tân, Kim Sơn, Long Hiệp, Lưu Nghiệp Anh, "
        "Ngãi Xuyên, Ngọc Biên, Phước Hưng, Tập Sơn, Tân Hiệp, Tân Sơn, Thanh Sơn",
    ),
    _district(
        "Thị xã Ba Đồn", "Tỉnh Quảng Bình",
        "Quảng Hải, Quảng Hòa, Quảng Lộc, Quảng Long, Quảng Minh, Quảng Phong, Quảng Phúc, Quảng "
        "Sơn, Quảng Tân, Quảng Thọ, Quảng Thuận, Quảng Thủy, Quảng Tiên, Quảng Trung, Quảng Văn",
    ),
    _district(
        "Quận Hồng Bàng", "Thành phố Hải Phòng",
        "Đông Khê, Hạ Lý, Hoàng Văn Thụ, Hùng Vương, Minh Khai, Phan Bội Châu, Quán Toan, Sở Dầu, "
        "Thượng Lý, Trại Chuối",
    ),
    _district(
        "Huyện Bắc Trà My", "Tỉnh Quảng Nam",
        "Trà Bui, Trà Đốc, Trà Đông, Trà Dương, Trà Giác, Trà Giang, Trà Giáp, Trà Ka, Trà Kót, "
        "Trà Nú, Trà Sơn, Trà Tân",
    ),
)  # fmt: skip

# Communes and wards since 1 July 2025.
NEW_COMMUNES: dict[str, tuple[str, ...]] = {
    "Tỉnh Tuyên Quang": ("Xã Khâu Vai", "Xã Sơn Vĩ", "Xã Niêm Sơn", "Xã Sủng Máng", "Xã Tát Ngà"),
    "Tỉnh Cao Bằng": ("Xã Bảo Lạc", "Xã Cô Ba", "Xã Cốc Pàng", "Xã Hưng Đạo", "Xã Sơn Lộ"),
    "Tỉnh Quảng Trị": ("Xã Khe Sanh", "Xã Lao Bảo", "Xã Hướng Phùng", "Xã Lìa", "Xã Tân Lập"),
    "Tỉnh Quảng Ngãi": ("Xã Đăk Pék", "Xã Ngọc Linh", "Xã Đăk Môn", "Xã Xốp", "Xã Ba Tơ"),
    "Tỉnh An Giang": ("Xã Tri Tôn", "Xã Ô Lâm", "Xã Cô Tô", "Xã Vĩnh Gia", "Xã Ba Chúc"),
    "Thành phố Hải Phòng": ("Phường Hồng Bàng", "Phường Lê Chân", "Phường Kiến An", "Xã Cát Hải"),
}

UPLAND = frozenset(
    listed(
        "Tỉnh Hà Giang, Tỉnh Cao Bằng, Tỉnh Lạng Sơn, Tỉnh Yên Bái, Tỉnh Hòa Bình, Tỉnh Bắc Kạn, "
        "Tỉnh Quảng Trị, Tỉnh Kon Tum, Tỉnh Lâm Đồng, Tỉnh Tuyên Quang, Tỉnh Quảng Ngãi"
    )
)
HEROES = listed(
    "Kim Đồng, Vừ A Dính, Bế Văn Đàn, La Văn Cầu, Cù Chính Lan, Tô Vĩnh Diện, Dương Minh Châu, "
    "Nguyễn Thái Bình, Lương Văn Tri, Nông Văn Dền, Kpă Klơng, A Tranh, Bùi Hữu Nghĩa, Thoại Ngọc "
    "Hầu, Sư Vạn Hạnh, Ngô Gia Tự, Chu Văn An, Lê Hồng Phong, Hoàng Diệu, Thủ Khoa Huân, Trần Đại "
    "Nghĩa, Lê Quý Đôn, Phan Châu Trinh, Đoàn Thị Điểm, Bùi Bằng Đoàn"
)
NURSERY = listed(
    "Hoa Đỗ Quyên, Hoa Lê, Hoa Mận, Hoa Thạch Thảo, Sóc Nâu, Nai Vàng, Én Nhỏ, Thiên Nga, Bồ Câu, "
    "Trúc Xanh, Nắng Mai, Sao Biển, Cánh Buồm, Bé Ngoan, Ánh Trăng, 24-3, 30-4, 2-9, Sen Hồng, "
    "Hoa Anh Đào, Mặt Trời Nhỏ, Vầng Trăng"
)
TAILS = ("A", "B", "I", "II", "1", "2", "số 1", "số 2", "Đông", "Tây")


class FurtherNamer(Namer):
    """Draws names of communes, heroes and flowers; boarding schools in the uplands."""

    def _draw(
        self, level: str, district: str | None, province: str, communes: tuple[str, ...]
    ) -> School:
        rng = self.rng
        chance = rng.random()
        if self.facts.get(level) and chance < 0.25:
            name = rng.choice(self.facts[level])
        elif chance < 0.7:
            name = rng.choice(communes)
            if rng.random() < 0.3 and not name[-1].isdigit():
                name = f"{name} {rng.choice(TAILS)}"
        else:
            name = rng.choice(NURSERY if level == "MN" else HEROES)
        school = School(name, level, district, province)
        if level in ("TH", "THCS", "TH&THCS") and province in UPLAND and rng.random() < 0.35:
            kind = "PTDTNT" if level == "THCS" and rng.random() < 0.25 else "PTDTBT"
            return replace(school, boarding=kind)
        if level == "MN" and province not in UPLAND and rng.random() < 0.2:
            return replace(school, kindergarten=True)
        return school

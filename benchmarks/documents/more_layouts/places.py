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
        "Huyện Mù Cang Chải", "Tỉnh Yên Bái",
        "Cao Phạ, Chế Cu Nha, Chế Tạo, Dế Xu Phình, Hồ Bốn, Khao Mang, Kim Nọi, La Pán Tẩn, Lao "
        "Chải, Mồ Dề, Nậm Có, Nậm Khắt, Púng Luông",
    ),
    _district(
        "Huyện Pác Nặm", "Tỉnh Bắc Kạn",
        "An Thắng, Bằng Thành, Bộc Bố, Cao Tân, Cổ Linh, Công Bằng, Giáo Hiệu, Nghiên Loan, "
        "Nhạn Môn, Xuân La",
    ),
    _district(
        "Huyện Trần Đề", "Tỉnh Sóc Trăng",
        "Đại Ân 2, Lịch Hội Thượng, Liêu Tú, Tài Văn, Thạnh Thới An, Thạnh Thới Thuận, Trung "
        "Bình, Viên An, Viên Bình",
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
    _district(
        "Huyện Tân Sơn", "Tỉnh Phú Thọ",
        "Đồng Sơn, Kiệt Sơn, Kim Thượng, Lai Đồng, Long Cốc, Minh Đài, Mỹ Thuận, Tam Thanh, Tân "
        "Phú, Tân Sơn, Thạch Kiệt, Thu Cúc, Thu Ngạc, Văn Luông, Vinh Tiền, Xuân Đài, Xuân Sơn",
    ),
    _district(
        "Huyện Sơn Động", "Tỉnh Bắc Giang",
        "An Bá, An Lạc, Cẩm Đàn, Dương Hưu, Đại Sơn, Giáo Liêm, Hữu Sản, Lệ Viễn, Long Sơn, Phúc "
        "Sơn, Phúc Thắng, Tuấn Đạo, Vân Sơn, Vĩnh An, Yên Định",
    ),
    _district(
        "Huyện Vĩnh Thạnh", "Tỉnh Bình Định",
        "Vĩnh Hảo, Vĩnh Hiệp, Vĩnh Hòa, Vĩnh Kim, Vĩnh Quang, Vĩnh Sơn, Vĩnh Thịnh, Vĩnh Thuận",
    ),
    _district(
        "Huyện Sông Hinh", "Tỉnh Phú Yên",
        "Đức Bình Đông, Đức Bình Tây, Ea Bá, Ea Bar, Ea Bia, Ea Lâm, Ea Ly, Ea Trol, Sơn Giang, "
        "Sông Hinh",
    ),
    _district(
        "Huyện Khánh Vĩnh", "Tỉnh Khánh Hòa",
        "Cầu Bà, Giang Ly, Khánh Bình, Khánh Đông, Khánh Hiệp, Khánh Nam, Khánh Phú, Khánh Thành, "
        "Khánh Thượng, Khánh Trung, Liên Sang, Sơn Thái, Sông Cầu",
    ),
    _district(
        "Huyện Bác Ái", "Tỉnh Ninh Thuận",
        "Phước Bình, Phước Chính, Phước Đại, Phước Hòa, Phước Tân, Phước Thắng, Phước Thành, "
        "Phước Tiến, Phước Trung",
    ),
    _district(
        "Huyện Đắk Glong", "Tỉnh Đắk Nông",
        "Đắk Ha, Đắk Plao, Đắk R'Măng, Đắk Som, Quảng Hòa, Quảng Khê, Quảng Sơn",
    ),
    _district(
        "Huyện Giồng Riềng", "Tỉnh Kiên Giang",
        "Bàn Tân Định, Bàn Thạch, Hòa An, Hòa Hưng, Hòa Lợi, Hòa Thuận, Long Thạnh, Ngọc Chúc, "
        "Ngọc Hòa, Ngọc Thành, Ngọc Thuận, Thạnh Bình, Thạnh Hòa, Thạnh Hưng, Vĩnh Phú",
    ),
    _district(
        "Huyện Thanh Miện", "Tỉnh Hải Dương",
        "Cao Thắng, Chi Lăng Bắc, Chi Lăng Nam, Đoàn Kết, Đoàn Tùng, Hồng Phong, Hồng Quang, Lam "
        "Sơn, Lê Hồng, Ngô Quyền, Ngũ Hùng, Phạm Kha, Tân Trào, Thanh Giang, Tứ Cường",
    ),
)  # fmt: skip

# Communes and wards since 1 July 2025.
NEW_COMMUNES: dict[str, tuple[str, ...]] = {
    "Tỉnh Phú Thọ": ("Xã Thu Cúc", "Xã Long Cốc", "Xã Xuân Đài", "Xã Lai Đồng", "Xã Minh Đài"),
    "Tỉnh Khánh Hòa": ("Xã Khánh Vĩnh", "Xã Bác Ái", "Xã Bác Ái Đông", "Xã Tây Khánh Vĩnh"),
    "Tỉnh Đồng Nai": ("Xã Bù Gia Mập", "Xã Đa Kia", "Xã Phú Nghĩa", "Xã Đăk Ơ"),
    "Thành phố Hải Phòng": ("Phường Hồng Bàng", "Phường Lê Chân", "Phường Kiến An", "Xã Cát Hải"),
}

UPLAND = frozenset(
    listed(
        "Tỉnh Yên Bái, Tỉnh Bắc Kạn, Tỉnh Phú Thọ, Tỉnh Bắc Giang, Tỉnh Khánh "
        "Hòa, Tỉnh Ninh Thuận, Tỉnh Đắk Nông, Tỉnh Phú Yên, Tỉnh Quảng Nam"
    )
)
HEROES = listed(
    "Vừ A Dính, La Văn Cầu, Cù Chính Lan, Tô Vĩnh Diện, Dương Minh Châu, A Tranh, Bùi Hữu Nghĩa, "
    "Sư Vạn Hạnh, Ngô Gia Tự, Hoàng Diệu, Thủ Khoa Huân, Trần Đại Nghĩa, Phan Châu Trinh, Bùi Bằng "
    "Đoàn, Pi Năng Tắc, Chu Huy Mân, Lương Định Của, Đặng Thùy Trâm, Phạm Phú Thứ, Cao Thắng"
)
NURSERY = listed(
    "Hoa Đỗ Quyên, Hoa Mận, Hoa Thạch Thảo, Sóc Nâu, Nai Vàng, Én Nhỏ, Bồ Câu, Trúc Xanh, Nắng "
    "Mai, Sao Biển, Cánh Buồm, Ánh Trăng, Hoa Anh Đào, Vầng Trăng, 22-12, 3-2, Chim Én, Gấu Trúc"
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

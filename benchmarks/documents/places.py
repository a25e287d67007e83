"""Places for the made documents: units as they were before and after 1 July 2025.

Names of provinces, districts and communes are public facts (administrative units of Việt Nam).
Which school stands where is invented.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class District:
    """A district with its word (`Quận`, `Huyện` …), its province and some of its communes."""

    name: str
    province: str
    communes: tuple[str, ...]

    @property
    def short(self) -> str:
        """The name without its word.

        >>> District("Thị xã Sa Pa", "Tỉnh Lào Cai", ()).short
        'Sa Pa'
        """
        return without_word(self.name)


WORDS = ("Thành phố ", "Thị xã ", "Quận ", "Huyện ", "Tỉnh ", "Phường ", "Xã ", "Thị trấn ")


def without_word(unit: str) -> str:
    for word in WORDS:
        if unit.startswith(word):
            rest = unit.removeprefix(word)
            return unit if rest.isdigit() else rest
    return unit


def in_running_text(unit: str) -> str:
    """The unit's word in lower case, as sentences print it.

    >>> in_running_text("Thành phố Hà Nội")
    'thành phố Hà Nội'
    """
    return unit[0].lower() + unit[1:]


def listed(names: str) -> tuple[str, ...]:
    """A long list of names, written as one text with commas."""
    return tuple(names.split(", "))


def _district(name: str, province: str, communes: str) -> District:
    return District(name, province, listed(communes))


DISTRICTS: tuple[District, ...] = (
    _district(
        "Quận Hoàng Mai",
        "Thành phố Hà Nội",
        "Định Công, Đại Kim, Giáp Bát, Hoàng Liệt, Lĩnh Nam, Mai Động, Tân Mai, Thanh Trì, "
        "Thịnh Liệt, Trần Phú, Tương Mai, Vĩnh Hưng, Yên Sở",
    ),
    _district(
        "Huyện Ba Vì",
        "Thành phố Hà Nội",
        "Tản Lĩnh, Vạn Thắng, Cam Thượng, Chu Minh, Đồng Thái, Khánh Thượng, Minh Châu, Phú Sơn, "
        "Sơn Đà, Thụy An, Tiên Phong, Vật Lại, Yên Bài",
    ),
    _district(
        "Huyện Thạch Thất",
        "Thành phố Hà Nội",
        "Bình Phú, Cẩm Yên, Canh Nậu, Chàng Sơn, Dị Nậu, Đại Đồng, Hương Ngải, Kim Quan, "
        "Lại Thượng, Phùng Xá, Tân Xã, Thạch Hòa, Yên Trung",
    ),
    _district(
        "Quận Hải An",
        "Thành phố Hải Phòng",
        "Cát Bi, Đằng Hải, Đằng Lâm, Đông Hải, Nam Hải, Thành Tô, Tràng Cát",
    ),
    _district(
        "Huyện Vĩnh Bảo",
        "Thành phố Hải Phòng",
        "An Hòa, Cao Minh, Cổ Am, Cộng Hiền, Dũng Tiến, Giang Biên, Hiệp Hòa, Lý Học, Nhân Hòa, "
        "Tam Cường, Tam Đa, Thắng Thủy, Trấn Dương, Vĩnh An",
    ),
    _district(
        "Thị xã Sa Pa",
        "Tỉnh Lào Cai",
        "Bản Hồ, Cầu Mây, Hàm Rồng, Hoàng Liên, Liên Minh, Mường Bo, Mường Hoa, Ngũ Chỉ Sơn, "
        "Ô Quý Hồ, Phan Si Păng, Tả Phìn, Tả Van, Thanh Bình, Trung Chải",
    ),
    _district(
        "Huyện Mường Khương",
        "Tỉnh Lào Cai",
        "Bản Lầu, Bản Sen, Cao Sơn, Dìn Chin, La Pan Tẩn, Lùng Khấu Nhin, Nậm Chảy, Nấm Lư, "
        "Pha Long, Tả Gia Khâu, Tả Ngài Chồ, Tung Chung Phố",
    ),
    _district(
        "Huyện Mai Sơn",
        "Tỉnh Sơn La",
        "Chiềng Ban, Chiềng Chăn, Chiềng Dong, Chiềng Kheo, Chiềng Lương, Chiềng Mai, Chiềng Nơi, "
        "Cò Nòi, Hát Lót, Mường Bằng, Nà Bó, Nà Ớt, Phiêng Cằm, Tà Hộc",
    ),
    _district(
        "Huyện Lục Ngạn",
        "Tỉnh Bắc Giang",
        "Biển Động, Biên Sơn, Cấm Sơn, Đèo Gia, Đồng Cốc, Giáp Sơn, Hộ Đáp, Kiên Lao, Nam Dương, "
        "Phì Điền, Phượng Sơn, Quý Sơn, Tân Hoa, Trù Hựu",
    ),
    _district(
        "Huyện Gia Lộc",
        "Tỉnh Hải Dương",
        "Đoàn Thượng, Đồng Quang, Đức Xương, Gia Khánh, Gia Tân, Hoàng Diệu, Hồng Hưng, Lê Lợi, "
        "Phạm Trấn, Quang Minh, Thống Kênh, Toàn Thắng, Yết Kiêu",
    ),
    _district(
        "Huyện Hải Hậu",
        "Tỉnh Nam Định",
        "Hải An, Hải Anh, Hải Châu, Hải Đông, Hải Đường, Hải Giang, Hải Hưng, Hải Lộc, Hải Minh, "
        "Hải Phong, Hải Quang, Hải Sơn, Hải Trung, Hải Xuân",
    ),
    _district(
        "Huyện Quan Sơn",
        "Tỉnh Thanh Hóa",
        "Mường Mìn, Na Mèo, Sơn Điện, Sơn Hà, Sơn Lư, Sơn Thủy, Tam Lư, Tam Thanh, Trung Hạ, "
        "Trung Thượng, Trung Tiến, Trung Xuân",
    ),
    _district(
        "Huyện Yên Thành",
        "Tỉnh Nghệ An",
        "Bắc Thành, Bảo Thành, Công Thành, Đô Thành, Đồng Thành, Hậu Thành, Hoa Thành, Hợp Thành, "
        "Khánh Thành, Lăng Thành, Liên Thành, Mã Thành, Nam Thành, Phú Thành",
    ),
    _district(
        "Huyện Lệ Thủy",
        "Tỉnh Quảng Bình",
        "An Thủy, Cam Thủy, Dương Thủy, Hoa Thủy, Hồng Thủy, Kim Thủy, Lộc Thủy, Mai Thủy, "
        "Mỹ Thủy, Ngân Thủy, Phong Thủy, Phú Thủy, Sen Thủy, Tân Thủy",
    ),
    _district(
        "Thị xã Điện Bàn",
        "Tỉnh Quảng Nam",
        "Điện An, Điện Dương, Điện Hòa, Điện Hồng, Điện Minh, Điện Nam Bắc, Điện Ngọc, "
        "Điện Phong, Điện Phước, Điện Quang, Điện Thọ, Điện Tiến, Vĩnh Điện",
    ),
    _district(
        "Huyện Krông Pắc",
        "Tỉnh Đắk Lắk",
        "Ea Hiu, Ea Kênh, Ea Kly, Ea Knuếc, Ea Kuăng, Ea Phê, Ea Uy, Ea Yiêng, Ea Yông, Hòa An, "
        "Hòa Đông, Hòa Tiến, Krông Búk, Tân Tiến, Vụ Bổn",
    ),
    _district(
        "Huyện Chư Sê",
        "Tỉnh Gia Lai",
        "AYun, Bar Măih, Bờ Ngoong, Chư Pơng, Dun, H Bông, Ia Blang, Ia Glai, Ia Hlốp, Ia Ko, "
        "Ia Pal, Ia Tiêm, Kông Htok",
    ),
    _district(
        "Thành phố Biên Hòa",
        "Tỉnh Đồng Nai",
        "An Bình, An Hòa, Bình Đa, Bửu Hòa, Bửu Long, Hóa An, Hố Nai, Long Bình, Phước Tân, "
        "Quang Vinh, Tam Hiệp, Tam Phước, Tân Phong, Trảng Dài",
    ),
    _district(
        "Quận Bình Tân",
        "Thành phố Hồ Chí Minh",
        "An Lạc, An Lạc A, Bình Hưng Hòa, Bình Hưng Hòa A, Bình Hưng Hòa B, Bình Trị Đông, "
        "Bình Trị Đông A, Bình Trị Đông B, Tân Tạo, Tân Tạo A",
    ),
    _district(
        "Huyện Cần Giờ",
        "Thành phố Hồ Chí Minh",
        "An Thới Đông, Bình Khánh, Cần Thạnh, Long Hòa, Lý Nhơn, Tam Thôn Hiệp, Thạnh An",
    ),
    _district(
        "Huyện Châu Thành",
        "Tỉnh Bến Tre",
        "An Hiệp, An Hóa, An Khánh, Giao Long, Hữu Định, Phú An Hòa, Phú Đức, Phước Thạnh, "
        "Quới Sơn, Quới Thành, Sơn Hòa, Tam Phước, Tân Phú, Thành Triệu",
    ),
    _district(
        "Huyện Thới Bình",
        "Tỉnh Cà Mau",
        "Biển Bạch, Biển Bạch Đông, Hồ Thị Kỷ, Tân Bằng, Tân Lộc, Tân Lộc Bắc, Tân Lộc Đông, "
        "Tân Phú, Thới Bình, Trí Lực, Trí Phải",
    ),
    _district(
        "Quận Ninh Kiều",
        "Thành phố Cần Thơ",
        "An Bình, An Cư, An Hòa, An Khánh, An Nghiệp, Cái Khế, Hưng Lợi, Tân An, Thới Bình, "
        "Xuân Khánh",
    ),
)

# Communes and wards as they are since 1 July 2025, by province.
NEW_COMMUNES: dict[str, tuple[str, ...]] = {
    "Thành phố Hà Nội": (
        "Phường Nghĩa Đô",
        "Phường Kim Liên",
        "Phường Khương Đình",
        "Phường Bồ Đề",
        "Phường Xuân Phương",
        "Xã Đa Phúc",
        "Xã Trung Giã",
        "Xã Quảng Oai",
        "Xã Thư Lâm",
    ),
    "Tỉnh Sơn La": (
        "Xã Lóng Sập",
        "Xã Chiềng Sơn",
        "Xã Sốp Cộp",
        "Xã Mường Lèo",
        "Xã Phiêng Khoài",
    ),
    "Tỉnh Điện Biên": ("Xã Sín Thầu", "Xã Mường Nhé", "Xã Nậm Kè", "Xã Si Pa Phìn", "Xã Núa Ngam"),
    "Tỉnh Lai Châu": ("Xã Dào San", "Xã Sì Lở Lầu", "Xã Pa Ủ", "Xã Mù Cả", "Xã Thu Lũm"),
    "Tỉnh Lào Cai": ("Xã Y Tý", "Xã A Mú Sung", "Xã Pha Long", "Xã Si Ma Cai", "Xã Bát Xát"),
    "Tỉnh Nghệ An": ("Xã Na Ngoi", "Xã Keng Đu", "Xã Mường Xén", "Xã Tri Lễ", "Xã Thông Thụ"),
    "Tỉnh Bắc Ninh": ("Phường Kinh Bắc", "Phường Võ Cường", "Phường Từ Sơn", "Xã Tiên Du"),
    "Tỉnh Đắk Lắk": ("Xã Ia Rvê", "Xã Ea Súp", "Xã Ia Lốp", "Xã Krông Na"),
    "Thành phố Đà Nẵng": ("Phường Hải Châu", "Phường Hòa Khánh", "Xã Tây Giang", "Xã La Êê"),
    "Thành phố Hồ Chí Minh": ("Phường Tân Định", "Phường Bàn Cờ", "Phường Hòa Hưng", "Xã Cần Giờ"),
}

"""Parties that are no schools: communes, districts and offices."""

from __future__ import annotations

import re

from normalizers.schools.piece import Piece
from normalizers.schools.places import add_unit, places_after, unit_at
from normalizers.schools.shapes import Place
from normalizers.units import unit_word_at

OFFICE = re.compile(
    r"(?:phòng\s+(?:gd|giáo\s+dục|văn\s+hóa|văn\s+hoá|vh)|sở\s+(?:gd|giáo\s+dục)|ubnd|"
    r"ủy\s+ban\s+nhân\s+dân|uỷ\s+ban\s+nhân\s+dân|công\s+đoàn(?!\s+(?:cơ\s+sở\s+)?(?:nhà\s+)?trường)|đồn\s+(?:biên\s+phòng|bp)(?![^\W_])|bộ\s+chỉ\s+huy|"
    r"trạm\s+y\s+tế|hội\s+(?:khuyến\s+học|phụ\s+nữ|chữ\s+thập)|đoàn\s+thanh\s+niên|"
    r"liên\s+đoàn\s+lao\s+động|trung\s+tâm\s+(?:văn|y|học\s+tập)|"
    r"(?:tiểu|trung|lữ|sư)\s+đoàn\s+\d|ban\s+chỉ\s+huy|công\s+an\s+(?=[a-zà-ỹ])|"
    r"(?:tổng\s+)?công\s+ty(?=\s)|ngân\s+hàng(?=\s)|bệnh\s+viện(?=\s)|hợp\s+tác\s+xã(?=\s))",
    re.IGNORECASE,
)
_OFFICE_END = re.compile(
    r"\s+[-–—]\s+|[;|\n\t(]|,(?!\s*(?:trung|lữ|sư)\s+đoàn)|\s+(?:và|với|kết\s+nghĩa\s+với)\s+"
    r"(?=trường|phòng|sở|ubnd|xã|phường|mn|th|thcs|mầm|tiểu)",
    re.IGNORECASE,
)


def commune_at(text: str, at: int) -> Piece | None:
    """A commune or district that is itself a party: `xã Mường Lạn, huyện Sốp Cộp`."""
    if unit_word_at(text, at) is None:
        return None
    unit = unit_at(text, at)
    if unit is None:
        return None
    place, end = places_after(text, at, bare=False)
    more, end = places_after(text, end, bare=True) if place else (place, end)
    place = Place(place.commune, place.district, place.province or more.province)
    return Piece(at, at, unit[2], end, place=place, kind="commune")


def office_at(text: str, at: int) -> Piece | None:
    """An office that is a party: `Phòng GDĐT huyện Mê Linh`."""
    if OFFICE.match(text, at) is None:
        return None
    stop = _OFFICE_END.search(text, at)
    end = stop.start() if stop else len(text)
    place = Place()
    for word in re.compile(r"(?<![^\W_])[^\W\d_]+").finditer(text, at, end):
        unit = unit_at(text, word.start()) if unit_word_at(text, word.start()) else None
        if unit is not None:
            place = add_unit(place, unit[0], unit[1]) or place
    return Piece(at, at, end, end, place=place, kind="office")

"""Wording that tells which part of a document a line opens or belongs to.

Nghị định 30/2020/NĐ-CP, Annex I: motto, number, place and date; basis (căn cứ); signature with
its capacity (KT., TM., TL.); annexes with their caption.
"""

from __future__ import annotations

import re
from functools import lru_cache

from parsers.wording import fold, is_capitals, starts_like

MOTTO = re.compile(r"CONG HO?A? XA HOI CHU NGHIA|DOC LAP TU DO|DANG CONG SAN VIET NAM")
_DATE = re.compile(r"NGAY( \w+)? THANG( \w+)? NAM|NAM 20\d\d$")
_NUMBERED = re.compile(r"\W{0,3}S[ốôoóồòÓ0ỐÔO6]{1,2}\s*:?[^/]{0,20}/[^/]{0,40}$|\W{0,3}Số\s*:")
_BLANK = r"[\d\s.…_/]{0,12}"
_PLACE_AND_DATE = re.compile(
    r"(?:[^\W\d_][\w.'-]*\s){0,5}[^\W\d_][\w.'-]*\s*,\s*ng[àa]y" + _BLANK
    + r"(?:th[áa]ng" + _BLANK + r"n[ăa]m)?\s*(?:(?:19|20)\d\d|20[.…_]+)\W*",
    re.IGNORECASE,
)  # fmt: skip
RULE = re.compile(r"[\s\-_=*─—–.~‾¯]{3,}")
_BASIS = re.compile(
    r"(CAN CU|THUC HIEN|THEO|XET|THI HANH|TIEP THEO|TRIEN KHAI|DUOC SU|HUONG UNG)\b"
)
_CITES = re.compile(
    r"\b(SO|LUAT|KE HOACH|CHUONG TRINH|CONG VAN|QUYET DINH|CHI THI|NGHI QUYET|NGHI DINH|THONG TU"
    r"|HUONG DAN|DE NGHI|TINH HINH|CHUC NANG|NHU CAU|Y KIEN|DE AN|TO TRINH|BIEN BAN|THONG BAO"
    r"|NHIEM VU|DIEU KIEN|SU CHI DAO|DIEU LE)\b"
)
SIGNER_TITLE = re.compile(
    r"(?:(?:KT|TM|TL|TUQ|T M|K T|Q|QUYEN) )?(?:PHO )?(?:THU TRUONG|BO TRUONG|THU TUONG"
    r"|(?:TONG|CHANH) THANH TRA|(?:PHO )?(?:THONG DOC|VU TRUONG|TRUONG (?:KHOA|CUM|DOAN|TIEU BAN)"
    r"|CHI CUC TRUONG|TONG CUC TRUONG|VIEN TRUONG|DOI TRUONG|TRAM TRUONG|HIEU TRUONG)"
    r"|(?:PHO )?(?:TONG )?GIAM DOC|(?:PHO )?HIEU TRUONG|(?:PHO )?TRUONG PHONG|(?:PHO )?CHU TICH"
    r"|(?:PHO )?CHANH VAN PHONG|(?:PHO )?BI THU|CHU NHIEM|TO TRUONG|(?:PHO )?CUC TRUONG"
    r"|(?:PHO )?TRUONG BAN|VIEN TRUONG|(?:PHO )?TONG BIEN TAP|NGUOI LAP|DAI DIEN|CHANH AN"
    r"|THU KY|KE TOAN|TONG PHU TRACH|CHU TRI|CHU TOA|NGUOI GHI|CHU TICH HOI NGHI)\b.*"
)
FORM = re.compile(r"(?:DON|PHIEU|TO KHAI|GIAY DE NGHI|GIAY DANG KY|BAN KHAI|MAU)\b")
ANNEX = re.compile(
    r"(PHU LUC|DANH SACH|BIEU|MAU SO|MAU|LICH|BANG|DANH MUC|NOI DUNG CHUONG TRINH)\b"
)
ANNEX_CAPTION = re.compile(r"\(?\s*(KEM THEO|BAN HANH KEM|DINH KEM)\b")


def is_letterhead_line(text: str) -> bool:
    """Whether a line is motto, place and date, number or rule of a letterhead."""
    key = fold(text)
    if MOTTO.search(key) or RULE.fullmatch(text):
        return True
    dated = _DATE.search(key) is not None and len(key) < 90
    return dated or _NUMBERED.match(text) is not None


def is_place_and_date(text: str) -> bool:
    """Whether a line holds nothing but the place and the day of a document.

    >>> is_place_and_date("Châu Sơn, ngày 12 tháng 9 năm 2024"), is_place_and_date("ngày 5/9/2024")
    (True, False)
    >>> is_place_and_date("Hà Nội, ngày ... tháng ... năm 2024"), is_place_and_date("Hôm nay, ngày")
    (True, False)
    """
    return _PLACE_AND_DATE.fullmatch(text.strip()) is not None


@lru_cache(maxsize=1 << 12)  # asked of a line by all who cut the document into parts
def is_basis(text: str) -> bool:
    """Whether a paragraph belongs to the basis part: Căn cứ …, Thực hiện Kế hoạch số …

    >>> is_basis("Căn cứ Luật Giáo dục;"), is_basis("Thyc hién Ké hoach s 4340/KH-SGDDT")
    (True, True)
    >>> is_basis("Thực hiện các nội dung thuộc lĩnh vực phụ trách."), is_basis("VĂN CỪ")
    (False, False)
    """
    key = fold(text)
    if key.startswith("CAN CU") or (starts_like(text, "Căn cứ", 80) and _CITES.search(key[:120])):
        return True
    opening = _BASIS.match(key) or starts_like(text, "Thực hiện", 75)
    return bool(opening and (_CITES.search(key[:60]) and re.search(r"\d/|/[A-ZĐ]", text[:160])))


@lru_cache(maxsize=1 << 12)  # likewise
def opens_recipients(text: str) -> bool:
    """Whether a line opens the list of recipients (nơi nhận), up to a few wrong characters.

    >>> opens_recipients(".Vơi nhận: - Sở"), opens_recipients("MN Nhạn Môn")
    (True, False)
    """
    first = next(iter(fold(text[:20]).split()), "")
    return len(first) > 2 and starts_like(text, "Nơi nhận", 78)


def closes(text: str) -> bool:
    """Whether a line opens what stands below a document: recipients (nơi nhận) or a signature.

    >>> closes("Nơi nhận:"), closes("KT. TRƯỞNG PHÒNG"), closes("Nơi tổ chức: Trường TH A")
    (True, True, False)
    """
    return opens_recipients(text) or is_signer_title(text)


def is_signer_title(text: str) -> bool:
    """Whether a line in capitals is a signer's capacity or office: KT. TRƯỞNG PHÒNG.

    >>> is_signer_title("KT. TRƯỞNG PHÒNG"), is_signer_title("Hiệu trưởng nhà trường")
    (True, False)
    """
    return len(text) < 70 and is_capitals(text) and SIGNER_TITLE.fullmatch(fold(text)) is not None

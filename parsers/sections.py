"""Wording of section headings that plans print without number, bold type or capitals."""

from __future__ import annotations

import re

from parsers.wording import fold

# Folded; the usual sections of a plan after Nghị định 30/2020/NĐ-CP and school practice.
_SECTION = re.compile(
    r"(MUC DICH( VA)?( Y NGHIA)?( YEU CAU)?|YEU CAU|MUC TIEU( CHUNG| CU THE)?( YEU CAU)?"
    r"|NOI DUNG( VA HINH THUC| VA GIAI PHAP| PHOI HOP| KET NGHIA| HOAT DONG)?( THUC HIEN)?"
    r"|TO CHUC THUC HIEN|THOI GIAN( VA DIA DIEM| DIA DIEM| THANH PHAN| TIEN DO)?( THUC HIEN)?"
    r"|TIEN DO( THUC HIEN)?|LO TRINH( THUC HIEN)?|KINH PHI( THUC HIEN)?|NHIEM VU( VA GIAI PHAP)?"
    r"|DOI TUONG( THAM GIA)?|THANH PHAN( THAM DU| THAM GIA)?|DIA DIEM|HINH THUC( TO CHUC)?"
    r"|GIAI PHAP( THUC HIEN)?|PHAN CONG( NHIEM VU| THUC HIEN)?|TRACH NHIEM( THUC HIEN)?"
    r"|CHE DO BAO CAO|CAC NOI DUNG( CU THE| THUC HIEN)?|DANH SACH CAC [A-Z ]{2,60})"
)


def is_section_heading(text: str) -> bool:
    """Whether a line on its own is a usual section heading.

    >>> is_section_heading("Mục đích, yêu cầu"), is_section_heading("Nội dung thực hiện:")
    (True, True)
    >>> is_section_heading("Mục đích của việc này là"), is_section_heading("mục đích")
    (False, False)
    """
    if not text[:1].isupper() or len(text) > 80 or re.search(r"[.;,]$", text):
        return False
    return _SECTION.fullmatch(fold(text)) is not None

"""Wording of section headings that plans print without number, bold type or capitals."""

from __future__ import annotations

import re

from parsers.wording import fold

# Folded; the usual sections of a plan after Nghị định 30/2020/NĐ-CP and school practice.
_SECTION = re.compile(
    r"(MUC DICH( VA)?( Y NGHIA)?( YEU CAU| CHI TIEU)?|YEU CAU|MUC TIEU( CHUNG| CU THE)?( YEU CAU)?"
    r"|NOI DUNG( VA HINH THUC| VA GIAI PHAP| PHOI HOP| KET NGHIA| HOAT DONG)?( THUC HIEN)?"
    r"|TO CHUC THUC HIEN|THOI GIAN( VA DIA DIEM| DIA DIEM| THANH PHAN| TIEN DO)?( THUC HIEN)?"
    r"|TIEN DO( THUC HIEN)?|LO TRINH( THUC HIEN)?|KINH PHI( THUC HIEN)?|NHIEM VU( VA GIAI PHAP)?"
    r"|DOI TUONG( THAM GIA)?|THANH PHAN( THAM DU| THAM GIA)?|DIA DIEM|HINH THUC( TO CHUC)?"
    r"|GIAI PHAP( THUC HIEN)?|PHAN CONG( NHIEM VU| THUC HIEN| KET NGHIA)?|TRACH NHIEM( THUC HIEN)?"
    r"|CHE DO BAO CAO|CAC NOI DUNG( CU THE| THUC HIEN)?|DANH SACH CAC [A-Z ]{2,60}"
    r"|(CAC )?CAP TRUONG( KET NGHIA)?"
    r"|(CAC TRUONG|KHOI|CAP HOC|CAP|BAC)( MAM NON| TIEU HOC| TRUNG HOC CO SO| TRUNG HOC PHO THONG"
    r"| MN| TH| THCS| THPT))"
)

_MONTH = r"\d{1,2}(?:\s?/\s?20\d\d|\s+năm\s+20\d\d)?"
_TIME_ALONE = re.compile(  # a school year, term, month, week, day or half-day as a heading
    r"(?:Năm học\s+20\d\d\s?[-–—]\s?20\d\d"
    r"|(?:Cuối |Đầu )?[Hh]ọc k[ìỳ]\s+[I12]{1,2}\b[^.;]{0,30}"
    rf"|(?:Từ )?[Tt]háng\s+{_MONTH}(?:\s?(?:[-–—,]|và|đến)\s?(?:[Tt]háng\s+)?{_MONTH})?"
    r"|Quý\s+[IV\d]{1,3}\b[^.;]{0,20}"
    r"|Tuần\s+(?:thứ\s+)?\d\b[^.;]{0,30}"
    r"|(?:Chương trình n|Lịch trình n|N)gày\s+\d{1,2}\s?[/-]\s?\d{1,2}"
    r"(?:\s?[/-]\s?20\d\d)?"
    r"|(?:Buổi )?[Ss]áng|(?:Buổi )?[Cc]hiều|(?:Buổi )?[Tt]ối)\s*:?"
)
_PHASE = re.compile(  # a phase of the plan with its time: Giai đoạn 1 (từ tháng 9 đến tháng 12)
    r"(?:Giai đoạn|Bước|Đợt|Chặng)\s+(?:thứ\s+)?(?:\d|[IVX]{1,3}|một|nhất|hai|ba)\b[^.;]{0,40}"
    r"(?:tháng|quý|học k[ìỳ]|tuần|ngày|\d/20\d\d)[^.;]{0,50}",
    re.IGNORECASE,
)


def is_time_heading(text: str) -> bool:
    """Whether a line is a time on its own, or a phase of the plan with its time.

    >>> is_time_heading("Tháng 10/2024:"), is_time_heading("Đợt 1: từ tháng 9 đến tháng 12/2024")
    (True, True)
    >>> is_time_heading("Tháng 10/2024 tổ chức hội thi"), is_time_heading("Giai đoạn 1: Khởi động")
    (False, False)
    """
    return len(text) < 60 and bool(_TIME_ALONE.fullmatch(text) or _PHASE.fullmatch(text))


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

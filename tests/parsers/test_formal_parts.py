"""The formal parts of documents as twelve offices lay them out, each text written for this test."""

from __future__ import annotations

import hashlib

import pytest

from extractors.plain_text import read_text
from parsers.plan_builder import parse
from schemas.document import Document
from schemas.plan import Plan


def plan_of(text: str) -> Plan:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return parse(Document("plan.txt", "text", digest, read_text(text)))


BODY = """
Căn cứ Kế hoạch số 310/KH-SGDĐT ngày 05/9/2022 của Sở Giáo dục và Đào tạo Hòa Bình về kết nghĩa;
I. MỤC ĐÍCH
- Giúp nhau dạy tốt hơn.
II. TỔ CHỨC THỰC HIỆN
- Các trường báo cáo trước ngày 30/5/2023.
Nơi nhận:
- Các trường (để t/h);
- Lưu: VT.
"""

# Letterhead and title as printed, and what they say.
LAYOUTS = {
    "two columns on one line": (
        """UBND HUYỆN LẠC SƠN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
PHÒNG GIÁO DỤC VÀ ĐÀO TẠO          Độc lập - Tự do - Hạnh phúc
Số: 87/KH-PGDĐT          Lạc Sơn, ngày 14 tháng 10 năm 2022
KẾ HOẠCH
Kết nghĩa giữa các trường giai đoạn 2022-2024
""",
        {
            "doc_type": "KẾ HOẠCH",
            "number": "87/KH-PGDĐT",
            "issuer": "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO",
            "parent_issuer": "UBND HUYỆN LẠC SƠN",
            "issuer_name": "Phòng Giáo dục và Đào tạo huyện Lạc Sơn",
            "place": "Lạc Sơn",
            "issued_on": "2022-10-14",
            "title": "Kết nghĩa giữa các trường giai đoạn 2022-2024",
        },
    ),
    "columns one after the other, blanks for number and day": (
        """UBND THÀNH PHỐ HÒA BÌNH
PHÒNG GD&ĐT
Số:        /KH-PGD&ĐT
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hòa Bình, ngày ..... tháng 9 năm 2022
KẾ HOẠCH
Kết nối các trường mầm non năm học 2022 - 2023
""",
        {
            "number": None,
            "number_symbol": "KH-PGD&ĐT",
            "issuer_name": "Phòng Giáo dục và Đào tạo thành phố Hòa Bình",
            "issued_on": "2022-09",
        },
    ),
    "motto broken, issuer broken": (
        """UBND TỈNH SƠN LA     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT
SỞ GIÁO DỤC          NAM
VÀ ĐÀO TẠO     Độc lập - Tự do - Hạnh phúc
Số: 12/HD-SGDĐT     Sơn La, ngày 02 tháng 02 năm
     2024
HƯỚNG DẪN
Thực hiện phong trào trường giúp trường
""",
        {
            "doc_type": "HƯỚNG DẪN",
            "issuer": "SỞ GIÁO DỤC VÀ ĐÀO TẠO",
            "issuer_name": "Sở Giáo dục và Đào tạo tỉnh Sơn La",
            "issued_on": "2024-02-02",
        },
    ),
    "party": (
        """ĐẢNG BỘ XÃ MAI HẠ     ĐẢNG CỘNG SẢN VIỆT NAM
CHI BỘ TRƯỜNG THCS MAI HẠ
*
Số 07-KH/CB     Mai Hạ, ngày 03 tháng 3 năm 2023
KẾ HOẠCH
Kết nghĩa giữa các chi bộ trường học năm 2023
""",
        {
            "number": "07-KH/CB",
            "number_symbol": "KH/CB",
            "issuer": "CHI BỘ TRƯỜNG THCS MAI HẠ",
            "parent_issuer": "ĐẢNG BỘ XÃ MAI HẠ",
            "issued_on": "2023-03-03",
        },
    ),
    "union": (
        """LIÊN ĐOÀN LAO ĐỘNG HUYỆN YÊN THỦY
CÔNG ĐOÀN GIÁO DỤC
Số: 15/KH-CĐGD
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Yên Thủy, ngày 11 tháng 11 năm 2022
KẾ HOẠCH
Giúp đỡ giáo viên vùng cao
""",
        {"issuer_name": "Công đoàn Giáo dục huyện Yên Thủy", "number": "15/KH-CĐGD"},
    ),
    "misread type line": (
        """UBND HUYỆN ĐÀ BẮC
TRƯỜNG PTDTBT TH&THCS TÂN PHEO
Số: 09/KH-TTP
Đà Bắc, ngày 20 tháng 9 năm 2022
KÉ HOACH
Giao lưu với trường bạn
""",
        {"doc_type": "KẾ HOẠCH", "issuer": "TRƯỜNG PTDTBT TH&THCS TÂN PHEO"},
    ),
    "two issuers": (
        """TRƯỜNG THCS KIM BÔI
TRƯỜNG THCS CAO SƠN
Số: 01/KHLT-KB-CS
Kim Bôi, ngày 05 tháng 10 năm 2022
KẾ HOẠCH LIÊN TỊCH
Phối hợp dạy học hai trường
""",
        {
            "doc_type": "KẾ HOẠCH",
            "issuer": "TRƯỜNG THCS KIM BÔI; TRƯỜNG THCS CAO SƠN",
            "parent_issuer": None,
        },
    ),
    "incoming stamp and digital signature": (
        """CÔNG VĂN ĐẾN
Số đến: 2203
Ngày đến: 01/12/2022
UBND HUYỆN TÂN LẠC
PHÒNG GIÁO DỤC VÀ ĐÀO TẠO
Số: 455/KH-PGDĐT
Người ký: Phòng Giáo dục và Đào tạo
Thời gian ký: 28/11/2022 08:15:02
Tân Lạc, ngày 25 tháng 11 năm 2022
KẾ HOẠCH
Phân công các trường giúp nhau
""",
        {"number": "455/KH-PGDĐT", "issued_on": "2022-11-25", "place": "Tân Lạc"},
    ),
    "markdown": (
        """**UBND HUYỆN LƯƠNG SƠN**
**PHÒNG GIÁO DỤC VÀ ĐÀO TẠO**
Số: 66/KH-PGDĐT
Lương Sơn, ngày 9 tháng 9 năm 2022

**KẾ HOẠCH**

**Phong trào cùng nhau tiến bộ**

**giai đoạn 2022 – 2026**
""",
        {"title": "Phong trào cùng nhau tiến bộ giai đoạn 2022 – 2026", "number": "66/KH-PGDĐT"},
    ),
    "type and title on one line": (
        """UBND XÃ MƯỜNG CHIỀNG
TRƯỜNG TIỂU HỌC MƯỜNG CHIỀNG
Số: 21/KH-THMC
Mường Chiềng, ngày 15 tháng 8 năm 2025
KẾ HOẠCH KẾT NGHĨA VỚI TRƯỜNG BẠN NĂM HỌC 2025-2026
""",
        {"doc_type": "KẾ HOẠCH", "title": "KẾT NGHĨA VỚI TRƯỜNG BẠN NĂM HỌC 2025-2026"},
    ),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_letterhead(name: str) -> None:
    text, expected = LAYOUTS[name]
    plan = plan_of(text + BODY)
    assert {field: getattr(plan, field) for field in expected} == expected
    assert [objective.text for objective in plan.objectives] == ["Giúp nhau dạy tốt hơn."]
    assert plan.recipients == ["Các trường (để t/h)", "Lưu: VT."]
    (basis,) = plan.legal_basis
    assert (basis.kind, basis.number) == ("KẾ HOẠCH", "310/KH-SGDĐT")
    assert (basis.issued_on, basis.issuer) == (
        "2022-09-05",
        "Sở Giáo dục và Đào tạo Hòa Bình",
    )


@pytest.mark.parametrize("about", ["V/v", "V/"])  # an OCR overlooks the small v
def test_dispatch_is_known_by_its_subject(about: str) -> None:
    plan = plan_of(
        f"""UBND TỈNH HÒA BÌNH          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ GIÁO DỤC VÀ ĐÀO TẠO          Độc lập - Tự do - Hạnh phúc
Số: 1020/SGDĐT-GDTH          Hòa Bình, ngày 03 tháng 10 năm 2023
{about} báo cáo kết quả kết nghĩa
Kính gửi: Các phòng Giáo dục và Đào tạo.
Sở đề nghị các phòng báo cáo theo Công văn số 900/SGDĐT-GDTH ngày 01/9/2023 của Sở.
"""
    )
    assert plan.doc_type == "CÔNG VĂN"
    assert plan.number == "1020/SGDĐT-GDTH"
    assert plan.title == "V/v báo cáo kết quả kết nghĩa"
    assert plan.pairings == []
    assert [(c.number, c.in_body) for c in plan.legal_basis] == [("900/SGDĐT-GDTH", True)]


MEMORANDUM = """CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Cao Phong, ngày 12 tháng 01 năm 2024

BIÊN BẢN GHI NHỚ
VỀ VIỆC KẾT NGHĨA GIỮA TRƯỜNG MN THU PHONG
VÀ TRƯỜNG MN BÌNH THANH GIAI ĐOẠN 2024-2026

Hôm nay, ngày 12 tháng 01 năm 2024, chúng tôi gồm:
BÊN A: TRƯỜNG MN THU PHONG
Đại diện: Bà Bùi Thị Lường - Hiệu trưởng
BÊN B: TRƯỜNG MN BÌNH THANH
Đại diện: Bà Đinh Thị Hòa - Hiệu trưởng
Điều 1. Mục tiêu
1. Hai trường dự giờ lẫn nhau.
2. Hai trường dùng chung học liệu.
Điều 3. Cam kết
Hai bên thực hiện trong giai đoạn 2024-2027./.

TRƯỜNG MN THU PHONG
HIỆU TRƯỞNG

Bùi Thị Lương

TRƯỜNG MN BÌNH THANH
KT. HIỆU TRƯỞNG
PHÓ HIỆU TRƯỞNG

Đinh Thị Hòa
"""


def test_memorandum_has_two_issuers_and_two_signers() -> None:
    plan = plan_of(MEMORANDUM)
    assert plan.doc_type == "BIÊN BẢN GHI NHỚ"
    assert plan.issuer_name == "Trường Mầm non Thu Phong; Trường Mầm non Bình Thanh"
    assert plan.issuer_source == "body" and plan.fields["issuer"].needs_review
    assert [(s.name, s.title, s.capacity, s.organisation) for s in plan.signers] == [
        ("Bùi Thị Lương", "HIỆU TRƯỞNG", None, "TRƯỜNG MN THU PHONG"),
        ("Đinh Thị Hòa", "PHÓ HIỆU TRƯỞNG", "KT. HIỆU TRƯỞNG", "TRƯỜNG MN BÌNH THANH"),
    ]
    assert [(o.kind, o.number) for o in plan.objectives] == [("goal", "1"), ("goal", "2")]


def test_memorandum_contradicts_itself_in_three_places() -> None:
    findings = plan_of(MEMORANDUM).findings
    found = {finding.code: finding.value for finding in findings}
    assert found["person-two-spellings"] == "Bùi Thị Lường; Bùi Thị Lương"
    (spelt,) = [finding for finding in findings if finding.code == "person-two-spellings"]
    assert len(spelt.evidence) == 2 and "Bùi Thị Lương" in spelt.evidence[1].text
    assert found["period-conflict"] == "2024-2026; 2024-2027"
    assert found["section-numbering"] == "Điều 1. Mục tiêu; Điều 3. Cam kết"


ANNEX = """KẾ HOẠCH
Kết nghĩa giữa các trường
I. NỘI DUNG
Các trường thực hiện theo danh sách.
Nơi nhận:
- Lưu: VT.
DANH SÁCH CÁC TRƯỜNG
(Kèm theo Kế hoạch số 77/KH-PGDĐT ngày 06/10/2022)
"""


def test_annex_caption_gives_number_and_date() -> None:
    plan = plan_of(ANNEX)
    assert (plan.number, plan.issued_on) == ("77/KH-PGDĐT", "2022-10-06")
    assert plan.fields["number"].needs_review


def test_annex_caption_that_differs_is_a_finding() -> None:
    letterhead = "Số: 71/KH-PGDĐT\nLạc Thủy, ngày 06 tháng 11 năm 2022\n"
    plan = plan_of(letterhead + ANNEX)
    codes = [finding.code for finding in plan.findings]
    assert plan.number == "71/KH-PGDĐT"
    assert "number-mismatch" in codes and "date-mismatch" in codes


def test_misspelt_cited_number_is_put_right_and_reported() -> None:
    plan = plan_of("KẾ HOẠCH\nKết nghĩa\n" + BODY.replace("SGDĐT", "SGDDĐT"))
    basis = plan.legal_basis[0]
    assert (basis.number, basis.raw) == ("310/KH-SGDĐT", "310/KH-SGDDĐT")
    assert basis.document_key == "310/KH-SGDĐT:2022"
    assert "number-variant" in [finding.code for finding in plan.findings]


def test_identifiers_follow_the_file_hash() -> None:
    plan = plan_of(MEMORANDUM)
    assert plan.plan_id == plan.source.sha256[:12]
    assert [o.objective_id for o in plan.objectives] == [
        f"{plan.plan_id}-o001",
        f"{plan.plan_id}-o002",
    ]
    assert plan == plan_of(MEMORANDUM)


@pytest.mark.parametrize("text", ["", "\n\n", "x", "Số:", "- - -", "Điều 1.", "(" * 50])
def test_fragments_are_understood_as_nothing(text: str) -> None:
    plan = plan_of(text)
    assert plan.pairings == [] and plan.objectives == []

"""What an English OCR makes of names, levels, signs and headings, by what surrounds it."""

import pytest

from normalizers.text.restoring import restore


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("xa Kréng Na tinh Dak Lak", "xã Krông Na tỉnh Đắk Lắk"),
        ("Phong GDPT huyén Gia Léc dé nghi", "Phòng GDĐT huyện Gia Lộc đề nghị"),
        ("chuong trinh GDPT 2018", "chương trình GDPT 2018"),
        ("497/SGDDT-GDPT", "497/SGDĐT-GDPT"),
        ("CAC DON VI KET NGHIA", "CÁC ĐƠN VỊ KẾT NGHĨA"),
        ("KE HOACH KET NGHiA", "KẾ HOẠCH KẾT NGHĨA"),
        ("l", "1"),  # of a row
        ("1. MN Son Ca - MN Hoa Ly", "1. MN Sơn Ca - MN Hoa Ly"),
        ("VI. TO CHUC THUC HIEN", "VI. TỔ CHỨC THỰC HIỆN"),
        ("2. THAn Nghiép - TH Xuan", "2. TH An Nghiệp - TH Xuân"),
        ("TIEU HOC LONG SAP S61", "TIỂU HỌC LÓNG SẬP Số 1"),
        ("Trung hoc co’ so’", "Trung học cơ sở"),
        ("UBND x4 Tri Lé", "UBND xã Tri Lễ"),
        ("cua $6 Gido duc", "của Sở Giáo dục"),
        ("¢ Bao dam su tham gia cua can bo", "¢ Bảo đảm sự tham gia của cán bộ"),
        ("Mamnon An Binh 1", "Mầm non An Bình 1"),
        ("gitta cac trudng hoc 6 cac x4 bién gidi", "giữa các trường học ở các xã biên giới"),
        ("nam hoc nay co 6 truong tham gia", "năm học này có 6 trường tham gia"),
    ],
)
def test_a_line_is_restored(read: str, meant: str) -> None:
    (tokens,) = restore([read.split()], "misread")
    assert " ".join(token.text for token in tokens) == meant

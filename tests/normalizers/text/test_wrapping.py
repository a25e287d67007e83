from normalizers.text import repair_text
from normalizers.text.syllables import strip_marks
from normalizers.text.wrapping import goes_on, paragraphs, width_of

WRAPPED = """Phòng Giáo dục và Đào tạo hướng dẫn các trường tiểu học nâng cao chất

lượng dạy và học, tổ chức sinh hoạt chuyên môn theo cụm, trao đổi kinh nghiệm

giữa các nhà trường, giúp đỡ học sinh có hoàn cảnh khó khăn và bồi dưỡng giáo

viên cốt cán của từng trường, tổ chức các buổi giao lưu văn nghệ, thể thao và

tham quan di tích lịch sử của địa phương, báo cáo kết quả về phòng trước ngày

15 tháng 5 để tổng hợp, đánh giá và rút kinh nghiệm chung của toàn huyện sau

khi kết thúc."""


def test_blank_lines_between_all_lines_say_nothing() -> None:
    lines = WRAPPED.split("\n")
    assert paragraphs(lines) == [list(range(0, len(lines), 2))]


def test_short_paragraphs_with_blank_lines_stay_apart() -> None:
    lines = "\n\n".join(["I. Mục đích", "Nâng cao chất lượng", "Yêu cầu", "Các trường " * 30] * 2)
    groups = paragraphs(lines.split("\n"))
    assert [len(group) for group in groups] == [1] * 8


def test_a_short_line_ends_its_paragraph_before_a_capital() -> None:
    assert not goes_on("MN Giang Biên", "Nâng cao chất lượng", 70)
    assert goes_on("MN Giang Biên", "và các trường", 70)
    assert not goes_on("", "và các trường", 70)
    assert width_of([]) == 0 and paragraphs(["", " "]) == []


def test_words_at_the_ends_of_wrapped_lines_are_restored_together() -> None:
    assert repair_text(strip_marks(WRAPPED)).text == WRAPPED

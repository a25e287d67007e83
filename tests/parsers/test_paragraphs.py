"""Printed lines joined to paragraphs."""

from extractors.options import ReadOptions
from extractors.plain_text import read_text
from parsers.paragraphs import Paragraph, join_blocks

LINE = "\t\t các trường trao đổi kinh nghiệm về việc chăm sóc và nuôi dạy trẻ em\t1"


def test_lines_that_never_end_a_sentence_are_no_endless_paragraph() -> None:
    """Each further line is held against the whole paragraph: thousands would take for ever."""
    (page,) = read_text("\n".join([LINE] * 400), ReadOptions())
    joined = [block for block in join_blocks(page.blocks) if isinstance(block, Paragraph)]
    assert sum(len(paragraph.lines) for paragraph in joined) == 400
    assert 1 < len(joined) < 10
    assert max(len(paragraph.text) for paragraph in joined) < 6200

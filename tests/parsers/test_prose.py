from parsers.prose import judge_prose, prose_confidence
from schemas.document import Line, Word
from schemas.plan import Task


def line(*confidences: float) -> Line:
    return Line([Word("chữ", confidence) for confidence in confidences])


def test_sure_words_make_a_sure_text() -> None:
    assert prose_confidence([line(*[0.97] * 40)]) == 1.0
    assert prose_confidence([]) == 1.0


def test_a_doubtful_word_in_a_short_text_counts() -> None:
    assert prose_confidence([line(0.97, 0.3, 0.98)]) == 0.3


def test_one_wrong_word_in_fifty_is_tolerated() -> None:
    assert prose_confidence([line(*[0.97] * 30), line(*[0.97] * 19, 0.1)]) == 1.0
    assert prose_confidence([line(*[0.97] * 30), line(*[0.97] * 18, 0.1, 0.5)]) == 0.5


def test_a_doubtful_text_is_flagged_with_a_reason() -> None:
    task = Task(text="x")
    judge_prose(task, [line(0.99)])
    assert not task.needs_review
    judge_prose(task, [line(0.2)])
    assert task.needs_review
    assert task.confidence == 0.2
    assert task.reasons == ["words of the text were read with low confidence"]

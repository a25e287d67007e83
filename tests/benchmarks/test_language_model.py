"""The shipped language model is that of the lines it is trained on."""

from benchmarks.language_model.train import DATA, INPUTS, inputs_digest


def test_the_model_is_not_stale() -> None:
    recorded = (DATA / INPUTS).read_text(encoding="utf-8").strip()
    assert inputs_digest() == recorded, "train again: python -m benchmarks.language_model.train"

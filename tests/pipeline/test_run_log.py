import json
from pathlib import Path

from pipeline.discovery import InputFile
from pipeline.measures import Measures
from pipeline.run_log import RunLog, log_path, run_log
from pipeline.screen import profile_table


def told(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_each_piece_of_work_is_a_line(tmp_path: Path) -> None:
    file = InputFile(tmp_path / "kế hoạch.txt", "kế hoạch.txt", size=12)
    measures = Measures()
    with measures.memory(), measures.stage("read"):
        pass
    path = log_path(tmp_path / "out")
    with run_log(path) as log:
        log.work("understand", [file], measures, status="ok")
        with log.stage("write"):
            pass
    first, second = told(path)
    assert (first["task"], first["files"], first["bytes"]) == (
        "understand",
        ["kế hoạch.txt"],
        12,
    )
    assert first["status"] == "ok" and first["cached"] is False
    assert list(first["seconds"]) == ["read"]  # type: ignore[call-overload]
    assert second["task"] == "write"


def test_a_profile_sums_up_over_documents() -> None:
    log = RunLog()
    for name, seconds in (("a", 1.0), ("b", 3.0)):
        measures = Measures({"read": seconds, "understand": 0.5}, peak_bytes=10)
        log.work("understand", [InputFile(Path(name), name)], measures)
    log.work("understand", [InputFile(Path("c"), "c")], Measures(cached=True))
    profile = log.profile
    assert (profile.seconds["read"], profile.documents["understand"]) == (4.0, 2)
    assert (profile.cached, profile.peak_bytes, profile.slowest[0]) == (1, 10, (3.5, "b"))
    assert "b" in str(profile_table(profile).caption)


def test_time_is_told_also_of_what_fails() -> None:
    measures = Measures()
    try:
        with measures.stage("read"):
            raise ValueError
    except ValueError:
        pass
    assert "read" in measures.seconds

import json
from pathlib import Path

from typer.testing import CliRunner

from pipeline.cli.app import app

BROKEN = "Phong Giao duc va Dao tao huyen ban hanh ke hoach\n  Email: pgd@edu.vn\n"
WHOLE = "Phòng Giáo dục và Đào tạo huyện ban hành kế hoạch\n  Email: pgd@edu.vn\n"
runner = CliRunner()


def test_a_text_in_its_repair_out(tmp_path: Path) -> None:
    assert runner.invoke(app, ["repair"], input=BROKEN).output == WHOLE
    file = tmp_path / "a.txt"
    file.write_text(BROKEN, encoding="utf-8")
    assert runner.invoke(app, ["repair", str(file)]).output == WHOLE


def test_clean_text_passes_unchanged() -> None:
    assert runner.invoke(app, ["repair"], input=WHOLE).output == WHOLE


def test_steps_are_explained_and_told_as_json() -> None:
    told = runner.invoke(app, ["repair", "--explain"], input=BROKEN).output
    assert "1 - Phong Giao" in told and "+ Phòng Giáo" in told
    assert "restore-stripped: marks were missing" in told
    content = json.loads(runner.invoke(app, ["repair", "--json"], input=BROKEN).output)
    assert (content["read"], content["text"]) == (BROKEN, WHOLE)
    assert content["steps"][0]["rule"] == "restore-stripped"


def test_a_missing_file_is_refused() -> None:
    assert runner.invoke(app, ["repair", "nowhere.txt"]).exit_code == 2

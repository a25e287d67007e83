"""What people put in folders: every file ends with a row and a reason, and the batch goes on."""

import io
import json
import os
import re
import signal
import subprocess
import sys
import time
import warnings
import zipfile
from pathlib import Path

import docx
import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.pipeline.test_run import PLAN_TEXT, ketnghia, rows

pytestmark = pytest.mark.slow
LONG = "ế" * 83 + "ab"  # with `.txt` the 255 bytes of UTF-8 that a name may have


def pdf(pages: int = 1) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream)
    for number in range(pages):
        canvas.drawString(72, 720, f"Trang {number + 1}")
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def locked_pdf() -> bytes:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as document:
        document.save(stream, encryption=pikepdf.Encryption(owner="a", user="b"))
    return stream.getvalue()


def zipped(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "."), data)
    return stream.getvalue()


def word(*paragraphs: str) -> bytes:
    stream = io.BytesIO()
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(stream)
    return stream.getvalue()


# file name: its bytes, the status and code that its row must have, words of the reason
CASES: dict[str, tuple[bytes, str, str, str]] = {
    "rong.docx": (b"", "failed", "file-empty", "empty"),
    "trang.txt": (b" \n\t\n", "failed", "file-empty", "blank"),
    "cut.pdf": (pdf()[:300], "failed", "file-unreadable", "damaged|PDF"),
    "cut.docx": (word(PLAN_TEXT)[:4000], "failed", "file-unreadable", "damaged|Word"),
    "cut.zip": (zipped(a__txt=b"a" * 99)[:60], "failed", "file-unreadable", "ZIP"),
    "cut.jpg": (b"\xff\xd8\xff\xe0" + b"\0" * 40, "failed", "file-unreadable", "picture|image"),
    "khoa.pdf": (locked_pdf(), "failed", "file-encrypted", "password"),
    "bom.zip": (zipped(a__txt=b"0" * 50_000_000), "failed", "file-limit", "unpacks"),
    "trong.zip": (zipped(), "failed", "file-empty", "no file"),
    "setup.exe": (b"MZ\x90\0" + bytes(range(256)) * 8, "skipped", "kind-unsupported", "No reader"),
    "trong.docx": (word(), "ok", "", ""),
    "long.zip": (zipped(x__zip=zipped(y__txt=PLAN_TEXT.encode())), "ok", "", ""),
    "sai-duoi.jpg": (PLAN_TEXT.encode("utf-16"), "ok", "", ""),
    f"{LONG}.txt": (PLAN_TEXT.replace("45/KH", "47/KH").encode(), "ok", "", ""),
    "hai\ndòng.txt": (PLAN_TEXT.replace("45/KH", "48/KH").encode(), "ok", "", ""),
    "=cmd|' -C0'!A0.txt": (PLAN_TEXT.replace("45/KH", "49/KH").encode(), "ok", "", ""),
}


def plain(row: dict[str, str]) -> tuple[str, str, str]:
    return row["status"], row["code"], row["reason"]


def test_every_file_has_its_row_and_a_reason(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, (data, *_) in CASES.items():
        (folder / name).write_bytes(data)
    (folder / "vong").symlink_to(folder)
    (folder / "khong-dau.pdf").symlink_to(folder / "mat.pdf")
    (folder / "a.pdf").symlink_to(folder / "b.pdf")
    (folder / "b.pdf").symlink_to(folder / "a.pdf")
    done = ketnghia("run", folder, "-o", tmp_path / "out", "--workers", "2")
    assert done.returncode == 1, done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    found = {row["path"].removeprefix("'"): plain(row) for row in rows(tmp_path / "out", "files")}
    expected = dict(CASES) | {
        "khong-dau.pdf": (b"", "failed", "file-unreadable", "cannot be opened"),
        "a.pdf": (b"", "failed", "file-unreadable", "cannot be opened"),
        "b.pdf": (b"", "failed", "file-unreadable", "cannot be opened"),
        "long.zip/x.zip/y.txt": CASES["long.zip"],
    }
    del expected["long.zip"]
    assert found.keys() == expected.keys()
    for name, (_, status, code, reason) in expected.items():
        assert found[name][:2] == (status, code), (name, found[name])
        assert re.search(reason, found[name][2]), (name, found[name])
        assert len(found[name][2]) < 200
    log = (tmp_path / "out.log.jsonl").read_text("utf-8").splitlines()
    assert {name for line in log for name in json.loads(line)["files"]} == expected.keys()
    assert "failed: bom.zip" in done.stderr


def test_members_of_one_name_are_documents_of_their_own(tmp_path: Path) -> None:
    """A path is the key of `files.csv`, and a plan is known by it."""
    folder = tmp_path / "in"
    folder.mkdir()
    with zipfile.ZipFile(folder / "kh.zip", "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # which speaks of just this
        for number in ("61", "62"):
            archive.writestr("a/kh.txt", PLAN_TEXT.replace("45/KH", f"{number}/KH"))
    done = ketnghia("run", folder, "-o", tmp_path / "out", "--workers", "1")
    assert done.returncode == 0, done.stderr
    paths = ["kh.zip/a/kh (2).txt", "kh.zip/a/kh.txt"]
    assert [row["path"] for row in rows(tmp_path / "out", "files")] == paths
    found = {row["source"]: row["number"] for row in rows(tmp_path / "out", "plans")}
    assert [found[path].split("/")[0] for path in paths] == ["62", "61"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_name_that_is_no_utf8(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    try:
        Path(os.fsdecode(os.fsencode(folder) + b"/k\xea hoach.txt")).write_text(PLAN_TEXT, "utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    done = ketnghia("run", folder, "-o", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert [row["path"] for row in rows(tmp_path / "out", "files")] == ["k\\xea hoach.txt"]


def test_two_inputs_with_a_file_of_the_same_name(tmp_path: Path) -> None:
    for name, number in (("a", "45/KH"), ("b", "46/KH")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "plan.txt").write_text(PLAN_TEXT.replace("45/KH", number), "utf-8")
    ketnghia("run", tmp_path / "a", tmp_path / "b", "-o", tmp_path / "out")
    paths = [row["path"] for row in rows(tmp_path / "out", "files")]
    assert len(set(paths)) == 2
    assert [path[-10:] for path in paths] == ["a/plan.txt", "b/plan.txt"]


def test_limits_are_options(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "dai.pdf").write_bytes(pdf(pages=3))
    (tmp_path / "in" / "lon.txt").write_text(PLAN_TEXT * 2000, "utf-8")
    output = tmp_path / "out"
    done = ketnghia("run", tmp_path / "in", "-o", output, "--max-pages", "2", "--max-mb", "1")
    assert done.returncode == 1
    assert {row["code"] for row in rows(output, "files")} == {"file-limit"}


def test_usage_that_cannot_be_met_ends_with_2_and_words(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(PLAN_TEXT, "utf-8")
    (tmp_path / "taken").write_text("a file where the output should go")
    plan = tmp_path / "plan.txt"
    for arguments in (
        ["run", tmp_path / "nowhere", "-o", tmp_path / "out"],
        ["run", plan, "-o", tmp_path / "taken"],
        ["run", plan, "-o", "/proc/out"],
        ["run", tmp_path, "-o", tmp_path],
        ["run", plan, "-o", tmp_path / "out", "--only", "*.pdf"],
        ["run", plan, "-o", tmp_path / "out", "--workers", "0"],
        ["run", plan, "-o", tmp_path / "out", "--ocr-engine", "magic"],
        ["run", plan],
        ["run"],
        ["walk"],
        ["show", tmp_path / "nowhere"],
        ["evaluate", tmp_path / "nowhere", "--truth", tmp_path],
    ):
        done = ketnghia(*arguments)
        assert done.returncode == 2, (arguments, done.stderr)
        assert done.stdout == ""
        assert done.stderr
        assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_an_interrupted_run_keeps_what_is_done(tmp_path: Path) -> None:
    folder, output = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for number in range(400):
        text = PLAN_TEXT.replace("45/KH", f"{number + 100}/KH")
        (folder / f"{number:03d}.txt").write_text(text, "utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "pipeline.cli", "run", folder, "-o", output, "--workers", "1"],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # a test run in the background inherits that the signal is ignored
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    deadline = time.monotonic() + 120
    while not list(output.glob("plans/*.json")) and time.monotonic() < deadline:
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)  # as the terminal does: parent and children
    _, stderr = process.communicate(timeout=120)
    assert process.returncode == 130, stderr
    assert "Traceback" not in stderr
    kept = rows(output, "files")
    assert 0 < len(kept) < 400
    assert len(rows(output, "plans")) == len(kept) == len(list(output.glob("plans/*.json")))

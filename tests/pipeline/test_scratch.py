import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from pipeline.atomic import atomic_path, sweep
from pipeline.scratch import scratch

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no locks, no such signal")
KILLED = """
import os, signal
from pathlib import Path
from pipeline.atomic import atomic_path
from pipeline.scratch import scratch
with scratch() as folder, atomic_path(Path(os.environ["TMPDIR"]) / "table.csv"):
    os.kill(os.getpid(), signal.SIGKILL)
"""


def killed(folder: Path) -> None:
    environment = os.environ | {"TMPDIR": str(folder), "PYTHONPATH": str(Path.cwd())}
    done = subprocess.run([sys.executable, "-c", KILLED], env=environment, check=False)
    assert done.returncode == -signal.SIGKILL
    assert len(list(folder.iterdir())) == 2


def test_what_a_killed_run_left_is_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    killed(tmp_path)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with scratch() as one, atomic_path(tmp_path / "table.csv") as part:
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))  # as another run has it
        with scratch() as other:
            sweep(tmp_path)
            assert {one, other, part} == set(tmp_path.iterdir())  # the living are left alone
    assert [path.name for path in tmp_path.iterdir()] == ["table.csv"]

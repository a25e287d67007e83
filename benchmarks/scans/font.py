"""The serif face that made pages are set in, wherever a system keeps it."""

from __future__ import annotations

import functools
import subprocess
from pathlib import Path

FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "~/.local/share/fonts")


@functools.cache
def serif(style: str) -> str:
    """The file of Liberation Serif, Regular or Bold, with the Vietnamese letters.

    Asks fontconfig, else looks through the usual folders. Raises FileNotFoundError.
    """
    query = f"Liberation Serif:style={style}:lang=vi"
    try:
        found = subprocess.run(
            ["fc-match", "-f", "%{file}", query], capture_output=True, text=True, check=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        found = ""
    if f"LiberationSerif-{style}" in found:
        return found
    for folder in FOLDERS:
        for path in sorted(Path(folder).expanduser().rglob(f"LiberationSerif-{style}.ttf")):
            return str(path)
    raise FileNotFoundError("The face Liberation Serif is not installed.")

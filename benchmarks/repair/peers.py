"""Other repairers of Vietnamese text, run by a Python of their own: `PYTHON peers.py < texts.json`.

Standard input: a list of texts. Standard output: for each peer its version, what it made of each
text with the processor seconds that took, or the reason why it cannot be run. The peers need
packages that this project does not: `pip install pyvi underthesea nom-vn viparse ftfy`.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version

# name, package, module, function; what it mends is in the comment
PEERS = (
    ("pyvi add_accents", "pyvi", "pyvi.ViUtils", "add_accents"),  # missing marks
    ("nom-vn fix_diacritics", "nom-vn", "nom.text", "fix_diacritics"),  # missing marks
    ("underthesea restore", "underthesea", "underthesea", "restore_diacritics"),  # missing marks
    ("underthesea normalize", "underthesea", "underthesea", "text_normalize"),  # tone places
    ("ftfy fix_text", "ftfy", "ftfy", "fix_text"),  # UTF-8 read as another encoding
    ("viparse fix", "viparse", "viparse.api", "fix"),  # TCVN3, VNI, VISCII, VPS
)


def by_line(repair: Callable[[str], str], text: str) -> str:
    """Line by line; a line that a peer cannot take stays."""
    lines: list[str] = []
    for line in text.split("\n"):
        try:
            lines.append(repair(line) if line.strip() else line)
        except (ValueError, IndexError, KeyError):
            lines.append(line)
    return "\n".join(lines)


def run(package: str, module: str, function: str, texts: list[str]) -> dict[str, object]:
    try:
        number = version(package)
        repair = getattr(importlib.import_module(module), function)
    except (ImportError, PackageNotFoundError) as error:
        return {"reason": f"not installed: {error}"}
    except AttributeError:
        return {"reason": f"{package} {number} has no {function}"}
    by_line(repair, "Phong Giao duc va Dao tao\nTr­êng mÇm non")
    made = []
    for text in texts:
        began = time.process_time()
        result = by_line(repair, text)
        made.append((result, time.process_time() - began))
    return {"version": number, "made": made}


def main() -> None:
    texts = json.load(sys.stdin)
    result = {peer[0]: run(*peer[1:], texts) for peer in PEERS}
    json.dump(result, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()

"""What the libraries that take files apart raise on damaged ones, beside errors of their own.

They check what they read only here and there, so that a wrong number surfaces wherever it is
first used. Found by damaging files by the thousand (`python -m benchmarks.batch fuzz`).
"""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib

# zipfile
ZIP_DAMAGE: tuple[type[Exception], ...] = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    RuntimeError,  # also for a member that needs a password
    LookupError,
    ValueError,
    EOFError,
    OSError,
)
# pdfminer and pdfplumber, whose objects may be of any other type than they expect
PDF_DAMAGE: tuple[type[Exception], ...] = (
    zlib.error,
    struct.error,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    EOFError,
    OSError,
)
# Pillow, whose readers take the fields of a file as they come
IMAGE_DAMAGE: tuple[type[Exception], ...] = (
    zlib.error,
    struct.error,
    ArithmeticError,
    AttributeError,
    LookupError,
    NotImplementedError,
    SyntaxError,
    TypeError,
    ValueError,
    EOFError,
    OSError,
)


def cause(error: Exception) -> str:
    """What a library said of a file, short and on one line: it may quote the damaged bytes.

    >>> cause(ValueError("Bad  magic\\nnumber")), len(cause(ValueError("x" * 900)))
    ('Bad magic number', 120)
    """
    return " ".join(str(error).split())[:120]

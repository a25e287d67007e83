"""Regular expressions as an earlier process compiled them.

Some nine hundred are compiled before the first document is read: a fifth of what a process takes to
load. What `re` makes of a pattern depends on the pattern and on Python alone, so that it can be
kept, as byte code is. Where what is kept is damaged or of another Python, all is compiled as usual.
"""

from __future__ import annotations

import marshal
import re
import sys
import zlib
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from pipeline.atomic import atomic_path
from pipeline.cache import default_folder

_FEW = 16  # new ones, for which the file is not written anew

_compiler: Any = re._compiler  # type: ignore[attr-defined]
_NAME = f"patterns-{sys.implementation.cache_tag}-{_compiler.MAGIC}"
_usual: Callable[[Any, int], re.Pattern[Any]] = _compiler.compile

# no such file, no home, no patterns in it, or a Python that compiles in another way
_LOST = (
    OSError, RuntimeError, LookupError, AttributeError, zlib.error, ValueError, EOFError, TypeError,
)  # fmt: skip

_Key = tuple[Any, int]  # a pattern, text or bytes, and its flags
_Made = tuple[Any, ...]  # what `_sre.compile` is given besides the pattern
_known: dict[_Key, _Made] = {}
_used: dict[_Key, _Made] = {}


def recall() -> None:
    """From now on take what is kept in the cache's usual folder; what is not there is compiled."""
    with suppress(*_LOST):
        data = (default_folder() / _NAME).read_bytes()
        _known.update(marshal.loads(zlib.decompress(data)))  # noqa: S302
    _compiler.compile = _compiled


def keep() -> None:
    """Keep what this process has used, if much of it is new; where that fails it does without."""
    if len(_used.keys() - _known.keys()) > _FEW:
        with suppress(*_LOST), atomic_path(default_folder() / _NAME) as temporary:
            temporary.write_bytes(zlib.compress(marshal.dumps(_used), 1))


def _compiled(pattern: Any, flags: int = 0) -> re.Pattern[Any]:
    """As `re._compiler.compile`, which gets what is in no cache of `re`."""
    if isinstance(pattern, str | bytes) and not flags & re.DEBUG:
        key = pattern, int(flags)
        with suppress(*_LOST):
            made = _known.get(key) or _made(*key)
            found: re.Pattern[Any] = _compiler._sre.compile(pattern, *made)
            _used[key] = made
            return found
    return _usual(pattern, flags)


def _made(pattern: Any, flags: int) -> _Made:
    """What `re` makes of a pattern, in plain numbers and texts."""
    parsed = _compiler._parser.parse(pattern, flags)
    code = [int(word) for word in _compiler._code(parsed, flags)]
    state = parsed.state
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    return int(flags | state.flags), code, state.groups - 1, state.groupdict, tuple(names)

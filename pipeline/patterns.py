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

# no such file, no home, or no patterns in it
_LOST = (OSError, RuntimeError, KeyError, zlib.error, ValueError, EOFError, TypeError)

_Key = tuple[Any, int]  # a pattern, text or bytes, and its flags
_known: dict[_Key, tuple[Any, ...]] = {}  # with all but the first argument of `_sre.compile`
_used: set[_Key] = set()


def recall() -> None:
    """From now on take what is kept in the cache's usual folder; what is not there is compiled."""
    with suppress(*_LOST):
        data = (default_folder() / _NAME).read_bytes()
        _known.update(marshal.loads(zlib.decompress(data)))  # noqa: S302
    _compiler.compile = _compiled


def keep() -> None:
    """Keep what this process has used, if much of it is new; where that fails it does without."""
    new = [key for key in _used if key not in _known]
    if len(new) <= _FEW:
        return
    _known.update({key: _made(*key) for key in new})
    data = marshal.dumps({key: _known[key] for key in _used})
    with suppress(*_LOST), atomic_path(default_folder() / _NAME) as temporary:
        temporary.write_bytes(zlib.compress(data, 1))


def _compiled(pattern: Any, flags: int = 0) -> re.Pattern[Any]:
    """As `re._compiler.compile`, which gets what is in no cache of `re`."""
    key = pattern, int(flags)
    if not isinstance(pattern, str | bytes) or flags & re.DEBUG:
        return _usual(pattern, flags)
    _used.add(key)
    made = _known.get(key)
    if made is not None:
        with suppress(TypeError, ValueError, RuntimeError):  # it is none
            found: re.Pattern[Any] = _compiler._sre.compile(pattern, *made)
            return found
    return _usual(pattern, flags)


def _made(pattern: Any, flags: int) -> tuple[Any, ...]:
    """What `re` makes of a pattern, in plain numbers and texts."""
    parsed = _compiler._parser.parse(pattern, flags)
    code = [int(word) for word in _compiler._code(parsed, flags)]
    state = parsed.state
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    return int(flags | state.flags), code, state.groups - 1, state.groupdict, tuple(names)

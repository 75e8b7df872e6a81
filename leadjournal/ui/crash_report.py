"""What may be told of a mistake of ours: where it was met, and no word of a person's.

The message of an error and the values of variables may hold what somebody wrote, so
they stay out. What is told is our own source code, which anybody may read.
"""

from __future__ import annotations

import platform
import re
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import qVersion

from leadjournal import __version__

PACKAGE = Path(__file__).parents[1]
DEEPEST = 40  # calls of each error that are told
LIBRARIES = re.compile(r".*[/\\](?:site|dist)-packages[/\\]")
PYTHONS = re.compile(r".*[/\\][Pp]ython[\d.]*[/\\](?:[Ll]ib[/\\])?")


def report(error: BaseException, trace: TracebackType | None) -> str:
    """Return the kind of an error, what caused it, our lines, and the versions."""
    parts = []
    seen: set[int] = set()
    now: BaseException | None = error
    while now is not None and id(now) not in seen:
        seen.add(id(now))
        lines = "".join(_calls(trace))
        parts.append(f"{_kind(now)}\n{lines}")
        now = now.__cause__ or now.__context__
        trace = now.__traceback__ if now is not None else None
    return f"{versions()}\n\n{'while handling '.join(parts)}"


def versions() -> str:
    implementation = platform.python_implementation()
    return (
        f"LeadJournal {__version__}\n"
        f"{implementation} {platform.python_version()}, Qt {qVersion()}\n"
        f"{platform.system()} {platform.release()} on {platform.machine()}"
    )


def without_homes(text: str) -> str:
    """Return a text of Python's own about a crash, with its paths made short."""
    return re.sub(r'(?<=File ")[^"]+', lambda found: _short(found.group()), text)


def _kind(error: BaseException) -> str:
    kind = type(error)
    module = "" if kind.__module__ == "builtins" else f"{kind.__module__}."
    return f"{module}{kind.__qualname__}"


def _calls(trace: TracebackType | None) -> Iterator[str]:
    """Yield each call: the file, the line, and the line's words if they are ours."""
    for frame in traceback.extract_tb(trace)[-DEEPEST:]:
        yield f"  {_short(frame.filename)}, line {frame.lineno}, in {frame.name}\n"
        if Path(frame.filename).is_relative_to(PACKAGE) and frame.line:
            yield f"    {frame.line}\n"


def _short(name: str) -> str:
    """Return where a file of code is, without the folders of whoever runs it."""
    path = Path(name)
    if path.is_relative_to(PACKAGE):
        return path.relative_to(PACKAGE.parent).as_posix()
    for folders in (LIBRARIES, PYTHONS):
        if found := folders.match(name):
            return name[found.end() :]
    return path.name

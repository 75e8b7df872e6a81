"""No core file: what a program held in memory, written to the disk when it dies."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

#: Which parts of memory Linux puts in a core file, even one handed to a program.
FILTER = Path("/proc/self/coredump_filter")


def forbid() -> None:
    """Leave no core file of this process, as it may hold what a person wrote."""
    if sys.platform == "win32":
        return  # where LeadJournal asks for none, there is none
    import resource  # it is there on POSIX only

    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(OSError):  # the limit does not bind a service that collects them
        FILTER.write_text("0", "ascii")

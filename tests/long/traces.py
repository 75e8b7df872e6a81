"""What strace wrote down: which sockets were made, and what they were for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

MADE = re.compile(r"\b(socket|socketpair)\((\w+)")
FAMILY = re.compile(r"sa_family=(\w+)(?:, sun_path=(@?\"[^\"]*\"))?([^}]*)")


def read(traces: Iterable[Path]) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """Return how often sockets of each family were made, and each address was met."""
    families: Counter[str] = Counter()
    addresses: Counter[tuple[str, str]] = Counter()
    for trace in traces:
        for line in trace.read_text("utf-8", "replace").splitlines():
            if made := MADE.search(line):
                families[made.group(2)] += 1
            if used := FAMILY.search(line):
                family, path, rest = used.groups()
                addresses[family, (path or rest).strip('@", ')] += 1
    return families, addresses


def whose(family: str, address: str) -> str | None:
    """Return what an address of this machine is, or None if it is none that we know."""
    if family != "AF_UNIX":
        return None
    for known, path in (
        ("the display", r"/tmp/\.X11-unix/X\d+"),
        ("the desktop's bus", r".*/runtime/(?:bus|at-spi/bus.*)"),
        ("the system's bus", r"/(?:var/)?run/dbus/system_bus_socket"),
        ("our own second window", r".*/leadjournal-[0-9a-f]{16}\.socket"),
        (
            "our own second window",
            r".*/\.\w+/s",
        ),  # as Qt makes it, before it has a name
        ("the list of users", r"/var/run/nscd/socket"),
        ("no address", r""),
    ):
        if re.fullmatch(path, address):
            return known
    return None

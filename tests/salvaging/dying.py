"""A recovery that is killed at each of its steps: `dying JOURNAL BACKUP [RAW SALT]`.

What is left after each is told in a line of JSON.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from datetime import datetime
from itertools import count
from pathlib import Path

from leadjournal import Journal
from leadjournal.salvaging import recovery
from leadjournal.storage.keys import Key

#: All that is asked of the system by name.
STEPS = {"open", "os.link", "os.rename", "os.remove", "os.truncate"}
NOW = datetime(2026, 11, 22).astimezone()
KILLED = 9


def main() -> None:
    journal, backup, *raw = sys.argv[1:]
    key = Key(*map(bytes.fromhex, raw)) if raw else None
    source = Path(journal)
    for step in count(1):
        folder = source.parent.with_name(f"killed at {step}")
        shutil.copytree(source.parent, folder)
        killed = put_back_until(folder / source.name, Path(backup), key, step)
        tell(folder / source.name, key)
        shutil.rmtree(folder)
        if not killed:
            return


def put_back_until(journal: Path, backup: Path, key: Key | None, step: int) -> bool:
    """Put a backup back in another process; tell whether that was killed."""
    child = os.fork()
    if child == 0:
        left = step

        def dying(event: str, _: object) -> None:
            nonlocal left
            left -= event in STEPS
            if left == 0:
                os._exit(KILLED)

        sys.addaudithook(dying)
        recovery.put_back(journal, backup, key, now=NOW)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    ended = os.waitstatus_to_exitcode(status)
    assert ended in (0, KILLED)
    return ended == KILLED


def tell(journal: Path, key: Key | None) -> None:
    kept = journal.parent.glob(f"{journal.stem} before*{journal.suffix}")
    end = {
        "names": journal.stat().st_nlink,
        "journal": titles(journal, key),
        "kept": [titles(each, key) for each in kept],
    }
    sys.stdout.write(json.dumps(end) + "\n")


def titles(path: Path, key: Key | None) -> list[str]:
    with Journal.open(path, key) as journal:
        assert journal.check() == []
        return sorted(each.title for each in journal.reflections)


if __name__ == "__main__":
    main()

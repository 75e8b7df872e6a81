"""Killed while typing, at most two seconds are lost, and the file is sound."""

import os
import subprocess
import sys
from pathlib import Path
from time import monotonic

import pytest

from leadjournal import Journal

TYPIST = Path(__file__).parent / "typist.py"
LOSS = 2.0  # seconds of typing that a crash may cost
SAVING = 0.5  # and what a save may take on a busy machine


@pytest.mark.parametrize("letters", [130, 260])
def test_killed_while_typing_two_seconds_are_lost_at_most(tmp_path, letters):
    path = tmp_path / "a.leadjournal"
    Journal.create(path).close()
    typist = subprocess.Popen(
        [sys.executable, str(TYPIST), str(path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
        env=_environment(),
    )
    assert typist.stdout is not None
    typed = {}
    for line in typist.stdout:
        number, at = line.split()
        typed[int(number)] = float(at)
        if int(number) == letters:
            break
    killed = monotonic()
    typist.kill()
    typist.wait()
    typist.stdout.close()
    with Journal.open(path) as journal:
        assert journal.check() == []
        [reflection] = journal.reflections
        kept = len(reflection.body)
        text = "".join(chr(ord("a") + number % 26) for number in range(1, kept + 1))
        assert reflection.body == text
        due = [n for n, at in typed.items() if at < killed - LOSS - SAVING]
        assert due
        assert kept >= max(due)


def _environment():
    root = str(Path(__file__).parents[2])
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": root}

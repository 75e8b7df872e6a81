"""Killed while an earlier text is put back, no text is lost, and the file is sound."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from leadjournal import Journal, revisions

RESTORER = Path(__file__).parent / "restorer.py"
BODIES = {f"Text number {number}. " * 200 for number in range(5)}


@pytest.mark.parametrize("turns", [1, 40, 41, 97])
def test_killed_while_restoring_every_text_is_there(tmp_path, turns):
    path = tmp_path / "a.leadjournal"
    with Journal.create(path) as journal:
        with journal.change("Write"):
            reflection = journal.reflections.add("Monday")
        for body in sorted(BODIES):
            with journal.change("Write"):
                revisions.keep(reflection)
                reflection.body = body
    root = str(Path(__file__).parents[2])
    restorer = subprocess.Popen(
        [sys.executable, str(RESTORER), str(path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=root,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": root},
    )
    assert restorer.stdout is not None
    for line in restorer.stdout:
        if int(line) == turns:
            break
    restorer.kill()
    restorer.wait()
    restorer.stdout.close()
    with Journal.open(path) as journal:
        assert journal.check() == []
        [reflection] = journal.reflections
        texts = {reflection.body, *(t.body for t in revisions.earlier(reflection))}
        assert texts - {""} == BODIES

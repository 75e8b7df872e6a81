"""A crash below Python leaves a note without a word in it, and no core file."""

import os
import subprocess
import sys
from pathlib import Path

from leadjournal import paths
from leadjournal.ui import app, dialogs
from leadjournal.ui.crash_report import without_homes
from leadjournal.ui.hard_crashes import NAME, HardCrashes

ROOT = Path(__file__).parents[2]
WORDS = "a canary phrase"

HARD = """
import faulthandler, sys
from pathlib import Path
from leadjournal import core_files
from leadjournal.ui.hard_crashes import HardCrashes
core_files.forbid()
hard = HardCrashes(Path(sys.argv[1]))
assert hard.begin() == ""
if sys.argv[2] == "end":
    hard.end()
else:
    words = "a canary" + " phrase"
    faulthandler._sigsegv()
"""


def run_hard(folder, how):
    return subprocess.run(
        [sys.executable, "-c", HARD, str(folder), how],
        cwd=folder.parent,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    ).returncode


def test_a_hard_crash_leaves_a_note_for_the_next_start_and_no_core_file(tmp_path):
    folder = tmp_path / "config"
    assert run_hard(folder, "crash") not in (0, 1)
    assert [each.name for each in tmp_path.iterdir()] == ["config"]
    assert WORDS not in (folder / NAME).read_text("utf-8")
    hard = HardCrashes(folder)
    told = hard.begin()
    hard.end()
    assert "Segmentation fault" in told or "access violation" in told
    assert told.startswith("LeadJournal ")
    assert not (folder / NAME).exists()
    again = HardCrashes(folder)
    assert again.begin() == ""
    again.end()


def test_an_end_as_it_should_be_leaves_no_note(tmp_path):
    folder = tmp_path / "config"
    assert run_hard(folder, "end") == 0
    assert list(folder.iterdir()) == []


def test_where_no_note_can_be_kept_one_starts_all_the_same(tmp_path):
    (tmp_path / "file").touch()
    hard = HardCrashes(tmp_path / "file" / "config")
    assert hard.begin() == ""
    hard.end()


def test_the_note_of_a_hard_crash_tells_no_folder_of_a_person():
    note = 'File "/home/anna/apps/site-packages/leadjournal/ui/app.py", line 3 in x'
    assert without_homes(note) == 'File "leadjournal/ui/app.py", line 3 in x'
    assert paths.NAME not in without_homes('File "/home/anna/LeadJournal/x.py"')


def test_a_start_for_what_is_not_there_leaves_the_note_of_the_one_that_runs(
    qapp, tmp_path, monkeypatch
):
    errors = []
    monkeypatch.setattr(dialogs, "show_error", lambda _, error: errors.append(error))
    running = HardCrashes()
    running.begin()
    note = paths.settings_file().parent / NAME
    note.write_text("what a dying program writes")
    assert app.main(tmp_path / "missing.leadjournal") == 1
    assert [str(each) for each in errors] == [
        f"There is no journal at {tmp_path / 'missing.leadjournal'}."
    ]
    assert note.read_text() == "what a dying program writes"
    running.end()

"""With an encrypted journal, what is written is found nowhere else, nor in the file."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from leadjournal import Journal
from tests.leaks import Finder

ROOT = Path(__file__).parents[2]
PHRASE = "Quaxolotl Vendrisk"
OLD, NEW = "brimhoxter-latch-seven", "smolderwick/gantry.nine"
FINDER = Finder(*PHRASE.split(), OLD, NEW)


@pytest.fixture
def everything(tmp_path):
    """The one folder that a person's program may write to in a test, home and all."""
    folder = tmp_path / "everything"
    for name in ("home", "runtime", "tmp"):
        (folder / name).mkdir(parents=True, mode=0o700)
    return folder


def live(folder, secret):
    """Do all that leaker.py does; everything that it writes lies in the folder."""
    path = folder / "home" / "a.leadjournal"
    Journal.create(path, secret).close()
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    environment = {
        **kept,
        "HOME": str(folder / "home"),
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "offscreen",
        "TMPDIR": str(folder / "tmp"),
        "XDG_RUNTIME_DIR": str(folder / "runtime"),
    }
    shared = Path("/dev/shm")
    before = set(shared.iterdir()) if shared.is_dir() else set()
    with (folder / "told.txt").open("wb") as told:
        program = subprocess.run(
            # The words come by a pipe elsewhere; here arguments are in no file.
            [
                sys.executable,
                "-m",
                "tests.ui.leaker",
                str(path),
                secret or "",
                NEW,
                PHRASE,
            ],
            cwd=ROOT,
            env=environment,
            stdout=told,
            stderr=told,
            timeout=120,
            check=False,
        )
    after = set(shared.iterdir()) if shared.is_dir() else set()
    said = (folder / "told.txt").read_text("utf-8")
    assert said.endswith("written\n"), said
    assert program.returncode == -9
    assert "ValueError" in said  # the crash was noted
    return path, after - before


@pytest.mark.skipif(sys.platform == "win32", reason="folders are moved by HOME")
def test_what_is_written_in_an_encrypted_journal_is_found_nowhere(everything):
    path, shared = live(everything, OLD)
    assert path.with_name(f"{path.name}-wal").exists()  # it was killed
    assert list(everything.rglob("*.leadjournal*"))[2:]  # there are backups, too
    assert FINDER.in_folders(everything) == []
    for file in shared:
        assert FINDER.in_bytes(file.read_bytes()) == []
    with Journal.open(path, NEW) as journal:
        assert [each for each in journal.reflections if PHRASE in each.title]


@pytest.mark.skipif(sys.platform == "win32", reason="folders are moved by HOME")
def test_in_a_plain_one_it_is_found_in_the_journal_and_its_backups_only(everything):
    live(everything, None)
    found = FINDER.in_folders(everything)
    assert any("home/a.leadjournal" in each for each in found)
    assert any("backups" in each for each in found)
    places = {each.split(": ")[0] for each in found}
    assert {each for each in places if ".leadjournal" not in each} == set()

"""A phrase is written in the real program, and looked for in all that it wrote.

    python -m tests.long.canary [MINUTES=5] [FOLDER] [--plain]

On a screen of its own a simulated person writes the phrase in an encrypted journal,
tags, searches, reads, looks at patterns, reads a report through, exports nothing, locks
and unlocks, makes backups, changes the passphrase, has the program die, and does it all
again. Meanwhile every file that appears is held on to, even if it is removed at once.
Then the phrase, its words and the passphrases are looked for in everything: the home,
temporary and runtime folders, /dev/shm, what was removed, what the program told, window
titles and notifications. It fails if any is found. With --plain there is no passphrase,
and it fails unless the phrase is found: the search is not blind.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path

from tests.leaks import Finder
from tests.long.desktop import ROOT, Desktop, until

PHRASE = "Quaxolotl Vendrisk"
SECRETS = ("brimhoxter-latch-seven", "smolderwick-gantry-nine")
SHARED = Path("/dev/shm")
OFTEN = 0.01  # seconds between two looks for new files


class Holder(threading.Thread):
    """Holds on to every file that appears in some folders, also once it is removed."""

    def __init__(self, folders: list[Path], keep: Path) -> None:
        super().__init__(daemon=True)
        self._folders = folders
        self._keep = keep
        self._held: set[tuple[int, int]] = set()
        #: Held by descriptors: a second name would keep a journal from being written.
        self._opened: list[tuple[int, Path]] = []
        self.over = threading.Event()
        self.programs: set[int] = set()
        self.number = 0
        keep.mkdir()

    def run(self) -> None:
        while not self.over.wait(OFTEN):
            for folder in self._folders:
                self._look(str(folder))
            for program in tuple(self.programs):
                self._look_at_removed(program)
        for opened, kept in self._opened:
            with os.fdopen(opened, "rb") as file:
                kept.write_bytes(file.read())

    def _look(self, folder: str) -> None:
        with suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    self._look(entry.path)
                elif entry.is_file(follow_symlinks=False):
                    self._hold(entry)

    def _hold(self, entry: os.DirEntry[str]) -> None:
        with suppress(OSError):
            found = entry.stat()
            if (found.st_dev, found.st_ino) not in self._held:
                opened = os.open(entry.path, os.O_RDONLY)
                self._opened.append((opened, self._next(entry.name)))
                self._held.add((found.st_dev, found.st_ino))

    def _look_at_removed(self, program: int) -> None:
        """Copy what a program has open and nobody else can see any more."""
        with suppress(OSError):
            for each in Path(f"/proc/{program}/fd").iterdir():
                name = str(each.readlink())
                if name.endswith(" (deleted)") and name.startswith("/tmp"):
                    found = each.stat()
                    mark = (found.st_ino, found.st_mtime_ns)
                    if mark not in self._held:
                        self._held.add(mark)
                        shutil.copyfile(each, self._next("removed"))

    def _next(self, name: str) -> Path:
        self.number += 1
        return self._keep / f"{self.number:05}-{name[-80:]}"


class Person:
    """Goes through all that one does with a journal, and is killed at the end."""

    def __init__(
        self, desktop: Desktop, holder: Holder, folder: Path, *, plain: bool
    ) -> None:
        self._desktop = desktop
        self._holder = holder
        self._told = folder / "home" / "told.txt"
        self._plain = plain
        self._turn = 0
        self.trouble: list[str] = []
        self._command("create", *([] if plain else ["--encrypt"]))

    @property
    def _secret(self) -> str:
        return SECRETS[self._turn % 2]

    def live(self, folder: Path) -> None:
        """Do everything once, and end badly."""
        program = self._start()
        for do in (
            self._write,
            self._look_round,
            self._report,
            self._back_up,
            self._lock,
        ):
            do()
            self._note()
        self._desktop.picture(folder / f"seen-{self._turn:02}.png")
        self._desktop.press("ctrl+n", pause=0.5)
        self._desktop.type(PHRASE, pause=0.1)  # which is not saved yet
        how = (signal.SIGKILL, signal.SIGSEGV, signal.SIGTERM)[self._turn % 3]
        program.send_signal(how)
        program.wait()
        self._holder.programs.discard(program.pid)
        if PHRASE not in self._command("list", "--json"):
            self.trouble.append("the phrase is not in the journal")
        for words in ("check", "backup"):
            self._tell(self._command(words))
        if not self._plain:
            new = SECRETS[(self._turn + 1) % 2]
            self._tell(self._command("passphrase", "change", new=new))
        self._turn += 1

    def _start(self) -> subprocess.Popen:
        with self._told.open("a", encoding="utf-8") as told:
            program = subprocess.Popen(
                self._desktop.program(),
                env=self._desktop.environment,
                cwd=ROOT,
                stdout=told,
                stderr=told,
            )
        self._holder.programs.add(program.pid)
        until(self._desktop.windows)
        time.sleep(2)
        if not self._plain:
            self._desktop.type(self._secret)
            self._desktop.press("Return", pause=4)
        self._desktop.press("Escape")
        return program

    def _write(self) -> None:
        self._desktop.press("ctrl+n", pause=0.7)
        self._desktop.type(f"{PHRASE} was what I thought of. {PHRASE}.", pause=3)
        self._desktop.press("shift+Tab", pause=0.3)
        self._desktop.type(PHRASE, pause=3)

    def _look_round(self) -> None:
        self._desktop.press("ctrl+f")
        self._desktop.type(PHRASE, pause=2)
        self._desktop.press("Escape")
        self._desktop.press("ctrl+k")
        self._desktop.type(PHRASE, pause=2)
        self._desktop.press("Escape", "ctrl+3", pause=3)
        for key in ("ctrl+1", "ctrl+z", "ctrl+z", "ctrl+2"):
            self._desktop.press(key, pause=1)

    def _report(self) -> None:
        self._desktop.press("ctrl+shift+r", pause=2)
        self._desktop.press("Return", pause=4)
        self._desktop.press("Escape", "Escape", pause=1)

    def _back_up(self) -> None:
        self._desktop.choose("Back Up Now", pause=3)
        self._desktop.press("Escape")

    def _lock(self) -> None:
        if not self._plain:
            self._desktop.press("ctrl+a", "ctrl+c")
            self._desktop.press("ctrl+l", pause=3)
            self._note()
            self._desktop.type(self._secret)
            self._desktop.press("Return", pause=4)

    def _note(self) -> None:
        """Write down what others could see: titles and notifications."""
        shown = subprocess.run(
            ["dunstctl", "history"],
            env=self._desktop.environment,
            capture_output=True,
            text=True,
            check=False,
        ).stdout
        with self._told.open("a", encoding="utf-8") as told:
            told.write("\n".join([*self._desktop.titles(), shown]))

    def _tell(self, words: str) -> None:
        """Keep what a command told, where it is looked for the phrase, too."""
        with self._told.open("a", encoding="utf-8") as told:
            told.write(words)

    def _command(self, *words: str, new: str = "") -> str:
        """Do a command; return what it told, which stays out of the files."""
        secrets = {"LEADJOURNAL_PASSPHRASE": self._secret}
        if new:
            secrets["LEADJOURNAL_NEW_PASSPHRASE"] = new
        done = subprocess.run(
            self._desktop.program(*words),
            env=self._desktop.environment | ({} if self._plain else secrets),
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        self._tell(done.stderr)
        if done.returncode:
            self.trouble.append(f"{words[0]} ended with {done.returncode}")
        return done.stdout


def main(minutes: float, folder: Path, *, plain: bool) -> int:
    before = set(SHARED.iterdir()) if SHARED.is_dir() else set()
    watched = [folder / name for name in ("home", "runtime", "tmp")]
    holder = Holder(watched, folder / "held")
    with Desktop(folder) as desktop:
        holder.start()
        person = Person(desktop, holder, folder, plain=plain)
        end, times = time.monotonic() + minutes * 60, 0
        while not times or time.monotonic() < end:
            person.live(folder)
            times += 1
    holder.over.set()
    holder.join()
    shared = set(SHARED.iterdir()) - before if SHARED.is_dir() else set()
    finder = Finder(*PHRASE.split(), *SECRETS)
    found = finder.in_folders(*watched, folder / "held")
    for each in shared:
        with suppress(OSError):
            found += [f"{each}: {what}" for what in finder.in_bytes(each.read_bytes())]
    files = [each for place in watched for each in place.rglob("*") if each.is_file()]
    say(f"{times} times through all of it; {holder.number} files were held on to,\n")
    say(f"{len(files)} are there now, and {len(shared)} new ones in {SHARED}.\n")
    for trouble in person.trouble:
        say(f"Trouble: {trouble}\n")
    for line in found[:50]:
        say(f"  {line}\n")
    say(f"The words were found {len(found)} times.\n")
    return 1 if bool(found) != plain or person.trouble else 0


say = sys.stdout.write


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("minutes", type=float, nargs="?", default=5.0)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--plain", action="store_true")
    asked = parser.parse_args()
    where = asked.folder or Path(tempfile.mkdtemp(prefix="canary-"))
    where.mkdir(parents=True, exist_ok=True)
    sys.exit(main(asked.minutes, where.absolute(), plain=asked.plain))

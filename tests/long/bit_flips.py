"""Damages a journal in many ways: each must be noticed, and none made worse.

python -m tests.long.bit_flips FOLDER [N] [--odd FOLDER_OF_DATABASES]

FOLDER is for the journals that are damaged; N is how many times, half of them with
an encrypted journal. Four in five are one flipped bit, which leaves the time of the
file as it was, as rot does; one in five cuts the file off.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sys
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from leadjournal import demo
from leadjournal.errors import JournalError
from leadjournal.journal import Journal
from leadjournal.salvaging.salvage import Salvaged, salvage
from leadjournal.storage import copying, keys, records, seals
from leadjournal.storage.faults import told_in_words
from leadjournal.storage.keys import Key
from tests.damage import contents, cut_off, flip

PASSPHRASE = "a passphrase for a trial"
Texts = set[tuple[str, str, str]]


@dataclass
class Trial:
    """A journal with its backup, and what came of damaging it."""

    folder: Path
    key: Key | None
    noticed: Counter[str] = field(default_factory=Counter)
    unsealed: Counter[str] = field(default_factory=Counter)
    without: Counter[str] = field(default_factory=Counter)
    backed: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    worse: list[str] = field(default_factory=list)
    differing: list[str] = field(default_factory=list)
    slowest: float = 0.0

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True)
        self.path = self.folder / "journal.leadjournal"
        self.backup = self.folder.with_name(f"{self.folder.name} backup")
        self.original = self.folder.with_name(f"{self.folder.name} original")
        with Journal.create(self.path, self.key, seed=1) as journal:
            demo.write(journal, journal.today())
        copying.copy(self.path, self.key, self.backup)
        shutil.copy2(self.path, self.original)
        self.texts = texts(self.path, self.key)
        seals.seal(self.path)

    def damage(self, chance: random.Random) -> str:
        """Damage the journal as it was at first in one way; return which."""
        for file in self.folder.iterdir():
            file.unlink()
        shutil.copy2(self.original, self.path)
        size = self.path.stat().st_size
        place = chance.randrange(size)
        if chance.randrange(5):
            flip(self.path, place)
            return f"flip at {place}"
        cut_off(self.path, place)
        return f"cut off at {place}"

    def run(self, chance: random.Random) -> None:
        done = self.damage(chance)
        before = contents(self.folder)
        self.noticed[how := noticed(self.path, self.key)] += 1
        sealed = records.load(self.path)
        records.save(self.path, replace(sealed, seal=None))
        self.unsealed[unsealed(self.path, self.key)] += 1
        records.save(self.path, sealed)
        if not how:
            self.missed.append(done)
        for fill, counter in ((None, self.without), (self.backup, self.backed)):
            began = time.perf_counter()
            self.salvage(fill, counter, done)
            self.slowest = max(self.slowest, time.perf_counter() - began)
        if contents(self.folder) != before:
            self.worse.append(done)

    def salvage(self, fill: Path | None, counter: Counter[str], done: str) -> None:
        into = self.folder.with_name("salvaged.leadjournal")
        into.unlink(missing_ok=True)
        now = datetime.now(UTC)
        made: Salvaged | None = None
        with suppress(JournalError):
            made = salvage(self.path, self.key, into, fill=fill, now=now)
        if made is None:
            counter["journals of which nothing was read"] += 1
            return
        there = texts(into, self.key)
        if fill is not None and there != self.texts:
            self.differing.append(done)
        counter["read"] += made.read
        counter["from the backup"] += made.filled
        counter["cut"] += made.cut
        counter["lost"] += made.lost
        counter["exactly as they were"] += len(there & self.texts)
        counter["other rows lost"] += sum(made.others_lost.values())
        whole = made.read + made.filled
        counter["whole, but with another text"] += max(
            0, whole - len(there & self.texts)
        )


def noticed(path: Path, key: Key | None) -> str:
    """Return where damage is noticed, as the window goes about it; "" if nowhere."""
    try:
        seals.refuse_broken(path)
    except JournalError:
        return "by the seal, before opening"
    return unsealed(path, key)


def unsealed(path: Path, key: Key | None) -> str:
    """Return where damage is noticed that no seal tells of."""
    try:
        with told_in_words(), Journal.open(path, key):
            pass
        with told_in_words(), Journal.open(path, key, read_only=True) as journal:
            return "by the check" if journal.check() else ""
    except JournalError:
        return "at opening"


def texts(path: Path, key: Key | None) -> Texts:
    with Journal.open(path, key, read_only=True) as journal:
        found = [*journal.reflections, *journal.reflections.trashed]
        return {(each.uuid, each.title, each.body) for each in found}


def odd(folder: Path, work: Path) -> list[str]:
    """Open each odd database; return what was not refused, or not left as it was."""
    bad = []
    names = sorted(folder.rglob("*.sqlite"))
    for number, source in enumerate(names):
        place = work / f"odd {number}"
        place.mkdir()
        for file in source.parent.glob(f"{source.name}*"):
            shutil.copyfile(file, place / file.name)
        before = contents(place)
        for secret in (None, PASSPHRASE):
            try:
                Journal.open(place / source.name, secret).close()
                bad.append(f"{source.name} was opened")
            except JournalError as error:
                if "\n" in str(error) or not str(error).endswith("."):
                    bad.append(f"{source.name}: {error}")
        if contents(place) != before:
            bad.append(f"{source.name} was written to")
    say(f"{len(names)} odd databases, {len(bad)} not refused or not left as they were.")
    return bad


def report(name: str, trial: Trial) -> None:
    say(f"\n{name}: {len(trial.texts)} reflections, {trial.path.name}")
    for title, counter in (
        ("noticed", trial.noticed),
        ("noticed had there been no seal", trial.unsealed),
        ("salvaged without a backup", trial.without),
        ("salvaged with a backup", trial.backed),
    ):
        said = ", ".join(f"{n:,} {what or 'NOT'}" for what, n in counter.items())
        say(f"  {title}: {said}")
    say(f"  slowest salvage: {trial.slowest:.2f} s")
    say(f"  with a backup, not all as it was: {trial.differing or 'none'}")
    say(f"  missed: {trial.missed or 'none'}; made worse: {trial.worse or 'none'}")


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("times", type=int, nargs="?", default=200)
    parser.add_argument("--odd", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    os.environ["LEADJOURNAL_HOME"] = str(asked.folder / "home")
    chance = random.Random(asked.seed)
    bad: list[str] = []
    for name, key in (("plain", None), ("encrypted", keys.new(PASSPHRASE))):
        trial = Trial(asked.folder / name, key)
        for _ in range(asked.times // 2):
            trial.run(chance)
        report(name, trial)
        bad += trial.missed + trial.worse
    if asked.odd:
        bad += odd(asked.odd, asked.folder)
    for line in bad:
        say(line)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

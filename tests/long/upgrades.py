"""Upgrade journals of each released version, many of them killed while at it.

    python -m tests.long.upgrades FOLDER [UPGRADES=100] [SEED=6]

Each begins as a kept journal of an earlier version with some thousand reflections,
plain or encrypted. Half are killed at a random moment, once or more; then each is
opened again. It must be sound, of today's version, and hold every row that it held;
so must the copy that was kept of it, which must be of the earlier version.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

from leadjournal import Journal
from leadjournal.storage import copying, identity, keys, migrations
from tests.old_journals import KEPT, connected, copied, encrypt, everything, version

ROOT = Path(__file__).parents[2]
DOOMED = (sys.executable, "-m", "tests.long.doomed", "command")
SECRET = "an old passphrase"
REFLECTIONS = 3000
KILLS = 3  # of one upgrade, at most


def main(folder: Path, upgrades: int, seed: int) -> int:
    chance = random.Random(seed)
    shutil.rmtree(folder, ignore_errors=True)
    stock = make_stock(folder)
    seen: Counter[str] = Counter()
    faults, began = 0, time.monotonic()
    for number in range(upgrades):
        kept, secret = chance.choice(sorted(stock, key=str))
        kills = chance.choice([0, 0, 1, 1, 2, KILLS])
        place = folder / f"{number:04}"
        try:
            seen[f"{kept} {'encrypted' if secret else 'plain'}"] += 1
            landed = upgrade(stock[kept, secret], place, secret, kills, chance)
            seen[f"killed {landed} times while at it"] += 1
        except Exception as error:  # noqa: BLE001  whatever it is, it is the finding
            faults += 1
            say(f"{place}: {type(error).__name__}: {error}\n")
        else:
            shutil.rmtree(place)
    for what, times in sorted(seen.items()):
        say(f"{times:5} × {what}\n")
    minutes = (time.monotonic() - began) / 60
    say(f"{upgrades} upgrades in {minutes:.1f} minutes, {faults} faults.\n")
    return 1 if faults else 0


Stock = dict[tuple[str, str | None], Path]


def make_stock(folder: Path) -> Stock:
    """Return a large journal of each earlier version, plain and encrypted."""
    stock: Stock = {}
    place = folder / "stock"
    place.mkdir(parents=True)
    for kept in KEPT:
        if int(kept.stem[1:]) == migrations.VERSION:
            continue
        for secret in (None, SECRET):
            name = f"{kept.stem}-{'secret' if secret else 'plain'}.leadjournal"
            stock[kept.stem, secret] = large(kept, place / name, REFLECTIONS)
            if secret is not None:
                encrypt(place / name, secret)
    return stock


def large(kept: Path, path: Path, number: int) -> Path:
    """Copy a kept journal, and fill it with reflections like the one it holds."""
    copied(kept, path)
    with closing(connected(path)) as db:
        names = [row[1] for row in db.execute("PRAGMA table_info(reflections)")]
        like = ", ".join(name for name in names if name not in {"id", "uuid", "body"})
        db.execute(
            f"INSERT INTO reflections (uuid, body, {like})"
            " WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n"
            " WHERE i < ?)"
            f" SELECT printf('more%d', i), ?, {like} FROM n, reflections"
            " WHERE trashed IS NULL",
            (number, "We listened before anybody spoke, and it ended early. " * 12),
        )
    return path


def upgrade(
    original: Path, place: Path, secret: str | None, kills: int, chance: random.Random
) -> int:
    """Upgrade one journal; return how many kills met it at work."""
    place.mkdir()
    path = place / "a.leadjournal"
    shutil.copyfile(original, path)
    before, number = everything(path, secret), version(path, secret)
    landed = sum(killed(path, secret, chance.uniform(0, 0.6)) for _ in range(kills))
    with Journal.open(path, secret) as journal:
        problems = journal.check()
        assert problems == [], problems
    after = everything(path, secret)
    assert {name: after[name] for name in before} == before, "a row is another"
    assert version(path, secret) == migrations.VERSION
    [kept] = place.glob("*before upgrade*.leadjournal")
    key = keys.derive(secret, identity.salt(kept)) if secret else None
    copying.verify(kept, key)
    assert (version(kept, secret), everything(kept, secret)) == (number, before)
    return landed


def killed(path: Path, secret: str | None, delay: float) -> bool:
    """Let another process open a journal, and kill it; return whether that met it."""
    environment = {"LEADJOURNAL_PASSPHRASE": secret} if secret else {}
    process = subprocess.Popen(
        [*DOOMED, "--journal", str(path), "list", "--limit", "1"],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, **environment},
    )
    process.stdout.readline()  # "begun"
    time.sleep(delay)
    process.kill()
    process.wait()
    process.stdout.close()
    return process.returncode == -9


say = sys.stdout.write


if __name__ == "__main__":
    number_of_upgrades = int(sys.argv[2]) if sys.argv[2:] else 100
    chosen_seed = int(sys.argv[3]) if sys.argv[3:] else 6
    sys.exit(main(Path(sys.argv[1]).absolute(), number_of_upgrades, chosen_seed))

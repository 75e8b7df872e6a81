"""Kill LeadJournal at random moments, and see that nothing is lost and all is sound.

    python -m tests.long.kills FOLDER [KILLS=1000] [SEED=6]

While somebody types in the real window (autosave), while a command imports, brings an
older journal up to date, backs up what another writes in, or sets, changes or removes
the passphrase. After each kill the journal must open (with the old passphrase or with
the new one), be sound, and hold all that was acknowledged: of typing, all but the last
two seconds. Every backup that counts must be sound, and open as the journal did or
does. The folder of a kill that was not survived is kept.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.long import rekeyings, trials
from tests.long.trials import Trial

KINDS: dict[str, Callable[..., Trial]] = {
    "typing": trials.Typing,
    "importing": trials.Importing,
    "migrating": trials.Migrating,
    "backing up": trials.BackingUp,
    "setting": rekeyings.Setting,
    "changing": rekeyings.Changing,
    "removing": rekeyings.Removing,
}

ROOT = Path(__file__).parents[2]
AT_ONCE = 2
#: Typing takes seconds a kill, the others one or so.
SHARES = {
    "typing": 10,
    "importing": 25,
    "migrating": 20,
    "backing up": 20,
    "setting": 10,
    "changing": 10,
    "removing": 5,
}
#: So many are killed at a random moment after they began to write, not to work.
WRITING = 0.6
PATIENCE = 120.0  # seconds for a process that is not killed


@dataclass
class Outcome:
    """What came of one kill."""

    kind: str
    number: int
    killed: bool = False  # or had it ended before?
    how: str = ""  # what was found: the old, the new, …
    lost: float = 0.0  # seconds of typing
    fault: str = ""
    notes: list[str] = field(default_factory=list)


def main(folder: Path, kills: int, seed: int) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["LEADJOURNAL_HOME"] = str(folder / "home")
    say(f"{kills:,} kills, seed {seed}, {AT_ONCE} at a time, in {folder}\n")
    began = time.monotonic()
    stock = trials.Stock(folder / "stock")
    lasts = {kind: usual_time(folder, stock, kind) for kind in KINDS}
    for kind, seconds in lasts.items():
        say(f"  {kind}: {seconds:.2f} s of work if it is not killed\n")
    chosen = random.Random(seed)
    kinds = chosen.choices(list(SHARES), list(SHARES.values()), k=kills)

    def once(number: int) -> Outcome:
        kind = kinds[number]
        return kill(folder, stock, kind, number, f"{seed}-{number}", lasts[kind])

    outcomes = []
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for outcome in pool.map(once, range(kills)):
            outcomes.append(outcome)
            if outcome.fault:
                say(f"Kill {outcome.number}, {outcome.kind}: {outcome.fault}\n")
            if len(outcomes) % 50 == 0:
                say(f"  {len(outcomes):,} kills\n")
    tell(outcomes, time.monotonic() - began)
    return 1 if any(outcome.fault for outcome in outcomes) else 0


def kill(
    folder: Path, stock: trials.Stock, kind: str, number: int, seed: str, lasts: float
) -> Outcome:
    """Kill once, look at what is left, and remove it if it is as it should be."""
    outcome = Outcome(kind, number)
    place = folder / f"{number:05}-{kind.replace(' ', '-')}"
    chance = random.Random(seed)
    trial = KINDS[kind](place, stock, encrypted=chance.random() < 0.5)
    delay = chance.uniform(0, trial.at_most or lasts * 1.05)
    from_writing = chance.random() < WRITING
    try:
        with trial.company(), started(trial) as process:
            if from_writing and not trial.at_most:
                delay /= 3  # what is left of the work by then
                wait_until_it_writes(process, trial)
            time.sleep(delay)
            at = time.monotonic()
            process.kill()
            said = process.stdout.read()
            process.wait()
        outcome.killed = process.returncode == -9
        if not outcome.killed and process.returncode:
            outcome.fault = f"it failed by itself: {process.stderr.read()[-300:]}"
            return outcome
        outcome.how, outcome.lost = trial.look(said, at)
    except Exception as error:  # noqa: BLE001  whatever it is, it is the finding
        outcome.fault = f"{type(error).__name__}: {error} (killed after {delay:.3f} s)"
    else:
        shutil.rmtree(place)
    return outcome


def wait_until_it_writes(process: subprocess.Popen, trial: Trial) -> None:
    while process.poll() is None and not trial.is_writing():
        time.sleep(0.002)


@contextmanager
def started(trial: Trial) -> Iterator[subprocess.Popen]:
    """Start what is to be killed, and wait until it is at work."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.long.doomed", *trial.words],
        stdin=subprocess.DEVNULL,  # nobody is there to be asked
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **trial.environment},
    )
    try:
        for line in process.stdout:
            if line == "begun\n":
                break
        yield process
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
        process.stderr.close()


def usual_time(folder: Path, stock: trials.Stock, kind: str) -> float:
    """Return how long the work lasts if nobody kills it, and see that it is done."""
    place = folder / f"unkilled-{kind.replace(' ', '-')}"
    shutil.rmtree(place, ignore_errors=True)
    trial = KINDS[kind](place, stock, encrypted=True)
    if trial.at_most:
        return trial.at_most
    with trial.company(), started(trial) as process:
        began = time.monotonic()
        said, told = process.communicate(timeout=PATIENCE)
        lasted = time.monotonic() - began
    assert process.returncode == 0, f"{kind}: {told[-500:]}"
    trial.look(said, time.monotonic())
    shutil.rmtree(place)
    return lasted


def tell(outcomes: list[Outcome], seconds: float) -> None:
    for kind in SHARES:
        those = [outcome for outcome in outcomes if outcome.kind == kind]
        at_work = sum(outcome.killed for outcome in those)
        say(f"{kind}: {len(those)} times, {at_work} of them killed at work\n")
        for how, times in Counter(o.how for o in those if not o.fault).most_common():
            say(f"  {times:5} × {how}\n")
        if lost := [outcome.lost for outcome in those if outcome.lost]:
            say(f"  at most {max(lost):.2f} s of typing were lost\n")
    faults = sum(bool(outcome.fault) for outcome in outcomes)
    say(f"{len(outcomes):,} kills in {seconds / 60:.1f} minutes, {faults} faults.\n")


say: Callable[[str], object] = sys.stdout.write


if __name__ == "__main__":
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    number_of_kills = int(sys.argv[2]) if sys.argv[2:] else 1000
    chosen_seed = int(sys.argv[3]) if sys.argv[3:] else 6
    sys.exit(main(Path(sys.argv[1]).absolute(), number_of_kills, chosen_seed))

"""An hour with the real program under strace, and every socket that it opened.

    python -m tests.long.no_network [MINUTES=60] [FOLDER]

A simulated person writes, searches, reads, looks at patterns, makes reports, locks and
unlocks, backs up, imports, exports, and opens a second time, on a screen of their own.
Then the trace is read: each family of sockets and each address is listed. It fails if
there is any but those of the display, the desktop’s bus and our own second window.
Needs strace, and what tests/long/desktop.py needs.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.long.desktop import ROOT, Desktop, until
from tests.long.traces import read, whose

CALLS = "socket,socketpair,connect,bind,listen,accept,accept4,sendto"
STRACE = ("strace", "-f", "--seccomp-bpf", "-qq", "-s", "64", "-e", f"trace={CALLS}")
PASSPHRASE = "seven calm herons"
WORDS = (
    "we listened before anybody spoke and the ward round ended early "
    "I gave the meeting away and it went on without me discharge "
    "the conflict about the rota came up again at last"
).split()


def main(minutes: float, folder: Path) -> int:
    with Desktop(folder) as desktop:
        person = Person(desktop, folder)
        person.begin()
        end = time.monotonic() + minutes * 60
        while time.monotonic() < end:
            person.do_something()
        person.finish()
    traces = sorted(folder.glob("*.trace"))
    return tell(person, read(traces), len(traces), minutes)


class Person:
    """Does one thing after another, and starts the program again should it end."""

    def __init__(self, desktop: Desktop, folder: Path) -> None:
        self._desktop = desktop
        self._folder = folder
        self._random = random.Random(6)
        self._traced = 0
        self._window: subprocess.Popen | None = None
        self.done: Counter[str] = Counter()
        self.trouble: list[str] = []
        self.reflections = 0
        self._activities = (
            [self.write] * 6
            + [self.search] * 3
            + [self.look_round, self.use_palette, self.patterns, self.report] * 2
            + [self.week, self.lock, self.demo, self.second_start, self.undo]
            + [self.settings, self.help, self.commands, self.back_up, self.export]
        )

    def begin(self) -> None:
        self._command("create", "--encrypt")
        self._open()

    def do_something(self) -> None:
        if self._window is None or self._window.poll() is not None:
            code = self._window and self._window.returncode
            self.trouble.append(f"the program ended ({code}) after {dict(self.done)}")
            self._open()
        activity = self._random.choice(self._activities)
        activity()
        self._desktop.press("Escape", "Escape")
        self.done[activity.__name__] += 1
        if self.done.total() % 25 == 0:
            number = self.done.total() // 25
            self._desktop.picture(self._folder / f"seen-{number:02}.png")

    def finish(self) -> None:
        self._desktop.press("ctrl+q", pause=3)
        try:
            self._window.wait(60)
        except subprocess.TimeoutExpired:
            self.trouble.append("the program did not end when it was closed")
            self._window.terminate()
            self._window.wait()
        listed = self._command("list", "--json")
        self.reflections = listed.count('"id"')

    # What can be done.

    def write(self) -> None:
        self._desktop.press("ctrl+n", pause=0.5)
        for _ in range(self._random.randint(1, 4)):
            self._desktop.type(f"{self._sentence()} ")
            time.sleep(self._random.random())
        self._desktop.press("Return")
        self._desktop.type(self._sentence(), pause=2.5)  # it is saved meanwhile

    def search(self) -> None:
        self._desktop.press("ctrl+f")
        self._desktop.type(self._random.choice(WORDS), pause=1)
        self._desktop.press("Down", "Down", "Up", pause=0.5)

    def look_round(self) -> None:
        for place in "123456":
            self._desktop.press(f"ctrl+{place}", pause=0.7)
            self._desktop.press("Page_Down", "Tab", "Tab", pause=0.2)

    def use_palette(self) -> None:
        self._desktop.press("ctrl+k")
        self._desktop.type(self._random.choice(WORDS), pause=0.7)
        self._desktop.press("Down", "Escape")

    def patterns(self) -> None:
        self._desktop.press("ctrl+3", pause=2)
        self._desktop.press("Page_Down", "Page_Down", "Page_Up")

    def report(self) -> None:
        self._desktop.press("ctrl+shift+r", pause=3)
        self._desktop.press("Tab", "Tab", pause=0.5)

    def week(self) -> None:
        self._desktop.press("ctrl+shift+n", pause=1)
        self._desktop.type(self._sentence(), pause=0.5)

    def lock(self) -> None:
        self._desktop.press("ctrl+l", pause=2)
        self._desktop.type(PASSPHRASE)
        self._desktop.press("Return", pause=3)

    def demo(self) -> None:
        before = len(self._desktop.windows())
        self._desktop.choose("Open a Demo Journal", pause=8)
        if len(self._desktop.windows()) > before:  # it has a window of its own
            self._desktop.press("ctrl+3", pause=2)
            self._desktop.press("ctrl+q", pause=2)

    def second_start(self) -> None:
        trace = self._trace("second")
        started = subprocess.Popen(
            self._desktop.program(before=(*STRACE, "-o", str(trace))),
            env=self._desktop.environment,
            cwd=ROOT,
        )
        try:
            started.wait(60)
        except subprocess.TimeoutExpired:
            self.trouble.append("a second start did not end")
            started.terminate()

    def undo(self) -> None:
        self._desktop.press("ctrl+1", "ctrl+z", "ctrl+y", pause=0.5)

    def settings(self) -> None:
        self._desktop.press("ctrl+comma", pause=1)

    def help(self) -> None:
        for page in ("Keyboard Shortcuts", "Where to Turn", "What Is Protected"):
            self._desktop.choose(page)
            self._desktop.press("Page_Down", "Escape")

    def commands(self) -> None:
        exported = self._folder / f"all-{self._traced}.zip"
        for words in (
            ("write", self._sentence()),
            ("search", "discharge"),
            ("patterns",),
            ("ask",),
            ("export", str(exported)),
            ("import", str(exported)),
            ("report", str(self._folder / f"report-{self._traced}.pdf")),
            ("check",),
            ("backup",),
        ):
            self._command(*words)

    def back_up(self) -> None:
        self._desktop.choose("Back Up Now", pause=3)

    def export(self) -> None:
        self._desktop.choose("Export Everything", pause=1.5)
        self._desktop.press("ctrl+a")
        self._desktop.type(str(self._folder / f"window-{self._traced}.zip"))
        self._traced += 1
        self._desktop.press("Return", pause=2)

    # How.

    def _open(self) -> None:
        trace = self._trace("window")
        with (self._folder / "told.txt").open("a", encoding="utf-8") as told:
            self._window = subprocess.Popen(
                self._desktop.program(before=(*STRACE, "-o", str(trace))),
                env=self._desktop.environment,
                cwd=ROOT,
                stdout=told,
                stderr=told,
            )
        until(self._desktop.windows)
        time.sleep(2)
        self._desktop.type(PASSPHRASE)
        self._desktop.press("Return", pause=4)

    def _command(self, *words: str) -> str:
        secret = {"LEADJOURNAL_PASSPHRASE": PASSPHRASE}
        trace = self._trace(words[0])
        done = subprocess.run(
            self._desktop.program(*words, before=(*STRACE, "-o", str(trace))),
            env=self._desktop.environment | secret,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            self.trouble.append(f"{words[0]}: {done.stderr.strip()[-200:]}")
        return done.stdout

    def _trace(self, name: str) -> Path:
        self._traced += 1
        return self._folder / f"{self._traced:04}-{name}.trace"

    def _sentence(self) -> str:
        chosen = self._random.choices(WORDS, k=self._random.randint(5, 14))
        return f"{' '.join(chosen).capitalize()}."


def tell(
    person: Person,
    found: tuple[Counter[str], Counter[tuple[str, str]]],
    traces: int,
    minutes: float,
) -> int:
    families, addresses = found
    say = sys.stdout.write
    say(f"{minutes:g} minutes of use, {traces} programs traced.\n")
    for name, times in sorted(person.done.items()):
        say(f"  {times:5} × {name.replace('_', ' ')}\n")
    say(f"  {person.reflections} reflections are in the journal.\n")
    say("Sockets made, by family:\n")
    for family, times in families.most_common():
        say(f"  {times:5} × {family}\n")
    say("Addresses met:\n")
    for (family, address), times in addresses.most_common():
        known = whose(family, address) or "NOT KNOWN"
        say(f"  {times:5} × {family} {address}  ({known})\n")
    for trouble in person.trouble:
        say(f"Trouble: {trouble}\n")
    strangers = {family for family in families if family != "AF_UNIX"}
    strangers |= {f"{each}" for each in addresses if whose(*each) is None}
    if not families or not person.reflections:
        say("Nothing was seen: this proves nothing.\n")
        return 1
    if strangers:
        say(f"There are others than should be: {', '.join(sorted(strangers))}\n")
        return 1
    say("Nothing but the display, the bus of the desktop and our own second window.\n")
    return 0


if __name__ == "__main__":
    wanted = sys.argv[1:]
    where = Path(wanted[1]) if wanted[1:] else Path(tempfile.mkdtemp(prefix="ljnet-"))
    where.mkdir(parents=True, exist_ok=True)
    sys.exit(main(float(wanted[0]) if wanted else 60.0, where.absolute()))

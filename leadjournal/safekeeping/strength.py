"""How long it would take somebody to guess a passphrase, said plainly.

zxcvbn (https://www.usenix.org/conference/usenixsecurity16/technical-sessions/
presentation/wheeler) reckons how many guesses are made before this one, by those who
begin with common passwords, words, names, dates and patterns of keys. What it reckons
is the number of guesses, and not the time they take.

For that we take its "slow hashing, offline": 10,000 guesses a second. SQLCipher's key
takes 256,000 rounds of PBKDF2 with HMAC-SHA512. In its mode 7100, which is that with
1,023 rounds, hashcat 6 makes 1.0 million guesses a second on an RX 6800 XT and 1.4
million on a faster card: 4,000 and 5,400 with our rounds, so a computer with two such
cards makes about 10,000. Whoever has a hundred of them needs a hundredth of the time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol, TypeVar

from leadjournal.errors import BadMaterialError
from leadjournal.paths import resource

GUESSES = 10_000  # a second
LONGEST = 72  # characters that are looked at: the rest can only make it better
ENOUGH = 365.25 * 86_400  # seconds below which it is worth saying what would help

WORDS = 5  # of a suggestion: 5 × 11 bits, for two cards some hundred thousand years

_HELP = (
    "Four or five plain words that have nothing to do with each other are easy to"
    " remember, and hard to guess."
)

_UNITS = (
    (60.0, 1.0, "second"),
    (3_600.0, 60.0, "minute"),
    (86_400.0, 3_600.0, "hour"),
    (60 * 86_400.0, 86_400.0, "day"),
    (730 * 86_400.0, 30.44 * 86_400.0, "month"),
    (float("inf"), 365.25 * 86_400.0, "year"),
)
#: Letters, fewer of which nobody would call a word or a pattern.
_SEEN = 4
_MOST = 1_000_000  # years, beyond which a number says nothing

T = TypeVar("T")


class Random(Protocol):
    """Where a suggestion takes its chance from: `secrets.SystemRandom()`."""

    def choice(self, seq: Sequence[T]) -> T: ...


@dataclass(frozen=True)
class Strength:
    """How well a passphrase keeps, in seconds and in words."""

    seconds: float
    sentence: str
    advice: str
    weak: bool


def strength(passphrase: str, inputs: Iterable[str] = ()) -> Strength:
    """Return how long guessing a passphrase takes; `advice` is "" if it is enough.

    *inputs* are what somebody would try first, such as the name of the journal.
    """
    if not passphrase:
        return Strength(0.0, "", "", True)
    from zxcvbn import zxcvbn  # takes 40 ms, and only a new passphrase needs it

    known = ["leadjournal", *inputs]
    known += [word for each in known for word in each.split()]
    # The spaces between plain words are nothing that anybody has to guess.
    closed = "".join(passphrase.split()) or passphrase
    found = min(
        (zxcvbn(each[:LONGEST], user_inputs=known) for each in (passphrase, closed)),
        key=lambda each: each["guesses"],
    )
    seconds = min(float(found["guesses"]), _of_our_words(passphrase)) / GUESSES
    weak = seconds < ENOUGH
    advice = f"{_why(found['sequence'])} {_HELP}".strip() if weak else ""
    return Strength(seconds, _sentence(seconds), advice, weak)


def suggest(random: Random) -> str:
    """Return a passphrase of five plain words."""
    words = _plain_words()
    return " ".join(random.choice(words) for _ in range(WORDS))


def _of_our_words(passphrase: str) -> float:
    """Return how many passphrases there are of as many words of our own list."""
    words = passphrase.casefold().split()
    ours = _plain_words()
    if not words or not set(words) <= set(ours):
        return float("inf")
    return float(len(ours) ** len(words))


@cache
def _plain_words() -> tuple[str, ...]:
    try:
        lines = resource("spelling/plain.txt").read_text("utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise BadMaterialError(
            "The words to make up a passphrase of cannot be read."
        ) from error
    return tuple(
        word for line in lines if not line.startswith("#") for word in line.split()
    )


def _sentence(seconds: float) -> str:
    who = "With a fast computer of today, somebody who has the file"
    if seconds < 1:
        return f"{who} would guess this at once."
    return f"{who} would need {_long(seconds)} to guess this."


def _long(seconds: float) -> str:
    """Return a time in words, no more exact than it is known.

    >>> _long(3 * 3600.0)
    'about 3 hours'
    """
    size, name = next((size, name) for end, size, name in _UNITS if seconds < end)
    count = max(1, round(seconds / size))
    if name == "year" and count > _MOST:
        return "more than a million years"
    if count >= 100:  # two figures of it are meant
        count = round(count, 2 - len(str(count)))
    return f"about {count:,} {name}{'' if count == 1 else 's'}"


def _why(sequence: list[dict[str, Any]]) -> str:
    """Return why it is guessed, going by the longest part that has a pattern."""
    found = [each for each in sequence if len(each["token"]) >= _SEEN]
    if not found:
        return "It is short."
    match = max(found, key=lambda each: len(each["token"]))
    alone = len(sequence) == 1
    match match["pattern"]:
        case "dictionary":
            return _why_of_word(match, alone=alone)
        case "spatial":
            return "Keys that lie beside each other are tried early."
        case "repeat":
            return "Repeating something adds next to nothing."
        case "sequence":
            return "Letters or numbers in their usual order are tried early."
        case "date" | "regex":
            return "Dates and years are tried early, and yours first."
        case _:
            return "It is short."


def _why_of_word(match: dict[str, Any], *, alone: bool) -> str:
    name = match["dictionary_name"]
    if name == "user_inputs":
        return "What has to do with the journal or with you is tried first."
    if match.get("l33t") or match.get("reversed"):
        return "Numbers for letters, or a word backwards, are tried with every word."
    if name == "passwords":
        what = "this" if alone else "a part of this"
        return f"Many others use {what}, so it is among the first that are tried."
    if name in {"surnames", "male_names", "female_names"}:
        return "Names are tried early."
    return "One word is soon found." if alone else "So few common words are soon found."

"""How numbers and names are said in a sentence."""

from __future__ import annotations

from collections.abc import Sequence


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: 1 week, 5 weeks."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def listed(parts: Sequence[str], word: str = "and") -> str:
    """Return parts as one list: a, b and c."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"


def within_a_sentence(name: str) -> str:
    """Return a name without its capital, unless it is a shorthand such as NHS."""
    return name if name[1:2].isupper() else f"{name[:1].lower()}{name[1:]}"


def at_the_start(words: str) -> str:
    """Return words with a capital, to begin a sentence."""
    return f"{words[:1].upper()}{words[1:]}"

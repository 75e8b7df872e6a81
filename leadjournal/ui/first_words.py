"""What a reflection without a title is called: the first words of its text."""

from __future__ import annotations

from leadjournal.finding.excerpts import excerpt

WORDS = 8


def first_words(prose: str) -> str:
    """Return the beginning of a line of prose, as long as a title may be."""
    words = prose.split()
    return " ".join(words[:WORDS]) + ("…" if len(words) > WORDS else "")


def called(title: str, text: str) -> str:
    """Return a title, or what stands for it. It is a person's: veil it in lists."""
    return title.strip() or first_words(excerpt(text)) or "Untitled"

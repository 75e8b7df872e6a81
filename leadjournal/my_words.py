"""A person's own words for spelling; they are kept in the journal and nowhere else.

They may be the names of people, so that they are to be as safe as the text is.
"""

from __future__ import annotations

from leadjournal.errors import BadValueError
from leadjournal.preferences import Preferences

PLACE = "own_words_spelling"
LONGEST = 60  # characters of a word


def mine(preferences: Preferences) -> list[str]:
    """Return a person's own words in the order of the alphabet."""
    kept = preferences.get(PLACE, [])
    words = kept if isinstance(kept, list) else []
    found = {word for word in words if isinstance(word, str) and word.strip()}
    return sorted(found, key=lambda word: (word.casefold(), word))


def add(preferences: Preferences, word: str) -> None:
    """Take a word as right from now on. Inside a change. Raises BadValueError."""
    plain = word.strip().replace("’", "'")
    if not plain or len(plain.split()) > 1 or len(plain) > LONGEST:
        raise BadValueError("One word at a time can be added, without a space in it.")
    have = mine(preferences)
    if plain.casefold() not in {each.casefold() for each in have}:
        preferences.set(PLACE, sorted([*have, plain], key=str.casefold))


def remove(preferences: Preferences, word: str) -> None:
    """Take a word as a person's own no longer. Inside a change."""
    preferences.set(PLACE, [each for each in mine(preferences) if each != word])

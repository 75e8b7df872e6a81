"""Putting to a journal the words that another file of it keeps beside reflections."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from leadjournal import my_words, saved_searches
from leadjournal.choices import Happening
from leadjournal.errors import BadValueError
from leadjournal.journal import Journal
from leadjournal.safekeeping.joining import Came

#: Where the window keeps what was begun beside a reflection, by its id and the form;
#: an afterthought that was begun at the weekly question; and what a person calls the
#: one place outside.
BEGUN, ECHO, OUTSIDE = "begun", "echo", "outside_name"
AFTERTHOUGHT, WORDS = "afterthought", "text"


def join(journal: Journal, other: Journal) -> Came:
    """Add what a person wrote or did there and not here; inside a change.

    What was chosen, such as which frameworks are on, stays as it is here.
    """
    came = Came()
    _add_askings(journal, other)
    _add_searches(journal, other, came)
    _add_words(journal, other, came)
    _add_begun(journal, other, came)
    if not journal.preferences.get(OUTSIDE) and (
        name := other.preferences.get(OUTSIDE)
    ):
        journal.preferences.set(OUTSIDE, name)
    return came


def _add_askings(journal: Journal, other: Journal) -> None:
    told = (Happening.ANSWERED, Happening.SKIPPED)
    journal.askings.add_all(a for a in other.askings.history if a.happening in told)


def _add_searches(journal: Journal, other: Journal, came: Came) -> None:
    here = saved_searches.saved(journal.preferences)
    names = {each.name.casefold() for each in here}
    queries = {each.query for each in here}
    for theirs in saved_searches.saved(other.preferences):
        if theirs.query in queries:
            continue
        name, number = theirs.name, 1
        while name.casefold() in names:
            number += 1
            name = f"{theirs.name[: saved_searches.LONGEST - 5]} {number}"
        with suppress(BadValueError):
            saved_searches.save(journal.preferences, name, theirs.query)
            names.add(name.casefold())
            came["saved search"] += 1


def _add_words(journal: Journal, other: Journal, came: Came) -> None:
    before = my_words.mine(journal.preferences)
    for word in my_words.mine(other.preferences):
        with suppress(BadValueError):
            my_words.add(journal.preferences, word)
    added = len(my_words.mine(journal.preferences)) - len(before)
    if added:
        came["word for spelling"] += added


def _add_begun(journal: Journal, other: Journal, came: Came) -> None:
    """Put what was begun there to what was begun here, where that is not the same."""
    kept = _mapping(journal.preferences.get(BEGUN))
    before = repr(kept)
    for uuid, forms in _mapping(other.preferences.get(BEGUN)).items():
        for form, words in _mapping(forms).items():
            for name, said in _mapping(words).items():
                _put(kept, uuid, form, name, said)
    echo = _mapping(other.preferences.get(ECHO))
    here = _mapping(journal.preferences.get(ECHO))
    if echo.get(WORDS) and echo != here:
        if here.get(WORDS):
            uuid = str(echo.get("reflection"))
            _put(kept, uuid, AFTERTHOUGHT, WORDS, echo[WORDS])
        else:
            journal.preferences.set(ECHO, echo)
            came["begun text"] += 1
    if repr(kept) != before:
        journal.preferences.set(BEGUN, kept)
        came["begun text"] += 1


def _put(kept: dict[str, Any], uuid: str, form: str, name: str, said: object) -> None:
    forms = kept[uuid] = _mapping(kept.get(uuid))
    words = forms[form] = _mapping(forms.get(form))
    here = str(words.get(name) or "")
    if str(said) not in here:
        words[name] = f"{here}\n\n{said}" if here else str(said)


def _mapping(value: object) -> dict[str, Any]:
    return dict(value) if isinstance(value, dict) else {}

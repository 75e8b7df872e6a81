"""Searches that have a name."""

import pytest

from leadjournal import saved_searches
from leadjournal.errors import BadValueError
from leadjournal.saved_searches import SavedSearch, saved


def save(journal, name, query):
    with journal.change("Save Search"):
        return saved_searches.save(journal.preferences, name, query)


def names(journal):
    return [each.name for each in saved(journal.preferences)]


def test_a_search_is_kept_with_the_journal(either):
    save(either, "  Money ", "budget tag:kf-long-term")
    save(either, "Board", "board")
    assert saved(either.preferences) == [
        SavedSearch("Board", "board"),
        SavedSearch("Money", "budget tag:kf-long-term"),
    ]


def test_saving_under_a_known_name_replaces_it(journal):
    save(journal, "Money", "budget")
    save(journal, "money", "pounds")
    assert saved(journal.preferences) == [SavedSearch("money", "pounds")]


def test_renaming_and_removing_can_be_undone(journal):
    money = save(journal, "Money", "budget")
    with journal.change("Rename Search"):
        saved_searches.rename(journal.preferences, money, "Budget")
    assert names(journal) == ["Budget"]
    journal.undo()
    assert names(journal) == ["Money"]
    with journal.change("Remove Search"):
        saved_searches.remove(journal.preferences, money)
    assert names(journal) == []
    journal.undo()
    assert names(journal) == ["Money"]


def test_a_name_is_needed_and_stands_once(journal):
    money = save(journal, "Money", "budget")
    save(journal, "Board", "board")
    with pytest.raises(BadValueError, match="needs a name"):
        save(journal, "  ", "x")
    with (
        pytest.raises(BadValueError, match="already"),
        journal.change("Rename Search"),
    ):
        saved_searches.rename(journal.preferences, money, "BOARD")
    assert names(journal) == ["Board", "Money"]


@pytest.mark.parametrize("kept", [None, 3, "x", [1], [{"name": "a"}], {"a": 1}])
def test_what_is_no_list_of_searches_is_passed_over(journal, kept):
    with journal.change():
        journal.preferences.set("searches", kept)
    assert saved(journal.preferences) == []

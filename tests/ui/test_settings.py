"""Settings come back as they were kept, and never stand in the way."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from leadjournal.errors import StorageError
from leadjournal.ui.settings import Settings


def test_settings_come_back_as_they_were_kept(tmp_path):
    kept = Settings(theme="dark", text_size=1.5, serif="Charter", last_journal="/a/ü")
    kept.save(tmp_path / "new" / "settings.json")
    assert Settings.load(tmp_path / "new" / "settings.json") == kept


def test_without_a_file_there_are_the_defaults(tmp_path):
    assert Settings.load(tmp_path / "none.json") == Settings()


@pytest.mark.parametrize("text", ["", "{", "[1]", "null", '"dark"', "\ud800"])
def test_a_broken_file_means_the_defaults(tmp_path, text):
    path = tmp_path / "settings.json"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    assert Settings.load(path) == Settings()


@pytest.mark.parametrize(
    ("stored", "loaded"),
    [
        ({"theme": "plaid"}, Settings()),
        ({"theme": 3, "serif": None, "text_size": "big"}, Settings()),
        ({"text_size": 2}, Settings(text_size=2.0)),
        ({"text_size": 40}, Settings(text_size=2.0)),
        ({"text_size": True}, Settings()),
        ({"theme": "dark", "once_upon_a_time": 1}, Settings(theme="dark")),
    ],
)
def test_what_cannot_be_is_the_default(tmp_path, stored, loaded):
    path = tmp_path / "settings.json"
    path.write_text(json.dumps(stored), "utf-8")
    assert Settings.load(path) == loaded


def test_saving_again_replaces_and_leaves_nothing_else(tmp_path):
    path = tmp_path / "settings.json"
    for size in (1.0, 1.25):
        replace(Settings(), text_size=size).save(path)
    assert Settings.load(path).text_size == 1.25
    assert [each.name for each in tmp_path.iterdir()] == ["settings.json"]


def test_a_folder_that_cannot_be_written_is_told_in_a_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError, match="could not be kept"):
        Settings().save(tmp_path / "file" / "settings.json")

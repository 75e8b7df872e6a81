"""Which names are free."""

import pytest

from leadjournal.storage.beside import free_path


@pytest.mark.parametrize(
    ("there", "free"),
    [
        ([], "a.txt"),
        (["a.txt"], "a 2.txt"),
        (["a 2.txt"], "a 3.txt"),
        (["a.txt", "a 9.txt"], "a 10.txt"),
        (["a 3.txt-wal"], "a 4.txt"),
        (["b.txt", "a b.txt", "a 7.txt.part", "a 007.txt"], "a.txt"),
    ],
)
def test_a_number_that_is_free_again_is_not_given_to_a_newer_file(
    tmp_path, there, free
):
    for name in there:
        (tmp_path / name).touch()
    assert free_path(tmp_path, "a", ".txt", ("", "-wal")).name == free


def test_in_a_folder_that_is_not_there_every_name_is_free(tmp_path):
    assert free_path(tmp_path / "away", "a", ".txt").name == "a.txt"


def test_a_link_that_leads_nowhere_has_its_name(tmp_path):
    (tmp_path / "a.txt").symlink_to("nowhere")
    assert free_path(tmp_path, "a", ".txt").name == "a 2.txt"

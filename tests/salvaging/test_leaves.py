"""Rows are found on their pages though the tree that leads to them is lost."""

import pytest

from leadjournal.salvaging import leaves
from leadjournal.storage.identity import PAGE_SIZE
from tests.damage import lose_pages
from tests.salvaging.salvaged import REFLECTIONS, Damaged, texts

ROOTS = {"reflections": 2, "plans": 11}


@pytest.fixture
def plain(tmp_path):
    return Damaged(tmp_path, None)


def test_each_row_is_found_once(plain):
    found: dict[int, list] = {
        leaf.number: leaf.values
        for leaf in leaves.rows(plain.path, 15)
        if not leaf.is_cut
    }
    assert len(found) == REFLECTIONS + 1
    assert {values[3].decode() for values in found.values()} == {
        title for title, _ in plain.whole
    }


def test_a_table_without_its_root_is_salvaged_from_its_pages(plain):
    lose_pages(plain.path, ROOTS.values())
    done = plain.salvaged()
    assert (done.read, done.cut, done.lost) == (REFLECTIONS + 1, 0, 0)
    assert texts(plain.into, None) == plain.whole


def test_rows_are_found_without_any_of_the_first_pages(plain):
    lose_pages(plain.path, range(1, 40))
    done = plain.salvaged()
    assert done.read >= REFLECTIONS - 12


def test_pages_of_anything_have_no_rows(tmp_path):
    path = tmp_path / "noise"
    for filling in (b"\x0d" * PAGE_SIZE, b"\x0d\xff\x00\x7f" * (PAGE_SIZE // 4)):
        path.write_bytes(filling * 3)
        assert list(leaves.rows(path, 16)) == []

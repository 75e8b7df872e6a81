"""The page: valid, whole in itself, and for everybody."""

from __future__ import annotations

import re
import warnings
from collections import Counter
from itertools import pairwise

import pytest

from leadjournal.reports import html

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import html5lib  # type: ignore[import-untyped]

SPACE = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(params=["report", "with_text", "attack"])
def page(request):
    return html.render(request.getfixturevalue(request.param)).decode()


@pytest.fixture
def tree(page):
    parser = html5lib.HTMLParser(strict=True)
    return parser.parse(page)


def test_it_is_valid_and_says_its_language(tree):
    assert tree.get("lang") == "en-GB"
    assert tree.find(f"{SPACE}head/{SPACE}title").text


def test_nothing_runs_and_nothing_is_fetched(tree, page):
    for tag in ("script", "link", "img", "iframe", "object", "form"):
        assert list(tree.iter(f"{SPACE}{tag}")) == []
    style = tree.find(f"{SPACE}head/{SPACE}style").text
    assert "url(" not in style
    assert "@import" not in style
    assert not re.search(r"\s(?:src|href|on\w+)=", re.sub(r">[^<]*<", "><", page))


def test_every_id_is_there_once_and_every_reference_leads_somewhere(tree):
    ids = Counter(each.get("id") for each in tree.iter() if each.get("id"))
    assert max(ids.values()) == 1
    for each in tree.iter():
        for name in (each.get("aria-labelledby") or "").split():
            assert name in ids


def test_headings_leave_out_no_level(tree):
    levels = [int(e.tag[-1]) for e in tree.iter() if re.search(r"}h[1-6]$", str(e.tag))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))


def test_every_table_has_a_caption_and_heads(tree):
    for table in tree.iter(f"{SPACE}table"):
        assert table.find(f"{SPACE}caption").text
        columns = table.findall(f"{SPACE}thead/{SPACE}tr/{SPACE}th")
        assert {head.get("scope") for head in columns} == {"col"}
        for row in table.findall(f"{SPACE}tbody/{SPACE}tr"):
            assert row.find(f"{SPACE}th").get("scope") == "row"
            assert len(list(row)) == len(columns)


def test_every_picture_is_told_in_words(tree):
    pictures = list(tree.iter(f"{SVG}svg"))
    assert pictures
    for picture in pictures:
        assert picture.get("role") == "img"
        assert picture.find(f"{SVG}title").text
        assert len(picture.find(f"{SVG}desc").text) > 20


def test_it_can_be_read_narrow_dark_and_printed(report):
    page = html.render(report).decode()
    for part in ("width=device-width", "prefers-color-scheme: dark", "@media print"):
        assert part in page


def test_a_text_from_the_right_runs_from_the_right(attack):
    assert '<p dir="auto">שלום עולם</p>' in html.render(attack).decode()

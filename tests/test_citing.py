"""How a text cites what is attached to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadjournal import citing, filenames
from leadjournal.rendering import to_html

NAMES = st.text(min_size=1).map(filenames.safe)


@pytest.mark.parametrize(
    ("name", "link"),
    [
        ("plan.png", "![plan.png](attachment:plan.png)"),
        ("my plan (2).png", "![my plan (2).png](attachment:my%20plan%20%282%29.png)"),
        ("a_b[c].png", "![a\\_b\\[c\\].png](attachment:a_b%5Bc%5D.png)"),
        ("50%.png", "![50%.png](attachment:50%25.png)"),
        ("été.png", "![été.png](attachment:été.png)"),
    ],
)
def test_a_link_can_be_read_and_leads_back(name, link):
    assert citing.link(name, picture=True) == link
    assert citing.cited(link) == {name}


@given(NAMES)
def test_a_link_to_any_name_is_rendered_as_one(name):
    html = to_html(citing.link(name, picture=True))
    assert html.startswith("<p><img ") and html.count("<img") == 1
    assert citing.cited(citing.link(name, picture=False)) == {name}


def test_a_name_that_is_changed_is_changed_where_it_is_cited():
    text = "![old.png](attachment:old.png) [my own words](attachment:old.png) old.png"
    assert citing.renamed(text, "old.png", "new one.png") == (
        "![new one.png](attachment:new%20one.png)"
        " [my own words](attachment:new%20one.png) old.png"
    )
    assert citing.renamed(text, "other.png", "x.png") == text


def test_only_an_address_of_an_attachment_cites_one():
    assert citing.cited_by("attachment:a%20b.png") == "a b.png"
    assert citing.cited_by("Attachment:a.png") == "a.png"
    assert citing.cited_by("https://a.example/attachment:a.png") is None


@given(NAMES)
def test_links_go_elsewhere_only_if_they_come_back(name):
    text = f"{citing.link(name, picture=True)} [x](attachment:%61.png)"
    moved = citing.readdressed(text, lambda n: f"attachments/{n}")
    assert f"](attachments/{citing.encoded(name)})" in moved
    assert "[x](attachment:%61.png)" in moved  # written in a way that would be lost

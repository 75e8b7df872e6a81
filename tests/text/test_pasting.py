"""What is pasted from elsewhere comes as Markdown, and no word is lost."""

import re
from html import escape, unescape

import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given, settings
from hypothesis import strategies as st

from leadjournal.rendering import to_html
from leadjournal.text.pasting import is_too_much, markdown_of, words_of

WORD = (
    "<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level{level} lfo1'>"
    "<![if !supportLists]><span style='mso-list:Ignore'>{sign}<span"
    " style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span><![endif]>"
    "{words}<o:p></o:p></p>\n"
)


def word_items(*items):
    return "".join(
        WORD.format(level=level, sign=sign, words=words) for level, sign, words in items
    )


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        (
            "<p>A <b>bold</b> and <i>slanted</i> word</p>",
            "A **bold** and *slanted* word",
        ),
        ("<h2>What?</h2><p>One</p><p>Two</p>", "## What?\n\nOne\n\nTwo"),
        ("<ul><li>one<li>two<ul><li>in</ul></ul>", "- one\n- two\n    - in"),
        ("<ol start=3><li>three<li>four</ol>", "3. three\n4. four"),
        ("<blockquote><p>said</p></blockquote>", "> said"),
        ("<p>one<br>two</p>", "one\ntwo"),
        ("<pre>x = *1*\n  y</pre>", "```\nx = *1*\n  y\n```"),
        ("<s>not</s> so", "~~not~~ so"),
        (
            "<table><tr><th>A</th><th>B</th></tr><tr><td>1|2</td><td>3</td></tr></table>",
            "| A | B |\n| --- | --- |\n| 1\\|2 | 3 |",
        ),
        ("3 * 4 * 5 and snake_case", "3 \\* 4 \\* 5 and snake_case"),
        ("<p>1. May was cold</p>", "1\\. May was cold"),
        ("<p># of beds</p><p>- 3</p>", "\\# of beds\n\n\\- 3"),
        ("<q>so</q>", "“so”"),
        ("words", "words"),
        ("", ""),
    ],
)
def test_html_becomes_markdown(html, markdown):
    assert markdown_of(html) == markdown


def test_lists_of_word_are_lists():
    html = word_items(
        (1, "·", "one"), (2, "1.", "two"), (2, "2.", "three"), (1, "·", "x")
    )
    assert markdown_of(html) == "- one\n    1. two\n    2. three\n- x"


def test_google_docs_wraps_all_in_a_bold_that_is_none():
    html = (
        '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid">'
        '<p dir="ltr"><span style="font-weight:400">Plain, </span>'
        '<span style="font-weight:700">strong</span>'
        '<span style="font-style:italic"> and slanted</span></p></b>'
    )
    assert markdown_of(html) == "Plain, **strong** *and slanted*"


def test_only_what_was_copied_comes():
    html = (
        "<html><head><title>Minutes</title><style>p {color: red}</style></head><body>"
        "<!--StartFragment--><p>Said</p><!--EndFragment--></body></html>"
    )
    assert markdown_of(html) == "Said"


def test_outlook_leaves_no_empty_paragraphs():
    html = (
        "<div class=WordSection1><p class=MsoNormal>One<o:p></o:p></p>"
        "<p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>Two</p></div>"
    )
    assert markdown_of(html) == "One\n\nTwo"


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ('<a href="https://x.org/a_(b)">paper</a>', "[paper](https://x.org/a_%28b%29)"),
        ('<a href="mailto:a@x.org">write</a>', "[write](mailto:a@x.org)"),
        ('<a href="javascript:alert(1)">press</a>', "press"),
        ('<a href="file:///etc/passwd">file</a>', "file"),
        ('<a href="//x.org/a">there</a>', "there"),
        ('a<img src="https://x.org/t.png" alt="t">b', "ab"),
        ("a<script>alert(1)</script>b", "ab"),
        ('a<span style="display: none">hidden</span>b', "ab"),
        ("a<iframe src=https://x.org></iframe>b<!-- c -->", "ab"),
    ],
)
def test_links_say_where_they_lead_and_nothing_is_fetched(html, markdown):
    assert markdown_of(html) == markdown


def test_what_would_take_too_long_is_known_beforehand():
    assert not is_too_much("<div><p>words</p></div>" * 1000)
    assert not is_too_much("<ul>" + "<li>words" * 1000 + "</ul>")
    assert not is_too_much("R&amp;D and AT&amp;T " * 10_000)
    assert is_too_much("<font><p>" * 100)
    assert is_too_much("<p>" + "<b>" * 50 + "<p>x</p>" * 2000)
    assert is_too_much("".join(f"<p><font size={n}>x</p>" for n in range(200)))
    assert is_too_much("<p " + " ".join(f"a{n}" for n in range(1000)) + ">")
    assert is_too_much("&amp" * 10_000)
    assert is_too_much("words " * 1_000_000)
    assert is_too_much("<div>" * 1000)
    assert is_too_much("<p>x</p>" * 10_000)


def test_a_page_that_says_it_is_xml_is_read_as_any_other():
    assert markdown_of('<?xml version="1.0"?><p>words</p>') == "words"
    assert markdown_of("https://x.org/a") == "https://x.org/a"


TEXTS = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co", "Zl", "Zp"]), max_size=12
)
NASTY = st.text("ab1. #>-+*_`[]()\\!~=|:<&", max_size=12)
LEAVES = (TEXTS | NASTY).map(lambda text: escape(text) or "x")
INLINE = st.recursive(
    LEAVES,
    lambda inner: st.builds(
        "<{0}>{1}</{0}>{2}".format,
        st.sampled_from(["b", "i", "em", "span", "s", "u", "code", "a"]),
        inner,
        LEAVES,
    ),
    max_leaves=5,
)
BLOCKS = st.recursive(
    st.builds(
        "<{0}>{1}</{0}>".format, st.sampled_from(["p", "h2", "pre", "div"]), INLINE
    ),
    lambda inner: (
        st.builds(
            "<{0}>{1}</{0}>".format, st.sampled_from(["blockquote", "div"]), inner
        )
        | st.builds("<ul><li>{0}</li><li>{1}</li></ul>".format, INLINE, inner)
        | st.builds("<ol><li>{0}</li><li>{1}</li></ol>".format, inner, INLINE)
        | st.builds(
            "<table><tr><td>{0}</td><td>{1}</td></tr></table>".format, INLINE, INLINE
        )
        | st.builds(str.__add__, inner, inner)
    ),
    max_leaves=6,
)


def seen(html):
    text = BeautifulSoup(html, "html5lib").get_text()
    return re.sub(r"\s", "", unescape(text))


@settings(deadline=None, max_examples=150)
@given(BLOCKS)
def test_every_character_that_is_seen_is_kept(html):
    markdown = iter(re.sub(r"\s", "", markdown_of(html)))
    missing = [letter for letter in seen(html) if letter not in markdown]
    assert missing == []


PLAIN = st.lists(st.text("ab1. #>-+*_`\\!~=|,;", min_size=1, max_size=14), max_size=4)


@example(["~~~", "~~~"])
@settings(deadline=None, max_examples=150)
@given(PLAIN)
def test_what_is_pasted_is_read_as_it_was(paragraphs):
    html = "".join(f"<p>{escape(text)}</p>" for text in paragraphs)
    assert seen(to_html(markdown_of(html))) == seen(html)


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("AT&amp;T &lt;b&gt; &#42;x&#42; &hearts;", "AT&T <b> \\*x\\* ♥"),
        ("&amp;lt; and &amp;amp;", "&lt; and &amp;"),
        ("<p>&gt; said</p>", "\\> said"),
        ("<pre>a &lt; b &amp;&amp; c</pre>", "```\na < b && c\n```"),
        ('<a href="https://x.org/?a=1&amp;b=2">x</a>', "[x](https://x.org/?a=1&b=2)"),
        ("&copy 2020 R&D & &nosuch;", "© 2020 R&D & &nosuch;"),
        ("<select><option>one</option></select>", "one"),
        (
            'a<p style="visibility:hidden">b<b style="visibility:visible">c</b></p>',
            "a\n\n**c**",
        ),
        ("<ol>" + "<li>x" * 3 + "</ol>", "1. x\n2. x\n3. x"),
    ],
)
def test_each_sign_and_word_that_is_seen_is_kept(html, markdown):
    assert markdown_of(html) == markdown


def test_a_sign_that_is_spelt_out_never_becomes_html():
    assert markdown_of("a <&#98;> c <&#33;-- d") == "a <b> c <!-- d"


def test_of_html_that_is_too_much_the_words_are_kept():
    html = "<font><p>" * 500 + "Ours &amp; theirs" + "</p></font>" * 500
    assert is_too_much(html)
    assert words_of(html) == "Ours & theirs"

"""Markdown as it is typed."""

import pytest
from PySide6.QtGui import QFont, QTextCharFormat, QTextDocument

from leadjournal.ui import theme
from leadjournal.ui.editor.highlighter import MarkdownHighlighter


def looks(text):
    """Return what a highlighter made of a text: each look with the words it is on."""
    document = QTextDocument(text)
    highlighter = MarkdownHighlighter(document)
    highlighter.rehighlight()
    found = []
    block = document.begin()
    while block.isValid():
        line = block.text().encode("utf-16-le")
        for part in block.layout().formats():
            words = line[2 * part.start : 2 * (part.start + part.length)]
            look = QTextCharFormat(part.format)
            found.append((words.decode("utf-16-le"), look))
        block = block.next()
    return found


def words_that(text, has):
    return [words for words, look in looks(text) if has(look)]


def is_bold(look):
    return look.fontWeight() == QFont.Weight.Bold


def is_italic(look):
    return look.fontItalic()


def is_accent(look):
    return look.foreground().color().name().upper() == theme.current().accent


def is_link(look):
    return look.fontUnderline()


def is_struck(look):
    return look.fontStrikeOut()


def is_code(look):
    return look.fontFixedPitch()


@pytest.mark.parametrize(
    ("text", "has", "expected"),
    [
        ("## What happened?", is_accent, [" What happened?"]),
        ("#no heading", is_accent, []),
        ("I was *rather* late", is_italic, ["rather"]),
        ("snake_case_words stay", is_italic, []),
        ("2 * 3 * 4", is_italic, []),
        ("I was **very** late", is_bold, ["very"]),
        ("an emoji 😀 then **bold**", is_bold, ["bold"]),
        ("I was ***very*** late", is_bold, ["very"]),
        ("I was ***very*** late", is_italic, ["very"]),
        ("the *snake_case* one", is_italic, ["snake_case"]),
        ("\\*not so\\*", is_italic, []),
        ("~~not~~ so", is_struck, ["not"]),
        ("- one thing", is_accent, ["- "]),
        ("> 1. one thing", is_accent, ["1. "]),
        ("- [ ] **all**", is_bold, ["all"]),
        ("3. third thing", is_accent, ["3. "]),
        ("- [x] done", is_accent, ["- ", "[x]"]),
        ("run `rm *.tmp` now", is_code, ["rm *.tmp"]),
        ("run `rm *.tmp*` now", is_italic, []),
        ("see [the paper](https://x.org)", is_link, ["the paper"]),
        ("see https://x.org/a_b_c.", is_link, ["https://x.org/a_b_c"]),
        ("![a pen](attachment:pen.png)", is_link, ["a pen"]),
        ("~~~\n```\n*code*\n~~~\n*words*", is_italic, ["words"]),
        ("````\n```\n*code*\n````\n*words*", is_italic, ["words"]),
        ("```\n*code*\n```\n*words*", is_italic, ["words"]),
        ("```\ncode\n```\nwords", is_code, ["code"]),
    ],
)
def test_each_mark_of_markdown_shows(qapp, text, has, expected):
    assert words_that(text, has) == expected


def test_emphasis_within_emphasis_is_both(qapp):
    text = "**very *very* late**"
    assert words_that(text, lambda look: is_bold(look) and is_italic(look)) == ["very"]


def test_marks_step_back_behind_the_words(qapp):
    found = dict(looks("*late*")[:2])
    assert found["*"].foreground() != found["late"].foreground()


def test_another_theme_colours_the_text_anew(qapp):
    document = QTextDocument("## What?")
    highlighter = MarkdownHighlighter(document)
    highlighter.rehighlight()
    theme.apply(qapp, "dark")
    highlighter.dress()
    colours = [
        part.format.foreground().color().name().upper()
        for part in document.begin().layout().formats()
    ]
    assert theme.DARK.accent in colours

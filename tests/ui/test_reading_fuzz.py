"""The page to read asks for nothing but attachments, whatever a text holds."""

import time

import pytest
from hypothesis import HealthCheck, given, settings

from leadjournal.rendering import to_html
from leadjournal.ui.reading.html import page
from tests.naughty import TEXTS, payloads, wrapped
from tests.ui.resources_asked import Recorder


@pytest.fixture
def browser(qtbot):
    browser = Recorder()
    qtbot.addWidget(browser)
    browser.resize(500, 700)
    with qtbot.waitExposed(browser):
        browser.show()
    return browser


def shown(browser, html):
    """Lay a page out and paint it, so that all it needs is asked for."""
    browser.asked.clear()
    browser.show_page(html)
    assert not browser.grab().isNull()


def test_the_recorder_notices_what_is_asked(browser):
    shown(browser, '<img src="http://a.example/x.png"><img src="attachment:a.png">')
    assert browser.asked_elsewhere() == ["http://a.example/x.png"]
    assert "attachment:a.png" in browser.asked


def test_no_public_payload_asks_for_anything(browser):
    for payload in payloads():
        shown(browser, to_html(wrapped(payload)))
        assert browser.asked_elsewhere() == [], payload


def test_a_word_that_never_ends_is_shown_at_once(qtbot, browser, journal):
    with journal.change("New Reflection"):
        word = "x&" * 50_000
        link = f"[a](https://a.example/{'y' * 3000})"
        reflection = journal.reflections.add("Pasted", f"{word} {link}")
    started = time.monotonic()
    shown(browser, page(reflection))
    assert time.monotonic() - started < 5
    assert word in browser.toPlainText().replace("\u200b", "")
    assert "y" * 3000 in browser.toHtml()


@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(TEXTS)
def test_no_text_asks_for_anything(browser, text):
    shown(browser, to_html(text))
    assert browser.asked_elsewhere() == []

"""Where a link leads is said plainly, whatever it looks like."""

import pytest
from PySide6.QtCore import QUrl

from leadjournal.ui.addresses import LONGEST, question


def asked(address):
    return question(QUrl(address, QUrl.ParsingMode.StrictMode))


def test_the_place_is_named():
    assert asked("https://www.england.nhs.uk/a?b=c") == (
        "Open this outside LeadJournal?\n\nIt leads to www.england.nhs.uk.\n\n"
        "https://www.england.nhs.uk/a?b=c"
    )


def test_a_name_before_the_place_fools_nobody():
    said = asked("https://nhs.uk@evil.example/login")
    assert "It leads to evil.example." in said
    assert "What stands before the @ is a name" in said


@pytest.mark.parametrize(
    "address",
    ["https://n\u0570s.uk/", "https://\u0430pple.com/", "https://xn--80ak6aa92e.com/"],
)
def test_letters_that_look_like_others_are_shown_as_they_are(address):
    said = asked(address)
    assert said.isascii() or "xn--" in said.split("\n\n")[1]
    assert "xn--" in said and "beyond a to z" in said


def test_a_very_long_address_is_shown_by_its_ends():
    said = asked("https://a.example/" + "x" * 100_000 + "/end")
    assert "It leads to a.example." in said
    assert len(said) < LONGEST + 200 and said.endswith("/end")


def test_a_message_says_to_whom():
    said = asked("mailto:amy@a.example?subject=Hello&body=x")
    assert "It begins a message to amy@a.example." in said


def test_what_is_not_encrypted_is_told():
    assert "not encrypted" in asked("http://a.example/")


@pytest.mark.parametrize("hidden", ["\u202e", "\u2066", "\u200b", "<b>", "\u0085"])
def test_nothing_in_an_address_hides_or_is_formatted(hidden):
    url = QUrl(f"https://a.example/{hidden}x")
    assert hidden not in question(url)

"""How long guessing takes is said plainly, and a suggestion keeps."""

import math
import random
import subprocess
import sys

import pytest

from leadjournal.safekeeping.strength import (
    ENOUGH,
    _long,
    _plain_words,
    strength,
    suggest,
)


@pytest.mark.parametrize(
    ("passphrase", "why"),
    [
        ("password", "Many others"),
        ("listening", "One word"),
        ("my journal", "common words"),
        ("q7#vK2", "It is short"),
        ("Margaret1971", "Names"),
        ("p4ssw0rd!dr4g0n", "Numbers for letters"),
        ("zxcvfr4", "Keys that lie beside"),
        ("aaaaaaaaaaaa", "Repeating"),
        ("2011-05-03", "Dates"),
        ("hijklmnop", "usual order"),
    ],
)
def test_a_weak_one_is_told_why_and_what_helps(passphrase, why):
    found = strength(passphrase)
    assert found.weak and found.seconds < ENOUGH
    assert why in found.advice
    assert "Four or five plain words" in found.advice
    assert found.sentence.startswith("With a fast computer of today, somebody")


def test_a_strong_one_is_told_and_no_more():
    found = strength("motion itself bigger swear slight")
    assert not found.weak and found.advice == ""
    assert found.sentence.endswith("would need about 110,000 years to guess this.")


def test_what_has_to_do_with_the_journal_is_tried_first():
    plain = strength("Marlborough Ward")
    known = strength("Marlborough Ward", ["Marlborough Ward"])
    assert known.seconds < plain.seconds / 100
    assert "tried first" in known.advice


def test_spaces_between_words_count_for_nothing():
    words = strength("gate lemon orbit").seconds
    assert words <= strength("gatelemonorbit").seconds


def test_nothing_has_no_strength_and_anything_can_be_asked():
    assert strength("") == strength("", ["x"])
    assert strength("").weak and strength("").sentence == ""
    for odd in (" ", "\0", "🙂" * 500, "x" * 10_000, "\u202eabc", "\ud800"):
        assert strength(odd).sentence


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "about 1 second"),
        (59, "about 59 seconds"),
        (3 * 3600, "about 3 hours"),
        (40 * 86_400, "about 40 days"),
        (90 * 86_400, "about 3 months"),
        (3 * ENOUGH, "about 3 years"),
        (1234 * ENOUGH, "about 1,200 years"),
        (1e30, "more than a million years"),
    ],
)
def test_a_time_is_no_more_exact_than_it_is_known(seconds, words):
    assert _long(float(seconds)) == words


def test_a_suggestion_is_five_words_of_eleven_bits_each():
    words = _plain_words()
    assert len(set(words)) == 2048 and math.log2(len(words)) == 11
    assert all(word.isascii() and word.islower() for word in words)
    assert suggest(random.Random(1)) == suggest(random.Random(1))
    for seed in range(20):
        made = suggest(random.Random(seed))
        assert len(made.split()) == 5 and not strength(made).weak


def test_zxcvbn_is_imported_only_when_it_is_wanted():
    module = "leadjournal.safekeeping.strength"
    code = f"import {module}, sys; assert 'zxcvbn' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)

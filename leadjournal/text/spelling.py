"""Which words of a text are misspelt, in British English, and what may be meant.

Code, links, addresses, numbers and other scripts are no words; what looks like a name
is taken for one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from leadjournal.text.dictionary import LONG, LONGEST, Dictionary

PASSED_OVER = re.compile(
    r"""
      (?P<ticks>`+)                                   # code, if they are closed
    | \]\([^()\n]*\)                                  # where a link leads
    | </?[A-Za-z!][^<>\n]*>                           # HTML, and <addresses>
    | (?:https?|ftp|file|attachment|mailto|tel):[^\s<>()]+
    | \bwww\.[^\s<>()]+
    | (?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}  # mail
    | (?<!\S)[@#]\w+                                  # @somebody, #something
    | &\#?\w+;
    | (?<![\w.-])[\w-]{1,64}(?:\.[\w-]{1,64}){0,4}\.
      (?:com|org|net|uk|eu|info|io|nhs|docx?|xlsx?|pptx?|pdf|txt|md|csv|jpe?g|png)\b
    | (?<!\S)(?:[A-Za-z]:|~|\.{1,2})?(?:[\\/][\w.-]+){2,}
    """,
    re.VERBOSE | re.IGNORECASE,
)
TICKS = re.compile(r"`+")
FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})")
MARKS = re.compile(
    r"\s*(?:>\s?)*\s*(?:#{1,6}\s+|(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s)?)?"
)
COMPOUND = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
CHUNK = re.compile(r"[\w'’\u0300-\u036f]+")
EDGES = "'’_"
#: What may stand between the end of a sentence and the first word of the next.
BETWEEN = " \t\xa0\"'“”‘’()[]*_~"
ENDS = ".!?…"
ENDINGS = ("'s", "'", "'d", "'ll", "'ve", "'re")
MASK = "\ufffc"  # no letter
#: So few capitals are an abbreviation, whatever it stands for.
ABBREVIATION = 5

#: Parts of a word with a hyphen that are no words by themselves.
PARTS = frozenset(
    """
    anti bi co counter cyber de dis eco ex extra hyper inter intra macro mal mega meta
    micro mid mini mis multi neuro non para peri poly post pre pro pseudo psycho quasi
    re semi socio sub super sur tele trans tri ultra un uni vice
    """.split()
)


class Speller:
    """Knows a dictionary, a person's own words, and what is to be let be for now."""

    def __init__(self, dictionary: Dictionary, own: Iterable[str] = ()) -> None:
        self._dictionary = dictionary
        self._own: dict[str, str] = {}
        self._ignored: set[str] = set()
        self._slips: dict[str, bool] = {}
        self._unknown: dict[str, bool] = {}  # what was looked up already
        self.take_own(own)

    def take_own(self, words: Iterable[str]) -> None:
        """Know these as a person's own words, and no others."""
        self._own = {_plain(word).casefold(): _plain(word) for word in words}
        self._unknown.clear()

    def ignore(self, word: str) -> None:
        """Let a word be, as long as this lives."""
        self._ignored.add(_plain(word).casefold())
        self._unknown.clear()

    def wrong(self, text: str) -> list[tuple[int, int]]:
        """Return where the misspelt words of a text begin and end."""
        found: list[tuple[int, int]] = []
        start, fence = 0, ""
        for line in text.split("\n"):
            if mark := FENCE.match(line):
                if not fence:
                    fence = mark[1]
                elif mark[1].startswith(fence):
                    fence = ""
            elif not fence:
                found += [(start + a, start + b) for a, b in self.wrong_in(line)]
            start += len(line) + 1
        return found

    def wrong_in(self, line: str) -> list[tuple[int, int]]:
        """Return the misspelt words of a line that is not code."""
        if FENCE.match(line):
            return []
        unknown = [place for place in _words(line) if self._is_unknown(line, *place)]
        if not unknown:
            return []
        masked = _masked(line)
        names = {
            line[start:end]
            for start, end in unknown
            if line[start].isupper() and not _begins(masked, start)
        }
        return [
            (start, end)
            for start, end in unknown
            if not self._is_name(line[start:end], _begins(masked, start), names)
        ]

    def is_right(self, word: str) -> bool:
        """Whether a word is known, in whichever form."""
        plain = _plain(word)
        if self._is_known(plain):
            return True
        for ending in ENDINGS:
            if plain.casefold().endswith(ending) and len(plain) > len(ending):
                return self._is_known(plain[: -len(ending)])
        return False

    def suggestions(self, word: str, most: int = 5) -> list[str]:
        """Return what may be meant, the likeliest first, written as the word was."""
        plain = _plain(word)
        stem, ending = plain, ""
        if plain.casefold().endswith("'s"):
            stem, ending = plain[:-2], plain[-2:]
        small = stem.lower() if stem.istitle() or stem.isupper() else stem
        found: list[str] = []
        for candidate in self._dictionary.alike(small, self._own.values()):
            written = _written_as(stem, candidate) + ending
            if written not in found and written != plain and self._is_fit(written):
                found.append(written)
            if len(found) == most:
                break
        curly = "’" in word
        return [each.replace("'", "’") if curly else each for each in found]

    def _is_fit(self, written: str) -> bool:
        return all(self.is_right(part) for part in written.split())

    def _is_known(self, word: str) -> bool:
        small = word.casefold()
        if small in self._own or small in self._ignored:
            return True
        return any(form in self._dictionary for form in _forms(word))

    def _is_unknown(self, line: str, start: int, end: int) -> bool:
        word = line[start:end]
        unknown = self._unknown.get(word)
        if unknown is None:
            unknown = not self.is_right(word) and not _is_no_word(word)
            self._unknown[word] = unknown
        if not unknown:
            return False
        if not {line[start - 1 : start], line[end : end + 1]} & {"-", "*"}:
            return True
        return word.casefold() not in PARTS and not self._is_in_compound(
            line, start, end
        )

    def _is_in_compound(self, line: str, start: int, end: int) -> bool:
        """Whether the whole that a part belongs to by hyphens is known as one."""
        return any(
            found.start() <= start < end <= found.end()
            and (self.is_right(found[0]) or self.is_right(found[0].replace("-", "")))
            for found in COMPOUND.finditer(line, max(start - LONGEST, 0), end + LONGEST)
        )

    def _is_name(self, word: str, begins: bool, names: set[str]) -> bool:
        """Whether an unknown word is rather somebody's name than a slip.

        Within a sentence a capital says so, unless the word is a long one that is all
        but another. At its beginning a capital says nothing: there it is a slip if it
        is all but another word, and is not called a name elsewhere in the line.
        """
        if not word[0].isupper() or word.isupper():
            return False
        if len(word) >= LONG:
            return not self._is_slip(word)
        return not begins or word in names or not self._is_slip(word)

    def _is_slip(self, word: str) -> bool:
        small = _plain(word).lower()
        if small not in self._slips:
            self._slips[small] = self._dictionary.is_slip(small)
        return self._slips[small]


def _words(line: str) -> Iterator[tuple[int, int]]:
    for chunk in CHUNK.finditer(_masked(line)):
        bare = chunk[0].lstrip(EDGES)
        start = chunk.end() - len(bare)
        bare = bare.rstrip(EDGES)
        if len(bare) > 1:
            yield start, start + len(bare)


def _masked(line: str) -> str:
    """Return a line in which what is no prose is no letter either."""
    masked = "".join(_without_what_is_passed_over(line))
    marks = MARKS.match(line)
    length = marks.end() if marks else 0
    return " " * length + masked[length:]


def _without_what_is_passed_over(line: str) -> Iterator[str]:
    closed = _closed_code(line) if "`" in line else {}
    place = 0
    while found := PASSED_OVER.search(line, place):
        end = found.end()
        if found["ticks"]:
            end = closed.get(found.start(), 0)
        yield line[place : found.start()]
        yield MASK * (end - found.start()) or found[0]
        place = end or found.end()
    yield line[place:]


def _closed_code(line: str) -> dict[int, int]:
    """Return where code ends, by where it may begin: with as many ticks again.

    Each run of ticks is looked at once, or a line of them would take for ever.
    """
    runs: dict[int, tuple[int, int]] = {}
    closed: dict[int, int] = {}
    for run in TICKS.finditer(line):
        start, end = run.span()
        if before := runs.get(end - start):
            closed[before[0]] = end
        runs[end - start] = (start, end)
    return closed


def _begins(masked: str, start: int) -> bool:
    """Whether a sentence begins with what stands at *start*."""
    before = masked[:start].rstrip(BETWEEN)
    return not before or before[-1] in ENDS


def _is_no_word(word: str) -> bool:
    """Whether it is a number, an abbreviation, a made-up name or another script."""
    if len(word) > LONGEST:
        return True
    if not all(c.isalpha() or c in "'’" or unicodedata.combining(c) for c in word):
        return True
    if any(unicodedata.name(c, "").partition(" ")[0] not in LATIN for c in word):
        return True
    stem = re.sub(r"['’]?s$", "", word)
    if len(stem) <= ABBREVIATION and stem.isupper():
        return True
    inner = re.split(r"['’]", word)
    return not all(p.isupper() or p[1:] == p[1:].lower() for p in inner if p) or (
        len(inner) > 1 and inner[0][:1].isupper() and inner[-1].istitle()
    )


LATIN = {"LATIN", "APOSTROPHE", "RIGHT", "COMBINING"}


def _plain(word: str) -> str:
    """Return a word with one kind of apostrophe and one kind of accent."""
    return unicodedata.normalize("NFC", word).replace("’", "'").strip()


def _forms(word: str) -> Iterator[str]:
    """Yield how a word may stand in the list, which begins no sentence."""
    yield word
    if word[:1].isupper():
        yield word[:1].lower() + word[1:]
    if word.isupper():
        yield word.lower()
        yield word.capitalize()


def _written_as(word: str, candidate: str) -> str:
    """Return a word with the capitals of another."""
    if word.isupper() and len(word) > 1:
        return candidate.upper()
    if word[:1].isupper() and candidate.islower():
        return candidate[:1].upper() + candidate[1:]
    return candidate

"""What in a text might identify somebody.

Every finding is only possible: a person decides. And a text in which nothing is
found is not anonymous for that; whoever was there may know it all the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from leadjournal.names import names

#: A quotation of more words than this can be searched for, or recognised.
LONGEST_QUOTATION = 8


class Kind(StrEnum):
    """What a finding may be; the value is how it is said on the screen."""

    EMAIL = "e-mail address"
    LINK = "link or user name"
    NHS_NUMBER = "NHS number"
    PHONE = "phone number"
    POSTCODE = "postcode"
    DATE = "date"
    PLACE = "ward, room or bed"
    AGE = "exact age"
    TITLE = "job that only one person has"
    ALONE = "one of a kind"
    QUOTATION = "long quotation"
    NAME = "name or initials"


@dataclass(frozen=True)
class Possible:
    """A place in a text, from `start` up to `end`, that might identify somebody."""

    kind: Kind
    start: int
    end: int
    text: str

    @property
    def sentence(self) -> str:
        """Possible name or initials: “Priya”"""
        return f"Possible {self.kind}: “{self.text.strip(_MARKS)}”"


def sweep(text: str) -> list[Possible]:
    """Return what might identify somebody, in the order of the text.

    Of two findings at one place the more telling stays: an address of e-mail is not
    a name as well. A quotation may hold others.
    """
    found: list[Possible] = []
    for kind, look in _LOOKS:
        for start, end in look(text):
            if kind is Kind.QUOTATION or not _overlaps(found, start, end):
                found.append(Possible(kind, start, end, text[start:end]))
    return sorted(found, key=lambda each: (each.start, -each.end))


def is_nhs_number(digits: str) -> bool:
    """Whether ten digits end in the check digit that an NHS number has."""
    if len(digits) != 10 or not digits.isascii() or not digits.isdigit():
        return False
    weighed = sum(
        int(digit) * weight
        for digit, weight in zip(digits, range(10, 1, -1), strict=False)
    )
    check = 11 - weighed % 11
    return check != 10 and check % 11 == int(digits[9])


def _overlaps(found: Iterable[Possible], start: int, end: int) -> bool:
    return any(
        each.start < end and start < each.end
        for each in found
        if each.kind is not Kind.QUOTATION
    )


_MARKS = '“”"‘’'

Span = tuple[int, int]
Look = Callable[[str], Iterable[Span]]

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?"
    r"|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_ONES = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_NUMBER = (
    rf"(?:\d{{1,3}}|{_TENS}(?:[- ]{_ONES})?|{_ONES}|ten|eleven|twelve|thirteen"
    r"|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|a hundred)"
)

_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_LINK = re.compile(r"https?://\S+|\bwww\.\S+|(?<![\w@])@\w{2,}")
_TEN_DIGITS = re.compile(r"(?<![\d-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\d-])")
_PHONE = re.compile(r"(?<![\w+])(?:\+\d{1,3}|\(?0)[\d ()./-]{7,16}\d(?!\w)")
_POSTCODE = re.compile(
    r"\b(?:GIR ?0AA|(?:[A-Z]\d[A-Z\d]?|[A-Z][A-HJ-Z]\d[A-Z\d]?) ?\d[A-Z]{2})\b",
    re.IGNORECASE,
)
_DATES = (
    re.compile(rf"\b{_DAY}(?: of)? {_MONTH}\b(?:,? (?:19|20)\d\d\b)?"),
    re.compile(rf"\b{_MONTH} {_DAY}\b(?!:)(?:,? (?:19|20)\d\d\b)?"),
    re.compile(rf"\b{_MONTH} (?:19|20)\d\d\b"),
    re.compile(r"\b(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b"),
    re.compile(
        r"\b(?:0?[1-9]|[12]\d|3[01])([/.-])(?:0?[1-9]|1[0-2])\1(?:(?:19|20)\d\d|\d\d)\b"
    ),
    re.compile(r"\b(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])\b(?!/)"),
)
_PLACE = re.compile(
    r"\b(?:ward|room|bed|bay|theatre|flat|clinic) (?:no\.? ?)?(?:\d+[a-z]?|[A-Z]\d*)\b",
    re.IGNORECASE,
)
_AGES = (
    re.compile(rf"\b{_NUMBER}[- ](?:year|month|week|day)s?[- ]old\b", re.IGNORECASE),
    re.compile(rf"\b(?:aged?|age of|turned|turning) {_NUMBER}\b", re.IGNORECASE),
    re.compile(r"\b\d{1,3} ?(?:yrs?|y/?o)\b", re.IGNORECASE),
)
_TITLE = re.compile(
    r"\b(?:the|our|my|their|his|her)[ ](?:(?:deputy|acting|interim)[ ])?"
    r"(?:chief (?:executive|nurse|officer|operating officer|medical officer)"
    r"|medical director|director of \w+|finance director|managing director"
    r"|chair of \w+|company secretary|lead governor|chief constable"
    r"|guardian|monitoring officer|registrar|matron)\b",
    re.IGNORECASE,
)
# A first draft or the only thing is nobody: only what may be followed by a person.
_ALONE = re.compile(
    r"(?:\b(?:the|our|my|his|her|their|its|an?)|\w[’']s) "
    r"(?:only|first|youngest|oldest|eldest|sole|newest|most (?:junior|senior))\b"
    r"(?! (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|few|time|times|thing"
    r"|things|minutes?|hours?|days?|weeks?|months?|years?|steps?|questions?|way|ways"
    r"|part|half|draft|drafts|meetings?|items?|place|ideas?|words?|line|page|slide"
    r"|sentence|moment|reason|reasons|point|points|option|answer|impression)\b)"
    r"(?-i:(?: [a-z][\w’'-]*){0,2})",
    re.IGNORECASE,
)
_QUOTATION = re.compile(r"“([^“”\n]+)”|\"([^\"\n]+)\"|(?<!\w)‘([^‘\n]+)’(?!\w)")


def _matches(*patterns: re.Pattern[str]) -> Look:
    def look(text: str) -> Iterator[Span]:
        for pattern in patterns:
            yield from (match.span() for match in pattern.finditer(text))

    return look


def _nhs_numbers(text: str) -> Iterator[Span]:
    for match in _TEN_DIGITS.finditer(text):
        if is_nhs_number(re.sub(r"\D", "", match[0])):
            yield match.span()


def _phones(text: str) -> Iterator[Span]:
    for match in _PHONE.finditer(text):
        if 9 <= len(re.sub(r"\D", "", match[0])) <= 15:
            yield match.span()


def _quotations(text: str) -> Iterator[Span]:
    for match in _QUOTATION.finditer(text):
        words = next(group for group in match.groups() if group is not None)
        if len(words.split()) > LONGEST_QUOTATION:
            yield match.span()


#: How each kind is looked for, the most telling first.
_LOOKS: tuple[tuple[Kind, Look], ...] = (
    (Kind.EMAIL, _matches(_EMAIL)),
    (Kind.LINK, _matches(_LINK)),
    (Kind.NHS_NUMBER, _nhs_numbers),
    (Kind.DATE, _matches(*_DATES)),
    (Kind.PHONE, _phones),
    (Kind.POSTCODE, _matches(_POSTCODE)),
    (Kind.PLACE, _matches(_PLACE)),
    (Kind.AGE, _matches(*_AGES)),
    (Kind.TITLE, _matches(_TITLE)),
    (Kind.ALONE, _matches(_ALONE)),
    (Kind.QUOTATION, _quotations),
    (Kind.NAME, names),
)

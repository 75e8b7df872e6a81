"""Which words of a text may be the name of somebody, or their initials."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: Capitalised words that name no person, in lower case.
SAFE = frozenset(
    """
    i i'm i'd i'll i've
    monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november
    december spring summer autumn winter christmas easter
    north south east west england scotland wales britain english
    zoom teams outlook excel email internet
    trust board council group network committee cabinet forum alliance partnership
    place system service hospital university government parliament house
    better way king's fund care act primary community mental health social public
    god ok
    """.split()
)

#: What is written in capitals everywhere in health and care, and names nobody.
SHORTHAND = frozenset(
    """
    A&E AI AGM AHP AOB BMA BMJ CCG CEO CFO CIO CMHT CNO COO CPD CPN CQC CV DHSC DNA
    DNACPR EHR EPR ED ENT ESR EU FOI FTSU FTSUG GDPR GMC GP HCA HEE HMRC HR IAPT ICB ICO
    ICP ICS ICT ICU IPC IT ITU KPI LA LGA LMC MDT MH MP NED NHS NHSE NICE NMC OD OK OT
    PALS PCN PCT PDF PID PIP PPG PR QI QIPP RAG RCN SEND SLT SMT SRO STP TV UK US USA
    VCS VCSE WTE
    """.split()
) - {"MH", "LA"}  # these may be somebody's initials as well

#: What begins a sentence without being anybody's name, though people "said" it.
_NOBODY = frozenset(
    """
    he she they we it you who someone somebody everyone everybody nobody one people both
    all some others another that this what which when then there here where how why and
    but so or if as at in on of to for from by with yes no not none each most many few
    the a an my our your his her their its these those two three colleagues partners
    staff patients residents carers families managers leaders anyone anybody anything
    something nothing everything after before yesterday today tomorrow tonight later
    once since until because although though while during perhaps maybe still even only
    just did was is were had has have do does can could would should will let let's dear
    thank thanks however instead afterwards next last first second finally also again
    sometimes often always never now
    """.split()
)
_TITLES = (
    r"(?:Doctor|Dr|Mr|Mrs|Ms|Miss|Mx|Professor|Prof|Sir|Dame|Lord|Lady|Rev|Sister|Nurse"
    r"|Matron)"
)
_LETTERS = r"[^\W\d_]"
_WORD = re.compile(rf"\b{_LETTERS}+(?:[’'.-]{_LETTERS}+|&{_LETTERS}+)*\b")
_TITLED = re.compile(rf"\b{_TITLES}\.? (?={_LETTERS})")
#: A title with a name, or with only a letter of one: "Dr K".
_WITH_TITLE = re.compile(rf"\b{_TITLES}\.? (?=([^\W\d_a-z][\w’'-]*))")
_ENDS = re.compile(r"(?:^|[.!?…:;]|\n)[\s\"“”‘’'()\[\]*_#>–—-]*$")
_OPENS = re.compile(r"[,\s][\"“‘]$")
_SAYS = re.compile(
    r"[’']s\b| (?:said|says|asked|told|thought|replied|rang|wrote|emailed|wanted|felt"
    r"|knew|came|went|left|agreed|chaired|led|spoke|looked|smiled|and I\b)"
    r"|, (?:the|our|my|who|a|an)\b"
)
_BETWEEN = re.compile(r"[ \t](?:(?:de|van|von|der|den|la|el|al|bin|ben)[ \t])*")


def names(text: str) -> Iterator[tuple[int, int]]:
    """Yield where words stand that may be names: capitalised within a sentence.

    At the beginning of a sentence every word is capitalised; there it counts where it
    is a name elsewhere, belongs to one, or does what only people do.
    """
    capitalised = [
        match
        for match in _WORD.finditer(text)
        if match[0][0].isupper() and len(match[0]) > 1 and not _is_safe(match[0])
    ]
    telling = [match for match in capitalised if not _begins(text, match.start())]
    elsewhere = {_bare(match[0]) for match in telling}
    told = {match.start() for match in telling}
    for match in reversed(capitalised):
        if match.start() not in told and _is_somebody(text, match, elsewhere, told):
            told.add(match.start())
    kept = {match.span() for match in capitalised if match.start() in told}
    kept |= set(_with_titles(text))
    yield from _joined(text, sorted(kept))


def _with_titles(text: str) -> Iterator[tuple[int, int]]:
    """Yield titles with what is called by them: "Dr K"."""
    for match in _WITH_TITLE.finditer(text):
        if match[1][0].isupper() and not _is_safe(match[1]):
            yield match.start(), match.end(1)


def _is_safe(word: str) -> bool:
    bare = _bare(word).split("-")[0]
    if bare.upper() in SHORTHAND and bare.isupper():
        return True
    if len(word) > 4 and word.isupper():
        return True  # said loudly, or another shorthand
    return bare.lower() in SAFE or word.replace("’", "'").lower() in SAFE


def _bare(word: str) -> str:
    """Return a word without the s of what belongs to it."""
    return re.sub(r"[’']s?$", "", word)


def _begins(text: str, place: int) -> bool:
    """Whether a word stands where any word would have a capital."""
    before = text[max(0, place - 40) : place]
    if _TITLED.search(before + text[place : place + 1]):
        return False
    return not before.strip() or bool(_ENDS.search(before) or _OPENS.search(before))


def _is_somebody(
    text: str, match: re.Match[str], elsewhere: set[str], told: set[int]
) -> bool:
    word = _bare(match[0])
    if word.lower() in _NOBODY or word.endswith("ly"):
        return False
    if word in elsewhere or match.end() + 1 in told:
        return True
    return bool(_SAYS.match(text, match.start() + len(word)))


def _joined(text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join the words of one name."""
    start = end = -1
    for first, last in spans:
        if start >= 0 and (first < end or _BETWEEN.fullmatch(text[end:first])):
            end = max(end, last)
            continue
        if start >= 0:
            yield start, end
        start, end = first, last
    if start >= 0:
        yield start, end

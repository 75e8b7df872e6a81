"""Make the list of British words from SCOWL, as Debian's package “scowl” holds it.

python .ci/word_list.py [FOLDER OF SCOWL] [ITS LICENCE]

Wanted again only when SCOWL changes: what it writes is kept under resources/spelling.
"""

from __future__ import annotations

import gzip
import sys
import unicodedata
from pathlib import Path

SCOWL = Path("/usr/share/dict/scowl")
LICENCE = Path("/usr/share/doc/scowl/copyright")
SPELLING = Path(__file__).parent.parent / "resources" / "spelling"

#: British, with -ise and with -ize; “judgment” is British beside “judgement”.
CATEGORIES = ("english", "british", "british_z", "british_variant_1")
KINDS = ("words", "contractions", "upper", "proper-names", "abbreviations")
#: How seldom a word may be: from 10, what everybody writes, to 60, what is in print.
LEVELS = (10, 20, 35, 40, 50, 55, 60)
#: Of what is spelt in a second way, only the words that are in every dictionary.
SECOND = "british_variant_1"
MOST_OF_SECOND = 50

HEAD = """\
LeadJournal's list of British words, words.txt.gz, is made from SCOWL (Spell Checker
Oriented Word Lists): the categories {categories},
sizes {levels}, without possessives. It is made by .ci/word_list.py.
What follows is the notice of SCOWL and of the lists that are in it.

care.txt and unsaid.txt are LeadJournal's own.

"""


def main(scowl: Path = SCOWL, licence: Path = LICENCE) -> None:
    taken: set[str] = set()
    parts = []
    for level in LEVELS:
        words = sorted(_words(scowl, level) - taken)
        taken.update(words)
        parts.append("\n".join([str(level), *words]))
    packed = gzip.compress("\n\n".join(parts).encode(), 9, mtime=0)
    (SPELLING / "words.txt.gz").write_bytes(packed)
    head = HEAD.format(
        categories=", ".join(CATEGORIES), levels=", ".join(map(str, LEVELS))
    )
    (SPELLING / "LICENCE.txt").write_text(
        head + licence.read_text("latin-1"), encoding="utf-8"
    )
    print(f"{len(taken):,} words in {len(packed):,} bytes.")


def _words(scowl: Path, level: int) -> set[str]:
    found: set[str] = set()
    for category in CATEGORIES:
        if category == SECOND and level > MOST_OF_SECOND:
            continue
        for kind in KINDS:
            path = scowl / f"{category}-{kind}.{level}"
            if path.is_file():
                found.update(path.read_text("latin-1").split())
    # A possessive is known by what it is made of.
    return {unicodedata.normalize("NFC", w) for w in found if not w.endswith("'s")}


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))

"""Our own lists of words: those that say little, and those that markers look for."""

from __future__ import annotations

from leadjournal.days import MONTHS, WEEKDAYS

_STOP = """
a able about above across actually after afterwards again against ago ah all almost
alone along already also although always am among an and another any anybody anyhow
anyone anything anyway anywhere are aren't around as at away back be became because
become becomes been before began begin behind being below beside besides between
beyond both but by came can can't cannot come comes coming could couldn't day days did
didn't do does doesn't doing done don't down during each early eight either eleven
else end enough especially even ever every everybody everyone everything everywhere
far few fewer fifteen fifty first five for forty four from full further gave get gets
getting give given gives giving go goes going gone got had hadn't half happen happened
happens hardly has hasn't have haven't having he he'd he'll her here hers herself him
himself his hour hours how however hundred i i'd i'll i'm i've if in indeed instead
into is isn't it it'd it'll its itself just keep keeps kept knew know known knows
last late later least left less let lot made make makes making many may maybe me mean
means meant might mine minute minutes moment moments month months more morning
afternoon evening night most mostly much must my myself near nearly neither never next
nine no nobody none nor not nothing now nowhere o'clock of off often oh ok okay on once
one ones only onto or other others our ours ourselves out over own part perhaps put
puts quite rather re real really said same saw say saying says second see seem seemed
seems seen seven several shall she she'd she'll should shouldn't since six so some
somebody someone something sometimes somewhere soon still such take taken takes taking
tell ten than thank that the their theirs them themselves then there therefore these
they they'd they'll they're they've thing things think third thirty this those though
thought thousand three through till time times to today together told tomorrow tonight
too took toward towards tried try trying turn turned twelve twenty twice two under
until up upon us use used using usually very via want wanted wants was wasn't way ways
we we'd we'll we're we've week weeks well went were weren't what whatever when whenever
where wherever whether which while who who'd whoever whole whom whose why will with
within without won't word words would wouldn't write writing wrote year years yes
yesterday yet you you'd you'll you're you've your yours yourself yourselves
"""

#: Words of which it says little that they come more or less often.
STOP_WORDS = frozenset(
    {
        *_STOP.split(),
        *(name.casefold() for name in (*WEEKDAYS, *MONTHS)),
        *(name[:3].casefold() for name in (*WEEKDAYS, *MONTHS)),
    }
)

I_WORDS = "I me my mine myself I'm I'd I'll I've".split()
WE_WORDS = "we us our ours ourselves we're we'd we'll we've".split()

#: Who appears, by role: one, and more than one of them.
ROLES = (
    ("carer", "carers"),
    ("clinician", "clinicians"),
    ("colleague", "colleagues"),
    ("commissioner", "commissioners"),
    ("councillor", "councillors"),
    ("director", "directors"),
    ("doctor", "doctors"),
    ("family", "families"),
    ("GP", "GPs"),
    ("housing officer", "housing officers"),
    ("manager", "managers"),
    ("matron", "matrons"),
    ("neighbour", "neighbours"),
    ("nurse", "nurses"),
    ("parent", "parents"),
    ("partner", "partners"),
    ("patient", "patients"),
    ("resident", "residents"),
    ("social worker", "social workers"),
    ("student", "students"),
    ("team", "teams"),
    ("tenant", "tenants"),
    ("trustee", "trustees"),
    ("volunteer", "volunteers"),
)

CAUSES = (
    "because",
    "so that",
    "led to",
    "leads to",
    "therefore",
    "as a result",
    "the reason",
    "which is why",
)

INSIGHTS = (
    "realise",
    "realised",
    "realising",
    "I notice",
    "noticed",
    "I see now",
    "I now see",
    "I learned",
    "I learnt",
    "I understand",
    "I understood",
)

ABSOLUTES = (
    "always",
    "never",
    "everyone",
    "everybody",
    "nobody",
    "no one",
    "nothing",
    "everything",
    "totally",
    "completely",
    "must",
    "impossible",
)

#: What is no all-or-nothing in the prose of health and care, or is denied.
INNOCENT = (
    "never event",
    "never events",
    "never-event",
    "never-events",
    "always-on",
    "must-do",
    "must-dos",
    "must-have",
    "a must",
    "nothing by mouth",
    "nil or nothing",
    "nothing to add",
    "no one in particular",
    "nobody in particular",
    "never mind",
    "not always",
    "not everyone",
    "not everybody",
    "not everything",
    "not never",
    "not completely",
    "not totally",
    "not impossible",
    "must not",
    "must have been",
    "next to nothing",
    "everyone else",
    "everybody else",
    "everything else",
)

#: What a person may do for others without any doubt of doing it with them.
FOR_ANYWAY = ("wait for", "waiting for", "waited for", "look for", "looking for")

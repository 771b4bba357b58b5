"""The country whose story it is, and whose its ministers are where nothing says of which: "the health secretary",
"President Ada Marsh".

A story in which officers of two countries act has no such country.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from itertools import pairwise

from briefings import lexicon
from briefings.lexicon import geography, organisations, people
from briefings.model import Actor

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SHARE = 2 / 3  # of all mentions of countries, their capitals and seats
_LEAST = 3  # mentions
_OTHERS = frozenset(
    ("shadow", "opposition", "local", "regional", "state", "city", "county", "provincial", "former", "ex", "retired",
     "late", "then", "onetime", "elect", "club", "company", "university", "union", "designate")
)  # fmt: skip
_SORTS = frozenset(("country", "place", "body", "group"))
_OF_STATE = frozenset(("seat", "force", "agency"))


def home_of(actors: Sequence[Actor], officers: Collection[str]) -> str | None:
    """The country of which the ministers of a story are; None where it is of several, or where too little tells.

    That is the country whose houses of government, forces and agencies act in it; where none does, the one that is named
    most: a story of Norway may tell of a war in two other countries.

    Args:
        officers: The countries whose officers the story has, by an adjective: {"Norway"} of "the Norwegian minister".
    """
    acting: Counter[str] = Counter()
    named: Counter[str] = Counter()
    unions = lexicon.load("countries")["unions"]
    for actor in actors:
        form = geography.forms().get(geography.plain(actor.name)) if actor.kind in _SORTS else None
        if form and form.sure and form.country not in unions:
            (acting if form.sort in _OF_STATE else named)[form.country] += len(actor.mentions)
    counts = acting if acting.total() >= _LEAST else acting + named
    if not counts:
        return None
    ((country, count),) = counts.most_common(1)
    alone = all(c == country or c in unions for c in officers)
    return country if alone and count >= _LEAST and count >= _SHARE * counts.total() else None


def tells_a_seat(text: str, start: int, end: int) -> bool:
    """Whether the name of a country only tells where a firm or its money is: "a | Cyprus company", "a trust in | Jersey",
    "registered in | Malta"; the story is not of that country for it."""
    return bool(_SEATED_BEHIND.match(text, end)) or bool(
        _SEATED_BEFORE.search(text, max(0, start - _LONGEST_SEAT), start)
    )


_LONGEST_SEAT = 60  # code points
_FIRM = r"(?:company|companies|firm|fund|trust|vehicle|entity|entities|subsidiary|holding|shell|bank|bank account|account|lender|investor|business)"
_SEATED_BEHIND = re.compile(
    rf"[ \u00a0-](?:-?(?:based|registered|incorporated|domiciled|listed|owned)\b|(?:[a-z]+ )?(?:holding |shell |investment )?{_FIRM}\b)"
)
_SEATED_BEFORE = re.compile(
    rf"\b(?:{_FIRM}|plate|registered|incorporated|domiciled|headquartered|based|loan|money) (?:that is |which is )?"
    r"(?:(?:registered|incorporated|domiciled|headquartered|based) )?(?:in|from) (?:the )?$"
)


def government_of(country: str) -> str:
    """How the side of a country's government is called in its own story, where the country itself is no side: everybody
    in it is of it."""
    return f"{GOVERNMENT} of {'the ' if country.startswith(_ARTICLED) else ''}{country}"


GOVERNMENT = "government"
_ARTICLED = (
    "United ",
    "Netherlands",
    "Philippines",
    "Bahamas",
    "Gambia",
    "Maldives",
    "Czech Rep",
    "Dominican Rep",
    "Democratic Rep",
    "Central African",
)


def presidents_of_before(persons: Sequence[Actor], called: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Who is called president by nothing but the word, where another is far more: a former one keeps the title.

    Args:
        called: By name what the articles call a person beside it.
    """
    counts = Counter(
        {
            a.name: len(a.mentions)
            for a in persons
            if {"president", "the president"} & {c.lower() for c in called[a.name]}
        }
    )
    ((name, most), *others) = counts.most_common() or [("", 0)]
    clear = all(most >= _FAR_MORE * n for _, n in others)
    return frozenset(counts) - ({name} if clear else frozenset())


def has_government(texts: Sequence[str], posts: Sequence[str]) -> bool:
    """Whether "the government" acts in articles that name no country that does, or a minister and "the ministry", of which
    no article says what it is for.

    Args:
        posts: What the articles call their people.
    """
    acts = any(_ACTS.search(t) for t in texts) or (
        any(_BARE_MINISTRY.search(t) for t in texts)
        and not any(_OF_WHAT.search(t) for t in texts)
        and any(_MINISTER.search(post) for post in posts)
    )
    return acts and not any(_OTHER_GOVERNMENT.search(t) for t in texts)


def governs(words: str) -> bool:
    """Whether the words are a minister, a ministry or a source of a government that they do not name; no opposition's shadow."""
    if served := _STAFF_OF.match(words):
        return governs(served[1])  # "the prime minister's office"
    plain = [w.lower() for w in _WORD.findall(_POSSESSIVE.sub("", words))]
    head = re.split(r"\b(?:of|for|in|at)\b", " ".join(plain), maxsplit=1)[0].split()
    if not head or _SHADOWS & set(plain):
        return False
    ministry = head[-1] == "ministry" or ("ministry" in plain and people.sort_of(head[-1]) == "office")
    posts = _posts("of_government")
    return ministry or " ".join(head[-2:]) in posts or head[-1] in posts or plain[-2:] == ["the", "government"]


_ACTS = re.compile(r"\b[Tt]he government\b(?! of\b|['’]s? of\b)")
_BARE_MINISTRY = re.compile(r"\b[Tt]he ministry\b(?! of\b)")
_OF_WHAT = re.compile(r"\b[A-Za-z]{3,20} [Mm]inistry\b(?<!\b[Tt]he [Mm]inistry)|\b[Mm]inistry of\b")
_MINISTER = re.compile(r"\b[Mm]inister\b")
_OTHER_GOVERNMENT = re.compile(r"\b(?:regional|state|provincial|local|previous|last|new) government\b", re.IGNORECASE)
_SHADOWS = frozenset(("shadow", "opposition", "local", "regional", "state", "city"))
_POSSESSIVE = re.compile(r"['’]s\b")
_FAR_MORE = 3  # times the mentions of another


def is_of_state(words: str, country: str) -> bool:
    """Whether a post or the name of a ministry is the country's own, in its own story: "Attorney General", "Department for
    Trade", "the minister's office"; not a province's, and not one of the past."""
    if served := _STAFF_OF.match(words):
        return is_of_state(served[1], country)
    plain = [w.lower() for w in _WORD.findall(words.replace("’s", "").replace("'s", ""))]
    if not plain or _OTHERS & set(plain) or _names_another(words, country):
        return False
    whole = " ".join(w for w in plain if w not in ("the", "deputy", "acting"))
    head = plain[: next((i for i, w in enumerate(plain) if i and w in ("of", "for", "in")), len(plain))]
    if whole in _posts("of_state_alone") or any(
        " ".join(t) in _posts("of_state") for t in (plain, head[-1:], head[-2:])
    ):
        return True
    if plain[:-1] in (["secretary", "of"], ["secretary", "for"]):
        return plain[-1] in _fields()  # "Secretary of Agriculture"
    return len(head) > 1 and head[-1] == "secretary" and head[-2] in _fields()


_STAFF_OF = re.compile(
    r"(.+)['’]s (?:[\w-]+ ){0,3}(?:office|department|ministry|spokes\w+|aides?|advis[eo]rs?|envoy|negotiator|staff|secretary|officials?)$"
)


def is_ministry(name: str, country: str) -> bool:
    """Whether a name is of a ministry: "Ministry of Health", "Foreign Ministry", "Department for Trade"; a university's
    Department of Physics is none."""
    if _names_another(name, country) or _OTHERS & set(name.lower().split()):
        return False
    owner = _OWNER.match(name)
    if owner and geography.forms().get(owner[1]) is None:
        return False  # a foreign ministry of a country that no list knows
    department = _DEPARTMENT.match(name)
    return bool(_MINISTRY.search(name)) or (department is not None and department[1].lower() in _fields())


_OWNER = re.compile(r"(?!President|Prime|Minister)([A-Z]\w+)['’]s (?=[a-z])")
_MINISTRY = re.compile(
    r"^(?:the )?Ministry (?:of|for) (?=[A-Z])|\b[Mm]inistry$|^(?:the )?(?:Treasury|Cabinet|(?:Home|Foreign|Cabinet) Office|(?:Prime Minister|President)['’]s Office)$"
)
_DEPARTMENT = re.compile(r"(?:the )?Department (?:of|for) ([A-Z][a-z]+)")


@cache
def _fields() -> frozenset[str]:
    return frozenset(w.lower() for w in organisations.words("portfolios")) | _posts("portfolios")


def names_a_province(words: str) -> bool:
    """Whether a state or a province stands in the words: "Ontario Health Minister"."""
    states = geography.states()
    return any(p in states for p in _pairs(words) if p[:1].isupper() and (len(p) > 3 or not p.isupper()))


def _names_another(words: str, country: str) -> bool:
    """Whether a state, a province or another country stands in the words."""
    found = (geography.forms().get(p) for p in _pairs(words))
    return names_a_province(words) or any(f is not None and f.country != country for f in found)


def _pairs(words: str) -> list[str]:
    split = [w.strip(",.()") for w in words.replace("’s", "").replace("'s", "").split()]
    return [*split, *(f"{a} {b}" for a, b in pairwise(split))]


@cache
def _posts(kind: str) -> frozenset[str]:
    return frozenset(lexicon.load("principals")[kind])

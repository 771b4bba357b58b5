"""Which bodies are no companies: agencies, courts, ministries, unions, by their names or by what stands beside these."""

from __future__ import annotations

import re
from functools import cache

from briefings.lexicon import people
from briefings.link.cast import Referent
from briefings.link.scene import words
from briefings.model import Article

_NEAR = 60  # code points around a name that are looked at
_LOOKED_AT = 20  # mentions of one body: what it is stands at the first
_NUMBER = re.compile(r"[ \u00a0-]?\d")


def is_public(article: Article, referent: Referent, noun: str) -> bool:
    """Whether a body is none that this noun for companies can mean: "the Harbour Safety Agency", "the HSA, the regulator".

    A union or charity can be "the group", and nothing else that companies are called.
    """
    kinds = words("public") - words("leagues") if noun == "group" else words("public") | words("leagues")
    if any(_head(form) in kinds for form in referent.forms):
        return True
    for span in referent.mentions[:_LOOKED_AT]:
        behind = article.text[span.end : span.end + _NEAR]
        before = article.text[max(0, span.start - _NEAR) : span.start]
        beside = _behind().match(behind) or _before().search(before)
        if beside is None and behind[:1] == ",":  # "the watchdog, Orrin, said"
            beside = _named().search(before)
        if beside is not None and beside["kind"].lower() in kinds:
            return True
    return False


def is_product(article: Article, referent: Referent) -> bool:
    """Whether a name is of a thing that is made: "a Pelora 3", wherever it stands."""
    return all(
        _NUMBER.match(article.text, span.end)
        or article.text[max(0, span.start - 4) : span.start].endswith((" a ", " an "))
        for span in referent.mentions[:_LOOKED_AT]
    )


def is_field(article: Article, referent: Referent) -> bool:
    """Whether initials are what somebody is in charge of, wherever they stand: "the IT minister"."""
    if not referent.mentions or not all(form.isupper() for form in referent.forms):
        return False
    after = (article.text[span.end : span.end + _NEAR].split()[:1] for span in referent.mentions[:_LOOKED_AT])
    return all(word and people.sort_of(word[0].strip(",.;:")) == "office" for word in after)


def _head(name: str) -> str:
    """The noun of a body's name: "agency" of "Rail Safety Agency", "ministry" of "Ministry of Defence"."""
    split = name.lower().split()
    at = next((i for i, word in enumerate(split) if i and word in ("of", "for")), len(split))
    return split[at - 1]


@cache
def _kinds() -> str:
    return "|".join(sorted(words("public") | words("leagues"), key=lambda word: (-len(word), word)))


@cache
def _behind() -> re.Pattern[str]:
    ends = r"(?=[,.;:)]|\s(?:that|which|of|for|in|at|said|says|and)\b|$)"
    return re.compile(rf",\s(?:the|an?|its|their)\s(?:[\w’'-]+\s){{0,3}}(?P<kind>{_kinds()}){ends}")


@cache
def _before() -> re.Pattern[str]:
    """ "the health regulator | MHRA", "the dockers' union, the | UDW", "Rail Agency (| RA"."""
    return re.compile(rf"\b(?P<kind>{_kinds()})(?:\s|,\sthe\s|\s\((?:the\s)?)$", re.IGNORECASE)


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"\bthe\s(?:[\w’'-]+\s)?(?P<kind>{_kinds()}),\s$", re.IGNORECASE)

"""Names of which nothing but the articles' words around them tells that they are bodies: "the chief executive of Halvard
Reach", "a spokesman for the Tidewater Trust", "shares in Pellow Stone"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from briefings import lexicon
from briefings.lexicon import alternation, people
from briefings.model import Actor, Findings

_NEAR = 60  # code points around a name that are looked at
_PARTNERS = re.compile(
    r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3} & [A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}"
)  # "Halden & Cole"


def show_bodies(findings: Sequence[Findings], actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """The actors, those of unknown kind as bodies where the articles speak of their officers, shares or board.

    Names joined by an ampersand are a firm. A given name before it, and a place or person known as such, keep a name what
    it is.
    """
    texts = {f.article.id: f.article.text for f in findings}
    return tuple(replace(a, kind="body") if _shown(a, texts) else a for a in actors)


def _shown(actor: Actor, texts: dict[str, str]) -> bool:
    if " " not in actor.name or people.is_given(actor.name.split()[0]):
        return False
    if actor.kind in ("unknown", "person", "place") and _PARTNERS.fullmatch(actor.name):
        return True
    if actor.kind not in ("unknown", "person"):
        return False
    for span in actor.mentions:
        text = texts[span.article]
        behind = text[span.end : span.end + _NEAR]
        if actor.kind == "person":  # "Lorne Dyke, the contractor that dug the tunnel"
            if _apposed().match(behind):
                return True
        elif _before().search(text[max(0, span.start - _NEAR) : span.start]) or _after().match(behind):
            return True
    return False


@cache
def _before() -> re.Pattern[str]:
    lists = lexicon.load("bodies")
    return re.compile(
        rf"\b(?:(?:{alternation(lists['officers'])}) (?:of|for|at) (?:the )?|(?:{alternation(lists['voices'])}) (?:of|for) the "
        rf"|(?:{alternation(lists['stakes'])}) (?:in|of) |\bthe (?:{alternation(lists['kinds'])}),? )$",
        re.IGNORECASE,
    )


@cache
def _after() -> re.Pattern[str]:
    lists = lexicon.load("bodies")
    return re.compile(
        rf"(?:(?:['’]s?)? (?:{alternation(lists['officers'])})\b|['’]s? (?:{alternation(lists['organs'])})\b"
        rf"|, (?:the|an?) (?:[\w-]+ ){{0,3}}(?:{alternation(lists['kinds'])})\b)"
    )


@cache
def _apposed() -> re.Pattern[str]:
    kinds = alternation(lexicon.load("bodies")["kinds"])
    return re.compile(
        rf", (?:the|an?) (?:[\w-]+ ){{0,3}}(?:(?:{kinds}) (?:that|which)\b|[\w-]+-listed\b)|, which (?:is|was) (?:owned|listed)\b"
    )

"""What a point in dispute is about, in words that can stand in a line: never empty, never more than the articles say."""

from __future__ import annotations

import re
from functools import cache

from briefings import lexicon
from briefings.model import Dossier, Link, Member


def label_of(dossier: Dossier, link: Link) -> str:
    """What the versions of a link give.

    "people" says nothing of what befell them: where every sentence says it, "deaths". Where the articles' words do not
    tell what is counted, the unit does ("the sum"), with whom all the paragraphs name: "the sum (Velora)". Two claims of
    which no word tells what they are about are called by who said the first: "what Ada Marsh said".
    """
    about = link.about or ""
    figures = [m for m in link.members if m.value is not None]
    if len(figures) < len(link.members):
        return about or _told(dossier, link)
    if about and about.split()[-1].lower() not in lexicon.load("labels")["open"]:
        return about
    fate = next(
        (label for label, words in _fates().items() if all(words.search(_sentence(dossier, m)) for m in figures)), None
    )
    return fate or about or _measure(figures) + _shared_name(dossier, figures)


def _told(dossier: Dossier, link: Link) -> str:
    """Two claims by who said one of them, the first of whom it is known; by no more than "one claim" where a question is
    made of what they are about."""
    lists = lexicon.load("labels")
    if not any(words in link.reason for words in lists["asked"]):
        for member in link.members:
            who = _speaker(dossier, member)
            if who:
                return str(lists["said"]).format(who=who)
    return str(lists["claim"])


def _speaker(dossier: Dossier, member: Member) -> str:
    """Who says a claim, as it can stand in a line; "" where nobody short enough does."""
    for a in dossier.of(member.span.article).attributions:
        if a.speaker and a.sourcing != "none" and any(c.overlaps(member.words or member.span) for c in a.content):
            words = a.speaker.split()
            if len(words) > _LONGEST_NAME or a.speaker.isupper():
                return ""
            first = words[0].lower() if words[0] in ("The", "A", "An", "His", "Her", "Its", "Their") else words[0]
            return " ".join((first, *words[1:]))
    return ""


_LONGEST_NAME = 4  # words


def tells_fate(text: str) -> bool:
    """Whether words say what befell people: killed, hurt, arrested, missing. With a number, what a presenter needs first."""
    return any(words.search(text) for words in _fates().values())


def _measure(figures: list[Member]) -> str:
    lists, units = lexicon.load("labels"), lexicon.load("units")
    unit = figures[0].unit if figures else None
    if unit in units["currencies"]:
        return str(lists["sum"])
    kind = units["units"].get(unit, {}).get("class")
    return str(lists["measures"].get(kind, lists["number"]))


def _shared_name(dossier: Dossier, figures: list[Member]) -> str:
    """The one body or person whom every paragraph with a figure names, in brackets; "" where none or several do."""
    paragraphs = [dossier.of(m.span.article).article.paragraph_at(m.span.start) for m in figures]
    named = [
        a.name
        for a in dossier.actors
        if a.kind in {"body", "person"}
        and all(p is not None and any(p.span.contains(at) for at in a.mentions) for p in paragraphs)
    ]
    return f" ({named[0]})" if len(named) == 1 else ""


def _sentence(dossier: Dossier, member: Member) -> str:
    article = dossier.of(member.span.article).article
    sentence = article.sentence_at(member.span.start)
    return article[sentence.span] if sentence else article[member.span]


@cache
def _fates() -> dict[str, re.Pattern[str]]:
    return {
        label: re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b", re.IGNORECASE)
        for label, words in lexicon.load("labels")["fates"].items()
    }

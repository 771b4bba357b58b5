"""Whose side the place tells: who is named last before a speaker, what a stretch opens with, and what it ends with."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import lru_cache

from briefings import lexicon
from briefings.lexicon import parties, people
from briefings.plan.evidence import Evidence
from briefings.plan.study import Study
from briefings.plan.terms import terms


def own_in(study: Study, evidence: Evidence) -> Iterator[tuple[int, bool, bool]]:
    """Where a stretch names somebody of the guest's side, and whether a person."""
    named = named_places(study).get(evidence.article, [])
    i, j = (bisect_left(named, (at,)) for at in (evidence.span.start, evidence.span.end))
    return (place for place in named[i:j] if place[2])


def ends_with_own_word(study: Study, evidence: Evidence) -> bool:
    """Whether a stretch is said to be what the guest's side says, behind it: "The pump failed for nine days, Marsh claims." """
    start = evidence.span.start
    return any(_TAIL.match(evidence.text, at - start) for at, _, _ in own_in(study, evidence))


_TAIL = re.compile(
    r"(?:[A-Z][\w.’'-]*,? ?){1,4}(?:has |have )?(?:claim(?:s|ed)|sa(?:ys|y|id)|argue[sd]?|insist(?:s|ed)|maintain(?:s|ed)|"
    r"believe[sd]?|contend(?:s|ed)|add(?:s|ed)|wr(?:ote|ites))[.\"”]*$"
)


def meant_by_last(study: Study, evidence: Evidence, words: list[str]) -> bool:
    """Whether only the text before tells who speaks, "its lawyers", "the woman", and the one named last there is of the
    guest's side."""
    source = evidence.attribution.source if evidence.attribution else None
    owner = next((w for w in words if w in _OWNERS), "")  # "its lawyers", "an official at her ministry"
    owned = bool(owner)
    pointed = words[0] in ("the", "this", "that") and (len(words) == 2 or words[1] == "same")
    if source is None or not (owned or (pointed and _one_person(words[-1]))):
        return False
    article = study.dossier.of(source.article).article
    named = named_places(study).get(source.article, [])
    last = bisect_left(named, (source.start,)) - 1
    persons_only = not owned or owner in ("his", "her")
    while last >= 0 and persons_only and not named[last][1]:
        last -= 1
    here = article.paragraph_at(source.start)
    there = article.paragraph_at(named[last][0]) if last >= 0 else None
    return here is not None and there is not None and here.number - there.number <= _REACH and named[last][2]


def named_last(study: Study, evidence: Evidence) -> bool:
    """Whether no other body than the guest's is named last before whoever speaks, in the paragraph or shortly before."""
    source = evidence.attribution.source if evidence.attribution else None
    if source is None:
        return True
    named = [n for n in named_places(study).get(source.article, []) if not n[1]]
    last = bisect_left(named, (source.start,)) - 1
    return last < 0 or named[last][2]


def last_is_own(study: Study, evidence: Evidence, *, persons: bool = True) -> bool:
    """Whether the guest's side is the one named last before whoever speaks, in their paragraph or the one before.

    Args:
        persons: Whether people of other sides are asked too, not bodies alone.
    """
    source = evidence.attribution.source if evidence.attribution else None
    if source is None:
        return False
    article = study.dossier.of(source.article).article
    actor = study.dossier.actor(evidence.attribution.actor) if evidence.attribution else None
    theirs = {m.start for m in actor.mentions if m.article == source.article} if actor else set[int]()
    named = [
        n for n in named_places(study).get(source.article, []) if n[0] not in theirs and (persons or n[2] or not n[1])
    ]
    last = bisect_left(named, (source.start,)) - 1
    here, there = article.paragraph_at(source.start), article.paragraph_at(named[last][0]) if last >= 0 else None
    return here is not None and there is not None and here.number - there.number <= _REACH and named[last][2]


def of_own_party(study: Study, evidence: Evidence) -> bool:
    """Whether somebody speaks for a person whose party no article names, where the guest's party is named last before: "The
    Liberals were furious. | A spokesman for Senator Marsh said"."""
    party = parties.named(study.camp or "") is not None
    alone = any(a.kind == "person" and a.name == evidence.camp for a in study.dossier.actors)
    return party and alone and not study.sides.opposed(evidence.camp, study.camp) and _party_last(study, evidence)


def _party_last(study: Study, evidence: Evidence) -> bool:
    """Whether the guest's party is the party named last before whoever speaks, in their paragraph or the one before."""
    article = study.dossier.of(evidence.article).article
    here = article.paragraph_at(evidence.span.start)
    near = [p.span.start for p in article.paragraphs if here and here.number - _REACH <= p.number <= here.number]
    words = _CAPITAL.findall(article.text, min(near), evidence.span.start) if near else []
    return next((party for word in reversed(words) if (party := parties.named(word))), None) == parties.named(
        study.camp or ""
    )


_CAPITAL = re.compile(r"\b[A-Z]\w+")


def opens_with_own_post(study: Study, evidence: Evidence) -> bool:
    """Whether a stretch opens with somebody's post in the guest's body: "The founder of Bright Mills, Ada Marsh, wants"."""
    opened = _POST_OF.match(evidence.text)
    if opened is None or people.singular(opened[1].split()[-1].lower()) not in people.officers():
        return False
    at = evidence.span.start + opened.end()
    return any(place == at for place, _, _ in own_in(study, evidence))


_POST_OF = re.compile(
    r"(?:The |A |An )?((?!former\b|ex-)(?:[A-Za-z-]+ ){0,3}[A-Za-z-]+) (?:of|at|for) (?:the )?(?=[A-Z])"
)


_OWNERS = frozenset(("its", "his", "her", "their"))


_REACH = 1  # paragraphs before


def _one_person(word: str) -> bool:
    """Whether a word calls somebody in passing: "the woman", "the poet", "the 29-year-old"; no post that others know them by
    ("the minister")."""
    if word.endswith("-year-old") or word in ("man", "woman"):
        return True
    return (
        people.sort_of(word) not in ("office", "body", "group")
        and not people.is_plural(word)
        and word not in kinds_of_bodies()
    )


@lru_cache(maxsize=64)
def named_places(study: Study) -> Mapping[str, list[tuple[int, bool, bool]]]:
    """Article id to where somebody is named, whether it is a person, and whether of the guest's side; in text order."""
    found: dict[str, list[tuple[int, bool, bool]]] = {}
    side = terms(study.camp or "")
    for actor in study.dossier.actors:
        short = bool(side) and actor.kind != "person" and bool(terms(actor.name)) and terms(actor.name) <= side
        if actor.kind in ("person", "body") or actor.camp or " " in actor.name or short:
            own = actor is study.person or actor.camp in study.own_camps or actor.name in study.own_camps or short
            for span in actor.mentions if actor.name[:1].isupper() else ():
                found.setdefault(span.article, []).append((span.start, actor.kind == "person", own))
    return {article: sorted(places) for article, places in found.items()}


@lru_cache(maxsize=1)
def kinds_of_bodies() -> frozenset[str]:
    """What bodies are called by a word: "company", "union"."""
    lists = lexicon.load("principals")
    return frozenset((*lists["companies"], *lists["bodies"]))

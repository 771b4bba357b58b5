"""How far a topic reaches: what stands for a word of its title in these articles.

The articles link words themselves ("trams called Glides", "the European Central Bank (ECB)", "Wander 3 prams"); general
word lists add what no article needs to say ("soldiers" for "troops"), actors stand for their countries, and words that
share sentences far more often than chance come in at a low weight.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from briefings import lexicon
from briefings.model import Dossier
from briefings.plan.terms import country_of, located, terms

DEFINED = 0.9  # of the weight of the title's word: a name that an article gives to the thing
CAMP = 0.6  # a person or body of the country or company that the title names
NEAR = 0.6  # a word of the same subject, by the word list
TOGETHER = 0.35  # a word that shares its sentences
LEAST_TOGETHER = 3  # sentences that two words share before that can tell something
LIFT = 2.5  # how many times more often than by chance
ACTORS = "broad:actors"  # the term of a title's "other international actors"
OUTSIDE = 0.1  # of all stretches, at a guess: an actor in more of them is less of an outsider
TOO_COMMON = 0.3  # of all stretches: a word of so many is of the whole story


@dataclass(frozen=True, slots=True)
class Stand:
    """Something that stands for a word of the title."""

    needs: frozenset[str]  # terms that a stretch has to hold, all of them
    stands_for: str  # a term of the title
    weight: float  # 0 to 1


def stands(
    title: Mapping[str, str],
    dossier: Dossier,
    held: Sequence[frozenset[str]],
    *,
    broad: bool = False,
) -> tuple[Stand, ...]:
    """Everything that stands for a word of the title, the words themselves first.

    Args:
        title: The title's terms with the words that gave them.
        dossier: The story, whose articles explain names and whose actors have camps.
        held: The terms of every stretch.
        broad: The title speaks of outside actors in general: countries and unions stand for them (`ACTORS`), those that
            nearly every stretch names for little.
    """
    found = [Stand(frozenset({term}), term, 1.0) for term in title]
    for names, kind in _definitions(dossier):
        found += [Stand(names, term, DEFINED) for term in title if term in kind and term not in names]
    for camp in sorted({actor.camp for actor in dossier.actors if actor.camp}):
        own = terms(camp)
        found += [Stand(frozenset({camp_term(camp)}), term, CAMP) for term in title if term in own]
    for term in title:
        found += [
            Stand(frozenset({other}), term, NEAR) for other in sorted(_near().get(term, ())) if other not in title
        ]
    found += _together(title, held)
    found += _outsiders(title, held) if broad else ()
    return tuple(found)


@lru_cache(maxsize=8192)  # every statement is held against every other
def things_in(dossier: Dossier, held: frozenset[str]) -> frozenset[str]:
    """What words speak of, so that others may speak of it in other words: the terms, those of what the articles say that a
    name among them is, and one term for each list of words of one subject ("troops", "deployment")."""
    told = held.union(*(kind for names, kind in _definitions(dossier) if names <= held))
    return told | {subject for term in told for subject in _subjects().get(term, ())}


@cache
def _subjects() -> Mapping[str, tuple[str, ...]]:
    """Term to the lists of words of one subject that hold it."""
    found: dict[str, tuple[str, ...]] = {}
    for group in lexicon.load("topics")["near"]:
        for term in sorted(frozenset[str]().union(*(terms(word) for word in group))):
            found[term] = (*found.get(term, ()), f"subject:{group[0]}")
    return found


def camp_term(camp: str) -> str:
    """The term of a stretch that names somebody of this camp."""
    return f"camp:{camp}"


# ------------------------------------------------------------------------------------------------ named by the articles

# Every repetition has an end: a page may be one line of a million letters.
_NAME = r"[A-Z][\w’'-]{0,30}(?: (?:[A-Z][\w’'-]{0,30}|\d{1,4}))"
_CALLED = re.compile(
    rf"\b([\w’' -]{{3,60}}),? (?:called|known as|named|dubbed|nicknamed|codenamed) (?:the )?[“\"‘']?({_NAME}{{0,3}})"
)
_ABBREVIATED = re.compile(r"\b((?:[A-Z][\w’'-]{0,30}(?: of| for| and| the)? ){2,7})\(([A-Z][A-Za-z]{1,8})\)")
_APPOSED = re.compile(rf"\b({_NAME}{{0,3}}), (?:an?|the) ([a-z][^,.;:()]{{2,60}})[,.;]")
_IS = re.compile(rf"\b({_NAME}{{0,3}}) (?:is|are|was|were) an? ([a-z][^,.;:()]{{2,60}})")
_BEFORE = re.compile(
    rf"\b([a-z,]{{1,20}}) ({_NAME}{{0,3}}) ((?:[a-z-]{{1,20}} )?[a-z-]{{3,20}})"
)  # "the Storm Shadow cruise missiles"
_POST = re.compile(r" (?:of|for|in|at|with|that|which|who|from|on|to|by)\b.*")


@lru_cache(maxsize=1)  # one dossier a run; every topic asks for the same
def _definitions(dossier: Dossier) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """The terms of every name that an article explains, all of which make it, with the terms of what it is said to be."""
    return tuple(dict.fromkeys(pair for article in dossier.articles for pair in _explained(article.text)))


def _explained(text: str) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    for match in _ABBREVIATED.finditer(text):
        initials = "".join(w[0] for w in match.group(1).split() if w[0].isupper())
        if match.group(2).rstrip("s").upper() in {initials, initials[-len(match.group(2).rstrip("s")) :]}:
            long, short = terms(match.group(1)), terms(match.group(2))
            yield short, long
            yield long, short
    for match in _CALLED.finditer(text):
        yield from _defined(match.group(2), match.group(1))
    for pattern in (_APPOSED, _IS):
        for match in pattern.finditer(text):
            yield from _defined(match.group(1), _POST.sub("", match.group(2)))
    for match in _BEFORE.finditer(text):
        yield from _defined(match.group(2), match.group(3))


def _defined(name: str, kind: str) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """The name by the head of what it is said to be: "supersonic guided missiles" are missiles."""
    heads = [term for term, _ in located(kind)][-1:]
    # "Putin’s troops" names no troops, "British-provided missiles" no missile
    if heads and not country_of(name) and not re.search(r"[’']s\b|s[’']|-[a-z]", name):
        names = terms(name)
        if names and not any(n.startswith("country:") for n in names):
            yield names, frozenset(heads)


def _outsiders(title: Mapping[str, str], held: Sequence[frozenset[str]]) -> Iterator[Stand]:
    """Countries and unions that the title does not name, the rarer the weightier: the two sides of a war act in it, but
    a title about others does not ask for them."""
    counts: dict[str, int] = {}
    for stretch in held:
        for term in stretch:
            if term.startswith("country:") and term not in title:
                counts[term] = counts.get(term, 0) + 1
    for term, n in sorted(counts.items()):
        weight = min(1.0, math.log(1 + len(held) / n) / math.log(1 + 1 / OUTSIDE))
        yield Stand(frozenset({term}), ACTORS, weight if n <= TOO_COMMON * len(held) else weight / 2)


@cache
def _near() -> Mapping[str, frozenset[str]]:
    """Term to the terms of its subject."""
    found: dict[str, set[str]] = {}
    for group in lexicon.load("topics")["near"]:
        members = frozenset[str]().union(*(terms(word) for word in group))
        for term in members:
            found.setdefault(term, set()).update(members - {term})
    return {term: frozenset(others) for term, others in found.items()}


# ------------------------------------------------------------------------------------------------ beside each other


def _together(title: Mapping[str, str], held: Sequence[frozenset[str]]) -> Iterator[Stand]:
    total = len(held)
    if not total:
        return
    counts: dict[str, int] = {}
    for stretch in held:
        for term in stretch:
            counts[term] = counts.get(term, 0) + 1
    for word in title:
        own = counts.get(word, 0)
        if own < LEAST_TOGETHER or own > TOO_COMMON * total:
            continue
        shared: dict[str, int] = {}
        for stretch in held:
            if word in stretch:
                for term in stretch:
                    shared[term] = shared.get(term, 0) + 1
        for term, both in sorted(shared.items()):
            if (
                term in title
                or both < LEAST_TOGETHER
                or counts[term] > TOO_COMMON * total
                or term.startswith(("country:", "camp:"))
            ):
                continue
            if both * total >= LIFT * own * counts[term]:
                yield Stand(frozenset({term}), word, TOGETHER * min(1.0, both / counts[term] * 1.5))

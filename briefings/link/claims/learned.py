"""When somebody knew: "it learned of the fault on 26 August", "a foreman told the company on 12 August"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from briefings import lexicon
from briefings.lexicon import days
from briefings.link import content, located
from briefings.link.claims.claim import Claim
from briefings.link.claims.oppositions import Weights
from briefings.link.claims.propositions import Proposition
from briefings.model import Findings, Span

_ABOUT = 0.5  # weight of what two sentences share, the one who knew left out
_PARTNERS = 30
_FAMILIES = frozenset(("know", "inform", "warn"))

_Day = tuple[int, int]  # month and day: within one story the year is the same


def pairs(findings: Sequence[Findings], said: Sequence[Proposition], weights: Weights) -> Iterator[tuple[Claim, Claim]]:
    """Two days on which one body or person is said to have learned of one thing."""
    told: dict[str, list[tuple[Proposition, _Day, Span]]] = defaultdict(list)
    for p in said:
        if p.family in _FAMILIES and p.holds and not p.negated and not p.ahead:
            when = _when(findings[p.article], p)
            if when is not None:
                for key in sorted(_knowing(p)):
                    told[key].append((p, *when))
    yield from _earlier(said, findings, weights)
    for key, entries in told.items():
        for (one, first, at), (other, second, there) in combinations(entries[:_PARTNERS], 2):
            if one.sentence == other.sentence or (one.article == other.article and one.who == other.who):
                continue
            if "know" not in (one.family, other.family) or first == second:
                continue
            about = (one.context & other.context) - {key} - (_knowing(one) & _knowing(other) & _named(one, other))
            if weights.sum(about) >= _ABOUT:
                yield _claim(one, at), _claim(other, there)


def _earlier(
    found: Sequence[Proposition], findings: Sequence[Findings], weights: Weights
) -> Iterator[tuple[Claim, Claim]]:
    """ "They were startled to learn of it on the last weekend", "the club had known of it since before New Year's"."""
    knowing = [p for p in found if p.family in ("know", "inform") and p.holds and not p.negated and not p.ahead]
    for k, one in enumerate(knowing):
        for other in knowing[k + 1 : k + 1 + _PARTNERS]:
            if other.article != one.article or other.number - one.number > _NEAR:
                break
            if one.sentence == other.sentence or one.who == other.who or not (one.who or other.who):
                continue
            texts = [findings[p.article].article[p.sentence] for p in (one, other)]
            late = [bool(_LATE.search(t)) for t in texts]
            early = [bool(_EARLY.search(t)) for t in texts]
            clash = (late[0] and early[1] and not late[1]) or (late[1] and early[0] and not late[0])
            if clash and weights.sum(one.context & other.context) >= _ABOUT:
                yield _claim(one, one.words), _claim(other, other.words)


_NEAR = 3  # sentences
_LATE = re.compile(
    r"\b(?:(?:only|first|startled to|surprised to|shocked to)\s(?:learn|learned|learnt|told|informed|found|heard)|(?:learned|learnt|told|informed|found\sout)\s(?:of\sit\s)?only|"
    r"(?:learn|learned|learnt|heard)\b[^.;]{0,60}\bon\b)",
    re.IGNORECASE,
)
_EARLY = re.compile(
    r"\b(?:had|has|have)\s(?:already\s|long\s|always\s)?(?:known|been\s(?:aware|told|informed|warned))\b[^.;]{0,80}\b(?:since|before|for|already|all\salong|in|months|weeks|years|long)\b|"
    r"\bknew\b[^.;]{0,60}\b(?:all\salong|since|months\s(?:ago|earlier|before)|weeks\s(?:ago|earlier|before)|for\s(?:months|weeks|years))\b",
    re.IGNORECASE,
)


def _claim(p: Proposition, when: Span) -> Claim:
    words = Span(when.article, min(p.words.start, when.start), max(p.words.end, when.end))
    return Claim(
        "learned", p.article, p.sentence, words, str(words.start), p.subject, p.object, p.context, topic=p.family
    )


def _knowing(p: Proposition) -> frozenset[str]:
    """Keys of whoever knew then: the subject of "learned" and of "was told", the object of "told"."""
    heard = p.family == "know" or p.passive
    if heard and p.pronoun and not p.subject and p.who:
        return frozenset((f"#{p.who}", *(content.stem(word.lower()) for word in p.who.split())))
    found = p.subject if heard else p.object
    names = frozenset(key for key in found if key[0] in "#@")
    return names or (frozenset() if found & _posts() else found)


@cache
def _posts() -> frozenset[str]:
    """Keys of what several in a story are: a "minister" here need not be the minister there."""
    return frozenset(content.stem(word) for word in lexicon.load("titles")["offices"] if " " not in word)


def _named(one: Proposition, other: Proposition) -> frozenset[str]:
    """Keys of the words by which either calls whoever knew."""
    words = {word for p in (one, other) if p.who for word in p.who.split()}
    return frozenset(content.stem(word.lower()) for word in words) | frozenset(
        key for p in (one, other) for key in p.context if key[0] in "#@"
    )


def _when(findings: Findings, p: Proposition) -> tuple[_Day, Span] | None:
    """The day that stands in the sentence, the nearest to the verb; None: there is none, or no telling which day it is."""
    near = [d for d in located.inside(p.sentence, findings.dates) if not d.planned]
    best = min(near, key=lambda d: abs(d.span.start - p.words.start), default=None)
    if best is None:
        return None
    if best.when is not None and best.when.precision == "day":
        first = days.anchor_of(best.when)
        return ((first[0].month, first[0].day), best.span) if first else None
    written = next(days.find(findings.article.text, best.span.start, best.span.end), None)  # "Aug. 26" of no known year
    if written is None or written.month is None or written.day is None:
        return None
    return (written.month, written.day), best.span

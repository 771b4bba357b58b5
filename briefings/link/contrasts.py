"""Numbers that one article sets against each other: "She counted 900. Police put the crowd at 300"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from briefings import lexicon
from briefings.link import content
from briefings.link.equality import equal
from briefings.link.measures import Measure, same_time
from briefings.model import Findings

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_REACH = 120  # code points before a figure in which the verb stands
_BESIDE = 60  # code points between the sentences of two numbers: side by side, in one paragraph or the next
_MOST = 5  # times one is the other: beyond, they are of two things
_FILLERS = frozenset(
    ("it", "its", "was", "is", "were", "are", "be", "there", "that", "this", "had", "been", "the", "a", "figure", "number", "only", "just",
     "to", "true", "real", "correct", "actual", "as", "of", "at")
)  # fmt: skip
_ENDS = frozenset(("of", "at", "was", "is", "were", "are", "only", "just", "be", "as"))


def pairs(findings: Findings, measures: Sequence[Measure]) -> Iterator[tuple[Measure, Measure]]:
    """A number and the one that the article sets against it, in text order.

    The second has a speaker of its own and a verb of telling right before it ("Police say it was six minutes", "Farmers
    speak of 300 lambs"); the first is the last number of its kind before it, in the same sentence or the one before.
    """
    text = findings.article.text
    for k, measure in enumerate(measures):
        told = _told(text, measure)
        if told is None:
            continue
        for other in reversed(measures[max(0, k - 6) : k]):
            if measure.sentence.start - other.sentence.end > _BESIDE:
                break
            if other.kind == measure.kind and other.rate == measure.rate and other.change == measure.change:
                if _fits(other, measure, told):
                    yield other, measure
                break


def _told(text: str, measure: Measure) -> frozenset[str] | None:
    """Stems of what stands between the verb and the number; None: no verb of telling leads to it."""
    start = max(measure.sentence.start, measure.figure.span.start - _REACH)
    words = [word.lower() for word in _WORD.findall(re.split(r"[;:“”\"]", text[start : measure.figure.span.start])[-1])]
    at = next((i for i in range(len(words) - 1, 0, -1) if words[i] in _verbs()), None)
    if at is None or (len(words) - at > 1 and words[-1] not in _ENDS):
        return None
    rest = words[at + 1 :]
    if words[at] in ("put", "puts"):
        if rest[-1:] != ["at"] or words[0] in ("a", "an"):
            return None
    elif words[at] in ("speak", "speaks", "spoke", "spoken"):
        if rest != ["of"]:
            return None
    elif words[at] in ("count", "counts", "counted", "estimate", "estimates", "estimated", "reported", "cited"):
        if rest and not set(rest) <= _FILLERS:
            return None
    elif not rest or not set(rest) <= _FILLERS:
        return None
    return frozenset(content.stem(word) for word in rest if word not in _FILLERS)


@cache
def _verbs() -> frozenset[str]:
    return frozenset(lexicon.load("claims")["contrasts"])


def _fits(first: Measure, second: Measure, told: frozenset[str]) -> bool:
    """Whether the second number can be another for what the first one counts."""
    if (
        equal(first, second)
        or first.vague
        or second.vague
        or first.survey
        or first.part
        or not same_time(first, second)
    ):
        return False
    if first.forecast != second.forecast or first.former is not None or second.former is not None:
        return False
    if not first.value or not second.value or not 1 / _MOST <= first.value / second.value <= _MOST:
        return False
    if first.speaker is not None and first.speaker == second.speaker:
        return False
    if second.kind == "count" and second.head not in (None, first.head):
        return False
    if told:  # "put the number of houses destroyed at"
        return bool(told & (first.context | {first.head, first.governor} | first.deeds)) or second.head is None
    return True

"""Numbers that one article sets against each other: "She counted 900. Police put the crowd at 300", "61 houses, not 48"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from briefings import lexicon
from briefings.link import content
from briefings.link.comparable import people
from briefings.link.equality import equal
from briefings.link.measures import Measure, is_another, same_time
from briefings.model import Findings

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_REACH = 120  # code points before a figure in which the verb stands
_BESIDE = 60  # code points between the sentences of two numbers: side by side, in one paragraph or the next
_BACK = 300  # … of an answer with "only": the first speaker may be quoted in between
_MOST = 6  # times one is the other: beyond, they are of two things
_FILLERS = frozenset(
    ("it", "its", "was", "is", "were", "are", "be", "there", "that", "this", "had", "been", "the", "a", "figure", "number", "only", "just",
     "to", "true", "real", "correct", "actual", "as", "of", "at", "another", "other", "different", "lower", "higher", "own", "total", "toll", "their", "his", "her", "our")
)  # fmt: skip
_ARTICLES = frozenset(("a", "an", "the", "some"))
_ENDS = frozenset(("of", "at", "was", "is", "were", "are", "only", "just", "be", "as", "figure", "number"))
_STOP = re.compile(r"[\s\u00a0]?[.,;:)!?”\"]")
_THING = r"[^.;:()“”\"]{0,40}?"
_AND_NOT = re.compile(
    _THING + r"(?:,|[\s\u00a0]and|[\s\u00a0]but)[\s\u00a0]not[\s\u00a0](?:(?:the|only|just|by|at|for|to|of)[\s\u00a0])?"
)
_RATHER = re.compile(_THING + r",?[\s\u00a0](?:rather[\s\u00a0]than|instead[\s\u00a0]of)[\s\u00a0](?:the[\s\u00a0])?")
_BUT = re.compile(_THING + r",?[\s\u00a0]but[\s\u00a0](?:rather[\s\u00a0])?")
_NOT = re.compile(r"(?<![^\W_])not[\s\u00a0](?:the[\s\u00a0])?$")
_BRACKET = re.compile(_THING + r"\([^()“”\"]{0,50}")
_LESS = frozenset(("only", "just", "merely", "nearer", "closer", "fewer"))
_LESS_HEDGES = frozenset(("no more than", "at most", "not more than", "fewer than", "up to", "as many as", "close to"))
_LONGEST_AIM = 6  # words of "the market a figure of"
_THE_NUMBER = re.compile(
    r"(?<![^\W_])[Tt]he[\s\u00a0](?:(?:real|true|right|actual|correct)[\s\u00a0])?(?:number|figure|total)(?:[\s\u00a0]is|['’]s)[\s\u00a0]$"
)
_SHARED = 2  # keys of two sentences of two speakers, where the second says "only"


def pairs(findings: Findings, measures: Sequence[Measure]) -> Iterator[tuple[Measure, Measure]]:
    """A number and the one that the article sets against it, in text order.

    Either a verb of telling leads to the second ("Police say it was six minutes", "Farmers speak of 300 lambs"), or the
    sentence turns one of them down ("47 and not 43", "1,400 people (the police say 800)"), or another speaker answers
    with a smaller one ("only 350 jobs"). The first is the last number of its kind before it, in the same sentence or
    the one before.
    """
    text = findings.article.text
    for k, measure in enumerate(measures):
        told = _told(text, measure)
        for other in reversed(measures[max(0, k - 6) : k]):
            if measure.sentence.start - other.sentence.end > _BACK:
                break
            if other.kind == measure.kind and other.rate == measure.rate and other.change * measure.change >= 0:
                beside = measure.sentence.start - other.sentence.end <= _BESIDE
                against = beside and told is not None and _fits(text, other, measure, told)
                against = against or (beside and _is_another(text, other, measure))
                against = against or _is_the_number(text, other, measure)
                if against or _is_answer(text, other, measure) or _is_turned_down(text, other, measure):
                    yield other, measure
                break


def _is_turned_down(text: str, first: Measure, second: Measure) -> bool:
    """Whether one sentence gives one number for the other: "61 houses rather than 48", "not 200 euros but 350 euros"."""
    if first.sentence != second.sentence or not _may_differ(first, second) or first.role == "demand":
        return False
    start, end = first.figure.span.end, second.figure.span.start
    if end - start > _REACH or second.head not in (None, first.head):
        return False
    if _AND_NOT.fullmatch(text, start, end) or (second.speaker is not None and _RATHER.fullmatch(text, start, end)):
        return True  # but "heard by 10 judges rather than 11 because one is ill", in the outlet's own words
    negated = _NOT.search(text, max(first.sentence.start, first.figure.span.start - 12), first.figure.span.start)
    return bool(negated and _BUT.fullmatch(text, start, end))


def _is_answer(text: str, first: Measure, second: Measure) -> bool:
    """Whether a second speaker plays down what the first one counted: "The company said only 350 jobs would go"."""
    if not first.speaker or not second.speaker or first.survey or second.part or second.owned:
        return False
    if first.speaker == second.speaker or first.sentence == second.sentence or not _may_differ(first, second):
        return False  # one sentence rather sets two sums beside each other than one against the other
    before = text[max(second.sentence.start, second.figure.span.start - 12) : second.figure.span.start].lower().split()
    hedge = (second.figure.approximate or "").lower()
    if not _LESS & set(before[-2:]) and not _LESS & set(hedge.split()) and hedge not in _LESS_HEDGES:
        return False
    heads = (first.head,) if first.kind == "count" else (first.head, None)
    if second.head not in heads or first.state != second.state:
        return False
    if first.modifiers - second.modifiers - second.context:
        return False
    if first.role and second.role and first.role != second.role:
        return False
    named = first.role if first.kind != "count" else first.head
    return named is not None or len(first.context & second.context) >= _SHARED


def _is_the_number(text: str, first: Measure, second: Measure) -> bool:
    """Whether another speaker says which number it is: "1,400 jobs, it says here." – "The number is 600." """
    if not first.speaker or not second.speaker or first.speaker == second.speaker or second.head is not None:
        return False
    start = max(second.sentence.start, second.figure.span.start - 24)
    said = _THE_NUMBER.search(text, start, second.figure.span.start)
    return said is not None and first.sentence != second.sentence and _may_differ(first, second)


def _is_another(text: str, first: Measure, second: Measure) -> bool:
    """Whether the second stands for the very thing that has the first: "a tremor of 4.6. Seismologists recorded one of 3.1"."""
    return second.kind != "count" and is_another(text, second.figure.span) and _may_differ(first, second)


def _told(text: str, measure: Measure) -> frozenset[str] | None:
    """Stems of what stands between the verb and the number; None: no verb of telling leads to it."""
    start = max(measure.sentence.start, measure.figure.span.start - _REACH)
    pieces = re.split(r"[;:“”\"]", text[start : measure.figure.span.start])
    if len(pieces) > 1 and not pieces[-1].strip():
        pieces.pop()  # a rival put their value at “20 million on a sunny day”
    words = [word.lower() for word in _WORD.findall(pieces[-1])]
    if (measure.figure.approximate or "").lower() == "estimated" and words and words[-1] not in _ARTICLES:
        return frozenset()  # "The city police estimated 25,000": the hedge is the verb
    at = next((i for i in range(len(words) - 1, 0, -1) if words[i] in _verbs()), None)
    if at is None or (len(words) - at > 1 and words[-1] not in _ENDS):
        return None
    rest = words[at + 1 :]
    if words[at] in ("told", "tells") and "it" in rest:
        rest = rest[rest.index("it") :]  # "told the board it was five weeks"
    if not rest and words[at] in ("say", "says", "said") and _STOP.match(text, measure.figure.span.end):
        return frozenset()  # "the school says 410."
    if words[at] in ("put", "puts"):
        if rest[-1:] != ["at"] or (at < 2 and words[0] in ("a", "an")):
            return None
    elif words[at] in ("speak", "speaks", "spoke", "spoken"):
        if rest != ["of"]:
            return None
    elif words[at] in ("gives", "gave", "names", "named", "cites", "has", "offers", "quotes"):
        if rest[-1:] == ["of"] and rest[-2:-1] in (["figure"], ["number"]) and len(rest) <= _LONGEST_AIM:
            return frozenset()  # "gave the market a figure of 600"
        if not {"figure", "number"} & set(rest) or not set(rest) <= _FILLERS:
            return None
    elif words[at] in ("count", "counts", "counted", "estimate", "estimates", "estimated", "reported", "cited"):
        if rest and not {word for word in rest if content.stem(word) not in people()} <= _FILLERS:
            return None  # "estimated the crowd at"
    elif not rest or not set(rest) <= _FILLERS:
        return None
    return frozenset(content.stem(word) for word in rest if word not in _FILLERS)


@cache
def _verbs() -> frozenset[str]:
    return frozenset(lexicon.load("claims")["contrasts"])


_IT_AT = re.compile(r"(?<![^\W_])puts?[\s\u00a0](?:it|them|this)[\s\u00a0]at[\s\u00a0][“\"]?$")


def _fits(text: str, first: Measure, second: Measure, told: frozenset[str]) -> bool:
    """Whether the second number can be another for what the first one counts."""
    if (
        not _may_differ(first, second)
        or first.survey
        or (first.speaker is not None and first.speaker == second.speaker)
    ):
        return False
    persons = second.kind == "count" and second.head in people() and (first.head is None or first.head in people())
    if _IT_AT.search(text, max(0, second.figure.span.start - 16), second.figure.span.start):
        return True  # "210 workers were laid off. The company put it at 85 furloughs"
    head = None if second.head in told else second.head  # "puts the shortfall at 260": of what, the first number says
    if second.kind == "count" and head not in (None, first.head) and not persons:
        return False
    if told and not (persons and told <= people()):  # "put the number of houses destroyed at"
        return bool(told & (first.context | {first.head, first.governor} | first.deeds)) or head is None
    return True


def _may_differ(first: Measure, second: Measure) -> bool:
    """Whether two numbers of one article are no two things by what they are."""
    if equal(first, second) or first.vague or second.vague or first.part or first.owned:
        return False
    if not same_time(first, second) and not (first.when == {"?"} and not second.when):
        return False  # "a bonus of 900,000 euros three weeks ago. The firm says it was 450,000."
    if first.forecast != second.forecast or first.former is not None or second.former is not None:
        return False
    return bool(first.value and second.value) and 1 / _MOST <= (first.value or 0) / (second.value or 1) <= _MOST

"""A second look at figures that articles tell in other words: how like what stands around them is, weighed.

"Two bodies have been recovered" and "Five are dead", "a deal worth 2.4 billion euros" and "flogged … for 2.1 billion
euros" share too little to meet word by word. Here what they share is weighed by how rare it is in the story, and two
figures are taken for one thing only where each is by far the best match for the other in its article.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from functools import cache
from heapq import nsmallest
from itertools import product
from math import log
from typing import NamedTuple

from briefings.link.comparable import FEW, cumulative, kept_apart, one_number, people, ratio, replaced, striking
from briefings.link.content import Content, stem
from briefings.link.equality import digits, equal
from briefings.link.measures import Measure

# Points, near those of a logistic regression on all pairs of figures of the stories in the tests.
_WORDS, _SUM = 1.3, 0.1  # the share of the lighter clause that both have, and its weight
_NAMES = 0.3
_HEAD, _GENERIC, _OTHER_HEAD, _OTHER_PEOPLE, _IN_CONTEXT = 1.0, 0.4, -0.8, -0.3, 0.4
_ROLE, _STATE, _DEED, _OTHER_DEED, _GOVERNOR = 1.2, 1.2, 1.0, -0.8, 0.4
_MODIFIER, _OTHER_MODIFIER = 1.0, -0.4
_SPEAKER = 0.6  # one person gives both
_NEAR, _LIKELY, _POSSIBLE, _FAR = 1.8, 1.3, 0.3, -1.7  # up to 1.3, 2, 4 times, and beyond
_GROWN = 4  # times: what befell people
_EQUAL, _STRIKING, _PARTICULAR = 1.0, 1.0, 1.0

_ENOUGH = 2.5  # of all points
_SAID, _SAID_EQUAL, _SAID_PARTICULAR, _SAID_UNIQUE = 1.15, 0.8, 0.0, -0.8  # of words alone; one number needs fewer
_SAID_OF_PARTS, _SAID_BY_ONE = 1.5, 1.4  # of two parts; of two numbers that are far apart and given by one person
_LED = 5.0  # what the sentences before two equal shares weigh together
_SMALL = 0.7  # more where both are counts below ten, of which a story has many
_CLOSE = 1.3  # times: sums of money and shares of which is not told what they are of
_MANY = 10_000  # counts so large are few in a story
_MARGIN = 0.5  # ahead of the next best of the same article
_RECENT = 25  # measures of one key that are looked at: keeps a thousand articles near-linear
_BEST = 10  # candidates of a measure that are weighed
_SAMPLE = 6  # members of a cluster that are compared with another's
_LARGEST = 40  # members of a cluster that may still be joined to another


class _Pair(NamedTuple):
    points: float
    one: Measure
    other: Measure


class Weights:
    """How much a word tells, by how rare it is among the sentences of the story."""

    def __init__(self, read: Sequence[Sequence[Content]]) -> None:
        self._counts = Counter(key for sentences in read for sentence in sentences for key in sentence.all)
        self._total = sum(map(len, read))

    def of(self, keys: frozenset[str]) -> float:
        """The sum of the keys' weights; 0 for none."""
        return sum(log(1 + self._total / self._counts[key]) for key in sorted(keys) if key in self._counts)


def join(
    found: Sequence[list[Measure]],
    measures: Sequence[Measure],
    weights: Weights,
    contradicts: Callable[[Sequence[Measure]], bool],
) -> list[list[Measure]]:
    """The clusters, those joined of which figures are found to be of one thing; best matches first.

    Args:
        found: Clusters, each in text order.
        measures: All figures, in the clusters or not.
        weights: Of the words of the story.
        contradicts: Whether figures in one cluster would make an article contradict itself.
    """
    home = {m.place: n for n, cluster in enumerate(found) for m in cluster}
    joined = {n: list(cluster) for n, cluster in enumerate(found)}
    for measure in measures:
        if measure.place not in home:  # "about 84,000 had been given": of what is not told
            home[measure.place] = len(joined)
            joined[len(joined)] = [measure]
    for pair in _pairs(measures, home, weights):
        into, out = sorted((home[pair.one.place], home[pair.other.place]))
        if into == out or len(joined[into]) + len(joined[out]) > _LARGEST:
            continue
        if _mostly_apart(joined[into], joined[out]):
            continue
        both = sorted([*joined[into], *joined[out]], key=lambda m: m.place)
        if contradicts(both):
            continue
        joined[into] = both
        for measure in joined.pop(out):
            home[measure.place] = into
    return [joined[n] for n in sorted(joined)]


def _mostly_apart(one: Sequence[Measure], other: Sequence[Measure]) -> bool:
    """Whether of the figures of two clusters most are kept apart; a stray name beside one of them is no proof."""
    told = [(a, b) for a, b in product(one[:_SAMPLE], other[:_SAMPLE]) if a.index != b.index]
    return 2 * sum(kept_apart(a, b) for a, b in told) > len(told)


def _pairs(measures: Sequence[Measure], home: dict[tuple[int, int], int], weights: Weights) -> list[_Pair]:
    """Figures that are each other's best match, and by far, best first."""
    by_key: dict[tuple[str, str | None, str], list[Measure]] = defaultdict(list)
    beside: dict[tuple[int, str, str | None], list[Measure]] = defaultdict(list)
    seen: dict[tuple[tuple[int, int], tuple[int, int]], float] = {}

    def points(one: Measure, other: Measure) -> float:
        key = (one.place, other.place) if one.place < other.place else (other.place, one.place)
        if key not in seen:
            apart = one.index == other.index or kept_apart(one, other) or _unlike(one, other)
            seen[key] = -9.0 if apart else _points(one, other, weights)
        return seen[key]

    def ahead(one: Measure, other: Measure) -> bool:
        best = points(one, other)
        return all(
            best - points(one, rival) >= _MARGIN
            for rival in beside[other.index, other.kind, other.rate]
            if rival is not other and not equal(rival, other) and home[rival.place] != home[other.place]
        )

    for measure in measures:
        if not measure.vague and measure.score is None:
            beside[measure.index, measure.kind, measure.rate].append(measure)
    candidates = []
    for measure in sorted(measures, key=lambda m: m.place):
        if measure.vague or measure.score is not None:
            continue
        keys = [(measure.kind, measure.rate, key) for key in sorted(_keys(measure))]
        shared: dict[tuple[int, int], int] = defaultdict(int)
        at: dict[tuple[int, int], Measure] = {}
        for key in keys:
            for other in by_key[key][-_RECENT:]:
                if other.index != measure.index:
                    place = other.place
                    shared[place] += 1
                    at[place] = other
        for place, _ in nsmallest(_BEST, shared.items(), key=lambda item: (-item[1], item[0])):
            other = at[place]
            if home[place] != home[measure.place] and points(other, measure) >= _needed(other, measure):
                candidates.append(_Pair(points(other, measure), other, measure))
        for key in keys:
            by_key[key].append(measure)
    # counts that say what they count go first: "the data of 1.9 million customers", then "the 1.2 million first given"
    candidates.sort(key=lambda pair: (_is_bare(pair), -pair.points, pair.one.place, pair.other.place))
    return [pair for pair in candidates if ahead(pair.one, pair.other) and ahead(pair.other, pair.one)]


def _unlike(one: Measure, other: Measure) -> bool:
    """Whether two counts that differ have too little in common by what they count and what was done.

    In an article that counts delegates, votes and states a dozen times, one topic makes any two numbers look akin.
    """
    by_one = one.teller is not None and one.teller == other.teller
    if replaced(one, other):
        return False
    if one.kind != "count" or equal(one, other) or (one.state and other.state):
        sums = (one.kind == "percent" or (len(one.kind) == 3 and one.kind.isupper())) and not equal(one, other)
        told = (one.head and one.head == other.head) or (one.role and one.role == other.role)
        return bool(sums and not told and not by_one and ratio(one, other) > _CLOSE)  # "spent" on what?
    if one.head is None or one.head != other.head:
        return not ({one.head, other.head} <= people() and (one.deeds & other.deeds or by_one))
    return (
        not by_one
        and not one.deeds & other.deeds
        and not (one.names & other.names and min(one.value or 0, other.value or 0) >= _MANY)
    )


def _is_bare(pair: _Pair) -> bool:
    return pair.one.kind == "count" and (pair.one.head is None or pair.other.head is None)


def _keys(measure: Measure) -> frozenset[str]:
    own = {word for word in (measure.head, measure.governor) if word}
    if measure.state:
        own.add(f"!{measure.state}")
    if measure.role:
        own.add(f"?{measure.role}")
    if striking(measure):
        own.add(f"={measure.value:.3g}")
    if measure.workforce:
        own.add("!employed")
    if measure.former is not None:
        own.add(f"={measure.former:.3g}")
    return measure.context | own | measure.deeds


def _needed(one: Measure, other: Measure) -> float:
    small = one.kind == "count" and not one.state and min(one.value or 0, other.value or 0) < FEW
    small = small and not replaced(one, other)
    return _ENOUGH + (_SMALL if small else 0)


def _points(one: Measure, other: Measure, weights: Weights) -> float:
    """How much speaks for two figures being of one thing; below zero where the words alone say too little."""
    words = _of_words(one, other, weights)
    same = equal(one, other)
    least = _SAID_EQUAL if same else _SAID
    if (one.part or other.part) and not same:
        least = _SAID_OF_PARTS
    if replaced(one, other):
        return max(words, 0.0) + _NEAR + _EQUAL
    if one_number(one, other):
        least = _SAID_UNIQUE if max(digits(one.figure), digits(other.figure)) > 2 else _SAID_PARTICULAR
    if same and _is_telling_share(one) and _led_alike(one, other, weights):
        least = _SAID_UNIQUE
    by_one = one.teller is not None and one.teller == other.teller and words >= _SAID_BY_ONE
    grows = bool(one.deeds & other.deeds & cumulative())
    return words + _of_values(one, other, may_grow=by_one or grows) if words >= least else -1.0


def _is_telling_share(measure: Measure) -> bool:
    """Whether it is a share with a decimal, of which a story hardly has two: 5.2 percent."""
    return measure.kind == "percent" and measure.value is not None and measure.value != int(measure.value)


def _led_alike(one: Measure, other: Measure, weights: Weights) -> bool:
    """Whether the sentences of two figures and those that lead to them speak of one matter: "turned down the second offer.
    What is wrong with 5.2 percent?" """
    if one.head and other.head and one.head != other.head:
        return False
    if (one.head and one.head in other.context | other.lead) or (other.head and other.head in one.context | one.lead):
        return True  # "the real deficit is 4.6 percent", "They had arrived at 4.6 percent" behind "the deficit"
    shared = (one.context | one.lead | {one.head or ""}) & (other.context | other.lead | {other.head or ""})
    return weights.of(frozenset(key for key in shared if key[:1] not in "#@")) >= _LED


def _of_words(one: Measure, other: Measure, weights: Weights) -> float:
    same_measure = one.kind != "count" and one_number(one, other)  # what a measure is of is less sure than the measure
    shared = weights.of(one.clause & other.clause)
    lighter = min(weights.of(one.clause), weights.of(other.clause))
    points = _WORDS * shared / lighter + _SUM * shared if lighter else 0.0
    points += _NAMES * weights.of((one.names & other.names) | (one.around & other.around))
    staffs = one.workforce and other.workforce and equal(one, other)  # "employs 900 people", "with 900 jobs"
    if staffs:
        points += _HEAD
    elif one.head and one.head == other.head:
        points += _GENERIC if one.generic else _HEAD
    elif same_measure or (one_number(one, other) and {one.head, other.head} <= people() | _posts()):
        pass  # "2,600 jobs", "2,600 employees"
    elif one.head and other.head and not (one.state and {one.head, other.head} <= people()):
        points += _OTHER_PEOPLE if {one.head, other.head} <= people() else _OTHER_HEAD
    points += _IN_CONTEXT * ((one.head in other.context) + (other.head in one.context))
    points += _ROLE * (one.role is not None and one.role == other.role)
    points += _STATE * bool(one.state and one.state == other.state)
    if one.deeds and other.deeds and not same_measure:
        points += _DEED if one.deeds & other.deeds else _OTHER_DEED
    points += _GOVERNOR * (one.governor is not None and one.governor == other.governor)
    points += _MODIFIER * bool(one.modifiers & other.modifiers)
    points += _SPEAKER * (one.teller is not None and one.teller == other.teller)
    apart = (one.modifiers - other.modifiers - other.context) | (other.modifiers - one.modifiers - one.context)
    return points + (0 if same_measure else _OTHER_MODIFIER * len(apart))


@cache
def _posts() -> frozenset[str]:
    return frozenset(stem(word) for word in ("jobs", "posts", "positions"))


def _of_values(one: Measure, other: Measure, *, may_grow: bool = False) -> float:
    if equal(one, other):
        return _NEAR + _EQUAL + _STRIKING * striking(one) + _PARTICULAR * one_number(one, other)
    times = ratio(one, other)
    if (one.state or may_grow) and times <= _GROWN:
        return _NEAR if times <= 1.3 else _LIKELY  # a toll may double in a day
    return _NEAR if times <= 1.3 else _LIKELY if times <= 2 else _POSSIBLE if times <= 4 else _FAR

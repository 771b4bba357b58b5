"""Which figures are of one thing: how much speaks for it, where nothing keeps them apart.

A false conflict costs more trust than a missed one: a figure joins a cluster only where every member admits it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import inf

from briefings.link.comparable import FEW, comparable, comparable_vague, cumulative, ratio, striking
from briefings.link.equality import equal
from briefings.link.measures import Measure

_ENOUGH = 3  # points: below, jobs to go and jobs saved became one conflict; above, the crash's 212 and 230 passengers were lost
_SAMPLE = 8  # members of a cluster that a figure is compared with
_FAR = 1.6  # times: counts of which nothing but the noun is shared
_AWAY = 4  # times: a number so far off is no rival of one that another article gives
_LARGE = 1e6
_LOOKED_AT = 12  # numbers of one thing in one article
_COMPARED = 40  # clusters that a figure is compared with, newest first: keeps a thousand articles near-linear
_Thing = tuple[int, str | None, str | None]  # article, what is counted, what befell it


def clusters(all_measures: Sequence[Measure]) -> list[list[Measure]]:
    """Figures of one thing, told by several articles; each cluster in text order."""
    buckets: dict[tuple[str, str | None, str | None], list[Measure]] = defaultdict(list)
    for measure in all_measures:
        # a measure is told apart by its unit and what stands around it, a count by what it counts or what befell it
        key = (f"!{measure.state}" if measure.state else measure.head) if measure.kind == "count" else None
        if measure.kind == "count" and measure.head is None:
            continue
        buckets[measure.kind, measure.rate, key].append(measure)
    found: list[list[Measure]] = []
    for bucket in buckets.values():
        rivals = _Rivals(bucket)
        exact = [m for m in bucket if not m.vague]
        grown: list[list[Measure]] = []
        twins: dict[tuple[object, ...], list[Measure]] = {}  # copied sentences need no second look
        for measure in exact:
            twin = (measure.head, measure.state, measure.value, measure.score, measure.context, measure.when)
            home = twins.get(twin) or _home(grown, measure, rivals)
            if home is None:
                home = []
                grown.append(home)
            home.append(measure)
            twins.setdefault(twin, home)
        others = [cluster for cluster in grown if len(cluster) > 1]
        for single in [cluster for cluster in grown if len(cluster) == 1]:
            # "a range of 190 miles" met no other range before "300 kilometres" told that both are of one missile
            home = _home(others, single[0], rivals) if len(single) == 1 else None
            if home is not None:
                home.append(single.pop())
        vague = [m for m in bucket if m.vague]
        for cluster in grown:
            if vague and cluster and len(told(cluster)) > 1:
                cluster.extend(m for m in vague if any(_joins(m, other) for other in cluster))
        found.extend(sorted(cluster, key=lambda m: m.place) for cluster in grown if cluster)
    return found


class _Rivals:
    """The other numbers of one thing in the same article: with one near, a number is not known to be the thing's."""

    def __init__(self, bucket: Sequence[Measure]) -> None:
        self._things: dict[_Thing, list[Measure]] = defaultdict(list)
        for measure in bucket:
            found = self._things[_thing(measure)]
            if not measure.vague and not any(equal(measure, other) for other in found) and len(found) < _LOOKED_AT:
                found.append(measure)

    def alone(self, one: Measure, other: Measure) -> bool:
        """Whether each is the only number of its thing that can be meant, and the thing is no catch-all."""
        if one.generic or other.generic:
            return False
        deeds = one.deeds & other.deeds
        return not any(
            self._rival(rival, mine, theirs, deeds)
            for mine, theirs in ((one, other), (other, one))
            for rival in self._things[_thing(mine)]
        )

    def _rival(self, rival: Measure, mine: Measure, theirs: Measure, deeds: frozenset[str]) -> bool:
        if equal(rival, mine) or rival.former == mine.value or mine.former == rival.value:
            return False
        if mine.kind == "count" and mine.governor and mine.governor == theirs.governor != rival.governor:
            return False  # "the data of 1.2 million customers", not the 3.4 million that the bank has
        if deeds and not deeds & rival.deeds:
            return False  # "212 flights were cancelled", not the 410 that the airport handles
        if equal(mine, theirs) or not (deeds or mine.role or mine.modifiers & theirs.modifiers):
            return True
        return ratio(rival, theirs) <= _AWAY


def _thing(measure: Measure) -> _Thing:
    return measure.index, measure.role or measure.head or f"after {measure.governor}", measure.state


def _home(clusters: Sequence[list[Measure]], measure: Measure, rivals: _Rivals) -> list[Measure] | None:
    """The cluster that the figure belongs to: the one it fits best, and whose members all admit it."""
    best: tuple[int, list[Measure]] | None = None
    for cluster in clusters[-_COMPARED:]:
        if not comparable(measure, cluster[0]):
            continue
        sample = cluster if len(cluster) <= _SAMPLE else [*cluster[: _SAMPLE // 2], *cluster[-_SAMPLE // 2 :]]
        if any(not comparable(measure, other) for other in sample[1:]):
            continue
        points = max(_points(measure, other, rivals.alone(measure, other)) for other in sample)
        if points >= _needed(measure, cluster) and (best is None or points > best[0]):
            best = (points, cluster)
    return best[1] if best else None


def _needed(measure: Measure, cluster: Sequence[Measure]) -> int:
    small = measure.kind == "count" and measure.state is None and (measure.value or inf) < FEW
    same = any(equal(measure, other) for other in cluster)
    return _ENOUGH + (2 if small and not same else 0)


def _points(one: Measure, other: Measure, alone: bool) -> int:
    """How much speaks for two figures being of the same thing.

    `alone`: each is the only number of its thing in its article. Where an article counts the thing several times
    ("delegates" on an election night) only what stands around the numbers can tell which two belong together.
    """
    shared, wide = len(one.clause & other.clause), _weight(one.context & other.context)
    if one.head != other.head:  # "tickets worth £12m", "£12m for the tickets"
        wide += (one.head in other.context) + (other.head in one.context)
    same = equal(one, other)
    points = min(max(shared, wide - 1), 3)
    roles = one.role is not None and one.role == other.role
    headed = roles or (one.head is not None and one.head == other.head and not one.share_of and not other.share_of)
    deeds = bool(one.deeds & other.deeds)
    if headed:
        points += 1 + (one.modifiers == other.modifiers and bool(one.modifiers)) + alone + deeds
    elif one.governor and one.governor == other.governor and not one.head and not other.head:
        points += 1 + alone
    if one.state and one.state == other.state:
        points += 2
    if one.names and other.names and not one.names & other.names:
        points -= 2
    if same:
        known = (headed and alone) or bool(one.state and one.state == other.state)
        return _agreeing(one, other, points + 1, wide, known or (alone and _is_sum(one)))
    if one.kind == "count" and not one.state and min(one.value or 0, other.value or 0) < FEW:
        if not (headed and alone and one.modifiers == other.modifiers and (deeds or one.modifiers) and wide >= 3):
            return 0
    elif one.kind == "count" and not one.state and not shared and not deeds and _is_far(one, other):
        return 0  # "44 e-mails that were not among them", "about 100 e-mails that were secret"
    elif (
        (not alone or one.share_of or other.share_of)
        and not one.state
        and shared < 3
        and not (alone and one.share_of and other.share_of and shared >= 2 and one.names & other.names)
    ):
        return 0  # but "Lyra pays 30 percent of its sales"
    if one.kind == "magnitude":
        return points + 3 if alone else 0
    apart = (one.modifiers - other.modifiers - other.context) | (other.modifiers - one.modifiers - one.context)
    if apart and wide < 3:
        return 0
    if one.score and other.score and not one.names & other.names and (wide < 3 or sum(one.score) != sum(other.score)):
        return 0  # the votes of two courts, 5 to 4 and 2 to 1
    if one.kind != "count" and not (
        wide >= 2 + (one.kind == "percent" and (one.head is None or one.head != other.head))
        or (headed and alone and not apart)
    ):
        return 0
    times = ratio(one, other)
    if times <= 1.3:
        points += 1 + (one.kind == "count" and (one.value or 0) >= 20)
    elif times <= 2:
        points += alone
    elif times > 4 and shared < 3 and not one.state:
        return 0
    elif times > 3:
        points -= 1
    return points


def _is_far(one: Measure, other: Measure) -> bool:
    """Whether two counts are far from one another, and nothing in common narrows them down."""
    if (one.deeds | other.deeds) & cumulative():
        return False  # "340 birds had been collected", "1,150 birds have been brought in"
    narrowed = one.modifiers & other.modifiers or one.names & other.names
    return ratio(one, other) > _FAR and not narrowed and (one.governor is None or one.governor != other.governor)


def _is_sum(measure: Measure) -> bool:
    """Whether it is an amount of money so particular that a story hardly has it twice."""
    return len(measure.kind) == 3 and measure.kind.isupper() and striking(measure) and (measure.value or 0) >= _LARGE


def _weight(keys: frozenset[str]) -> int:
    """How much shared keys tell: a full name is no single word."""
    return sum(2 if key[0] == "#" and " " in key else 1 for key in keys)


def _agreeing(one: Measure, other: Measure, points: int, wide: int, known: bool) -> int:
    """The points of two equal figures: the same number alone is chance, the more so the rounder it is.

    `known`: the article counts only one thing of this name, or the same befell the people counted.
    """
    if one.survey or other.survey:
        return points + 3 if wide >= 4 else 0  # every poll has a margin of three points
    converted = one.figure.unit != other.figure.unit and one.kind != "percent"
    bound = one.value != other.value and one.figure.unit == other.figure.unit
    plain = not striking(one) or bound or one.kind == "time"
    needed = 3 if plain else 2
    led = one.governor in other.context or other.governor in one.context or one.governor == other.governor
    roles = one.role is not None and one.role == other.role
    if one.kind == "time" and not led and not roles:
        return 0  # "for two decades" and "20 years ago"
    if converted:
        needed = 2 if one.kind == "time" else 1 - (roles or (one.head is not None and one.head == other.head))
    elif one.score:
        needed = 1 if one.names & other.names else 2
    elif known:
        needed = 3 if plain and one.kind != "count" and not roles else 0
    elif one.rate or ((led or roles) and not plain) or (one.head is not None and one.head == other.head and not plain):
        needed = 1
    return points + 3 if wide >= needed else 0


def _joins(vague: Measure, exact: Measure) -> bool:
    """Whether "thousands" is a version beside an exact number."""
    return (
        vague.index != exact.index
        and comparable_vague(vague, exact)
        and exact.value is not None
        and vague.low <= exact.value <= vague.high
    ) or (vague.index == exact.index and comparable_vague(vague, exact) and len(vague.context & exact.context) > 2)


def told(cluster: Iterable[Measure]) -> list[list[Measure]]:
    """The figures grouped by what they say, in the order of their first place.

    A bound goes with its own number rather than with another that it leaves room for: "up to 410,000" beside 410,000, and
    not beside 340,000.
    """
    found: list[list[Measure]] = []
    for measure in sorted(cluster, key=lambda m: (m.vague, not m.vague and _is_bound(m), m.place)):
        home = next((version for version in found if any(m.value == measure.value for m in version)), None)
        if home is None or measure.value is None:
            home = next((version for version in found if equal(version[0], measure)), None)
        if home is None:
            found.append([measure])
        else:
            home.append(measure)
    for version in found:
        version.sort(key=lambda m: (m.vague, m.place))
    return sorted(found, key=lambda version: (version[0].vague, version[0].place))


def _is_bound(measure: Measure) -> bool:
    return measure.high == inf or measure.low == 0

"""Which figures are of one thing: what keeps two apart, and how much speaks for their being the same.

A false conflict costs more trust than a missed one: a figure joins a cluster only where every member admits it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import inf

from briefings.link.equality import equal
from briefings.link.measures import Measure, periodic, same_time

_ENOUGH = 3  # points: below, jobs to go and jobs saved became one conflict; above, the crash's 212 and 230 passengers were lost
_FEW = 10  # counts below this coincide by chance: two points more
_NEAR = 1.3  # times: numbers so near are likely of one event
_GROWN = 1.6  # times: what is counted may have grown by so much between two articles without a date
_RARE = frozenset(("volume", "mass", "power", "energy", "area"))  # units of which an article has one figure
_TELLING = 3  # shared keys
_SAMPLE = 8  # members of a cluster that a figure is compared with
_AWAY = 4  # times: a number so far off is no rival of one that another article gives
_SUMS = frozenset(("worth", "cost", "price", "offer"))  # what a thing is sold for
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
        return _ratio(rival, theirs) <= _AWAY


def _thing(measure: Measure) -> _Thing:
    return measure.index, measure.role or measure.head or f"after {measure.governor}", measure.state


def _home(clusters: Sequence[list[Measure]], measure: Measure, rivals: _Rivals) -> list[Measure] | None:
    """The cluster that the figure belongs to: the one it fits best, and whose members all admit it."""
    best: tuple[int, list[Measure]] | None = None
    for cluster in clusters[-_COMPARED:]:
        sample = cluster if len(cluster) <= _SAMPLE else [*cluster[: _SAMPLE // 2], *cluster[-_SAMPLE // 2 :]]
        if any(not _comparable(measure, other) for other in sample):
            continue
        points = max(_points(measure, other, rivals.alone(measure, other)) for other in sample)
        if points >= _needed(measure, cluster) and (best is None or points > best[0]):
            best = (points, cluster)
    return best[1] if best else None


def _needed(measure: Measure, cluster: Sequence[Measure]) -> int:
    small = measure.kind == "count" and measure.state is None and (measure.value or inf) < _FEW
    same = any(equal(measure, other) for other in cluster)
    return _ENOUGH + (2 if small and not same else 0)


def _comparable(one: Measure, other: Measure) -> bool:
    """Whether nothing keeps two figures apart."""
    same = equal(one, other)
    if not _heads_meet(one, other, same):
        return False
    if one.state != other.state or one.change != other.change or (one.score is None) != (other.score is None):
        return False
    if not same_time(one, other) and not (same and _about_then(one, other)) and not _then(one, other):
        return False
    if not _modifiers_meet(one, other) and not (same and striking(one) and len(one.context & other.context) >= 3):
        return False
    if not (same and striking(one)) and _names_differ(one, other):
        return False
    if same:
        return True
    if (
        one.kind not in ("count", "score")
        and not (one.role and other.role)
        and one.governor != other.governor
        and (one.head is None or other.head is None)
        and not _may_be_one(one, other)
    ):
        return False
    if (
        one.survey
        or other.survey
        or one.forecast != other.forecast
        or ((one.part or other.part) and not (one.share_of and other.share_of and one.head == other.head))
        or _ratio(one, other) > 10
    ):
        return False
    if _open(one, other) or _open(other, one) or one.sentence == other.sentence:
        return False
    if (one.threshold or other.threshold) and (one.kind == "count" or not (one.threshold and other.threshold)):
        return False  # what is needed and what there is; what two parties need
    if one.kind == "count" and one.planned != other.planned and not one.state:
        return False
    if not (one.dated and other.dated) and _is_periodic(one) and _is_periodic(other):
        return False
    if one.kind == "count" and not one.state and not (one.dated and other.dated) and _ratio(one, other) > _GROWN:
        return False  # "more than 1,300 e-mails so far", "2,093 e-mails": no date tells which is later
    if one.state and one.head != other.head and _holds(one, other):
        return False  # "26 people killed", "20 first-graders killed": some of them
    if one.state and one.around and other.around and not one.around & other.around and _ratio(one, other) > 2:
        return False  # the dead of two places
    if not (one.dated and other.dated) and bool(one.when) != bool(other.when) and one.kind not in ("count", "score"):
        return False  # "5 percent", "4.9 percent in January": in articles without a date they may be a year apart
    if one.kind == "count" and one.places and other.places and not one.places & other.places:
        return False  # the dead of two towns
    return one.index != other.index  # what an article itself sets against each other is in `contrasts`


def _is_periodic(measure: Measure) -> bool:
    return measure.kind in ("percent", "points") and bool(
        periodic() & {measure.head, measure.governor, *measure.modifiers}
    )


def _holds(one: Measure, other: Measure) -> bool:
    """Whether the people that one counts can include those of a sort that the other counts."""
    whole, part = (one, other) if one.head == "@person" else (other, one)
    return whole.value is not None and part.value is not None and whole.value > part.value


def _may_be_one(one: Measure, other: Measure) -> bool:
    """Whether two measures without a common noun may be of one thing: a cut of the same, a unit that is rarely used."""
    if one.change and one.change == other.change:
        return len(one.context & other.context) >= _TELLING
    return one.kind in _RARE and _ratio(one, other) <= _NEAR


def _then(one: Measure, other: Measure) -> bool:
    """Whether a figure dated to a day and one that is not may still be of one event: they are near one another.

    "Forty-one people died when the dam burst on 2 January", told in March; "Forty-three are now known to have died".
    """
    when = one.when | other.when
    if bool(one.when) == bool(other.when) or any(iso.count("-") != 2 for iso in when):
        return False
    told_of = (one.state and one.state == other.state) or one.kind in _RARE
    return bool(told_of) and (one.value or 0) >= _FEW and _ratio(one, other) <= _NEAR


def _about_then(one: Measure, other: Measure) -> bool:
    """Whether equal figures may have one date after all: what stands beside a figure often dates something else.

    "last year … a range of 190 miles", in an undated article, still agrees with 190 miles.
    """
    if "?" in one.when | other.when:
        return True
    if not striking(one) or not one.context & other.context:
        return False
    if not one.when or not other.when:
        return True  # "430 visas issued in 2023", "a case over 430 visas"
    days = [iso for iso in one.when | other.when if iso.count("-") == 2]
    return len(days) == len(one.when | other.when) and not one.old and not other.old


def _heads_meet(one: Measure, other: Measure, same: bool) -> bool:
    """Whether the same is counted, as far as the words tell."""
    roles = one.role == other.role or (same and striking(one) and {one.role, other.role} <= _SUMS)
    if one.head == other.head:
        return roles or not (one.role and other.role)
    if one.kind == "count":  # the same befell people and residents
        if same and striking(one):
            return bool(one.state)  # "Forty-three pupils fell ill", "forty-three children were ill"
        return bool(one.state) and "@person" in (one.head, other.head) and (same or _ratio(one, other) < 2)
    if one.role and other.role:
        return roles and (same or not (one.head and other.head) or len(one.context & other.context) >= 2)
    if one.head is None or other.head is None:
        return True
    return same and one.figure.unit != other.figure.unit and len(one.context & other.context) >= 2


def _modifiers_meet(one: Measure, other: Measure) -> bool:
    """Whether what narrows one down narrows the other, be it elsewhere in the sentence: "budget gap", "gap in the budget"."""
    more, less = (one.modifiers - other.modifiers, other.modifiers - one.modifiers)
    return not more or not less or more <= other.context or less <= one.context


def _open(one: Measure, other: Measure) -> bool:
    """Whether one is a bound that leaves room for the other: "at least 25" and 163; a toll may still have grown."""
    if one.value is None or other.value is None or one.state:
        return False
    return (one.high == inf and other.value > 2 * one.value) or (one.low == 0 and other.value < one.value / 2)


def _names_differ(one: Measure, other: Measure) -> bool:
    """Whether two figures belong to two persons, bodies or countries: "Brandt has 42,000", "Ostwell has 18,000"."""
    if one.kind == "magnitude":
        return False  # who measured it, and where it was felt
    if one.score:
        return (
            bool(one.names and other.names) and not one.names & other.names
        )  # "the Reds beat Valmera", "Keele's team lost to Valmera"
    if one.subjects and other.subjects and not one.subjects & other.subjects:
        return True
    countries = [{name for name in m.names if name[0] == "@"} for m in (one, other)]
    if all(countries) and not countries[0] & countries[1]:
        return True
    return one.kind != "count" and bool(one.names and other.names) and not one.names & other.names


def striking(measure: Measure) -> bool:
    """Whether the number is so particular that two of it are hardly chance: 340,000 and 4.25, not 5 or 2,000."""
    return measure.score is None and measure.value is not None and len(f"{abs(measure.value):.10g}".strip("0.")) > 1


def _ratio(one: Measure, other: Measure) -> float:
    if one.score and other.score:
        return 1.0
    if one.value is None or other.value is None or one.value <= 0 or other.value <= 0:
        return inf
    return max(one.value, other.value) / min(one.value, other.value)


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
    if one.kind == "count" and not one.state and min(one.value or 0, other.value or 0) < _FEW:
        if not (headed and alone and one.modifiers == other.modifiers and (deeds or one.modifiers) and wide >= 3):
            return 0
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
    ratio = _ratio(one, other)
    if ratio <= 1.3:
        points += 1 + (one.kind == "count" and (one.value or 0) >= 20)
    elif ratio <= 2:
        points += alone
    elif ratio > 4 and shared < 3 and not one.state:
        return 0
    elif ratio > 3:
        points -= 1
    return points


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
        and _comparable_vague(vague, exact)
        and exact.value is not None
        and vague.low <= exact.value <= vague.high
    ) or (vague.index == exact.index and _comparable_vague(vague, exact) and len(vague.context & exact.context) > 2)


def _comparable_vague(vague: Measure, exact: Measure) -> bool:
    return (
        vague.head is not None
        and vague.head == exact.head
        and vague.state == exact.state
        and vague.kind == exact.kind
        and same_time(vague, exact)
        and (vague.modifiers <= exact.modifiers or exact.modifiers <= vague.modifiers)
        and len(vague.context & exact.context) >= 2
    )


def told(cluster: Iterable[Measure]) -> list[list[Measure]]:
    """The figures grouped by what they say, in the order of their first place."""
    found: list[list[Measure]] = []
    for measure in sorted(cluster, key=lambda m: (m.vague, m.place)):
        home = next((version for version in found if equal(version[0], measure)), None)
        if home is None:
            found.append([measure])
        else:
            home.append(measure)
    return found

"""Findings of all articles -> numbers and claims that agree, that were revised, and that do not agree.

Precision first: a pair that is not clearly about the same thing is left alone. No side is ever called right.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise, permutations, product

from briefings import lexicon
from briefings.link import claims, content, contrasts, kindred
from briefings.link.clusters import clusters, told
from briefings.link.comparable import of_one_teller, striking
from briefings.link.content import contents, known_by_name
from briefings.link.disputed import is_disputed
from briefings.link.measures import Measure, measures, totals
from briefings.model import Actor, Findings, Link, LinkKind, Member, Span

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_OF_ONE_HEAD = 20  # clusters of one thing that a number set against another is looked for in
_ONLY_GROWING = frozenset(
    ("dead", "arrested", "infected", "blinded")
)  # of two reports the smaller, later one revises nothing
_ENOUGH_DAYS = 2  # that show a toll growing
_REVISED = frozenset(
    (
        "dead",
        "injured",
        "missing",
        "evacuated",
        "rescued",
        "arrested",
        "hospitalised",
        "infected",
        "sheltered",
        "stranded",
        "blinded",
    )
)


def link(findings: Sequence[Findings], actors: Sequence[Actor] = ()) -> tuple[Link, ...]:
    """Links of the kinds conflicts, updates and agrees, in the order in which the articles bring them.

    A conflict of figures holds every version, "thousands" beside 11,000 and 10,000; `sides` numbers the versions.
    Figures of one article are compared with one another only where two speakers gave them. The members of a claim are
    sentences, with the clashing words; those of a figure are figures.

    Args:
        findings: In file order, attributions resolved.
        actors: Whoever is named in several ways is known by one.
    """
    read = known_by_name(findings, [contents(f) for f in findings], actors)
    all_measures = [measures(i, f, read[i]) for i, f in enumerate(findings)]
    pairs = [pair for f, own in zip(findings, all_measures, strict=True) for pair in contrasts.pairs(f, own)]
    told_apart = frozenset(second.figure.span for _, second in pairs)
    meant = {second.place: _of_the_same(first, second) for first, second in pairs}
    pairs = [(meant.get(first.place, first), meant[second.place]) for first, second in pairs]
    every = [meant.get(m.place, m) for own in all_measures for m in _without_former(own)]
    grouped = _joined(clusters(every), pairs)
    found = kindred.join(
        grouped, every, kindred.Weights(read), lambda both: _contradicts_itself(told(both), told_apart)
    )
    disputed = frozenset(
        m.place
        for cluster in found
        if len(cluster) > 1
        for m in cluster
        if is_disputed(findings[m.index], read[m.index], m)
    )
    links = [link for cluster in found for link in _figures(findings, cluster, told_apart, disputed)]
    counted = [[m.sentence for m in cluster] for cluster in found]
    return tuple(sorted([*links, *claims.link(findings, read, counted)], key=_first_place(findings)))


def _of_the_same(first: Measure, second: Measure) -> Measure:
    """The second of two numbers that an article sets against each other, as a count of what the first one counts:
    "Organisers claimed 20,000", "puts the figure at a fifth"."""
    if second.head is not None:
        return second
    return replace(
        second,
        figure=replace(second.figure, of=first.figure.of),
        head=first.head,
        modifiers=first.modifiers,
        share_of=first.share_of,
        part=first.part,
        role=second.role or first.role,
        state=first.state,
        context=second.context | first.context,
    )


def _without_former(own: Sequence[Measure]) -> list[Measure]:
    """The figures of an article, those left out that it gives only as what another has replaced: the 600 of "740, up from
    600"."""
    former = {(m.sentence, m.kind, m.former) for m in own if m.former is not None}
    return [m for m in own if (m.sentence, m.kind, m.value) not in former]


def _first_place(findings: Sequence[Findings]) -> Callable[[Link], tuple[tuple[int, int], str]]:
    order = {f.article.id: i for i, f in enumerate(findings)}
    return lambda link: (min((order[m.span.article], m.span.start) for m in link.members), link.kind)


def _joined(found: Sequence[list[Measure]], pairs: Sequence[tuple[Measure, Measure]]) -> list[list[Measure]]:
    """The clusters, with the numbers of each pair that an article sets against each other in one of them."""
    homes = {m.place: n for n, cluster in enumerate(found) for m in cluster}
    joined = [list(cluster) for cluster in found]
    by_head: dict[str, list[int]] = defaultdict(list)
    for n, cluster in enumerate(found):
        if cluster[0].head and len(by_head[cluster[0].head]) < _OF_ONE_HEAD:
            by_head[cluster[0].head].append(n)
    for first, second in pairs:
        home = homes.get(first.place)
        if home is None:
            home = homes[first.place] = len(joined)
            joined.append([first])
        near = {homes.get(second.place), *(by_head[first.head] if first.head else ())} - {None}
        same = [second] + [
            m
            for n in sorted(near)
            if len(told([second, *joined[n]])) == 1
            for m in joined[n]
            if n == homes.get(second.place) or (m.head == first.head and striking(m))
        ]
        for measure in same:
            old = homes.get(measure.place)
            if old != home:
                homes[measure.place] = home
                joined[home].append(measure)
                if old is not None:
                    joined[old] = [m for m in joined[old] if m.place != measure.place]
    return [sorted(cluster, key=lambda m: m.place) for cluster in joined if cluster]


def _figures(
    findings: Sequence[Findings],
    cluster: Sequence[Measure],
    told_apart: frozenset[Span],
    disputed: frozenset[tuple[int, int]],
) -> Iterator[Link]:
    """The link that a cluster amounts to; none for a single place. Of those that agree no number is disputed."""
    versions = told(cluster)
    if len(cluster) < 2:
        return
    if len(versions) == 1 or _contradicts_itself(versions, told_apart):
        for version in versions:
            agreed = [m for m in version if m.place not in disputed]
            if len({m.index for m in agreed}) > 1:
                yield _link(findings, "agrees", [agreed])
        return
    ordered = _in_time(findings, versions)
    if ordered:
        yield _link(findings, "updates", ordered)
    elif told_beside := _beside_a_toll(findings, versions, told_apart) or _fallen_toll(findings, versions):
        yield _link(findings, "conflicts", told_beside)
        yield _link(findings, "updates", _in_time(findings, [v for v in versions if v is not told_beside[1]]) or [])
    elif (_is_running(versions) or _is_raised(versions)) and not _all_dated(findings, versions):
        yield replace(_link(findings, "updates", versions, later_known=False), certain=False)
    else:
        yield _link(findings, "conflicts", versions)


def _beside_a_toll(
    findings: Sequence[Findings], versions: Sequence[list[Measure]], told_apart: frozenset[Span]
) -> list[list[Measure]] | None:
    """Of a toll that grows, the version that one article sets against another, after that one: "The governor speaks of more
    than 100 dead. Police put the toll at 47", among 19, 47, 52 and 63."""
    if len(versions) <= _ENOUGH_DAYS or any(version[0].state not in _REVISED for version in versions):
        return None
    for first, second in reversed(list(permutations(versions, 2))):
        if {m.index for m in first} & {m.index for m in second if m.figure.span in told_apart}:
            for kept, out in ((second, first), (first, second)):
                if _in_time(findings, [v for v in versions if v is not out]):
                    return [kept, out]
    return None


def _fallen_toll(findings: Sequence[Findings], versions: Sequence[list[Measure]]) -> list[list[Measure]] | None:
    """Of a toll that grows from day to day, the two versions where a later report has fewer: 74 and 71 of 61 on the 4th, 74 on
    the 5th, 71 on the 6th and 79 on the 8th; None where more than one report has fewer, or a day is not known."""
    if len(versions) <= _ENOUGH_DAYS or not all(v[0].state in _ONLY_GROWING and not v[0].vague for v in versions):
        return None
    dated = [(min(days), v) for v in versions if (days := [day for m in v if (day := _day(findings, m))])]
    if len(dated) < len(versions):
        return None
    dated.sort(key=lambda entry: entry[0])
    fallen = [[old, new] for (_, old), (_, new) in pairwise(dated) if (new[0].value or 0) < (old[0].value or 0)]
    if len(fallen) != 1 or not _in_time(findings, [v for v in versions if v is not fallen[0][1]]):
        return None
    return fallen[0]


def _contradicts_itself(versions: Sequence[Sequence[Measure]], told_apart: frozenset[Span]) -> bool:
    """Whether an article holds two versions without two speakers: then it counts two things, and they do not clash.

    "A recall of 310,000 prams … 240,000 prams in North America": no conflict with another article's 240,000.
    """
    homes: dict[int, list[tuple[int, Measure]]] = defaultdict(list)
    for number, version in enumerate(versions):
        for measure in version:
            if not measure.vague and measure.figure.span not in told_apart:
                homes[measure.index].append((number, measure))
    for found in homes.values():
        numbers = {number for number, _ in found}
        speakers = {measure.speaker for _, measure in found}
        if len(numbers) > 1 and (None in speakers or len(speakers) < len(numbers)):
            return True
    return False


def _in_time(findings: Sequence[Findings], versions: Sequence[Sequence[Measure]]) -> list[list[Measure]] | None:
    """The versions, oldest first, where each later one revises the one before; None where they clash.

    A toll grows, and "rose to" revises; both need articles of different known days.
    """
    exact = [list(version) for version in versions if not version[0].vague]
    if len(exact) == 2 and (replaced := _replaced(exact)):
        return replaced
    dated = []
    for version in exact:
        known = sorted({day for m in version if (day := _day(findings, m))})
        if not known:
            return _grown(versions) or _grown_by(findings, exact)
        dated.append((known[0], known[-1], version))
    dated.sort(key=lambda entry: entry[:2])
    steps = []
    for (_, last, old), (first, _, new) in pairwise(dated):
        if not last < first:
            return None
        less = (new[0].value or 0) < (old[0].value or 0) and old[0].state in _ONLY_GROWING
        steps.append(
            (old[0].state in _REVISED and not less)
            or any(m.revises for m in new)
            or _carried_on(old, new)
            or any(a.kind != "count" and of_one_teller(a, b) for a, b in product(old, new))
        )
    growing = all((old[0].value or 0) < (new[0].value or 0) for (_, _, old), (_, _, new) in pairwise(dated))
    if not all(steps) and not (len(steps) > 1 and growing and any(steps)):
        return None  # "12 kilometres", then "now 31 kilometres", then "45 kilometres of coast"
    return [version for _, _, version in dated]


def _replaced(versions: Sequence[Sequence[Measure]]) -> list[list[Measure]] | None:
    """Two versions, the one first that the other says it has replaced: "410,000, up from 340,000"."""
    for old, new in ((versions[0], versions[1]), (versions[1], versions[0])):
        if any(m.former is not None and m.former == old[0].value for m in new):
            return [list(old), list(new)]
    return None


def _grown(versions: Sequence[Sequence[Measure]]) -> list[list[Measure]] | None:
    """The versions in the order that the articles tell without a date: one names the number that it replaces, is what one
    person says "now", or, the largest of a toll, is said to be what it grew to."""
    if len(versions) == 2 and (replaced := _replaced(versions)):
        return replaced
    newest = [any(m.revises for m in version) for version in versions]
    if len(versions) == 2 and newest[0] != newest[1] and any(of_one_teller(a, b) for a, b in product(*versions)):
        return [list(version) for _, version in sorted(zip(newest, versions, strict=True), key=lambda entry: entry[0])]
    by_size = sorted(versions, key=lambda version: version[0].value or 0)
    toll = all(version[0].state in _REVISED and not version[0].vague for version in versions)
    return [list(v) for v in by_size] if toll and any(m.revises for m in by_size[-1]) else None


def _grown_by(findings: Sequence[Findings], versions: Sequence[list[Measure]]) -> list[list[Measure]] | None:
    """The versions by size, where they are of what only grows and those of known days did: 58 on the 19th, 83 on the 22nd,
    104 in an article of no known day."""
    by_size = sorted(versions, key=lambda version: version[0].value or 0)
    if not all(version[0].state in _ONLY_GROWING for version in versions):
        return None
    known = [days for version in by_size if (days := sorted({day for m in version if (day := _day(findings, m))}))]
    if len(known) < _ENOUGH_DAYS or not all(old[-1] < new[0] for old, new in pairwise(known)):
        return None
    return by_size


def _carried_on(old: Sequence[Measure], new: Sequence[Measure]) -> bool:
    """Whether the new number says that it replaces the old one, or more has been done of what is done one by one."""
    if any(m.former is not None and m.former == old[0].value for m in new):
        return True
    return _adds_up(old, new) and (new[0].value or 0) > (old[0].value or 0)


def _adds_up(one: Sequence[Measure], other: Sequence[Measure]) -> bool:
    """Whether both count what grows piece by piece: flights cancelled, signatures, cash recovered."""
    lists = _running()
    deeds = [{deed for m in version for deed in m.deeds} & lists["cumulative"] for version in (one, other)]
    heads = {m.head for m in one} & {m.head for m in other}
    if heads - {None} and (deeds[0] or deeds[1]) and one[0].kind == "count":
        return True  # "340 birds had been collected", "1,150 birds have been brought in"
    return bool(deeds[0] & deeds[1] or heads & lists["collected"])


def _is_running(versions: Sequence[Sequence[Measure]]) -> bool:
    """Whether the versions are of a toll that changes from report to report, and no one article gives them all."""
    if any(version[0].vague for version in versions) or len({m.index for version in versions for m in version}) == 1:
        return False
    if all(version[0].state in _REVISED for version in versions):
        return True
    if all(m.part and m.kind == "count" for version in versions for m in version):
        return True  # "41 reactions, 19 of them grave": a part grows with its whole
    return all(_adds_up(one, other) for one, other in pairwise(versions))


def _is_raised(versions: Sequence[Sequence[Measure]]) -> bool:
    """Whether one of two sums is said to be the newest: "It will now pay 665 pence a share"."""
    newest = [any(m.revises for m in version) for version in versions]
    money = all((len(m.kind) == 3 and m.kind.isupper()) or m.rate for version in versions for m in version)
    return money and len(versions) == 2 and newest[0] != newest[1] and _newer_is_more(versions, newest)


def _newer_is_more(versions: Sequence[Sequence[Measure]], newest: Sequence[bool]) -> bool:
    old, new = (versions[0], versions[1]) if newest[1] else (versions[1], versions[0])
    return (new[0].value or 0) > (old[0].value or 0)


def _all_dated(findings: Sequence[Findings], versions: Sequence[Sequence[Measure]]) -> bool:
    """Whether for each version a day is known on which it was printed."""
    return all(any(_day(findings, m) for m in version) for version in versions)


def _day(findings: Sequence[Findings], measure: Measure) -> str | None:
    """The day of the article; without one, the day on which the figure itself stood so: "as of 9 September"."""
    date = findings[measure.index].article.date
    if date:
        return date.first if date.precision == "day" else None
    days = sorted(iso for iso in measure.when if _DAY.fullmatch(iso))
    return days[-1] if days else None


@cache
def _running() -> dict[str, frozenset[str]]:
    lists = lexicon.load("claims")
    return {name: frozenset(content.stem(word) for word in lists[name]) for name in ("cumulative", "collected")}


def _link(
    findings: Sequence[Findings], kind: LinkKind, versions: Sequence[Sequence[Measure]], *, later_known: bool = True
) -> Link:
    places = [(m.place, side, m) for side, version in enumerate(versions) for m in version]
    chosen: list[tuple[int, Measure]] = []
    taken: set[tuple[int, int]] = set()
    for _, side, measure in sorted(places, key=lambda entry: (entry[1], entry[0])):
        if (side, measure.index) not in taken:
            taken.add((side, measure.index))
            chosen.append((side, measure))
    about = _about(findings, [m for _, m in chosen])
    said = [_words(findings, next(m for s, m in chosen if s == side)) for side in range(len(versions))]
    if kind == "agrees":
        reason = _agreement(findings, [m for _, m in chosen])
    elif not later_known:
        reason = "one may be an update, and no date tells which is later: " + " and ".join(said)
    elif kind == "updates":
        reason = "later reports revise earlier ones: " + ", then ".join(said)
    else:
        reason = "reports differ: " + " against ".join(said)
    return Link(
        kind=kind,
        reason=f"{about}: {reason}" if about else reason[0].upper() + reason[1:],
        members=tuple(Member(m.figure.span, m.figure.value, m.figure.unit) for _, m in chosen),
        about=about,
        sides=tuple(side for side, _ in chosen),
    )


def _words(findings: Sequence[Findings], measure: Measure) -> str:
    return " ".join(findings[measure.index].article[measure.figure.span].split())


def _agreement(findings: Sequence[Findings], chosen: Sequence[Measure]) -> str:
    first = chosen[0]
    other = next((m for m in chosen if m.figure.unit != first.figure.unit), None)
    if other is None:
        return f"{len({m.index for m in chosen})} articles give {_words(findings, first)}"
    return f"{_words(findings, first)} and {_words(findings, other)} are the same after conversion"


def _about(findings: Sequence[Findings], chosen: Sequence[Measure]) -> str | None:
    """The thing counted, in the words that two versions share or else the plainest."""
    phrases = [" ".join(m.figure.of.split()) for m in chosen if m.figure.of and m.figure.of.lower() not in totals()]
    if not phrases:
        return None
    del findings
    counts = Counter(phrases)
    common = {p: sum(n for other, n in counts.items() if p.lower() in other.lower()) for p in counts}
    phrases = list(counts)
    return max(phrases, key=lambda phrase: (common[phrase] > 1, common[phrase] > 1 and len(phrase), -len(phrase)))

"""Findings of all articles -> numbers and claims that agree, that were revised, and that do not agree.

Precision first: a pair that is not clearly about the same thing is left alone. No side is ever called right.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from briefings.link import claims
from briefings.link.clusters import clusters, told
from briefings.link.content import contents
from briefings.link.measures import Measure, measures
from briefings.model import Actor, Findings, Link, LinkKind, Member

_REVISED = frozenset(
    ("dead", "injured", "missing", "evacuated", "rescued", "arrested", "hospitalised", "infected", "sheltered")
)


def link(findings: Sequence[Findings], actors: Sequence[Actor] = ()) -> tuple[Link, ...]:
    """Links of the kinds conflicts, updates and agrees, in the order in which the articles bring them.

    A conflict of figures holds every version, "thousands" beside 11,000 and 10,000; `sides` numbers the versions.
    Figures of one article are compared with one another only where two speakers gave them. The members of a claim are
    sentences, with the clashing words; those of a figure are figures.

    Args:
        findings: In file order, attributions resolved.
        actors: Not needed yet; who acts is told by the names beside a figure.
    """
    del actors
    read = [contents(f) for f in findings]
    all_measures = [m for i, f in enumerate(findings) for m in measures(i, f, read[i])]
    found = clusters(all_measures)
    links = [link for cluster in found for link in _figures(findings, cluster)]
    counted = [[m.sentence for m in cluster] for cluster in found]
    return tuple(sorted([*links, *claims.link(findings, read, counted)], key=_first_place(findings)))


def _first_place(findings: Sequence[Findings]) -> Callable[[Link], tuple[tuple[int, int], str]]:
    order = {f.article.id: i for i, f in enumerate(findings)}
    return lambda link: (min((order[m.span.article], m.span.start) for m in link.members), link.kind)


def _figures(findings: Sequence[Findings], cluster: Sequence[Measure]) -> Iterator[Link]:
    """The link that a cluster amounts to; none for a single place."""
    versions = told(cluster)
    articles = {m.index for m in cluster}
    if len(cluster) < 2:
        return
    if len(versions) == 1:
        if len(articles) > 1:
            yield _link(findings, "agrees", versions)
        return
    if _contradicts_itself(versions):
        for version in versions:
            if len({m.index for m in version}) > 1:
                yield _link(findings, "agrees", [version])
        return
    ordered = _in_time(findings, versions)
    if ordered:
        yield _link(findings, "updates", ordered)
    else:
        yield _link(findings, "conflicts", versions)


def _contradicts_itself(versions: Sequence[Sequence[Measure]]) -> bool:
    """Whether an article holds two versions without two speakers: then it counts two things, and they do not clash.

    "A recall of 310,000 prams … 240,000 prams in North America": no conflict with another article's 240,000.
    """
    homes: dict[int, list[tuple[int, Measure]]] = defaultdict(list)
    for number, version in enumerate(versions):
        for measure in version:
            if not measure.vague:
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
    dated = []
    for version in exact:
        known = sorted(
            {date.first for m in version if (date := findings[m.index].article.date) and date.precision == "day"}
        )
        if not known:
            return None
        dated.append((known[0], known[-1], version))
    dated.sort(key=lambda entry: entry[:2])
    for (_, last, old), (first, _, new) in pairwise(dated):
        revisable = old[0].state in _REVISED or any(m.revises for m in new)
        if not last < first or not revisable:
            return None
    vague = [m for version in versions if version[0].vague for m in version]
    return [version for _, _, version in dated] + ([vague] if vague else [])


def _link(findings: Sequence[Findings], kind: LinkKind, versions: Sequence[Sequence[Measure]]) -> Link:
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
    phrases = [" ".join(m.figure.of.split()) for m in chosen if m.figure.of]
    if not phrases:
        return None
    del findings
    counts = Counter(phrases)
    common = {p: sum(n for other, n in counts.items() if p.lower() in other.lower()) for p in counts}
    phrases = list(counts)
    return max(phrases, key=lambda phrase: (common[phrase] > 1, common[phrase] > 1 and len(phrase), -len(phrase)))

"""Claims of two sentences that clash: opposed cues over the same actors and content words, never the words of a story.

Each sort of clash is a row of `_SORTS`: what finds its claims in a sentence, and what makes two of them one question.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from heapq import merge
from operator import itemgetter
from typing import NamedTuple

from briefings import lexicon
from briefings.lexicon import days
from briefings.link.claims import (
    agents,
    assertions,
    causes,
    corrections,
    decisions,
    effects,
    exchanges,
    existence,
    learned,
    oppositions,
    places,
    propositions,
    reasons,
    rebuttals,
    replies,
    scopes,
    stages,
    worries,
)
from briefings.link.claims.claim import Claim, Finder, Same, cue_words
from briefings.link.claims.teasers import is_teaser
from briefings.link.claims.tellers import Tellers
from briefings.link.claims.wording import about, are_unlike_things, goods, is_verb, matter, origin, topic
from briefings.link.content import Content
from briefings.model import Findings, Link, LinkKind, Member, Span

_MOVED_ON = 2  # days: a "not yet" this much older than the "yes" was overtaken and does not clash with it
_LONGEST_SENTENCE = 1500  # code points: a longer one is a list, or no prose at all
_NOUNS = frozenset(
    ("email", "e-mail", "messag", "text", "document")
)  # stems that are hardly ever a verb where a "no" stands before them
_PARTNERS = 30  # claims that one is compared with: keeps a thousand articles near-linear


def link(
    findings: Sequence[Findings], read: Sequence[Sequence[Content]], counted: Sequence[Sequence[Span]]
) -> Iterator[Link]:
    """Conflicts of claims, and updates where a later report overtook a "not yet"; at most one link a pair of sentences.

    Args:
        findings: In file order, attributions resolved.
        read: The sentences' content, article by article.
        counted: For each thing counted, the sentences that count it: "sent to" two countries clashes only for one thing.
    """
    weights = oppositions.Weights(read, propositions.meant())
    found: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for index, article in enumerate(findings):
        for sentence in read[index]:
            if len(sentence.span) > _LONGEST_SENTENCE or is_teaser(article.article.text, sentence.span):
                continue
            for finder in _FINDERS:
                for claim in finder(index, article, sentence):
                    found[claim.sort, claim.topic].append(claim)
    shared = _shared_counts(counted)
    voices = [Tellers(article) for article in findings]
    taken: list[frozenset[Span]] = []
    for (sort, _), every in found.items():
        claims = places.without_slips(findings, every) if sort == "placed" else every
        pairs = [pair for pair in _opposed(claims) if _SORTS[sort].same(*pair, shared) and not _by_one(*pair, voices)]
        for group in _grouped(pairs):
            sentences = frozenset(claim.sentence for claim in group)
            if sort == "banned" and are_unlike_things(findings, read, group):
                continue  # lorries were let in before, and cars are kept out: both can be so
            if not any(sentences <= old for old in taken):
                taken.append(sentences)
                yield _link(findings, sort, group, _about(findings, read, sort, group, weights))
    for sort, group in _told_and_denied(findings, read, found, voices, weights):
        sentences = frozenset(claim.sentence for claim in group)
        if not any(len(sentences & old) > 1 for old in taken):
            taken.append(sentences)
            yield _link(findings, sort, group, topic(findings, read, group, weights))


def _by_one(one: Claim, other: Claim, voices: Sequence[Tellers]) -> bool:
    """Whether one speaker says both: nobody is set against himself, and where he seems to be one of the two is misread."""
    if one.sort != "denied":
        return False
    teller = voices[one.index].saying(one.words.end - 1)
    return teller not in (None, "?") and teller == voices[other.index].saying(other.words.end - 1)


def _about(
    findings: Sequence[Findings],
    read: Sequence[Sequence[Content]],
    sort: str,
    group: Sequence[Claim],
    weights: oppositions.Weights,
) -> str | None:
    """What claims of one sort are about, in words of the articles; None: no word surely tells it."""
    found = goods(findings, read, group) if sort == "sent" else None
    if sort == "worried":
        found = matter(findings, read, group)
    found = found or about(findings, group)
    if found is None or is_verb(found, findings[group[0].index].article[group[0].sentence]):
        return topic(findings, read, group, weights)
    return found


def _told_and_denied(
    findings: Sequence[Findings],
    read: Sequence[Sequence[Content]],
    found: Mapping[tuple[str, str], Sequence[Claim]],
    voices: Sequence[Tellers],
    weights: oppositions.Weights,
) -> Iterator[tuple[str, list[Claim]]]:
    """What is turned down in the next breath, and what one report affirms and another denies in other words."""
    said: list[propositions.Proposition] = []
    answers: list[tuple[Claim, Claim]] = []
    verbs: dict[Span, list[Claim]] = defaultdict(list)
    for (sort, _), claims in found.items():
        if sort == "denied":
            for claim in claims:
                if claim.topic in cue_words()["finite"] or claim.topic in _NOUNS:
                    continue  # "Nobody will be left behind"
                verbs[claim.sentence].append(claim)
    turned: list[list[Claim]] = []
    for index, article in enumerate(findings):
        tellers = voices[index]
        turned += rebuttals.find(index, article, read[index], tellers, weights)
        turned += replies.find(index, article, read[index], tellers, weights)
        before: Content | None = None
        for number, sentence in enumerate(read[index]):
            if len(sentence.span) <= _LONGEST_SENTENCE and not is_teaser(article.article.text, sentence.span):
                said += propositions.read(index, number, article, sentence, before, tellers)
                said += (
                    propositions.of_claim(c, number, article, sentence, before, tellers) for c in verbs[sentence.span]
                )
            before = sentence
        answers += exchanges.pairs(index, article, read[index], tellers, weights)
    for answered in _merged(turned):
        yield "rebutted", answered
    for group in _grouped(list(learned.pairs(findings, said, weights))):
        yield "learned", group
    pairs = [(_claim(yes), _claim(no)) for yes, no in oppositions.pairs(said, weights)]
    for group in _grouped(pairs):
        yield "opposed", group
    for one, other in answers:
        yield "exchanged", [one, other]


def _merged(turned: Sequence[list[Claim]]) -> list[list[Claim]]:
    """The rebuttals, those of one claim in one group; what turns down a rebuttal stands with the claim.

    "The ministry denied this. But the file contains an entry …"
    """
    found: list[list[Claim]] = []
    homes: dict[Span, tuple[int, str]] = {}  # by sentence: the group that holds it, and on which side
    for group in turned:
        home, side = homes.get(group[0].sentence, (len(found), group[0].side))
        if home == len(found):
            found.append([])
        for claim in group:
            turn = claim.side if side == group[0].side else {"yes": "no", "no": "yes"}[claim.side]
            if homes.setdefault(claim.sentence, (home, turn)) == (home, turn) and claim.sentence not in {
                c.sentence for c in found[home]
            }:
                found[home].append(replace(claim, side=turn))
    return [group for group in found if len({claim.side for claim in group}) > 1]


def _claim(p: propositions.Proposition) -> Claim:
    side = "yes" if p.holds else "no"
    return Claim("opposed", p.article, p.sentence, p.words, side, p.subject, p.object, p.context, topic=p.family)


def _shared_counts(counted: Sequence[Sequence[Span]]) -> Mapping[Span, frozenset[int]]:
    found: dict[Span, set[int]] = defaultdict(set)
    for number, sentences in enumerate(counted):
        for sentence in sentences:
            found[sentence].add(number)
    return {sentence: frozenset(numbers) for sentence, numbers in found.items()}


def _opposed(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    sides: dict[str, list[tuple[int, Claim]]] = defaultdict(list)
    for position, claim in enumerate(claims):
        sides[claim.side].append((position, claim))
    if len(sides) < 2:
        return
    for position, one in enumerate(claims):
        partners = 0
        others = [
            found[bisect_right(found, position, key=_POSITION) :][:_PARTNERS]
            for side, found in sides.items()
            if side != one.side
        ]
        for _, other in merge(*others, key=_POSITION):
            if one.sentence == other.sentence:
                continue
            yield one, other
            partners += 1
            if partners >= _PARTNERS:
                break


_POSITION = itemgetter(0)


def _grouped(pairs: Sequence[tuple[Claim, Claim]]) -> list[list[Claim]]:
    """Claims that clash with one another, chained; each group in text order."""
    groups: list[list[Claim]] = []
    homes: dict[Span, int] = {}  # by the claim's words, which no other claim of its sort has
    for one, other in pairs:
        home = homes.get(one.words, homes.get(other.words))
        if home is None:
            home = len(groups)
            groups.append([])
        for claim in (one, other):
            if claim.words not in homes:
                homes[claim.words] = home
                groups[home].append(claim)
    groups = [group for group in groups if len({claim.side for claim in group}) > 1]
    return [sorted(group, key=lambda claim: (claim.index, claim.words.start)) for group in groups]


class _Sort(NamedTuple):
    same: Same  # whether two claims answer one question
    reason: str  # printable


def _always(*_: object) -> bool:
    return True


_FINDERS: tuple[Finder, ...] = (
    decisions.find,
    decisions.find_intents,
    decisions.find_plans,
    reasons.find,
    effects.find,
    causes.find,
    agents.find,
    corrections.find,
    assertions.find,
    existence.find,
    places.find,
    worries.find,
    stages.find_coming,
    stages.find_hidden,
    scopes.find,
    scopes.find_bans,
)
_SORTS: Mapping[str, _Sort] = {
    "decided": _Sort(decisions.same, "reports differ on whether it is decided"),
    "intended": _Sort(decisions.same_intent, "reports differ on whether it is decided"),
    "planned": _Sort(decisions.same_plan, "reports differ on whether it is decided"),
    "main": _Sort(reasons.same, "reports differ on whether it is the main reason or one of several"),
    "effect": _Sort(effects.same, "reports differ on how large the effect is"),
    "cause": _Sort(causes.same, "reports differ on who or what is to blame"),
    "did": _Sort(agents.same, "reports differ on who did it"),
    "corrected": _Sort(corrections.same, "one report rules out what the other says"),
    "denied": _Sort(assertions.same, "one report affirms what the other denies"),
    "rebutted": _Sort(_always, "one side turns down what another says"),
    "opposed": _Sort(_always, "one report affirms what the other denies"),
    "exchanged": _Sort(_always, "one side turns down what another says"),
    "learned": _Sort(_always, "reports differ on when it was known"),
    "exists": _Sort(existence.same, "reports differ on whether it was there"),
    "placed": _Sort(places.same, "reports differ on the place"),
    "sent": _Sort(places.same_goods, "reports differ on the place"),
    "coming": _Sort(stages.same_coming, "reports differ on whether it is about to happen"),
    "hidden": _Sort(stages.same_hidden, "reports differ on whether it is approved or decided in private"),
    "scope": _Sort(scopes.same, "reports differ on how far it goes"),
    "banned": _Sort(scopes.same_bans, "reports differ on whether it was allowed before"),
    "worried": _Sort(worries.same, "reports differ on whether there is concern about it"),
}


def _link(findings: Sequence[Findings], sort: str, group: Sequence[Claim], what: str | None) -> Link:
    sides: list[str] = []
    for claim in group:
        if claim.side not in sides:
            sides.append(claim.side)
    kind: LinkKind = "updates" if _overtaken(findings, sort, group) else "conflicts"
    reason = _reason(sort, group) if kind == "conflicts" else "a later report overtakes an earlier one"
    if len({claim.index for claim in group}) == 1:
        reason += ", within one article"
    cited = origin(findings, group)
    if cited:
        reason += f"; both cite {cited}: go to the original"
    return Link(
        kind=kind,
        reason=f"{what}: {reason}" if what else reason[0].upper() + reason[1:],
        members=tuple(Member(claim.sentence, words=claim.words) for claim in group),
        about=what,
        sides=tuple(sides.index(claim.side) for claim in group),
    )


def _reason(sort: str, group: Sequence[Claim]) -> str:
    """What the claims differ on, by the family of their words where they have one: "whether there was a warning"."""
    points: Mapping[str, str] = lexicon.load("oppositions")["points"]
    point = points.get(group[0].topic) if sort == "opposed" else None
    return f"reports differ on {point}" if point else _SORTS[sort].reason


def _not_yet(findings: Sequence[Findings], group: Sequence[Claim]) -> bool:
    """Whether every "no" says what has not been done up to now: "has not published its report"."""
    denying = [claim for claim in group if claim.side == "no"]
    return all(_HAS.search(findings[c.index].article.text, c.sentence.start, c.words.start + 3) for c in denying)


_HAS = re.compile(r"(?<![^\W_])(?:has|have)(?:n['’]t|[\s\u00a0]not|[\s\u00a0]not?$)", re.IGNORECASE)


def _overtaken(findings: Sequence[Findings], sort: str, group: Sequence[Claim]) -> bool:
    """Whether every "not yet" is days older than every "yes"."""
    if sort not in ("decided", "denied", "coming", "hidden") and not (sort == "opposed" and _not_yet(findings, group)):
        return False
    dated: dict[str, list[days.Anchor]] = {"yes": [], "no": []}
    for claim in group:
        anchor = days.anchor_of(findings[claim.index].article.date)
        if anchor is None:
            return False
        dated[claim.side].append(anchor)
    return (min(first for first, _ in dated["yes"]) - max(last for _, last in dated["no"])).days > _MOVED_ON

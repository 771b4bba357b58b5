"""Who or what caused something, or is to blame for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefings.link.claims.claim import Claim, clause, is_negated, trimmed
from briefings.link.content import Content, overlap
from briefings.model import Findings, Span

_CAUSED_BY = re.compile(
    r"(?<![^\W_])(?:was|were|is|are|been|being)[\s\u00a0](?:\w{2,12}ly[\s\u00a0])?caused[\s\u00a0]by(?![^\W_])",
    re.IGNORECASE,
)


_BLAMED = re.compile(
    r"(?<![^\W_])(?:blamed|blames|blaming)[\s\u00a0](?P<who>[^.;:,“”\"\n]{2,60}?)[\s\u00a0]for(?![^\W_])", re.IGNORECASE
)


_TO_BLAME = re.compile(
    r"(?<![^\W_])(?:was|were|is|are)[\s\u00a0](?:solely[\s\u00a0])?(?:to[\s\u00a0]blame|responsible)[\s\u00a0]for(?![^\W_])",
    re.IGNORECASE,
)


def find(index: int, findings: Findings, sentence: Content) -> Iterator[Claim]:
    """Who or what caused something: the claim's `subject` is the culprit, its `about` the harm, its side the culprit."""
    text, (start, end) = findings.article.text, (sentence.span.start, sentence.span.end)
    for match in _CAUSED_BY.finditer(text, start, end):
        left, right = clause(findings, sentence, *match.span())
        yield from _blame(index, findings, sentence, (match.end(), right), (left, match.start()))
    for match in _BLAMED.finditer(text, start, end):
        _, right = clause(findings, sentence, *match.span())
        yield from _blame(index, findings, sentence, match.span("who"), (match.end(), right))
    for match in _TO_BLAME.finditer(text, start, end):
        left, right = clause(findings, sentence, *match.span())
        yield from _blame(index, findings, sentence, (left, match.start()), (match.end(), right))


def _blame(
    index: int, findings: Findings, sentence: Content, culprit: tuple[int, int], harm: tuple[int, int]
) -> Iterator[Claim]:
    who, what = sentence.within(*culprit), sentence.within(*harm)
    if not who or not what or is_negated(findings, sentence, culprit[0]):
        return
    words = trimmed(findings, *culprit)
    yield Claim("cause", index, sentence.span, words, " ".join(sorted(who)), who, what, sentence.all)


def same(one: Claim, other: Claim, _: Mapping[Span, frozenset[int]]) -> bool:
    """One harm laid to two that have nothing in common."""
    return not one.subject & other.subject and bool(one.about & other.about) and overlap(one.about, other.about) >= 0.5

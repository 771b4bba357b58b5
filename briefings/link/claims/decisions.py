"""Whether something is decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefings.link.claims.claim import Claim, claim_at, cue_pattern
from briefings.link.content import Content, overlap
from briefings.model import Findings, Span


def find(index: int, findings: Findings, sentence: Content) -> Iterator[Claim]:
    """ "has already decided", "has not yet decided"."""
    for match in cue_pattern("decided").finditer(findings.article.text, sentence.span.start, sentence.span.end):
        yield claim_at("decided", index, findings, sentence, match.span(), str(match.lastgroup))


def same(one: Claim, other: Claim, _: Mapping[Span, frozenset[int]]) -> bool:
    """The same one decides, and over the same, or a bare "has not yet decided"."""
    if not one.subject & other.subject:
        return False
    if not one.about or not other.about:
        return any("already" in claim.cue or "been" in claim.cue for claim in (one, other) if claim.side == "yes")
    return len(one.about & other.about) >= 2 or overlap(one.about, other.about) >= 0.5

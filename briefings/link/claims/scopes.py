"""How far a permission, a ban or the like goes, and whether it was allowed before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from briefings.link.claims.claim import Claim, claim_at, clause
from briefings.link.claims.stages import cues, found, plain
from briefings.link.content import Content
from briefings.model import Findings, Span

_WEAK = 3  # words that two sentences share where their cue tells little: "only in", "anywhere in"
_STRONG = 2
_FIRM = ("limited", "restricted", "confined", "covers", "apply", "applies")


def find(index: int, findings: Findings, sentence: Content) -> Iterator[Claim]:
    """ "limited to the harbour", "across the whole country"; of a limit that is one for now, or that its own article would
    widen, nothing: “first in the harbour” and “could be extended” agree with one another and with "everywhere"."""
    text, within = findings.article.text, (sentence.span.start, sentence.span.end)
    matches = found(findings, sentence, "scope", "narrow", "wide")
    sides = {match.lastgroup for match in matches}
    if len(sides) != 1 or cues("for_now").search(text, *within):
        return
    if "narrow" in sides and cues("widened").search(text):
        return
    if "wide" in sides and cues("widened", "perhaps").search(text, *within):
        return
    for match in matches:
        claim = claim_at("scope", index, findings, sentence, match.span(), "yes" if "wide" in sides else "no")
        yield replace(claim, context=sentence.all)


def same(one: Claim, other: Claim, _: Mapping[Span, frozenset[int]]) -> bool:
    """Two articles speak of one thing: two thirds of what is limited, and some words in all, stand in both sentences."""
    no, yes = (one, other) if one.side == "no" else (other, one)
    limited = plain(no.subject)
    firm = all(any(word in claim.cue for word in _FIRM) for claim in (one, other))
    return (
        no.index != yes.index
        and len(plain(no.context & yes.context)) >= (_STRONG if firm else _WEAK)
        and bool(limited)
        and 3 * len(limited & yes.context) >= 2 * len(limited)
    )


def find_bans(index: int, findings: Findings, sentence: Content) -> Iterator[Claim]:
    """ "was opposed until recently to letting trawlers in", "gave trawlers the green light months ago"."""
    text, span = findings.article.text, sentence.span
    for match in found(findings, sentence, "banned", "against", "allowed"):
        side = "yes" if match.lastgroup == "allowed" else "no"
        if cues("ever" if side == "no" else "before").search(text, span.start, span.end):
            _, right = clause(findings, sentence, *match.span())
            claim = claim_at("banned", index, findings, sentence, match.span(), side)
            yield replace(
                claim, about=sentence.within(match.start(), right)
            )  # "gave the fleet the green light to fish"


def same_bans(one: Claim, other: Claim, _: Mapping[Span, frozenset[int]]) -> bool:
    """Whoever was against it is who allowed it, two more words are in both, and so are the countries that it was about."""
    no, yes = (one, other) if one.side == "no" else (other, one)
    shared = (no.context & yes.context) - no.subject
    named = frozenset(key for key in no.about if key[0] == "@")
    return (
        no.index != yes.index
        and bool(no.subject & yes.context)
        and len(shared) >= _STRONG
        and named <= yes.about | yes.subject
    )

"""How far a permission, a ban or the like goes, and whether it was allowed before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice

from briefings.link.claims.claim import Claim, claim_at, clause
from briefings.link.claims.stages import cues, found
from briefings.link.content import Content
from briefings.model import Findings, Span

_WEAK = 3  # words that two sentences share where their cue tells little: "only in", "elsewhere in"
_STRONG = 2
_CASES = ("cover", "appl")  # "The law covers only nurses", "The pay rise for nurses covers all"
_FIRM = ("limited", "restricted", "confined", "covers", "apply", "applies", "initially", "expanded", "extended")


def find(index: int, findings: Findings, sentence: Content) -> Iterator[Claim]:
    """ "limited to the harbour", "could be extended"."""
    matches = found(findings, sentence, "scope", "narrow", "wide")
    if len({match.lastgroup for match in matches}) > 1:
        matches = [m for m in matches if m.lastgroup == "wide"]  # "in the harbour for now, and elsewhere later"
    for match in matches:
        side = "yes" if match.lastgroup == "wide" else "no"
        claim = claim_at("scope", index, findings, sentence, match.span(), side)
        left, _ = clause(findings, sentence, *match.span())
        opens = (k.key for k in sentence.keys if left <= k.start < match.start() and k.key[0] not in "#@")
        head = frozenset(islice(opens, 1))
        yield replace(claim, context=sentence.all, head=head)  # "could permit the use of the drones elsewhere"


def same(one: Claim, other: Claim, _: Mapping[Span, frozenset[int]]) -> bool:
    """Two articles speak of one thing: both clauses open with it, or many words are shared where it is no list of cases."""
    shared = frozenset(key for key in one.context & other.context if key[0] not in "#@")
    firm = all(any(word in claim.cue for word in _FIRM) for claim in (one, other))
    if one.index == other.index or len(shared) < (_STRONG if firm else _WEAK):
        return False
    cases = any(word in claim.cue for claim in (one, other) for word in _CASES)
    return bool(one.head & other.head) or (not cases and len(shared) >= _WEAK)


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

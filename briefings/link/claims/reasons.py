"""Whether something is the main reason or one of several."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from briefings.link import content
from briefings.link.claims.claim import Claim, claim_at, cue_pattern, cue_words, low_words
from briefings.link.content import Content
from briefings.model import Findings, Span

_THIS = frozenset(("this", "it", "that"))


def find(index: int, findings: Findings, sentence: Content) -> Iterator[Claim]:
    """ "driven mainly by", "only one of several reasons"; none where a sentence says both."""
    matches = list(cue_pattern("main").finditer(findings.article.text, sentence.span.start, sentence.span.end))
    if not matches or len({match.lastgroup for match in matches}) > 1:
        return
    words = low_words(findings, sentence.span.start, sentence.span.end)
    purpose = low_words(findings, matches[0].end(), min(sentence.span.end, matches[0].end() + 4)) == ["to"]
    if not purpose and not cue_words()["causal"] & set(words):
        return
    claim = claim_at("main", index, findings, sentence, matches[0].span(), str(matches[0].lastgroup))
    inside = sentence.within(*matches[0].span())
    if claim.cue.endswith(("alone", "own")):
        this = bool(_THIS & set(low_words(findings, *matches[0].span())))
        claim = replace(claim, subject=claim.subject | inside, context=sentence.all, pronoun=this)
    yield claim


def _of_a_cause(claim: Claim) -> bool:
    """Whether the cue itself speaks of a cause: what it is said of is the cause."""
    return claim.cue.endswith(("cause", "factor", "reason", "driver", "culprit")) or claim.cue.startswith("alone")


def same(one: Claim, other: Claim, _: Mapping[Span, frozenset[int]]) -> bool:
    """The sentences share three keys besides the words of reason, or both what was done and why."""
    causal = {content.stem(word) for word in cue_words()["causal"]}
    shared = (one.context & other.context) - causal
    if len(shared) >= 3:
        return True
    if (one.subject | one.about) & (other.subject | other.about) - causal and _of_a_cause(one) and _of_a_cause(other):
        return True  # "calling the rain the overriding cause", "the rain was at most a contributory factor"
    if one.index == other.index and one.subject and one.subject == other.subject:
        return True  # "the drought was the main reason", "the drought was one of several reasons"
    part, whole = (other, one) if one.side == "yes" else (one, other)
    if part.pronoun and part.subject & whole.about:
        return True  # "caused mainly by the rain", “I would not put this down to the rain alone”
    if one.index == other.index and part.subject and part.subject <= whole.about:
        return True  # "the main reason was a lack of rain", "lack of rain was one of several reasons"
    return bool(shared & whole.subject) and bool(shared & whole.about)  # what was done, and why

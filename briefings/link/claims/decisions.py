"""Whether something is decided."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from briefings.link import content
from briefings.link.claims import polarity
from briefings.link.claims.claim import BESIDE, Claim, claim_at, clause, cue_pattern, low_words
from briefings.link.content import Content, overlap
from briefings.model import Findings, Span

_OPEN = re.compile(
    r"(?<![^\W_])(?:(?:has|have|had)(?:[\s\u00a0]not|n['’]t)[\s\u00a0](?:yet[\s\u00a0])?decided|(?:has|have|had)[\s\u00a0]yet[\s\u00a0]to[\s\u00a0]decide|"
    r"not[\s\u00a0]yet[\s\u00a0]decided|(?:is|are|was|were)[\s\u00a0](?:still[\s\u00a0])?undecided)[\s\u00a0](?:on[\s\u00a0])?(?:whether|if)[\s\u00a0]"
    r"(?:to|(?:it|he|she|they)[\s\u00a0](?:will|would))[\s\u00a0](?P<verb>[a-z]{3,})",
    re.IGNORECASE,
)
_MEANT = re.compile(
    r"(?<![^\W_])(?P<who>[Ii]t|[Hh]e|[Ss]he|[Tt]hey|[A-Z][\w-]+)[\s\u00a0](?:will|has[\s\u00a0]decided[\s\u00a0]to|have[\s\u00a0]decided[\s\u00a0]to)"
    r"[\s\u00a0](?P<verb>[a-z]{3,})"
)


# "No decision has been taken on whether there will be an inquiry", "There will be a full inquiry"
_WHETHER = re.compile(
    r"(?<![^\W_])(?:no[\s\u00a0](?:final[\s\u00a0])?decision[\s\u00a0](?:has|have|had)[\s\u00a0](?:yet[\s\u00a0])?been[\s\u00a0](?:made|taken|reached)[\s\u00a0]on[\s\u00a0]whether|"
    r"(?:has|have|had)[\s\u00a0](?:yet[\s\u00a0]to[\s\u00a0]decide|not[\s\u00a0](?:yet[\s\u00a0])?decided)[\s\u00a0]whether|(?:is|was)[\s\u00a0](?:still[\s\u00a0])?(?:open|undecided)[\s\u00a0]whether)"
    r"[\s\u00a0](?:there[\s\u00a0](?:will|would)[\s\u00a0]be|to[\s\u00a0](?:hold|order|open|launch|call))(?![^\W_])",
    re.IGNORECASE,
)
_THERE = re.compile(
    r"(?<![^\W_])(?:there[\s\u00a0](?:will|would)[\s\u00a0]be|(?:will|would|promised[\s\u00a0]to)[\s\u00a0](?:hold|order|open|launch|call))(?=[\s\u00a0](?:an?|the)[\s\u00a0])",
    re.IGNORECASE,
)
_HEAD = 60  # code points after the cue in which its noun phrase ends


def find(index: int, findings: Findings, sentence: Content) -> Iterator[Claim]:
    """ "has already decided", "has not yet decided"."""
    for match in cue_pattern("decided").finditer(findings.article.text, sentence.span.start, sentence.span.end):
        if match.lastgroup == "yes" and _is_denied(findings, sentence, match):
            continue
        claim = claim_at("decided", index, findings, sentence, match.span(), str(match.lastgroup))
        if re.match(r"decision|choice", claim.cue) or ("been" in claim.cue and claim.subject & _decision()):
            # "The decision to appeal has been taken": nobody is named, and what is decided stands before the cue
            yield Claim(
                *("decided", index, claim.sentence, claim.words, claim.side, frozenset()),
                about=(claim.subject | claim.about) - _decision(),
                context=claim.context,
                cue=claim.cue,
            )
        else:
            yield claim


def _is_denied(findings: Findings, sentence: Content, match: re.Match[str]) -> bool:
    """Whether what stands before a "decided" in its clause denies it: "nothing had been decided"."""
    left, _ = clause(findings, sentence, *match.span())
    words = low_words(findings, left, match.end())
    return polarity.is_doubtful(words, 0, len(words) - 1)


def _decision() -> frozenset[str]:
    return frozenset((content.stem("decision"), content.stem("choice")))


def find_intents(index: int, findings: Findings, sentence: Content) -> Iterator[Claim]:
    """ "has not decided whether to appeal", "it will appeal"; `topic` is what may be done."""
    text = findings.article.text
    for side, pattern in (("no", _OPEN), ("yes", _MEANT)):
        for match in pattern.finditer(text, sentence.span.start, sentence.span.end):
            topic = content.stem(match["verb"].lower())
            yield claim_at("intended", index, findings, sentence, match.span(), side, topic)


def find_plans(index: int, findings: Findings, sentence: Content) -> Iterator[Claim]:
    """ "no decision on whether there would be an inquiry", "there will be an inquiry"; `about` is what there may be."""
    text = findings.article.text
    undecided = [m.span() for m in _WHETHER.finditer(text, sentence.span.start, sentence.span.end)]
    for start, end in undecided:
        yield _plan(index, findings, sentence, (start, end), "no")
    for match in _THERE.finditer(text, sentence.span.start, sentence.span.end):
        if not any(start <= match.start() < end for start, end in undecided) and not _SUPPOSED.search(
            text, max(sentence.span.start, match.start() - _HEAD), match.start()
        ):
            yield _plan(index, findings, sentence, match.span(), "yes")


def _plan(index: int, findings: Findings, sentence: Content, cue: tuple[int, int], side: str) -> Claim:
    claim = claim_at("planned", index, findings, sentence, cue, side)
    return replace(claim, about=sentence.within(cue[1], cue[1] + _HEAD))  # "a full, independent public inquiry"


_SUPPOSED = re.compile(r"(?<![^\W_])(?:whether|if|unless|hoped?|hopes|no|not|never)(?![^\W_])", re.IGNORECASE)


def same_plan(one: Claim, other: Claim, _: Mapping[Span, frozenset[int]]) -> bool:
    """Two words of what there may be are in both: "a public inquiry"."""
    return len(one.about & other.about) >= 2


def same(one: Claim, other: Claim, _: Mapping[Span, frozenset[int]]) -> bool:
    """The same one decides, and over the same, or a bare "has not yet decided"."""
    if not one.subject and not other.subject:
        return bool(one.about) and one.about == other.about
    if not one.subject or not other.subject:
        return overlap(one.about, other.about) >= 0.5 and bool(one.context & other.context)
    if not one.subject & other.subject:
        return False
    if not one.about or not other.about:
        made = one if one.side == "yes" else other
        return any(word in made.cue for word in ("already", "been", "mind"))
    return len(one.about & other.about) >= 2 or overlap(one.about, other.about) >= 0.5


def same_intent(one: Claim, other: Claim, _: Mapping[Span, frozenset[int]]) -> bool:
    """The same one may do it, by name or as "it" in a sentence that names them."""
    no, yes = (one, other) if one.side == "no" else (other, one)
    if bool(no.subject) and no.subject <= yes.context | yes.subject:
        return True
    near = no.index == yes.index and 0 < yes.words.start - no.words.start < BESIDE
    return near and yes.cue.split()[0] in ("it", "they", "he", "she") and bool(no.about & yes.about)

"""Whether an effect is large or limited."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from briefings.link.claims.claim import Claim, claim_at, clause, cue_pattern, cue_words, low_words
from briefings.link.content import Content, overlap
from briefings.model import Findings, Span


def find(index: int, findings: Findings, sentence: Content) -> Iterator[Claim]:
    """ "will significantly lower mortgage costs", "the effect on mortgage costs will be limited"; the claim's `about` is
    what is affected."""
    text = findings.article.text
    for match in cue_pattern("effect").finditer(text, sentence.span.start, sentence.span.end):
        left, right = clause(findings, sentence, *match.span())
        before, after = low_words(findings, left, match.start()), low_words(findings, match.end(), right)
        negated = bool(
            cue_words()["negations"]
            & set(low_words(findings, max(sentence.span.start, match.start() - 90), match.start()))
        )
        side = str(match.lastgroup)
        if negated:
            side = "no" if side == "yes" else ""
        about = _affected(findings, sentence, match.span(), (left, right), before, after)
        if side and about:
            claim = claim_at("effect", index, findings, sentence, match.span(), side)
            yield Claim(claim.sort, index, claim.sentence, claim.words, side, claim.subject, about, claim.context)


def _affected(
    findings: Findings,
    sentence: Content,
    cue: tuple[int, int],
    clause: tuple[int, int],
    before: Sequence[str],
    after: Sequence[str],
) -> frozenset[str]:
    """Keys of what is affected; empty where the cue is about something else."""
    text, (start, end), (left, right) = findings.article.text, cue, clause
    if after and after[0] in cue_words()["effect_verbs"] and text[start:end].lower().endswith("ly"):
        verb = re.compile(r"[\s\u00a0]+\w+").match(text, end)
        return sentence.within(verb.end(), min(right, verb.end() + 40)) if verb else frozenset()
    if cue_words()["effect_nouns"] & set(before):  # "the effect on mortgage costs will be limited"
        noun = re.compile(
            rf"\b(?:{'|'.join(sorted(cue_words()['effect_nouns']))})[\s\u00a0]+(?:on|upon|of)\b", re.IGNORECASE
        ).search(text, left, start)
        return sentence.within(noun.end(), start) if noun else frozenset()
    if after and after[0] in cue_words()["effect_nouns"]:  # "a limited effect on mortgage costs"
        noun = re.compile(r"[\s\u00a0]+\w+[\s\u00a0]+(?:on|upon)\b").match(text, end)
        return sentence.within(noun.end(), min(right, noun.end() + 40)) if noun else frozenset()
    return frozenset()


def same(one: Claim, other: Claim, _: Mapping[Span, frozenset[int]]) -> bool:
    """Half of what is affected is in both."""
    return bool(one.about & other.about) and overlap(one.about, other.about) >= 0.5

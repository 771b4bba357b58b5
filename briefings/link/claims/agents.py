"""Who did it: who claims an attack, is said to be behind it, or is said not to be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefings.link.claims.claim import Claim, clause, cue_words, doubt_before, low_words
from briefings.link.content import Content, overlap
from briefings.model import Findings, Span

_DID = re.compile(
    r"(?<![^\W_])(?:(?P<active>claimed[\s\u00a0]responsibility[\s\u00a0]for|(?:has|have|had)[\s\u00a0]claimed[\s\u00a0]responsibility[\s\u00a0]for|"
    r"(?:carried|carry|carries|carrying)[\s\u00a0]out|(?:was|were|is|are|be|been)[\s\u00a0](?:not[\s\u00a0])?behind|"
    r"(?:masterminded|orchestrated|perpetrated|committed(?![\s\u00a0]to(?![^\W_]))|staged))|"
    r"(?P<passive>(?:was|were|been|is|are)[\s\u00a0](?:not[\s\u00a0])?(?:carried[\s\u00a0]out|masterminded|orchestrated|perpetrated|committed|staged)[\s\u00a0]by|"
    r"(?:was|were|is)[\s\u00a0](?:not[\s\u00a0])?the[\s\u00a0]work[\s\u00a0]of))(?![^\W_])",
    re.IGNORECASE,
)
_RIVAL = re.compile(r"(?:,|[\s\u00a0]and|[\s\u00a0]but)[\s\u00a0]not[\s\u00a0]", re.IGNORECASE)


def find(index: int, findings: Findings, sentence: Content) -> Iterator[Claim]:
    """The claim's `subject` is the doer, its `about` the deed, its side the doer; `context` holds the doer's names."""
    text = findings.article.text
    if text[sentence.span.start : sentence.span.end].rstrip("”\"’' ").endswith("?"):
        return
    for match in _DID.finditer(text, sentence.span.start, sentence.span.end):
        left, right = clause(findings, sentence, *match.span())
        doer, deed = ((left, match.start()), (match.end(), right))
        if match["passive"]:
            doer, deed = deed, doer
            rival = _RIVAL.search(text, *doer)
            doer = (doer[0], rival.start()) if rival else doer
        who, what = sentence.within(*doer), sentence.within(*deed)
        near = set(low_words(findings, max(left, match.start() - 40), match.end()))
        if not who or not what or cue_words()["unsure"] & set(low_words(findings, left, match.start())):
            continue
        doubt = doubt_before(text, sentence.span.start, match.start())
        negated = bool(near & cue_words()["negations"]) or doubt is not None
        start = min(
            doubt if doubt is not None else match.start(), doer[0] if doer[0] < match.start() else match.start()
        )
        side = " ".join((*(["not"] if negated else []), *sorted(who)))
        words = findings.article.span(start if doubt is not None else match.start(), match.end())
        sort = "claimed" if "claimed" in match.group().lower() else ""
        yield Claim("did", index, sentence.span, words, side, who, what, sentence.names(*doer), sort, negated=negated)


def same(one: Claim, other: Claim, _: Mapping[Span, frozenset[int]]) -> bool:
    """One deed laid to two of different names, or laid to one and not laid to it."""
    if (one.negated and other.negated) or overlap(one.about, other.about) < 0.5:
        return False
    if one.negated or other.negated:
        return overlap(one.subject, other.subject) >= 0.5
    if one.cue != other.cue:
        return False  # the gunman carried it out, and a movement claims responsibility for it
    return bool(one.context and other.context) and not one.subject & other.subject

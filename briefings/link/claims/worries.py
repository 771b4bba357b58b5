"""Whether somebody is worried about something: "does not appear to be concerned about the risk of a flood"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefings.link import content
from briefings.link.claims.claim import Claim, clause
from briefings.link.content import Content
from briefings.model import Findings, Span

_WORRY = re.compile(
    r"(?<![^\W_])(?<!amid[\s\u00a0])(?:(?P<free>unconcerned|unworried|untroubled)|citing[\s\u00a0](?:the[\s\u00a0])?(?:risks?|dangers?)|"
    r"(?:citing[\s\u00a0])?(?:concerned|worried|worries|anxious|alarmed|troubled|fears?|feared|fearing|concerns?|anxiety))"
    r"(?=[\s\u00a0](?:that|about|over|at|of|by)(?![^\W_]))",
    re.IGNORECASE,
)
_NOT = re.compile(r"(?<![^\W_])(?:not|no|never|without|nor|neither|[a-z]{2,6}n['’]t)(?![^\W_])", re.IGNORECASE)
_WITHIN = 60  # code points before the word, in which a "not" stands
_REACH = 160  # code points after it, in which it stands what the worry is about
_FIRST = 3  # keys with which a sentence says who is worried, where it names nobody


def find(index: int, findings: Findings, sentence: Content) -> Iterator[Claim]:
    """The claim's `subject` is whoever is worried, its `about` what they are worried about."""
    text = findings.article.text
    for match in _WORRY.finditer(text, sentence.span.start, sentence.span.end):
        if text[sentence.span.start : sentence.span.end].rstrip("”\"’' ").endswith("?"):
            return
        left, _ = clause(findings, sentence, *match.span())
        who = _holder(sentence, left, match.start()) or _holder(sentence, sentence.span.start, match.start())
        about = sentence.within(match.end(), min(sentence.span.end, match.end() + _REACH)) - _worrying()
        denied = _NOT.search(text, max(left, match.start() - _WITHIN), match.start())
        if not who or not about or (denied and match["free"]):
            continue
        side = "no" if denied or match["free"] else "yes"
        words = findings.article.span(denied.start() if denied else match.start(), match.end())
        yield Claim("worried", index, sentence.span, words, side, who, about, sentence.all - about)


def _holder(sentence: Content, start: int, end: int) -> frozenset[str]:
    """Who a stretch opens with: the names in it; failing that, its first words."""
    keys = [key for key in sentence.keys if start <= key.start and key.end <= end]
    names = frozenset(key.key for key in keys if key.key[0] in "#@")
    return names or frozenset(key.key for key in keys[:_FIRST])


def _worrying() -> frozenset[str]:
    return frozenset(map(content.stem, ("risk", "danger", "concern", "fear", "worry")))


def same(one: Claim, other: Claim, _: Mapping[Span, frozenset[int]]) -> bool:
    """One and the same is worried about one thing by one report, and is not by another."""
    return one.index != other.index and bool(one.subject & other.subject) and bool(one.about & other.about)

"""Whether there was something: "there were no drugs in his body", where another report has found them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefings.link.claims.claim import BESIDE, Claim, clause, cue_words, low_words
from briefings.link.content import Content
from briefings.model import Findings, Span

_BE = r"(?:is|are|was|were|(?:has|have|had)[\s\u00a0]been)"
_FOUND = r"(?:found|detected|discovered)"
_CUES = re.compile(
    rf"(?<![^\W_])(?:there[\s\u00a0]{_BE}(?P<none>[\s\u00a0](?:no|never[\s\u00a0](?:an?|any)|not[\s\u00a0](?:an?|any)))?|"
    rf"(?:has|have|had|he|she|they|it|we|also|police|officers|inspectors|doctors|experts|tests|investigators)[\s\u00a0]{_FOUND}(?P<no>[\s\u00a0]no(?:[\s\u00a0](?:signs?|traces?)[\s\u00a0]of)?)?|"
    rf"(?P<passive>{_BE}[\s\u00a0](?P<not>(?:not|never)[\s\u00a0])?{_FOUND}))(?![^\W_])",
    re.IGNORECASE,
)
_PHRASE_END = re.compile(
    r"[.;:,“”\"()\n]|[\s\u00a0](?:in|on|at|of|to|for|with|by|from|near|inside|under|after|before|when|that|which|who|and|or|but|during|between|"
    r"about|against|was|were|is|are|has|have|had|be|left|because|until|since|than|as)(?![^\W_])",
    re.IGNORECASE,
)
_NO = re.compile(r"(?<![^\W_])no[\s\u00a0]", re.IGNORECASE)
_LONGEST = 50  # code points of a phrase


def find(index: int, findings: Findings, sentence: Content) -> Iterator[Claim]:
    """The claim's `topic` is the thing, its `about` the whole phrase, its `context` the rest of the clause."""
    text = findings.article.text
    for match in _CUES.finditer(text, sentence.span.start, sentence.span.end):
        left, right = clause(findings, sentence, *match.span())
        if cue_words()["unsure"] & set(low_words(findings, left, match.end())):
            continue
        denied = bool(match["none"] or match["no"] or match["not"])
        if match["passive"]:
            start = max(left, match.start() - _LONGEST)
            none = list(_NO.finditer(text, start, match.start()))
            denied = denied or bool(none)
            phrase = (none[-1].end() if none else start, match.start())
            if not none and _PHRASE_END.search(text, start, match.start()):
                phrase = (max(m.end() for m in _PHRASE_END.finditer(text, start, match.start())), match.start())
        else:
            ends = _PHRASE_END.search(text, match.end() + 1, min(right, match.end() + _LONGEST))
            phrase = (match.end(), ends.start() if ends else min(right, match.end() + _LONGEST))
        keys = [key for key in sentence.keys if phrase[0] <= key.start and key.end <= phrase[1]]
        if not keys or any(key.name for key in keys):
            continue
        about = frozenset(key.key for key in keys)
        words = findings.article.span(min(phrase[0], match.start()), max(phrase[1], match.end()))
        rest = sentence.within(left, right) - about - sentence.within(*match.span())
        side = "no" if denied else "yes"
        yield Claim("exists", index, sentence.span, words, side, rest, about, sentence.all - about, topic=keys[-1].key)


def same(one: Claim, other: Claim, _: Mapping[Span, frozenset[int]]) -> bool:
    """One thing in one place: what narrows it down agrees, and so does something around it."""
    if one.about != other.about and not (one.about < other.about or other.about < one.about):
        return False
    if one.index == other.index and abs(one.words.start - other.words.start) < BESIDE:
        return True
    if one.subject and one.subject == other.subject:
        return True
    return bool(one.subject & other.subject) and len(one.context & other.context) >= 2

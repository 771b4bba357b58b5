"""What a report puts right: "in a camp site, not in the quarry", where another report has the quarry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefings.link.claims.claim import BESIDE, Claim
from briefings.link.content import Content
from briefings.model import Findings, Span

_KINDS: Mapping[str, str] = {
    **dict.fromkeys(("in", "at", "on", "near", "inside", "into", "outside", "from", "through"), "place"),
    "by": "doer",
    "because of": "cause",
    "due to": "cause",
}
_PREPOSITION = "|".join(
    sorted((word.replace(" ", r"[\s\u00a0]") for word in _KINDS), key=lambda word: (-len(word), word))
)
_LEAD = re.compile(rf"(?<![^\W_])(?P<not>not[\s\u00a0])?(?P<word>{_PREPOSITION})[\s\u00a0](?=[^\W\d_])", re.IGNORECASE)
_PHRASE_END = re.compile(
    rf"[.;:,“”\"()\n]|[\s\u00a0](?:and|but|or|that|which|who|where|when|while|after|before|as|of|for|with|during|said|says|{_PREPOSITION})(?![^\W_])",
    re.IGNORECASE,
)
_DETERMINER = re.compile(r"^(?:the|an?|his|her|its|their|this|that|these|those)[\s\u00a0]")
_LONGEST = 60  # code points of a phrase
_PHRASES = 12  # of a sentence


def find(index: int, findings: Findings, sentence: Content) -> Iterator[Claim]:
    """Every short phrase with a preposition; the side is "no" where a "not" stands before it.

    `topic` is the kind of phrase and its head noun; `subject` is the word that leads to the phrase, or to the one that
    it is set against.
    """
    text, (start, end) = findings.article.text, (sentence.span.start, sentence.span.end)
    last: frozenset[str] = frozenset()
    for count, match in enumerate(_LEAD.finditer(text, start, end)):
        if count >= _PHRASES:
            return
        stop = _PHRASE_END.search(text, match.end(), min(end, match.end() + _LONGEST))
        phrase = (match.end(), stop.start() if stop else min(end, match.end() + _LONGEST))
        keys = [key for key in sentence.keys if key.start >= phrase[0] and key.end <= phrase[1]]
        if not keys:
            continue
        before = [key for key in sentence.keys if key.end <= match.start()]
        led = frozenset((before[-1].key,)) if before else frozenset()
        kind = _KINDS[" ".join(match["word"].lower().split())]
        words = findings.article.span(match.start(), phrase[1])
        about = frozenset(key.key for key in keys)
        topic = f"{kind} {keys[-1].key}"
        cue = _DETERMINER.sub("", " ".join(text[phrase[0] : phrase[1]].lower().split()))
        if match["not"]:
            yield Claim("corrected", index, sentence.span, words, "no", last, about, sentence.all - about, cue, topic)
        else:
            yield Claim("corrected", index, sentence.span, words, "yes", led, about, sentence.all - about, cue, topic)
            last = led


def same(one: Claim, other: Claim, _: Mapping[Span, frozenset[int]]) -> bool:
    """What one report denies of a thing the other says of it: they share what leads to the phrase, or more."""
    if one.index == other.index and abs(one.words.start - other.words.start) > BESIDE:
        return False
    if not (one.cue.endswith(other.cue) or other.cue.endswith(one.cue)):
        return False  # "won state after state", "but not in states that vote early"
    yes, no = (one, other) if one.side == "yes" else (other, one)
    led = yes.subject & (no.subject | no.context) or no.subject & yes.context
    shared = yes.context & no.context
    told = one.topic.startswith("place") and len(shared) >= 2 and any(key[0] in "#@" for key in shared)
    return bool(led or told) and (yes.about <= no.about or no.about <= yes.about)

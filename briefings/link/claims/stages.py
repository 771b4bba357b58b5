"""What stage a decision has reached: not to be expected or on its way, granted for all to see or decided in private."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from briefings import lexicon
from briefings.link import content
from briefings.link.claims.claim import Claim, claim_at, clause, cue_words, low_words
from briefings.link.content import Content
from briefings.model import Findings, Span

_ALONE = 3  # keys shared of what is done, where nobody is named as who does it
_OF_ONE, _PLAIN = 3, 2  # keys shared by two sentences on one grant, and of them those of no name


@cache
def cues(*sides: str) -> re.Pattern[str]:
    """The cues of `lexicon/decisions.yaml` for these sides; the group that matched names the side."""
    lists = lexicon.load("decisions")
    groups = "|".join(f"(?P<{side}>{'|'.join(lists[side])})" for side in sides)
    return re.compile(rf"(?<![^\W_])(?:{groups})(?![^\W_])", re.IGNORECASE)


def found(findings: Findings, sentence: Content, sort: str, *sides: str) -> list[re.Match[str]]:
    """The cues of these sides in a sentence, in text order; looked for where one of the sort's words stands in it."""
    words, phrases = _anchors(sort)
    text, span = findings.article.text, sentence.span
    if words.isdisjoint(sentence.all) and not any(text.find(p, span.start, span.end) >= 0 for p in phrases):
        return []
    return [*cues(*sides).finditer(text, span.start, span.end)]


@cache
def _anchors(sort: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Keys of single words, and phrases."""
    listed = lexicon.load("decisions")["anchors"][sort]
    return frozenset(content.stem(w) for w in listed if " " not in w), tuple(w for w in listed if " " in w)


@cache
def _deeds() -> Mapping[str, str]:
    rows = lexicon.load("decisions")["deeds"]
    return {content.stem(verb): content.stem(row[0]) for row in rows for verb in row}


_VERB = re.compile(r"[\s\u00a0](?P<verb>[a-z]{3,})")


def find_coming(index: int, findings: Findings, sentence: Content) -> Iterator[Claim]:
    """ "is not expected to lift the curbs", "is preparing to lift the curbs"; `topic` is what is done."""
    text = findings.article.text
    for match in found(findings, sentence, "coming", "unexpected", "coming"):
        verb = _VERB.match(text, match.end(), sentence.span.end)
        if verb is None or _is_open(findings, sentence, match.start()):
            continue
        deed = content.stem(verb["verb"])
        side = "yes" if match.lastgroup == "coming" else "no"
        claim = claim_at(
            "coming", index, findings, sentence, (match.start(), verb.end()), side, _deeds().get(deed, deed)
        )
        left, _ = clause(findings, sentence, *match.span())
        stops = _STOPS.search(text, verb.end(), sentence.span.end)
        yield replace(
            claim,
            subject=sentence.within(left, match.end()),  # "unlikely that the ministry will"
            about=sentence.within(verb.end(), stops.start() if stops else sentence.span.end),
        )


_STOPS = re.compile(r"[;:!?“”\",]|[\s\u00a0](?:but|while|although|because|after|before|when)[\s\u00a0]")


def _is_open(findings: Findings, sentence: Content, at: int) -> bool:
    """Whether what comes before in the sentence leaves open whether it is so: "if the ministry is ready to"."""
    return bool(_OPEN & set(low_words(findings, sentence.span.start, at))) or "?" in low_words(
        findings, at, sentence.span.end
    )


_OPEN = frozenset(("if", "whether", "unless", "deny", "denied", "denies"))


def same_coming(one: Claim, other: Claim, _: Mapping[Span, frozenset[int]]) -> bool:
    """One does one thing: the same who, and of what is done all that the shorter tells or two words of it."""
    shared = one.about & other.about
    if not shared:
        return False
    if one.subject & other.subject:
        return len(shared) >= min(2, len(one.about), len(other.about))
    named = [frozenset(key for key in c.subject if key[0] in "#@") for c in (one, other)]
    return not all(named) and len(plain(shared)) >= _ALONE


def find_hidden(index: int, findings: Findings, sentence: Content) -> Iterator[Claim]:
    """ "has approved the runway", "a decision made in private to open the runway"."""
    text = findings.article.text
    for match in found(findings, sentence, "hidden", "granted", "hidden"):
        if _is_open(findings, sentence, match.start()) or cue_words()["unsure"] & set(
            low_words(findings, match.start(), match.end())
        ):
            continue
        side = "yes" if match.lastgroup == "granted" else "no"
        if side == "yes" and _hides().search(text, sentence.span.start, sentence.span.end):
            continue
        yield claim_at("hidden", index, findings, sentence, match.span(), side)


@cache
def _hides() -> re.Pattern[str]:
    return cues("hidden")


def same_hidden(one: Claim, other: Claim, _: Mapping[Span, frozenset[int]]) -> bool:
    """Two articles speak of one grant: who grants it and two more words are in both; of somebody without a name three
    that are no names are enough."""
    yes, no = (one, other) if one.side == "yes" else (other, one)
    shared = one.context & other.context
    if one.index == other.index or len(plain(shared)) < _PLAIN:
        return False
    if yes.subject & no.context:
        return len(shared) >= _OF_ONE
    return yes.subject == plain(yes.subject) and len(plain(shared)) >= _OF_ONE


def plain(keys: frozenset[str]) -> frozenset[str]:
    """The keys that are no names."""
    return frozenset(key for key in keys if key[0] not in "#@")

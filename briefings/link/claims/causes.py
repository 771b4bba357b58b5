"""Who or what caused something, or is to blame for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from briefings import lexicon
from briefings.link import content
from briefings.link.claims.claim import Claim, clause, cue_words, trimmed
from briefings.link.content import Content, overlap
from briefings.model import Findings, Span

_BE = r"(?:was|were|is|are|been|being)"
_ADVERB = r"(?:(?:\w{2,12}ly|in[\s\u00a0]part|not)[\s\u00a0]){0,2}"
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_MAIN = re.compile(r"(?<![^\W_])(?:main(?:ly)?|chiefly|primarily|sole(?:ly)?|real)(?![^\W_])", re.IGNORECASE)
_LEAST_HARM, _MOST_HARM = 2, 90  # code points
_HARM_START = re.compile(
    r"[;:!?“”\"]|,[\s\u00a0]|\.[\s\u00a0]|(?<![^\W_])(?:but|while|although|because|and|say|says|said|saying|told[\s\u00a0]\w+|believes?|added|"
    r"claims|claimed|insists|insisted|argues|argued|maintains|maintained|found|that[\s\u00a0]the(?=[\s\u00a0]\w+[\s\u00a0](?:was|were|is)[\s\u00a0]))[\s\u00a0]"
    r"(?:that[\s\u00a0])?",
    re.IGNORECASE,
)
_HEAD_END = re.compile(
    r"[\s\u00a0](?:that|which|who|whose|in|at|on|near|from|by|during|after|for|,)[\s\u00a0]|,[\s\u00a0]"
)


class _Pattern(NamedTuple):
    """One way to say it: the words of the cue, and on which side of them the culprit stands."""

    cue: re.Pattern[str]
    culprit: str  # after | before | who: the group of this name
    topics: tuple[str, ...]


def _cue(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])", re.IGNORECASE)


@cache
def _patterns() -> tuple[_Pattern, ...]:
    return (
        _Pattern(
            _cue(
                rf"{_BE}[\s\u00a0]{_ADVERB}(?:caused|triggered|sparked|started|set[\s\u00a0]off|brought[\s\u00a0]about)[\s\u00a0]{_ADVERB}by|"
                rf"{_BE}[\s\u00a0]{_ADVERB}(?:due|down)[\s\u00a0]to|{_BE}[\s\u00a0]{_ADVERB}the[\s\u00a0]result[\s\u00a0]of|"
                rf"died[\s\u00a0]{_ADVERB}(?:of|from|by|because[\s\u00a0]of)"
            ),
            "after",
            ("cause",),
        ),
        _Pattern(
            re.compile(
                rf"(?<![^\W_])(?:the|a)[\s\u00a0](?:main[\s\u00a0]|sole[\s\u00a0]|real[\s\u00a0]|true[\s\u00a0])?(?:cause|reason)[\s\u00a0](?:of|for|behind)"
                rf"[\s\u00a0](?P<what>[^.;:,“”\"\n]{{2,60}}?)[\s\u00a0]{_BE}(?P<not>[\s\u00a0]not)?(?![^\W_])",
                re.IGNORECASE,
            ),
            "after",
            ("cause",),
        ),
        _Pattern(
            _cue(
                r"(?:has[\s\u00a0]|have[\s\u00a0]|had[\s\u00a0])?(?:caused|triggered|sparked)(?![\s\u00a0]by)(?=[\s\u00a0](?:the|an?|this|that)[\s\u00a0])"
            ),
            "before",
            ("cause",),
        ),
        _Pattern(
            re.compile(
                r"(?<![^\W_])(?:blamed|blames|blaming)[\s\u00a0](?P<who>[^.;:,“”\"\n]{2,60}?)[\s\u00a0]for(?![^\W_])",
                re.IGNORECASE,
            ),
            "who",
            ("blame",),
        ),
        _Pattern(
            _cue(
                rf"{_BE}[\s\u00a0](?:not[\s\u00a0])?(?:solely[\s\u00a0])?(?:to[\s\u00a0]blame|responsible)[\s\u00a0]for"
            ),
            "before",
            ("blame", "cause"),
        ),
    )


def find(index: int, findings: Findings, sentence: Content) -> Iterator[Claim]:
    """What is laid to whom: the claim's `subject` is the culprit, its `about` the harm, its side the culprit."""
    text, (start, end) = findings.article.text, (sentence.span.start, sentence.span.end)
    for pattern in _patterns():
        for match in pattern.cue.finditer(text, start, end):
            left, right = clause(findings, sentence, *match.span())
            before = (_harm_start(text, start, match.start()), match.start())
            after = (match.end(), right)
            groups = match.groupdict()
            if groups.get("what"):
                harm, culprit = match.span("what"), after
            elif pattern.culprit == "who":
                harm, culprit = after, match.span("who")
            elif pattern.culprit == "before":
                harm, culprit = after, (left, match.start())
            else:
                harm, culprit = before, after
            negated = _is_denied(findings, sentence, match, pattern)
            topics = pattern.topics
            if pattern.culprit == "after" and _MAIN.search(match.group()):
                # the main reason for a fire is not what set it off; the main cause is both
                topics = ("reason",) if "reason" in match.group().lower() else ("cause", "reason")
            for topic in topics:
                yield from _blame(index, findings, sentence, culprit, harm, match, topic, negated=negated)


def _harm_start(text: str, start: int, end: int) -> int:
    """Where the phrase before a cue begins, a relative clause included: "The leak that drove people away"."""
    left = start
    for found in _HARM_START.finditer(text, max(start, end - 300), end):
        left = found.end()
    return left


def _is_denied(findings: Findings, sentence: Content, match: re.Match[str], pattern: _Pattern) -> bool:
    """Whether the words before or inside the cue turn it round: "No patient has died because of", "ruled out that"."""
    text, negations = findings.article.text, cue_words()["negations"]
    inside = {word.lower() for word in _WORD.findall(match.group())}
    if pattern.culprit == "who":
        inside -= {word.lower() for word in _WORD.findall(match["who"])}
    left = max(sentence.span.start, match.start() - _MOST_HARM)
    before = {word.lower() for word in _WORD.findall(text, left, match.start())}
    return bool((inside | before) & negations)


def _blame(
    index: int,
    findings: Findings,
    sentence: Content,
    culprit: tuple[int, int],
    harm: tuple[int, int],
    cue: re.Match[str],
    topic: str,
    *,
    negated: bool,
) -> Iterator[Claim]:
    text = findings.article.text
    who, what = sentence.within(*culprit), sentence.within(harm[0], _head_end(text, *harm))
    if cue.group().lower().startswith("died"):
        what = frozenset((content.stem("deaths"),))
    if (
        not who
        or not what
        or cue_words()["unsure"] & {w.lower() for w in _WORD.findall(text, sentence.span.start, culprit[1])}
    ):
        return
    words = trimmed(findings, *culprit)
    side = " ".join((*(["not"] if negated else []), *sorted(who)))
    context = sentence.within(*harm) - what
    yield Claim("cause", index, sentence.span, words, side, who, what, context, topic=topic, negated=negated)


def _head_end(text: str, start: int, end: int) -> int:
    """Where the noun that heads a phrase ends: "the shortage of nurses", not "at the hospital"."""
    found = _HEAD_END.search(text, start + _LEAST_HARM, end)
    return found.start() if found else end


def same(one: Claim, other: Claim, _: Mapping[Span, frozenset[int]]) -> bool:
    """One harm laid to two that have nothing in common, or laid to one and not laid to it."""
    if one.negated and other.negated:
        return False
    met = bool(one.subject & other.subject)
    if met != (one.negated or other.negated):
        return False
    if overlap(one.about, other.about) < 0.5 and not _one_event(one.about, other.about):
        return False
    return (
        not one.context or not other.context or bool(one.context & other.context)
    )  # the fire at the mill, at the port


def _one_event(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one names an event as such and the other its sort: "the accident", "the sinking"."""
    events, plain = _events(), frozenset(content.stem(word) for word in _PLAIN_EVENTS)
    return (one <= plain and other <= events) or (other <= plain and one <= events)


_PLAIN_EVENTS = ("accident", "disaster", "tragedy", "incident")


@cache
def _events() -> frozenset[str]:
    return frozenset(content.stem(word) for word in lexicon.load("claims")["events"])

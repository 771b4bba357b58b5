"""A claim: one side of a question as one sentence puts it; and how cues are looked up in a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from briefings import lexicon
from briefings.link import content
from briefings.link.content import Content
from briefings.model import Findings, Span

BESIDE = 250  # code points: two sentences side by side
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[?]")

_CLAUSE_START = re.compile(
    r"[;:!?“”\"]|,[\s\u00a0]|(?:^|[\s\u00a0])(?:but|while|although|because|after|before|when|that|said|says)[\s\u00a0]",
    re.IGNORECASE,
)

# a full stop inside a sentence is an abbreviation's: "the endorsement of Gov. Marsh"
CLAUSE_END = re.compile(
    r"[;:!?“”\"]|\.(?=[”\"]|$)|,[\s\u00a0]|[\s\u00a0](?:but|while|although|because|after|before|when|and)[\s\u00a0]"
)

# "It is not confirmed that", "no sign that", "denied on Monday that", "does not believe that": what follows is not granted
DOUBT = re.compile(
    r"(?<![^\W_])(?:(?:is|was|has|have|had)[\s\u00a0](?:not|yet[\s\u00a0]to)[\s\u00a0](?:yet[\s\u00a0])?(?:been[\s\u00a0]|be[\s\u00a0])?"
    r"(?:confirmed|proven|established|certain|true)|(?:no|without)[\s\u00a0](?:evidence|signs?|proof|indications?|confirmation)|"
    r"(?:denie[sd]|denying|dismissed|dismisses|rejected|rejects)|(?:do|does|did)(?:[\s\u00a0]not|n['’]t)[\s\u00a0](?:believe|think|accept))"
    r"(?![^\W_])[^.;:,“”\"\n]{0,40}?[\s\u00a0](?:that|whether)(?![^\W_])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Claim:
    """One side of a question, as one sentence puts it."""

    sort: str
    index: int  # of the article
    sentence: Span
    words: Span  # the cue
    side: str
    subject: frozenset[str]  # keys before the cue, in its clause
    about: frozenset[str]  # keys after it
    context: frozenset[str]  # of the whole sentence, the cue left out
    cue: str = ""  # as printed, small letters
    topic: str = ""  # what must be the same for two to be compared: the verb's stem
    negated: bool = False  # the sentence says that it is not so
    passive: bool = False  # "was paid": the subject is what the verb is done to
    pronoun: bool = False  # "it", "they": the subject is whoever was last spoken of
    head: frozenset[str] = frozenset()  # of `about`: the keys of its first noun phrase, "a ransom" of "a ransom for …"


Finder = Callable[[int, Findings, Content], Iterator[Claim]]
Same = Callable[[Claim, Claim, Mapping[Span, frozenset[int]]], bool]


@cache
def cue_words() -> Mapping[str, frozenset[str]]:
    """The word lists of `lexicon/claims.yaml` by name, ready to be looked up."""
    lists = lexicon.load("claims")
    return {
        "negations": frozenset(lists["negations"]),
        "between": frozenset(lists["between"]),
        "light": frozenset(content.stem(word) for word in lists["light"]),
        "finite": frozenset(lists["finite"]),
        "unsure": frozenset(lists["unsure"]),
        "causal": frozenset(lists["main"]["causal"]),
        "sent": frozenset(lists["sent"]),
        "irregular": frozenset(form for forms in lists["irregular"].values() for form in forms),
    }


@cache
def cue_pattern(sort: str) -> re.Pattern[str]:
    """The cues of a sort; the group that matched names the side."""
    lists = lexicon.load("claims")[sort]
    sides = [f"(?P<{side}>{'|'.join(lists[side])})" for side in ("no", "yes")]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(sides)})(?![^\W_])", re.IGNORECASE)


def low_words(findings: Findings, start: int, end: int) -> list[str]:
    """The words between two code points, in small letters."""
    return [word.lower() for word in WORD.findall(findings.article.text, start, end)]


def clause(findings: Findings, sentence: Content, start: int, end: int) -> tuple[int, int]:
    """The clause around a cue."""
    text, left = findings.article.text, sentence.span.start
    for mark in _CLAUSE_START.finditer(text, sentence.span.start, start):
        left = mark.end()
    right = CLAUSE_END.search(text, end, sentence.span.end)
    return left, right.start() if right else sentence.span.end


def claim_at(
    sort: str, index: int, findings: Findings, sentence: Content, match: tuple[int, int], side: str, topic: str = ""
) -> Claim:
    """The claim of a cue, with what stands before and after it in its clause."""
    start, end = match
    left, right = clause(findings, sentence, start, end)
    cue = sentence.within(start, end)
    return Claim(
        sort=sort,
        index=index,
        sentence=sentence.span,
        words=findings.article.span(start, end),
        side=side,
        subject=sentence.within(left, start) - cue,
        about=sentence.within(end, right) - cue,
        context=sentence.all - cue,
        cue=findings.article.text[start:end].lower(),
        topic=topic,
    )


def trimmed(findings: Findings, start: int, end: int) -> Span:
    """The span without the blanks at its edges."""
    text = findings.article.text[start:end]
    return findings.article.span(start + len(text) - len(text.lstrip()), start + len(text.rstrip()))


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether half of the keys of the two together are in both."""
    return bool(one & other) and 2 * len(one & other) >= len(one | other)


def doubt_before(text: str, start: int, end: int) -> int | None:
    """Where a doubt begins that covers what stands at `end`: "not confirmed that …"; None: it is not in doubt."""
    for found in DOUBT.finditer(text, start, end):
        if not CLAUSE_END.search(text, found.end(), end):
            return found.start()
    return None

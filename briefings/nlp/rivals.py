"""The readings that a cue may have: what the tagger finds likeliest, and its rivals.

A content's rivals begin or end at other places that the tagger finds possible, or are what rules propose. A source's are
the phrases around it, with and without what follows a comma, those beside the cue, and none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import pycrfsuite

from briefings.nlp.passages import Passage
from briefings.nlp.proposals import Proposal, Range
from briefings.nlp.words import VERBAL

Content = tuple[Range, ...]

_OUTSIDE = 0.995  # of a word being in neither: it is not looked at
_PLACE = 0.012  # less likely places are no beginning or end
_LIKELY = 0.06  # less likely words are no part of a source
_STARTS, _ENDS, _CONTENTS, _SOURCES = 6, 7, 24, 24  # so many at most

_CUTS = frozenset(("WDT", "WP", "WP$", "WRB", "IN", "VBG", "VBN", "VBD", "VBZ", "VBP", "TO", ":", "-LRB-"))
_PHRASE = frozenset(
    ("DT", "JJ", "NN", "NNS", "NNP", "NNPS", "CD", "PRP$", "POS", "PRP", "JJS", "JJR", "-LRB-", "-RRB-", "WP", "WDT", "VBG", "$")
)  # fmt: skip
_IDLE = frozenset(("RB", "MD", "VBZ", "VBP", "VBD", "VB", "TO", "VBN"))  # between a source and its cue


@dataclass(slots=True)
class View:
    """A cue with what the tagger and the rules make of its window."""

    p: Passage
    cue: Range
    low: int
    high: int
    content: Content  # the tagger's reading
    source: Range | None
    sure: float  # of the source; below 1 the reading has none, and this is the likeliest
    is_cue: Sequence[bool]
    head: int = field(init=False)  # the cue's most cue-like word
    hint: Proposal | None = field(init=False)  # the rules' reading of this cue
    within: list[float] = field(default_factory=list)  # how likely each word of the window is in a content
    begins: list[float] = field(default_factory=list)  # … begins a piece of one
    heard: list[float] = field(default_factory=list)  # … is in a source
    kept: dict[tuple[str, int], list[str]] = field(default_factory=dict)  # features of places, made once

    def __post_init__(self) -> None:
        p, (start, end) = self.p, self.cue
        self.head = max(range(start, end), key=lambda k: (p.rate[k], p.pos[k] in VERBAL))
        self.hint = next((h for h in p.hints if h.cue and h.cue[0] < end and h.cue[1] > start), None)

    def read(self, tagger: pycrfsuite.Tagger) -> None:
        """Takes over how likely the tagger finds each word, once; its features are set to the window."""
        if self.heard:
            return
        get = tagger.marginal
        for i in range(self.high - self.low):
            outside = get("O", i)
            begins = within = 0.0
            if outside < _OUTSIDE:
                begins = get("B-Q", i)
                within = begins + get("I-Q", i)
                self.heard.append(max(0.0, 1 - outside - within))
            else:
                self.heard.append(0.0)
            self.begins.append(begins)
            self.within.append(within)


def contents(v: View) -> list[Content]:
    """The tagger's content first, then its rivals."""
    count, low = v.high - v.low, v.low
    within, begins = v.within, v.begins
    likely = sorted(((begins[i], low + i) for i in range(count) if begins[i] > _PLACE), reverse=True)
    starts = [i for _, i in likely[:_STARTS]]
    drops = []
    for i in range(count):
        if within[i] > _PLACE:
            drop = within[i] - (within[i + 1] - begins[i + 1] if i + 1 < count else 0.0)
            if drop > _PLACE:
                drops.append((drop, low + i + 1))
    ends = [i for _, i in sorted(drops, reverse=True)[:_ENDS]]
    found = [v.content]

    def add(*pieces: Range) -> None:
        made = tuple(sorted(pieces))
        before = low
        for a, b in made:
            if a < before or a >= b or b > v.high or (a < v.cue[1] and b > v.cue[0]):
                return
            before = b
        if made and made not in found:
            found.append(made)

    if v.hint:
        add(*v.hint.content)
    for k, (a, b) in enumerate(v.content):
        rest = v.content[:k] + v.content[k + 1 :]
        for end in ends:
            add(*rest, (a, end))
        for start in starts:
            add(*rest, (start, b))
        if max(begins[a - low], 1 - within[a - low]) > 0.1:
            add(*rest)
        if k:
            before = v.content[k - 1]
            add(*v.content[: k - 1], (before[0], b), *v.content[k + 1 :])
    if len(v.content) == 1:
        for start in starts[:3]:
            for end in ends[:3]:
                add((start, end))
    for start in starts[:3]:
        for end in ends:
            add(*v.content, (start, end))
    return found[:_CONTENTS]


def sources(v: View) -> list[Range | None]:
    """The tagger's source first, then phrases around it, the rules', those beside the cue; "none" is always among them."""
    p, low, high = v.p, v.low, v.high
    taken = [v.cue, *v.content]
    found: list[Range | None] = [v.source]
    sentence, bounds, words, tags = p.sentence, p.bounds, p.low, p.pos

    def add(a: int, b: int) -> None:
        if not low <= a < b <= high or sentence[a] != sentence[b - 1] or (a, b) in found:
            return
        if not any(a < y and b > x for x, y in taken):
            found.append((a, b))

    def around(a: int, b: int) -> None:
        """The phrase, with its apposition, with and without a closing comma, cut at commas and clauses."""
        add(a, b)
        edge = bounds[sentence[a]][1]
        if b < edge and words[b] == ",":
            add(a, b + 1)
            k = b + 1
            while k < edge and words[k] not in (",", "--", "—", "–") and not any(x <= k < y for x, y in taken):
                k += 1
            if k > b + 1:
                add(a, k)
                if k < edge and words[k] == ",":
                    add(a, k + 1)
        elif b < edge and words[b] == "(":
            k = b
            while k < min(edge, b + 8) and words[k] != ")":
                k += 1
            add(a, k + 1)
        if words[b - 1] == ",":
            add(a, b - 1)
        cuts = [k for k in range(a + 1, b) if words[k] == "," or tags[k] in _CUTS]
        for number, k in enumerate(cuts[:4]):
            add(a, k)
            if words[k] == ",":
                add(a, k + 1)
                if not number:
                    add(k + 1, b)
        last = next((k for k in reversed(cuts) if words[k] == "," and k < b - 1), None)
        if last is not None:
            add(a, last)
            add(a, last + 1)

    if v.source:
        a, b = v.source
        around(a, b)
        top = top_of(p, a, b)
        add(p.left[top], p.right[top] + 1)
        add(a, p.right[top] + 1)
        add(p.left[top], b)
        add(a - 1, b)
        add(a + 1, b)
    if v.hint and v.hint.source:
        around(*v.hint.source)
    for a, b in _beside(v):
        add(a, b)
    for top in (p.chained[v.head], p.object[v.head], p.subject[v.head]):
        if top >= 0:
            a, b = p.left[top], p.right[top] + 1
            for x, y in taken:
                if x > top:
                    b = min(b, x)
                elif y <= top:
                    a = max(a, y)
            if a <= top < b:
                add(a, b)
                add(a, top + 1)
    for a, b in _heard(v):
        add(a, b)
    found = found[:_SOURCES]
    return found if None in found else [*found, None]


def _beside(v: View) -> Iterable[Range]:
    """The phrase right before the cue, with the one before that when they belong together; the one after the cue or after
    "by"."""
    p, (start, end) = v.p, v.cue
    first, edge = p.bounds[p.sentence[v.head]]
    b = start
    while b > first and p.pos[b - 1] in _IDLE:
        b -= 1
    a = b
    while a > first and p.pos[a - 1] in _PHRASE:
        a -= 1
    if a < b:
        yield a, b
        if a - 1 > first and p.pos[a - 1] in ("IN", "CC", ",") and p.pos[a - 2] in _PHRASE:
            k = a - 1
            while k > first and p.pos[k - 1] in _PHRASE:
                k -= 1
            yield k, b
    a = end
    if p.pos[v.head] in ("VBN", "NN", "NNS", "VBD"):
        a = next((k + 1 for k in range(end, min(edge, end + 12)) if p.low[k] == "by"), end)
    b = a
    while b < edge and p.pos[b] in _PHRASE:
        b += 1
    if a < b:
        yield a, b
        if b < edge and p.low[b] == ",":
            yield a, b + 1


def _heard(v: View) -> Iterable[Range]:
    """Runs of words that may well be a source, whole and their likeliest part."""
    heard, count = v.heard, len(v.heard)
    i = 0
    while i < count:
        j = i + 1
        if heard[i] > _LIKELY:
            while j < count and heard[j] > _LIKELY:
                j += 1
            yield v.low + i, v.low + j
            best = max(range(i, j), key=heard.__getitem__)
            a, b = best, best + 1
            while a > i and heard[a - 1] > heard[best] / 2:
                a -= 1
            while b < j and heard[b] > heard[best] / 2:
                b += 1
            yield v.low + a, v.low + b
        i = j


def top_of(p: Passage, a: int, b: int) -> int:
    """The first word whose head lies outside a..b."""
    return next((i for i in range(a, b) if not a <= p.head[i] < b), a)

"""Particulars that two articles give alike: a number, a minute, a day, quoted words so particular that they tell one thing.

"Her request covers 2,204 polling stations" and "The list has 2,204 stations" share one word beside the number, too few for a
likeness of sentences; but no story counts two things and finds 2,204 of both.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from briefings import lexicon
from briefings.lexicon import days, units
from briefings.link import chronology, clocks
from briefings.link.claims import denials
from briefings.link.content import Content, contents, holding
from briefings.link.disputed import is_answered, is_turned_down
from briefings.link.equality import digits
from briefings.model import Dated, Findings, Link, Member, Span

_DIGITS = 3  # from here on a number is hardly of two things
_TWO_DIGITS = 2  # … that needs more beside it
_SHARED = {
    "number": 1,
    "figure": 2,
    "clock": 1,
    "round": 2,
    "day": 3,
    "planned": 3,
    "words": 0,
    "fragment": 1,
}  # keys beside it
_QUOTED, _FRAGMENT = 5, 3  # words in a row, of which one quotation may be no more
_CONTENT = 2  # of them that are no stop words
_MOST_SENTENCES = 6  # of a story: what more of them hold is its topic
_RARE = 0.12  # of a story's sentences: a key in more of them says nothing of one thing
_LONGEST = 60  # keys of a sentence: a longer one is a list or furniture


class _Place(NamedTuple):
    """A particular in a sentence."""

    article: int
    sentence: int  # its number; its offset until it is looked up
    span: Span
    part: bool = True  # of more words: no whole quotation


def link(findings: Sequence[Findings], linked: Sequence[Link] = ()) -> tuple[Link, ...]:
    """Links of the kind corroborates: sentences of two articles or more that give one particular, in text order.

    One sentence an article. Left out are what a sentence denies or disputes, and what is linked already.

    Args:
        findings: In file order, attributions resolved.
        linked: What other linkers found; a pair of sentences that one of them ties is not tied again.
    """
    read = [contents(f) for f in findings]
    places: dict[tuple[str, str], list[_Place]] = defaultdict(list)
    for i, (f, dated) in enumerate(zip(findings, chronology.dated(findings), strict=True)):
        for kind, key, span in (*_numbers(f), *_clocks(f), *_days(f, dated), *_quoted(f)):
            places[kind.rstrip("!"), key].append(_Place(i, span.start, span, kind[-1] != "!"))
    known = _Tied(linked)
    counts = Counter(key for sentences in read for sentence in sentences for key in sentence.all)
    common = max(4, _RARE * sum(map(len, read)))
    found: list[Link] = []
    for (kind, _), given in sorted(places.items()):
        if len({p.article for p in given}) < 2:
            continue
        here = [p for place in given if (p := _in_sentence(findings, read, place)) is not None]
        group = _group(kind, here, read, counts, common)
        spans = [read[p.article][p.sentence].span for p in group]
        if len(group) < 2 or known.holds(spans) or len({_plain(findings, s) for s in spans}) < 2:
            continue
        made = Link("corroborates", f"told by {len(spans)} articles", tuple(Member(span) for span in spans))
        known.add(made)
        found.append(made)
    return tuple(found)


def _in_sentence(findings: Sequence[Findings], read: Sequence[Sequence[Content]], place: _Place) -> _Place | None:
    """The place with the number of its sentence; None where that is a list, or does not stand by the particular."""
    sentences = read[place.article]
    at = holding(place.span, sentences)
    if (
        at is None
        or len(sentences[at].keys) > _LONGEST
        or not _stands(findings[place.article], sentences, at, place.span)
    ):
        return None
    return place._replace(sentence=at)


def _plain(findings: Sequence[Findings], span: Span) -> str:
    article = next(f.article for f in findings if f.article.id == span.article)
    return " ".join(article[span].split()).casefold()


class _Tied:
    """Which sentences are tied already."""

    def __init__(self, links: Sequence[Link]) -> None:
        self._links: dict[str, list[tuple[Span, int]]] = defaultdict(list)
        self._number = 0
        for made in links:
            self.add(made)

    def add(self, link: Link) -> None:
        """Takes in a link."""
        self._number += 1
        for member in link.members:
            self._links[member.span.article].append((member.span, self._number))

    def holds(self, spans: Sequence[Span]) -> bool:
        """Whether one link ties two of the sentences, to agree or to conflict."""
        numbers = Counter(
            number
            for span in spans
            for number in {n for other, n in self._links.get(span.article, ()) if other.overlaps(span)}
        )
        return any(count > 1 for count in numbers.values())


def _group(
    kind: str, places: Sequence[_Place], read: Sequence[Sequence[Content]], counts: Mapping[str, int], common: float
) -> list[_Place]:
    """The places of one particular that tell one thing: the first, and of each other article the one most like it."""
    sentences = {(p.article, p.sentence) for p in places}
    if len({p.article for p in places}) < 2 or len(sentences) > _MOST_SENTENCES:
        return []
    if kind == "fragment" and all(p.part for p in places):
        return []  # "the head of technology" is in many a sentence, the quotation “not a single transfer” in one
    best: list[_Place] = []
    for first in places:
        group = [first]
        for article in sorted({p.article for p in places} - {first.article}):
            like = [(_beside(first, p, read, counts, common), p) for p in places if p.article == article]
            shared, place = max(like, key=lambda entry: (entry[0], -entry[1].sentence))
            if shared >= _SHARED[kind]:
                group.append(place)
        if len(group) > len(best):
            best = group
    return sorted(best)


def _beside(
    one: _Place, other: _Place, read: Sequence[Sequence[Content]], counts: Mapping[str, int], common: float
) -> int:
    """How many telling keys two sentences share beside the particular."""
    first, second = read[one.article][one.sentence], read[other.article][other.sentence]
    mine = frozenset(k.key for k in first.keys if not (k.start >= one.span.start and k.end <= one.span.end))
    theirs = frozenset(k.key for k in second.keys if not (k.start >= other.span.start and k.end <= other.span.end))
    return sum(counts[key] <= common for key in mine & theirs)


# ------------------------------------------------------------------------------------------------ particulars

_Found = tuple[str, str, Span]  # kind, what, where


def _numbers(findings: Findings) -> Iterator[_Found]:
    for figure in findings.figures:
        kind = units.kind(figure.unit)
        if figure.value is None or figure.low or figure.high or kind in ("time", "age", "score"):
            continue
        told = digits(figure)
        if told >= _TWO_DIGITS and (kind != "count" or figure.value > 20):
            name = "number" if told >= _DIGITS else "figure"
            yield name, f"{kind} {units.in_base(figure.value, figure.unit):.4g}", figure.span


def _clocks(findings: Findings) -> Iterator[_Found]:
    for sentence in findings.article.sentences:
        for clock in clocks.find(findings.article.text, sentence.span.start, sentence.span.end):
            kind = "round" if clock.minutes % 30 == 0 else "clock"
            yield kind, f"{clock.minutes % 720}", findings.article.span(clock.start, clock.end)


def _days(findings: Findings, dated: Sequence[Dated]) -> Iterator[_Found]:
    """The days on which something happened; of what began or ended on one ("not until 7 February") it is told less."""
    for d in dated:
        first = next(days.find(findings.article[d.span]), None)
        if d.when is not None and d.when.precision == "day" and first and first.modifier not in _TERMS:
            yield "planned" if d.planned else "day", d.when.iso, d.span


_TERMS = frozenset(("until", "till", "til", "since", "by", "before", "after", "from"))
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def _quoted(findings: Findings) -> Iterator[_Found]:
    """Every few words in a row that somebody is quoted with; fewer where they are the whole of a quotation."""
    text = findings.article.text
    said = [piece for a in findings.attributions if a.kind != "indirect" for piece in a.content]
    for piece in (*said, *findings.unattributed):
        words = list(_WORD.finditer(text, piece.start, piece.end))
        for kind, length in (("words", _QUOTED), ("fragment", _FRAGMENT)):
            for i in range(len(words) - length + 1):
                few = [w.group().lower().replace("’", "'") for w in words[i : i + length]]
                if sum(word not in _empty() for word in few) >= _CONTENT:
                    span = findings.article.span(words[i].start(), words[i + length - 1].end())
                    whole = len(words) <= length + 1
                    yield f"{kind}{'!' * (kind == 'fragment' and whole)}", " ".join(few), span


@cache
def _empty() -> frozenset[str]:
    return frozenset(lexicon.load("stopwords")["words"])


# ------------------------------------------------------------------------------------------------ what is not told


def _stands(findings: Findings, sentences: Sequence[Content], at: int, span: Span) -> bool:
    """Whether the article gives the particular as such: neither its sentence nor the next one denies or disputes it."""
    text, sentence = findings.article.text, sentences[at]
    if _NOT.search(text, max(sentence.span.start, span.start - 16), span.start):
        return False  # "at twenty to three, and not at ten past three"
    if is_answered(findings, sentences, at) or is_turned_down(text, sentence, span):
        return False
    denial = denials.find(text, sentence)
    return denial is None or denial.kind not in ("answer", "content")


_NOT = re.compile(
    r"(?<![^\W_])(?:not|never|no longer|rather than|instead of)[\s\u00a0](?:(?:at|on|in|by|the|a|an|of)[\s\u00a0]){0,2}$"
)

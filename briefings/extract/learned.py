"""Who said what by the trained models, with the rules' findings as hints, united with what rules do better.

The models judge indirect and mixed speech and sources better than rules; rules see the whole article and keep what the
models, a paragraph at a time, cannot have: quotations over paragraphs, transcripts, signatures, speech without a cue.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from briefings import nlp
from briefings.extract import contents
from briefings.extract.clauses import words
from briefings.extract.cues import verbs
from briefings.extract.marks import Marks
from briefings.model import Article, Attribution, Paragraph, Span, Token

_SURE_SOURCE = 0.25  # what was said is printed with a name: a wrong one is worse than none
_LONGEST_SENTENCE = 400  # words; more is a page without stops, which rules read faster and no worse
_SAYING = ("say", "tell", "ask", "warn")  # groups of reporting verbs

available = nlp.available

_SIGNS = frozenset(('"', "“", "”", "„", "‟", "''", "``", "«", "»", "＂"))
_SINGLE_SIGNS = frozenset(("'", "‘", "’", "‚", "`"))


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph as `nlp.attributions` wants it, with the way back to places in the text."""

    tokens: tuple[Token, ...]
    sentences: list[list[str]]
    stretches: list[int]
    hints: list[nlp.Proposal]

    def range_of(self, start: int, end: int) -> nlp.Range | None:
        """The words that share a code point with start..end; None: there are none."""
        first = bisect_right(self.tokens, start, key=lambda t: t.end)
        last = bisect_left(self.tokens, end, key=lambda t: t.start)
        return (first, last) if first < last else None

    def offsets(self, words: nlp.Range) -> tuple[int, int]:
        """From the first word's start to the last one's end."""
        return self.tokens[words[0]].start, self.tokens[words[1] - 1].end


def read_words(paragraph: Paragraph, marks: Marks, ruled: Sequence[Attribution]) -> Words:
    """The paragraph's words, stretches and hints; `ruled` are the rules' attributions that belong to it."""
    tokens = tuple(t for s in paragraph.sentences for t in s.tokens)
    stretches = [-1] * len(tokens)
    made = Words(tokens, [[t.text for t in s.tokens] for s in paragraph.sentences], stretches, [])
    for number, stretch in enumerate(marks.within(paragraph.span.start, paragraph.span.end)):
        inside = made.range_of(stretch.start, stretch.end)
        for i in range(*inside) if inside else ():
            token = tokens[i]
            edge = token.start == stretch.start or token.end == stretch.end
            if token.text not in _SIGNS and not (edge and token.text in _SINGLE_SIGNS):
                stretches[i] = number
    for attribution in ruled:
        content = (made.range_of(s.start, s.end) for s in attribution.content)
        made.hints.append(
            nlp.Proposal(
                made.range_of(attribution.cue.start, attribution.cue.end) if attribution.cue else None,
                tuple(r for r in content if r),
                made.range_of(attribution.source.start, attribution.source.end) if attribution.source else None,
            )
        )
    return made


def read_paragraphs(article: Article, marks: Marks, ruled: Sequence[Attribution]) -> list[Words]:
    """The words of every paragraph outside page furniture. An attribution is a hint where its cue stands."""
    starts = [p.span.start for p in article.paragraphs]
    hints: dict[int, list[Attribution]] = {}
    for attribution in ruled:
        anchor = (attribution.cue or attribution.content[0]).start
        hints.setdefault(bisect_right(starts, anchor) - 1, []).append(attribution)
    return [
        read_words(paragraph, marks, hints.get(number, ()))
        for number, paragraph in enumerate(article.paragraphs)
        if paragraph.sentences and not paragraph.noise
    ]


def extract(article: Article, marks: Marks, ruled: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """All attributions outside page furniture, in text order; speakers are not yet resolved.

    Args:
        article: Segmented.
        marks: Its marked text.
        ruled: What rules make of it.

    Raises:
        FileNotFoundError: A model file is missing; see `nlp.available`.
    """
    found: list[Attribution] = []
    read = [
        paragraph
        for paragraph in read_paragraphs(article, marks, ruled)
        if all(len(s) <= _LONGEST_SENTENCE for s in paragraph.sentences)
    ]
    proposed = nlp.attributions([nlp.Paragraph(p.sentences, p.stretches, p.hints) for p in read])
    for paragraph, proposals in zip(read, proposed, strict=True):
        found += (_built(article, marks, paragraph, proposal) for proposal in proposals)
    return tuple(
        sorted(
            _united(article, marks, found, ruled),
            key=lambda a: (a.span.start, a.span.end, a.cue.start if a.cue else -1),
        )
    )


def _united(
    article: Article, marks: Marks, found: Sequence[Attribution], ruled: Sequence[Attribution]
) -> list[Attribution]:
    """What the models found, with the rules' contents where both have a direct quotation of one cue, and what only the
    rules found."""
    by_cue = _Places((a.cue, n) for n, a in enumerate(found) if a.cue)
    by_content = _Places((s, n) for n, a in enumerate(found) for s in a.content)
    united = list(found)
    extra: list[Attribution] = []
    dropped: set[int] = set()
    for attribution in ruled:
        same_cue = by_cue.meeting(attribution.cue) if attribution.cue else set()
        meeting = {n for s in attribution.content for n in by_content.meeting(s)}
        if not same_cue and not meeting:
            inside = attribution.cue is not None and by_content.meeting(attribution.cue)
            around = any(by_cue.meeting(s) for s in attribution.content)
            if not inside and not around:
                extra.append(attribution)
        elif not same_cue and _is_labelled(article, attribution):
            dropped |= {n for n in meeting if all(attribution.whole.contains(s) for s in found[n].content)}
            extra.append(attribution)
        elif not same_cue and _is_relayed(article, attribution, [found[n] for n in sorted(meeting)]):
            extra.append(attribution)
        elif len(same_cue) == 1:
            (number,) = same_cue
            mine = united[number]
            if attribution.kind == "direct" and mine.kind != "indirect" and meeting <= same_cue:
                mine = _mended(article, marks, mine, attribution)
            united[number] = replace(mine, source=mine.source or attribution.source)
    return [a for n, a in enumerate(united) if n not in dropped] + extra


def _is_labelled(article: Article, attribution: Attribution) -> bool:
    """Whether a label names the speaker of a whole paragraph, so that what others say in it is in that speaker's words:
    "MARLOWE: You told us that it was safe." """
    cue = attribution.cue
    return attribution.kind == "direct" and cue is not None and article[cue] == ":"


def _mended(article: Article, marks: Marks, mine: Attribution, ruled: Attribution) -> Attribution:
    """The models' direct or mixed quotation with the rules' pieces in place of what these overlap: rules know where marked
    text begins and ends, in other paragraphs too; models know better which pieces belong together."""
    others = [s for s in mine.content if not any(s.overlaps(r) for r in ruled.content)]
    content = tuple(sorted([*ruled.content, *(_without_aside(article, marks, s) for s in others)]))
    kind = contents.kind_of(article, content, marks)
    fragment = kind == "direct" and contents.is_fragment(" ".join(article[s] for s in content))
    return replace(mine, content=content, kind=kind, fragment=fragment)


_ASIDE = re.compile(r"[^\W\d_]+ing\b[^\n]*,\s*$")


def _without_aside(article: Article, marks: Marks, piece: Span) -> Span:
    """The piece without what the speaker did while speaking: “A,” he said, pointing at the wall, “B”"""
    inside = marks.within(piece.start, piece.end)
    if inside and piece.start < inside[0].start and _ASIDE.match(article.text[piece.start : inside[0].start]):
        return article.span(inside[0].start, piece.end)
    return piece


_CLOSE = 12  # code points: "that " and a short opening before the source


def _is_relayed(article: Article, inner: Attribution, outer: Sequence[Attribution]) -> bool:
    """Whether all that another says is what the inner source says: "The Courier reports that officials said …"."""
    if len(outer) != 1 or inner.source is None or article[inner.source].lower() in words("subjects"):
        return False
    around = outer[0].span
    return around.contains(inner.whole) and inner.whole.start - around.start <= _CLOSE and inner.whole.end == around.end


class _Places:
    """Spans of one article that do not overlap one another, each with a number."""

    def __init__(self, spans: Iterable[tuple[Span, int]]):
        self._spans = sorted(spans, key=lambda item: (item[0].start, item[0].end))
        self._ends = [span.end for span, _ in self._spans]

    def meeting(self, other: Span) -> set[int]:
        """The numbers of the spans that share a code point with the other one."""
        found = set()
        for span, number in self._spans[bisect_right(self._ends, other.start) :]:
            if span.start >= other.end:
                break
            found.add(number)
        return found


def _built(article: Article, marks: Marks, paragraph: Words, proposal: nlp.Proposal) -> Attribution:
    assert proposal.cue
    taken = max((paragraph.offsets(r)[1] for r in (proposal.cue, proposal.source) if r), default=0)
    pieces = [contents.widened(marks, *paragraph.offsets(r)) for r in sorted(proposal.content)]
    content = _joined(article, [(_name_start(article.text, start, taken), end) for start, end in pieces])
    kind = contents.kind_of(article, content, marks)
    spoken = kind != "indirect" or (_is_spoken(paragraph, proposal.cue) and not _is_deed(paragraph, proposal.cue))
    source = proposal.source
    if spoken and proposal.source_probability < _SURE_SOURCE:
        source = None
    return Attribution(
        content=content,
        kind=kind,
        cue=article.span(*paragraph.offsets(proposal.cue)),
        source=article.span(*paragraph.offsets(source)) if source else None,
        fragment=kind == "direct" and contents.is_fragment(" ".join(article[s] for s in content)),
        negated=_is_negated(paragraph, proposal.cue) or (source is not None and _is_nobody(paragraph, source)),
        spoken=spoken,
    )


_NAME_BEFORE = re.compile(r"(?:[^\W\d_a-z][\w’'-]*[^\S\n](?:of[^\S\n](?:the[^\S\n])?)?)+$")
_LONGEST_NAME = 80  # code points


def _name_start(text: str, start: int, taken: int) -> int:
    """Where the name begins inside which a content would start: at "United" of "United Provinces Minister of | State Ada
    Marsh", never inside or before the cue or the source that end at `taken`."""
    if not text[start : start + 1].isupper() or start < taken:
        return start
    name = _NAME_BEFORE.search(text, max(taken, start - _LONGEST_NAME), start)
    return name.start() if name else start


def _joined(article: Article, pieces: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    """The pieces, in text order, as spans that do not overlap."""
    joined: list[tuple[int, int]] = []
    for start, end in pieces:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(article.span(a, b) for a, b in joined)


def _is_spoken(paragraph: Words, cue: nlp.Range) -> bool:
    """Whether a rule knows the cue or it holds a reporting verb: "said", "according to"; not "seeks", "is opposed to"."""
    if any(h.cue and h.cue[0] < cue[1] and h.cue[1] > cue[0] for h in paragraph.hints):
        return True
    low = (t.text.lower() for t in paragraph.tokens[slice(*cue)])
    return any(w == "according" or (w in verbs() and verbs()[w].group in _SAYING) for w in low)


def _is_deed(paragraph: Words, cue: nlp.Range) -> bool:
    """Whether somebody answered by doing something: "responded by opening the sluices" tells of no words; "by saying" does."""
    low = [t.text.lower() for t in paragraph.tokens[cue[0] : cue[1] + 2]]
    return any(w == "by" and v.endswith("ing") and v not in verbs() for w, v in itertools.pairwise(low))


def _is_negated(paragraph: Words, cue: nlp.Range) -> bool:
    low = [t.text.lower() for t in paragraph.tokens[max(0, cue[0] - 2) : cue[1]]]
    if "," in low[: len(low) - (cue[1] - cue[0])]:  # "The bloc, of which Serbia is not a member or is not, said"
        low = low[-(cue[1] - cue[0]) :]
    table = verbs()
    own = low[-(cue[1] - cue[0]) :]
    return any(w in words("negations") for w in low) or any(w in table and table[w].group == "refuse" for w in own)


def _is_nobody(paragraph: Words, source: nlp.Range) -> bool:
    """ "Neither the operator nor its insurers", "Nobody at the mill", "No official"; not "No 10"."""
    first, *rest = (t.text.lower() for t in paragraph.tokens[slice(*source)])
    return first in ("neither", "nobody", "none") or (first == "no" and bool(rest) and rest[0].isalpha())

"""What a pack can print: stretches of the articles that can be read aloud, each with who says it and how well that
is sourced."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefings.model import (
    Attribution,
    Dossier,
    Extract,
    Figure,
    Findings,
    PartialDate,
    Sentence,
    Sourcing,
    Span,
    word_count,
)
from briefings.plan.terms import terms

LONGEST_EXTRACT = 60  # words; the limit of the standard pack

# A sentence that opens so leans on the one before: alone it cannot be read aloud.
_LEANING = re.compile(
    r"[\"“‘'(]*(?:They|He|She|It|This|These|Those|Such|His|Her|Their|Its|That|Both|Neither|Others?|Another|"
    r"The (?:two|three|latter|former|same))\b"
)
_EMPTY_IT = re.compile(
    r"[\"“‘']*It(?:’s|'s| is| was| remains| will be| would be| has been) (?:\w+ ){0,2}(?:that|whether|to|unclear|likely)\b"
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stretch of one paragraph: one sentence, or more where they lean on each other."""

    span: Span  # the whole stretch
    text: str  # its words
    extract: Extract  # what is printed of it, 60 words or fewer
    attribution: Attribution | None  # the one that carries most of it; None: the outlet's own voice
    attributions: tuple[Attribution, ...]  # all that touch it
    speaker: str | None
    camp: str | None  # the speaker's; None: no side, or not known
    camps: tuple[str, ...]  # of all who speak together: "Blinken and Lammy"
    sourcing: Sourcing
    relay: tuple[str, ...]
    date: PartialDate | None  # the article's
    figures: tuple[Figure, ...]
    terms: frozenset[str]
    leaning: bool  # opens with a word that only the text before explains
    words: int

    @property
    def article(self) -> str:
        """The article's id."""
        return self.span.article


@lru_cache(maxsize=1)  # one dossier a run; every pack asks for the same
def gather(dossier: Dossier) -> tuple[Evidence, ...]:
    """All evidence of the story, in file and text order; empty where the articles hold no sentence."""
    return tuple(e for findings in dossier.findings for e in _of_article(dossier, findings))


def _of_article(dossier: Dossier, findings: Findings) -> Iterator[Evidence]:
    article = findings.article
    for paragraph in article.paragraphs:
        inside = [a for a in findings.attributions if paragraph.span.overlaps(a.whole)]
        for group in _groups(article.text, paragraph.sentences, inside):
            span = Span(article.id, group[0].span.start, group[-1].span.end)
            touching = tuple(a for a in inside if any(c.overlaps(span) for c in a.content))
            main = max(touching, key=lambda a: _overlap(a, span), default=None)
            if main is not None and (
                main.negated or (3 * _overlap(main, span) < len(span) and main.kind == "indirect")
            ):
                main = None if main.negated else main
            camps = _camps(dossier, main)
            text = article[span]
            yield Evidence(
                span=span,
                text=text,
                extract=shortened(article.text, span, main, LONGEST_EXTRACT),
                attribution=main,
                attributions=touching,
                speaker=main.speaker if main else None,
                camp=camps[0] if len(camps) == 1 else None,
                camps=camps,
                sourcing=main.sourcing if main else "none",
                relay=main.relay if main else (),
                date=article.date,
                figures=tuple(f for f in findings.figures if span.contains(f.span)),
                terms=terms(text),
                leaning=leans(text),
                words=word_count(text),
            )


_TOGETHER = re.compile(r",\s+(?:and\s+)?|\s+and\s+")


def _camps(dossier: Dossier, attribution: Attribution | None) -> tuple[str, ...]:
    """The camps of those who speak; several for people of different camps who speak together."""
    if attribution is None:
        return ()
    actor = dossier.actor(attribution.actor)
    if actor is not None:
        return (actor.camp,) if actor.camp else ()
    named = (dossier.actor(name) for name in _TOGETHER.split(attribution.speaker or ""))
    return tuple(dict.fromkeys(a.camp for a in named if a and a.camp))


def leans(text: str) -> bool:
    """Whether a sentence opens with a word that only the text before explains."""
    return bool(_LEANING.match(text)) and not _EMPTY_IT.match(text)


def _groups(text: str, sentences: Sequence[Sentence], attributions: Sequence[Attribution]) -> Iterator[list[Sentence]]:
    """Sentences that belong together: one attribution runs through them, or a leaning one follows what it leans on.
    Groups stay within the longest extract where they can."""
    group: list[Sentence] = []
    for sentence in sentences:
        if group:
            both = word_count(text[group[0].span.start : sentence.span.end])
            tied = any(a.whole.overlaps(group[-1].span) and a.whole.overlaps(sentence.span) for a in attributions)
            if both <= LONGEST_EXTRACT and (tied or leans(text[sentence.span.start : sentence.span.end])):
                group.append(sentence)
                continue
            yield group
        group = [sentence]
    if group:
        yield group


def _overlap(attribution: Attribution, span: Span) -> int:
    return sum(max(0, min(c.end, span.end) - max(c.start, span.start)) for c in attribution.content)


_BREAK = re.compile(r"[,;:—–]\s|\s[—–-]\s|\s(?=(?:but|which|who|while|because|after|before|when|although|though)\b)")


def shortened(text: str, span: Span, attribution: Attribution | None, limit: int) -> Extract:
    """The stretch itself when it has `limit` words or fewer; else its first words up to a clause's end, but with the
    attribution's source and cue inside where there is one: what is cut is marked."""
    whole = text[span.start : span.end]
    if word_count(whole) <= limit:
        return Extract((span,))
    start = needed = span.start
    if attribution is not None:
        content = next((c for c in attribution.content if c.overlaps(span)), span)
        needed = _cut(text, max(content.start, span.start), min(content.end, span.end), limit // 3)
        for place in (
            attribution.whole.start,
            min(attribution.cue.start if attribution.cue else content.start, content.start),
        ):
            if word_count(text[start:needed]) > limit:
                start = max(span.start, place)
    end = max(needed, _cut(text, start, span.end, limit, keep=needed))
    return Extract(
        (Span(span.article, start, end),),
        opens_inside=start > span.start,
        closes_inside=_ends_inside(text, Span(span.article, start, end), span),
    )


def told(brief_terms: frozenset[str], text: str, evidence: Evidence, limit: int) -> Extract:
    """At most `limit` words of the stretch: all of it where it fits, else of what is attributed the run of clauses
    that holds most of the terms wanted, the longest of them."""
    if evidence.words <= limit or evidence.attribution is None:
        return shortened(text, evidence.span, evidence.attribution, limit)
    inside = [c for c in evidence.attribution.content if evidence.span.contains(c)]
    best: tuple[int, int, int, Span] | None = None
    for content in inside:
        edges = [
            content.start,
            *(content.start + m.end() for m in _BREAK.finditer(text[content.start : content.end])),
            content.end,
        ]
        for a in edges:
            for b in edges:
                words = word_count(text[a:b]) if a < b else 0
                if 4 <= words <= limit:
                    entry = (len(terms(text[a:b]) & brief_terms), words, -a, Span(evidence.article, a, b))
                    best = max(best, entry) if best else entry
    if best is None:
        return shortened(text, evidence.span, evidence.attribution, limit)
    end = best[3].start + len(text[best[3].start : best[3].end].rstrip(" ,;:—–-"))
    piece = Span(evidence.article, best[3].start, end)
    return Extract(
        (piece,), opens_inside=piece.start > evidence.span.start, closes_inside=_ends_inside(text, piece, evidence.span)
    )


def _ends_inside(text: str, piece: Span, whole: Span) -> bool:
    """Whether words follow: a stop or a closing mark that is left out is no cut."""
    return any(c.isalnum() for c in text[piece.end : whole.end])


def around(text: str, span: Span, focus: Span, limit: int) -> Extract:
    """At most `limit` words of the stretch with the focus inside, from one clause break to another where they fit."""
    if word_count(text[span.start : span.end]) <= limit:
        return Extract((span,))
    edges = [span.start, *(span.start + m.end() for m in _BREAK.finditer(text[span.start : span.end])), span.end]
    windows = [
        (word_count(text[a:b]), -a, a, b) for a in edges if a <= focus.start for b in edges if b >= focus.end and a < b
    ]
    fitting = [w for w in windows if w[0] <= limit]
    if fitting:
        _, _, start, end = max(fitting)
    else:
        start = max(a for a in edges if a <= focus.start)
        end = max(focus.end, _cut(text, start, span.end, limit))
    end = start + len(text[start:end].rstrip(" ,;:—–-")) if end < span.end else end
    return Extract(
        (Span(span.article, start, end),),
        opens_inside=start > span.start,
        closes_inside=_ends_inside(text, Span(span.article, start, end), span),
    )


def _cut(text: str, start: int, end: int, limit: int, *, keep: int = 0) -> int:
    """Where to cut: at the last clause break that leaves at least half of the limit and all before `keep`, else after
    the last word that fits."""
    last = start
    for count, match in enumerate(re.finditer(r"\S+", text[start:end]), 1):
        if count > limit:
            break
        last = start + match.end()
    window = text[start:last]
    ends = (m.start() for m in _BREAK.finditer(window))
    breaks = [at for at in ends if word_count(window[:at]) * 2 >= limit and start + at >= keep]
    return start + breaks[-1] if breaks else last

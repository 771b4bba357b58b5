"""RawArticle -> Article: paragraphs, sentences, tokens; labels read off and page furniture set aside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefings.model import Article, Paragraph, RawArticle, Sentence, Span
from briefings.segment import faults, furniture, labels, paragraphs, sentences, software, tokens
from briefings.segment.page import WORD, Line

__all__ = ["segment_article"]


def segment_article(raw: RawArticle, *, set_aside: Sequence[Span] = ()) -> Article:
    """The article with its paragraphs, sentences, labels and page furniture.

    Args:
        raw: As read; its text is not changed.
        set_aside: Spans of this article that are known to be none of it, such as the topic list.

    Method: rules only; offsets are code points into `raw.text`.
    """
    blocks = [[Line(start, end, raw.text[start:end]) for start, end in parts] for parts in paragraphs.split(raw.text)]
    lines = [line for block in blocks for line in block]
    aside = sorted((s.start, s.end) for s in set_aside if s.article == raw.id)
    _set_aside(lines, aside)
    software.mark(lines)
    furniture.mark(lines, raw.text)
    found = tuple(_paragraph(raw.id, number, block) for number, block in enumerate(blocks, 1))
    own = labels.read(raw.id, lines)
    article = Article(
        id=raw.id,
        text=raw.text,
        sha256=raw.sha256,
        encoding=raw.encoding,
        outlet=own.outlet,
        date=own.date,
        title=own.title,
        byline=own.byline,
        noise=_noise(raw.id, lines, aside),
        paragraphs=found,
        day=own.day,
    )
    return replace(article, problems=(*raw.problems, *own.problems, *faults.find(article)))


def _set_aside(lines: Sequence[Line], spans: Sequence[tuple[int, int]]) -> None:
    for line in lines:
        for start, end in spans:
            if start <= line.start and line.end <= end:
                line.kind = "set aside"
            elif start < line.end and line.start < end:
                line.cuts.append((max(start, line.start), min(end, line.end)))


def _paragraph(article: str, number: int, parts: Sequence[Line]) -> Paragraph:
    span = Span(article, parts[0].start, parts[-1].end)
    found: list[Sentence] = []
    for line in parts:
        for start, end in _kept(line):
            piece = tokens.tokenise(line.text, start - line.start, end - line.start, line.start)
            found += sentences.split(article, piece)
    return Paragraph(number, span, tuple(found), noise=not found)


def _kept(line: Line) -> Iterator[tuple[int, int]]:
    """What is left of a line without its furniture."""
    if line.kind is not None:
        return
    at = line.start
    for start, end in sorted(line.cuts):
        if at < start:
            yield at, start
        at = max(at, end)
    if at < line.end and (
        at == line.start or WORD.search(line.text, at - line.start)
    ):  # not the full stop behind a tag
        yield at, line.end


def _noise(article: str, lines: Sequence[Line], aside: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    """Furniture in text order; what overlaps is one span."""
    spans = [(line.start, line.end) for line in lines if line.kind is not None]
    spans += [cut for line in lines if line.kind is None for cut in line.cuts]
    merged: list[tuple[int, int]] = []
    for start, end in sorted((*spans, *aside)):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif start < end:
            merged.append((start, end))
    return tuple(Span(article, start, end) for start, end in merged)

"""RawArticle -> Article: paragraphs, sentences, tokens; labels read off and page furniture set aside."""

from __future__ import annotations

from collections.abc import Sequence

from briefings.model import Article, Paragraph, RawArticle, Span
from briefings.segment import paragraphs, sentences, tokens

__all__ = ["segment_article"]


def segment_article(raw: RawArticle, *, set_aside: Sequence[Span] = ()) -> Article:
    """The article with its paragraphs, sentences, labels and page furniture.

    Args:
        raw: As read; its text is not changed.
        set_aside: Spans of this article that are known to be none of it, such as the topic list.

    Method: rules only; offsets are code points into `raw.text`.
    """
    aside = sorted(span for span in set_aside if span.article == raw.id)
    found = []
    for number, (start, end) in enumerate(paragraphs.split(raw.text), 1):
        span = Span(raw.id, start, end)
        noise = any(span.overlaps(other) for other in aside)
        parts = () if noise else sentences.split(raw.id, tokens.tokenise(raw.text, start, end))
        found.append(Paragraph(number, span, parts, noise))
    return Article(
        id=raw.id,
        text=raw.text,
        sha256=raw.sha256,
        encoding=raw.encoding,
        outlet=None,
        date=None,
        title=None,
        byline=None,
        noise=tuple(aside),
        paragraphs=tuple(found),
        problems=raw.problems,
    )

"""Where an article puts one act in another country than its headline does: a slip that nobody should read aloud."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefings.lexicon import geography
from briefings.model import Article, Span

_IN = re.compile(r"\b(?:in|inside|into|within|on)[\s\u00a0](?:the[\s\u00a0])?([A-Z][a-z]{2,20})(?![^\W_])")
_WORD = re.compile(r"[^\W\d_]{4,}")
_BEFORE, _STEM, _SHARED = 60, 5, 3  # code points looked at, letters, words that make two acts one


class _Act(NamedTuple):
    span: Span  # the words of the act and its place
    country: str
    stems: frozenset[str]


def strayed(article: Article) -> Iterator[tuple[Span, Span]]:
    """The words that put in another country what the headline, and the text once more, put in one, and the
    headline's words. A sentence that names both countries compares them, and two that differ from the headline are no slip."""
    title = article.title.evidence if article.title else None
    headline = list(_acts(article, title)) if title else []
    if not headline:
        return
    acts = [act for s in article.sentences if s.span.start >= headline[0].span.end for act in _acts(article, s.span)]
    for head in headline:
        same = [act for act in acts if len(act.stems & head.stems) >= _SHARED]
        other = [act for act in same if act.country != head.country]
        if len(other) == 1 and len(same) > 1 and head.country not in _countries(article, other[0].span.start):
            yield other[0].span, head.span


def _acts(article: Article, span: Span) -> Iterator[_Act]:
    forms = geography.forms()
    for match in _IN.finditer(article.text, span.start, span.end):
        form = forms.get(match.group(1))
        if form is None or not form.sure or form.country is None:
            continue
        start = max(span.start, match.start() - _BEFORE)
        words = list(_WORD.finditer(article.text, start, match.start()))
        stems = frozenset(word.group().lower()[:_STEM] for word in words)
        if len(stems) >= _SHARED:
            yield _Act(article.span(words[-_SHARED].start(), match.end()), form.country, stems)


def _countries(article: Article, at: int) -> set[str | None]:
    """The countries that the sentence around a place names."""
    sentence, forms = article.sentence_at(at), geography.forms()
    words = [token.text for token in sentence.tokens] if sentence else []
    return {forms[word].country for word in words if word in forms}

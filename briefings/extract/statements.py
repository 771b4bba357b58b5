"""Article and attributions -> the sentences in the outlet's own voice."""

from __future__ import annotations

from collections.abc import Sequence

from briefings.model import Article, Attribution, Statement


def extract(article: Article, attributions: Sequence[Attribution]) -> tuple[Statement, ...]:
    """Sentences outside page furniture that no attribution touches, questions left out, in text order.

    An attribution touches what its content, cue and source cover and what lies between them.
    """
    taken = sorted((a.whole.start, a.whole.end) for a in attributions)
    found, at, reach = [], 0, -1
    for sentence in article.sentences:
        span = sentence.span
        while at < len(taken) and taken[at][0] < span.end:
            reach = max(reach, taken[at][1])
            at += 1
        if reach <= span.start and not article[span].rstrip("”\"’')] ").endswith("?"):
            found.append(Statement(span))
    return tuple(found)

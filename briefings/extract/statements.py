"""Article and attributions -> the sentences in the outlet's own voice."""

from __future__ import annotations

from collections.abc import Sequence

from briefings.model import Article, Attribution, Statement


def extract(article: Article, attributions: Sequence[Attribution]) -> tuple[Statement, ...]:
    """Sentences outside page furniture that no attribution of words touches, questions left out, in text order.

    An attribution touches what its content, cue and source cover and what lies between them. What was not said is the
    outlet's own: "Brandt was convicted of fraud", "Rescuers hope to reach the cave".
    """
    taken = sorted((a.whole.start, a.whole.end) for a in attributions if a.spoken)
    found, at, reach = [], 0, -1
    for sentence in article.sentences:
        span = sentence.span
        while at < len(taken) and taken[at][0] < span.end:
            reach = max(reach, taken[at][1])
            at += 1
        if reach <= span.start and not article[span].rstrip("”\"’')] ").endswith("?"):
            found.append(Statement(span))
    return tuple(found)

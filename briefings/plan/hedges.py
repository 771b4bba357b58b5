"""What a cut must not take away: the word that says how sure a report is, or what it hangs on."""

from __future__ import annotations

import re
from functools import cache

from briefings import lexicon
from briefings.model import Article, Extract, Span


def loses_hedge(article: Article, extract: Extract) -> bool:
    """Whether words cut away from the first or the last sentence of an extract say how sure the rest is: "The board is
    | expected to shut the baths", "… will shut | if the court agrees"."""
    first, last = article.sentence_at(extract.span.start), article.sentence_at(extract.span.end - 1)
    before = article[Span(article.id, first.span.start, extract.span.start)] if first else ""
    behind = article[Span(article.id, extract.span.end, last.span.end)] if last else ""
    return bool(_pattern("before").search(before) or _pattern("behind").search(behind))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, lexicon.load("hedges")[name])) + r")\b", re.IGNORECASE)

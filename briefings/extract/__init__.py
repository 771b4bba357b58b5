"""Article -> findings: who said what, what the outlet says itself, figures, dates, names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from briefings.extract import attributions, contents, dates, figures, mentions, statements
from briefings.extract.marks import pair_marks
from briefings.model import Article, Findings

__all__ = ["EXTRACTORS", "extract_findings"]

# What needs the article alone, by field of `Findings`. Attributions need its marks, statements its attributions.
EXTRACTORS: Mapping[str, Callable[[Article], tuple[Any, ...]]] = {
    "mentions": mentions.extract,
    "figures": figures.extract,
    "dates": dates.extract,
}


def extract_findings(article: Article, *, rules_only: bool = False) -> Findings:
    """All findings of one article; who a speaker is gets resolved later.

    Args:
        article: Segmented.
        rules_only: Leave trained models aside.
    """
    del rules_only
    marks = attributions.close_at_cues(article, pair_marks(article))
    said = attributions.extract(article, marks)
    return Findings(
        article,
        attributions=said,
        unattributed=contents.nobodys(article, said, marks),
        statements=statements.extract(article, said),
        problems=marks.problems,
        **{field: extract(article) for field, extract in EXTRACTORS.items()},
    )

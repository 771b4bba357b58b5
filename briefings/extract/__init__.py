"""Article -> findings: who said what, what the outlet says itself, figures, dates, names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from briefings.extract import (
    attributions,
    contents,
    dates,
    figures,
    joining,
    mending,
    mentions,
    sources,
    spoken,
    statements,
)
from briefings.extract.marks import pair_marks
from briefings.model import Article, Findings, Problem

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
        rules_only: Leave trained models aside. Without their files this is what happens, with a `Problem` that says so.
    """
    marks = attributions.close_at_cues(article, pair_marks(article))
    said = attributions.extract(article, marks)
    problems = marks.problems
    if not rules_only:
        from briefings.extract import learned

        if learned.available():
            read = joining.with_labels(learned.extract(article, marks, said), said)
            said = joining.with_unclaimed(joining.without_next(article, read, said), said)
        else:
            problems += (Problem("models", "Model files are missing: who said what was found by rules alone."),)
    said = mending.mend(article, marks, sources.settle(article, marks, said))
    said = spoken.mark_unspoken(article, said)
    return Findings(
        article,
        attributions=said,
        unattributed=contents.nobodys(article, said, marks),
        statements=statements.extract(article, said),
        problems=problems,
        **{field: extract(article) for field, extract in EXTRACTORS.items()},
    )

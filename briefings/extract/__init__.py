"""Article -> findings: who said what, what the outlet says itself, figures, dates, names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from briefings.extract import attributions, contents, statements
from briefings.extract.marks import pair_marks
from briefings.model import Article, Findings

__all__ = ["EXTRACTORS", "extract_findings"]


def _extractor(module: str) -> Callable[[Article], tuple[Any, ...]]:
    name = f"{__name__}.{module}"
    if find_spec(name) is None:
        return lambda _: ()
    extract: Callable[[Article], tuple[Any, ...]] = import_module(name).extract
    return extract


# What needs the article alone: field of `Findings` -> extractor. Attributions and statements need each other.
EXTRACTORS: Mapping[str, Callable[[Article], tuple[Any, ...]]] = {
    "mentions": _extractor("mentions"),
    "figures": _extractor("figures"),
    "dates": _extractor("dates"),
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
        **{field: tuple(extract(article)) for field, extract in EXTRACTORS.items()},
    )

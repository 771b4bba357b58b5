"""When what a figure counts took place."""

from __future__ import annotations

import re

from briefings.lexicon import days
from briefings.link import beside, located
from briefings.model import Figure, Findings, Span

_OLD = 10  # days before the article: what happened then is another event than its news
_OPENING = 8  # code points into a sentence: "In the 2012 election, …" dates all its figures
_BEFORE = 6  # words between a date and the figure that it dates
_NEAR = 30  # code points between a bare year and the figure
_YEAR = re.compile(
    r"(?<![\w,.$£€])((?:19|20)\d\d),?[\s\u00a0]when(?![^\W_])"
)  # "kept pace with 2008, when 236,000 voted"
_TELLING = frozenset(("said", "says", "told", "announced", "added", "reported", "confirmed"))


def find(findings: Findings, figure: Figure, sentence: Span, left: int, right: int) -> list[tuple[str, bool]]:
    """ISO date and whether it is old, for the dates that belong to the figure: those after it and before the next
    figure, else those before it and after the last one."""
    article = findings.article
    anchor = days.anchor_of(article.date)
    near = [d for d in located.inside(sentence, findings.dates) if not _of_saying(article.text, d.span, figure.span)]
    after = [d for d in near if figure.span.end <= d.span.start < right]
    before = [
        d
        for d in near
        if left <= d.span.start < figure.span.start
        and len(beside.WORD.findall(article.text, d.span.end, figure.span.start)) <= _BEFORE
    ]
    opening = [d for d in near if d.span.start - sentence.start <= _OPENING and d.span.start < figure.span.start]
    chosen = after[:1] or before[-1:] or opening
    found = []
    for dated in chosen:
        words = article[dated.span].lower()
        if words.startswith("since"):
            continue
        if dated.when is None:
            if "night" not in words and any(
                word in words for word in ("earlier", "before", "previous", "ago", "last", "preceding")
            ):
                found.append(("?", True))
            continue
        if dated.when.precision == "range" and dated.when.given:
            continue  # "between 2012 and 2018": how long it took
        reach = days.anchor_of(dated.when)
        old = bool(anchor and reach and (anchor[0] - reach[1]).days > _OLD)
        if anchor is None and dated.when.given and dated.when.precision in ("year", "month"):
            old = True  # an undated article that names a year looks back
        found.append((dated.when.iso, old))
    if not found and (year := _YEAR.search(article.text, max(left, figure.span.start - _NEAR), figure.span.start)):
        found.append((year.group(1), anchor is None or int(year.group(1)) < anchor[0].year))
    return found


def _of_saying(text: str, when: Span, figure: Span) -> bool:
    """Whether a date says when something was told, or from when on: "Three died, he told parliament on Thursday"."""
    before = [word.lower() for word in beside.WORD.findall(text, max(figure.end, when.start - 60), when.start)]
    return "since" in before or bool(_TELLING & set(before[-3:]))

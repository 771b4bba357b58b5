"""When articles appeared whose date line lacks the year: the dated articles of the same story give it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

from briefings.lexicon import days
from briefings.model import Findings, PartialDate

_STORY = 120  # days: so near to the dated articles, one year alone fits


def date_articles(findings: Sequence[Findings]) -> tuple[Findings, ...]:
    """The findings, each article with its date as far as the others give it; marked as inferred, with what from.

    "March 14" takes the year that brings it near to the articles dated by themselves. Where none is dated, two years fit,
    or the printed weekday is not that day's, the article stays undated.
    """
    known = [
        datetime.date.fromisoformat(date.iso)
        for f in findings
        if (date := f.article.date) and date.given and date.precision == "day"
    ]
    if not known:
        return tuple(findings)
    return tuple(_dated(f, min(known), max(known)) for f in findings)


def _dated(findings: Findings, first: datetime.date, last: datetime.date) -> Findings:
    article = findings.article
    if article.date or article.day is None:
        return findings
    said = next(days.find(article[article.day]), None)
    if said is None or not said.month or not said.day:
        return findings
    near = []
    for year in range(first.year - 1, last.year + 2):
        try:
            day = datetime.date(year, said.month, said.day)
        except ValueError:
            continue  # 29 February
        away = max((first - day).days, (day - last).days)
        if away <= _STORY and said.weekday in (None, day.weekday()):
            near.append(day)
    if len(near) != 1:
        return findings
    because = f"the year is that of the dated articles, {first.isoformat()} to {last.isoformat()}"
    date = PartialDate(near[0].isoformat(), "day", False, because, article.day)
    return replace(findings, article=replace(article, date=date))

"""Days without a year in a story that tells of an older year: of which year they are, across articles.

A trial of March 2025 is full of the August of the crime, and "on 17 August" is not that of 2024.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from briefings.lexicon import days
from briefings.link import content
from briefings.link.content import Content
from briefings.model import Dated, Findings, PartialDate, Span

_GIVEN = 120  # days of a story that are looked through
_SEASON = 60  # days: so near to a day of an older year, a day without its year may be of that year too
_OF_LATE = 31  # days: the news itself, whatever was told before it
_TOLD_BY = 2  # articles: an older year that one alone tells of is hardly that of the story
_SAME_MATTER = 2  # shared keys of two sentences that give one day of the year


def settle(
    findings: Sequence[Findings], read: Sequence[Sequence[Content]], dated: Sequence[Sequence[Dated]]
) -> list[list[Dated]]:
    """The dates of each article, those without a year left open, or dated anew, where the articles tell of an older year."""
    told = _given_days(read, dated)
    return [
        [_in_its_year(f, sentences, d, told) if d.when and not d.when.given else d for d in ds]
        for f, sentences, ds in zip(findings, read, dated, strict=True)
    ]


class _Given(NamedTuple):
    """A day that an article gives with its year, and the keys of its sentence."""

    day: datetime.date
    article: str
    span: Span
    keys: frozenset[str]


def _given_days(read: Sequence[Sequence[Content]], dated: Sequence[Sequence[Dated]]) -> list[_Given]:
    """The days and months that the articles give with their year, a month by its middle."""
    found = []
    for i, ds in enumerate(dated):
        for d in ds:
            if d.when is None or not d.when.given or d.when.precision not in ("day", "month"):
                continue
            at = content.holding(d.event, read[i])
            day = datetime.date.fromisoformat(d.when.iso + "-15" * (d.when.precision == "month"))
            found.append(_Given(day, d.span.article, d.span, read[i][at].all if at is not None else frozenset()))
    return found[:_GIVEN]


def _in_its_year(findings: Findings, read: Sequence[Content], d: Dated, told: Sequence[_Given]) -> Dated:
    """A day or month without its year that the articles give in an older year: of that year where they tell the same of the
    same day; else open, where the story's own days of that season are of the older year alone. At a trial in March
    "they saw her on 17 August" is of the year of the crime, 14 August 2023, and not of the last August. One article is
    enough for the month that it gives itself: "died in November 2023 … on 17 November the system wrote over it"."""
    text = findings.article[d.span]
    expression = next(days.find(text), days.Expression(0, len(text), "open"))
    if expression.kind not in ("day", "month") or expression.year or d.planned:
        return d
    if d.when is None or expression.modifier.split(" ")[0] in ("last", "this", "next"):
        return d
    day = datetime.date.fromisoformat(d.when.iso.split("/")[0] + "-15" * (d.when.precision == "month"))
    own = days.anchor_of(findings.article.date)
    if own and (own[0] - day).days <= _OF_LATE:
        return d
    month = [g for g in told if g.article == d.span.article and g.day.month == day.month]
    if month and all(g.day.year < day.year for g in month):
        return replace(d, when=None, planned=False, tense="open")
    beside = [g for g in told if _days_off(day, g.day) <= _SEASON]
    if not beside or any(g.day.year >= day.year for g in beside):
        return d
    at = content.holding(d.event, read)
    mine = read[at].all if at is not None else frozenset[str]()
    same = [
        g for g in beside if (g.day.month, g.day.day) == (day.month, day.day) and len(g.keys & mine) >= _SAME_MATTER
    ]
    if expression.kind == "day" and len({g.day for g in same}) == 1:
        because = f"{same[0].article} gives the day with its year: {same[0].day.isoformat()}"
        return replace(d, when=PartialDate(same[0].day.isoformat(), "day", False, because, same[0].span))
    if len({g.article for g in beside}) < _TOLD_BY:
        return d
    return replace(d, when=None, planned=False, tense="open")


def _days_off(day: datetime.date, other: datetime.date) -> int:
    """How many days two days of the year lie apart, whatever their years."""
    apart = abs(day.timetuple().tm_yday - other.timetuple().tm_yday)
    return min(apart, 365 - apart)

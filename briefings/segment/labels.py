"""What an article says of itself: outlet, date, byline, title; None where it does not say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefings.model import PartialDate, Problem, Span, Stated
from briefings.segment import authors, published, publisher, titles
from briefings.segment.page import Line


@dataclass(frozen=True, slots=True)
class Labels:
    """An article's own labels."""

    outlet: Stated | None = None
    date: PartialDate | None = None
    title: Stated | None = None
    byline: Stated | None = None
    problems: tuple[Problem, ...] = ()
    day: Span | None = None


def read(article: str, lines: Sequence[Line]) -> Labels:
    """The labels of an article whose furniture is marked."""
    title = next((line for line in lines if line.kind == "title"), None)
    byline = authors.read(lines)
    name = byline.name if byline else None
    date, problems = published.date(article, lines, byline)
    return Labels(
        outlet=publisher.outlet(article, lines, byline, title),
        date=date,
        title=titles.stated(article, title) if title else None,
        byline=Stated(" ".join(name.text.split()), Span(article, name.start, name.end)) if name else None,
        problems=problems,
        day=None if date else published.day(article, lines, byline),
    )

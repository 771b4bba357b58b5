"""The headline of a page, and what stands behind it: the site's name, a date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefings.model import Span, Stated
from briefings.segment import days, outlets
from briefings.segment.page import Line

_SITE = re.compile(r"\s[-–—|]\s(?P<site>[^–—|]{2,40}?)\s*$")


def stated(article: str, line: Line) -> Stated:
    """The headline without what stands behind it."""
    start = line.start + len(line.text) - len(line.text.lstrip("# *_>"))
    end = min((at for at, _ in sites(line)), default=len(line.text))
    words = line.text[start - line.start : end].rstrip("* _")
    return Stated(" ".join(words.split()), Span(article, start, start + len(words)))


def sites(line: Line) -> Iterator[tuple[int, re.Match[str]]]:
    """What stands behind a headline and is none of it, from the end: "– DW – 06/18/2024", with where it is parted off."""
    end = len(line.text)
    while match := _SITE.search(line.text, max(0, end - 60), end):
        site = match["site"].strip()
        if not (outlets.is_outlet(site) or days.is_date_line(site)):
            return
        end = match.start()
        yield end, match

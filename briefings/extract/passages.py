"""Days without a year in a passage that tells of another year than the article's own.

"It had no record before 16 November 2021. The company says it rang on 22 July": of which year's July is not told.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

from briefings.lexicon import days
from briefings.model import Article, Dated, PartialDate, Precision

_REACH = 2  # sentences from a date to those beside it
_GOES_ON = 120  # days: so soon behind the date told before, one year alone fits
_OF_LATE = 31  # days before the article: the news itself, whatever was told before it


def follow(
    article: Article,
    found: Sequence[tuple[Dated, days.Expression]],
    settled: Sequence[Dated],
    is_spoken: Callable[[days.Expression], bool],
) -> tuple[Dated, ...]:
    """The dates, with "the next day" and "two days later" counted from the one day that the sentence has told before them, or
    the sentence before; left open where another date, or none to the day, stands there, or a quotation parts the two."""
    starts = [sentence.span.start for sentence in article.sentences]
    dates = list(settled)
    for n, (d, expression) in enumerate(found):
        if expression.kind != "then" or n == 0 or d.tense == "ahead":
            continue
        before, said = dates[n - 1], found[n - 1][1]
        place, last = (bisect_right(starts, x.span.start) for x in (d, before))
        if before.when is None or before.when.precision != "day" or before.planned or place - last > 1:
            continue
        if (
            is_spoken(expression) != is_spoken(said)
            or said.modifier in _TERMS
            or sum(x.event == before.event for x in dates[:n]) > 1
        ):
            continue
        day = datetime.date.fromisoformat(before.when.iso) + datetime.timedelta(days=expression.steps)
        because = f"counted from {' '.join(article[before.span].split())}, {before.when.iso}"
        dates[n] = replace(d, when=PartialDate(day.isoformat(), "day", False, because, before.span), planned=False)
    return tuple(dates)


_TERMS = frozenset(("until", "till", "til", "since", "by", "before", "after", "from"))


def settle(
    article: Article, found: Sequence[tuple[Dated, days.Expression]], anchor: days.Anchor | None
) -> tuple[Dated, ...]:
    """The dates, with a day or month without its year left open where the nearest year told before it is an earlier one;
    it takes that year where the next date behind it has it too and the three follow one another.

    What lies within weeks of the article, or ahead, keeps its year: "It opened in March 2021. On 4 June it burnt down".
    """
    starts = [sentence.span.start for sentence in article.sentences]
    places = [bisect_right(starts, d.span.start) for d, _ in found]
    latest = anchor[0].year if anchor else max((_year(d) for d, _ in found if _tells_year(d)), default=0)
    settled: list[Dated] = []
    for n, (d, expression) in enumerate(found):
        if d.when is None and expression.kind in ("day", "month") and THAT_YEAR.match(article.text, d.span.end):
            settled.append(_of_that_year(article, found, places, n))
            continue
        i = _beside(found, places, n, -1) if _lacks_year(d, expression) else None
        if i is None or not _is_older(d, found[i][0], anchor, latest, places[n] - places[i]):
            settled.append(d)
            continue
        k = _beside(found, places, n, 1)
        settled.append(_between(article, d, expression, found[i][0], found[k][0] if k is not None else None))
    return tuple(settled)


THAT_YEAR = re.compile(r",?[\s\u00a0](?:of[\s\u00a0])?(?:that|the same)[\s\u00a0]year(?![^\W_])")


def _of_that_year(
    article: Article, found: Sequence[tuple[Dated, days.Expression]], places: Sequence[int], n: int
) -> Dated:
    """ "on 9 November that year", of the year told last before it, where that is near."""
    d, expression = found[n]
    for k in range(n - 1, -1, -1):
        before = found[k][0]
        if places[n] - places[k] > _REACH:
            break
        if before.when is not None and before.when.given and before.when.precision != "range":
            iso = f"{_year(before)}-{expression.month:02}" + (
                f"-{expression.day:02}" if expression.kind == "day" else ""
            )
            if expression.kind == "day" and not _is_day(iso):
                break
            because = f"the year is that of {' '.join(article[before.span].split())}"
            precision: Precision = "day" if expression.kind == "day" else "month"
            return replace(d, when=PartialDate(iso, precision, False, because, before.span), planned=False)
    return d


def _lacks_year(d: Dated, expression: days.Expression) -> bool:
    bare = expression.kind in ("day", "month") and expression.year is None and "year" not in expression.modifier
    return bare and d.tense in ("past", None) and not d.planned


def _tells_year(d: Dated) -> bool:
    return d.when is not None and d.when.given and d.when.precision in ("day", "month")


def _year(d: Dated) -> int:
    return int(d.when.iso[:4]) if d.when else 0


def _beside(found: Sequence[tuple[Dated, days.Expression]], places: Sequence[int], n: int, step: int) -> int | None:
    """Where the nearest date with its year stands on one side; None where the passage is back in the week of the article before."""
    i = n + step
    while 0 <= i < len(found) and abs(places[i] - places[n]) <= _REACH:
        d, expression = found[i]
        if _tells_year(d):
            return i
        if expression.kind in ("weekday", "offset") and d.tense != "open" and places[i] != places[n]:
            return None
        i += step
    return None


def _is_older(d: Dated, before: Dated, anchor: days.Anchor | None, latest: int, sentences: int) -> bool:
    """Whether the passage tells of a year before the one that the day would take by itself."""
    if d.when is None or anchor is None:
        return d.tense == "past" and sentences <= 1 and _year(before) < latest
    reach = days.anchor_of(d.when)
    told = days.anchor_of(before.when)
    assert reach is not None and told is not None
    goes_on = (reach[0] - told[1]).days <= _GOES_ON  # "on 3 December 2024 … on 11 January"
    return _year(before) < reach[0].year and (anchor[0] - reach[1]).days > _OF_LATE and not goes_on


def _between(article: Article, d: Dated, expression: days.Expression, before: Dated, after: Dated | None) -> Dated:
    year = _year(before)
    iso = f"{year}-{expression.month:02}" + (f"-{expression.day:02}" if expression.kind == "day" else "")
    if after is None or _year(after) != year or not _follows(before, iso) or not _follows_on(iso, after):
        return replace(d, when=None, planned=False, tense="open")
    if expression.kind == "day" and not _is_day(iso):
        return replace(d, when=None, planned=False, tense="open")
    words = " ".join(article[before.span].split())
    because = f"the year is that of the dates on both sides, {words} and {' '.join(article[after.span].split())}"
    return replace(
        d, when=PartialDate(iso, "day" if expression.kind == "day" else "month", False, because, before.span)
    )


def _follows(before: Dated, iso: str) -> bool:
    return before.when is not None and before.when.iso[:7] <= iso[:7] and before.when.iso <= iso[: len(before.when.iso)]


def _follows_on(iso: str, after: Dated) -> bool:
    return after.when is not None and iso[: len(after.when.iso)] <= after.when.iso[: len(iso)]


def _is_day(iso: str) -> bool:
    try:
        datetime.date.fromisoformat(iso)
    except ValueError:
        return False
    return True

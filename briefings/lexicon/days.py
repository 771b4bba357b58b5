"""Words for days: found in a text, and resolved against the day on which they were written.

"September 11, 2024" gives itself; "Nov. 17", "on Wednesday" and "last year" need an anchor, and without one, or where two
readings are left, they stay unresolved. Shared by what reads one article and by what compares several.
"""

from __future__ import annotations

import datetime
from typing import NamedTuple

from briefings import lexicon
from briefings.lexicon.day_words import Expression, find, triggers
from briefings.model import PartialDate, Precision

__all__ = ["Anchor", "Expression", "Resolved", "anchor_of", "find", "resolve", "triggers"]

Anchor = tuple[datetime.date, datetime.date]  # the first and the last day that the anchor can mean

_NAMED_YEARS = {"last year": -1, "this year": 0, "next year": 1}
_WEEKS = {"last week": -1, "this week": 0, "next week": 1}
_LATE = 22  # of the month: its weeks are told of as past
_FAR, _NEAR = 240, 120  # days: a reading this far away loses its case where the other one is this near


class Resolved(NamedTuple):
    """What an expression means."""

    iso: str
    precision: Precision
    given: bool  # False: the anchor was needed


def anchor_of(date: PartialDate | None) -> Anchor | None:
    """The first and the last day that a date can mean; None for no date."""
    if date is None:
        return None
    ends = date.iso.split("/")
    return _bounds(ends[0])[0], _bounds(ends[-1])[1]


def _bounds(iso: str) -> Anchor:
    parts = [int(part) for part in iso.split("-")]
    if len(parts) == 3:
        day = datetime.date(*parts)
        return day, day
    if len(parts) == 2:
        first = datetime.date(parts[0], parts[1], 1)
        following = datetime.date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1)
        return first, following - datetime.timedelta(days=1)
    return datetime.date(parts[0], 1, 1), datetime.date(parts[0], 12, 31)


def resolve(expression: Expression, anchor: Anchor | None, *, planned: bool | None) -> Resolved | None:
    """What the expression means; None: the anchor is missing or leaves two readings.

    Args:
        expression: As found.
        anchor: The day on which the words were written, as exactly as it is known.
        planned: Whether what happens then was still to come; None: the words do not say.
    """
    given = _given(expression)
    if given or anchor is None or expression.kind in ("open", "then"):
        return given
    readings = {_at(expression, day, planned) for day in anchor}
    found = readings.pop()
    return found if not readings else None


def _given(e: Expression) -> Resolved | None:
    if e.kind == "range" and e.iso:
        return Resolved(e.iso, "range", True)
    if e.kind == "year" and e.year:
        return Resolved(str(e.year), "year", True)
    if e.kind == "month" and e.year:
        return Resolved(f"{e.year}-{e.month:02}", "month", True)
    if e.kind == "day" and e.year:
        return _days(e, e.year, given=True)
    if e.kind == "feast" and e.year:
        return Resolved(_feast(e, e.year).isoformat(), "day", True)
    return None


def _feast(e: Expression, year: int) -> datetime.date:
    """The day of a year that bears a name."""
    month, *rule = lexicon.load("calendar")["feasts"][e.iso]
    if len(rule) == 1:
        return datetime.date(year, month, rule[0])
    weekday, which = rule
    if which < 0:
        last = _bounds(f"{year}-{month:02}")[1]
        return last - datetime.timedelta(days=(last.weekday() - weekday) % 7)
    first = datetime.date(year, month, 1)
    return first + datetime.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))


def _days(e: Expression, year: int, *, given: bool) -> Resolved | None:
    assert e.month and e.day
    try:
        first = datetime.date(year, e.month, e.day)
        last = datetime.date(year, e.month, e.steps) if e.steps else None
    except ValueError:
        return None
    if last:
        return Resolved(f"{first.isoformat()}/{last.isoformat()}", "range", given)
    return Resolved(first.isoformat(), "day", given)


def _at(e: Expression, day: datetime.date, planned: bool | None) -> Resolved | None:
    """What the expression means when it was written on `day`."""
    if e.modifier in ("since", "last", "past"):
        planned = False
    ends = e.kind == "weekday" and e.modifier in ("until", "till", "til", "by")
    if e.modifier in ("next", "coming") or (ends and planned is None):
        planned = True
    if e.kind == "offset":
        return Resolved((day + datetime.timedelta(days=e.steps)).isoformat(), "day", False)
    if e.kind == "years":
        return Resolved(str(day.year + e.steps), "year", False)
    if e.kind == "months":
        months = day.year * 12 + day.month - 1 + e.steps
        return Resolved(f"{months // 12}-{months % 12 + 1:02}", "month", False)
    if e.kind in ("week", "weekend"):
        return _week(e, day, planned)
    if e.modifier in _NAMED_YEARS:
        year = day.year + _NAMED_YEARS[e.modifier]
        if e.kind == "feast":
            return Resolved(_feast(e, year).isoformat(), "day", False)
        return _days(e, year, given=False) if e.day else Resolved(f"{year}-{e.month:02}", "month", False)
    if e.kind == "feast":
        near = [_feast(e, year) for year in range(day.year - 1, day.year + 2)]
        options = [((found - day).days, Resolved(found.isoformat(), "day", False)) for found in near]
        return _nearest(options, planned, from_then=e.modifier == "from")
    if e.kind == "weekday":
        return _on_weekday(e, day, planned)
    if e.kind == "day":
        return _day_of_year(e, day, planned)
    return _month_of_year(e, day, planned)


def _week(e: Expression, day: datetime.date, planned: bool | None) -> Resolved | None:
    monday = day - datetime.timedelta(days=day.weekday()) + datetime.timedelta(weeks=e.steps)
    sunday = monday + datetime.timedelta(days=6)
    if e.kind == "weekend":
        if day.weekday() > 4 or e.steps > 0 or (e.modifier == "the" and planned is None):
            return None  # said on a Saturday, "last weekend" may be either
        if e.steps == 0 and planned is False:
            if not e.modifier and day.weekday() > 1:
                return None  # "this weekend", and it is over: told on a Thursday
            sunday -= datetime.timedelta(weeks=1)
        monday = sunday - datetime.timedelta(days=1)
    return Resolved(f"{monday.isoformat()}/{sunday.isoformat()}", "range", False)


def _on_weekday(e: Expression, day: datetime.date, planned: bool | None) -> Resolved | None:
    assert e.weekday is not None
    if e.modifier in _WEEKS:  # "on Thursday last week"
        monday = day - datetime.timedelta(days=day.weekday())
        return Resolved(
            (monday + datetime.timedelta(days=e.weekday, weeks=_WEEKS[e.modifier])).isoformat(), "day", False
        )
    back = (day.weekday() - e.weekday) % 7
    ahead = -back % 7
    if e.modifier == "last":
        if 0 < back <= day.weekday():
            return None  # "last Tuesday" on a Friday: this week's, or the one before
        shift = -(back or 7)
    elif e.modifier in ("next", "coming"):
        shift = ahead or 7
        if e.modifier == "next" and day.weekday() + shift < 7:
            return None  # "next Friday" on a Monday: this week's, or the one after
    elif e.modifier == "this" and planned is None:
        shift = e.weekday - day.weekday()
    elif planned is None and (back or e.modifier):
        return None
    else:
        shift = ahead if planned else -back
    return Resolved((day + datetime.timedelta(days=shift)).isoformat(), "day", False)


def _day_of_year(e: Expression, day: datetime.date, planned: bool | None) -> Resolved | None:
    options = []
    for year in range(day.year - 1, day.year + 2):
        found = _days(e, year, given=False)
        if found is None:
            continue
        first = datetime.date.fromisoformat(found.iso.split("/")[0])
        if e.weekday is None or first.weekday() == e.weekday:
            options.append(((first - day).days, found))
    return _nearest(options, planned, from_then=e.modifier == "from")


def _month_of_year(e: Expression, day: datetime.date, planned: bool | None) -> Resolved | None:
    assert e.month
    options = []
    for year in range(day.year - 1, day.year + 2):
        months = (year - day.year) * 12 + e.month - day.month
        if months == 0 and e.modifier in ("last", "next"):
            continue
        if months == 0 and day.day < _LATE and e.modifier in ("week of", "weeks of", "days of", "half of"):
            return None  # "in the second week of March", written on the 6th
        options.append((months * 30, Resolved(f"{year}-{e.month:02}", "month", False)))
    return _nearest(options, planned, said=e.modifier in ("last", "next"), from_then=e.modifier == "from")


def _nearest(
    options: list[tuple[int, Resolved]], planned: bool | None, *, said: bool = False, from_then: bool = False
) -> Resolved | None:
    """The reading on the right side of the anchor; None where the tense and the distance disagree.

    Args:
        options: Days from the anchor, and the reading.
        planned: Whether it was still to come; None: not told.
        said: "last January" is that of the past, however far.
        from_then: "was named to lead it from 1 November": the tense is that of another verb.
    """
    past = max((option for option in options if option[0] <= 0), default=None)
    ahead = min((option for option in options if option[0] >= 0), default=None)
    chosen, other = (ahead, past) if planned else (past, ahead)
    if planned is None:
        chosen = min((option for option in (past, ahead) if option), key=lambda option: abs(option[0]), default=None)
        return chosen[1] if chosen and abs(chosen[0]) <= _NEAR else None
    if chosen is None:
        return None
    if abs(chosen[0]) > _FAR and other and abs(other[0]) < _NEAR and not said:
        if from_then:
            return other[1]
        return None  # "opens on 3 December", read as past in November: one of the two is wrong
    return chosen[1]

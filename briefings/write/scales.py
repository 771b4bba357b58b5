"""Where a day stands on a line of time: to scale where most of the days are, and what lies far off beyond a break.

A toll of this week beside a law of 1994 would leave the week a dot's width. So a stretch that holds most of the days is
drawn to scale, and earlier or later ones stand in their order behind a break, each in a place of its own.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefings.model import Moment

_REACHES = (31, 92, 366, 1_830, 18_300)  # days to either side that the stretch may take; the smallest with half of all
_LEGIBLE = 0.3  # of all days that the stretch covers: from here on, no break is needed
_SHORT = 200  # days: a line that spans no more needs no break
_EDGE = 30.0  # points free at both ends, for the labels of the first and last day
_PLACE = 58.0  # points that a day beyond a break takes
_MOST = 0.36  # of the line that all days beyond one break may take
_BREAK = 16.0  # points around a break

Days = tuple[int, int]  # the first and the last, as ordinals


class Scale(NamedTuple):
    """A line of time."""

    stretch: Days
    start: float  # where the stretch begins on the line, in points
    end: float
    before: tuple[Days, ...]  # beyond a break, in order
    after: tuple[Days, ...]
    width: float

    def place(self, moment: Moment) -> tuple[float, float]:
        """From where to where on the line; the same twice for a day, and for what lies beyond a break."""
        days = days_of(moment)
        for group, left, room in self._groups():
            if days in group:
                at = left + room * (group.index(days) + 0.5) / len(group)
                return at, at
        return self._at(days[0]), self._at(days[1])

    def _at(self, day: int) -> float:
        first, last = self.stretch
        if first == last:
            return (self.start + self.end) / 2
        return self.start + (self.end - self.start) * (day - first) / (last - first)

    def _groups(self) -> tuple[tuple[tuple[Days, ...], float, float], ...]:
        left, right = _room(self.before, self.width), _room(self.after, self.width)
        return (self.before, 0.0, left), (self.after, self.width - right, right)

    def breaks(self) -> Iterator[float]:
        """Where the line is broken."""
        for group, left, room in self._groups():
            if group:
                yield left + room + _BREAK / 2 if left == 0.0 else left - _BREAK / 2

    def ticks(self) -> Iterator[float]:
        """Where months begin; where years do, when there are many months."""
        start, end = map(datetime.date.fromordinal, self.stretch)
        months = (end.year - start.year) * 12 + end.month - start.month
        step = 1 if months <= 36 else 12 if months <= 360 else 120
        for month in range(start.year * 12 + start.month, end.year * 12 + end.month):
            if month % step == 0:
                yield self._at(datetime.date(month // 12, month % 12 + 1, 1).toordinal())


def days_of(moment: Moment) -> Days:
    """The first and the last day."""
    return _day(moment.first), _day(moment.last)


def _day(iso: str) -> int:
    try:
        return datetime.date.fromisoformat(iso).toordinal()
    except ValueError:
        return datetime.date(int(iso[:4] or 1), 1, 1).toordinal()


def scale(events: Sequence[Moment], articles: Sequence[Moment], width: float) -> Scale:
    """The scale for these moments, at least one.

    Args:
        events: What happened.
        articles: When it was written about: the stretch lies around the middle one, else around the middle event.
        width: Of the line, in points.
    """
    all_days = sorted({days_of(m) for m in (*events, *articles)})
    inside = _stretch([days_of(m) for m in (*events, *articles)], sorted(days_of(m) for m in articles or events))
    before = tuple(days for days in all_days if days not in inside and days[0] <= min(inside)[0])
    after = tuple(days for days in all_days if days not in inside and days not in before)
    left, right = (_room(group, width) + _BREAK if group else 0.0 for group in (before, after))
    return Scale(
        (min(first for first, _ in inside), max(last for _, last in inside)),
        left + _EDGE,
        width - right - _EDGE,
        before,
        after,
        width,
    )


def _room(group: Sequence[Days], width: float) -> float:
    return min(len(group) * _PLACE, _MOST * width)


def _stretch(days: Sequence[Days], around: Sequence[Days]) -> set[Days]:
    """The days that are drawn to scale."""
    middle = around[len(around) // 2][0]
    for reach in _REACHES:
        inside = [d for d in days if middle - reach <= d[0] and d[1] <= middle + reach]
        if len(inside) * 2 >= len(days):
            break
    else:
        return set(days)
    whole = max(last for _, last in days) - min(first for first, _ in days)
    covered = max(last for _, last in inside) - min(first for first, _ in inside)
    return set(days) if whole <= _SHORT or covered >= _LEGIBLE * whole else set(inside)

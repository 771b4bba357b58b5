"""Times of day in a text: "11.42pm", "23:22", "half past two", "eight minutes to midnight"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple


class Clock(NamedTuple):
    """A time of day and where it stands."""

    start: int
    end: int
    minutes: int  # from midnight; of twelve hours where the words leave open which half of the day is meant


_HOURS = ("twelve", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip


@cache
def _numbers() -> dict[str, int]:
    """The words for one to fifty-nine, a quarter and a half."""
    ones = {word: n for n, word in enumerate(_HOURS) if n}
    found = {**ones, **{word: 10 + n for n, word in enumerate(_TEENS)}, **_TENS, "quarter": 15, "half": 30}
    found |= {f"{ten}-{one}": n + m for ten, n in _TENS.items() for one, m in ones.items() if m < 10}
    return found


@cache
def _pattern() -> re.Pattern[str]:
    number = "|".join(sorted(_numbers(), key=len, reverse=True))
    hour = "|".join(_HOURS)
    half = r"[\s\u00a0]?(?P<half>[ap])\.?m(?![^\W_])"
    return re.compile(
        rf"""(?xi)(?<![^\W_.:,$£€])(?:
          (?P<h>[01]?\d|2[0-3])[.:](?P<m>[0-5]\d)(?:{half}|(?P<clock>[\s\u00a0](?:o['’]?clock|clock|hrs|GMT)))
        | (?P<h24>[01]\d|2[0-3]|\d):(?P<m24>[0-5]\d)(?![.:]?\d|[^\W_])
        | (?P<few>{number}|\d{{1,2}})(?:[\s\u00a0]minutes?)?[\s\u00a0](?P<way>past|to|after|before)[\s\u00a0]
          (?P<hour>{hour}|midnight|noon|midday)(?![^\W_])
        )"""
    )


def find(text: str, start: int = 0, end: int | None = None) -> Iterator[Clock]:
    """Every time of day to the minute in `text[start:end]`, in text order; "at five" and "5.12" may be no time at all."""
    for m in _pattern().finditer(text, start, len(text) if end is None else end):
        minutes = _minutes(m)
        if minutes is not None:
            yield Clock(m.start(), m.end(), minutes)


def _minutes(m: re.Match[str]) -> int | None:
    if m["h"]:
        hour = int(m["h"])
        if m["half"]:
            if not 1 <= hour <= 12:
                return None
            hour = hour % 12 + (12 if m["half"].lower() == "p" else 0)
        return hour * 60 + int(m["m"])
    if m["h24"]:
        return int(m["h24"]) * 60 + int(m["m24"])
    few = m["few"].lower()
    if (
        m["way"].lower() == "to"
        and "minute" not in m.group().lower()
        and not _AT.search(m.string, max(0, m.start() - 12), m.start())
    ):
        return None  # "five to seven years"
    count = int(few) if few.isdigit() else _numbers()[few]
    way, named = m["way"].lower(), m["hour"].lower()
    if count > 59 or (way in ("after", "before") and named in _HOURS):
        return None  # "five after one"
    hour = 0 if named in ("midnight", "noon", "midday") else _HOURS.index(named)
    return (hour * 60 + (count if way in ("past", "after") else -count)) % 720


_AT = re.compile(
    r"(?<![^\W_])(?:at|by|until|since|from|about|around|before|after|nearly|almost|just)[\s\u00a0]$", re.IGNORECASE
)

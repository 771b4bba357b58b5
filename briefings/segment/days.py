"""Dates as pages print them: "September 11, 2024", "11 Sept. 2024", "2024-09-11"; and lines that are only a date."""

from __future__ import annotations

import datetime
import re
from functools import cache
from typing import Literal, NamedTuple

from briefings import lexicon
from briefings.lexicon import geography


class Day(NamedTuple):
    """A date and where it stands in the text that was searched."""

    start: int
    end: int
    iso: str
    precision: Literal["day", "month", "year"]
    weekday: int | None  # as printed, Monday 0; None: none is printed


@cache
def _pattern() -> re.Pattern[str]:
    months = "|".join(sorted(_months(), key=len, reverse=True))
    weekdays = "|".join(sorted(_weekdays(), key=len, reverse=True))
    return re.compile(
        rf"""(?<![\w.,/-])
        (?:(?P<weekday>{weekdays})\b\.?,?\s{{1,3}})?
        (?: (?P<y1>[12]\d{{3}})[-/.](?P<m1>\d\d?)[-/.](?P<d1>\d\d?)(?:T[\d:.+Z-]{{4,30}})?
          | (?P<n2>{months})\b\.?\s{{1,3}}(?P<d2>\d\d?)(?:st|nd|rd|th)?\b,?\s{{1,3}}(?P<y2>[12]\d{{3}})
          | (?P<d3>\d\d?)(?:st|nd|rd|th|\.)?[\s-]{{1,3}}(?:of\s{{1,3}})?(?P<n3>{months})\b\.?,?[\s-]{{1,3}}(?P<y3>[12]\d{{3}})
          | (?P<a4>\d\d?)(?P<sign>[./-])(?P<b4>\d\d?)(?P=sign)(?P<y4>[12]\d{{3}})
          | (?P<n5>{months})\b\.?,?\s{{1,3}}(?P<y5>[12]\d{{3}})
        )(?![\w/-]|\.\d)""",
        re.IGNORECASE | re.VERBOSE,
    )


@cache
def _months() -> dict[str, int]:
    return {name.lower(): number for name, number in lexicon.load("calendar")["months"].items()}


@cache
def _weekdays() -> dict[str, int]:
    return {name.lower(): number for name, number in lexicon.load("calendar")["weekdays"].items()}


def find(text: str) -> tuple[Day, ...]:
    """The dates with a year in a text, in text order; what is no date of the calendar is left out.

    "09/11/2024" may be either day: its year is all that is sure.
    """
    return tuple(day for m in _pattern().finditer(text) if (day := _read(m)))


def _read(m: re.Match[str]) -> Day | None:
    weekday = _weekdays()[m["weekday"].lower()] if m["weekday"] else None
    if m["n5"]:
        return Day(*m.span(), f"{m['y5']}-{_months()[m['n5'].lower()]:02}", "month", None)
    if m["y4"]:
        first, second, year = int(m["a4"]), int(m["b4"]), int(m["y4"])
        if m["sign"] == "." or first > 12 or first == second:
            day, month = first, second
        elif second > 12:
            month, day = first, second
        else:
            return Day(*m.span(), f"{year}", "year", weekday)
    elif m["y1"]:
        year, month, day = int(m["y1"]), int(m["m1"]), int(m["d1"])
    else:
        at = "2" if m["n2"] else "3"
        year, month, day = int(m[f"y{at}"]), _months()[m[f"n{at}"].lower()], int(m[f"d{at}"])
    try:
        return Day(*m.span(), datetime.date(year, month, day).isoformat(), "day", weekday)
    except ValueError:
        return None


def agrees(day: Day) -> bool:
    """Whether the printed weekday is the date's; True where none is printed."""
    return (
        day.weekday is None or day.precision != "day" or datetime.date.fromisoformat(day.iso).weekday() == day.weekday
    )


_TIME = re.compile(r"\d{1,2}[:.]\s?\d\d\s?[ap]\.?m\.?", re.IGNORECASE)
_PIECE = re.compile(r"[^\W\d_]+(?:\.[^\W\d_])*\.?|\d+")
_AGO = re.compile(
    r"\d{1,3}[\s-]?(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|h|m|d|days?|weeks?|months?|years?)\s+(?:ago|read)\b",
    re.IGNORECASE,
)


def is_date_line(text: str) -> bool:
    """Whether a line is nothing but a date, a time or when it was posted: "Published 12 Sept 2024 | Updated 2 hours ago"."""
    if len(text) > 160:
        return False
    if _TIME.fullmatch(text):
        return True
    found = find(text)
    if not (found or _AGO.search(text) or (text[-1] not in '.!?”"' and _names_day(text))):
        return False
    left = list(text)
    for day in found:
        left[day.start : day.end] = " " * (day.end - day.start)
    known = _beside() | _months().keys() | _weekdays().keys()
    return all(p.isdigit() or p.lower().rstrip(".") in known for p in _PIECE.findall(_bare("".join(left))))


def _bare(left: str) -> str:
    """What stands beside the dates of a line, without the country of its clock, and without who posted it and in what part
    of the site: "15:10, UK", "Posted by Mo on … | 31 comments", "Published … in News"."""
    if (clock := _CLOCK.search(left)) and geography.plain(clock["where"]) in geography.forms():
        left = left[: clock.start("where")]
    if _POSTED.match(left):
        left = _SECTION.sub("", _WHO.sub("", left))
    return left


_CLOCK = re.compile(r"\d\d(?:\s?[ap]\.?m\.?)?,\s(?P<where>[A-Z][A-Za-z]{1,20}(?:\s[A-Z][a-z]{1,20})?)$")
_POSTED = re.compile(
    r"(?:(?:first|originally|last)\s)?(?:posted|published|submitted|written|created|updated|filed)\b", re.IGNORECASE
)
_WHO = re.compile(r"\bby\s+(?-i:[A-Z][\w.’'-]*)(?:\s(?-i:[A-Z][\w.’'-]*)){0,3}", re.IGNORECASE)
_SECTION = re.compile(r"\b(?:in|under)\s[A-Z]\w{2,20}(?:\s(?:(?:and|&)\s)?[A-Z]\w{2,20}){0,2}$")


def _names_day(text: str) -> bool:
    """ "Thursday, 12 September" and "Updated 14:05 GMT" have no year."""
    words = [w.lower().rstrip(".") for w in _PIECE.findall(text)]
    return any(w in _months() or w in _weekdays() for w in words) or bool(re.search(r"\b\d\d?[:.]\d\d\b", text))


@cache
def _beside() -> frozenset[str]:
    return frozenset(lexicon.load("date_lines")["beside"])

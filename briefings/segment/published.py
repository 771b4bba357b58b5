"""When a page says that it appeared; None where it does not say. A date in a caption or copyright line is not the article's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefings import lexicon
from briefings.lexicon import days as calendar
from briefings.lexicon import geography
from briefings.model import PartialDate, Problem, Span
from briefings.segment import datelines, days
from briefings.segment.authors import Byline
from briefings.segment.page import WORD, Line, holds
from briefings.segment.titles import sites


def date(article: str, lines: Sequence[Line], byline: Byline | None) -> tuple[PartialDate | None, tuple[Problem, ...]]:
    """The byline's date, else a dateline's, else a line that is only a date: published before updated."""
    for line, day in _dates(lines, byline):
        if line.kind in ("kicker", "title") and _tells_later(lines, int(day.iso[:4])):
            continue  # "ELMFORD, 3 May 1962" above what an anniversary looks back on
        span = Span(article, line.start + day.start, line.start + day.end)
        problems: tuple[Problem, ...] = ()
        if not days.agrees(day):
            words = line.text[day.start : day.end]
            problems = (
                Problem("date", f"the weekday in ‘{words}’ is not that of the date; check the article's date", span),
            )
        return PartialDate(day.iso, day.precision, True, evidence=span), problems
    return None, ()


def _tells_later(lines: Sequence[Line], year: int) -> bool:
    """Whether the text tells of a year after the next one."""
    years = (int(found) for line in lines if line.kind is None for found in _A_YEAR.findall(line.text))
    return any(found > year + 1 for found in years)


_A_YEAR = re.compile(r"(?<![\w,.$€£])20\d\d(?![\w,]\d|\w)")


def _dates(lines: Sequence[Line], byline: Byline | None) -> Iterator[tuple[Line, days.Day]]:
    if byline:
        yield from ((byline.line, day) for day in _labelled(byline.line, "published"))
        yield from ((byline.line, day) for day in days.find(byline.line.text))
    for line in datelines.opening(lines):
        if match := datelines.dateline(line.text):
            yield from ((line, day) for day in days.find(match.group()))
            break  # a later dateline is another article's
    dated = [line for line in lines if line.kind == "date"]
    top = _top(lines)
    first = next((i for i, line in enumerate(lines) if line.kind is None), len(lines))
    head = [line for line in lines[:first] if line.kind in ("date", "masthead", "navigation", "title")]
    head += [line for line in lines[first:top] if line.kind == "date"]
    for label in ("published", "updated"):
        for line in [*dated, *(line for line in lines[:first] if line.kind == "masthead")]:
            yield from ((line, day) for day in _labelled(line, label))
        if label == "published":
            for line in head:
                after = min((at for at, _ in sites(line)), default=len(line.text)) if line.kind == "title" else 0
                found = (day for day in days.find(line.text) if day.start >= after)  # a headline may name another day
                yield from ((line, day) for day in found if not _label(line.text, day.start))
            for line in datelines.opening(lines)[:2]:
                yield from (
                    (line, day)
                    for day in days.find(line.text)
                    if _TODAY.search(line.text, max(0, day.start - 12), day.start)
                )
            for line in _slugs(lines):
                yield from ((line, day) for day in days.find(line.text) if _closes(lines, line, day.start, day.end))
            for line in lines[1:top]:
                yield from (
                    (line, day)
                    for day in days.find(line.text)
                    if any(test(lines, line, day) for test in (_is_signed, _is_field, _is_of_place, _is_translated))
                )
            for line in lines[-_FOOT:]:
                yield from (
                    (line, day)
                    for day in days.find(line.text)
                    if day.start < _LONGEST_FIELDS and _FIRST_PUBLISHED.match(line.text[: day.start])
                )
            yield from _in_address(lines)


def day(article: str, lines: Sequence[Line], byline: Byline | None) -> Span | None:
    """Day and month of a dateline or a date line that has no year: "ELLERSBY, March 14 (Wire) -", "Posted on March 18"; else
    the weekday that a date line gives."""
    places = [(line, match.group()) for line in datelines.opening(lines) if (match := datelines.dateline(line.text))][
        :1
    ]
    places += [(byline.line, byline.line.text)] if byline else []
    places += [(line, line.text) for line in lines[: _top(lines)] if line.kind == "date" or _has_day_between_bars(line)]
    places += [(line, line.text) for line in _slugs(lines) if _ends_in_day(lines, line)]
    for line, text in places:
        found = [e for e in calendar.find(text) if e.kind == "day" and e.month and e.day and e.year is None]
        if len(found) == 1:
            return Span(article, line.start + found[0].start, line.start + found[0].end)
    for line in lines[: _top(lines)]:  # "Published: Saturday 11:20. Updated: Saturday 14:05"
        named = [e for e in calendar.find(line.text) if e.kind == "weekday"] if line.kind == "date" else []
        if len({e.weekday for e in named}) == 1 and not any(e.modifier for e in named):
            return Span(article, line.start + named[0].start, line.start + named[0].end)
    return None


_LONGEST_SLUG = 60  # code points
_ABOVE = 3  # lines that may stand before it or be it


def _slugs(lines: Sequence[Line]) -> list[Line]:
    """The short lines above the headline: the desk's own "COURTS Ferry 13 Oct 2026", or "Elmford, 5 June"."""
    top = lines[: next((i for i, line in enumerate(lines) if line.kind is None), len(lines))]
    return [line for line in top[:_ABOVE] if line is not top[-1] and len(line.text) <= _LONGEST_SLUG]


def _closes(lines: Sequence[Line], line: Line, start: int, end: int) -> bool:
    """Whether a date closes a line that says where or on what. Of "What we learned on 5 June", "The Great Storm 16 October
    1987" and, where the text has cranes, "Crane Crash, 5 June" the date is of what is told."""
    before = line.text[:start].rstrip()
    words = WORD.findall(before)
    if not words or re.search(r"\w", line.text[end:]) or not all(word[0].isupper() for word in words):
        return False
    desk = len(words[0]) > 2 and words[0].isupper() and before[-1].isalnum()
    place = before[-1] in ",|–—/" and not any(holds(own.text, word.lower()) for own in lines for word in words)
    return (desk and len(words) > 1) or place


def _ends_in_day(lines: Sequence[Line], line: Line) -> bool:
    found = (e for e in calendar.find(line.text) if e.kind == "day" and e.year is None)
    return any(_closes(lines, line, e.start, e.end) for e in found)


_HOUR = re.compile(r"^,?\s(?:at\s)?\d\d?[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?$", re.IGNORECASE)
_DATED_NAME = re.compile(r"(?:[Bb]y\s)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'.-]*){0,3}")


def _is_signed(lines: Sequence[Line], line: Line, day: days.Day) -> bool:
    """Whether a line below the headline is a date and a name: "Ada Marsh, Thursday, March 20, 2025", "Sunday 19 October
    2025, by Bo Lind", "Talva, 24 September 2025", "Mo Reed, Tue 3 March 2026 06.00 GMT". Of "Crane Crash, 5 June 2025" the text has cranes."""
    if len(line.text) > _LONGEST_SLUG or day.precision != "day":
        return False
    before, behind = line.text[: day.start].strip(), _HOUR.sub("", line.text[day.end :]).strip()
    if bool(before) == bool(behind) or (before or behind)[-1 if before else 0] not in ",|–—-/":
        return False
    name = (before or behind).strip(" ,|–—-/")
    words = WORD.findall(name.removeprefix("by ").removeprefix("By "))
    return bool(_DATED_NAME.fullmatch(name)) and not any(
        holds(own.text, word.lower()) for own in lines for word in words
    )


def _is_field(_lines: Sequence[Line], line: Line, day: days.Day) -> bool:
    """Whether a date stands alone between bars or points: "Source: Ada Marsh | Bay FM | 18 September 2025"."""
    if line.kind is None or len(line.text.strip()) > _LONGEST_FIELDS or day.precision != "day":
        return False
    fields = (m for m in _BETWEEN_BARS.finditer(line.text) if m.start() <= day.start and day.end <= m.end())
    return any(len(f.group()) < len(line.text) and days.is_date_line(f.group().strip()) for f in fields)


_BETWEEN_BARS = re.compile(r"[^|·•]+")
_LONGEST_FIELDS = 120  # code points


def _is_translated(_lines: Sequence[Line], line: Line, day: days.Day) -> bool:
    """Whether a date stands beside who wrote or translated the text: "Friday, 5 June 2026 – Text by Ada Marsh, Bay Courier",
    "TALVA, 5 June 2026 - translated from French"."""
    if line.kind is None or len(line.text) > 2 * _LONGEST_FIELDS or day.precision != "day":
        return False
    before = line.text[: day.start].strip()
    place = not before or (before[-1] == "," and before[:-1].isupper() and WORD.fullmatch(before[:-1].replace(" ", "")))
    return bool(place) and _BY_WHOM.match(line.text, day.end) is not None


_BY_WHOM = re.compile(
    r"\s?[,|–—-]\s(?:[Tt]ext |[Rr]eport |[Ss]tory |[Ww]ords )?(?:[Bb]y [A-ZÀ-ÖØ-Þ]|[Tt]ranslat(?:ed|ion) )"
)
_TODAY = re.compile(r"(?:^|[.!]\s)(?:It['’]s|It is|Today is)\s$")  # "Good morning. It's Thursday, 5 June 2026."
_FOOT = 4  # lines from the end in which a page says when it was first published
_FIRST_PUBLISHED = re.compile(
    r"(?:This (?:article|story|report|piece|text|column)\s(?:by [^.]{2,60}\s)?(?:was |is )?)?(?:[Ff]irst|[Oo]riginally) (?:published|posted|appeared)"
    r"(?: (?:on|in|by) [^.]{0,60}?)?(?: on)?,?:? $"
)


def _in_address(lines: Sequence[Line]) -> Iterator[tuple[Line, days.Day]]:
    """The day in the page's own address: "https://www.example.org/2026/06/05/quay-sold/"; none where two addresses stand
    about the page."""
    ends = [*lines[:_ABOVE], *lines[-1:]] if len(lines) > _ABOVE else list(lines)
    found = [(line, m) for line in ends if line.kind == "links" for m in _ADDRESS.finditer(line.text)]
    for line, m in found if len(found) == 1 else ():
        for day in days.find(m["day"]):
            if day.precision == "day":
                yield line, day._replace(start=m.start("day"), end=m.end("day"))


_ADDRESS = re.compile(r"https?://[\w.-]{1,80}/(?:[\w-]{1,40}/){0,3}(?P<day>(?:19|20)\d\d/[01]\d/[0-3]\d)/\S")


def _is_of_place(_lines: Sequence[Line], line: Line, day: days.Day) -> bool:
    """Whether a line below the headline is a known place and a date: "Accra, 24 September 2025"."""
    place = line.text[: day.start].strip()
    whole = line.kind is not None and not re.search(r"\w", line.text[day.end :])
    return whole and place.endswith(",") and geography.plain(place[:-1]) in geography.forms() and day.precision == "day"


_LEAD = 120  # code points: a headline that was not known as one is shorter than a paragraph


def _top(lines: Sequence[Line]) -> int:
    """How many lines stand above the first paragraph, short ones that may be headlines among them."""
    text = next((i for i, line in enumerate(lines) if line.kind is None), len(lines))
    paragraph = next((i for i, line in enumerate(lines) if line.kind is None and len(line.text) > _LEAD), 0)
    return max(text, paragraph)


def _has_day_between_bars(line: Line) -> bool:
    """Whether one field of a line is a date alone: "Coast Today live page | Wednesday 5 March | Latest first", "Radio Bay.
    Transcript, unchecked. Tuesday 20 May."."""
    fields = _FIELD_ENDS.split(line.text)
    return 1 < len(fields) <= 6 and any(
        days.is_date_line(field.strip(" \u00a0\t.")) for field in fields if field.strip(" \u00a0\t.")
    )


_FIELD_ENDS = re.compile(r"\||(?<=[^\W\d]{4})\.(?:[\s\u00a0]|$)")


def _labelled(line: Line, label: str) -> Iterator[days.Day]:
    return (day for day in days.find(line.text) if _label(line.text, day.start) == label)


_LABEL = re.compile(
    r"([^\W\d_]+)\W*(?:(?:on|at|date)\W*)?(?:\d\d?[:.]\d\d(?:\s?[ap]\.?m\.?)?\W*(?:[A-Z]{2,4}\W*)?)?$", re.IGNORECASE
)


def _label(text: str, at: int) -> str | None:
    """What the word before a date says of it: "published", "updated"; None: nothing."""
    match = _LABEL.search(text, max(0, at - 60), at)
    if not match:
        return None
    word = match.group(1).lower()
    return next((label for label in ("published", "updated") if word in lexicon.load("date_lines")[label]), None)

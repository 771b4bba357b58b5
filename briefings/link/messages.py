"""Days of the messages that an article shows: "— Ada Marsh (@adamarsh) July 5, 2016", or the number that a post bears.

The number of a post on Twitter holds the moment at which it was sent, in milliseconds from an instant of November 2010.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from briefings.lexicon import days
from briefings.model import Article, Span

_SIGNED = re.compile(r"\(@\w{1,20}\)[\s\u00a0]{1,3}(?=[A-Z\d])")
_MARKED = re.compile(r"<(?:tweet|blockquote|time)\b[^<>]{0,200}?\bdatetime=[\"'](?P<day>(?:19|20)\d\d-\d\d-\d\d)")
_NUMBERED = re.compile(r"(?:/status(?:es)?/|\btweet(?:-id=|[^<>]{0,80}\sid=)[\"'])(?P<number>\d{17,19})(?!\d)")
_FIRST = datetime.datetime(2010, 11, 4, 1, 42, 54, 657000)
_STAMP = 40  # code points behind a name in which the day stands
_WEST, _EAST = datetime.timedelta(hours=-8), datetime.timedelta(hours=3)  # clocks under which a post may have been sent


class Message(NamedTuple):
    """A message that an article shows, or a picture."""

    span: Span  # what says when it was sent or taken
    days: frozenset[datetime.date]  # more than one where the hour leaves the day open
    picture: bool = False  # of the article's news as a whole, wherever it stands


def of(article: Article) -> tuple[Message, ...]:
    """The messages whose day can be told, in text order."""
    return tuple(sorted(_found(article), key=lambda message: message.span)) if _may_show(article.text) else ()


def _may_show(text: str) -> bool:
    return "(@" in text or "/status" in text or "<" in text or _PICTURED.search(text) is not None


# "The mayor hugs a rescuer on Thursday, June 16, 2016.": a caption as the agencies write it
_PICTURED = re.compile(
    r"\b[Oo]n[\s\u00a0](?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,[\s\u00a0](?=[A-Z][a-z]{2,8}\.?[\s\u00a0]\d{1,2},[\s\u00a0](?:19|20)\d\d)"
)
_FILE = re.compile(r"\b(?:FILE|[Ff]ile (?:photo|image|picture))\b")


def _found(article: Article) -> Iterator[Message]:
    text = article.text
    for m in _SIGNED.finditer(text):
        said = next(days.find(text, m.end(), min(len(text), m.end() + _STAMP)), None)
        resolved = days.resolve(said, None, planned=None) if said and said.start == m.end() else None
        if said and resolved and resolved.precision == "day":
            yield Message(article.span(said.start, said.end), frozenset({datetime.date.fromisoformat(resolved.iso)}))
    for m in _PICTURED.finditer(text):
        line = article.paragraph_at(m.start())
        said = next(days.find(text, m.start(), min(len(text), m.end() + _STAMP)), None)
        resolved = days.resolve(said, None, planned=None) if said else None
        if line is None or said is None or resolved is None or _FILE.search(text, line.span.start, line.span.end):
            continue
        day = datetime.date.fromisoformat(resolved.iso) if resolved.precision == "day" else None
        if day is not None and day.weekday() == said.weekday:
            yield Message(article.span(said.start, said.end), frozenset({day}), True)
    for m in _MARKED.finditer(text):
        try:
            yield Message(article.span(*m.span("day")), frozenset({datetime.date.fromisoformat(m["day"])}))
        except ValueError:
            continue
    for m in _NUMBERED.finditer(text):
        sent = _FIRST + datetime.timedelta(milliseconds=int(m["number"]) >> 22)
        yield Message(article.span(*m.span("number")), frozenset({(sent + _WEST).date(), (sent + _EAST).date()}))

"""Who wrote an article: the names of its byline, and the parts behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefings.segment import bylines, days, outlets
from briefings.segment.page import Line, Piece

_EDGE = 12  # lines from either end in which a byline stands: below the headline, or at the foot


@dataclass(frozen=True, slots=True)
class Byline:
    """A line that says who wrote the article."""

    line: Line
    name: Piece | None
    rest: tuple[Piece, ...]  # the parts behind the name: role, outlet, place, date


def read(lines: Sequence[Line]) -> Byline | None:
    """The byline near either end of a page whose furniture is marked; None: there is none."""
    found = [line for i, line in enumerate(lines) if line.kind == "byline" and (i < _EDGE or i >= len(lines) - _EDGE)]
    for line in found:
        match = bylines.BY.match(line.text)
        if match:
            return _parse_byline(line, match.end())
    return None


def _parse_byline(line: Line, at: int) -> Byline:
    pieces = list(_pieces(line, at))
    names: list[Piece] = []
    while pieces and _is_person(pieces[0].text) and (not names or _joins(line, names[-1], pieces[0])):
        names.append(pieces.pop(0))
    if names:
        whole = Piece(
            names[0].start, names[-1].end, line.text[names[0].start - line.start : names[-1].end - line.start]
        )
        return Byline(line, whole, tuple(pieces))
    return Byline(line, None, tuple(pieces))


def _joins(line: Line, before: Piece, after: Piece) -> bool:
    """Whether two persons stand in one list; "Ada Marsh, South Bend" could be a place, so only "and" joins."""
    return bool(
        re.fullmatch(r"\s*(?:,\s*)?(?:and|&)\s*", line.text[before.end - line.start : after.start - line.start])
    )


_BETWEEN = re.compile(r"\s*(?:,?\s(?:and|&)\s|[,|•·;]|\s[-–—]\s|\s(?:for|of|in|at|on)\s)\s*")


def _pieces(line: Line, at: int) -> Iterator[Piece]:
    text = line.text
    end = len(text.rstrip(" .*_)]"))
    if outlets.is_host(text[at:].strip().rsplit(",")[-1].strip()):
        end = len(text.rstrip())
    while at < end:
        match = _BETWEEN.search(text, at, end)
        stop = match.start() if match else end
        if text[at:stop].strip():
            yield Piece(line.start + at, line.start + stop, text[at:stop])
        at = match.end() if match else end


def _is_person(text: str) -> bool:
    """Two to four words with capitals, none of a newsroom, no outlet, no date."""
    words = text.split()
    if not 2 <= len(words) <= 4 or outlets.is_outlet(text.strip()) or days.find(text):
        return False
    if any(w.lower().strip(".,") in _NEWSROOM for w in words) or words[0] in bylines.day_names() - bylines.GIVEN:
        return False
    return words[0][0].isupper() and words[-1][0].isupper() and all(_NAME_WORD.fullmatch(w) for w in words)


_NAME_WORD = re.compile(r"[^\W\d_][\w.’'-]*")


_NEWSROOM = frozenset((
    "staff", "reporter", "reporters", "correspondent", "correspondents", "writer", "writers", "editor", "editors", "desk", "agencies",
    "agency", "newsroom", "team", "our", "the", "news", "service", "bureau", "press", "guest", "special", "contributor", "admin", "online",
))  # fmt: skip

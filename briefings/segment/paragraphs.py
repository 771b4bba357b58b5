"""Text -> paragraphs: the non-empty lines, or in hard-wrapped files the blocks between blank lines.

A line as long as a whole article is several: what is told of a paragraph ("S4 ¶7") is to be found in it, and what the
stages do within a paragraph may look at each of its words from each of its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

_LINE = re.compile(r"[^\r\n\f\u2028\u2029]+")
_WIDEST = 132  # code points; a longer line was not wrapped by hand or by a mailer
_NARROWEST = 20  # code points: the column of a newspaper
_SLACK = 3  # wrappers differ in how they count the last blank
_LONGEST = 12_000  # code points, 2,000 words: longer are only pages that lost their line ends

Place = tuple[int, int]


def split(text: str) -> tuple[tuple[Place, ...], ...]:
    """Every paragraph in text order, as start and end of its parts; white space at both ends left off; none for blank text.

    A paragraph has one part, but for blocks of a hard-wrapped file whose lines end early: there each run of filled
    lines is a part, such as a headline and a byline in one block.
    """
    lines = [piece for line in _lines(text) for piece in _pieces(text, line)]
    if width := _width(text, lines):
        return tuple(tuple(_parts(text, block, width)) for block in _blocks(text, lines))
    return tuple((line,) for line in lines)


def _lines(text: str) -> Iterator[Place]:
    for match in _LINE.finditer(text):
        line = match.group()
        bare = line.strip()
        if bare:
            start = match.start() + len(line) - len(line.lstrip())
            yield start, start + len(bare)


def _pieces(text: str, line: Place) -> Iterator[Place]:
    """The line, or where no paragraph is so long, pieces of about the same length that end where sentences do."""
    start, end = line
    while (length := end - start) > _LONGEST:
        size = -(-length // -(-length // _LONGEST))
        cut = _cut(text, start, start + size)
        yield start, cut - (len(piece := text[start:cut]) - len(piece.rstrip()))
        ink = _INK.search(text, cut, end)
        start = ink.start() if ink else end
    yield start, end


_INK = re.compile(r"\S")


def _cut(text: str, start: int, latest: int) -> int:
    """Where a piece that begins at `start` ends: behind a sentence with all marks closed, else behind one, else between
    words, else at `latest`."""
    first = (start + latest) // 2
    stops = [match.end() for match in _STOP.finditer(text, first, latest)]
    closed = (stop for stop in reversed(stops) if _are_closed(text, start, stop))
    if stops:
        return next(closed, stops[-1])
    blank = max(text.rfind(" ", first, latest), text.rfind("\t", first, latest))
    return blank if blank > 0 else latest


_STOP = re.compile(r"[.!?…][\"”’»)\]]{0,3}(?=\s+[A-Z“\"«‘])")


def _are_closed(text: str, start: int, end: int) -> bool:
    straight = text.count('"', start, end)
    return straight % 2 == 0 and all(text.count(a, start, end) == text.count(b, start, end) for a, b in ("“”", "«»"))


def _touch(text: str, line: Place, following: Place) -> bool:
    """Whether no blank line stands between two lines."""
    gap = text[line[1] : following[0]]
    return len(re.findall(r"\r\n|[\r\n\f\u2028\u2029]", gap)) < 2


def _width(text: str, lines: Sequence[Place]) -> int | None:
    """The width at which the file's lines were broken; None: its lines are paragraphs.

    In a hard-wrapped file the next word would not have fitted on nearly every line that another line follows, and most
    lines go on in small letters.
    """
    inner = [
        (line, following)
        for line, following in pairwise(lines)
        if _touch(text, line, following) and text.count(" ", *line) >= 3  # addresses and tags fill no line
    ]
    if len(inner) < 4:
        return None
    width = max(end - start for (start, end), _ in inner)
    if not _NARROWEST <= width <= _WIDEST:
        return None
    filled = sum(_is_filled(text, line, following, width) for line, following in inner)
    running = sum(text[following[0]].islower() for _, following in inner)
    # 3 in 4: headlines, bylines and last lines of paragraphs without a blank line below end early
    return width if filled >= 0.75 * len(inner) and running >= 0.5 * len(inner) else None


def _is_filled(text: str, line: Place, following: Place, width: int) -> bool:
    if text[line[1] - 1] in "-\u00ad" and text[line[1] - 2].isalpha() and text[following[0]].islower():
        return True  # "the coun-", "cil voted"
    word = text[following[0] : following[1]].split(maxsplit=1)[0]
    return line[1] - line[0] + 1 + len(word) >= width - _SLACK


def _blocks(text: str, lines: Sequence[Place]) -> Iterator[list[Place]]:
    block: list[Place] = []
    for line in lines:
        if block and not _touch(text, block[-1], line):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _parts(text: str, block: Sequence[Place], width: int) -> Iterator[Place]:
    start = block[0][0]
    for line, following in pairwise(block):
        if not _is_filled(text, line, following, width) and not text[following[0]].islower():
            yield start, line[1]
            start = following[0]
    yield start, block[-1][1]

"""Pictures as strokes, discs and words, in points from the top left: what every writer can draw in its own way.

A line of time is drawn to scale (`scales`). Its labels are moved aside where they would collide, and a thin line leads
from each to its day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Literal, NamedTuple

from briefings.model import Moment, Picture, Side, Sides, Timeline
from briefings.write.scales import Scale, scale

SIZE = 9.0  # points of the words
_LINE = 10.5  # points from line to line
_LETTER = 0.54  # of the size: a letter of a sans font is about this wide on average; bold ones are wider
_BOLD = 1.12
_GAP = 7.0  # between two labels
_BREAK = 2.0  # from the middle of a break to either end of the line
_LEADER = 9.0  # from a label to the line
_DOT = 3.6  # radius
_UNDER = _DOT + 1.4  # the square of an article hangs this far below the line, clear of the disc of an event
_LABEL = 62.0  # points: wider labels are broken into lines


class Stroke(NamedTuple):
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    dashed: bool = False
    arrows: bool = False  # at both ends


class Shape(NamedTuple):
    """A disc or a box with an outline."""

    kind: Literal["disc", "box"]
    x: float
    y: float
    width: float
    height: float
    line: float
    filled: bool = False  # black; else white
    dashed: bool = False


class Words(NamedTuple):
    """Lines of words, one below the other, around the middle of a stretch or from its left end."""

    x: float
    y: float
    width: float
    lines: tuple[tuple[str, bool], ...]  # text, and whether it is bold
    centred: bool = True

    @property
    def height(self) -> float:
        """Of all lines."""
        return len(self.lines) * _LINE


class Drawing(NamedTuple):
    """A picture of this size."""

    width: float
    height: float
    alt: str
    parts: tuple[Stroke | Shape | Words, ...]


@lru_cache(maxsize=64)  # measured many times while a pack is fitted, then written
def drawing(picture: Picture, width: float) -> Drawing:
    """The picture in this width."""
    return _timeline(picture, width) if isinstance(picture, Timeline) else _sides(picture, width)


# ------------------------------------------------------------------------------------------------ the line of time


class _Label(NamedTuple):
    """What stands at a day: one entry, or several of one day and kind."""

    moment: Moment
    lines: tuple[tuple[str, bool], ...]
    at: float  # the middle of its day or days on the line
    start: float
    end: float

    @property
    def width(self) -> float:
        return max(_width(text, bold=bold) for text, bold in self.lines) + _GAP


def _timeline(picture: Timeline, width: float) -> Drawing:
    if not (picture.events or picture.articles):
        return Drawing(width, _LINE, picture.alt, ())
    axis = scale(picture.events, picture.articles, width)
    above = _levels(_labels(picture.events, axis), width)
    below = _levels(_labels(picture.articles, axis), width)
    top = _depth(above)
    line = top + (_LEADER if above else 0) + _DOT
    ends = [0.0, *(x + side for x in sorted(axis.breaks()) for side in (-_BREAK, _BREAK)), width]
    parts: list[Stroke | Shape | Words] = [
        Stroke(x1, line, x2, line, 1.0) for x1, x2 in zip(ends[::2], ends[1::2], strict=True)
    ]
    parts += (Stroke(x - 2, line + 5, x + 2, line - 5, 1.0) for x in ends[1:-1])
    parts += (Stroke(x, line - 3, x, line + 3, 0.5) for x in axis.ticks())
    bottom = line + _DOT + (_UNDER + _LEADER if below else 0)
    for levels, up in ((above, True), (below, False)):
        offset = 0.0
        for level in levels:
            for label, middle in level:
                height = len(label.lines) * _LINE
                y = top - offset - height if up else bottom + offset
                near = y + height + 1 if up else y - 1
                parts.append(Stroke(middle, near, label.at, line, 0.5))
                parts.append(Words(middle - label.width / 2, y, label.width, label.lines))
            offset += _tallest(level)
        parts += (part for level in levels for label, _ in level for part in _marks(label, line, up=up))
    kinds: set[str] = {m.kind for m in (*picture.events, *picture.articles)}
    foot = bottom + _depth(below) + 2
    parts += _legend(kinds, foot, width, articles=bool(below), broken=len(ends) > 2)
    return Drawing(width, foot + _LINE + 1, picture.alt, tuple(parts))


def _labels(moments: Sequence[Moment], axis: Scale) -> list[_Label]:
    """One label a day and kind, in order of time."""
    ordered = sorted(moments, key=lambda m: (m.first, m.last, m.kind, m.label))
    found = []
    for _, group in groupby(ordered, key=lambda m: (m.first, m.last, m.kind, m.label)):
        same = list(group)
        names = _wrapped(", ".join(m.name for m in same))
        lines = (*((name, True) for name in names), *((text, False) for text in _wrapped(same[0].label)))
        start, end = axis.place(same[0])
        found.append(_Label(same[0], lines, (start + end) / 2, start, end))
    return sorted(found, key=lambda label: label.at)


def _wrapped(text: str) -> list[str]:
    """The text in lines that a label can hold, broken at spaces."""
    lines: list[str] = []
    for word in text.split():
        if lines and _width(f"{lines[-1]} {word}") <= _LABEL:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _width(text: str, *, bold: bool = False) -> float:
    return len(text) * SIZE * _LETTER * (_BOLD if bold else 1)


_Level = list[tuple[_Label, float]]  # labels with the middle of their words


def _levels(labels: Sequence[_Label], width: float) -> list[_Level]:
    """The labels in as few rows as hold them, neighbours in different rows, none on another."""
    for count in range(1, len(labels) + 1):
        rows = [labels[i::count] for i in range(count)]
        if all(sum(label.width for label in row) <= width for row in rows):
            return [_spread(row, width) for row in rows]
    return []


def _spread(row: Sequence[_Label], width: float) -> _Level:
    """Each label as near to its day as its neighbours let it (blocks of neighbours are moved as one)."""
    blocks: list[tuple[list[_Label], float]] = []  # labels side by side, and the left end of the first
    for label in row:
        blocks.append(([label], _clamped(label.at - label.width / 2, label.width, width)))
        while len(blocks) > 1 and blocks[-2][1] + _sum(blocks[-2][0]) > blocks[-1][1]:
            (left, _), (right, _) = blocks[-2:]
            joined = left + right
            wanted, offset = 0.0, 0.0
            for one in joined:
                wanted += one.at - one.width / 2 - offset
                offset += one.width
            blocks[-2:] = [(joined, _clamped(wanted / len(joined), offset, width))]
    placed: _Level = []
    for members, left_end in blocks:
        x = left_end
        for one in members:
            placed.append((one, x + one.width / 2))
            x += one.width
    return placed


def _sum(labels: Sequence[_Label]) -> float:
    return sum(label.width for label in labels)


def _clamped(x: float, size: float, width: float) -> float:
    return max(0.0, min(x, width - size))


def _tallest(level: _Level) -> float:
    return max((len(label.lines) for label, _ in level), default=0) * _LINE


def _depth(levels: Sequence[_Level]) -> float:
    return sum(map(_tallest, levels))


def _marks(label: _Label, line: float, *, up: bool) -> Iterator[Shape]:
    """Solid for a date that is given, hollow for one that is inferred, dashed for what is planned."""
    kind = label.moment.kind
    look = {"line": 1.0, "filled": kind == "given", "dashed": kind == "planned"}
    if label.end - label.start > 2 * _DOT:
        y = line - _DOT if up else line + _UNDER
        yield Shape("box", label.start, y, label.end - label.start, _DOT, **look)  # type: ignore[arg-type]
    elif up:
        yield Shape("disc", label.at - _DOT, line - _DOT, 2 * _DOT, 2 * _DOT, **look)  # type: ignore[arg-type]
    else:
        yield Shape("box", label.at - _DOT, line + _UNDER, 2 * _DOT, 2 * _DOT, **look)  # type: ignore[arg-type]


_LEGEND = {"given": "date given", "inferred": "inferred", "planned": "planned"}


def _legend(kinds: set[str], y: float, width: float, *, articles: bool, broken: bool) -> Iterator[Shape | Words]:
    """What the signs mean, only those that occur; in words, at the foot."""
    x = 0.0
    entries = [(kind, text) for kind, text in _LEGEND.items() if kind in kinds]
    for kind, text in entries:
        yield Shape("disc", x + 1, y + 2.2, 2 * _DOT, 2 * _DOT, 1.0, filled=kind == "given", dashed=kind == "planned")
        room = _width(text) + 6
        yield Words(x + 2 * _DOT + 4, y, room, ((text, False),), centred=False)
        x += 2 * _DOT + room + 10
    texts = ["above: events; below: articles"] if articles else []
    if broken:
        texts.append("beyond // not to scale")
    if texts:
        text = "; ".join(texts)
        room = _width(text)
        yield Words(max(x, width - room), y, room, ((text, False),), centred=False)


# ------------------------------------------------------------------------------------------------ who stands where

_COLUMNS = 3
_BETWEEN = 24.0  # points between two columns
_INSET = 1.5  # so that the thickest line is not cut at the edge
_PAD = 4.0  # inside a box
_MOST_SPEAKERS = 4  # in a box


def _sides(picture: Sides, width: float) -> Drawing:
    columns = _standing(picture)
    column = (width - (_COLUMNS - 1) * _BETWEEN - 2 * _INSET) / _COLUMNS
    top = _LINE + 3
    parts: list[Stroke | Shape | Words] = []
    lowest = _LINE
    boxes: list[list[Shape]] = []
    for number, (head, members) in enumerate(columns):
        x, y = _INSET + number * (column + _BETWEEN), top
        if members:
            parts.append(Words(x, 0, column, ((head, False),)))
        drawn: list[Shape] = []
        for side in members:
            lines = _side_lines(side, column - 2 * _PAD)
            height = len(lines) * _LINE + 2 * _PAD
            drawn.append(Shape("box", x, y, column, height, 2.25 if side.guest else 0.75))
            parts += [drawn[-1], Words(x + _PAD, y + _PAD, column - 2 * _PAD, lines)]
            y += height + 6
        boxes.append(drawn)
        lowest = max(lowest, y - 6)
    if boxes[0] and boxes[2] and not boxes[1]:  # with others between them, the heads of the columns must do
        y = top + min(boxes[0][0].height, boxes[2][0].height) / 2
        start, end = column + 4, 2 * (column + _BETWEEN) - 4
        parts.append(Stroke(start, y, end, y, 1.5, arrows=True))
    return Drawing(width, lowest + 2, picture.alt, tuple(parts))


def _side_lines(side: Side, width: float) -> tuple[tuple[str, bool], ...]:
    shown = side.speakers[:_MOST_SPEAKERS]
    more = len(side.speakers) - len(shown)
    texts = [*shown, *([f"and {more} more"] if more else [])]
    return ((_cut(side.name, width, bold=True), True), *((_cut(text, width), False) for text in texts))


def _cut(text: str, width: float, *, bold: bool = False) -> str:
    while _width(text, bold=bold) > width and " " in text.removesuffix(" …"):
        text = text.removesuffix(" …").rsplit(" ", 1)[0] + " …"
    return text


def _standing(picture: Sides) -> tuple[tuple[str, list[Side]], ...]:
    """The sides in three columns: one with those beside it, those against it, and between them all others.

    Only what the ties say of the first side itself counts; a side with ties of both signs stands between.
    """
    seed = next((i for i, side in enumerate(picture.sides) if side.guest), None)
    if seed is None:
        against = [sum(sign < 0 and i in (a, b) for a, b, sign in picture.ties) for i in range(len(picture.sides))]
        seed = max(range(len(against)), key=lambda i: (against[i], -i), default=None)
    signs: dict[int, set[int]] = {}
    for a, b, sign in picture.ties:
        if seed in (a, b) and a != b:
            signs.setdefault(b if a == seed else a, set()).add(sign)
    columns: Mapping[int, list[Side]] = {0: [], 1: [], 2: []}
    for i, side in enumerate(picture.sides):
        found = signs.get(i, set())
        columns[0 if i == seed or found == {1} else 2 if found == {-1} else 1].append(side)
    own = seed is not None and picture.sides[seed].guest
    first = "the guest’s side" if own else "one side"
    return (
        (first + (" and those with it" if len(columns[0]) > 1 else ""), columns[0]),
        ("others", columns[1]),
        ("against the guest’s side" if own else "against it", columns[2]),
    )

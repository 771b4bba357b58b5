"""Text broken into lines as a word processor breaks it, from the widths of the letters."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from briefings.model import Run
from briefings.write.house import SANS, SERIF, TICK_BOXES, ParagraphStyle, words_style
from briefings.write.house_file import House

_EM = 2048  # the unit of widths.json, in which an em is this wide
_TWINS = {"Helvetica": SANS, "Liberation Sans": SANS, "Times": SERIF, "Liberation Serif": SERIF}
_WIDER = {  # about so much wider than Arial: fonts that a designer is likely to bring, with a little in hand
    "Aptos": 1.04, "Calibri": 0.95, "Cambria": 1.0, "Consolas": 1.16, "Courier New": 1.26, "Garamond": 0.92,
    "Georgia": 1.05, "Gill Sans MT": 0.98, "Liberation Mono": 1.26, "Segoe UI": 1.06, "Tahoma": 1.06, "Verdana": 1.2,
}  # fmt: skip
_HAIR = (
    1.0  # points: a line of five fonts that was 0.7 short of its edge was broken by LibreOffice, which rounds each run
)
_STRANGE = 1.1  # any other font: on the side of more lines


class Broken(NamedTuple):
    """A text in lines."""

    lines: int  # one at least
    last: float  # how far the last one runs, in points
    room: float  # how far it may run
    tall: bool  # a letter in it comes from a taller font than the house's


def broken(runs: Sequence[Run], style: ParagraphStyle, house: House, width: float) -> Broken:
    """The lines that these runs take in a paragraph of this style and measure."""
    measure = width - style.left - style.right
    return _line_count(_pieces(runs, style, house), measure + style.hanging, measure)


def width_of(text: str, style: ParagraphStyle, words: str | None, house: House) -> float:
    """How wide a text runs in one line, in points; in capitals, wider than this."""
    pieces = _pieces((Run(text, words),), style, house)
    return sum(_word_width(face, text)[0] * size for text, face, size in pieces)


class _Piece(NamedTuple):
    """Text in one font."""

    text: str
    face: str  # a key of widths.json
    size: float


def _pieces(runs: Sequence[Run], paragraph: ParagraphStyle, house: House) -> Iterator[_Piece]:
    for run in runs:
        name = words_style(paragraph, run.style)
        look = house.characters[name] if name else None
        font = (look and look.font) or paragraph.font
        bold = paragraph.bold if look is None or look.bold is None else look.bold
        italic = bool(look and look.italic)
        size = (look and look.size) or paragraph.size
        twin = _TWINS.get(font, font)
        if twin not in (SANS, SERIF):
            twin, size = SANS, size * _WIDER.get(font, _STRANGE)
        yield _Piece(run.text, f"{twin} bold" if bold else f"{twin} italic" if italic else twin, size)


def _line_count(pieces: Iterable[_Piece], first: float, rest: float) -> Broken:
    """The text in lines, the first of them as wide as `first`, the others as `rest`.

    A word stays whole unless it is wider than a line. Spaces hang over the edge.
    """
    lines = 1
    used = 0.0  # of this line, spaces included
    word = 0.0
    room = first
    tall = False

    def settle() -> None:
        nonlocal lines, used, room, word
        if used and used + word > room - _HAIR:
            lines += 1
            used, room = 0.0, rest
        while used + word > room:
            word -= room
            lines += 1
            room = rest
        used += word
        word = 0.0

    for text, face, size in pieces:
        space = _word_width(face, " ")[0] * size
        for number, part in enumerate(text.split(" ")):
            if number:
                settle()
                used += space
            if part:
                ems, known = _word_width(face, part)
                word += ems * size
                tall = tall or not known
    settle()
    return Broken(lines, used, room, tall)


@lru_cache(maxsize=65536)  # words repeat between the packs of a story
def _word_width(face: str, word: str) -> tuple[float, bool]:
    """The width in ems, and whether the house fonts have every letter."""
    widths = _widths(face)
    try:
        return sum([widths[letter] for letter in word]) / _EM, True
    except KeyError:
        tall = any(letter not in widths and letter not in TICK_BOXES for letter in word)
        return sum([widths.get(letter, _EM) for letter in word]) / _EM, not tall


@cache
def _widths(face: str) -> Mapping[str, int]:
    return {letter: int(width) for width, letters in _table()[face].items() for letter in letters}


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    """Face to width to the letters of that width; from the Liberation fonts, which are as wide as Arial and Times."""
    table: Mapping[str, Mapping[str, str]] = json.loads(
        files("briefings.write").joinpath("widths.json").read_text("utf-8")
    )
    return table

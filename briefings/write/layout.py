"""How many pages a document takes in print, estimated from the widths of its letters.

So that a pack can be trimmed to its pages where no word processor is installed. The estimate breaks lines as a word
processor does, leaves out its finer points (hyphens, kerning) on the side of more lines, and keeps a line in hand on
every page: it may say one page too many, never one too few.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

from briefings.model import Block, Document, Line, PageBreak, Ruled, Run, Table
from briefings.write.house import (
    CHARACTERS,
    PAPERS,
    SANS,
    SERIF,
    TICK_BOXES,
    TOGETHER,
    Paper,
    ParagraphStyle,
    paragraph_style,
    words_style,
)

_EM = 2048  # the unit of widths.json, in which an em is this wide
_IN_HAND = 14.0  # points a page: what LibreOffice and Word do differently from each other stays within a line
_ROW_RULE = 0.5
_CELL_GAP = 6.0  # points at the right of a table cell
_TALL = 1.5  # of the size: letters that the house fonts lack come from taller ones
_AT_LEAST = 2  # lines of a paragraph on either side of a page break (widow control)


class _Box(NamedTuple):
    """What stands on a page as one: a paragraph or a table row."""

    before: float
    lines: int
    pitch: float
    after: float  # space and rules below
    keep_next: bool
    splits: bool  # may stand on two pages
    breaks_before: bool = False
    repeats: float = 0  # the table head that a page opens with when it opens with this

    @property
    def height(self) -> float:
        return self.before + self.lines * self.pitch + self.after


def measure(document: Document) -> int:
    """The number of pages; 1 for an empty document."""
    return len(fill(document))


def first_page_fits(document: Document) -> bool:
    """Whether what stands before the first page break fits on one page."""
    blocks = document.blocks
    first = next((i for i, block in enumerate(blocks) if isinstance(block, PageBreak)), len(blocks))
    return len(_pages(tuple(_boxes(blocks[:first], PAPERS[document.paper])), _room(document))) == 1


def fill(document: Document) -> tuple[float, ...]:
    """How full each page is, 0 to 1; a page is as high as its head and foot leave it."""
    room = _room(document)
    return tuple(used / room for used in _pages(tuple(_boxes(document.blocks, PAPERS[document.paper])), room))


# ------------------------------------------------------------------------------------------------ pages


def _room(document: Document) -> float:
    """The height in which the text of a page stands, in points."""
    paper = PAPERS[document.paper]
    head = paper.header + _paragraph(Line((Run(document.running),), "Header"), paper.text_width).height
    key = _paragraph(Line((Run(document.source_key),), "Footer"), paper.text_width).height
    foot = paper.footer + key + paragraph_style("Page Number").line
    return paper.height - max(paper.top, head) - max(paper.bottom, foot) - _IN_HAND


def _pages(boxes: Sequence[_Box], room: float) -> list[float]:
    """The height used on each page. What must stay together moves on together."""
    pages = [0.0]
    for chain in _chains(boxes):
        *kept, last = chain
        opening = min(last.lines, 2 * _AT_LEAST - 1) if last.splits else last.lines
        need = sum(box.height for box in kept) + last.before + opening * last.pitch
        if pages[-1] and (chain[0].breaks_before or pages[-1] + need > room):
            pages.append(chain[0].repeats)
        for box in chain:
            _place(box, pages, room)
    return pages


def _chains(boxes: Sequence[_Box]) -> Iterator[list[_Box]]:
    chain: list[_Box] = []
    for box in boxes:
        if chain and box.breaks_before:
            yield chain
            chain = []
        chain.append(box)
        if not box.keep_next:
            yield chain
            chain = []
    if chain:
        yield chain


def _place(box: _Box, pages: list[float], room: float) -> None:
    if pages[-1] + box.height - box.after <= room:
        pages[-1] += box.height
        return
    if not box.splits:
        if pages[-1]:
            pages.append(box.repeats)
        pages[-1] += box.height
        while pages[-1] > room and box.lines > 1:  # higher than a page: it runs on after all
            pages[-1:] = [room, pages[-1] - room]
        return
    here = int((room - pages[-1] - box.before) // box.pitch)
    here = min(here, box.lines - _AT_LEAST)
    if here < _AT_LEAST:
        pages.append(0.0)
        here = 0
    else:
        pages[-1] = room
        pages.append(0.0)
    rest = box.lines - here
    while rest * box.pitch > room:
        rest -= int(room // box.pitch)
        pages[-1] = room
        pages.append(0.0)
    pages[-1] += rest * box.pitch + box.after


# ------------------------------------------------------------------------------------------------ boxes


def _boxes(blocks: Sequence[Block], paper: Paper) -> Iterator[_Box]:
    width = paper.text_width
    breaks = False
    for block, after in pairwise((*blocks, None)):
        if isinstance(block, PageBreak):
            breaks = True
            continue
        if isinstance(block, Line):
            together = block.item is not None and isinstance(after, Line) and after.item == block.item
            boxes = [_paragraph(block, width, together=together)]
        elif isinstance(block, Ruled):
            line = _paragraph(Line((), "Write Line"), width)
            boxes = [line._replace(keep_next=n < block.lines <= TOGETHER) for n in range(1, block.lines + 1)]
            boxes += [_block_end()] if boxes else []
        elif isinstance(block, Table):
            boxes = list(_rows(block, width))
        if breaks and boxes:
            boxes[0] = boxes[0]._replace(breaks_before=True)
            breaks = False
        yield from boxes


def _paragraph(line: Line, width: float, *, together: bool = False) -> _Box:
    style = paragraph_style(line.style)
    measure = width - style.left - style.right
    count, tall = _line_count(_pieces(line.runs, style), measure + style.hanging, measure)
    pitch = max(style.line, style.size * _TALL) if tall and not style.exact else style.line
    above = sum(rule.width + rule.space for rule in style.borders if rule.side == "top")
    below = sum(rule.width + rule.space for rule in style.borders if rule.side == "bottom")
    return _Box(
        before=style.before + above,
        lines=count,
        pitch=pitch,
        after=below + style.after,
        keep_next=style.keep_next or together,
        splits=not style.keep_lines,
    )


def _rows(table: Table, width: float) -> Iterator[_Box]:
    columns = [width * share / sum(table.widths) - _CELL_GAP for share in table.widths]
    repeats = 0.0
    if table.header:
        head = _row([(line,) for line in table.header], columns, keep_next=True)
        yield head
        repeats = head.height
    for number, row in enumerate(table.rows):
        yield _row(row, columns)._replace(repeats=repeats if number else 0.0)
    yield _block_end()


def _block_end() -> _Box:
    return _Box(0, 1, paragraph_style("Block End").line, 0, keep_next=False, splits=False)


def _row(cells: Sequence[Sequence[Line]], columns: Sequence[float], *, keep_next: bool = False) -> _Box:
    heights = [
        sum(_paragraph(line, width).height for line in cell or (Line((), "Table Text"),))
        for cell, width in zip(cells, columns, strict=True)
    ]
    return _Box(0, 1, max(heights) + _ROW_RULE, 0, keep_next=keep_next, splits=False)


# ------------------------------------------------------------------------------------------------ lines


class _Piece(NamedTuple):
    """Text in one font."""

    text: str
    face: str  # a key of widths.json
    size: float


def _pieces(runs: Sequence[Run], paragraph: ParagraphStyle) -> Iterator[_Piece]:
    for run in runs:
        name = words_style(paragraph, run.style)
        look = CHARACTERS[name] if name else None
        font = (look and look.font) or SANS
        bold = paragraph.bold if look is None or look.bold is None else look.bold
        italic = bool(look and look.italic)
        face = f"{font} bold" if bold else f"{font} italic" if italic else font
        yield _Piece(run.text, face if font in (SANS, SERIF) else SANS, (look and look.size) or paragraph.size)


def _line_count(pieces: Iterable[_Piece], first: float, rest: float) -> tuple[int, bool]:
    """How many lines the text takes, one at least, and whether a letter in it comes from a taller font.

    A word stays whole unless it is wider than a line. Spaces hang over the edge.
    """
    lines = 1
    used = 0.0  # of this line, spaces included
    word = 0.0
    room = first
    tall = False

    def settle() -> None:
        nonlocal lines, used, room, word
        if used and used + word > room:
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
    return lines, tall


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

"""How many pages a document takes in print, estimated from the widths of its letters.

So that a pack can be trimmed to its pages where no word processor is installed. The estimate breaks lines as a word
processor does, leaves out its finer points (hyphens, kerning) on the side of more lines, and keeps most of a line in hand on
every page: it may say one page too many, never one too few.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefings.model import Block, Document, Line, PageBreak, Picture, Ruled, Run, Sides, Table, Timeline
from briefings.write.codes import column_widths, part
from briefings.write.drawings import drawing
from briefings.write.flow import flowing
from briefings.write.house import TOGETHER, ParagraphStyle, paragraph_style
from briefings.write.house_file import House, house_of
from briefings.write.running import head_lines

_IN_HAND = 10.0  # points a page: what LibreOffice and Word do differently from each other stays within it
_ROW_RULE = 0.5
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


def measure(document: Document, house: House | None = None) -> int:
    """The number of pages; 1 for an empty document. In the house style that the document asks for, or in another."""
    return len(fill(document, house))


def first_page_fits(document: Document) -> bool:
    """Whether what stands before the first page break fits on one page."""
    return Ruler(house_of(document)).first_page_fits(document)


def fill(document: Document, house: House | None = None) -> tuple[float, ...]:
    """How full each page is, 0 to 1; a page is as high as its head and foot leave it."""
    return Ruler(house or house_of(document)).fill(document)


# ------------------------------------------------------------------------------------------------ pages


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
        if box.lines == 1 or pages[-1] + box.height - box.after <= room:
            pages[-1] += box.height
            return  # what is higher than a page runs on after all
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


class Ruler:
    """Measures documents in one house style. A line that stands in several of them is measured once."""

    def __init__(self, house: House) -> None:
        self.house = house
        self._boxes: dict[tuple[int, float], tuple[Line, _Box]] = {}  # by what a line is in memory, and kept with it
        self._keys: dict[str, float] = {}  # the height of a source key in the foot

    def fill(self, document: Document) -> tuple[float, ...]:
        """How full each page is, 0 to 1; a page is as high as its head and foot leave it."""
        room = self.room(document)
        return tuple(used / room for used in _pages(tuple(self.boxes(document.blocks)), room))

    def first_page_fits(self, document: Document) -> bool:
        """Whether what stands before the first page break fits on one page."""
        blocks = document.blocks
        first = next((i for i, block in enumerate(blocks) if isinstance(block, PageBreak)), len(blocks))
        return len(_pages(tuple(self.boxes(blocks[:first])), self.room(document))) == 1

    def room(self, document: Document) -> float:
        """The height in which the text of a page stands, in points."""
        paper = self.house.page
        head = paper.header + self._style("Header").line * head_lines(document, self.house)
        key = self._key_height(document.source_key)
        return paper.height - max(paper.top, head) - max(paper.bottom, paper.footer + key) - _IN_HAND

    def _key_height(self, source_key: str) -> float:
        if source_key not in self._keys:
            line = Line((Run(source_key),), "Footer")
            self._keys[source_key] = self.paragraph(line, self.house.page.text_width).height
        return self._keys[source_key]

    def _style(self, name: str) -> ParagraphStyle:
        return self.house.paragraphs[paragraph_style(name).name]

    def boxes(self, blocks: Sequence[Block]) -> Iterator[_Box]:
        """What stands on the pages, in order."""
        width = self.house.page.text_width
        breaks = False
        for block, together in flowing(blocks):
            if isinstance(block, PageBreak):
                breaks = True
                continue
            if isinstance(block, Line):
                boxes = [self.paragraph(block, width, together=together)]
            elif isinstance(block, Ruled):
                line = self.paragraph(Line((), "Write Line"), width)
                boxes = [line._replace(keep_next=n < block.lines <= TOGETHER) for n in range(1, block.lines + 1)]
                boxes += [self._block_end()] if boxes else []
            elif isinstance(block, Table):
                boxes = list(self._rows(block, width))
            elif isinstance(block, Timeline | Sides):
                boxes = [self._picture(block)]
            if breaks and boxes:
                boxes[0] = boxes[0]._replace(breaks_before=True)
                breaks = False
            yield from boxes

    def paragraph(self, line: Line, width: float, *, together: bool = False) -> _Box:
        """A paragraph in this measure."""
        key = (id(line), width)
        if key not in self._boxes:
            self._boxes[key] = (line, self._paragraph(line, width))
        box = self._boxes[key][1]
        return box._replace(keep_next=True) if together and not box.keep_next else box

    def _paragraph(self, line: Line, width: float) -> _Box:
        style = self._style(line.style)
        parted = part(line, style, self.house, width)
        tall = parted.broken.tall and not style.exact
        pitch = max(style.line, style.size * _TALL) if tall else style.line
        above = sum(rule.width + rule.space for rule in style.borders if rule.side == "top")
        below = sum(rule.width + rule.space for rule in style.borders if rule.side == "bottom")
        return _Box(
            before=style.before + above,
            lines=parted.broken.lines + ("\n" in parted.before),
            pitch=pitch,
            after=below + style.after,
            keep_next=style.keep_next,
            splits=not style.keep_lines,
        )

    def _picture(self, block: Picture) -> _Box:
        style = self._style("Picture")
        height = drawing(block, self.house.page.text_width).height
        return _Box(style.before, 1, height, style.after, keep_next=style.keep_next, splits=False)

    def _rows(self, table: Table, width: float) -> Iterator[_Box]:
        columns = column_widths(table, width)
        repeats = 0.0
        if table.header:
            head = self.row([(line,) for line in table.header], columns, keep_next=True)
            yield head
            repeats = head.height
        for number, row in enumerate(table.rows):
            yield self.row(row, columns)._replace(repeats=repeats if number else 0.0)
        yield self._block_end()

    def _block_end(self) -> _Box:
        return _Box(0, 1, self._style("Block End").line, 0, keep_next=False, splits=False)

    def row(self, cells: Sequence[Sequence[Line]], columns: Sequence[float], *, keep_next: bool = False) -> _Box:
        """A table row with columns of these widths."""
        heights = [
            sum(self.paragraph(line, width).height for line in cell or (Line((), "Table Text"),))
            for cell, width in zip(cells, columns, strict=True)
        ]
        return _Box(0, 1, max(heights) + _ROW_RULE, 0, keep_next=keep_next, splits=False)

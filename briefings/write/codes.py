"""The code at the end of a line: flush right on the last line, so that it stands at the same place on every page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from briefings.model import Document, Line, Run, Table
from briefings.write.house import ParagraphStyle
from briefings.write.house_file import House, house_of
from briefings.write.lines import Broken, broken, width_of

_ONE = re.compile(r"S\d+(?: ¶\d+)?\Z")
_GAP = 6.0  # points between the text and the code
_IN_HAND = 0.03  # of the measure: what word processors differ from the estimate
_CELL_GAP = 12.0  # points at the right of a table cell


class Parted(NamedTuple):
    """The runs of a line, and the code that is set apart from them."""

    runs: Sequence[Run]
    before: str  # what stands between runs and code: a blank, a tab, or a line break before either
    code: Run | None  # None: no code ends the line
    broken: Broken  # the lines that the runs take, with the code where a blank is all that stands before it


@lru_cache(maxsize=4096)  # a pack is measured many times with most of its lines unchanged, and then written
def part(line: Line, style: ParagraphStyle, house: House, width: float) -> Parted:
    """The code that ends the line, apart from the rest.

    A code inside the line stays with the words that it belongs to; so does one of several codes. Where the last line
    has no room for it, the code takes a line of its own and is not broken in two.
    """
    runs, code = _code_apart(line.runs)
    if code is None:
        return Parted(runs, "", None, broken(runs, style, house, width))
    found = broken(runs, style, house, width)
    size = width_of(f" {code.text}", style, code.style, house) + _GAP
    fits = found.last + size <= found.room * (1 - _IN_HAND)
    if style.tab is None:
        return Parted(runs, " " if fits else "\n", code, found)
    return Parted(runs, "\t" if fits else "\n\t", code, found)


def _code_apart(runs: Sequence[Run]) -> tuple[Sequence[Run], Run | None]:
    if len(runs) < 2 or runs[-1].style != "Code" or not _ONE.match(runs[-1].text):
        return runs, None
    *before, last = runs
    if before[-1].span is None:
        before[-1] = replace(before[-1], text=before[-1].text.rstrip(" "))
    before = [run for run in before if run.text]
    return (before, last) if before else (runs, None)


def printed_text(line: Line, style: ParagraphStyle, house: House, width: float) -> str:
    """The line as a Word file reads."""
    runs, before, code, _ = part(line, style, house, width)
    text = "".join(run.text for run in runs)
    return text if code is None else text + before + code.text


def column_widths(table: Table, width: float) -> list[float]:
    """The measure of each column, in points."""
    return [width * share / sum(table.widths) - _CELL_GAP for share in table.widths]


def printed_lines(document: Document) -> Iterator[tuple[Line, str]]:
    """All lines in reading order, those in tables row by row, each with its text as a Word file reads."""
    house = house_of(document)
    width = house.page.text_width
    for block in document.blocks:
        rows: Sequence[Sequence[Sequence[Line]]] = ()
        columns = [width]
        if isinstance(block, Line):
            rows = (((block,),),)
        elif isinstance(block, Table):
            columns = column_widths(block, width)
            rows = (tuple((line,) for line in block.header), *block.rows)
        for row in rows:
            for cell, measure in zip(row, columns, strict=bool(row)):
                for line in cell:
                    yield line, printed_text(line, house.paragraphs[line.style], house, measure)

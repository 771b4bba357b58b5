"""The blocks of a document as WordprocessingML: body, head and foot of the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise

from briefings.model import (
    Block,
    Document,
    Line,
    PageBreak,
    Picture,
    Ruled,
    Run,
    Sides,
    Span,
    Table,
    Timeline,
    printable,
)
from briefings.write.codes import column_widths, part
from briefings.write.docx.pictures import picture_xml
from briefings.write.docx.template import twips
from briefings.write.drawings import drawing
from briefings.write.flow import flowing
from briefings.write.house import (
    TABLE_STYLE,
    TICK_BOXES,
    TOGETHER,
    ParagraphStyle,
    paragraph_style,
    style_id,
    words_style,
)
from briefings.write.house_file import House
from briefings.write.running import fitted

_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"  # Hebrew, Arabic and their neighbours
_APART = re.compile(f"([{TICK_BOXES}]+|[{_RTL}]+(?:\\s+[{_RTL}]+)*)")  # what needs a run of its own
_END = '<w:p><w:pPr><w:pStyle w:val="BlockEnd"/>{}</w:pPr></w:p>'
_BREAK = "<w:pageBreakBefore/>"
_TAB = "<w:r><w:tab/></w:r>"
_BETWEEN = {
    " ": '<w:r><w:t xml:space="preserve"> </w:t></w:r>',
    "\t": _TAB,
    "\n": "<w:r><w:br/></w:r>",
    "\n\t": "<w:r><w:br/><w:tab/></w:r>",
}


def body_xml(document: Document, house: House) -> str:
    """The paragraphs and tables of a document, without the section properties that end a body."""
    return _Body(document.codes, house, house.page.text_width).xml(document.blocks)


def header_xml(document: Document, house: House, pages: int) -> str:
    """The line or two at the head of every page. Its fields hold their results, so that nothing need be updated."""
    number = f"{_text_run('page ', None)}{_field('PAGE', 1)}{_text_run(' of ', None)}{_field('NUMPAGES', pages)}"
    running = _BETWEEN["\n"].join(_text_run(line, None) for line in fitted(document, house).split("\n"))
    return f'<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{running}{_TAB}{number}</w:p>'


def footer_xml(document: Document) -> str:
    """The source key at the foot of every page, the codes in it strong."""
    codes = "|".join(map(re.escape, document.codes.values()))
    pieces = re.split(rf"(?:(?<= · )|^)({codes})(?= )", document.source_key) if codes else [document.source_key]
    runs = "".join(_text_run(piece, "Label" if i % 2 else None) for i, piece in enumerate(pieces))
    return f'<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{runs}</w:p>'


class _Body:
    """One pass over the blocks; counts the bookmarks."""

    def __init__(self, codes: Mapping[str, str], house: House, width: float) -> None:
        self._codes = codes
        self._house = house
        self._width = width
        self._bookmarks = 0
        self._pictures = 0
        self._names: Counter[str] = Counter()

    def xml(self, blocks: Sequence[Block]) -> str:
        out: list[str] = []
        breaks = False  # a page break waits for the block that it stands before
        for block, together in flowing(blocks):
            if isinstance(block, PageBreak):
                breaks = bool(out)  # none before the first page
                continue
            if isinstance(block, Ruled) and not block.lines:
                continue
            flow = _BREAK if breaks else ""
            breaks = False
            if isinstance(block, Line):
                out.append(self._paragraph(block, ("<w:keepNext/>" if together else "") + flow))
            elif isinstance(block, Timeline | Sides):
                out.append(self._picture(block, flow))
            elif isinstance(block, Ruled):
                out.extend(_ruled(block, flow))
                out.append(_END.format(""))
            elif isinstance(block, Table):
                if flow:
                    out.append(_END.format(flow))
                out.append(self._table(block))
                out.append(_END.format(""))  # parts it from a table that follows, and Word wants a paragraph at the end
        return "".join(out) or self._paragraph(Line(()))

    def _paragraph(self, line: Line, flow: str = "", width: float | None = None) -> str:
        style = self._house.paragraphs[paragraph_style(line.style).name]
        parted = part(line, style, self._house, width or self._width)
        runs = "".join(self._runs(parted.runs, style))
        if parted.code is not None:
            runs += _BETWEEN[parted.before] + "".join(self._runs((parted.code,), style))
        if line.bookmark:
            runs = self._bookmarked(line.bookmark, runs)
        return f'<w:p><w:pPr><w:pStyle w:val="{style_id(style.name)}"/>{flow}</w:pPr>{runs}</w:p>'

    def _runs(self, runs: Sequence[Run], paragraph: ParagraphStyle) -> Iterator[str]:
        for run in runs:
            xml = _text_run(run.text, words_style(paragraph, run.style))
            if run.anchor:
                xml = f'<w:hyperlink w:anchor="{escape(run.anchor)}" w:history="1">{xml}</w:hyperlink>'
            if run.span:
                xml = self._bookmarked(self._span_name(run.span), xml)
            yield xml

    def _span_name(self, span: Span) -> str:
        """x_S4_120_310: the words are those of S4 from 120 to 310; a second print of the same words ends in _2."""
        name = f"x_{self._codes[span.article]}_{span.start}_{span.end}"
        self._names[name] += 1
        return name if self._names[name] == 1 else f"{name}_{self._names[name]}"

    def _bookmarked(self, name: str, xml: str) -> str:
        self._bookmarks += 1
        number = self._bookmarks
        return f'<w:bookmarkStart w:id="{number}" w:name="{escape(name)}"/>{xml}<w:bookmarkEnd w:id="{number}"/>'

    def _picture(self, block: Picture, flow: str) -> str:
        self._pictures += 1
        run = picture_xml(drawing(block, self._width), self._pictures)
        return f'<w:p><w:pPr><w:pStyle w:val="Picture"/>{flow}</w:pPr>{run}</w:p>'

    def _table(self, table: Table) -> str:
        widths = _shares(table.widths, twips(self._width))
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        measures = column_widths(table, self._width)
        rows = [self._row([(line,) for line in table.header], widths, measures, header=True)] if table.header else []
        rows.extend(self._row(row, widths, measures) for row in table.rows)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{style_id(TABLE_STYLE)}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="{"0420" if table.header else "0400"}"'
            f' w:firstRow="{int(bool(table.header))}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0"'
            f' w:noVBand="1"/><w:tblCaption w:val="{escape(_safe(table.caption))}"/></w:tblPr>'
            f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
        )

    def _row(
        self,
        cells: Sequence[Sequence[Line]],
        widths: Sequence[int],
        measures: Sequence[float],
        *,
        header: bool = False,
    ) -> str:
        if len(cells) != len(widths):
            raise ValueError(f"a row of {len(cells)} cells in a table of {len(widths)} columns")
        properties = "<w:cantSplit/>" + ("<w:tblHeader/>" if header else "")
        return f"<w:tr><w:trPr>{properties}</w:trPr>" + "".join(map(self._cell, cells, widths, measures)) + "</w:tr>"

    def _cell(self, lines: Sequence[Line], width: int, measure: float) -> str:
        content = "".join(self._paragraph(line, width=measure) for line in lines or (Line((), "Table Text"),))
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def _ruled(block: Ruled, flow: str) -> Iterator[str]:
    for number in range(1, block.lines + 1):
        keep = "<w:keepNext/>" if number < block.lines <= TOGETHER else ""
        yield f'<w:p><w:pPr><w:pStyle w:val="WriteLine"/>{keep}{flow if number == 1 else ""}</w:pPr></w:p>'


def _shares(widths: Sequence[int], total: int) -> list[int]:
    """The total parted in these proportions, to the last twip."""
    edges = [round(total * sum(widths[:i]) / sum(widths)) for i in range(len(widths) + 1)]
    return [right - left for left, right in pairwise(edges)]


def _text_run(text: str, style: str | None) -> str:
    pieces = _APART.split(_safe(text))
    return "".join(_styled(piece, style, apart=bool(i % 2)) for i, piece in enumerate(pieces) if piece)


def _styled(text: str, style: str | None, *, apart: bool = False) -> str:
    if apart and text[0] in TICK_BOXES:
        apart, style = False, "Tick Box"
    look = f'<w:rStyle w:val="{style_id(style)}"/>' if style else ""
    if apart:
        look += "<w:rtl/>"  # without it Word orders the marks between the words from left to right
    look = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def _field(instruction: str, result: int) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{result}</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _safe(text: str) -> str:
    """The text itself: whoever makes a document makes it printable, so that page and data say the same.

    Raises:
        ValueError: It holds what neither paper nor XML can carry.
    """
    if printable(text) != text:
        raise ValueError(f"not printable as it is: {text!r}")
    return text

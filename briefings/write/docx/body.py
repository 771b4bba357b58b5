"""The blocks of a document as WordprocessingML: body, head and foot of the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise

from briefings.model import Block, Document, Line, PageBreak, Ruled, Run, Span, Table, printable
from briefings.write.docx.template import TABLE_STYLE, style_id, twips
from briefings.write.house import PAPERS, TICK_BOXES, TOGETHER, ParagraphStyle, paragraph_style, words_style

_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"  # Hebrew, Arabic and their neighbours
_APART = re.compile(f"([{TICK_BOXES}]+|[{_RTL}]+(?:\\s+[{_RTL}]+)*)")  # what needs a run of its own
_END = '<w:p><w:pPr><w:pStyle w:val="BlockEnd"/>{}</w:pPr></w:p>'
_BREAK = "<w:pageBreakBefore/>"


def body_xml(document: Document) -> str:
    """The paragraphs and tables of a document, without the section properties that end a body."""
    return _Body(document.codes, PAPERS[document.paper].text_width).xml(document.blocks)


def header_xml(document: Document) -> str:
    """The paragraphs at the head of every page."""
    return f'<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{_text_run(document.running, None)}</w:p>'


def footer_xml(document: Document, pages: int) -> str:
    """The paragraphs at the foot of every page. Its fields hold their results, so that nothing need be updated."""
    number = f"{_field('PAGE', 1)}{_text_run(' of ', None)}{_field('NUMPAGES', pages)}"
    return (
        f'<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{_text_run(document.source_key, None)}</w:p>'
        f'<w:p><w:pPr><w:pStyle w:val="PageNumber"/></w:pPr>{_text_run("page ", None)}{number}</w:p>'
    )


class _Body:
    """One pass over the blocks; counts the bookmarks."""

    def __init__(self, codes: Mapping[str, str], width: float) -> None:
        self._codes = codes
        self._width = width
        self._bookmarks = 0
        self._names: Counter[str] = Counter()

    def xml(self, blocks: Sequence[Block]) -> str:
        out: list[str] = []
        breaks = False  # a page break waits for the block that it stands before
        for block, after in pairwise((*blocks, None)):
            if isinstance(block, PageBreak):
                breaks = bool(out)  # none before the first page
                continue
            if isinstance(block, Ruled) and not block.lines:
                continue
            flow = _BREAK if breaks else ""
            breaks = False
            if isinstance(block, Line):
                out.append(self._paragraph(block, self._keeps_with(block, after) + flow))
            elif isinstance(block, Ruled):
                out.extend(_ruled(block, flow))
                out.append(_END.format(""))
            elif isinstance(block, Table):
                if flow:
                    out.append(_END.format(flow))
                out.append(self._table(block))
                out.append(_END.format(""))  # parts it from a table that follows, and Word wants a paragraph at the end
        return "".join(out) or self._paragraph(Line(()))

    @staticmethod
    def _keeps_with(line: Line, after: Block | None) -> str:
        """Lines of one item stand together: who speaks, and what is said."""
        together = line.item is not None and isinstance(after, Line) and after.item == line.item
        return "<w:keepNext/>" if together else ""

    def _paragraph(self, line: Line, flow: str = "") -> str:
        style = paragraph_style(line.style)
        runs = "".join(self._runs(line.runs, style))
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

    def _table(self, table: Table) -> str:
        widths = _shares(table.widths, twips(self._width))
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        rows = [self._row([(line,) for line in table.header], widths, header=True)] if table.header else []
        rows.extend(self._row(row, widths) for row in table.rows)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{TABLE_STYLE}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="{"0420" if table.header else "0400"}"'
            f' w:firstRow="{int(bool(table.header))}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0"'
            f' w:noVBand="1"/><w:tblCaption w:val="{escape(_safe(table.caption))}"/></w:tblPr>'
            f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
        )

    def _row(self, cells: Sequence[Sequence[Line]], widths: Sequence[int], *, header: bool = False) -> str:
        if len(cells) != len(widths):
            raise ValueError(f"a row of {len(cells)} cells in a table of {len(widths)} columns")
        properties = "<w:cantSplit/>" + ("<w:tblHeader/>" if header else "")
        return f"<w:tr><w:trPr>{properties}</w:trPr>" + "".join(map(self._cell, cells, widths)) + "</w:tr>"

    def _cell(self, lines: Sequence[Line], width: int) -> str:
        content = "".join(self._paragraph(line) for line in lines or (Line((), "Table Text"),))
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

"""Document to Markdown, for reading on a screen and for reviewing a change as prose: every line a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from briefings.model import Document, Line, PageBreak, Ruled, Run, Table
from briefings.write.house import paragraph_style, words_style

_OPENINGS = {
    "Title": "# ", "Heading 1": "## ", "Heading 2": "### ", "Cue": "> ", "Backing": "↳ ", "Item": "▌ ", "Voice": "║ ",
}  # fmt: skip
_MARKS = {
    "Article Words": "_",  # the one thing set in italics
    "Article Words Large": "_",
    "Question Words": "**",
    "Speaker": "**",
    "Label": "**",
    "Warning": "**",
}
_SPECIAL = re.compile(
    r"(?P<blank>(?<!\S)_{3,}(?![^\s.,;:)]))"  # a blank to fill in: alone, it means nothing to Markdown
    r"|[\\`*_<>|~]|&(?=#?\w+;)|^[#+-](?=\s)|(?<!…)\](?=[(\[])"
)
_RULE = "_" * 40


def write(document: Document) -> bytes:
    """The document as Markdown in UTF-8. Article words, and nothing else, are in italics."""
    lines = [f"<!-- {_comment(document.running)} -->", *_blocks(document), "---", _escaped(document.source_key)]
    return ("\n\n".join(lines) + "\n").encode("utf-8")


def write_bound(contents: Document, parts: Sequence[tuple[str, Document]]) -> bytes:
    """Several documents behind their contents list."""
    pages = [write(contents), *(write(document) for _, document in parts)]
    return b"\n---\n\n".join(pages)


def _blocks(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Line):
            yield _line(block)
        elif isinstance(block, Table):
            yield _table(block)
        elif isinstance(block, Ruled):
            yield "\n\n".join([_RULE] * block.lines)
        elif isinstance(block, PageBreak):
            yield "---"


def _line(line: Line) -> str:
    return _OPENINGS.get(line.style, "") + _runs(line)


def _runs(line: Line) -> str:
    paragraph = paragraph_style(line.style)

    def mark(run: Run) -> str:
        return _MARKS.get(words_style(paragraph, run.style) or "", "")

    # Neighbours with one mark share it: **a****b** is not bold.
    return "".join(_marked("".join(run.text for run in runs), mark) for mark, runs in groupby(line.runs, mark))


def _marked(text: str, mark: str) -> str:
    words = text.strip(" ")
    if not mark or not words:
        return _escaped(text)
    start = text.index(words)  # Markdown wants its marks close to the words
    return f"{text[:start]}{mark}{_escaped(words)}{mark}{text[start + len(words) :]}"


def _table(table: Table) -> str:
    header = [_runs(line) for line in table.header] or [""] * len(table.widths)
    rows = [[" <br> ".join(map(_line, cell)) for cell in row] for row in table.rows]
    head = [_row(header), _row(["---"] * len(table.widths))]
    return "\n".join([*head, *map(_row, rows)])


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: found[0] if found["blank"] else f"\\{found[0]}", text)


def _comment(text: str) -> str:
    return text.replace("--", "- -")

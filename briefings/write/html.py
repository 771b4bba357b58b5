"""Document to one self-contained HTML page: readable on a phone, without a network, in print and by a screen reader."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from briefings.model import Block, Document, Line, PageBreak, Ruled, Run, Table, printable
from briefings.write.house import character_style, paragraph_style

_TAGS = {"Title": "h1", "Heading 1": "h2", "Heading 2": "h3"}  # every other style is a paragraph
_STYLE = """
body { font: 1.05rem/1.45 Arial, "Liberation Sans", sans-serif; color: #000; background: #fff; max-width: 42rem;
  margin: 0 auto; padding: 1rem; overflow-wrap: anywhere }
p, h1, h2, h3 { margin: 0 0 .5em }
h1 { font-size: 1.6rem; line-height: 1.2 }
h2 { font-size: 1.25rem; border-top: 1px solid; padding-top: .3em; margin-top: 1.2em }
h3 { font-size: 1.05rem; margin-top: .8em }
header, footer { font-size: .8rem; color: #404040 }
footer { border-top: 1px solid; margin-top: 2em; padding-top: .5em }
a { color: inherit }
.article-words { font-family: "Times New Roman", "Liberation Serif", serif; font-size: 1.1em; font-weight: normal }
.speaker, .label, .warning, .question, .table-head { font-weight: bold }
.sourcing { font-style: italic }
.code { color: #404040; white-space: nowrap }
.subtitle, .cue { font-size: 1.25rem }
.cue { border: 1px solid; padding: .5em }
.question, .lead { margin-bottom: .1em }
.backing { margin-left: 1.2em }
.item { border-left: .2em solid; padding-left: .6em }
.voice { border-left: .2em dashed #7f7f7f; padding-left: .6em }
.note { color: #404040 }
.blank { line-height: 2.2 }
.write-line { border-bottom: 1px solid #7f7f7f; height: 2em; margin: 0 }
.wide { overflow-x: auto }
table { border-collapse: collapse; width: 100% }
caption { text-align: left; font-size: .8rem; color: #404040; padding-bottom: .3em }
th, td { text-align: left; vertical-align: top; padding: .3em .6em .3em 0; border-bottom: 1px solid #7f7f7f }
""".strip()


def write(document: Document) -> bytes:
    """The document as HTML in UTF-8. Links lead only inside the page."""
    title = escape(printable(document.title))
    page = (
        f'<!DOCTYPE html>\n<html lang="{escape(document.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
        f"<style>\n{_STYLE}\n</style>\n</head>\n<body>\n<header><p>{escape(document.running)}</p></header>\n<main>\n"
        + "\n".join(html for block in document.blocks for html in _block(block))
        + f"\n</main>\n<footer><p>{escape(document.source_key)}</p></footer>\n</body>\n</html>\n"
    )
    return page.encode("utf-8")


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Line):
        yield _line(block)
    elif isinstance(block, Table):
        yield _table(block)
    elif isinstance(block, Ruled):
        yield from ['<p class="write-line"></p>'] * block.lines
    elif isinstance(block, PageBreak):
        yield "<hr>"


def _line(line: Line) -> str:
    style = paragraph_style(line.style)
    tag = _TAGS.get(style.name, "p")
    mark = f' id="{escape(line.bookmark)}"' if line.bookmark else ""
    return f'<{tag}{mark} class="{_class(style.name)}">{_runs(line)}</{tag}>'


def _runs(line: Line) -> str:
    return "".join(map(_run, line.runs))


def _run(run: Run) -> str:
    html = escape(run.text, quote=False)
    if run.style:
        html = f'<span class="{_class(character_style(run.style).name)}">{html}</span>'
    return f'<a href="#{escape(run.anchor)}">{html}</a>' if run.anchor else html


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{_runs(line)}</th>' for line in table.header)
    rows = "".join(f"<tr>{''.join(f'<td>{_cell(cell)}</td>' for cell in row)}</tr>\n" for row in table.rows)
    return (
        f'<div class="wide"><table>\n<caption>{escape(table.caption)}</caption>\n'
        + (f"<thead><tr>{head}</tr></thead>\n" if head else "")
        + f"<tbody>\n{rows}</tbody>\n</table></div>"
    )


def _cell(lines: tuple[Line, ...]) -> str:
    return "".join(map(_line, lines))


def _class(style: str) -> str:
    return style.lower().replace(" ", "-")

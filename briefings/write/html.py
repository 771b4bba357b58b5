"""Document to one self-contained HTML page: readable on a phone, without a network, in print and by a screen reader."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from briefings.model import Block, Document, Line, PageBreak, Picture, Ruled, Run, Sides, Table, Timeline, printable
from briefings.write.drawings import Shape, Stroke, drawing
from briefings.write.house import character_style, paragraph_style

_TAGS = {"Title": "h1", "Heading 1": "h2", "Heading 2": "h3"}  # every other style is a paragraph
_PICTURE = 360.0  # points: as wide as a phone is read
_LINE = 10.5  # points from line to line of the words in a picture
_STYLE = """
:root { color-scheme: light }
body { font: 1.05rem/1.45 Arial, "Liberation Sans", sans-serif; color: #000; background: #fff; max-width: 42rem;
  margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; -webkit-text-size-adjust: 100% }
p, h1, h2, h3 { margin: 0 0 .5em }
h1 { font-size: 1.6rem; line-height: 1.2 }
h2 { font-size: 1.25rem; border-top: 1px solid; padding-top: .3em; margin-top: 1.2em }
h3 { font-size: 1.05rem; margin-top: .8em }
h1, h2, h3, p { scroll-margin-top: .5rem }
header, footer { font-size: .8rem; color: #404040 }
footer { border-top: 1px solid; margin-top: 2em; padding-top: .5em }
a { color: inherit }
nav { font-size: .9rem; border-bottom: 1px solid; margin-bottom: 1em }
nav summary { padding: .6em 0; font-weight: bold }
nav a { display: block; padding: .45em 0 }
.article-words { font-family: "Times New Roman", "Liberation Serif", serif; font-size: 1.1em; font-weight: normal }
.speaker, .label, .warning, .question, .table-head { font-weight: bold }
.sourcing { font-style: italic }
.code { color: #404040; white-space: nowrap }
.subtitle, .cue { font-size: 1.25rem }
.cue { border: 1px solid; padding: .5em }
.question, .lead { margin-bottom: .1em }
.backing { margin-left: 1.2em }
.item { border-left: .2em solid; padding-left: .6em }
.voice { border: 1px solid #7f7f7f; padding: .2em .6em }
.note { color: #404040 }
.blank { line-height: 2.2 }
.write-line { border-bottom: 1px solid #7f7f7f; height: 2em; margin: 0 }
.wide { overflow-x: auto }
svg { max-width: 100%; height: auto }
table { border-collapse: collapse; width: 100% }
caption { text-align: left; font-size: .8rem; color: #404040; padding-bottom: .3em }
th, td { text-align: left; vertical-align: top; padding: .3em .6em .3em 0; border-bottom: 1px solid #7f7f7f }
article + article { margin-top: 3em }
@media print {
  @page { margin: 18mm 29mm 20mm 18mm }
  body { font-size: 11pt; max-width: none; padding: 0 }
  nav { display: none }
  hr { border: 0; margin: 0; break-after: page }
  article { break-before: page }
  h1, h2, h3, .question, .lead { break-after: avoid }
  p, tr, svg { break-inside: avoid }
  a { text-decoration: none }
}
""".strip()


def write(document: Document) -> bytes:
    """The document as HTML in UTF-8. Links lead only inside the page."""
    headings = [line for line in document.lines if line.style == "Heading 1" and line.bookmark]
    links = "".join(f'<a href="#{escape(line.bookmark or "")}">{escape(line.text)}</a>\n' for line in headings)
    contents = f"<nav><details><summary>Sections</summary>\n{links}</details></nav>\n" if links else ""
    return _page(document, contents + _article(document))


def write_bound(contents: Document, parts: Sequence[tuple[str, Document]]) -> bytes:
    """Several documents on one page behind their contents list, whose links lead to `part_1` and so on."""
    pages = [_article(contents)]
    for number, (_, document) in enumerate(parts, 1):
        page = _LINKED.sub(rf'\1="\2p{number}_', _article(document))
        pages.append(page.replace("<article", f'<article id="part_{number}"', 1))
    return _page(contents, "\n".join(pages))


_LINKED = re.compile(r'\b(id|href)="(#?)')  # in a tag: text has its quotation marks escaped


def _page(document: Document, body: str) -> bytes:
    page = (
        f'<!DOCTYPE html>\n<html lang="{escape(document.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(printable(document.title))}</title>\n"
        f"<style>\n{_STYLE}\n</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )
    return page.encode("utf-8")


def _article(document: Document) -> str:
    blocks = "\n".join(html for block in document.blocks for html in _block(block))
    key = f"\n<footer><p>{escape(document.source_key)}</p></footer>" if document.source_key else ""
    return f"<article>\n<header><p>{escape(document.running)}</p></header>\n{blocks}{key}\n</article>"


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Line):
        yield _line(block)
    elif isinstance(block, Table):
        yield _table(block)
    elif isinstance(block, Ruled):
        yield from ['<p class="write-line"></p>'] * block.lines
    elif isinstance(block, PageBreak):
        yield "<hr>"
    elif isinstance(block, Timeline | Sides):
        yield _picture(block)


def _picture(block: Picture) -> str:
    """The drawing as it is in print, as part of the page."""
    drawn = drawing(block, _PICTURE)
    parts = []
    for part in drawn.parts:
        if isinstance(part, Stroke):
            dashes = ' stroke-dasharray="3 2"' if part.dashed else ""
            parts.append(
                f'<line x1="{part.x1:.1f}" y1="{part.y1:.1f}" x2="{part.x2:.1f}" y2="{part.y2:.1f}" stroke="#000"'
                f' stroke-width="{part.width:g}"{dashes}/>'
            )
        elif isinstance(part, Shape):
            round_ = f' rx="{part.width / 2:.1f}"' if part.kind == "disc" else ""
            dashes = ' stroke-dasharray="3 2"' if part.dashed else ""
            parts.append(
                f'<rect x="{part.x:.1f}" y="{part.y:.1f}" width="{part.width:.1f}" height="{part.height:.1f}"{round_}'
                f' fill="{"#000" if part.filled else "#fff"}" stroke="#000" stroke-width="{part.line:g}"{dashes}/>'
            )
        else:
            x, anchor = (part.x + part.width / 2, "middle") if part.centred else (part.x, "start")
            for number, (text, bold) in enumerate(part.lines):
                weight = ' font-weight="bold"' if bold else ""
                y = part.y + (number + 0.8) * _LINE
                parts.append(
                    f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="9"{weight}>{escape(text)}</text>'
                )
    size = f'viewBox="0 0 {drawn.width:g} {drawn.height:g}" width="{drawn.width:g}pt" height="{drawn.height:g}pt"'
    inner = "\n".join(parts)
    return f'<svg {size} role="img" aria-label="{escape(drawn.alt)}">\n{inner}\n</svg>'


def _line(line: Line) -> str:
    style = paragraph_style(line.style)
    tag = _TAGS.get(style.name, "p")
    mark = f' id="{escape(line.bookmark)}"' if line.bookmark else ""
    return f'<{tag}{mark} class="{_class(style.name)}">{_runs(line)}</{tag}>'


def _runs(line: Line) -> str:
    return "".join(map(_run, line.runs))


def _run(run: Run) -> str:
    html = escape(run.text)
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

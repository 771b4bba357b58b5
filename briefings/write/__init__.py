"""Document to file: one module a format, read when a document is first written in it: who said what prints without them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module

from briefings.model import Document

Writer = Callable[[Document], bytes]


def _writer(module: str) -> Writer:
    def write(document: Document) -> bytes:
        written: Writer = import_module(f"{__name__}.{module}").write
        return written(document)

    return write


WRITERS: Mapping[str, Writer] = {
    "docx": _writer("docx"),
    "html": _writer("html"),
    "md": _writer("markdown"),
}


def write_document(document: Document, format: str) -> bytes:
    """The file's bytes; the same document gives the same bytes.

    Args:
        document: Printable text throughout (`model.printable`), and styles of the house only.
        format: A key of WRITERS.

    Raises:
        ValueError: An unknown format or style; the sentence names it and the choices.
    """
    try:
        write = WRITERS[format]
    except KeyError:
        raise ValueError(f"unknown format {format!r} (have {', '.join(WRITERS)})") from None
    return write(document)


def write_bound(contents: Document, parts: Sequence[tuple[str, Document]], format: str) -> bytes:
    """The bytes of one file that holds several documents behind their contents list.

    Args:
        contents: The first page.
        parts: What each document is called ("2.1"), and the document.
        format: A key of WRITERS.

    Raises:
        ValueError: An unknown format or style; the sentence names it and the choices.
    """
    from briefings.write import binding, html, markdown

    if format == "html":
        return html.write_bound(contents, parts)
    if format == "md":
        return markdown.write_bound(contents, parts)
    files = [binding.Part(label, write_document(document, format)) for label, document in (("0", contents), *parts)]
    return binding.bind(files, contents.title)


def part_bookmark(number: int) -> str:
    """The name of the bookmark at the start of a part, counted from 0, for links to lead to."""
    from briefings.write import binding

    return binding.part_bookmark(number)

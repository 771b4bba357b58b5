"""Document to file: one module a format."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from briefings.model import Document
from briefings.write import docx, html, markdown

WRITERS: Mapping[str, Callable[[Document], bytes]] = {
    "docx": docx.write,
    "html": html.write,
    "md": markdown.write,
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

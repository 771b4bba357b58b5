"""A Word document -> its text, one line a paragraph, table cells in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from briefings.read.decode import Decoded, NotTextError

if TYPE_CHECKING:
    from docx.table import Table


def read(data: bytes) -> Decoded:
    """The text of the document's body; headers, footers, notes and comments are left out.

    Raises:
        NotTextError: the bytes are no Word document.
    """
    from docx import Document  # 60 ms that plain text need not pay

    try:
        document = Document(BytesIO(data))
        return Decoded("\n".join(_lines(document)), "docx")
    except Exception as e:  # python-docx passes on whatever its zip and XML readers raise
        raise NotTextError("a damaged Word document, or another kind of file") from e


def _lines(part: Any) -> Iterator[str]:
    for block in part.iter_inner_content():
        if hasattr(block, "text"):
            yield block.text
        else:
            yield from _cells(block)


def _cells(table: Table) -> Iterator[str]:
    seen: set[int] = set()
    for row in table.rows:
        for cell in row.cells:
            if id(cell._tc) not in seen:  # a merged cell is met once for each place it covers
                seen.add(id(cell._tc))
                yield from _lines(cell)

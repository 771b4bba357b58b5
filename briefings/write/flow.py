"""Which lines move on to the next page together with what follows them, beyond what their styles say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from briefings.model import Block, Line
from briefings.write.house import PARAGRAPHS


def flowing(blocks: Sequence[Block]) -> Iterator[tuple[Block, bool]]:
    """Every block, and whether it stays with the next one.

    Lines of one item stand together: who speaks, and what is said. A line of the house that opens a section stays with
    the first line of what it opens: "Against the union, strongest first." at the foot of a page tells nothing.
    """
    before: Block | None = None
    for block, after in zip_longest(blocks, blocks[1:]):
        together = False
        if isinstance(block, Line) and after is not None:
            of_one = block.item is not None and isinstance(after, Line) and after.item == block.item
            together = (
                block.keep or of_one or (_is_heading(before) and not _is_heading(after) and block.style == "Note")
            )
        yield block, together
        before = block


def _is_heading(block: Block | None) -> bool:
    return isinstance(block, Line) and block.style in PARAGRAPHS and PARAGRAPHS[block.style].outline is not None

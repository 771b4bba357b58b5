"""The running line at the head of every page, made to fit: in one line, or in two."""

from __future__ import annotations

from collections.abc import Sequence

from briefings.model import Document
from briefings.write.house_file import House
from briefings.write.lines import width_of

_SEPARATOR = " · "
_GAP = 12.0  # points between the line and the page number
_NUMBER = "page 88 of 88"  # room for the page number


def fitted(document: Document, house: House) -> str:
    """The running line. Where it is too long for one line its last part, the topic, goes below the others, which hold the
    guest; what is still too long is shortened at a word's end: whose guest it is and on what is told on every page.

    A part keeps one word at least, so that a line of many parts may stay too long.
    """
    style = house.paragraphs["Header"]
    whole = (style.tab or house.page.text_width) - style.left
    room = whole - _GAP - width_of(_NUMBER, style, None, house)
    if width_of(document.running, style, None, house) <= room:
        return document.running
    *above, last = document.running.split(_SEPARATOR)
    lines = [_shortened(above, whole, house)] if above else []
    return "\n".join((*lines, _shortened([last], room, house)))


def head_lines(document: Document, house: House) -> int:
    """How many lines the running line takes."""
    return 1 + fitted(document, house).count("\n")


def _shortened(parts: Sequence[str], room: float, house: House) -> str:
    """The parts with the longest of them shortened at a word's end, again and again, until they fit. What stands behind the
    last comma of one, the house that a guest is of, is kept, and the words before it give way."""
    style, found = house.paragraphs["Header"], list(parts)
    while width_of(_SEPARATOR.join(found), style, None, house) > room:
        longest = max(range(len(found)), key=lambda i: (len(found[i]), i))
        comma, behind = found[longest].rpartition(", ")[1:]
        kept = comma + behind if comma and len(behind) <= len(found[longest]) // 2 else ""
        words = found[longest].removesuffix(kept).removesuffix(" …").rsplit(" ", 1)
        if len(words) == 1:
            break
        found[longest] = words[0].rstrip(",;:–-") + " …" + kept
    return _SEPARATOR.join(found)

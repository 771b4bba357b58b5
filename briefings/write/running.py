"""The running line at the head of every page, made to fit into one line."""

from __future__ import annotations

from briefings.model import Document
from briefings.write.house_file import House
from briefings.write.lines import width_of

_SEPARATOR = " · "
_GAP = 12.0  # points between the line and the page number
_NUMBER = "page 88 of 88"  # room for the page number


def fitted(document: Document, house: House) -> str:
    """The running line, its longest part shortened at a word's end, again and again, until the line fits.

    A part keeps one word at least, so that a line of many parts may stay too long.
    """
    style = house.paragraphs["Header"]
    room = (style.tab or house.page.text_width) - style.left - _GAP
    room -= width_of(_NUMBER, style, None, house)
    parts = document.running.split(_SEPARATOR)
    while width_of(_SEPARATOR.join(parts), style, None, house) > room:
        longest = max(range(len(parts)), key=lambda i: (len(parts[i]), i))
        words = parts[longest].removesuffix(" …").rsplit(" ", 1)
        if len(words) == 1:
            break
        parts[longest] = words[0].rstrip(",;:–-") + " …"
    return _SEPARATOR.join(parts)

"""What stands around a number: the words that soften it, and what it counts or measures."""

from __future__ import annotations

import re

from briefings.extract import counted
from briefings.extract.quantities import Found, Scan, word_lists
from briefings.model import Figure

_JOINED = re.compile(r"[-‐‑]([a-z]{3,})(?![^\W_])")


def hedge_before(scan: Scan, found: Found) -> tuple[int, str | None, str | None]:
    """Where the figure starts with its hedge, the hedge in the article's words, and its sort."""
    lists, i = word_lists(), found.first
    for length in (4, 3, 2, 1):
        words = tuple(scan.lower[max(0, i - length) : i])
        sort = lists.hedges.get(words) if len(words) == length else None
        if sort is None:
            continue
        if words[-1] in lists.time_prepositions and length == 1 and found.unit in lists.time_units:
            return found.start, None, None  # "over 12 months": during
        start = scan.tokens[i - length].start
        return start, scan.text[start : scan.tokens[i - 1].end], sort
    return found.start, None, None


def hedge_after(scan: Scan, end: int) -> tuple[str | None, int]:
    """The hedge right after a figure, "or more", and where the figure ends with it."""
    at = scan.at(end)
    for words in word_lists().hedges_after:
        if tuple(scan.lower[at : at + len(words)]) == words:
            stop = scan.tokens[at + len(words) - 1].end
            return scan.text[scan.tokens[at].start : stop], stop
    return None, end


def counted_by(scan: Scan, found: Found, last: Figure | None) -> str | None:
    """What is counted or measured, in the article's words."""
    after = scan.at(found.end)
    phrase: counted.Range | None
    joined = _JOINED.match(scan.text, found.end, scan.limit)
    if joined and found.unit is None and joined.group(1) != "strong":
        return joined.group(1)  # "an 800-page report": pages
    if found.unit == "year of age" and scan.word(found.first - 1) in (",", "("):
        phrase = counted.name_before(scan.tokens, found.first - 1)
    elif found.unit is None and not found.number.share:
        phrase = counted.after(scan.tokens, after)
        if phrase is None and scan.word(after) != "of":
            phrase = counted.before(scan.tokens, left_edge(scan, found))
    else:
        edge = left_edge(scan, found)
        part = found.unit in ("percent", None) and scan.word(after) == "of"  # "58 percent of the ball"
        phrase = counted.after(scan.tokens, after) if part else counted.before(scan.tokens, edge)
        if phrase is None and last is not None and edge and scan.word(edge - 1) in ("to", "from"):
            previous = scan.at(last.span.end)
            if previous == edge - 1:
                return last.of  # "cut its rate by a quarter of a point to 4.25 percent"
        if phrase is None:
            phrase = counted.after(scan.tokens, after, single=True)
    if phrase is None:
        return None
    return scan.text[scan.tokens[phrase.start].start : scan.tokens[phrase.end - 1].end]


def left_edge(scan: Scan, found: Found) -> int:
    """Index of the figure's first token, its hedge included."""
    return scan.at(hedge_before(scan, found)[0])

"""Two numbers that are one figure: "between 10 and 15 percent", and scores and votes: "3-1", "six to three"."""

from __future__ import annotations

import re

from briefings.extract import counted
from briefings.extract.labels import is_label, is_year, names_month
from briefings.extract.numbers import in_digits
from briefings.extract.quantities import Found, Scan, found_at, number_at, unit_of, unit_pattern, word_lists
from briefings.extract.surroundings import counted_by, hedge_before
from briefings.model import Figure

_SCORE = re.compile(r"(\d{1,3})[-–‐‑](\d{1,3})(?![\w-])(?![.,]\d)")
_RANGE_GAP = re.compile(r"[\s\u00a0]?[-–‐‑][\s\u00a0]?|[\s\u00a0]+(?:to|and)[\s\u00a0]+")


def range_at(scan: Scan, found: Found) -> Figure | None:
    """ "between 10 and 15 percent", "10-15 minutes", "5 to 7 people"; None where it is two figures or none."""
    number = found.number
    gap = _RANGE_GAP.match(scan.text, found.end, scan.limit)
    if gap is None or number.value is None or number.share:
        return None
    joined, i = gap.group().strip(), scan.at(gap.end())
    if joined == "and" and scan.word(found.first - 1) != "between":
        return None
    if joined == "to" and any(
        word in word_lists().change_verbs for word in scan.lower[max(0, found.first - 8) : found.first]
    ):
        return None  # "rose from 4 to 5 percent": two figures
    if joined not in ("and", "to") and names_month(scan, found.first, found.end):
        return None
    second = (
        found_at(scan, i) if i < len(scan.tokens) and scan.tokens[i].start == gap.end() else _glued(scan, gap.end())
    )
    if second is None or second.number.value is None or second.number.share or not number.value < second.number.value:
        return None
    if found.unit is not None and second.unit not in (None, found.unit):
        return None
    low = number.value
    if second.number.scaled and not number.scaled and found.unit == second.unit and second.number.value >= 1000:
        scale = 10 ** (3 * ((len(str(int(second.number.value))) - 1) // 3))
        low = low * scale if low * scale < second.number.value else low  # "2 to 3 million"
    whole = second._replace(first=found.first, start=found.start, unit=found.unit or second.unit)
    if whole.unit is None and (
        is_year(scan, found)
        or is_label(scan, found)
        or (joined == "to" and found.unit is None and _score_beside(scan, found.first, second.end))
    ):
        return None
    start, hedge, _ = hedge_before(scan, whole)
    of = counted_by(scan, whole, None)
    if whole.unit is None and of is None:
        return None
    if joined == "and":
        start = scan.tokens[found.first - 1].start
    return Figure(scan.article.span(start, second.end), None, whole.unit, of, hedge, low, second.number.value)


def _glued(scan: Scan, offset: int) -> Found | None:
    """The second half of "10-15 minutes", which is one token."""
    number = in_digits(scan.text, offset, scan.limit, money=False)
    if number is None:
        return None
    unit = unit_pattern().match(scan.text, number.end, scan.limit)
    name, money = unit_of(scan, number, unit) if unit else (None, False)
    end = unit.end() if unit and name else number.end
    return Found(scan.at(offset), offset, end, number, name, money)


def _score_beside(scan: Scan, i: int, end: int) -> bool:
    """Whether the words around say that two numbers are a score or a vote."""
    near = scan.lower[max(0, i - 8) : i] + scan.lower[scan.at(end) : scan.at(end) + 4]
    return any(word in word_lists().score_words for word in near)


def score_at(scan: Scan, i: int) -> tuple[Figure, int] | None:
    """ "3-1", "six to three": a score or a vote, and the index after it."""
    token = scan.tokens[i]
    match = _SCORE.match(scan.text, token.start, scan.limit) if token.text[0] in "0123456789" else None
    if match:
        if not _score_beside(scan, i, match.end()):
            return None
        return _scored(scan, match.end(), token.start)
    if scan.word(i + 1) == "to" and _score_beside(scan, i, scan.tokens[min(i + 2, len(scan.tokens) - 1)].end):
        first, second = _plain(scan, i), _plain(scan, i + 2)
        if first is not None and second is not None and scan.word(i - 1) not in ("from", "by", "up", "down"):
            after = scan.at(second)
            if counted.after(scan.tokens, after) is None and unit_pattern().match(scan.text, second) is None:
                return _scored(scan, second, token.start)
    return None


def _plain(scan: Scan, i: int) -> int | None:
    """Where a small whole number at token `i` ends."""
    if i >= len(scan.tokens):
        return None
    number = number_at(scan, i, money=False)
    if number is None or number.value is None or number.scaled or number.share or not 0 <= number.value < 1000:
        return None
    return number.end


def _scored(scan: Scan, end: int, start: int) -> tuple[Figure, int]:
    return Figure(scan.article.span(start, end), None, "score", None), scan.at(end)

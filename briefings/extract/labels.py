"""Numbers that name, date or number something and count nothing: "page 12", "Boeing 737", "17 Nov"."""

from __future__ import annotations

import re
from functools import cache

from briefings import lexicon
from briefings.extract import counted
from briefings.extract.quantities import Found, Scan, word_lists

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_CLOCK = re.compile(r"[\s\u00a0]?(?:[ap]\.?m\b|o['’]clock|GMT|UTC|CET|BST|E[SD]?T\b)")
# "5th", "1990s", "24/7", "2.0.1", "4x4", "5G": no quantity
_UNWANTED_TAIL = re.compile(r"(?:st|nd|rd|th|s|['’]s)(?![^\W_])|[/:.,]\d|[^\W\d_]\d|[-–‐‑]\d")


def is_label(scan: Scan, found: Found) -> bool:
    """Whether the number names, dates or numbers something."""
    lists, i, number = word_lists(), found.first, found.number
    end = found.end
    before, previous = scan.word(i - 1), scan.printed(i - 1)
    if not number.spelt and not found.money and not number.scaled:
        if _UNWANTED_TAIL.match(scan.text, number.end, scan.limit) or _CLOCK.match(scan.text, number.end, scan.limit):
            return True
        glued = i > 0 and scan.tokens[i - 1].end == scan.tokens[i].start
        if glued and previous in ("+", "#", "/", ":", ".", "_", "-", "–", "@", "*"):
            return True
        if names_month(scan, i, end):
            return True
        if (
            found.unit is None
            and before in _AT_A_TIME
            and _HOUR.fullmatch(scan.printed(i))
            and not _leads_on(scan, end)
        ):
            return True
        if found.unit is None and is_year(scan, found):
            return True
        if found.unit is None and number.end < scan.limit and scan.text[number.end].isalpha():
            return True  # "5G", "10k", "46m"
    if found.unit is None and not number.scaled:
        if not number.spelt and _is_dialled(scan, i):
            return True
        if (before in lists.labels or before.rstrip(".") in lists.labels) and not (
            number.spelt and counted.after(scan.tokens, scan.at(end))
        ):
            return counted.after(scan.tokens, scan.at(end)) is None or not number.spelt
        if i > 0 and not number.spelt and number.value is not None and _is_model(scan, i, end):
            return True
        if scan.printed(scan.at(end)) in ("-", "–", "/") and scan.printed(scan.at(end) + 1)[:1].isdigit():
            return True
    return False


_AT_A_TIME = frozenset(("at", "by", "until", "since", "from", "before", "after"))
_HOUR = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")  # "at 3.12, she said": a time of day, or nothing that can be told


def _leads_on(scan: Scan, end: int) -> bool:
    """Whether a word follows right after, which the number may count: "at 3.12 million"."""
    return scan.word(scan.at(end))[:1].isalpha() and scan.word(scan.at(end)) not in ("and", "on", "in", "when", "as")


def _is_dialled(scan: Scan, i: int) -> bool:
    """ "+31 20 555 0143": groups of digits side by side."""
    groups = 1
    for step in (-1, 1):
        k = i + step
        while scan.printed(k).isdigit():
            groups, k = groups + 1, k + step
    return groups >= 3


def names_month(scan: Scan, i: int, end: int) -> bool:
    """ "17 Nov", "Nov. 17" and "the 3rd of May" are dates."""
    value = scan.printed(i)
    if not value.isdigit() or len(value) > 4:
        return False
    months = word_lists().months
    return scan.printed(i - 1) in months or (len(value) <= 2 and scan.printed(scan.at(end)) in months)


def is_year(scan: Scan, found: Found) -> bool:
    """A bare number from 1500 to 2099 is a year unless people or things in the plural follow it without "the"."""
    word = scan.printed(found.first)
    if not _YEAR.fullmatch(word):
        return False
    following = scan.printed(scan.at(found.end))
    dated = scan.word(found.first - 1) in (
        "in",
        "since",
        "until",
        "the",
        "of",
        "from",
        "by",
        "late",
        "early",
        "for",
        ",",
    )
    return not following or dated or following.lower() not in _people()  # "the 2008 and 2012 cycles"


def _is_model(scan: Scan, i: int, end: int) -> bool:
    """ "Wander 3", "Boeing 737", "Article 5": a number right after a capital in mid-sentence.

    People and things counted right after it save it: "In Gaza 40 people were killed".
    """
    previous = scan.printed(i - 1)
    if not previous[:1].isupper() and not (len(previous) > 1 and previous[1:2].isupper()):
        return False
    if "," in scan.printed(i):
        return False
    after = scan.at(end)
    if i == 1 and scan.printed(0).lower() in _SENTENCE_OPENERS:
        return False
    following = scan.printed(after)
    return not (following[:1].islower() and following.lower() in _people())


@cache
def _people() -> frozenset[str]:
    return frozenset(word for word in lexicon.load("numbers")["plurals"]) | frozenset(
        f"{person}s" for person in lexicon.load("numbers")["persons"]
    )


# fmt: off
_SENTENCE_OPENERS = frozenset((
    "about", "some", "around", "over", "nearly", "almost", "only", "just", "at", "more", "another", "roughly", "the", "in", "of",
    "with", "and", "but", "for", "police", "officials", "all", "those", "these", "when", "up", "between",
))
# fmt: on

"""Bylines: "By Ada Marsh and Li Wei, Political Editor"; and what is said of an author below the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from briefings import lexicon
from briefings.segment import outlets
from briefings.segment.page import ENDS, WORD, Line

BY = re.compile(
    r"(?:[*_(\[]\s?)?"
    r"(?:(?:(?:reported|written|posted|published|words|story|text|analysis|opinion)\s)?by:?\s+|(?:byline|authors?):\s+)",
    re.IGNORECASE,
)
_BYLINE_WORDS = frozenset((
    "and", "in", "of", "for", "the", "with", "at", "on", "to", "from", "staff", "&", "via", "updated",
    "published", "reporter", "correspondent", "writer", "editor", "agencies", "agency", "a", "an",
    "comment", "comments",
))  # fmt: skip
_NO_AUTHOR = frozenset((
    "the", "a", "an", "this", "that", "these", "all", "then", "contrast", "comparison", "now", "its", "his",
    "her", "their", "our",
))  # fmt: skip


_STAFF = re.compile(
    r"(?:from|by|interview by) (?:our|a|the|an)? ?(?:\w+ )?(?:correspondent|reporter|staff|writer|agency|agencies)\b"
    r"|(?:[\w.&’'-]+\s){0,4}(?:staff and agencies|and agencies|staff writers?|staff reporters?|news desk|web desk)$",
    re.IGNORECASE,
)


def is_byline(line: Line) -> bool:
    """ "By Ada Marsh and Li Wei, Political Editor": names and little else."""
    if _STAFF.match(line.flat) and not ENDS.search(line.flat):
        return len(line.words) <= 16
    match = BY.match(line.flat)
    if not match or len(line.words) > 24:
        return False
    if outlets.is_known(line.flat[match.end() :].rstrip(" .")):
        return True
    rest = _HOSTS.sub("", line.flat[match.end() :])
    if match.group().rstrip().endswith(":"):
        rest = rest.removesuffix(".")
    words = WORD.findall(rest)
    if not words or not words[0][0].isupper() or words[0].lower() in _NO_AUTHOR:
        return False
    if words[0] in day_names() and not (words[0] in GIVEN and len(words) > 1 and words[1][0].isupper()):
        return False  # "By Friday"
    if ENDS.search(rest) and not rest.rstrip(" )*_").endswith(("Jr.", "Sr.")):
        return False
    known = _BYLINE_WORDS | {name.lower() for name in day_names()}
    return all(w[0].isupper() or w[0].isdigit() or w.lower() in known for w in words)


_HOSTS = re.compile(r"\b[A-Za-z0-9-]{2,30}\.\s?(?:com|org|net|co\.uk|info|news|press)\b\.?", re.IGNORECASE)


GIVEN = frozenset(("April", "May", "June", "August"))  # months that people are named after


@cache
def day_names() -> frozenset[str]:
    """Months and weekdays in full."""
    calendar = lexicon.load("calendar")
    return frozenset(
        name for kind in ("months", "weekdays") for name in calendar[kind] if len(name) > 5 or name in _SHORT
    )


_SHORT = frozenset(("March", "April", "May", "June", "July"))


_FOOT = 4  # lines from the end in which an author is introduced
_AUTHOR = re.compile(r"\b(?:[Bb]y:?|(?i:byline|authors?):)\s+([^\W\d_][\w.’'-]*(?:\s[^\W\d_][\w.’'-]*){1,3})")
_BIO = re.compile(
    r"([^\W\d_][\w.’'-]*(?:\s[^\W\d_][\w.’'-]*){1,3}?)(?:,[^,]{3,60},)?\s"
    r"(?:is|has|covers|reports|writes|joined|can be|contributed|was|lives|works|teaches)\b"
)


def mark_about_author(lines: Sequence[Line]) -> None:
    """Sets the kind of "Ada Marsh is a reporter in Leeds." below an article by Ada Marsh."""
    names = {m.group(1).lower() for line in lines if line.kind == "byline" and (m := _AUTHOR.search(line.flat))}
    for line in lines[-_FOOT:]:
        if line.kind is None and len(line.words) <= 60 and (m := _BIO.match(line.flat)) and m.group(1).lower() in names:
            line.kind = "about the author"

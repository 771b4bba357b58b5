"""What a few quoted words bring up in an interview: that somebody knew, that it took long, that something failed. What is asked
behind them follows from it."""

from __future__ import annotations

import re
from functools import cache

from briefings import lexicon

DENIED = "denied"
POINTS = ("charge", "failure", "delay", "knowledge", "danger", "step", "document", DENIED)


def point(words: str) -> str:
    """The point that words bring up, one of POINTS; "" for none. What is said not to be so is its own: of "there was no
    delay" nobody asks why it took so long."""
    if _NEGATION.search(_CONTRAST.sub("", words)):
        return "" if _MAXIM.match(words) or _NO_FACT.search(words) or _NO_DENIAL.search(words) else DENIED
    found = next((name for name, pattern in _patterns().items() if pattern.search(words)), "")
    return (
        "" if found in _OF_WHAT_WAS and _IF.match(words) else found
    )  # "If she knew, she must go": nobody says that she knew


# "A ticket is not a seat", "the coach is no magician": what things are called, and no fact that could be shown to be otherwise.
_MAXIM = re.compile(r"(?:an? |the )?[\w’'-]+ (?:is|are) (?:not an?|no) (?:\w+ )?\w+[.!]?$", re.IGNORECASE)
_OF_WHAT_WAS = ("charge", "failure", "delay", "knowledge")
_IF = re.compile(r"(?:If|Even if|Unless)\b")
_NEGATION = re.compile(r"\b(?:not|no|never|nobody|nothing|none|neither|nor|cannot|without)\b|n[’']t\b", re.IGNORECASE)

_CONTRAST = re.compile(r",\s(?:and\s)?not\b[^,.;]*$", re.IGNORECASE)  # "on Monday, not on Friday" says when it was
_NO_FACT = re.compile(r"^you\b|\b(?:cannot|can not|can[’']t|should|must|ought|need|let)\b", re.IGNORECASE)
# What is still open, what somebody will not do, and what they have not met with themselves: "had not yet decided", "we are not
# going to pay", "I have never seen a worse winter" deny nothing that could be shown.
_NO_DENIAL = re.compile(
    r"\b(?:not|no|n[’']t) (?:\w+ )?(?:yet|decided|decision|going to)\b|n[’']t (?:yet|decided|going to)\b|"
    r"^(?:I|We)(?:[’']ve)? (?:\w+ )?(?:never|(?:don|didn|couldn|haven|hadn)[’']t|(?:do|did|have|had) not (?:see|know|think|believe))\b",
    re.IGNORECASE,
)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """A pattern a point, in the order of the list."""
    lists = lexicon.load("points")
    return {name: re.compile(rf"\b(?:{lexicon.alternation(words)})\b", re.IGNORECASE) for name, words in lists.items()}

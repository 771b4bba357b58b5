"""What can be said of a word without its sentence: shape, endings, lemma, and whether it is a quotation mark."""

from __future__ import annotations

import re
from functools import lru_cache

_UPPER, _LOWER, _DIGIT = (
    re.compile(r"[A-Z]+"),
    re.compile(r"[a-z]+"),
    re.compile(r"\d+"),
)

_KEPT = 32_768  # words whose form is kept; a guard for articles full of invented words, not a tuning knob
MARKS = frozenset(('"', "“", "”", "„", "‟", "''", "``", "«", "»", "＂"))
PAUSES = frozenset((",", ":", ";", "—", "–", "―", "--", "-"))
NOMINAL = frozenset(("NN", "NNS", "NNP", "NNPS", "PRP", "WP", "DT", "CD", "EX", "WDT"))
VERBAL = frozenset(("VB", "VBD", "VBZ", "VBP", "VBG", "VBN", "MD"))


@lru_cache(_KEPT)
def folded(word: str) -> str:
    """The word in small letters with straight apostrophes."""
    return word.lower().replace("’", "'")


@lru_cache(_KEPT)
def shape(word: str) -> str:
    """Letters and digits as classes, runs united, six signs at most: "McCain" -> "XxXx", "U.S." -> "X.X."."""
    if word.isascii() and word.islower() and word.isalpha():
        return "x"
    return _DIGIT.sub("d", _LOWER.sub("x", _UPPER.sub("X", word)))[:6]

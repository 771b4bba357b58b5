"""The words beside a figure, in small letters, and where the clause around it ends."""

from __future__ import annotations

import re
from functools import cache

from briefings import lexicon

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
CLAUSE_EDGE = re.compile(r"[;:“”\"()]|,[\s\u00a0]|\.[\s\u00a0]")


def before_words(text: str, left: int, start: int) -> list[str]:
    """The words just before a figure, in small letters."""
    return [word.lower() for word in WORD.findall(text, max(left, start - 60), start)]


@cache
def hedge_words() -> frozenset[str]:
    """The words of every hedge: "about", "more", "than"."""
    hedges = lexicon.load("numbers")["hedges"]
    return frozenset(word for sort in hedges.values() for hedge in sort for word in hedge.split())

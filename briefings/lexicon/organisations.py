"""Words in the names of bodies, by what they tell."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from briefings import lexicon


@cache
def words(subject: str) -> frozenset[str]:
    """A list of `organisations.yaml`: "bodies", "places", "companies" …"""
    return frozenset(lexicon.load("organisations")[subject])


def own_part(name: Sequence[str]) -> int:
    """How many of the words of a name tell that it is a body of its own, called after another: 3 of "Carrow City Supporters'
    | Trust", which is not Carrow City; 0: none does."""
    told = [i for i, word in enumerate(name, 1) if word.casefold().rstrip("'’") in words("set_up")]
    return told[-1] if told else 0


@cache
def calendar() -> frozenset[str]:
    """Days and months as they stand in capitals."""
    others = lexicon.load("organisations")["others"]
    return frozenset(others[: others.index("Christmas")])


@cache
def generic() -> frozenset[str]:
    """Words that many names share, by which no body is called: "Group", not "Rovers"."""
    return (words("bodies") | words("places") | words("others")) - words("clubs")

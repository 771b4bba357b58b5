"""Words in the names of bodies, by what they tell."""

from __future__ import annotations

from functools import cache

from briefings import lexicon


@cache
def words(subject: str) -> frozenset[str]:
    """A list of `organisations.yaml`: "bodies", "places", "companies" …"""
    return frozenset(lexicon.load("organisations")[subject])


@cache
def calendar() -> frozenset[str]:
    """Days and months as they stand in capitals."""
    others = lexicon.load("organisations")["others"]
    return frozenset(others[: others.index("Christmas")])


@cache
def generic() -> frozenset[str]:
    """Words that many names share, by which no body is called: "Group", not "Rovers"."""
    return (words("bodies") | words("places") | words("others")) - words("clubs")

"""Parties by the words for them and for their people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from briefings import lexicon
from briefings.lexicon import alternation


def named(name: str) -> str | None:
    """The usual name of the party that a name is a form of: "Republicans" for "GOP"; None: it is none."""
    return _forms().get(name.removeprefix("the ").removeprefix("The "))


def tagged(letters: str) -> str | None:
    """The party of the letters behind a name, "R" of "(R-Ohio)"; None: of none."""
    return _tags().get(letters)


def of_people(words: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
    """Where a party's adjective, in group 1, stands before the noun of somebody who belongs to one: "Labour | MP". The
    Labour Secretary of a country is of no party."""
    return _of_people().search(words, start, len(words) if end is None else end)


def right_before(text: str, start: int, end: int) -> re.Match[str] | None:
    """A party's adjective, in group 1, at the end of a stretch, before a name."""
    return _right_before().search(text, start, end)


def right_behind(text: str, start: int) -> re.Match[str] | None:
    """A party's word for one of its people, in group 1, behind a name: "Ada Marsh of Ohio, a moderate | Republican"."""
    return _right_behind().match(text, start)


def beside(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """The party that stands beside a name at these places, and where the words for both begin and end: "Ben Lowe (D-Ohio)",
    "Republican Ben Lowe", "Ben Lowe, a moderate Republican"; None: none does."""
    tag = _TAG.match(text, end)
    if tag and (party := tagged(tag[1])):
        return party, start, tag.end()
    if before := right_before(text, max(0, start - _BEFORE), start):
        return usual(before), before.start(), end
    behind = right_behind(text, end)
    return (usual(behind), start, behind.end()) if behind else None


_TAG = re.compile(r"(?:,\s|\s\()([A-Z]{1,3})-[A-Z][\w.]{1,6}(?=[),.;\s])")
_BEFORE = 40  # code points


def candidate_of(name: str) -> str | None:
    """Whose campaign a name is, as it calls them: "Marsh" of "the Marsh campaign", "Ada Marsh" of "Ada Marsh for Mayor"; None:
    it is no candidate's."""
    found = _CAMPAIGN.fullmatch(name)
    return next((g for g in found.groups() if g), None) if found else None


_CAMPAIGN = re.compile(
    r"(?:[Tt]he )?(?:([A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}?)(?:['’]s?)? (?:(?:presidential|re-election|election|Senate|mayoral) )?[Cc]ampaign"
    r"|([A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}) for (?:President|Senate|Congress|Governor|Mayor|America))"
)


def runs(words: str) -> bool:
    """Whether a post is of somebody who runs for another: "Republican presidential nominee"."""
    return bool(_RUNNING.search(words))


_RUNNING = re.compile(r"\b(?:candidate|nominee|contender|front-?runner|hopeful)\b", re.IGNORECASE)


def party_of(words: str) -> str | None:
    """The party that a post or the name of a body gives: "Republican Member", "Conservative Party of Norland"; None: none,
    or two."""
    found = {usual(m) for m in _of_people().finditer(words)} | {_forms()[m[1]] for m in _whole().finditer(words)}
    return found.pop() if len(found) == 1 else None


def usual_adjective(word: str) -> str | None:
    """The usual name of the party that one word before a noun gives; None: it gives none."""
    return _adjectives().get(word)


def usual(found: re.Match[str]) -> str:
    """The usual name of the party whose adjective was found."""
    return _adjectives()[found[1]]


def _entries() -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield from lexicon.load("parties")["parties"].items()


@cache
def _adjectives() -> Mapping[str, str]:
    return {form: name for name, entry in _entries() for form in entry["adjectives"]}


@cache
def _forms() -> Mapping[str, str]:
    return {form: name for name, entry in _entries() for form in (name, *entry["forms"])}


@cache
def _tags() -> Mapping[str, str]:
    return {tag: name for name, entry in _entries() for tag in entry.get("tags", ())}


@cache
def _of_people() -> re.Pattern[str]:
    people = alternation(lexicon.load("parties")["people"])
    return re.compile(rf"\b({alternation(sorted(_adjectives()))})\s(?:[\w.'’-]+\s){{0,4}}?(?:{people})(?!\w)")


@cache
def _right_before() -> re.Pattern[str]:
    people = alternation(lexicon.load("parties")["people"])
    return re.compile(rf"\b({alternation(sorted(_adjectives()))})\s(?:(?:{people})\s)?$")


@cache
def _right_behind() -> re.Pattern[str]:
    adjectives = alternation(sorted(_adjectives()))
    return re.compile(
        rf"(?: of (?:the )?[A-Z][a-z]+(?: [A-Z][a-z]+)?)?, (?:an?|the|another) (?:[\w.’'-]+ ){{0,3}}?({adjectives})(?= (?:in|on|from|of|who)\b|[,.;])"
    )


@cache
def _whole() -> re.Pattern[str]:
    """Names that are of nothing but a party: no "Labour", which a ministry may be of."""
    sure = sorted(form for form in _forms() if " " in form or form.endswith("s") or form.isupper())
    return re.compile(rf"\b({alternation(sure)})(?!\w)")

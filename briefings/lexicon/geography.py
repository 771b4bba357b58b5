"""Countries and unions by any of their forms: "Moscow" -> Russia, its capital."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from briefings import lexicon

_FIELDS = {
    "forms": "name",
    "adjectives": "adjective",
    "people": "people",
    "capital": "capital",
    "seats": "seat",
    "forces": "force",
    "agencies": "agency",
}


class Form(NamedTuple):
    """What a form stands for."""

    country: str  # "Russia", or a union: "NATO"
    sort: str  # "name", "adjective", "people", "capital", "seat", "force", "agency", "union"
    sure: bool  # False: the form also means something else


@cache
def forms() -> Mapping[str, Form]:
    """Every form, without a leading "the", with what it stands for; a form of two countries is left out."""
    lists = lexicon.load("countries")
    unsure = {plain(f) for f in lists["ambiguous"]}
    found: dict[str, Form] = {}
    twice: set[str] = set()

    def add(form: str, country: str, sort: str) -> None:
        form = plain(form)
        if form in found and found[form].country != country:
            twice.add(form)
        found.setdefault(form, Form(country, sort, form not in unsure))

    for country, entry in lists["countries"].items():
        add(country, country, "name")
        for field, sort in _FIELDS.items():
            for form in entry.get(field, ()):
                add(form, country, sort)
    for union, entry in lists["unions"].items():
        for form in (union, *entry.get("forms", ())):
            add(form, union, "union")
        for form in entry.get("capital", ()):
            add(form, union, "capital")
    for form in tuple(found):
        country, sort, sure = found[form]
        if sort in ("adjective", "people") and not form.endswith(("s", "sh", "ch", "ese", "men", "man")):
            found.setdefault(form + "s", Form(country, "people", sure))
    return {form: value for form, value in found.items() if form not in twice}


@cache
def union_nouns() -> Mapping[str, str]:
    """Nouns that call back to a union: "bloc" -> "European Union"."""
    unions = lexicon.load("countries")["unions"]
    return {noun: union for union, entry in unions.items() for noun in entry.get("nouns", ())}


@cache
def longest() -> Mapping[str, int]:
    """First word of a form -> how many words its longest form has."""
    found: dict[str, int] = {}
    for form in forms():
        words = form.split()
        found[words[0]] = max(found.get(words[0], 0), len(words))
    return found


@cache
def states() -> Mapping[str, str]:
    """States and provinces by name and short form: "Fla." -> "Florida"."""
    return {form: name for name, short in lexicon.load("countries")["states"].items() for form in (name, *short)}


def plain(form: str) -> str:
    """The form as it is looked up: no leading article, straight apostrophes."""
    form = form.replace("’", "'")
    return form[4:] if form[:4] in ("the ", "The ") else form

"""News outlets by any of their forms: "the New York Times" -> "The New York Times"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from briefings import lexicon


@cache
def forms() -> Mapping[str, str]:
    """Every form, without a leading "the", with the name that is printed; folded forms as well ("POLITICO")."""
    found: dict[str, str] = {}
    for name, others in _entries():
        for form in (name, *others):
            found.setdefault(plain(form), name)
    for form, name in tuple(found.items()):
        if len(form) > 3:  # "dw" is no outlet
            found.setdefault(form.casefold(), name)
    return found


@cache
def ambiguous() -> frozenset[str]:
    """Forms that also mean something else: an outlet only where the sentence says so."""
    return frozenset(plain(form) for form in lexicon.load("agencies")["ambiguous"])


@cache
def sure_nouns() -> frozenset[str]:
    """Nouns that make an outlet of the name beside them: "newsletter", "news agency"."""
    return frozenset(lexicon.load("agencies")["sure_nouns"])


@cache
def nouns() -> frozenset[str]:
    """Nouns that call back to an outlet: "newspaper"."""
    return frozenset(lexicon.load("agencies")["nouns"])


def named(form: str) -> str | None:
    """The printed name of the outlet that the form names; None: not a known outlet."""
    form = plain(form)
    return forms().get(form) or forms().get(form.casefold())


def plain(form: str) -> str:
    """The form as it is looked up: no leading article, straight apostrophes."""
    form = form.replace("’", "'")
    return form[4:] if form[:4] in ("the ", "The ") else form


def _entries() -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, entry in lexicon.load("outlets")["outlets"].items():
        yield name, tuple(entry.get("forms", ()))

"""The names by which the sides of a story are told: forms of bodies that can be a side of their own, surnames that only
one person bears, offices that only one country has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from briefings import lexicon
from briefings.lexicon import geography, organisations, people
from briefings.model import Actor


def named_bodies(actors: Sequence[Actor], speaking: Collection[str]) -> Mapping[str, str]:
    """Forms of companies, parties, unions and clubs -> the actor's name: bodies that can be a side of their own; of
    hospitals and universities those that speak as such ("the hospital denied that")."""
    found: dict[str, str] = {}
    forms = geography.forms()
    for actor in actors:
        if actor.kind not in ("body", "unknown") or (actor.kind == "unknown" and " " in actor.name):
            continue
        if (
            (set(actor.name.split()) & organisations.words("independent") and actor.name not in speaking)
            or geography.plain(actor.name) in forms
            or actor.name.split()[-1].islower()
            or (actor.kind == "unknown" and people.is_given(actor.name))  # "a worker who asked us to call him Dave"
            or actor.name in organisations.words("portfolios")  # "Health" of the Health and Safety Executive
        ):
            continue
        for form in (actor.name, *actor.aliases):
            found.setdefault(form, actor.name)
    ends = Counter(word for name in dict.fromkeys(found.values()) if " " in name for word in _ends(name))
    for name in tuple(found.values()):  # "Rovers coach", "Ostwell chief executive"
        for form in _ends(name) if " " in name else ():
            if ends[form] == 1 and form not in organisations.generic() | organisations.words("portfolios"):
                found.setdefault(form, name)
    return found


def _ends(name: str) -> tuple[str, str]:
    """The first and the last word of a name."""
    split = name.split()
    return split[0], split[-1]


def surnames(actors: Sequence[Actor]) -> Mapping[str, Actor]:
    """Surnames that one person of the story bears -> the person."""
    found: dict[str, Actor] = {}
    twice: set[str] = set()
    for actor in actors:
        if actor.kind == "person":
            surname = actor.name.split()[-1]
            if surname in found:
                twice.add(surname)
            found[surname] = actor
    return {surname: actor for surname, actor in found.items() if surname not in twice}


def offices_of_countries() -> Mapping[str, str]:
    """Offices that one country alone has -> the country."""
    return {
        office: country
        for country, entry in lexicon.load("countries")["countries"].items()
        for office in entry.get("offices", ())
    }

"""What single words tell of people: the gender of a given name or noun, whether a noun is an office, a group, a body."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Literal

from briefings import lexicon

Gender = Literal["m", "f"]
Sort = Literal["office", "kin", "group", "body", "text"]

_GENDERS: Mapping[str, Gender] = {"m": "m", "f": "f"}
_IRREGULAR = {
    "men": "man", "women": "woman", "people": "person", "children": "child", "wives": "wife", "police": "police",
    "staff": "staff", "crew": "crew", "media": "media", "families": "family",
}  # fmt: skip


@cache
def _given() -> Mapping[str, str]:
    lists = lexicon.load("first_names")
    return {name.casefold(): gender for gender in ("u", "f", "m") for name in lists[gender]}


def is_given(word: str) -> bool:
    """Whether the word is a known given name; "Jean-Luc" counts by its first part."""
    given = _given()
    folded = word.casefold()
    return folded in given or ("-" in folded and folded.split("-")[0] in given)


def given_gender(word: str) -> Gender | None:
    """The gender that a given name tells; None: either, or not known."""
    given = _given()
    folded = word.casefold()
    return _GENDERS.get(given.get(folded) or given.get(folded.split("-")[0]) or "")


@cache
def honorifics() -> Mapping[str, Gender | None]:
    """Forms of address before a name, with the gender that they tell."""
    return {word: _GENDERS.get(gender) for word, gender in lexicon.load("titles")["honorifics"].items()}


@cache
def abbreviations() -> Mapping[str, str]:
    """Short offices before a name: "Sen." -> "senator"."""
    found: Mapping[str, str] = lexicon.load("titles")["abbreviations"]
    return found


@cache
def modifiers() -> frozenset[str]:
    """Lower-case words that stand before an office and belong to it."""
    return frozenset(lexicon.load("titles")["modifiers"])


@cache
def particles() -> frozenset[str]:
    """Lower-case words inside a name: "van", "bin"."""
    return frozenset(lexicon.load("titles")["particles"])


@cache
def suffixes() -> frozenset[str]:
    """What stands after a name: "Jr.", "KC"."""
    return frozenset(lexicon.load("titles")["suffixes"])


@cache
def either() -> frozenset[str]:
    """Nouns beside a name that fit a person and a body: "rival"."""
    return frozenset(lexicon.load("titles")["either"])


@cache
def officers() -> frozenset[str]:
    """Nouns for those who stand for the body or country that they belong to."""
    return frozenset(lexicon.load("titles")["officers"])


@cache
def _nouns() -> Mapping[str, tuple[Sort, Gender | None]]:
    """Lower-case singular noun -> what it is."""
    titles, groups = lexicon.load("titles"), lexicon.load("groups")
    found: dict[str, tuple[Sort, Gender | None]] = {}
    for word in groups["texts"]:
        found[word.lower()] = ("text", None)
    for word in groups["bodies"]:
        found[word.lower()] = ("body", None)
    for word, gender in {**titles["offices"], **titles["spokespeople"]}.items():
        found[word.lower()] = ("office", _GENDERS.get(gender))
    for word, gender in titles["kin"].items():
        found[word.lower()] = ("kin", _GENDERS.get(gender))
    return found


@cache
def _plurals() -> frozenset[str]:
    return frozenset(lexicon.load("groups")["plurals"])


@cache
def verbs_too() -> frozenset[str]:
    """Plurals that are verbs too: "centers"."""
    return frozenset(lexicon.load("groups")["verbs_too"])


@lru_cache(16_384)
def singular(word: str) -> str:
    """The singular of a plural noun by rule; other words as they are, in lower case."""
    word = word.lower()
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men") and len(word) > 4:
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def is_plural(word: str) -> bool:
    """Whether the word is a noun for several people or bodies: "officials", "police"."""
    word = word.lower()
    return word in _plurals() or (word.endswith(("s", "men")) and singular(word) != word and singular(word) in _nouns())


@lru_cache(16_384)
def sort_of(word: str) -> Sort | None:
    """What a noun, singular or plural, in any case, stands for; None: not a noun for people, bodies or texts."""
    word = word.lower()
    nouns = _nouns()
    if found := nouns.get(word):
        return found[0]
    if word in _plurals():
        return "group"
    base = singular(word)
    if base != word and base in nouns:
        return "group" if nouns[base][0] in ("office", "kin") else nouns[base][0]
    return None


def noun_gender(word: str) -> Gender | None:
    """The gender that a singular noun tells: "spokeswoman" f; None: either."""
    found = _nouns().get(word.lower())
    return found[1] if found else None

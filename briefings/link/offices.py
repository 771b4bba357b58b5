"""Whether a description fits an office: "the Florida senator" and "Sen. Ada Marsh (R-Fla.)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from briefings.lexicon import geography, people
from briefings.link.scene import words

_PHRASE_END = re.compile(r"\s(?:of|for|at|in|from|to|with|who)\s|,")
_JOINING = frozenset(("of", "for", "and", "a", "an", "its"))


def fits(office: str, noun: str, required: frozenset[str]) -> bool:
    """Whether the office's head is `noun`, in the singular, and all `required` words are in it.

    A word that makes another office ("vice", "former") must be asked for.
    """
    held = _words(office)
    if noun not in held or noun not in _head_words(office) or not all(_matches(need, held) for need in required):
        return False
    i = held.index(noun)
    beside = (*held[max(0, i - 2) : i], *held[i + 1 : i + 2])
    distinct = {w for w in beside if w in words("distinct")} | ({"elect"} if noun.endswith("-elect") else set())
    return distinct <= required


def telling(office: str) -> frozenset[str]:
    """The words of an office that tell which it is: {"minister", "energy"} of "the Minister of Energy"."""
    return frozenset(_words(office.replace("-", " "))) - words("of_anyone") - words("definite") - _JOINING - {""}


def is_bare(office: str, noun: str) -> bool:
    """Whether the office ends in `noun` and names no country: "President" of "President Rosa Lind"."""
    forms = geography.forms()
    split = office.split()
    if any(w in forms for w in split) or any(f"{a} {b}" in forms for a, b in pairwise(split)):
        return False
    head = _PHRASE_END.split(office, maxsplit=1)[0].split()
    return bool(head) and head[-1].strip(".,").lower() == noun


@lru_cache(maxsize=2048)
def _words(office: str) -> tuple[str, ...]:
    """The words in the singular, short forms written out as well: "Rep.", "(R-Fla.)"."""
    short, states = people.abbreviations(), geography.states()
    split = office.replace("’s", " ").replace("'s", " ").split()
    full = [w for word in split for w in (short.get(word, "") + " " + states.get(word.strip("(),"), "")).split()]
    return tuple(people.singular(w.strip(".,()")) for w in (*split, *full))


def _head_words(office: str) -> tuple[str, ...]:
    """The words without whose it is and what it is for: "the president’s wife" holds no president."""
    own = re.split(r"['’]s\s", office)[-1]
    return _words(_PHRASE_END.split(own, maxsplit=1)[0])


def _matches(need: str, held: Sequence[str]) -> bool:
    if need in held:
        return True
    nation = country(need)
    return nation is not None and any(country(word) == nation for word in held)


def country(word: str) -> str | None:
    """The country or union that a word of an office names, in any case; None: none."""
    forms = geography.forms()
    form = forms.get(word) or forms.get(word.capitalize()) or forms.get(word.upper())
    return form.country if form else None

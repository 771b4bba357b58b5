"""A guest line -> Guest: name, role and affiliation."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from briefings import lexicon
from briefings.model import Guest

_HONORIFIC = re.compile(r"(?:Dr|Prof|Professor|Mr|Mrs|Ms|Miss|Sir|Dame|Lord|Lady|Baroness)\.?\s")
_COMMA = re.compile(r"(?<!\d),|,(?!\d)")  # "Local 1,199" is one part
_NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-])*$")
_PARTICLES = frozenset((
    "al", "bin", "da", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el", "ibn", "la", "le", "van", "von", "y",
))  # fmt: skip


def guest_of(text: str, number: int) -> Guest:
    """A guest from a line such as "Defense Policy Expert, ABC News".

    "role, affiliation" is cut at the first comma. When the first part is clearly a personal name (a form of address or
    a usual given name at its head, no word of an office in it), it is "name, role, affiliation". In doubt there is no
    name.
    """
    parts = [p for p in (part.strip() for part in _COMMA.split(text)) if p]
    if len(parts) == 1:
        parts = [p.strip() for p in re.split(r"\s+[–—|-]\s+", text, maxsplit=2) if p.strip()]
    if not parts:
        return Guest(number, text)
    name = None
    if len(parts) > 1 and is_name(parts[0]):
        name, parts = parts[0], parts[1:]
    affiliation = ", ".join(parts[1:]) or None
    return Guest(number, text, name=name, role=parts[0], affiliation=affiliation)


def is_name(text: str) -> bool:
    """Whether the words are clearly a person's name: "Dr. Ada Marsh", "Maria de Souza"; not "Defense Analyst"."""
    addressed = _HONORIFIC.match(text)
    words = text[addressed.end() :].split() if addressed else text.split()
    if not (1 if addressed else 2) <= len(words) <= 5:
        return False
    if not all(_NAME_WORD.match(w) and (w[0].isupper() or w.lower() in _PARTICLES) for w in words):
        return False
    if any(w.lower().rstrip("s") in _role_words() for w in words):
        return False  # "Professor Emeritus", "Grant Officer"
    return bool(addressed) or words[0] in _given_names()


@cache
def _given_names() -> frozenset[str]:
    lists: Mapping[str, Sequence[str]] = lexicon.load("first_names")
    return frozenset(str(name) for names in lists.values() for name in names)


@cache
def _role_words() -> frozenset[str]:
    roles: Mapping[str, Any] = lexicon.load("roles")
    phrases = [p for kind in ("classes", "affiliations") for phrases in roles[kind].values() for p in phrases]
    return frozenset(word.lower().rstrip("s") for phrase in (*phrases, *roles["former"]) for word in phrase.split())

"""How long a wording of the template gets with what fills it: which of its branches are printed, and how many words they
have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from briefings.model import Extract, Slot, word_count
from briefings.plan.brief import Brief
from briefings.template.shape import Wording, with_opening

OPENING = "question_opening"  # the wording that says whose words they are, which the others place as {{ opening }}

_TAG = re.compile(r"(\{%.*?%\}|\{\{.*?\}\})")
_IF = re.compile(r"\{%-?\s*(if|elif)\s+(.*?)\s*-?%\}")
_IS = re.compile(r"(\w+)\s*(==|!=)\s*'([^']*)'$")


def texts_of(brief: Brief, key: str) -> tuple[str, ...]:
    """The stems of a kind, each with its opening."""
    wording: Wording = brief.wording(key)
    opening = brief.wording(OPENING) if key != OPENING else ""
    texts = (wording,) if isinstance(wording, str) else tuple(wording)
    return tuple(with_opening(text, opening if isinstance(opening, str) else opening[0]) for text in texts)


def length(brief: Brief, key: str, slots: Mapping[str, Slot], *, terse: bool = True) -> int:
    """The words of the shortest stem with what fills it: its texts with the branches that the slots take; without those in so
    few words that nobody's office has room (`terse`), where there are others."""
    texts = texts_of(brief, key)
    full = [text for text in texts if terse or not is_terse(text)]
    return min((words_of(brief, text, slots) for text in full or texts), default=0)


@lru_cache(maxsize=512)  # every question is measured with every stem of its kind
def is_terse(text: str) -> bool:
    """Whether a stem with somebody's words has no room for who they are, or asks in a word or two: for what can't be cut shorter."""
    if "{{ words }}" not in text:
        return False
    asks = _TAG.sub("", _OTHERWISE.sub("", text.rpartition("{{ words }}")[2]))
    return "{{ office }}" not in text or word_count(asks) <= _TERSE


_OTHERWISE = re.compile(r"\{% (?:else|elif [^%]*) %\}[^{]*(?=\{%)")
_TERSE = 2  # words


def words_of(brief: Brief, text: str, slots: Mapping[str, Slot]) -> int:
    """The words of one stem with what fills it."""
    return sum(_words_in(brief, part, slots) for part in _taken(text, slots))


Condition = Callable[[Mapping[str, Slot]], bool]


def _always(_slots: Mapping[str, Slot]) -> bool:
    return True


class _Part(NamedTuple):
    """A part of a wording: a text, a value, or a condition."""

    kind: str  # "text" for texts and values, else the word that opens the condition
    text: str = ""
    names: tuple[str, ...] = ()  # of a value: the slots that may fill it, the first that is there
    words: int = 0  # its own, where no slot fills it
    met: Condition = _always  # of a condition: whether it is met


def _words_in(brief: Brief, part: _Part, slots: Mapping[str, Slot]) -> int:
    """The words of one part of a wording; of "{{ outlet or 'One article' }}" those of the first that is there."""
    filling = next((slots[name] for name in part.names if slots.get(name)), None)
    if isinstance(filling, Extract):
        return sum(word_count(brief.dossier[piece]) for piece in filling.pieces)
    return word_count(filling) if isinstance(filling, str) else part.words


_VALUE = re.compile(r"\{\{\s*(\w+)(?:\s+or\s+(?:(\w+)|'([^']*)'))?")


def ask_of(text: str, slots: Mapping[str, Slot]) -> str:
    """What a stem asks in the end, behind what it quotes."""
    taken = "".join(part.text for part in _taken(text, slots)).strip()
    if "{{ words }}" not in taken:  # it quotes nothing: what is left without the names
        last = re.split(r"(?<=[.!?])\s+", taken)[-1]
        return re.sub(r"\{\{.*?\}\}[\s,]*|[\s,]+", " ", last)
    return re.split(r"(?<=[.:!])\s+|\}\}[.]?\s+", taken)[-1]


def _taken(text: str, slots: Mapping[str, Slot]) -> Iterator[_Part]:
    """The parts of a wording that are printed; a condition that cannot be told counts as met."""
    open_: list[tuple[bool, bool]] = []  # (this branch is taken, one before it was)
    shut = 0  # branches around a part that are not taken
    for part in _parts(text):
        kind = part.kind
        if kind == "text":
            if not shut:
                yield part
            continue
        done = False
        if kind != "if":
            if not open_:
                continue
            taken, done = open_.pop()
            shut -= not taken
        if kind != "endif":
            met = not done and part.met(slots)
            open_.append((met, done or met))
            shut += not met


@lru_cache(maxsize=512)
def _parts(text: str) -> tuple[_Part, ...]:
    """A wording in its parts."""
    found = []
    for part in _TAG.split(text):
        condition, value = _IF.match(part), _VALUE.match(part)
        if condition:
            found.append(_Part(condition[1], met=_condition(condition[2])))
        elif value:
            names = tuple(name for name in value.group(1, 2) if name)
            found.append(_Part("text", part, names, word_count(value[3] or "")))
        elif part:
            closing = (word for word in ("else", "endif") if part.startswith("{%") and word in part)
            found.append(_Part(next(closing, "text"), part, words=word_count(part)))
    return tuple(found)


def _condition(condition: str) -> Condition:
    """What tells whether a condition is met: read once, asked of every question."""
    for word, join in ((" or ", any), (" and ", all)):
        if word in condition:
            conditions = tuple(map(_condition, condition.split(word)))
            return lambda slots: join([met(slots) for met in conditions])
    if condition.startswith("not "):
        denied = _condition(condition[4:].strip())
        return lambda slots: not denied(slots)
    test = _IS.match(condition)
    if test:
        name, value, wanted = test[1], test[3], test[2] == "=="
        return lambda slots: (slots.get(name) == value) == wanted
    if re.fullmatch(r"\w+", condition):
        return lambda slots: bool(slots.get(condition))
    return _always

"""What befell the people whom a figure counts: "killed", "in hospital", "aboard"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from briefings import lexicon
from briefings.link import beside, content
from briefings.model import Figure


@cache
def _state_phrases() -> tuple[tuple[str, str], ...]:
    phrases = lexicon.load("numbers")["casualty_phrases"]
    return tuple((phrase, state) for state, group in phrases.items() for phrase in group)


@cache
def words() -> dict[str, str]:
    """Word to what it says befell people: "killed" to "dead"."""
    return {word: state for state, words in lexicon.load("numbers")["casualties"].items() for word in words}


@cache
def persons() -> frozenset[str]:
    """Stems of the nouns that stand for people in general."""
    return frozenset(content.stem(word) for word in lexicon.load("claims")["persons"])


def find(text: str, figure: Figure, left: int, right: int) -> str | None:
    """What befell the people counted, from the words right after the figure or, failing that, before it."""
    led = [word for word in beside.before_words(text, left, figure.span.start) if word not in beside.hedge_words()]
    of_whom = _OF_WHOM.match(text, figure.span.end)  # "41 patients fell ill, 17 of whom lost their sight"
    if led and led[-1] in words() and not of_whom:
        return words()[led[-1]]  # "killing at least 37 people and injuring more than 400"
    of = beside.WORD.findall(figure.of or "")
    of_people = len(of) > 1 and content.stem(of[0].lower()) in persons() and of[0].lower() not in words()
    for word in of:
        if word.lower() in words() and (of_people or content.stem(word) in persons()):
            return words()[word.lower()]  # "the death toll", "people killed", "the number of people sickened"
    after = text[figure.span.end : min(right, figure.span.end + 90)].replace("on board", "aboard")
    before = text[max(left, figure.span.start - 80) : figure.span.start]
    after = re.split(
        r"[;:—“”]|,[\s\u00a0]|\.[\s\u00a0]|[\s\u00a0](?:but|while|after|when|as|in an?|by|over|about|following)[\s\u00a0]",
        after,
    )[0]
    for word in beside.WORD.findall(after):
        state = words().get(word.lower())
        if state:
            return state
    for phrase, state in _state_phrases():
        if phrase in after:
            return state
    if of_whom:
        return None  # what befell them stands behind
    for word in reversed(beside.WORD.findall(re.split(r"[;:—“”]", before)[-1])):
        state = words().get(word.lower())
        if state:
            return state if figure.of is None or _reaches(before, word) else None
    return None


_OF_WHOM = re.compile(r"[\s\u00a0]of[\s\u00a0](?:whom|them)(?![^\W_])")


@cache
def _illnesses() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![^\W_])(?:{'|'.join(sorted(lexicon.load('claims')['illnesses']))})(?![^\W_])", re.IGNORECASE
    )


@lru_cache(maxsize=8)
def speaks_of_illness(text: str) -> bool:
    """Whether an article names an illness, so that its "cases" are the ill."""
    return _illnesses().search(text) is not None


def _reaches(before: str, word: str) -> bool:
    """Whether a word of harm before the figure governs it: "killed 14 people", "the death toll rose to 19 people"."""
    return len(beside.WORD.findall(before[before.rfind(word) :])) <= 4

"""What single words and short stretches of a sentence tell: capitals, acronyms, known forms, small words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from briefings import lexicon
from briefings.lexicon import geography, outlets
from briefings.model import Sentence, Token


def is_capital(word: str) -> bool:
    """Whether the word can be part of a name; "al-Sisi" can, "US-supplied" cannot."""
    if word[0].isupper():
        return "-" not in word or not _COMPOUND.search(word)  # "US-supplied" is no name
    cut = word.find("-")  # "al-Sisi"
    return 0 < cut < 4 and word[:cut].isalpha() and word[cut + 1 : cut + 2].isupper()


_COMPOUND = re.compile(
    r"-(?:[a-z]+(?:ed|ing)|based|led|born|made|wide|style|owned|run|era|like|bound|only|old|long|wing|speaking|friendly|free|held)$"
)


def is_acronym(word: str) -> bool:
    """Whether the word is two to seven capitals, stops aside."""
    letters = word.replace(".", "").replace("-", "")
    return 2 <= len(letters) <= 7 and letters.isupper() and letters.isalpha()


def lower_words(sentences: Sequence[Sentence]) -> frozenset[str]:
    """All words that stand in small letters somewhere: in capitals they prove no name."""
    return frozenset(t.text for s in sentences for t in s.tokens if t.text[0].islower())


def is_title_case(tokens: Sequence[Token]) -> bool:
    """Whether nearly every long word has a capital: a headline, where capitals tell nothing."""
    long = [t.text for t in tokens if len(t.text) > 3 and t.text.isalpha()]
    return (
        len(long) >= 4
        and sum(w[0].isupper() for w in long) >= 0.8 * len(long)
        and tokens[-1].text not in (".", "”", '"')
    )


def known_form(tokens: Sequence[Token], i: int) -> int:
    """How many tokens from `i` are a known country, state or outlet; 0: none."""
    found = country_form(tokens, i, len(tokens))
    return max(found[0] if found else 0, outlet_length(tokens, i, len(tokens)))


def country_form(tokens: Sequence[Token], i: int, end: int) -> tuple[int, geography.Form] | None:
    """How many tokens from `i` are the longest form of a country or union, and what it stands for; None: none is."""
    offset = 1 if tokens[i].text in ("The", "the") and i + 1 < end else 0
    longest = geography.longest().get(tokens[i + offset].text.replace("’", "'"), 0)
    forms = geography.forms()
    for length in range(min(longest, end - i - offset), 0, -1):
        words = " ".join(t.text for t in tokens[i + offset : i + offset + length]).replace("’", "'")
        if form := forms.get(words):
            return length + offset, form
    return None


def outlet_length(tokens: Sequence[Token], i: int, end: int) -> int:
    """How many tokens from `i` name a known outlet; 0: none. A form that means something else too must be spoken to."""
    offset = 1 if tokens[i].text in ("The", "the") and i + 1 < end else 0
    longest = _outlet_firsts().get(tokens[i + offset].text, 0)
    forms = outlets.forms()
    for length in range(min(longest, end - i - offset), 0, -1):
        words = " ".join(t.text for t in tokens[i + offset : i + offset + length]).replace("’", "'")
        if words in forms and (words not in outlets.ambiguous() or _is_spoken_to(tokens, i, i + offset + length)):
            return length + offset
    return 0


def _is_spoken_to(tokens: Sequence[Token], i: int, end: int) -> bool:
    before = tokens[i - 1].text.lower() if i else ""
    after = tokens[end].text if end < len(tokens) else ""
    return before in ("told", "to", "by", "with") or after in ("reported", "reports", "said", "says")


@cache
def _outlet_firsts() -> dict[str, int]:
    found: dict[str, int] = {}
    for form in outlets.forms():
        words = form.split()
        if form[0].isupper():
            found[words[0]] = max(found.get(words[0], 0), len(words))
    return found


@cache
def offices() -> frozenset[str]:
    """Offices that stand in capitals before a name: "Foreign Secretary", "Coach"."""
    return frozenset(lexicon.load("titles")["before_names"])


@cache
def small_words() -> frozenset[str]:
    """Words, lower case, that open a sentence and are no names."""
    words = lexicon.load("organisations")["openers"]
    return frozenset(w.lower() for w in words) | frozenset(str(w) for w in lexicon.load("stopwords")["words"])


@cache
def determiners() -> frozenset[str]:
    """Words that begin a noun phrase. "that" is none: it is a conjunction far more often."""
    return frozenset(lexicon.load("references")["determiners"])


@cache
def finite_verbs() -> frozenset[str]:
    """Usual finite verbs that report nothing."""
    return frozenset(lexicon.load("references")["finite"])


@cache
def reporting_verbs() -> frozenset[str]:
    """All forms of all reporting verbs."""
    found: set[str] = set()
    for verbs in lexicon.load("reporting_verbs").values():
        for entry in verbs.values():
            found.update(entry["forms"])
    return frozenset(found)


@cache
def plain_verbs() -> frozenset[str]:
    """The forms of reporting verbs that stand after many: "say", "claim"."""
    groups = lexicon.load("reporting_verbs").values()
    return frozenset(entry["forms"][0] for verbs in groups for entry in verbs.values())

"""Text -> numbers as news prints them: "11,000", "4.2 billion", "Thirty-four", "tens of thousands", "one in five"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from briefings import lexicon
from briefings.model import Token

_DIGITS = re.compile(
    r"(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?:[\u00a0\u202f]\d{3})+|[1-9]\d{0,2}(?: \d{3}){0,2} 000(?![\d-])|\d+)(?:\.\d+)?(?![.,:/]?\d)"
)
_SCALE = re.compile(r"[\s\u00a0]?[‐‑-]?([A-Za-z]{1,8})(?![^\W_])")
_SPLIT = re.compile(r"[-‐‑]")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


class _Lists(NamedTuple):
    """The word lists of numbers, in small letters."""

    cardinals: Mapping[str, float]
    scales: Mapping[str, float]
    short_scales: Mapping[str, float]
    money_scales: Mapping[str, float]
    fractions: Mapping[str, float]
    vague: Mapping[tuple[str, ...], tuple[float, float]]
    units: Mapping[str, str]  # one-word forms
    openings: frozenset[str]  # words that a spelt number can begin with, articles left out
    firsts: frozenset[str]  # all of them; compounds ("six-week") begin with a cardinal


@cache
def _lists() -> _Lists:
    numbers: dict[str, Any] = lexicon.load("numbers")
    vague = {tuple(words.split()): (float(low), float(high)) for words, (low, high) in numbers["vague"].items()}
    units = lexicon.load("units")["units"]
    return _Lists(
        cardinals=numbers["cardinals"],
        scales=numbers["scales"],
        short_scales=numbers["short_scales"],
        money_scales=numbers["money_scales"],
        fractions=numbers["fractions"],
        vague=vague,
        units={form: unit for unit, entry in units.items() for form in entry["forms"] if form.isalpha()},
        openings=frozenset([*numbers["cardinals"], *numbers["scales"], "half", "several"])
        | {words[0] for words in vague if words[0] != "a"},
        firsts=frozenset(
            ["a", "an", "half", *numbers["cardinals"], *numbers["scales"], *(words[0] for words in vague)]
        ),
    )


def may_hold(tokens: Sequence[Token]) -> bool:
    """Whether a number can stand among these tokens: a cheap look before a careful one."""
    openings = _lists().openings
    for token in tokens:
        word = token.text
        if word[0] in "0123456789":
            return True
        word = word.lower()
        if word in openings or ("-" in word and word[: word.index("-")] in openings):
            return True
        if word in _lists().fractions:
            return True
    return False


@lru_cache(16_384)
def opens_words(word: str) -> bool:
    """Whether a number in words can start with this word, in small letters."""
    lists = _lists()
    return word in lists.firsts or _SPLIT.split(word, 1)[0] in lists.cardinals


class Number(NamedTuple):
    """A number as it stands in the text."""

    end: int  # code point after its last word or digit
    value: float | None
    low: float | None = None
    high: float | None = None
    scaled: bool = False  # "million" stands in it
    spelt: bool = False
    share: bool = False  # "a third", "one in five"
    unit: str | None = None  # a unit inside the number: "a year and a half"


def in_digits(text: str, start: int, limit: int, *, money: bool) -> Number | None:
    """The number in digits that starts here, with its scale: "11,000", "4.2 billion", "46m"."""
    lists = _lists()
    match = _DIGITS.match(text, start, limit)
    if match is None:
        return None
    value = float(re.sub(r"[, \u00a0\u202f]", "", match.group()))
    end = match.end()
    scale = _SCALE.match(text, end, limit)
    if scale:
        word = scale.group(1).lower()
        size = lists.scales.get(word) or lists.short_scales.get(word)
        if size is None and money and word in lists.money_scales:
            size = lists.money_scales[word]
        if size is not None and word != "dozen":
            return Number(scale.end(), value * size, scaled=True)
    return Number(end, value)


def in_words(tokens: Sequence[Token], i: int) -> Number | None:
    """The number in words that starts at token `i`: "two dozen", "tens of thousands", "Thirty-four", "a quarter"."""
    lists = _lists()
    if not opens_words(tokens[i].text.lower()):
        return None
    words = [token.text.lower() for token in tokens[i : i + 8]]
    for length in (3, 2, 1):
        bounds = lists.vague.get(tuple(words[:length])) if len(words) >= length else None
        if bounds:
            return Number(tokens[i + length - 1].end, None, *bounds, spelt=True, scaled=True)
    share = _share(tokens, i, words)
    if share:
        return share
    if words[0] in ("a", "an"):
        if len(words) > 1 and words[1] in lists.scales:
            return _spelt_run(tokens, i + 1, 1.0)
        return _and_a_half(tokens, i, words)
    if words[0] == "half":
        if len(words) > 2 and words[1] in ("a", "an") and words[2] in lists.scales:
            return Number(tokens[i + 2].end, 0.5 * lists.scales[words[2]], scaled=True, spelt=True)
        return None
    return _spelt_run(tokens, i, None)


def _share(tokens: Sequence[Token], i: int, words: Sequence[str]) -> Number | None:
    """ "a quarter of", "two thirds", "one in five"; never "a third person" or "the third quarter"."""
    lists = _lists()
    parts = _SPLIT.split(words[0])
    if len(parts) == 2 and parts[0] in lists.cardinals and parts[1] in lists.fractions:
        return Number(tokens[i].end, lists.cardinals[parts[0]] * lists.fractions[parts[1]], spelt=True, share=True)
    count = 1.0 if words[0] in ("a", "an") else lists.cardinals.get(words[0])
    if count is None or len(words) < 2:
        return None
    after = words[2] if len(words) > 2 else "."
    if (
        after == "of"
        and words[1] in lists.fractions
        and words[3:4] == ["a"]
        and len(words) > 4
        and words[4] in lists.scales
    ):
        size = lists.scales[words[4]]  # "three quarters of a billion"
        return Number(tokens[i + 4].end, count * lists.fractions[words[1]] * size, scaled=True, spelt=True)
    if words[1] in lists.fractions and words[1] != "half":
        if count == 1 and after != "of" and after[0].isalnum():
            return None  # "a third person"
        return Number(tokens[i + 1].end, count * lists.fractions[words[1]], spelt=True, share=True)
    if words[1] == "in" and words[0] not in ("a", "an") and len(words) > 2:
        whole = lists.cardinals.get(after) or (float(after) if after.isascii() and after.isdigit() else None)
        if whole and count < whole <= 1000 and not _YEAR.fullmatch(after):
            return Number(tokens[i + 2].end, count / whole, spelt=True, share=True)
    return None


def _and_a_half(tokens: Sequence[Token], i: int, words: Sequence[str]) -> Number | None:
    """ "a year and a half"."""
    unit = _lists().units.get(words[1]) if len(words) > 1 else None
    if unit and words[2:5] in (["and", "a", "half"], ["and", "a", "quarter"]):
        return Number(tokens[i + 4].end, 1.5 if words[4] == "half" else 1.25, spelt=True, unit=unit)
    return None


def _spelt_run(tokens: Sequence[Token], i: int, start: float | None) -> Number | None:
    """Cardinals and scales in a row: "two hundred and fifty thousand", "two and a half million"."""
    lists = _lists()
    total, current, scaled, k = 0.0, start, False, i
    end: int | None = None
    while k < len(tokens):
        word = tokens[k].text.lower()
        parts = _SPLIT.split(word)
        values = [lists.cardinals.get(part) for part in parts]
        if word in lists.scales:
            size = lists.scales[word]
            current = (1.0 if current is None else current) * size
            scaled = scaled or size >= 1000
            if size >= 1000:
                total, current = total + current, None
            end = tokens[k].end
        elif values[0] is not None and (current is None or _fits(current, values[0])):
            if len(values) == 2 and values[1] is not None and values[0] >= 20 and 0 < values[1] < 10:
                current = (current or 0.0) + values[0] + values[1]
            elif len(values) == 1:
                current = (current or 0.0) + values[0]
            else:  # "six-week": the rest is a unit or a noun
                current = (current or 0.0) + values[0]
                end = tokens[k].start + len(parts[0])
                break
            end = tokens[k].end
        elif word == "and" and end is not None and [t.text.lower() for t in tokens[k + 1 : k + 3]] == ["a", "half"]:
            current = (current or 0.0) + 0.5
            end, k = tokens[k + 2].end, k + 2
        elif not (word == "and" and scaled | (current is not None and current >= 100) and _counts(tokens, k + 1)):
            break
        k += 1
    if end is None:
        return None
    return Number(end, total + (current or 0.0), scaled=scaled, spelt=True)


def _fits(current: float, value: float) -> bool:
    """Whether a cardinal can go on from here: "twenty" + "five", "hundred" + "twelve"; not "five" + "six"."""
    return (current >= 100 and value < 100) or (current in range(20, 100, 10) and 0 < value < 10)


def _counts(tokens: Sequence[Token], k: int) -> bool:
    return k < len(tokens) and _SPLIT.split(tokens[k].text.lower())[0] in _lists().cardinals

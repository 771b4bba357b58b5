"""Numbers with their signs and units, found in the tokens of a sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from briefings import lexicon
from briefings.extract.counted import is_plural
from briefings.extract.numbers import Number, in_digits, in_words, opens_words
from briefings.lexicon import geography
from briefings.model import Article, Sentence


class Lists(NamedTuple):
    """The word lists, ready to be looked up; in small letters."""

    labels: frozenset[str]
    magnitudes: frozenset[str]
    persons: frozenset[str]
    casualties: frozenset[str]
    change_verbs: frozenset[str]
    score_words: frozenset[str]
    hedges: Mapping[tuple[str, ...], str]  # hedge -> about | low | high
    hedges_after: tuple[tuple[str, ...], ...]
    time_prepositions: frozenset[str]
    units: Mapping[str, str]  # form -> unit
    exact_units: Mapping[str, str]  # form as it stands -> unit
    currencies: Mapping[str, str]  # word -> code
    signs: Mapping[str, str]
    months: frozenset[str]  # as they stand
    weight: frozenset[str]
    money: frozenset[str]
    time_units: frozenset[str]


@cache
def word_lists() -> Lists:
    """The word lists of numbers and units, ready to be looked up."""
    numbers: dict[str, Any] = lexicon.load("numbers")
    units: dict[str, Any] = lexicon.load("units")
    return Lists(
        labels=frozenset(numbers["labels"]),
        magnitudes=frozenset(numbers["magnitudes"]),
        persons=frozenset(numbers["persons"]),
        casualties=frozenset(word for state in numbers["casualties"].values() for word in state),
        change_verbs=frozenset(numbers["change_verbs"]),
        score_words=frozenset(numbers["score_words"]),
        hedges={tuple(h.split()): sort for sort, hedges in numbers["hedges"].items() for h in hedges},
        hedges_after=tuple(tuple(h.split()) for h in numbers["hedges_after"]),
        time_prepositions=frozenset(numbers["time_prepositions"]),
        units={_squeeze(form): unit for unit, entry in units["units"].items() for form in entry["forms"]},
        exact_units={form: unit for unit, entry in units["units"].items() for form in entry.get("exact", ())}
        | {"p": "penny"},
        currencies={_squeeze(word): code for code, entry in units["currencies"].items() for word in entry["words"]},
        signs={sign: code for code, entry in units["currencies"].items() for sign in entry["signs"]},
        months=frozenset(form + dot for form in lexicon.load("calendar")["months"] for dot in ("", ".")),
        weight=frozenset(units["pounds"]["weight"]),
        money=frozenset(units["pounds"]["money"]),
        time_units=frozenset(unit for unit, entry in units["units"].items() if entry["class"] == "time"),
    )


def _squeeze(form: str) -> str:
    """A unit's form as a key: small letters, one space for any space or hyphen."""
    return " ".join(re.split(r"[\s\u00a0‐‑-]+", form.lower().strip()))


@cache
def unit_pattern() -> re.Pattern[str]:
    """What joins a unit to its number, and the unit: "-yard", " of a percentage point", "%"."""
    lists = word_lists()

    def any_of(forms: Sequence[str]) -> str:
        return lexicon.alternation(set(forms)).replace(r"\ ", r"[\s\u00a0‐‑-]{1,3}")

    forms = any_of([*lists.units, *lists.currencies, "pound", "pounds"])
    return re.compile(
        rf"(?:(?P<of>[\s\u00a0]of[\s\u00a0](?:an?[\s\u00a0])?)|[\s\u00a0]{{0,3}}[‐‑-]?[\s\u00a0]{{0,3}})"
        rf"(?:(?P<form>(?i:{forms}))|(?P<exact>{any_of(list(lists.exact_units))}))(?![^\W_])"
    )


class Scan:
    """One sentence's tokens, looked up by place."""

    def __init__(self, article: Article, sentence: Sentence) -> None:
        self.article = article
        self.text = article.text
        self.tokens = sentence.tokens
        self.lower = [token.text.lower() for token in sentence.tokens]
        self.starts = [token.start for token in sentence.tokens]
        self.limit = sentence.span.end

    def at(self, offset: int) -> int:
        """Index of the first token that starts at or after the code point."""
        return bisect_left(self.starts, offset)

    def word(self, i: int) -> str:
        """The word at `i` in small letters; empty beyond the sentence."""
        return self.lower[i] if 0 <= i < len(self.lower) else ""

    def printed(self, i: int) -> str:
        """The word at `i` as it stands; empty beyond the sentence."""
        return self.tokens[i].text if 0 <= i < len(self.tokens) else ""


class Found(NamedTuple):
    """A number with its unit, before it is known to be a figure."""

    first: int  # index of its first token, the currency sign included
    start: int
    end: int
    number: Number
    unit: str | None
    money: bool


@lru_cache(16_384)
def may_open(word: str) -> bool:
    """Whether a number or its sign can start with this token: `found_at` and scores find nothing at others."""
    code = len(word) == 3 and word.isupper()
    if word[0].isalpha() and word[-1].isdigit() and word[0].isupper() and len(word) < _LONGEST_PREFIXED:
        return True  # "KSh5" of "KSh5 million"
    return code or word[0] in "0123456789" or word in word_lists().signs or opens_words(word.lower())


def found_at(scan: Scan, i: int) -> Found | None:
    """The number at token `i` with its sign and unit; None: there is none."""
    lists, first = word_lists(), i
    start, word = scan.tokens[i].start, scan.tokens[i].text
    code = lists.signs.get(word)
    if code is None and len(word) == 3 and word.isupper():
        code = lists.currencies.get(word.lower())
    if code is not None:
        i += 1
        if not scan.printed(i)[:1].isdigit():
            return None
    if word[0].isalpha() and word[-1].isdigit():
        return _prefixed(scan, i)
    if code is None and (own := _own_code(scan, i)) is not None:
        code, i, first = own, i + 1, i
    number = number_at(scan, i, money=code is not None or _money_follows(scan, i))
    if number is None:
        return None
    if code is not None:
        return Found(first, start, number.end, number, code, True)
    if number.unit:
        return Found(first, start, number.end, number, number.unit, False)
    if scan.word(i - 1) in ("aged", "age") or _is_age(scan, i, number):
        return Found(first, start, number.end, number, "year of age", False)
    if _is_points(scan, first, number):
        return Found(first, start, scan.tokens[scan.at(number.end)].end, number, "percentage point", False)
    unit = unit_pattern().match(scan.text, number.end, scan.limit)
    if unit is None:
        magnitude = not number.spelt and word_lists().magnitudes & set(scan.lower[max(0, first - 3) : first])
        return Found(first, start, number.end, number, "magnitude" if magnitude else None, False)
    name, money = unit_of(scan, number, unit)
    if name is None:
        return Found(first, start, number.end, number, None, False)
    return Found(first, start, unit.end(), number, name, money)


_LONGEST_PREFIXED = 16
_PREFIX = re.compile(r"[A-Z][A-Za-z]{0,3}(?=\d)")


def _prefixed(scan: Scan, i: int) -> Found | None:
    """A sum whose currency is printed before it without a space: "KSh5 million", "GHS2,000", "N5.6bn"; None for a label:
    "reactor R3"."""
    start = scan.tokens[i].start
    sign = _PREFIX.match(scan.text, start, scan.limit)
    if sign is None:
        return None
    number = in_digits(scan.text, sign.end(), scan.limit, money=True)
    if number is None:
        return None
    code = word_lists().signs.get(sign.group())
    large = number.scaled or "," in scan.text[sign.end() : number.end]
    if not large and (code is None or len(sign.group()) == 1):
        return None
    return Found(i, start, number.end, number, code or sign.group().upper(), True)


_SHORT_SUM = re.compile(r"\d[\d.,]{0,12}[\s\u00a0]?(?:m|k|b|t|bn|mn)[\s\u00a0]([A-Za-z]{3,12})(?![^\W_])")
_MILLIONS = re.compile(r"\d[\d.,]{0,12}m(?![^\W_])")
# what stands behind metres in the plural: "the 100m hurdles", "20m walls"
_IN_METRES = frozenset((
    "hurdles", "races", "heats", "finals", "sprints", "relays", "champions", "distances", "waves", "trees", "masts", "cranes", "walls", "fences",
))  # fmt: skip
_CODED_SUM = re.compile(r"[A-Z]{3}[\s\u00a0]?\d[\d.,]{0,12}[\s\u00a0]?(?:m|bn|mn|million|billion)(?![^\W_])")


def _money_follows(scan: Scan, i: int) -> bool:
    """Whether a currency or what can be counted stands beside a short sum: the "m" of "2.3m crowns", "12m people" and "put
    the number of homes at 1.3m" is no metre."""
    match = _SHORT_SUM.match(scan.text, scan.tokens[i].start, scan.limit)
    if match is None:
        return (
            _MILLIONS.match(scan.text, scan.tokens[i].start, scan.limit) is not None
            and "number" in scan.lower[max(0, i - 9) : i]
        )
    noun = match.group(1).lower()
    return noun in word_lists().currencies or (
        match.group(0)[-len(noun) - 2] == "m" and noun not in _IN_METRES and is_plural(noun)
    )


def _own_code(scan: Scan, i: int) -> str | None:
    """A currency's code that no list holds, before a sum of millions: "SOL 20m"."""
    word = scan.tokens[i].text
    if len(word) != 3 or not word.isupper() or not _CODED_SUM.match(scan.text, scan.tokens[i].start, scan.limit):
        return None
    return None if geography.plain(word) in geography.forms() else word  # "the UAE 5m project"


def _is_points(scan: Scan, i: int, number: Number) -> bool:
    """ "at 57 percent, down six points": points of a percentage, not of a league."""
    after = scan.word(scan.at(number.end))
    return (
        after in ("point", "points")
        and scan.word(i - 1) in ("up", "down", "by")
        and not {"percent", "%", "cent"}.isdisjoint(scan.lower[:i])
    )


def _is_age(scan: Scan, i: int, number: Number) -> bool:
    """ "Gareth Pell, 58, was": a number between commas after a name."""
    return (
        number.value is not None
        and 1 <= number.value <= 110
        and scan.printed(i).isdigit()
        and (scan.word(i - 1), scan.word(i + 1)) in ((",", ","), ("(", ")"), (",", "."))
        and scan.printed(i - 2)[:1].isupper()
        and not scan.printed(i + 2)[:1].isdigit()
    )


def number_at(scan: Scan, i: int, *, money: bool) -> Number | None:
    """The number at token `i`, in digits or words; None: there is none."""
    token = scan.tokens[i]
    if token.text[0] in "0123456789":
        return in_digits(scan.text, token.start, scan.limit, money=money)
    return in_words(scan.tokens, i)


def unit_of(scan: Scan, number: Number, match: re.Match[str]) -> tuple[str | None, bool]:
    """Unit name and whether it is money."""
    lists = word_lists()
    if match["of"] and not (number.share or number.value is None):
        return None, False  # "five of a kind"; but "a quarter of a point", "thousands of miles"
    if match["exact"]:
        if match["exact"] in ("C", "F") and not _is_warm(scan, number):
            return None, False  # "flat 12C", "row 23F"
        if match["exact"] == "p":
            lines = number.value in _LINES  # "1080p" of a film
            return (
                ("penny", True)
                if match.group() == "p" and not lines and not _MERIDIEM.match(scan.text, match.end())
                else (None, False)
            )
        # "46m": metres only where the sentence measures; "46m people" is left out by the caller
        return lists.exact_units[match["exact"]], False
    form = _squeeze(match["form"])
    if form in ("pound", "pounds"):
        return _pounds(scan, number, match.end())
    if form in lists.currencies:
        if form in ("real", "rand") and not number.scaled and not is_sum(number):
            return None, False  # "two real options"
        return lists.currencies[form], True
    if form == "times" and scan.word(scan.at(match.end())) in ("of", "newspaper"):
        return None, False
    return lists.units[form], False


_LINES = (240, 360, 480, 720, 1080, 1440, 2160)
_MERIDIEM = re.compile(r"\.?[\s\u00a0]?m\b")


_HEAT = frozenset(
    (
        "temperature",
        "temperatures",
        "degrees",
        "heat",
        "heatwave",
        "hot",
        "warm",
        "cold",
        "fever",
        "mercury",
        "cool",
        "freezing",
    )
)


def _is_warm(scan: Scan, number: Number) -> bool:
    """Whether a bare "C" or "F" is a temperature: a decimal stands before it, or the sentence speaks of heat."""
    return (number.value is not None and number.value != int(number.value)) or not _HEAT.isdisjoint(scan.lower)


def is_sum(number: Number) -> bool:
    """Whether the number is large enough to be money on its own."""
    return number.value is not None and number.value >= 100


def _pounds(scan: Scan, number: Number, end: int) -> tuple[str | None, bool]:
    """Weight, money or unknown."""
    lists, at = word_lists(), scan.at(end)
    if scan.word(at) == "of":
        return "pound", False
    if number.scaled:
        return "GBP", True
    clues = [
        (abs(k - at + 2), word) for k, word in enumerate(scan.lower) if word in lists.weight or word in lists.money
    ]
    if not clues:
        return None, False
    return ("pound", False) if min(clues)[1] in lists.weight else ("GBP", True)

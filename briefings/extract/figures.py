"""Article -> figures: numbers with what they count, how they are softened, and in which unit.

A date, a clock time, a model number or a page number is no figure: a number that is not clearly a quantity is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from briefings import lexicon
from briefings.extract import counted
from briefings.extract.numbers import Number, in_digits, in_words, may_hold
from briefings.model import Article, Figure, Sentence

__all__ = ["extract"]

_SCORE = re.compile(r"(\d{1,3})[-–‐‑](\d{1,3})(?![\w-])(?![.,]\d)")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_CLOCK = re.compile(r"[\s\u00a0]?(?:[ap]\.?m\b|o['’]clock|GMT|UTC|CET|BST|E[SD]?T\b)")
# "5th", "1990s", "24/7", "2.0.1", "4x4", "5G": no quantity
_UNWANTED_TAIL = re.compile(r"(?:st|nd|rd|th|s|['’]s)(?![^\W_])|[/:.,]\d|[^\W\d_]\d|[-–‐‑]\d")
_RANGE_GAP = re.compile(r"[\s\u00a0]?[-–‐‑][\s\u00a0]?|[\s\u00a0]+(?:to|and)[\s\u00a0]+")
_JOINED = re.compile(r"[-‐‑]([a-z]{3,})(?![^\W_])")
_PERSONAL = frozenset(("the", "these", "those", "their", "his", "her", "our", "its", "my", "both"))


class _Lists(NamedTuple):
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
def _lists() -> _Lists:
    numbers: dict[str, Any] = lexicon.load("numbers")
    units: dict[str, Any] = lexicon.load("units")
    return _Lists(
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
        exact_units={form: unit for unit, entry in units["units"].items() for form in entry.get("exact", ())},
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
def _unit_pattern() -> re.Pattern[str]:
    """What joins a unit to its number, and the unit: "-yard", " of a percentage point", "%"."""
    lists = _lists()

    def any_of(forms: Sequence[str]) -> str:
        ordered = sorted(set(forms), key=lambda form: (-len(form), form))
        return "|".join(re.escape(form).replace(r"\ ", r"[\s\u00a0‐‑-]{1,3}") for form in ordered)

    forms = any_of([*lists.units, *lists.currencies, "pound", "pounds"])
    return re.compile(
        rf"(?:(?P<of>[\s\u00a0]of[\s\u00a0](?:an?[\s\u00a0])?)|[\s\u00a0]{{0,3}}[‐‑-]?[\s\u00a0]{{0,3}})"
        rf"(?:(?P<form>(?i:{forms}))|(?P<exact>{any_of(list(lists.exact_units))}))(?![^\W_])"
    )


class _Scan:
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


class _Found(NamedTuple):
    """A number with its unit, before it is known to be a figure."""

    first: int  # index of its first token, the currency sign included
    start: int
    end: int
    number: Number
    unit: str | None
    money: bool


def extract(article: Article) -> tuple[Figure, ...]:
    """Every figure outside page furniture, in text order; none overlap.

    Years, dates, clock times, ordinals, model, telephone and page numbers are left out, and so is "one of". A figure's
    span holds the words that soften it, the number and the unit; `of` is the noun phrase that is counted or measured,
    one stretch of the article. A score has the unit "score" and no value; its span says it.

    Method: rules over word lists.
    """
    found: list[Figure] = []
    for sentence in article.sentences:
        if may_hold(sentence.tokens):
            found.extend(_in_sentence(_Scan(article, sentence)))
    return tuple(found)


def _in_sentence(scan: _Scan) -> Iterator[Figure]:
    i, last = 0, None
    while i < len(scan.tokens):
        score = _score(scan, i)
        if score:
            yield score[0]
            i = score[1]
            continue
        found = _found(scan, i)
        if found is None:
            i += 1
            continue
        i = max(i + 1, scan.at(found.end))
        figure = _range(scan, found) or _figure(scan, found, last)
        if figure:
            yield figure
            last = figure
            i = max(i, scan.at(figure.span.end))


# ------------------------------------------------------------------------------------------------ numbers and units


def _found(scan: _Scan, i: int) -> _Found | None:
    """The number at token `i` with its sign and unit; None: there is none."""
    lists, first = _lists(), i
    start, word = scan.tokens[i].start, scan.tokens[i].text
    code = lists.signs.get(word)
    if code is None and len(word) == 3 and word.isupper():
        code = lists.currencies.get(word.lower())
    if code is not None:
        i += 1
        if not scan.printed(i)[:1].isdigit():
            return None
    number = _number(scan, i, money=code is not None)
    if number is None:
        return None
    if code is not None:
        return _Found(first, start, number.end, number, code, True)
    if number.unit:
        return _Found(first, start, number.end, number, number.unit, False)
    if scan.word(i - 1) in ("aged", "age") or _is_age(scan, i, number):
        return _Found(first, start, number.end, number, "year of age", False)
    unit = _unit_pattern().match(scan.text, number.end, scan.limit)
    if unit is None:
        magnitude = not number.spelt and _lists().magnitudes & set(scan.lower[max(0, first - 3) : first])
        return _Found(first, start, number.end, number, "magnitude" if magnitude else None, False)
    name, money = _unit(scan, number, unit)
    if name is None:
        return _Found(first, start, number.end, number, None, False)
    return _Found(first, start, unit.end(), number, name, money)


def _is_age(scan: _Scan, i: int, number: Number) -> bool:
    """ "Gareth Pell, 58, was": a number between commas after a name."""
    return (
        number.value is not None
        and 1 <= number.value <= 110
        and scan.printed(i).isdigit()
        and (scan.word(i - 1), scan.word(i + 1)) in ((",", ","), ("(", ")"))
        and scan.printed(i - 2)[:1].isupper()
        and not scan.printed(i + 2)[:1].isdigit()
    )


def _number(scan: _Scan, i: int, *, money: bool) -> Number | None:
    token = scan.tokens[i]
    if token.text[0] in "0123456789":
        return in_digits(scan.text, token.start, scan.limit, money=money)
    return in_words(scan.tokens, i)


def _unit(scan: _Scan, number: Number, match: re.Match[str]) -> tuple[str | None, bool]:
    """Unit name and whether it is money."""
    lists = _lists()
    if match["of"] and not (number.share or number.value is None):
        return None, False  # "five of a kind"; but "a quarter of a point", "thousands of miles"
    if match["exact"]:
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


def is_sum(number: Number) -> bool:
    """Whether the number is large enough to be money on its own."""
    return number.value is not None and number.value >= 100


def _pounds(scan: _Scan, number: Number, end: int) -> tuple[str | None, bool]:
    """Weight, money or unknown."""
    lists, at = _lists(), scan.at(end)
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


# ------------------------------------------------------------------------------------------------ figure or not


def _figure(scan: _Scan, found: _Found, last: Figure | None) -> Figure | None:
    """The figure that a number makes; None: it is a date, a label or nothing countable."""
    if _is_label(scan, found) or _is_all(scan, found):
        return None
    if found.unit in _lists().time_units and scan.word(scan.at(found.end)) == "ago":
        return None  # a date
    start, hedge, sort = _hedge(scan, found)
    tail, end = _hedge_after(scan, found.end)
    number, of = found.number, _of(scan, found, last)
    if number.spelt and not found.unit and not _counts(scan, found, of):
        return None
    low, high = number.low, number.high
    if low is None and number.value is not None:
        low = number.value if sort == "low" or tail in ("or more", "at least") else None
        high = number.value if sort == "high" or tail in ("or fewer", "or less", "at most") else None
    return Figure(
        span=scan.article.span(start, end),
        value=number.value,
        unit="share" if number.share and found.unit is None else found.unit,
        of=of,
        approximate=hedge or tail,
        low=low,
        high=high,
    )


def _is_all(scan: _Scan, found: _Found) -> bool:
    """Whether the number is all there is, or numbers what follows: "8." and "4) How …" in a list."""
    if found.first == 0 and scan.word(1) in (")", "]"):
        return True
    return found.unit is None and not any(token.text[0].isalpha() for token in scan.tokens)


def _counts(scan: _Scan, found: _Found, of: str | None) -> bool:
    """Whether a spelt number is a quantity: "one of the officials", "the two men" and "at one point" are none."""
    number, after = found.number, scan.word(scan.at(found.end))
    before = scan.word(found.first - 1)
    if number.value == 1:
        return (
            after in _lists().persons
            and before not in _PERSONAL
            and any(word in _lists().casualties for word in scan.lower)
        )
    if number.share or number.scaled or number.value is None:
        return True
    at = scan.at(found.end)
    if of is None and _lists().casualties & set(scan.lower[at : at + 4]):
        return True  # "Seventeen were injured"
    if number.value <= 10 and before in _PERSONAL and scan.word(found.first - 2) != "of":
        return False
    return of is not None or before in (
        "to",
        "at",
        "killed",
        "killing",
        "left",
        "least",
        "most",
        "than",
        "injured",
        "nearly",
    )


def _is_label(scan: _Scan, found: _Found) -> bool:
    """Whether the number names, dates or numbers something."""
    lists, i, number = _lists(), found.first, found.number
    end = found.end
    before, previous = scan.word(i - 1), scan.printed(i - 1)
    if not number.spelt and not found.money and not number.scaled:
        if _UNWANTED_TAIL.match(scan.text, number.end, scan.limit) or _CLOCK.match(scan.text, number.end, scan.limit):
            return True
        glued = i > 0 and scan.tokens[i - 1].end == scan.tokens[i].start
        if glued and previous in ("+", "#", "/", ":", ".", "_", "-", "–", "@", "*"):
            return True
        if _names_month(scan, i, end):
            return True
        if found.unit is None and _is_year(scan, found):
            return True
        if found.unit is None and number.end < scan.limit and scan.text[number.end].isalpha():
            return True  # "5G", "10k", "46m"
    if found.unit is None and not number.scaled:
        if not number.spelt and _is_dialled(scan, i):
            return True
        if (before in lists.labels or before.rstrip(".") in lists.labels) and not (
            number.spelt and counted.after(scan.tokens, scan.at(end))
        ):
            return counted.after(scan.tokens, scan.at(end)) is None or not number.spelt
        if i > 0 and not number.spelt and number.value is not None and _is_model(scan, i, end):
            return True
        if scan.printed(scan.at(end)) in ("-", "–", "/") and scan.printed(scan.at(end) + 1)[:1].isdigit():
            return True
    return False


def _is_dialled(scan: _Scan, i: int) -> bool:
    """ "+31 20 555 0143": groups of digits side by side."""
    groups = 1
    for step in (-1, 1):
        k = i + step
        while scan.printed(k).isdigit():
            groups, k = groups + 1, k + step
    return groups >= 3


def _names_month(scan: _Scan, i: int, end: int) -> bool:
    """ "17 Nov", "Nov. 17" and "the 3rd of May" are dates."""
    value = scan.printed(i)
    if not value.isdigit() or len(value) > 4:
        return False
    months = _lists().months
    return scan.printed(i - 1) in months or (len(value) <= 2 and scan.printed(scan.at(end)) in months)


def _is_year(scan: _Scan, found: _Found) -> bool:
    """A bare number from 1500 to 2099 is a year unless people or things in the plural follow it without "the"."""
    word = scan.printed(found.first)
    if not _YEAR.fullmatch(word):
        return False
    following = scan.printed(scan.at(found.end))
    dated = scan.word(found.first - 1) in (
        "in",
        "since",
        "until",
        "the",
        "of",
        "from",
        "by",
        "late",
        "early",
        "for",
        ",",
    )
    return not following or dated or following.lower() not in _people()  # "the 2008 and 2012 cycles"


def _is_model(scan: _Scan, i: int, end: int) -> bool:
    """ "Wander 3", "Boeing 737", "Article 5": a number right after a capital in mid-sentence.

    People and things counted right after it save it: "In Gaza 40 people were killed".
    """
    previous = scan.printed(i - 1)
    if not previous[:1].isupper() and not (len(previous) > 1 and previous[1:2].isupper()):
        return False
    if "," in scan.printed(i):
        return False
    after = scan.at(end)
    if i == 1 and scan.printed(0).lower() in _SENTENCE_OPENERS:
        return False
    following = scan.printed(after)
    return not (following[:1].islower() and following.lower() in _people())


@cache
def _people() -> frozenset[str]:
    return frozenset(word for word in lexicon.load("numbers")["plurals"]) | frozenset(
        f"{person}s" for person in lexicon.load("numbers")["persons"]
    )


# fmt: off
_SENTENCE_OPENERS = frozenset((
    "about", "some", "around", "over", "nearly", "almost", "only", "just", "at", "more", "another", "roughly", "the", "in", "of",
    "with", "and", "but", "for", "police", "officials", "all", "those", "these", "when", "up", "between",
))
# fmt: on


# ------------------------------------------------------------------------------------------------ hedges and nouns


def _hedge(scan: _Scan, found: _Found) -> tuple[int, str | None, str | None]:
    """Where the figure starts with its hedge, the hedge in the article's words, and its sort."""
    lists, i = _lists(), found.first
    for length in (4, 3, 2, 1):
        words = tuple(scan.lower[max(0, i - length) : i])
        sort = lists.hedges.get(words) if len(words) == length else None
        if sort is None:
            continue
        if words[-1] in lists.time_prepositions and length == 1 and found.unit in lists.time_units:
            return found.start, None, None  # "over 12 months": during
        start = scan.tokens[i - length].start
        return start, scan.text[start : scan.tokens[i - 1].end], sort
    return found.start, None, None


def _hedge_after(scan: _Scan, end: int) -> tuple[str | None, int]:
    at = scan.at(end)
    for words in _lists().hedges_after:
        if tuple(scan.lower[at : at + len(words)]) == words:
            stop = scan.tokens[at + len(words) - 1].end
            return scan.text[scan.tokens[at].start : stop], stop
    return None, end


def _of(scan: _Scan, found: _Found, last: Figure | None) -> str | None:
    """What is counted or measured, in the article's words."""
    after = scan.at(found.end)
    phrase: counted.Range | None
    joined = _JOINED.match(scan.text, found.end, scan.limit)
    if joined and found.unit is None and joined.group(1) != "strong":
        return joined.group(1)  # "an 800-page report": pages
    if found.unit == "year of age" and scan.word(found.first - 1) in (",", "("):
        phrase = counted.name_before(scan.tokens, found.first - 1)
    elif found.unit is None and not found.number.share:
        phrase = counted.after(scan.tokens, after)
        if phrase is None and scan.word(after) != "of":
            phrase = counted.before(scan.tokens, _left_edge(scan, found))
    else:
        edge = _left_edge(scan, found)
        part = found.unit in ("percent", None) and scan.word(after) == "of"  # "58 percent of the ball"
        phrase = counted.after(scan.tokens, after) if part else counted.before(scan.tokens, edge)
        if phrase is None and last is not None and edge and scan.word(edge - 1) in ("to", "from"):
            previous = scan.at(last.span.end)
            if previous == edge - 1:
                return last.of  # "cut its rate by a quarter of a point to 4.25 percent"
        if phrase is None:
            phrase = counted.after(scan.tokens, after, single=True)
    if phrase is None:
        return None
    return scan.text[scan.tokens[phrase.start].start : scan.tokens[phrase.end - 1].end]


def _left_edge(scan: _Scan, found: _Found) -> int:
    """Index of the figure's first token, its hedge included."""
    return scan.at(_hedge(scan, found)[0])


# ------------------------------------------------------------------------------------------------ ranges and scores


def _range(scan: _Scan, found: _Found) -> Figure | None:
    """ "between 10 and 15 percent", "10-15 minutes", "5 to 7 people"; None where it is two figures or none."""
    number = found.number
    gap = _RANGE_GAP.match(scan.text, found.end, scan.limit)
    if gap is None or number.value is None or number.share:
        return None
    joined, i = gap.group().strip(), scan.at(gap.end())
    if joined == "and" and scan.word(found.first - 1) != "between":
        return None
    if joined == "to" and any(
        word in _lists().change_verbs for word in scan.lower[max(0, found.first - 8) : found.first]
    ):
        return None  # "rose from 4 to 5 percent": two figures
    if joined not in ("and", "to") and _names_month(scan, found.first, found.end):
        return None
    second = _found(scan, i) if i < len(scan.tokens) and scan.tokens[i].start == gap.end() else _glued(scan, gap.end())
    if second is None or second.number.value is None or second.number.share or not number.value < second.number.value:
        return None
    if found.unit is not None and second.unit not in (None, found.unit):
        return None
    low = number.value
    if second.number.scaled and not number.scaled and found.unit == second.unit and second.number.value >= 1000:
        scale = 10 ** (3 * ((len(str(int(second.number.value))) - 1) // 3))
        low = low * scale if low * scale < second.number.value else low  # "2 to 3 million"
    whole = second._replace(first=found.first, start=found.start, unit=found.unit or second.unit)
    if whole.unit is None and (
        _is_year(scan, found)
        or _is_label(scan, found)
        or (joined == "to" and found.unit is None and _score_beside(scan, found.first, second.end))
    ):
        return None
    start, hedge, _ = _hedge(scan, whole)
    of = _of(scan, whole, None)
    if whole.unit is None and of is None:
        return None
    if joined == "and":
        start = scan.tokens[found.first - 1].start
    return Figure(scan.article.span(start, second.end), None, whole.unit, of, hedge, low, second.number.value)


def _glued(scan: _Scan, offset: int) -> _Found | None:
    """The second half of "10-15 minutes", which is one token."""
    number = in_digits(scan.text, offset, scan.limit, money=False)
    if number is None:
        return None
    unit = _unit_pattern().match(scan.text, number.end, scan.limit)
    name, money = _unit(scan, number, unit) if unit else (None, False)
    end = unit.end() if unit and name else number.end
    return _Found(scan.at(offset), offset, end, number, name, money)


def _score_beside(scan: _Scan, i: int, end: int) -> bool:
    """Whether the words around say that two numbers are a score or a vote."""
    near = scan.lower[max(0, i - 8) : i] + scan.lower[scan.at(end) : scan.at(end) + 4]
    return any(word in _lists().score_words for word in near)


def _score(scan: _Scan, i: int) -> tuple[Figure, int] | None:
    """ "3-1", "six to three": a score or a vote, and the index after it."""
    token = scan.tokens[i]
    match = _SCORE.match(scan.text, token.start, scan.limit) if token.text[0] in "0123456789" else None
    if match:
        if not _score_beside(scan, i, match.end()):
            return None
        return _scored(scan, match.end(), token.start)
    if scan.word(i + 1) == "to" and _score_beside(scan, i, scan.tokens[min(i + 2, len(scan.tokens) - 1)].end):
        first, second = _plain(scan, i), _plain(scan, i + 2)
        if first is not None and second is not None and scan.word(i - 1) not in ("from", "by", "up", "down"):
            after = scan.at(second)
            if counted.after(scan.tokens, after) is None and _unit_pattern().match(scan.text, second) is None:
                return _scored(scan, second, token.start)
    return None


def _plain(scan: _Scan, i: int) -> int | None:
    """Where a small whole number at token `i` ends."""
    if i >= len(scan.tokens):
        return None
    number = _number(scan, i, money=False)
    if number is None or number.value is None or number.scaled or number.share or not 0 <= number.value < 1000:
        return None
    return number.end


def _scored(scan: _Scan, end: int, start: int) -> tuple[Figure, int]:
    return Figure(scan.article.span(start, end), None, "score", None), scan.at(end)

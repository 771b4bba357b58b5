"""Whether two figures say the same: equal, rounded, converted, or a bound that the other keeps."""

from __future__ import annotations

from functools import cache, lru_cache
from math import floor, inf, log10

from briefings import lexicon
from briefings.link.measures import Measure
from briefings.model import Figure

_FARTHEST = 1.3  # times: no bound, rounding or conversion brings two numbers together that lie farther apart


def equal(one: Measure, other: Measure) -> bool:
    """Whether two figures say the same: the same number, one the other's rounding, or within 3 % after conversion.

    A bound holds up to a quarter beyond it: "more than 600" says the same as 650, not as 900.
    """
    if one.score or other.score:
        return one.score is not None and other.score is not None and _same_score(one.score, other.score)
    if one.value is None or other.value is None:
        return one.low == other.low and one.high == other.high and one.kind == other.kind
    a, b = one.value, other.value
    if a == b:
        return True
    if 0 < a < b / _FARTHEST or 0 < b < a / _FARTHEST:
        return False
    if _bounds(one, b) or _bounds(other, a):
        return True
    if one.figure.unit != other.figure.unit:
        if {one.figure.unit, other.figure.unit} & _loose():
            return one.figure.value == other.figure.value  # "3,000 tonnes", "3,000 tons"
        if one.kind == "time" or max(digits(one.figure), digits(other.figure)) < 2:
            return _near(a, b, 0.08)  # two miles, three kilometres; two weeks, 15 days
        rough = one.figure.approximate or other.figure.approximate or min(digits(one.figure), digits(other.figure)) < 2
        return _near(a, b, 0.05 if rough else 0.03)
    hedged = one.figure.approximate or other.figure.approximate
    return _rounds(one.figure, other.figure) or bool(
        hedged and (_near(a, b, 0.03) or _rounds(one.figure, other.figure, down=True))
    )


@cache
def _loose() -> frozenset[str]:
    return frozenset(lexicon.load("units")["loose"])


def _same_score(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one in (other, other[::-1])  # "lost 1-3" and "won 3-1"


def _near(a: float, b: float, share: float) -> bool:
    return abs(a - b) <= share * max(abs(a), abs(b))


def _bounds(one: Measure, value: float) -> bool:
    """Whether `one` is a bound that the value keeps closely: "more than 300" and 320."""
    if one.value is None:
        return False
    reach = (
        1.25 if one.kind != "percent" else 1.15 if one.figure.unit == "share" else 1.08
    )  # "a little under a fifth": 18%
    return (one.high == inf and one.value <= value <= reach * one.value) or (
        one.low == 0 and one.value / reach <= value <= one.value
    )


def digits(figure: Figure) -> int:
    """How many digits of the number count: 2 for 340,000, 3 for 4.25."""
    if not figure.value:
        return 1
    return _digits_of(figure.value)


@lru_cache(4096)
def _digits_of(value: float) -> int:
    return len(f"{value:.10g}".replace(".", "").strip("0")) or 1


def _rounds(one: Figure, other: Figure, *, down: bool = False) -> bool:
    """Whether the coarser number is the finer one rounded: 47 and 47.1, not 71 and 74; "around 1.3 million", 1.37 million."""
    coarse, fine = sorted((one, other), key=digits)
    a, b = coarse.value, fine.value
    if not a or not b or digits(coarse) < 2 or digits(coarse) == digits(fine):
        return False
    places = digits(coarse) - 1 - floor(log10(abs(b)))
    return round(b, places) == a or (down and a < b and round(b - a, places + 1) < 10**-places)

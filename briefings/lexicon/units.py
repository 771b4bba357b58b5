"""Units as one table: which class a unit belongs to, and its size in the base unit of that class.

Forty units of the news in a word list: `pint` alone doubles the start-up time of the program, and knows neither "bn"
nor "4.2 billion dollars" nor that "24 pounds" may be money.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from briefings import lexicon


class Unit(NamedTuple):
    """What a unit measures, and how it converts."""

    name: str
    kind: str  # "length", "mass", "percent"; for money the currency's own code
    size: float  # one unit, in the base unit of its kind
    zero: float  # subtracted before scaling: 32 for Fahrenheit, else 0
    loose: bool  # too vague to be equal to another unit: "ton"


@cache
def table() -> dict[str, Unit]:
    """Unit name to unit, currencies included."""
    lists = lexicon.load("units")
    found = {
        name: Unit(name, str(entry["class"]), float(entry["size"]), float(entry.get("zero", 0)), name in lists["loose"])
        for name, entry in lists["units"].items()
    }
    return found | {code: Unit(code, code, 1.0, 0.0, False) for code in lists["currencies"]}


def kind(unit: str | None) -> str:
    """The class of a unit: "count" for none, the unit's own name for one that the table does not hold."""
    if unit is None:
        return "count"
    entry = table().get(unit)
    return entry.kind if entry else unit


def in_base(value: float, unit: str | None) -> float:
    """The value in the base unit of its class; unchanged for a unit that the table does not hold."""
    entry = table().get(unit) if unit else None
    return (value - entry.zero) * entry.size if entry else value

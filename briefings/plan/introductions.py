"""Who somebody is stands at the first line that prints their words, not at every one: a repeated office is a line of paper
that another quotation could have."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from briefings.model import Item, Section

_READ_ON = ("facts", "own_side", "positions")  # sections that are read one after the other, behind page 1
_INTRODUCES = frozenset(
    ("said", "own", "ally", "best_case", "position", "own_doubt", "doubt")
)  # wordings with an office


def introduced_once(sections: Iterable[Section], kept: Callable[[Item], Item]) -> tuple[Section, ...]:
    """The sections in print order with each speaker's office at the first of their lines only.

    Args:
        sections: In print order.
        kept: An item -> the same item as an earlier plan made it, where one did.
    """
    seen: set[str] = set()
    found = []
    for section in sections:
        items = section.items
        if section.type in _READ_ON:
            items = tuple(_once(item, seen, kept) for item in items)
        found.append(replace(section, items=items))
    return tuple(found)


def _once(item: Item, seen: set[str], kept: Callable[[Item], Item]) -> Item:
    if item.wording not in _INTRODUCES or not item.speaker or not item.slots.get("office"):
        return item
    if item.speaker not in seen:
        seen.add(item.speaker)
        return item
    return kept(replace(item, slots={**item.slots, "office": ""}))

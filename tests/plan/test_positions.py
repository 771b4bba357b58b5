"""Positions to put: a question stands above its own position and above no other that it is not about."""

from __future__ import annotations

from briefings.model import Item, Ref
from briefings.plan.positions import pointing


def position(name: str) -> Item:
    return Item(f"positions.{name}", "position", {})


def question(name: str) -> Item:
    return Item(f"positions.{name}.question", "question_counter", {}, "Question")


def test_a_question_heads_its_own_position_only() -> None:
    items = (
        Item("positions.intro", "intro_party", {}, "Note"),
        question("old"),
        position("old"),
        position("bare"),
        question("asked"),
        position("asked"),
        Item("positions.doubts", "intro_doubts", {}, "Lead"),
        question("doubt"),
        position("doubt"),
        position("bare doubt"),
    )
    first = Item("top_sheet.q1", "question_counter", {"backing": Ref("positions.asked")}, "Question")
    assert [item.id.removeprefix("positions.") for item in pointing(items, (first,))] == [
        "intro", "asked", "bare", "old.question", "old", "doubts", "bare doubt", "doubt.question", "doubt",
    ]  # fmt: skip

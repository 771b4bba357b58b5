"""A speaker's office stands at the first of their lines behind page 1, and nowhere else there."""

from __future__ import annotations

from briefings.model import Item, Section
from briefings.plan.introductions import introduced_once


def said(id_: str, wording: str, speaker: str) -> Item:
    return Item(id_, wording, {"office": "the mayor"}, speaker=speaker)


def test_an_office_is_printed_once() -> None:
    sections = (
        Section("top_sheet", "", (said("top_sheet.q1", "backing", "Ada Marsh"),)),
        Section("facts", "", (said("facts.1", "said", "Ada Marsh"), said("facts.2", "said", "Tom Orr"))),
        Section("positions", "", (said("positions.1", "see_question", "Ada Marsh"), said("positions.2", "position", "Ada Marsh"))),
    )  # fmt: skip
    made = introduced_once(sections, lambda item: item)
    assert [i.slots["office"] for s in made for i in s.items] == ["the mayor"] * 4 + [""]


def test_who_is_first_met_further_on_is_introduced_there() -> None:
    sections = (Section("facts", "", ()), Section("own_side", "", (said("own_side.1", "own", "Ada Marsh"),)))
    made = introduced_once(sections, lambda item: item)
    assert made == sections

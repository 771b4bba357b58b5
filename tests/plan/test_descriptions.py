"""What stands after a name in a pack: the articles' own words, and never words that need another sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.model import Dossier
from briefings.plan.descriptions import description_of

CASES = [
    ("the fullest of two", "Its chief executive, Ada Marsh, resigned.\n\nAda Marsh, chief executive of Teal Foods, said she was tired.", "Ada Marsh", "chief executive of Teal Foods"),
    ("a form of address is none", "Dr Ada Marsh, a hydrologist at Vell University who was not involved, said rain was likely.", "Ada Marsh", "a hydrologist at Vell University"),
    ("what stands before a form of address", "The panel is led by the retired judge Sir Otto Lind. Sir Otto Lind said nothing.", "Otto Lind", "the retired judge"),
    ("one word is widened", "The Olympic marathon champion Ada Marsh said on Monday that she would appeal.", "Ada Marsh", "the Olympic marathon champion"),
    ("somebody's president, nobody knows whose", "“It is over,” its president, Ada Marsh, said.", "Ada Marsh", ""),
    ("a former holder of something", "Former world record holder Ada Marsh said on Monday that rain was likely.", "Ada Marsh", "former world record holder"),
    ("time beside a name is no description", "Ada Marsh, a week later, said that rain was likely.", "Ada Marsh", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_description(dossier_of: Callable[..., Dossier], text: str, name: str, expected: str) -> None:
    story = dossier_of(f"Harbour Times, 4 May 2025\n\n{text}\n")
    actor = next(a for a in story.actors if a.name == name)
    assert description_of(story, actor) == expected

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
    ("no pronoun inside a word", "Ada Marsh, the father of a drowned sailor, said that rain was likely.", "Ada Marsh", "the father of a drowned sailor"),
    ("no pronoun inside a service", "Ada Marsh, a former army corporal, said that rain was likely.", "Ada Marsh", "a former army corporal"),
    ("no pronoun inside a ministry", "Economy Minister Ada Marsh said on Monday that rain was likely.", "Ada Marsh", "Economy Minister"),
    ("their own", "Ada Marsh, a coach in her first season, said that rain was likely.", "Ada Marsh", "a coach in her first season"),
    ("of a body that nobody knows", "Ada Marsh, head of its legal department, said that rain was likely.", "Ada Marsh", ""),
    ("a party keeps its capital", "Republican candidate Ada Marsh said on Monday that rain was likely.", "Ada Marsh", "Republican candidate"),
    ("a title behind an office is the name's", "Fellow candidate Sen. Ada Marsh said on Monday that rain was likely.", "Ada Marsh", "fellow candidate"),
    ("the next of a list", "They thanked Ada Marsh, the former mayor Ben Lowe and the choir. Ada Marsh said that rain was likely.", "Ada Marsh", ""),
    ("what a court found", "They marched after a court found businessman Ada Marsh not guilty.", "Ada Marsh", "businessman"),
    ("what a club did", "It grew after the club sold striker Ada Marsh to Vell.", "Ada Marsh", "striker"),
    ("what a fire did", "It burned for a day after a blaze trapped farmer Ada Marsh in Vell.", "Ada Marsh", "farmer"),
    ("what a panel does", "It comes as a panel clears surgeon Ada Marsh of blame.", "Ada Marsh", "surgeon"),
    ("what a storm struck", "It comes after a storm struck fisherman Ada Marsh.", "Ada Marsh", "fisherman"),
    ("a backer of somebody", "Ada Marsh, an Okafor supporter, said that rain was likely. Bo Okafor said nothing.", "Ada Marsh", "an Okafor supporter"),
    ("one place and the next", "They met Ada Marsh of Vell and Ben Lowe of Tarn. Ada Marsh said that rain was likely.", "Ada Marsh", ""),
    ("a plural before the noun", "The senior politics editor Ada Marsh said that rain was likely.", "Ada Marsh", "the senior politics editor"),
    ("time beside a name is no description", "Ada Marsh, a week later, said that rain was likely.", "Ada Marsh", ""),
    ("kin of somebody else", "Among the dead is Leo Marsh. His sister Ada Marsh has spoken for the families, and rain was likely.", "Ada Marsh", ""),
    ("a post of several words", "Shadow work and pensions secretary Ada Marsh said that rain was likely.", "Ada Marsh", "Shadow work and pensions secretary"),
    ("of a body named by a place", "Ada Marsh of the Meltan drivers' association there said that rain was likely.", "Ada Marsh", "of the Meltan drivers' association"),
    ("of what a place only tells of", "Ada Marsh of the Meltan night shift said that rain was likely.", "Ada Marsh", ""),
    ("of a body, and what she did", "Ada Marsh of the Meltan Institute disagreed and said that rain was likely.", "Ada Marsh", "of the Meltan Institute"),
    ("an engineer's title", "The acting head of the Vell Water Agency, Eng Ada Marsh, said that rain was likely.", "Ada Marsh", ""),
    ("a member of what", "It is led by member Ada Marsh, who said that rain was likely.", "Ada Marsh", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_description(dossier_of: Callable[..., Dossier], text: str, name: str, expected: str) -> None:
    story = dossier_of(f"Harbour Times, 4 May 2025\n\n{text}\n")
    actor = next(a for a in story.actors if a.name == name)
    assert description_of(story, actor) == expected

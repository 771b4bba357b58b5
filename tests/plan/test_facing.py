"""Who is shown against the guest's side: the sign has to stand in the articles."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.model import Assignment, Dossier, Guest, Item, Topic
from briefings.plan import plan_pack
from briefings.plan.facing import stands_against
from briefings.plan.study import study_of
from briefings.template.shape import load_template

STORY = """Teal Courier, 4 May 2025

Ferry stuck for nine hours off Harwick

A ferry of Brandt Lines stood still for nine hours on Saturday after its pump failed.

Brandt Lines said the crew had done all that could be done.

“Brandt Lines ignored two warnings about that pump,” said Ida Roth, who was on board.

“It was a shameful night and nobody should be proud,” said Tom Keel, a bosun.

Prof. Lena Oster of the University of Teal said that the failure was a grave danger to 300 people.
"""


@pytest.fixture
def guest() -> Guest:
    return Guest(1, "Spokesperson, Brandt Lines", role="Spokesperson", affiliation="Brandt Lines")


CASES = [
    ("names the side and charges it", "Ida Roth", True),
    ("names nobody, and may be of the crew", "Tom Keel", False),
    ("is of nobody's side by profession", "Lena Oster", True),
]


@pytest.mark.parametrize(("speaker", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_stands_against(dossier_of: Callable[..., Dossier], guest: Guest, speaker: str, expected: bool) -> None:
    study = study_of(dossier_of(STORY), Assignment(Topic(1, "The ferry off Harwick", (guest,)), guest))
    said = [e for e in study.evidence if e.speaker == speaker]
    assert [stands_against(study, e) for e in said] == [expected]


def test_who_is_not_shown_against_the_guest_comes_last_and_is_marked(
    dossier_of: Callable[..., Dossier], guest: Guest
) -> None:
    topic = Topic(1, "The ferry off Harwick", (guest,))
    pack = plan_pack(dossier_of(STORY), load_template(None), Assignment(topic, guest))
    put: list[Item] = [i for s in pack.sections if s.type == "positions" for i in s.items if i.speaker and i.sourcing]
    put = [i for i in put if i.style != "Question"]
    marked = [bool(i.slots.get("unsided")) for i in put]
    assert marked == sorted(marked)
    assert {i.speaker for i, unsided in zip(put, marked, strict=True) if unsided} <= {"Tom Keel"}
    assert all(i.stance is None for i, unsided in zip(put, marked, strict=True) if unsided)

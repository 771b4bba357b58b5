"""Who is shown against the guest's side: the sign has to stand in the articles."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.model import Assignment, Dossier, Guest, Item, Topic
from briefings.plan import plan_pack
from briefings.plan.counters import rank
from briefings.plan.facing import stands_against
from briefings.plan.leanings import may_lean
from briefings.plan.study import study_of
from briefings.read.guests import guest_of
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


RACE = """Vell Post, 4 May 2025

Orr and Lowe clash over the ferry fare

Governor Sam Lowe, a Republican, said the fare had paid for every new ferry in the state.

Ada Orr, who runs against him, accused Lowe of doubling the fare after promising to end it.

Orr's running mate, Ben Ek, said that Orr had been attacked with a lie and that drivers had lost $300 a year.

Former governor Ida Roth, a Republican, said she would vote for Orr: “Sam has failed the state and lost his way.”

The Boat Builders' Association, which has given Lowe $2m, said that Lowe had made no mistake and ending the fare was “madness”.
"""


@pytest.mark.parametrize(
    ("guest_line", "speaker"),
    [
        ("Campaign Manager, Ada Orr for Governor", "Ben Ek"),
        ("Campaign Manager, Ada Orr for Governor", "Ida Roth"),
        ("Senior Adviser, Lowe campaign", "Boat Builders' Association"),
    ],
    ids=["the running mate", "who would vote for the candidate", "who has given money to the candidate"],
)
def test_who_is_for_a_candidate_is_not_put_to_the_campaign(
    dossier_of: Callable[..., Dossier], guest_line: str, speaker: str
) -> None:
    guest = guest_of(guest_line, 1)
    study = study_of(
        dossier_of(RACE), Assignment(Topic(1, "The ferry fare and the vote for governor", (guest,)), guest)
    )
    assert any(speaker in (e.speaker or "") for e in study.evidence)
    assert not [c for c in rank(study) if speaker in (c.evidence.speaker or "")]


DISPUTE = """Vell Post, 4 May 2025

Ferry walkout enters its second week

Deckhands of Brandt Lines have walked out for nine days, their union says.

Brandt Lines said that it had offered 6 per cent.

The transport secretary, Tom Keel, said that the strike was “reckless and cruel”.

Keel said that Brandt Lines should not have to pay for a fight of the 1970s.
"""


def test_who_speaks_against_a_strike_is_not_put_to_the_firm(
    dossier_of: Callable[..., Dossier],
) -> None:
    guest = guest_of("Operations Director, Brandt Lines", 1)
    study = study_of(dossier_of(DISPUTE), Assignment(Topic(1, "The strike on the ferries", (guest,)), guest))
    said = [e for e in study.evidence if e.speaker and "Keel" in e.speaker]
    assert [may_lean(study, e) for e in said][:1] == [True]
    assert not [c for c in rank(study) if c.stance == "counter" and c.evidence in said]

"""What a pack puts to a company whose mill has burned: short words without a word of judgement, and what page 1 makes of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.model import Assignment, Dossier, Guest, Item, Pack, Topic
from briefings.plan import plan_pack
from briefings.template.shape import load_template

WIRE = """Rell Wire, 4 May 2025

Brightwater Energy said on Sunday that the boiler of the Rell mill had been inspected in March by an outside firm, Teal Checks.

Teal Checks rejected the account. It said it had been asked to look at the roof of the Rell mill.

"We were not shown any boiler," managing director Ada Marsh said.

Tom Ash, a former fitter at Brightwater Energy, said he had written to the mill in January. "I never got an answer," he said.

The ministry of tourism declined to comment.
"""
PAPER = """Rell Post, 6 May 2025

The government will close the Rell mill of Brightwater Energy, Energy Minister Jon Orr announced on Tuesday after the fire.

The Fire Safety Authority said it had not been told of the repairs at the mill. "An owner has a duty to tell us. It did not," its director, Lena Holt, said.

A former champion swimmer, Kate Reik, said that Brightwater Energy should pay for the fire at the mill.
"""


@pytest.fixture
def pack(dossier_of: Callable[..., Dossier]) -> Callable[[str], Pack]:
    dossier = dossier_of(WIRE, PAPER)

    def make(role: str) -> Pack:
        guest = Guest(1, role, role=role)
        topic = Topic(1, "The fire at the Rell mill of Brightwater Energy", (guest,))
        return plan_pack(dossier, load_template(None), Assignment(topic, guest))

    return make


def items(pack: Pack, section: str) -> list[Item]:
    return [i for s in pack.sections if s.type == section for i in s.items]


def test_who_was_inside_or_was_not_asked_is_put_to_the_company(pack: Callable[[str], Pack]) -> None:
    made = pack("Head of Brightwater Energy")
    speakers = {i.speaker for section in ("positions", "expected") for i in items(made, section)}
    assert made.profile.camp == "Brightwater Energy"
    assert {"Ada Marsh", "Tom Ash", "Lena Holt"} <= speakers


def test_what_another_ministry_declines_is_not_in_the_cue(pack: Callable[[str], Pack]) -> None:
    cue = next(i for i in items(pack("Head of Brightwater Energy"), "top_sheet") if i.id == "top_sheet.cue")
    assert cue.slots["unconfirmed"] is None


def test_a_bystanders_opinion_is_no_cue(pack: Callable[[str], Pack]) -> None:
    cue = next(i for i in items(pack("Head of Brightwater Energy"), "top_sheet") if i.id == "top_sheet.cue")
    assert cue.speaker != "Kate Reik"


def test_a_minister_of_the_one_government_gets_none_of_its_words(pack: Callable[[str], Pack]) -> None:
    made = pack("Energy Minister")
    assert made.profile.camp == "government"
    assert not [i for i in items(made, "positions") if i.speaker == "Jon Orr" or i.camp == "government"]


def test_a_reply_that_says_nothing_is_no_position(pack: Callable[[str], Pack]) -> None:
    made = pack("Head of Brightwater Energy")
    words = [x.pieces for i in items(made, "positions") for x in i.extracts if not x.fragment]
    told = [" ".join(WIRE[p.start : p.end] for p in pieces if p.article == "a.txt").strip() for pieces in words]
    assert (
        "Teal Checks rejected the account." not in told
    )  # before “It said it had been asked to …” it tells who “it” is

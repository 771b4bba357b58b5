"""What speaks for keeping a stretch: who speaks of whom, and how, before where the article opens."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.model import Assignment, Dossier, Guest, Topic
from briefings.plan.merit import WEIGHTS, merit
from briefings.plan.study import study_of

STORY = """Coast Wire, 4 November 2025

The closure of the clinic in Ostrup has divided the county.

The Ostrup health board runs nine clinics in the county.

“We were told in March that the clinic in Ostrup had 14 midwives too few,” said Ada Roth, a former manager of the Ostrup health board.

Two officials said on Monday that the Ostrup health board had refused to publish the letter.

The weather in the county was mild.

It rained.
"""


@pytest.fixture
def merits(dossier_of: Callable[..., Dossier]) -> dict[str, float]:
    """The first word of every stretch -> its merit."""
    guest = Guest(1, "Spokesperson, Ostrup health board", role="Spokesperson", affiliation="Ostrup health board")
    study = study_of(dossier_of(STORY), Assignment(Topic(1, "The closure of the Ostrup clinic", (guest,)), guest))
    return {" ".join(e.text.split()[:2]): merit(study, e) for e in study.evidence}


def test_somebodys_words_with_a_figure_come_before_the_lead(merits: dict[str, float]) -> None:
    assert merits["“We were"] > merits["The closure"]


def test_what_unnamed_speakers_say_of_the_guests_side_comes_before_its_portrait(merits: dict[str, float]) -> None:
    assert merits["Two officials"] > merits["The Ostrup"]


def test_what_tells_nothing_comes_last(merits: dict[str, float]) -> None:
    assert min(merits, key=merits.__getitem__) == "It rained."


def test_a_merit_is_a_share(merits: dict[str, float]) -> None:
    assert all(0 < value < 1 for value in merits.values())
    assert "bias" in WEIGHTS

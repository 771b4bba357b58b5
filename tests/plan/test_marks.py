"""What speaks for putting a stretch to a guest: marks with weights, and that none of the guest's side may stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.model import Assignment, Dossier, Topic
from briefings.plan.counters import rank
from briefings.plan.marks import WEIGHTS, MarksOf, marks_of
from briefings.plan.study import study_of
from briefings.read.guests import guest_of

STORY = """Marrow Post, 4 May 2025

Vell Cranes, which built the pier, said on Sunday that every bolt had been tested in March. "Each bolt was tested," said Ada Marsh, the chief executive of Vell Cranes. "Nobody cut a corner."

But a test report that the company sent to the harbour in April lists 40 bolts as not tested.

Tom Orr, an engineer at Teal University, said the bolts were of the wrong steel. "They would have failed any test," Orr said.

Its lawyers have written to the university.

The pier opened in 1931 and is popular with anglers.
"""


def marks(dossier: Dossier, line: str) -> MarksOf:
    guest = guest_of(line, 1)
    study = study_of(dossier, Assignment(Topic(1, "The bolts of the pier", (guest,)), guest))
    side = study if study.camp is not None else study.of_person
    assert side is not None
    return marks_of(side)


def test_every_mark_has_a_weight(dossier_of: Callable[..., Dossier]) -> None:
    found = marks(dossier_of(STORY), "Chief Executive, Vell Cranes")
    for evidence in found.study.evidence:
        assert {*found.marks(evidence), *found.ruling(None)} == {*WEIGHTS}
        assert all(0 <= value <= 1 for value in found.marks(evidence).values())


CASES = [  # words of a stretch, whether it may be put to the chief executive, and a mark that it has
    ("Each bolt was tested", False, ""),
    ("But a test report", True, "meets_side"),
    ("They would have failed", True, "quoted"),
    ("Its lawyers have", False, ""),
    ("The pier opened", True, "outlet"),
]


@pytest.mark.parametrize(("words", "may_stand", "mark"), CASES, ids=[c[0] for c in CASES])
def test_marks(dossier_of: Callable[..., Dossier], words: str, may_stand: bool, mark: str) -> None:
    found = marks(dossier_of(STORY), "Chief Executive, Vell Cranes")
    evidence = next(e for e in found.study.evidence if words in e.text)
    assert found.may_stand(evidence) == may_stand
    assert not mark or found.marks(evidence)[mark] > 0


def test_what_meets_the_side_is_likelier_than_what_is_beside_the_point(dossier_of: Callable[..., Dossier]) -> None:
    found = marks(dossier_of(STORY), "Chief Executive, Vell Cranes")
    chance = {e.text[:12]: found.chance(e, None) for e in found.study.evidence}
    assert chance["But a test r"] > 2 * chance["The pier ope"]


def test_an_expert_is_faced_with_what_stands_against_their_own_words(dossier_of: Callable[..., Dossier]) -> None:
    guest = guest_of("Tom Orr, engineer, Teal University", 1)
    study = study_of(dossier_of(STORY), Assignment(Topic(1, "The bolts of the pier", (guest,)), guest))
    put = rank(study)
    assert study.camp is None
    assert any("Each bolt was tested" in c.evidence.text for c in put)
    assert not any(study.says(c.evidence) for c in put)

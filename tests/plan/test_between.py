"""Whose a stretch is among the topics of a list."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.model import Assignment, Dossier, Guest, Topic
from briefings.plan.between import bent, elsewhere
from briefings.plan.study import Study, study_of

STORY = """Coast Wire, 4 November 2025

The ferry company will close its Ostrup line in March, the county council decided on Monday.

“The closure of the line will cost the island 40 jobs,” said Ada Roth, who runs the shop at the pier.

The council said the closure of the Ostrup line would save 2 million kroner a year.

The line carried 9,000 passengers last year, and the closure leaves the island with one boat.

Fuel prices have risen by a third since the spring, and the company has raised its fares twice.

“Fuel is what breaks us,” said Ben Cole, the company's treasurer. “Fares must follow the price of fuel.”

The ministry said that it would not cap fuel prices for shipping companies.

A litre of marine fuel costs 11 kroner, two more than in neighbouring countries.
"""
CLOSURE = "The closure of the Ostrup ferry line"
FUEL = "Fuel prices and the fares of shipping companies"
BROAD = "The role of the county and other outside actors"


def study(dossier_of: Callable[..., Dossier], title: str, *others: str) -> Study:
    guest = Guest(1, "Professor of transport, Kiel University", role="Professor of transport")
    return study_of(dossier_of(STORY), Assignment(Topic(1, title, (guest,), others), guest))


def measured(measure: Callable[..., float], study: Study) -> dict[str, float]:
    """The first two words of every stretch -> its measure."""
    return {" ".join(e.text.split()[:2]): measure(study, e) for e in study.evidence}


@pytest.mark.parametrize("theirs", ["Fuel prices", "“Fuel is", "The ministry", "A litre"])
@pytest.mark.parametrize("ours", ["The ferry", "“The closure", "The council", "The line"])
def test_each_topic_has_the_stretches_that_ask_for_it(
    dossier_of: Callable[..., Dossier], ours: str, theirs: str
) -> None:
    closure, fuel = study(dossier_of, CLOSURE, FUEL), study(dossier_of, FUEL, CLOSURE)
    assert measured(elsewhere, closure)[ours] < measured(elsewhere, closure)[theirs]
    assert measured(bent, closure)[ours] > measured(bent, closure)[theirs]
    assert measured(bent, fuel)[ours] < measured(bent, fuel)[theirs]


@pytest.mark.parametrize("others", [(), (BROAD,)], ids=["no other topic", "one that asks for whoever acts"])
def test_where_no_other_topic_claims_anything_nothing_is_elsewhere(
    dossier_of: Callable[..., Dossier], others: tuple[str, ...]
) -> None:
    assert set(measured(elsewhere, study(dossier_of, CLOSURE, *others)).values()) == {0.0}


def test_a_stretch_is_bent_by_a_share(dossier_of: Callable[..., Dossier]) -> None:
    assert all(-1 <= value <= 1 for value in measured(bent, study(dossier_of, CLOSURE, FUEL)).values())

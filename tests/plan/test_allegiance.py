"""Where a speaker stands to the guest when the articles do not say it in so many words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.model import Assignment, Dossier, Topic
from briefings.plan.allegiance import allegiance_of
from briefings.plan.study import study_of
from briefings.read.guests import guest_of

STORY = """Marrow Post, 4 May 2025

The bridge over the Teal fell on Sunday. Roads had been closed in Peru and in Chile.

Transport Minister Rosa Ek said on Monday that the bridge had been inspected in March.

Interior Minister Jon Lowe said that 40 people had been taken from the river.

Shadow transport minister Ivo Brandt said that nobody had inspected the bridge for years.

Lena Holt, an engineer at Teal University, said that the bridge was not safe.
"""

CASES = [
    ("another minister of one government", "Jon Lowe", "ally"),
    ("an opposition's shadow", "Ivo Brandt", "opposed"),
    ("an engineer", "Lena Holt", "nobody"),
]


@pytest.mark.parametrize(("speaker", "standing"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_ministers_are_one_side(dossier_of: Callable[..., Dossier], speaker: str, standing: str) -> None:
    guest = guest_of("Transport Minister Rosa Ek", 1)
    study = study_of(dossier_of(STORY), Assignment(Topic(1, "The fall of the bridge", (guest,)), guest))
    evidence = next(e for e in study.evidence if e.speaker == speaker)
    assert allegiance_of(study).of(evidence) == standing

"""Where a speaker stands to the guest when the articles do not say it in so many words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.model import Assignment, Dossier, Topic
from briefings.plan.allegiance import allegiance_of
from briefings.plan.counters import rank
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


RIVALS = """Teal Herald, 4 May 2025

Brandt Foods accused the miller Rosa Halden on Monday of selling bread that was too light.

Rosa Halden accused Brandt Foods of lying about its bread.

“Rosa Halden has cheated every baker in the valley,” said Lena Holt of the bakers' guild.

“Brandt Foods has cheated every baker in the valley,” said Mara Vell of the millers' guild.

“The inspectors did not find that Rosa Halden had cheated,” said Ivo Ek, a judge.
"""
STRIKES = [
    ("against the rival", "Lena Holt", True),
    ("against the guest's side", "Mara Vell", False),
    ("for the rival", "Ivo Ek", False),
]


@pytest.mark.parametrize(("speaker", "expected"), [c[1:] for c in STRIKES], ids=[c[0] for c in STRIKES])
def test_who_strikes_the_rival_faces_nobody(dossier_of: Callable[..., Dossier], speaker: str, expected: bool) -> None:
    guest = guest_of("Spokesperson, Brandt Foods", 1)
    study = study_of(dossier_of(RIVALS), Assignment(Topic(1, "The weight of the bread", (guest,)), guest))
    evidence = next(e for e in study.evidence if e.speaker == speaker)
    assert allegiance_of(study).strikes_rival(evidence) is expected
    assert not expected or all(c.evidence is not evidence for c in rank(study))

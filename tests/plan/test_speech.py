"""Whose words can be put to a guest: nobody's who may be of the guest's own side, and no outlet's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.model import Assignment, Dossier, Topic
from briefings.plan.speech import is_outlet, may_be_own, quotes_own
from briefings.plan.study import study_of
from briefings.read.guests import guest_of

STORY = """Teal Ledger, 4 May 2025

Rosa Ek, who chairs the jury of the rowing prize, said on Sunday that the vote was fair. "We all raised our hands," the woman said.

Tom Orr, a poet, left the jury in March. "Nobody asked me," the poet said.

The rowing prize will be given in June. Its lawyers have written to Tom Orr, the lawyers said.

Rosa Ek has refused to say who voted for whom.

Half of the votes came by post, according to the Marrow Gazette.
"""


def found(dossier: Dossier, words: str) -> tuple[bool, bool, bool]:
    guest = guest_of("Rosa Ek, chair of the jury", 1)
    study = study_of(dossier, Assignment(Topic(1, "The vote for the rowing prize", (guest,)), guest))
    evidence = next(e for e in study.evidence if words in e.text)
    return may_be_own(study, evidence), quotes_own(study, evidence), is_outlet(study, evidence)


CASES = [  # words of a stretch, may be own, tells what the side said, an outlet's
    ("the guest by another word", "We all raised", (True, False, False)),
    ("another by another word", "Nobody asked me", (False, False, False)),
    ("what the guest would not say", "has refused to say", (False, True, False)),
    ("an outlet that no list knows", "came by post", (False, False, True)),
]


@pytest.mark.parametrize(("words", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_who_speaks(dossier_of: Callable[..., Dossier], words: str, expected: tuple[bool, bool, bool]) -> None:
    assert found(dossier_of(STORY), words) == expected

"""Whose words can be put to a guest: nobody's who may be of the guest's own side, and no outlet's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.model import Assignment, Dossier, Topic
from briefings.plan.speech import defends_themselves, is_outlet, may_be_own, quotes_own, speaks_in_its_name
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


PIER = """Marrow Post, 4 May 2025

Vell Cranes built the pier with bolts of Teal Steel, said Ada Marsh, the chief executive of Vell Cranes. She was sorry.

Lawyers for the company said that the bolts were sound.

A source close to the minister said that she had seen the letter.

A former employee of the company said that nobody tested a bolt.

Friends of Jon Lowe said that he was no liar.

Residents of the quay said that this was not enough for them.

Lena Holt said she had never read the letter about the pier.

Kai Reik said: "I was never told of the letter about the pier."

Hugo Lind of the University of Teal said the steel was wrong for a pier.

Ivo Brandt, the firm's lawyer, wants the pier to be opened again in June.
"""

GUESTS = [  # whose pack, words of a stretch, whether its speaker may be of the guest's side
    ("Chief Executive, Vell Cranes", "Lawyers for the company", True),
    ("Chief Executive, Vell Cranes", "A former employee", False),
    ("Chief Executive, Vell Cranes", "Friends of Jon Lowe", True),
    ("Chief Executive, Vell Cranes", "Residents of the quay", False),
    ("Chief Executive, Vell Cranes", "A source close", False),
    ("Transport Minister, Peru", "A source close", True),
    ("Transport Minister, Peru", "Lawyers for the company", False),
    ("Campaigner, Save the Pier", "Residents of the quay", True),
    ("Professor of Steel, University of Teal", "Hugo Lind", True),
    ("Professor of Steel, University of Marrow", "Hugo Lind", False),
]


@pytest.mark.parametrize(("line", "words", "own"), GUESTS, ids=[f"{c[0]}: {c[1]}" for c in GUESTS])
def test_who_may_be_of_a_guests_side(dossier_of: Callable[..., Dossier], line: str, words: str, own: bool) -> None:
    guest = guest_of(line, 1)
    study = study_of(dossier_of(PIER), Assignment(Topic(1, "The bolts of the pier", (guest,)), guest))
    evidence = next(e for e in study.evidence if words in e.text)
    assert (study.is_own(evidence) or may_be_own(study, evidence)) == own


def test_who_defends_themselves_charges_nobody(dossier_of: Callable[..., Dossier]) -> None:
    guest = guest_of("Chief Executive, Vell Cranes", 1)
    study = study_of(dossier_of(PIER), Assignment(Topic(1, "The bolts of the pier", (guest,)), guest))
    defends = [e.speaker for e in study.evidence if defends_themselves(e)]
    assert defends == ["Lena Holt"]


def test_the_chief_speaks_in_the_name_of_the_body(dossier_of: Callable[..., Dossier]) -> None:
    guest = guest_of("Spokesman, Vell Cranes", 1)
    study = study_of(dossier_of(PIER), Assignment(Topic(1, "The bolts of the pier", (guest,)), guest))
    chief = next(e for e in study.evidence if e.speaker == "Ada Marsh")
    other = next(e for e in study.evidence if e.speaker == "Kai Reik")
    assert speaks_in_its_name(study, chief) and not speaks_in_its_name(study, other)

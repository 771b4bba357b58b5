"""Whose words can be put to a guest: nobody's who may be of the guest's own side, and no outlet's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.model import Assignment, Dossier, Topic
from briefings.plan.speech import (
    defends_themselves,
    is_outlet,
    may_be_own,
    quotes_own,
    speakable,
    speaks_in_its_name,
)
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


MILLS = """Teal Ledger, 6 May 2025

Halden Mills shut its plant at Vell on Monday. Group quality director Ada Marsh said the flour had been clean.

The Teal Harbour Authority met on Monday. Harbour director Kai Reik said the ships had been on time.

Rosa Ek, the founder of Halden Mills, has sold her house. A spokesman for the buyer said that the price was fair.

The bakers' union met on Tuesday. A spokesman for the union said that nobody had asked it.

Lena Holt, who lost her left hand in April, said that nobody had phoned her.

Halden Mills wrote to every baker. "We did all we could for them," an adviser said.

The port is run by Ivo Brandt. "We saw no flour on the quay," an adviser said.

The ovens were cold for nine days, Halden Mills claims.

Bakers are angry that the letter came so late. Angry residents want the plant at Vell to be shut for good.

Danish investigators said that the sieve had been torn.

She denied having seen the letter in which Orr Sieves, the supplier, reported holes.

The Conservatives were furious. Jon Lowe, a spokesman for Senator Hugo Lind, said that the minister had slept.
"""

NEAR = [  # whose pack, words of a stretch, whether it is kept from the guest
    ("Chief Executive, Halden Mills", "Group quality director", True),
    ("Chief Executive, Halden Mills", "Harbour director", False),
    ("Chief Executive, Halden Mills", "for the buyer", True),
    ("Chief Executive, Halden Mills", "for the union", False),
    ("Chief Executive, Halden Mills", "all we could", True),
    ("Chief Executive, Halden Mills", "saw no flour", False),
    ("Chief Executive, Halden Mills", "The ovens were cold", True),
    ("Chief Executive, Halden Mills", "She denied", True),
    ("Chair, Campaign for Clean Flour", "lost her left hand", True),
    ("Chair, Campaign for Clean Flour", "Angry residents", True),
    ("Chief Executive, Halden Mills", "lost her left hand", False),
    ("Chief Executive, Halden Mills", "Angry residents", False),
    ("Foreign Minister, Denmark", "Danish investigators", True),
    ("Conservative senator, Conservative Party", "Jon Lowe", True),
    ("Liberal senator, Liberal Party", "Jon Lowe", False),
]


@pytest.mark.parametrize(("line", "words", "kept"), NEAR, ids=[f"{c[0]}: {c[1]}" for c in NEAR])
def test_whose_side_only_the_place_tells(dossier_of: Callable[..., Dossier], line: str, words: str, kept: bool) -> None:
    guest = guest_of(line, 1)
    study = study_of(dossier_of(MILLS), Assignment(Topic(1, "The flour of Vell", (guest,)), guest))
    evidence = next(e for e in study.evidence if words in e.text)
    put = speakable(study, evidence) or not evidence.speaker
    assert (not put or study.is_own(evidence) or may_be_own(study, evidence) or quotes_own(study, evidence)) == kept

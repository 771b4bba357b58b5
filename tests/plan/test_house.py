"""Who may be of the guest's house by how they are described, and is never put to them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.model import Assignment, Dossier, Topic
from briefings.plan.house import of_guests_house
from briefings.plan.study import study_of
from briefings.read.guests import guest_of

CASES = [  # the guest, who speaks, whether they may be of the guest's house
    ("an officer of the trust", "Medical Director, Vell Hospitals Trust", "The trust's chief nurse, Ada Marsh,", True),
    ("a post that only such a body has", "Medical Director, Vell Hospitals Trust", "The group quality director", True),
    ("the regulator's spokesman", "Medical Director, Vell Hospitals Trust", "A spokesman for the regulator", False),
    ("who has left", "Medical Director, Vell Hospitals Trust", "A former manager of the trust", False),
    ("an officer of a union", "Regional Organiser, Rail Union", "The branch secretary, Ada Marsh,", True),
    ("the company beside a union", "Regional Organiser, Rail Union", "The company's finance director, Ada Marsh,", False),
    ("the company's people", "Operations Director, Vell Trains", "The company's works manager", True),
    ("what somebody knows of the company", "Operations Director, Vell Trains", "A person with knowledge of the company's talks", False),
    ("a town's fire chief", "Mayor of Vell", "The town's fire chief, Ada Marsh,", True),
    ("the ministry beside a town", "Mayor of Vell", "The ministry's engineer", False),
    ("a sergeant beside a force", "Chief Constable, Vell Police", "Detective Sergeant Ada Marsh", True),
    ("a candidate's allies", "Campaign Manager, Ada Orr for Governor", "Orr allies", True),
    ("a rival's allies", "Campaign Manager, Ada Orr for Governor", "Lowe allies", False),
    ("who endorsed the candidate", "Campaign Manager, Ada Orr for Governor", "Ben Ek, who endorsed Orr in June,", True),
    ("who endorsed the rival", "Campaign Manager, Ada Orr for Governor", "Ben Ek, who endorsed Lowe in June,", False),
    ("the last word of the body's name", "Director, World Sailing Integrity Unit", "The unit's head of testing, Ada Marsh,", True),
    ("the word before the body's place", "Spokesperson, Diocese of Vell", "The diocese's safeguarding lead, Ada Marsh,", True),
    ("somebody's assistant", "Lawyer for Ada Orr", "Orr’s assistant Piet Maas", True),
    ("a sister of the family", "Solicitor for the family of Aron Vik", "Mr Vik's sister, Ingrid Holm,", True),
    ("a minister beside a union's secretary", "General Secretary, Vell Nurses' Alliance", "Health minister Ada Marsh", False),
    ("a minister beside a club's president", "President of Vell Rovers", "The sports minister, Ada Marsh,", False),
    ("a minister beside a ministry", "State Secretary, Interior Ministry", "The interior minister, Ada Marsh,", True),
    ("a sister of another", "Solicitor for the family of Aron Vik", "Mr Lowe's sister, Ingrid Holm,", False),
]  # fmt: skip


@pytest.mark.parametrize(("line", "speaker", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_who_may_be_of_the_guests_house(
    dossier_of: Callable[..., Dossier], line: str, speaker: str, expected: bool
) -> None:
    story = dossier_of(
        "Harbour Times, 4 May 2025\n\nAttorney General Ada Orr met Governor Tom Lowe. Aron Vik died in May.\n\n"
        f"{speaker} said that the door of the hall was left open.\n"
    )
    guest = guest_of(line, 1)
    study = study_of(story, Assignment(Topic(1, "The open door", (guest,)), guest))
    (said,) = [e for e in study.evidence if "was left open" in e.text]
    assert of_guests_house(study, said) is expected

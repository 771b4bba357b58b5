"""Who of the people in the articles a guest line means, and that two who fit are nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.model import Dossier
from briefings.plan.identity import identify, may_describe
from briefings.read.guests import guest_of

STORY = """Harbour Times, 4 May 2025

The Teal Harbour Authority will close the quay. "We have no choice," said Dr Ada Marsh, the authority's chief executive.

Families for Safety, a parents' group, said the closure came late. "They knew," said its chair, Tom Orr.

Ida Holm, who ran the authority until 2019, said the quay had been repaired. Nils Lund, professor of harbour law at Vell University, said the lease was void.

Fire chief Rosa Ek told reporters that the crane was safe. Jon Berg, chief executive of Vell Cranes, said the same.
"""
CASES = [
    ("the body's word stands for its name", "Chief Executive, Teal Harbour Authority", "Ada Marsh"),
    ("its chair, after the body that spoke", "Chair, Families for Safety", "Tom Orr"),
    ("who ran it until then", "Former Head of the Teal Harbour Authority, Channel Nine", "Ida Holm"),
    ("who is not there any more", "Head of the Teal Harbour Authority", None),
    ("a scholar by field and university", "Professor of Harbour Law, Vell University", "Nils Lund"),
    ("a scholar of another place", "Professor of Physics, Teal University", None),
    ("another body's chief executive", "Chief Executive, Vell Cranes", "Jon Berg"),
    ("a post that nobody holds", "Spokesperson, Teal Harbour Authority", None),
    ("a post without a body that two hold", "Chief Executive", None),
    ("the name in the line", "Chief executive Jon Berg, Vell Cranes", "Jon Berg"),
    ("a director general is no general manager", "Director General, Vell Cranes", None),
    ("a word of the same stem is no post", "Repairs Director, Vell Ferries", None),
    ("a name behind of is another's", "Brother of Ida Holm", None),
]


@pytest.fixture(scope="module")
def story() -> Dossier:
    from briefings.link import link_findings
    from briefings.model import RawArticle
    from briefings.pipeline import stories

    return link_findings([stories.findings_of(RawArticle("a.txt", STORY, "0" * 64, "utf-8"), ())])


@pytest.mark.parametrize(("line", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_identify(story: Dossier, line: str, expected: str | None) -> None:
    person = identify(guest_of(line, 1), story)
    assert (person.name if person else None) == expected


def test_what_the_guest_said_is_never_put_to_them(dossier_of: Callable[..., Dossier]) -> None:
    from briefings.model import Assignment, Topic
    from briefings.plan.counters import rank
    from briefings.plan.study import study_of

    story = dossier_of(STORY)
    guest = guest_of("Former Head of the Teal Harbour Authority, Channel Nine", 1)
    study = study_of(story, Assignment(Topic(1, "The quay of the Teal Harbour Authority", (guest,)), guest))
    assert not [c for c in rank(study) if c.evidence.speaker == "Ida Holm"]


BAN = """Coast Wire, 4 May 2025

Norway has accused Spain of sending trawlers into its waters, and Spain has accused Norway of a blockade.

The Norwegian government has banned the use of Norwegian patrol boats near the Spanish trawlers, citing concerns over an escalation.

The Norwegian government said Spain had ignored three warnings and would be fined for every trawler.

Spain denied that its trawlers had left its waters, a spokesman said.
"""


def test_what_the_other_side_bars_itself_from_is_no_position(dossier_of: Callable[..., Dossier]) -> None:
    from briefings.model import Assignment, Topic
    from briefings.plan.counters import rank
    from briefings.plan.study import study_of

    guest = guest_of("Foreign Minister, Spain", 1)
    study = study_of(dossier_of(BAN), Assignment(Topic(1, "The trawlers and the patrol boats", (guest,)), guest))
    texts = [c.evidence.text for c in rank(study)]
    assert any("ignored three warnings" in text for text in texts)
    assert not any("banned the use" in text for text in texts)


OFFICES = [  # a description, a guest line, whether it can be the guest
    ("the energy minister", "Energy Minister Boris Tarchev", True),
    ("The minister of energy", "Energy Minister Boris Tarchev", True),
    ("the minister", "Energy Minister Boris Tarchev", True),
    ("the deputy energy minister", "Deputy Energy Minister Lena Osk", True),
    ("the deputy energy minister", "Energy Minister Boris Tarchev", False),
    ("the energy minister", "Deputy Energy Minister Lena Osk", False),
    ("the former energy minister", "Energy Minister Boris Tarchev", False),
    ("a former energy minister", "Energy Minister Boris Tarchev", False),
    ("a dam engineer", "Tom Orr, Dam Engineer, University of Lorme", False),
    ("the minister's mother", "Energy Minister Boris Tarchev", False),
    ("the health minister", "Energy Minister Boris Tarchev", False),
    ("energy ministers", "Energy Minister Boris Tarchev", False),
    ("the energy minister of Norvania", "Energy Minister Boris Tarchev", False),
]


@pytest.mark.parametrize(("text", "line", "expected"), OFFICES)
def test_a_description_by_the_guests_office(
    dossier_of: Callable[..., Dossier], text: str, line: str, expected: bool
) -> None:
    dossier = dossier_of(
        "Lorme Post, 4 May 2025\n\nEnergy Minister Boris Tarchev said on Sunday that the dam was safe.\n"
    )
    assert may_describe(text, guest_of(line, 1), dossier) is expected

"""The words that every section says alike."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.model import Assignment, Dossier, Guest, Topic
from briefings.plan.brief import Brief
from briefings.plan.lines import _TEXT, _has_article, said_slots
from briefings.plan.study import study_of
from briefings.template.shape import load_template

TEXT = (
    "Harbour Times, 4 May 2025\n\nThe Delmond plant is shut. Delmond said so. Workers left the Delmond plant, and Delmond paid them.\n\n"
    "The Safety Board has a copy. The Safety Board said on Monday that Safety Board staff had seen it.\n"
)


@pytest.mark.parametrize(("name", "expected"), [("Delmond", False), ("Safety Board", True), ("Vell", False)])
def test_which_names_have_an_article(dossier_of: Callable[..., Dossier], name: str, expected: bool) -> None:
    assert _has_article(dossier_of(TEXT), name) is expected


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [
        ("his own diary", True),
        ("The mandatory notice", True),
        ("a joint statement", True),
        ("Minutes of a meeting in May", True),
        ("Article 12 of the harbour act", True),
        ("the harbour master", False),
        ("a diarist", False),
        ("the note-taker", False),
    ],
)
def test_what_is_a_text_and_no_hidden_source(speaker: str, expected: bool) -> None:
    assert (_TEXT.match(speaker) is not None) is expected


def brief_of(dossier: Dossier) -> Brief:
    guest = Guest(1, "Analyst", role="Analyst")
    return Brief(study_of(dossier, Assignment(Topic(1, "The tunnel of Vell", (guest,)), guest)), load_template(None))


def test_a_view_that_ends_the_outlets_sentence_has_its_name(dossier_of: Callable[..., Dossier]) -> None:
    view = (
        "If it is built, the council would be granting the tunnel that Mayor Ada Marsh has been asking for since June, "
        "arguing that only a tunnel like this can significantly relieve the bridge of Vell."
    )
    brief = brief_of(dossier_of(f"Harbour Times, 4 May 2025\n\n{view} The tunnel of Vell costs 4 million crowns.\n"))
    outlets = [e for e in brief.evidence if e.attribution is None]
    assert [said_slots(brief, e)["view"] for e in outlets] == ["Ada Marsh", ""]


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ("Rep. Ada Marsh (D-Norland)", "Rep. Ada Marsh"),
        ("Mrs. Ada Marsh", "Ada Marsh"),
        ("Mayor Ada Marsh", "Ada Marsh"),
    ],
)
def test_a_title_without_an_office_stands_before_the_name(
    dossier_of: Callable[..., Dossier], named: str, expected: str
) -> None:
    told = f"{named} told reporters in Vell that the tunnel was needed.\n\n“The tunnel is all we have,” she said. “We need the tunnel.”"
    brief = brief_of(dossier_of(f"Harbour Times, 4 May 2025\n\nIt rained in Vell.\n\n{told}\n"))
    later = next(e for e in brief.evidence if "all we have" in e.text)
    assert said_slots(brief, later)["who"] == expected

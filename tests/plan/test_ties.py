"""Questions that a title asks, and what the news of the cue has overtaken."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.model import Assignment, Dossier, Guest, Topic
from briefings.plan.brief import Brief
from briefings.plan.overtaken import is_overtaken
from briefings.plan.study import study_of
from briefings.plan.ties import of_title, tied
from briefings.template.shape import load_template

FERRY = """By Ada Roth, Coast Wire, 4 May 2025

The island council said on Sunday that the night ferry strikes had cost the fish trade 2 million crowns.

The ferry strikes have put off the wage talks between the crews and the council until June, mediator Lena Moreau said.

Crews of the night ferry walked out on Friday. The harbour was empty in the morning.
"""


def _brief(dossier: Dossier, title: str) -> Brief:
    guest = Guest(
        1, "Professor of Economics, Teal University", role="Professor of Economics", affiliation="Teal University"
    )
    return Brief(study_of(dossier, Assignment(Topic(1, title, (guest,)), guest)), load_template(None))


TITLES = [
    ("two effects", "The Impact of Night Ferry Strikes on the Fish Trade and Wage Talks", {"the fish trade", "wage talks"}),
    ("of one the articles say nothing", "The effect of ferry strikes on wage talks and on tourism", {"wage talks"}),
    ("a role", "The Role of the Island Council in the Ferry Strikes", {"the ferry strikes"}),
    ("no tie", "The night ferry strikes", set()),
    ("longer than can be read", "The impact of night ferry strikes of the crews of the harbour on the wage talks of all the islands", set()),
]  # fmt: skip


@pytest.mark.parametrize(("title", "parts"), [t[1:] for t in TITLES], ids=[t[0] for t in TITLES])
def test_each_thing_that_the_title_ties_is_asked_about(
    dossier_of: Callable[..., Dossier], title: str, parts: set[str]
) -> None:
    asked = list(tied(_brief(dossier_of(FERRY), title)))
    assert {str(question.slots["second"]) for question, _ in asked} == parts
    assert all(backing.slots["code"] for _, backing in asked)


ASKED = [
    ("a question", "Did the Ferry Strikes Delay the Wage Talks?", "Did the ferry strikes delay the wage talks"),
    ("without its mark", "Who Pays for the Ferry Strikes", "Who pays for the ferry strikes"),
    ("behind a subject", "The Ferry Strikes: Who Pays the Crews?", "The ferry strikes: who pays the crews"),
    ("a name of several words", "Can the Island Council Pay the Crews?", "Can the island council pay the crews"),
    (
        "by name behind a subject",
        "The Ferry Strikes: Will Lena Moreau Save the Wage Talks?",
        "Will Lena Moreau save the wage talks",
    ),
    ("that goes on to tell", "The Ferry Strikes: Who Knew What, and Why the Talks Took so Long", None),
    ("not one to be read aloud", "What the Island Council Knew of the Ferry Strikes", None),
    ("who, and no verb", "Who the Crews Blame for the Ferry Strikes", None),
    ("words in marks", "Will “Night Ferry” Crews Get Their Wage?", None),
]


@pytest.mark.parametrize(("title", "question"), [t[1:] for t in ASKED], ids=[t[0] for t in ASKED])
def test_a_title_that_asks_is_asked(dossier_of: Callable[..., Dossier], title: str, question: str | None) -> None:
    asked = list(of_title(_brief(dossier_of(FERRY), title)))
    assert {item.slots["first"] for item, _ in asked} == ({question} if question else set())


OLD = """By Ada Roth, Coast Wire, 4 March 2025

The island council is considering a ban on night ferries after the accident, mayor Karl Brandt said.

A ban on night ferries could raise the price of fish, Brandt said.
"""

NEW = """By Ben Cole, Coast Wire, 4 May 2025

The island council has banned all night ferries from the harbour, it said on Sunday.

The crews expect to lose 40 jobs.
"""


def test_a_plan_is_overtaken_by_its_deed_and_a_risk_is_not(dossier_of: Callable[..., Dossier]) -> None:
    study = _brief(dossier_of(OLD, NEW), "The ban on night ferries").study
    overtaken = [e.text for e in study.evidence if is_overtaken(study, e)]
    assert len(overtaken) == 1
    assert "is considering a ban" in overtaken[0]


def test_nothing_is_overtaken_on_its_own_day(dossier_of: Callable[..., Dossier]) -> None:
    study = _brief(dossier_of(OLD), "The ban on night ferries").study
    assert not [e.text for e in study.evidence if is_overtaken(study, e)]

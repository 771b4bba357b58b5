"""Names that only the words around them show to be bodies."""

from __future__ import annotations

import pytest

from briefings.link import link_findings
from briefings.model import Actor, RawArticle
from briefings.pipeline import stories

SHOWN = [
    ("Halden Reach", "Delphine Arroyo, chief executive of Halden Reach, said the pumps had been tested."),
    ("Tidewater Relief", "A spokesman for the Tidewater Relief said that nobody had been told."),
    ("Corbel Main", "Corbel Main's board met twice before the sale, the minutes say."),
    ("Pellow Stone", "Investors had bought shares in Pellow Stone on the promise, a banker said."),
    ("Castor Fell", "The dam was checked in May by the operator, Castor Fell, the report said."),
    ("Lower Dyke", "Lower Dyke, the contractor that dug the tunnel, declined to comment."),
    ("Halden & Cole", "The book came out in May. Halden & Cole said it would print more copies."),
    ("Marrow Vale", "Marrow Vale chairman Otto Brisk said he would not resign."),
]
NOT_SHOWN = [
    ("Port Lorne", "The mayor of Port Lorne said the road would stay shut."),
    ("Norfield Hill", "Norfield Hill residents said they had heard a bang."),
    ("Ada & Tom Marsh", "The card was signed by Ada & Tom Marsh, the police said."),
    ("Jana Corvin", "A lawyer for Jana Corvin said she would appeal."),
    ("Castle Bray", "Trains from Castle Bray were late, the operator said."),
    ("Upper Dunmere", "The director of the film grew up in Upper Dunmere, he said."),
]


def actor_of(name: str, text: str) -> Actor | None:
    raw = RawArticle("a.txt", text, "", "utf-8")
    found = stories.spoken(stories.findings_of(raw, ()))
    return next((a for a in link_findings([found]).actors if a.name == name), None)


@pytest.mark.parametrize(("name", "text"), SHOWN, ids=[name for name, _ in SHOWN])
def test_officers_shares_and_kinds_show_a_body(name: str, text: str) -> None:
    actor = actor_of(name, text)
    assert actor is not None
    assert actor.kind == "body"


@pytest.mark.parametrize(("name", "text"), NOT_SHOWN, ids=[name for name, _ in NOT_SHOWN])
def test_people_and_places_stay_what_they_are(name: str, text: str) -> None:
    actor = actor_of(name, text)
    assert actor is None or actor.kind != "body"

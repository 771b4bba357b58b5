"""What is asked: five questions that end in one that fits the evidence and the guest, none twice."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from briefings.model import Dossier, Item, word_count
from briefings.template.shape import with_opening

WIRE = """By Ada Roth, Coast Wire, 4 May 2025

Norway seized two Spanish trawlers off the Teal Bank on Sunday over poaching of cod.

“We will not let anyone empty our sea,” said Karl Brandt, Norway's fisheries minister.

Spain condemned the seizure. “This is piracy,” said Lena Moreau, the Spanish foreign minister.

Spain warned Norway that it would close its ports to Norwegian ships within a week.

Moreau demanded that Norway release the two crews.

Norway's own coast guard doubted that the trawlers had crossed the line, two officers said.
"""
POST = """By Ben Cole, Evening Post, 5 May 2025

The seizure of the trawlers will cost Spanish ports some €3 million a week, the fishermen's guild said.

Professor Ida Holm of Teal University said the cod stock of the Teal Bank had fallen by half since 2019.

Moreau denied that the trawlers had fished for cod.

Spain and Norway will meet on Thursday to talk about the seized trawlers, the United Nations said.
"""
TITLE = "The seizure of the cod trawlers"


Page = Callable[..., list[tuple[Item, str]]]


@pytest.fixture
def page(dossier_of: Callable[..., Dossier], questions_of: Callable[..., Page]) -> Page:
    return questions_of(dossier_of(WIRE, POST), TITLE)


GUESTS = [
    ("Spokesperson", "Norway"),
    ("Ambassador", "Spain"),
    ("Professor of Law", "Teal University"),
    ("Reporter", "Evening Post"),
]


@pytest.mark.parametrize("guest", GUESTS, ids=[role for role, _ in GUESTS])
def test_five_questions_that_can_be_read_aloud(page: Page, guest: tuple[str, str]) -> None:
    asked = [text for _, text in page(*guest)]
    assert len(asked) == 5
    assert all(word_count(text) <= 20 and text.endswith("?") for text in asked)
    ends = [re.split(r"(?<=[.”]) ", text)[-1] for text in asked]
    assert len(set(ends)) == 5, ends


@pytest.mark.parametrize("guest", GUESTS, ids=[role for role, _ in GUESTS])
def test_no_two_from_the_same_sentence(page: Page, guest: tuple[str, str]) -> None:
    places = [x.pieces[0] for item, _ in page(*guest) for x in item.extracts]
    assert len({(p.article, p.start) for p in places}) == len(places)


def test_a_threat_a_demand_and_a_doubt_are_asked_as_such(page: Page) -> None:
    asked = {item.wording: text for item, text in page("Spokesperson", "Norway")}
    assert (
        asked["question_threat"]
        == "Spain “[…] warned Norway that it would close its ports to Norwegian ships […]”. Is that a bluff?"
    )
    assert asked["question_denial"].startswith(
        "Moreau, the Spanish foreign minister, “[…] denied that the trawlers had fished"
    )


def test_what_is_denied_doubted_or_hoped_is_never_told_as_said(page: Page) -> None:
    for guest in GUESTS:
        for _, text in page(*guest):
            assert (
                not re.search(r"(?:According to|said:|[Rr]eport).{0,60}“[^”]*the trawlers had (?:fished|crossed)", text)
                or "doubted" in text
            )


def test_the_other_side_is_asked_other_things(page: Page) -> None:
    ours, theirs = (page(*guest) for guest in GUESTS[:2])
    against = [{text for item, text in asked if item.camp} for asked in (ours, theirs)]
    assert all(against)
    assert not against[0] & against[1]


def test_what_an_expert_is_asked_judges(page: Page) -> None:
    ends = " ".join(text for _, text in page("Professor of Law", "Teal University"))
    assert "What is your answer?" not in ends
    assert "your side" not in ends


def test_an_opening_is_written_out_whatever_its_spacing() -> None:
    assert (
        with_opening("{{opening}} Why? {{ opening }}", "A \\1: {{ words }}.")
        == "A \\1: {{ words }}. Why? A \\1: {{ words }}."
    )
    assert with_opening("{{ openings }}", "x") == "{{ openings }}"


BUDGET = """By Ada Roth, Coast Wire, 4 November 2025

The closure of the Ostrup clinic

The health board will close the maternity clinic in Ostrup in March, board chairman Karl Emmer said.

“I remember it because it was snowing and I had no coat,” said midwife Rosa Thiel.

In all, nine clinics are down to be closed or to lose their doctors, the doctors' union said.

The closure had been “decided before the town was asked”, mayor Else Brand said.

“This town has been lied to about its own clinic,” said Brand.
"""


@pytest.fixture
def clinic(dossier_of: Callable[..., Dossier], questions_of: Callable[..., Page]) -> Page:
    return questions_of(dossier_of(BUDGET), "The closure of the Ostrup clinic")


def test_what_is_asked_says_something_of_the_matter(clinic: Page) -> None:
    asked = [text for _, text in clinic("Spokesperson", "Ostrup Health Board")]
    assert not [text for text in asked if "snowing" in text or "Thiel" in text]
    assert [text for text in asked if "nine clinics are down to be closed or to lose their doctors" in text]
    assert [text for text in asked if "This town has been lied to about its own clinic" in text]


def test_words_in_the_articles_marks_are_quoted_with_them(clinic: Page) -> None:
    asked = [text for _, text in clinic("Spokesperson", "Ostrup Health Board")]
    assert [text for text in asked if "The closure had been “decided before the town was asked”" in text], asked


def test_who_is_named_in_the_guest_line_hears_their_own_words(clinic: Page) -> None:
    asked = [text for _, text in clinic("Mayor Else Brand", "Ostrup")]
    assert not [text for text in asked if "Brand" in text.split("”")[0].split("“")[0]], asked
    assert [text for text in asked if text.startswith("You said: “This town has been lied to")], asked

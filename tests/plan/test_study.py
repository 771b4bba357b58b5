"""What a stretch says of how the parts of a title are tied, and how much that tells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.model import Assignment, Dossier, Guest, Topic
from briefings.plan.selection import value
from briefings.plan.study import Study, study_of

TITLE = "The impact of the dock strikes on the price of grain"
STORY = """Harbour Gazette, 4 November 2025

The dock strikes in Ostrup went into their third week on Monday.

The dock strikes could push up the price of grain in the spring, millers fear, and the effect would be felt first by bakers.

“I have stood at this dock for thirty years, and the strikes have changed as the times have changed,” said Ada Roth of the dockers' union.

The price of grain is set in Chicago.

A strike at the dock began after a vote in October.

Ben Cole, who runs the mill, said that he was proud of his town and of its long history.
"""


@pytest.fixture
def study(dossier_of: Callable[..., Dossier]) -> Callable[..., Study]:
    def of(title: str = TITLE, story: str = STORY) -> Study:
        guest = Guest(1, "Professor of economics", role="Professor of economics")
        return study_of(dossier_of(story), Assignment(Topic(1, title, (guest,)), guest))

    return of


def holding(study: Study, words: str):  # type: ignore[no-untyped-def]
    return next(e for e in study.evidence if words in e.text)


@pytest.mark.parametrize(
    ("words", "ties"),
    [("could push up", True), ("thirty years", False), ("set in Chicago", False), ("a vote", False), ("proud", False)],
)
def test_what_says_how_the_parts_are_tied(study: Callable[..., Study], words: str, ties: bool) -> None:
    known = study()
    assert known.ties(holding(known, words)) is ties


ROLL = """Harbour Gazette, 4 November 2025

The dock strikes in Ostrup went into their third week on Monday. The dockers met in the square.

Until last week the guild was against any rise in the price of grain. However, the dock strikes have forced it to give up this position.

The dock strikes have forced the guild to write this letter.
"""


@pytest.mark.parametrize(("words", "ties"), [("give up this position", True), ("this letter", False)])
def test_what_speaks_of_the_sentence_before_meets_what_that_meets(
    dossier_of: Callable[..., Dossier], words: str, ties: bool
) -> None:
    known = study_of(dossier_of(ROLL), Assignment(Topic(1, TITLE, ()), Guest(1, "")))
    assert known.ties(holding(known, words)) is ties


def test_a_title_that_asks_for_no_tie_has_none(study: Callable[..., Study]) -> None:
    known = study("The dock strikes and the price of grain")
    assert not any(known.ties(e) for e in known.evidence)


def test_the_outlets_sentence_on_both_comes_before_a_quotation_on_one(study: Callable[..., Study]) -> None:
    known = study()
    assert value(known, holding(known, "could push up")) > value(known, holding(known, "thirty years"))


def test_what_names_no_consequence_is_further_from_a_title_about_one(study: Callable[..., Study]) -> None:
    asking, telling = study(), study("The dock strikes and the price of grain")
    idle, effect = "a vote", "could push up"
    shares = [s.relevance(holding(s, idle)) / s.relevance(holding(s, effect)) for s in (asking, telling)]
    assert shares[0] < shares[1]

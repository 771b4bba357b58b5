from __future__ import annotations

import pytest

from briefings.plan.stance import doubts_itself, stance

CASES = [  # what is said, the words of saying, attitude
    ("the dam was built without a permit", "accused the ministry, saying", "against"),
    ("ships that enter will be seized", "warned", "against"),
    ("they do not believe the loan will change the outcome", "said", "doubts"),
    ("the effect on rents will be limited", "said", "doubts"),
    ("the brakes were faulty and the firm misled its customers", "said", "against"),
    ("The price is fair and the right one", "said", "for"),
    ("We don't want to fight but the neighbours are our partners and they have to be safe", "said", "for"),
    ("there is no doubt that the ship was safe", "said", "for"),
    ("jobs go if the plant closes", "said", "conditional"),
    ("the train left at six", "said", "unsure"),
    ("the board acted well", "praised it:", "for"),
    ("11 people were killed and 40 injured", "said", "unsure"),
    ("it was not a failure", "said", "unsure"),
    ("the pill reduced the risk of a stroke", "said", "unsure"),
    ("he will answer questions on Friday", "said", "unsure"),
    ("the question is who holds the lease", "said", "unsure"),
    ("it was too soon to turn on the ferry company", "said", "unsure"),
    ("it was far too early to blame anybody", "said", "unsure"),
    ("the ferry was too heavy", "said", "against"),
    ("the report raised questions over the lease", "said", "doubts"),
]


@pytest.mark.parametrize(("said", "cue", "attitude"), CASES, ids=[c[0][:40] for c in CASES])
def test_attitude(said: str, cue: str, attitude: str) -> None:
    assert stance(said, cue).attitude == attitude


def test_the_deciding_word_is_named() -> None:
    assert stance("the outcome is uncertain", "said").cue == "uncertain"
    assert stance("ships will be seized", "warned").cue == "warned"


def test_news_has_less_force_than_an_argument() -> None:
    argued = stance("the company must pay because it lied", "said").force
    assert argued > stance("the two sides will meet on Friday", "said they discussed").force


DOUBTING = [
    ("we do not think it will work", True),
    ("officers doubted that the line was crossed", True),
    ("there is no doubt about it", False),
    ("the effect will be limited", False),
]


@pytest.mark.parametrize(("said", "doubting"), DOUBTING, ids=[c[0] for c in DOUBTING])
def test_open_doubt(said: str, doubting: bool) -> None:
    assert bool(doubts_itself(said)) == doubting

"""Whose minds are made up, and who is worried about what."""

from __future__ import annotations

import pytest

DECIDED = [
    (
        "minds made up",
        "Norland has made up its mind in private to sell the ferries to Estmark, according to two officials.",
        "While the Norland government has not taken a final decision, there are signs of a shift.",
    ),
    (
        "already decided over lunch",
        "The club has already decided to move to Reddale, two board members said.",
        "The club has yet to decide on the move, its chair said on Monday.",
    ),
]
WORRIED = [
    (
        "worried or not",
        "The energy ministry has banned drilling under the lake, citing fears that it could set off a flood.",
        "The energy ministry does not appear to be concerned about the risk of a flood.",
    ),
    (
        "unworried",
        "The port authority was worried that the new cranes could topple in a storm.",
        "The port authority seems not to be worried about the cranes toppling in a storm.",
    ),
    (
        "concern of several",
        "The council and other owners have been slow to agree, concerned that trucks could damage the old bridge.",
        "The council is not worried about damage to the bridge, the Mail writes.",
    ),
    (
        "hedged",
        "The bank's board fears that the merger will cost it customers.",
        "The bank’s board shows no concern about the loss of customers.",
    ),
]
APART = [
    (
        "other worriers",
        "The energy ministry has banned drilling under the lake, citing fears that it could set off a flood.",
        "The mayor does not appear to be concerned about the risk of a flood.",
    ),
    (
        "other worries",
        "The energy ministry fears that the drilling could set off a flood.",
        "The energy ministry is not concerned about the price of gas.",
    ),
    (
        "who decides",
        "The club has already decided to move to Reddale, two board members said.",
        "The city has not yet made a final decision.",
    ),
    ("headline", "Club will move\n\nThe club is old.", "The club has not yet made a final decision."),
    (
        "concerned means affected",
        "The committee concerned with the lake met on Friday about the flood.",
        "The committee is not concerned about a flood.",
    ),
]


@pytest.mark.parametrize("texts", [c[1:] for c in DECIDED + WORRIED], ids=[c[0] for c in DECIDED + WORRIED])
def test_one_report_affirms_what_another_denies(clashes, texts):
    assert [len(words) for words in clashes(*texts)] == [2]


@pytest.mark.parametrize("texts", [c[1:] for c in APART], ids=[c[0] for c in APART])
def test_of_another_matter(clashes, texts):
    assert clashes(*texts) == []

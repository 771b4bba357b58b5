"""What a few quoted words bring up, by which the question behind them is chosen."""

from __future__ import annotations

import pytest

from briefings.plan.points import DENIED, point

CASES = [
    ("somebody knew", "the council had been told of the cracks in May", "knowledge"),
    ("it took long", "the ambulance came far too late", "delay"),
    ("something failed", "the inspectors failed the children of this town", "failure"),
    ("somebody lied", "this town has been lied to about its own clinic", "charge"),
    ("a paper", "the minutes carry the signature of the treasurer", "document"),
    ("something is to be done", "the board should publish its accounts", "step"),
    ("a danger", "the second bridge is unsafe", "danger"),
    ("what is not so has no other point", "there had been no delay", DENIED),
    ("nobody was asked", "nobody was told before the vote", DENIED),
    ("what cannot or should not be is no fact", "you cannot starve a fire brigade", ""),
    ("what is set against another thing is not denied", "the ferry came on Monday, not on Friday", ""),
    ("a condition is no fact", "If she knew of the leak, she must go", ""),
    ("a condition of a step", "If the dam leaks, the town should be told", "step"),
    ("nothing in particular", "the harbour sold two cranes to its rival", ""),
]


@pytest.mark.parametrize(("words", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_point(words: str, expected: str) -> None:
    assert point(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "had not yet decided on the mill's licence",
        "We are not going to pay for the dykes",
        "no decision has been taken on the harbour",
        "I never saw a captain who threw his log away",
        "I don't think the ferry was overloaded",
    ],
)
def test_what_is_open_or_only_met_with_denies_nothing(words: str) -> None:
    assert point(words) != DENIED


@pytest.mark.parametrize("words", ["the mill had not leaked", "no ferry was overloaded", "there was no delay"])
def test_what_is_said_not_to_be_so_is_a_denial(words: str) -> None:
    assert point(words) == DENIED

"""Paragraph numbers in runs."""

from __future__ import annotations

import pytest

from briefings.plan.runs import runs_of


@pytest.mark.parametrize(
    ("numbers", "runs"),
    [((), []), ((4,), [[4]]), ((2, 3, 4, 7), [[2, 3, 4], [7]]), ((1, 3, 5, 6), [[1], [3], [5, 6]])],
)
def test_numbers_that_follow_each_other_are_one_run(numbers: tuple[int, ...], runs: list[list[int]]) -> None:
    assert runs_of(numbers) == runs

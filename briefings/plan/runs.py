"""Paragraph numbers in runs of those that follow each other."""

from __future__ import annotations

from collections.abc import Sequence


def runs_of(numbers: Sequence[int]) -> list[list[int]]:
    """The numbers, which rise, in runs: 2, 3, 4, 7 -> [2, 3, 4], [7]; empty for none."""
    runs: list[list[int]] = []
    for n in numbers:
        if runs and runs[-1][-1] == n - 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    return runs

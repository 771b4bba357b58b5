"""What a point in dispute is called: never nothing, and "deaths" only where every version counts the dead."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.model import Dossier, Figure, Link, Member
from briefings.plan.labels import label_of, tells_fate

CASES = [
    ("the dead", "The flood killed 41 people.", "41", "The toll of dead people stood at 44.", "44", "people", "deaths"),
    ("people who may be anything", "Some 41 people stayed.", "41", "The flood killed 44 people.", "44", "people", "people"),
    ("what is counted", "It lost 41 ships.", "41", "It lost 44 ships.", "44", "ships", "ships"),
    ("nothing but a number", "It counted 41.", "41", "It counted 44.", "44", None, "the number"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "first", "two", "second", "about", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_label(
    dossier_of: Callable[..., Dossier], one: str, first: str, two: str, second: str, about: str | None, expected: str
) -> None:
    story = dossier_of(f"Harbour Times, 4 May 2025\n\n{one}\n", f"Evening Post, 5 May 2025\n\n{two}\n")
    members = []
    for findings, words in zip(story.findings, (first, second), strict=True):
        at = findings.article.text.rindex(words)
        members.append(Member(findings.article.span(at, at + len(words)), float(words)))
    assert label_of(story, Link("conflicts", "differ", tuple(members), about=about)) == expected


def test_a_sum_is_named_with_whom_both_paragraphs_name(dossier_of: Callable[..., Dossier]) -> None:
    story = dossier_of(
        "Harbour Times, 4 May 2025\n\nTeal Foods said on Monday that the deal was worth $2.5 million.\n",
        "Evening Post, 5 May 2025\n\nThe deal was worth $2 million, said Teal Foods.\n",
    )
    figures: list[Figure] = [f for found in story.findings for f in found.figures if f.unit == "USD"]
    link = Link("conflicts", "differ", tuple(Member(f.span, f.value, f.unit) for f in figures))
    assert label_of(story, link) == "the sum (Teal Foods)"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Forty-three people are now known to have died.", True),
        ("Some 80 people were hurt.", True),
        ("The deadline for bids is Monday.", False),
        ("The company has 80 workers.", False),
    ],
)
def test_a_fate_is_told_in_whole_words(words: str, told: bool) -> None:
    assert tells_fate(words) is told

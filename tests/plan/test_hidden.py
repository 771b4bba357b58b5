"""Of whom it is said that nobody else was found to say it: hidden speakers whom no other article echoes, contradicts or shares."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.model import Dossier
from briefings.plan.evidence import gather
from briefings.plan.hidden import is_unmatched, lone_figures

HIDDEN = (
    "Harbour Times, 4 May 2025\n\nTwo officials said on Monday that the dredger would be sold to a yard in Brenmark.\n"
)
OTHER = "Evening Post, 5 May 2025\n\nThe swimming season in Vell begins on Saturday with a regatta.\n"
LIKE = "Evening Post, 5 May 2025\n\nA yard in Brenmark may be buying the dredger, two people who know the plans said.\n"


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        ((HIDDEN,), True),
        ((HIDDEN, OTHER), True),
        ((HIDDEN, LIKE), False),  # the same in other words
        ((HIDDEN, HIDDEN.replace("Harbour Times, 4", "Evening Post, 5")), False),
    ],
    ids=["one article", "another matter", "a paraphrase", "told again"],
)
def test_unmatched(dossier_of: Callable[..., Dossier], articles: tuple[str, ...], expected: bool) -> None:
    dossier = dossier_of(*articles)
    evidence = next(e for e in gather(dossier) if "dredger" in e.text)
    assert is_unmatched(dossier, evidence) is expected


FIGURE = "Harbour Times, 4 May 2025\n\nThe port lost more than 600 tons of grain in the fire, Ada Marsh, its director, said on Monday.\n"
FIGURES = [
    ("hers alone", FIGURE, OTHER, ["more than 600 tons"]),
    ("in another article too", FIGURE, "Evening Post, 5 May 2025\n\nSome 600 tons of grain burned in Vell.\n", []),
    ("in the outlet's own voice", FIGURE.replace(", Ada Marsh, its director, said on Monday", ""), OTHER, []),
    ("a small number", FIGURE.replace("600 tons", "6 tons"), OTHER, []),
    ("a share", FIGURE.replace("more than 600 tons", "6 percent"), OTHER, ["6 percent"]),
    ("an age", FIGURE.replace("more than 600 tons of grain", "the 117-year-old mill"), OTHER, []),
    ("another speaker gives it", FIGURE + "\nIt was 600 tons, Tom Hale, a docker, said.\n", OTHER, []),
]


@pytest.mark.parametrize(("first", "second", "expected"), [f[1:] for f in FIGURES], ids=[f[0] for f in FIGURES])
def test_figures_that_one_voice_gives(
    dossier_of: Callable[..., Dossier], first: str, second: str, expected: list[str]
) -> None:
    dossier = dossier_of(first, second)
    evidence = next(e for e in gather(dossier) if "fire" in e.text)
    assert [dossier[f.span] for f in lone_figures(dossier, evidence, (evidence.span,))] == expected
    assert not list(lone_figures(dossier, evidence, ()))  # nothing of it is printed

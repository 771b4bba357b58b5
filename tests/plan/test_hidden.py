"""Of whom it is said that nobody else was found to say it: hidden speakers whom no other article echoes, contradicts or shares."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.model import Dossier
from briefings.plan.evidence import gather
from briefings.plan.hidden import is_unmatched

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

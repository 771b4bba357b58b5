"""No cut takes away how sure a report is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.model import Dossier, Extract
from briefings.plan.hedges import loses_hedge

CASES = [
    ("an adverb before", "The board has reportedly agreed to sell the ferry.", "agreed to sell the ferry", True),
    ("an expectation before", "The board is widely expected to sell the ferry.", "sell the ferry", True),
    ("a condition behind", "The board will sell the ferry, if the court agrees.", "The board will sell the ferry", True),
    ("who says so, behind", "The board will sell the ferry, according to two sailors.", "The board will sell the ferry", True),
    ("a day before", "On Monday, the board agreed to sell the ferry.", "the board agreed to sell the ferry", False),
    ("a comment behind", "The board agreed to sell the ferry, which is forty years old.", "The board agreed to sell the ferry", False),
    ("the sentence before", "The mayor is expected back. The board agreed to sell the ferry.", "The board agreed to sell the ferry", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kept", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_what_a_cut_takes_away(dossier_of: Callable[..., Dossier], text: str, kept: str, expected: bool) -> None:
    article = next(iter(dossier_of(f"Harbour Times, 4 May 2025\n\n{text}\n").articles))
    at = article.text.index(kept)
    assert loses_hedge(article, Extract((article.span(at, at + len(kept)),))) is expected

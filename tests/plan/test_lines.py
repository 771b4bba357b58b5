"""The words that every section says alike."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.model import Dossier
from briefings.plan.lines import _TEXT, _has_article

TEXT = (
    "Harbour Times, 4 May 2025\n\nThe Delmond plant is shut. Delmond said so. Workers left the Delmond plant, and Delmond paid them.\n\n"
    "The Safety Board has a copy. The Safety Board said on Monday that Safety Board staff had seen it.\n"
)


@pytest.mark.parametrize(("name", "expected"), [("Delmond", False), ("Safety Board", True), ("Vell", False)])
def test_which_names_have_an_article(dossier_of: Callable[..., Dossier], name: str, expected: bool) -> None:
    assert _has_article(dossier_of(TEXT), name) is expected


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [
        ("his own diary", True),
        ("The mandatory notice", True),
        ("a joint statement", True),
        ("Minutes of a meeting in May", True),
        ("Article 12 of the harbour act", True),
        ("the harbour master", False),
        ("a diarist", False),
        ("the note-taker", False),
    ],
)
def test_what_is_a_text_and_no_hidden_source(speaker: str, expected: bool) -> None:
    assert (_TEXT.match(speaker) is not None) is expected

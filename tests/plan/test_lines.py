"""The words that every section says alike."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.model import Dossier
from briefings.plan.lines import _has_article

TEXT = (
    "Harbour Times, 4 May 2025\n\nThe Delmond plant is shut. Delmond said so. Workers left the Delmond plant, and Delmond paid them.\n\n"
    "The Safety Board has a copy. The Safety Board said on Monday that Safety Board staff had seen it.\n"
)


@pytest.mark.parametrize(("name", "expected"), [("Delmond", False), ("Safety Board", True), ("Vell", False)])
def test_which_names_have_an_article(dossier_of: Callable[..., Dossier], name: str, expected: bool) -> None:
    assert _has_article(dossier_of(TEXT), name) is expected

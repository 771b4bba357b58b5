"""Which words can stand as a speaker's."""

from __future__ import annotations

import pytest

from briefings.link.phrases import is_sane

CASES = [
    ("Ada Marsh", True),
    ("one of the officials", True),
    ("over 200 doctors", True),
    ("For Animals", True),  # a body's name
    ("for Sandrock and Tarn", False),
    ("which last month", False),
    ("the head of", False),
    ("640", False),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_is_sane(text: str, expected: bool) -> None:
    assert is_sane(text) is expected

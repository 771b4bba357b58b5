"""Whose side a post or description tells."""

from __future__ import annotations

import pytest

from briefings.lexicon import voices


@pytest.mark.parametrize(
    ("kind", "words", "expected"),
    [
        ("serves", "a Senator from the coast", True),
        ("serves", "a senatorial aide", False),
        ("apart", "the Shadow transport minister", True),
        ("independent", "volcanologists", True),
        ("independent", "the harbour master", False),
        ("charges", "the district attorney", True),
        ("partisan", "defense expert", True),
    ],
)
def test_words_of_a_list_are_found_whole(kind: str, words: str, expected: bool) -> None:
    assert (voices.called(kind).search(words) is not None) is expected

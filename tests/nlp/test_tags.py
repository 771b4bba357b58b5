from __future__ import annotations

from briefings.nlp import tags
from briefings.nlp.words import folded, shape


def test_one_row_a_word_and_the_same_rows_again():
    words = ["Ines", "Duarte", "said", "so", "."]
    first = tags.features(words)
    assert len(first) == 5
    assert tags.features(words) == first  # lists are kept between calls and must not grow


def test_neighbours_are_named_by_their_place():
    row = tags.features(["the", "old", "mill"])[1]
    assert {b"w=old", b"-1w=the", b"+1w=mill", b"+2#", b"-1|the|old", b"+1|old|mill"} <= set(row)
    assert not any(f.startswith(b"-2w=") for f in row)


def test_no_words_give_no_rows():
    assert tags.features([]) == []


def test_shapes():
    assert [shape(w) for w in ("mill", "Mill", "McCain", "U.S.", "2024", "F-16s", "…")] == [
        "x",
        "Xx",
        "XxXx",
        "X.X.",
        "d",
        "X-dx",
        "…",
    ]
    assert folded("DON’T") == "don't"

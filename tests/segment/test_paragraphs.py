from itertools import pairwise

import pytest

from briefings.segment import paragraphs

SENTENCE = "The harbour board of Elmford met again on a wet Tuesday and put off the vote. "
QUOTED = "“We were told in May. We were told in June,” said Ada Marsh. "

LONG = [
    ("sentences", SENTENCE * 700, "."),
    ("quotations", QUOTED * 800, "."),
    ("straight marks", QUOTED.replace("“", '"').replace("”", '"') * 800, "."),
    ("words without a stop", "and then " * 9_000, "nd"),
    ("no blank at all", "x" * 50_000, "x"),
]


@pytest.mark.parametrize(("text", "last"), [c[1:] for c in LONG], ids=[c[0] for c in LONG])
def test_a_line_that_lost_its_line_ends_is_several_paragraphs(text, last):
    found = [part for parts in paragraphs.split(text) for part in parts]
    assert len(found) == -(-len(text.strip()) // 12_000)
    assert all(0 < b - a <= 12_000 and text[b - 1] in last for a, b in found)
    assert not "".join(text[b:c] for (_, b), (c, _) in pairwise(found)).strip()
    assert (found[0][0], found[-1][1]) == (0, len(text.strip()))


def test_a_piece_ends_where_its_marks_are_closed():
    text = QUOTED * 800
    for parts in paragraphs.split(text):
        for start, end in parts:
            assert text[start] == "“"
            assert text[start:end].endswith("said Ada Marsh.")


def test_a_long_paragraph_stays_one():
    assert len(paragraphs.split(SENTENCE * 140)) == 1


def test_what_is_no_sentence_end_is_no_place_to_cut():
    text = ("the U.S. told of " * 1_000).strip()
    (first, second) = [part for parts in paragraphs.split(text) for part in parts]
    assert text[first[1]] == " " and text[first[1] - 1] not in "."
    assert second[0] == first[1] + 1

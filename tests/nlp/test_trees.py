from __future__ import annotations

import pytest

from briefings.nlp import trees

# "The mayor said that the bridge will close ." and "“ We wait , ” said Ines Duarte"
HEADS = [
    ("right after left", [1, 2, -1, 7, 5, 7, 7, 2, 2]),
    ("inverted", [2, 2, 5, 5, 5, -1, 7, 5]),
    ("one word", [-1]),
    ("no words", []),
    ("two roots", [-1, 0, -1, 2]),
]


@pytest.mark.parametrize("heads", [h for _, h in HEADS], ids=[name for name, _ in HEADS])
def test_following_what_is_right_gives_the_right_tree(heads):
    n = len(heads)
    found = trees.parse([0] * n, [4] * n, lambda _: (0, 0, 0), gold=heads, choose=lambda *state: state[-1][0])
    assert found == heads


def test_every_word_gets_a_head_whatever_the_scores_say():
    for scores in ((1, 0, 0), (0, 1, 0), (0, 0, 1)):
        found = trees.parse([0] * 6, [4] * 6, lambda _, scores=scores: scores)
        assert len(found) == 6
        assert all(h == -1 or (0 <= h < 6 and h != i) for i, h in enumerate(found))


def test_packed_weights_add_up():
    score = trees.scorer({1: trees.packed([3, -70, 500]), 2: trees.packed([-4, 80, -900])})
    assert score((9,)) == (0, 0, 0)
    assert score((1, 9)) == (3 - 500, -70 - 500, 0)
    assert score((1, 2, 9)) == (-1 + 400, 10 + 400, 0)


def test_what_four_tags_decide_is_not_weighed():
    weighed = []

    def score(features):
        weighed.append(features)
        return 1, 0, 0

    assert trees.parse([0] * 2, [5, 4], score) == [-1, 0]
    assert len(weighed) == 2
    nothing, end = 2, 1
    here = nothing << 18 | 5 << 12 | 4 << 6 | end  # the first word waits, the second comes next
    assert trees.parse([0] * 2, [5, 4], score, {here: trees.LEFT}) == [1, -1]
    assert len(weighed) == 2

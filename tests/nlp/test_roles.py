from __future__ import annotations

import pytest

from briefings.nlp import passages, roles
from briefings.nlp.proposals import Proposal


def _passage(*sentences, stretches=None):
    """Words whose tags and trees do not matter: every word hangs on the one before it."""
    count = sum(map(len, sentences))
    return passages.read(
        sentences, [["NN"] * len(s) for s in sentences], [["O"] * len(s) for s in sentences],
        [[k - 1 for k in range(len(s))] for s in sentences], stretches or [-1] * count, [], {}, {},
    )  # fmt: skip


class Tagger:
    """Labels the window of each cue with the next of the given rows."""

    def __init__(self, *answers):
        self.answers = list(answers)

    def set(self, _):
        self.labels, self.likely = self.answers.pop(0)

    def tag(self):
        return self.labels

    def probability(self, labels):
        assert set(labels) == {"O"}
        return 1 - self.likely

    def marginal(self, label, i):
        hidden = ["O", "O", "B-Q", "I-Q", *["O"] * 4]
        if label == "O":
            return 1 - self.likely if hidden[i] != "O" else 1.0
        return self.likely if hidden[i] == label else 0.0


WORDS = ["Duarte", "says", "it", "rains"]


def test_content_source_and_probability():
    tagger = Tagger((["B-S", "O", "B-Q", "I-Q"], 0.91234567))
    [found] = roles.propose(tagger, _passage(WORDS), [(1, 2, 0.9)])
    assert found == Proposal((1, 2), ((2, 4),), (0, 1), 0.912346)


def test_a_cue_that_is_none_gives_nothing():
    assert roles.propose(Tagger((["O"] * 4, 0.1)), _passage(WORDS), [(1, 2, 0.9)]) == []


def test_what_most_readings_agree_on_is_found_though_the_best_path_says_none():
    [found] = roles.propose(Tagger((["O"] * 4, 0.55)), _passage(WORDS), [(1, 2, 0.5)])
    assert found.content == ((2, 4),)


def test_the_likelier_of_two_that_overlap_wins():
    tagger = Tagger((["O", "O", "B-Q", "I-Q"], 0.6), (["B-Q", "I-Q", "O", "B-S"], 0.8))
    found = roles.propose(tagger, _passage(WORDS), [(1, 2, 0.9), (2, 3, 0.9)])
    assert [p.cue for p in found] == [(2, 3)]  # the other's cue lies in its content


def test_of_two_about_as_likely_the_outer_one_wins():
    tagger = Tagger((["O", "O", "B-Q", "I-Q", "O"], 0.9), (["B-Q", "I-Q", "I-Q", "I-Q", "O"], 0.88))
    found = roles.propose(tagger, _passage(["all", "fear", "it", "rains", "says"]), [(1, 2, 0.9), (4, 5, 0.9)])
    assert [p.cue for p in found] == [(4, 5)]


def test_the_source_nearest_to_the_cue_is_taken():
    tagger = Tagger((["B-S", "O", "O", "B-S", "O", "B-Q", "I-Q"], 0.9))
    [found] = roles.propose(tagger, _passage(["a", "b", "c", "d", "e", "f", "g"]), [(4, 5, 0.9)])
    assert found.source == (3, 4)


def test_pieces_with_neither_cue_nor_source_between_them_are_one():
    words = ["Duarte", "says", "rain", ",", "which", "came", ",", "stays"]
    labels = ["B-S", "O", "B-Q", "O", "O", "O", "O", "B-Q"]
    [found] = roles.propose(Tagger((labels, 0.9)), _passage(words), [(1, 2, 0.9)])
    assert found.content == ((2, 8),)
    [found] = roles.propose(
        Tagger((["B-Q", "O", "O", "O", "O", "O", "O", "B-Q"], 0.9)),
        _passage([*words[2:4], "says", "he", *words[4:]]),
        [(2, 3, 0.9)],
    )
    assert len(found.content) == 2


WINDOWS = [
    ("neighbours", [["a"], ["b", "c"], ["d"], ["e"]], None, (1, 2), (0, 4)),
    ("marked sentences go on", [["a"], ["b"], ["c"], ["d"], ["e"]], [-1, -1, 0, 0, -1], (0, 1), (0, 4)),
    ("one sentence", [["a", "b"]], None, (0, 1), (0, 2)),
]


@pytest.mark.parametrize(
    ("sentences", "stretches", "cue", "expected"), [w[1:] for w in WINDOWS], ids=[w[0] for w in WINDOWS]
)
def test_window(sentences, stretches, cue, expected):
    p = _passage(*sentences, stretches=stretches)
    low, high = roles.window(p, *cue)
    assert (low, high) == expected


def test_one_row_for_each_word_of_the_window():
    p = _passage(WORDS)
    cue = (1, 2, 0.9)
    rows = roles.features(p, roles.surroundings(p, [cue]), cue, 0, 4)
    assert len(rows) == 4
    assert rows[1] == ["IN"]


def test_names_of_features_tell_which_come_from_rules():
    def told(hints):
        words = ["Duarte", "said", "it", "rains"]
        p = passages.read(
            [words], [["NNP", "VBD", "PRP", "VBZ"]], [["O"] * 4], [[1, -1, 3, 1]], [-1] * 4, hints, {}, {}
        )
        cue = (1, 2, 0.9)
        return roles.features(p, roles.surroundings(p, [cue]), cue, 0, 4)

    with_rules, without = told([Proposal((1, 2), ((2, 4),), (0, 1))]), told([])
    assert with_rules != without
    left = [[[f for f in row if not f.startswith(roles.HINTS)] for row in rows] for rows in (with_rules, without)]
    assert left[0] == left[1]

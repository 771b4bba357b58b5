from __future__ import annotations

import pytest

from briefings.nlp import cues, passages
from briefings.nlp.proposals import Proposal


class Tagger:
    """Gives back fixed labels and probabilities."""

    def __init__(self, labels, outside, within=()):
        self.labels, self.outside, self.within = labels, outside, dict(within)

    def tag(self):
        return self.labels

    def marginal(self, label, i):
        rest = 1 - self.outside[i]
        inside = self.within.get(i, 0) * rest
        return {"O": self.outside[i], "I-C": inside, "B-C": rest - inside}[label]


CASES = [
    ("best path", ["O", "B-C", "I-C", "O"], [1, 0.1, 0.2, 1], {}, [(1, 3, 0.9)]),
    ("two in a row", ["B-C", "B-C"], [0.1, 0.3], {}, [(0, 1, 0.9), (1, 2, 0.7)]),
    ("likely, off the path", ["O", "O", "O"], [1, 0.6, 1], {}, [(1, 2, 0.4)]),
    ("likely, of two words", ["O", "O", "O"], [1, 0.6, 0.65], {2: 0.9}, [(1, 3, 0.4)]),
    ("unlikely", ["O", "O"], [0.9, 0.95], {}, []),
    ("beside a cue there is no second guess", ["O", "B-C", "O"], [0.6, 0.1, 1], {}, [(1, 2, 0.9)]),
    ("nothing", [], [], {}, []),
]


@pytest.mark.parametrize(("labels", "outside", "within", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_read(labels, outside, within, expected):
    found = cues.read(Tagger(labels, outside, within), len(labels))
    assert [(a, b, round(p, 6)) for a, b, p in found] == expected


def test_words_that_are_hardly_ever_cues_have_short_lists_except_in_training():
    passage = passages.read(
        [["Rain", "said", "Duarte"]], [["NN", "VBD", "NNP"]], [["O"] * 3], [[1, -1, 1]], [-1] * 3, [Proposal((2, 3), (), None)], {},
        {"said": 5},
    )  # fmt: skip
    short, rare, hinted = ({f.split("=")[0] for f in row} for row in cues.features(passage))
    assert short < rare == hinted
    assert all(rare == {f.split("=")[0] for f in row} for row in cues.features(passage, whole=True))


def test_words_far_from_what_may_be_a_cue_have_no_list():
    words = ["Rain", "fell", "on", "Monday", ",", "said", "Duarte", "of", "the", "Met", "Office"]
    passage = passages.read(
        [words], [["NN"] * 11], [["O"] * 11], [[k - 1 for k in range(11)]], [-1] * 11, [Proposal((10, 11), (), None)], {}, {"said": 5}
    )  # fmt: skip
    idle = [row == [cues.IDLE] for row in cues.features(passage)]
    assert [w for w, none in zip(words, idle, strict=True) if none] == ["Rain", "fell", "on"]
    assert [cues.IDLE] not in cues.features(passage, whole=True)


def test_marked_words_are_cues_only_where_they_nearly_always_are():
    passage = passages.read(
        [["They", "fear", "it"]], [["NN"] * 3], [["O"] * 3], [[1, -1, 1]], [0] * 3, [], {}, {"fear": 2}
    )
    assert cues.features(passage) == [[cues.IDLE]] * 3

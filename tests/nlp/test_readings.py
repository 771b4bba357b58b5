from __future__ import annotations

import pytest

from briefings.nlp import passages, readings, rivals
from briefings.nlp.proposals import Proposal
from briefings.nlp.readings import SCALE, Ranks

WORDS = ["Duarte", ",", "a", "mayor", ",", "says", "it", "rains", "and", "left"]
TAGS = ["NNP", ",", "DT", "NN", ",", "VBZ", "PRP", "VBZ", "CC", "VBD"]
CUE = (5, 6)


class Tagger:
    """Finds each word as likely to be labelled so as the tables say, and each path as likely as `likely` says."""

    def __init__(self, within, begins, heard, likely):
        self.within, self.begins, self.heard, self.likely = within, begins, heard, likely

    def marginal(self, label, i):
        begins = self.begins.get(i, 0.0)
        within = max(begins, self.within.get(i, 0.0))
        heard = self.heard.get(i, 0.0)
        return {"O": 1 - within - heard, "B-Q": begins, "I-Q": within - begins, "B-S": heard, "I-S": 0.0}[label]

    def probability(self, labels):
        content = [i for i, label in enumerate(labels) if label.endswith("-Q")]
        source = [i for i, label in enumerate(labels) if label.endswith("-S")]
        return self.likely(content, source)


def view(hints=(), content=((6, 10),), source=(0, 1)):
    passage = passages.read(
        [WORDS], [TAGS], [["O"] * 10], [[5, 0, 3, 0, 0, -1, 7, 5, 7, 7]], [-1] * 10, list(hints), {}, {}
    )
    return rivals.View(passage, CUE, 0, 10, content, source, 1.0, [i == 5 for i in range(10)])


def always(probability):
    return lambda *_: probability


def tagger(likely=None):
    within = {6: 0.9, 7: 0.9, 8: 0.5, 9: 0.5}
    return Tagger(within, {6: 0.9}, {0: 0.9}, likely or always(0.3))


def read(v, t):
    v.read(t)
    return v


def test_contents_end_where_the_tagger_doubts():
    found = rivals.contents(read(view(), tagger()))
    assert found[0] == ((6, 10),)
    assert ((6, 8),) in found


def test_what_rules_propose_is_a_rival_of_content_and_source():
    hints = [Proposal(CUE, ((7, 9),), (2, 4))]
    v = read(view(hints), tagger())
    assert ((7, 9),) in rivals.contents(v)
    assert (2, 4) in rivals.sources(v)


def test_sources_come_with_and_without_the_apposition_and_its_commas():
    found = rivals.sources(read(view(), tagger()))
    assert found[0] == (0, 1)
    assert {(0, 2), (0, 4), (0, 5), None} <= set(found)


def test_no_rival_overlaps_the_cue_or_leaves_the_window():
    v = read(view(), tagger())
    for content in rivals.contents(v):
        assert all(0 <= a < b <= 10 and not (a < 6 and b > 5) for a, b in content)
    for source in rivals.sources(v):
        assert source is None or (0 <= source[0] < source[1] <= 10 and not any(5 <= i < 10 for i in range(*source)))


NOTHING = Ranks({SCALE: 1.0}, {SCALE: 1.0})


def test_without_weights_the_tagger_decides():
    v = view()
    assert readings.choose(
        tagger(lambda content, source: 0.6 if len(content) == 4 and source == [0] else 0.1), v, NOTHING
    )[:2] == (((6, 10),), (0, 1))


def test_weights_can_prefer_another_reading():
    ranks = Ranks({SCALE: 1.0, "nx=Rand": 9.0}, {SCALE: 1.0, "lw=,": 9.0})
    content, source, sure = readings.choose(tagger(), view(), ranks)
    assert content == ((6, 8),)  # "and" comes next
    assert source in ((0, 2), (0, 5))
    assert 0 < sure < 1


SAFE = [
    ("the end of an apposition is open", {(0, 1): 0.4, (0, 5): 0.5, (6, 7): 0.1}, (0, 1)),
    ("the apposition is all but sure", {(0, 1): 0.11, (0, 5): 0.89}, (0, 5)),
    ("two people: the likelier", {(0, 1): 0.4, (6, 7): 0.6}, (6, 7)),
    ("none is likeliest", {(0, 1): 0.3, (0, 5): 0.3, None: 0.4}, None),
    ("a part of the name counts as the name", {(2, 3): 0.1, (3, 4): 0.4, (2, 4): 0.5}, (2, 4)),
]


@pytest.mark.parametrize(("shares", "expected"), [c[1:] for c in SAFE], ids=[c[0] for c in SAFE])
def test_a_source_is_named_as_is_safest(shares, expected):
    assert readings._safest(view().p, list(shares), list(shares.values())) == expected


def test_where_the_tagger_is_sure_nothing_else_is_heard():
    ranks = Ranks({SCALE: 1.0, "nx=Rand": 9.0}, {SCALE: 1.0, "lw=,": 9.0})
    t = tagger(lambda content, source: 0.9 if len(content) == 4 and source == [0] else 0.0)
    assert readings.choose(t, view(), ranks) == (((6, 10),), (0, 1), 1.0)


def test_a_source_that_the_chosen_content_takes_in_is_none():
    v = view([Proposal(CUE, ((0, 4),), None)])
    ranks = Ranks({SCALE: 1.0, "ha=1": 9.0}, {SCALE: 1.0})
    content, source, _ = readings.choose(tagger(), v, ranks)
    assert content == ((0, 4),)
    assert source is None or source[0] >= 4


def test_a_reading_without_probability_has_a_finite_logarithm():
    rows = readings.content_rivals(tagger(always(0.0)), view())
    assert {likely for _, (likely, _) in rows} == {-12.0}

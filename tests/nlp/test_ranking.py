from __future__ import annotations

from briefings.nlp import ranking
from briefings.nlp.readings import SCALE


def _groups(count):
    """The second reading is right although the tagger likes the first: it ends at a stop."""
    return [([(-0.5, ["ends=comma", f"n={i}"]), (-1.5, ["ends=stop"])], 1) for i in range(count)]


def test_what_marks_right_readings_gets_weight():
    weights = ranking.train(_groups(60))
    assert weights["ends=stop"] > 0 > weights["ends=comma"]


def test_rare_features_and_cues_without_a_right_reading_teach_nothing():
    weights = ranking.train([*_groups(60), *([([(-1.0, ["odd"]), (-1.0, [])], -1)] * 60)])
    assert not {"odd", "n=3"} & set(weights)


def test_the_same_lessons_give_the_same_weights():
    assert ranking.train(_groups(40)) == ranking.train(_groups(40))


def test_without_lessons_the_tagger_decides():
    assert ranking.train([]) == {SCALE: 1.0}

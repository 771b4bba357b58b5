from __future__ import annotations

from briefings.nlp import passages
from briefings.nlp.proposals import Proposal


def _passage(words, pos, heads, *, stretches=None, hints=(), lemmas=None, rates=None):
    n = len(words)
    return passages.read([words], [pos], [["O"] * n], [heads], stretches or [-1] * n, hints, lemmas or {}, rates or {})


def test_the_tree_says_who_speaks_and_what_is_said():
    p = _passage(
        ["The", "mayor", "said", "that", "it", "will", "close"],
        ["DT", "NN", "VBD", "IN", "PRP", "MD", "VB"],
        [1, 2, -1, 6, 6, 6, 2],
    )
    assert (p.subject[2], p.clause[2], p.opener[6], p.subject[6]) == (1, 6, 3, 4)
    assert p.helped[6]
    assert (p.left[2], p.right[2], p.left[6], p.right[6]) == (0, 6, 3, 6)


def test_a_second_verb_shares_the_subject_of_the_first():
    p = _passage(["Duarte", "rose", "and", "said", "no"], ["NNP", "VBD", "CC", "VBD", "UH"], [1, -1, 1, 1, 3])
    assert p.subject[3] == -1
    assert p.chained[3] == 0


def test_who_follows_the_verb_is_its_object_until_more_is_known():
    p = _passage(["said", "Duarte"], ["VBD", "NNP"], [-1, 0])
    assert (p.object[0], p.subject[0]) == (1, -1)


def test_hints_name_words_and_a_cue_wins_over_a_content():
    hint = Proposal((1, 3), ((3, 5),), (0, 1))
    p = _passage(
        ["He", "has", "said", "it", "works"], ["PRP", "VBZ", "VBN", "PRP", "VBZ"], [2, 2, -1, 4, 2], hints=[hint]
    )
    assert p.hinted == ["S", "B", "I", "Q", "Q"]


def test_lemmas_rates_and_marked_words():
    p = _passage(
        ["“", "Go", "”", "said", "she"], ["``", "VB", "''", "VBD", "PRP"], [1, 3, 1, -1, 3],
        stretches=[-1, 0, -1, -1, -1], lemmas={"said": "say"}, rates={"say": 5},
    )  # fmt: skip
    assert (p.lemma[3], p.rate[3], p.marked) == ("say", 5, [1])


def test_a_circle_of_heads_ends():
    p = _passage(["a", "b", "c"], ["NN", "NN", "NN"], [1, 2, 0])
    assert len(p) == 3

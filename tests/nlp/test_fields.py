from __future__ import annotations

import pycrfsuite
import pytest

from briefings.nlp import fields, packing, store

SENTENCES = [
    (["Duarte", "said", "it", "rains"], ["O", "B-C", "O", "O"]),
    (["It", "rains", ",", "said", "Duarte"], ["O", "O", "O", "B-C", "O"]),
    (["Rain", "fell"], ["O", "O"]),
    (["Weather services have since Tuesday been warning of it"], ["I-C"]),
]


def rows(words):
    return [[f"w={w}", f"é={w[-2:]}"] for w in words]


def trained(folder, sentences):
    trainer = pycrfsuite.Trainer("lbfgs", verbose=False)
    for words, labels in sentences:
        trainer.append(rows(words), labels)
    trainer.train(str(folder / "model"))
    return (folder / "model").read_bytes()


def marginals(model, words):
    tagger = store.opened(model)
    tagger.set(rows(words))
    return {(label, i): tagger.marginal(label, i) for label in sorted(tagger.labels()) for i in range(len(words))}


def test_a_model_that_is_read_and_written_judges_alike(tmp_path):
    model = trained(tmp_path, SENTENCES)
    again = fields.written(fields.read(model), steps=1 << 30)
    for words, _ in SENTENCES:
        assert marginals(again, words) == pytest.approx(marginals(model, words), abs=1e-6)


def test_the_mean_halves_what_one_model_alone_knows(tmp_path):
    whole, part = (fields.read(trained(tmp_path, s)) for s in (SENTENCES, SENTENCES[:2]))
    made = fields.mean([whole, part])
    assert list(made.labels) == sorted(whole.labels)
    both, alone = (b"w=said", b"B-C"), (b"w=fell", b"O")
    assert made.states[both] == pytest.approx((whole.states[both] + part.states[both]) / 2)
    assert made.states[alone] == pytest.approx(whole.states[alone] / 2)


def test_what_weighs_nothing_is_left_out(tmp_path):
    field = fields.read(trained(tmp_path, SENTENCES))
    states = {**field.states, (b"w=said", b"O"): 0.007, (b"new", b"O"): -0.007}
    kept = fields.read(fields.written(field._replace(states=states), steps=64)).states
    assert (b"w=said", b"B-C") in kept
    assert not {(b"w=said", b"O"), (b"new", b"O")} & set(kept)


def test_models_are_packed_the_same_way_each_time(tmp_path):
    models = [trained(tmp_path, s) for s in (SENTENCES, SENTENCES[:2])]
    packed = packing.pack_field(*models)
    assert packed == packing.pack_field(*models)
    assert store.opened(packing.unpacked(packed)).labels()


def test_slight_weights_are_left_out_and_others_added(tmp_path):
    model = trained(tmp_path, SENTENCES)
    before = fields.read(packing.unpacked(packing.pack_field(model))).states
    most = max(map(abs, before.values()))
    after = fields.read(packing.unpacked(packing.pack_field(model, least=most, added={(b"new", b"O"): 16.0}))).states
    assert after == {key: w for key, w in before.items() if abs(w) == most} | {(b"new", b"O"): 16.0}

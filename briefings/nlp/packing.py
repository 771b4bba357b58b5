"""Making model files small: what training leaves, rounded and compressed. Used by training alone."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from types import MappingProxyType

from briefings.nlp import fields
from briefings.nlp.store import packed_parser
from briefings.nlp.trees import packed

_STEPS = 64  # a weight is a whole number of 64ths; finer steps change no figure, coarser ones compress little better


def pack_field(*models: bytes, least: float = 0.0, added: fields.Weights = MappingProxyType({})) -> bytes:
    """The mean of conditional random fields as CRFsuite writes them, weights rounded, those that are nothing left out.

    Args:
        models: One or more, with the same labels.
        least: Smaller weights are nothing.
        added: Weights of features and labels that no model has learned.
    """
    field = fields.mean([fields.read(m) for m in models])
    states = {key: weight for key, weight in field.states.items() if abs(weight) >= least}
    return zlib.compress(fields.written(field._replace(states={**states, **added}), steps=_STEPS), 9)


def unpacked(packed: bytes) -> bytes:
    """What `pack_field` packed, as CRFsuite reads it."""
    return zlib.decompress(packed)


def pack_trees(
    vocabulary: Mapping[str, int],
    weights: Mapping[int, list[float]],
    plain: Mapping[int, int],
    *,
    least: float = 2.0,
) -> bytes:
    """The parser without features whose weights all lie below `least`: one in eight stays, and of 100 heads 0.2 are lost."""
    whole = {}
    for feature, values in weights.items():
        mean = sum(values) / len(values)  # what is added to all three changes nothing
        if max(abs(v - mean) for v in values) > least:
            whole[feature] = packed([round((v - mean) * _STEPS) for v in values])
    return zlib.compress(packed_parser(vocabulary, whole, plain), 9)


def pack_ranks(content: Mapping[str, float], source: Mapping[str, float]) -> bytes:
    """The weights by which readings are chosen."""
    return _pack_table({"content": content, "source": source})


def pack_words(lemmas: Mapping[str, str], rates: Mapping[str, int]) -> bytes:
    """The table of words."""
    table = {
        "lemmas": dict(sorted(lemmas.items())),
        "rates": dict(sorted(rates.items())),
    }
    return _pack_table(table)


def _pack_table(table: object) -> bytes:
    return zlib.compress(json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode(), 9)

"""Conditional random fields as files of CRFsuite: read into weights, averaged, and written again. Used by training alone.

CRFsuite keeps features whose weight rounds to nothing, which is two in five of those it learns, and has no way to put two
models together. The mean of the weights of several models is their logarithmic opinion pool (Smith et al. 2005): it
judges as they do together and costs as much as one.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from typing import NamedTuple

_HEADER = struct.Struct("<4sI4sIIIIIIIII")  # magic, size, type, version, three counts, five offsets
_FEATURE = struct.Struct("<IIId")  # type, source, target, weight
_CHUNK = struct.Struct("<4sII")  # name, size, how many
_TABLE = struct.Struct("<4sIIIII")  # of names: magic, size, flag, order of bytes, how many, where their places stand
_PAIR = struct.Struct("<II")
_TABLES = 256  # hash tables that a table of names consists of
_STATE, _TRANSITION = 0, 1
_WORD = 0xFFFFFFFF

Name = bytes  # UTF-8
Weights = Mapping[tuple[Name, Name], float]


class Field(NamedTuple):
    """What a model has learned."""

    labels: Sequence[Name]  # in the order of their numbers
    states: Weights  # by feature and label
    transitions: Weights  # by label and the next label


def read(model: bytes) -> Field:
    """The field that CRFsuite wrote."""
    *_, features, at_labels, at_attributes, _, _ = _HEADER.unpack_from(model)
    labels, attributes = _names(model, at_labels), _names(model, at_attributes)
    _, _, count = _CHUNK.unpack_from(model, features)
    states, transitions = {}, {}
    first = features + _CHUNK.size
    for kind, source, target, weight in _FEATURE.iter_unpack(model[first : first + count * _FEATURE.size]):
        if kind == _STATE:
            states[attributes[source], labels[target]] = weight
        else:
            transitions[labels[source], labels[target]] = weight
    return Field(labels, states, transitions)


def _names(model: bytes, at: int) -> list[Name]:
    *_, count, places = _TABLE.unpack_from(model, at)
    found = []
    for (place,) in struct.iter_unpack("<I", model[at + places : at + places + 4 * count]):
        _, size = _PAIR.unpack_from(model, at + place)
        first = at + place + _PAIR.size
        found.append(model[first : first + size - 1])  # the last byte is a zero
    return found


def mean(fields: Sequence[Field]) -> Field:
    """The field whose weights are the mean of theirs; what one does not know weighs nothing there.

    Args:
        fields: At least one, all with the same labels.
    """
    return Field(
        sorted(fields[0].labels),
        _mean([f.states for f in fields]),
        _mean([f.transitions for f in fields]),
    )


def _mean(weights: Sequence[Weights]) -> Weights:
    total: dict[tuple[Name, Name], float] = {}
    for table in weights:
        for key, weight in table.items():
            total[key] = total.get(key, 0.0) + weight
    return {key: weight / len(weights) for key, weight in total.items()}


def written(field: Field, *, steps: int) -> bytes:
    """The model as CRFsuite reads it, each weight a whole number of `steps`-ths, without features whose weight is nothing."""
    states = {key: w for key, weight in field.states.items() if (w := round(weight * steps) / steps)}
    transitions = {key: round(weight * steps) / steps for key, weight in field.transitions.items()}
    names = sorted({name for name, _ in states})
    number = {name: n for n, name in enumerate(names)}
    label = {name: n for n, name in enumerate(field.labels)}
    features: list[bytes] = []
    of_label: list[list[int]] = [
        [] for _ in range(len(label) + 2)
    ]  # CRFsuite has two more, for both ends of a sequence
    of_name: list[list[int]] = [[] for _ in names]
    for kind, weights, numbers, references in (
        (_TRANSITION, transitions, label, of_label),
        (_STATE, states, number, of_name),
    ):
        for source, target, weight in sorted((numbers[a], label[b], w) for (a, b), w in weights.items()):
            references[source].append(len(features))
            features.append(_FEATURE.pack(kind, source, target, weight))
    body = b"".join(features)
    parts = [_CHUNK.pack(b"FEAT", _CHUNK.size + len(body), len(features)) + body, _table(field.labels), _table(names)]
    places = []
    made = bytearray()
    for part in parts:
        places.append(_HEADER.size + len(made))
        made += part
        made += bytes(-len(made) % 4)
    for magic, lists in ((b"LFRF", of_label), (b"AFRF", of_name)):
        places.append(_HEADER.size + len(made))
        made += _references(magic, lists, places[-1])
    size = _HEADER.size + len(made)
    return _HEADER.pack(b"lCRF", size, b"FOMC", 100, len(features), len(label), len(names), *places) + bytes(made)


def _references(magic: bytes, lists: Sequence[Sequence[int]], at: int) -> bytes:
    """The numbers of features, a list for each name; `at` is where the chunk will stand in the file."""
    places, bodies = [], []
    place = at + _CHUNK.size + 4 * len(lists)
    for numbers in lists:
        body = struct.pack(f"<{len(numbers) + 1}I", len(numbers), *numbers)
        places.append(place)
        bodies.append(body)
        place += len(body)
    return _CHUNK.pack(magic, place - at, len(lists)) + struct.pack(f"<{len(places)}I", *places) + b"".join(bodies)


def _table(names: Sequence[Name]) -> bytes:
    """Names with their numbers as a constant database: records, 256 hash tables, and where each record stands."""
    first = _TABLE.size + _TABLES * _PAIR.size
    records = bytearray()
    places = []
    entries: list[list[tuple[int, int]]] = [[] for _ in range(_TABLES)]
    for number, name in enumerate(names):
        key = name + b"\0"
        place = first + len(records)
        places.append(place)
        records += _PAIR.pack(number, len(key)) + key
        hashed = _hash(key)
        entries[hashed % _TABLES].append((hashed, place))
    at = first + len(records)
    heads, tables = bytearray(), bytearray()
    for found in entries:
        slots = [(0, 0)] * (2 * len(found))
        for hashed, place in found:
            k = (hashed >> 8) % len(slots)
            while slots[k][1]:
                k = (k + 1) % len(slots)
            slots[k] = hashed, place
        heads += _PAIR.pack(at + len(tables) if found else 0, len(slots))
        for slot in slots:
            tables += _PAIR.pack(*slot)
    last = at + len(tables)
    size = last + 4 * len(names)
    head = _TABLE.pack(b"CQDB", size, 0, 0x62445371, len(names), last)
    return head + bytes(heads) + bytes(records) + bytes(tables) + struct.pack(f"<{len(places)}I", *places)


_MIXED = ((0, 2, 4), (1, 0, 6), (2, 1, 8), (0, 2, 16), (1, 0, 19), (2, 1, 4))
_FINAL = ((2, 1, 14), (0, 2, 11), (1, 0, 25), (2, 1, 16), (0, 2, 4), (1, 0, 14), (2, 1, 24))


def _hash(key: bytes) -> int:
    """Bob Jenkins' lookup3 ("hashlittle"), by which CRFsuite finds a name."""
    left = len(key)
    state = [(0xDEADBEEF + left) & _WORD] * 3
    at = 0
    while left > 12:
        _take(state, key[at : at + 12])
        for to, by, turn in _MIXED:
            state[to] = (state[to] - state[by]) & _WORD ^ _turned(state[by], turn)
            state[by] = (state[by] + state[3 - to - by]) & _WORD
        at, left = at + 12, left - 12
    _take(state, key[at:].ljust(12, b"\0"))
    for to, by, turn in _FINAL:
        state[to] = ((state[to] ^ state[by]) - _turned(state[by], turn)) & _WORD
    return state[2]


def _take(state: list[int], block: bytes) -> None:
    for k, word in enumerate(struct.unpack("<III", block)):
        state[k] = (state[k] + word) & _WORD


def _turned(word: int, by: int) -> int:
    return (word << by | word >> 32 - by) & _WORD

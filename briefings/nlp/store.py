"""The model files: compressed, read once, on first use.

Each file beside its card in `briefings/models` is made by training alone. Weights are rounded there, so that the same
file gives the same labels on every machine.
"""

from __future__ import annotations

import json
import struct
import sys
import zlib
from array import array
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import pycrfsuite

from briefings.nlp import trees
from briefings.nlp.readings import Ranks

TAGS, NAMES, TREES, WORDS, CUES, ROLES, READINGS = PARTS = (
    "tags.bin",
    "names.bin",
    "trees.bin",
    "words.bin",
    "cues.bin",
    "roles.bin",
    "readings.bin",
)


@cache
def available() -> bool:
    """Whether all model files are there."""
    folder = files("briefings") / "models"
    return all((folder / part).is_file() for part in PARTS)


def _read(part: str) -> bytes:
    return zlib.decompress((files("briefings") / "models" / part).read_bytes())


class _Tagger(pycrfsuite.Tagger):  # type: ignore[misc]
    """A tagger that keeps alive the bytes that it reads from; CRFsuite does not copy them."""

    data: bytes


def opened(model: bytes) -> pycrfsuite.Tagger:
    """A tagger for a conditional random field as CRFsuite writes it."""
    made = _Tagger()
    made.data = model
    made.open_inmemory(model)
    return made


@cache
def tagger(part: str) -> pycrfsuite.Tagger:
    """The tagger of a model file."""
    return opened(_read(part))


class Words(NamedTuple):
    """What training knows of words."""

    lemmas: Mapping[str, str]  # of words that differ from theirs
    rates: Mapping[str, int]  # lemma -> how often it is part of a cue, 1 to 5


@cache
def words() -> Words:
    """The table of words."""
    found = json.loads(_read(WORDS))
    return Words(found["lemmas"], found["rates"])


@cache
def ranks() -> Ranks:
    """The weights by which readings are chosen."""
    found = json.loads(_read(READINGS))
    return Ranks(found["content"], found["source"])


class Parser(NamedTuple):
    """What `trees.parse` needs."""

    vocabulary: Mapping[str, int]
    score: trees.Scorer
    plain: Mapping[int, int]


_PARSER = struct.Struct("<III")  # bytes of the vocabulary, how many features, how many plain transitions


@cache
def parser() -> Parser:
    """The parser's vocabulary and weights, and what it need not weigh."""
    data = _read(TREES)
    size, *counts = _PARSER.unpack_from(data)
    at = _PARSER.size + size
    known = data[_PARSER.size : at].decode().split("\n")
    columns = []
    for kind, count in zip("qdib", (counts[0], counts[0], counts[1], counts[1]), strict=True):
        column = array(kind)
        column.frombytes(data[at : at + column.itemsize * count])
        at += column.itemsize * count
        if sys.byteorder == "big":
            column.byteswap()
        columns.append(column)
    keys, weights, places, moves = columns
    return Parser(
        {word: number for number, word in enumerate(known, trees.FIRST_WORD)},
        trees.scorer(dict(zip(keys, weights, strict=True))),
        dict(zip(places, moves, strict=True)),
    )


def packed_parser(vocabulary: Mapping[str, int], weights: Mapping[int, float], plain: Mapping[int, int]) -> bytes:
    """The bytes that `parser` reads; the vocabulary in the order of its numbers."""
    known = "\n".join(sorted(vocabulary, key=vocabulary.__getitem__)).encode()
    keys, places = sorted(weights), sorted(plain)
    return b"".join((
        _PARSER.pack(len(known), len(keys), len(places)), known,
        array("q", keys).tobytes(), array("d", [weights[k] for k in keys]).tobytes(),
        array("i", places).tobytes(), array("b", [plain[k] for k in places]).tobytes(),
    ))  # fmt: skip

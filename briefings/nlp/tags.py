"""Features of words for part-of-speech and name tagging, one sentence at a time.

Most features depend on one word alone. They are made once per word and kept: lists are then only joined, which is what
makes tagging fast.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefings.nlp.words import folded, shape

_KEPT = 50_000  # words; a guard for articles full of invented words, not a tuning knob


class _Word(NamedTuple):
    own: list[bytes]
    shape: bytes
    two_before: bytes  # what the word adds to the second word after it
    before: list[bytes]
    after: list[bytes]
    two_after: bytes
    first_of_pair: tuple[bytes, bytes]  # for the word's own pair with the next one, and for the next one's with it
    second_of_pair: bytes


_words: dict[str, _Word] = {}


def _word(word: str) -> _Word:
    low, form = folded(word), shape(word)
    if len(_words) >= _KEPT:
        _words.clear()
    made = _words[word] = _Word(
        _coded(f"w={low}", f"W={word}", f"s2={low[-2:]}", f"s3={low[-3:]}", f"s4={low[-4:]}", f"sh={form}"),
        f"-1#|sh={form}".encode(),
        f"-2w={low}".encode(),
        _coded(f"-1w={low}", f"-1s3={low[-3:]}"),
        _coded(f"+1w={low}", f"+1s3={low[-3:]}", f"+1sh={form}"),
        f"+2w={low}".encode(),
        (f"+1|{low}|".encode(), f"-1|{low}|".encode()),
        low.encode(),
    )
    return made


def _coded(*features: str) -> list[bytes]:
    return [f.encode() for f in features]


def features(words: Sequence[str]) -> list[list[bytes]]:
    """One list of features per word of the sentence: UTF-8, which the tagger would turn them into each time."""
    known = _words.get
    sentence = [known(w) or _word(w) for w in words]
    count = len(sentence)
    rows = []
    for i, word in enumerate(sentence):
        row = word.own.copy()
        if i:
            before = sentence[i - 1]
            row += before.before
            row.append(before.first_of_pair[1] + word.second_of_pair)
            row.append(sentence[i - 2].two_before if i > 1 else b"-2#")
        else:
            row.append(word.shape)
        if i + 1 < count:
            after = sentence[i + 1]
            row += after.after
            row.append(word.first_of_pair[0] + after.second_of_pair)
            row.append(sentence[i + 2].two_after if i + 2 < count else b"+2#")
        else:
            row.append(b"+1#")
        rows.append(row)
    return rows

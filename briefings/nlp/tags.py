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
    low: str
    own: list[str]
    two_before: str  # what the word adds to the second word after it
    before: list[str]
    after: list[str]
    two_after: str


_words: dict[str, _Word] = {}


def _word(word: str) -> _Word:
    known = _words.get(word)
    if known is not None:
        return known
    low, form = folded(word), shape(word)
    own = [
        f"w={low}",
        f"W={word}",
        f"s2={low[-2:]}",
        f"s3={low[-3:]}",
        f"s4={low[-4:]}",
        f"sh={form}",
    ]
    before, after = (
        [f"-1w={low}", f"-1s3={low[-3:]}"],
        [f"+1w={low}", f"+1s3={low[-3:]}", f"+1sh={form}"],
    )
    if len(_words) >= _KEPT:
        _words.clear()
    made = _words[word] = _Word(low, own, f"-2w={low}", before, after, f"+2w={low}")
    return made


def features(words: Sequence[str]) -> list[list[str]]:
    """One list of features per word of the sentence."""
    sentence = [_word(w) for w in words]
    count = len(sentence)
    rows = []
    for i, word in enumerate(sentence):
        row = word.own.copy()
        if i:
            before = sentence[i - 1]
            row += before.before
            row.append(f"-1|{before.low}|{word.low}")
            row.append(sentence[i - 2].two_before if i > 1 else "-2#")
        else:
            row.append("-1#|" + word.own[-1])
        if i + 1 < count:
            after = sentence[i + 1]
            row += after.after
            row.append(f"+1|{word.low}|{after.low}")
            row.append(sentence[i + 2].two_after if i + 2 < count else "+2#")
        else:
            row.append("+1#")
        rows.append(row)
    return rows

"""Who said what, over the words of one paragraph: what rules hint at and what the models propose."""

from __future__ import annotations

from typing import NamedTuple

Range = tuple[int, int]  # first word, word after the last


class Proposal(NamedTuple):
    """An attribution; word numbers run over all sentences of the paragraph."""

    cue: Range | None  # None: words that go on with an earlier speaker
    content: tuple[Range, ...]
    source: Range | None
    probability: float = 1.0  # that this is an attribution at all
    source_probability: float = 1.0  # below 1: the likeliest reading has no source, this one is the next best

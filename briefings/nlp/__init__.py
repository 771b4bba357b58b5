"""The only door to trained models: parts of speech, names, trees, and who said what.

Everything here works on words and their numbers; where they stand in a text is the caller's business. The models are
small conditional random fields and a greedy parser, read from `briefings/models` on first use; see the cards there for
their data, figures and limits. Nothing is learned or fetched at run time.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

import pycrfsuite

from briefings.nlp import cues, passages, roles, store, tags, trees
from briefings.nlp.proposals import Proposal, Range
from briefings.nlp.store import available
from briefings.nlp.words import folded

__all__ = ["Proposal", "Range", "Tagged", "attributions", "available", "tag"]

_OFTEN = 2  # of the classes in words.bin: one occurrence in twelve is part of a cue


class Tagged(NamedTuple):
    """The labels of one sentence, one a word."""

    pos: list[str]  # Penn Treebank tags
    names: list[str]  # "B-P", "I-P", … of persons (P), bodies (G), places (L) and other names (M); "O": no name


def tag(sentences: Sequence[Sequence[str]]) -> list[Tagged]:
    """Parts of speech and names, a sentence at a time.

    Raises:
        FileNotFoundError: A model file is missing; see `available`.
    """
    pos, names = store.tagger(store.TAGS), store.tagger(store.NAMES)
    made = []
    for sentence in sentences:
        rows = pycrfsuite.ItemSequence(tags.features(sentence))
        made.append(Tagged(pos.tag(rows), names.tag(rows)))
    return made


def heads(
    sentences: Sequence[Sequence[str]],
    tagged: Sequence[Tagged],
    wanted: Sequence[bool] | None = None,
) -> list[list[int]]:
    """The head of every word, an index into its sentence; -1 for a root, and for all words of sentences not wanted."""
    parser = store.parser()
    number = parser.vocabulary.get
    return [
        trees.parse(
            [number(w.lower(), 0) for w in sentence],
            [trees.TAGS.get(t, trees.TAGS["SYM"]) for t in labels.pos],
            parser.score,
        )
        if want
        else [-1] * len(sentence)
        for sentence, labels, want in zip(sentences, tagged, wanted or [True] * len(sentences), strict=True)
    ]


def _may_report(words: Sequence[str], stretches: Sequence[int]) -> bool:
    """Whether the sentence has a word outside marks that is often part of a cue."""
    lemmas, rates = store.words()
    for word, stretch in zip(words, stretches, strict=True):
        if stretch < 0:
            low = folded(word)
            if rates.get(lemmas.get(low, low), 0) >= _OFTEN:
                return True
    return False


def attributions(
    sentences: Sequence[Sequence[str]],
    stretches: Sequence[int],
    hints: Sequence[Proposal],
) -> list[Proposal]:
    """Who said what in one paragraph, likeliest first; no two contents share a word, no cue lies in a content.

    Args:
        sentences: The words of each sentence; none may be empty.
        stretches: For every word the number of the marked stretch it lies in, -1 outside and for the marks themselves.
        hints: What rules make of the paragraph. The models were trained with such hints and know how far to trust them.

    Raises:
        FileNotFoundError: A model file is missing; see `available`.

    Method: cues, then source and content around each cue (after Pareti et al. 2013), with the rules' findings as features
    (stacking, Wolpert 1992).
    """
    tagged = tag(sentences)
    known = store.words()
    starts = list(accumulate(map(len, sentences), initial=0))
    # Not for what is marked from end to end, and headings: their trees cost time and no cue is lost with them.
    wanted = [_may_report(words, stretches[at : at + len(words)]) for words, at in zip(sentences, starts, strict=False)]
    passage = passages.read(
        sentences,
        [t.pos for t in tagged],
        [t.names for t in tagged],
        heads(sentences, tagged, wanted),
        stretches,
        hints,
        known.lemmas,
        known.rates,
    )
    tagger = store.tagger(store.CUES)
    tagger.set(pycrfsuite.ItemSequence(cues.features(passage)))
    found = cues.read(tagger, len(passage))
    if not found:
        return []
    return roles.propose(store.tagger(store.ROLES), passage, found)

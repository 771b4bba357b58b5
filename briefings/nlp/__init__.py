"""The only door to trained models: parts of speech, names, trees, and who said what.

Everything here works on words and their numbers; where they stand in a text is the caller's business. The models are
small conditional random fields and a greedy parser, read from `briefings/models` on first use; see the cards there for
their data, figures and limits. Nothing is learned or fetched at run time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

import pycrfsuite

from briefings.nlp import cues, passages, roles, store, tags, trees
from briefings.nlp.proposals import Proposal, Range
from briefings.nlp.store import available
from briefings.nlp.words import folded

__all__ = ["Paragraph", "Proposal", "Range", "Tagged", "attributions", "available", "heads", "parts_of_speech", "tag"]

_BATCH = 4000  # words read together: most articles whole; a guard for memory on very long ones
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
    rows = [pycrfsuite.ItemSequence(tags.features(sentence)) for sentence in sentences]
    tagged = [pos.tag(row) for row in rows]  # one model after the other; see `attributions`
    return [Tagged(tags_of, names.tag(row)) for tags_of, row in zip(tagged, rows, strict=True)]


@lru_cache(maxsize=4096)  # the sentences of a few articles are asked for again and again
def parts_of_speech(words: tuple[str, ...]) -> tuple[str, ...]:
    """The Penn Treebank tags of one sentence.

    Raises:
        FileNotFoundError: A model file is missing; see `available`.
    """
    return tuple(store.tagger(store.TAGS).tag(pycrfsuite.ItemSequence(tags.features(words))))


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
            parser.plain,
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


class Paragraph(NamedTuple):
    """What `attributions` reads."""

    sentences: Sequence[Sequence[str]]  # the words of each; none may be empty
    stretches: Sequence[int]  # for every word its marked stretch's number; -1 outside and for the marks themselves
    hints: Sequence[Proposal]  # what rules make of it; the models were trained with such hints


def attributions(paragraphs: Sequence[Paragraph]) -> list[list[Proposal]]:
    """Who said what, one list a paragraph, likeliest first; no two contents share a word, no cue lies in a content.

    Raises:
        FileNotFoundError: A model file is missing; see `available`.

    Method: cues, then source and content around each cue (after Pareti et al. 2013), with the rules' findings as features
    (stacking, Wolpert 1992). A paragraph's result does not depend on the others: they are read together, one model after
    another, since a model that was just used lies in the processor's caches (a seventh of the time).
    """
    found: list[list[Proposal]] = [[] for _ in paragraphs]
    # A paragraph where nothing may report has no cue (of 4,487 in held-out stories, two), and one word in fifty is in such.
    read = [(k, p, wanted) for k, p in enumerate(paragraphs) if any(wanted := _wanted(p))]
    for batch in _batches(read):
        proposed = _attributions([p for _, p, _ in batch], [w for _, _, wanted in batch for w in wanted])
        for (k, _, _), proposals in zip(batch, proposed, strict=True):
            found[k] = proposals
    return found


def _wanted(paragraph: Paragraph) -> list[bool]:
    """Whether each sentence needs its tree: not what is marked from end to end, and headings, with which no cue is lost."""
    starts = accumulate(map(len, paragraph.sentences), initial=0)
    return [
        _may_report(s, paragraph.stretches[at : at + len(s)])
        for s, at in zip(paragraph.sentences, starts, strict=False)
    ]


_Read = tuple[int, Paragraph, list[bool]]  # number, paragraph, which sentences need a tree


def _batches(paragraphs: Sequence[_Read]) -> Iterator[list[_Read]]:
    batch: list[_Read] = []
    size = 0
    for read in paragraphs:
        batch.append(read)
        size += len(read[1].stretches)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _attributions(paragraphs: Sequence[Paragraph], wanted: Sequence[bool]) -> list[list[Proposal]]:
    sentences = [s for p in paragraphs for s in p.sentences]
    tagged = tag(sentences)
    trees_of = heads(sentences, tagged, wanted)
    known = store.words()
    views = []
    first = 0
    for p in paragraphs:
        last = first + len(p.sentences)
        views.append(
            passages.read(
                p.sentences,
                [t.pos for t in tagged[first:last]],
                [t.names for t in tagged[first:last]],
                trees_of[first:last],
                p.stretches,
                p.hints,
                known.lemmas,
                known.rates,
            )
        )
        first = last
    tagger = store.tagger(store.CUES)
    found = []
    for view in views:
        tagger.set(cues.features(view))
        found.append(cues.read(tagger, len(view)))
    tagger = store.tagger(store.ROLES)
    ranks = store.ranks()
    return [roles.propose(tagger, view, here, ranks) if here else [] for view, here in zip(views, found, strict=True)]

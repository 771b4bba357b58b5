"""A paragraph as the attribution models see it: flat lists over its words, and what the trees say about each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefings.nlp.proposals import Proposal
from briefings.nlp.words import NOMINAL, VERBAL, folded

_DEEPEST = 60  # steps up a tree; trees are far flatter, a broken one must not cost more


@dataclass(slots=True)
class Passage:
    """One paragraph. All lists run over its words unless the comment says otherwise; -1 stands for "none"."""

    words: list[str]
    low: list[str]
    lemma: list[str]
    pos: list[str]
    name: list[str]  # P(erson), G(roup or body), L(ocation), M(iscellaneous), O
    rate: list[int]  # how often the lemma is part of a cue, 0 to 5
    stretch: list[int]  # the marked stretch that the word lies in; marks themselves: -1
    sentence: list[int]
    first: list[bool]  # whether the word begins its sentence
    bounds: list[tuple[int, int]]  # of the sentences
    marked: list[int]  # how many marked words each sentence has
    head: list[int]
    left: list[int]  # first word of the subtree
    right: list[int]  # last word of the subtree
    subject: list[int]  # nearest nominal child to the left
    object: list[int]  # nearest nominal child of a verb to the right: the subject in "said Marsh"
    clause: list[int]  # first verbal child to the right
    helped: list[bool]  # has an auxiliary or copula to its left
    opener: list[int]  # the first "that", "to", "whether" … among the children to the left
    chained: list[int]  # the subject, sought up the tree where the verb has none of its own
    hints: list[Proposal]  # what rules make of the paragraph
    hinted: list[str]  # by any hint: B(egins) or I(nside) a cue, Q(uoted content), S(ource), O(ther)

    def __len__(self) -> int:
        return len(self.words)


def read(
    sentences: Sequence[Sequence[str]],
    pos: Sequence[Sequence[str]],
    names: Sequence[Sequence[str]],
    heads: Sequence[Sequence[int]],
    stretches: Sequence[int],
    hints: Sequence[Proposal],
    lemmas: Mapping[str, str],
    rates: Mapping[str, int],
) -> Passage:
    """The passage; `stretches` and `hints` run over the words of all sentences."""
    words = [w for s in sentences for w in s]
    low = [folded(w) for w in words]
    lemma = [lemmas.get(x, x) for x in low]
    sentence: list[int] = []
    first: list[bool] = []
    bounds: list[tuple[int, int]] = []
    head: list[int] = []
    for number, part in enumerate(sentences):
        start = len(sentence)
        sentence += [number] * len(part)
        first += [k == 0 for k in range(len(part))]
        bounds.append((start, len(sentence)))
        head += [h + start if h >= 0 else -1 for h in heads[number]]
    marked = [0] * len(sentences)
    for number, stretch in zip(sentence, stretches, strict=True):
        marked[number] += stretch >= 0
    passage = Passage(
        words=words,
        low=low,
        lemma=lemma,
        pos=[t for s in pos for t in s],
        name=[t[-1] for s in names for t in s],
        rate=[rates.get(x, 0) for x in lemma],
        stretch=list(stretches),
        sentence=sentence,
        first=first,
        bounds=bounds,
        marked=marked,
        head=head,
        left=list(range(len(words))),
        right=list(range(len(words))),
        subject=[-1] * len(words),
        object=[-1] * len(words),
        clause=[-1] * len(words),
        helped=[False] * len(words),
        opener=[-1] * len(words),
        chained=[-1] * len(words),
        hints=list(hints),
        hinted=_hinted(len(words), hints),
    )
    _read_children(passage)
    _read_extents(passage)
    _read_chains(passage)
    return passage


def _hinted(count: int, hints: Sequence[Proposal]) -> list[str]:
    labels = ["O"] * count
    for hint in hints:
        for start, end in hint.content:
            labels[start:end] = ["Q"] * (end - start)
    for hint in hints:
        if hint.source:
            start, end = hint.source
            labels[start:end] = ["S"] * (end - start)
    for hint in hints:
        if hint.cue:
            start, end = hint.cue
            labels[start:end] = ["B", *("I" * (end - start - 1))]
    return labels


def _read_children(p: Passage) -> None:
    for i, h in enumerate(p.head):
        if h < 0:
            continue
        tag = p.pos[i]
        if i < h:
            if tag in NOMINAL:
                p.subject[h] = i
            elif tag == "MD" or (tag in VERBAL and p.lemma[i] in ("be", "have", "do")):
                p.helped[h] = True
            if p.opener[h] < 0 and tag in ("IN", "TO", "WRB", "WP", "WDT"):
                p.opener[h] = i
        elif tag in NOMINAL and p.object[h] < 0 and p.pos[h] in VERBAL:
            p.object[h] = i
    for i, h in enumerate(p.head):
        if 0 <= h < i and p.clause[h] < 0 and (p.pos[i] in VERBAL or p.helped[i]):
            p.clause[h] = i


def _read_extents(p: Passage) -> None:
    for i, head in enumerate(p.head):
        h, steps = head, 0
        while h >= 0 and steps < _DEEPEST:
            if i < p.left[h]:
                p.left[h] = i
            elif i > p.right[h]:
                p.right[h] = i
            else:
                break
            h, steps = p.head[h], steps + 1


def _read_chains(p: Passage) -> None:
    for i in range(len(p)):
        if not (p.pos[i] in VERBAL or p.helped[i]):
            continue
        j = i
        for _ in range(3):
            if p.subject[j] >= 0:
                p.chained[i] = p.subject[j]
                break
            h = p.head[j]
            if h < 0:
                break
            if not (p.pos[h] in VERBAL or p.helped[h]):
                if p.pos[h] in NOMINAL and j > h:
                    p.chained[i] = h  # "officials, who say"; "the report saying"
                break
            j = h

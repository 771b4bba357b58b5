"""Where a cue stands ("said", "according to", "'s claim"): features of words, and cues from a tagger's probabilities."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

import pycrfsuite

from briefings.nlp.passages import Passage
from briefings.nlp.words import MARKS

_LEAST = 0.3  # the next stage refuses what is none; below this, hardly any is one
_OF_CUE = ("B", "I")  # among a passage's hints
IDLE = "idle"  # the only feature of a word that can be no cue; training gives it its weight
_BESIDE = 2  # words on either side of a likely one that may belong to its cue
_WINDOW = 24  # words within which another cue-like word of the sentence counts as near


def features(p: Passage, *, whole: bool = False) -> list[list[str]]:
    """One list of features per word of the paragraph.

    Args:
        p: The paragraph.
        whole: Long lists for all words, to train with; else words that are hardly ever cues have short ones. That is
            faster and finds more: F of cues in held-out stories 67.8 -> 67.9, but 67.3 when trained so as well. One
            in three can be none at all and has no list.
    """
    count = len(p)
    pos, lemma, rate, name = p.pos, p.lemma, p.rate, p.name
    lemmas = ["#", "#", "#", *lemma, "#", "#", "#"]
    tags = ["#", "#", "#", *pos, "#", "#", "#"]
    names = ["#", *name, "#"]
    hints = ["#", *p.hinted, "#"]
    marks = [0, 0, *(int(w in MARKS) for w in p.words), 0, 0]
    likely = [[j for j in range(first, last) if rate[j] and p.stretch[j] < 0] for first, last in p.bounds]
    idle = [False] * count if whole else _idle(p)
    rows = []
    for i in range(count):
        if idle[i]:
            rows.append([IDLE])
            continue
        low, word, tag, often, q = (
            p.low[i],
            lemma[i],
            pos[i],
            rate[i],
            int(p.stretch[i] >= 0),
        )
        k = i + 3
        before, hint, after = hints[i : i + 3]
        row = [
            f"w={low}", f"lp={word}|{tag}", f"l={word}", f"c={often}|q={q}", f"l={word}|q={q}",
            f"sq={int(p.marked[p.sentence[i]] > 3)}|c={often}", f"l-2={lemmas[k - 2]}", f"l-1={lemmas[k - 1]}",
            f"l1={lemmas[k + 1]}", f"l2={lemmas[k + 2]}", f"p|p-1={tag}|{tags[k - 1]}", f"p|p1={tag}|{tags[k + 1]}",
            f"mk={marks[i + 1]}{marks[i + 3]}{marks[i + 4]}|{often}",
            f"h-={before}|{hint}", f"h+={hint}|{after}", f"hh={before}{hint}{after}|{tag}", f"h-={before}|l={word}", f"h+={after}|l={word}",
        ]  # fmt: skip
        row += _of_tree(p, i)
        if whole or often or hint in _OF_CUE:
            row += (
                f"l-3={lemmas[k - 3]}", f"l3={lemmas[k + 3]}", f"l|l-1={word}|{lemmas[k - 1]}", f"l|l1={word}|{lemmas[k + 1]}",
                f"l|p-1={word}|{tags[k - 1]}", f"l|p1={word}|{tags[k + 1]}", f"pp={tags[k - 2]}|{tags[k - 1]}|{tag}",
                f"pn={tag}|{tags[k + 1]}|{tags[k + 2]}", f"lpp={word}|{tags[k + 1]}|{tags[k + 2]}",
                f"ppl={tags[k - 2]}|{tags[k - 1]}|{word}", f"n1={names[i + 2]}|{often}", f"h={hint}|l={word}",
                f"hl={lemma[p.head[i]] if p.head[i] >= 0 else 'ROOT'}|{tag}",
            )  # fmt: skip
            row += _near(p, i, likely)
        rows.append(row)
    return rows


def _idle(p: Passage) -> list[bool]:
    """Whether each word is neither ever part of a cue, or hinted at, nor near one that often is; marked words hardly ever are.

    One in three is; of 2,244 cues that are found without this none lies in such words.
    """
    count = len(p)
    idle = [True] * count
    for i, (rate, stretch, hint) in enumerate(zip(p.rate, p.stretch, p.hinted, strict=True)):
        if rate >= (2 if stretch < 0 else 3) or hint in _OF_CUE:
            for j in range(max(0, i - _BESIDE), min(count, i + _BESIDE + 1)):
                idle[j] = False
        elif rate and stretch < 0:
            idle[i] = False
    return idle


def _of_tree(p: Passage, i: int) -> tuple[str, ...]:
    pos, lemma, name, rate = p.pos, p.lemma, p.name, p.rate
    word, tag, often, head = lemma[i], pos[i], rate[i], p.head[i]
    if head >= 0:
        above_rate, side = rate[head], "<" if head < i else ">"
    else:
        above_rate, side = 0, "R"
    near, far, below, after = p.subject[i], p.chained[i], p.clause[i], p.object[i]
    subject = pos[near] if near >= 0 else "-"
    chained = pos[far] + name[far] if far >= 0 else "-"
    after_tag = pos[after] + name[after] if after >= 0 else "-"
    clause = "-"
    if below >= 0:
        opener = p.opener[below]
        clause = pos[below] + (p.low[opener] if opener >= 0 else "+" if p.subject[below] >= 0 else "-")
    return (
        f"hc={above_rate}|{tag}", f"sj={subject}|{tag}", f"css={chained}|{often}", f"co={clause}|{tag}",
        f"lco={word}|{clause}", f"rn={after_tag}|{often}", f"lsj={word}|{chained}", f"sc={subject}|{clause}|{tag}", f"rl={side}|{word}",
        f"csl={lemma[far] if far >= 0 else '-'}|{often}", f"hcl={above_rate}|{often}|{side}",
    )  # fmt: skip


def _near(p: Passage, i: int, likely: Sequence[Sequence[int]]) -> tuple[str, str]:
    """How cue-like the most cue-like unmarked word on either side of a word in its sentence is, and how far it is."""
    places, often = likely[p.sentence[i]], p.rate[i]
    k = bisect_left(places, i)
    here = k < len(places) and places[k] == i
    before = _strongest(p.rate, i, reversed(places[:k]))
    after = _strongest(p.rate, i, places[k + 1 :] if here else places[k:])
    return f"oL={before}|c={often}", f"oR={after}|c={often}"


def _strongest(rates: Sequence[int], i: int, places: Iterable[int]) -> str:
    best = far = 0
    for j in places:
        distance = abs(i - j)
        if distance > _WINDOW:
            break
        if rates[j] > best:
            best, far = rates[j], min(3, distance // 5)
    return f"{best}.{far}"


def read(tagger: pycrfsuite.Tagger, count: int) -> list[tuple[int, int, float]]:
    """Cues as (first word, word after the last, probability), in text order, from a tagger whose features are set.

    The best path gives most; where it has none but a cue is at least `_LEAST` likely, the words that are likely form one.
    """
    labels: list[str] = tagger.tag()
    outside = [tagger.marginal("O", i) for i in range(count)]
    taken = [label != "O" for label in labels]
    found: list[tuple[int, int, float]] = []
    i = 0
    while i < count:
        j = i + 1
        if taken[i]:
            while j < count and labels[j] == "I-C":
                j += 1
            found.append((i, j, 1 - min(outside[i:j])))
        elif outside[i] < 1 - _LEAST:
            while j < count and not taken[j] and outside[j] < 1 - _LEAST and _goes_on(tagger, j):
                j += 1
            if not ((i and taken[i - 1]) or (j < count and taken[j])):
                found.append((i, j, 1 - min(outside[i:j])))
        i = j
    return found


def _goes_on(tagger: pycrfsuite.Tagger, i: int) -> bool:
    within: float = tagger.marginal("I-C", i)
    begins: float = tagger.marginal("B-C", i)
    return within > begins

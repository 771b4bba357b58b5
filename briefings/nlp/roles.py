"""Which words around a cue are its content and which its source: features, and spans from a tagger's labels.

The window holds the cue's sentence, neighbours with marked words and the marked sentences that go on from them. What
depends on a word and the side of the cue alone is made once per paragraph and joined.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pycrfsuite

from briefings.nlp import readings
from briefings.nlp.passages import Passage
from briefings.nlp.proposals import Proposal, Range
from briefings.nlp.rivals import Content, View
from briefings.nlp.words import MARKS, PAUSES, VERBAL

HINTS = ("h=", "h3=", "h-=", "h+=")  # how features begin that tell what rules found
_FARTHEST = 300  # words before and after a cue that are looked at; one content in ten thousand is longer
_EDGE = 3  # words between a cue and its sentence's edge
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_VERBS = VERBAL - {"MD"}
_OF_OTHERS = {"B": "b", "I": "b", "Q": "q", "S": "s", "O": "O"}  # hints of other cues than the one looked at
_REACH = (
    120,
    200,
)  # words before and after the cue within which marked sentences still belong to its window
_LIKELY = 0.4  # less likely cues are looked at in training alone: they bring in as much wrong as right
_LEAST = 0.45  # an attribution less likely than this is left out
_GAP = 20  # words between two pieces that are one
_ABOUT = 0.95  # of another's probability, to come before it
_LEAST_SOURCE = 0.15  # below, more sources that are none come in than right ones
_BUCKETS = [0, 1, 2, 3, 4, 4, 5, 5, 5] + [6] * 5 + [7] * 8 + [8] * 13 + [9] * 21


def _bucket(distance: int) -> int:
    return _BUCKETS[distance] if distance < len(_BUCKETS) else 10


def _sureness(probability: float) -> int:
    """0: no model proposed the cue (in training only), 5: nearly certain."""
    return sum(probability >= least for least in (0.2, 0.35, 0.5, 0.7, 0.9))


def window(p: Passage, start: int, end: int) -> tuple[int, int]:
    """The words that may be content or source of the cue `start`..`end`.

    A neighbouring sentence counts where one of the two has marked words or the cue stands at the edge to it. All
    neighbours cost a fifth of the speed and find nothing more.
    """
    low, high = p.sentence[start], p.sentence[end - 1]
    if low and (p.marked[low - 1] or p.marked[low] or start - p.bounds[low][0] < _EDGE):
        low -= 1
    if high + 1 < len(p.bounds) and (p.marked[high + 1] or p.marked[high] or p.bounds[high][1] - end < 3):
        high += 1
    while low and p.stretch[p.bounds[low][0]] >= 0 and p.bounds[low - 1][0] > start - _REACH[0]:
        low -= 1
    while (
        high + 1 < len(p.bounds) and p.stretch[p.bounds[high + 1][0]] >= 0 and p.bounds[high + 1][1] < end + _REACH[1]
    ):
        high += 1
    # Clipped: a page without a stop is one sentence, and every cue in it would look at all of it.
    return max(p.bounds[low][0], start - _FARTHEST), min(p.bounds[high][1], end + _FARTHEST)


Cue = tuple[int, int, float]  # first word, word after the last, probability


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What all cues of a paragraph share."""

    is_cue: list[bool]  # of any likely cue
    neutral: list[list[str]]
    before: list[list[str]]  # for words that stand before the cue
    after: list[list[str]]


def surroundings(p: Passage, cues: Sequence[Cue]) -> Surroundings:
    """Features of every word that do not depend on the cue, given all cues that the paragraph may have."""
    is_cue = [False] * len(p)
    for start, end, probability in cues:
        if probability >= _LIKELY:
            is_cue[start:end] = [True] * (end - start)
    words = ["#", "#", *p.low, "#", "#"]
    tags = [
        "#",
        "#",
        *(f"OC{t}" if cue else t for t, cue in zip(p.pos, is_cue, strict=True)),
        "#",
        "#",
    ]
    names = ["#", *p.name, "#"]
    made = Surroundings(is_cue, [], [], [])
    for i in range(len(p)):
        k = i + 2
        word, tag, name = words[k], p.pos[i], p.name[i]
        made.neutral.append([
            f"w={word}", f"w-1={words[k - 1]}", f"w1={words[k + 1]}", f"w-2={words[k - 2]}", f"w2={words[k + 2]}",
            f"p-1={tags[k - 1]}", f"p1={tags[k + 1]}", f"ww-={word},{words[k - 1]}", f"ww+={word},{words[k + 1]}",
            f"nn={names[i]},{name},{names[i + 2]}",
        ])  # fmt: skip
        for side, rows in (("L", made.before), ("R", made.after)):
            rows.append([
                f"{side}p={tag}", f"{side}w={word}", f"{side}p-={tag},{tags[k - 1]}", f"{side}p+={tag},{tags[k + 1]}",
                f"{side}p-2={tags[k - 2]}", f"{side}p2={tags[k + 2]}", f"{side}ppp={tags[k - 1]},{tag},{tags[k + 1]}",
            ])  # fmt: skip
    return made


@dataclass(frozen=True, slots=True)
class _Course:
    """What lies between the cue and each word of the window, counted up to two or three."""

    cues: list[int]
    pauses: list[int]
    sentences: list[int]  # negative: the word stands in an earlier sentence
    verbs: list[int]


def features(p: Passage, around: Surroundings, cue: Cue, low: int, high: int) -> list[list[str]]:
    """One list of features per word of the window `low`..`high`, for a cue of the given probability."""
    start, end, probability = cue
    head = max(range(start, end), key=lambda k: (p.rate[k], p.pos[k] in VERBAL))
    lemma, text, tag = p.lemma[head], "_".join(p.low[start:end])[:30], p.pos[head]
    course = _course(p, around.is_cue, start, end, low, high, head)
    has, hints = _hints(p, start, end, low, high)
    tree = _Tree(p, head)
    following = p.low[end] if end < high else "#"
    preceding = p.low[start - 1] if start > low else "#"
    sure = _sureness(probability)
    # What many words of the window have in common is made once.
    places: dict[tuple[str, int, int, int], list[str]] = {}
    hinted: dict[tuple[str, str, str, str], list[str]] = {}
    rows: list[list[str]] = []
    for i in range(low, high):
        if start <= i < end:
            rows.append(["IN"])
            continue
        side, distance = ("L", start - i) if i < start else ("R", i - end + 1)
        k = i - low
        q, far, pos = int(p.stretch[i] >= 0), _bucket(distance), p.pos[i]
        cues, pauses, away, verbs = course.cues[k], course.pauses[k], course.sentences[k], course.verbs[k]
        place, base = f"{side}{away}", f"{side}{away}{q}"
        row = around.neutral[i] + (around.before if side == "L" else around.after)[i]
        row += (
            f"{side}d={far}", f"{base}p={pos}", f"{side}c={cues}m={pauses}v={verbs}", f"{side}{far}cl={lemma}",
            f"ot={int(around.is_cue[i])}", f"first={int(p.first[i])}{place}", f"{side}cl={lemma}p={pos}",
        )  # fmt: skip
        key = side, away, q, verbs
        shared = places.get(key)
        if shared is None:
            shared = places[key] = [
                f"{base}cl={lemma}", f"{place}cp={tag}v={verbs}", f"cw={text}|{place}", f"{side}nx={following}|{away}",
                f"{side}pv={preceding}|{away}", f"{place}cl={lemma}nx={following}", f"{base}pc={sure}",
            ]  # fmt: skip
        row += shared
        before, hint, after = hints[k : k + 3]
        about = place, before, hint, after
        shared = hinted.get(about)
        if shared is None:
            shared = hinted[about] = [
                f"h={has}{hint}", f"h={has}{hint}{place}", f"h={has}{hint}cl={lemma}", f"h3={before}{hint}{after}",
                f"h-={has}{before}{hint}", f"h+={has}{hint}{after}",
            ]  # fmt: skip
        row += shared
        if not away:
            row += tree.features(i, side)
        rows.append(row)
    return rows


def _course(p: Passage, is_cue: list[bool], start: int, end: int, low: int, high: int, head: int) -> _Course:
    count, here = high - low, p.sentence[head]
    made = _Course([0] * count, [0] * count, [max(-3, min(3, x - here)) for x in p.sentence[low:high]], [0] * count)
    for places in (range(end, high), range(start - 1, low - 1, -1)):
        cues = pauses = verbs = 0
        in_cue = False
        for i in places:
            if is_cue[i] and not in_cue and cues < 2:
                cues += 1
            in_cue = is_cue[i]
            k = i - low
            made.cues[k], made.pauses[k], made.verbs[k] = cues, pauses, verbs
            if pauses < 3 and p.words[i] in PAUSES:
                pauses += 1
            if verbs < 3 and p.stretch[i] < 0 and p.pos[i] in _VERBS:
                verbs += 1
    return made


def _hints(p: Passage, start: int, end: int, low: int, high: int) -> tuple[str, list[str]]:
    """Whether rules know this cue (Y: with its source, y: without, N: not at all) and what they make of each word of the
    window, one word more on either side: content and source of this cue in capitals, of others in small letters."""
    labels = ["#", *map(_OF_OTHERS.__getitem__, p.hinted[low:high]), "#"]
    own = next((h for h in p.hints if h.cue and h.cue[0] < end and h.cue[1] > start), None)
    if own is None:
        return "N", labels
    ranges = [("Q", r) for r in own.content] + ([("S", own.source)] if own.source else [])
    for kind, (first, last) in ranges:
        for k in range(max(first, low), min(last, high)):
            labels[k - low + 1] = kind + ("B" if k == first else "") + ("E" if k == last - 1 else "")
    return ("Y" if own.source else "y"), labels


class _Tree:
    """Where words stand in the sentence's tree as seen from the cue's head."""

    def __init__(self, p: Passage, head: int):
        self.p, self.head = p, head
        # word -> steps up from the head, steps down from there, and the child through which the way down leads
        self.ways: dict[int, tuple[int, int, int] | None] = {}
        at, steps = head, 0
        while at >= 0 and steps < 8:
            self.ways[at] = (steps, 0, -1)
            at, steps = p.head[at], steps + 1
        self.phrases = [(kind, top) for kind, top in (("cs", p.chained[head]), ("rn", p.object[head])) if top >= 0]
        self.branches: dict[tuple[str, int, int, str], list[str]] = {}

    def _way(self, i: int) -> tuple[int, int, int] | None:
        todo = []
        while i >= 0 and i not in self.ways:
            todo.append(i)
            i = self.p.head[i]
        way = self.ways[i] if i >= 0 else None
        for k in reversed(todo):
            if way:
                way = (way[0], way[1] + 1, way[2] if way[1] else k)
            self.ways[k] = way
        return way

    def _edge(self, i: int, top: int) -> str:
        return ("B" if self.p.left[top] == i else "") + ("E" if self.p.right[top] == i else "")

    def _branch(self, side: str, up: int, child: int, edge: str) -> list[str]:
        p, head = self.p, self.head
        lemma, tag, below, opener = p.lemma[head], p.pos[head], p.pos[child], p.opener[child]
        opens = p.low[opener] if opener >= 0 else "-"
        where, full = "l" if child < head else "r", "s" if p.subject[child] >= 0 else "-"
        return [
            f"ucm={up}{below}{opens}{side}{full}", f"uce={up}{below}{side}{edge}", f"ucl={up}{where}{lemma}",
            f"uccl={up}{below}{side}{lemma}", f"ux={up}{tag}{below}{side}{full}",
        ]  # fmt: skip

    def features(self, i: int, side: str) -> list[str]:
        p, pos = self.p, self.p.pos[i]
        way = self._way(i)
        if way is None:
            row = [f"nopath{side}"]
        else:
            up, down, child = min(way[0], 4), min(way[1], 4), way[2]
            if child < 0:
                row = [f"anc={up}{side}", f"anc={up}|{pos}", f"anc={up}|{p.lemma[self.head]}"]
            else:
                edge = self._edge(i, child)
                row = [f"ud={up}{down}{side}", f"ue={up}{side}{edge}{pos}"]
                key = side, up, child, edge
                branch = self.branches.get(key)
                if branch is None:
                    branch = self.branches[key] = self._branch(*key)
                row += branch
        for kind, top in self.phrases:
            if p.left[top] <= i <= p.right[top]:
                edge = self._edge(i, top) + ("H" if i == top else "")
                row += (f"{kind}={side}{edge}", f"{kind}={side}{edge}{pos}")
        return row


# ------------------------------------------------------------------------------------------------ from labels to spans


def propose(
    tagger: pycrfsuite.Tagger, p: Passage, cues: Sequence[Cue], ranks: readings.Ranks | None = None
) -> list[Proposal]:
    """The attributions of the paragraph, likeliest first; what overlaps a likelier one's content or cue is left out.

    Args:
        tagger: For the features of this module.
        p: The paragraph.
        cues: All cues that it may have.
        ranks: For the choice between readings; None: the tagger's own reading is taken.
    """
    around = surroundings(p, cues)
    likely = [cue for cue in cues if cue[2] >= _LIKELY]
    found = [made for cue in likely if (made := _proposal(tagger, p, around, cue, ranks))]
    found.sort(key=lambda made: (-made.probability, made.cue))
    taken = [False] * len(p)
    kept = []
    for made in _outer_first(p, found):
        assert made.cue
        if any(taken[slice(*made.cue)]):
            continue
        content = tuple(r for r in made.content if not any(taken[slice(*r)]))
        if content:
            for first, last in (*content, made.cue):
                taken[first:last] = [True] * (last - first)
            kept.append(made._replace(content=content))
    return kept


def _outer_first(p: Passage, found: Sequence[Proposal]) -> list[Proposal]:
    """In the given order, but what lies in the unmarked content of another that is about as likely comes after it: "Rescuers
    fear that dozens are buried, the mayor said" is the mayor's."""
    ordered: list[Proposal] = []
    for made in found:
        place = len(ordered)
        if all(p.stretch[i] < 0 for i in range(made.content[0][0], made.content[-1][1])):
            for k, other in enumerate(ordered):
                if made.probability > _ABOUT * other.probability and _lies_in(other, made.content):
                    place = k
                    break
        ordered.insert(place, made)
    return ordered


def _lies_in(inner: Proposal, content: Sequence[Range]) -> bool:
    pieces = (*inner.content, inner.cue) if inner.cue else inner.content
    return all(any(a <= first and last <= b for a, b in content) for first, last in pieces)


def _proposal(
    tagger: pycrfsuite.Tagger, p: Passage, around: Surroundings, cue: Cue, ranks: readings.Ranks | None
) -> Proposal | None:
    found = read(tagger, p, around, cue)
    if found is None:
        return None
    probability, view = found
    content, source, sure = view.content, view.source, view.sure
    if ranks is not None:
        content, source, sure = readings.choose(tagger, view, ranks)
    content = _without_gaps(p, content, view.cue, source)
    # Rounded: the last bits of a sum of exponentials may differ between machines, an order of proposals must not.
    return Proposal(view.cue, content, source, round(probability, 6), round(sure, 6))


def _without_gaps(p: Passage, content: Content, cue: Range, source: Range | None) -> Content:
    """The content with pieces joined between which nobody is named and nothing said: "the outbreak | , which began in May, |
    has spread"."""
    joined = list(content[:1])
    for first, last in content[1:]:
        before = joined[-1][1]
        between = any(r and r[0] < first and r[1] > before for r in (cue, source))
        same = first - before <= _GAP and p.sentence[before - 1] == p.sentence[first]
        if between or not same or not MARKS.isdisjoint(p.words[before:first]):
            joined.append((first, last))
        else:
            joined[-1] = joined[-1][0], last
    return tuple(joined)


def read(tagger: pycrfsuite.Tagger, p: Passage, around: Surroundings, cue: Cue) -> tuple[float, View] | None:
    """How likely the cue is one, and the tagger's reading of it; None: it is none or has no content."""
    start, end, _ = cue
    low, high = window(p, start, end)
    tagger.set(features(p, around, cue, low, high))
    labels: list[str] = tagger.tag()
    probability = 1 - tagger.probability(["O"] * (high - low))
    if probability < _LEAST:
        return None
    if "B-Q" not in labels:
        labels = _labels_if_any(tagger, high - low, 1 - probability)
    content = _ranges(labels, "Q", low)
    if not content:
        return None
    sources = _ranges(labels, "S", low)
    source = min(
        sources,
        key=lambda r: (min(abs(r[0] - end), abs(start - r[1])), r),
        default=None,
    )
    sure = 1.0
    if source is None:
        source, sure = _likeliest_source(tagger, p, labels, low, probability)
    return probability, View(p, (start, end), low, high, tuple(content), source, sure, around.is_cue)


def _ranges(labels: Sequence[str], kind: str, low: int) -> list[Range]:
    found: list[Range] = []
    for i, label in enumerate(labels):
        if label == f"B-{kind}" or (label == f"I-{kind}" and (not i or labels[i - 1][1:] != f"-{kind}")):
            found.append((low + i, low + i + 1))
        elif label == f"I-{kind}":
            found[-1] = (found[-1][0], low + i + 1)
    return found


def _labels_if_any(tagger: pycrfsuite.Tagger, count: int, none: float) -> list[str]:
    """The likeliest label of each word, given that the cue is one; `none` is the probability that it is not.

    Where "no attribution" is the likeliest path, it hides what the others, likelier together, agree on.
    """
    labels: list[str] = []
    for i in range(count):
        outside = tagger.marginal("O", i)
        best, most = "O", outside - none
        if outside < 0.98:
            for kind in "QS":
                begins, goes_on = (
                    tagger.marginal(f"B-{kind}", i),
                    tagger.marginal(f"I-{kind}", i),
                )
                if begins + goes_on > most:
                    most = begins + goes_on
                    new = begins >= goes_on or not labels or labels[-1][1:] != f"-{kind}"
                    best = f"{'B' if new else 'I'}-{kind}"
        labels.append(best)
    return labels


def _likeliest_source(
    tagger: pycrfsuite.Tagger,
    p: Passage,
    labels: Sequence[str],
    low: int,
    probability: float,
) -> tuple[Range | None, float]:
    """The words most likely to name the speaker where the best path has none, and how likely; None: not likely enough.

    Nine of ten attributions have a source, but the readings that disagree on where it ends are often each less likely
    than "no source". Taking it raises the speakers that are right from 85 to 91 of 100.
    """
    count = len(labels)
    # A finite verb ends it: "the ad uses footage of Duarte" is no source.
    likely = [
        0.0
        if label.endswith("-Q") or p.pos[low + i] in _FINITE
        else tagger.marginal("B-S", i) + tagger.marginal("I-S", i)
        for i, label in enumerate(labels)
    ]
    best = max(range(count), key=likely.__getitem__)
    sure = likely[best] / probability
    if sure < _LEAST_SOURCE:
        return None, sure
    start, end = best, best + 1
    while start and likely[start - 1] > likely[best] / 2:
        start -= 1
    while end < count and likely[end] > likely[best] / 2:
        end += 1
    return (low + start, low + end), min(sure, 1.0)

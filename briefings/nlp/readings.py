"""Which of several readings of a cue is taken.

The tagger of roles.py judges word by word; it cannot see whether a content as a whole is a clause, holds both marks of a
pair, or swallows the next speaker. A log-linear model that can chooses between its reading and the rivals of that.

Method: reranking of n-best readings (Collins 2000), one choice for the content and one for the source.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp, log
from typing import NamedTuple

import pycrfsuite

from briefings.nlp import rivals
from briefings.nlp.passages import Passage
from briefings.nlp.proposals import Range
from briefings.nlp.rivals import Content, View
from briefings.nlp.words import MARKS, NOMINAL, PAUSES, VERBAL, shape

Row = tuple[float, list[str]]  # how likely the tagger finds the reading (natural logarithm), and the reading's features

_SURE = log(0.7)  # of the tagger in its reading: from here on no rival wins; 0.8 looks at a tenth more, for nothing
_FAR = 5.0  # of the likeliest, in logarithms: a content that much less likely is no rival
_NEVER = -12.0  # the logarithm where the probability is (nearly) nothing
_POSSIBLE = 0.1  # a less likely source is none to be weighed against others
_SPEAKER = 1.5  # what it is worth to name the right speaker, where a source that ends as it should is worth 1
_TAILS = frozenset(
    (",", ";", "(", "[", "—", "–", "--", "who", "whose", "which", "that", "of", "at", "in", "from", "for", "on", "with")
)
_JOINTS = frozenset((",", "and", "but", "or", "as", "--", "-", "—"))


class Ranks(NamedTuple):
    """Weights of features, made by training."""

    content: Mapping[str, float]
    source: Mapping[str, float]


def _size(n: int) -> int:
    return n if n < 4 else 4 if n < 7 else 5 if n < 11 else 6 if n < 18 else 7 if n < 30 else 8


def content_rivals(tagger: pycrfsuite.Tagger, v: View) -> list[tuple[Content, Row]]:
    """The tagger's content first, then its rivals, without those that the tagger finds far less likely; alone and without
    features where the tagger is sure."""
    source = v.source if v.sure == 1 else None
    own = _likelihood(tagger, v, v.content, source)
    if own > _SURE:
        return [(v.content, (own, []))]
    v.read(tagger)
    _, *others = rivals.contents(v)
    likely = [(v.content, own), *((c, _likelihood(tagger, v, c, source)) for c in others)]
    least = max(x for _, x in likely) - _FAR
    return [(c, (x, _content_features(v, c))) for k, (c, x) in enumerate(likely) if x > least or not k]


def source_rivals(tagger: pycrfsuite.Tagger, v: View) -> list[tuple[Range | None, Row]]:
    """The tagger's source first, then its rivals and none; alone and without features where the tagger is sure."""
    own = _likelihood(tagger, v, v.content, v.source)
    if own > _SURE:
        return [(v.source, (own, []))]
    v.read(tagger)
    _, *others = rivals.sources(v)
    likely = [(v.source, own), *((s, _likelihood(tagger, v, v.content, s)) for s in others)]
    return [(s, (x, _source_features(v, s))) for s, x in likely]


def _likelihood(tagger: pycrfsuite.Tagger, v: View, content: Content, source: Range | None) -> float:
    labels = ["O"] * (v.high - v.low)
    clear = source and not any(source[0] < b and source[1] > a for a, b in content)
    pieces = [("S", source)] if source and clear else []
    for kind, (first, last) in (*pieces, *(("Q", r) for r in content)):
        labels[first - v.low : last - v.low] = [f"B-{kind}", *[f"I-{kind}"] * (last - first - 1)]
    probability: float = tagger.probability(labels)
    return round(max(_NEVER, log(probability)), 6) if probability > 0 else _NEVER


def _content_features(v: View, content: Content) -> list[str]:
    p, (start, end), head = v.p, v.cue, v.head
    (a, _), (_, b) = content[0], content[-1]
    total = sum(y - x for x, y in content)
    side = "L" if b <= start else "R" if a >= end else "M"
    key = "a" + side, a
    row = v.kept.get(key)
    if row is None:
        row = v.kept[key] = _start_features(v, a, side)
    key = "b" + side, b
    ending = v.kept.get(key)
    if ending is None:
        ending = v.kept[key] = _end_features(v, b, side)
    row = row + ending
    gap = a - end if side == "R" else start - b if side == "L" else -1
    row += (
        f"sz={side}{_size(total)}", f"gap={_size(gap)}{side}",
        f"mean={int(10 * sum(sum(v.within[x - v.low : y - v.low]) for x, y in content) / total)}",
    )  # fmt: skip
    many = "1" if len(content) == 1 else "+"
    for number, (x, y) in enumerate(content):
        out, hung, top = _links(p, x, y)
        under = p.head[top] if top >= 0 else -1
        source = v.source
        where = (
            "c" if under == head
            else "r" if under < 0
            else "s" if source and source[0] <= under < source[1]
            else "<" if under < start else ">"
        )  # fmt: skip
        odd = sum(w in MARKS for w in p.words[x:y]) % 2
        row += (
            f"out={many}{min(out, 4)}", f"in={many}{hung}", f"top={many}{p.pos[top] if top >= 0 else '-'},{where}",
            f"oi={many}{min(out, 3)}{hung}{side}", f"odd={many}{odd}",
        )  # fmt: skip
        if number:
            g = content[number - 1][1]
            row += (f"bt={p.low[g]},{_size(x - g)}", f"btc={int(g <= start < x)},{p.pos[x]}")
    if v.hint and v.hint.content:
        hint = v.hint.content
        ends = int(hint[-1][1] == b)
        row += (
            f"hs={int(hint[0][0] == a)}", f"ha={int(hint == content)}", f"hn={len(hint)},{len(content)}",
            f"hel={ends},{p.low[b] if b < len(p) else '#'}",
        )  # fmt: skip
    else:
        row.append("hn=-")
    if content == v.content:
        row.append("base")
    return row


def _start_features(v: View, a: int, side: str) -> list[str]:
    p, end, lemma = v.p, v.cue[1], v.p.lemma[v.head]
    first = p.bounds[p.sentence[a]][0]
    word, tag = p.low[a], p.pos[a]
    row = [
        f"fw={side}{word}", f"fp={side}{tag},{p.pos[a - 1] if a > first else '#'}", f"fc={lemma},{tag}",
        f"pw={side}{p.low[a - 1] if a else '#'}",
    ]  # fmt: skip
    if side == "R" and a > end:
        row += (f"sk={p.pos[end]},{min(a - end, 4)}", f"skl={lemma},{min(a - end, 4)}")
    return row


def _end_features(v: View, b: int, side: str) -> list[str]:
    p, start, head = v.p, v.cue[0], v.head
    edge = p.bounds[p.sentence[b - 1]][1]
    lemma, last, last_tag = p.lemma[head], p.low[b - 1], p.pos[b - 1]
    word = p.low[b] if b < len(p) else "#"
    tag = p.pos[b] if b < edge else "#"
    tag2 = p.pos[b + 1] if b + 1 < edge else "#"
    row = [
        f"nx={side}{word}", f"nxp={tag},{tag2}", f"nxc={word}|{lemma}", f"lp={last_tag},{tag}", f"lw={last}",
        f"qb={int(p.stretch[b - 1] >= 0)}{int(b < len(p) and p.stretch[b] >= 0)}{side}",
    ]  # fmt: skip
    if b >= edge:
        return row
    k = b + 1 if word in _JOINTS and b + 1 < edge else b
    j = k
    while j < edge and j < k + 6 and p.pos[j] not in VERBAL:
        j += 1
    found = j < edge and j < k + 6  # the verb of what comes next
    verb = p.pos[j] if found else "-"
    subject = int(any(t in NOMINAL for t in p.pos[k:j]))
    row += (
        f"cl={word},{verb},{subject}", f"clh={word},{tag2},{verb}", f"cue>={word},{int(j < edge and v.is_cue[j])}",
        f"nh={word},{_whither(p.head[b], b, start, head)}",
    )  # fmt: skip
    if found:
        row.append(f"vh={word},{_whither(p.head[j], b, start, head)}")
    return row


def _whither(above: int, b: int, start: int, head: int) -> str:
    """Where a head lies: the cue's, none, before the cue, between it and b, behind."""
    return "c" if above == head else "r" if above < 0 else "<" if above < start else "i" if above < b else ">"


def _links(p: Passage, a: int, b: int) -> tuple[int, int, int]:
    """How many words of a..b hang on words outside, how many before and after it hang on words inside (in one number), and
    the first of the former; -1: none."""
    out, top = 0, -1
    heads, tags = p.head, p.pos
    for i in range(a, b):
        if not a <= heads[i] < b and tags[i][0].isalpha() and p.words[i] not in PAUSES:
            out += 1
            if top < 0:
                top = i
    after = sum(a <= heads[i] < b and tags[i][0].isalpha() for i in range(b, p.bounds[p.sentence[b - 1]][1]))
    before = sum(a <= heads[i] < b and tags[i][0].isalpha() for i in range(p.bounds[p.sentence[a]][0], a))
    return out, min(before, 2) * 3 + min(after, 2), top


def _source_features(v: View, source: Range | None) -> list[str]:
    p, (start, end), head = v.p, v.cue, v.head
    lemma = p.lemma[head]
    hint = v.hint.source if v.hint else None
    if source is None:
        cue = "_".join(p.low[start:end])[:30]
        return [
            "none", f"none={lemma}", f"none={p.pos[head]}", f"nonew={cue}", f"none={'h' if hint else '-'}{'b' if v.source else '-'}",
            f"nonet={min(4, int(5 * sum(v.heard)))}",
        ]  # fmt: skip
    a, b = source
    side = "L" if b <= start else "R"
    first, last = p.bounds[p.sentence[a]]
    word, tag = (p.low[b], p.pos[b]) if b < last else ("#", "#")
    tag2 = p.pos[b + 1] if b + 1 < last else "#"
    before, before_tag = (p.low[a - 1], p.pos[a - 1]) if a > first else ("#", "#")
    fw, fp, lw, lp = p.low[a], p.pos[a], p.low[b - 1], p.pos[b - 1]
    heard = v.heard[a - v.low : b - v.low]
    top = rivals.top_of(p, a, b)
    tags, words, heads = p.pos[a:b], p.low[a:b], p.head
    out = sum(not a <= heads[i] < b for i in range(a, b) if p.pos[i][0].isalpha())
    after = sum(a <= heads[i] < b for i in range(b, last) if p.pos[i][0].isalpha())
    ahead = sum(a <= heads[i] < b for i in range(first, a) if p.pos[i][0].isalpha())
    commas = words.count(",")
    names = "".join("N" if first <= i < last and p.name[i] != "O" else "o" for i in (a, b - 1, b, a - 1))
    relative = any(t in ("WDT", "WP", "WRB") for t in tags)
    preposition = next((w for w, t in zip(words, tags, strict=True) if t == "IN"), "-")
    row = [
        f"sz={_size(b - a)}{min(commas, 3)}", f"nx={side}{word}", f"nxp={tag},{tag2}", f"nl={lp},{tag}",
        f"lw={lw}", f"lp={lp}", f"fw={fw}", f"fp={fp},{before_tag}", f"pw={before}", f"pp={before_tag},{side}",
        f"mean={int(10 * sum(heard) / (b - a))}", f"peak={int(10 * max(heard))}", f"top={p.pos[top]},{p.name[top]}", f"out={min(out, 3)}",
        f"inn={min(after, 2)}", f"inl={min(ahead, 2)}", f"names={names}", f"gap={_size(start - b if side == 'L' else a - end)}{side}",
        f"prep={preposition}", f"subj={_match(p, p.chained[head], a, b)}{side}", f"obj={_match(p, p.object[head], a, b)}{side}", f"commas={commas},{lw == ','},{word == ','}", f"cm={commas}{side}{tag}",
        f"in,={after},{word}", f"ps={'P' if a + 1 == b and fp == 'PRP' else fp}{lemma}", f"poss={lp == 'POS'}{tag == 'POS'}{lemma}"[:40],
        f"cont={int(word == ',' and any(x == b + 1 for x, _ in v.content))}{lp}", f"relc={relative}{commas}{side}", f"lenname={_size(b - a)}{names}",
        f"det={fp == 'DT'}{before_tag}", f"cased={shape(p.words[a])[:1]}{shape(p.words[a - 1])[:1] if a > first else '#'}",
    ]  # fmt: skip
    if hint:
        row += (
            f"hs={int(hint[0] == a)}{int(hint[1] == b)}", f"hx={int(hint[0] < b and hint[1] > a)}",
            f"hd={max(-3, min(3, b - hint[1]))},{word}",
        )  # fmt: skip
    if source == v.source:
        row.append("base")
    return row


def _match(p: Passage, top: int, a: int, b: int) -> str:
    """How a..b lies to the subtree of a word: same start, same end, holds the word."""
    return "-" if top < 0 else f"{int(p.left[top] == a)}{int(p.right[top] + 1 == b)}{int(a <= top < b)}"


# ------------------------------------------------------------------------------------------------ choice

SCALE = "tagger"  # the weight of the tagger's own judgement stands under this name


def choose(tagger: pycrfsuite.Tagger, v: View, ranks: Ranks) -> tuple[Content, Range | None, float]:
    """The best content, its best source, and how likely its likeliest source is one; the tagger's features are set to the
    window."""
    contents = content_rivals(tagger, v)
    shares = _shares(ranks.content, [row for _, row in contents])
    v.content = contents[shares.index(max(shares))][0]
    if v.source and any(v.source[0] < b and v.source[1] > a for a, b in v.content):
        v.source = None
    sources = source_rivals(tagger, v)
    shares = _shares(ranks.source, [row for _, row in sources])
    most = max(shares)
    return v.content, _safest(v.p, [s for s, _ in sources], shares), most


def _shares(weights: Mapping[str, float], rows: Sequence[Row]) -> list[float]:
    """How likely each row is the right one; the first of equals counts as the best."""
    scale, get = weights[SCALE], weights.get
    scores = [scale * likely + sum([get(f, 0.0) for f in features]) for likely, features in rows]
    most = max(scores)
    shares = [exp(s - most) for s in scores]
    total = sum(shares)
    return [share / total for share in shares]


def _safest(p: Passage, sources: Sequence[Range | None], shares: Sequence[float]) -> Range | None:
    """The source that is best to name whichever is right; None where "none" is likeliest.

    "The warden, who lost her house in the fire" may or may not end at the comma: "the warden" is the speaker in either
    case, the whole in one. Method: least expected risk instead of the likeliest reading (Goel and Byrne 2000).
    """
    likeliest = sources[shares.index(max(shares))]
    near = [(s, share) for s, share in zip(sources, shares, strict=True) if s and share >= _POSSIBLE]
    if likeliest is None or len(near) < 2:
        return likeliest
    worth = [share + _SPEAKER * sum(x for right, x in near if _names(p, s, right)) for s, share in near]
    return near[worth.index(max(worth))][0]


def _names(p: Passage, source: Range, right: Range) -> bool:
    """Whether one who reads `source` knows the speaker where `right` is the whole source: it has half of the words before
    an apposition or a clause, and half of its own words belong to it."""
    start, end = right
    head_end = next((i for i in range(start + 1, end) if p.low[i] in _TAILS), end)
    while start < head_end - 1 and p.pos[start] in ("DT", "PRP$"):
        start += 1
    head, own = _count(p, (start, head_end)), _count(p, source)
    return (
        2 * _count(p, _common(source, (start, head_end))) >= head > 0 and 2 * _count(p, _common(source, right)) >= own
    )


def _common(one: Range, other: Range) -> Range:
    return max(one[0], other[0]), min(one[1], other[1])


def _count(p: Passage, words: Range) -> int:
    return sum(p.low[i][0].isalnum() for i in range(*words))

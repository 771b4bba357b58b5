"""Which word depends on which: a greedy transition parser without labels.

Method: arc-hybrid transitions with a dynamic oracle (Goldberg and Nivre 2013), averaged perceptron. A feature is one
integer: up to four words or tags and the number of its template, packed. The weights of a feature are packed into one
float, so that scoring a state is one `sum` over a dictionary.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import repeat
from types import MappingProxyType

_PENN = (
    "NN IN NNP DT JJ NNS , . VBD RB PRP VB CC VBZ TO VBG VBN VBP '' CD PRP$ `` MD POS : WP WDT NNPS WRB RP JJR JJS RBR -RRB- "
    "-LRB- EX $ RBS PDT UH WP$ FW LS SYM #"
)
TAGS = {tag: number for number, tag in enumerate(_PENN.split(), 4)}
_ROOT, _NONE = (
    1,
    2,
)  # ids for the artificial last word and for places outside the sentence
FIRST_WORD = 3  # ids of words begin here; 0: not in the vocabulary

SHIFT, RIGHT, LEFT = (
    0,
    1,
    2,
)  # push the next word; hang the top on the word below it; hang the top on the next word
_BITS = (
    26  # of a weight, a whole number: sums of 29 of them stay below half a field, and two fields fit a float exactly
)
_FIELD = 1 << _BITS
_HALF = _FIELD >> 1

Scores = tuple[float, float, float]
Scorer = Callable[[tuple[int, ...]], Scores]
Choice = Callable[[int, tuple[int, ...], Scores, int, tuple[int, ...]], int]  # see `parse`


def packed(weights: Sequence[int]) -> float:
    """Three whole weights as one number: what the first two have over the third."""
    shift, right, left = weights
    return float((shift - left) * _FIELD + (right - left))


def scorer(model: Mapping[int, float]) -> Scorer:
    """The scores of the three transitions for the features of a state; unknown features count nothing."""
    get, nothing = model.get, repeat(0.0)

    def score(features: tuple[int, ...]) -> Scores:
        total = int(sum(map(get, features, nothing), 0.0))  # exact: all are whole and below 2**53
        right = (total + _HALF & _FIELD - 1) - _HALF
        return total - right >> _BITS, right, 0

    return score


def parse(
    words: Sequence[int],
    tags: Sequence[int],
    score: Scorer,
    plain: Mapping[int, int] = MappingProxyType({}),
    *,
    gold: Sequence[int] | None = None,
    choose: Choice | None = None,
) -> list[int]:
    """The head of every word as an index into the sentence; -1 for a root.

    Args:
        words: Vocabulary ids.
        tags: `TAGS` ids.
        score: See `scorer`.
        plain: Transitions that four tags alone decide, by `_tags_at`: two in five of those that are not forced.
        gold: In training: the right heads, -1 for a root.
        choose: In training: which transition to take, given the four tags, the features, their scores, what these say and
            which are right.
    """
    count = len(words)
    w = [*words, _ROOT, _NONE, _NONE, _NONE, _NONE]  # index -1 is "none" as well
    t = [*tags, _ROOT, _NONE, _NONE, _NONE, _NONE]
    forms = [word << 6 | tag for word, tag in zip(w, t, strict=True)]
    leftmost, rightmost = [-1] * (count + 5), [-1] * (count + 5)
    lefts, rights = [0] * (count + 5), [0] * (count + 5)
    heads = [-1] * (count + 1)
    right_heads = None if gold is None else [count if h < 0 else h for h in gold]
    stack: list[int] = []
    i = 0
    while stack or i < count:
        best = _forced(len(stack), i < count) if choose is None else -1
        if best < 0:
            here = _tags_at(stack, i, t)
            if choose is None:
                best = plain.get(here, -1)
        if best < 0:
            features = _features(stack, i, w, t, forms, leftmost, rightmost, lefts, rights)
            scores = score(features)
            most = 0.0
            if i < count:
                best, most = SHIFT, scores[0]
            if len(stack) > 1 and (best < 0 or scores[1] > most):
                best, most = RIGHT, scores[1]
            if stack and (best < 0 or scores[2] > most):
                best = LEFT
            if right_heads is not None and choose is not None:
                best = choose(here, features, scores, best, _right(stack, i, right_heads))
        if best == SHIFT:
            stack.append(i)
            i += 1
        elif best == RIGHT:
            child = stack.pop()
            head = heads[child] = stack[-1]
            rightmost[head] = child
            if rights[head] < 7:
                rights[head] += 1
        else:
            child = stack.pop()
            heads[child] = i
            leftmost[i] = child  # what lies deeper in the stack stands further left
            if lefts[i] < 7:
                lefts[i] += 1
    return [-1 if h == count else h for h in heads[:count]]


def _forced(depth: int, can_shift: bool) -> int:
    """The only transition that can be taken; -1: there is a choice."""
    if not depth:
        return SHIFT
    return LEFT if depth == 1 and not can_shift else -1


def _tags_at(stack: list[int], i: int, t: list[int]) -> int:
    """The tags of the two words on top of the stack and of the next two, as one number."""
    depth = len(stack)
    top, below = t[stack[-1] if depth else -1], t[stack[-2] if depth > 1 else -1]
    return below << 18 | top << 12 | t[i] << 6 | t[i + 1]


def _features(
    stack: list[int], i: int, w: list[int], t: list[int], forms: list[int],
    leftmost: list[int], rightmost: list[int], lefts: list[int], rights: list[int],
) -> tuple[int, ...]:  # fmt: skip
    """The state as one integer a template: words 16 bits, tags 6, the template's number in the lowest 6."""
    depth = len(stack)
    s0 = stack[-1] if depth else -1
    s1 = stack[-2] if depth > 1 else -1
    t0, t1 = t[s0], t[s1]
    tn, tn1, tn2 = t[i], t[i + 1], t[i + 2]
    w1 = w[s1]
    far = i - s0 if depth else 0
    if far > 4:
        far = 5 if far < 8 else 6 if far < 15 else 7
    left0, right0, right1 = t[leftmost[s0]], t[rightmost[s0]], t[rightmost[s1]]
    many_left, many_right = lefts[s0], rights[s0]
    top, following, pair = forms[s0], forms[i], t0 << 6 | tn
    wide, under, top3, following3 = pair << 6, t1 << 6 | t0, top << 3, following << 3
    wide_n, wide_1, wide_l = wide | tn1, wide | t1, wide | left0
    return (
        top << 6 | 1, following << 6 | 2, t0 << 6 | 3, tn << 6 | 4, forms[s1] << 6 | 5, forms[i + 1] << 6 | 6,
        (top << 22 | following) << 6 | 7, (top << 6 | tn) << 6 | 8, (following << 6 | t0) << 6 | 9,
        wide_n << 6 | 11, wide_1 << 6 | 12, (tn << 12 | tn1 << 6 | tn2) << 6 | 13, wide_l << 6 | 14,
        (wide | right0) << 6 | 15, (wide | t[leftmost[i]]) << 6 | 16, (top3 | far) << 6 | 18,
        (pair << 3 | far) << 6 | 19, (following3 | far) << 6 | 20, (top3 | many_right) << 6 | 21,
        (top3 | many_left) << 6 | 22, (following3 | lefts[i]) << 6 | 23, (wide_l << 6 | right0) << 6 | 24,
        (under << 6 | right0) << 6 | 25, (w[s0] << 16 | w1) << 6 | 26, (t1 << 12 | right1 << 6 | t0) << 6 | 27,
        (wide_n << 6 | tn2) << 6 | 28, (wide_1 << 6 | right1) << 6 | 31, (pair << 6 | many_left << 3 | many_right) << 6 | 32,
        (wide | (t[i - 1] if i else _NONE)) << 6 | 33,
    )  # fmt: skip


def _right(stack: list[int], i: int, heads: Sequence[int]) -> tuple[int, ...]:
    """The transitions after which every right dependency that can still be had can still be had."""
    count = len(heads)
    can_shift, can_right = i < count, len(stack) > 1
    if not stack:
        return (SHIFT,)
    top = stack[-1]
    if can_shift and heads[i] == top:
        return (SHIFT,)
    if heads[top] == i:
        return (LEFT,)
    right = []
    if can_shift and heads[i] not in stack and not any(heads[below] == i for below in stack):
        right.append(SHIFT)
    if heads[top] <= i and not any(heads[k] == top for k in range(i + 1, count)):
        if can_right:
            right.append(RIGHT)
        if not (can_right and heads[top] == stack[-2]):
            right.append(LEFT)
    return tuple(right) or tuple(m for m, can in ((SHIFT, can_shift), (RIGHT, can_right), (LEFT, True)) if can)

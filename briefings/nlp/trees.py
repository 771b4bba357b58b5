"""Which word depends on which: a greedy transition parser without labels.

Method: arc-hybrid transitions with a dynamic oracle (Goldberg and Nivre 2013), averaged perceptron. A feature is one
integer: up to four words or tags and the number of its template, packed. The weights of a feature are packed into one
float, so that scoring a state is one `sum` over a dictionary.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import repeat

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
_FIELD = (
    1 << 26
)  # a weight is a whole number; sums of 33 of them stay below half a field, and two fields fit a float exactly
_HALF = _FIELD >> 1

Scores = tuple[float, float, float]
Scorer = Callable[[tuple[int, ...]], Scores]
Choice = Callable[[tuple[int, ...], Scores, int, tuple[int, ...]], int]  # features, scores, best, right ones -> taken


def packed(weights: Sequence[int]) -> float:
    """Three whole weights as one number: what the first two have over the third."""
    shift, right, left = weights
    return float((shift - left) * _FIELD + (right - left))


def scorer(model: Mapping[int, float]) -> Scorer:
    """The scores of the three transitions for the features of a state; unknown features count nothing."""
    get, nothing = model.get, repeat(0.0)

    def score(features: tuple[int, ...]) -> Scores:
        total = int(sum(map(get, features, nothing), 0.0))  # exact: all are whole and below 2**53
        right = (total + _HALF) % _FIELD - _HALF
        return (total - right) // _FIELD, right, 0

    return score


def parse(
    words: Sequence[int],
    tags: Sequence[int],
    score: Scorer,
    *,
    gold: Sequence[int] | None = None,
    choose: Choice | None = None,
) -> list[int]:
    """The head of every word as an index into the sentence; -1 for a root.

    Args:
        words: Vocabulary ids.
        tags: `TAGS` ids.
        score: See `scorer`.
        gold: In training: the right heads, -1 for a root.
        choose: In training: which transition to take, given what the scores say and which are right.
    """
    count = len(words)
    w = [*words, _ROOT, _NONE, _NONE, _NONE, _NONE]  # index -1 is "none" as well
    t = [*tags, _ROOT, _NONE, _NONE, _NONE, _NONE]
    leftmost, rightmost = [-1] * (count + 5), [-1] * (count + 5)
    lefts, rights = [0] * (count + 5), [0] * (count + 5)
    heads = [-1] * (count + 1)
    right_heads = None if gold is None else [count if h < 0 else h for h in gold]
    stack: list[int] = []
    i = 0
    while stack or i < count:
        features = _features(stack, i, w, t, leftmost, rightmost, lefts, rights)
        scores = score(features)
        best, most = -1, 0.0
        if i < count:
            best, most = SHIFT, scores[0]
        if len(stack) > 1 and (best < 0 or scores[1] > most):
            best, most = RIGHT, scores[1]
        if stack and (best < 0 or scores[2] > most):
            best = LEFT
        if right_heads is not None and choose is not None:
            best = choose(features, scores, best, _right(stack, i, right_heads))
        if best == SHIFT:
            stack.append(i)
            i += 1
        elif best == RIGHT:
            child = stack.pop()
            head = heads[child] = stack[-1]
            rightmost[head] = child
            rights[head] = min(rights[head] + 1, 7)
        else:
            child = stack.pop()
            heads[child] = i
            if leftmost[i] < 0 or child < leftmost[i]:
                leftmost[i] = child
            lefts[i] = min(lefts[i] + 1, 7)
    return [-1 if h == count else h for h in heads[:count]]


def _features(
    stack: list[int], i: int, w: list[int], t: list[int],
    leftmost: list[int], rightmost: list[int], lefts: list[int], rights: list[int],
) -> tuple[int, ...]:  # fmt: skip
    """The state as one integer a template: words 16 bits, tags 6, the template's number in the lowest 6."""
    depth = len(stack)
    s0 = stack[-1] if depth else -1
    s1 = stack[-2] if depth > 1 else -1
    s2 = stack[-3] if depth > 2 else -1
    w0, t0, w1, t1, t2 = w[s0], t[s0], w[s1], t[s1], t[s2]
    wn, tn, tn1, tn2 = w[i], t[i], t[i + 1], t[i + 2]
    far = i - s0 if depth else 0
    if far > 4:
        far = 5 if far < 8 else 6 if far < 15 else 7
    left0, right0, left_n, right1 = (
        t[leftmost[s0]],
        t[rightmost[s0]],
        t[leftmost[i]],
        t[rightmost[s1]],
    )
    top, following, pair = w0 << 6 | t0, wn << 6 | tn, t0 << 6 | tn
    wide = pair << 6
    return (
        top << 6 | 1, following << 6 | 2, t0 << 6 | 3, tn << 6 | 4, (w1 << 6 | t1) << 6 | 5, (w[i + 1] << 6 | tn1) << 6 | 6,
        (top << 22 | following) << 6 | 7, (top << 6 | tn) << 6 | 8, (following << 6 | t0) << 6 | 9, pair << 6 | 10,
        (wide | tn1) << 6 | 11, (wide | t1) << 6 | 12, ((tn << 6 | tn1) << 6 | tn2) << 6 | 13, (wide | left0) << 6 | 14,
        (wide | right0) << 6 | 15, (wide | left_n) << 6 | 16, ((t2 << 6 | t1) << 6 | t0) << 6 | 17, (top << 3 | far) << 6 | 18,
        (pair << 3 | far) << 6 | 19, (following << 3 | far) << 6 | 20, (top << 3 | rights[s0]) << 6 | 21,
        (top << 3 | lefts[s0]) << 6 | 22, (following << 3 | lefts[i]) << 6 | 23, ((wide | left0) << 6 | right0) << 6 | 24,
        ((t1 << 6 | t0) << 6 | right0) << 6 | 25, (w0 << 16 | w1) << 6 | 26, ((t1 << 6 | right1) << 6 | t0) << 6 | 27,
        ((wide | tn1) << 6 | tn2) << 6 | 28, ((wide | t1) << 6 | t2) << 6 | 29, (w1 << 16 | wn) << 6 | 30,
        ((wide | t1) << 6 | right1) << 6 | 31, ((pair << 3 | lefts[s0]) << 3 | rights[s0]) << 6 | 32,
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

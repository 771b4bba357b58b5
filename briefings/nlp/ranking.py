"""Training of the weights by which readings are chosen. Used by training alone."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from math import exp, sqrt

from briefings.nlp.readings import SCALE, Row

Group = tuple[list[Row], int]  # the readings of one cue and the number of the right one; -1: none is

_EPOCHS = 8
_RATE = 0.08
_SPARSE = 5e-3  # towards zero at each step
_RARE = 5  # features of fewer cues are left out


def train(groups: Sequence[Group]) -> dict[str, float]:
    """Weights under which the right readings are likely: a conditional log-linear model.

    Method: stochastic gradient with a rate of its own for each feature (AdaGrad, Duchi et al. 2011) and a pull towards zero.
    """
    useful = [(rows, right) for rows, right in groups if right >= 0 and len(rows) > 1]
    seen = Counter(f for rows, _ in useful for f in {f for _, features in rows for f in features})
    lessons = [
        ([(likely, [f for f in features if seen[f] >= _RARE]) for likely, features in rows], right)
        for rows, right in useful
    ]
    weights = defaultdict[str, float](float, {SCALE: 1.0})
    squares = defaultdict[str, float](lambda: 1.0)
    chance = random.Random(1)
    for _ in range(_EPOCHS):
        chance.shuffle(lessons)
        for rows, right in lessons:
            scale = weights[SCALE]
            scores = [scale * likely + sum(map(weights.__getitem__, features)) for likely, features in rows]
            most = max(scores)
            shares = [exp(s - most) for s in scores]
            total = sum(shares)
            slope = defaultdict[str, float](float)
            for k, (likely, features) in enumerate(rows):
                missing = (k == right) - shares[k] / total
                if abs(missing) > 1e-4:
                    slope[SCALE] += 0.3 * missing * likely
                    for f in features:
                        slope[f] += missing
            for f, step in slope.items():
                if step:
                    squares[f] += step * step
                    rate = _RATE / sqrt(squares[f])
                    value, pull = weights[f] + rate * step, rate * _SPARSE * (f != SCALE)
                    weights[f] = value - pull if value > pull else value + pull if value < -pull else 0.0
    return {f: round(w, 3) for f, w in sorted(weights.items()) if abs(w) >= 0.0005}

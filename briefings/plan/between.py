"""Whose a stretch is among the topics of a list: what another topic asks for is that topic's to print.

Of a factory fire's two topics, why it burned and who pays for the rebuilding, each has sentences that hold words of the
other's title: a minister's promise of money names the fire too.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache

from briefings.model import Span
from briefings.plan.evidence import Evidence
from briefings.plan.nearness import closeness
from briefings.plan.study import Study

_KNOWN = 2.0  # stretches that a term counts as having met at the mean before any: one meeting tells little
_RANGE = 5.0  # nine stretches in ten lie within a tenth of the mean on either side


def elsewhere(study: Study, evidence: Evidence) -> float:
    """How close a stretch is to another topic of the list, 0 to 1; 0 where there is no other."""
    return max((closeness(other, evidence) for other in study.beside), default=0.0)


def bent(study: Study, evidence: Evidence) -> float:
    """Whether a stretch is in the words of those that are close to the topic (to 1) or of those close to another one of the
    list (to -1): who sent the ammunition is named where the deliveries are told, and hardly where the vote is. 0 where there
    is no other."""
    if not study.beside:
        return 0.0
    others = max(_company(other)[evidence.span] for other in study.beside)
    return min(1.0, max(-1.0, _RANGE * (_company(study.unasked)[evidence.span] - others)))


@lru_cache(maxsize=64)
def _company(study: Study) -> Mapping[Span, float]:
    """Of every stretch how close the others that hold its words are to the topic, against the mean of all; the rarer a
    word, the more it tells, and what nobody else says tells nothing."""
    near = {e.span: closeness(study, e) for e in study.evidence}
    mean = math.fsum(near.values()) / max(1, len(near))
    met: dict[str, list[float]] = {}
    for evidence in study.evidence:
        for term in study.held(evidence):
            met.setdefault(term, []).append(near[evidence.span])
    sums = {term: (math.fsum(values), len(values)) for term, values in met.items() if len(values) > 1}
    found = {}
    for evidence in study.evidence:
        own = near[evidence.span]
        told = [(study.rarity(t) or _UNTOLD, *sums[t]) for t in sorted(study.held(evidence) & sums.keys())]
        weights = math.fsum(weight for weight, _, _ in told)
        around = math.fsum(w * (total - own + _KNOWN * mean) / (n - 1 + _KNOWN) for w, total, n in told)
        found[evidence.span] = around / weights - mean if weights else 0.0
    return found


_UNTOLD = 0.1  # the weight of a side that a stretch names: no word of its own

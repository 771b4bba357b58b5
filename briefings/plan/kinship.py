"""What is akin to the topic without a word of its title: "sample" and "laboratory" in a doping case.

Relevance feedback after Rocchio 1971. Added to relevance it lost recall on titles of several parts (0.78 to 0.76 on the
annotated selections), so it only tells what comes next where the title's own words have no more to say.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache

from briefings.plan.evidence import Evidence
from briefings.plan.study import Study

_MODELS = 8  # nearest stretches whose words tell what is akin
_ENOUGH = 4  # of such words, the weightiest: who holds as much is wholly akin


def kinship(study: Study, evidence: Evidence) -> float:
    """How much a stretch speaks in the words of the nearest ones, 0 to 1; 0 where nothing is near the topic."""
    words = _kindred(study)
    most = math.fsum(sorted(words.values(), reverse=True)[:_ENOUGH])
    return min(1.0, math.fsum(sorted(words.get(term, 0.0) for term in evidence.terms)) / most) if most else 0.0


@lru_cache(maxsize=64)
def _kindred(study: Study) -> Mapping[str, float]:
    """The terms that the nearest stretches have more often than all, each with its weight."""
    nearest = sorted(study.evidence, key=lambda e: (-study.relevance(e), e.span))[:_MODELS]
    nearest = [e for e in nearest if study.relevance(e) * 2 >= study.best_relevance > 0]
    total = math.fsum(study.relevance(e) for e in nearest)
    counts: dict[str, int] = {}
    for e in study.evidence:
        for term in e.terms:
            counts[term] = counts.get(term, 0) + 1
    found: dict[str, float] = {}
    for term in sorted({t for e in nearest for t in e.terms} - study.topic.keys()):
        share = math.fsum(study.relevance(e) for e in nearest if term in e.terms) / total
        lift = share - counts[term] / len(study.evidence)
        if counts[term] > 1 and lift > 0:
            found[term] = lift * math.log(len(study.evidence) / counts[term])
    return found

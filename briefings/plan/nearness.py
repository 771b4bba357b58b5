"""How near a stretch is to the topic, what stance it takes, and how strong a position that makes."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache

from briefings.model import Span
from briefings.plan.evidence import Evidence
from briefings.plan.stance import Stance as Attitude
from briefings.plan.stance import stance
from briefings.plan.study import Study


def strength(study: Study, evidence: Evidence, *, least: float = 0.0) -> float:
    """How strong a position is: how much of a position (`least`: where it is known to be one), how close to the topic,
    named over unnamed, first-hand over retold, quoted over paraphrased, new over old."""
    attribution = evidence.attribution
    factor = 1.5 if evidence.sourcing == "named" else 1.0
    factor *= 0.85 if evidence.relay else 1.0
    factor *= {"direct": 1.35, "mixed": 1.3, "indirect": 1.0}[attribution.kind] if attribution else 0.8
    factor *= (0.9 if evidence.speaker else 0.75) if evidence.leaning else 1.0
    return factor * (0.35 + max(least, attitude(study, evidence).force)) * (0.3 + closeness(study, evidence))


def closeness(study: Study, evidence: Evidence) -> float:
    """How close to the topic, 0 to 1, against the closest stretch of the story; somebody's words are about what the text
    around them is about: "We saw no crack" holds no word of the title."""
    best = _closest(study)
    if not best:
        return 0.0
    own = study.relevance(evidence)
    near = max((study.relevance(e) for e in around(study, evidence)), default=0.0)
    return math.sqrt(max(own, CONTEXT * near if evidence.speaker else 0.0) / best)


def around(study: Study, evidence: Evidence) -> tuple[Evidence, ...]:
    """The stretches of its own paragraph and the one before."""
    return _around(study).get(evidence.span, ())


CONTEXT = 0.5  # of the relevance of the stretches around it


@lru_cache(maxsize=64)
def _around(study: Study) -> Mapping[Span, tuple[Evidence, ...]]:
    """For each stretch those of its own paragraph and the one before."""
    found: dict[Span, tuple[Evidence, ...]] = {}
    before: list[Evidence] = []
    here: list[Evidence] = []
    at: tuple[str, int] | None = None
    for evidence in study.evidence:
        paragraph = study.dossier.of(evidence.article).article.paragraph_at(evidence.span.start)
        place = (evidence.article, paragraph.number if paragraph else 0)
        if place != at:
            before = here if at and at[0] == place[0] else []
            here, at = [], place
        here.append(evidence)
        found[evidence.span] = (*before, *here)
    return found


def bearing(study: Study, article: str) -> float:
    """How much an article as a whole is about the topic, 0 to 1, against the one that is most: of a story's six articles
    two may be of this topic, and the others of what else happened."""
    means = _bearings(study)
    most = max(means.values(), default=0.0)
    return means.get(article, 0.0) / most if most else 0.0


@lru_cache(maxsize=64)
def _bearings(study: Study) -> Mapping[str, float]:
    """Article id to the mean relevance of its stretches."""
    found: dict[str, list[float]] = {}
    for evidence in study.evidence:
        found.setdefault(evidence.article, []).append(study.relevance(evidence))
    return {article: math.fsum(values) / len(values) for article, values in found.items()}


@lru_cache(maxsize=64)
def _closest(study: Study) -> float:
    return max((study.relevance(e) for e in study.evidence), default=0.0)


def attitude(study: Study, evidence: Evidence) -> Attitude:
    """The stance of what a stretch says."""
    attribution = evidence.attribution
    if attribution is None:
        return stance(evidence.text)
    said = " ".join(study.dossier[c] for c in attribution.content if c.overlaps(evidence.span))
    return stance(said or evidence.text, study.dossier[attribution.cue] if attribution.cue else "")

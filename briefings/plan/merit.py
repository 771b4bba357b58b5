"""What speaks for keeping a stretch for the topic: marks of the stretch, its speaker and its place, each with a weight.

A linear model (logistic regression): `merit` is how often a careful reader would keep a stretch with such marks.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache

from briefings.model import Span
from briefings.plan import guests
from briefings.plan.between import bent, elsewhere
from briefings.plan.evidence import Evidence
from briefings.plan.nearness import around
from briefings.plan.study import Study

# Fitted on 21 long stories with 84 guests, on the 8,490 stretches that the other sections left, of which careful readers had
# marked 26 in 100 as worth keeping: maximum likelihood with a penalty of 5 on the squared weights; what was marked as a fact
# of the topic counts three times. With one story left out at a time, of the eight best stretches 58 in 100 are worth keeping
# and 10 belong to another topic of the list; without the marks of other topics 55 and 15.
WEIGHTS: Mapping[str, float] = {
    "bent": 1.44,
    "words": 1.32,
    "rank": 0.88,
    "around": 0.77,
    "unnamed": 0.76,
    "named": 0.72,
    "figures": 0.57,
    "direct": 0.50,
    "guests_sides": 0.45,
    "dated": 0.35,
    "newest": 0.28,
    "admits": 0.20,
    "opening": -0.33,
    "short": -0.44,
    "lead": -0.67,
    "elsewhere": -0.87,
    "bias": -2.53,
}

_ADMITS = re.compile(
    r"\b(?:admit\w*|conced\w*|acknowledg\w*|accept(?:s|ed)|apolog\w*|sorry|regret\w*|mistake\w*|wrong|fail\w*|should have|ignored|never|"
    r"refus\w*|declin\w*|reject\w*|den(?:y|ies|ied)|disput\w*|contradict\w*|not|no|cannot)\b|n[’']t\b",
    re.IGNORECASE,
)
_YARDSTICK = 3  # the how-many-eth best stretch is the measure of relevance
_SHORT, _LONGEST = 8, 40  # words
_MOST_FIGURES = 3
_OPENING = 0.25  # of an article's paragraphs, where the news is told in short


def merit(study: Study, evidence: Evidence) -> float:
    """How likely a careful reader keeps a stretch for the topic, 0 to 1."""
    return _marks_of(study).merits[evidence.span]


@lru_cache(maxsize=64)
def _marks_of(study: Study) -> _Marks:
    return _Marks(study)


class _Marks:
    """The marks of the stretches of one topic and guest."""

    def __init__(self, study: Study) -> None:
        self.study = study
        relevances = study.relevances
        self._yard = relevances[min(_YARDSTICK, len(relevances)) - 1] if relevances else 0.0
        ranked = sorted(study.evidence, key=lambda e: (-study.relevance(e), e.span))
        self._rank = {e.span: 1 - n / len(ranked) for n, e in enumerate(ranked)}

    @cached_property
    def merits(self) -> Mapping[Span, float]:
        """The merit of every stretch."""
        found = {}
        for evidence in self.study.evidence:
            marks = self.marks(evidence)
            found[evidence.span] = 1 / (1 + math.exp(-math.fsum(w * marks[name] for name, w in WEIGHTS.items())))
        return found

    def marks(self, evidence: Evidence) -> Mapping[str, float]:
        """The marks of a stretch by name, 0 to 1."""
        study, said = self.study, evidence.attribution
        place = self._place(evidence)
        return {
            "bias": 1.0,
            "rank": self._rank[evidence.span],
            "around": self._share(max((study.relevance(e) for e in around(study, evidence)), default=0.0)),
            "guests_sides": float(any(evidence.span.contains(span) for span in self._named.get(evidence.article, ()))),
            "direct": float(said is not None and said.kind == "direct"),
            "named": float(said is not None and evidence.sourcing == "named"),
            "unnamed": float(said is not None and evidence.sourcing == "unnamed"),
            "words": min(_LONGEST, evidence.words) / _LONGEST,
            "short": float(evidence.words < _SHORT),
            "figures": min(_MOST_FIGURES, len(evidence.figures)) / _MOST_FIGURES,
            "lead": float(place == 0.0),
            "opening": float(place < _OPENING),
            "dated": float(self._touches(self._dated, evidence)),
            "newest": float(study.age_of(evidence.article) == 0),
            "admits": float(bool(_ADMITS.search(evidence.text))),
            "elsewhere": elsewhere(study, evidence),
            "bent": bent(study, evidence),
        }

    def _share(self, relevance: float) -> float:
        return min(1.0, relevance / self._yard) if self._yard else 0.0

    @staticmethod
    def _touches(spans: Mapping[str, list[Span]], evidence: Evidence) -> bool:
        return any(evidence.span.overlaps(span) for span in spans.get(evidence.article, ()))

    def _place(self, evidence: Evidence) -> float:
        """How far down its article a stretch stands, 0 for the lead."""
        numbers = self._told[evidence.article]
        paragraph = self.study.dossier.of(evidence.article).article.paragraph_at(evidence.span.start)
        return numbers.get(paragraph.number, 0) / len(numbers) if paragraph and numbers else 0.0

    @cached_property
    def _told(self) -> Mapping[str, Mapping[int, int]]:
        """Of every article the numbers of the paragraphs that tell something, with their order."""
        return {
            f.article.id: {p.number: n for n, p in enumerate(p for p in f.article.paragraphs if p.sentences)}
            for f in self.study.dossier.findings
        }

    @cached_property
    def _named(self) -> Mapping[str, list[Span]]:
        """Where the articles name a guest of the topic or somebody of a guest's side."""
        study = self.study
        camps = set(study.own_camps)
        for guest in study.assignment.topic.guests:
            if guest is not study.assignment.guest and (camp := guests.profile(guest, study.dossier).camp):
                camps.add(camp)
        return _by_article(
            span
            for actor in study.dossier.actors
            if actor.camp in camps or actor is study.person
            for span in actor.mentions
        )

    @cached_property
    def _dated(self) -> Mapping[str, list[Span]]:
        return _by_article(event.span for event in self.study.dossier.chronology)


def _by_article(spans: Iterable[Span]) -> Mapping[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    for span in spans:
        found.setdefault(span.article, []).append(span)
    return found

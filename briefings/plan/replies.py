"""Which words of the guest's side a stretch answers: those shortly before it, those that it meets, those that turn it
down."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

from briefings.model import Span
from briefings.plan.allegiance import MEETS, Allegiance
from briefings.plan.evidence import Evidence
from briefings.plan.stance import words
from briefings.plan.study import Study
from briefings.plan.terms import terms

SAME_WORDS = 2.0  # rarity shared by words and what answers them: one word that not every stretch holds


_NEAR_BEFORE = 2  # paragraphs


def answered(study: Study, allegiance: Allegiance, evidence: Evidence) -> Evidence | None:
    """The side's own words shortly before, which a stretch answers, or shortly behind, which turn it down: both speak of
    the same; None where none stand there."""
    if (met := _met_at_once(study, allegiance, evidence)) is not None:
        return met
    if evidence.attribution is None or not evidence.speaker:
        return None
    article = study.dossier.of(evidence.article).article
    here = article.paragraph_at(evidence.span.start)
    best: Evidence | None = None
    for other in _spoken(study).get(evidence.article, ()):
        there = article.paragraph_at(other.span.start)
        if other is evidence or not here or not there or abs(here.number - there.number) > _NEAR_BEFORE:
            continue
        behind = other.span.start > evidence.span.start
        shared = (other.terms & evidence.terms) - everywhere(study) - light()
        if not shared or study.shared(other, evidence) < SAME_WORDS or allegiance.of(other) != "own":
            continue
        if not behind or (best is None and len(shared) > 1):
            best = other
    return best


def _met_at_once(study: Study, allegiance: Allegiance, evidence: Evidence) -> Evidence | None:
    """The side's own words that the article itself meets in the next sentence: "The mill says nobody was told. But …";
    None where a stretch does not open so."""
    before = _before(study).get(evidence.span)
    if before is None or not before.speaker or not MEETS.match(evidence.text) or allegiance.of(before) != "own":
        return None
    return before


@lru_cache(maxsize=64)
def _before(study: Study) -> Mapping[Span, Evidence]:
    """For each stretch the one before it in its paragraph, or at the end of the paragraph before."""
    found: dict[Span, Evidence] = {}
    for before, after in pairwise(study.evidence):
        if before.article == after.article:
            article = study.dossier.of(after.article).article
            here, there = article.paragraph_at(after.span.start), article.paragraph_at(before.span.start)
            if here and there and here.number - there.number <= 1:
                found[after.span] = before
    return found


def called(study: Study, evidence: Evidence) -> str:
    """The name of who speaks with what the articles call them."""
    actor = study.dossier.actor(evidence.attribution.actor) if evidence.attribution else None
    return " ".join([evidence.speaker or "", *(study.dossier[o] for o in (actor.offices if actor else ()))])


def answered_by_rival(study: Study, allegiance: Allegiance, evidence: Evidence) -> bool:
    """Whether a stretch stands between words of the guest's side and the answer of a side against it: then it was a charge
    against that side. "The report leaves out the second test, her lawyer said. | The sample was stored at the wrong
    temperature, officials said. | The board said that the chain was complete."
    """
    article = study.dossier.of(evidence.article).article
    spoken = _spoken(study).get(evidence.article, [])
    i = next((n for n, e in enumerate(spoken) if e is evidence), 0)
    if not 0 < i < len(spoken) - 1:
        return False
    around = [article.paragraph_at(e.span.start) for e in (spoken[i - 1], evidence, spoken[i + 1])]
    numbers = [p.number for p in around if p]
    near = len(numbers) == len(around) and numbers[2] - numbers[0] <= _NEAR_BEFORE
    return near and allegiance.of(spoken[i - 1]) == "own" and allegiance.of(spoken[i + 1]) == "opposed"


@lru_cache(maxsize=64)
def _spoken(study: Study) -> Mapping[str, list[Evidence]]:
    found: dict[str, list[Evidence]] = {}
    for evidence in study.evidence:
        if evidence.speaker:
            found.setdefault(evidence.article, []).append(evidence)
    return found


@lru_cache(maxsize=1)
def light() -> frozenset[str]:
    """Terms that tell nothing of what is spoken of."""
    return words("light")


@lru_cache(maxsize=64)
def everywhere(study: Study) -> frozenset[str]:
    """Terms of the guest's own name and of the topic, which the two would share whatever they speak of."""
    return (terms(study.camp) if study.camp else frozenset()) | study.topic.keys()

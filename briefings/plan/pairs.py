"""Own words against own action: what the guest's side holds against others, and does itself.

A grievance of the side ("if the alliance sends troops, that is a breach") and a report that the side, or one
that stands with it, did what the grievance is about. Both must share a word for the act; the names of countries, and
the words that the whole story is about, do not count.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefings import lexicon
from briefings.plan.allegiance import Allegiance, allegiance_of
from briefings.plan.evidence import Evidence
from briefings.plan.stance import stance
from briefings.plan.study import Study
from briefings.plan.terms import terms

Pair = tuple[Evidence, Evidence]  # the side's own words, and the report of its act

MOST_GRIEVANCES = 40  # that acts are held against: a side says the same thing over and over
_FEW = 3  # stretches: in a short story every word is in a third of them
_COMMONEST = 0.34  # of all stretches: a term that more of them hold is what the story is about, not an act


@lru_cache(maxsize=64)
def own_action(study: Study) -> Pair | None:
    """The best pair; None where the side is not seen to do what it holds against others."""
    if study.camp is None:
        return None
    allegiance = allegiance_of(study)
    grievances = [e for e in study.evidence if _is_grievance(study, allegiance, e)][:MOST_GRIEVANCES]
    common = _common(study)
    best: tuple[float, Evidence, Evidence] | None = None
    for act in study.evidence:
        if (
            allegiance.of(act) in ("own", "ally")
            or (act.leaning and act.attribution is not None)
            or (act.attribution is not None and not act.speaker)
        ):
            continue
        for words in grievances:
            score = _score(study, allegiance, words, act, common)
            if score and (best is None or score > best[0]):
                best = (score, words, act)
    return (best[1], best[2]) if best else None


def _is_grievance(study: Study, allegiance: Allegiance, evidence: Evidence) -> bool:
    """Whether the guest's side objects to what another side does."""
    attribution = evidence.attribution
    if attribution is None or attribution.negated or allegiance.of(evidence) != "own":
        return False
    cue = study.dossier[attribution.cue] if attribution.cue else ""
    if not stance("", cue).critical:
        return False
    named = [camp for content in attribution.content for _, camp in allegiance.mentions(content)]
    return any(study.sides.opposed(camp, study.camp) for camp in named)


def _common(study: Study) -> frozenset[str]:
    counts: dict[str, int] = {}
    for evidence in study.evidence:
        for term in evidence.terms:
            counts[term] = counts.get(term, 0) + 1
    return frozenset(t for t, n in counts.items() if n > max(_FEW, _COMMONEST * len(study.evidence)))


def _score(study: Study, allegiance: Allegiance, words: Evidence, act: Evidence, common: frozenset[str]) -> float:
    """How well an act meets a grievance; 0 where it does not.

    The act must be done by the side itself, together with a third party that stands with it: the grievance is against
    a third party that joins in.
    """
    shared = {t for t in words.terms & act.terms if not t.startswith("country:")} - common
    if not shared:
        return 0.0
    done = _done_by_own(study, allegiance, act, frozenset(shared))
    friends = [c for c in study.sides.bloc if c != study.camp and study.sides.together(c, study.camp)]
    named = {camp for _, camp in allegiance.mentions(act.span)}
    helpers = [c for c in friends if c in named or f"country:{c}" in act.terms]
    if not done or not helpers:
        return 0.0
    plain = act.attribution is None  # a reported fact is harder to brush aside than another side's words
    return study.shared(words, act) + 4.0 * plain + (1.0 if act.figures else 0.0)


_DEED = re.compile(
    r"(?:\s+(?:has|have|had|is|are|was|were|will|would|also|already|now|since|reportedly|again|been|itself))*\s+([^\W\d_]+)"
)


def _done_by_own(study: Study, allegiance: Allegiance, act: Evidence, shared: frozenset[str]) -> bool:
    """Whether one of the shared words is what the guest's side does there: it follows the side's name at once."""
    text = study.dossier.of(act.article).article.text
    for span, camp in allegiance.mentions(act.span):
        deed = _DEED.match(text, span.end, act.span.end) if camp == study.camp else None
        if deed and (terms(deed[1]) & shared or lexicon.stem(deed[1].lower()) in shared):
            return True
    return False

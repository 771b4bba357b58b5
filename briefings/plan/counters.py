"""The counter-positions for one guest, strongest first: decided here, because only here the guest is known.

A statement is no counter-position by itself: the same warning is one guest's own side and another's counter-position.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from briefings import lexicon
from briefings.model import Stance
from briefings.plan.evidence import Evidence
from briefings.plan.guests import outlet_of
from briefings.plan.study import Study, alike
from briefings.plan.terms import terms

NO_SIDE = ""  # experts, unnamed sources: who speaks for no camp

Reason = Literal["other_side", "own_doubt", "best_case", "others"]


@dataclass(frozen=True, slots=True)
class Counter:
    """A position to put, with why it is one."""

    evidence: Evidence
    reason: Reason
    stance: Stance | None
    weight: float

    @property
    def why(self) -> str:
        """Printable, for `briefings explain`."""
        words = {
            "other_side": "speaks for another side",
            "own_doubt": "a doubt on the guest's own side",
            "best_case": "the best case of its side",
            "others": "speaks in the story; for which side the articles do not show",
        }
        return f"{words[self.reason]}; weight {self.weight:.2f}"


@lru_cache(maxsize=64)  # several sections of one pack ask, and every planning anew
def rank(study: Study) -> tuple[Counter, ...]:
    """Positions to put, strongest first, no two alike; empty where the articles hold nothing against the guest.

    For a guest without a camp: each side's best cases, the sides taken in turn. For a guest whose side the articles
    do not show: what others said, without a stance.
    """
    found = _each_side(study) if study.camp is None else _against(study) or _others(study)
    kept: list[Counter] = []
    for counter in found:
        if not any(alike(counter.evidence, other.evidence) for other in kept):
            kept.append(counter)
    return tuple(kept)


def strength(study: Study, evidence: Evidence) -> float:
    """How strong a position is: relevance to the topic, times named over unnamed, first-hand over retold, quoted over
    paraphrased."""
    attribution = evidence.attribution
    if attribution is None:
        return 0.0
    factor = 1.5 if evidence.sourcing == "named" else 1.0
    factor *= 0.8 if evidence.relay else 1.0
    factor *= {"direct": 1.35, "mixed": 1.25, "indirect": 1.0}[attribution.kind]
    return factor * (0.3 + study.relevance(evidence))


def _speakable(study: Study, evidence: Evidence) -> bool:
    """Whether somebody takes a position here that can be put."""
    attribution = evidence.attribution
    if attribution is None or attribution.negated or not evidence.speaker or evidence.words < 6:
        return False
    cue = study.dossier[attribution.cue].split() if attribution.cue else []
    return not any(lexicon.stem(word) in _cues()["no_position"] for word in cue)


def _against(study: Study) -> list[Counter]:
    found = []
    for evidence in study.evidence:
        if not _speakable(study, evidence) or study.relevance(evidence) == 0 or _is_outlet(study, evidence):
            continue
        weight = strength(study, evidence)
        if evidence.camp and not study.sides.together(evidence.camp, study.camp):
            weight *= _PAST_WEIGHT if _PAST.search(evidence.text) else 1.0
            if study.sides.opposed(evidence.camp, study.camp):
                found.append(
                    Counter(evidence, "other_side", "counter", weight * (1.3 if _is_hostile(evidence) else 1.0))
                )
        elif study.camp in evidence.camps and len(evidence.camps) > 1:
            continue  # the guest's own side speaks together with others
        elif evidence.camp == study.camp and _doubts(evidence):
            found.append(Counter(evidence, "own_doubt", "counter", weight * 1.2))
        elif not evidence.camps and _doubts(evidence) and _about_own_side(study, evidence):
            found.append(Counter(evidence, "own_doubt", "counter", weight * 0.9))
    return sorted(found, key=lambda c: (-c.weight, c.evidence.span))


_PAST = re.compile(
    r"\b(?:[Uu]ntil recently|[Tt]hus far|[Uu]p to now|used to|no longer|had (?:long|earlier|previously|once))\b"
)
_PAST_WEIGHT = 0.35  # of a position that its own sentence calls a past one: no line of attack


def _others(study: Study) -> list[Counter]:
    """What others said, where the articles show nobody for or against the guest's side: no stance is claimed."""
    if any(study.camp in pair for pair in study.sides.balance):
        return []  # the side is known, and nothing stands against it
    found = [
        Counter(e, "others", None, strength(study, e))
        for e in study.evidence
        if _speakable(study, e)
        and study.relevance(e) > 0
        and not _is_outlet(study, e)
        and study.camp not in e.camps
        and not study.is_own(e)
    ]
    return sorted(found, key=lambda c: (-c.weight, c.evidence.span))


def _each_side(study: Study) -> list[Counter]:
    by_side: dict[str, list[Counter]] = {}
    for evidence in study.evidence:
        if _speakable(study, evidence) and study.relevance(evidence) > 0 and not _is_outlet(study, evidence):
            side = study.sides.bloc.get(evidence.camp, evidence.camp) if evidence.camp else NO_SIDE
            by_side.setdefault(side, []).append(Counter(evidence, "best_case", None, strength(study, evidence)))
    columns = [sorted(side, key=lambda c: (-c.weight, c.evidence.span)) for side in by_side.values()]
    columns.sort(key=lambda side: (-side[0].weight, side[0].evidence.span))
    turns = max((len(side) for side in columns), default=0)
    return [side[i] for i in range(turns) for side in columns if i < len(side)]


def _is_outlet(study: Study, evidence: Evidence) -> bool:
    """An outlet's voice is nobody's position, also where another outlet retells it."""
    actor = study.dossier.actor(evidence.attribution.actor) if evidence.attribution else None
    return bool(actor and actor.kind == "outlet") or outlet_of(evidence.speaker) is not None


def _about_own_side(study: Study, evidence: Evidence) -> bool:
    """Whether the first camp that this paragraph, or the one before, speaks of is the guest's or stands with it: then a
    doubt of somebody without a camp is about the guest's side."""
    article = study.dossier.of(evidence.article).article
    own = article.paragraph_at(evidence.span.start)
    paragraphs = [p for p in article.paragraphs if not p.noise and own and p.span.start <= own.span.start][-2:]
    for paragraph in reversed(paragraphs):
        for span, camp in study.camp_mentions.get(evidence.article, ()):
            if paragraph.span.contains(span):
                return study.sides.together(camp, study.camp)
    return False


def _is_hostile(evidence: Evidence) -> bool:
    return bool(_cues()["hostile"] & evidence.terms)


def _doubts(evidence: Evidence) -> bool:
    text = _NO_DOUBT.sub(" ", evidence.text)
    return bool(_cues()["doubt"] & terms(text)) or bool(_NEGATED_BELIEF.search(text))


_NO_DOUBT = re.compile(
    r"\b(?:no|without|beyond|not|never|\w+n[’']t) (?:a |any )?(?:doubt|fear|question|concern|worry|risk)\w*",
    re.IGNORECASE,
)
_NEGATED_BELIEF = re.compile(
    r"\b(?:not|never|no longer|\w+n[’']t) (?:\w+ )?(?:believe|think|expect|convinced|sure|support|work|enough)\b"
)


@cache
def _cues() -> Mapping[str, frozenset[str]]:
    lists = lexicon.load("relations")
    return {
        name: frozenset(lexicon.stem(w) for w in lists[name])
        for name in ("hostile", "friendly", "doubt", "no_position")
    }

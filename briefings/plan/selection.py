"""Which stretches a producer would keep for the topic: on it, able to stand alone, well sourced, no two alike, and some
from every article that has something to say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from briefings.model import Span
from briefings.plan.evidence import Evidence
from briefings.plan.merit import merit
from briefings.plan.overtaken import is_overtaken
from briefings.plan.study import Study, alike, same_news

_WORTH_ITS_PLACE = 0.5  # of the best worth: an article whose best is below says nothing on the topic worth a line
_NEAR_FIRST = 0.4  # of the yardstick likewise
_ENOUGH = 0.28  # of the yardstick: below this, stretches share one common word with the topic
_YARDSTICK = (
    3  # the how-many-eth best stretch is the measure: a single one that holds the whole title would shut out the rest
)
# Where few can be printed, what was so weeks ago waits: "is preparing to decide" is no news behind "has decided".
_FEW, _OLD_WORTH = 10, 0.7


@dataclass(frozen=True, slots=True)
class Selection:
    """What is kept, best first, with the near-repeats that were dropped."""

    chosen: tuple[Evidence, ...]
    also: Mapping[Span, tuple[Evidence, ...]] = field(default_factory=dict)  # a kept stretch to others with its news


def select(
    study: Study,
    candidates: Iterable[Evidence],
    *,
    limit: int,
    least: int = 0,
    printed: Sequence[Evidence] = (),
) -> Selection:
    """At most `limit` stretches on the topic; empty where nothing is relevant at all.

    Args:
        study: The topic and guest.
        candidates: What may be printed.
        limit: How many at most.
        least: Where fewer are on the topic, the next best fill up to so many.
        printed: What the pack prints elsewhere: those speakers wait, those articles and parts of the title are served.
    """
    ranked = on_topic(study, candidates, least)
    if limit <= _FEW:
        ranked.sort(key=lambda e: -_worth_now(study, e))
    chosen: dict[Span, Evidence] = {}
    also: dict[Span, dict[Span, Evidence]] = {}
    served = {e.article for e in printed}
    firsts = [e for e in _first_of_each(study, ranked) if e.article not in served]
    for evidence in (*_best_of_parts(study, ranked, printed), *firsts, *_in_turn(ranked, printed)):
        if evidence.span in chosen:
            continue
        twin = next((c for c in chosen.values() if alike(c, evidence)), None)
        if twin is not None:
            if same_news(study, twin, evidence):
                also.setdefault(twin.span, {}).setdefault(evidence.span, evidence)
        elif len(chosen) < limit:
            chosen[evidence.span] = evidence
    best_first = tuple(e for e in ranked if e.span in chosen)
    return Selection(best_first, {span: tuple(others.values()) for span, others in also.items()})


def _in_turn(ranked: Sequence[Evidence], printed: Sequence[Evidence]) -> Iterator[Evidence]:
    """The same stretches, of one speaker no more than a few before the others have had theirs, those elsewhere in the
    pack counted: in a transcript one correspondent says half of everything."""
    waiting: list[Evidence] = []
    taken = Counter(e.speaker or "" for e in printed)
    for evidence in ranked:
        speaker = evidence.speaker or ""
        if speaker and taken[speaker] >= _OF_ONE_SPEAKER:
            waiting.append(evidence)
        else:
            taken[speaker] += 1
            yield evidence
    yield from waiting


_OF_ONE_SPEAKER = 2  # stretches, before the others have had theirs


def on_topic(study: Study, candidates: Iterable[Evidence], least: int = 0) -> list[Evidence]:
    """Those with something to say on the topic, the worthiest first; with `least`, so many others beside them as could be
    worth a line."""
    candidates = list(candidates)
    enough_near = _ENOUGH * min(study.relevances[:_YARDSTICK], default=0.0)
    near = [e for e in candidates if (relevance := study.relevance(e)) > 0 and relevance >= enough_near]
    enough = sorted((e for e in near if not _empty(e)), key=lambda e: (-value(study, e), e.span))
    if not least:
        return enough
    kept = {e.span for e in enough}
    rest = [e for e in candidates if e.span not in kept and not (_empty(e) or e.dangling)]
    others = sorted(rest, key=lambda e: (-value(study, e), e.span))[:least]
    return sorted([*enough, *others], key=lambda e: (-value(study, e), e.span))


def value(study: Study, evidence: Evidence) -> float:
    """What a stretch is worth to the topic: by what it says of it, and by how likely a careful reader keeps such a one."""
    yard = study.relevances[:_YARDSTICK][-1:]
    near = worth(study, evidence) / yard[0] if yard and yard[0] else 0.0
    tied = _TIED if study.ties(evidence) else 0.0
    return merit(study, evidence) + _BESIDES * min(_NEAR_ENOUGH, near) + tied


_TIED = 0.3  # what counts more for saying how the title's parts are tied, where the title asks it
_NEAR_ENOUGH = 0.5  # of the yardstick: the lead that holds every name of the title is no better for it
_BESIDES = 0.25  # what relevance counts for beside the merit, which knows it already


def _best_of_parts(study: Study, ranked: Sequence[Evidence], printed: Sequence[Evidence]) -> list[Evidence]:
    """For each part of the title that some stretch meets whole, and none printed elsewhere, the best that does."""
    found = study.holding_parts(ranked, printed)
    return [max(whole, key=lambda e: (value(study, e), study.relevance(e), e.span)) for whole in found]


def _first_of_each(study: Study, ranked: Sequence[Evidence]) -> list[Evidence]:
    """The best of each article, where it is worth a line."""
    best: dict[str, Evidence] = {}
    for evidence in ranked:
        best.setdefault(evidence.article, evidence)
    least = _WORTH_ITS_PLACE * value(study, ranked[0]) if ranked else 0.0
    near = _NEAR_FIRST * min(study.relevances[:_YARDSTICK], default=0.0)
    return [e for e in best.values() if _worth_now(study, e) >= least and study.relevance(e) >= near]


def _worth_now(study: Study, evidence: Evidence) -> float:
    """What a stretch is worth where there is little room: weeks old it waits, but for what the outlet says may follow from a
    step that was open then: that is as true of the step once taken."""
    fades = study.is_old(evidence.article) and (
        bool(evidence.speaker) or is_overtaken(study, evidence) or not study.ties(evidence)
    )
    return value(study, evidence) * (_OLD_WORTH if fades else 1.0)


def worth(study: Study, evidence: Evidence) -> float:
    """Relevance, with a bonus for quoted words, named speakers and figures, and a malus for what cannot stand alone."""
    worth = study.relevance(evidence)
    if evidence.attribution is not None:
        worth *= 1.15 if evidence.attribution.kind in {"direct", "mixed"} else 1.05
        worth *= 1.1 if evidence.sourcing == "named" else 1.0
    worth *= 1.15 if evidence.figures else 1.0
    if evidence.leaning:
        worth *= 0.8 if evidence.attribution is not None and evidence.speaker else 0.35
    worth *= 0.6 if evidence.words < 8 else _LENGTHY if evidence.words > _TOO_LONG else 1.0
    return worth


_TOO_LONG, _LENGTHY = 42, 0.85  # words; two lines of others could stand where such a one does


def _empty(evidence: Evidence) -> bool:
    """Whether a stretch is too short to tell anything."""
    return evidence.words < 4

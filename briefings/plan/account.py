"""Why a stretch of an article is put to a guest, or why it is not: the reasoning of one pack, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from briefings.model import Assignment, Dossier, Span
from briefings.plan.allegiance import allegiance_of
from briefings.plan.counters import Counter, rank
from briefings.plan.evidence import Evidence
from briefings.plan.guests import SET
from briefings.plan.marks import WEIGHTS, marks_of
from briefings.plan.nearness import attitude, closeness, strength
from briefings.plan.study import Study, alike, study_of

_STANDS = {
    "own": "the guest's own side speaks",
    "ally": "a side that stands with the guest's speaks",
    "opposed": "a side against the guest's speaks",
    "other": "another side speaks; the articles show nothing between it and the guest's",
    "nobody": "nobody's side speaks",
}
MOST_EDGES = 4  # sentences that show how two sides stand


def account(dossier: Dossier, assignment: Assignment, place: Span) -> Iterator[str]:
    """Lines on every stretch at a place: who speaks and for which side, the stance with the word that decided it, the
    parts of the score, and what outranked it. Empty where nothing at the place can be printed."""
    study = study_of(dossier, assignment)
    ranked = rank(study)
    camp = study.camp or "none"
    because = study.profile.because if study.profile.because == SET else f"from {study.profile.because}"
    yield f"  for topic {assignment.topic.number}, guest {assignment.guest.number}: {assignment.guest.text} (side: {camp}; {because})"
    for evidence in study.evidence:
        if evidence.span.overlaps(place):
            yield from _of_stretch(study, evidence, ranked)


def _of_stretch(study: Study, evidence: Evidence, ranked: tuple[Counter, ...]) -> Iterator[str]:
    how = attitude(study, evidence)
    who = allegiance_of(study).of(evidence)
    words = " ".join(evidence.text.split())
    yield f"    ‘{words[:90]}{' …' if len(words) > 90 else ''}’"
    yield f"      {evidence.speaker or 'the outlet itself'}: {_STANDS[who] if study.camp else 'for ' + (evidence.camp or 'no side')}"
    yield from _edges(study, evidence)
    decided = f", decided by ‘{how.cue}’" if how.cue else ", no word decides"
    yield f"      stance: {how.attitude}{decided}; force {how.force:.2f}"
    parts = [f"closeness to the topic {closeness(study, evidence):.2f}", f"sourcing {evidence.sourcing}"]
    parts += [f"retold via {', '.join(evidence.relay)}"] if evidence.relay else []
    parts += [evidence.attribution.kind] if evidence.attribution else ["in the outlet's voice"]
    yield f"      score {strength(study, evidence):.2f}: {', '.join(parts)}"
    yield from _marks(study, evidence)
    place = next((n for n, c in enumerate(ranked, 1) if c.evidence is evidence), None)
    if place is not None:
        counter = ranked[place - 1]
        yield f"      put to the guest: rank {place} of {len(ranked)}; {counter.why}"
        if counter.beside is not None:
            yield f"      beside {study.dossier.code(counter.beside.span)}, the side's own words"
        if place > 1:
            above = ranked[place - 2]
            yield f"      outranked by {study.dossier.code(above.evidence.span)}; {above.why}"
        if place < len(ranked):
            below = ranked[place]
            yield f"      outranks {study.dossier.code(below.evidence.span)}; {below.why}"
    else:
        yield f"      not put to the guest: {_why_not(study, evidence, who, ranked)}"


def _marks(study: Study, evidence: Evidence) -> Iterator[str]:
    """The marks that speak most for putting a stretch to a guest who has a side, and most against it."""
    party = study if study.camp is not None else study.of_person
    if party is None:
        return
    weighed = {name: WEIGHTS[name] * value for name, value in marks_of(party).marks(evidence).items() if name != "bias"}
    telling = sorted(
        ((n, w) for n, w in weighed.items() if abs(w) >= LEAST_MARK), key=lambda mark: (-abs(mark[1]), mark[0])
    )
    if telling:
        named = (f"{name.replace('_', ' ')} {weight:+.2f}" for name, weight in telling)
        yield f"      marks: {', '.join(named)}"


LEAST_MARK = 0.1  # of a weight that is worth a word


def _edges(study: Study, evidence: Evidence) -> Iterator[str]:
    """The sentences that show how the speaker's side stands to the guest's."""
    own, other = study.camp, evidence.camp
    if not own or not other or own == other:
        return
    sides = study.sides.bloc
    ours = {c for c in sides if sides[c] == sides.get(own, own)} | {own}
    theirs = {c for c in sides if sides[c] == sides.get(other, other)} | {other}
    found = [r for r in study.dossier.relations if {r.camp, r.towards} & ours and {r.camp, r.towards} & theirs]
    found.sort(key=lambda r: ({r.camp, r.towards} != {own, other}, r.evidence))
    for r in found[:MOST_EDGES]:
        sign = "against" if r.sign < 0 else "with"
        sentence = " ".join(study.dossier[r.evidence].split())
        cue = study.dossier[r.cue]
        yield f"      {r.camp} {sign} {r.towards}, by ‘{cue}’ in {study.dossier.code(r.evidence)}: {sentence[:110]}"


def _why_not(study: Study, evidence: Evidence, who: str, ranked: tuple[Counter, ...]) -> str:
    same = next((c for c in ranked if alike(c.evidence, evidence)), None)
    if who == "own":
        return "it is the guest's own side, and neither doubts it nor contradicts it"
    if who == "ally":
        return "it stands with the guest's side"
    if same is not None:
        return f"says nearly what {study.dossier.code(same.evidence.span)} says"
    if evidence.speaker is None:
        return "it is the outlet's voice, and no fact against the guest's side"
    if study.relevance(evidence) == 0 and not allegiance_of(study).names_own(evidence):
        return "it is not on the topic and does not speak of the guest's side"
    if not attitude(study, evidence).critical:
        return "no word in it speaks against the guest's side"
    return "it is not about the guest's side, or far weaker than what is put"

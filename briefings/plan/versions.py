"""Versions of a fact or claim that differ from the one that the guest's side gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from briefings.model import Link, Span
from briefings.plan.allegiance import Allegiance
from briefings.plan.evidence import Evidence
from briefings.plan.matters import opens_with_own
from briefings.plan.speech import may_be_own, says_nothing, speakable
from briefings.plan.study import Study


class Version(NamedTuple):
    """A version that the guest's side does not give."""

    evidence: Evidence
    beside: Evidence  # the side's own version
    own: bool  # the side gives both, and its guest will stand by the other
    link: Link


def contradictions(study: Study, allegiance: Allegiance) -> Iterator[Version]:
    """Versions of a fact or claim that differ from the one that the guest's side gives."""
    at = evidence_at(study)
    for link in study.dossier.links:
        if link.kind != "conflicts":
            continue
        members = [
            (at.get(m.span), side)
            for m, side in zip(link.members, link.sides or range(len(link.members)), strict=False)
        ]
        figures = link.members[0].value is not None
        if figures:  # whose figure a report in the outlet's voice is cannot be told, and "hundreds" contradicts nobody
            exact = {at[m.span].span for m in link.members if m.value is not None and m.span in at}
            known = [(e, side, str(allegiance.of(e))) for e, side in members if e is not None and e.span in exact]
        else:
            known = [(e, side, _whose(study, allegiance, e)) for e, side in members if e is not None]
        own = [(e, side) for e, side, who in known if who == "own"]
        if not own or (figures and len({side for _, side in own}) > 1):
            continue  # a side that gives two figures has changed it, or was misread
        for e, side, who in known:
            against = next((o for o, own_side in own if own_side != side and o is not e), None)
            if against is None or who == "ally" or (study.relevance(e) == 0 and not allegiance.names_own(e)):
                continue
            if who == "own":
                if not e.speaker and study.person is not None and study.person.name.split()[-1] in e.text:
                    continue  # "Marsh has not decided, he told the paper": what the guest stands by
                if _authority(study, e) < _authority(study, against):
                    yield Version(e, against, True, link)
            elif _may_be_put(study, e):
                yield Version(e, against, False, link)


def _may_be_put(study: Study, evidence: Evidence) -> bool:
    """Whether a version can be put: the outlet's own that says something, or that of somebody who is named or described
    and cannot be of the guest's side; words of nobody known never."""
    if evidence.attribution is None:
        return not says_nothing(evidence)
    return bool(evidence.speaker) and speakable(study, evidence) and not may_be_own(study, evidence)


def _whose(study: Study, allegiance: Allegiance, evidence: Evidence) -> str:
    """Whose version a stretch gives: the speaker's, or that of the side whose doing it reports in the outlet's voice."""
    who = allegiance.of(evidence)
    return "own" if who == "nobody" and not evidence.speaker and opens_with_own(study, allegiance, evidence) else who


def _authority(study: Study, evidence: Evidence) -> tuple[bool, bool, bool, str, Span]:
    """Which of two versions of one side its guest will stand by: what the holder of the guest's post said, a named
    person, what is not laid to anybody, the newer. The other one is put to them."""
    actor = study.dossier.actor(evidence.attribution.actor) if evidence.attribution else None
    role = (study.assignment.guest.role or "").lower()
    holds = actor is not None and any(study.dossier[o].lower() == role for o in actor.offices)
    named = evidence.sourcing == "named" and actor is not None and actor.kind == "person"
    day = study.day_of(evidence.article)
    return holds, named, evidence.attribution is None, day.first if day else "", evidence.span


def evidence_at(study: Study) -> Mapping[Span, Evidence]:
    """The stretch that holds each member of a conflict."""
    found: dict[Span, Evidence] = {}
    by_article: dict[str, list[Evidence]] = {}
    for evidence in study.evidence:
        by_article.setdefault(evidence.article, []).append(evidence)
    for link in study.dossier.links:
        for member in link.members:
            inside = [e for e in by_article.get(member.span.article, ()) if e.span.overlaps(member.span)]
            exact = [e for e in inside if member.words is not None and e.span.contains(member.words)]
            if inside:
                found[member.span] = (exact or inside[:1])[-1]  # a view that ends an outlet's sentence stands behind it
    return found


def disputed(study: Study) -> Mapping[Span, Link]:
    """The stretches that give a version of a claim in dispute."""
    at = evidence_at(study)
    return {
        at[m.span].span: link
        for link in study.dossier.links
        if link.kind == "conflicts" and all(m.value is None for m in link.members)
        for m in link.members
        if m.span in at
    }

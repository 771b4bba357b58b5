"""Whether a stretch without the guest's name is about the guest's side all the same."""

from __future__ import annotations

from functools import lru_cache

from briefings.model import Span
from briefings.plan.allegiance import Allegiance
from briefings.plan.evidence import Evidence
from briefings.plan.study import Study
from briefings.plan.terms import terms


def of_own_matter(study: Study, allegiance: Allegiance, evidence: Evidence) -> bool:
    """Whether the first camp that this paragraph, or one shortly before, speaks of is the guest's or stands with it, or
    the topic itself is, or none is spoken of but the guest's in the whole article: then words without a camp are about
    the guest's side. The speaker's own name does not count: who speaks is not what is spoken of."""
    own_terms = terms(study.camp or "")
    if own_terms and own_terms <= study.topic.keys() and study.dossier.actor(study.camp) is not None:
        return True  # a body or a person: the topic of a fire at a place is not the place's mayor
    article = study.dossier.of(evidence.article).article
    own = article.paragraph_at(evidence.span.start)
    paragraphs = [p for p in article.paragraphs if not p.noise and own and p.span.start <= own.span.start][-_MATTER:]
    for paragraph in reversed(paragraphs):
        named = [camp for _, camp in allegiance.mentions(paragraph.span) if camp != evidence.camp]
        first = allegiance.first_named(paragraph.span)
        first = first if first != evidence.camp or not evidence.camp else next(iter(named), None)
        if first:
            return allegiance.is_side(first)
    camps = {camp for _, camp in allegiance.mentions(Span(article.id, 0, len(article.text)))}
    return camps == {study.camp} or leads(study) == study.camp


@lru_cache(maxsize=64)
def leads(study: Study) -> str | None:
    """The side whose story it is: it has two in five of all mentions; None where there is none."""
    counts: dict[str, int] = {}
    for mentions in study.camp_mentions.values():
        for _, camp in mentions:
            counts[camp] = counts.get(camp, 0) + 1
    most = max(counts, key=lambda camp: (counts[camp], camp), default=None)
    return most if most and counts[most] * 5 >= sum(counts.values()) * 2 else None


_MATTER = 3  # paragraphs


def opens_with_own(study: Study, allegiance: Allegiance, evidence: Evidence) -> bool:
    """Whether a reported fact has the guest's side at its head: "Northmoor had been fined over late brake checks"."""
    head = Span(evidence.article, evidence.span.start, min(evidence.span.end, evidence.span.start + 60))
    return allegiance.first_named(head) == study.camp

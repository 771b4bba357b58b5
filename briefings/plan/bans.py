"""What a side forbids, to others or to itself, and what it allows later."""

from __future__ import annotations

import re

from briefings import lexicon
from briefings.model import Span
from briefings.plan.allegiance import Allegiance
from briefings.plan.evidence import Evidence
from briefings.plan.stance import words
from briefings.plan.study import Study
from briefings.plan.terms import country_of

_WORD = re.compile(r"[^\W\d_]+")


def barred(study: Study, allegiance: Allegiance, evidence: Evidence) -> str:
    """The word by which the guest's side itself forbids or opposes something; "" for none."""
    return _act(study, allegiance, evidence, "ban")


def _act(study: Study, allegiance: Allegiance, evidence: Evidence, kind: str) -> str:
    """The first word of a list that the guest's side does: it is the camp named last before the word."""
    stems, text = words(kind), study.dossier.of(evidence.article).article.text
    for match in _WORD.finditer(text, evidence.span.start, evidence.span.end):
        if lexicon.stem(match.group().lower()) in stems:
            before = Span(evidence.article, evidence.span.start, match.start())
            named = allegiance.mentions(before)
            return match.group() if named and named[-1][1] == study.camp else ""
    return ""


def restrains_itself(allegiance: Allegiance, evidence: Evidence) -> bool:
    """Whether another side forbids something to itself or its friends: "Norway has banned the use of Norwegian boats in
    these waters". The first side named behind the word is not the guest's; where none is named, it cannot be told."""
    article = allegiance.study.dossier.of(evidence.article).article
    stems, text = words("ban"), article.text
    sentence = article.sentence_at(
        evidence.span.start
    )  # of a clause alone, "citing the fish", the ban stands before it
    start = min(evidence.span.start, sentence.span.start) if sentence else evidence.span.start
    for match in _WORD.finditer(text, start, evidence.span.end):
        if lexicon.stem(match.group().lower()) in stems:
            before = allegiance.mentions(Span(evidence.article, start, match.start()))
            behind = [camp for _, camp in allegiance.mentions(Span(evidence.article, match.end(), evidence.span.end))]
            named = country_of(text[match.end() : evidence.span.end])  # "Norwegian boats" names Norway
            first = named[0] if named else next(iter(behind), None)
            barring = bool(before) and before[-1][1] == evidence.camp
            return barring and first is not None and not allegiance.is_side(first)
    return False


def has_changed(study: Study, allegiance: Allegiance, evidence: Evidence) -> bool:
    """Whether the articles report that the guest's side allowed or did since what it barred."""
    return any(
        len(other.terms & evidence.terms) >= SAME_SUBJECT and _act(study, allegiance, other, "permit")
        for other in study.evidence
        if other.span != evidence.span
    )


SAME_SUBJECT = 3  # terms that two stretches share when one is about what the other is about

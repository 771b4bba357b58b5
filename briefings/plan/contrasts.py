"""Questions that set two things side by side: a side's words and its act, two figures for one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefings.model import Extract, Link, Slot, Span, word_count
from briefings.plan.brief import Brief
from briefings.plan.conflicts import value
from briefings.plan.counters import Counter
from briefings.plan.evidence import Evidence
from briefings.plan.fragments import Fragment
from briefings.plan.quoting import LONGEST_QUESTION, fragments_of, only_reported
from briefings.plan.speakers import forms_of, noun_of, short_speaker
from briefings.plan.stems import length


def own_action(brief: Brief, counter: Counter, slots: Mapping[str, Slot]) -> dict[str, Slot] | None:
    """The side's own words with the act beside them: both in the articles' words."""
    if counter.beside is None:
        return None
    speaker = short_speaker(brief, counter.beside)
    for words in _of_phrases(brief, counter.beside):
        for act in (*_counted(brief, counter.evidence), *_of_phrases(brief, counter.evidence)):
            filled: dict[str, Slot] = {
                **slots, **forms_of(speaker), "noun": noun_of(brief, counter.beside), "words": words.extract,
                "act": act.extract,
                "form": "act" if only_reported(counter.beside.attribution) else "of",
            }  # fmt: skip
            if length(brief, "question_own_action", filled) <= LONGEST_QUESTION:
                return filled
    return None


def _of_phrases(brief: Brief, evidence: Evidence) -> list[Fragment]:
    return [f for f in fragments_of(brief, evidence, 8) if f.form == "of"]


def _counted(brief: Brief, evidence: Evidence) -> Iterator[Fragment]:
    """A figure with what it counts, where the two stand together: "11,000 conscripts"."""
    for figure in evidence.figures:
        text = brief.dossier.of(evidence.article).article.text
        end = figure.span.end + 1 + len(figure.of or "")
        if figure.of and text[figure.span.end + 1 : end] == figure.of:
            disputed = any(
                m.span.overlaps(figure.span)
                for link in brief.dossier.links
                if link.kind == "conflicts"
                for m in link.members
            )
            span = Span(evidence.article, figure.span.end + 1 if disputed else figure.span.start, end)
            yield Fragment(Extract((span,), quoted=True, fragment=True), "of", word_count(brief.dossier[span]))


def figures(brief: Brief, counter: Counter, slots: Mapping[str, Slot]) -> dict[str, Slot] | None:
    """Two figures for one thing: the guest's side's and the other."""
    link = counter.link
    if link is None or counter.beside is None or not link.about:
        return None
    theirs = next((m for m in link.members if counter.evidence.span.overlaps(m.span)), None)
    own = next((m for m in link.members if counter.beside.span.overlaps(m.span)), None)
    if theirs is None or own is None or brief.dossier[theirs.span] == brief.dossier[own.span]:
        return None
    filled: dict[str, Slot] = {
        **slots,
        "first": value(brief.dossier, theirs.span),
        "second": value(brief.dossier, own.span),
        "about": plain_about(brief, link),
        "other": short_speaker(brief, counter.beside) if counter.beside.speaker else "",
    }
    return filled if length(brief, "question_figure", filled) <= LONGEST_QUESTION else None


def plain_about(brief: Brief, link: Link) -> str:
    """What is compared, in small letters where only the head of a sentence gave it a capital: "turnout"."""
    about = link.about or ""
    small = about[:1].lower() + about[1:]
    heads = {s.span.start for m in link.members for s in brief.dossier.of(m.span.article).article.sentences}
    places = [
        (m.span.article, found.start())
        for m in link.members
        for found in re.finditer(rf"\b{re.escape(about)}\b", brief.dossier.of(m.span.article).article.text)
    ]
    return small if about and places and all(at in heads for _, at in places) else about

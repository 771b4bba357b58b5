"""Questions that set two things side by side: a side's words and its act, two figures for one thing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from briefings.model import Extract, Link, Slot, Span
from briefings.plan.brief import Brief
from briefings.plan.conflicts import value
from briefings.plan.counters import Counter
from briefings.plan.evidence import Evidence
from briefings.plan.fragments import LONGEST
from briefings.plan.phrases import ROUGH
from briefings.plan.quoting import LONGEST_QUESTION, fragments_of
from briefings.plan.speakers import forms_of, noun_of, short_speaker
from briefings.plan.stems import length


def own_action(brief: Brief, counter: Counter, slots: Mapping[str, Slot]) -> dict[str, Slot] | None:
    """The act as a clause that makes sense to who does not know the story, with what it is held against: "Norland’s warning"."""
    if counter.beside is None:
        return None
    speaker = short_speaker(brief, counter.beside)
    theirs = forms_of(speaker)["whose"]
    for act in fragments_of(brief, counter.evidence, LONGEST):
        if act.form not in ("said", "told"):
            continue
        for outlet in dict.fromkeys((slots["outlet"], "")):
            filled: dict[str, Slot] = {
                **slots, **forms_of(speaker), "noun": noun_of(brief, counter.beside), "form": "report", "office": "",
                "words": _undisputed(brief, counter.evidence, act.extract), "other": speaker[:1] + theirs[1:], "outlet": outlet,
            }  # fmt: skip
            if length(brief, "question_own_action", filled) <= LONGEST_QUESTION:
                return filled
    return None


def own_words(brief: Brief, counter: Counter) -> Extract | None:
    """What the side said, as many of its words as the line below the question has room for; None where none stand alone."""
    said = fragments_of(brief, counter.beside, LONGEST) if counter.beside else []
    return next((f.extract for f in said if f.form in ("said", "told")), None)


def _undisputed(brief: Brief, evidence: Evidence, extract: Extract) -> Extract:
    """The same words without a figure that another article tells differently: "has let | 900 | conscripts camp on the quay"."""
    differ = [m.span for link in brief.dossier.links if link.kind == "conflicts" for m in link.members]
    figure = next((f.span for f in evidence.figures if any(f.span.overlaps(span) for span in differ)), None)
    piece = next((p for p in extract.pieces if figure is not None and p.contains(figure)), None)
    if piece is None or figure is None or not piece.start < figure.start < figure.end < piece.end:
        return extract
    text = brief.dossier.of(piece.article).article.text
    rough = ROUGH.search(text, max(piece.start, figure.start - 20), figure.start)
    first = len(text[: rough.start() if rough else figure.start].rstrip())
    if first <= piece.start or text[figure.end : figure.end + 1] != " ":
        return extract
    halves = Span(piece.article, piece.start, first), Span(piece.article, figure.end + 1, piece.end)
    return replace(extract, pieces=tuple(half for p in extract.pieces for half in (halves if p is piece else (p,))))


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

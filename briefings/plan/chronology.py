"""What came when, as the articles give it, every inference marked."""

from __future__ import annotations

from briefings.model import Event, Item, Ref, Slot
from briefings.plan.brief import Brief
from briefings.plan.excerpts import shortened
from briefings.plan.lines import date_words
from briefings.plan.terms import terms
from briefings.template.shape import SectionTemplate

LONGEST_EVENT = 28  # words

WORDINGS = {
    "when": ("date", "given", "because", "planned"),
    "what": ("extract", "code"),
    "what_seen": ("see", "code", "names"),
}


def plan(brief: Brief, section: SectionTemplate) -> tuple[Item, ...]:
    """Rows of date and event in order of time, those nearest to the topic where there are too many; empty where
    nothing is dated."""
    events = sorted(_events(brief), key=lambda e: (-_nearness(brief, e), e.span))[: brief.limit(section)]
    items: list[Item] = []
    for n, event in enumerate(sorted(events, key=lambda e: (e.when.first, e.when.iso, e.span)), 1):
        slots: dict[str, Slot] = {
            "date": date_words(event.when),
            "given": event.when.given,
            "because": "" if event.when.given else _inferred_from(brief, event),
            "planned": event.planned,
        }
        items.append(Item(f"chronology.{n}.date", "when", slots, "Table Text", column=0))
        items.append(_event(brief.with_items("chronology", tuple(items)), event, f"chronology.{n}"))
    return tuple(items)


def _names(brief: Brief, event: Event) -> list[str]:
    """Who and what the event's words name, in their order, three at most: enough to know it again."""
    found = [
        (m.start, a.name)
        for a in brief.dossier.actors
        if a.kind != "group"
        for m in a.mentions
        if event.span.contains(m)
    ]
    return list(dict.fromkeys(name for _, name in sorted(found)))[:3]


def _events(brief: Brief) -> list[Event]:
    """The events but those that say a month of which another says the day: which day it was is not told there."""
    days = {e.when.iso[:7] for e in brief.dossier.chronology if e.when.precision == "day"}
    return [e for e in brief.dossier.chronology if e.when.precision != "month" or e.when.iso not in days]


def _inferred_from(brief: Brief, event: Event) -> str:
    """From what a day was worked out, in a few words: the codes of the articles that the reason names, else its own."""
    reason = event.when.because or ""
    codes = [code for article, code in brief.dossier.codes.items() if article in reason]
    own = brief.dossier.codes[event.span.article]
    return ", ".join(codes or [own])


def _nearness(brief: Brief, event: Event) -> int:
    """How near to the topic; the event that the cue opens with comes before all."""
    cue = [x.span for item in brief.planned.get("top_sheet", ()) if item.id == "top_sheet.cue" for x in item.extracts]
    opening = 100 if any(event.span.overlaps(span) for span in cue[:1]) else 0
    return opening + len(terms(brief.dossier[event.span]) & brief.topic.keys())


def _event(brief: Brief, event: Event, id_: str) -> Item:
    text = brief.dossier.of(event.span.article).article.text
    evidence = next((e for e in brief.evidence if e.span.overlaps(event.span)), None)
    extract = shortened(text, event.span, None, LONGEST_EVENT)
    printed = brief.printed_at(extract)
    slots: dict[str, Slot] = {"code": brief.dossier.code(event.span)}
    slots["names"] = ", ".join(_names(brief, event))
    slots["see" if printed else "extract"] = Ref(printed) if printed else extract
    said = evidence.attribution if evidence else None
    if evidence and said and any(piece.overlaps(c) for piece in extract.pieces for c in said.content):
        return Item(
            id_, "what_seen" if printed else "what", slots, "Table Text", column=1,
            speaker=evidence.speaker, sourcing=evidence.sourcing, relay=evidence.relay, camp=evidence.camp,
        )  # fmt: skip
    return Item(id_, "what_seen" if printed else "what", slots, "Table Text", column=1, sourcing="none")

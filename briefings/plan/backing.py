"""The one line below a question that says who said it, and where it stands in full."""

from __future__ import annotations

from dataclasses import replace

from briefings.model import Extract, Item, Ref, Slot, Span
from briefings.plan.brief import Brief
from briefings.plan.counters import rank
from briefings.plan.evidence import Evidence
from briefings.plan.excerpts import shortened
from briefings.plan.lines import said_item

LONGEST_BACKING = 36  # words below a question that quotes none


def said_by(brief: Brief, evidence: Evidence) -> Item:
    """Who said it; where it stands in full, if this pack prints it by now."""
    printed = brief.printed_at(evidence.extract)
    seen = Ref(printed) if printed else None
    wording = "backing_seen" if seen else "backing"
    return said_item(
        brief, evidence, "", wording, style="Backing", slots={"extract": None, "see": seen, "backing": None}
    )


def place_of(brief: Brief, position: Item) -> Span | None:
    """The stretch of evidence that a position puts."""
    code, speaker = position.slots.get("code"), position.speaker
    extract = next(iter(position.extracts), None)
    fitting = (
        c.evidence.span
        for c in rank(brief.study)
        if (
            c.evidence.span.contains(extract.span)
            if extract
            else (brief.dossier.code(c.evidence.span), c.evidence.speaker) == (code, speaker)
        )
    )
    return next(fitting, None)


def line_of(position: Item) -> Item:
    """Who said it, and where it stands in full."""
    seen = position.slots.get("see")
    if position.wording == "see_cue" and isinstance(seen, Ref) and seen.item != "top_sheet.cue":
        slots = {key: value for key, value in position.slots.items() if not isinstance(value, Extract)}
        slots = {**slots, "backing": Ref(position.id)}
        return replace(position, id="", wording="backing_seen", slots=slots, stance=None)
    if position.wording == "see_cue":
        return replace(position, id="", wording="backing_cue", slots={**position.slots, "backing": Ref(position.id)})
    slots = {key: value for key, value in position.slots.items() if not isinstance(value, Extract)}
    return Item(
        "", "backing", {**slots, "backing": Ref(position.id)}, speaker=position.speaker,
        sourcing=position.sourcing, relay=position.relay, camp=position.camp,
    )  # fmt: skip


def whole_backing(brief: Brief, position: Item) -> Item:
    """The words themselves, for a question that quotes none."""
    slots: dict[str, Slot] = {**position.slots, "extract": _brief_words(brief, position), "backing": Ref(position.id)}
    return replace(position, id="", wording="backing_words", slots=slots)


def _brief_words(brief: Brief, position: Item) -> Extract:
    """The position's words in as many as page 1 has room for."""
    extract = position.extracts[0]
    evidence = next(e for e in brief.evidence if e.span.contains(extract.span))
    text = brief.dossier.of(extract.article).article.text
    words = shortened(text, extract.span, evidence.attribution, LONGEST_BACKING)
    return replace(
        words, closes_inside=words.closes_inside or (extract.closes_inside and words.span.end == extract.span.end)
    )

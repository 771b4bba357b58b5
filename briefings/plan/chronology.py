"""What came when, as the articles give it, every inference marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefings.model import Event, Extract, Item, Ref, Slot, Span, Token, word_count
from briefings.plan.brief import Brief
from briefings.plan.evidence import after_connective
from briefings.plan.excerpts import VERB, around, shortened
from briefings.plan.lines import date_words
from briefings.plan.terms import terms
from briefings.template.shape import SectionTemplate

LONGEST_EVENT = 22  # words
_NEAR = 0.05  # of the best relevance, for an event of this topic
LONGEST_GIST = 12  # words of an event that is printed in full elsewhere

_WHAT = ("code", "names", "absent")
WORDINGS = {
    "when": ("date", "given", "because", "planned"),
    "what": ("extract", *_WHAT),
    "what_seen": ("see", "words", *_WHAT),
}


def plan(brief: Brief, section: SectionTemplate) -> tuple[Item, ...]:
    """Rows of date and event in order of time, those nearest to the topic where there are too many; empty where
    nothing is dated."""
    events = sorted(_events(brief), key=lambda e: e.span)
    events = sorted(events, key=lambda e: _nearness(brief, e), reverse=True)
    best = max((brief.relevance(e) for e in brief.evidence), default=0.0)
    near = [e for e in events if max(_nearness(brief, e)[:2]) >= _NEAR * best]
    events = [*near, *(e for e in events if e not in near)][: max(len(near), section.least)][: brief.limit(section)]
    items: list[Item] = []
    for n, event in enumerate(sorted(events, key=lambda e: (e.when.first, e.when.iso, e.span)), 1):
        slots: dict[str, Slot] = {
            "date": date_words(event.when),
            "given": event.when.given,
            "because": "" if event.when.given else _inferred_from(brief, event),
            "planned": event.planned,
            "iso": event.when.iso,
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


def _nearness(brief: Brief, event: Event) -> tuple[int, float, float]:
    """How near to the topic; the event that the cue opens with comes before all, then what is told for the topic; a day
    comes before a month."""
    cue = [x.span for item in brief.planned.get("top_sheet", ()) if item.id == "top_sheet.cue" for x in item.extracts]
    opening = any(event.span.overlaps(span) for span in cue[:1])
    relevance = max((brief.relevance(e) for e in brief.evidence if e.span.overlaps(event.span)), default=0.0)
    return int(opening), relevance, len(terms(brief.dossier[event.span]) & brief.topic.keys())


def _event(brief: Brief, event: Event, id_: str) -> Item:
    text = brief.dossier.of(event.span.article).article.text
    evidence = next((e for e in brief.evidence if e.span.overlaps(event.span)), None)
    extract = _told(brief, event, LONGEST_EVENT)
    printed = brief.printed_at(extract)
    slots: dict[str, Slot] = {"code": brief.dossier.code(event.span)}
    slots["names"] = ", ".join(_names(brief, event))
    slots["absent"] = ", ".join(_absent(brief, event.span.article))
    if printed:
        gist = _gist(brief, event, text)
        slots["see"] = Ref(printed)
        slots["words"] = replace(gist, quoted=True, fragment=True) if gist else ""
    else:
        slots["extract"] = extract
    said = evidence.attribution if evidence else None
    wording = "what_seen" if printed else "what"
    if evidence and said and any(piece.overlaps(c) for piece in extract.pieces for c in said.content):
        return Item(
            id_, wording, slots, "Table Text", column=1,
            speaker=evidence.speaker, sourcing=evidence.sourcing, relay=evidence.relay, camp=evidence.camp,
        )  # fmt: skip
    return Item(id_, wording, slots, "Table Text", column=1, sourcing="none")


def _told(brief: Brief, event: Event, limit: int) -> Extract:
    """The event in as many words as a row has room for, with the words that say when where they stand in the middle."""
    text = brief.dossier.of(event.span.article).article.text
    whole = after_connective(text, event.span)
    if word_count(text[whole.start : whole.end]) <= limit:
        return Extract((whole,), opens_inside=_cut_before(brief, whole), closes_inside=_cut_after(brief, whole))
    extract = shortened(text, whole, None, limit)
    when = _when(brief, event)
    if when is not None and not any(piece.contains(when) for piece in extract.pieces):
        extract = around(text, whole, when, limit)
    return replace(
        extract,
        opens_inside=extract.opens_inside or _cut_before(brief, extract.span),
        closes_inside=extract.closes_inside or _cut_after(brief, extract.span),
    )


def _gist(brief: Brief, event: Event, text: str) -> Extract | None:
    """The few words of an event that hold most of the topic; None where no such run opens and ends as a phrase does."""
    sentences = brief.dossier.of(event.span.article).article.sentences
    tokens = [t for s in sentences for t in s.tokens if event.span.start <= t.start and t.end <= event.span.end]
    best: tuple[int, int, Span] | None = None
    for first in (i for i in range(len(tokens)) if _opens(tokens, i)):
        for last in range(first + 3, min(len(tokens), first + LONGEST_GIST)):
            span = Span(event.span.article, tokens[first].start, tokens[last].end)
            words = word_count(text[span.start : span.end])
            if words <= LONGEST_GIST and _closes(tokens, last) and VERB.search(text[span.start : span.end]):
                clause = first == 0 or tokens[first - 1].text.lower() in _OPENING
                entry = (2 * len(terms(text[span.start : span.end]) & brief.topic.keys()) + 2 * clause, words, span)
                best = max(best, entry, key=lambda e: (e[0], e[1], -e[2].start)) if best else entry
    if best is None:
        return None
    return Extract((best[2],), opens_inside=_cut_before(brief, best[2]), closes_inside=_cut_after(brief, best[2]))


def _opens(tokens: Sequence[Token], i: int) -> bool:
    """Whether a phrase can open here: at the start, after a comma or "that", or with a name."""
    if not tokens[i].text[0].isalnum() or tokens[i].text.lower() in _HANGING - _ARTICLES:
        return False
    if i == 0:
        return True
    before = tokens[i - 1].text
    return before.lower() in _OPENING or (tokens[i].text[0].isupper() and before.islower() and before not in _ARTICLES)


def _closes(tokens: Sequence[Token], i: int) -> bool:
    """Whether a phrase can end here: before a stop, a comma or a preposition, never inside a number or a name."""
    word = tokens[i].text.lower()
    if not word[-1].isalnum() or word in _HANGING | _OBJECTLESS or any(c.isdigit() for c in word):
        return False
    return i + 1 == len(tokens) or tokens[i + 1].text in {",", ".", ";", ":"} or tokens[i + 1].text in _FOLLOWING


_ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their"})
_OBJECTLESS = frozenset({"it", "he", "she", "they", "we", "i", "said", "says", "told"})
_OPENING = frozenset({"that", "when", "after", "because", ","})
_FOLLOWING = frozenset({"in", "on", "at", "after", "before", "when", "with", "for", "during", "following", "amid", "while", "because",
                        "unless", "until", "since"})  # fmt: skip
_HANGING = _ARTICLES | {"of", "to", "in", "on", "at", "for", "by", "with", "from", "as", "and", "or", "that", "which", "who", "be", "is", "was",
                        "has", "have", "had", "will", "would", "into", "within"}  # fmt: skip


def _cut_before(brief: Brief, span: Span) -> bool:
    sentence = brief.dossier.of(span.article).article.sentence_at(span.start)
    return sentence is not None and any(
        c.isalnum() for c in brief.dossier[Span(span.article, sentence.span.start, span.start)]
    )


def _cut_after(brief: Brief, span: Span) -> bool:
    sentence = brief.dossier.of(span.article).article.sentence_at(span.start)
    if sentence is None or sentence.span.end <= span.end:
        return False
    return any(c.isalnum() for c in brief.dossier[Span(span.article, span.end, sentence.span.end)])


def _when(brief: Brief, event: Event) -> Span | None:
    """The words inside the event that say when it was; None where they stand elsewhere."""
    dates = brief.dossier.of(event.span.article).dates
    return next(
        (d.span for d in dates if event.span.contains(d.span) and d.when and d.when.iso == event.when.iso), None
    )


def _absent(brief: Brief, article: str) -> list[str]:
    """The countries whose working the title asks for ("the influence of X on Y") and that this article never names."""
    asked = [term for term in sorted(brief.study.worker or ()) if term.startswith("country:")]
    held = frozenset[str]().union(*(e.terms for e in brief.evidence if e.article == article))
    named = {camp for _, camp in brief.study.camp_mentions.get(article, ())}
    countries = [term.removeprefix("country:") for term in asked if term not in held]
    text = brief.dossier.of(article).article.text
    return [c for c in countries if c not in named and c.lower() not in text.lower()]

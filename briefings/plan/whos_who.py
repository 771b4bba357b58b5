"""The few names that the presenter will say, as the articles describe them, with blanks for how to say them."""

from __future__ import annotations

import re

from briefings.model import Actor, Item, Span, printable
from briefings.plan.brief import Brief
from briefings.plan.descriptions import place_of
from briefings.plan.lines import office_words, with_article
from briefings.template.shape import SectionTemplate

WORDINGS = {"person": ("name", "office", "camp", "code", "variants")}


def plan(brief: Brief, section: SectionTemplate) -> tuple[Item, ...]:
    """A line for each person whom page 1 names, then for each who speaks in this pack or is named in its extracts, those
    first whom the articles describe; empty where none is. Who leads a talk for an outlet is nobody's news."""
    speakers = [item.speaker for items in brief.planned.values() for item in items if item.speaker]
    printed: dict[str, list[Span]] = {}  # by article
    for extract in (x for items in brief.planned.values() for item in items for x in item.extracts):
        printed.setdefault(extract.article, []).extend(extract.pieces)
    aloud = _spoken_aloud(brief)
    people = [a for a in brief.dossier.actors if a.kind == "person" and a.name not in brief.study.hosts]
    ranked = sorted(
        (
            (speakers.count(a.name), sum(any(p.contains(m) for p in printed.get(m.article, ())) for m in a.mentions), a)
            for a in people
        ),
        key=lambda entry: (
            entry[2].name not in aloud,
            not _described(brief, entry[2]),
            -entry[0],
            -entry[1],
            entry[2].name,
        ),
    )
    items: list[Item] = []
    for spoken, named, actor in ranked:
        known = spoken or (named and _described(brief, actor))  # a name alone may be a hospital's
        if known and len(items) < brief.limit(section):
            place = place_of(brief.dossier, actor)
            items.append(
                Item(
                    f"whos_who.{len(items) + 1}",
                    "person",
                    {
                        "name": actor.name if office_words(brief, actor) else _titled(brief, actor),
                        "office": office_words(brief, actor),
                        "camp": with_article(actor.camp or ""),
                        "code": brief.dossier.code(place) if place else "",
                        "variants": ", ".join(spelling for spelling, _ in actor.variants if spelling != actor.name),
                    },
                    "Entry",
                    camp=actor.camp,
                )
            )
    return tuple(items)


def _spoken_aloud(brief: Brief) -> frozenset[str]:
    """Who is named in what a presenter reads out on page 1, by a template's words or an article's."""
    items = brief.planned.get("top_sheet", ())
    words = " ".join(v for item in items for v in item.slots.values() if isinstance(v, str))
    spans = [piece for item in items for x in item.extracts for piece in x.pieces]
    return frozenset(
        a.name
        for a in brief.dossier.actors
        if a.kind == "person" and (a.name in words or any(span.contains(m) for span in spans for m in a.mentions))
    )


def _described(brief: Brief, actor: Actor) -> bool:
    return bool(office_words(brief, actor)) or _titled(brief, actor) != actor.name


def _titled(brief: Brief, actor: Actor) -> str:
    """A name with the title that an article puts before it and the brackets behind it: "Sen. Ada Holm (Ind.)"."""
    for office in (o for o in actor.offices if brief.dossier[o].endswith(".")):
        text = brief.dossier.of(office.article).article.text
        for mention in actor.mentions:
            if mention.article == office.article and text[office.end : mention.start] == " ":
                behind = _BRACKETS.match(text, mention.end)
                return printable(text[office.start : behind.end() if behind else mention.end])
    return actor.name


_BRACKETS = re.compile(r" \([A-Z][\w.,’' -]{0,30}\)")

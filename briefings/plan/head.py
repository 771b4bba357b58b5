"""Who is on, about what, from which articles, and the blanks to fill in by hand."""

from __future__ import annotations

from briefings.model import Item, PartialDate
from briefings.plan.brief import Brief
from briefings.plan.guests import SET
from briefings.plan.lines import article_day, date_words, side_words
from briefings.template.shape import SectionTemplate

WORDINGS = {
    "topic": ("number", "topic"),
    "guest": ("number", "guest"),
    "party": ("guest_class", "camp", "because"),
    "uncertain": ("guest_class", "camp", "because"),
    "independent": ("guest_class", "because"),
    "confirm": ("confirm",),
    "blanks_guest": ("name", "say_it"),
    "blanks_show": (),
    "articles": ("articles", "newest", "newest_given", "undated", "made_on"),
}


def plan(brief: Brief, section: SectionTemplate) -> tuple[Item, ...]:  # noqa: ARG001  every section is planned alike
    """Head lines; never empty."""
    topic, guest, profile = brief.assignment.topic, brief.assignment.guest, brief.profile
    kind = "independent" if profile.camp is None else "party" if profile.certain else "uncertain"
    dates = [a.date for a in brief.dossier.articles if a.date]
    days = {a.id: day.first for a in brief.dossier.articles if (day := brief.study.day_of(a.id))}
    newest = max(days, key=lambda a: days[a], default=None)
    items = [
        Item("head.guest", "guest", {"number": guest.number, "guest": guest.text}, "Title"),
        Item("head.topic", "topic", {"number": topic.number, "topic": topic.title}, "Subtitle"),
        Item(
            "head.class",
            kind,
            {
                "guest_class": profile.guest_class.replace("_", " "),
                "camp": side_words(brief, profile.camp),
                "because": "the producer’s topic list" if profile.because == SET else profile.because,
            },
            "Note",
            camp=profile.camp,
        ),
    ]
    if profile.confirm:
        items.append(Item("head.confirm", "confirm", {"confirm": profile.confirm}, "Note"))
    items.append(Item("head.who", "blanks_guest", {"name": guest.name or "", "say_it": guest.say_it or ""}, "Blank"))
    items.append(Item("head.when", "blanks_show", {}, "Blank"))
    items.append(
        Item(
            "head.articles",
            "articles",
            {
                "articles": len(brief.dossier.findings),
                "newest": article_day(brief, newest) if newest else "",
                "newest_given": True,
                "undated": len(brief.dossier.findings) - len(dates),
                "made_on": date_words(PartialDate(brief.made_on, "day", given=True)) if brief.made_on else "",
            },
            "Note",
        )
    )
    return tuple(items)

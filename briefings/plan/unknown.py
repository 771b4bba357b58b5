"""What the articles do not say: absences that were checked, never generic ones."""

from __future__ import annotations

from briefings.model import Item
from briefings.plan.brief import Brief
from briefings.plan.lines import with_article
from briefings.plan.terms import country_of
from briefings.template.shape import SectionTemplate

WORDINGS = {
    "no_term": ("term",),
    "no_country": ("countries",),
    "no_affiliation": ("affiliation",),
    "silent": ("party",),
    "only_unnamed": ("articles",),
    "undated": ("codes",),
}
_OFTEN = 2  # stretches that speak of a party before its silence is worth a line


def silent_camps(brief: Brief) -> list[str]:
    """Sides that the articles speak of and that say nothing in them, the most spoken of first."""
    actors = (brief.dossier.actor(a.actor) for f in brief.dossier.findings for a in f.attributions if not a.negated)
    speaking = {actor.camp for actor in actors if actor}
    counts: dict[str, int] = {}
    for actor in brief.dossier.actors:
        if actor.camp and actor.camp not in speaking:
            counts[actor.camp] = counts.get(actor.camp, 0) + len(actor.mentions)
    return [c for c, n in sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])) if n >= _OFTEN]


def plan(brief: Brief, section: SectionTemplate) -> tuple[Item, ...]:
    """A line for each absence; empty where nothing is missing."""
    held = frozenset[str]().union(*(e.terms for e in brief.evidence))
    missing = [w for t, w in brief.topic.items() if t not in held]
    items = [Item(f"unknown.term{n}", "no_term", {"term": words}, "Entry") for n, words in enumerate(missing, 1)]
    items += [
        Item(f"unknown.silent{n}", "silent", {"party": with_article(c)}, "Entry")
        for n, c in enumerate(silent_camps(brief), 1)
    ]
    absent = [name for term, name in brief.study.region.items() if term not in held]
    if absent:
        items.append(Item("unknown.countries", "no_country", {"countries": ", ".join(absent)}, "Entry"))
    affiliation = brief.assignment.guest.affiliation
    if affiliation and not _mentioned(brief, affiliation):
        items.append(Item("unknown.affiliation", "no_affiliation", {"affiliation": affiliation}, "Entry"))
    unnamed = [e for e in brief.evidence if e.attribution]
    if unnamed and not any(e.sourcing == "named" for e in unnamed):
        items.append(Item("unknown.unnamed", "only_unnamed", {"articles": len(brief.dossier.findings)}, "Entry"))
    undated = [brief.dossier.codes[a.id] for a in brief.dossier.articles if a.date is None]
    if undated:
        items.append(Item("unknown.undated", "undated", {"codes": ", ".join(undated)}, "Entry"))
    return tuple(items[: brief.limit(section)])


def _mentioned(brief: Brief, name: str) -> bool:
    country = country_of(name)
    if country and any(f"country:{country[0]}" in e.terms for e in brief.evidence):
        return True
    plain = name.lower().removeprefix("the ")
    return any(plain in article.text.lower() for article in brief.dossier.articles)

"""What a producer would keep for this topic, from every article that has something to say, best sourced first."""

from __future__ import annotations

from collections.abc import Sequence

from briefings.model import Item, Slot
from briefings.plan.brief import Brief
from briefings.plan.evidence import Evidence
from briefings.plan.lines import SAID, said_item
from briefings.plan.study import alike, same_news
from briefings.plan.terms import field_terms
from briefings.template.shape import SectionTemplate

_SAID = (*SAID, "also")
WORDINGS = {
    "group_named": (),
    "group_unnamed": (),
    "group_none": (),
    "said": _SAID,
    "own_voice": _SAID,
    "no_field": ("field",),
}
_WORTH_ITS_PLACE = 0.5  # of the best worth: an article whose best is below says nothing on the topic worth a line
_ENOUGH = 0.3  # of the best relevance: below this, stretches share one common word with the topic


def on_topic(brief: Brief, least: int) -> list[Evidence]:
    """All stretches not yet printed that have something to say on the topic, the most relevant first; where they are
    fewer than `least`, the next best as well. Empty where nothing is relevant at all."""
    best = max((brief.relevance(e) for e in brief.evidence), default=0.0)
    ranked = sorted(
        (e for e in brief.free(brief.evidence) if brief.relevance(e) > 0), key=lambda e: (-_worth(brief, e), e.span)
    )
    enough = [e for e in ranked if brief.relevance(e) >= _ENOUGH * best]
    return [*enough, *(e for e in ranked if e not in enough)][: max(len(enough), least)]


def _worth(brief: Brief, evidence: Evidence) -> float:
    """Relevance, with a bonus for quoted words, named speakers and figures, and a malus for what cannot stand alone."""
    worth = brief.relevance(evidence)
    if evidence.attribution is not None:
        worth *= 1.15 if evidence.attribution.kind in {"direct", "mixed"} else 1.05
        worth *= 1.1 if evidence.sourcing == "named" else 1.0
    worth *= 1.15 if evidence.figures else 1.0
    if evidence.leaning:
        worth *= 0.8 if evidence.attribution is not None and evidence.speaker else 0.35
    worth *= 0.6 if evidence.words < 8 else 1.0
    return worth


def plan(brief: Brief, section: SectionTemplate) -> tuple[Item, ...]:
    """Grouped lines; first the best stretch of each article that has one, then the best of all; empty where no
    article has anything that is not printed elsewhere."""
    candidates = on_topic(brief, section.least)
    limit = brief.limit(section)
    chosen: list[Evidence] = []
    also: dict[Evidence, list[str]] = {}
    for article in dict.fromkeys(e.article for e in candidates):
        first = next(e for e in candidates if e.article == article)
        if _worth(brief, first) >= _WORTH_ITS_PLACE * _worth(brief, candidates[0]):
            _keep(brief, chosen, also, first, limit)
    for evidence in candidates:
        _keep(brief, chosen, also, evidence, limit)
    return tuple(_grouped(brief, chosen, also))


def _keep(
    brief: Brief, chosen: list[Evidence], also: dict[Evidence, list[str]], evidence: Evidence, limit: int
) -> None:
    if evidence in chosen:
        return
    if twin := next((c for c in chosen if alike(c, evidence)), None):
        if same_news(brief.study, twin, evidence):
            also.setdefault(twin, []).append(brief.dossier.code(evidence.span))
    elif len(chosen) < limit:
        chosen.append(evidence)


def _grouped(brief: Brief, chosen: Sequence[Evidence], also: dict[Evidence, list[str]]) -> list[Item]:
    items: list[Item] = []
    number = 0
    for sourcing in ("named", "unnamed", "none"):
        group = [e for e in chosen if (e.sourcing if e.speaker else "none") == sourcing]
        if not group:
            continue
        items.append(Item(f"facts.{sourcing}", f"group_{sourcing}", {}, "Heading 2"))
        for evidence in group:
            number += 1
            codes = ", ".join(dict.fromkeys(also.get(evidence, ())))
            voice = evidence.attribution is None or not evidence.speaker
            why = f"relevance {brief.relevance(evidence):.2f}"
            wording, style = ("own_voice", "Voice") if voice else ("said", "Item")
            slots: dict[str, Slot] = {"also": codes}
            items.append(said_item(brief, evidence, f"facts.{number}", wording, style=style, slots=slots, why=why))
    held = frozenset[str]().union(*(e.terms for e in brief.evidence))
    field = {t: w for t, w in field_terms(brief.assignment.guest.role or "").items() if t not in brief.topic}
    if brief.camp is None and field and not held & (field.keys() | brief.study.region.keys()):
        items.append(Item("facts.no_field", "no_field", {"field": ", ".join(dict.fromkeys(field.values()))}, "Note"))
    return items

"""What the guest's own side said, newest first, to hold them to; for an independent guest each side's best case."""

from __future__ import annotations

from briefings.model import Item, Slot, Stance
from briefings.plan.brief import Brief
from briefings.plan.counters import rank, says_nothing, strength
from briefings.plan.evidence import Evidence
from briefings.plan.lines import SAID, said_item, side_words
from briefings.plan.study import alike
from briefings.template.shape import SectionTemplate

_SAID = SAID
WORDINGS = {
    "intro_party": ("camp", "alliance"),
    "intro_independent": (),
    "own": _SAID,
    "ally": _SAID,
    "best_case": _SAID,
}


MOST_KEPT = 4  # statements that are kept however little they are about the topic: a side's own words are few


NEWEST_KEPT = 2  # likewise: what the side said last


def statements(brief: Brief) -> list[Evidence]:
    """What the guest's camp said, then what its bloc said, each newest first; empty for a guest without a camp."""
    if brief.camp is None:
        return []
    found: list[Evidence] = []
    for own in (True, False):
        group = [
            e
            for e in brief.evidence
            if e.speaker
            and not says_nothing(e)
            and brief.study.is_own(e) == own
            and (own or (e.camp and brief.sides.together(e.camp, brief.camp)))
        ]
        best = max((brief.relevance(e) for e in group), default=0.0)
        by_relevance = sorted(group, key=brief.relevance, reverse=True)
        newest = sorted(group, key=lambda e: (_day(brief, e), e.span), reverse=True)[:NEWEST_KEPT]
        kept = [*by_relevance[:MOST_KEPT], *newest]
        group = [e for e in group if brief.relevance(e) * 4 >= best or e in kept]
        group.sort(key=lambda e: (_day(brief, e), strength(brief.study, e)), reverse=True)
        found += group
    return found


def _day(brief: Brief, evidence: Evidence) -> str:
    day = brief.study.day_of(evidence.article)
    return day.first if day else ""


def plan(brief: Brief, section: SectionTemplate) -> tuple[Item, ...]:
    """Dated lines; empty where the articles hold no word of the side."""
    if brief.camp is None:
        found = [c.evidence for c in rank(brief.study) if c.evidence.camp]
        sides: dict[str, Evidence] = {}
        for evidence in brief.free(found):
            sides.setdefault(brief.sides.bloc.get(evidence.camp or "", evidence.camp or ""), evidence)
        chosen = list(sides.values())[: brief.limit(section)]
    else:
        chosen = []
        for evidence in brief.free(statements(brief)):
            if len(chosen) < brief.limit(section) and not any(alike(evidence, c) for c in chosen):
                chosen.append(evidence)
    if not chosen:
        return ()
    intro = "intro_party" if brief.camp else "intro_independent"
    slots: dict[str, Slot] = {"camp": side_words(brief, brief.camp), "alliance": brief.sides.alliance or ""}
    items = [Item("own_side.intro", intro, slots, "Note")]
    for n, evidence in enumerate(chosen, 1):
        own = brief.study.is_own(evidence)
        stance: Stance | None = "own" if brief.camp and own else "for" if brief.camp else None
        wording = "best_case" if brief.camp is None else "own" if own else "ally"
        why = f"dated {_day(brief, evidence) or 'unknown'}"
        items.append(said_item(brief, evidence, f"own_side.{n}", wording, stance=stance, why=why))
    return tuple(items)

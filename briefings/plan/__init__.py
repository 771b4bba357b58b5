"""Dossier, template and assignment become a pack: what to print, in which order, each line with its reason.

Sections are planned in order of what must not miss its words, and printed in the template's order; a stretch of an
article is printed once, and every later section refers to it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from briefings.model import Assignment, Dossier, Item, Pack, Section
from briefings.plan import (
    cautions,
    chronology,
    conflicts,
    expected,
    facts,
    head,
    notes,
    own_side,
    positions,
    questions,
    sources,
    top_sheet,
    unknown,
    whos_who,
)
from briefings.plan.brief import Brief
from briefings.plan.disputed import with_disputed
from briefings.plan.introductions import introduced_once
from briefings.plan.known import Known
from briefings.plan.record import with_record
from briefings.plan.study import study_of
from briefings.template.shape import SectionTemplate, Template

SECTIONS: tuple[tuple[str, Callable[[Brief, SectionTemplate], tuple[Item, ...]]], ...] = (
    ("head", head.plan),
    ("expected", expected.plan),
    ("positions", positions.plan),
    ("top_sheet", top_sheet.plan),
    ("conflicts", conflicts.plan),
    ("chronology", chronology.plan),
    ("own_side", own_side.plan),
    ("unknown", unknown.plan),
    ("facts", facts.plan),
    ("cautions", cautions.plan),
    ("whos_who", whos_who.plan),
    ("notes", notes.plan),
    ("sources", sources.plan),
)  # in planning order: an earlier section has the first choice of words

GROWING = (
    "positions", "facts", "positions", "chronology", "positions", "facts", "positions", "unknown", "chronology", "facts", "unknown", "own_side", "whos_who", "expected",
    "own_side", "chronology", "whos_who", "facts", "positions", "chronology", "cautions", "conflicts", "whos_who",
)  # fmt: skip
# in the order in which sections take a line more where a pack has room

WORDINGS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "head": head.WORDINGS,
    "top_sheet": top_sheet.WORDINGS,
    "facts": facts.WORDINGS,
    "own_side": own_side.WORDINGS,
    "expected": expected.WORDINGS,
    "positions": positions.WORDINGS,
    "conflicts": conflicts.WORDINGS,
    "chronology": chronology.WORDINGS,
    "cautions": cautions.WORDINGS,
    "unknown": unknown.WORDINGS,
    "whos_who": whos_who.WORDINGS,
    "notes": notes.WORDINGS,
    "sources": sources.WORDINGS,
}  # section type to wording to the slots it may use

SHARED_WORDINGS: Mapping[str, tuple[str, ...]] = {
    "running": ("topic", "guest", "topic_number", "guest_number"),
    "source_key": sources.WORDINGS["used"],
    "sourcing_alone": ("sourcing",),
    "sourcing_told_to": ("sourcing", "told_to"),
    "sourcing_disputed": ("sourcing", "row"),
    "sourcing_claim_disputed": ("sourcing", "row"),
    **{f"sourcing_{kind}{retold}": ("relay",) for kind in ("named", "unnamed", "none") for retold in ("", "_retold")},
    **{
        f"sourcing_named_{kind}{retold}": ("relay", "outlet", "alone")
        for kind in ("body", "country", "outlet", "partly", "reported")
        for retold in ("", "_retold")
    },
    **{
        f"sourcing_unnamed_{kind}{retold}": ("relay",)
        for kind in ("body", "apposed", "described", "group", "text", "unmatched")
        for retold in ("", "_retold")
    },
    **questions.WORDINGS,
}  # what all sections share: wording to the slots it may use


def plan_pack(
    dossier: Dossier,
    template: Template,
    assignment: Assignment,
    *,
    made_on: str | None = None,
    squeeze: int = 0,
    more: Mapping[str, int] | None = None,
    known: Known | None = None,
) -> Pack:
    """The pack for one topic and guest.

    Args:
        dossier: The whole story.
        template: Which sections, their caps and order.
        assignment: The topic and the guest.
        made_on: An ISO day to print as the day the pack was made; None prints a blank.
        squeeze: How often the caps are made smaller; 0 for the template's own.
        more: Section types with how many lines more than the squeezed cap they get; None: none.
        known: Earlier plans for the same dossier, topic and guest, with this or other templates and caps; None: none.

    Returns:
        Sections in template order. A section with nothing to say has no items. Where nothing has changed, the same pack.
    """
    study = study_of(dossier, assignment)
    profile = study.profile
    known = known or Known()
    brief = Brief(study, template, made_on=made_on, squeeze=squeeze, more=more or {}, memory=known.memory)
    branch = known.root(brief)
    for kind, plan in (("top_sheet", _cue), *SECTIONS):
        section = template.section(kind)
        if section is not None:
            branch = known.planned(branch, brief, section, plan)
            brief = brief.with_items(kind, branch.items)
    titles = [(profile.camp is None and s.title_independent) or s.title for s in template.sections]
    pack = branch.pack
    if pack is None or any(s.title is not title for s, title in zip(pack.sections, titles, strict=True)):
        planned = dict(brief.planned)
        if "top_sheet" in planned:
            planned["top_sheet"] = top_sheet.with_strongest(brief)
        if "positions" in planned:
            planned["positions"] = positions.pointing(planned["positions"], planned.get("top_sheet", ()))
        if "conflicts" in planned:
            planned["conflicts"] = conflicts.pointing(planned["conflicts"], planned)
        if "chronology" in planned:
            planned["chronology"] = chronology.pointing(brief)
        sections = zip(template.sections, titles, strict=True)  # a title knows its place in this template's file
        made = (Section(s.type, title, planned.get(s.type, ())) for s, title in sections)
        pack = Pack(
            assignment,
            profile,
            with_disputed(with_record(introduced_once(made, known.kept), dossier, known.kept), known.kept),
        )
        branch.pack = pack
    return pack


def _cue(brief: Brief, _section: SectionTemplate) -> tuple[Item, ...]:
    """The cue has the first choice of words; the rest of the top sheet follows from what is planned after it."""
    return top_sheet.cue(brief)


def with_shorter_top_sheet(pack: Pack, lines: int) -> Pack:
    """The same pack with so many lines fewer on its top sheet, the least important gone first; a pool that it still tells
    of is not told of again."""
    top = tuple(item for s in pack.sections if s.type == "top_sheet" for item in top_sheet.shorter(s.items, lines))
    told = sum(item.wording == "one_pool" for item in top)
    items = {s.type: cautions.without_told(s.items, told) for s in pack.sections if s.type == "cautions"}
    items["top_sheet"] = top
    return replace(
        pack, sections=tuple(replace(s, items=items[s.type]) if s.type in items else s for s in pack.sections)
    )

"""Where the likely answers to a question of page 1 stand, and what is against them: the rows of the section on what the guest
may say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefings.model import Item, Link, Ref, Slot, Span
from briefings.plan.answers import at_two_ends, weigh_differently
from briefings.plan.brief import Brief
from briefings.plan.conflicts import relevant, shown
from briefings.plan.evidence import Evidence
from briefings.plan.expected import NO_COMMENT
from briefings.plan.study import Study

_ANSWER = ".answer"


def follow_ups(brief: Brief, question: Item, backing: Item) -> Mapping[str, Slot]:
    """The slots that name them: `against`, the cell that is put to the statement of a question, which then needs no other words
    `beside`; or `answers` and `other`, the two cells that give the versions of what a question is about; of whether the news is
    confirmed `answers`, what to put to who says nothing. Empty where no row is of the question's matter, and for an act that
    is held against the side's own words."""
    cells = {item.id: item for item in brief.planned.get("expected", ()) if item.extracts or item.slots.get("see")}
    if not cells or question.wording == "question_own_action":
        return {}
    if question.wording == "question_confirm":
        return {"answers": Ref(NO_COMMENT + _ANSWER)} if NO_COMMENT in cells else {}
    if (link := _dispute(brief, backing)) is not None:
        places = [id_ for side in _sides(link).values() if (id_ := _holds(cells, side))]
        return (
            {"answers": Ref(places[0]), "other": Ref(places[1])}
            if len(set(places)) == len(("answers", "other"))
            else {}
        )
    against = _beside(cells, question, backing) or _other_version(brief, cells, question, backing)
    against = against or _other_end(brief, cells, question, backing)
    return {"against": Ref(against), "beside": None} if against else {}


def _dispute(brief: Brief, backing: Item) -> Link | None:
    """What is in dispute, where a question is about that."""
    seen = backing.slots.get("backing")
    if backing.wording != "backing_figures" or not isinstance(seen, Ref):
        return None
    return next((link for n, link in enumerate(shown(brief), 1) if seen == Ref(f"conflicts.{n}")), None)


def _sides(link: Link) -> dict[int, list[Span]]:
    """The sentences of each version."""
    found: dict[int, list[Span]] = {}
    for side, member in zip(link.sides or range(len(link.members)), link.members, strict=True):
        found.setdefault(side, []).append(member.span)
    return found


def _held(item: Item) -> list[Span]:
    return [piece for extract in item.extracts for piece in extract.pieces]


def _holds(cells: Mapping[str, Item], spans: list[Span]) -> str | None:
    """The first cell that prints words of one of these stretches."""
    return next((id_ for id_, cell in cells.items() if any(a.overlaps(b) for a in _held(cell) for b in spans)), None)


def _beside(cells: Mapping[str, Item], question: Item, backing: Item) -> str | None:
    """The cell beside the one that holds the statement of a question."""
    quoted = [*_held(question), *_held(backing)]
    seen = backing.slots.get("see")
    at = next((id_ for id_ in cells if seen == Ref(id_)), None) or _holds(cells, quoted)
    if at is None:
        return None
    other = at.removesuffix(_ANSWER) if at.endswith(_ANSWER) else f"{at}{_ANSWER}"
    return other if other in cells else None


def _other_version(brief: Brief, cells: Mapping[str, Item], question: Item, backing: Item) -> str | None:
    """The cell that holds another version of the claim that a question quotes."""
    quoted = [e.span for e in _quoted(brief, question, backing)]
    for link in relevant(brief.study, "conflicts"):
        sides = _sides(link)
        own = [side for side, spans in sides.items() if any(a.overlaps(b) for a in spans for b in quoted)]
        others = (spans for side, spans in sides.items() if own and side not in own)
        if len(own) == 1 and (at := next((id_ for spans in others if (id_ := _holds(cells, spans))), None)):
            return at
    return None


def _other_end(brief: Brief, cells: Mapping[str, Item], question: Item, backing: Item) -> str | None:
    """The cell at the other end of the argument of what a question quotes: beside "a red line", "no escalation"."""
    for said in _quoted(brief, question, backing):
        for id_, cell in cells.items():
            put = next((e for e in brief.evidence if any(e.span.overlaps(s) for s in _held(cell))), None)
            if put is not None and _meet(brief.study, said, put):
                return id_
    return None


def _meet(study: Study, said: Evidence, put: Evidence) -> bool:
    """Whether two statements argue with each other: two sides over a step, or anybody over what comes of it."""
    if said.speaker and said.speaker == put.speaker and said.sourcing != "unnamed":
        return False  # of unnamed people one may doubt what another tells of
    of_two_sides = bool(put.camp and said.camp) and put.camp != said.camp
    return (of_two_sides and at_two_ends(study, said, put)) or weigh_differently(study, said, put)


def _quoted(brief: Brief, question: Item, backing: Item) -> Iterator[Evidence]:
    spans = [*_held(question), *_held(backing)]
    yield from (e for e in brief.evidence if any(e.span.overlaps(s) for s in spans))

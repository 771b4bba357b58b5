"""Pictures of a pack: the chronology as a line of time, and who stands where. Their facts are those of the printed items.

A picture says nothing that the text beside it does not say; where there is too little to look at, there is none.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from itertools import pairwise

from briefings.model import Dossier, Item, Moment, Pack, Section, Side, Sides, Timeline
from briefings.render.wording import Wordings

LEAST_EVENTS = 2  # on a line of time
LEAST_SIDES = 2


def timeline(section: Section, pack: Pack, wordings: Wordings) -> Timeline | None:
    """The line of time of a chronology; None where it has fewer than two days.

    Args:
        section: The chronology: its rows, each a date and what happened then.
        pack: Its sources give the articles' own days.
        wordings: Know the printed number of every item.
    """
    events = tuple(_events(section, wordings))
    if len({event.first for event in events}) < LEAST_EVENTS:
        return None
    sources = next((s.items for s in pack.sections if s.type == "sources"), ())
    articles = tuple(moment for item in sources if (moment := _article(item)))
    told = "; ".join(f"{e.label}{_KINDS[e.kind]}{f', entry {e.name}' if e.name else ''}" for e in events)
    published = "; ".join(f"{a.name} {a.label}{_KINDS[a.kind]}" for a in articles)
    alt = f"A line of time. Events: {told}." + (f" Articles: {published}." if published else "")
    return Timeline(alt, events, articles)


_KINDS = {"given": "", "inferred": " (inferred)", "planned": " (planned)"}


def _events(section: Section, wordings: Wordings) -> Iterator[Moment]:
    rows = list(section.items)
    for item, after in pairwise(rows):
        if item.column == 0 and (days := _days(item.slots.get("iso"))):
            kind = "planned" if item.slots.get("planned") else "given" if item.slots.get("given") else "inferred"
            name = wordings.number(after)
            yield Moment(*days, str(item.slots.get("date", "")), name, kind)  # type: ignore[arg-type]


def _article(item: Item) -> Moment | None:
    days = _days(item.slots.get("iso"))
    label = str(item.slots.get("date", ""))
    if days is None or not label:
        return None
    given = item.slots.get("date_given") and not label.startswith("not before")
    return Moment(*days, label, str(item.slots.get("code", "")), "given" if given else "inferred")


def _days(iso: object) -> tuple[str, str] | None:
    """The first and the last day that an ISO date can mean, which may be a month, a year or a range; None for neither."""
    if not isinstance(iso, str) or not iso:
        return None
    first, _, last = iso.partition("/")
    start, end = _edges(first), _edges(last or first)
    return (start[0], end[1]) if start and end and start[0] <= end[1] else None


def _edges(iso: str) -> tuple[str, str] | None:
    parts = iso.split("-")
    if not all(part.isdecimal() for part in parts) or len(parts[0]) != 4 or len(parts) > 3:
        return None
    if len(parts) == 3:
        return iso, iso
    if len(parts) == 1:
        return f"{iso}-01-01", f"{iso}-12-31"
    month = int(parts[1])
    if not 1 <= month <= 12:
        return None
    return f"{iso}-01", f"{iso}-{calendar.monthrange(int(parts[0]), month)[1]:02}"


def sides(pack: Pack, dossier: Dossier) -> Sides | None:
    """The camps whose speakers this pack prints, with the guest's own; None where there are fewer than two.

    A tie between two camps is drawn where all that the articles tell of them points one way.
    """
    speakers: dict[str, list[str]] = {}
    own = pack.profile.camp
    if own:
        speakers[own] = []
    for section in pack.sections:
        for item in section.items:
            if item.camp and item.speaker and item.extracts and item.speaker not in speakers.setdefault(item.camp, []):
                speakers[item.camp].append(item.speaker)
    found = {camp: names for camp, names in speakers.items() if names or camp == own}
    if len(found) < LEAST_SIDES:
        return None
    names = list(found)
    signs: dict[tuple[int, int], set[int]] = {}
    for relation in dossier.relations:
        if relation.camp in found and relation.towards in found and relation.camp != relation.towards:
            a, b = sorted((names.index(relation.camp), names.index(relation.towards)))
            signs.setdefault((a, b), set()).add(relation.sign)
    ties = tuple((a, b, 1 if one == {1} else -1) for (a, b), one in sorted(signs.items()) if len(one) == 1)
    listed = tuple(Side(name, tuple(x for x in found[name] if x != name), guest=name == own) for name in names)
    told = "; ".join(s.name + (f": {', '.join(s.speakers)}" if s.speakers else "") for s in listed)
    tied = "; ".join(f"{names[a]} {'with' if sign > 0 else 'against'} {names[b]}" for a, b, sign in ties)
    guest = f" The guest’s own is {own}." if own else ""
    return Sides(f"Who stands where. {told}.{guest}" + (f" {tied}." if tied else ""), listed, ties)  # type: ignore[arg-type]

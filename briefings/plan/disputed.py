"""Lines that print a number in dispute, outside the section that sets the numbers side by side, and questions on a version of a
claim in dispute: they point to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from briefings.model import Extract, Item, Ref, Section, Span

_FIGURES = ("figures", "figures_seen", "figures_more")
_CLAIMS = ("claims_told", "claims_said")


def with_disputed(sections: Iterable[Section], kept: Callable[[Item], Item]) -> tuple[Section, ...]:
    """The sections, in which each line whose words, or those of the question above it, hold a number in dispute has the row that
    tells of it, and each question with words of a claim in dispute too.

    Args:
        sections: In print order.
        kept: An item -> the same item as an earlier plan made it, where one did.
    """
    made = tuple(sections)
    rows = dict(_rows(s.items for s in made if s.type == "conflicts"))
    claims = dict(_claims(s.items for s in made if s.type == "conflicts"))
    return tuple(
        s
        if s.type == "conflicts" or not (rows or claims)
        else replace(s, items=tuple(_pointing(s.items, rows, claims, kept)))
        for s in made
    )


def _rows(sections: Iterable[tuple[Item, ...]]) -> Iterable[tuple[Span, str]]:
    """Each number in dispute with the row that sets it against another."""
    for items in sections:
        row = ""
        for item in items:
            if item.wording in _FIGURES:
                row = item.id
            elif item.wording not in ("version", "version_seen", "version_more"):
                row = ""
            for name in ("first", "second") if item.wording in _FIGURES else ("words",) if row else ():
                words = item.slots.get(name)
                if isinstance(words, Extract):
                    yield words.span, row


def _claims(sections: Iterable[tuple[Item, ...]]) -> Iterable[tuple[Span, str]]:
    """The words of each claim in dispute with the line that sets it against another."""
    for item in (item for items in sections for item in items if item.wording in _CLAIMS):
        for words in (item.slots.get("first"), item.slots.get("second")):
            if isinstance(words, Extract):
                yield from ((piece, item.id) for piece in words.pieces)


def _pointing(
    items: Iterable[Item], rows: dict[Span, str], claims: dict[Span, str], kept: Callable[[Item], Item]
) -> Iterable[Item]:
    asked: tuple[Extract, ...] = ()
    for item in items:
        shown = item.extracts
        if item.style == "Question":
            asked = shown
        row = _row(asked if item.style == "Backing" and not shown else shown, rows)
        claim = _claim(asked, claims) if item.style == "Backing" and row is None else None
        if claim and item.slots.get("backing") != Ref(claim):
            yield kept(replace(item, slots={**item.slots, "claim_disputed": Ref(claim)}))
            continue
        told = row is None or item.style == "Question" or item.slots.get("backing") == Ref(row)
        yield item if told else kept(replace(item, slots={**item.slots, "disputed": Ref(str(row))}))


def _row(shown: Iterable[Extract], rows: dict[Span, str]) -> str | None:
    """The row of the first number in dispute that stands in some words."""
    pieces = [piece for extract in shown for piece in extract.pieces]
    return next((row for span, row in rows.items() if any(piece.contains(span) for piece in pieces)), None)


def _claim(asked: Iterable[Extract], claims: dict[Span, str]) -> str | None:
    """The line of the first claim in dispute of which a question has words."""
    pieces = [piece for extract in asked for piece in extract.pieces]
    return next((line for span, line in claims.items() if any(piece.overlaps(span) for piece in pieces)), None)

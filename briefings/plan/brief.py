"""What every section of one pack is planned from: the dossier, the guest, and what is printed already."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

from briefings.model import Assignment, Dossier, Extract, Item, Profile, Span
from briefings.plan.evidence import Evidence
from briefings.plan.sides import Sides
from briefings.plan.study import Study
from briefings.template.shape import SectionTemplate, Template, Wording

_SQUEEZE = 0.94  # by how much a section's cap shrinks at each step when a pack is too long


_T = TypeVar("_T")
Asked = dict[tuple[str, str], object]  # what a section's plan asked of the template: ("limit", "facts") to the answer
Memory = dict[Hashable, list[tuple[Asked, Any]]]  # what was made before, with what its making asked of the template

_HARD = (
    32  # squeezed so often, a section of more than a few lines may fall below its least; growth gives back what it can
)
_FEW = 3
_LAST = frozenset(("positions",))  # what an interview is for keeps its least so long
# Squeezed so often, as on short paper, lists of lines may be as short as this, or two lines.
_SHORTEST: tuple[tuple[int, Mapping[str, int]], ...] = (
    (400, {"positions": 3, "facts": 2, "chronology": 2, "unknown": 2}),
    (365, {"positions": 3, "facts": 3, "chronology": 1, "unknown": 2}),
    (260, {"expected": 3, "positions": 3, "facts": 4, "chronology": 2, "unknown": 2}),
    (200, {"expected": 3, "positions": 4, "facts": 4, "chronology": 2, "unknown": 3}),
    (160, {"expected": 3, "positions": 4, "facts": 4, "chronology": 3, "unknown": 3}),
    (80, {"expected": 3, "positions": 4, "facts": 4, "chronology": 3, "unknown": 4}),
    (60, {"expected": 3, "positions": 4, "facts": 4, "chronology": 3, "unknown": 4, "whos_who": 3}),
    (45, {"expected": 3, "positions": 6, "facts": 4, "chronology": 5, "unknown": 4, "whos_who": 4}),
)
_BEYOND = (
    (400, 0.0),
    (160, 0.15),
    (100, 0.33),
    (80, 0.67),
)  # of the short lines beyond a section's cap, squeezed so often
_LEAST_BEYOND = ((400, 0.0), (330, 0.67))  # of those that a section keeps however often it is squeezed, but for these
_KEPT = frozenset(("top_sheet", "notes", "sources"))  # page 1 is shortened by itself; the others are no lists of lines


@dataclass(frozen=True)
class Brief:
    """The working sheet of one pack. `with_items` gives a new sheet; nothing is filled in later."""

    study: Study
    template: Template
    made_on: str | None = None  # an ISO day; None: a blank to fill in
    squeeze: int = 0  # 0: the template's caps; each step makes them smaller
    more: Mapping[str, int] = field(default_factory=dict)  # section type to lines beyond the squeezed cap
    planned: Mapping[str, tuple[Item, ...]] = field(default_factory=dict)  # section type to items
    asked: Asked | None = field(
        default=None, compare=False
    )  # where what is asked of the template is noted; None: nowhere
    before: Brief | None = field(default=None, compare=False, repr=False)  # the sheet without the newest section
    memory: Memory | None = field(default=None, compare=False, repr=False)  # of what does not follow from the caps

    @property
    def dossier(self) -> Dossier:
        """The whole story."""
        return self.study.dossier

    @property
    def assignment(self) -> Assignment:
        """The topic and the guest."""
        return self.study.assignment

    @property
    def profile(self) -> Profile:
        """Who the guest is."""
        return self.study.profile

    @property
    def camp(self) -> str | None:
        """The guest's camp."""
        return self.study.profile.camp

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """All that can be printed, in file and text order."""
        return self.study.evidence

    @property
    def sides(self) -> Sides:
        """Who stands with and against whom."""
        return self.study.sides

    @property
    def topic(self) -> Mapping[str, str]:
        """The topic's terms with the words that gave them."""
        return self.study.topic

    def relevance(self, evidence: Evidence) -> float:
        """How much a stretch is about the topic; 0 when it has nothing to do with it."""
        return self.study.relevance(evidence)

    def limit(self, section: SectionTemplate) -> int:
        """How many lines the section may have, squeezed as far as this pack needs."""
        return self._noted("limit", section.type, self._limit(section))

    def _limit(self, section: SectionTemplate) -> int:
        least = section.least
        shortest = next((lines for step, lines in _SHORTEST if self.squeeze >= step), None)
        if shortest is not None and section.type not in _KEPT:
            least = min(least, shortest.get(section.type, 2))
        elif self.squeeze >= _HARD and section.type not in _LAST:
            least -= max(0, least - _FEW + 1) // 2
        squeezed = max(least, math.floor(section.limit * _SQUEEZE**self.squeeze))
        return min(section.limit, squeezed + self.more.get(section.type, 0))

    def beyond(self, most: int, least: int = 0) -> int:
        """How many short lines a section may have beyond those of its cap, squeezed as far as this pack needs."""
        share = next((share for step, share in _BEYOND if self.squeeze >= step), 1.0)
        kept = next((share for step, share in _LEAST_BEYOND if self.squeeze >= step), 1.0)
        return self._noted("beyond", f"{most} {least}", max(math.floor(least * kept), math.ceil(most * share)))

    def wording(self, key: str) -> Wording:
        """A wording that all sections share; "" where the template has none of this key."""
        return self._noted("wording", key, self.template.wording.get(key, ""))

    def _noted(self, what: str, name: str, answer: _T) -> _T:
        if self.asked is not None:
            self.asked[what, name] = answer
        return answer

    def remembered(self, key: Hashable, make: Callable[[Brief], _T]) -> _T:
        """What is made from the guest, the story and the template's wordings alone, made once for all caps that are tried.

        Args:
            key: What tells it from all else that is remembered of this pack.
            make: Makes it from a sheet; what it asks of the template is asked anew each time.
        """
        if self.memory is None:
            return make(self)
        known = self.memory.setdefault(key, [])
        for asked, found in known:
            if self.agrees(asked):
                if self.asked is not None:
                    self.asked.update(asked)
                return found  # type: ignore[no-any-return]
        asked = {}
        made = make(replace(self, asked=asked))
        known.append((asked, made))
        if self.asked is not None:
            self.asked.update(asked)
        return made

    def agrees(self, asked: Asked) -> bool:
        """Whether the template gives the same answers again; nothing is noted."""
        return all(self._answer(*question) == answer for question, answer in asked.items())

    def _answer(self, what: str, name: str) -> object:
        if what == "wording":
            return self.template.wording.get(name, "")
        if what == "beyond":
            return replace(self, asked=None).beyond(*map(int, name.split()))
        section = self.template.section(name)
        return self._limit(section) if section else None

    def with_items(self, section: str, items: tuple[Item, ...]) -> Brief:
        """The same sheet with one more section planned."""
        before = None if section in self.planned else self
        return replace(self, planned={**self.planned, section: items}, before=before)

    @cached_property
    def _printed(self) -> Mapping[str, list[tuple[Span, str]]]:
        """Article id to what is printed of it, with the items that print it, in planning order."""
        found = dict(self.before._printed) if self.before else {}
        own: set[str] = set()  # articles whose list is not the earlier sheet's
        newest = (list(self.planned.values())[-1],) if self.before else self.planned.values()
        for item in (item for items in newest for item in items):
            for extract in (x for x in item.extracts if not x.fragment):
                if extract.article not in own:
                    own.add(extract.article)
                    found[extract.article] = list(found.get(extract.article, ()))
                found[extract.article].extend((piece, item.id) for piece in extract.pieces)
        return found

    def printed_at(self, extract: Extract) -> str | None:
        """The id of the item that prints some of these words already; None when none does."""
        pieces = extract.pieces
        for span, item in self._printed.get(extract.article, ()):
            for piece in pieces:  # `Span.overlaps`, written out: every stretch is asked at every try
                if piece.start < span.end and span.start < piece.end:
                    return item
        return None

    def free(self, evidence: Iterable[Evidence]) -> list[Evidence]:
        """Those of which nothing is printed yet."""
        return [e for e in evidence if self.printed_at(e.extract) is None]

"""What was planned of one pack before, so that a changed cap or wording plans anew only the sections that it touches.

A pack is tried with many caps until it fills its pages, and again after every change while a template is watched. A
section's plan follows from what is planned before it and from what it asks of the template: those answers are kept with
it, and where they are the same again, so is the plan.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from briefings.model import Item, Pack
from briefings.plan.brief import Asked, Brief, Memory
from briefings.template.shape import SectionTemplate

MOST_BRANCHES = 2_000  # of one pack; then all are forgotten

Plan = Callable[[Brief, SectionTemplate], tuple[Item, ...]]
_Shape = tuple[object, ...]


@dataclass(eq=False)
class Branch:
    """What is planned up to a section, and every plan that went on from there."""

    items: tuple[Item, ...] = ()  # of the section that was planned last
    onward: list[tuple[Asked, Branch]] = field(default_factory=list)  # what the next plan asked, and where it led
    pack: Pack | None = None  # the whole pack, where this is its last section


@dataclass(eq=False)
class Known:
    """The plans of one topic and guest."""

    roots: dict[_Shape, Branch] = field(default_factory=dict)
    items: dict[str, list[Item]] = field(
        default_factory=dict
    )  # by id: what looks the same is the same, and worded once
    memory: Memory = field(default_factory=dict)  # what follows from no cap
    branches: int = 0

    def root(self, brief: Brief) -> Branch:
        """Where planning starts with a template's sections as they are: their order, and what no plan asks for by name."""
        if self.branches > MOST_BRANCHES:
            self.roots.clear()
            self.items.clear()
            self.memory.clear()
            self.branches = 0
        shapes = ((s.type, s.limit, s.least, s.hidden, s.questions) for s in brief.template.sections)
        return self.roots.setdefault((brief.made_on, *shapes), Branch())

    def planned(self, branch: Branch, brief: Brief, section: SectionTemplate, plan: Plan) -> Branch:
        """The next section on a branch, planned where no plan before it got the same answers."""
        for asked, onward in branch.onward:
            if brief.agrees(asked):
                return onward
        asked = {}
        items = tuple(self.kept(item) for item in plan(replace(brief, asked=asked), section))
        # Two plans with other answers and the same lines go on alike: a reworded question leaves most sections as they are.
        onward = next((other for _, other in branch.onward if other.items == items), None) or Branch(items)
        branch.onward.append((asked, onward))
        self.branches += 1
        return onward

    def kept(self, item: Item) -> Item:
        """The item, or the one of an earlier plan that says the same."""
        earlier = self.items.setdefault(item.id, [])
        for kept in earlier:
            if kept == item:
                return kept
        earlier.append(item)
        return item

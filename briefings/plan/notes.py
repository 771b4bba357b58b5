"""Ruled lines to write on."""

from __future__ import annotations

from briefings.model import Item
from briefings.plan.brief import Brief
from briefings.template.shape import SectionTemplate

WORDINGS: dict[str, tuple[str, ...]] = {}


def plan(brief: Brief, section: SectionTemplate) -> tuple[Item, ...]:  # noqa: ARG001  every section is planned alike
    """No items: the lines are ruled by the renderer, as many as the section's limit."""
    return ()

"""What the tests of questions share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.model import Assignment, Dossier, Guest, Item, Topic
from briefings.plan import plan_pack
from briefings.render import render_pack
from briefings.template.shape import load_template

Page = Callable[..., list[tuple[Item, str]]]


@pytest.fixture
def questions_of() -> Callable[[Dossier, str], Page]:
    """A story and a topic's title -> for a role and affiliation the questions of page 1, each with its printed text."""

    def of(dossier: Dossier, title: str) -> Page:
        def make(role: str, affiliation: str | None = None) -> list[tuple[Item, str]]:
            line = f"{role}, {affiliation}" if affiliation else role
            guest = Guest(1, line, role=role, affiliation=affiliation)
            template = load_template(None)
            pack = plan_pack(dossier, template, Assignment(Topic(1, title, (guest,)), guest))
            document = render_pack(pack, dossier, template.for_guest(pack.profile.guest_class))
            printed = {line.item: line.text for line in document.lines if line.item}
            items = next(s.items for s in pack.sections if s.type == "top_sheet")
            return [(i, printed[i.id].split(". ", 1)[1]) for i in items if i.style == "Question"]

        return make

    return of

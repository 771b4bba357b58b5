"""Where a page starts: behind the top sheet, whatever section stands there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.model import Assignment, Dossier, Guest, Line, PageBreak, Topic
from briefings.plan import plan_pack
from briefings.render import render_pack
from briefings.template.shape import Template, load_template


@pytest.mark.parametrize("moved", [(), ("chronology",), ("whos_who", "facts"), ("notes",)])
def test_the_section_behind_the_top_sheet_starts_the_second_page(
    dossier_of: Callable[..., Dossier], moved: tuple[str, ...]
) -> None:
    story = dossier_of(
        "Harbour Times, 4 May 2025\n\nThe ferry contract of Vell fell through on Friday, the port said.\n"
    )
    guest = Guest(1, "Analyst", role="Analyst")
    template = _behind(load_template(None), moved)
    pack = plan_pack(story, template, Assignment(Topic(1, "The ferry contract of Vell", (guest,)), guest))
    blocks = render_pack(pack, story, template).blocks
    assert sum(isinstance(block, PageBreak) for block in blocks) == 1
    first = blocks[: next(n for n, block in enumerate(blocks) if isinstance(block, PageBreak))]
    heading = blocks[len(first) + 1]
    assert isinstance(heading, Line)
    assert heading.bookmark == f"section_{(*moved, 'facts')[0]}"
    assert first == render_pack(pack, story, template, first_page=True).blocks


def _behind(template: Template, moved: tuple[str, ...]) -> Template:
    """The template with some sections right behind its top sheet."""
    first = [s for s in template.sections if s.type in ("head", "top_sheet")]
    named = [s for kind in moved for s in template.sections if s.type == kind]
    rest = [s for s in template.sections if s not in first and s not in named]
    return template.model_copy(update={"sections": (*first, *named, *rest)})

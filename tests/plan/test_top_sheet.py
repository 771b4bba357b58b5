"""Page 1 says where behind it the strongest quotation, the number in dispute and the dates stand."""

from __future__ import annotations

from collections.abc import Callable

from briefings.model import Assignment, Dossier, Guest, Topic
from briefings.plan import plan_pack
from briefings.render import render_pack
from briefings.template.shape import load_template

STORY = (
    "Harbour Times, 4 May 2025\n\nThe port of Vell will close its ferry terminal on Monday, the port said.\n\n"
    "“The terminal of Vell is a danger to everybody who boards the ferry,” Ada Marsh, the mayor, said.\n\n"
    "The fire in the ferry terminal of Vell killed 12 people, the port of Vell said.\n",
    "Evening Post, 5 May 2025\n\nThe fire in the ferry terminal of Vell killed 14 people, the fire service said.\n\n"
    "“Nobody will board a ferry in Vell this summer,” Tom Hale, of the dockers’ union, said.\n",
)


def found(dossier: Dossier, template: str | None) -> tuple[str, dict[str, str]]:
    """The line of page 1, and the printed lines by item."""
    guest = Guest(1, "Analyst", role="Analyst")
    shape = load_template(template)
    title = "The closing of the ferry terminal of Vell after the fire"
    pack = plan_pack(dossier, shape, Assignment(Topic(1, title, (guest,)), guest))
    lines = {line.item: line.text for line in render_pack(pack, dossier, shape).lines if line.item}
    return lines.get("top_sheet.find", ""), lines


def test_page_1_says_where_to_find(dossier_of: Callable[..., Dossier]) -> None:
    line, lines = found(dossier_of(*STORY), None)
    number = line.partition("Strongest quotation ")[2].split(". ")[0]
    (strongest,) = (
        text for item, text in lines.items() if item.startswith("positions.") and text.startswith(f"{number} ")
    )
    assert "Ada Marsh" in strongest or "Tom Hale" in strongest
    assert "Dates: section 7." in line
    assert ("dispute" in line) == any(item.startswith("conflicts.") for item in lines)


def test_a_page_alone_points_nowhere(dossier_of: Callable[..., Dossier]) -> None:
    assert found(dossier_of(*STORY), "top-sheet")[0] == ""


def test_a_page_without_anybodys_own_words_names_no_quotation(dossier_of: Callable[..., Dossier]) -> None:
    line, _ = found(dossier_of(*(text.replace("“", "").replace("”", "") for text in STORY)), None)
    assert "Find." in line and "trongest" not in line

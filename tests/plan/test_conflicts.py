"""Rows on doubt: equal figures in two units are shown as equal, and a version brings the sentence that says whose it is."""

from __future__ import annotations

from collections.abc import Callable

from briefings.model import Assignment, Dossier, Guest, Item, Topic
from briefings.plan import plan_pack
from briefings.template.shape import load_template


def items(dossier: Dossier, title: str) -> list[Item]:
    guest = Guest(1, "Analyst", role="Analyst")
    pack = plan_pack(dossier, load_template(None), Assignment(Topic(1, title, (guest,)), guest))
    return next(list(s.items) for s in pack.sections if s.type == "conflicts")


MILES = "Harbour Times, 4 May 2025\n\nThe new ferry of Vell has a range of about 190 miles, the port of Vell said.\n"
KILOMETRES = (
    "Evening Post, 5 May 2025\n\nThe new ferry of Vell has a range of some 300 kilometres.\n\nIt rained in Vell.\n"
)


def test_equal_figures_in_two_units_are_shown_as_equal(dossier_of: Callable[..., Dossier]) -> None:
    (line,) = (i for i in items(dossier_of(MILES, KILOMETRES), "The new ferry of Vell") if i.wording == "agree")
    assert (line.slots["first_code"], line.slots["second_code"]) == ("S1 ¶2", "S2 ¶2")


def test_one_figure_told_twice_is_no_line(dossier_of: Callable[..., Dossier]) -> None:
    again = MILES.replace("Harbour Times, 4", "Evening Post, 5")
    assert not [i for i in items(dossier_of(MILES, again), "The new ferry of Vell") if i.wording == "agree"]

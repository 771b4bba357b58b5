"""Positions to put: a question stands above its own position and above no other that it is not about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefings.model import Assignment, Dossier, Extract, Guest, Item, Ref, Span, Topic
from briefings.plan import plan_pack
from briefings.plan.counters import rank
from briefings.plan.positions import is_said_of_it, pointing
from briefings.plan.study import study_of
from briefings.template.shape import load_template


def position(name: str) -> Item:
    return Item(f"positions.{name}", "position", {})


def question(name: str) -> Item:
    return Item(f"positions.{name}.question", "question_counter", {}, "Question")


def test_a_question_heads_its_own_position_only() -> None:
    items = (
        Item("positions.intro", "intro_party", {}, "Note"),
        question("old"),
        position("old"),
        position("bare"),
        question("asked"),
        position("asked"),
        Item("positions.doubts", "intro_doubts", {}, "Lead"),
        question("doubt"),
        position("doubt"),
        position("bare doubt"),
    )
    first = Item("top_sheet.q1", "question_counter", {"backing": Ref("positions.asked")}, "Question")
    assert [item.id.removeprefix("positions.") for item in pointing(items, (first,))] == [
        "intro", "asked", "bare", "old.question", "old", "doubts", "bare doubt", "doubt.question", "doubt",
    ]  # fmt: skip


MINES = "Norway warned that if Sweden allowed French ships to lay mines off the coast, that would be grave interference in the strait."
ACTS = [
    ("another act", "In return, Norway has allowed 400 Danish divers to guard its harbours.", False),
    ("the same act", "In return, Norway has allowed 400 Danish divers to lay mines in the strait.", True),
]


@pytest.mark.parametrize(("act", "same"), [c[1:] for c in ACTS], ids=[c[0] for c in ACTS])
def test_the_sides_words_stand_beside_an_act_of_the_same_kind_only(
    dossier_of: Callable[..., Dossier], act: str, same: bool
) -> None:
    guest = Guest(1, "Spokesperson, Norway", role="Spokesperson", affiliation="Norway")
    study = study_of(
        dossier_of(
            f"{MINES}\n\nSweden accused Norway of bluster.\n\n{act} Denmark backs Norway.\n\nThe talks go on.\n"
        ),
        Assignment(Topic(1, "Foreign ships in the strait", (guest,)), guest),
    )
    found = next(c for c in rank(study) if c.reason == "own_action")
    assert found.beside is not None
    assert is_said_of_it(study, found) is same


def test_an_act_in_answer_stands_with_what_it_answers(dossier_of: Callable[..., Dossier]) -> None:
    act = "Sweden has closed two of the harbours. In response, Norway has allowed 400 Danish divers to lay mines in the strait."
    guest = Guest(1, "Spokesperson, Norway", role="Spokesperson", affiliation="Norway")
    dossier = dossier_of(f"{MINES}\n\n{act} Denmark backs Norway.\n\nThe talks go on.\n")
    pack = plan_pack(dossier, load_template(None), Assignment(Topic(1, "Foreign ships in the strait", (guest,)), guest))
    items = (i for s in pack.sections if s.type == "positions" for i in s.items)
    printed = [dossier[extract.span] for i in items for extract in i.extracts if i.style != "Question"]
    assert act in printed


@pytest.mark.parametrize(("end", "form"), [(60, "below"), (30, "told")])
def test_a_question_that_quotes_most_of_what_stands_below_it_points_down(end: int, form: str) -> None:
    words = Extract((Span("a.txt", 10, end),), opens_inside=True)
    asked = replace(question("threat"), slots={"words": words, "form": "told"})
    below = replace(position("threat"), slots={"extract": Extract((Span("a.txt", 0, 70),))})
    found = next(item for item in pointing((asked, below), ()) if item.style == "Question")
    assert (found.slots["form"], found.slots["words"]) == (form, None if form == "below" else words)


def test_a_question_above_a_pointer_does_not_print_the_words_again() -> None:
    words = Extract((Span("a", 0, 9),))
    asked = Item("positions.1.question", "question_forecast", {"words": words}, "Question", speaker="Ada Marsh")
    pointer = Item("positions.1", "see_cue", {"see": Ref("expected.2"), "extract": None}, speaker="Ada Marsh")
    again, _ = pointing((asked, pointer), ())
    assert (again.slots["words"], again.slots["form"]) == (None, "below")

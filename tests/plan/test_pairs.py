"""Own words against own action, found by rule."""

from __future__ import annotations

from collections.abc import Callable

from briefings.model import Assignment, Dossier, Guest, Topic
from briefings.plan import plan_pack
from briefings.plan.pairs import own_action
from briefings.plan.study import study_of
from briefings.template.shape import load_template

STORY = """Norway warned that if Sweden allowed French ships to lay mines off the coast, that would be grave interference in the strait.

Sweden accused Norway of bluster.

In return, Norway has allowed 400 Danish divers to work in the strait. Denmark backs Norway.

The talks about the strait go on.
"""


def assignment(role: str, affiliation: str) -> Assignment:
    guest = Guest(1, f"{role}, {affiliation}", role=role, affiliation=affiliation)
    return Assignment(Topic(1, "Foreign ships in the strait", (guest,)), guest)


def test_what_a_side_holds_against_others_and_does_itself(dossier_of: Callable[..., Dossier]) -> None:
    pair = own_action(study_of(dossier_of(STORY), assignment("Spokesperson", "Norway")))
    assert pair is not None
    assert "warned that if Sweden allowed" in pair[0].text
    assert "400 Danish divers" in pair[1].text


def test_the_other_side_has_no_such_pair(dossier_of: Callable[..., Dossier]) -> None:
    assert own_action(study_of(dossier_of(STORY), assignment("Spokesperson", "Sweden"))) is None


def test_without_a_helper_there_is_none(dossier_of: Callable[..., Dossier]) -> None:
    alone = STORY.replace("400 Danish divers", "400 divers").replace(" Denmark backs Norway.", "")
    assert own_action(study_of(dossier_of(alone), assignment("Spokesperson", "Norway"))) is None


def test_the_question_tells_the_act_and_the_line_below_the_words(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of(STORY.replace("In return, ", ""))
    pack = plan_pack(dossier, load_template(None), assignment("Spokesperson", "Norway"))
    items = [i for s in pack.sections if s.type == "top_sheet" for i in s.items]
    question = next(i for i in items if i.wording == "question_own_action")
    backing = next(i for i in items if i.id == f"{question.id}.backing")
    assert dossier[question.slots["words"].pieces[0]] == "Norway has allowed 400 Danish divers to work in the strait"  # type: ignore[union-attr]
    assert question.slots["noun"] == "warning"
    assert question.stance is None
    said = [dossier[piece] for piece in backing.slots["own"].pieces]  # type: ignore[union-attr]
    assert said == ["if Sweden allowed French ships to lay mines off the coast, that would be grave interference"]


def test_an_act_in_return_for_another_is_not_told_as_if_it_were_the_first(dossier_of: Callable[..., Dossier]) -> None:
    pack = plan_pack(dossier_of(STORY), load_template(None), assignment("Spokesperson", "Norway"))
    asked = {
        i.wording for s in pack.sections if s.type == "top_sheet" for i in s.items if i.wording.startswith("question_")
    }
    assert asked
    assert "question_own_action" not in asked

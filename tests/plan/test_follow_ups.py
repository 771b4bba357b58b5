"""What page 1 says of the rows behind it: what is against a statement, and the likely answers to a dispute."""

from __future__ import annotations

from collections.abc import Callable

from briefings.model import Assignment, Dossier, Extract, Guest, Item, Ref, Span, Topic
from briefings.plan.brief import Brief
from briefings.plan.conflicts import shown
from briefings.plan.follow_ups import follow_ups
from briefings.plan.study import study_of
from briefings.template.shape import load_template

FIRST = """By Ada Roth, Harbour Times, 4 May 2025

The flood wall

The wall in Teal was raised mainly because of the flood of 2021, engineer Clara Voss said.

The lake froze over in January, and children skated there until the thaw.
"""
SECOND = """By Ben Cole, Evening Post, 6 May 2025

Why the wall was raised

The wall in Teal was raised in part because of the flood of 2021, mayor Pia Lund said.

Trains to the coast leave twice an hour, and the fare has gone up by a tenth.
"""


def sheet(dossier: Dossier) -> Brief:
    guest = Guest(1, "Historian, Teal University", role="Historian", affiliation="Teal University")
    return Brief(
        study_of(dossier, Assignment(Topic(1, "The flood wall in Teal", (guest,)), guest)), load_template(None)
    )


def cell(brief: Brief, id_: str, words: str) -> Item:
    found = next(e for e in brief.evidence if words in e.text)
    return Item(id_, "case", {"extract": found.extract})


def quoting(span: Span, wording: str = "backing") -> Item:
    return Item("", wording, {"extract": Extract((span,))})


def with_row(dossier: Dossier) -> Brief:
    brief = sheet(dossier)
    row = (cell(brief, "expected.1", "mainly"), cell(brief, "expected.1.answer", "in part"))
    return brief.with_items("expected", row)


def test_what_a_question_quotes_has_its_answer_beside_it(dossier_of: Callable[..., Dossier]) -> None:
    brief = with_row(dossier_of(FIRST, SECOND))
    for words, other in (("mainly", "expected.1.answer"), ("in part", "expected.1")):
        said = next(e for e in brief.evidence if words in e.text)
        found = follow_ups(brief, Item("", "question_other", {}), quoting(said.span))
        assert found["against"] == Ref(other)


def test_a_dispute_has_both_versions_as_likely_answers(dossier_of: Callable[..., Dossier]) -> None:
    brief = with_row(dossier_of(FIRST, SECOND))
    assert [len(link.members) for link in shown(brief)] == [2]
    backing = Item("", "backing_figures", {"codes": "", "backing": Ref("conflicts.1")})
    found = follow_ups(brief, Item("", "question_reason", {}), backing)
    assert found == {"answers": Ref("expected.1"), "other": Ref("expected.1.answer")}


def test_what_no_row_is_of_has_none(dossier_of: Callable[..., Dossier]) -> None:
    brief = with_row(dossier_of(FIRST, SECOND))
    beside = next(e for e in brief.evidence if "Trains" in e.text)
    assert not follow_ups(brief, Item("", "question_fact", {}), quoting(beside.span))
    assert not follow_ups(sheet(dossier_of(FIRST, SECOND)), Item("", "question_fact", {}), quoting(beside.span))


def test_an_act_against_the_side_s_own_words_needs_no_other(dossier_of: Callable[..., Dossier]) -> None:
    brief = with_row(dossier_of(FIRST, SECOND))
    said = next(e for e in brief.evidence if "mainly" in e.text)
    assert not follow_ups(brief, Item("", "question_own_action", {}), quoting(said.span))


CREWS = (
    "By Ada Roth, Harbour Times, 4 May 2025\n\nThe row goes on\n\n“Hiring crews from abroad was a costly mistake,” Minister Clara Voss said.\n",
    "By Ben Cole, Evening Post, 6 May 2025\n\nNo end\n\nThe council fears that more crews from abroad could follow.\n\nThe dam is old.\n",
)


def test_a_mistake_points_to_the_fear_of_more_and_back(dossier_of: Callable[..., Dossier]) -> None:
    brief = sheet(dossier_of(*CREWS))
    for asked, put in (("costly mistake", "fears that"), ("fears that", "costly mistake")):
        said = next(e for e in brief.evidence if asked in e.text)
        rows = brief.with_items("expected", (cell(brief, "expected.1", put), cell(brief, "expected.1.answer", "dam")))
        assert follow_ups(rows, Item("", "question_other", {}), quoting(said.span))["against"] == Ref("expected.1")

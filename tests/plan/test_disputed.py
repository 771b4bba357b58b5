"""A number in dispute is marked where it is printed."""

from __future__ import annotations

from briefings.model import Extract, Item, Ref, Section, Slot, Span
from briefings.plan.disputed import with_disputed

FIRST, SECOND, THIRD = Span("a", 50, 56), Span("b", 20, 26), Span("c", 5, 14)


def words(span: Span) -> Extract:
    return Extract((span,), fragment=True)


def disputes(*items: Item) -> Section:
    row = Item("conflicts.1", "figures", {"first": words(FIRST), "second": words(SECOND)})
    more = Item("conflicts.1.3", "version_more", {"words": words(THIRD)})
    claim = Item("conflicts.2", "claims_told", {"first": words(Span("d", 0, 90))})
    return Section("conflicts", "", (row, more, claim, *items))


def marks(*items: Item) -> list[Slot]:
    made = with_disputed((Section("facts", "", items), disputes()), lambda item: item)
    return [item.slots.get("disputed") for item in made[0].items]


def test_lines_that_print_the_number_point_to_its_row() -> None:
    lines = [Item(f"facts.{n}", "said", {"extract": Extract((Span(a, 0, 80),))}) for n, a in enumerate("abcd")]
    assert marks(*lines) == [Ref("conflicts.1")] * 3 + [None]


def test_the_line_below_a_question_is_marked_and_the_question_is_not() -> None:
    question = Item("top_sheet.q1", "question_number", {"words": Extract((Span("a", 40, 70),))}, "Question")
    below = Item("top_sheet.q1.backing", "backing", {"backing": None}, "Backing")
    assert marks(question, below) == [None, Ref("conflicts.1")]


def test_a_line_that_names_the_row_already_is_left() -> None:
    question = Item("top_sheet.q1", "question_figures", {"first": words(FIRST)}, "Question")
    below = Item("top_sheet.q1.backing", "backing_figures", {"backing": Ref("conflicts.1")}, "Backing")
    assert marks(question, below) == [None, None]


def test_the_rows_themselves_are_left() -> None:
    cell = Item("conflicts.1.1", "version", {"extract": Extract((Span("a", 0, 80),))})
    made = with_disputed((disputes(cell),), lambda item: item)
    assert all("disputed" not in item.slots for item in made[0].items)


CLASH = Span("e", 30, 60)


def claim_marks(*items: Item) -> list[Slot]:
    told = Item("conflicts.claims1", "claims_said", {"first": words(CLASH), "second": None})
    made = with_disputed((Section("top_sheet", "", items), Section("conflicts", "", (told,))), lambda item: item)
    return [item.slots.get("claim_disputed") for item in made[0].items]


def test_a_question_on_a_version_of_a_claim_is_marked_in_the_line_below() -> None:
    question = Item("top_sheet.q1", "question_said", {"words": Extract((Span("e", 25, 40),))}, "Question")
    other = Item("top_sheet.q2", "question_said", {"words": Extract((Span("e", 70, 90),))}, "Question")
    below = [Item(f"top_sheet.q{n}.backing", "backing", {"backing": None}, "Backing") for n in (1, 2)]
    assert claim_marks(question, below[0], other, below[1]) == [None, Ref("conflicts.claims1"), None, None]


def test_other_lines_with_words_of_a_claim_are_left() -> None:
    assert claim_marks(Item("facts.1", "said", {"extract": Extract((Span("e", 0, 90),))})) == [None]

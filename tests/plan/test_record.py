"""Who is quoted and who is only reported."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.model import Dossier, Extract
from briefings.plan.record import PARTLY, QUOTED, REPORTED, is_on_record, record_of

CASES = [
    ("two words of a sentence", "Harbour chief Ada Marsh warned that closing the north pier would be a “grave mistake” for the town.", False),
    ("a sentence in marks", "“The north pier must stay open to every boat in the town,” Ada Marsh said.", True),
    ("most of it in marks", "Ada Marsh said that the plan was “a slow death of the harbour and of all who live by it”.", True),
    ("none", "Ada Marsh said that the north pier would stay open until the spring.", False),
    ("straight marks", 'Ada Marsh said the plan was "a slow death of the harbour and of all who live by it".', True),
    ("one word", "Ada Marsh called the plan of the council to close the pier in spring “absurd”.", False),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_by_how_many_words_stand_in_marks(dossier_of: Callable[..., Dossier], sentence: str, expected: bool) -> None:
    dossier = dossier_of(f"Harbour Times, 4 May 2025\n\nThe pier of Velmouth is old.\n\n{sentence}\n")
    findings = next(iter(dossier.findings))
    said = findings.attributions[0]
    shown = Extract((findings.article.sentence_at(said.span.start).span,))  # type: ignore[union-attr]
    assert is_on_record(findings.article, said.speaker or "", findings.attributions, shown) is expected


def test_the_fragment_in_marks_is_quoted(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of(f"Harbour Times, 4 May 2025\n\nThe pier of Velmouth is old.\n\n{CASES[0][1]}\n")
    findings = next(iter(dossier.findings))
    start = findings.article.text.index("grave")
    shown = Extract((findings.article.span(start, start + len("grave mistake")),))
    assert is_on_record(findings.article, "Ada Marsh", findings.attributions, shown) is True


def test_words_of_somebody_else_tell_nothing(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of(f"Harbour Times, 4 May 2025\n\nThe pier of Velmouth is old.\n\n{CASES[0][1]}\n")
    findings = next(iter(dossier.findings))
    shown = Extract((findings.article.paragraphs[1].span,))
    assert is_on_record(findings.article, "Ada Marsh", findings.attributions, shown) is None


QUOTE = (
    "Ada Marsh, the mayor, said: “The north pier must stay open to every boat in the town, in every month of the year.”"
)


@pytest.mark.parametrize(
    ("paragraph", "kind"),
    [
        (QUOTE, QUOTED),
        (f"{QUOTE} Marsh added that the council was selling the town to the firm.", PARTLY),
        (f"{QUOTE} Marsh added that it was late.", QUOTED),
        ("Ada Marsh said that the council was selling the town to the firm.", REPORTED),
    ],
)
def test_a_report_beside_a_quotation_is_no_quotation(
    dossier_of: Callable[..., Dossier], paragraph: str, kind: str
) -> None:
    dossier = dossier_of(f"Harbour Times, 4 May 2025\n\nThe pier of Velmouth is old.\n\n{paragraph}\n")
    findings = next(iter(dossier.findings))
    shown = Extract((findings.article.paragraphs[2].span,))
    assert record_of(findings.article, "Ada Marsh", findings.attributions, shown) == kind

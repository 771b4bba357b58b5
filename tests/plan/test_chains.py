"""Who a line says tells what it shows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.model import Assignment, Dossier, Extract, Guest, Topic
from briefings.plan.brief import Brief
from briefings.plan.chains import teller_slots
from briefings.plan.study import study_of
from briefings.template.shape import load_template

TOLD = [
    ("the outlet alone", "The lock of Vell was shut in May.", "was shut in May", True),
    ("somebody named", "Ada Marsh, the mayor, said that the lock of Vell was shut in May.", "the lock of Vell was shut in May", False),
    ("hidden sources", "According to two clerks, the lock of Vell was shut in May.", "the lock of Vell was shut in May", False),
    ("another outlet", "The Evening Post reported that the lock of Vell was shut in May.", "lock of Vell was shut", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "alone"), [c[1:] for c in TOLD], ids=[c[0] for c in TOLD])
def test_nobody_is_given_as_a_source(dossier_of: Callable[..., Dossier], text: str, words: str, alone: bool) -> None:
    dossier = dossier_of(f"Harbour Times, 4 May 2025\n\n{text}\n")
    guest = Guest(1, "Analyst", role="Analyst")
    brief = Brief(study_of(dossier, Assignment(Topic(1, "The lock of Vell", (guest,)), guest)), load_template(None))
    article = next(iter(dossier.articles))
    start = article.text.index(words)
    shown = Extract((article.span(start, start + len(words)),))
    assert teller_slots(brief, None, shown)["own_voice"] is alone

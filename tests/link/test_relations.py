from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.model import Dossier

CASES = [
    ("who acts and who is acted upon", "France accused Spain of dumping steel.", {("France", "Spain", -1)}),
    ("friendly", "Germany will supply Poland with tanks.", {("Germany", "Poland", 1)}),
    ("two at once", "Italy condemned Russia and Belarus.", {("Italy", "Russia", -1), ("Italy", "Belarus", -1)}),
    ("a negated word decides nothing", "Japan did not attack China over the tariff.", set()),
    ("a place is nobody who acts", "Troops were sent to Greece to reinforce Turkey.", set()),
    ("push back backs nobody", "Egypt began to push back Libya at the border.", set()),
    ("another clause", "Norway warned of storms, while Sweden prepared for the summit.", set()),
    ("a place is not acted upon", "Germany may authorise their use elsewhere in Russia.", set()),
    ("a title", "Spain beat the champions Italy in the final.", set()),
    (
        "a body by its description",
        "The transport ministry said no. Then Brightwater Energy said yes and blamed the transport ministry.",
        {("Brightwater Energy", "transport ministry", -1)},
    ),
    ("a place is where one is attacked", "France announced strikes inside Spain.", {("France", "Spain", -1)}),
    ("one side alone", "Canada attacked the plan.", set()),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_relations(dossier_of: Callable[..., Dossier], text: str, expected: set[tuple[str, str, int]]) -> None:
    dossier = dossier_of(f"{text} The talks go on in the city hall this week.\n")
    assert {(r.camp, r.towards, r.sign) for r in dossier.relations} == expected
    for relation in dossier.relations:
        assert relation.evidence.contains(relation.cue)


REPLIES = [
    ("rejected that", "Brightwater Energy said the wall was sound.\n\nThe Canal Authority rejected that.", [("Canal Authority", "Brightwater Energy", -1)]),
    ("was not true", "The Canal Authority said the wall leaked. Brightwater Energy said that was not true.", [("Brightwater Energy", "Canal Authority", -1)]),
    ("somebody else spoke in between", "Brightwater Energy said the wall was sound. It leaked, said Ada Marsh. The Canal Authority rejected that.", []),
    ("rejected an offer, not words", "Brightwater Energy said it would pay. The Canal Authority rejected the money.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in REPLIES], ids=[c[0] for c in REPLIES])
def test_who_turns_down_what_was_said_before_is_against_it(
    dossier_of: Callable[..., Dossier], text: str, expected: list[tuple[str, str, int]]
) -> None:
    assert [(r.camp, r.towards, r.sign) for r in dossier_of(text).relations] == expected

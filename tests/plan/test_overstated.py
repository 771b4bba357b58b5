"""Headlines and deeds that say more than the rest of their article."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.model import Dossier
from briefings.plan.overstated import deeds, headlines

HEAD = "Reuters: Norway and Denmark have already decided to shut the strait"
HEADLINES = [
    ("one of the two below", HEAD, "Reuters reported that Norwegian officials spoke of a decision to shut the strait.", ["Denmark"]),
    ("both below", HEAD, "Reuters reported that Norway and Denmark took the decision to shut the strait.", []),
    ("another outlet below", HEAD, "The BBC reported that Norwegian officials spoke of a decision to shut the strait.", []),
    ("no word of a decision below", HEAD, "Reuters reported that Norwegian officials had looked at the strait on Friday.", []),
    ("neither below", HEAD, "Reuters reported that officials spoke of a decision to shut the strait.", []),
    ("nobody is cited", "Norway and Denmark have already decided to shut the strait", "Reuters reported that Norwegian officials spoke of a decision.", []),
    ("no countries", "Reuters: Marsh and Lind have already decided to sell the mill", "Reuters reported that Marsh spoke of a decision to sell the mill.", []),
]  # fmt: skip


@pytest.mark.parametrize(("head", "body", "expected"), [c[1:] for c in HEADLINES], ids=[c[0] for c in HEADLINES])
def test_a_headline_that_says_more(
    dossier_of: Callable[..., Dossier], head: str, body: str, expected: list[str]
) -> None:
    dossier = dossier_of(
        f"Harbour Times, 4 May 2025\n\nStrait to be shut\n\n{head}\n\nIt rained in Vell on Friday. {body} “We wait,” the skipper Ada Marsh told Reuters. The BBC had no reply.\n"
    )
    found = [missing for a in dossier.articles for _, _, missing in headlines(dossier, a)]
    assert found == expected


DEEDS = [
    ("sent in one place alone", "The authorized pumps are made by Astra. The decision to send pumps came late.", [("decision to send pumps", "authorized pumps")]),
    ("sent elsewhere too", "The authorized pumps are made by Astra. The decision to send pumps came late. The navy ships pumps by night.", []),
    ("never allowed", "The pumps are made by Astra. The decision to send pumps came late.", []),
    ("of another thing", "The authorized boats are made by Astra. The decision to send pumps came late. The pumps are new.", []),
    ("allowed to use", "The ministry will allow the town to use Hydra pumps. The decision to send Hydra came late.", [("decision to send Hydra", "allow the town to use")]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), [c[1:] for c in DEEDS], ids=[c[0] for c in DEEDS])
def test_a_deed_that_is_another_elsewhere(
    dossier_of: Callable[..., Dossier], body: str, expected: list[tuple[str, str]]
) -> None:
    article = next(dossier_of(f"Harbour Times, 4 May 2025\n\nIt rained in Vell on Friday. {body}\n").articles)
    assert [(article[sent], article[allowed]) for sent, allowed in deeds(article)] == expected

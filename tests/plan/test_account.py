"""Why a stretch is put to a guest: every part of the reasoning is said."""

from __future__ import annotations

from collections.abc import Callable

from briefings.model import Assignment, Dossier, Guest, Span, Topic
from briefings.plan.account import account

STORY = """France accused Spain of poaching cod in its waters on Sunday and seized two trawlers.

“We will not let anyone empty our sea,” said Karl Brandt, France's fisheries minister.

Spain condemned the seizure of the trawlers. “This is piracy,” said Lena Moreau, the Spanish foreign minister.
"""


def lines(dossier: Dossier, role: str, affiliation: str, words: str) -> str:
    guest = Guest(1, f"{role}, {affiliation}", role=role, affiliation=affiliation)
    article = next(dossier.articles)
    start = article.text.index(words)
    place = Span(article.id, start, start + len(words))
    return "\n".join(account(dossier, Assignment(Topic(1, "The seizure of the trawlers", (guest,)), guest), place))


def test_the_other_side_with_stance_rank_and_edge(dossier_of: Callable[..., Dossier]) -> None:
    told = lines(dossier_of(STORY), "Ambassador", "France", "Spain condemned")
    assert "a side against the guest's speaks" in told
    assert "stance: against, decided by ‘condemned’" in told
    assert "France against Spain, by ‘accused’ in S1 ¶1" in told
    assert "put to the guest: rank 1" in told
    assert "closeness to the topic" in told


def test_the_own_side_is_not_put(dossier_of: Callable[..., Dossier]) -> None:
    told = lines(dossier_of(STORY), "Ambassador", "Spain", "Spain condemned")
    assert "the guest's own side speaks" in told
    assert "not put to the guest: it is the guest's own side" in told

"""Two guests of one topic who both only weigh it: the second is put others where those are worth nearly as much."""

from __future__ import annotations

from collections.abc import Callable

from briefings.model import Assignment, Dossier, Guest, Topic
from briefings.plan.counters import MET, Counter, for_companion
from briefings.plan.study import study_of

NAMES = ("Ada Holm", "Bo Kern", "Cleo Voss", "Dan Rusk", "Eva Thorn", "Finn Lowe", "Gro Dahl", "Hal Birk")
SAID = "\n\n".join(
    f"“The dredging will cost us {n} of our {n + 20} boats,” said {name}." for n, name in enumerate(NAMES, 11)
)
STORY = f"By Ada Roth, Harbour Times, 4 May 2025\n\nThe dredging of the channel at Teal began on Monday.\n\n{SAID}\n"
ROLES = ("Professor of Navigation", "Professor of Fisheries", "Fisherman")
GUESTS = tuple(
    Guest(n, f"{role}, Vell University", role=role, affiliation="Vell University") for n, role in enumerate(ROLES, 1)
)


def ranked(dossier: Dossier, guest: Guest, weights: list[float]) -> tuple[list[str | None], list[str | None]]:
    study = study_of(dossier, Assignment(Topic(1, "The dredging of the channel at Teal", GUESTS), guest))
    said = [e for e in study.evidence if e.speaker in NAMES]
    before = [Counter(e, "best_case", None, weight) for e, weight in zip(said, weights, strict=True)]
    names = [c.evidence.speaker for c in before]
    return names, [c.evidence.speaker for c in for_companion(study, before)]


def test_the_second_guest_meets_others_behind_the_best(dossier_of: Callable[..., Dossier]) -> None:
    before, after = ranked(dossier_of(STORY), GUESTS[1], [0.9, *[0.8] * 5, 0.7, 0.65])
    assert after[0] == before[0]
    assert after[1:3] == before[MET:]
    assert sorted(map(str, after)) == sorted(map(str, before))  # nothing is lost, nothing told twice


def test_the_first_guest_meets_them_as_they_come(dossier_of: Callable[..., Dossier]) -> None:
    before, after = ranked(dossier_of(STORY), GUESTS[0], [0.9, *[0.8] * 5, 0.7, 0.65])
    assert after == before


def test_what_is_worth_much_less_is_not_put_to_be_different(dossier_of: Callable[..., Dossier]) -> None:
    before, after = ranked(dossier_of(STORY), GUESTS[1], [0.9, *[0.8] * 5, 0.5, 0.2])
    assert after == before

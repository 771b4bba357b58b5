"""Two guests of one topic are not put the same; a defence in a side's own name is no doubt of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.model import Assignment, Dossier, Guest, Topic
from briefings.plan import counters
from briefings.plan.counters import Counter, for_companion, rank
from briefings.plan.study import study_of

STORY = """Coast Wire, 4 November 2025

“The pier is unsafe,” said Ada Marsh, an engineer.

“Nobody asked the island,” said Ben Cole, a shopkeeper.

“The boat is late every day,” said Cora Lund, a teacher.

“The fares are a scandal,” said Dan Roth, a nurse.

“The council has to pay,” said Eva Holm, a baker.

“The line must stay,” said Finn Berg, a farmer.

“The harbour is silting up,” said Gro Dahl, a pilot.
"""
SALE = """Coast Wire, 4 November 2025

The Ostrup ministry denied that it had sold the pier for less than it was worth.

Auditors said the ministry had sold the pier for 2 million kroner less than it was worth.

The Ostrup ministry called the report of the auditors baseless.
"""


@pytest.mark.parametrize(
    ("weights", "theirs", "expected"),
    [
        ([9, 8, 7, 6, 5, 5, 5], (), "1234567"),
        ([9, 8, 7, 6, 5, 5, 5], (1, 2, 3, 4), "1562734"),
        ([9, 8, 7, 6, 1, 1, 1], (1, 2, 3, 4), "1234567"),
        ([9, 8, 7, 6, 5, 5, 5], (2, 4), "1234567"),
    ],
    ids=["nobody else", "every second gives way", "not to what is worth little", "half is enough"],
)
def test_of_the_first_so_many_at_most_half_are_put_to_another_guest_too(
    dossier_of: Callable[..., Dossier],
    monkeypatch: pytest.MonkeyPatch,
    weights: list[float],
    theirs: tuple[int, ...],
    expected: str,
) -> None:
    guest = Guest(1, "Professor of transport, Kiel University", role="Professor of transport")
    study = study_of(dossier_of(STORY), Assignment(Topic(1, "The ferry line", (guest,)), guest))
    said = [e for e in study.evidence if e.speaker]
    ranked = [Counter(e, "best_case", None, w) for e, w in zip(said, weights, strict=True)]
    put = frozenset(said[n - 1].span for n in theirs)
    monkeypatch.setattr(counters, "_put_to_others", lambda _study: put)
    found = for_companion(study, ranked)
    assert "".join(str(said.index(c.evidence) + 1) for c in found) == expected


def test_what_a_ministry_denies_in_its_own_name_is_no_doubt_of_its_own(dossier_of: Callable[..., Dossier]) -> None:
    guest = Guest(1, "Spokesperson, Ostrup ministry", role="Spokesperson", affiliation="Ostrup ministry")
    study = study_of(dossier_of(SALE), Assignment(Topic(1, "The sale of the Ostrup pier", (guest,)), guest))
    put = [" ".join(c.evidence.text.split()[:3]) for c in rank(study)]
    assert not any(words.startswith("The Ostrup ministry") for words in put)


BARRAGE = """Coast Wire, 4 November 2025

“The pier is unsafe and has to close,” said Ada Marsh, an engineer.

“The boat is late every single day,” said Ada Marsh.

“The fares are a scandal for the island,” said Ada Marsh.

“Nobody asked the island about it,” said Ben Cole, a shopkeeper.
"""


def test_a_third_word_of_one_speaker_waits_for_another(dossier_of: Callable[..., Dossier]) -> None:
    study = study_of(dossier_of(BARRAGE), Assignment(Topic(1, "The island line", ()), Guest(1, "")))
    said = [e for e in study.evidence if e.speaker]
    put = [Counter(e, "best_case", None, 1.0 if "Marsh" in (e.speaker or "") else 0.7) for e in said]
    assert [c.evidence.speaker for c in counters._varied(put)] == ["Ada Marsh", "Ada Marsh", "Ben Cole", "Ada Marsh"]


def test_what_hardly_touches_the_topic_waits_once_its_side_is_heard(dossier_of: Callable[..., Dossier]) -> None:
    study = study_of(dossier_of(STORY), Assignment(Topic(1, "The island line", ()), Guest(1, "")))
    said = [e for e in study.evidence if e.speaker]
    weights = [1.0, 0.1, 0.9, 0.8, 0.7, 0.6, 0.1]
    put = [Counter(e, "best_case", None, weight) for e, weight in zip(said, weights, strict=True)]
    assert [c.weight for c in counters._weak_last(study, put)] == [1.0, 0.9, 0.8, 0.7, 0.6, 0.1, 0.1]
    few = put[:3]
    assert counters._weak_last(study, few) == few

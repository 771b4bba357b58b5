"""What is worth putting to a guest of no side: what speaks of the topic's own matter, in the article's print."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.model import Assignment, Dossier, Guest, Topic
from briefings.plan.counters import rank
from briefings.plan.own_side import titled
from briefings.plan.study import study_of
from briefings.plan.telling import telling

STORY = """By Ada Roth, Harbour Times, 4 May 2025

The ferry Elin left Teal on Monday for the first time since March.

“The dredging of the channel has not made the ferry safe and will not make it safe,” said Mara Lind, the harbour master of Teal.

“The ferry cannot sail at low water until the dredging of the channel is done,” said the owner, Karl Brandt of Brandt Lines.

Brandt said he discussed the dredging of the channel and the ferry with the harbour board.

“The kitchens of the town have never sold so much soup as they have sold this spring,” said Jon Vell of the traders of Teal.

The harbour board said that the bill for the dredging of the channel would be paid by the town.
"""
PAIRS = [
    ("the topic's matter before another", "cannot sail at low water", "so much soup"),
    ("a position before what was talked about", "would be paid by the town", "said he discussed"),
]


@pytest.mark.parametrize(("more", "less"), [p[1:] for p in PAIRS], ids=[p[0] for p in PAIRS])
def test_what_is_more_telling(dossier_of: Callable[..., Dossier], more: str, less: str) -> None:
    guest = Guest(1, "Professor of Navigation, Vell University", role="Professor of Navigation", affiliation="Vell University")  # fmt: skip
    study = study_of(dossier_of(STORY), Assignment(Topic(1, "The dredging of the channel at Teal", (guest,)), guest))
    first, second = (next(e for e in study.evidence if words in e.text) for words in (more, less))
    assert telling(study, first) > telling(study, second)
    assert any(c.evidence is first for c in rank(study))


def test_who_is_of_a_house_without_a_class_is_not_faced_with_it(dossier_of: Callable[..., Dossier]) -> None:
    story = STORY.replace("the traders of Teal", "the Teal Traders Circle")
    guest = Guest(1, "Vice-chair, Teal Traders Circle", role="Vice-chair", affiliation="Teal Traders Circle")
    study = study_of(dossier_of(story), Assignment(Topic(1, "The dredging of the channel at Teal", (guest,)), guest))
    assert not any("Traders Circle" in c.evidence.text for c in rank(study))


DECISION = """By Ada Roth, Harbour Times, 4 May 2025

Norway decided on Monday to let Iceland fish for cod in the Barents Sea.

“There is more cod in the Barents Sea than our boats can take,” Norwegian Fisheries Minister Mara Lind said.

Iceland accused Norway of having waited too long with the cod. Denmark has accused Norway of giving away cod.

“Norway has given away cod that was never its own to give,” Danish Fisheries Minister Karl Brandt said.

“Our boats will be in the Barents Sea within a week,” Icelandic Fisheries Minister Jon Vell said.
"""


def test_the_side_that_decided_is_named_first(dossier_of: Callable[..., Dossier]) -> None:
    guest = Guest(1, "Professor of Biology, Vell University", role="Professor of Biology", affiliation="Vell University")  # fmt: skip
    topic = Topic(1, "Norway's decision to let Iceland fish for cod", (guest,))
    assert titled(study_of(dossier_of(DECISION), Assignment(topic, guest))) == ["Norway", "Iceland"]

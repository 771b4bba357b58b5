"""What an outlet tells of a body's deeds is not printed as the body's words; what the body says is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.model import Dossier
from briefings.plan.evidence import gather

CASES = [
    ("a deed and its reason", "The Harbour Board has imposed a limit on the size of ferries, citing fears that the quay would give way.", True),
    ("a state and its reason", "Until March, the Harbour Board was firmly opposed to larger ferries on the river, citing the poor state of the quay.", True),
    ("a deed and a claim", "The Harbour Board withdrew the licence of the ferry in May, claiming that the owners had lied to it.", True),
    ("a warning throughout", "The Harbour Board has warned the owners of the ferry, citing fears that the quay would give way.", False),
    ("a rejection throughout", "The Harbour Board rejected the larger ferries, saying that the quay would give way.", False),
    ("plain speech", "The Harbour Board said that the quay would give way under the larger ferries.", False),
    ("a person's deed", "Ada Marsh, the head of the Harbour Board, withdrew the licence in May, claiming that the owners had lied.", False),
    ("speech behind the words", "The quay would give way under the larger ferries, the Harbour Board said, citing two reports.", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_what_the_outlet_tells_of_a_body(dossier_of: Callable[..., Dossier], text: str, expected: bool) -> None:
    story = dossier_of(
        f"Harbour Times, 4 May 2025\n\nThe Harbour Board said on Monday that it was looking into the quay.\n\n{text}\n"
    )
    told = next(e for e in gather(story) if e.text == text)
    assert told.narrated is expected


# What somebody holds in the clause that ends a sentence of the outlet's: who, and the words; None: nobody's by itself.
VIEWS = [
    ("of a relative clause", "The council is expected to back the tunnel that mayor Ada Marsh has asked for since May, arguing that only a tunnel can keep the quay dry.",
     ("Ada Marsh", "arguing that only a tunnel can keep the quay dry.")),
    ("of a vote", "The vote is the one that opposition leader Ivo Brandt has been calling for all summer, arguing that the council has lost its mandate.",
     ("Ivo Brandt", "arguing that the council has lost its mandate.")),
    ("of an appeal", "The court is to rule on the appeal that the rower Tom Vale filed in June, insisting that the two samples were mixed up.",
     ("Tom Vale", "insisting that the two samples were mixed up.")),
    ("of what a body did", "The Harbour Board has imposed a limit on the size of ferries, citing concerns that the quay could give way under them.",
     ("Harbour Board", "citing concerns that the quay could give way under them.")),
    ("behind what another is said to do", "With this the Harbour Board would be agreeing to the request that Ada Marsh has been making for years, arguing that only a tunnel can keep the quay dry.",
     ("Ada Marsh", "arguing that only a tunnel can keep the quay dry.")),
    ("of a report that is not confirmed", "If the report is confirmed, the Harbour Board would be giving in to the pressure that Ada Marsh has kept up since spring, claiming that the quay can give way.",
     ("Ada Marsh", "claiming that the quay can give way.")),
    ("inside another's words", "Ada Marsh said that the Harbour Board had closed the river, arguing that the quay could give way.", None),
    ("a reason that is no sentence", "The Harbour Board has imposed a limit on the size of ferries, citing the poor state of the quay.", None),
    ("what is no longer held", "Until March, the Harbour Board had closed the river to ferries, arguing that the quay was unsafe.", None),
    ("speech throughout", "The Harbour Board said on Sunday that ferries must wait, warning that the quay could give way.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in VIEWS], ids=[c[0] for c in VIEWS])
def test_a_view_behind_the_outlets_own_words(
    dossier_of: Callable[..., Dossier], text: str, expected: tuple[str, str] | None
) -> None:
    story = dossier_of(
        "Harbour Times, 4 May 2025\n\nThe Harbour Board said on Monday that it was looking into the quay. Mayor Ada Marsh "
        f"and opposition leader Ivo Brandt wanted an answer. The rower Tom Vale said he would wait.\n\n{text}\n"
    )
    views = [e for e in gather(story) if e.text in text and e.text != text]
    assert [(e.speaker, e.text) for e in views] == ([expected] if expected else [])
    assert all(e.extract.opens_inside and not e.extract.closes_inside and not e.narrated for e in views)
    assert not any(e.speaker == v.speaker and not e.narrated for v in views for e in gather(story) if e.text == text)

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
    assert gather(story)[-1].narrated is expected

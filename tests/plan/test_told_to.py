"""To which outlet somebody spoke."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.model import Dossier
from briefings.plan.evidence import gather
from briefings.plan.told_to import told_to

NEXT = "“We will not leave the harbour to the storm,” she said. “The boats are all we have.”"
CASES = [
    ("the next sentence", f"Mayor Ada Marsh told Reuters, an agency with a desk in Vell, that the plan was “a policy of despair”.\n\n{NEXT}", "Reuters, an agency with a desk in Vell"),
    ("with its article", f"Mayor Ada Marsh told the BBC that the plan was “a policy of despair”.\n\n{NEXT}", "the BBC"),
    ("somebody speaks between", "Mayor Ada Marsh told Reuters that the plan was “a policy of despair”.\n\n“Not so,” said Bo Lind, the pilot.\n\nAda Marsh was firm. “We will not leave the harbour to the storm,” Ada Marsh said.", ""),
    ("no outlet", f"Mayor Ada Marsh told the council that the plan was “a policy of despair”.\n\n{NEXT}", ""),
    ("the article's own outlet", f"Mayor Ada Marsh told the Harbour Times that the plan was “a policy of despair”.\n\n{NEXT}", ""),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_whom_they_told(dossier_of: Callable[..., Dossier], body: str, expected: str) -> None:
    dossier = dossier_of(f"Harbour Times, 4 May 2025\n\nThe boats of Vell are old.\n\n{body}\n")
    later = next(e for e in gather(dossier) if "We will not leave" in e.text)
    assert told_to(dossier, later) == expected


def test_the_sentence_that_tells_it_needs_no_label(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of(f"Harbour Times, 4 May 2025\n\nThe boats of Vell are old.\n\n{CASES[0][1]}\n")
    first = next(e for e in gather(dossier) if "policy of despair" in e.text)
    assert told_to(dossier, first) == ""

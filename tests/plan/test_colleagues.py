"""Who may be a colleague of the guest, and is never put to them: of one government, one name, or in the very post."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.model import Assignment, Dossier, Guest, Topic
from briefings.plan.colleagues import is_colleague
from briefings.plan.study import study_of

CASES = [
    ("a minister of the same government", "Minister of Transport, Denmark", "The agriculture minister, Bo Lind, said that the bridge of Vell was late.", True),
    ("a department", "Minister of Transport, Government of Denmark", "The Ministry of Finance said that the bridge of Vell was late.", True),
    ("an envoy of the country", "Minister of Transport, Denmark", "The Danish ambassador, Bo Lind, said that the bridge of Vell was late.", True),
    ("an envoy of another", "Minister of Transport, Denmark", "The Norwegian ambassador, Bo Lind, said that the bridge of Vell was late.", False),
    ("the opposition's", "Minister of Transport, Denmark", "The shadow transport minister, Bo Lind, said that the bridge of Vell was late.", False),
    ("one who was", "Minister of Transport, Denmark", "The former finance minister, Bo Lind, said that the bridge of Vell was late.", False),
    ("a mayor", "Minister of Transport, Denmark", "The mayor of Vell, Bo Lind, said that the bridge of Vell was late.", False),
    ("a minister beside a firm", "Chief Executive, Vell Bridges", "The agriculture minister, Bo Lind, said that the bridge of Vell was late.", False),
    ("the one governor", "Governor, Vell County", "Governor Bo Lind said that the bridge of Vell was late.", True),
]  # fmt: skip


@pytest.mark.parametrize(("line", "sentence", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_colleagues(dossier_of: Callable[..., Dossier], line: str, sentence: str, expected: bool) -> None:
    story = dossier_of(f"Harbour Times, 4 May 2025\n\nDenmark is to build a bridge at Vell.\n\n{sentence}\n")
    role, _, affiliation = line.partition(", ")
    guest = Guest(1, line, role=role, affiliation=affiliation)
    study = study_of(story, Assignment(Topic(1, "The bridge of Vell", (guest,)), guest))
    (said,) = [e for e in study.evidence if "was late" in e.text]
    assert is_colleague(study, said) is expected

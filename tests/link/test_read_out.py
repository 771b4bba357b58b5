"""What a presenter reads out or reports is not the presenter's."""

from __future__ import annotations

import pytest

from briefings.extract import extract_findings
from briefings.link import resolve_speakers
from briefings.model import RawArticle
from briefings.segment import segment_article

TALK = """MORNING HOUR, transcript

Lena Osk is the roads minister. Tom Orr drives a bus.

PRESENTER: Good morning. The bridge at Lorme is shut.

ORR: It has been shut for a year.

PRESENTER: {turn}

ORR: I have heard that before.
"""
CASES = [  # a presenter's turn, who says what in it
    ("a statement", "Nobody came. In a statement, Ms Osk said, quote, I am sorry for every hour. Mr Orr, is that enough?",
     [("PRESENTER", "Nobody came."), ("Lena Osk", "I am sorry for every hour."), ("PRESENTER", "Mr Orr, is that enough?")]),
    ("what a body told the station", "The hauliers' federation told us last night that the road was fine.",
     [("The hauliers' federation", "the road was fine.")]),
    ("to where the quotation ends", "Ms Osk wrote, quote, We act. We act fast, unquote. Mr Orr?",
     [("Lena Osk", "We act. We act fast"), ("PRESENTER", ", unquote. Mr Orr?")]),
    ("a question", "Ms Osk says it is safe, doesn't she?", [("PRESENTER", "Ms Osk says it is safe, doesn't she?")]),
    ("what the guest says", "Your union says it was told. Was it?", [("PRESENTER", "Your union says it was told. Was it?")]),
    ("words of the presenter's own", "We said so in May. I said it twice.", [("PRESENTER", "We said so in May. I said it twice.")]),
    ("a pronoun", "He says it is safe. Are you sure?", [("PRESENTER", "He says it is safe. Are you sure?")]),
]  # fmt: skip


@pytest.mark.parametrize(("turn", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_a_turn_of_the_presenter(turn: str, expected: list[tuple[str, str]]) -> None:
    text = TALK.format(turn=turn)
    findings = resolve_speakers(extract_findings(segment_article(RawArticle("a.txt", text, "", "utf-8"))))
    start = text.index(turn)
    said = [a for a in findings.attributions if start <= a.span.start < start + len(turn)]
    assert [(a.speaker, findings.article[a.content[0]].strip()) for a in said] == expected
    assert any(a.speaker == "Tom Orr" and "heard that" in findings.article[a.span] for a in findings.attributions)

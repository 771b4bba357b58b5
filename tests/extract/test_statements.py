"""Sentences in the outlet's own voice."""

from __future__ import annotations

import hashlib

import pytest

from briefings.extract import attributions, spoken, statements
from briefings.extract.marks import pair_marks
from briefings.model import RawArticle, Span
from briefings.segment import segment_article

CASES = [
    ("a plain report", "The bridge closed at noon. Nobody was hurt.", ["The bridge closed at noon.", "Nobody was hurt."]),
    ("what a source says is none", "The bridge closed at noon. Police said nobody was hurt.", ["The bridge closed at noon."]),
    ("a quotation is none", "“We ran,” Ada Marsh said. She lives nearby.", ["She lives nearby."]),
    ("a quotation over two sentences", "“We ran. Then it fell,” Ada Marsh said. She lives nearby.", ["She lives nearby."]),
    ("a sentence with a scare quote", "The “smart” meters were read by hand.", ["The “smart” meters were read by hand."]),
    ("a refusal is an attribution", "The company declined to comment. It has ten plants.", ["It has ten plants."]),
    ("a question is none", "What comes next? The council meets on Monday.", ["The council meets on Monday."]),
    ("a hope is no words", "Rescuers hope to reach the cave by noon. Nobody was hurt.", ["Rescuers hope to reach the cave by noon.", "Nobody was hurt."]),
    ("a plan is no words", "The regulator will publish a report next week.", ["The regulator will publish a report next week."]),
    ("what is expected", "Zelko is expected to say more on Monday.", ["Zelko is expected to say more on Monday."]),
    ("a refusal to come is one", "The company will not say why. It has ten plants.", ["It has ten plants."]),
    ("a fear between marks was said", "Ada Marsh fears “a very long winter”. She lives nearby.", ["She lives nearby."]),
    ("an empty article", "", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_extract(text: str, expected: list[str]) -> None:
    article = segment_article(RawArticle("a.txt", text, hashlib.sha256(text.encode()).hexdigest(), "utf-8"))
    said = spoken.mark_unspoken(article, attributions.extract(article, pair_marks(article)))
    assert [article[s.span] for s in statements.extract(article, said)] == expected


def test_page_furniture_has_no_statement() -> None:
    text = "The bridge closed at noon.\nPhoto: a bridge."
    raw = RawArticle("a.txt", text, hashlib.sha256(text.encode()).hexdigest(), "utf-8")
    article = segment_article(raw, set_aside=(Span("a.txt", 27, len(text)),))
    assert [article[s.span] for s in statements.extract(article, ())] == ["The bridge closed at noon."]

"""Particulars that two articles give alike, and what only looks so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefings.extract import extract_findings
from briefings.link import particulars, resolve_speakers
from briefings.model import Link, Member, PartialDate, RawArticle
from briefings.segment import segment_article


def story(*texts: str) -> list:
    """Findings of articles written on 2 July 2025."""
    found = []
    for n, text in enumerate(texts, 1):
        article = segment_article(RawArticle(f"{n}.txt", text, "", "utf-8"))
        article = replace(article, date=PartialDate("2025-07-02", "day", True))
        found.append(resolve_speakers(extract_findings(article, rules_only=True)))
    return found


def links(*texts: str) -> list:
    return [[m.span.article[0] for m in made.members] for made in particulars.link(story(*texts))]


ALIKE = [
    ("a number", "Her request covers 2,204 polling stations in the north.", "The list had 2,204 stations; the court struck out most."),
    ("in other units", "It lies 16.4 kilometres from the lane of the ferries.", "The ferries pass 10.19 miles off."),
    ("a minute", "A car was filmed at a roadhouse at 11.42pm.", "The roadhouse film shows it pulling in at 11:42 p.m."),
    ("quoted words", "“Every point that was raised with us was dealt with,” Ada Marsh said.", "Marsh said that “every point that was raised with us was dealt with” at Orn."),
    ("a short quotation", 'Bo Lind called the shooting "reckless and stupid" in parliament.', 'Lind moaned that the shooting was "reckless and stupid", and left.'),
    ("a day", "The hospital in Orn asked the firm to stop the batch on 14 June.", "On June 14, doctors at the hospital asked the firm for a stop of the batch."),
]  # fmt: skip
APART = [
    ("a number beside nothing alike", "Her request covers 2,204 polling stations.", "The hall holds 2,204 dancers."),
    ("a round number", "Some 300 people live in the harbour.", "The harbour has 300 cranes."),
    ("a minute that one turns down", "The dam failed at 3.10am.", "The dam failed at twenty to three, and not at ten past three."),
    ("a number that one disputes", "The union counted 2,204 empty posts at the port.", "The port rejects the figure of 2,204 posts."),
    ("words that many say", "“I called the head of technology,” Ada Marsh said.", "“The head of technology has left,” said Bo Lind."),
    ("a day by which", "The firm learned of the theft of the files on 7 February.", "The firm did not learn of the theft of the files until 7 February."),
    ("one text", "Her request covers 2,204 polling stations.", "Her request covers 2,204 polling stations."),
]  # fmt: skip


@pytest.mark.parametrize("texts", [c[1:] for c in ALIKE], ids=[c[0] for c in ALIKE])
def test_a_particular_tells_one_thing(texts):
    assert links(*texts) == [["1", "2"]]


@pytest.mark.parametrize("texts", [c[1:] for c in APART], ids=[c[0] for c in APART])
def test_no_particular(texts):
    assert links(*texts) == []


def test_what_is_tied_is_not_tied_again():
    findings = story(*ALIKE[0][1:])
    members = tuple(Member(f.article.sentences[0].span) for f in findings)
    assert particulars.link(findings, [Link("conflicts", "reports differ", members)]) == ()

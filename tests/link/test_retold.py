from __future__ import annotations

from dataclasses import replace

import pytest

from briefings.extract import extract_findings, mentions
from briefings.link import link_findings, resolve_speakers
from briefings.model import Dossier, RawArticle
from briefings.segment import segment_article


def dossier(text: str) -> Dossier:
    article = segment_article(RawArticle("a.txt", text, "", "utf-8"))
    findings = extract_findings(article)
    found = replace(findings, mentions=findings.mentions or mentions.extract(article))
    return link_findings([resolve_speakers(found)])


CASES = [
    ("a person's words in a report", "Ada Marsh left. According to a court report, Marsh said that the pit was safe.",
     [("Ada Marsh", ("a court report",))]),
    ("a text's own words", "Ada Marsh left. According to a court report, the pit was safe.", [("a court report", ())]),
    ("two persons are no text", "Tom Orr left. According to Tom Orr, Ada Marsh said that the pit was safe.",
     [("Tom Orr", ()), ("Ada Marsh", ())]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speakers"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_what_a_text_hands_on(text: str, speakers: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(a.speaker, a.relay) for a in dossier(text).findings[0].attributions] == speakers


SPEAKERS = [
    ("a body and a party before the name", "“No,” said Budget ranking Democrat Ada Marsh (D-Ohio).", "Ada Marsh"),
    ("another of whom the name only tells whose", "“No,” said Budget critic of jailed Ada Marsh.", "Budget critic of jailed Ada Marsh"),
    ("the state of a town", "Officials with a boat in Lorme, N.Y., speaking on condition of anonymity, said that it leaked.", None),
    ("a kind of people", "Nothing will change the minds of voters who want the bridge to go.", None),
    ("what is read into words", "Ada Marsh left. Marsh's silence makes clear that she is polite.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), [c[1:] for c in SPEAKERS], ids=[c[0] for c in SPEAKERS])
def test_who_is_meant(text: str, speaker: str | None) -> None:
    assert {a.speaker for a in dossier(text).findings[0].attributions} <= {speaker}

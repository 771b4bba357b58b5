from __future__ import annotations

from dataclasses import replace

import pytest

from briefings.extract import extract_findings, mentions
from briefings.link import resolve_speakers
from briefings.model import RawArticle
from briefings.segment import segment_article


def last_speaker(text: str) -> str | None:
    article = segment_article(RawArticle("a.txt", text, "", "utf-8"))
    findings = extract_findings(article)
    found = resolve_speakers(replace(findings, mentions=findings.mentions or mentions.extract(article)))
    spoken = [a for a in found.attributions if a.kind == "direct"]
    assert spoken, "the text holds no quotation"
    return max(spoken, key=lambda a: a.span.start).speaker


CASES = [
    ("who acts before it", "Ada Marsh shook her head. “It was never safe down there for anybody.”", "Ada Marsh"),
    ("a pronoun", "Ada Marsh ran the pit.\nShe shook her head. “It was never safe down there for anybody.”", "Ada Marsh"),
    ("for whom a view is", "For the economist Ada Marsh, the money is lost. “You cannot seize a job once it is gone.”", "Ada Marsh"),
    ("somebody else is there too", "Ada Marsh met Tom Orr. “It was never safe down there for anybody.”", None),
    ("a letter", "Ada Marsh opened the letter. “It was never safe down there for anybody.”", None),
    ("a banner", "Ada Marsh held a banner. “It was never safe down there for anybody.”", None),
    ("the outlet's words after it", "Ada Marsh shook her head. “It was never safe down there for anybody.” The pit shut in May.", None),
    ("nobody before it", "The pit shut in May. “It was never safe down there for anybody.”", None),
    ("another paragraph", "Ada Marsh shook her head.\n“It was never safe down there for anybody.”", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_who_speaks_without_a_verb(text: str, speaker: str | None) -> None:
    assert last_speaker(text) == speaker


NAMESAKES = [
    ("a man and his mill", "Tom Halden owns Halden Mills. Ben Lowe said no.\nHalden said the mill was safe. “I slept there,” he said.", "Tom Halden"),
    ("two of the name", "Tom Halden and Joe Halden own Halden Mills. Ben Lowe said no.\nHalden said the mill was safe. “I slept there,” he said.", "Halden"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), [c[1:] for c in NAMESAKES], ids=[c[0] for c in NAMESAKES])
def test_a_name_that_a_firm_bears_too(text: str, speaker: str | None) -> None:
    assert last_speaker(text) == speaker

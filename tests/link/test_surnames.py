"""Whom a surname or given name alone means, and when it means nobody."""

from __future__ import annotations

import time

import pytest

from briefings.extract import extract_findings
from briefings.link import resolve_speakers
from briefings.model import RawArticle
from briefings.segment import segment_article

# The article; the last speaker
CASES = [
    ("the only bearer", "Ada Marsh spoke. “No,” Marsh said.", "Ada Marsh"),
    ("the only one so far", "Ian Holt resigned. “I go,” Holt said. His wife, the historian Lydia Holt, left.", "Ian Holt"),
    ("two bearers", "Ian Holt resigned. Lydia Holt left.\nThe rain stopped. “I go,” Holt said.", "Holt"),
    ("the one of its paragraph", "Ian Holt resigned.\nLydia Holt left. “I go,” Holt said.", "Lydia Holt"),
    ("by the form of address", "Ian Holt resigned. Lydia Holt left.\n“I go,” Mrs Holt said.", "Lydia Holt"),
    ("a wife by her given name", "Ian Holt resigned. His wife, Lydia, wept.\n“I go,” Mrs Holt said.", "Lydia"),
    ("a wife without a name", "Ian Holt resigned. His wife wept.\n“I go,” Mrs Holt said.", "Mrs Holt"),
    ("brothers in one breath", "Two brothers, Packie and Joe Devlin, dug.\n“It was dark,” Devlin said.", "Devlin"),
    ("one of them by the given name", "Two brothers, Packie and Joe Devlin, dug.\n“It was dark,” Joe said.", "Joe Devlin"),
    ("two full names in one breath", "Ada Marsh and Joe Devlin dug.\n“It was dark,” Devlin said.", "Joe Devlin"),
    ("a brother speaks of the bearer", "Joe Devlin is below. His brother Paul waits. “Joe will come,” Devlin said.", "Devlin"),
    ("a name of no list", "Oyvarra Tull, 41, ran. “I won,” Tull said.", "Oyvarra Tull"),
    ("after a hyphen", "The minister, Omar al-Sabri, spoke. “I read,” Sabri said.", "Omar al-Sabri"),
    ("capitals in a transcript", "Mayor Ada Marsh spoke.\nMARSH: “No.”\nLUND: “Yes.”\nMARSH: “No again.”", "Ada Marsh"),
    ("a company of that name", "Ada Marsh spoke for Marsh Foods. “No,” Marsh said.", "Marsh"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_last_speaker(text: str, speaker: str) -> None:
    article = segment_article(RawArticle("a", text + "\n", "", "utf-8"))
    found = resolve_speakers(extract_findings(article, rules_only=True))
    assert [a.speaker for a in found.attributions if a.spoken][-1] == speaker


def test_a_thousand_bearers_of_one_surname_cost_little() -> None:
    letters = "abcdefghij"
    given = [f"Ada{a}{b}{c}" for a in letters for b in letters for c in letters]
    text = "\n".join(f"Minister {name} Smith said it rained. Mr Smith said no. Smith agreed." for name in given)
    findings = extract_findings(segment_article(RawArticle("a", text, "", "utf-8")), rules_only=True)
    began = time.process_time()
    resolve_speakers(findings)
    assert time.process_time() - began < 4

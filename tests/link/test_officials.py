from __future__ import annotations

from dataclasses import replace

import pytest

from briefings.extract import extract_findings, mentions
from briefings.link import link_findings, resolve_speakers
from briefings.model import RawArticle
from briefings.segment import segment_article

CASES = [
    ("of one country", "Danish officials said the bridge was safe.\nTwo of the officials said it had cracks.", ["Denmark", "Denmark"]),
    ("of two", "Danish officials said the bridge was safe.\nNorwegian officials said it was not.\nSenior officials said it had cracks.",
     ["Denmark", "Norway", None]),
    ("of none", "Port officials said the bridge was safe.\nTwo of the officials said it had cracks.", [None, None]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "camps"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_whose_the_officials_are(text: str, camps: list[str | None]) -> None:
    article = segment_article(RawArticle("a.txt", text, "", "utf-8"))
    findings = extract_findings(article)
    found = resolve_speakers(replace(findings, mentions=findings.mentions or mentions.extract(article)))
    dossier = link_findings([found])
    actors = [dossier.actor(a.actor) for a in dossier.findings[0].attributions]
    assert [actor.camp if actor else None for actor in actors] == camps

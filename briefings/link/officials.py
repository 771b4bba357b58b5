"""Whose the officials are of whom an article tells no country where they speak: "U.S. officials said …. The officials, who
talked to the Post, doubted …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefings.model import Actor, Attribution, Findings

_OFFICIALS = re.compile(r"\bofficials\b")


def with_their_own(findings: Findings, actors: Sequence[Actor]) -> Findings:
    """The findings of one article, its unnamed officials without a side counted with those who have one; as they are
    where its officials have none, or several."""
    camps = {a.name: a.camp for a in actors}
    unnamed = [a for a in findings.attributions if a.sourcing == "unnamed" and _OFFICIALS.search(a.speaker or "")]
    sided = {camp: a.actor for a in reversed(unnamed) if (camp := camps.get(a.actor or ""))}
    if len(sided) != 1 or all(camps.get(a.actor or "") for a in unnamed):
        return findings
    (known,) = sided.values()

    def counted(said: Attribution) -> Attribution:
        alone = said in unnamed and not camps.get(said.actor or "")
        return replace(said, actor=known) if alone else said

    return replace(findings, attributions=tuple(counted(a) for a in findings.attributions))

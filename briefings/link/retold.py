"""Who speaks through a text: "“It is over,” Marsh said, according to the court's records" has Marsh, by way of the records."""

from __future__ import annotations

from dataclasses import replace

from briefings.lexicon import people
from briefings.link.scene import one_line
from briefings.model import Attribution, Findings


def without_carriers(findings: Findings) -> Findings:
    """The findings without what is laid to a text that only hands on what a person in it says; the person's words have the
    text among their relays. A text without such a person keeps what it says."""
    found = list(findings.attributions)
    carriers = [a for a in found if _is_text(findings, a)]
    dropped: set[int] = set()
    for carrier in carriers:
        held = [i for i, a in enumerate(found) if a is not carrier and _carries(carrier, a)]
        source = carrier.source
        if not held or source is None:
            continue
        through = one_line(findings.article[source]).strip(" ,")
        for i in held:
            if through not in found[i].relay:
                found[i] = replace(found[i], relay=(*found[i].relay, through))
        dropped.add(next(i for i, a in enumerate(found) if a is carrier))
    if not dropped:
        return findings
    return replace(findings, attributions=tuple(a for i, a in enumerate(found) if i not in dropped))


def _is_text(findings: Findings, said: Attribution) -> bool:
    """Whether somebody's words stand in a text: the head noun of what is cited is one."""
    if said.source is None or said.cue is None or said.sourcing != "unnamed":
        return False
    if findings.article[said.cue].lower() != "according to":
        return False
    head = one_line(findings.article[said.source]).split(",")[0].split(" of ")[0].split(" from ")[0].split()
    return bool(head) and people.sort_of(people.singular(head[-1].lower())) == "text"


def _carries(carrier: Attribution, said: Attribution) -> bool:
    """Whether what a person says lies in what the text is cited for, with its verb."""
    if said.sourcing != "named" or said.source is None or said.cue is None or not said.spoken or said.negated:
        return False
    cue = said.cue
    return any(piece.contains(cue) for piece in carrier.content) and any(
        piece.overlaps(c) for piece in carrier.content for c in said.content
    )

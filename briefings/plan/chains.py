"""Through whom an article has what a line prints of it: who tells it, and the outlets and hidden sources in between."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefings.model import Attribution, Extract, Slot, Span, word_count
from briefings.plan.brief import Brief
from briefings.plan.evidence import Evidence
from briefings.plan.lines import unsaid_speaker

TELLER = ("who", "outlet", "own_voice", "via", "citing")  # the slots of a line that says in front who tells it


def teller_slots(brief: Brief, evidence: Evidence | None, shown: Extract) -> dict[str, Slot]:
    """Who tells what an extract shows: `who` speaks where its words do not name them, else the article's outlet tells it, also
    of somebody whom the words name; `own_voice` is that nobody else says any of it; `via` is the rest of the chain as far as
    the words do not show it, `citing` on whom the last of it rests."""
    outlet = brief.dossier.of(shown.article).article.outlet
    who = unsaid_speaker(brief, evidence, shown) or (_cut_away(brief, shown) if evidence else "")
    via, citing = _chain(brief, evidence, shown)
    own = not (who or via or citing or _is_somebodys(brief, shown))
    slots: dict[str, Slot] = {"who": who, "own_voice": own, "outlet": outlet.value if outlet else ""}
    told = who.lower()
    slots["via"] = ", ".join(name for name in via if name.lower() not in told)
    return slots | {"citing": "" if citing.lower() in told else citing}


def _is_somebodys(brief: Brief, shown: Extract) -> bool:
    """Whether some of what an extract shows is laid to anybody, or is said of what somebody says."""
    said = brief.dossier.of(shown.article).attributions
    return any(a.whole.overlaps(piece) for a in said if not a.negated for piece in shown.pieces)


def _cut_away(brief: Brief, shown: Extract) -> str:
    """Whose words an extract shows that leaves out who said them: without "According to two clerks," the rest would be the
    outlet's. "" where it shows them, or more than what they said."""
    text = " ".join(brief.dossier[piece] for piece in shown.pieces).lower()
    for said in brief.dossier.of(shown.article).attributions:
        if said.speaker is None or said.source is None or said.negated:
            continue
        theirs = all(any(c.contains(piece) for c in said.content) for piece in shown.pieces)
        named = said.sourcing == "named" and said.speaker.lower().split()[-1] in text
        if theirs and not named and not any(piece.overlaps(said.source) for piece in shown.pieces):
            return said.speaker[:1].upper() + said.speaker[1:]
    return ""


def _chain(brief: Brief, evidence: Evidence | None, shown: Extract) -> tuple[Sequence[str], str]:
    """The outlets whose report an article retells, those that the words shown do not name, or all where they rest on hidden
    sources that those words leave out, and these; both empty where it tells by itself."""
    said = evidence.attribution if evidence else None
    if said is None:
        return (), ""
    actor = brief.dossier.actor(said.actor)
    own = brief.dossier.of(shown.article).article.outlet
    outlets = [*said.relay, *([actor.name] if actor and actor.kind == "outlet" else [])]
    outlets = [name for name in dict.fromkeys(outlets) if own is None or name != own.value]
    words = " ".join(brief.dossier[piece] for piece in shown.pieces).lower()
    hidden = next((source for name in outlets if (source := _cited_by(brief, name, said))), "")
    if hidden and hidden.lower() not in words:
        return outlets, hidden
    return [name for name in outlets if name.lower().removeprefix("the ") not in words], ""


def _cited_by(brief: Brief, outlet: str, said: Attribution) -> str:
    """Whom another outlet rests on, as the same paragraph says of it: "Citing two unnamed clerks, the paper wrote …"."""
    findings = brief.dossier.of(said.span.article)
    paragraph = findings.article.paragraph_at(said.span.start)
    for other in findings.attributions:
        near = paragraph is not None and paragraph.span.overlaps(other.span)
        if near and other.actor == outlet and other.cue and _CITING.match(brief.dossier[other.cue]):
            words = brief.dossier[other.content[0]]
            if _HIDDEN.search(words) and word_count(words) <= _LONGEST_SOURCE:
                return words.strip(" ,")
    return ""


def with_its_source(brief: Brief, evidence: Evidence, sentence: Span, longest: int) -> Span | None:
    """A sentence of hidden speakers through nobody, with the one before where that lays its own words to an outlet: of
    "According to the Ledger, … However, sources say …" the second may be the Ledger's, too. The sentence alone where none
    stands before it; None where both together are too long."""
    said = evidence.attribution
    article = brief.dossier.of(sentence.article).article
    paragraph = article.paragraph_at(sentence.start)
    if said is None or said.sourcing != "unnamed" or said.relay or paragraph is None:
        return sentence
    before = [s.span for s in paragraph.sentences if s.span.end <= sentence.start][-1:]
    for other in brief.dossier.of(sentence.article).attributions:
        actor = brief.dossier.actor(other.actor)
        if before and before[0].contains(other.whole) and (other.relay or (actor and actor.kind == "outlet")):
            both = Span(sentence.article, before[0].start, sentence.end)
            return both if word_count(brief.dossier[both]) <= longest else None
    return sentence


_CITING = re.compile(r"cit(?:ing|ed|es?)\b|quot(?:ing|ed|es?)\b", re.IGNORECASE)
_HIDDEN = re.compile(
    r"\b(?:unnamed|anonymous|unidentified|sources?|officials?|insiders?|people|persons?|aides?|diplomats?|executives?|clerks?)\b",
    re.IGNORECASE,
)
_LONGEST_SOURCE = 8  # words

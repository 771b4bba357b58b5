"""To which outlet somebody spoke, where the words that a line prints no longer say so: "Marsh told the Harbour Radio, a sister
outlet of this paper, that …. “We will not go,” she said." """

from __future__ import annotations

import re
from functools import lru_cache

from briefings.lexicon import people
from briefings.model import Actor, Attribution, Dossier, Span
from briefings.plan.descriptions import description_of
from briefings.plan.evidence import Evidence


def told_to(dossier: Dossier, evidence: Evidence) -> str:
    """The outlet, with what the article says of it, to which a named person told what stands right before; "" where nobody
    is named, where the stretch says it, where somebody else speaks between, and where it is the article's own outlet."""
    said = evidence.attribution
    if said is None or evidence.sourcing != "named" or said.source is None or not evidence.speaker:
        return ""
    return _told_before(dossier, evidence.span, evidence.speaker)


@lru_cache(maxsize=4096)  # every line of every try of a page asks
def _told_before(dossier: Dossier, span: Span, speaker: str) -> str:
    findings = dossier.of(span.article)
    before = [a for a in findings.attributions if a.whole.start < span.start and a.cue and a.source]
    nearest = max(before, default=None, key=lambda a: a.whole.start)
    while nearest is not None and span.start - nearest.whole.end <= _REACH:
        if nearest.speaker != speaker:
            return ""
        if found := _outlet(dossier, nearest):
            return found
        earlier = [a for a in before if a.whole.start < nearest.whole.start]
        nearest = max(earlier, default=None, key=lambda a: a.whole.start)
    return ""


_REACH = 600  # code points between the two, of one interview


def _outlet(dossier: Dossier, said: Attribution) -> str:
    """Whom an attribution's speaker told it: "told NTV, a channel of the same group"; "" for no outlet, or the article's own."""
    if said.cue is None or said.source is None:
        return ""
    article = dossier.of(said.cue.article).article
    lead = _TOLD.match(article.text, said.cue.start) or _TOLD.match(article.text, said.source.end + 1)
    if lead is None:
        return ""
    at = lead.end()
    own = article.outlet.value.removeprefix("The ") if article.outlet else ""
    for actor in dossier.actors:
        if actor.kind != "outlet" or actor.name.removeprefix("The ") == own:
            continue
        for mention in actor.mentions:
            if mention.article == article.id and mention.start == at:
                return lead["the"] + article[Span(article.id, at, _end(article.text, mention.end))]
    return ""


def _end(text: str, end: int) -> int:
    """Where what stands behind a name in apposition ends."""
    apposed = _APPOSED.match(text, end)
    return apposed.end() if apposed else end


_TOLD = re.compile(r"(?:has |had )?(?:told|speaking (?:to|with|on)|spoke (?:to|with|on)) (?P<the>(?:the )?)")
_APPOSED = re.compile(r", (?:an?|the|its) [^,.;:“”\"\r\n]{3,60}(?=,)")


def titled(dossier: Dossier, actor: Actor | None, evidence: Evidence) -> str:
    """A person's name with the short title that an article puts before it, "Rep. Ada Holm", where no article tells more of who
    that is and the stretch does not name them; "" for all others."""
    if actor is None or actor.kind != "person" or actor.name.split()[-1] in evidence.text:
        return ""
    short = (o for o in actor.offices if dossier[o].endswith(".") and dossier[o] not in people.honorifics())
    for office in short:
        text = dossier.of(office.article).article.text
        named = (m for m in actor.mentions if m.article == office.article and text[office.end : m.start] == " ")
        if next(named, None) and not description_of(dossier, actor):
            return f"{dossier[office]} {actor.name}"
    return ""

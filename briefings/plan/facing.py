"""Whether the articles show that who speaks in a stretch speaks against the guest's side: only then is it put as against it.

Who has no side that the articles show may be of the guest's own, whatever kind of words tell the others apart: on stories
that no rule was made for a third of what such speakers said was. So the sign has to stand there: the articles oppose the
two, the speaker names the guest's side where they object, a link sets the one's words against the other's, or the speaker
is paid to stand on nobody's side. All else is printed with the remark that its side is not shown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

from briefings.lexicon import geography, organisations, voices
from briefings.model import Link, Span
from briefings.plan.allegiance import MEETS, TURNS_DOWN, allegiance_of
from briefings.plan.answers import answers
from briefings.plan.beside import kinds_of_bodies, own_in
from briefings.plan.colleagues import called_words
from briefings.plan.evidence import Evidence
from briefings.plan.house import own_calls
from briefings.plan.identity import described
from briefings.plan.leanings import guests_party, party_of_speaker, speaks_up
from briefings.plan.nearness import attitude
from briefings.plan.study import Study


def stands_against(
    study: Study, evidence: Evidence, *, beside: Evidence | None = None, link: Link | None = None
) -> bool:
    """Whether the articles show who speaks in a stretch against the guest's side there.

    Args:
        beside: The side's own words that the stretch answers; None for none.
        link: The conflict that it is a version of; None for none.
    """
    if not evidence.speaker or link is not None:
        return True  # what an outlet reports in its own voice, or one version against another
    if speaks_up(study, evidence):
        return False  # who "would vote for Marsh" may say hard words of the others
    if study.sides.opposed(evidence.camp, study.camp) or _charges(study, evidence):
        return True
    if _who(evidence) in _chargers(study) or allegiance_of(study).often_against(evidence):
        return True
    if beside is not None and (MEETS.match(evidence.text) or answers(study, beside, evidence, beside=True)):
        return True
    critical = attitude(study, evidence).critical
    if _of_rival_party(study, evidence) and (critical or TURNS_DOWN.search(evidence.text)):
        return True
    return critical and is_independent(study, evidence) and not _of_another(study, evidence)


def _who(evidence: Evidence) -> str:
    actor = evidence.attribution.actor if evidence.attribution else None
    return actor or ""


@lru_cache(maxsize=64)
def _chargers(study: Study) -> frozenset[str]:
    """Who by name speaks against the guest's side anywhere in the articles, and nowhere up for it."""
    spoken = [e for e in study.evidence if e.attribution is not None and e.speaker and _who(e)]
    return frozenset(_who(e) for e in spoken if _charges(study, e)) - {_who(e) for e in spoken if speaks_up(study, e)}


def _charges(study: Study, evidence: Evidence) -> bool:
    """Whether somebody names the guest's side in what they say, or right before it, and speaks against something."""
    if not attitude(study, evidence).critical:
        return False
    before = _said_before(study).get(evidence.span)
    return names_side(study, evidence) or (before is not None and names_side(study, before))


def names_side(study: Study, evidence: Evidence) -> bool:
    """Whether somebody names the guest's body in what they say, one of its people, or the body by its kind: "Marsh", "the
    company". What the article says of the speaker does not count: "whose members include Marsh"."""
    if evidence.attribution is None:
        return False
    text, camp = study.dossier.of(evidence.article).article.text, study.camp
    for content in evidence.attribution.content:
        if any(content.start <= at < content.end for at, _, _ in own_in(study, evidence)):
            return True
        if any(c == camp for _, c in allegiance_of(study).mentions(content)):
            return True
        if (short := _short(study)) is not None and short.search(text, content.start, content.end):
            return True
        if any(m[1].lower() in own_calls(study) for m in _CALLED.finditer(text, content.start, content.end)):
            return True
    return False


_CALLED = re.compile(r"\b[Tt]he ([a-z]+)\b(?! (?:of|for)\b)")


@lru_cache(maxsize=64)
def _short(study: Study) -> re.Pattern[str] | None:
    """The words of a body's name by which articles call it: "Halden" or "Rovers" for Halden Rovers; None where others bear
    them too, and for a country."""
    camp = study.camp or ""
    others = {
        form.split()[-1]
        for actor in study.dossier.actors
        if actor.camp not in study.own_camps and actor.name != camp
        for form in (actor.name, *actor.aliases)
        if actor.kind == "person" or " " not in form
    }
    held = [w for w in camp.split() if len(w) > _SHORTEST and w[0].isupper() and w not in organisations.generic()]
    told = [w for w in held if w not in others]
    if geography.plain(camp) in geography.forms() or not told:
        return None
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, told))})\b(?! [A-Z])")  # "Halden", not "Halden Fans' Trust"


_SHORTEST = 3  # letters


def _of_rival_party(study: Study, evidence: Evidence) -> bool:
    """Whether the speaker is of a party, and the guest of another: "Ada Marsh (D-Ohio)" beside a Republican."""
    own, theirs = guests_party(study), party_of_speaker(study, evidence)
    return own is not None and theirs is not None and own != theirs


def _of_another(study: Study, evidence: Evidence) -> bool:
    """Whether what is said is of another body, which it names, and not of the guest's: "the club" beside a league."""
    if evidence.attribution is None or names_side(study, evidence):
        return False
    text = study.dossier.of(evidence.article).article.text
    others = kinds_of_bodies() - own_calls(study)
    return any(
        allegiance_of(study).mentions(c) or any(m[1] in others for m in _CALLED.finditer(text, c.start, c.end))
        for c in evidence.attribution.content
    )


@lru_cache(maxsize=64)
def _said_before(study: Study) -> Mapping[Span, Evidence]:
    """For each stretch that somebody speaks the one before it in its paragraph where the same one speaks."""
    found: dict[Span, Evidence] = {}
    for before, after in pairwise(study.evidence):
        if before.article == after.article and before.speaker and before.speaker == after.speaker:
            article = study.dossier.of(after.article).article
            if article.paragraph_at(before.span.start) == article.paragraph_at(after.span.start):
                found[after.span] = before
    return found


def is_independent(study: Study, evidence: Evidence) -> bool:
    """Whether who speaks is described as paid to stand on nobody's side, "Prof. Ada Marsh", "an independent inquiry"; beside a
    company or counsel for somebody also who charges in the public's name, "the state prosecutor"."""
    actor = study.dossier.actor(evidence.attribution.actor) if evidence.attribution else None
    beside = [words for words, _ in described(study.dossier, actor)] if actor and actor.kind == "person" else []
    called = " ".join((*called_words(study, evidence), *beside, _led_in(study, evidence)))
    if voices.called("partisan").search(called):
        return False
    charges = study.profile.guest_class in _CHARGED and voices.called("charges").search(called) is not None
    return charges or voices.called("independent").search(called) is not None


def _led_in(study: Study, evidence: Evidence) -> str:
    """Of whom a speaker is one: "experts such as | Ada Marsh"; "" where nothing of the kind stands before the name."""
    source = evidence.attribution.source if evidence.attribution else None
    if source is None:
        return ""
    text = study.dossier.of(source.article).article.text
    found = _SUCH_AS.search(text, max(0, source.start - _BEFORE), source.end)
    return found[1] if found else ""


_BEFORE = 30  # characters
_SUCH_AS = re.compile(r"\b(\w+) (?:such as|like|including) [A-Z]")
_CHARGED = frozenset(("company", "counsel"))

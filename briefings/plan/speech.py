"""Whether somebody takes a position in a stretch that can be put to a guest, and whether they may be of the guest's own
side after all."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from functools import lru_cache

from briefings import lexicon
from briefings.lexicon import people
from briefings.model import Dossier
from briefings.plan.evidence import Evidence
from briefings.plan.guests import outlet_of
from briefings.plan.identity import may_describe, without_name
from briefings.plan.study import Study
from briefings.plan.terms import terms

INSIDER = re.compile(
    r"\b(?:former|ex|workers?|employees?|staff|insiders?|whistleblowers?|familiar with|close to|with knowledge of|seen by|leaked|internal)\b",
    re.IGNORECASE,
)
PAST = re.compile(
    r"\b(?:[Uu]ntil recently|[Tt]hus far|[Uu]p to now|used to|no longer|had (?:long|earlier|previously|once))\b"
)
LEAST_FACT = 8  # words: "The mayor is fuming too." tells nothing


def speakable(study: Study, evidence: Evidence) -> bool:
    """Whether somebody takes a position here that can be put."""
    attribution = evidence.attribution
    if attribution is None or attribution.negated or not evidence.speaker or evidence.words < 5:
        return False
    if says_nothing(evidence) or _only_asks(study, evidence):
        return False
    if _means_another(study, evidence):
        return False
    if is_outlet(study, evidence) or _VAGUE.match(evidence.speaker):
        return False
    cue = study.dossier[attribution.cue].split() if attribution.cue else []
    return not any(lexicon.stem(word.lower()) in _no_position() for word in cue)


def is_outlet(study: Study, evidence: Evidence) -> bool:
    """An outlet's voice is nobody's position, also where another outlet retells it."""
    actor = study.dossier.actor(evidence.attribution.actor) if evidence.attribution else None
    leads = actor is not None and (actor.kind == "outlet" or actor.name in study.hosts)
    speaker = evidence.speaker or ""
    if leads or speaker in study.host_labels or outlet_of(speaker) is not None:
        return True
    return (
        actor is not None
        and actor.kind in ("body", "unknown")
        and (actor.name.split()[-1] in lexicon.load("outlets")["nouns"] or actor.name in _own_outlets(study.dossier))
    )


@lru_cache(maxsize=1)  # one dossier a run
def _own_outlets(dossier: Dossier) -> frozenset[str]:
    """The outlets that published the story, as they and the others call them: "Herald" for The Teal Herald."""
    names = {a.outlet.value.removeprefix("The ") for a in dossier.articles if a.outlet}
    return frozenset(form for name in names for form in (name, f"The {name}", name.split()[-1]))


_VAGUE = re.compile(r"(?:one )?reports?\b|(?:\w+ ){0,3}media\b|the visit\b", re.IGNORECASE)


def _means_another(study: Study, evidence: Evidence) -> bool:
    """Whether "it" at the end of a sentence may mean another body than the speaker: the one that opens the sentence, "The
    safety board knew of 48 reports, it said"."""
    attribution = evidence.attribution
    if attribution is None or attribution.source is None or study.dossier[attribution.source].lower() != "it":
        return False
    actor = study.dossier.actor(attribution.actor)
    names = (evidence.speaker or "", *((actor.name, *actor.aliases) if actor else ()))
    after = attribution.source.start > attribution.span.start
    return after and not any(name and evidence.text.casefold().startswith(name.casefold()) for name in names)


# "Campaigners from Clean Bay disagreed." "Marsh, a lawyer for the families, rejected that."
_SAYS_NOTHING = re.compile(
    r"\b(?:disagreed|disagrees|said (?:that|this|it) (?:is|was) (?:not true|untrue|false|wrong|nonsense)|(?:denied|denies|rejected|rejects|disputed|dismissed) (?:that|this|it|them|(?:the|its|his|her|their) (?:claims?|charges?|accusations?|allegations?|accounts?|versions?|findings?|criticism|suggestions?|reports?)))[.!]?$",
    re.IGNORECASE,
)


_SHORT_REPLY = 16  # words


def says_nothing(evidence: Evidence) -> bool:
    """Whether a stretch only turns down what stands before it."""
    return bool(_SAYS_NOTHING.search(evidence.text)) and evidence.words <= _SHORT_REPLY


def _only_asks(study: Study, evidence: Evidence) -> bool:
    """Whether all that somebody says is a question: "HOST: And does it concern the mill?" takes no position."""
    said = " ".join(study.dossier[c] for c in evidence.attribution.content) if evidence.attribution else ""
    asked = said.rstrip("”\"’') ")
    return asked.endswith("?") and not re.search(r"[.!?](?=[\s”\"])", asked[:-1])


def _no_position() -> frozenset[str]:
    return frozenset(lexicon.stem(word) for word in lexicon.load("relations")["no_position"])


def quotes_own(study: Study, evidence: Evidence) -> bool:
    """Whether a stretch without a speaker tells what the guest's side said, or would not say, or quotes somebody where the
    guest is named: the words may well be theirs."""
    if evidence.speaker:
        return False
    told = (study.dossier.actor(a.actor) for a in evidence.attributions)
    if any(actor is not None and (actor is study.person or actor.camp in study.own_camps) for actor in told):
        return True
    named = study.person is not None and study.person.name.split()[-1] in evidence.text
    return named and bool(re.search(r"[\"“”«]", evidence.text))


def may_be_own(study: Study, evidence: Evidence) -> bool:
    """Whether a speaker could be of the guest's own body, or tells how that body warned of something ("the union, he said,
    had written to the mine"): "the club" of two clubs, "club doctor Ada Marsh". In doubt it is never put."""
    if evidence.camp or not evidence.speaker:
        return False
    kinds = _kinds()
    words_ = evidence.speaker.lower().split()
    if _meant_by_last(study, evidence, words_):
        return True
    if words_[0] == "the" and len(words_) <= 2 and words_[-1] in kinds:
        return True
    if _of_guests_office(study, evidence.speaker):
        return True
    if terms(evidence.speaker.split()[0]) & terms(study.camp or "") and not INSIDER.search(evidence.speaker):
        return True  # "Victims of the landlord Ada Marsh" for the Marsh Victims' Group
    own = {w.lower() for w in (study.camp or "").split()} & kinds
    actor = study.dossier.actor(evidence.attribution.actor) if evidence.attribution else None
    offices = [study.dossier[o].lower().split() for o in actor.offices] if actor else []
    if any(office[0] in kinds and (office[0] in own or not own) and len(office) <= _SHORT_OFFICE for office in offices):
        return True
    warned = _WARNED.search(evidence.text)
    return warned is not None and warned.group(1).lower() in own


def _meant_by_last(study: Study, evidence: Evidence, words: list[str]) -> bool:
    """Whether only the text before tells who speaks, "its lawyers", "the woman", and the one named last there is of the
    guest's side."""
    source = evidence.attribution.source if evidence.attribution else None
    owned = words[0] in _OWNERS
    if source is None or not (owned or (words[0] == "the" and len(words) == 2 and _one_person(words[1]))):
        return False
    article = study.dossier.of(source.article).article
    named = _named(study).get(source.article, [])
    last = bisect_left(named, (source.start,)) - 1
    persons_only = not owned or words[0] in ("his", "her")
    while last >= 0 and persons_only and not named[last][1]:
        last -= 1
    here = article.paragraph_at(source.start)
    there = article.paragraph_at(named[last][0]) if last >= 0 else None
    return here is not None and there is not None and here.number - there.number <= _REACH and named[last][2]


_OWNERS = frozenset(("its", "his", "her", "their"))
_REACH = 1  # paragraphs before


def _one_person(word: str) -> bool:
    """Whether a word calls somebody in passing: "the woman", "the poet", "the 29-year-old"; no post that others know them by
    ("the minister")."""
    if word.endswith("-year-old") or word in ("man", "woman"):
        return True
    return (
        people.sort_of(word) not in ("office", "body", "group") and not people.is_plural(word) and word not in _kinds()
    )


@lru_cache(maxsize=64)
def _named(study: Study) -> Mapping[str, list[tuple[int, bool, bool]]]:
    """Article id to where somebody is named, whether it is a person, and whether of the guest's side; in text order."""
    found: dict[str, list[tuple[int, bool, bool]]] = {}
    for actor in study.dossier.actors:
        if actor.kind in ("person", "body") or actor.camp:
            own = actor is study.person or actor.camp in study.own_camps
            for span in actor.mentions if actor.name[:1].isupper() else ():
                found.setdefault(span.article, []).append((span.start, actor.kind == "person", own))
    return {article: sorted(places) for article, places in found.items()}


def _of_guests_office(study: Study, speaker: str) -> bool:
    """Whether a description names the office that the guest line names: "a spokesman for the prosecutor's office" for
    "Marrow prosecutor's office", "prosecutors" for a prosecutor, "the energy minister" for the Minister of Energy."""
    guest = study.assignment.guest
    office = {w for w in (guest.affiliation or "").replace("’", "'").split() if w.islower()}
    spoken = {*speaker.lower().replace("’", "'").split()}
    post = re.findall(r"[^\W\d_]+", without_name(guest.role or "", guest, study.dossier).lower())
    if may_describe(speaker, guest, study.dossier):
        return True
    one = people.singular(speaker) if " " not in speaker else None
    return (len(office) >= _TELLING_OFFICE and office <= spoken) or (one is not None and post[-1:] == [one])


_TELLING_OFFICE = 2  # words in small letters: "prosecutor's office"


_SHORT_OFFICE = 3  # words: "club doctor", "company spokesman"


_WARNED = re.compile(
    r"\b[Tt]he (\w+)\b(?:,[^,.]{1,30},)? (?:had|has|have) (?:\w+ )?(?:warned|complained|written|asked|raised|reported|demanded|alerted|told)\b"
)


@lru_cache(maxsize=1)
def _kinds() -> frozenset[str]:
    lists = lexicon.load("principals")
    return frozenset((*lists["companies"], *lists["bodies"]))

"""Whether somebody of no side that the articles show may well stand with the guest's: of the guest's party, for it in so many
words, or a servant of the state whose government the guest speaks for. In doubt nobody is put to their own side.

Who speaks against the guest's side in a stretch may be put there, whatever else they are: its own people's doubts count.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from briefings import lexicon
from briefings.lexicon import parties, voices
from briefings.model import Actor, Span
from briefings.plan.allegiance import allegiance_of
from briefings.plan.beside import own_in
from briefings.plan.colleagues import called_words
from briefings.plan.evidence import Evidence
from briefings.plan.house import own_calls
from briefings.plan.identity import described
from briefings.plan.stance import stance
from briefings.plan.study import Study
from briefings.plan.terms import country_of, terms


def may_lean(study: Study, evidence: Evidence) -> bool:
    """Whether who speaks in a stretch may stand with the guest's side; never of one who has left it and speaks alone."""
    if study.camp is None or study.speaks_alone or evidence.attribution is None or not evidence.speaker:
        return False
    if _who(evidence) in _supporters(study):
        return not _charges(study, evidence) or speaks_up(study, evidence)
    if _of_guest_line(study, evidence) or _of_the_defence(study, evidence):
        return True
    shared = (_of_one_party, _of_one_state, _of_one_department, _of_own_country, _of_the_trade)
    return any(shares(study, evidence) for shares in shared) and not _charges(study, evidence)


def _of_guest_line(study: Study, evidence: Evidence) -> bool:
    """Whether the speaker's side is part of the guest's affiliation, which a comma or an "and" has cut: "Rail" of the "Rail,
    Tram and Bus Union"."""
    theirs, line = terms(evidence.camp or ""), study.assignment.guest.affiliation or ""
    speaker = evidence.speaker or ""
    if " " in speaker and study.assignment.guest.text.endswith(f", {speaker}") and country_of(speaker) is None:
        return True  # "Bread for Marsh", of which a guest line gives "Marsh" as the body
    return (
        bool(theirs)
        and theirs <= terms(line)
        and country_of(evidence.camp or "") is None
        and str(evidence.camp) in line
    )


def _who(evidence: Evidence) -> str:
    """By what one who speaks in several stretches is known."""
    actor = evidence.attribution.actor if evidence.attribution else None
    return actor or evidence.speaker or ""


def _charges(study: Study, evidence: Evidence) -> bool:
    """Whether a stretch names the guest's side and speaks against something."""
    own = terms(study.camp or "")
    named = any(own_in(study, evidence)) or (bool(own) and own <= evidence.terms)
    return named and _critical(evidence.span, evidence.text)


@lru_cache(maxsize=4096)
def _critical(_: Span, text: str) -> bool:
    return stance(text, "").critical


# ---------------------------------------------------------------------------------------------- by party


def _of_one_party(study: Study, evidence: Evidence) -> bool:
    """Whether the guest's party is the speaker's: "Ada Marsh (R-Ohio)" beside the campaign of "the Republican nominee"."""
    own = guests_party(study)
    return own is not None and party_of_speaker(study, evidence) == own


@lru_cache(maxsize=64)
def guests_party(study: Study) -> str | None:
    """The party of the guest: by the guest line, else by what stands beside the name of whom the guest is or speaks for."""
    guest = study.assignment.guest
    if told := parties.party_of(f"{guest.text}, {study.camp}"):
        return told
    persons = (a for a in study.dossier.actors if a.kind == "person" and (a is study.person or a.name == study.camp))
    found = {party for person in persons if (party := _party_of(study, person))}
    return found.pop() if len(found) == 1 else None


def party_of_speaker(study: Study, evidence: Evidence) -> str | None:
    """The party of who speaks: by what stands beside the name, else by the words for who speaks."""
    actor = study.dossier.actor(evidence.attribution.actor) if evidence.attribution else None
    if actor is not None and actor.kind == "person":
        return _party_of(study, actor)
    said = parties.of_people(evidence.speaker or "")
    return parties.usual(said) if said else None


def _party_of(study: Study, person: Actor) -> str | None:
    """The party of a person by the words beside the name in any article; None: of none, or of two."""
    texts = {m.article: study.dossier.of(m.article).article.text for m in person.mentions}
    found = {told[0] for m in person.mentions if (told := parties.beside(texts[m.article], m.start, m.end))}
    called = (parties.of_people(study.dossier[office]) for office in person.offices)
    found |= {parties.usual(party) for party in called if party}
    return found.pop() if len(found) == 1 else None


# ---------------------------------------------------------------------------------------------- by their own words


@lru_cache(maxsize=64)
def _supporters(study: Study) -> frozenset[str]:
    """Who speaks up for the guest's side anywhere in the articles."""
    return frozenset(_who(e) for e in study.evidence if e.attribution and e.speaker and speaks_up(study, e))


def speaks_up(study: Study, evidence: Evidence) -> bool:
    """Whether a stretch speaks up for the guest's side: "said he believed the nominee", "praised his officers", "Marsh is no
    crook"."""
    start, text = evidence.span.start, evidence.text
    for at, _, _ in own_in(study, evidence):
        if _supports().search(text, max(0, at - start - _LEAD), at - start) or _BLAMELESS.match(text, at - start):
            return True
    if _strikes_the_strike(study, evidence):
        return True
    calls = own_calls(study)
    if any(found[1].lower() in calls for found in _supports_called().finditer(text)):
        return True
    return any(found[1].lower()[:_STEM] in _deeds(study) for found in _welcomes().finditer(text))


def _strikes_the_strike(study: Study, evidence: Evidence) -> bool:
    """Whether somebody speaks against a strike beside a guest of the firm that is struck: "the walkout was reckless"."""
    if study.profile.guest_class != "company" or evidence.attribution is None:
        return False
    if not any(_STRIKE.match(study.dossier[content]) for content in evidence.attribution.content):
        return False
    labour = _LABOUR.search(study.dossier.of(evidence.article).article.text)  # and not the strike of a missile
    return labour is not None and _critical(evidence.span, evidence.text)


_STRIKE = re.compile(
    r"(?:that )?(?:the|this|these|such|further|more) (?:strikes?|walkouts?|stoppages?|industrial action) "
    r"(?:is|are|was|were|will be|would be) (?!not\b|never\b)",
    re.IGNORECASE,
)
_LABOUR = re.compile(r"\b(?:unions?|pickets?|picket line|walked out)\b", re.IGNORECASE)


@lru_cache(maxsize=64)
def _deeds(study: Study) -> frozenset[str]:
    """The beginnings of the words for what the guest's body does in the articles: "vote" where "the board voted"."""
    found: set[str] = set()
    body = re.escape(re.sub(r"^[Tt]he ", "", study.camp or ""))
    did = re.compile(rf"(?:^|\b[Tt]he ){body},? (?:on \w+ |has |had |have )?([a-z]+(?:ed|es|s))\b", re.IGNORECASE)
    for article in study.dossier.articles:
        found.update(m[1].lower()[:_STEM] for m in did.finditer(article.text))
    return frozenset(word for word in found if word in _did())


@cache
def _did() -> frozenset[str]:
    return frozenset(word[:_STEM] for word in lexicon.load("houses")["deeds"])


_STEM = 4  # letters that "voted" and "vote", "decided" and "decision" have in common


@cache
def _welcomes() -> re.Pattern[str]:
    words = "|".join(lexicon.load("houses")["welcomes"])
    return re.compile(rf"\b(?:{words}) (?:the|its|their|that|this) (?:\w+ )?(\w+)\b")


_LEAD = 60  # characters before a name
_BLAMELESS = re.compile(
    r"[^.;:?!“”\"]{0,80}?\b(?:is|was|are|were|had|has|have|did|does|do)(?:n[’']t| not| no| nothing| never)(?: \w+){0,2}? "
    r"(?:crooks?|criminals?|thie(?:f|ves)|liars?|wrong|to blame|at fault|guilty|responsible|cheats?|villains?)\b"
    r"|[^.;:?!“”\"]{0,20}?\b(?:is|was|are|were) (?:(?:being )?made )?(?:an? |the )?(?:innocent|scapegoats?|fall guy|hero(?:es)?)\b"
)


@cache
def _verbs() -> str:
    return lexicon.alternation(lexicon.load("houses")["speaks_up"])


@cache
def _supports() -> re.Pattern[str]:
    """A word of support at the end of a stretch, with at most a form of address or a post behind it."""
    return re.compile(rf"\b(?:{_verbs()}) (?:(?:the|its|his|her|their|with|to) )?(?:[\w.’'-]+ ){{0,2}}$")


@cache
def _supports_called() -> re.Pattern[str]:
    """A word of support, and in group 1 what somebody is called behind it: "believed the | nominee"."""
    return re.compile(rf"\b(?:{_verbs()}) (?:the|its|his|her|their) (?:\w+ )?(\w+)\b")


# ---------------------------------------------------------------------------------------------- by the state


def _of_one_state(study: Study, evidence: Evidence) -> bool:
    """Whether a servant of the state, or one of its lawmakers, speaks beside a guest of the government, in a story of one
    country, and nothing says that they are in opposition. Unnamed officials are not asked: so speaks who doubts."""
    if (
        not _governs(study)
        or allegiance_of(study).of(evidence) == "opposed"
        or evidence.sourcing == "unnamed"
        or (evidence.camp and not _PART_OF_STATE.match(evidence.camp))
    ):
        return False
    called = " ".join(called_words(study, evidence))
    actor = study.dossier.actor(evidence.attribution.actor) if evidence.attribution else None
    beside = [words for words, _ in described(study.dossier, actor)] if actor and actor.kind == "person" else []
    if voices.called("apart").search(" ".join((called, *beside))):
        return False
    seated = any(_SEATED.match(words) for words in beside)
    return seated or bool(voices.called("serves").search(called) or _PART_OF_STATE.match(evidence.camp or ""))


def _of_one_department(study: Study, evidence: Evidence) -> bool:
    """Whether the speaker heads what the guest's own department is for: "Health Secretary" beside the Department of Health; of
    another country's nothing is known where one is named."""
    guest = study.assignment.guest
    own = terms(guest.affiliation or "") | terms(guest.role or guest.text)
    called = called_words(study, evidence)
    if (
        evidence.camp
        or study.profile.guest_class not in ("official", "spokesperson")
        or voices.called("apart").search(" ".join(called))
    ):
        return False
    return any(
        (post := _PORTFOLIO.match(words)) is not None
        and country_of(words) is None
        and bool(terms(post[1]))
        and terms(post[1]) <= own
        for words in called[1:]
    )


_PORTFOLIO = re.compile(
    r"(?:the )?(?:deputy |acting )?([\w ]{3,40}) (?:secretary|minister|undersecretary|commissioner)$", re.IGNORECASE
)


def _of_own_country(study: Study, evidence: Evidence) -> bool:
    """Whether the articles put the guest's own country before the name of a public body: "The Peruvian Food Agency" beside a
    spokesperson for Peru."""
    source = evidence.attribution.source if evidence.attribution else None
    own = country_of(study.camp or "", unions=False)
    if source is None or own is None or study.profile.guest_class not in ("official", "spokesperson"):
        return False
    before = study.dossier.of(source.article).article.text[max(0, source.start - _ADJECTIVE) : source.end]
    found = _PUBLIC_BODY.search(before)
    theirs = country_of(found[1], unions=False) if found else None
    return theirs is not None and theirs[0] == own[0]


_ADJECTIVE = 20  # characters before a name
_PUBLIC_BODY = re.compile(
    r"\b[Tt]he ([A-Z][a-z]+) (?:[A-Z]\w+ |and |of ){0,5}(?:Administration|Agency|Authority|Ministry|Army|Navy|Service|Department|Bureau|Embassy)\b"
)


def _of_the_trade(study: Study, evidence: Evidence) -> bool:
    """Whether a body of a whole trade speaks beside a guest of a company: "the Council of Bankers", "a lobbying group"."""
    if study.profile.guest_class != "company":
        return False
    actor = study.dossier.actor(evidence.attribution.actor) if evidence.attribution else None
    named = actor.name if actor and actor.kind == "body" else evidence.speaker or ""
    return bool(_TRADE.search(" ".join((named, evidence.camp or "", *called_words(study, evidence)))))


_TRADE = re.compile(
    r"\b(?:(?:Association|Council|Federation|Institute|Chamber|Alliance) of (?:[A-Z]\w+ )?(?:Banks|Bankers|Commerce|Manufacturers|Brewers|Airlines|"
    r"Insurers|Employers|Industry|Shipowners|Producers|Retailers)|(?:Bankers|Manufacturers|Insurers|Brewers|Petroleum|Employers)['’]? "
    r"(?:Association|Council|Federation|Institute)|lobby(?:ing)? group|(?:trade|industry) (?:body|group|association))\b"
)


def _of_the_defence(study: Study, evidence: Evidence) -> bool:
    """Whether the defence's own expert or witness speaks beside a guest who defends somebody in court."""
    role = study.assignment.guest.role or study.assignment.guest.text
    defends = study.profile.guest_class == "counsel" and _DEFENCE.search(role) is not None
    return defends and any(_DEFENCE.search(words) for words in called_words(study, evidence))


_DEFENCE = re.compile(r"\bdefen[cs]e\b", re.IGNORECASE)


@lru_cache(maxsize=64)
def _governs(study: Study) -> bool:
    """Whether the guest speaks for the government of a country, or for a part of it."""
    guest = study.assignment.guest
    line = f"{study.camp} {guest.text}"
    if study.profile.guest_class not in ("official", "spokesperson") or voices.called("local").search(line):
        return False
    own = country_of(study.camp or "", unions=False)
    if own is None and voices.called("of_state").search(line) is None:
        return False
    camps = {a.camp for a in study.dossier.actors if a.camp}
    countries = {found[0] for camp in sorted(camps) if (found := country_of(camp, unions=False)) and found[1] == camp}
    return countries <= {own[0]} if own else len(countries) <= 1


_SEATED = re.compile(r"who (?:also )?represents [A-Z]")  # "Ada Marsh, who represents Lowfield", in a parliament
_PART_OF_STATE = re.compile(
    r"(?:the )?(?:Bureau of [A-Z]|(?:[A-Z]\w+ ){0,3}(?:Bureau|Coast Guard|(?:Forest|Park|Weather|Secret|Wildlife|Marshals) Service|Corps of Engineers)$)"
)

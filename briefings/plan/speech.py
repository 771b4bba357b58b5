"""Whether somebody takes a position in a stretch that can be put to a guest, and whether they may be of the guest's own
side after all."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from briefings import lexicon
from briefings.lexicon import people
from briefings.model import Dossier
from briefings.plan.beside import (
    ends_with_own_word,
    kinds_of_bodies,
    last_is_own,
    meant_by_last,
    named_last,
    named_places,
    of_own_party,
    opens_with_own_post,
    own_in,
)
from briefings.plan.colleagues import called_words, is_colleague
from briefings.plan.evidence import Evidence
from briefings.plan.guests import PARTY_CLASSES, outlet_of
from briefings.plan.house import of_guests_house
from briefings.plan.identity import described, may_describe, without_name
from briefings.plan.leanings import may_lean
from briefings.plan.study import Study
from briefings.plan.terms import country_of, terms

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
    if _means_another(study, evidence) or _told_by_another(evidence):
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


def _told_by_another(evidence: Evidence) -> bool:
    """Whether it is "she" of a sentence before who speaks, and whoever was found is only spoken of: "She denied having known
    of the letter in which Brandt, the supplier, reported it"."""
    attribution = evidence.attribution
    opened = _SHE.match(evidence.text)
    if opened is None or attribution is None or attribution.source is None:
        return False
    return attribution.source.start > evidence.span.start + opened.end()


_SHE = re.compile(
    r"(?:He|She) (?:(?:has|had) )?(?:\w+ )?(?:den(?:ied|ies)|rejected|disputed|dismissed|confirmed|claim(?:s|ed)|acknowledged|admitted)\b"
)


# "Campaigners from Clean Bay disagreed." "Marsh, a lawyer for the families, rejected that."
_SAYS_NOTHING = re.compile(
    r"\b(?:disagreed|disagrees|said (?:that|this|it) (?:is|was) (?:not true|untrue|false|wrong|nonsense)|(?:denied|denies|rejected|rejects|disputed|dismissed) (?:that|this|it|them|(?:the|its|his|her|their) (?:claims?|charges?|accusations?|allegations?|accounts?|versions?|findings?|criticism|suggestions?|reports?)))[.!]?$",
    re.IGNORECASE,
)


_SHORT_REPLY = 16  # words


def says_nothing(evidence: Evidence) -> bool:
    """Whether a stretch only turns down what stands before it."""
    return evidence.words <= _SHORT_REPLY and _SAYS_NOTHING.search(evidence.text) is not None


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
    if study.profile.guest_class in _CAUSES and _FEELINGS.match(evidence.text):
        return True
    named = study.person is not None and study.person.name.split()[-1] in evidence.text
    if named and re.search(r"[\"“”«]", evidence.text):
        return True
    start = evidence.span.start
    if any(person and _IS_QUOTED.match(evidence.text, at - start) for at, person, _ in own_in(study, evidence)):
        return True
    return _opens_with_own_deed(study, evidence) or ends_with_own_word(study, evidence)


# From a name on: "Ada Marsh telling reporters that she found it “absurd”".
_IS_QUOTED = re.compile(
    r"[^\"“”«;]{2,80}?\b(?:telling|told|saying|said|calling|called|arguing|argued|tweeting|tweeted|writing|wrote|adding|added|insisting|insisted)\b"
    r"[^\"“”«;]{0,90}[\"“«]"
)


# What those for whom a guest campaigns feel or want, in the outlet's words: "Tenants are angry that the lift stood still."
_FEELINGS = re.compile(
    r"(?:[A-Z][\w’'-]* )?(?:\w+ )?(?:patients|victims|survivors|famil(?:y|ies)|relatives|residents|tenants|workers|members|staff|"
    r"employees|depositors|customers|parents|growers|farmers|campaigners|activists|supporters|protesters) "
    r"(?:are|were|feel|felt|want|fear|complain|demand|say|insist|hope|believe|accuse|blame)(?:ed|ded)?\b",
    re.IGNORECASE,
)


def _opens_with_own_deed(study: Study, evidence: Evidence) -> bool:
    """Whether a stretch tells what somebody of the guest's side argues or seeks: "Ada Marsh, the firm's lawyer, does not
    accept any of it." """
    named = named_places(study).get(evidence.article, [])
    i = bisect_left(named, (evidence.span.start,))
    if i == len(named) or named[i][0] - evidence.span.start > _HEAD or not named[i][2]:
        return False
    return _ARGUES.search(evidence.text) is not None


_HEAD = 40  # characters: what opens the stretch
_ARGUES = re.compile(
    r"\b(?:does not accept|do not accept|will (?:ask|seek|appeal|argue|fight|contest)|wants?|insists?|rejects?|den(?:y|ies)|argues?|hopes?|demands?|believes?|"
    r"took \w+ \w+ to|put it to|plans? to appeal|accuses?|maintains?|sent (?:an? )?(?:\w+ )?letter|wrote to|call(?:s|ed) (?:on|for)|urge[sd]?)\b"
)


def may_be_own(study: Study, evidence: Evidence) -> bool:
    """Whether a speaker could be of the guest's own body, or tells how that body warned of something ("the union, he said,
    had written to the mine"): "the club" of two clubs, "club doctor Ada Marsh". In doubt it is never put."""
    if not evidence.speaker:
        return False
    if is_colleague(study, evidence) or may_lean(study, evidence):
        return True
    if any(_of_own_state(study, a.speaker or "") for a in evidence.attributions):
        return True
    if of_guests_house(study, evidence):
        return True
    if evidence.camp:
        unnamed = evidence.sourcing == "unnamed" and _of_guests_office(study, evidence.speaker)
        return unnamed or of_own_party(study, evidence)
    kinds = kinds_of_bodies()
    words_ = evidence.speaker.lower().split()
    if opens_with_own_post(study, evidence) or (_AGENT.match(evidence.speaker) and last_is_own(study, evidence)):
        return True
    if meant_by_last(study, evidence, words_):
        return True
    if words_[0] == "the" and len(words_) <= 2 and words_[-1] in kinds:
        return True
    if _PARTISANS.search(evidence.speaker):
        return True  # "friends of Marsh": of whose side, where Marsh has none that is known?
    if _of_guests_office(study, evidence.speaker) or any(_for_own(study, c) for c in called_words(study, evidence)):
        return True
    if _of_one_cause(study, evidence) or of_own_house(study, evidence):
        return True
    if terms(evidence.speaker.split()[0]) & terms(study.camp or "") and not INSIDER.search(evidence.speaker):
        return True  # "Victims of the landlord Ada Marsh" for the Marsh Victims' Group
    own = {w.lower() for w in (study.camp or "").split()} & kinds
    actor = study.dossier.actor(evidence.attribution.actor) if evidence.attribution else None
    offices = [study.dossier[o].lower().split() for o in actor.offices] if actor else []
    if study.profile.guest_class == "counsel" and any(
        o[0] in ("his", "her") and people.sort_of(o[-1]) == "kin" for o in offices
    ):
        return True  # "his wife Ada told the jury": whose, for whom the guest speaks or another's?
    if any(office[0] in kinds and (office[0] in own or not own) and len(office) <= _SHORT_OFFICE for office in offices):
        return True
    if offices and all(_is_bare(office) for office in offices) and named_last(study, evidence):
        return True  # "managing director Elin Marsh", where the guest's body is named last before
    posted = actor is not None and bool(offices) and all(_of_some_body(study.dossier[o]) for o in actor.offices)
    if posted and last_is_own(study, evidence, persons=False):
        return True  # "Quality director Elin Marsh", where the guest's body is spoken of right before
    warned = _WARNED.search(evidence.text)
    return warned is not None and warned.group(1).lower() in own


def defends_themselves(evidence: Evidence) -> bool:
    """Whether somebody says what they did not do: "He said he had never read the letter" is an answer to a charge, and no
    charge; "I was never told" is one."""
    return bool(evidence.speaker) and _NOT_THEY.search(evidence.text) is not None


_NOT_THEY = re.compile(
    r"\b(?:he|she|I) (?:(?:had|has|have|did|do|does|was|is|am|would|could|will|wo|ca) ?)?(?:never|not|n[’']t)\b"
    r"(?! (?:\w+ )?(?:told|asked|shown|warned|informed|consulted|given|got|received|heard|get|see|believe|think)\b)"
)


def speaks_in_its_name(study: Study, evidence: Evidence) -> bool:
    """Whether it is the guest's body itself that speaks, or its chief or spokesperson: they state its case."""
    actor = study.dossier.actor(evidence.attribution.actor) if evidence.attribution else None
    if actor is None or (actor.name in study.own_camps and actor.kind != "person"):
        return True
    called = [actor.name.lower(), *(study.dossier[o].lower() for o in actor.offices)]
    return any(_HEADS.search(words) or _OFFICE.search(words) for words in called)


_OFFICE = re.compile(r"^(?:(?!\b(?:at|in|of|from)\b).)*(?:['’]s|press|private) office$")  # "the minister’s office"
_HEADS = re.compile(
    r"\b(?:spokes\w+|chief executive|managing director|ceo|chair\w*|(?:deputy )?leader|general secretary|director general|president|boss)\b"
    r"(?!['’]s)"
)
_CAUSES = frozenset(("campaigner", "victim", "union"))
_HARMED = re.compile(
    r"\b(?:campaigners?|activists?|victims?|survivors?|patients?|famil(?:y|ies)|relatives?|residents?|(?:shop )?stewards?|workers?|members?|staff)\b",
    re.IGNORECASE,
)
_WAS_HARMED = re.compile(
    r"(?:who|whose) (?:(?:had|has) )?(?:lost (?:his|her|their|an?|\w+ thousand)|(?:wife|husband|son|daughter|mother|father|brother|sister|partner|child|baby|parents?) (?:has |had )?(?:died|drowned|(?:was|were) killed|lost)|(?:was|were) (?:treated|injured|hurt|blinded|burnt|burned|evicted|flooded))\b|"
    r"(?:\d+, )?(?:an?|one of the|another) (?:\w+ )?(?:patient|victim|survivor|resident|tenant|worker|shop steward|depositor)s?\b"
)


def _of_one_cause(study: Study, evidence: Evidence) -> bool:
    """Whether somebody harmed, or who campaigns, speaks beside a guest who does so too, and not of the guest's own body."""
    if study.profile.guest_class not in _CAUSES:
        return False
    actor = study.dossier.actor(evidence.attribution.actor) if evidence.attribution else None
    person = actor is not None and actor.kind == "person"
    beside = [words for words, _ in described(study.dossier, actor)] if actor and person else []
    if any(_WAS_HARMED.match(words) for words in beside):
        return True  # "Ada Marsh, who lost her left eye in January"
    called = " ".join(called_words(study, evidence))
    kin = any(people.sort_of(w) == "kin" for w in re.findall(r"[a-z]+", called))
    named = bool(terms(study.camp or "") & evidence.terms)
    charges = study.profile.guest_class == "victim" and _CHARGES.search(called)
    return bool(kin or _HARMED.search(called) or charges) and not named


_CHARGES = re.compile(r"\b(?:prosecut\w+|crown|detectives?|lawyers? for (?:the )?(?:\w+ )?famil\w+)\b", re.IGNORECASE)


def of_own_house(study: Study, evidence: Evidence) -> bool:
    """Whether a guest of no side is described by the very house of the speaker, "of the University of Teal": it may be the
    guest, or a colleague."""
    affiliation = study.assignment.guest.affiliation
    if study.profile.guest_class in PARTY_CLASSES or not affiliation or outlet_of(affiliation):
        return False
    actor = study.dossier.actor(evidence.attribution.actor) if evidence.attribution else None
    house = terms(affiliation)
    if actor is None or actor.kind != "person" or len(house) < _TELLING_HOUSE:
        return False
    texts = ((study.dossier.of(m.article).article.text, m.end) for m in actor.mentions)
    behind = [found[1] for text, end in texts if (found := _OF_HOUSE.match(text, end))]
    return any(house <= terms(words) for words in (*behind, *(words for words, _ in described(study.dossier, actor))))


_TELLING_HOUSE = 2  # terms
_OF_HOUSE = re.compile(r",? (?:of|at|from) ((?:the )?[A-Z][^,.;:\n]{3,60})")


_PARTISANS = re.compile(
    r"\b(?:friends?|allies|supporters?|associates?|loyalists?|people close) (?:of|to)\b", re.IGNORECASE
)
_FOR_WHOM = re.compile(
    r"\b(?:for|of|to|at|with) (?:the|its) ((?:[a-z]+ )?([a-z]+))$|^the ((?:[a-z]+ )?([a-z]+))['’]s\b"
)


def _for_own(study: Study, speaker: str) -> bool:
    """Whether a description ends with what may call the guest or the guest's body: "lawyers for the company", "a source
    close to the minister", "the union's officers"; people who were inside and speak out are no such."""
    found = _FOR_WHOM.search(speaker)
    if study.speaks_alone or found is None or _OUTSIDE.search(speaker):
        return False
    words, last = (found[1], found[2]) if found[1] else (found[3], found[4])
    if last in kinds_of_bodies():
        own = {w.lower() for w in (study.camp or "").split()} & kinds_of_bodies()
        outside = study.profile.guest_class == "company" and last in _NO_COMPANIES
        return last in own or not (own or outside)
    if study.profile.guest_class == "company" and _BIDS.search(speaker):
        return True
    return may_describe(f"the {words}", study.assignment.guest, study.dossier)


# Who speaks of a body that they are not of, or no longer.
_OUTSIDE = re.compile(
    r"\b(?:former|ex|workers?|employees?|whistleblowers?|familiar|critics?|opponents?|rivals?|shareholders?|customers?|victims?|patients?|"
    r"parents?|residents?|relatives|famil(?:y|ies)|letter|report|memo|document)\b",
    re.IGNORECASE,
)


_NO_COMPANIES = frozenset(
    ("union", "regulator", "watchdog", "council", "ministry", "government", "commission", "agency", "court", "inspectorate", "ombudsman",
     "campaign", "parliament", "party", "tribunal")
)  # fmt: skip
# Whoever has a spokesman and is called by what it does in the story: "a spokesman for the bidder".
_BIDS = re.compile(r"\bspokes\w+ for the (?:[a-z]+ )?[a-z]+(?:er|or|ee|tium)$")


# Who speaks for somebody, and nothing says for whom: "an adviser", "a spokeswoman".
_AGENT = re.compile(
    r"(?:an?|the|one|another) (?:[a-z]+ )?(?:spokes\w+|adviser|advisor|aide|press officer|press secretary|chief of staff|lawyer|solicitor|"
    r"attorney)$",
    re.IGNORECASE,
)


def _of_some_body(office: str) -> bool:
    """Whether the words are a post in some body that they do not name: "Quality director", "regional officer"; no "police
    officer" and no "Harbour director"."""
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", office)
    if not words or words[-1].lower() not in _POSTS_OF_BODIES or any(w[:1].isupper() for w in words[1:]):
        return False
    return not any(
        w.lower() in ("of", "for", "former", "ex") or people.sort_of(w.lower()) in ("body", "group") for w in words[:-1]
    )


_POSTS_OF_BODIES = frozenset(
    ("director", "manager", "executive", "officer", "chair", "chairman", "chairwoman", "chairperson", "chief", "boss", "head", "founder",
     "co-founder", "owner", "co-owner", "secretary", "organiser", "organizer", "treasurer", "convener", "spokesman", "spokeswoman",
     "spokesperson")
)  # fmt: skip


def _of_own_state(study: Study, speaker: str) -> bool:
    """Whether a description is of servants of the guest's own country, and of none of its bodies: "Danish investigators"
    for Denmark."""
    words = re.findall(r"[^\W\d_]+", speaker)
    if len(words) < _STATES_OWN or words[-1].lower() not in _SERVANTS or study.speaks_alone:
        return False
    theirs, own = (country_of(text or "", unions=False) for text in (speaker, study.camp))
    return theirs is not None and own is not None and theirs[0] == own[0]


_STATES_OWN = 2  # words: a country and its servants
# Not "officials" and "sources": who of its own people doubts what a government does speaks so.
_SERVANTS = frozenset(
    ("intelligence", "investigators", "prosecutors", "inspectors", "commanders", "military", "army", "navy", "forces", "troops", "soldiers",
     "negotiators", "delegation", "embassy", "services", "spies", "customs")
)  # fmt: skip


def _is_bare(office: list[str]) -> bool:
    """Whether the words are a post of some body and name none, behind a form of address or not."""
    words = [w for w in office if w.capitalize() not in people.honorifics() and w not in ("a", "an", "the", "its")]
    return bool(words) and " ".join(words) in _bare_posts()


@lru_cache(maxsize=1)
def _bare_posts() -> frozenset[str]:
    return frozenset(lexicon.load("principals")["bare_posts"])


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

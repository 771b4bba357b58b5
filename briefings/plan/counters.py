"""The counter-positions for one guest, strongest first: decided here, because only here the guest is known.

A statement is no counter-position by itself: the same warning is one guest's own side and another's counter-position.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from briefings import lexicon
from briefings.lexicon import people
from briefings.model import Link, Span, Stance
from briefings.plan.allegiance import MEETS, TURNS_DOWN, Allegiance, allegiance_of
from briefings.plan.evidence import Evidence
from briefings.plan.guests import outlet_of
from briefings.plan.identity import without_name
from briefings.plan.pairs import own_action
from briefings.plan.stance import Stance as Attitude
from briefings.plan.stance import doubts_itself, stance, words
from briefings.plan.study import Study, alike
from briefings.plan.terms import country_of, terms

NO_SIDE = ""  # experts, unnamed sources: who speaks for no camp

Reason = Literal[
    "own_action", "contradiction", "own_contradiction", "other_side", "own_earlier", "own_doubt", "doubt", "fact",
    "best_case", "others",
]  # fmt: skip
OWN = frozenset({"own_contradiction", "own_earlier", "own_doubt"})  # from the guest's own side
_WHY: Mapping[Reason, str] = {
    "own_action": "an act of the guest's side against its own words",
    "contradiction": "differs from what the guest's side says",
    "own_contradiction": "a doubt from the guest's own side: it says otherwise elsewhere",
    "other_side": "speaks for another side",
    "own_earlier": "a doubt from the guest's own side: its earlier, opposite position",
    "own_doubt": "a doubt on the guest's own side",
    "doubt": "a doubt of somebody without a side about the guest's side",
    "fact": "reported in the outlet's own voice, and cuts against the guest's side",
    "best_case": "the best case of its side",
    "others": "speaks in the story; for which side the articles do not show",
}


@dataclass(frozen=True, slots=True)
class Counter:
    """A position to put, with why it is one."""

    evidence: Evidence
    reason: Reason
    stance: Stance | None
    weight: float
    beside: Evidence | None = None  # the guest's own words that it answers or contradicts; None: none in particular
    cue: str = ""  # the words that decided the stance
    link: Link | None = None  # the conflict that it is a version of

    @property
    def why(self) -> str:
        """Printable, for `briefings explain`."""
        cue = f", by ‘{self.cue}’" if self.cue else ""
        return f"{_WHY[self.reason]}{cue}; weight {self.weight:.2f}"


MOST = 200  # positions that are compared with each other: packs print eight, and thousands would take minutes
LEAST_OPPOSED = 0.14  # of the strongest weight: what another side says on the topic is a position, however weak
LEAST = 0.22  # of the strongest weight: what is weaker is filler (a third of what was printed below it was irrelevant)


@lru_cache(maxsize=64)  # several sections of one pack ask, and every planning anew
def rank(study: Study) -> tuple[Counter, ...]:
    """Positions to put, strongest first, no two alike; empty where the articles hold nothing against the guest.

    For a guest without a camp: each side's best cases, the sides taken in turn. For a guest whose side the articles
    do not show: what others said, without a stance.
    """
    if study.camp is None:
        return tuple(_apart(_each_side(study)))
    return tuple(_apart(_varied([*_against(study), *_others(study)])))


def _apart(found: Iterable[Counter]) -> list[Counter]:
    """Those of which none nearly repeats one before it."""
    kept: list[Counter] = []
    for counter in found:
        if not any(counter.evidence is other.evidence or _repeats(counter, other) for other in kept):
            kept.append(counter)
    return kept


SHARPEST = 1.5
SAME_SIDE = SAME_KIND = 0.9  # likewise of one side, and of one kind: a doubt of the own officials comes before the
# other side's fourth charge
AGAIN = 0.7  # of the weight of a further position of one speaker: five of the same voice are one line of attack


def _varied(counters: Iterable[Counter]) -> list[Counter]:
    """The same positions in the order of their weight, each further one of the same speaker counting less."""
    left, taken, sides, kinds = list(counters), dict[str, int](), dict[str, int](), dict[str, int]()
    found: list[Counter] = []

    def now(counter: Counter) -> float:
        evidence = counter.evidence
        again = AGAIN ** taken.get(evidence.speaker or "", 0)
        again *= SAME_SIDE ** sides.get(evidence.camp or "", 0) * SAME_KIND ** kinds.get(counter.reason, 0)
        return counter.weight * _edge(counter) * again

    while left:
        best = max(left, key=now)
        left.remove(best)
        found.append(best)
        kinds[best.reason] = kinds.get(best.reason, 0) + 1
        if best.evidence.speaker:
            taken[best.evidence.speaker] = taken.get(best.evidence.speaker, 0) + 1
        if best.evidence.camp:
            sides[best.evidence.camp] = sides.get(best.evidence.camp, 0) + 1
    return found


def _edge(counter: Counter) -> float:
    """How much sooner a position comes than its weight says: another version of what the side itself claims is hard to
    brush aside."""
    claim = counter.link is not None and all(m.value is None for m in counter.link.members)
    return SHARPEST if counter.reason == "contradiction" and claim else 1.0


def _repeats(a: Counter, b: Counter) -> bool:
    """Whether two positions say nearly the same; two versions of one claim do not, however alike their words."""
    if a.reason == "own_action" or (a.link is not None and a.link is b.link and _side(a) != _side(b)):
        return False
    return alike(a.evidence, b.evidence)


def _side(counter: Counter) -> int | None:
    link = counter.link
    if link is None:
        return None
    sides = link.sides or tuple(range(len(link.members)))
    return next((n for m, n in zip(link.members, sides, strict=False) if counter.evidence.span.overlaps(m.span)), None)


def strength(study: Study, evidence: Evidence, *, least: float = 0.0) -> float:
    """How strong a position is: how much of a position (`least`: where it is known to be one), how close to the topic,
    named over unnamed, first-hand over retold, quoted over paraphrased, new over old."""
    attribution = evidence.attribution
    factor = 1.5 if evidence.sourcing == "named" else 1.0
    factor *= 0.85 if evidence.relay else 1.0
    factor *= {"direct": 1.35, "mixed": 1.3, "indirect": 1.0}[attribution.kind] if attribution else 0.8
    factor *= (0.9 if evidence.speaker else 0.75) if evidence.leaning else 1.0
    return factor * (0.35 + max(least, attitude(study, evidence).force)) * (0.3 + closeness(study, evidence))


def closeness(study: Study, evidence: Evidence) -> float:
    """How close to the topic, 0 to 1, against the closest stretch of the story; somebody's words are about what the text
    around them is about: "We saw no crack" holds no word of the title."""
    best = _closest(study)
    if not best:
        return 0.0
    own = study.relevance(evidence)
    around = max((study.relevance(e) for e in _around(study).get(evidence.span, ())), default=0.0)
    return math.sqrt(max(own, CONTEXT * around if evidence.speaker else 0.0) / best)


CONTEXT = 0.5  # of the relevance of the stretches around it


@lru_cache(maxsize=64)
def _around(study: Study) -> Mapping[Span, tuple[Evidence, ...]]:
    """For each stretch those of its own paragraph and the one before."""
    found: dict[Span, tuple[Evidence, ...]] = {}
    before: list[Evidence] = []
    here: list[Evidence] = []
    at: tuple[str, int] | None = None
    for evidence in study.evidence:
        paragraph = study.dossier.of(evidence.article).article.paragraph_at(evidence.span.start)
        place = (evidence.article, paragraph.number if paragraph else 0)
        if place != at:
            before = here if at and at[0] == place[0] else []
            here, at = [], place
        here.append(evidence)
        found[evidence.span] = (*before, *here)
    return found


@lru_cache(maxsize=64)
def _closest(study: Study) -> float:
    return max((study.relevance(e) for e in study.evidence), default=0.0)


def attitude(study: Study, evidence: Evidence) -> Attitude:
    """The stance of what a stretch says."""
    attribution = evidence.attribution
    if attribution is None:
        return stance(evidence.text)
    said = " ".join(study.dossier[c] for c in attribution.content if c.overlaps(evidence.span))
    return stance(said or evidence.text, study.dossier[attribution.cue] if attribution.cue else "")


def _speakable(study: Study, evidence: Evidence) -> bool:
    """Whether somebody takes a position here that can be put."""
    attribution = evidence.attribution
    if attribution is None or attribution.negated or not evidence.speaker or evidence.words < 5:
        return False
    if says_nothing(evidence) or _only_asks(study, evidence):
        return False
    if _means_another(study, evidence):
        return False
    if _is_outlet(study, evidence) or _VAGUE.match(evidence.speaker):
        return False
    cue = study.dossier[attribution.cue].split() if attribution.cue else []
    return not any(lexicon.stem(word.lower()) in _no_position() for word in cue)


def _is_outlet(study: Study, evidence: Evidence) -> bool:
    """An outlet's voice is nobody's position, also where another outlet retells it."""
    actor = study.dossier.actor(evidence.attribution.actor) if evidence.attribution else None
    leads = actor is not None and (actor.kind == "outlet" or actor.name in study.hosts)
    return leads or evidence.speaker in study.host_labels or outlet_of(evidence.speaker) is not None


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


def _against(study: Study) -> list[Counter]:
    allegiance = allegiance_of(study)
    found = [*_contradictions(study, allegiance)]
    told = {c.evidence.span for c in found}
    for evidence in study.evidence:
        if evidence.span in told:
            continue
        counter = _counter(study, allegiance, evidence)
        if counter is not None:
            found.append(counter)
    found = _strongest(found)
    pair = own_action(study)
    if pair is not None:
        words_, act = pair
        found = [c for c in found if c.evidence is not act]
        top = max((c.weight for c in found), default=1.0)
        found.insert(
            0, Counter(act, "own_action", "counter", top * 1.05, beside=words_, cue=attitude(study, words_).cue)
        )
    return found


def _strongest(found: list[Counter]) -> list[Counter]:
    found.sort(key=lambda c: (-c.weight, c.evidence.span))
    top = found[0].weight if found else 0.0
    found = found[:MOST]
    return [c for c in found if c.weight >= (LEAST_OPPOSED if c.reason == "other_side" else LEAST) * top]


def _counter(study: Study, allegiance: Allegiance, evidence: Evidence) -> Counter | None:
    """The stretch as a counter-position; None where it is none for this guest."""
    who = allegiance.of(evidence)
    how = attitude(study, evidence)
    weight = strength(study, evidence)
    if who == "own":
        return _own(study, allegiance, evidence, weight)
    if who == "ally" or (evidence.attribution is not None and evidence.speaker and not _speakable(study, evidence)):
        return None
    if _quotes_own(study, evidence):
        return None
    about = allegiance.names_own(evidence)
    near = closeness(study, evidence) > 0
    answered = _answered(study, allegiance, evidence)
    told = evidence.attribution is None and evidence.words >= LEAST_FACT and not evidence.leaning
    if answered is not None and told:
        return Counter(evidence, "fact", "counter", weight * REPLY, beside=answered, cue=how.cue)
    if answered is not None and (how.critical or _turns_down(study, evidence)):
        weight *= REPLY
    if who == "opposed" and (near or about):
        if _restrains_itself(allegiance, evidence):
            return None  # what the other side bars its own people from is in the guest's favour
        if _PAST.search(evidence.text):
            return None  # a position that its own sentence calls a past one: no line of attack
        if how.attitude == "for" and not study.sides.opposed(evidence.camp, study.camp):
            return None  # who only once spoke against the side may stand with it here
        bites = "" if how.critical or about else _bites(study, allegiance, evidence, about=about)
        if not (how.critical or about or bites or answered) and closeness(study, evidence) < CLOSE:
            return None  # what the other side says of other matters
        weight *= 1.2 if about else 0.8
        return Counter(evidence, "other_side", "counter", weight, beside=answered, cue=how.cue or bites)
    if evidence.speaker and _may_be_own(study, evidence):
        return None
    if not how.critical and how.attitude != "for" and evidence.speaker:
        bites = _bites(study, allegiance, evidence, about=about)
        if bites:
            reason: Reason = "other_side" if who == "other" else "doubt"
            weight *= strength(study, evidence, least=LEAST_BITE) / (strength(study, evidence) or 1.0)
            return Counter(evidence, reason, "counter", weight * 0.85, beside=answered, cue=bites)
    if not how.critical:
        if (
            evidence.speaker
            and about
            and how.attitude != "for"
            and evidence.attribution
            and evidence.attribution.kind != "indirect"
        ):
            return Counter(evidence, "others", None, weight * 0.6, cue=how.cue)
        return None
    if not about and not _of_own_matter(study, allegiance, evidence):
        return None
    if not about and who == "nobody" and _answered_by_rival(study, allegiance, evidence):
        return None
    if who == "other":
        return Counter(evidence, "other_side", "counter", weight, beside=answered, cue=how.cue)
    if evidence.speaker:
        open_doubt = 1.6 if doubts_itself(evidence.text) else 1.0
        open_doubt *= 0.95 if near else 0.7
        return Counter(evidence, "doubt", "counter", weight * open_doubt, beside=answered, cue=how.cue)
    if evidence.attribution is None and evidence.words >= LEAST_FACT and _opens_with_own(study, allegiance, evidence):
        return Counter(evidence, "fact", "counter", weight * 0.7, cue=how.cue)
    return None


def _quotes_own(study: Study, evidence: Evidence) -> bool:
    """Whether a stretch without a speaker quotes somebody where the guest is named: the words may well be the guest's."""
    named = study.person is not None and study.person.name.split()[-1] in evidence.text
    return not evidence.speaker and named and bool(re.search(r"[\"“”«]", evidence.text))


LEAST_FACT = 8  # words: "The mayor is fuming too." tells nothing
REPLY = 1.3  # of the weight of what answers the side's own words, a paragraph or two before
SAME_WORDS = 2.0  # rarity shared by words and what answers them: one word that not every stretch holds
_NEAR_BEFORE = 2  # paragraphs
LEAST_BITE = 0.6  # how much of a position a plain "we were not asked" is
NEAR_ENOUGH = 0.2  # of the closeness of what is closest, for such words


def _answered(study: Study, allegiance: Allegiance, evidence: Evidence) -> Evidence | None:
    """The side's own words shortly before, which a stretch answers, or shortly behind, which turn it down: both speak of
    the same; None where none stand there."""
    if (met := _met_at_once(study, allegiance, evidence)) is not None:
        return met
    if evidence.attribution is None or not evidence.speaker:
        return None
    article = study.dossier.of(evidence.article).article
    here = article.paragraph_at(evidence.span.start)
    best: Evidence | None = None
    for other in _spoken(study).get(evidence.article, ()):
        there = article.paragraph_at(other.span.start)
        if other is evidence or not here or not there or abs(here.number - there.number) > _NEAR_BEFORE:
            continue
        behind = other.span.start > evidence.span.start
        shared = (other.terms & evidence.terms) - _everywhere(study) - _light()
        if not shared or study.shared(other, evidence) < SAME_WORDS or allegiance.of(other) != "own":
            continue
        if not behind or (best is None and len(shared) > 1):
            best = other
    return best


def _met_at_once(study: Study, allegiance: Allegiance, evidence: Evidence) -> Evidence | None:
    """The side's own words that the article itself meets in the next sentence: "The mill says nobody was told. But …";
    None where a stretch does not open so."""
    before = _before(study).get(evidence.span)
    if before is None or not before.speaker or not MEETS.match(evidence.text) or allegiance.of(before) != "own":
        return None
    return before


@lru_cache(maxsize=64)
def _before(study: Study) -> Mapping[Span, Evidence]:
    """For each stretch the one before it in its paragraph, or at the end of the paragraph before."""
    found: dict[Span, Evidence] = {}
    for before, after in pairwise(study.evidence):
        if before.article == after.article:
            article = study.dossier.of(after.article).article
            here, there = article.paragraph_at(after.span.start), article.paragraph_at(before.span.start)
            if here and there and here.number - there.number <= 1:
                found[after.span] = before
    return found


def matter(study: Study, a: Evidence, b: Evidence) -> tuple[float, int]:
    """How much two stretches speak of the same thing, as the rarity of the terms that both hold, and how many they are:
    without the topic's own, the names and posts of who speaks, and words that tell nothing."""
    shared = (a.terms & b.terms) - _everywhere(study) - _light()
    if shared:
        shared -= terms(_called(study, a)) | terms(_called(study, b))
    return math.fsum(sorted(study.rarity(term) for term in shared)), len(shared)


def _called(study: Study, evidence: Evidence) -> str:
    """The name of who speaks with what the articles call them."""
    actor = study.dossier.actor(evidence.attribution.actor) if evidence.attribution else None
    return " ".join([evidence.speaker or "", *(study.dossier[o] for o in (actor.offices if actor else ()))])


def _answered_by_rival(study: Study, allegiance: Allegiance, evidence: Evidence) -> bool:
    """Whether a stretch stands between words of the guest's side and the answer of a side against it: then it was a charge
    against that side. "The report leaves out the second test, her lawyer said. | The sample was stored at the wrong
    temperature, officials said. | The board said that the chain was complete."
    """
    article = study.dossier.of(evidence.article).article
    spoken = _spoken(study).get(evidence.article, [])
    i = next((n for n, e in enumerate(spoken) if e is evidence), 0)
    if not 0 < i < len(spoken) - 1:
        return False
    around = [article.paragraph_at(e.span.start) for e in (spoken[i - 1], evidence, spoken[i + 1])]
    numbers = [p.number for p in around if p]
    near = len(numbers) == len(around) and numbers[2] - numbers[0] <= _NEAR_BEFORE
    return near and allegiance.of(spoken[i - 1]) == "own" and allegiance.of(spoken[i + 1]) == "opposed"


@lru_cache(maxsize=64)
def _spoken(study: Study) -> Mapping[str, list[Evidence]]:
    found: dict[str, list[Evidence]] = {}
    for evidence in study.evidence:
        if evidence.speaker:
            found.setdefault(evidence.article, []).append(evidence)
    return found


@lru_cache(maxsize=1)
def _light() -> frozenset[str]:
    """Terms that tell nothing of what is spoken of."""
    return words("light")


@lru_cache(maxsize=64)
def _everywhere(study: Study) -> frozenset[str]:
    """Terms of the guest's own name and of the topic, which the two would share whatever they speak of."""
    return (terms(study.camp) if study.camp else frozenset()) | study.topic.keys()


def _turns_down(study: Study, evidence: Evidence) -> bool:
    """Whether what is said says of something that it is not so."""
    said = " ".join(study.dossier[c] for c in evidence.attribution.content) if evidence.attribution else ""
    return bool(TURNS_DOWN.search(said))


_INSIDER = re.compile(
    r"\b(?:former|ex|workers?|employees?|staff|insiders?|whistleblowers?|familiar with|close to|with knowledge of|seen by|leaked|internal)\b",
    re.IGNORECASE,
)


def _bites(study: Study, allegiance: Allegiance, evidence: Evidence, *, about: bool) -> str:
    """The words that make a challenge of what nothing else decides: somebody outside says that it was not so, or one who
    was inside speaks of the guest's side; "" for none."""
    if not _speakable(study, evidence) or closeness(study, evidence) < NEAR_ENOUGH:
        return ""
    ours = about or _of_own_matter(study, allegiance, evidence)
    said = " ".join(study.dossier[c] for c in evidence.attribution.content) if evidence.attribution else ""
    if ours and (turned := TURNS_DOWN.search(said)):
        return turned.group()
    called = _called(study, evidence)
    inside = _INSIDER.search(called)
    return inside.group() if inside and (about or _names_own_words(study, called)) else ""


def _names_own_words(study: Study, words_: str) -> bool:
    own = terms(study.camp or "")
    return bool(own) and own <= terms(words_)


def _may_be_own(study: Study, evidence: Evidence) -> bool:
    """Whether a speaker could be of the guest's own body, or tells how that body warned of something ("the union, he said,
    had written to the mine"): "the club" of two clubs, "club doctor Ada Marsh". In doubt it is never put."""
    if evidence.camp or not evidence.speaker:
        return False
    kinds = _kinds()
    words_ = evidence.speaker.lower().split()
    if words_[0] == "the" and len(words_) <= 2 and words_[-1] in kinds:
        return True
    if _of_guests_office(study, evidence.speaker):
        return True
    own = {w.lower() for w in (study.camp or "").split()} & kinds
    actor = study.dossier.actor(evidence.attribution.actor) if evidence.attribution else None
    offices = [study.dossier[o].lower().split() for o in actor.offices] if actor else []
    if any(office[0] in kinds and (office[0] in own or not own) and len(office) <= _SHORT_OFFICE for office in offices):
        return True
    warned = _WARNED.search(evidence.text)
    return warned is not None and warned.group(1).lower() in own


def _of_guests_office(study: Study, speaker: str) -> bool:
    """Whether a description names the office that the guest line names: "a spokesman for the prosecutor's office" for
    "Marrow prosecutor's office", "prosecutors" for a prosecutor."""
    guest = study.assignment.guest
    office = {w for w in (guest.affiliation or "").replace("’", "'").split() if w.islower()}
    spoken = {*speaker.lower().replace("’", "'").split()}
    post = re.findall(r"[^\W\d_]+", without_name(guest.role or "", guest, study.dossier).lower())
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


_PAST = re.compile(
    r"\b(?:[Uu]ntil recently|[Tt]hus far|[Uu]p to now|used to|no longer|had (?:long|earlier|previously|once))\b"
)


def _own(study: Study, allegiance: Allegiance, evidence: Evidence, weight: float) -> Counter | None:
    """A doubt on the guest's own side, or its earlier opposite position; never its defence."""
    if not _speakable(study, evidence) or study.relevance(evidence) == 0:
        return None
    if (cue := _barred(study, allegiance, evidence)) and _has_changed(study, allegiance, evidence):
        return Counter(evidence, "own_earlier", "counter", weight * 1.2, cue=cue)
    if study.says(evidence):
        return None  # whoever doubts in person doubts the others
    said = " ".join(study.dossier[c] for c in evidence.attribution.content) if evidence.attribution else ""
    cue = study.dossier[evidence.attribution.cue] if evidence.attribution and evidence.attribution.cue else ""
    if (word := doubts_itself(f"{cue} {said}")) and not _of_others(allegiance, evidence):
        return Counter(evidence, "own_doubt", "counter", weight * 1.2, cue=word)
    return None


def _of_others(allegiance: Allegiance, evidence: Evidence) -> bool:
    """Whether what is doubted is another side: the first camp named in what is said."""
    attribution = evidence.attribution
    content = attribution.content[0] if attribution else evidence.span
    named = allegiance.mentions(content)
    return bool(named) and not allegiance.is_side(named[0][1])


_WORD = re.compile(r"[^\W\d_]+")


def _barred(study: Study, allegiance: Allegiance, evidence: Evidence) -> str:
    """The word by which the guest's side itself forbids or opposes something; "" for none."""
    return _act(study, allegiance, evidence, "ban")


def _act(study: Study, allegiance: Allegiance, evidence: Evidence, kind: str) -> str:
    """The first word of a list that the guest's side does: it is the camp named last before the word."""
    stems, text = words(kind), study.dossier.of(evidence.article).article.text
    for match in _WORD.finditer(text, evidence.span.start, evidence.span.end):
        if lexicon.stem(match.group().lower()) in stems:
            before = Span(evidence.article, evidence.span.start, match.start())
            named = allegiance.mentions(before)
            return match.group() if named and named[-1][1] == study.camp else ""
    return ""


def _restrains_itself(allegiance: Allegiance, evidence: Evidence) -> bool:
    """Whether another side forbids something to itself or its friends: "Norway has banned the use of Norwegian boats in
    these waters". The first side named behind the word is not the guest's; where none is named, it cannot be told."""
    stems, text = words("ban"), allegiance.study.dossier.of(evidence.article).article.text
    for match in _WORD.finditer(text, evidence.span.start, evidence.span.end):
        if lexicon.stem(match.group().lower()) in stems:
            before = allegiance.mentions(Span(evidence.article, evidence.span.start, match.start()))
            behind = [camp for _, camp in allegiance.mentions(Span(evidence.article, match.end(), evidence.span.end))]
            named = country_of(text[match.end() : evidence.span.end])  # "Norwegian boats" names Norway
            first = named[0] if named else next(iter(behind), None)
            barring = bool(before) and before[-1][1] == evidence.camp
            return barring and first is not None and not allegiance.is_side(first)
    return False


def _has_changed(study: Study, allegiance: Allegiance, evidence: Evidence) -> bool:
    """Whether the articles report that the guest's side allowed or did since what it barred."""
    return any(
        len(other.terms & evidence.terms) >= SAME_SUBJECT and _act(study, allegiance, other, "permit")
        for other in study.evidence
        if other.span != evidence.span
    )


SAME_SUBJECT = 3  # terms that two stretches share when one is about what the other is about


def _of_own_matter(study: Study, allegiance: Allegiance, evidence: Evidence) -> bool:
    """Whether the first camp that this paragraph, or one shortly before, speaks of is the guest's or stands with it, or
    the topic itself is, or none is spoken of but the guest's in the whole article: then words without a camp are about
    the guest's side. The speaker's own name does not count: who speaks is not what is spoken of."""
    own_terms = terms(study.camp or "")
    if own_terms and own_terms <= study.topic.keys() and study.dossier.actor(study.camp) is not None:
        return True  # a body or a person: the topic of a fire at a place is not the place's mayor
    article = study.dossier.of(evidence.article).article
    own = article.paragraph_at(evidence.span.start)
    paragraphs = [p for p in article.paragraphs if not p.noise and own and p.span.start <= own.span.start][-_MATTER:]
    for paragraph in reversed(paragraphs):
        named = [camp for _, camp in allegiance.mentions(paragraph.span) if camp != evidence.camp]
        first = allegiance.first_named(paragraph.span)
        first = first if first != evidence.camp or not evidence.camp else next(iter(named), None)
        if first:
            return allegiance.is_side(first)
    camps = {camp for _, camp in allegiance.mentions(Span(article.id, 0, len(article.text)))}
    return camps == {study.camp} or _leads(study) == study.camp


@lru_cache(maxsize=64)
def _leads(study: Study) -> str | None:
    """The side whose story it is: it has two in five of all mentions; None where there is none."""
    counts: dict[str, int] = {}
    for mentions in study.camp_mentions.values():
        for _, camp in mentions:
            counts[camp] = counts.get(camp, 0) + 1
    most = max(counts, key=lambda camp: (counts[camp], camp), default=None)
    return most if most and counts[most] * 5 >= sum(counts.values()) * 2 else None


_MATTER = 3  # paragraphs


def _opens_with_own(study: Study, allegiance: Allegiance, evidence: Evidence) -> bool:
    """Whether a reported fact has the guest's side at its head: "Northmoor had been fined over late brake checks"."""
    head = Span(evidence.article, evidence.span.start, min(evidence.span.end, evidence.span.start + 60))
    return allegiance.first_named(head) == study.camp


# ------------------------------------------------------------------------------------------------ contradictions


def _contradictions(study: Study, allegiance: Allegiance) -> Iterator[Counter]:
    """Versions of a fact or claim that differ from the one that the guest's side gives."""
    at = _evidence_at(study)
    for link in study.dossier.links:
        if link.kind != "conflicts":
            continue
        members = [
            (at.get(m.span), side)
            for m, side in zip(link.members, link.sides or range(len(link.members)), strict=False)
        ]
        figures = link.members[0].value is not None
        if figures:  # whose figure a report in the outlet's voice is cannot be told, and "hundreds" contradicts nobody
            exact = {at[m.span].span for m in link.members if m.value is not None and m.span in at}
            known = [(e, side, str(allegiance.of(e))) for e, side in members if e is not None and e.span in exact]
        else:
            known = [(e, side, _whose(study, allegiance, e)) for e, side in members if e is not None]
        own = [(e, side) for e, side, who in known if who == "own"]
        if not own or (figures and len({side for _, side in own}) > 1):
            continue  # a side that gives two figures has changed it, or was misread
        for e, side, who in known:
            against = next((o for o, own_side in own if own_side != side and o is not e), None)
            if against is None or who == "ally" or (study.relevance(e) == 0 and not allegiance.names_own(e)):
                continue
            how = attitude(study, e)
            weight = strength(study, e) + 0.8 * (0.3 + closeness(study, e))
            if who == "own":
                if not e.speaker and study.person is not None and study.person.name.split()[-1] in e.text:
                    continue  # "Marsh has not decided, he told the paper": what the guest stands by
                if _authority(study, e) < _authority(study, against):
                    yield Counter(
                        e, "own_contradiction", "counter", weight * 1.1, beside=against, cue=how.cue, link=link
                    )
            elif _may_be_put(study, e):
                yield Counter(e, "contradiction", "counter", weight * 1.15, beside=against, cue=how.cue, link=link)


def _may_be_put(study: Study, evidence: Evidence) -> bool:
    """Whether a version can be put: the outlet's own that says something, or that of somebody who is named or described
    and cannot be of the guest's side; words of nobody known never."""
    if evidence.attribution is None:
        return not says_nothing(evidence)
    return bool(evidence.speaker) and _speakable(study, evidence) and not _may_be_own(study, evidence)


def _whose(study: Study, allegiance: Allegiance, evidence: Evidence) -> str:
    """Whose version a stretch gives: the speaker's, or that of the side whose doing it reports in the outlet's voice."""
    who = allegiance.of(evidence)
    return "own" if who == "nobody" and not evidence.speaker and _opens_with_own(study, allegiance, evidence) else who


def _authority(study: Study, evidence: Evidence) -> tuple[bool, bool, bool, str, Span]:
    """Which of two versions of one side its guest will stand by: what the holder of the guest's post said, a named
    person, what is not laid to anybody, the newer. The other one is put to them."""
    actor = study.dossier.actor(evidence.attribution.actor) if evidence.attribution else None
    role = (study.assignment.guest.role or "").lower()
    holds = actor is not None and any(study.dossier[o].lower() == role for o in actor.offices)
    named = evidence.sourcing == "named" and actor is not None and actor.kind == "person"
    day = study.day_of(evidence.article)
    return holds, named, evidence.attribution is None, day.first if day else "", evidence.span


def _evidence_at(study: Study) -> Mapping[Span, Evidence]:
    """The stretch that holds each member of a conflict."""
    found: dict[Span, Evidence] = {}
    by_article: dict[str, list[Evidence]] = {}
    for evidence in study.evidence:
        by_article.setdefault(evidence.article, []).append(evidence)
    for link in study.dossier.links:
        for member in link.members:
            inside = (e for e in by_article.get(member.span.article, ()) if e.span.overlaps(member.span))
            holder = next(inside, None)
            if holder is not None:
                found[member.span] = holder
    return found


# ------------------------------------------------------------------------------------------------ without a camp


def _others(study: Study) -> list[Counter]:
    """What others said, where the articles show nobody for or against the guest's side: no stance is claimed.

    Only what takes a position: a version of what is in dispute, criticism, words that name the guest's side. Where
    nobody does, nothing is put.
    """
    allegiance = allegiance_of(study)
    if study.camp is None or allegiance.has_rivals:
        return []  # the sides are known
    disputed = _disputed(study)
    found = []
    for e in study.evidence:
        who = allegiance.of(e)
        if (
            who not in ("other", "nobody")
            or not _speakable(study, e)
            or _may_be_own(study, e)
            or study.relevance(e) == 0
        ):
            continue
        how = attitude(study, e)
        critical = how.critical and how.force >= 0.4 and who == "other"
        if how.attitude == "for" or (e.span in disputed and "effect" in disputed[e.span].reason and not how.critical):
            continue  # it may well be in the guest's favour
        if (
            e.span in disputed
            or (critical and closeness(study, e) >= NEAR)
            or (allegiance.names_own(e) and how.force > 0)
        ):
            weight = strength(study, e) + (0.4 if e.span in disputed else 0.0)
            found.append(Counter(e, "others", None, weight, cue=how.cue, link=disputed.get(e.span)))
    return _strongest(found)


NEAR = 0.35  # of the closeness of the stretch that is closest to the topic
CLOSE = 0.37  # likewise, for what takes no position by any word


def _disputed(study: Study) -> Mapping[Span, Link]:
    """The stretches that give a version of a claim in dispute."""
    at = _evidence_at(study)
    return {
        at[m.span].span: link
        for link in study.dossier.links
        if link.kind == "conflicts" and all(m.value is None for m in link.members)
        for m in link.members
        if m.span in at
    }


def _each_side(study: Study) -> Iterator[Counter]:
    """Each side's best cases in turn, with both versions of a claim that is in dispute."""
    disputed = _disputed(study)
    by_side: dict[str, list[Counter]] = {}
    for evidence in study.evidence:
        if not _speakable(study, evidence) or (study.relevance(evidence) == 0 and evidence.span not in disputed):
            continue
        if study.says(evidence):
            continue  # an expert is not faced with their own words
        how = attitude(study, evidence)
        weight = strength(study, evidence) * (1.0 if how.force >= 0.4 else 0.5)
        if evidence.span in disputed:
            weight = (weight + 0.6) * 1.3
        side = study.sides.bloc.get(evidence.camp, evidence.camp) if evidence.camp else NO_SIDE
        counter = Counter(evidence, "best_case", None, weight, cue=how.cue, link=disputed.get(evidence.span))
        by_side.setdefault(side, []).append(counter)
    columns = [_varied(sorted(side, key=lambda c: (-c.weight, c.evidence.span))[:MOST]) for side in by_side.values()]
    columns.sort(key=lambda side: (-side[0].weight, side[0].evidence.span))
    top = columns[0][0].weight if columns else 0.0
    turns = max((len(side) for side in columns), default=0)
    for i in range(turns):
        for column in columns:
            if i < len(column) and column[i].weight >= LEAST * top:
                yield column[i]

"""The counter-positions for one guest, strongest first: decided here, because only here the guest is known.

A statement is no counter-position by itself: the same warning is one guest's own side and another's counter-position.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest
from typing import Literal

from briefings.model import Assignment, Link, Span, Stance
from briefings.plan.allegiance import TURNS_DOWN, Allegiance, allegiance_of
from briefings.plan.bans import barred, has_changed, restrains_itself
from briefings.plan.between import bent
from briefings.plan.cue import lead_of
from briefings.plan.evidence import Evidence
from briefings.plan.facing import stands_against
from briefings.plan.house import of_guests_house
from briefings.plan.leanings import may_lean
from briefings.plan.marks import density_of, marks_of
from briefings.plan.matters import of_own_matter, opens_with_own
from briefings.plan.nearness import attitude, closeness, strength
from briefings.plan.overtaken import is_overtaken
from briefings.plan.pairs import own_action
from briefings.plan.replies import answered, answered_by_rival, called
from briefings.plan.speech import (
    INSIDER,
    LEAST_FACT,
    PAST,
    defends_themselves,
    may_be_own,
    of_own_house,
    quotes_own,
    speakable,
    speaks_in_its_name,
)
from briefings.plan.stance import doubts_itself
from briefings.plan.study import Study, alike, study_of
from briefings.plan.telling import telling
from briefings.plan.terms import terms
from briefings.plan.versions import Version, contradictions, disputed

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
    if study.camp is not None:
        return tuple(_as_shown(study, _apart(_varied(_no_news(study, _weighed(study))))))
    if (person := study.of_person) is None:
        return tuple(for_companion(study, _apart(_each_side(study))))
    theirs = [c for c in _weighed(person) if not _may_be_theirs(study, c.evidence)]
    return tuple(_in_turn(study, _apart(_varied(theirs))[:BEST]))


def _as_shown(study: Study, counters: Iterable[Counter]) -> Iterator[Counter]:
    """The same positions, those of who is not shown against the guest's side without a stance: they may be of that side."""
    for c in counters:
        claimed = c.stance == "counter" and c.reason not in OWN and c.reason != "own_action"
        sure = not claimed or _doubts_unnamed(c) or stands_against(study, c.evidence, beside=c.beside, link=c.link)
        yield c if sure else replace(c, reason="others", stance=None, beside=None)


def is_unsided(study: Study, evidence: Evidence) -> bool:
    """Whether the articles do not show on which side of the guest who speaks in a stretch stands."""
    if study.camp is None or not evidence.speaker or allegiance_of(study).of(evidence) in ("own", "ally"):
        return False
    known = next((c for c in rank(study) if c.evidence is evidence), None)
    return known.stance is None if known else not stands_against(study, evidence)


def _no_news(study: Study, counters: list[Counter]) -> list[Counter]:
    """The same positions without what only tells the news of the cue again: "Officials said the council has sold the pier"
    is what the guest is there for, and no position on it. In a short story it is nearly all there is."""
    lead = lead_of(study)
    if lead is None or marks_of(study).density == 1.0:
        return counters
    most = NEWS * study.shared(lead, lead)
    return [c for c in counters if study.shared(lead, c.evidence) <= most]


NEWS = 0.4  # of what the lead speaks of, by rarity: of 672 positions of 21 stories 9 hold so much, and none was marked


BEST = 10  # of what is put to a guest who speaks for themselves alone


def _in_turn(study: Study, counters: list[Counter]) -> Iterator[Counter]:
    """What is put to a guest of no side, the sides in turn, without a stance: it speaks for its side."""
    return _turns(study, (replace(c, reason="best_case", stance=None, beside=None) for c in counters))


def _turns(study: Study, counters: Iterable[Counter]) -> Iterator[Counter]:
    """The same positions, the best of each side before the second of any; those who speak for none are one side."""
    sides: dict[str, list[Counter]] = {}
    for counter in counters:
        sides.setdefault(_side_of(study, counter), []).append(counter)
    yield from (counter for turn in zip_longest(*sides.values()) for counter in turn if counter is not None)


def _weighed(study: Study) -> list[Counter]:
    """What the rules pick, and what has as many of the marks of a counter-position, each with its chance to be one."""
    marks = marks_of(study)
    picked = [*_against(study), *_others(study)]
    top = max((c.weight for c in picked if c.reason != "own_action"), default=1.0) or 1.0
    ruled: dict[Span, Counter] = {}
    for counter in picked:
        ruled.setdefault(counter.evidence.span, counter)
    chances = {span: marks.chance(c.evidence, min(1.0, c.weight / top)) for span, c in ruled.items()}
    best = max(chances.values(), default=0.0)
    trust = TRUST_LONG + (TRUST_SHORT - TRUST_LONG) * marks.density
    found = []
    for span, counter in ruled.items():
        weight = best * counter.weight / top
        # of the side's own, and of unnamed people who doubt in so many words, few are known: their marks tell nothing yet
        if counter.reason not in OWN and not _doubts_unnamed(counter):
            weight = chances[span] ** (1 - trust) * weight**trust
        found.append(replace(counter, weight=weight))
    least = LEAST_CHANCE + (SURE_CHANCE - LEAST_CHANCE) * marks.density
    for evidence in study.evidence:
        if evidence.span not in ruled and marks.may_stand(evidence):
            chance = marks.chance(evidence, None)
            if chance >= least:
                found.append(_unruled(study, evidence, chance * UNRULED))
    found = [c for c in found if c.reason in OWN or c.reason == "own_action" or not is_overtaken(study, c.evidence)]
    found = [c for c in found if c.reason != "other_side" or not _of_the_house(study, c.evidence)]
    found = [replace(c, weight=c.weight * _of_now(study, c)) for c in found]
    best = max((c.weight for c in found), default=0.0)
    found = [replace(c, weight=best * FIRST) if c.reason == "own_action" else c for c in found]
    found = [replace(c, weight=max(c.weight, best * DOUBTED)) if _doubts_own(study, c) else c for c in found]
    found.sort(key=lambda c: (-c.weight, c.evidence.span))
    return [c for c in found[:MOST] if c.weight >= LEAST_OF_BEST * best]


def _of_the_house(study: Study, evidence: Evidence) -> bool:
    """Whether who speaks is of the guest's house, whatever single word sets them against it: "Marsh's running mate"."""
    return not evidence.camp and of_guests_house(study, evidence)


def _of_now(study: Study, counter: Counter) -> float:
    """What a position counts by its topic and its day: months before the news it is one on what was then, but for what the
    guest's own side said otherwise."""
    short = marks_of(study).density == 1.0
    old = not short and counter.reason not in OWN and study.is_old(counter.evidence.article)
    return math.exp(BENT * bent(study, counter.evidence)) * (OF_OLD if old else 1.0)


# How much it counts whose a stretch is among the topics, for a party and for who is to weigh the matter: the latter is there
# for the topic alone, and a charge against the former is one under any topic.
BENT, BENT_TO_WEIGH = 0.2, 1.2


def answers_for_another(study: Study, evidence: Evidence) -> bool:
    """Whether somebody of no side defends themselves: an answer to their accuser, and to nobody else's case."""
    if study.camp is None or not defends_themselves(evidence):
        return False
    return not evidence.camp and not allegiance_of(study).names_own(evidence)


def _doubts_unnamed(counter: Counter) -> bool:
    unnamed = counter.reason == "doubt" and counter.evidence.sourcing == "unnamed"
    return unnamed and bool(doubts_itself(counter.evidence.text))


def _doubts_own(study: Study, counter: Counter) -> bool:
    """Whether somebody of the guest's own side doubts the matter in so many words, near the topic."""
    if counter.reason not in ("own_doubt", "own_contradiction") or not doubts_itself(counter.evidence.text):
        return False
    return closeness(study, counter.evidence) >= NEAR_DOUBT


DOUBTED, NEAR_DOUBT = 0.8, 0.7  # of the best, likewise; and of the closest stretch
FIRST = 1.5  # of the best: the side's own words against its own act come before any other
LEAST_CHANCE, SURE_CHANCE = 0.08, 0.7  # of a position that no rule picks, in a long story and in a short one
TRUST_LONG, TRUST_SHORT = 0.35, 0.9  # in the weights of the rules against the chance by the marks, likewise
UNRULED = 0.85  # of the chance of what no rule picks: with these two the first five of a long story are the surest
LEAST_OF_BEST = 0.15  # of the best chance: what is less is filler


def _unruled(study: Study, evidence: Evidence, chance: float) -> Counter:
    """A position that no rule picks: another side's where the articles show it against the guest's, else nobody's."""
    allegiance = allegiance_of(study)
    how, beside = attitude(study, evidence), answered(study, allegiance, evidence)
    if allegiance.of(evidence) == "opposed":
        return Counter(evidence, "other_side", "counter", chance, beside=beside, cue=how.cue)
    return Counter(evidence, "others", None, chance, beside=beside, cue=how.cue)


def _apart(found: Iterable[Counter]) -> list[Counter]:
    """Those of which none nearly repeats one before it."""
    kept: list[Counter] = []
    for counter in found:
        if not any(counter.evidence is other.evidence or _repeats(counter, other) for other in kept):
            kept.append(counter)
    return kept


SAME_SIDE = SAME_KIND = 0.9  # likewise of one side, and of one kind: a doubt of the own officials comes before the
# other side's fourth charge


AGAIN = 0.95  # of the weight of a further position of one speaker: five of the same voice are one line of attack
OF_ONE_SPEAKER, MORE = 2, 0.5  # positions of one speaker, and of the weight, what more of them count


def _varied(counters: Iterable[Counter], same_side: float = SAME_SIDE) -> list[Counter]:
    """The same positions in the order of their weight, each further one of the same speaker or side counting less."""
    left, taken, sides, kinds = list(counters), dict[str, int](), dict[str, int](), dict[str, int]()
    found: list[Counter] = []

    def now(counter: Counter) -> float:
        evidence = counter.evidence
        voices = taken.get(evidence.speaker or "", 0)
        again = AGAIN**voices * (MORE if voices >= OF_ONE_SPEAKER else 1.0)
        again *= same_side ** sides.get(evidence.camp or "", 0) * SAME_KIND ** kinds.get(counter.reason, 0)
        return counter.weight * again

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


def _against(study: Study) -> list[Counter]:
    allegiance = allegiance_of(study)
    versions = [_differing(study, version) for version in contradictions(study, allegiance)]
    found = [c for c in versions if not (_in_favour(study, allegiance, c.evidence) or _is_past(c))]
    found = [c for c in found if not _defends_the_side(study, c)]
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


def _defends_the_side(study: Study, counter: Counter) -> bool:
    """Whether the side's other version turns down somebody's charge in its own name: "The ministry has called that absurd" is
    its defence, and no doubt of its own."""
    if counter.reason != "own_contradiction" or not _REBUTS.search(counter.evidence.text):
        return False
    return study.says(counter.evidence) or speaks_in_its_name(study, counter.evidence)


_REBUTS = re.compile(
    r"\b(?:absurd|baseless|nonsense|ludicrous|unfounded|groundless|untrue|fabricat\w+|den(?:y|ies|ied)|reject\w*|dismiss\w*)\b",
    re.IGNORECASE,
)


def _is_past(counter: Counter) -> bool:
    """Whether another's version is one that its own sentence calls past: no answer to what the side says now."""
    return counter.reason == "contradiction" and bool(PAST.search(counter.evidence.text))


def _in_favour(study: Study, allegiance: Allegiance, evidence: Evidence) -> bool:
    """Whether nobody against the guest's side tells what is good news for it, or for themselves: "The agency has decided to
    approve it"."""
    if answers_for_another(study, evidence):
        return True
    return allegiance.of(evidence) != "opposed" and attitude(study, evidence).attitude == "for"


def _differing(study: Study, version: Version) -> Counter:
    """A version that the guest's side does not give, as a position."""
    evidence, how = version.evidence, attitude(study, version.evidence)
    weight = strength(study, evidence) + 0.8 * (0.3 + closeness(study, evidence))
    reason: Reason = "own_contradiction" if version.own else "contradiction"
    weight *= 1.1 if version.own else 1.15
    return Counter(evidence, reason, "counter", weight, beside=version.beside, cue=how.cue, link=version.link)


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
    if who == "ally" or (evidence.attribution is not None and evidence.speaker and not speakable(study, evidence)):
        return None
    if quotes_own(study, evidence) or answers_for_another(study, evidence) or allegiance.strikes_rival(evidence):
        return None
    if may_lean(study, evidence):
        return None
    about = allegiance.names_own(evidence)
    near = closeness(study, evidence) > 0
    reply = answered(study, allegiance, evidence)
    told = evidence.attribution is None and evidence.words >= LEAST_FACT and not evidence.leaning
    if reply is not None and told:
        return Counter(evidence, "fact", "counter", weight * REPLY, beside=reply, cue=how.cue)
    if reply is not None and (how.critical or _turns_down(study, evidence)):
        weight *= REPLY
    if who == "opposed" and (near or about):
        if restrains_itself(allegiance, evidence):
            return None  # what the other side bars its own people from is in the guest's favour
        if PAST.search(evidence.text):
            return None  # a position that its own sentence calls a past one: no line of attack
        if how.attitude == "for" and not study.sides.opposed(evidence.camp, study.camp):
            return None  # who only once spoke against the side may stand with it here
        bites = "" if how.critical or about else _bites(study, allegiance, evidence, about=about)
        if not (how.critical or about or bites or reply) and closeness(study, evidence) < CLOSE:
            return None  # what the other side says of other matters
        weight *= 1.2 if about else 0.8
        return Counter(evidence, "other_side", "counter", weight, beside=reply, cue=how.cue or bites)
    if evidence.speaker and may_be_own(study, evidence):
        return None
    if not how.critical and how.attitude != "for" and evidence.speaker:
        bites = _bites(study, allegiance, evidence, about=about)
        if bites:
            reason: Reason = "other_side" if who == "other" else "doubt"
            weight *= strength(study, evidence, least=LEAST_BITE) / (strength(study, evidence) or 1.0)
            return Counter(evidence, reason, "counter", weight * 0.85, beside=reply, cue=bites)
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
    if not about and not of_own_matter(study, allegiance, evidence):
        return None
    if not about and who == "nobody" and answered_by_rival(study, allegiance, evidence):
        return None
    if who == "other":
        return Counter(evidence, "other_side", "counter", weight, beside=reply, cue=how.cue)
    if evidence.speaker:
        open_doubt = 1.6 if doubts_itself(evidence.text) else 1.0
        open_doubt *= 0.95 if near else 0.7
        return Counter(evidence, "doubt", "counter", weight * open_doubt, beside=reply, cue=how.cue)
    if (
        evidence.attribution is not None
        or evidence.words < LEAST_FACT
        or not opens_with_own(study, allegiance, evidence)
    ):
        return None
    if _falls_on_another(allegiance, evidence, how.cue):
        return None
    return Counter(evidence, "fact", "counter", weight * 0.7, cue=how.cue)


def _falls_on_another(allegiance: Allegiance, evidence: Evidence, cue: str) -> bool:
    """Whether another side is named before the word of harm: "The commission has hit Halden with a fine" is no charge
    against the commission."""
    at = evidence.text.find(cue)
    before = allegiance.mentions(Span(evidence.article, evidence.span.start, evidence.span.start + max(0, at)))
    return any(not allegiance.is_side(camp) for _, camp in before)


REPLY = 1.3  # of the weight of what answers the side's own words, a paragraph or two before


LEAST_BITE = 0.6  # how much of a position a plain "we were not asked" is


NEAR_ENOUGH = 0.2  # of the closeness of what is closest, for such words


def _turns_down(study: Study, evidence: Evidence) -> bool:
    """Whether what is said says of something that it is not so."""
    said = " ".join(study.dossier[c] for c in evidence.attribution.content) if evidence.attribution else ""
    return bool(TURNS_DOWN.search(said))


def _bites(study: Study, allegiance: Allegiance, evidence: Evidence, *, about: bool) -> str:
    """The words that make a challenge of what nothing else decides: somebody outside says that it was not so, or one who
    was inside speaks of the guest's side; "" for none."""
    if not speakable(study, evidence) or closeness(study, evidence) < NEAR_ENOUGH:
        return ""
    ours = about or of_own_matter(study, allegiance, evidence)
    said = " ".join(study.dossier[c] for c in evidence.attribution.content) if evidence.attribution else ""
    if ours and (turned := TURNS_DOWN.search(said)):
        return turned.group()
    name = called(study, evidence)
    inside = INSIDER.search(name)
    return inside.group() if inside and (about or _names_own_words(study, name)) else ""


def _names_own_words(study: Study, words_: str) -> bool:
    own = terms(study.camp or "")
    return bool(own) and own <= terms(words_)


def _own(study: Study, allegiance: Allegiance, evidence: Evidence, weight: float) -> Counter | None:
    """A doubt on the guest's own side, or its earlier opposite position; never its defence."""
    if not speakable(study, evidence) or study.relevance(evidence) == 0:
        return None
    if (cue := barred(study, allegiance, evidence)) and has_changed(study, allegiance, evidence):
        return Counter(evidence, "own_earlier", "counter", weight * 1.2, cue=cue)
    if study.says(evidence) or speaks_in_its_name(study, evidence):
        return None  # whoever doubts in person, or in the side's name, doubts the others
    if evidence.sourcing == "named" and not allegiance.names_own(evidence, allies=False):
        return None  # one of its people who doubts what the side does says so
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


def _others(study: Study) -> list[Counter]:
    """What others said, where the articles show nobody for or against the guest's side: no stance is claimed.

    Only what takes a position: a version of what is in dispute, criticism, words that name the guest's side. Where
    nobody does, nothing is put.
    """
    allegiance = allegiance_of(study)
    if study.camp is None or allegiance.has_rivals:
        return []  # the sides are known
    versions = disputed(study)
    found = []
    for e in study.evidence:
        who = allegiance.of(e)
        if who not in ("other", "nobody") or not speakable(study, e) or may_be_own(study, e) or study.relevance(e) == 0:
            continue
        if answers_for_another(study, e):
            continue
        how = attitude(study, e)
        critical = how.critical and how.force >= 0.4 and who == "other"
        if how.attitude == "for" or (e.span in versions and "effect" in versions[e.span].reason and not how.critical):
            continue  # it may well be in the guest's favour
        taken = e.span in versions and (e.camp or how.critical)  # a witness's answer is no side's version
        if taken or (critical and closeness(study, e) >= NEAR) or (allegiance.names_own(e) and how.force > 0):
            weight = strength(study, e) + (0.4 if e.span in versions else 0.0)
            found.append(Counter(e, "others", None, weight, cue=how.cue, link=versions.get(e.span)))
    return _strongest(found)


NEAR = 0.35  # of the closeness of the stretch that is closest to the topic


CLOSE = 0.37  # likewise, for what takes no position by any word


def _each_side(study: Study) -> list[Counter]:
    """What a guest of no side is to weigh, the most telling first, a further statement of one side or speaker counting less;
    the best of a second side comes early."""
    versions = disputed(study)
    found: list[Counter] = []
    for evidence in study.evidence:
        if not speakable(study, evidence) or (study.relevance(evidence) == 0 and evidence.span not in versions):
            continue
        if evidence.narrated or study.says(evidence) or of_own_house(study, evidence):
            continue  # an expert is not faced with their own words, nor with a colleague's
        if is_overtaken(study, evidence):
            continue  # "is ready to lift the ban", of one that has been lifted since
        if _may_be_theirs(study, evidence) or (
            study.profile.guest_class not in _OUTSIDERS and may_be_own(study, evidence)
        ):
            continue
        how = attitude(study, evidence)
        weight = strength(study, evidence) * (1.0 if how.force >= 0.4 else 0.5)
        if evidence.span in versions:
            weight = (weight + 0.6) * 1.3
        found.append(Counter(evidence, "best_case", None, weight, cue=how.cue, link=versions.get(evidence.span)))
    top = max((c.weight for c in found), default=0.0) or 1.0
    trust = density_of(len(found))
    found = [
        replace(c, weight=telling(study, c.evidence) ** (1 - trust) * (c.weight / top) ** trust) for c in found
    ]  # in a short story what is said with force is nearly all there is
    found.sort(key=lambda c: (-c.weight, c.evidence.span))
    top = found[0].weight if found else 0.0
    found = [replace(c, weight=c.weight * _news(study, c.evidence)) for c in found[:MOST] if c.weight >= LEAST * top]
    found.sort(key=lambda c: (-c.weight, c.evidence.span))
    if trust == 1.0:
        return _weak_last(study, list(_turns(study, _varied(found))))
    return _mixed(study, _varied(found, TO_WEIGH))


def _weak_last(study: Study, counters: list[Counter]) -> list[Counter]:
    """The same positions; where there are enough, those last that are far weaker than the best, but for the first of a side:
    its turn alone makes no position on the topic of words that hardly touch it."""
    least = WEAK * max((c.weight for c in counters), default=0.0)
    if sum(c.weight >= least for c in counters) < ENOUGH:
        return counters
    heard, waiting = {NO_SIDE}, list[Counter]()
    for counter in counters:
        side = _side_of(study, counter)
        if counter.weight < least and side in heard:
            waiting.append(counter)
        heard.add(side)
    return [*(c for c in counters if c not in waiting), *waiting]


def for_companion(study: Study, counters: list[Counter]) -> list[Counter]:
    """The same positions; where the topic has a guest who is put some of them too, others that are worth nearly as much come
    before every second of those, behind the best one: two packs of one topic that put the same are one pack. Who speaks for
    a side is put what concerns that side, so it is the other guest who gives way; of two without a side, the later one."""
    theirs = _put_to_others(study)
    found, shared = list(counters), 0
    for n in range(min(MET, len(found))):
        if found[n].evidence.span not in theirs:
            continue
        shared += 1
        if n == 0 or shared * 2 <= n + 1:
            continue
        least = NEARLY * found[n].weight
        others = [m for m in range(n + 1, len(found)) if found[m].evidence.span not in theirs]
        others = [m for m in others if found[m].weight >= least and _keeps_sides(study, found, n, m)]
        if others:
            best = max(others, key=lambda m: (found[m].weight, -m))
            found.insert(n, found.pop(best))
            shared -= 1
    return found


def _put_to_others(study: Study) -> frozenset[Span]:
    """What is put first to the topic's other guests: those who speak for a side, and before this one those who do not."""
    guest, topic = study.assignment.guest, study.assignment.topic
    found: set[Span] = set()
    for other in topic.guests:
        if other is guest:
            continue
        theirs = study_of(study.dossier, Assignment(topic, other))
        if theirs.camp is not None or other.number < guest.number:
            found.update(counter.evidence.span for counter in rank(theirs)[:MET])
    return frozenset(found)


def _keeps_sides(study: Study, counters: list[Counter], n: int, m: int) -> bool:
    """Whether the first positions up to one speak for as many sides when another comes in its place."""
    before = {_side_of(study, c) for c in counters[: n + 1]} - {NO_SIDE}
    after = {_side_of(study, c) for c in (*counters[:n], counters[m])} - {NO_SIDE}
    return len(after) >= min(2, len(before))


def _news(study: Study, evidence: Evidence) -> float:
    """How near to the topic and how new a stretch is: it orders what is put, and keeps nothing out."""
    near = (0.3 + closeness(study, evidence)) * math.exp(BENT_TO_WEIGH * bent(study, evidence))
    return near * (OF_OLD if study.is_old(evidence.article) else 1.0)


def _mixed(study: Study, counters: list[Counter]) -> list[Counter]:
    """The same positions in their order, but that behind two of one side comes the best of another: whoever weighs a matter
    hears both."""
    left, found = list(counters), list[Counter]()
    while left:
        last = [_side_of(study, c) for c in found if c.evidence.camp][-ONE_SIDE:]
        full = len(last) == ONE_SIDE and len(set(last)) == 1
        others = (c for c in left if c.evidence.camp and _side_of(study, c) != last[0]) if full else iter(left)
        found.append(next(others, left[0]))
        left.remove(found[-1])
    return found


def _may_be_theirs(study: Study, evidence: Evidence) -> bool:
    """Whether a stretch may be of a guest's own side, of whom no articles tell the side, and who is paid to have none: it
    names the body of one whose post tells no class, or only describes who speaks."""
    if study.profile.guest_class in _OUTSIDERS:
        return False
    house = terms((study.assignment.guest.affiliation or "").split(",")[-1])
    named = study.profile.guest_class == "unknown" and bool(house) and house <= evidence.terms
    return named or bool(_SOMEBODY.match(evidence.speaker or ""))


_OUTSIDERS = frozenset(("expert", "analyst", "journalist"))
_SOMEBODY = re.compile(r"the (?:man|woman|person)\b", re.IGNORECASE)


def _side_of(study: Study, counter: Counter) -> str:
    camp = counter.evidence.camp
    return study.sides.bloc.get(camp, camp) if camp else NO_SIDE


OF_OLD = 0.7  # of the weight of what an old article tells
MET, NEARLY = 5, 0.6  # positions that a companion meets; of the weight, what is worth nearly as much
WEAK, ENOUGH = 0.19, 5  # of the best weight: what is less waits behind so many
TO_WEIGH = 0.85  # of the weight of a further position of one side, for who is to weigh the sides
ONE_SIDE = 2  # positions of one side, before another is heard

"""What the guest's own side said, newest first, to hold them to; for an independent guest what they said themselves, and
each side's best case."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from functools import lru_cache

from briefings.model import Item, Ref, Slot, Stance, word_count
from briefings.plan.brief import Brief
from briefings.plan.cue import lead_of
from briefings.plan.evidence import Evidence
from briefings.plan.facts import concise
from briefings.plan.lines import SAID, said_item, side_words
from briefings.plan.nearness import attitude, closeness
from briefings.plan.speech import says_nothing
from briefings.plan.stance import doubts_itself
from briefings.plan.study import Study, alike
from briefings.plan.terms import terms
from briefings.template.shape import SectionTemplate

_SAID = SAID
WORDINGS = {
    "intro_party": ("camp", "alliance"),
    "intro_independent": (),
    "intro_person": ("person",),
    "own": _SAID,
    "ally": _SAID,
    "best_case": _SAID,
    "best_case_seen": (*_SAID, "see"),
}


def statements(brief: Brief) -> tuple[Evidence, ...]:
    """What the guest's camp said, then what its bloc said, each the best first: near the topic before what the side said
    on the story, in person before a spokesman's paraphrase; for a guest without a camp what they said in person."""
    return _statements(brief.study)


@lru_cache(maxsize=64)  # every planning asks anew
def _statements(study: Study) -> tuple[Evidence, ...]:
    own: list[Evidence] = []
    allies: list[Evidence] = []
    for evidence in study.evidence:
        if evidence.speaker and not (evidence.narrated or says_nothing(evidence)) and evidence.words >= _LEAST_WORDS:
            if study.is_own(evidence):
                own.append(evidence)
            elif evidence.camp and study.camp and study.sides.together(evidence.camp, study.camp):
                allies.append(evidence)
    return tuple(e for group in (own, allies) for e in sorted(group, key=lambda e: (-_value(study, e), e.span)))


_LEAST_WORDS = 6  # "The mill tells it differently." holds nobody to anything
_IN_PERSON, _QUOTED, _TAKES_A_STAND, _LEANS = 1.3, 1.35, 1.15, 0.8
_TELLS_OF_TALKS, _OLD = 0.6, 0.8  # "said he had discussed it with the union" holds nobody to anything
_TALKS = re.compile(r"\b(?:discuss\w*|met|meet(?:s|ing)?|visit\w*|talks?|talked|raised the)\b", re.IGNORECASE)
_REMOTE = 0.3  # of the value of what is nearest to the topic: what a side said on the story at all


def _value(study: Study, evidence: Evidence) -> float:
    """How well words can be held against the side that said them."""
    attribution = evidence.attribution
    own = math.sqrt(study.relevance(evidence) / study.best_relevance) if study.best_relevance else 0.0
    value = _REMOTE + (closeness(study, evidence) + own) / 2  # what stands around the words counts for half
    value *= _QUOTED if attribution is not None and attribution.kind in ("direct", "mixed") else 1.0
    value *= _IN_PERSON if study.says(evidence) else 1.0
    stands = attitude(study, evidence).force >= 0.4 or evidence.negated
    value *= _TAKES_A_STAND if stands else _TELLS_OF_TALKS if _TALKS.search(evidence.text) else 1.0
    value *= _OLD if study.is_old(evidence.article) else 1.0
    return value * (_LEANS if evidence.leaning else 1.0)


def chosen(brief: Brief, limit: int) -> list[Evidence]:
    """The best of the side's words that are not printed yet, no two alike, the newest first."""
    kept: list[Evidence] = []
    for evidence in brief.free(statements(brief)):
        if len(kept) < limit and not any(alike(evidence, k) for k in kept):
            kept.append(evidence)
    return sorted(kept, key=lambda e: (brief.study.is_own(e), _day(brief, e)), reverse=True)


def _day(brief: Brief, evidence: Evidence) -> str:
    day = brief.study.day_of(evidence.article)
    return day.first if day else ""


def plan(brief: Brief, section: SectionTemplate) -> tuple[Item, ...]:
    """Dated lines; empty where the articles hold no word of the side."""
    limit = brief.limit(section)
    own = chosen(brief, limit if brief.camp is not None else max(_OF_THE_GUEST, limit // 2))
    items: list[Item] = []
    if own:
        items.append(_intro(brief))
    items += (_line(brief, evidence, f"own_side.{n}") for n, evidence in enumerate(own, 1))
    if brief.camp is None and (cases := _cases(brief, max(1, limit - len(own)))):
        items.append(Item("own_side.sides", "intro_independent", {}, "Note"))
        for n, (evidence, at) in enumerate(cases, len(own) + 1):
            id_ = f"own_side.{n}"
            items.append(_seen(brief, evidence, at, id_) if at else _line(brief, evidence, id_))
    return tuple(items)


_OF_THE_GUEST = 2  # lines of what a guest without a camp said, before each side's best case


def _seen(brief: Brief, evidence: Evidence, at: str, id_: str) -> Item:
    """Where the best case of a side stands that is printed elsewhere."""
    slots: dict[str, Slot] = {"extract": None, "see": Ref(at), "camp": side_words(brief, evidence.camp or "")}
    line = said_item(brief, evidence, id_, "best_case_seen", slots=slots)
    return replace(line, slots={**line.slots, "who": ""}) if evidence.speaker == evidence.camp else line


MOST_SEEN = 2  # sides that section 3 only points to beyond those that it has room for


def _cases(brief: Brief, limit: int) -> list[tuple[Evidence, str]]:
    """For a guest without a camp the best case of each side, in its words nearest to the topic, with the item that prints it
    already ("": none): first of the side that the topic's title names first, or the newest lead where it names none, whose
    decision it is, then of those against it, then of the others that are named there."""
    best: dict[str, Evidence] = {}
    seen: dict[str, tuple[Evidence, str]] = {}
    least: dict[str, float] = {}  # of each side
    for evidence in _by_case(brief.study):
        camp, value = evidence.camp or "", _case_value(brief.study, evidence)
        at = brief.printed_at(evidence.extract) or ""
        if value < least.setdefault(camp, value * (AS_GOOD if at.startswith(_BESIDE) else NEARLY)):
            continue
        if not at:
            best.setdefault(camp, evidence)
        elif at.startswith((_BESIDE, _POINTED)):
            seen.setdefault(camp, (evidence, at))
    named = list(dict.fromkeys((*titled(brief.study), *_told_of(brief.study))))

    def order(evidence: Evidence) -> tuple[int, int]:
        place = named.index(evidence.camp) if evidence.camp in named else len(named)
        against = bool(named) and brief.sides.opposed(evidence.camp, named[0])
        return (0 if place == 0 and named else 1 if against else 2, place)

    found = {**{camp: e for camp, (e, _) in seen.items()}, **best}.values()
    ordered = _with_both(brief, sorted(found, key=lambda e: (order(e), -_case_value(brief.study, e), e.span)))
    sides = [e.camp or "" for e in ordered]
    told = [(best[camp], "") if camp in best else seen[camp] for camp in sides[:limit]]
    return [*told, *[seen[camp] for camp in sides[limit:] if camp in seen][:MOST_SEEN]]


# Of a side's strongest case: another has a line of its own if it is as good where that one stands right below, among the
# pairs, and nearly as good where it stands among the positions. A fact is told as nobody's case.
AS_GOOD, NEARLY = 0.95, 0.7
_BESIDE, _POINTED = "expected.", "positions."


@lru_cache(maxsize=64)
def _by_case(study: Study) -> tuple[Evidence, ...]:
    """What speaks for some side, the strongest case first."""
    return tuple(sorted(_speaking(study), key=lambda e: (-_case_value(study, e), e.span)))


def _case_value(study: Study, evidence: Evidence) -> float:
    """How good a case words make for the side that said them: a phrase gives no reason, and unnamed people stand for little."""
    value = _value(study, evidence)
    said = evidence.attribution.content if evidence.attribution else ()
    value *= _PHRASE if sum(word_count(study.dossier[c]) for c in said) < _LEAST_OF_A_CASE else 1.0
    return value * (_UNNAMED if evidence.sourcing == "unnamed" else 1.0)


_PHRASE, _UNNAMED = 0.8, 0.9


@lru_cache(maxsize=64)
def _speaking(study: Study) -> tuple[Evidence, ...]:
    """What speaks for some side: near the topic where anything is, and of today where the side speaks today; not its people's
    own doubt, nor the news itself."""
    lead = lead_of(study)
    cases = [
        e
        for e in study.evidence
        if e.camp
        and e.attribution is not None
        and e.attribution.spoken
        and not (e.narrated or e.dangling or e.leaning or says_nothing(e) or doubts_itself(e.text) or study.says(e))
        and e.words >= _LEAST_OF_A_CASE
        and study.relevance(e) > 0
        and not study.strange(e)
        and (lead is None or e.sourcing == "named" or study.shared(lead, e) < THE_NEWS)
    ]
    today = {e.camp for e in cases if not study.is_old(e.article)}
    cases = [e for e in cases if e.camp not in today or not study.is_old(e.article)]
    cases = [e for e in cases if study.relevance(e) >= _TOUCHES * study.best_relevance] or cases
    near = [e for e in cases if closeness(study, e) >= _NEAR]
    sides = {e.camp for e in near}
    if len(sides) < 2:
        return tuple(cases)
    against = [e for e in cases if e.camp not in sides and any(study.sides.opposed(e.camp, camp) for camp in sides)]
    both = any(study.sides.opposed(a, b) for a in sides for b in sides)
    return tuple(near if both else [*near, *against])  # "each side" is never one side and its allies


THE_NEWS = 12.0  # rarity that a statement shares with the newest lead where it tells the same news
_LEAST_OF_A_CASE = 10  # words: “He called it "petrol on a fire"” is nobody's case
_NEAR = 0.4  # of the closeness of what is closest
_TOUCHES = 0.1  # of the best relevance, by its own words


def _told_of(study: Study) -> list[str]:
    """The sides that the newest lead names, in its order."""
    lead = lead_of(study)
    named = study.camp_mentions.get(lead.article, []) if lead is not None else []
    return [camp for span, camp in named if lead is not None and lead.span.contains(span)]


def _with_both(brief: Brief, cases: list[Evidence]) -> list[Evidence]:
    """The same cases, the best one against the first right behind it: both sides are heard however few have room."""
    against = next((e for e in cases[1:] if brief.sides.opposed(e.camp, cases[0].camp)), None)
    return [cases[0], against, *(e for e in cases[1:] if e is not against)] if against is not None else cases


def titled(study: Study) -> list[str]:
    """The sides that the topic's title names, in its order."""
    places = {term: n for n, term in enumerate(study.topic)}
    camps = dict.fromkeys(actor.camp for actor in study.dossier.actors if actor.camp)
    named = [(min(places[t] for t in own), camp) for camp in camps if (own := terms(camp)) and own <= places.keys()]
    return [camp for _, camp in sorted(named)]


def _intro(brief: Brief) -> Item:
    if brief.camp is None:
        person = brief.study.person.name if brief.study.person else ""
        return Item("own_side.intro", "intro_person", {"person": person}, "Note")
    slots: dict[str, Slot] = {"camp": side_words(brief, brief.camp), "alliance": brief.sides.alliance or ""}
    return Item("own_side.intro", "intro_party", slots, "Note")


def _line(brief: Brief, evidence: Evidence, id_: str) -> Item:
    own = brief.study.is_own(evidence)
    stance: Stance | None = "own" if own else "for" if brief.camp else None
    wording = "own" if own else "ally" if brief.camp else "best_case"
    why = f"dated {_day(brief, evidence) or 'unknown'}; relevance {brief.relevance(evidence):.2f}"
    slots: dict[str, Slot] = {"extract": concise(brief, evidence, _LONG)}
    if wording == "best_case":
        slots["camp"] = side_words(brief, evidence.camp)  # also where the side itself speaks: "For the Harbour Board"
    return said_item(brief, evidence, id_, wording, slots=slots, stance=stance, why=why)


_LONG = 40  # words: of longer ones the first sentences or clauses are printed

"""What is asked on page 1, strongest first: the positions to put, what is in dispute, what the guest's side claims, what is
left open; each question with the line that backs it, no two from the same evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import chain, islice
from math import fsum

from briefings import lexicon
from briefings.model import Dossier, Extract, Guest, Item, Ref, Slot, Span, word_count
from briefings.plan import contrasts, questions, unsettled
from briefings.plan.allegiance import allegiance_of
from briefings.plan.angles import ANGLES, NAMING, Angle, angles
from briefings.plan.backing import line_of, place_of, said_by, whole_backing
from briefings.plan.between import bent
from briefings.plan.brief import Brief
from briefings.plan.conflicts import shown
from briefings.plan.counters import Counter, rank
from briefings.plan.evidence import Evidence, gather
from briefings.plan.guests import profile
from briefings.plan.kinds import meets_own
from briefings.plan.open_ends import open_ends, relevance_of
from briefings.plan.overtaken import is_overtaken
from briefings.plan.own_side import statements
from briefings.plan.points import POINTS, point
from briefings.plan.selection import on_topic
from briefings.plan.speakers import house_of, unspoken
from briefings.plan.stance import stance
from briefings.plan.terms import region_terms, terms, tie_of, words_of_fields
from briefings.plan.ties import of_title, tied
from briefings.plan.unsettled import Pair


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that could be asked, with how much it is worth to ask it."""

    question: Item
    backing: Item
    worth: float


# What a question is worth by where it comes from: for a guest who is a party, and for everybody else. The first of a kind
# and the others; a position has more by its weight.
_POSITION, _STEP, _LAST_PLACE, _WORDS = 5.0, 0.27, 12, 0.35
_WORTH: Mapping[str, tuple[float, float]] = {
    "claim": (2.6, 5.0), "claims": (1.7, 2.2), "account": (2.2, 2.8), "accounts": (1.2, 1.6), "figure": (1.6, 1.6), "figures": (0.9, 0.9), "confirm": (2.0, 1.6), "own": (1.7, 1.4),
    "owns": (1.1, 1.0), "open": (1.7, 1.9), "opens": (1.3, 1.5), "next": (0.9, 0.9), "heard": (1.3, 1.8), "report": (0.7, 1.2), "silent": (0.8, 0.8), "tie": (1.0, 1.2), "ties": (0.6, 0.8), "title": (2.6, 2.8), "role": (0.2, 0.4),
    "asked": (10.0, 2.4), "field": (4.0, 3.6), "fields": (1.0, 1.0),
    "now": (4.4, 4.2), "changed": (4.2, 4.2), "aim": (4.2, 4.4), "wider": (4.0, 4.2), "fear": (2.4, 3.6), "risk": (2.8, 3.4), "unsure": (1.8, 3.0), "follow": (6.5, 0.0), "deed": (3.8, 0.0), "deeds": (2.4, 0.0),
}  # fmt: skip

_BARE, _BARE_OWN, _BARE_OF_NOTHING = -3.0, -1.5, -4.0  # a question that quotes nothing: the words stand below it
_BARE_EARLIER = -0.3  # what the side said or did before stands below, and is told by the question
_BARE_OF_BEFORE = -1.5  # … by its month alone
_OWN_WORDS = {"own_action": 2.0, "own_contradiction": 1.8, "own_earlier": 0.8, "own_doubt": 1.8}
_OWN_UNQUOTED = 0.8  # at most, where the question quotes none of them
_ANSWERS = 1.2  # what the guest's side says otherwise, or what answers it
_FORMS = {"said": 0.3, "told": 0.3, "thinks": 0.3, "does": 0.2, "to": 0.2, "of": -0.4, "act": -0.3}
_TOPIC, _MOST_TOPIC = 0.4, 2  # for each of so many terms of the topic in the words
_JUDGES, _COUNTS, _LONG = 0.3, 0.2, 0.2
_BESIDE_THE_TOPIC, _IN_DISPUTE = -1.2, 0.5  # and how much of that is left where they meet the guest's own words
_OF_ONESELF = -1.0  # "I remember because it rained": what somebody did or felt, and nothing of the matter

# What an insider says who is not named is put more often than not, what somebody only did hardly ever.
_UNNAMED, _DEED = 0.6, -1.4
_BY_VERB = frozenset({"threat", "warning", "accusation", "demand", "denial", "denied"})  # whose verb is the point
_NOT_PRINTED = -0.8  # of a question whose evidence has no place of its own in the pack
_OF_WHO_ACTS = frozenset(("now", "changed", "aim", "wider"))
_OTHERS_DO = -3.2  # of what another side does and means, for a guest who speaks for one
_OWN_WARNING = 2.0  # more for what the side itself threatened
_OF_THE_SIDE = -0.6  # of words of the guest's side that the guest did not say
_AGAIN = 1.7  # less for each question about the same speaker before
_AGAIN_UNQUOTED = 1.3
_BRINGS_UP = 0.4  # somebody knew, it took long, it is not so …
_ENOUGH_WORDS = 5
# Of what is as near to the topic as the third nearest stretch, where the title ties things together and where it only names them:
# what shares only the story's words comes last.
_NEARNESS, _NEARNESS_OF_NAMES = 2.0, 0.4
_KNOWS, _CANNOT_KNOW = (
    0.8,
    -2.5,
)  # of what is in dispute, whether it is told of the guest's side: who speaks for a side counts nothing for others
_FORESEES = -2.2  # of what somebody of no side expects, for a guest who speaks for a side: who acts does not forecast
# Of what is of the guest's own field: the region that a scholar studies, and for each of so many words of what they work on.
_OF_REGION, _OUT_OF_REGION, _OF_FIELD, _MOST_OF_FIELD = 1.6, -1.0, 0.5, 2
_OF_ANOTHER_TOPIC, _BENT = (
    -5.0,
    -0.15,
)  # of words that are in the company of what another topic of the list asks for, from so much on
_OLD_NEWS = -3.5  # of what was said weeks before the newest article, but for a side's own earlier words


def asked(brief: Brief) -> Iterator[Pair]:
    """Questions with their backing lines, the worthiest first, no two from the same evidence.

    Of two guests of one topic who stand for the same side, or for none, the second is asked others of nearly the same worth;
    the strongest question is put to both.
    """
    candidates = [_on_the_day(brief, c) for c in _candidates(brief) if not _is_overtaken(brief, c)]
    candidates = _with_reason_first(brief, candidates)
    before: set[Span] = set()  # what the packs of guests alike ask
    for other in _guests_alike(brief):
        theirs = [_for_field(brief, c, other) for c in candidates]
        put = list(islice(_best_first(brief, theirs), MOST_ASKED))
        before |= set[Span]().union(*(_sentences(brief, c) for c in put))
        put = put[1:]
        places = set[Span]().union(*(_sentences(brief, c) for c in put))
        again = (any(c.question is p.question for p in put) or bool(places & _sentences(brief, c)) for c in candidates)
        candidates = [
            replace(c, worth=c.worth + _PUT_BEFORE) if same else c for c, same in zip(candidates, again, strict=True)
        ]
    best = _best_first(brief, [_for_field(brief, c, brief.assignment.guest) for c in candidates])
    top = list(islice(best, MOST_ASKED))
    near = list(islice(best, _MOST_FURTHER))
    first = _with_charge(brief, top, near)
    then = [c for c in (*top, *near) if not any(c is put for put in first)]
    asked_here = _with_own_first(brief, _opened_by_name(brief, first), before)
    for candidate in chain(asked_here, then, best):
        yield candidate.question, candidate.backing


def _with_reason_first(brief: Brief, candidates: list[Candidate]) -> list[Candidate]:
    """The same, for a guest of no side: of two who make one point, somebody named who gives a reason for it is worth as much as
    those without a name, and a little more."""
    if brief.camp is not None:
        return candidates
    unnamed: dict[str, float] = {}
    for c in candidates:
        if c.question.sourcing == "unnamed" and (about := _one_point(brief, c)):
            unnamed[about] = max(c.worth, unnamed.get(about, c.worth))
    return [
        replace(c, worth=max(c.worth, unnamed[about] + _REASONED))
        if c.question.sourcing == "named" and (about := _one_point(brief, c)) in unnamed and _gives_reason(brief, c)
        else c
        for c in candidates
    ]


def _gives_reason(brief: Brief, candidate: Candidate) -> bool:
    """Whether the words of a question say why."""
    words = candidate.question.slots.get("words")
    return isinstance(words, Extract) and any(_WHY.search(brief.dossier[piece]) for piece in words.pieces)


_WHY = re.compile(r"\b(?:because|due to|owing to|thanks to)\b")
_REASONED = 0.1


def _with_own_first(brief: Brief, best: list[Candidate], before: Set[Span]) -> list[Candidate]:
    """The same, for a guest of no side what they are there for first: of two who stand alike, the second, who studies a region,
    what a named person says of it that the first is not asked; else the matter in dispute that page 1 calls their purpose."""
    if brief.camp is not None:
        return best
    of_field = (
        c for c in best
        if before and c.question.sourcing == "named" and _is_of_region(brief, c) and not _sentences(brief, c) & before
    )  # fmt: skip
    purpose = (c for c in best if c.question.wording in _PURPOSES)
    own = next(of_field, None) or next(purpose, None)
    return [own, *(c for c in best if c is not own)] if own is not None else best


def _with_charge(brief: Brief, best: list[Candidate], left: list[Candidate]) -> list[Candidate]:
    """The same, for a guest of a side, where nothing of them is asked that somebody named of another side charges it with: that,
    before what outlets bring up in their own voice, of which the last goes."""
    prose = [n for n, c in enumerate(best) if c.question.speaker is None and c.question.wording in _OF_OUTLETS]
    if brief.camp is None or not prose or any(_is_charge(brief, c) for c in best):
        return best
    put = {c.question.speaker for c in best}
    charge = next((c for c in left if _is_charge(brief, c) and c.worth > 0 and c.question.speaker not in put), None)
    if charge is None:
        return best
    kept = [c for n, c in enumerate(best) if n != prose[-1]]
    return [*kept[: prose[0]], charge, *kept[prose[0] :]]


def _is_charge(brief: Brief, candidate: Candidate) -> bool:
    """Whether a question puts words of somebody named of a side that the guest's does not stand with."""
    question = candidate.question
    return (
        question.wording in _CHARGES
        and question.sourcing == "named"
        and isinstance(question.slots.get("words"), Extract)
        and question.camp is not None
        and question.camp != brief.camp
        and not brief.sides.together(question.camp, brief.camp)
    )


_OF_OUTLETS = tuple(f"question_{name}" for name in ANGLES)
_CHARGES = tuple(
    f"question_{kind}"
    for kind in ("counter", "accusation", "charge", "failure", "reply", "denial", "demand", "threat", "warning")
)

_PURPOSES = tuple(f"question_{kind}" for kind in ("reason", "decided", "effect", "blame"))


def _opened_by_name(brief: Brief, best: list[Candidate]) -> list[Candidate]:
    """The same, but for what an outlet reports of the side's own act: "How does that fit Norland’s warning?" comes behind what
    lets a listener hear the warning, else last of what is put by name; it opens where nobody is named."""
    act = next(
        (c for c in best[:1] if c.question.wording == "question_own_action" and c.question.speaker is None), None
    )
    named = [n for n, c in enumerate(best) if c.question.sourcing == "named" and c.question.slots.get("words")]
    if act is None or not named:
        return best
    said = next((n for n in named if best[n].question.camp == brief.camp), named[-1])
    return [*best[1 : said + 1], act, *best[said + 1 :]]


def _guests_alike(brief: Brief) -> list[Guest]:
    """The guests before this one on the topic's list who stand for the same side, or like this one for none."""
    topic, guest = brief.assignment.topic, brief.assignment.guest
    before = (other for other in topic.guests if other.number < guest.number)
    return [other for other in before if profile(other, brief.dossier).camp == brief.camp]


MOST_ASKED = 5  # on page 1 of a pack
_PUT_BEFORE = -2.8  # of what the pack of a guest alike asks


def _best_first(brief: Brief, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates that are asked, in turn."""
    left = _quoting_first(list(candidates))
    seen: set[Span] = set()
    told: set[tuple[str, Slot]] = set()
    speakers: dict[str, int] = {}
    points: dict[str, int] = {}
    point_of = {id(c): _one_point(brief, c) for c in left}
    while left:
        best = max(
            left,
            key=lambda c: (
                c.worth
                - _again(c) * speakers.get(c.question.speaker or "", 0)
                - (_SAME_DANGER if point_of[id(c)] == _DANGER else _SAME_POINT) * points.get(point_of[id(c)], 0)
            ),
        )
        left.remove(best)
        places = _sentences(brief, best)
        same = best.question.wording, best.question.slots.get("second")
        if (places and places & seen) or (best.question.wording in _ALONE and same in told):
            continue
        if any(wording == _ONE_POINT.get(best.question.wording) for wording, _ in told):
            continue
        told.add(same)
        seen |= places
        if point_of[id(best)]:
            points[point_of[id(best)]] = points.get(point_of[id(best)], 0) + 1
        if best.question.speaker:
            speakers[best.question.speaker] = speakers.get(best.question.speaker, 0) + 1
        yield best


def _quoting_first(candidates: list[Candidate]) -> list[Candidate]:
    """The same, where a question that quotes nothing counts less if another quotes its speaker."""
    quoted = {c.question.speaker for c in candidates if c.question.speaker and c.question.slots.get("words")}
    return [
        replace(c, worth=c.worth + _BARE_OF_QUOTED)
        if c.question.wording in _BARE_OF_ANYBODY and c.question.speaker in quoted
        else c
        for c in candidates
    ]


_BARE_OF_ANYBODY = frozenset(("question_bare", "question_bare_weigh"))
_BARE_OF_QUOTED = -2.0

_DANGER, _SAME_DANGER = "danger", 2.0  # of several fears one is asked first
_SAME_POINT = 8.0  # less for each question before on the same: it is asked where nothing else is left


def _one_point(brief: Brief, candidate: Candidate) -> str:
    """What a question comes to that others ask in other words: whether a guest's side takes the risk of what another threatens,
    and how large the effect will be; "" for anything else."""
    question, words = candidate.question, candidate.question.slots.get("words")
    if question.wording == "question_threat" and question.camp and brief.camp is not None:
        return f"threat of {question.camp}"
    if question.wording in ("question_risk", "question_fear"):
        return _DANGER
    told = " ".join(brief.dossier[piece] for piece in words.pieces) if isinstance(words, Extract) else ""
    return "effect" if question.wording == "question_effect" or _sizes().search(told) else ""


@cache
def _sizes() -> re.Pattern[str]:
    """Words that say how large an effect is: "the impact on rents will be small", "will hardly change the vote"."""
    effect = lexicon.load("claims")["effect"]
    size = lexicon.alternation([*effect["yes"], *effect["no"]])
    noun, verb = lexicon.alternation(effect["nouns"]), lexicon.alternation(effect["verbs"])
    return re.compile(
        rf"\b(?:{noun})\b(?:\s[\w’'-]+){{0,6}}?\s(?:be|is|are|was|were|been)\s(?:{size})\b|\b(?:{size})\s(?:{noun}|{verb})\b",
        re.IGNORECASE,
    )


def _again(candidate: Candidate) -> float:
    """What a further question about a speaker loses: more where it quotes nothing of what they said."""
    return _AGAIN + _AGAIN_UNQUOTED * candidate.question.wording.startswith("question_bare")


# Whether it was the reason, and what effect it had: one question.
_ONE_POINT = {"question_reason": "question_tie", "question_tie": "question_reason"}
_ALONE = (
    "question_bare_earlier",
    "question_tie",
    "question_role",
    "question_title",
)  # the same question twice, whatever stands below it


def _on_the_day(brief: Brief, candidate: Candidate) -> Candidate:
    """The same with what it is worth on this topic and on the day of the newest article."""
    held = _evidence(brief, candidate)
    worth = candidate.worth
    if (yard := brief.study.relevances[:_YARDSTICK][-1:]) and yard[0]:
        weight = _NEARNESS if tie_of(brief.assignment.topic.title) else _NEARNESS_OF_NAMES
        worth += weight * min(1.0, max((brief.relevance(e) for e in held), default=0.0) / yard[0])
    kind = candidate.question.wording.removeprefix("question_")
    if (
        candidate.question.wording not in _OF_BEFORE
        and kind not in _LASTING
        and held
        and all(brief.study.is_old(e.article) for e in held)
    ):
        worth += _OLD_NEWS
    worth += _FORESEES * _is_forecast(brief, candidate.question)
    if held and kind not in _OF_RECORD:
        words = candidate.question.slots.get("words")
        if kind not in ANGLES:
            worth += _OF_ANOTHER_TOPIC * max(0.0, _BENT - max(bent(brief.study, e) for e in held))
        if words and kind not in _LASTING:  # what is in dispute is asked by what the title asks
            quoted = _terms_of(brief, words) if kind in NAMING else None
            worth += _NAMED_BY_ANOTHER * all(_is_named_by_another(brief, e, quoted) for e in held)
        worth += _WITHOUT_TOPIC * (
            isinstance(words, Extract) and kind not in ANGLES and _is_beside(brief, candidate, held)
        )
    return replace(candidate, worth=worth + _BY_THEMSELVES * _says_nothing_alone(brief, candidate.question))


def is_of_another_topic(brief: Brief, evidence: Evidence) -> bool:
    """Whether a stretch is nearer to another topic of the list: the words of its title weigh far more in it."""
    return _is_named_by_another(brief, evidence)


def _is_named_by_another(brief: Brief, evidence: Evidence, quoted: Set[str] | None = None) -> bool:
    """Whether the words of another title of the list weigh far more in a stretch than those of this one: a pact's word on the
    sending of divers, where the topic is the ban on nets. Who is named in this title speaks on it."""
    study, title = brief.study, terms(brief.assignment.topic.title)
    if (terms(evidence.speaker or "") | terms(evidence.camp or "")) & title:
        return False
    held = evidence.terms if quoted is None else quoted
    own = _weight(brief, held & title)
    others = (_weight(brief, (held & terms(other.assignment.topic.title)) - title) for other in study.beside)
    return any(weight >= max(_LEAST_OF_ANOTHER, _FAR_MORE * own) for weight in others)


def _is_beside(brief: Brief, candidate: Candidate, held: Iterable[Evidence]) -> bool:
    """Whether a question quotes no term of the topic, and nobody whom its title names, nor of a scholar's own region."""
    study, title = brief.study, terms(brief.assignment.topic.title)
    near = (e for e in held if study.relevance(e) >= _NEAR_OF_NAMED * study.best_relevance)
    if any((terms(e.speaker or "") | terms(e.camp or "")) & title for e in near) or _is_of_region(brief, candidate):
        return False
    told = _terms_of(brief, candidate.question.slots.get("words")) & brief.topic.keys()
    least = _TELLING * max((study.rarity(term) for term in sorted(brief.topic)), default=0.0)
    return max((study.rarity(term) for term in sorted(told)), default=0.0) < min(least, _RARE_ENOUGH) or not told


_NEAR_OF_NAMED = 0.3  # of the best relevance: not all that a side says is on the topic that names it
_TELLING, _RARE_ENOUGH = 0.4, 0.6  # of the rarest term of the topic: "ferry" may stand in every line of a story


def _terms_of(brief: Brief, words: Slot) -> frozenset[str]:
    """The terms of what a question quotes."""
    pieces = words.pieces if isinstance(words, Extract) else ()
    return frozenset[str]().union(*(terms(brief.dossier[p]) for p in pieces))


def _weight(brief: Brief, held: Set[str]) -> float:
    """How much words tell, by how rare they are."""
    return fsum(brief.study.rarity(term) for term in sorted(held))


_LEAST_OF_ANOTHER, _FAR_MORE = 3.0, 2.0  # the weight of two words that a fifth of the stretches hold
_NAMED_BY_ANOTHER = -4.0
_WITHOUT_TOPIC = -2.0  # of words without a term of the topic, but for a scholar's own region
_LASTING = frozenset(("risk", "follow"))  # a danger and a step already taken are no old news

# The side's own record, what its house can do, and what is not confirmed are asked whatever the topic.
_OF_RECORD = frozenset(
    ("own_action", "own_contradiction", "own_earlier", "own_doubt", "bare_earlier", "house", "confirm")
)


def _for_field(brief: Brief, candidate: Candidate, guest: Guest) -> Candidate:
    """The same with what it adds that it is of the field of a guest for whom the articles show no side."""
    if brief.camp is not None:
        return candidate
    study, role = brief.study, guest.role or guest.text
    told = frozenset[str]().union(*(e.terms for e in _evidence(brief, candidate)))
    region, work = region_terms(role).keys(), words_of_fields(role)
    worth = (_OF_REGION if told & region else _OUT_OF_REGION) if any(study.meets(t) for t in sorted(region)) else 0.0
    return replace(candidate, worth=candidate.worth + worth + _OF_FIELD * min(_MOST_OF_FIELD, len(told & work)))


def _is_of_region(brief: Brief, candidate: Candidate) -> bool:
    """Whether words name a country that this guest studies."""
    return any(e.terms & brief.study.region.keys() for e in _evidence(brief, candidate))


def _is_forecast(brief: Brief, question: Item) -> bool:
    """Whether a guest who speaks for a side is asked what somebody of no side expects."""
    foresees = question.wording in ("question_forecast", "question_warning")
    return foresees and brief.camp is not None and question.camp is None


def _says_nothing_alone(brief: Brief, question: Item) -> bool:
    """Whether a listener cannot tell from the words alone what they are about: no term of the topic, no name, no figure and no
    word of judgement is in them: "You pay more for a cup of tea"."""
    words = question.slots.get("words")
    if not isinstance(words, Extract) or question.slots.get("in_person"):
        return False
    told = " ".join(brief.dossier[piece] for piece in words.pieces)
    if _OF_SOMEBODY.search(told) and not _NAMES.search(told):
        return True
    held = questions.on_topic(brief, question) or _NAMES.search(told) or point(told)
    return not held and not stance(told).critical


_NAMES = re.compile(r"\d|\s[A-Z]")
_OF_SOMEBODY = re.compile(r"\b(?:he|she|him|his|hers?)\b", re.IGNORECASE)  # "Three weeks later he took the money": who?


_BY_THEMSELVES = -1.8  # and they stand there alone


def _is_overtaken(brief: Brief, candidate: Candidate) -> bool:
    """Whether all that a question rests on is what the news of the cue has overtaken."""
    held = _evidence(brief, candidate)
    earlier = candidate.question.wording in _OF_BEFORE
    return bool(held) and not earlier and all(is_overtaken(brief.study, e) for e in held)


_YARDSTICK = 3  # the how-many-eth nearest stretch is the measure
_OF_BEFORE = frozenset(
    f"question_{kind}" for kind in ("own_action", "own_earlier", "bare_earlier", "own_contradiction")
)


def _evidence(brief: Brief, candidate: Candidate) -> list[Evidence]:
    """The stretches that a question rests on: those it quotes, else those whose places its backing names."""
    quoted = [x.span for x in (*candidate.question.extracts, *candidate.backing.extracts)]
    if quoted:
        return brief.study.meeting(*quoted)
    codes = str(candidate.backing.slots.get("codes") or candidate.backing.slots.get("code") or "").split(", ")
    return [e for e in brief.evidence if brief.dossier.code(e.span) in codes]


def _sentences(brief: Brief, candidate: Candidate) -> set[Span]:
    """The sentences that a question and its backing quote, or weigh against each other."""
    row = candidate.backing.slots.get("backing")
    if candidate.question.wording == "question_account" and isinstance(row, Ref):
        link = shown(brief)[int(row.item.rpartition(".")[2]) - 1]
        return {
            s.span for m in link.members if (s := brief.dossier.of(m.span.article).article.sentence_at(m.span.start))
        }
    if candidate.question.wording in ("question_role", "question_tie") and not candidate.backing.extracts:
        return {e.span for e in _evidence(brief, candidate) if e.speaker == candidate.backing.speaker}
    return {
        sentence.span
        for extract in (*candidate.question.extracts, *candidate.backing.extracts)
        if (sentence := brief.dossier.of(extract.article).article.sentence_at(extract.span.start))
    }


def _candidates(brief: Brief) -> Iterator[Candidate]:
    """All that could be asked, in an order that decides between equals."""
    ranked = rank(brief.study)
    known = {c.evidence.span: (n, c) for n, c in enumerate(ranked)}
    for question, position in _position_questions(brief):
        counter = known.get(place) if (place := place_of(brief, position)) else None
        if question.wording.startswith("question_bare"):
            earlier = question.wording == "question_bare_earlier"
            if position.wording != "see_cue" and position.extracts and (question.speaker or earlier):
                backing = whole_backing(brief, position)
            elif position.slots.get("see") != Ref("top_sheet.cue"):
                backing = line_of(position)  # its words stand in full further on
            else:
                continue
        else:
            backing = line_of(position)
        if question.wording == "question_own_action" and counter is not None:
            backing = replace(backing, slots={**backing.slots, "own": contrasts.own_words(brief, counter[1])})
        yield Candidate(question, backing, _put(brief, question, counter))
    for question, backing, counter in _unquoted(brief, known):
        yield Candidate(question, backing, _put(brief, question, counter))
    for question, backing in _further(brief):
        counter = known.get(place) if (place := place_of(brief, backing)) else None
        yield Candidate(question, backing, _put(brief, question, counter) + _NOT_PRINTED)
    told = {q.slots.get("about") for q, _ in _position_questions(brief) if q.wording == "question_figure"}
    counted = (pair for pair in unsettled.figures(brief) if pair[0].slots.get("about") not in told)
    yield from _of_kind(brief, "claim", unsettled.claims(brief))
    yield from _of_kind(brief, "account", unsettled.accounts(brief))
    ties = tuple(tied(brief))
    yield from _of_kind(brief, "tie", (pair for pair in ties if pair[0].wording != "question_role"))
    yield from _of_kind(brief, "role", (pair for pair in ties if pair[0].wording == "question_role"))
    yield from _of_kind(brief, "title", of_title(brief))
    asked = "asked" if brief.camp is not None else "confirm"
    yield from _of_kind(brief, asked, unsettled.confirmation(brief))
    brought_up = tuple(_brought_up(brief))
    for name in ANGLES:
        yield from _of_kind(brief, name, (pair for pair in brought_up if pair[0].wording == f"question_{name}"))
    yield from _of_kind(brief, "field", _of_the_house(brief))
    yield from _of_kind(brief, "deed", _deeds(brief))
    yield from _of_kind(brief, "figure", counted)
    yield from _of_kind(brief, "own", _pressing(brief))
    yield from _of_kind(brief, "open", islice(_left_open(brief), MOST_OPEN))
    yield from _of_kind(brief, "next", unsettled.still_to_come(brief))
    yield from _of_kind(brief, "heard", _heard(brief))
    yield from _of_kind(brief, "report", _reports(brief))
    yield from _of_kind(brief, "silent", islice(unsettled.silent(brief), 1))


def _of_kind(brief: Brief, kind: str, pairs: Iterable[Pair]) -> Iterator[Candidate]:
    """The questions of one kind with what they are worth; the second and third of some count less."""
    for n, (question, backing) in enumerate(pairs):
        base = _WORTH.get(f"{kind}s", _WORTH[kind]) if n else _WORTH[kind]
        worth = base[brief.camp is None] + _of_words(brief, question, linked=False)
        if (
            kind in ("claim", "figure")
            and brief.camp is not None
            and (known := question.slots.get("knows")) is not None
        ):
            worth += _KNOWS if known else _CANNOT_KNOW
        worth += _OTHERS_DO * (kind in _OF_WHO_ACTS and _is_of_others(brief, question))
        if kind == "own" and not question.slots.get("in_person"):
            worth += _OWN_WARNING if question.wording == "question_own_warning" else _OF_THE_SIDE
        yield Candidate(question, backing, worth)


def _is_of_others(brief: Brief, question: Item) -> bool:
    """Whether what is done, or when, is told of another side than that which the guest speaks for."""
    words = question.slots.get("words")
    if brief.camp is None or question.slots.get("party") or not isinstance(words, Extract):
        return False
    pieces = words.pieces if question.wording == "question_now" else words.pieces[:1]
    named = {camp for piece in pieces for _, camp in allegiance_of(brief.study).mentions(piece)}
    return bool(named) and brief.camp not in named


def _put(brief: Brief, question: Item, known: tuple[int, Counter] | None) -> float:
    """What it is worth to put a position: its place among them, whether it meets the guest's own words, and what it quotes."""
    place, counter = known or (_LAST_PLACE, None)
    worth = _POSITION - _STEP * min(place, _LAST_PLACE)
    own = _OWN_WORDS.get(counter.reason if counter else "", 0.0)
    worth += min(own, _OWN_UNQUOTED) if question.wording.startswith("question_bare") else own
    linked = counter is not None and meets_own(brief, counter)
    if question.sourcing == "unnamed":
        worth += _UNNAMED
    if question.slots.get("form") == "does" and question.wording.removeprefix("question_") not in _BY_VERB:
        worth += _DEED
    told = _of_words(brief, question, linked=linked)
    return worth + _ANSWERS * linked + (told if question.wording.startswith("question_bare") else _WORDS * told)


def _of_words(brief: Brief, question: Item, *, linked: bool) -> float:
    """What the words that a question quotes add to its worth."""
    if question.wording == "question_bare_earlier":
        if question.slots.get("about"):
            return _BARE_EARLIER
        return _BARE_OF_BEFORE if question.slots.get("when") else _BARE
    if question.wording.startswith("question_bare"):
        own = _BARE_OWN if question.wording == "question_bare_own" else _BARE
        return own if question.slots.get("about") else _BARE_OF_NOTHING
    extract = question.slots.get("words")
    if not isinstance(extract, Extract):
        return 0.0
    words = " ".join(brief.dossier[piece] for piece in extract.pieces)
    topical = min(_MOST_TOPIC, questions.on_topic(brief, question))
    worth = _FORMS.get(str(question.slots.get("form")), 0.0) + _TOPIC * topical
    worth += _JUDGES * stance(words).critical + _COUNTS * any(c.isdigit() for c in words)
    worth += _BRINGS_UP * bool(point(words))
    worth += _LONG * (word_count(words) >= _ENOUGH_WORDS)
    if not topical:
        worth += _BESIDE_THE_TOPIC * (_IN_DISPUTE if linked else 1.0)
    if not topical and not linked:
        worth += _OF_ONESELF * (_SPEAKS_OF_SELF.match(words) is not None and not question.slots.get("in_person"))
    return worth


_SPEAKS_OF_SELF = re.compile(r"(?:I|We|My)\b|.*\bI\b")


def _unquoted(
    brief: Brief, known: Mapping[Span, tuple[int, Counter]]
) -> Iterator[tuple[Item, Item, tuple[int, Counter]]]:
    """Positions of which no few words can be quoted: the words are read out below, and then asked."""
    items = brief.planned.get("positions", ())
    have = {item.id.removesuffix(".question") for item in items if item.style == "Question"}
    for position in items:
        counter = known.get(place) if (place := place_of(brief, position)) else None
        if counter is None or position.id in have or not position.extracts or not position.speaker:
            continue
        question = questions.compose(brief, counter[1], "", bare=True)
        if question is not None and question.wording.startswith("question_bare"):
            yield question, whole_backing(brief, position), counter


def _further(brief: Brief) -> Iterator[tuple[Item, Item]]:
    """What the section of positions has no room for, strongest first; only what can be quoted."""
    put = [i for i in brief.planned.get("positions", ()) if i.style != "Question"]
    places = {place_of(brief, item) for item in put}
    speakers = {item.speaker for item in put}
    left = [c for c in rank(brief.study)[:_MOST_FURTHER] if c.evidence.span not in places]
    for counter in sorted(left, key=lambda c: c.evidence.speaker in speakers):
        if counter.reason == "own_action":
            continue
        question = questions.compose(brief, counter, "")
        if question is not None and not question.wording.startswith("question_bare"):
            yield question, said_by(brief, counter.evidence)


def _of_the_house(brief: Brief) -> Iterator[tuple[Item, Item]]:
    """What is said of the body that a guest sits in, where few stretches name it: a member of the harbour board is asked what the
    board can do about it."""
    study = brief.study
    for body in house_of(brief):
        naming = [e for e in study.evidence if body in e.text]
        if not 0 < len(naming) <= max(_FEW_NAMING, len(study.evidence) // _RARELY):
            continue
        for evidence in sorted(naming, key=lambda e: (-study.relevance(e), e.span)):
            if evidence.attribution is None or not evidence.speaker or study.says(evidence):
                continue
            question = questions.of_house(brief, evidence, body)
            if question is not None:
                yield question, said_by(brief, evidence)


_FEW_NAMING, _RARELY = 2, 20  # stretches, and one in so many


def _pressing(brief: Brief) -> Iterator[tuple[Item, Item]]:
    """What the guest's own side claims, to be asked what it rests on."""
    found = (
        (question, said_by(brief, evidence))
        for evidence in statements(brief)[:_MOST_FURTHER]
        if brief.study.is_own(evidence) and (question := questions.press(brief, evidence, "")) is not None
    )
    yield from islice(found, MOST_PRESSED)


def _heard(brief: Brief) -> Iterator[tuple[Item, Item]]:
    """What others than the guest's side say on the topic, by name or not, to be weighed: for a guest of a side in stems that take
    nobody's part, as the articles do not show whose side they are on. Not one version of what is in dispute without the other."""
    study = brief.study
    disputed = _in_dispute(brief)
    said = [
        e
        for e in study.evidence
        if e.speaker
        and e.attribution is not None
        and e.attribution.spoken
        and e.attribution.actor not in study.hosts
        and not study.is_own(e)
        and not any(e.span.overlaps(span) for span in disputed)
        and not (e.camp and study.camp and study.sides.together(e.camp, study.camp))
    ]
    best_of_each: dict[str | None, Evidence] = {}
    ranked = on_topic(study, said)[:_MOST_FURTHER]
    for evidence in ranked:
        best_of_each.setdefault(evidence.speaker, evidence)
    for evidence in dict.fromkeys((*best_of_each.values(), *ranked)):
        counter = Counter(evidence, "others" if study.camp else "best_case", None, study.relevance(evidence))
        question = questions.compose(brief, counter, "")
        if (
            question is None
            or question.wording.startswith("question_bare")
            or question.slots.get("form") not in _CLAUSES
        ):
            continue
        if question.wording in _NEUTRAL or study.camp is None:
            yield question, said_by(brief, evidence)


def _brought_up(brief: Brief) -> Iterator[Pair]:
    """What sentences on the topic bring up, the nearest first."""
    study = brief.study
    near = [(relevance_of(study, angle.pieces[0]), e, angle) for e, angle in _with_angles(study.dossier)]
    for nearness, evidence, angle in sorted(near, key=lambda found: (-found[0], found[2].pieces)):
        if nearness < _NEAR_ENOUGH * study.best_relevance:
            break
        if angle.name == "follow" and not _may_follow(brief, angle.pieces[0]):
            continue
        question = questions.brought_up(brief, evidence, angle)
        if question is None:
            continue
        backing = said_by(brief, evidence if question.speaker else unspoken(evidence))
        if question.sourcing == "unnamed":  # "These officials" leans on the sentence before
            who = {name: question.slots[name] for name in ("speaker", "who")}
            backing = replace(backing, slots={**backing.slots, **who})
        yield question, backing


def _deeds(brief: Brief) -> Iterator[Pair]:
    """What the guest's own side did by an outlet's account, the nearest to the topic first."""
    if brief.camp is None:
        return
    told = (e for e in brief.evidence if e.attribution is None and not e.leaning and not brief.study.is_old(e.article))
    for evidence in islice(sorted(told, key=lambda e: (-brief.relevance(e), e.span)), _MOST_DEEDS):
        if brief.relevance(evidence) < _NEAR_ENOUGH * brief.study.best_relevance:
            return
        if allegiance_of(brief.study).first_named(evidence.span) == brief.camp:
            question = questions.deed(brief, evidence)
            if question is not None:
                yield question, said_by(brief, evidence)


_MOST_DEEDS = 24  # stretches that are tried
_NEAR_ENOUGH = 0.12  # of the best relevance


@lru_cache(maxsize=1)  # one dossier a run
def _with_angles(dossier: Dossier) -> tuple[tuple[Evidence, Angle], ...]:
    """Every stretch of a story with what one of its sentences brings up."""
    return tuple(
        (evidence, angle)
        for evidence in gather(dossier)
        for sentence in dossier.of(evidence.article).article.sentences_in(evidence.span)
        for angle in angles(dossier.of(evidence.article).article, sentence.span)
        if any(evidence.extract.span.contains(piece) for piece in angle.pieces)
    )


def _may_follow(brief: Brief, words: Span) -> bool:
    """Whether what a country or body has done is a step that the guest's own, which stands with it, has not been told to take."""
    allegiance, camp = allegiance_of(brief.study), brief.camp
    first = next(iter(allegiance.mentions(words)), None)
    if camp is None or first is None or first[1] == camp or first[0].start - words.start > _HEAD_OF_SUBJECT:
        return False
    kinds = {actor.kind for name in (camp, first[1]) if (actor := brief.dossier.actor(name)) is not None}
    return kinds <= {"country"} and brief.sides.together(first[1], camp)


_HEAD_OF_SUBJECT = 4  # code points: "the "


def _in_dispute(brief: Brief) -> list[Span]:
    """What another article, or a later one, tells differently."""
    differ = (link for link in brief.dossier.links if link.kind in ("conflicts", "updates"))
    return [member.span for link in differ for member in link.members]


_CLAUSES = frozenset({"said", "told", "thinks", "does"})  # a phrase of theirs is no point by itself
_NEUTRAL = frozenset(
    f"question_{kind}" for kind in ("others", "weigh", "number", "forecast", "announced", "warning", "act", *POINTS)
)


def _reports(brief: Brief) -> Iterator[tuple[Item, Item]]:
    """What outlets report of the topic in their own voice, the most relevant first."""
    disputed = _in_dispute(brief)
    plain = [
        e
        for e in brief.evidence
        if e.attribution is None and not e.leaning and not any(e.span.overlaps(span) for span in disputed)
    ]
    ranked = sorted(on_topic(brief.study, plain), key=lambda e: (-brief.relevance(e), e.span))
    for evidence in ranked[:_MOST_FURTHER]:
        if brief.relevance(evidence) < _NEAR * brief.study.best_relevance:
            break  # "Police put the crowd at 8,000", on the warnings of the police
        question = questions.report(brief, evidence, "")
        if question is not None:
            yield question, said_by(brief, evidence)


def _left_open(brief: Brief) -> Iterator[tuple[Item, Item]]:
    """What the articles leave open, near the topic."""
    for end in open_ends(brief.study)[:_MOST_FURTHER]:
        evidence = next((e for e in brief.evidence if e.span.contains(end.sentence)), None)
        if evidence is None or not brief.relevance(evidence):
            continue
        question = questions.left_open(brief, end.sentence, unspoken(evidence), "")
        if question is not None:
            yield question, said_by(brief, unspoken(evidence))


_NEAR = 0.5  # of the best relevance
MOST_PRESSED = 3
MOST_OPEN = 2
_MOST_FURTHER = 12  # stretches that are tried


def _position_questions(brief: Brief) -> Iterator[tuple[Item, Item]]:
    """The positions' questions, each with its position."""
    items = {item.id: item for item in brief.planned.get("positions", ())}
    for id_, question in items.items():
        position = items.get(id_.removesuffix(".question"))
        if position is not None and position is not question:
            yield question, position

"""What the guest will say, and the answer from the articles beside it: two columns, a few words each."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from briefings.model import Extract, Item, Ref, Span, Stance, word_count
from briefings.plan.allegiance import TURNS_DOWN, allegiance_of
from briefings.plan.answers import (
    answers,
    are_versions,
    at_two_ends,
    ends_of,
    is_anybodys_end,
    matter,
    meets,
    only_explains,
    same_object,
    same_thing,
    speaks_of_it,
    turns_down,
)
from briefings.plan.askable import is_idle
from briefings.plan.brief import Brief
from briefings.plan.conflicts import relevant
from briefings.plan.counters import OWN, Counter, answers_for_another, is_unsided, rank
from briefings.plan.cue import lead_of
from briefings.plan.evidence import Evidence
from briefings.plan.excerpts import paired, shortened, told
from briefings.plan.facts import opening
from briefings.plan.hedges import loses_hedge
from briefings.plan.lines import SAID, said_item
from briefings.plan.nearness import attitude, closeness, strength
from briefings.plan.overtaken import is_overtaken
from briefings.plan.own_side import THE_NEWS, statements
from briefings.plan.replies import answered
from briefings.plan.silence import no_comment
from briefings.plan.speech import may_be_own
from briefings.plan.stance import doubts_itself
from briefings.plan.study import Study, alike
from briefings.plan.terms import terms
from briefings.plan.versions import evidence_at
from briefings.template.shape import SectionTemplate

LONGEST_SIDE = 28  # words
LONGEST_WHOLE = 28  # words of a stretch that is printed without a cut

_SIDE = SAID
WORDINGS = {
    "head_case": (),
    "head_answer": (),
    "head_side": (),
    "head_reply": (),
    "case": _SIDE,
    "case_silent": _SIDE,
    "answer": (*_SIDE, "own"),
    "answer_seen": (*_SIDE, "own", "see"),
    "no_answer": (),
}


def plan(brief: Brief, section: SectionTemplate) -> tuple[Item, ...]:
    """Rows of two cells: what answers each other, then the best of the guest's side that nothing answers, while fewer rows
    stand there than the template's least; empty where the articles hold no case of the guest's side, and for a guest
    without a side no answer."""
    party = brief.camp is not None
    most = min(brief.limit(section), _spared(brief))
    met = [pair for pair in _pairs(brief) if party or not _are_shades(brief, pair[0], pair[1].evidence)]
    pairs: list[tuple[Evidence, Counter | None]] = list(islice(met, most))
    shades = () if party else tuple(islice(_versions(brief, pairs), 1))
    nearest = max((_together_near(brief, *pair) for pair in shades), default=0.0)
    for pair in _opposed(brief, pairs):
        room = min(most, ENOUGH_ROWS) - len(pairs)
        if room > 1 or (room == 1 and _together_near(brief, *pair) >= nearest):
            pairs.append(pair)
    if not party:
        pairs += islice(_versions(brief, pairs), max(0, min(most, ENOUGH_DISPUTED) - len(pairs)))
        pairs += islice(_disputed(brief, pairs), max(0, min(most, ENOUGH_DISPUTED) - len(pairs)))
    pairs.sort(key=lambda pair: -_on_the_object(brief, *pair))
    wanted = max(0, min(most, section.least) - len(pairs))
    told_ = [e for case, answer in pairs for e in (case, answer.evidence if answer else case)]
    if party and not pairs:
        pairs += islice(((case, None) for case in _unanswered(brief, told_)), min(1, wanted))
    items: list[Item] = []
    for n, (case, answer) in enumerate(pairs, 1):
        if not items:
            items += _heads(party)
        own = Item(f"expected.{n}", "case", stance="own" if party and brief.study.is_own(case) else "for", column=0)
        shared = matter(brief.study, case, answer.evidence) if answer is not None else frozenset[str]()
        items.append(_cell(brief, case, own, shared))
        if answer is None:
            items.append(Item(f"expected.{n}.answer", "no_answer", {}, "Table Text", column=1))
            continue
        stance: Stance | None = (answer.stance or "counter") if party else "against"
        against = Item(f"expected.{n}.answer", "answer", stance=stance, answers=own.id, column=1, why=answer.why)
        items.append(_cell(brief, answer.evidence, against, shared, own=party and answer.reason in OWN))
    silent = no_comment(brief.with_items("expected", tuple(items)))
    return (*items, *_silent_row(brief, *silent, with_head=not items)) if silent is not None else tuple(items)


def _heads(party: bool) -> list[Item]:
    heads = ("head_case", "head_answer") if party else ("head_side", "head_reply")
    return [Item(f"expected.{head}", head, {}, "Table Head", column=i) for i, head in enumerate(heads)]


def _silent_row(brief: Brief, silent: Evidence, report: Evidence, *, with_head: bool) -> Iterator[Item]:
    """The row for a guest who says no more than their institution did: what it would not speak of, and no stance in either."""
    yield from _heads(party=True) if with_head else ()
    case = said_item(brief, silent, NO_COMMENT, "case_silent", slots={"extract": silent.extract})
    yield replace(case, style="Table Text", speaker=None, camp=None, stance=None, column=0)
    answer = Item(
        f"{NO_COMMENT}.answer", "answer", stance=None, answers=case.id, column=1, why="the report that stands"
    )
    yield replace(_cell(brief, report, answer, frozenset()), camp=None)


CUE, NO_COMMENT = "top_sheet.cue", "expected.silent"  # ids
ENOUGH_ROWS, ENOUGH_DISPUTED = 3, 3  # from which on no statements are added that only meet in argument
MOST_TRIED = 40  # cases and answers that are held against each other: a side says the same thing over and over
LEFT_OVER = 2  # of the side's words that stay for its own section, with their dates
NEAR = 0.35  # of the best relevance: what a side says beside the topic needs no answer
NEAR_OTHERS = 0.28  # likewise, of what is no position to put by itself
NEAR_ENOUGH = 0.22  # likewise, of two statements that answer each other
LEANING = 0.6  # of the worth of words that only the text before them explains
EMPTY = 0.4  # likewise of an answer that only says no


def _spared(brief: Brief) -> int:
    """How many of the side's words may stand as cases here: one at least, whatever is left over."""
    if brief.camp is None:
        return len(brief.evidence)
    free = brief.free(statements(brief))
    return max(1, (sum(brief.study.is_own(e) for e in free) or len(free)) - LEFT_OVER)


def _pairs(brief: Brief) -> Iterator[tuple[Evidence, Counter]]:
    """A case and the answer to it, the best fit first; each stretch is used once, and none that is put to the guest as
    their own side's doubt."""
    tried = _tried(brief)
    said = _cases(brief) if brief.camp is not None else [c.evidence for c in tried]
    cases = [e for e in said[:MOST_TRIED] if brief.printed_at(e.extract) is None and not _claims_nothing(brief, e)]
    fitting = [
        (fit * math.sqrt(_worth(brief, case, counter)), case, counter)
        for counter in tried
        for case in cases
        if (fit := _fit(brief, case, counter))
        and not _helps_nobody(brief, case, counter.evidence)
        and (
            brief.camp is not None
            or (_is_near(brief, case, counter.evidence) and _comes_first(brief, case, counter.evidence))
        )
    ]
    fitting.sort(key=lambda pair: (-pair[0], pair[1].span, pair[2].evidence.span))
    used: list[Evidence] = []
    for _, case, counter in fitting:
        if not any(e is u or alike(e, u) for u in used for e in (case, counter.evidence)):
            used += [case, counter.evidence]
            yield case, counter


def _versions(brief: Brief, rows: list[tuple[Evidence, Counter | None]]) -> Iterator[tuple[Evidence, Counter]]:
    """For a guest without a side the versions of one claim of which somebody says each, where neither stands in a row."""
    used = [e for case, answer in rows for e in (case, answer.evidence if answer else case)]
    for case, counter in _pairs(brief):
        both = (case, counter.evidence)
        shades = _are_shades(brief, *both) and not all(e.figures for e in both)
        if shades and not any(e is u or alike(e, u) for u in used for e in both):
            yield case, counter


def _are_shades(brief: Brief, case: Evidence, answer: Evidence) -> bool:
    """Whether two statements are versions of one claim or figure and no more ("mainly", "in part"): they do not meet."""
    return are_versions(brief.study, case, answer) and not meets(brief.study, case, answer)


def _opposed(brief: Brief, rows: list[tuple[Evidence, Counter | None]]) -> Iterator[tuple[Evidence, Counter]]:
    """A case on the topic and what is put against it there, the best first, where no sign tells that the one answers the
    other but that they are of two sides and meet in argument. A motive for the step that one side warns of comes last, where
    nothing speaks of what that side warns of, and not for a guest without a side."""
    study = brief.study
    put = rank(study) if brief.camp is not None else _said_near(study)
    tried = [c for c in put if c.reason != "own_action" and brief.printed_at(c.evidence.extract) is None]
    said = _cases(brief) if brief.camp is not None else [c.evidence for c in tried]
    cases = [e for e in said[:MOST_TRIED] if _is_case(brief, e)]
    fitting = [
        (met * math.sqrt(_worth(brief, case, counter)) * _together_near(brief, case, counter), case, counter)
        for counter in tried[:MOST_TRIED]
        if _takes_a_stand(brief, counter) and not is_overtaken(study, counter.evidence)
        for case in cases
        if (met := meets(study, case, counter.evidence)) and _of_two_sides(brief, case, counter)
        if closeness(study, counter.evidence) >= ON_TOPIC or at_two_ends(study, case, counter.evidence)
        if same_thing(study, case, counter.evidence) or _together_near(brief, case, counter) >= NEAR_TOGETHER
    ]
    motive = {(case.span, c.evidence.span) for _, case, c in fitting if only_explains(study, case, c.evidence)}
    fitting.sort(
        key=lambda pair: (
            (pair[1].span, pair[2].evidence.span) in motive, -pair[0], pair[1].span, pair[2].evidence.span
        )
    )  # fmt: skip
    used = [e for case, answer in rows for e in (case, answer.evidence if answer else case)]
    warned: list[str | None] = []  # the sides whose warning is met by what speaks of it
    for _, case, counter in fitting:
        in_motive = (case.span, counter.evidence.span) in motive
        if in_motive and (brief.camp is None or case.camp in warned):
            continue
        if not any(e is u or alike(e, u) for u in used for e in (case, counter.evidence)):
            used += [case, counter.evidence]
            if not in_motive and speaks_of_it(study, case, counter.evidence):
                warned.append(case.camp)
            yield case, counter


def _disputed(brief: Brief, rows: list[tuple[Evidence, Counter | None]]) -> Iterator[tuple[Evidence, Counter]]:
    """For a guest without a side the two versions of a claim in dispute, those nearest to the topic first: whichever the guest
    gives, the other is put. Only whole sentences that both stand by themselves, of two articles."""
    at = evidence_at(brief.study)
    used = [e for case, answer in rows for e in (case, answer.evidence if answer else case)]
    for link in relevant(brief.study, "conflicts"):
        if any(m.value is not None for m in link.members):
            continue  # nobody answers with a number: it stands among those that do not agree
        sides = link.sides or tuple(range(len(link.members)))
        members = [(side, m.span) for side, m in zip(sides, link.members, strict=True)]
        first = {side: at[span] for side, span in reversed(members) if span in at}
        if len(first) != len(("case", "answer")):
            continue
        case, answer = (e for _, e in sorted(first.items()))
        fitting = case.article != answer.article and all(_tells_by_itself(brief, e) for e in (case, answer))
        if fitting and not any(e is u or alike(e, u) for u in used for e in (case, answer)):
            used += [case, answer]
            yield case, Counter(answer, "best_case", None, strength(brief.study, answer), link=link)


def _tells_by_itself(brief: Brief, evidence: Evidence) -> bool:
    """Whether a version is a sentence of today on the topic that can be put as it stands."""
    return (
        not (evidence.leaning or evidence.dangling or brief.study.is_old(evidence.article))
        and evidence.words <= LONGEST_VERSION
        and closeness(brief.study, evidence) >= ON_TOPIC
        and brief.printed_at(evidence.extract) is None
        and not is_overtaken(brief.study, evidence)
    )


LONGEST_VERSION = 32  # words
ON_TOPIC = 0.4  # of the closeness of what is closest, for statements that only meet in argument
NEAR_TOPIC = 0.3  # likewise, of the second end of an argument of which a statement on the topic is the first
NEAR_TOGETHER = 0.3  # likewise, one by the other, where they name no thing that both speak of


def _on_the_object(brief: Brief, case: Evidence, counter: Counter | None) -> float:
    """What orders the rows: what the side did against its own words comes first, then those nearest to the topic, and last
    two shades of one claim."""
    if counter is None or counter.reason == "own_action":
        return 2.0
    if brief.camp is None and _are_shades(brief, case, counter.evidence):
        return -1.0
    return _together_near(brief, case, counter)


def _together_near(brief: Brief, case: Evidence, counter: Counter) -> float:
    """How close a case and what is put against it are to the topic, both together."""
    return closeness(brief.study, case) * closeness(brief.study, counter.evidence)


def _is_case(brief: Brief, case: Evidence) -> bool:
    """Whether a statement makes a case on the topic today: somebody's words, no doubt of their own side's, no past line."""
    said = case.attribution
    return (
        said is not None
        and said.spoken
        and not _leans(case)
        and not case.dangling
        and brief.printed_at(case.extract) is None
        and closeness(brief.study, case) >= ON_TOPIC
        and not doubts_itself(case.text)
        and not brief.study.is_old(case.article)
        and not is_overtaken(brief.study, case)
        and not _claims_nothing(brief, case)
        and not _NO_CASE.search(case.text)
    )


def _takes_a_stand(brief: Brief, counter: Counter) -> bool:
    """Whether a position speaks against something near the topic, today and in words that stand by themselves."""
    evidence = counter.evidence
    loose = _leans(evidence) or evidence.dangling or brief.study.is_old(evidence.article)
    if loose or closeness(brief.study, evidence) < NEAR_TOPIC:
        return False
    return bool(evidence.speaker) or (brief.camp is None and is_anybodys_end(evidence.text))


def _leans(evidence: Evidence) -> bool:
    """Whether words stand on the text before them; with their speaker's name before them a named person's own words do not:
    "And she added: “We will continue to …”"."""
    said = evidence.attribution
    in_person = evidence.sourcing == "named" and said is not None and said.kind != "indirect"
    return evidence.leaning and not in_person


def _of_two_sides(brief: Brief, case: Evidence, counter: Counter) -> bool:
    """Whether a case and a position are of sides that stand against each other, or the position is a doubt of the case's
    own people; for a guest without a side, that one of the two doubts or objects, or meets the other's end of an argument."""
    study, answer = brief.study, counter.evidence
    if brief.camp is not None:
        own = counter.reason in OWN
        return (
            counter.stance == "counter"
            and (own or not (case.camp and case.camp in answer.camps))
            and not (case.camp and answer.camp and not own and study.sides.together(case.camp, answer.camp))
        )
    if at_two_ends(study, case, answer, of_anybody=True):
        return brief.relevance(case) >= NEAR * study.best_relevance
    if at_two_ends(study, answer, case):
        return False  # the other way round they are a row
    if at_two_ends(study, case, answer):
        return not (case.camp and answer.camp and study.sides.together(case.camp, answer.camp))
    objects = any(attitude(study, e).attitude in ("against", "doubts", "conditional") for e in (case, answer))
    return objects and study.sides.opposed(case.camp, answer.camp) and _comes_first(brief, case, answer)


def _helps_nobody(brief: Brief, case: Evidence, answer: Evidence) -> bool:
    """Whether a row is no help to a guest of today: what the newest news has overtaken, two hidden voices of whom neither is
    the guest's side, or as the side's own case what unnamed people let out: the news that the interview starts from."""
    lead = lead_of(brief.study)
    let_out = brief.camp is not None and case.sourcing == "unnamed" and lead is not None
    if let_out and lead is not None and brief.study.shared(lead, case) >= THE_NEWS:
        return True
    if any(is_overtaken(brief.study, e) for e in (case, answer)):
        return True
    hidden = case.sourcing != "named" and answer.sourcing != "named"
    return hidden and brief.camp is not None and not brief.study.is_own(case)


def _fit(brief: Brief, case: Evidence, counter: Counter) -> float:
    """How well a position answers a case. The cue is what the interview starts from: it answers what it denies, or counts
    otherwise."""
    answer = counter.evidence
    if counter.reason == "own_action":
        # What it did answers what it said, of the same thing: "if they allow strikes" is not answered by "it allowed tests".
        return 1.0 if counter.beside is case and same_object(brief.study, case, answer) else 0.0
    in_cue = brief.printed_at(answer.extract) is not None
    counted = bool(case.figures and answer.figures)
    if in_cue and not counted and turns_down(brief.study, case) == turns_down(brief.study, answer):
        return 0.0
    disputed = counter.link is not None and brief.camp is not None
    unsided = counter.stance is None and is_unsided(brief.study, answer)
    if unsided and answered(brief.study, allegiance_of(brief.study), answer) is not case:
        return 0.0  # who may be of the guest's own side answers only what the article sets beside it
    known, key = _weighed(brief.study), (case.span, answer.span, counter.beside is case, disputed)
    if key not in known:
        known[key] = answers(brief.study, case, answer, beside=counter.beside is case, disputed=disputed)
    return known[key]


@lru_cache(maxsize=64)
def _weighed(_study: Study) -> dict[tuple[Span, Span, bool, bool], float]:
    """What is known by now of how well statements answer each other: every try of a page asks anew."""
    return {}


def _worth(brief: Brief, case: Evidence, counter: Counter) -> float:
    weight = strength(brief.study, case) * strength(brief.study, counter.evidence)
    return weight * (LEANING if case.leaning else 1.0) * (EMPTY if _only_denies(counter.evidence) else 1.0)


def _is_near(brief: Brief, case: Evidence, answer: Evidence) -> bool:
    """Whether two statements that a guest without a side is to judge are near the topic, one of them at least."""
    return max(brief.relevance(case), brief.relevance(answer)) >= NEAR_ENOUGH * brief.study.best_relevance


def _claims_nothing(brief: Brief, case: Evidence) -> bool:
    """Whether a statement holds nothing that could be answered: a bare denial, or talks about something."""
    cue = case.attribution.cue if case.attribution else None
    return _only_denies(case) or (cue is not None and bool(_TALKS.search(brief.dossier[cue])))


_TALKS = re.compile(r"\b(?:discuss\w*|met|meets?|visit\w*|talk(?:s|ed)?|raised|brief(?:s|ed))\b", re.IGNORECASE)


def _only_denies(evidence: Evidence) -> bool:
    """Whether somebody says no and no more: "The company denied this." What it denies stands elsewhere, and often what it
    says instead."""
    return evidence.words <= LONGEST_DENIAL and bool(_DENIES_THAT.search(evidence.text))


LONGEST_DENIAL = 16  # words
_DENIES_THAT = re.compile(
    r"\b(?:den(?:y|ies|ied)|reject(?:s|ed)?|disput(?:es|ed?)|dismiss(?:es|ed)?|call(?:s|ed)|sa(?:id|ys)) (?:that|this|it|them|"
    r"(?:the|those|these|all) (?:claims?|charges?|reports?|allegations?|accusations?))\b(?! (?:it|he|she|they|the|a|there)\b)"
)


def _tried(brief: Brief) -> list[Counter]:
    """What may answer: the positions to put, and what others than the guest's side say besides."""
    ranked = [c for c in rank(brief.study) if c.reason not in OWN][:MOST_TRIED]
    tried = (*ranked, *_said_besides(brief.study)[:MOST_TRIED])
    return [c for c in tried if brief.printed_at(c.evidence.extract) in (None, CUE)]


@lru_cache(maxsize=64)
def _said_near(study: Study) -> tuple[Counter, ...]:
    """For a guest without a side all that is said near the topic, also around it: what a guest may say need be no position
    that is worth to be put."""
    put = rank(study)
    known = {c.evidence.span for c in put}
    others = [
        Counter(e, "best_case", None, strength(study, e))
        for e in study.evidence
        if e.span not in known and closeness(study, e) >= NEAR_TOPIC and (_is_said(study, e) or _is_felt(e))
    ]
    return (*put[: MOST_TRIED // 2], *sorted(others, key=lambda c: (-c.weight, c.evidence.span)))


def _is_said(study: Study, evidence: Evidence) -> bool:
    """Whether somebody other than the guest and the outlet's own people says it."""
    said = evidence.attribution
    spoken = evidence.speaker is not None and said is not None and said.spoken and said.actor not in study.hosts
    return spoken and not (evidence.narrated or study.says(evidence))


def _is_felt(evidence: Evidence) -> bool:
    """Whether the outlet tells of a fear in its own words: "The board fears that more could leave"."""
    return evidence.attribution is None and is_anybodys_end(evidence.text)


@lru_cache(maxsize=64)
def _said_besides(study: Study) -> tuple[Counter, ...]:
    """What others than the guest's side say on the topic that is no position to put, the strongest first."""
    known = {c.evidence.span for c in rank(study)}
    others = [
        Counter(e, "others" if study.camp else "best_case", None, strength(study, e))
        for e in study.evidence
        if e.speaker
        and e.span not in known
        and e.attribution is not None
        and e.attribution.spoken
        and e.attribution.actor not in study.hosts
        and not study.is_own(e)
        and not e.narrated
        and not (study.camp and e.sourcing == "named" and may_be_own(study, e))  # insiders speak out unnamed
        and not answers_for_another(study, e)
        and not (study.camp and allegiance_of(study).strikes_rival(e))
        and study.relevance(e) >= NEAR_OTHERS * study.best_relevance
        and not (e.camp and study.camp and study.sides.together(e.camp, study.camp))
    ]
    return tuple(sorted(others, key=lambda c: (-c.weight, c.evidence.span)))


def _cases(brief: Brief) -> list[Evidence]:
    """What the guest's side says; where the camp itself is silent, those who stand with it."""
    put = {id(c.evidence) for c in rank(brief.study) if c.reason in OWN or c.reason == "own_action"}
    side = [e for e in brief.free(statements(brief)) if id(e) not in put]
    return [e for e in side if brief.study.is_own(e)] or side


def _unanswered(brief: Brief, used: list[Evidence]) -> Iterator[Evidence]:
    """The best of the guest's own side that nothing answers, in person and as their words, near the topic."""
    for case in _cases(brief):
        said = case.attribution
        if (
            said is not None
            and said.spoken
            and not case.leaning
            and not _claims_nothing(brief, case)
            and not _NO_CASE.search(case.text)
            and brief.relevance(case) >= NEAR * brief.study.best_relevance
            and not is_idle(brief.dossier[said.content[0]], brief.topic)
            and not any(case is u or alike(case, u) for u in used)
        ):
            yield case


# Told of what is arranged, or watched: nothing to answer.
_NO_CASE = re.compile(
    r"\b(?:summoned|invited|met with|would meet|visited|travelled|welcomed|thanked|received|(?:following|monitoring|watching) (?:the|this|events|developments))\b",
    re.IGNORECASE,
)


def _comes_first(brief: Brief, case: Evidence, answer: Evidence) -> bool:
    """Whether, of two statements for a guest who is no party, this is the one that the other answers: that one turns it
    down, or was made later; and the two do not stand together."""
    study = brief.study
    together = case.camp and answer.camp and study.sides.together(case.camp, answer.camp)
    if together and not are_versions(study, case, answer):
        return False
    turned = turns_down(study, case), turns_down(study, answer)
    if turned[0] != turned[1]:
        return turned[1]
    first, then = (day.iso if (day := study.day_of(e.article)) else "" for e in (case, answer))
    return (first, case.span) < (then, answer.span)


def _cell(brief: Brief, evidence: Evidence, item: Item, shared: frozenset[str], *, own: bool = False) -> Item:
    """The words of one side: whole where they are few, else what is said of the matter that both sides speak of.

    Args:
        brief: The working sheet.
        evidence: The words.
        item: The cell that they fill.
        shared: Terms of both sides.
        own: They answer the guest's side from within it.
    """
    text = brief.dossier.of(evidence.article).article.text
    said = evidence.attribution
    if brief.printed_at(evidence.extract) is not None:
        seen = said_item(brief, evidence, item.id, "answer_seen", slots={"extract": None, "see": Ref(CUE), "own": own})
        return replace(seen, style="Table Text", column=item.column, why=item.why)
    if (cause := with_cause(brief, evidence)) is not None:
        extract = cause
    elif evidence.words <= LONGEST_WHOLE and not evidence.extract.closes_inside:
        extract = evidence.extract
    elif said is not None and said.kind == "indirect":
        # Without its verb "denied that it was late" would say that it was, and "hinted that it is sold" that it is.
        sentence = _sentence(brief, evidence, shared)
        extract = Extract((sentence,)) if sentence is not None else _with_head(brief, evidence)
        if shared and not terms(text[extract.span.start : extract.span.end]) & shared:
            extract = evidence.extract
    else:
        extract = told(shared or frozenset(brief.topic), text, evidence.extract.span, said, LONGEST_SIDE)
        if shared and not terms(text[extract.span.start : extract.span.end]) & shared:
            sentence = _sentence(brief, evidence, shared)
            extract = Extract((sentence,)) if sentence is not None else extract
    if loses_hedge(brief.dossier.of(evidence.article).article, extract):
        extract = _with_head(brief, evidence)
    if not extract.quoted and _parts_quotation(brief, extract) and not _parts_quotation(brief, evidence.extract):
        extract = evidence.extract
    if evidence.words <= LONGEST_WITH_CAUSE and ends_of(text[extract.span.start : extract.span.end]) != ends_of(
        evidence.text
    ):
        extract = evidence.extract  # what makes it one end of an argument is cut away
    if extract.span.end == evidence.extract.span.end:
        extract = claim_of(brief, evidence, extract) or extract
    if evidence.extract.closes_inside and extract.span.end == evidence.extract.span.end:
        extract = replace(extract, closes_inside=True)
    cell = said_item(brief, evidence, item.id, item.wording, slots={"extract": extract, "own": own})
    return replace(cell, style="Table Text", stance=item.stance, answers=item.answers, column=item.column, why=item.why)


def claim_of(brief: Brief, evidence: Evidence, extract: Extract) -> Extract | None:
    """What somebody says without a long clause that only says who: the cell names them. "Experts such as Pia Lund of the Halden
    Institute warn that | the effect will be small." None where the clause is short, or its verb is no plain one of saying."""
    said = evidence.attribution
    article = brief.dossier.of(evidence.article).article
    if said is None or said.kind != "indirect" or said.cue is None or len(said.content) != 1:
        return None
    content, sentence = said.content[0], article.sentence_at(said.content[0].start)
    start = content.start + len("that ") * article.text.startswith("that ", content.start)
    claim = Span(content.article, start, extract.span.end)
    if (
        sentence is None
        or sentence.span.end < claim.end
        or said.cue.start > content.start
        or not extract.span.contains(content)
    ):
        return None
    before = Span(content.article, extract.span.start, start)
    if not _PLAINLY.search(article[said.cue]) or word_count(article[before]) < LONGEST_CREDIT:
        return None
    cut = replace(extract, pieces=(claim,), opens_inside=True)
    lost = _NOT_SO.search(article[before]) or loses_hedge(article, cut) or _parts_quotation(brief, cut)
    return None if lost or word_count(article[claim]) < SHORTEST_SIDE else cut


_PLAINLY = re.compile(
    r"^(?:said|says?|warn(?:s|ed)?|argu(?:es?|ed)|stat(?:es?|ed)|add(?:s|ed)|according to)$", re.IGNORECASE
)
_NOT_SO = re.compile(r"\b(?:not|never|no|none|nobody|few|if|unless|when|whether|while)\b|n[’']t\b", re.IGNORECASE)
LONGEST_CREDIT = 6  # words before a claim from which on they are left to the name in the cell


def with_cause(brief: Brief, evidence: Evidence) -> Extract | None:
    """A report that opens with "In response," with the sentence that tells to what, both whole; None where it opens otherwise,
    or the two are too long or partly printed."""
    article = brief.dossier.of(evidence.article).article
    if not _CAUSED.match(article.text, evidence.span.start, evidence.span.end):
        return None
    paragraph = article.paragraph_at(evidence.span.start)
    inside = [s.span for s in paragraph.sentences if s.span.end <= evidence.span.start] if paragraph else []
    if not inside:
        return None
    both = Extract((Span(evidence.article, inside[-1].start, evidence.span.end),))
    if word_count(article[both.span]) > LONGEST_WITH_CAUSE or brief.printed_at(both) is not None:
        return None
    return both


_CAUSED = re.compile(
    r"In (?:response|return|reply|reaction|retaliation)\b|As a (?:result|consequence)\b|Consequently\b"
)
LONGEST_WITH_CAUSE = 44  # words: an act without what it answered is half told


def _parts_quotation(brief: Brief, extract: Extract) -> bool:
    """Whether a cut stands inside somebody's quotation."""
    return not all(paired(brief.dossier[piece]) for piece in extract.pieces)


def _with_head(brief: Brief, evidence: Evidence) -> Extract:
    """The first words of a stretch, with whoever speaks and the verb of it; all of it where a cut would turn it."""
    article = brief.dossier.of(evidence.article).article
    extract = opening(brief, evidence, LONGEST_SIDE)
    if sum(word_count(article[p]) for p in extract.pieces) > 2 * LONGEST_SIDE:
        extract = shortened(article.text, evidence.extract.span, evidence.attribution, LONGEST_SIDE)
    return evidence.extract if loses_hedge(article, extract) else extract


def _sentence(brief: Brief, evidence: Evidence, shared: frozenset[str]) -> Span | None:
    """The sentence of a long stretch that says most of the matter, or turns it down; None where none is short enough or a
    quotation runs on over its ends."""
    article = brief.dossier.of(evidence.article).article
    said = [c for a in evidence.attributions if a.spoken and a.speaker == evidence.speaker for c in a.content]
    inside = [s.span for s in article.sentences if evidence.span.contains(s.span)]
    fitting = [
        (len(terms(article[span]) & shared), bool(TURNS_DOWN.search(article[span])), -n, span)
        for n, span in enumerate(inside)
        if SHORTEST_SIDE <= word_count(article[span]) <= LONGEST_WHOLE
        and paired(article[span])
        and any(span.contains(c) for c in said)
    ]
    return max(fitting)[3] if len(inside) > 1 and fitting else None


SHORTEST_SIDE = 8  # words of a sentence that stands for a longer stretch

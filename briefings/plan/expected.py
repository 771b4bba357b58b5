"""What the guest will say, and the answer from the articles beside it: two columns, a few words each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefings.model import Item, Stance, word_count
from briefings.plan.brief import Brief
from briefings.plan.counters import OWN, Counter, matter, rank, strength
from briefings.plan.evidence import Evidence
from briefings.plan.excerpts import shortened, told
from briefings.plan.facts import opening
from briefings.plan.lines import SAID, said_item
from briefings.plan.own_side import statements
from briefings.plan.stance import stance
from briefings.plan.study import alike
from briefings.template.shape import SectionTemplate

LONGEST_SIDE = 28  # words
SAME_MATTER = 4.5  # rarity shared by case and answer; below it they share the story's commonplaces only
REPLIES = 2.0  # likewise, of an answer that stands beside the case in the article
ENOUGH = 2  # terms shared: one word alone is chance
VERSIONS = 8.0  # what two versions of one claim are worth as a pair

_SIDE = SAID
WORDINGS = {
    "head_case": (),
    "head_answer": (),
    "case": _SIDE,
    "answer": _SIDE,
}


def plan(brief: Brief, section: SectionTemplate) -> tuple[Item, ...]:
    """Rows of two cells; empty where the articles hold no case of the guest's side, or no answer to it."""
    items: list[Item] = []
    most = min(brief.limit(section), _spared(brief))
    for n, (case, answer) in enumerate(_pairs(brief), 1):
        if n > most:
            break
        if not items:
            items.append(Item("expected.head_case", "head_case", {}, "Table Head", column=0))
            items.append(Item("expected.head_answer", "head_answer", {}, "Table Head", column=1))
        party = brief.camp is not None
        own = Item(f"expected.{n}", "case", stance="own" if party and brief.study.is_own(case) else "for", column=0)
        stance: Stance | None = answer.stance if party else "against"
        against = Item(f"expected.{n}.answer", "answer", stance=stance, answers=own.id, column=1, why=answer.why)
        items += [_cell(brief, case, own), _cell(brief, answer.evidence, against)]
    return tuple(items)


MOST_TRIED = 40  # cases and answers that are held against each other: a side says the same thing over and over
LEFT_OVER = 2  # of the side's words that stay for its own section, with their dates


def _spared(brief: Brief) -> int:
    """How many of the side's words may stand as cases here: one at least, whatever is left over."""
    if brief.camp is None:
        return len(brief.evidence)
    return max(1, sum(brief.study.is_own(e) for e in brief.free(statements(brief))) - LEFT_OVER)


def _pairs(brief: Brief) -> Iterator[tuple[Evidence, Counter]]:
    """A case and the answer to it: first what contradicts it, then what shares most with it; each stretch is used once,
    and none that is put to the guest as their own side's doubt."""
    ranked = rank(brief.study)
    counters = [
        c
        for c in ranked
        if c.reason not in OWN and c.reason != "own_action" and brief.printed_at(c.evidence.extract) is None
    ]
    if brief.camp is None:
        yield from _across(brief, counters)
        return
    put = {id(c.evidence) for c in ranked if c.reason in OWN or c.reason == "own_action"}
    side = [e for e in brief.free(statements(brief)) if id(e) not in put]
    own = [e for e in side if brief.study.is_own(e)] or side  # where the camp itself is silent, those who stand with it
    fitting = [
        (fit * strength(brief.study, counter.evidence), case, counter)
        for counter in counters[:MOST_TRIED]
        for case in own[:MOST_TRIED]
        if case is not counter.evidence and (fit := _fit(brief, case, counter))
    ]
    fitting.sort(key=lambda pair: (-pair[0], pair[1].span, pair[2].evidence.span))
    used: list[Evidence] = []
    for _, case, counter in fitting:
        if case not in used and counter.evidence not in used and not any(alike(case, u) for u in used):
            used += [case, counter.evidence]
            yield case, counter


def _fit(brief: Brief, case: Evidence, counter: Counter) -> float:
    """How well a position answers a case: as another version of it, or because both are about the same; 0 where it does
    not."""
    answer = counter.evidence
    shared, terms_ = matter(brief.study, case, answer)
    if counter.beside is case and counter.link is not None:
        return VERSIONS + shared
    if counter.beside is case and shared >= REPLIES:
        return SAME_MATTER + shared
    return shared if terms_ >= ENOUGH and shared >= SAME_MATTER else 0.0


def _across(brief: Brief, counters: list[Counter]) -> Iterator[tuple[Evidence, Counter]]:
    """For a guest without a camp: two versions of one claim, then the case of one side and the answer of a side that is
    against it."""
    pool = list(counters)
    while pool:
        first = pool.pop(0)
        case = first.evidence
        versions = [
            c for c in pool if first.link is not None and c.link is first.link and c.evidence.speaker != case.speaker
        ]
        answer = versions[0] if versions else None
        if answer is None:
            answer = _best_answer(brief, case, [c for c in pool if brief.sides.opposed(case.camp, c.evidence.camp)])
        if answer is not None:
            pool.remove(answer)
            yield case, answer


def _best_answer(brief: Brief, case: Evidence, answers: list[Counter]) -> Counter | None:
    """The answer that is about what the case is about; None when none shares two of the rarer terms with it."""
    best = max(answers, key=lambda c: matter(brief.study, case, c.evidence), default=None)
    return best if best is not None and _fit(brief, case, best) else None


def _cell(brief: Brief, evidence: Evidence, item: Item) -> Item:
    text = brief.dossier.of(evidence.article).article.text
    said = evidence.attribution
    turned = said is not None and said.cue is not None and stance("", brief.dossier[said.cue]).critical
    if turned:  # without its verb "denied that money was behind it" would say that it was
        extract = opening(brief, evidence, LONGEST_SIDE)
        if sum(word_count(text[p.start : p.end]) for p in extract.pieces) > 2 * LONGEST_SIDE:
            extract = shortened(text, evidence.extract.span, said, LONGEST_SIDE)
    else:
        extract = told(frozenset(brief.topic), text, evidence.extract.span, said, LONGEST_SIDE)
    if evidence.extract.closes_inside:
        extract = replace(extract, closes_inside=True)
    cell = said_item(brief, evidence, item.id, item.wording, slots={"extract": extract})
    return replace(cell, style="Table Text", stance=item.stance, answers=item.answers, column=item.column, why=item.why)

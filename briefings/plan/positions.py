"""The counter-positions to put to the guest, strongest first, each with a question that can be read aloud."""

from __future__ import annotations

from dataclasses import replace

from briefings.model import Extract, Item, Ref, Slot
from briefings.plan import questions
from briefings.plan.answers import same_object
from briefings.plan.brief import Brief
from briefings.plan.counters import OWN, Counter, rank
from briefings.plan.expected import with_cause
from briefings.plan.lines import SAID, said_item, side_words, with_article
from briefings.plan.study import Study
from briefings.plan.terms import terms
from briefings.template.shape import SectionTemplate

CUE = "top_sheet.cue"  # what is read aloud first may be the strongest position as well

_SAID = (*SAID, "question", "beside", "unsided")
WORDINGS = {
    "intro_party": ("camp", "certain"),
    "intro_doubts": ("camp",),
    "intro_unknown": ("camp",),
    "intro_independent": ("sides",),
    "one_side": ("camp",),
    "see_question": _SAID,
    "see_cue": (*_SAID, "see"),
    "position": _SAID,
    "own_doubt": _SAID,
    "doubt": _SAID,
}


def plan(brief: Brief, section: SectionTemplate) -> tuple[Item, ...]:
    """A question and its extract for each position; empty where the articles hold nothing against the guest."""
    free = [c for c in rank(brief.study) if _may_stand(brief, c)]
    if brief.camp is None:  # who is to weigh a matter is there for it alone
        free.sort(key=lambda c: brief.study.strange(c.evidence))
    counters = free[: brief.limit(section)]
    if not counters:
        return ()
    counters.sort(key=lambda c: _part(brief, c))
    items: list[Item] = []
    for n, counter in enumerate(counters, 1):
        id_ = f"positions.{n}"
        if not items or _part(brief, counter) != _part(brief, counters[n - 2]):
            items.append(_intro(brief, counters, counter))
        question = questions.compose(brief, counter, f"{id_}.question")
        if question is not None:
            items.append(question)
        wording = "own_doubt" if counter.reason in OWN else "doubt" if counter.reason == "doubt" else "position"
        slots: dict[str, Slot] = {"beside": _place(brief, counter) if is_said_of_it(brief.study, counter) else None}
        slots["unsided"] = _part(brief, counter) == UNSIDED and bool(counter.evidence.speaker)
        if terms(counter.evidence.speaker or "") == terms(counter.evidence.camp or ""):
            slots["camp"] = ""  # "the Harbour Board, for the Harbour Board"
        if (cause := with_cause(brief, counter.evidence)) is not None:
            slots["extract"] = cause
        item = said_item(brief, counter.evidence, id_, wording, slots=slots, stance=counter.stance, why=counter.why)
        if (seen := brief.printed_at(counter.evidence.extract)) is not None:
            item = replace(
                item, wording="see_cue", slots={**item.slots, "extract": None, "see": Ref(seen)}, stance=None
            )
        items.append(item)
    worded = questions.in_other_words(brief, (item for item in items if item.style == "Question"))
    return tuple(next(worded) if item.style == "Question" else item for item in items)


def is_said_of_it(study: Study, counter: Counter) -> bool:
    """Whether what stands beside a position are the guest's side's own words of the same act or object: "if they allow
    strikes, that is war" is nothing the side said of the divers it let in, nor is what unnamed people let out its word."""
    said = counter.beside
    return (
        said is not None
        and study.is_own(said)
        and said.sourcing != "unnamed"
        and same_object(study, said, counter.evidence)
    )


def _place(brief: Brief, counter: Counter) -> Slot:
    """Where the side's own words stand that a position answers: in the pack; of those that its act is held against, whose words
    the line prints, in the article; None where a reader would have to look them up."""
    if counter.beside is None:
        return None
    if counter.reason == "own_action":
        return brief.dossier.code(counter.beside.span)
    seen = brief.printed_at(counter.beside.extract)
    return Ref(seen) if seen else None


def _may_stand(brief: Brief, counter: Counter) -> bool:
    """Whether nothing of it is printed yet, but in the cue or as an answer to what the guest will say."""
    printed = brief.printed_at(counter.evidence.extract)
    return printed is None or printed == CUE or printed.endswith(".answer")


def _intro(brief: Brief, counters: list[Counter], counter: Counter) -> Item:
    if brief.camp and _part(brief, counter) == OF_OWN:
        return Item("positions.doubts", "intro_doubts", {"camp": side_words(brief, brief.camp)}, "Lead")
    if _part(brief, counter) == UNSIDED:
        return Item("positions.unsided", "intro_unknown", {"camp": side_words(brief, brief.camp)}, "Note")
    if brief.camp:
        slots: dict[str, Slot] = {"camp": side_words(brief, brief.camp), "certain": brief.profile.certain}
        return Item("positions.intro", "intro_party", slots, "Note")
    sides = {brief.sides.bloc.get(c.evidence.camp, c.evidence.camp) for c in counters if c.evidence.camp}
    if len(sides) == 1:
        return Item("positions.intro", "one_side", {"camp": with_article(next(iter(sides)) or "")}, "Note")
    return Item("positions.intro", "intro_independent", {"sides": len(sides)}, "Note")


def pointing(items: tuple[Item, ...], top_sheet: tuple[Item, ...]) -> tuple[Item, ...]:
    """The same positions, each with a pointer in place of its question where the top sheet asks it already, and in place
    of its words as well where they stand there; those asked there first, those with a question above them last."""
    asked = {
        ref.item: Ref(item.id)
        for item in top_sheet
        if item.style == "Question" and isinstance(ref := item.slots.get("backing"), Ref)
    }
    told = {
        ref.item
        for item in top_sheet
        if item.wording == "backing_words" and isinstance(ref := item.slots.get("backing"), Ref)
    }
    found = []
    for item in items:
        position = item.id.removesuffix(".question")
        if position in asked and position != item.id:
            continue
        if item.id in told:
            slots = {**item.slots, "question": asked[item.id], "extract": None}
            found.append(replace(item, wording="see_question", slots=slots, stance=None))
        else:
            found.append(replace(item, slots={**item.slots, "question": asked.get(item.id)}))
    below = (*found[1:], None)[: len(found)]
    return _in_order([_pointing_down(item, next_) for item, next_ in zip(found, below, strict=True)])


def _pointing_down(item: Item, below: Item | None) -> Item:
    """A question that quotes most of what is printed below it, or of what the line below points to, without those words: nothing
    is read twice."""
    words = item.slots.get("words")
    if below is not None and item.id == f"{below.id}.question" and isinstance(words, Extract):
        plain = not item.slots.get("in_person") and not item.slots.get("when") and item.speaker is not None
        if plain and below.wording == "see_cue" and isinstance(below.slots.get("see"), Ref):
            return replace(item, slots={**item.slots, "words": None, "form": "below", "turn": 0})
    printed = below.slots.get("extract") if below else None
    if item.style != "Question" or not isinstance(words, Extract) or not isinstance(printed, Extract):
        return item
    if item.slots.get("in_person") or item.slots.get("when") or not printed.span.contains(words.span):
        return item
    if _letters(words) < _MOST_OF_IT * _letters(printed):
        return item
    return replace(item, slots={**item.slots, "words": None, "form": "below", "turn": 0})


def _letters(extract: Extract) -> int:
    return sum(piece.end - piece.start for piece in extract.pieces)


_MOST_OF_IT = 0.5


_HEADS = frozenset(("Note", "Lead"))  # styles of the lines that stand above several positions


def _in_order(items: list[Item]) -> tuple[Item, ...]:
    """Below each line that heads several positions those that page 1 asks, then those without a question, then those with
    one: a question stands above its own position and above no other that it is not about."""
    parts: list[tuple[int, int, list[Item]]] = []  # the head that a position is under, its turn, and its lines
    heads, question = 0, None
    for item in items:
        if item.style in _HEADS:
            heads += 1
            parts.append((heads, 0, [item]))
        elif item.style == "Question":
            question = item
        else:
            turn = 3 if question else 1 if item.slots.get("question") else 2
            parts.append((heads, turn, [question, item] if question else [item]))
            question = None
    parts.sort(key=lambda part: part[:2])
    return tuple(item for _, _, lines in parts for item in lines)


AGAINST, OF_OWN, UNSIDED = range(3)  # the parts of the section, as printed


def _part(brief: Brief, counter: Counter) -> int:
    """Where a position stands: first what is against the guest; then the own side's words, and doubts of unnamed people, who
    may be of it ("officials"), but where the guest's country only stands with those who act, through its alliance; last, for
    a party, words of whom the articles do not show against it."""
    if brief.camp and counter.stance is None and counter.reason == "others":
        return UNSIDED
    unnamed = counter.reason == "doubt" and counter.evidence.sourcing == "unnamed" and not brief.sides.alliance
    return OF_OWN if counter.reason in OWN or unnamed else AGAINST

"""Page 1: what to read if nothing else is read. It follows from the other sections and adds no rules of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from briefings.model import Extract, Item, Ref, Slot, word_count
from briefings.plan import asking, questions
from briefings.plan.angles import ANGLES, DEED
from briefings.plan.brief import Brief
from briefings.plan.cautions import party_figures, pool_slots, single_unnamed
from briefings.plan.conflicts import TOUCHING, heading_of, shown, versions
from briefings.plan.counters import is_unsided, rank
from briefings.plan.cue import cue, tells_unconfirmed, unconfirmed_sentences
from briefings.plan.follow_ups import follow_ups
from briefings.plan.lines import SAID, office_words, side_words, with_article
from briefings.plan.points import POINTS
from briefings.template.shape import SectionTemplate

__all__ = ["WORDINGS", "cue", "plan", "shorter"]  # the cue is planned before anything else

_BACKING = (*SAID, "backing", "against", "unconfirmed")
# Kinds of evidence for which a template words what to get of the guest; any other goes by "other".
_GETTING = (
    "own_action", "own_words", "claim", "doubt", "accusation", "demand", "threat", "warning", "denial", "promise", "forecast", "number", "report", "act",
    "reply", "weigh", "fact", "figure", "account", "reason", "decided", "effect", "blame", "confirm", "open", "next", "silent", "tie", "role", "title",
    "house", *POINTS, *ANGLES, DEED,
)  # fmt: skip
WORDINGS = {
    "cue": (*SAID, "unconfirmed", "second_code", "day"),
    "backing": (*_BACKING, "beside", "own"),
    "backing_words": _BACKING,
    "backing_cue": _BACKING,
    "backing_seen": (*_BACKING, "see", "beside", "own"),
    "backing_confirm": (*_BACKING, "answers"),
    "question_figures": ("about", "first", "second", "apart", "guest", "party"),
    "question_account": ("about", "first", "second", "speaker", "you", "guest", "party"),
    **{f"question_{kind}": ("about", "guest", "party") for kind in ("decided", "effect", "blame")},
    "question_reason": ("about", "first", "second", "unnamed", "guest", "party"),
    "question_confirm": ("words", "guest", "party"),
    **{f"question_{kind}": ("first", "second", "guest", "party") for kind in ("tie", "role")},
    "question_title": ("first", "guest", "party"),
    "backing_figures": ("codes", "backing", "answers", "other", "first_who", "first_via", "second_who", "second_via"),
    "question_silent": ("party", "party_guest"),
    "backing_silent": ("party",),
    "question_next": ("words",),
    "backing_next": ("code", "extract"),
    **{
        f"attack_{kind}": (
            "speaker",
            "office",
            "camp",
            "form",
            "noun",
            "question",
            "next",
            "next_question",
            "unnamed",
        )
        for kind in ("own_action", "own", "claim", "other", "act", "fact")
    },
    **{f"role_{kind}": ("about", "question") for kind in ("reason", "decided", "effect", "blame")},
    "role_sides": ("first", "second"),
    "role_one": ("first",),
    "role_judge": ("speaker", "question"),
    "attack_dispute": ("question",),
    "get_head": (),
    **{
        f"get_{kind}": ("speaker", "office", "camp", "noun", "about", "words", "question", "unnamed")
        for kind in ("own", "other", *_GETTING)
    },
    "do_not_say": (),
    "tick_figure": ("about", "first", "second", "first_code", "second_code", "backing"),
    "tick_claim": ("about", "point", "backing"),
    "tick_account": ("about", "point", "backing"),
    "tick_unconfirmed": ("code",),
    "one_pool": ("articles", "origin", "also"),
    "tick_unnamed": ("codes",),
    "tick_one_side": ("figures",),
    "find": ("strongest", "number", "disputes"),
    "closing": ("guest", "name"),
}


def plan(brief: Brief, section: SectionTemplate) -> tuple[Item, ...]:
    """Cue, line of attack or what the guest is for, five questions with what backs each, three things to get, tick boxes
    with the numbers in dispute, pool, closing line. Who somebody is stands once among the questions."""
    asked: list[Item] = []
    pairs = list(islice(asking.asked(brief), section.limit))
    worded = questions.in_other_words(brief, (question for question, _ in pairs))
    introduced: set[str | None] = set()
    for n, (question, (_, backing)) in enumerate(zip(worded, pairs, strict=True), 1):
        id_ = f"top_sheet.q{n}"
        slots = {**question.slots, "backing": backing.slots.get("backing")}
        asked.append(replace(question, id=id_, slots=slots, style="Question"))
        if question.slots.get("office"):  # the question says it
            introduced.add(backing.speaker)
        named: dict[str, Slot] = {"office": "" if backing.speaker in introduced else _office_unsaid(brief, backing)}
        introduced.add(backing.speaker)
        placed = WORDINGS.get(backing.wording, ())
        if "unconfirmed" in placed:
            named["unconfirmed"] = _is_unconfirmed(brief, question)
        named |= {name: ref for name, ref in follow_ups(brief, question, backing).items() if name in placed}
        asked.append(replace(backing, id=f"{id_}.backing", style="Backing", slots={**backing.slots, **named}))
    guest = brief.assignment.guest
    closing = Item("top_sheet.closing", "closing", {"name": _name(brief), "guest": guest.text}, "Note")
    lead = brief.planned.get("top_sheet", ())
    return (
        *lead,
        *_line_of_attack(brief, asked),
        *asked,
        *_gets(brief, asked),
        *_doubts(brief),
        *_pools(brief),
        _finding(brief),
        closing,
    )


def _is_unconfirmed(brief: Brief, question: Item) -> bool:
    """Whether a question quotes, of an act that an article says is not confirmed, when it was done or what for, as it were."""
    words = question.slots.get("words")
    of_an_act = question.wording in ("question_now", "question_aim") and question.speaker is None
    return of_an_act and isinstance(words, Extract) and tells_unconfirmed(brief, words.span)


def _finding(brief: Brief) -> Item:
    """Where behind page 1 what is looked for first stands: the first number in dispute that has a row; `with_strongest` adds
    the strongest quotation."""
    rows = (n for n, link in enumerate(shown(brief), 1) if any(m.value is not None for m in link.members))
    number = next(rows, None)
    slots: dict[str, Slot] = {
        "strongest": None,
        "number": Ref(f"conflicts.{number}") if number else None,
        "disputes": bool(shown(brief)),
    }
    return Item("top_sheet.find", "find", slots, "Note")


def with_strongest(brief: Brief) -> tuple[Item, ...]:
    """The top sheet, with where the strongest quotation of the sections behind it stands: the one on the topic with the most of a
    named person's own words; without one where nobody is quoted there."""
    put = [item for kind in _QUOTING for item in brief.planned.get(kind, ())]
    weights = [(_quoted_weight(brief, item), -n, item) for n, item in enumerate(put)]
    weight, _, best = max(weights, key=lambda one: one[:2], default=(0.0, 0, None))
    strongest: dict[str, Slot] = {"strongest": Ref(best.id) if best and weight else None}
    counted = (item for item in brief.planned.get("conflicts", ()) if item.wording in _COUNTED)
    if number := next(counted, None):
        strongest["number"] = Ref(number.id)
    return tuple(
        replace(item, slots={**item.slots, **strongest}) if item.wording == "find" else item
        for item in brief.planned.get("top_sheet", ())
    )


def _quoted_weight(brief: Brief, item: Item) -> float:
    """How near to the topic an item's quotation is, more for more words of it; 0.0 where no person's own words stand there."""
    extract, actor = item.slots.get("extract"), brief.dossier.actor(item.speaker)
    if not isinstance(extract, Extract) or item.sourcing != "named" or actor is None or actor.kind != "person":
        return 0.0
    words = max((word_count(m.group()) for p in extract.pieces for m in _QUOTED.finditer(brief.dossier[p])), default=0)
    held = list(brief.study.meeting(extract.span))
    near = max(map(brief.relevance, held), default=0.0)
    if words < _LEAST_QUOTED or near < TOUCHING * brief.study.best_relevance:
        return 0.0
    weight = near * near * min(words, _ENOUGH_QUOTED)
    return weight * (_OF_ANOTHER if all(asking.is_of_another_topic(brief, e) for e in held) else 1.0)


_COUNTED = ("figures", "figures_seen", "figures_more")
_QUOTING = ("facts", "own_side", "expected", "positions")
_QUOTED = re.compile(r"“[^”]{1,600}”?|\"[^\"]{1,600}\"")
_OF_ANOTHER = 0.01  # of its weight: only where there is no other
_LEAST_QUOTED, _ENOUGH_QUOTED = 5, 12  # words: of two quoted words nobody says that they are a quotation


_OWN = ("question_own_contradiction", "question_own_earlier", "question_own_doubt")
_OF_THE_GUEST = "question_own_words"
_BROUGHT_UP = tuple(f"question_{name}" for name in ANGLES)
_OF_THE_SIDE = (_OF_THE_GUEST, "question_own_claim", "question_own_warning", "question_own_coming")


def _name(brief: Brief) -> str:
    """The guest's name: as given, or that of a person of the story whom the guest line names in full before any comma (of
    "Counsel, Ada Marsh" she is the client); "" for neither."""
    guest = brief.assignment.guest
    people = (a.name for a in brief.dossier.actors if a.kind == "person" and len(a.name.split()) > 1)
    return guest.name or max((name for name in people if name in guest.text.split(",")[0]), key=len, default="")


def _line_of_attack(brief: Brief, asked: list[Item]) -> Iterator[Item]:
    """What the interview comes to: the strongest question for a party, the point to weigh for everybody else."""
    put = [item for item in asked if item.style == "Question"]
    first = put[0] if put else None
    if first is None:
        return
    if brief.camp is not None:
        strong = [
            q for q in put
            if q.slots.get("words") is not None and (q.speaker or _kind(q) in ("own_action", "fact"))
            if (_kind(q) in _HELD_TO and _kind(q) != "act") or not _is_ours(brief, q, asked)
        ]  # fmt: skip
        if strong:
            first = strong[0]
            others = (
                q
                for q in strong[1:]
                if q.speaker and q.wording not in (*_OF_THE_SIDE, *_BROUGHT_UP) and not _is_ours(brief, q, asked)
            )
            then = next((q for q in others if q.speaker != first.speaker), None)
            kind = _kind(first)
            slots: dict[str, Slot] = {
                "speaker": _bare_name(first), "office": "" if _backing_of(first, asked).slots.get("office") else _office_of(brief, first), "form": first.slots.get("form") or "",
                "noun": first.slots.get("noun") or "", "camp": side_words(brief, brief.camp), "question": Ref(first.id),
                "next": _bare_name(then) if then else "", "next_question": Ref(then.id) if then else None,
                "unnamed": _unnamed(first, asked),
            }  # fmt: skip
            kind = "own" if kind == "own_words" else kind
            known = kind if kind in ("own_action", "own", "claim", "fact", "act") else "other"
            yield Item("top_sheet.attack", f"attack_{known}", slots, "Note")
        elif _kind(first) in ("figure", "reason", "decided", "effect", "blame"):
            yield Item("top_sheet.attack", "attack_dispute", {"question": Ref(first.id)}, "Note")
        return
    point = next((q for q in put if _kind(q) in ("reason", "decided", "effect", "blame")), None)
    if point is not None:
        about = {"about": point.slots.get("about"), "question": Ref(point.id)}
        yield Item("top_sheet.role", f"role_{_kind(point)}", about, "Note")
        return
    sides = list(dict.fromkeys(c.evidence.camp for c in rank(brief.study) if c.evidence.camp))
    against = next(((a, b) for a in sides for b in sides if brief.sides.opposed(a, b)), None)
    if against:
        named: dict[str, Slot] = {"first": with_article(against[0]), "second": with_article(against[1])}
        yield Item("top_sheet.role", "role_sides", named, "Note")
        return
    speaker = next((q for q in put if q.speaker and q.slots.get("speaker") and q.wording != _OF_THE_GUEST), None)
    if speaker is not None:
        judged: dict[str, Slot] = {"speaker": speaker.slots["speaker"], "question": Ref(speaker.id)}
        yield Item("top_sheet.role", "role_judge", judged, "Note")


def _bare_name(question: Item) -> str:
    """Whom a question quotes, without the country or pact before a name: behind it stands the office."""
    speaker, name = str(question.slots.get("speaker") or ""), question.speaker or ""
    return name if name and speaker.endswith(f"’s {name}") else speaker


# Kinds of questions that hold a side to itself: there its own voices belong in the line of attack.
_HELD_TO = ("own_action", "own", "own_words", "claim", "fact", "act")


def _is_ours(brief: Brief, question: Item, asked: list[Item]) -> bool:
    """Whether a question puts somebody of the guest's own side, of one that stands with it, or who may be: nothing to attack it
    with."""
    words = question.slots.get("words")
    if isinstance(words, Extract) and any(is_unsided(brief.study, e) for e in brief.study.meeting(words.span)):
        return True
    camp = question.camp or _backing_of(question, asked).camp
    return camp is not None and (camp == brief.camp or brief.sides.together(camp, brief.camp))


def _unnamed(question: Item, asked: list[Item]) -> Slot:
    """Whom a question quotes without a name: "unnamed officials" are not their side; "" for named people and for bodies."""
    unnamed = _backing_of(question, asked).sourcing == "unnamed"
    return question.slots.get("speaker") or "" if unnamed else ""


def _backing_of(question: Item, asked: list[Item]) -> Item:
    return next((item for item in asked if item.id == f"{question.id}.backing"), question)


def _office_unsaid(brief: Brief, backing: Item) -> Slot:
    """The office of who backs a question; where the line refers to their words and does not print them, also the one that
    only those words tell: "Ada Holm of the Elmford Institute"."""
    office = backing.slots.get("office") or ""
    if office or backing.slots.get("extract") is not None or not backing.speaker:
        return office
    actor = brief.dossier.actor(backing.speaker)
    return office_words(brief, actor) if actor and actor.kind == "person" else ""


def _office_of(brief: Brief, question: Item) -> str:
    """What the articles call the one whom a question names; "" for nothing."""
    words = office_words(brief, brief.dossier.actor(question.speaker)) if question.speaker else ""
    return words if word_count(words) <= LONGEST_OFFICE else ""


LONGEST_OFFICE = 7  # words of an office in one line of page 1


def _kind(question: Item) -> str:
    """The kind of a question as the top sheet's wordings know it."""
    kind = question.wording.removeprefix("question_")
    if question.wording in _OWN:
        return "own"
    kind = _SAME_KIND.get(kind, kind)
    return kind if kind in _GETTING or kind == "own" else "other"


_SAME_KIND = {
    "figures": "figure", "bare_reply": "reply", "bare_weigh": "weigh", "bare_own": "own", "bare_earlier": "own", "own_claim": "claim", "own_warning": "own", "announced": "step",
    "own_coming": "own",
}  # fmt: skip


MOST_GETS = 3


def _gets(brief: Brief, asked: list[Item]) -> Iterator[Item]:
    """Three things to get out of this guest: what the first questions of different kinds ask for."""
    put = [item for item in asked if item.style == "Question"]
    kinds: dict[tuple[str, str], Item] = {}
    for question in put:
        kinds.setdefault((_kind(question), question.speaker or ""), question)
    once = {
        (kind, "" if kind == "own" and not _unnamed(question, asked) else speaker): question
        for (kind, speaker), question in reversed(kinds.items())
    }
    for n, ((kind, _), question) in enumerate(list(reversed(once.items()))[:MOST_GETS], 1):
        if n == 1:
            yield Item("top_sheet.get", "get_head", {}, "Note")
        slots: dict[str, Slot] = {
            "speaker": question.slots.get("speaker") or question.slots.get("party") or "",
            "office": "",  # the question or its backing says it
            "camp": side_words(brief, brief.camp),
            "words": question.slots.get("words"),
            "noun": question.slots.get("noun") or "",
            "about": question.slots.get("about") or "",
            "question": Ref(question.id),
            "unnamed": _unnamed(question, asked),
        }
        yield Item(f"top_sheet.get{n}", f"get_{kind}", slots, "Tick")


def shorter(items: tuple[Item, ...], lines: int) -> tuple[Item, ...]:
    """The top sheet with so many lines fewer, the least important gone first.

    Page 1 can do without further ticks, which stand in their own sections as well, then without the last thing to get, the
    pool, which the cautions tell of too, the other things to get and the line of attack; never without the cue, a question, a box of what not to say, or
    the closing line.
    """
    spare = [item for item in reversed(items) if item.wording in _SPARE]
    kept = {item.wording: item.id for item in spare}  # the first of each kind goes last
    order = [item.id for item in spare if item.id != kept[item.wording]]
    order += [kept.get("tick_one_side", ""), kept.get("tick_unnamed", "")]
    order += [item.id for item in reversed(items) if item.wording.startswith("get_") and item.wording != "get_head"][
        :-2
    ]
    order += ["top_sheet.pool1"]
    order += [item.id for item in reversed(items) if item.wording.startswith("get_")]
    order += ["top_sheet.attack"]
    order = list(dict.fromkeys([*order, kept.get("tick_account", ""), kept.get("tick_claim", "")]))
    dropped = set([id_ for id_ in order if id_ and any(item.id == id_ for item in items)][:lines])
    kept_items = tuple(item for item in items if item.id not in dropped)
    ticks = [item for item in kept_items if item.wording.startswith("tick_")]
    gets = [item for item in kept_items if item.wording.startswith("get_") and item.wording != "get_head"]
    empty = {"get_head": not gets, "do_not_say": not ticks}
    return tuple(item for item in kept_items if not empty.get(item.wording))


_SPARE = frozenset({"tick_figure", "tick_claim", "tick_account", "tick_unconfirmed", "tick_unnamed", "tick_one_side"})


_ONE_WORD = re.compile(r"[a-z]+")


def _doubts(brief: Brief) -> Iterator[Item]:
    """The tick boxes of what not to say as fact, numbers in dispute first."""
    figures: list[Item] = []
    claims: list[Item] = []
    for n, link in enumerate(shown(brief), 1):
        slots: dict[str, Slot] = {"about": link.about or "", "backing": Ref(f"conflicts.{n}")}
        if any(m.value is not None for m in link.members):
            first, second, *_ = versions(brief, link)
            slots |= {
                "first": first.words,
                "second": second.words,
                "first_code": first.code,
                "second_code": second.code,
            }
            figures.append(Item(f"top_sheet.tick_figure{n}", "tick_figure", slots, "Tick", why=link.reason))
        else:
            slots["about"], slots["point"] = heading_of(brief.dossier, link)
            one = (
                _ONE_WORD.fullmatch(link.about or "") and slots["point"] == "disputed"
            )  # "recall: disputed" says nothing
            wording = "tick_account" if one else "tick_claim"
            claims.append(Item(f"top_sheet.tick_claim{n}", wording, slots, "Tick", why=link.reason))
    ticks = [*figures, *claims]
    if doubt := next(unconfirmed_sentences(brief), None):
        code = brief.dossier.code(doubt.span)
        ticks.append(Item("top_sheet.tick_unconfirmed", "tick_unconfirmed", {"code": code}, "Tick"))
    for wording, caution in (("tick_unnamed", single_unnamed(brief)), ("tick_one_side", party_figures(brief))):
        ticks += [Item(f"top_sheet.{wording}", wording, slots, "Tick") for _, slots in caution]
    if ticks:
        yield Item("top_sheet.do_not_say", "do_not_say", {}, "Heading 2")
        yield from ticks


def _pools(brief: Brief) -> Iterator[Item]:
    """The first of the pools; Cautions has the others."""
    for pool in brief.dossier.pools[:1]:
        yield Item("top_sheet.pool1", "one_pool", pool_slots(brief.dossier, pool), "Note")

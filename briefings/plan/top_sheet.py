"""Page 1: what to read if nothing else is read. It follows from the other sections and adds no rules of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from briefings.lexicon import people
from briefings.model import Event, Extract, Item, Link, Ref, Sentence, Slot, Span, word_count
from briefings.plan import questions
from briefings.plan.brief import Brief
from briefings.plan.cautions import party_figures, pool_slots, single_unnamed
from briefings.plan.conflicts import differing, point_of, shown, versions
from briefings.plan.counters import Counter, rank
from briefings.plan.evidence import Evidence
from briefings.plan.excerpts import around, shortened
from briefings.plan.fragments import LONGEST as LONGEST_FRAGMENT
from briefings.plan.fragments import fragments
from briefings.plan.lines import SAID, office_words, said_item, side_words, with_article
from briefings.plan.open_ends import open_ends
from briefings.plan.own_side import statements
from briefings.plan.selection import on_topic
from briefings.plan.study import Study
from briefings.plan.unknown import silent_camps
from briefings.template.shape import SectionTemplate

LONGEST_CUE = 45  # words
SHORTEST_CUE = 10  # words: "The company tells it differently." is no news
MOST_POSITIONS = {
    True: 4,
    False: 3,
}  # for a guest who is a party, or not, before questions of other kinds have their turn
LONGEST_BACKING = 36  # words below a question that quotes none
LONGEST_NEXT = 30  # words of what is still to come
LONGEST_LABEL = 6  # words of the house before an outlet's own words: "One report says"

_BACKING = (*SAID, "backing")
# Kinds of evidence for which a template words what to get of the guest; any other goes by "other".
_GETTING = (
    "own_action", "own_words", "claim", "doubt", "accusation", "demand", "threat", "warning", "denial", "promise", "forecast", "number", "report", "act",
    "reply", "weigh", "fact", "figure", "reason", "decided", "effect", "blame", "confirm", "open", "next", "silent",
)  # fmt: skip
WORDINGS = {
    "cue": (*SAID, "unconfirmed", "second_code"),
    "backing": (*_BACKING, "beside"),
    "backing_words": _BACKING,
    "backing_cue": _BACKING,
    "backing_seen": (*_BACKING, "see"),
    "backing_confirm": (*_BACKING,),
    "question_figures": ("about", "first", "second", "guest", "party"),
    **{f"question_{kind}": ("about", "guest", "party") for kind in ("reason", "decided", "effect", "blame")},
    "question_confirm": ("words", "guest", "party"),
    "backing_figures": ("codes", "backing"),
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
        f"get_{kind}": ("speaker", "office", "camp", "noun", "about", "words", "question")
        for kind in ("own", "other", *_GETTING)
    },
    "do_not_say": (),
    "tick_figure": ("about", "first", "second", "first_code", "second_code", "backing"),
    "tick_claim": ("about", "point", "backing"),
    "tick_unconfirmed": ("code",),
    "one_pool": ("articles", "origin", "also"),
    "tick_unnamed": ("codes",),
    "tick_one_side": ("figures",),
    "closing": ("guest", "name"),
}

_UNCONFIRMED = re.compile(
    r"\b(?:neither .{3,80}? nor .{3,80}? (?:have|has|had) (?:\w+ )?confirmed|not (?:been |yet )*(?:independently )?(?:confirmed|verified)|"
    r"(?:declined|refused) to (?:confirm|comment)|no (?:official )?confirmation|unconfirmed|"
    r"could not (?:immediately |independently )?(?:be )?(?:confirm|verif)\w+|(?:has|have|had) not (?:yet )?made a final decision)",
    re.IGNORECASE,
)


def unconfirmed(brief: Brief) -> tuple[Evidence, ...]:
    """Stretches that say that something is not confirmed, the most relevant first."""
    return _unconfirmed(brief.study)


@lru_cache(maxsize=64)
def _unconfirmed(study: Study) -> tuple[Evidence, ...]:
    """Those first that stand with the lead and say so in as many words."""
    lead = _newest_lead(study)
    found = [e for e in study.evidence if _UNCONFIRMED.search(e.text)]

    def rank(evidence: Evidence) -> tuple[bool, bool, float, Span]:
        beside = lead is not None and evidence.article == lead.article
        return not beside, "confirm" not in evidence.text.lower(), -study.relevance(evidence), evidence.span

    return tuple(sorted(found, key=rank))


def _about_the_lead(study: Study, lead: Evidence, doubt: Evidence) -> bool:
    """Whether what is not confirmed is what the lead reports: it stands right behind the lead, or says so in as many words
    of the same matter. "The ministry declined to comment", at the end of an article, is about something else."""
    confirms = "confirm" in doubt.text.lower() or "verif" in doubt.text.lower()
    if doubt.article != lead.article:
        return confirms and study.shared(lead, doubt) >= SAME_MATTER
    article = study.dossier.of(lead.article).article
    here, there = article.paragraph_at(lead.span.start), article.paragraph_at(doubt.span.start)
    if here is None or there is None:
        return False
    apart = there.number - here.number
    return 0 <= apart <= (_CONFIRMS_WITHIN if confirms else 1)


SAME_MATTER = 6.5  # rarity shared by the lead and a sentence of another article about the same matter
_CONFIRMS_WITHIN = 2  # paragraphs behind the lead


def cue(brief: Brief) -> tuple[Item, ...]:
    """The cue to read aloud: the newest lead on the topic, and that it is not confirmed where an article says so.

    Empty where no article has anything on the topic.
    """
    lead = _newest_lead(brief.study)
    if lead is None:
        return ()
    text = brief.dossier.of(lead.article).article.text
    extract = lead.extract
    why = "the lead of the newest article on the topic"
    slots: dict[str, Slot] = {"extract": extract, "unconfirmed": None}
    house = 0 if lead.attribution else LONGEST_LABEL
    room = LONGEST_CUE - house - sum(word_count(text[p.start : p.end]) for p in extract.pieces)
    second = next(
        (s for s in _unconfirmed_sentences(brief) if not s.span.overlaps(lead.span) and _length(brief, s) <= room), None
    )
    if second is None:
        return (said_item(brief, lead, "top_sheet.cue", "cue", style="Cue", slots=slots, why=why),)
    slots["unconfirmed"] = Extract((second.span,))
    slots["second_code"] = brief.dossier.code(second.span)
    both = said_item(brief, lead, "top_sheet.cue", "cue", style="Cue", slots=slots, why=why)
    return (replace(both, speaker=None, sourcing="none", relay=(), camp=None),)  # two voices: neither is the line's


def _unconfirmed_sentences(brief: Brief) -> Iterator[Sentence]:
    lead = _newest_lead(brief.study)
    for doubt in unconfirmed(brief):
        if lead is None or not _about_the_lead(brief.study, lead, doubt):
            continue
        for sentence in brief.dossier.of(doubt.article).article.sentences:
            if doubt.span.contains(sentence.span) and _UNCONFIRMED.search(brief.dossier[sentence.span]):
                yield sentence


def _length(brief: Brief, sentence: Sentence) -> int:
    return word_count(brief.dossier[sentence.span])


@lru_cache(maxsize=64)
def _newest_lead(study: Study) -> Evidence | None:
    """The lead to open with: of the newest article, rather one that several articles tell; None without any."""
    told_twice = [m.span for link in study.dossier.links if link.kind == "corroborates" for m in link.members]

    def is_news(evidence: Evidence) -> bool:
        return any(evidence.span.overlaps(span) for span in told_twice)

    leads: list[Evidence] = []
    for teller in (_tells, lambda _: True):  # where no article opens with news, what it opens with
        for findings in study.dossier.findings:
            told = [e for e in study.evidence if e.article == findings.article.id and not e.leaning][:_OPENING]
            opening = [e for e in told if teller(e)][:3]
            best = max((study.relevance(e) for e in opening), default=0.0)
            fitting = [e for e in opening if study.relevance(e) * 2 >= best > 0 and e.words <= LONGEST_CUE - 8]
            nearer = [e for e in fitting if is_news(e) and study.relevance(e) >= study.relevance(fitting[0])]
            leads += (nearer or fitting)[:1]
        if leads:
            break
    newest = {e.article: day.iso if (day := study.day_of(e.article)) else "" for e in leads}
    leads = [e for e in leads if not _is_opinion(study, e)] or leads
    return max(leads, key=lambda e: (newest[e.article], is_news(e), study.relevance(e), e.span), default=None)


_OPENING = 6  # stretches of an article among which its lead is


def _tells(evidence: Evidence) -> bool:
    """Whether a stretch is news in a line: no question, no one's words alone, no part of a conversation."""
    text = evidence.text
    return evidence.words >= SHORTEST_CUE and "?" not in text and not _SPOKEN.match(text) and bool(_STOPS.search(text))


_STOPS = re.compile(r"[.!…][”\"’)]*\s*$")
_SPOKEN = re.compile(r"[“\"«]|[A-Z][A-Z .'’-]{2,40}(?:, [A-Z ]{2,30})?:")


def _is_opinion(study: Study, evidence: Evidence) -> bool:
    """Whether a lead only tells what somebody who is no party thinks: "A former champion said that she should go"."""
    attribution = evidence.attribution
    if attribution is None or evidence.camp:
        return False
    actor = study.dossier.actor(attribution.actor)
    said = " ".join(study.dossier[c] for c in attribution.content)
    return actor is not None and actor.kind == "person" and bool(_OPINION.search(said))


_OPINION = re.compile(r"\b(?:should|must|ought|deserves?|would like|hopes?|believes?|wants?)\b")


def plan(brief: Brief, section: SectionTemplate) -> tuple[Item, ...]:
    """Cue, line of attack or what the guest is for, five questions with what backs each, three things to get, tick boxes
    with the numbers in dispute, pool, closing line. Who somebody is stands once among the questions."""
    asked: list[Item] = []
    pairs = list(islice(_of_different_evidence(brief, _questions(brief)), section.limit))
    worded = questions.in_other_words(brief, (question for question, _ in pairs))
    introduced: set[str | None] = set()
    for n, (question, (_, backing)) in enumerate(zip(worded, pairs, strict=True), 1):
        id_ = f"top_sheet.q{n}"
        slots = {**question.slots, "backing": backing.slots.get("backing")}
        asked.append(replace(question, id=id_, slots=slots, style="Question"))
        if question.slots.get("office"):  # the question says it
            introduced.add(backing.speaker)
        named = {"office": ""} if backing.speaker in introduced else {}
        introduced.add(backing.speaker)
        asked.append(replace(backing, id=f"{id_}.backing", style="Backing", slots={**backing.slots, **named}))
    guest = brief.assignment.guest
    closing = Item("top_sheet.closing", "closing", {"name": guest.name or "", "guest": guest.text}, "Note")
    lead = brief.planned.get("top_sheet", ())
    return (
        *lead,
        *_line_of_attack(brief, asked),
        *asked,
        *_gets(brief, asked),
        *_doubts(brief),
        *_pools(brief),
        closing,
    )


def _of_different_evidence(brief: Brief, pairs: Iterable[tuple[Item, Item]]) -> Iterator[tuple[Item, Item]]:
    """Those of which no sentence was asked about before; a third one of the same speaker after the others had theirs."""
    seen: set[Span] = set()
    asked: dict[str | None, int] = {}
    waiting: list[tuple[Item, Item]] = []
    for question, backing in pairs:
        sentences = {
            sentence.span
            for extract in (*question.extracts, *backing.extracts)
            if (sentence := brief.dossier.of(extract.article).article.sentence_at(extract.span.start))
        }
        if sentences and sentences & seen:
            continue
        seen |= sentences
        if question.speaker and asked.get(question.speaker, 0) >= MOST_OF_ONE:
            waiting.append((question, backing))
        else:
            asked[question.speaker] = asked.get(question.speaker, 0) + 1
            yield question, backing
    yield from waiting


MOST_OF_ONE = 2  # questions about one speaker, while others have words

_OWN = ("question_own_contradiction", "question_own_earlier", "question_own_doubt")
_OF_THE_GUEST = "question_own_words"


def _line_of_attack(brief: Brief, asked: list[Item]) -> Iterator[Item]:
    """What the interview comes to: the strongest question for a party, the point to weigh for everybody else."""
    put = [item for item in asked if item.style == "Question"]
    first = put[0] if put else None
    if first is None:
        return
    if brief.camp is not None:
        strong = [
            q for q in put if q.slots.get("words") is not None and (q.speaker or _kind(q) in ("own_action", "fact"))
        ]
        if strong:
            first = strong[0]
            others = (q for q in strong[1:] if q.speaker and q.wording not in (_OF_THE_GUEST, "question_own_claim"))
            then = next((q for q in others if q.speaker != first.speaker), None)
            kind = _kind(first)
            slots: dict[str, Slot] = {
                "speaker": first.slots.get("speaker") or "", "office": _office_of(brief, first), "form": first.slots.get("form") or "",
                "noun": first.slots.get("noun") or "", "camp": side_words(brief, brief.camp), "question": Ref(first.id),
                "next": then.slots.get("speaker") if then else "", "next_question": Ref(then.id) if then else None,
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
    "figures": "figure", "bare_reply": "reply", "bare_weigh": "weigh", "bare_own": "own", "own_claim": "claim",
}  # fmt: skip


MOST_GETS = 3


def _gets(brief: Brief, asked: list[Item]) -> Iterator[Item]:
    """Three things to get out of this guest: what the first questions of different kinds ask for."""
    put = [item for item in asked if item.style == "Question"]
    kinds: dict[tuple[str, str], Item] = {}
    for question in put:
        kinds.setdefault((_kind(question), question.speaker or ""), question)
    for n, ((kind, _), question) in enumerate(list(kinds.items())[:MOST_GETS], 1):
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
        }
        yield Item(f"top_sheet.get{n}", f"get_{kind}", slots, "Tick")


def shorter(items: tuple[Item, ...], lines: int) -> tuple[Item, ...]:
    """The top sheet with so many lines fewer, the least important gone first.

    Page 1 can do without further ticks, which stand in their own sections as well, then without the last thing to get, the
    line of attack, the pool and the other things to get; never without the cue, a question, a box of what not to say, or
    the closing line.
    """
    spare = [item for item in reversed(items) if item.wording in _SPARE]
    kept = {item.wording: item.id for item in spare}  # the first of each kind goes last
    order = [item.id for item in spare if item.id != kept[item.wording]]
    order += [kept.get("tick_one_side", ""), kept.get("tick_unnamed", "")]
    order += [item.id for item in reversed(items) if item.wording.startswith("get_") and item.wording != "get_head"][
        :-2
    ]
    order += ["top_sheet.attack", "top_sheet.pool1"]
    order += [item.id for item in reversed(items) if item.wording.startswith("get_")]
    order = list(dict.fromkeys([*order, kept.get("tick_claim", "")]))
    dropped = set([id_ for id_ in order if id_ and any(item.id == id_ for item in items)][:lines])
    kept_items = tuple(item for item in items if item.id not in dropped)
    ticks = [item for item in kept_items if item.wording.startswith("tick_")]
    gets = [item for item in kept_items if item.wording.startswith("get_") and item.wording != "get_head"]
    empty = {"get_head": not gets, "do_not_say": not ticks}
    return tuple(item for item in kept_items if not empty.get(item.wording))


_SPARE = frozenset({"tick_figure", "tick_claim", "tick_unconfirmed", "tick_unnamed", "tick_one_side"})


def _questions(brief: Brief) -> Iterator[tuple[Item, Item]]:
    """Questions with their backing lines, no two from the same evidence.

    For a guest who is a party: own words against own action, then the strongest positions by different speakers, then
    what is in dispute. For everybody else what is in dispute comes first. Then whether it is confirmed, what comes
    next, a party that nobody asked, further positions.
    """
    party = brief.camp is not None
    quoting: list[tuple[Item, Item]] = []
    whole: list[tuple[Item, Item]] = []
    later: list[tuple[Item, Item]] = []
    order: dict[Span | None, int] = {c.evidence.span: n for n, c in enumerate(rank(brief.study))}
    for question, position in sorted(
        _position_questions(brief), key=lambda pair: order.get(_place(brief, pair[1]), len(order))
    ):
        asked = {q.speaker for q, _ in quoting}
        if question.wording.startswith("question_bare"):
            if position.wording != "see_cue" and question.speaker:
                whole.append((question, _whole_backing(brief, position)))
            elif position.slots.get("see") != Ref("top_sheet.cue"):
                whole.append((question, _backing(position)))  # its words stand in full further on
        elif (question.speaker and question.speaker in asked) or len(quoting) == MOST_POSITIONS[party]:
            later.append((question, _backing(position)))
        else:
            quoting.append((question, _backing(position)))
    in_dispute = list(_claim_questions(brief))
    claims = in_dispute[:1]
    told = {q.slots.get("about") for q, _ in quoting if q.wording == "question_figure"}
    figures = [(q, backing) for q, backing in _figure_questions(brief) if q.slots.get("about") not in told]
    confirm = list(_confirm_question(brief))
    yield from quoting if party else [*claims, *quoting]
    yield from claims if party else confirm
    yield from confirm if party else []
    yield from figures[:1]
    yield from later[:1]
    yield from _further(brief)
    yield from _pressing(brief)
    open_ = list(islice(_left_open(brief), MOST_OPEN))
    yield from open_[:1]
    yield from _next_questions(brief)
    yield from later[1:]
    yield from (*in_dispute[1:], *figures[1:], *open_[1:])
    yield from _heard(brief)
    yield from _reports(brief)
    yield from whole
    yield from list(_silent_questions(brief))[:1]


def _further(brief: Brief) -> Iterator[tuple[Item, Item]]:
    """What the section of positions has no room for, strongest first; only what can be quoted."""
    put = [i for i in brief.planned.get("positions", ()) if i.style != "Question"]
    places = {_place(brief, item) for item in put}
    speakers = {item.speaker for item in put}
    left = [c for c in rank(brief.study)[:_MOST_FURTHER] if c.evidence.span not in places]
    for counter in sorted(left, key=lambda c: c.evidence.speaker in speakers):
        if counter.reason == "own_action":
            continue
        question = questions.compose(brief, counter, "")
        if question is not None and not question.wording.startswith("question_bare"):
            yield question, _said_by(brief, counter.evidence)


def _pressing(brief: Brief) -> Iterator[tuple[Item, Item]]:
    """What the guest's own side claims, to be asked what it rests on."""
    found = (
        (question, _said_by(brief, evidence))
        for evidence in statements(brief)[:_MOST_FURTHER]
        if brief.study.is_own(evidence) and (question := questions.press(brief, evidence, "")) is not None
    )
    yield from islice(found, MOST_PRESSED)


def _heard(brief: Brief) -> Iterator[tuple[Item, Item]]:
    """What others than the guest's side say on the topic, to be weighed: for a guest of a side in stems that take nobody's
    part, as the articles do not show whose side they are on. Not one version of what is in dispute without the other."""
    study = brief.study
    disputed = _in_dispute(brief)
    said = [
        e
        for e in study.evidence
        if e.speaker
        and e.sourcing == "named"
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
        if question is not None and question.wording in _NEUTRAL and question.slots.get("form") in _CLAUSES:
            yield question, _said_by(brief, evidence)


def _in_dispute(brief: Brief) -> list[Span]:
    """What another article, or a later one, tells differently."""
    differ = (link for link in brief.dossier.links if link.kind in ("conflicts", "updates"))
    return [member.span for link in differ for member in link.members]


_CLAUSES = frozenset({"said", "told", "does"})  # a phrase of theirs is no point by itself
_NEUTRAL = frozenset(f"question_{kind}" for kind in ("others", "weigh", "number", "forecast", "warning", "act"))


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
            yield question, _said_by(brief, evidence)


def _left_open(brief: Brief) -> Iterator[tuple[Item, Item]]:
    """What the articles leave open, near the topic."""
    for end in open_ends(brief.study)[:_MOST_FURTHER]:
        evidence = next((e for e in brief.evidence if e.span.contains(end.sentence)), None)
        if evidence is None or not brief.relevance(evidence):
            continue
        question = questions.left_open(brief, end.sentence, questions.unspoken(evidence), "")
        if question is not None:
            yield question, _said_by(brief, questions.unspoken(evidence))


def _said_by(brief: Brief, evidence: Evidence) -> Item:
    """Who said it; where it stands in full, if this pack prints it by now."""
    printed = brief.printed_at(evidence.extract)
    seen = Ref(printed) if printed else None
    wording = "backing_seen" if seen else "backing"
    return said_item(
        brief, evidence, "", wording, style="Backing", slots={"extract": None, "see": seen, "backing": None}
    )


_NEAR = 0.5  # of the best relevance
MOST_PRESSED = 3
MOST_OPEN = 2
_MOST_FURTHER = 12  # stretches that are tried


def _place(brief: Brief, position: Item) -> Span | None:
    """The stretch of evidence that a position puts."""
    code, speaker = position.slots.get("code"), position.speaker
    extract = next(iter(position.extracts), None)
    fitting = (
        c.evidence.span
        for c in rank(brief.study)
        if (
            c.evidence.span.contains(extract.span)
            if extract
            else (brief.dossier.code(c.evidence.span), c.evidence.speaker) == (code, speaker)
        )
    )
    return next(fitting, None)


def _position_questions(brief: Brief) -> Iterator[tuple[Item, Item]]:
    """The positions' questions, each with its position."""
    items = {item.id: item for item in brief.planned.get("positions", ())}
    for id_, question in items.items():
        position = items.get(id_.removesuffix(".question"))
        if position is not None and position is not question:
            yield question, position


def _backing(position: Item) -> Item:
    """Who said it, and where it stands in full."""
    seen = position.slots.get("see")
    if position.wording == "see_cue" and isinstance(seen, Ref) and seen.item != "top_sheet.cue":
        slots = {key: value for key, value in position.slots.items() if not isinstance(value, Extract)}
        slots = {**slots, "backing": Ref(position.id)}
        return replace(position, id="", wording="backing_seen", slots=slots, stance=None)
    if position.wording == "see_cue":
        return replace(position, id="", wording="backing_cue", slots={**position.slots, "backing": Ref(position.id)})
    slots = {key: value for key, value in position.slots.items() if not isinstance(value, Extract)}
    return Item(
        "", "backing", {**slots, "backing": Ref(position.id)}, speaker=position.speaker,
        sourcing=position.sourcing, relay=position.relay, camp=position.camp,
    )  # fmt: skip


def _whole_backing(brief: Brief, position: Item) -> Item:
    """The words themselves, for a question that quotes none."""
    slots: dict[str, Slot] = {**position.slots, "extract": _brief_words(brief, position), "backing": Ref(position.id)}
    return replace(position, id="", wording="backing_words", slots=slots)


def _brief_words(brief: Brief, position: Item) -> Extract:
    """The position's words in as many as page 1 has room for."""
    extract = position.extracts[0]
    evidence = next(e for e in brief.evidence if e.span.contains(extract.span))
    text = brief.dossier.of(extract.article).article.text
    words = shortened(text, extract.span, evidence.attribution, LONGEST_BACKING)
    return replace(
        words, closes_inside=words.closes_inside or (extract.closes_inside and words.span.end == extract.span.end)
    )


def _figure_questions(brief: Brief) -> Iterator[tuple[Item, Item]]:
    for n, link in enumerate(shown(brief), 1):
        pair = versions(brief, link)
        if len(pair) < 2 or not link.about or link.members[0].value is None:
            continue
        first, second = pair[0], pair[1]
        if not _on_topic(brief, link) or link.about.lower() in _PERIODS:
            continue  # "On week, one report says 12%": of what, the figures do not say
        slots: dict[str, Slot] = {
            "about": questions.plain_about(brief, link),
            "first": first.words,
            "second": second.words,
            **_asked(brief),
        }
        if (
            word_count(link.about)
            + word_count(brief.dossier[first.words.span])
            + word_count(brief.dossier[second.words.span])
            > 10
        ):
            continue
        backing: dict[str, Slot] = {"codes": f"{first.code}, {second.code}", "backing": Ref(f"conflicts.{n}")}
        yield Item("", "question_figures", slots, why=link.reason), Item("", "backing_figures", backing)


_PERIODS = frozenset({"hour", "day", "week", "month", "quarter", "year", "days", "weeks", "months", "years", "time"})


def _on_topic(brief: Brief, link: Link) -> bool:
    """Whether a figure is near enough to the topic to be asked: a quarter of what is nearest."""
    best = max((brief.relevance(e) for e in brief.evidence), default=0.0)
    held = [e for e in brief.evidence if any(e.span.overlaps(m.span) for m in link.members)]
    return any(brief.relevance(e) * 4 >= best for e in held)


_POINTS = (
    ("reason", "main reason"), ("decided", "decided"), ("effect", "effect"), ("blame", "to blame"),
)  # fmt: skip  # what a claim is about, as the question's wordings know it, and the words of the link's reason


def _asked(brief: Brief) -> dict[str, Slot]:
    return {"guest": brief.profile.guest_class, "party": brief.camp is not None}


def _claim_questions(brief: Brief) -> Iterator[tuple[Item, Item]]:
    """A question for each claim in dispute that touches the topic, whose point a stem can name."""
    for n, link in enumerate(shown(brief), 1):
        point, pair = point_of(link), versions(brief, link)
        kind = next((kind for kind, words in _POINTS if words in point), None)
        if kind is None or not link.about or len(pair) < 2 or word_count(link.about) > LONGEST_ABOUT:
            continue
        about = _with_the(brief, re.sub(r"^effect on ", "", link.about), link)
        if kind == "blame" and people.sort_of(about.split()[-1]) in ("group", "kin", "office"):
            continue  # nobody asks who is to blame for patients
        backing: dict[str, Slot] = {"codes": f"{pair[0].code}, {pair[1].code}", "backing": Ref(f"conflicts.{n}")}
        slots: dict[str, Slot] = {"about": about, **_asked(brief)}
        yield Item("", f"question_{kind}", slots, why=link.reason), Item("", "backing_figures", backing)


MOST_UNCONFIRMED = 9  # words quoted in the question whether it is confirmed, whose stem is long
LONGEST_ABOUT = 8  # words of what a claim is about


def _with_the(brief: Brief, about: str, link: Link) -> str:
    """What is compared, with the article that the text puts before it: "the weak labour market"."""
    for member in link.members:
        text = brief.dossier.of(member.span.article).article.text
        if re.search(rf"\b[Tt]he {re.escape(about)}\b", text):
            return f"the {about}"
    return about


def _confirm_question(brief: Brief) -> Iterator[tuple[Item, Item]]:
    """Whether it is confirmed by now: where an article says that it was not, as near to the cue as can be."""
    for sentence in _unconfirmed_sentences(brief):
        evidence = next((e for e in brief.evidence if e.span.overlaps(sentence.span)), None)
        found = fragments(
            brief.dossier.of(sentence.span.article).article, sentence.span, None, MOST_UNCONFIRMED, brief.topic.keys()
        )
        said = [
            f
            for f in found
            if f.form == "told"
            and "confirm" in brief.dossier[f.extract.pieces[0]]
            and _UNCONFIRMED.search(brief.dossier[f.extract.pieces[0]])
        ]
        named = [
            c for span, c in brief.study.camp_mentions.get(sentence.span.article, ()) if sentence.span.contains(span)
        ]
        if not said or evidence is None or (brief.camp is not None and brief.camp not in named):
            continue  # only who was asked can be asked again
        backing = said_item(brief, evidence, "", "backing_confirm", style="Backing", slots={"extract": None})
        yield Item("", "question_confirm", {"words": said[0].extract, **_asked(brief)}), backing
        return


def _next_questions(brief: Brief) -> Iterator[tuple[Item, Item]]:
    """What is still to come, where a few words name it."""
    planned = [e for e in brief.dossier.chronology if e.planned]
    for event in sorted(planned, key=lambda e: e.when.iso, reverse=True):
        text = brief.dossier.of(event.span.article).article.text
        found = fragments(
            brief.dossier.of(event.span.article).article, event.span, None, LONGEST_FRAGMENT, brief.topic.keys()
        )
        coming = [f for f in found if f.form == "told" and _COMING.search(brief.dossier[f.extract.pieces[0]])]
        extract = around(text, event.span, _date_of(brief, event), LONGEST_NEXT)
        if coming and brief.printed_at(extract) is None:
            slots: dict[str, Slot] = {"code": brief.dossier.code(event.span), "extract": extract}
            asked: dict[str, Slot] = {"words": coming[0].extract}
            yield Item("", "question_next", asked), Item("", "backing_next", slots, sourcing="none")
            return


_COMING = re.compile(r"\b(?:will|is due|are due|is expected|is to|are to|could|would)\b")


def _date_of(brief: Brief, event: Event) -> Span:
    """The words that say when; the first word of the event where they cannot be told."""
    inside = [d for d in brief.dossier.of(event.span.article).dates if event.span.contains(d.span)]
    same = [d.span for d in inside if d.when and d.when.iso == event.when.iso]
    coming = [d.span for d in inside if d.when is None and d.planned]
    return next(iter([*same, *coming]), Span(event.span.article, event.span.start, event.span.start + 1))


def _silent_questions(brief: Brief) -> Iterator[tuple[Item, Item]]:
    for camp in silent_camps(brief):
        yield (
            Item("", "question_silent", {"party": with_article(camp), "party_guest": brief.camp is not None}),
            Item("", "backing_silent", {"party": with_article(camp)}),
        )


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
            slots["point"] = differing(link)
            claims.append(Item(f"top_sheet.tick_claim{n}", "tick_claim", slots, "Tick", why=link.reason))
    ticks = [*figures, *claims]
    if doubt := next(_unconfirmed_sentences(brief), None):
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

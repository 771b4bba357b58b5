"""What is asked on page 1, strongest first: the positions to put, what is in dispute, what the guest's side claims, what is
left open; each question with the line that backs it, no two from the same evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from briefings.lexicon import people
from briefings.model import Event, Extract, Item, Link, Ref, Slot, Span, word_count
from briefings.plan import questions
from briefings.plan.brief import Brief
from briefings.plan.conflicts import point_of, shown, versions
from briefings.plan.counters import Counter, rank
from briefings.plan.cue import UNCONFIRMED, unconfirmed_sentences
from briefings.plan.evidence import Evidence
from briefings.plan.excerpts import around, shortened
from briefings.plan.fragments import LONGEST as LONGEST_FRAGMENT
from briefings.plan.fragments import fragments
from briefings.plan.lines import said_item, with_article
from briefings.plan.open_ends import open_ends
from briefings.plan.own_side import statements
from briefings.plan.selection import on_topic
from briefings.plan.stance import stance
from briefings.plan.unknown import silent_camps

LONGEST_BACKING = 36  # words below a question that quotes none
LONGEST_NEXT = 30  # words of what is still to come


Pair = tuple[Item, Item]  # a question and the line that backs it


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that could be asked, with how much it is worth to ask it."""

    question: Item
    backing: Item
    worth: float


# What a question is worth by where it comes from: for a guest who is a party, and for everybody else. The first of a kind
# and the others; a position has more by its weight.
_POSITION, _HEAVIEST = 2.0, 1.5
_WORTH: Mapping[str, tuple[float, float]] = {
    "claim": (2.6, 5.0), "claims": (1.7, 2.2), "figure": (2.2, 2.6), "figures": (1.5, 1.8), "confirm": (2.0, 2.4), "own": (2.6, 2.0),
    "owns": (2.0, 1.6), "open": (1.7, 1.9), "opens": (1.3, 1.5), "next": (1.6, 1.6), "heard": (1.3, 1.8), "report": (1.2, 1.2), "silent": (0.8, 0.8),
}  # fmt: skip
_BARE, _BARE_OWN, _BARE_OF_NOTHING = -2.4, -0.8, -3.4  # a question that quotes nothing: the words stand below it
_OWN_WORDS = {"own_action": 2.0, "own_contradiction": 0.6, "own_earlier": 0.6, "own_doubt": 0.6}
_ANSWERS = 1.2  # what the guest's side says otherwise, or what answers it
_FORMS = {"said": 0.3, "told": 0.3, "does": 0.2, "to": 0.2, "of": -0.4, "act": -0.3}
_TOPIC, _MOST_TOPIC = 0.4, 2  # for each of so many terms of the topic in the words
_JUDGES, _COUNTS, _LONG = 0.3, 0.2, 0.2
_BESIDE_THE_TOPIC, _IN_DISPUTE = -0.6, 0.5  # and how much of that is left where they meet the guest's own words
_OF_ONESELF = -1.0  # "I remember because it rained": what somebody did or felt, and nothing of the matter
_UNNAMED = -0.3
_NOT_PRINTED = -0.8  # of a question whose evidence has no place of its own in the pack
_OF_THE_SIDE = -0.6  # of words of the guest's side that the guest did not say
_AGAIN = 0.7  # less for each question about the same speaker before
_ENOUGH_WORDS = 5


def asked(brief: Brief) -> Iterator[Pair]:
    """Questions with their backing lines, the worthiest first, no two from the same evidence."""
    left = list(_candidates(brief))
    seen: set[Span] = set()
    speakers: dict[str, int] = {}
    while left:
        best = max(left, key=lambda c: c.worth - _AGAIN * speakers.get(c.question.speaker or "", 0))
        left.remove(best)
        places = _sentences(brief, best)
        if places and places & seen:
            continue
        seen |= places
        if best.question.speaker:
            speakers[best.question.speaker] = speakers.get(best.question.speaker, 0) + 1
        yield best.question, best.backing


def _sentences(brief: Brief, candidate: Candidate) -> set[Span]:
    """The sentences that a question and its backing quote."""
    return {
        sentence.span
        for extract in (*candidate.question.extracts, *candidate.backing.extracts)
        if (sentence := brief.dossier.of(extract.article).article.sentence_at(extract.span.start))
    }


def _candidates(brief: Brief) -> Iterator[Candidate]:
    """All that could be asked, in an order that decides between equals."""
    ranked = rank(brief.study)
    heaviest = max((c.weight for c in ranked), default=1.0) or 1.0
    known = {c.evidence.span: c for c in ranked}
    for question, position in _position_questions(brief):
        counter = known.get(place) if (place := _place(brief, position)) else None
        if question.wording.startswith("question_bare"):
            if position.wording != "see_cue" and question.speaker:
                backing = _whole_backing(brief, position)
            elif position.slots.get("see") != Ref("top_sheet.cue"):
                backing = _backing(position)  # its words stand in full further on
            else:
                continue
        else:
            backing = _backing(position)
        yield Candidate(question, backing, _put(brief, question, counter, heaviest))
    for question, backing, counter in _unquoted(brief, known):
        yield Candidate(question, backing, _put(brief, question, counter, heaviest))
    for question, backing in _further(brief):
        counter = known.get(place) if (place := _place(brief, backing)) else None
        yield Candidate(question, backing, _put(brief, question, counter, heaviest) + _NOT_PRINTED)
    told = {q.slots.get("about") for q, _ in _position_questions(brief) if q.wording == "question_figure"}
    figures = (pair for pair in _figure_questions(brief) if pair[0].slots.get("about") not in told)
    yield from _of_kind(brief, "claim", _claim_questions(brief))
    yield from _of_kind(brief, "confirm", _confirm_question(brief))
    yield from _of_kind(brief, "figure", figures)
    yield from _of_kind(brief, "own", _pressing(brief))
    yield from _of_kind(brief, "open", islice(_left_open(brief), MOST_OPEN))
    yield from _of_kind(brief, "next", _next_questions(brief))
    yield from _of_kind(brief, "heard", _heard(brief))
    yield from _of_kind(brief, "report", _reports(brief))
    yield from _of_kind(brief, "silent", islice(_silent_questions(brief), 1))


def _of_kind(brief: Brief, kind: str, pairs: Iterable[Pair]) -> Iterator[Candidate]:
    """The questions of one kind with what they are worth; the second and third of some count less."""
    for n, (question, backing) in enumerate(pairs):
        base = _WORTH.get(f"{kind}s", _WORTH[kind]) if n else _WORTH[kind]
        worth = base[brief.camp is None] + _of_words(brief, question, linked=False)
        if kind == "own" and not question.slots.get("in_person"):
            worth += _OF_THE_SIDE
        yield Candidate(question, backing, worth)


def _put(brief: Brief, question: Item, counter: Counter | None, heaviest: float) -> float:
    """What it is worth to put a position: its weight, whether it meets the guest's own words, and what it quotes."""
    worth = _POSITION + (_HEAVIEST * counter.weight / heaviest if counter else 0.0)
    worth += _OWN_WORDS.get(counter.reason if counter else "", 0.0)
    linked = counter is not None and questions.meets_own(brief, counter)
    return worth + _ANSWERS * linked + _of_words(brief, question, linked=linked)


def _of_words(brief: Brief, question: Item, *, linked: bool) -> float:
    """What the words that a question quotes add to its worth."""
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
    worth += _LONG * (word_count(words) >= _ENOUGH_WORDS) + _UNNAMED * (question.sourcing == "unnamed")
    if not topical:
        worth += _BESIDE_THE_TOPIC * (_IN_DISPUTE if linked else 1.0)
    if not topical and not linked:
        worth += _OF_ONESELF * (_SPEAKS_OF_SELF.match(words) is not None and not question.slots.get("in_person"))
    return worth


_SPEAKS_OF_SELF = re.compile(r"(?:I|We|My)\b|.*\bI\b")


def _unquoted(brief: Brief, known: Mapping[Span, Counter]) -> Iterator[tuple[Item, Item, Counter]]:
    """Positions of which no few words can be quoted: the words are read out below, and then asked."""
    items = brief.planned.get("positions", ())
    have = {item.id.removesuffix(".question") for item in items if item.style == "Question"}
    for position in items:
        counter = known.get(place) if (place := _place(brief, position)) else None
        if counter is None or position.id in have or not position.extracts or not position.speaker:
            continue
        question = questions.compose(brief, counter, "", bare=True)
        if question is not None and question.wording.startswith("question_bare"):
            yield question, _whole_backing(brief, position), counter


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
    for sentence in unconfirmed_sentences(brief):
        evidence = next((e for e in brief.evidence if e.span.overlaps(sentence.span)), None)
        found = fragments(
            brief.dossier.of(sentence.span.article).article, sentence.span, None, MOST_UNCONFIRMED, brief.topic.keys()
        )
        said = [
            f
            for f in found
            if f.form == "told"
            and "confirm" in brief.dossier[f.extract.pieces[0]]
            and UNCONFIRMED.search(brief.dossier[f.extract.pieces[0]])
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

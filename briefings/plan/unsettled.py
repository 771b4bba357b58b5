"""Questions on what the articles leave unsettled: figures and claims in dispute, what nobody confirms, what is still to come, who is silent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefings.lexicon import people
from briefings.model import Event, Item, Link, Ref, Slot, Span, word_count
from briefings.plan.allegiance import allegiance_of
from briefings.plan.brief import Brief
from briefings.plan.conflicts import point_of, shown, versions
from briefings.plan.contrasts import plain_about
from briefings.plan.cue import unconfirmed_sentences
from briefings.plan.excerpts import around
from briefings.plan.fragments import LONGEST as LONGEST_FRAGMENT
from briefings.plan.fragments import fragments
from briefings.plan.lines import said_item, with_article
from briefings.plan.questions import YOU
from briefings.plan.terms import terms
from briefings.plan.unknown import silent_camps

LONGEST_NEXT = 30  # words of what is still to come

Pair = tuple[Item, Item]  # a question and the line that backs it


def figures(brief: Brief) -> Iterator[Pair]:
    """Which of two figures for one thing holds, near the topic."""
    for n, link in enumerate(shown(brief), 1):
        pair = versions(brief, link)
        if len(pair) < 2 or not link.about or link.members[0].value is None:
            continue
        first, second = sorted(
            pair[:2], key=lambda v: not brief.dossier[v.words.span][:1].isupper()
        )  # "Some 900", from the head of a sentence
        if not _on_topic(brief, link) or link.about.lower() in _PERIODS:
            continue  # "On week, one report says 12%", "on people, 38": of what, the figures do not say
        known = _knows(brief, link)
        slots: dict[str, Slot] = {
            "about": plain_about(brief, link),
            "first": first.words,
            "second": second.words,
            "apart": first.words.article != second.words.article,
            **_asked(brief),
            "party": brief.camp is not None and known,
            "knows": known,
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


_PERIODS = frozenset(
    {
        "hour",
        "day",
        "week",
        "month",
        "quarter",
        "year",
        "days",
        "weeks",
        "months",
        "years",
        "time",
        "people",
        "persons",
        "others",
    }
)


def _on_topic(brief: Brief, link: Link) -> bool:
    """Whether a figure is near enough to the topic to be asked: a quarter of what is nearest."""
    best = max((brief.relevance(e) for e in brief.evidence), default=0.0)
    held = [e for e in brief.evidence if any(e.span.overlaps(m.span) for m in link.members)]
    return any(brief.relevance(e) * 4 >= best for e in held)


_POINTS = (
    ("reason", "main reason"), ("decided", "is decided"), ("effect", "effect"), ("blame", "to blame"),
)  # fmt: skip  # what a claim is about, as the question's wordings know it, and the words of the link's reason


def _knows(brief: Brief, link: Link) -> bool:
    """Whether what is in dispute is told of the guest's side, who then has a figure of its own, or knows whether it is so."""
    allegiance = allegiance_of(brief.study)
    held = (e for e in brief.evidence if any(e.span.overlaps(m.span) for m in link.members))
    return any(allegiance.names_own(e, allies=False) for e in held)


def accounts(brief: Brief) -> Iterator[Pair]:
    """Who is right of two by name who do not agree, where the point is none that a stem can name: their matter is."""
    for n, link in enumerate(shown(brief), 1):
        if link.members[0].value is not None or any(words in point_of(link) for _, words in _POINTS):
            continue
        about, speakers = link.about or "", _speakers(brief, link)
        several = len(about.split()) > 1 or _PLURAL.fullmatch(about)
        texts = (brief.dossier.of(m.span.article).article.text for m in link.members)
        told = any(re.search(rf"\b{re.escape(about)}\b", text) for text in texts)
        if len(speakers) != 2 or not told or not several:
            continue
        if word_count(about) > LONGEST_ABOUT:
            continue
        codes = ", ".join(dict.fromkeys(brief.dossier.code(m.span) for m in link.members))
        about, backing = (
            _with_the(brief, about, link),
            Item("", "backing_figures", {"codes": codes, "backing": Ref(f"conflicts.{n}")}),
        )
        (first, own), (second, other) = speakers
        slots: dict[str, Slot] = {"about": about, "first": first, "second": second, **_asked(brief)}
        if own and other:
            continue
        if own or other:
            slots |= {"speaker": second if own else first, "you": YOU.get(brief.profile.guest_class, "you")}
        yield Item("", "question_account", slots, why=link.reason), backing


_PLURAL = re.compile(r"[a-z]{3,}s")


def _speakers(brief: Brief, link: Link) -> list[tuple[str, bool]]:
    """Who says what differs, people and bodies by name, each with whether they speak for the guest's side; each once."""
    found: dict[str, bool] = {}
    for member in link.members:
        evidence = next((e for e in brief.evidence if e.span.overlaps(member.span) and e.sourcing == "named"), None)
        if (
            evidence is not None
            and evidence.speaker
            and evidence.attribution is not None
            and evidence.attribution.spoken
        ):
            found.setdefault(evidence.speaker, brief.study.is_own(evidence))
    return list(found.items())


def _asked(brief: Brief) -> dict[str, Slot]:
    return {"guest": brief.profile.guest_class, "party": brief.camp is not None}


def claims(brief: Brief) -> Iterator[Pair]:
    """A question for each claim in dispute that touches the topic, whose point a stem can name."""
    for n, link in enumerate(shown(brief), 1):
        point, pair = point_of(link), versions(brief, link)
        kind = next((kind for kind, words in _POINTS if words in point), None)
        if kind is None or not link.about or len(pair) < 2 or word_count(link.about) > LONGEST_ABOUT:
            continue
        bare = re.sub(r"^effect on ", "", link.about)
        told = any(bare.lower() in brief.dossier.of(m.span.article).article.text.lower() for m in link.members)
        if not told and kind != "effect":
            continue  # "one claim": no words of the articles, and nothing that can be asked
        about = _with_the(brief, bare, link) if told else ""
        if told and kind == "blame" and people.sort_of(about.split()[-1]) in ("group", "kin", "office"):
            continue  # nobody asks who is to blame for patients
        backing: dict[str, Slot] = {"codes": f"{pair[0].code}, {pair[1].code}", "backing": Ref(f"conflicts.{n}")}
        slots: dict[str, Slot] = {"about": about, **_asked(brief)}
        if kind in ("decided", "reason"):
            slots["knows"] = _knows(brief, link)
        if kind == "reason" and about:
            slots |= _how_much_of_it(brief, link)
            backing |= (sources := _unnamed_sources(brief, link))
            slots["unnamed"] = bool(sources)
        yield Item("", f"question_{kind}", slots, why=link.reason), Item("", "backing_figures", backing)


def _how_much_of_it(brief: Brief, link: Link) -> dict[str, Slot]:
    """The articles' own words for how much of the reason something is, where one says "mainly" and the other "in part"."""
    sentences = (brief.dossier.of(m.span.article).article.sentence_at(m.span.start) for m in link.members)
    told = [brief.dossier[s.span] for s in sentences if s is not None]
    main = next((m[0] for m in map(_MAINLY.search, told) if m), None)
    part = next((m[0] for m in map(_PARTLY.search, told) if m), None)
    both = any(_MAINLY.search(words) and _PARTLY.search(words) for words in told)
    return {"first": main, "second": part} if main and part and not both else {}


def _unnamed_sources(brief: Brief, link: Link) -> dict[str, Slot]:
    """Who says what differs and through whom, where none of them is named and each told another outlet; empty else."""
    if len(link.members) != len(_PLACES):
        return {}
    found: dict[str, Slot] = {}
    for place, member in zip(_PLACES, link.members, strict=True):
        evidence = next((e for e in brief.evidence if e.span.overlaps(member.span) and e.sourcing == "unnamed"), None)
        if evidence is None:
            return {}
        who = str(said_item(brief, evidence, "", "backing").slots["who"])
        via = ", ".join(outlet for outlet in evidence.relay if outlet not in who)
        found |= {f"{place}_who": who, f"{place}_via": via}
    return found


_PLACES = ("first", "second")
_MAINLY = re.compile(r"\b(?:mainly|chiefly|primarily|principally)\b")
_PARTLY = re.compile(r"\b(?:in part|partly)\b")
LONGEST_ABOUT = 8  # words of what a claim is about


def _with_the(brief: Brief, about: str, link: Link) -> str:
    """What is compared, with the article that the text puts before it: "the weak labour market"."""
    for member in link.members:
        text = brief.dossier.of(member.span.article).article.text
        if re.search(rf"\b[Tt]he {re.escape(about)}\b", text):
            return f"the {about}"
    return about


def confirmation(brief: Brief) -> Iterator[Pair]:
    """Whether it is confirmed by now: where an article says that it was not, as near to the cue as can be. Who speaks for a side
    that has not confirmed it is asked to; for whoever speaks for another there is nothing to confirm."""
    for sentence in unconfirmed_sentences(brief):
        evidence = next((e for e in brief.evidence if e.span.overlaps(sentence.span)), None)
        if evidence is None or "confirm" not in brief.dossier[sentence.span]:
            continue
        backing = said_item(brief, evidence, "", "backing_confirm", style="Backing", slots={"extract": None})
        if brief.camp is not None:
            if allegiance_of(brief.study).names_own(evidence, allies=False) and brief.profile.certain:
                yield (
                    Item("", "question_confirm", {"words": None, **_asked(brief)}, why="not confirmed by its side"),
                    backing,
                )
                return
            continue
        yield Item("", "question_confirm", {"words": None, **_asked(brief)}, why="not confirmed"), backing
        return


def still_to_come(brief: Brief) -> Iterator[Pair]:
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


def silent(brief: Brief) -> Iterator[Pair]:
    """What a party wants of which no word stands in the articles."""
    for camp in silent_camps(brief):
        if not terms(camp) & brief.topic.keys():
            continue  # who only stands by has nothing to tell on this topic
        yield (
            Item("", "question_silent", {"party": with_article(camp), "party_guest": brief.camp is not None}),
            Item("", "backing_silent", {"party": with_article(camp)}),
        )

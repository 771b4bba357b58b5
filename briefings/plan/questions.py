"""Questions that can be read aloud: a stem of the template chosen by what the evidence is and who the guest is, with a few
of the article's own words in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from briefings.model import Actor, Extract, Item, Slot, Span, word_count
from briefings.plan.allegiance import allegiance_of
from briefings.plan.angles import NAMING, Angle
from briefings.plan.brief import Brief
from briefings.plan.contrasts import figures, own_action
from briefings.plan.counters import OWN, Counter
from briefings.plan.evidence import Evidence
from briefings.plan.fragments import LONGEST, cut_out, fragments
from briefings.plan.kinds import COMING, KINDS, OF_ONESELF, kind_of, meets_own, refined
from briefings.plan.lines import date_words, office_words, said_item, side_words, speaker_kind
from briefings.plan.matters import of_own_matter
from briefings.plan.points import POINTS, point
from briefings.plan.quoting import LONGEST_QUESTION, quoting, ways_of_naming
from briefings.plan.speakers import (
    PRESENTS,
    WANTS,
    forms_of,
    in_person,
    long_ago,
    may_be_named,
    noun_of,
    outlet_words,
    short_speaker,
    unspoken,
)
from briefings.plan.stance import doubts_itself, stance
from briefings.plan.stems import OPENING, ask_of, is_terse, length, texts_of, words_of
from briefings.plan.terms import terms
from briefings.plan.title_parts import FEWEST_TERMS, matter, names

_SLOTS = (
    "opening", "who", "speaker", "office", "noun", "outlet", "form", "words", "act", "other", "first", "second", "about", "guest", "party",
    "you", "side", "date", "in_person", "when", "whose", "stop",
)  # fmt: skip

WORDINGS: Mapping[str, tuple[str, ...]] = {f"question_{kind}": _SLOTS for kind in KINDS} | {
    OPENING: _SLOTS[1:],
    "question_bare": _SLOTS,
    "question_bare_reply": _SLOTS,
    "question_bare_weigh": _SLOTS,
    "question_bare_own": _SLOTS,
    "question_bare_earlier": _SLOTS,
}

_OPEN_KINDS = frozenset({"counter", "weigh", "others"})  # where the words quoted may tell more of what they are
_FOR_OTHERS = frozenset(
    ("official", "spokesperson", "politician", "company", "counsel", "campaigner", "union", "regulator")
)  # who speak for somebody, also where the articles do not show for whom

YOU = {
    "official": "your side", "spokesperson": "your side", "former_official": "your former side", "politician": "your party",
    "company": "your side", "counsel": "your client", "campaigner": "your campaign", "union": "your union",
    "regulator": "your office", "victim": "you", "witness": "you",
}  # fmt: skip


def compose(brief: Brief, counter: Counter, item: str, *, bare: bool = False) -> Item | None:
    """The question that puts a counter-position to the guest, in twenty words or fewer; None when nobody is given.

    Where no stretch of twelve words or fewer can stand alone the question names the speaker and what of the topic they
    touch; where they touch nothing of it there is none, but for `bare`: then the words have to be read before it.
    """
    return brief.remembered(("question", counter, item, bare), lambda sheet: _composed(sheet, counter, item, bare=bare))


def _composed(brief: Brief, counter: Counter, item: str, *, bare: bool) -> Item | None:
    evidence = counter.evidence
    kind = kind_of(brief, counter)
    slots = _slots(brief, counter)
    if not may_be_named(brief, evidence):
        return None
    if slots["in_person"] and kind not in _OWN_KINDS:
        kind = "own_words"
    if kind != "demand" and slots["noun"] in WANTS:
        slots["noun"] = ""  # "she called it a fiasco"
    if PRESENTS.search(str(slots["office"])):
        return None  # an outlet's own people
    if kind == "own_action":
        found = own_action(brief, counter, slots)
    elif kind == "figure":
        found = figures(brief, counter, slots)
    else:
        pointed = _is_pointed(brief, counter)
        tried = ((voice, quoting(brief, voice, kind, slots, pointed=pointed)) for voice in _voices(evidence, kind))
        evidence, found = next(((voice, words) for voice, words in tried if words is not None), (evidence, None))
        if found is not None and _is_private(brief, counter, found):
            return None
        if found is not None and kind == "reply" and found["form"] == "does" and not _is_told(evidence, found):
            kind = "counter"  # who acts gives no account
        if (
            found is not None
            and kind in _DOUBTS
            and (slots["noun"] != "doubt" or found["form"] in _OF_THEMSELVES)
            and not _doubts(brief, found)
        ):
            kind = _DOUBTS[kind]  # the doubt stands in words that are not quoted
        if found is not None and kind == "warning" and _is_past(brief, found):
            kind = "counter"  # "What if that proves right?" is no question about what was
    if found is None and kind in ("own_action", "figure"):
        kind = "fact" if evidence.attribution is None else "counter"
        found = quoting(brief, evidence, kind, slots)
    if found is not None and kind in _OPEN_KINDS:
        told = refined(
            brief,
            kind,
            found,
            evidence.attribution.cue if evidence.attribution and evidence.attribution.spoken else None,
            evidence.camp,
        )
        if told == kind and speaker_kind(brief, evidence) == "text":
            told = "document"
        if told in POINTS and not _is_put(brief, counter, found):
            found["party"] = False  # what concerns others is for this guest to judge, not to answer for
        kind = told if length(brief, f"question_{told}", found) <= LONGEST_QUESTION else kind
    key = f"question_{kind}"
    if found is None and counter.reason == "own_earlier":
        asked = said_item(brief, counter.evidence, item, "question_bare_earlier", style="Question", why=counter.why)
        return replace(asked, slots={**slots, "words": None, "form": "", "noun": _measure(brief, evidence)})
    if found is None:
        if (
            slots["in_person"]
            or not evidence.speaker
            or (evidence.attribution is not None and not evidence.attribution.spoken)
        ):
            return None  # "Halden had offered $35 a share": an act, and no words that could be wrong
        if evidence.sourcing == "unnamed" or speaker_kind(brief, evidence) in ("text", "outlet"):
            return None  # nobody answers a letter, or can tell what “sources” said
        found = _named(brief, counter, slots)
        if not found["about"] and not bare:
            return None
        key = "question_bare"
        if counter.reason in OWN:
            key = "question_bare_own"
        elif counter.stance is not None and meets_own(brief, counter):
            key = "question_bare_reply"
        elif counter.stance is None:
            key = "question_bare_weigh"
    asked = said_item(brief, evidence, item, key, style="Question", why=counter.why)
    return replace(asked, slots=found)


# What somebody is told to have done, as one noun: "imposed a ban on night flights", not "asked for a ban".
_MEASURE = re.compile(
    r"\b(?:imposed|introduced|announced|declared|placed|maintained|upheld|issued|ordered)\s(?:a|an) (?:\w+ )?"
    r"(ban|freeze|moratorium|boycott|veto|embargo|pledge|curfew|lockdown|halt)\b"
)
_OF_THEMSELVES = ("said", "told", "thinks", "does")  # forms whose opening does not name what the words are
_DOUBTS = {"own_doubt": "others", "doubt": "counter"}


def _measure(brief: Brief, evidence: Evidence) -> str:
    """What the guest's side is told to have imposed, where it is named first: "a ban"; "" for nothing of the kind."""
    told = _MEASURE.search(evidence.text)
    if told is None or allegiance_of(brief.study).first_named(evidence.span) != brief.camp:
        return ""
    return f"{'an' if told[1][0] in 'aeiou' else 'a'} {told[1]}"


def _doubts(brief: Brief, slots: Mapping[str, Slot]) -> bool:
    words = slots.get("words")
    return isinstance(words, Extract) and bool(doubts_itself(brief.dossier[words.span]))


def _is_told(evidence: Evidence, slots: Mapping[str, Slot]) -> bool:
    """Whether the article's verb with what follows it is a verb of saying."""
    words, said = slots.get("words"), evidence.attribution
    return (
        isinstance(words, Extract)
        and said is not None
        and said.spoken
        and said.cue is not None
        and words.span.overlaps(said.cue)
    )


def _is_put(brief: Brief, counter: Counter, slots: Mapping[str, Slot]) -> bool:
    """Whether words are put to the guest's side: it has a stance against it, or they speak of it."""
    words = slots.get("words")
    if counter.stance is not None:
        return True
    allegiance = allegiance_of(brief.study)
    named = (
        {camp for piece in words.pieces for _, camp in allegiance.mentions(piece)}
        if isinstance(words, Extract)
        else set()
    )
    return brief.camp is not None and brief.camp in named


def _voices(evidence: Evidence, kind: str) -> list[Evidence]:
    """The stretch by each of the attributions of its speaker, those in their own words first: ““Nobody asked us,” she said. |
    She added that …”. Where the verb of saying makes the question, that of the most words alone."""
    main = evidence.attribution
    if main is None or kind not in (*_OPEN_KINDS, "reply", "doubt", "own_words", "own_claim"):
        return [evidence]
    others = (
        a for a in evidence.attributions if a is not main and a.spoken and not a.negated and a.speaker == main.speaker
    )
    return [replace(evidence, attribution=a) for a in sorted((main, *others), key=lambda a: a.kind != "direct")]


def _is_pointed(brief: Brief, counter: Counter) -> bool:
    """Whether words are spoken of the guest's side: then "they" in them are the guest's."""
    if counter.stance != "counter" or counter.reason in OWN:
        return False
    return of_own_matter(brief.study, allegiance_of(brief.study), counter.evidence)


def _is_private(brief: Brief, counter: Counter, slots: Mapping[str, Slot]) -> bool:
    """Whether somebody only tells of themselves, and nothing of the topic or of what is in dispute: "I remember it because
    it was snowing"."""
    words = slots.get("words")
    if not isinstance(words, Extract) or slots["in_person"]:
        return False
    told = brief.dossier[words.span]
    held = terms(told)
    if _OF_US.match(told) and not counter.evidence.camp and counter.link is None and not held & brief.topic.keys():
        return True
    if not _OF_ONE.match(told) or held & brief.topic.keys():
        return False
    if _FEELS.match(told) or len(held) < FEWEST_TERMS:
        return True
    disputed = counter.link is not None and any((m.words or m.span).overlaps(words.span) for m in counter.link.members)
    return not disputed


def _is_past(brief: Brief, slots: Mapping[str, Slot]) -> bool:
    words = slots.get("words")
    told = brief.dossier[words.span] if isinstance(words, Extract) else ""
    return bool(re.search(r"\b(?:was|were|had)\b", told)) and not COMING.match(told)


_OF_US = re.compile(  # "We are a quiet harbour town", by a bystander
    r"We(?: (?:are|were)|[’']re) (?:(?:just|only|all|still) )?(?:an?|the|from|in|here)\b|We (?:live|come|grew|moved)\b"
)
_OF_ONE = re.compile(
    r"(?:I|My)\b(?! (?:\w+ ){0,2}(?:think|thought|believed?|accept|doubt|say|said|warned|told|asked|wrote|saw|expect|would|will)\b)"
)  # who thinks, warned or saw speaks of the matter

_FEELS = re.compile(
    r"I (?:\w+ )?(?:remember|recall|promised?|fe(?:el|lt)|loved?|cried|hoped?|wish(?:ed)?|want(?:ed)?|dream(?:ed|t)?|pray(?:ed)?)\b"
)

_OWN_KINDS = frozenset({"own_action", "own_contradiction", "own_earlier", "own_doubt", "figure"})


def press(brief: Brief, evidence: Evidence, item: str) -> Item | None:
    """The question what a claim of the guest's own side rests on; None where no few words of it stand alone."""
    return brief.remembered(("press", evidence, item), lambda sheet: _pressed(sheet, evidence, item))


def _pressed(brief: Brief, evidence: Evidence, item: str) -> Item | None:
    slots = _slots_of(brief, evidence)
    warns = slots["noun"] in ("warning", "threat")  # nobody asks what a warning rests on
    kind = "own_words" if slots["in_person"] else "own_warning" if warns else "own_claim"
    found = quoting(brief, evidence, kind, slots) if may_be_named(brief, evidence) else None
    words = found.get("words") if found else None
    if found is None or not isinstance(words, Extract):
        return None
    coming = COMING.match(brief.dossier[words.span]) and length(brief, "question_own_coming", found) <= LONGEST_QUESTION
    kind = "own_coming" if kind == "own_claim" and coming else kind
    if OF_ONESELF.match(brief.dossier[words.span]) and not slots["in_person"]:
        return None  # nobody asks what "I heard it on the radio" rests on
    if _INTENDS.search(brief.dossier[words.span]) or _MEETS.search(brief.dossier[words.span]):
        return None  # nor what "were considering a complaint" rests on, nor "he had met the crews"
    said = evidence.attribution
    told = said is not None and said.spoken and said.cue is not None and words.span.contains(said.cue)
    if len(terms(brief.dossier[words.span])) < _LEAST_CLAIM or (
        found["form"] not in ("said", "told", "thinks") and not told
    ):
        return None
    why = "the guest's own words" if slots["in_person"] else "a claim of the guest's own side"
    asked = said_item(brief, evidence, item, f"question_{kind}", style="Question", why=why)
    return replace(asked, slots=found)


_INTENDS = re.compile(
    r"\b(?:considering|planning|hoping|hope[sd]?|want(?:s|ed)?|intend(?:s|ed)?|plan(?:s|ned)? to|wish(?:es|ed)?)\b"
)

_MEETS = re.compile(
    r"\b(?:discuss\w*|met|meets|visit(?:s|ed)|talk(?:s|ed)|raised|brief(?:s|ed)|welcom\w+|thank\w*|announced|received|attended|(?<!be )considered)\b",
    re.IGNORECASE,
)
_LEAST_CLAIM = 3  # terms: "Silence is an answer too" claims nothing


def of_house(brief: Brief, evidence: Evidence, body: str) -> Item | None:
    """The question what the body that the guest sits in does about what is said of it; None where no few words name it."""
    if not may_be_named(brief, evidence):
        return None
    slots = {**_slots_of(brief, evidence), "about": body}
    found = _said_of_what(brief, evidence, slots, body) or quoting(brief, evidence, "house", slots, holding=body)
    words = found.get("words") if found else None
    if found is None or not isinstance(words, Extract):
        return None
    told = brief.dossier[words.span]
    if not stance(told).critical and not point(told):
        return None  # "would write to the board" asks nothing of it
    asked = said_item(
        brief, evidence, "", "question_house", style="Question", why="said of the body that the guest sits in"
    )
    return replace(asked, slots=found)


def report(brief: Brief, evidence: Evidence, item: str) -> Item | None:
    """The question what the guest makes of what an outlet reports; None where no few words of it stand alone, or they hold
    of the topic no more than a name: "Norland is a member of the pact" tells where the story happens."""
    return brief.remembered(("report", evidence, item), lambda sheet: _reported(sheet, evidence, item))


def _reported(brief: Brief, evidence: Evidence, item: str) -> Item | None:
    if not _ENDS.search(evidence.text):
        return None  # a headline
    found = quoting(brief, evidence, "report", _slots_of(brief, evidence))
    words = found.get("words") if found else None
    if not isinstance(words, Extract):
        return None
    held = set[str]().union(*(terms(brief.dossier[p]) for p in words.pieces)) & brief.topic.keys()
    if not held - names(brief.study):
        return None
    asked = said_item(brief, evidence, item, "question_report", style="Question", why="reported, and near the topic")
    of_others = found is not None and not allegiance_of(brief.study).names_own(evidence, allies=False)
    return replace(asked, slots={**found, "party": found["party"] and not of_others}) if found else None


_ENDS = re.compile(r"[.!?…][”\"’)]*\s*$")


def left_open(brief: Brief, sentence: Span, evidence: Evidence, item: str) -> Item | None:
    """The question what is known of what a sentence leaves open; None where no few words of it stand alone."""
    article = brief.dossier.of(sentence.article).article
    for found in fragments(article, sentence, None, LONGEST, set(brief.topic)):
        words = brief.dossier[found.extract.pieces[0]]
        slots = {**_slots_of(brief, evidence), "words": found.extract, "form": "report", "office": ""}
        if (
            found.form == "told"
            and _UNKNOWN.search(words)
            and length(brief, "question_open", slots) <= LONGEST_QUESTION
        ):
            slots["outlet"] = outlet_words(brief, unspoken(evidence))
            if length(brief, "question_open", slots) > LONGEST_QUESTION:
                slots["outlet"] = ""
            return Item(item, "question_open", slots, "Question", why="left open by the article")
    return None


_UNKNOWN = re.compile(
    r"\b(?:unclear|not clear|unknown|not known|yet to|not yet|no decision|remains? to be|undecided|not been (?:decided|established|determined|named))\b",
    re.IGNORECASE,
)


def brought_up(brief: Brief, evidence: Evidence, angle: Angle) -> Item | None:
    """The question that what a sentence brings up calls for; None where nobody can be named who says it, or it gets too long."""
    return brief.remembered(("brought up", evidence, angle), lambda sheet: _of_angle(sheet, evidence, angle))


def _of_angle(brief: Brief, evidence: Evidence, angle: Angle) -> Item | None:
    said = evidence.attribution
    within = (
        said is not None
        and said.speaker is not None
        and all(any(c.contains(p) for c in said.content) for p in angle.pieces)
    )
    if not within:
        if said is not None and said.speaker and any(c.overlaps(p) for c in said.content for p in angle.pieces):
            return None
        evidence = unspoken(evidence)
    if within and said is not None and (said.kind == "direct" or not said.spoken):
        return None
    group = _THESE.match(evidence.speaker or "") if evidence.sourcing == "unnamed" else None
    if group is None and not may_be_named(brief, evidence):
        return None
    article = brief.dossier.of(evidence.article).article
    first, last = angle.pieces[0], angle.pieces[-1]
    words = replace(cut_out(article, Span(first.article, first.start, last.end), bare=within), pieces=angle.pieces)
    slots = _slots_of(brief, evidence)
    if slots["in_person"]:
        return None
    if group is not None:
        slots |= forms_of(f"unnamed {group[1]}")  # "These officials", of whom the sentence before tells
    naming = angle.name in NAMING and not angle.opened
    kind, form = angle.name, ("of" if naming else "told") if within else "opened" if angle.opened else "report"
    slots |= {"party": slots["party"] and allegiance_of(brief.study).names_own(evidence, allies=False), "noun": ""}
    for speaker, outlet, office in ways_of_naming(brief, evidence, slots):
        filled: dict[str, Slot] = {
            **slots, **forms_of(str(speaker)), "words": words, "form": form, "outlet": outlet, "office": office,
        }  # fmt: skip
        if length(brief, f"question_{kind}", filled) <= LONGEST_QUESTION:
            asked = said_item(brief, evidence, "", f"question_{kind}", style="Question", why="what its words bring up")
            return replace(asked, slots=filled)
    return None


def _said_of_what(brief: Brief, evidence: Evidence, slots: Mapping[str, Slot], holding: str) -> dict[str, Slot] | None:
    """What somebody said of something, with what they said it of: "called the sinking of the nets “another breach of the rules”";
    None where the two do not stand in one sentence, or get too long."""
    said = evidence.attribution
    if said is None or not said.spoken or not may_be_named(brief, evidence):
        return None
    article = brief.dossier.of(evidence.article).article
    for content in said.content:
        of = _OF_WHAT.match(article.text, content.start, content.end)
        if of is None or _POINTS.match(of["what"]):
            continue
        for m in _MARKED.finditer(article.text, of.end(), content.end):
            if holding not in m["words"]:
                continue
            ends = [m.end("words"), *(m.start("words") + e.start() for e in _OF_NAME.finditer(m["words"]))]
            for end in ends:
                words = cut_out(article, Span(evidence.article, m.start("words"), end), bare=False)
                filled: dict[str, Slot] = {
                    **slots, "words": words, "form": "called", "other": article.text[of.start("what") : of.end("what")], "office": "",
                }  # fmt: skip
                if length(brief, "question_house", filled) <= LONGEST_QUESTION:
                    return filled
    return None


_OF_WHAT = re.compile(
    r"(?:that )?(?P<what>(?:the|a|an) [^,.;:“”\"]{3,80}?) (?:represents|represented|is|was|constitutes|constituted|amounts to) (?=[“\"])"
)
_POINTS = re.compile(r"(?:the (?:same|latter|former|move|step|decision|act|action|matter|case)\b)")
_MARKED = re.compile(r"[“\"](?P<words>[^“”\"]{8,120}?)[,.]?[”\"]")
_OF_NAME = re.compile(r" of the [A-Z]")
_THESE = re.compile(
    r"(?:These|Those|The) (officials|sources|diplomats|aides|insiders|advisers|executives|employees|staff)$"
)


def deed(brief: Brief, evidence: Evidence) -> Item | None:
    """The question what an act of the guest's own side was for, which an outlet reports; None where no few words name it."""
    return brief.remembered(("deed", evidence), lambda sheet: _of_deed(sheet, evidence))


def _of_deed(brief: Brief, evidence: Evidence) -> Item | None:
    told, article = unspoken(evidence), brief.dossier.of(evidence.article).article
    for sentence in article.sentences_in(evidence.span):
        first = next(iter(allegiance_of(brief.study).mentions(sentence.span)), None)
        if first is None or first[1] != brief.camp:
            continue
        start, text = sentence.span.start, article.text
        if _IN_TIME.fullmatch(text[start : first[0].start]) is None:
            continue
        done = _DONE.match(text, first[0].end, sentence.span.end)
        if done is None or not _FEWEST_DONE <= word_count(text[start : done.end()]) <= LONGEST + 1:
            continue
        words = cut_out(article, Span(sentence.span.article, start, done.end()), bare=False)
        slots: dict[str, Slot] = {
            **_slots_of(brief, told),
            "words": words,
            "form": "report",
            "office": "",
            "party": True,
        }
        for outlet in dict.fromkeys((outlet_words(brief, told), "")):
            slots["outlet"] = outlet
            if length(brief, "question_deed", slots) <= LONGEST_QUESTION:
                why = "an act of the guest's side"
                return replace(
                    said_item(brief, told, "", "question_deed", style="Question", why=why), slots=dict(slots)
                )
    return None


_FEWEST_DONE = 5  # words
_IN_TIME = re.compile(r"(?:(?:In|On|Last|Earlier|Days|Weeks)\b[^,]{0,30},\s)?(?:[Tt]he )?")
# "changed its rules", up to the end of its clause: no purpose, place or condition is cut away.
_DONE = re.compile(
    r"(?:[’']s \w+)? (?:has |have |also |then )?(?!said|told|warned|denied|announced|called|wanted|needed|seemed|allowed|accused|argued)\w+ed "
    r"(?:[\w’'-]+ ){1,9}?[\w’'-]+(?=[,.;:]? in what |[,.;:]? in a move |, (?:a|in|which|saying|citing)\b|\.(?:\s|$))"
)


def _named(brief: Brief, counter: Counter, slots: Mapping[str, Slot]) -> dict[str, Slot]:
    """Slots of a question that quotes nothing: who it is stands beside the name where there is room for it."""
    actor = brief.dossier.actor(counter.evidence.attribution.actor) if counter.evidence.attribution else None
    office = _office(brief, actor)
    filled: dict[str, Slot] = {**slots, "words": None, "form": "", "office": office}
    fits = length(brief, "question_bare", filled) <= LONGEST_QUESTION
    return filled if fits and office not in str(slots["speaker"]) else {**filled, "office": ""}


def _office(brief: Brief, actor: Actor | None) -> str:
    """What the articles call somebody; "" where it is cut inside quotation marks, as in "the author of “Cold Harbour,"."""
    office = office_words(brief, actor)
    return "" if re.search("[\"“”‘„]|''", office) else office


def _slots(brief: Brief, counter: Counter) -> dict[str, Slot]:
    slots = _slots_of(brief, counter.evidence)
    if not slots["noun"] and counter.reason in ("doubt", "own_doubt") and doubts_itself(counter.evidence.text):
        slots["noun"] = "doubt"
    return slots


def _slots_of(brief: Brief, evidence: Evidence) -> dict[str, Slot]:
    speaker = short_speaker(brief, evidence)
    profile = brief.profile
    actor = brief.dossier.actor(evidence.attribution.actor) if evidence.attribution else None
    office = _office(brief, actor)
    return {
        **forms_of(speaker),
        "stop": ".",
        "office": office
        if office
        and office not in speaker
        and word_count(office) <= LONGEST_OFFICE
        and not office.isupper()
        and _SAID_ALOUD.search(office)
        else "",
        "noun": noun_of(brief, evidence),
        "outlet": "" if evidence.sourcing == "named" else outlet_words(brief, evidence),
        "form": "",
        "words": None,
        "act": None,
        "other": "",
        "first": None,
        "second": None,
        "about": "" if terms(speaker) & terms(matter(brief, evidence)) else matter(brief, evidence),
        "guest": profile.guest_class,
        "party": profile.camp is not None or profile.guest_class in _FOR_OTHERS,
        "you": YOU.get(profile.guest_class, "you") if profile.camp else "you",
        "side": _side(brief),
        "date": date_words(brief.study.day_of(evidence.article)),
        "in_person": in_person(brief, evidence),
        "when": long_ago(brief, evidence),
    }


LONGEST_OFFICE = 7  # words
_SAID_ALOUD = re.compile(r"[A-Z]|^(?:the|an?)\s|\s(?:of|for|in|at)\s")  # "longtime friend": whose, is left out


def _side(brief: Brief) -> str:
    """What a guest who speaks for a side is asked of: the side by its name where they speak in it, else what it is to them,
    as a sentence has it behind "would" or "will"."""
    profile = brief.profile
    if not profile.camp:
        return "you"
    actor = brief.dossier.actor(profile.camp)
    if profile.certain and profile.guest_class in _IN_ITS_NAME and (actor is None or actor.kind in ("country", "body")):
        return side_words(brief, profile.camp)
    return YOU.get(profile.guest_class, "you")


_IN_ITS_NAME = frozenset(("official", "spokesperson", "company", "union", "regulator"))


def in_other_words(brief: Brief, asked: Iterable[Item]) -> Iterator[Item]:
    """The same questions, each with the stem of its kind whose own question is used least before it, and that fits."""
    used: dict[str, int] = {}
    for item in asked:
        texts = texts_of(brief, item.wording) if item.wording in WORDINGS else ()
        fitting = [n for n, text in enumerate(texts) if words_of(brief, text, item.slots) <= LONGEST_QUESTION]
        if not fitting:
            yield item
            continue
        fitting = [n for n in fitting if not is_terse(texts[n])] or fitting
        ask = {n: ask_of(texts[n], item.slots) for n in fitting}
        turn = min(fitting, key=lambda n: (used.get(ask[n], 0), n))
        used[ask[turn]] = used.get(ask[turn], 0) + 1
        yield replace(item, slots={**item.slots, "turn": turn})


def on_topic(brief: Brief, item: Item) -> int:
    """How many of the topic's terms a question holds in what it quotes."""
    return sum(len(terms(brief.dossier[p]) & brief.topic.keys()) for x in item.extracts for p in x.pieces)

"""Which few words of a statement its question quotes: those that say something by themselves and leave room for the stem."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from briefings import lexicon
from briefings.model import Attribution, Extract, Slot, Span, word_count
from briefings.plan.askable import has_loose_it, is_idle, is_turned
from briefings.plan.brief import Brief
from briefings.plan.deeds import deed
from briefings.plan.evidence import Evidence
from briefings.plan.fragments import LONGEST, LONGEST_JOINED, STOP_INSIDE, Fragment, fragments
from briefings.plan.kinds import only_meets
from briefings.plan.speakers import forms_of, in_short, without_knowing
from briefings.plan.stance import stance
from briefings.plan.standing import FIRST_PERSON, loses_its_limit
from briefings.plan.stems import length
from briefings.plan.terms import terms

LONGEST_QUESTION = 20  # words
_OWN = frozenset({"own_claim", "own_warning", "own_coming"})  # whose short stems say that it is the guest's side
_ASKS = frozenset({"demand", "promise"})  # what is to be done says it by itself: "reopen the ward"


def quoting(
    brief: Brief, evidence: Evidence, kind: str, slots: Mapping[str, Slot], *, pointed: bool = False, holding: str = ""
) -> dict[str, Slot] | None:
    """Slots with the best fragment that leaves room for the stem; None without any.

    Args:
        brief: The working sheet.
        evidence: Whose words are quoted.
        kind: Of the question, a key of KINDS.
        slots: What is known of the question by now.
        pointed: The words are spoken of the guest's side.
        holding: What must stand in them.
    """
    article = brief.dossier.of(evidence.article).article
    hedged = _HEDGED.search(evidence.text)
    does = deed(article, evidence.extract.span, evidence.attribution, LONGEST) if evidence.speaker else None
    pieces = fragments_of(brief, evidence, LONGEST, framed=kind in _FRAMED, asked=kind in _ASKS, pointed=pointed)
    reported = evidence.attribution is not None and only_reported(evidence.attribution)
    actor = brief.dossier.actor(evidence.attribution.actor) if evidence.attribution else None
    is_person = actor is not None and actor.kind == "person"  # whom no "it" stands for
    turns = _in_turn(brief, kind, does, pieces, speaks=bool(evidence.speaker), reported=reported)
    for found in _each_with_reason(brief, evidence, turns) if kind in _REASONED else turns:
        if hedged and not any(p.start <= evidence.span.start + hedged.start() < p.end for p in found.extract.pieces):
            continue  # what is only said to be so is not asked without saying it
        form: str = found.form if evidence.speaker else "report"
        said = evidence.attribution
        words = " ".join(brief.dossier[p] for p in found.extract.pieces)
        if holding not in words or _TIED.match(_before(brief, found.extract.span)):
            continue
        if found.form == "does" and (only_meets(words) or (is_person and has_loose_it(words))):
            continue
        if found.form == "told" and found.words < _FEWEST_TOLD and not terms(words) & brief.topic.keys():
            continue  # "the minister left"
        if not evidence.speaker and _is_somebodys(brief, found, words):
            continue
        if form in ("told", "report", "does") and (_ARRANGES.search(words) or _SAYS_NOTHING.search(words)):
            continue  # "the minister would visit the plant today", "the mayor said of the crews"
        if found.words < _FEWEST_OF_CUT and not found.whole and not terms(words) & brief.topic.keys():
            continue  # "we had fourteen dogs | […]"
        if evidence.speaker and (
            is_idle(_without_reason(words, kind), brief.topic) or is_turned(_before(brief, found.extract.span))
        ):
            continue
        if form != "said" and _THEIRS.search(words):
            continue  # "the mayor could widen their use": of what, the sentence before tells
        if form == "of" and _RELATES.match(words) and _IS.search(_before(brief, found.extract.span)):
            continue  # "the closure is also | a sign of haste": what is a sign is cut off
        if form != "said" and loses_its_limit(article.text, _without_condition(article.text, found.extract.span)):
            continue
        if slots["in_person"] and form != "said" and (_THIRD_PERSON.search(words) or _NOT_YOUR_VERB.search(words)):
            continue  # "By your account, “she had never read it”"
        if said is not None and not _may_be_told(brief, said, found.form):
            continue
        if form == "of" and _RESTRICTED.match(article.text, found.extract.span.end):
            continue  # "is a patient | who never went near the clinic": any patient is another thing
        if form == "of" and said is not None and (only_reported(said) or not said.spoken) and not slots["noun"]:
            continue  # "Reported of the ministry: “the risk of delay”": nobody says so
        if said is not None and (
            (form in ("told", "of", "to") and not said.spoken)
            or (form == "of" and only_reported(said))
            or (form == "to" and not slots["noun"])
        ):
            form = "act"
        extract = found.extract
        if form == "told" and not slots["in_person"] and (thought := _as_thought(brief, evidence, found)) is not None:
            extract, form = thought, "thinks"
        when, ways = slots["when"], ways_of_naming(brief, evidence, slots)
        for terse, (speaker, outlet, office) in (*((False, way) for way in ways), *((True, way) for way in ways)):
            if terse and found.words <= LONGEST and kind not in _OWN:
                break  # few words in a stem as short say too little of who speaks
            filled: dict[str, Slot] = {
                **slots, **forms_of(str(speaker)), "words": extract, "form": form, "outlet": outlet, "office": office, "when": when,
                "stop": "" if STOP_INSIDE.search(words) else ".",
            }  # fmt: skip
            if length(brief, f"question_{kind}", filled, terse=terse) <= LONGEST_QUESTION:
                return filled
    return None


def _each_with_reason(brief: Brief, evidence: Evidence, turns: Iterator[Fragment]) -> Iterator[Fragment]:
    """The same, each clause first with the reason that its sentence gives for it, where that is short: "the effect will be
    small | because of the low stocks of grain"."""
    text = brief.dossier.of(evidence.article).article.text
    for found in turns:
        span = found.extract.span
        reason = _REASON.match(text, span.end, evidence.extract.span.end) if found.form in ("said", "told") else None
        if reason is not None and len(found.extract.pieces) == 1:
            points = _POINTING.search(reason.group())
            words = found.words + word_count(reason.group())
            known = points is None or bool(terms(points["noun"] or "") & brief.topic.keys())
            if known and words <= LONGEST_JOINED:
                whole = Span(span.article, span.start, reason.end())
                yield replace(found, extract=replace(found.extract, pieces=(whole,), closes_inside=False), words=words)
        yield found


def _without_reason(words: str, kind: str) -> str:
    """What a reason is given for, which says something alone or not: "the low stocks of these grains" are of the topic."""
    reason = _REASON.search(f"{words}.") if kind in _REASONED else None
    return words[: reason.start()] if reason else words


_REASONED = frozenset({"warning", "forecast", "weigh"})  # whose shortest stems leave room for it
_REASON = re.compile(r"\s(?:due to|because of|owing to|because|thanks to)\s[^.,;:“”\"()\n]{3,90}(?=\.(?:\s|$))")
_POINTING = re.compile(
    r"\b(?:he|she|it|they|his|her|its|their|him|them|this|that|those|these)\b(?: (?P<noun>\w+))?", re.IGNORECASE
)


def _as_thought(brief: Brief, evidence: Evidence, found: Fragment) -> Extract | None:
    """What a speaker says that they think, without the pronoun that stands for them: of "They said that they do not expect a
    strike" what follows "they", so that a question has "Unnamed drivers do not expect a strike"; None for anything else."""
    first = found.extract.pieces[0]
    thinks = _THINKS.match(brief.dossier[first])
    said = _THEY_SAID.fullmatch(_before(brief, found.extract.span))
    if thinks is None or said is None:
        return None
    several = forms_of(in_short(evidence, evidence.speaker or ""))["whose"].endswith("’")
    if (thinks["who"] == "they") != several or (said["who"] or thinks["who"]).lower() != thinks["who"]:
        return None
    start = first.start + thinks.end("who") + 1
    head = Span(first.article, start, first.end)
    return replace(found.extract, pieces=(head, *found.extract.pieces[1:]), opens_inside=True)


_THINKS = re.compile(
    r"(?P<who>they|he|she) (?:(?:do|does)(?: not|n[’']t) (?:believe|think|expect|fear|want|know|accept|see)|(?:believe|think|expect|fear|doubt|hope|suspect)s?)\s"
)
_THEY_SAID = re.compile(
    r"(?:(?P<who>They|He|She)|The [^,.;:]{3,60}|[A-Z][^,.;:]{2,60}) (?:said|says|say|added)(?: that)? "
)


def ways_of_naming(brief: Brief, evidence: Evidence, slots: Mapping[str, Slot]) -> tuple[tuple[Slot, Slot, Slot], ...]:
    """How a question can name who speaks, as speaker, outlet and office, the fullest first. Where there is no room for an office,
    the country or pact that it is an office of tells a listener who it is: "Norland’s Ada Marsh"."""
    whole = slots["speaker"]
    short, shortest = without_knowing(evidence, str(whole)), in_short(evidence, str(whole))
    office = slots["office"]
    of_side = ((f"{evidence.camp}’s {whole}", "", ""),) if office and _tells_side(brief, evidence, str(whole)) else ()
    return (
        (whole, slots["outlet"], office), (whole, "", office), *of_side, (whole, "", ""), (short, "", ""), (shortest, "", ""),
    )  # fmt: skip


def _tells_side(brief: Brief, evidence: Evidence, name: str) -> bool:
    """Whether a country or pact stands before a person's full name as whose they are."""
    camp = evidence.camp or ""
    actor = brief.dossier.actor(evidence.attribution.actor) if evidence.attribution else None
    side = brief.dossier.actor(camp)
    is_state = camp in lexicon.load("alliances") or (side is not None and side.kind == "country")
    alone = evidence.sourcing == "named" and actor is not None and actor.kind == "person" and actor.name == name
    return alone and is_state and len(name.split()) > 1 and len(camp.split()) == 1 and not camp.endswith("s")


def _without_condition(text: str, span: Span) -> Span:
    """What follows from a condition, which is quoted whole: "if they let trawlers in, it would be a breach | of the lease" loses
    nothing of what is let."""
    condition = _CONDITION.match(text, span.start, span.end)
    return Span(span.article, condition.end(), span.end) if condition else span


_CONDITION = re.compile(r"(?:if|unless)\s[^,]*,", re.IGNORECASE)


def _is_somebodys(brief: Brief, found: Fragment, words: str) -> bool:
    """Whether words of no known speaker are spoken all the same: in the first person, or between two marks."""
    piece = found.extract.pieces[0]
    text = brief.dossier.of(piece.article).article.text
    return bool(FIRST_PERSON.search(words)) or text[max(0, piece.start - 1) : piece.start] in _OPENERS


_THEIRS = re.compile(r"^(?!.*\b(?:\w+s|and|people|police|men|women|children)\b.*\btheir\b).*\btheir\b", re.IGNORECASE)
_RELATES = re.compile(
    r"(?:an?|the|another|one)\s(?:[a-z]+\s)?(?:sign|signal|symptom|proof|result|consequence|cause|reason|example|part|reminder|test)\s(?:of|for|that)\b",
    re.IGNORECASE,
)
_RESTRICTED = re.compile(r"\s(?:who|that|which|whose)\s")
_IS = re.compile(
    r"\b(?:is|are|was|were|be|been|represents?|constitutes?|became)(?:\s(?:also|only|just|still|clearly|simply))?\s$"
)
_OPENERS = ("“", '"', "‘", "„", "«")


def _before(brief: Brief, span: Span) -> str:
    """The words of its sentence before a stretch."""
    article = brief.dossier.of(span.article).article
    sentence = article.sentence_at(span.start)
    return article.text[sentence.span.start : span.start] if sentence else ""


_THIRD_PERSON = re.compile(
    r"\b(?:he|she|they|his|hers?|him|their|theirs|them|himself|herself|themselves)\b", re.IGNORECASE
)

_NOT_YOUR_VERB = re.compile(r"^(?:is|was|has|does|\w+s)\s(?=(?:that|to|he|she|the|an?|no)\b)")  # "You “says that …”"


def _may_be_told(brief: Brief, said: Attribution, form: str) -> bool:
    """Whether words keep their sense without the verb that brings them: "denied that | the mill had leaked" turns it
    round, "hoped that | the mill would stay" makes a wish a fact. The verb with what follows says both as they are."""
    cue = {lexicon.stem(w.lower()) for w in brief.dossier[said.cue].split()} if said.cue else set[str]()
    if form == "does":
        return True
    if cue & _turning():
        return form == "of"
    return said.spoken or form == "of" or bool(cue & _believing())


@cache
def _turning() -> frozenset[str]:
    return frozenset(map(lexicon.stem, _TURNS))


@cache
def _believing() -> frozenset[str]:
    return frozenset(map(lexicon.stem, _BELIEVES))


_TURNS = (
    "deny", "reject", "dismiss", "dispute", "rebut", "refute", "refuse", "doubt", "question", "disbelieve", "decline", "rule", "contradict",
    "disagree", "oppose", "not", "never", "n't", "n’t", "fail", "stop", "no", "without", "unclear", "whether", "ask", "wonder",
)  # fmt: skip

_BELIEVES = (
    "believe", "think", "fear", "worry", "concern", "expect", "know", "feel", "consider", "see", "understand", "conclude", "find", "suspect",
    "convince", "assume", "estimate", "predict", "warn",
)  # fmt: skip


def _in_turn(
    brief: Brief, kind: str, does: Fragment | None, pieces: list[Fragment], *, speaks: bool, reported: bool
) -> Iterator[Fragment]:
    """Which words are tried first: what is said or told as a clause, the article's verb with what follows it (first where
    the verb is what matters: "blamed the union for the delay"), phrases that say something by themselves."""
    clauses = [
        f for f in pieces if f.form not in ("of", "to") and not _INTENTION.match(brief.dossier[f.extract.pieces[0]])
    ]
    to_do = [f for f in pieces if f.form == "to" and len(terms(brief.dossier[f.extract.pieces[0]])) > 1]
    phrases = [
        f
        for f in pieces
        if f.form == "of" and _tells(brief, f, judging=kind in _ANSWERED) and _is_point(brief, kind, f)
    ]
    if reported:  # a phrase out of a report is its point, or nothing: "serious reactions" is no point
        phrases = [
            f for f in phrases if f.words >= _LONG_PHRASE and (f.said_of or kind in _FRAMED or _judges(brief, f))
        ]
    told = [does] if does and _tells(brief, does) else []
    if (
        not speaks
    ):  # "a mill burned down that | the county had closed": a report is quoted from the head of its sentence
        clauses = [f for f in clauses if not _starts_inside(brief, f)]
    if kind in ("fact", "report") or not speaks:
        phrases = []  # "the company's nine other dams" reports nothing
    telling = does is not None and not _ONLY_SAYS.match(brief.dossier[does.extract.pieces[0]])
    yield from (
        (*told, *to_do, *clauses, *phrases) if kind in _DEEDS and telling else (*to_do, *clauses, *told, *phrases)
    )


def _starts_inside(brief: Brief, found: Fragment) -> bool:
    """Whether words start inside a sentence."""
    piece = found.extract.pieces[0]
    return brief.dossier.of(piece.article).article.starts_inside(piece)


def _tells(brief: Brief, found: Fragment, *, judging: bool = False) -> bool:
    """Whether words tell something by themselves: two terms, and one of them of the topic, or a word of judgement, or what
    something is said to be; "torn out of context" tells nothing, and "rejected that" neither."""
    words = brief.dossier[found.extract.pieces[0]]
    held = terms(words)
    if len(held) < 2 or (found.form == "of" and (_NO_PHRASE.search(words) or found.words < _LONG_QUOTE)):
        return False
    if found.whole and found.form == "of" and found.words >= _LONG_PHRASE:
        return True  # "an infected patient" alone is no point
    if found.form == "does" or found.said_of or (held & brief.topic.keys() and not judging and found.whole):
        return True
    return _judges(brief, found)


def _is_point(brief: Brief, kind: str, found: Fragment) -> bool:
    """Whether a phrase is a point by itself: what something is said to be, a judgement, or that there is none of it; "the
    great majority" and "speculation about single companies" are none."""
    words = brief.dossier[found.extract.pieces[0]]
    if re.match(r"no\s", words):  # "no reasonable buyer | would sign" says who, and not what
        piece = found.extract.pieces[-1]
        text = brief.dossier.of(piece.article).article.text
        return _GOES_ON.match(text, piece.end) is None
    return found.said_of or kind in _FRAMED or _judges(brief, found)


def _judges(brief: Brief, found: Fragment) -> bool:
    words = _AGAINST.sub("", brief.dossier[found.extract.pieces[0]])
    return stance(words).critical and not _MORE_OF.match(words)


_GOES_ON = re.compile(r"[”\"’'»]{0,3}\s+\w")
_SAYS_NOTHING = re.compile(
    r"\b(?:said|says|spoke|asked|wrote|mused|remarked|commented|reflected|joked) (?:of|about|on|upon)\b|\b(?:said|says|told|asked|added)$"
)
_ARRANGES = re.compile(
    r"\b(?:will|would|is to|was to|is due to|had|has|have)\s(?:\w+ly )?(?:visit\w*|meet|met|attend\w*|travel\w*|arriv\w+|discuss\w*|talk\w*|host\w*|summon\w*)\b"
)
_AGAINST = re.compile(r"\bagainst\b")  # "the case against the mayor" judges nobody
_MORE_OF = re.compile(r"(?:an?|the) (?:\w+er|more|less) \w+$")  # "a greater danger": than what, is left out
_FEWEST_OF_CUT = 5  # words of what is cut off
_FEWEST_TOLD = 4  # words
_LONG_PHRASE = 4  # words
_LONG_QUOTE = 3  # words that an article has in marks: it chose them
_ANSWERED = frozenset({"counter", "reply", "others", "own_contradiction"})  # "the 2,500 nurses" is nothing to answer
_INTENTION = re.compile(r"(?:I|We) will (?!not\b|never\b)")  # "I will fight for my name" is nothing to answer
_NO_PHRASE = re.compile(
    r"\b(?:it|them|this|that|those)$|^[a-z]+\s(?:to|out|by|off|up|down|away|from)\b|^[a-z]+ed\s(?:in|at|on|into|under|with|as)\b|\b(?:or|whether)\b"
)  # "wrong to pre-empt the judge"

_HEDGED = re.compile(
    r"\b(?:reportedly|allegedly|alleged|purportedly|apparently|supposedly|rumoured|rumored)\b", re.IGNORECASE
)

_ONLY_SAYS = re.compile(r"(?:has |had |have |also )*(?:said|says|told|tells|added|adds|noted|stated)\b")
_DEEDS = frozenset(
    {"threat", "warning", "accusation", "denial", "demand", "others"}
)  # better told by the article's own verb

_FRAMED = frozenset({"threat", "warning", "demand", "denial", "doubt", "own_doubt"})  # "their doubt is about …"


def fragments_of(
    brief: Brief,
    evidence: Evidence,
    most: int,
    *,
    framed: bool = False,
    asked: bool = False,
    pointed: bool = False,
) -> list[Fragment]:
    """The stretches of a statement that can stand in a question, the best first; not one that a word before it makes an answer
    to something: without "In response," it would be done out of the blue."""
    wanted = set(brief.topic)
    found = fragments(
        brief.dossier.of(evidence.article).article,
        evidence.extract.span,
        evidence.attribution,
        most,
        wanted,
        framed=framed,
        asked=asked,
        pointed=pointed,
    )
    return [f for f in found if not _TIED.match(_before(brief, f.extract.span))]


# What makes an answer of what follows, or ends it in time: "In response, | the port let 900 pilots land", "Until recently, | …".
_TIED = re.compile(
    r"(?:Until (?:recently|now|then|last \w+)|In (?:response|return|reply|reaction|retaliation|turn|answer)|As a (?:result|consequence)|Therefore|Consequently|Hence|Thus)\b[^,]{0,60},?\s",
)


def only_reported(said: Attribution | None) -> bool:
    """Whether the words are the article's report: "Norway warned that it would be a breach" is no phrase of
    Norway's."""
    return said is not None and said.kind == "indirect"

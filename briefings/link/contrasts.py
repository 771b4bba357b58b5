"""Numbers that one article sets against each other: "She counted 900. Police put the crowd at 300", "61 houses, not 48"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from briefings import lexicon
from briefings.lexicon import alternation
from briefings.link import content, located
from briefings.link.comparable import people, ratio
from briefings.link.equality import equal
from briefings.link.measures import Measure, is_another, left_open, same_time
from briefings.model import Findings

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_REACH = 120  # code points before a figure in which the verb stands
_BESIDE = 60  # code points between the sentences of two numbers: side by side, in one paragraph or the next
_BACK = 300  # … of an answer with "only": the first speaker may be quoted in between
_FAR_BACK = 700  # … of one that names what it counts
_MOST = 6  # times one is the other: beyond, they are of two things
_FILLERS = frozenset(
    ("it", "its", "was", "is", "were", "are", "be", "there", "that", "this", "had", "been", "the", "a", "figure", "number", "only", "just",
     "to", "true", "real", "correct", "actual", "as", "of", "at", "another", "other", "different", "lower", "higher", "own", "total", "toll", "their", "his", "her", "our")
)  # fmt: skip
_ARTICLES = frozenset(("a", "an", "the", "some"))
_ENDS = frozenset(("of", "at", "was", "is", "were", "are", "only", "just", "be", "as", "figure", "number"))
_STOP = re.compile(r"[\s\u00a0]?[.,;:)!?”\"]")
_THING = r"[^.;:()“”\"]{0,40}?"
_AND_NOT = re.compile(
    _THING + r"(?:,|[\s\u00a0]and|[\s\u00a0]but)[\s\u00a0]not[\s\u00a0](?:(?:the|only|just|by|at|for|to|of)[\s\u00a0])?"
)
_RATHER = re.compile(_THING + r",?[\s\u00a0](?:rather[\s\u00a0]than|instead[\s\u00a0]of)[\s\u00a0](?:the[\s\u00a0])?")
_BUT = re.compile(_THING + r",?[\s\u00a0]but[\s\u00a0](?:rather[\s\u00a0])?")
_NOT = re.compile(r"(?<![^\W_])not[\s\u00a0](?:the[\s\u00a0])?$")
_LESS = frozenset(("only", "just", "merely", "nearer", "closer", "fewer"))
_LESS_HEDGES = frozenset(("no more than", "at most", "not more than", "fewer than", "up to", "as many as", "close to"))
_SAYING = frozenset(("say", "says", "said", "claim", "claims", "claimed"))
_LOOKED_AT = 6  # numbers before
_LONGEST_AIM = 6  # words of "the market a figure of"
_THE_NUMBER = re.compile(
    r"(?<![^\W_])[Tt]he[\s\u00a0](?:(?:real|true|right|actual|correct)[\s\u00a0])?(?:number|figure|total)(?:[\s\u00a0]is|['’]s)[\s\u00a0]$"
)
_THE_TRUE = re.compile(
    r"(?<![^\W_])[Tt]he[\s\u00a0](?:real|true|right|actual|correct)[\s\u00a0](?P<thing>[^\W\d_]+)[\s\u00a0](?:(?:is|was|were|would[\s\u00a0]be)|(?:stood|stands)[\s\u00a0]at|c[ao]mes?[\s\u00a0]to)"
    r"(?:[\s\u00a0](?:closer|nearer)[\s\u00a0]to)?[\s\u00a0]$"
)
_GIVES = re.compile(
    r"(?<![^\W_])(?:gives?|gave|cites?|cited|names?|named|shows?|showed|lists?|listed|records?|recorded|arrived?s?[\s\u00a0]at)[\s\u00a0]$"
)
_IS = re.compile(
    r"(?<![^\W_])(?:is|was|were|(?:came|comes|come|amounted|amounts)[\s\u00a0]to|(?:stood|stands)[\s\u00a0]at)[\s\u00a0]$"
)
_WHOM = re.compile(r"(?<![^\W_])depending[\s\u00a0]on[\s\u00a0](?:who|whom|whose|which)(?![^\W_])", re.IGNORECASE)
_OR = re.compile(r"[\s\u00a0](?:[^\W_]+[\s\u00a0]){0,2}(?:or|and)[\s\u00a0]")
_LEAD = 24  # code points before a figure that tell how it is given
_TWICE = 2  # times: of two counts of one deed
_SHARED = 2  # keys of two sentences of two speakers, where the second says "only"


def pairs(findings: Findings, measures: Sequence[Measure]) -> Iterator[tuple[Measure, Measure]]:
    """A number and the one that the article sets against it, in text order.

    Either a verb of telling leads to the second ("Police say it was six minutes", "Farmers speak of 300 lambs"), or the
    sentence turns one of them down ("47 and not 43", "1,400 people (the police say 800)"), or another speaker answers
    with one of his own ("only 350 jobs", "disputed the figure, saying", "the true cost was"). The first is the last number
    of its kind before it, or the one that the second names: "puts the number of jobs at".
    """
    text = findings.article.text
    for k, second in enumerate(measures):
        told, nearest = _told(text, second), True
        for first in reversed(measures[max(0, k - _LOOKED_AT) : k]):
            if second.sentence.start - first.sentence.end > _FAR_BACK:
                break
            number = _with_unit(text, first, second, told)
            if not _of_one_kind(text, first, number):
                continue
            nearest = nearest and second.sentence.start - first.sentence.end <= _BACK
            against = nearest and _is_against(findings, first, number, told)
            if against or _names_it(text, first, number, told) or _is_called_wrong(text, first, number):
                yield first, number
                break
            if second.sentence.start - first.sentence.end <= _BESIDE and _are(text, first, second):
                yield first, replace(second, head=first.head, state=first.state)
                break
            nearest = False


def _with_unit(text: str, first: Measure, second: Measure, told: frozenset[str] | None) -> Measure:
    """The second number, in the unit of the first where it is told bare: "is 760 litres a second. The agency puts the peak
    at 410."."""
    if (
        second.kind != "count"
        or first.kind in ("count", "percent")
        or not told
        or told & people()
        or second.head not in (None, *told)
        or not first.figure.value
        or first.value is None
        or second.value is None
        or second.sentence.start - first.sentence.end > _BESIDE
        or _STOP.match(text, second.figure.span.end) is None
    ):
        return second
    return replace(second, kind=first.kind, rate=first.rate, value=second.value * first.value / first.figure.value)


def _of_one_kind(text: str, first: Measure, second: Measure) -> bool:
    """Whether two numbers have one unit, be it that the second leaves it out: "640 litres a second", "puts it at 410"."""
    rates = first.rate == second.rate or (second.rate is None and text[second.figure.span.end - 1].isdigit())
    return first.kind == second.kind and rates and first.change * second.change >= 0


def _is_against(findings: Findings, first: Measure, second: Measure, told: frozenset[str] | None) -> bool:
    text = findings.article.text
    if second.sentence.start - first.sentence.end <= _BESIDE:
        if told is not None and _fits(text, first, second, told):
            return True
        if any(test(text, first, second) for test in (_is_another, _is_given, _depends, _comes_to)):
            return True
    if _is_left_open(text, first, second):
        return True
    tests = (_is_the_number, _is_answer, _is_turned_down, _is_the_true, _is_disputed)
    return any(test(text, first, second) for test in tests) or _is_reply(findings, first, second)


def _names_it(text: str, first: Measure, second: Measure, told: frozenset[str] | None) -> bool:
    """Whether a number further back is of what leads to the second: "1,150 would lose their jobs. … puts the number of
    jobs at 1,400"."""
    if not told or not told <= first.context | {first.head, first.governor} | first.deeds:
        return False
    voices = first.speaker and second.speaker and first.speaker != second.speaker
    return bool(voices) and second.kind == "count" and _fits(text, first, second, told)


def _is_left_open(text: str, first: Measure, second: Measure) -> bool:
    """Whether both are told of what a sentence before them says is in dispute: "The number of deaths is in dispute. Prosecutors
    say 1,140. The trust's own review, published last year, found 870."."""
    if (
        first.sentence == second.sentence
        or first.kind != "count"
        or equal(first, second)
        or first.vague
        or second.vague
    ):
        return False
    thing = second.figure.of
    return (
        bool(thing)
        and first.figure.of == thing == left_open(text, first.figure.span.start)
        and left_open(text, second.figure.span.start) == thing
    )


def _two_voices(first: Measure, second: Measure) -> bool:
    return bool(first.speaker and second.speaker) and first.speaker != second.speaker


def _lead(text: str, measure: Measure) -> str:
    """What stands before a number, hedges left out that belong to it."""
    return text[max(measure.sentence.start, measure.figure.span.start - 2 * _LEAD) : measure.figure.span.start]


def _is_given(text: str, first: Measure, second: Measure) -> bool:
    """Whether both are what somebody puts one thing at: "puts the cost at 4 million. An assessment gives 2.7 million,"; or
    the second is a bare number of what the first counts: "contained 48,000 bottles. Delivery records show 52,000."."""
    if (
        second.head is not None
        or _STOP.match(text, second.figure.span.end) is None
        or first.sentence == second.sentence
    ):
        return False
    bare = second.kind == "count" and first.head is not None and ratio(first, second) <= _TWICE
    return bool(_GIVES.search(_lead(text, second)) and (bare or _told(text, first))) and _may_differ(first, second)


def _depends(text: str, first: Measure, second: Measure) -> bool:
    """Whether the sentence leaves it open whose number holds: "depending on whom you ask, 3,000 people or 9,000"."""
    if first.sentence != second.sentence or second.head not in (None, first.head) or equal(first, second):
        return False
    between = _OR.fullmatch(text, first.figure.span.end, second.figure.span.start)
    return between is not None and _WHOM.search(text, first.sentence.start, first.sentence.end) is not None


def _is_the_true(text: str, first: Measure, second: Measure) -> bool:
    """Whether a number is called the true one of the thing: "$90 million. … said the true cost was $130 million"."""
    said = _THE_TRUE.search(_lead(text, second))
    if said is None or second.part or not _may_differ(first, second):
        return False
    thing = content.stem(said["thing"].lower())
    if said["thing"].lower() in _COSTS and second.sentence.start - first.sentence.end <= _BESIDE:
        return first.kind.isupper()  # "a 90-million-euro lease. … said the true cost was 130 million euros"
    return said["thing"].lower() in _NUMBERS or thing in first.context | {first.head, first.role, first.governor}


def _is_disputed(text: str, first: Measure, second: Measure) -> bool:
    """Whether another voice disputes a number and gives its own: "disputed the figure, saying claims came to 640,000"."""
    if first.sentence == second.sentence or second.part or not _may_differ(first, second):
        return False
    return (first.speaker is None or first.speaker != second.speaker) and _disputes().search(
        text, second.sentence.start, second.figure.span.start
    ) is not None


@cache
def _disputes() -> re.Pattern[str]:
    verbs = lexicon.load("rebuttals")["verbs"]
    return re.compile(
        rf"(?<![^\W_])(?:{alternation(verbs)})[\s\u00a0](?:the|that|this|those|these|his|her|their|its)[\s\u00a0]"
        rf"(?:[^\s.,;:]+[\s\u00a0])?(?:{'|'.join(sorted(_NUMBERS))})s?(?![^\W_])"
    )


_NUMBERS = frozenset(
    ("figure", "number", "sum", "amount", "total", "estimate", "count", "tally", "toll", "calculation")
)


_COSTS = frozenset(("cost", "price", "bill", "value"))


def _comes_to(text: str, first: Measure, second: Measure) -> bool:
    """Whether another voice says what the same things come to: "put the payments at 2.1 million. She believes that they come
    to 3 million"."""
    if not _two_voices(first, second) or second.part or second.head not in (None, first.head):
        return False
    return _THEY.search(_lead(text, second)) is not None and _may_differ(first, second)


_THEY = re.compile(
    r"(?<![^\W_])(?:it|they|this|these)[\s\u00a0](?:c[ao]mes?|came|amount(?:s|ed)?|add(?:s|ed)?[\s\u00a0]up)[\s\u00a0]to[\s\u00a0]$",
    re.IGNORECASE,
)


def _are(text: str, first: Measure, second: Measure) -> bool:
    """Whether another voice says how many the very things are: "robbed us of 52 votes. For the commission, the missing votes
    are 31"."""
    cited = second.speaker or _CITED.match(text, second.sentence.start)
    if first.speaker in (None, second.speaker) or not cited or second.part or first.head is None:
        return False
    if _STOP.match(text, second.figure.span.end) is None:
        return False  # "the jobs are 12 short of what was promised"
    said = _THE_THINGS.search(_lead(text, second))
    return said is not None and content.stem(said["thing"].lower()) == first.head and _may_differ(first, second)


_CITED = re.compile(r"(?:According[\s\u00a0]to|For)[\s\u00a0]the(?![^\W_])")
_THE_THINGS = re.compile(
    r"(?<![^\W_])the[\s\u00a0](?:(?:missing|disputed|contested|true|real|actual|alleged|lost|affected)[\s\u00a0])?(?P<thing>[a-z]{3,20})"
    r"[\s\u00a0](?:is|are|was|were|number|numbered)[\s\u00a0]$",
    re.IGNORECASE,
)


def _is_called_wrong(text: str, first: Measure, second: Measure) -> bool:
    """Whether what stands between two voices says that the number is another: "The regulator's own figure is lower.", "The
    firm says that this figure is gross."."""
    start, end = first.sentence.end, second.figure.span.start
    if not 0 < end - start <= _BACK or second.speaker in (None, first.speaker) or second.part or equal(first, second):
        return False
    people_both = first.head in people() and second.head in people()
    if second.kind == "count" and second.head not in (None, first.head) and not people_both:
        return False
    shares = first.kind == second.kind == "percent"
    wrong = _wrong().search(text, start, end)
    if wrong is None or (first.speaker and first.speaker.lower() in text[start : wrong.start()].lower()):
        return False  # who takes back a number of one's own answers nobody
    return shares or _may_differ(first, second)


@cache
def _wrong() -> re.Pattern[str]:
    numbers = f"(?:{'|'.join(sorted(_NUMBERS))})"
    return re.compile(
        rf"(?<![^\W_])(?:(?:own|true|real|actual|correct)[\s\u00a0]{numbers}[\s\u00a0](?:is|was)[\s\u00a0](?:(?:far|much|even|rather)[\s\u00a0])?"
        r"(?:lower|higher|worse|greater|smaller|larger|bigger|another|different)|"
        rf"(?:that|this|the)[\s\u00a0]{numbers}[\s\u00a0](?:is|was)[\s\u00a0](?:(?:far|much|simply|grossly|plainly)[\s\u00a0])?"
        r"(?:gross|wrong|false|exaggerated|inflated|too[\s\u00a0](?:high|low)|invented|outdated|misleading|incomplete))"
        r"(?=[.,;:!?)”\"]|[\s\u00a0](?:and|but|because|as|since)[\s\u00a0])",
        re.IGNORECASE,
    )


def _is_reply(findings: Findings, first: Measure, second: Measure) -> bool:
    """Whether the second speaker answers with what it was: "The mayor answered that the money which came was 80 million"."""
    if not _two_voices(first, second) or second.sentence.start - first.sentence.end > _BESIDE or second.part:
        return False
    text, said = findings.article.text, located.saying(findings, second.figure.span)
    if said is None or said.cue is None or text[said.cue.start : said.cue.end].lower() not in _replies():
        return False
    if second.role not in (None, first.role) or not _IS.search(_lead(text, second)):
        return False
    if second.when == {"?"}:
        second = replace(
            second, when=first.when, old=first.old
        )  # "was 95 million, and that it came in the last week of May"
    return (second.kind != "count" or second.head in (None, first.head)) and _may_differ(first, second)


@cache
def _replies() -> frozenset[str]:
    return frozenset(lexicon.load("claims")["replies"])


def _is_turned_down(text: str, first: Measure, second: Measure) -> bool:
    """Whether one sentence gives one number for the other: "61 houses rather than 48", "not 200 euros but 350 euros"."""
    if first.sentence != second.sentence or not _may_differ(first, second) or first.role == "demand":
        return False
    start, end = first.figure.span.end, second.figure.span.start
    if end - start > _REACH or second.head not in (None, first.head):
        return False
    if _AND_NOT.fullmatch(text, start, end) or (second.speaker is not None and _RATHER.fullmatch(text, start, end)):
        return True  # but "heard by 10 judges rather than 11 because one is ill", in the outlet's own words
    negated = _NOT.search(text, max(first.sentence.start, first.figure.span.start - 12), first.figure.span.start)
    return bool(negated and _BUT.fullmatch(text, start, end))


def _is_answer(text: str, first: Measure, second: Measure) -> bool:
    """Whether a second speaker plays down what the first one counted: "The company said only 350 jobs would go"."""
    if not first.speaker or not second.speaker or first.survey or second.part or second.owned:
        return False
    if first.speaker == second.speaker or first.sentence == second.sentence or not _may_differ(first, second):
        return False  # one sentence rather sets two sums beside each other than one against the other
    before = text[max(second.sentence.start, second.figure.span.start - 12) : second.figure.span.start].lower().split()
    hedge = (second.figure.approximate or "").lower()
    if not _LESS & set(before[-2:]) and not _LESS & set(hedge.split()) and hedge not in _LESS_HEDGES:
        return False
    heads = (first.head,) if first.kind == "count" else (first.head, None)
    if second.head not in heads or first.state != second.state:
        return False
    if first.modifiers - second.modifiers - second.context:
        return False
    if first.role and second.role and first.role != second.role:
        return False
    named = first.role if first.kind != "count" else first.head
    return named is not None or len(first.context & second.context) >= _SHARED


def _is_the_number(text: str, first: Measure, second: Measure) -> bool:
    """Whether another speaker says which number it is: "1,400 jobs, it says here." – "The number is 600." """
    if not first.speaker or not second.speaker or first.speaker == second.speaker or second.head is not None:
        return False
    start = max(second.sentence.start, second.figure.span.start - 24)
    said = _THE_NUMBER.search(text, start, second.figure.span.start)
    return said is not None and first.sentence != second.sentence and _may_differ(first, second)


def _is_another(text: str, first: Measure, second: Measure) -> bool:
    """Whether the second stands for the very thing that has the first: "a tremor of 4.6. Seismologists recorded one of 3.1"."""
    return second.kind != "count" and is_another(text, second.figure.span) and _may_differ(first, second)


def _told(text: str, measure: Measure) -> frozenset[str] | None:
    """Stems of what stands between the verb and the number; None: no verb of telling leads to it."""
    start = max(measure.sentence.start, measure.figure.span.start - _REACH)
    pieces = re.split(r"[;:“”\"]", text[start : measure.figure.span.start])
    if len(pieces) > 1 and not pieces[-1].strip():
        pieces.pop()  # a rival put their value at “20 million on a sunny day”
    words = [word.lower() for word in _WORD.findall(pieces[-1])]
    if (measure.figure.approximate or "").lower() == "estimated" and words and words[-1] not in _ARTICLES:
        return frozenset()  # "The city police estimated 25,000": the hedge is the verb
    at = next((i for i in range(len(words) - 1, 0, -1) if words[i] in _verbs()), None)
    if at is None or (len(words) - at > 1 and words[-1] not in _ENDS):
        return None
    rest = words[at + 1 :]
    if words[at] in ("told", "tells") and "it" in rest:
        rest = rest[rest.index("it") :]  # "told the board it was five weeks"
    if not rest and words[at] in _SAYING and _STOP.match(text, measure.figure.span.end):
        return frozenset()  # "the school says 410.", "Organisers claimed 15,000."
    if words[at] in ("put", "puts"):
        if rest[-1:] != ["at"] or (at < 2 and words[0] in ("a", "an")):
            return None
    elif words[at] in ("speak", "speaks", "spoke", "spoken"):
        if rest != ["of"]:
            return None
    elif words[at] in ("gives", "gave", "names", "named", "cites", "has", "offers", "quotes"):
        if rest[-1:] == ["of"] and rest[-2:-1] in (["figure"], ["number"]) and len(rest) <= _LONGEST_AIM:
            return frozenset()  # "gave the market a figure of 600"
        if not {"figure", "number"} & set(rest) or not set(rest) <= _FILLERS:
            return None
    elif words[at] in ("count", "counts", "counted", "estimate", "estimates", "estimated", "reported", "cited"):
        if rest and not {word for word in rest if content.stem(word) not in people()} <= _FILLERS:
            return None  # "estimated the crowd at"
    elif not rest or not set(rest) <= _FILLERS:
        return None
    return frozenset(content.stem(word) for word in rest if word not in _FILLERS)


@cache
def _verbs() -> frozenset[str]:
    return frozenset(lexicon.load("claims")["contrasts"])


_IT_AT = re.compile(r"(?<![^\W_])puts?[\s\u00a0](?:it|them|this)[\s\u00a0]at[\s\u00a0][“\"]?$")


def _fits(text: str, first: Measure, second: Measure, told: frozenset[str]) -> bool:
    """Whether the second number can be another for what the first one counts."""
    if (
        not _may_differ(first, second)
        or first.survey
        or (first.speaker is not None and first.speaker == second.speaker)
    ):
        return False
    if told & people() and first.kind != "count":
        return False  # "burned 40 tonnes a day. The owner puts the crew at 22."
    persons = second.kind == "count" and second.head in people() and (first.head is None or first.head in people())
    if _IT_AT.search(text, max(0, second.figure.span.start - 16), second.figure.span.start):
        return True  # "210 workers were laid off. The company put it at 85 furloughs"
    head = None if second.head in told else second.head  # "puts the shortfall at 260": of what, the first number says
    if second.kind == "count" and head not in (None, first.head) and not persons:
        return False
    if told and not (persons and told <= people()):  # "put the number of houses destroyed at"
        return bool(told & (first.context | {first.head, first.governor} | first.deeds)) or head is None
    return True


def _may_differ(first: Measure, second: Measure) -> bool:
    """Whether two numbers of one article are no two things by what they are."""
    if equal(first, second) or first.vague or second.vague or first.owned:
        return False
    if first.part and not (first.kind == "percent" and second.head is None):
        return False  # but "a quarter of the seats. The league puts the figure at less than a tenth"
    if not same_time(first, second) and not (first.when == {"?"} and not second.when):
        return False  # "a bonus of 900,000 euros three weeks ago. The firm says it was 450,000."
    if first.forecast != second.forecast or first.former is not None or second.former is not None:
        return False
    return bool(first.value and second.value) and 1 / _MOST <= (first.value or 0) / (second.value or 1) <= _MOST

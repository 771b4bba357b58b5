"""What two voices say close to each other, weighed by marks: whether the second goes against the first.

"The club says the letter never came. The courier's record shows that it was signed for." No single word tells it, so each
pair of sentences has a chance, by a linear model (logistic regression) of marks of both sentences and of their place.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from briefings import lexicon
from briefings.lexicon import alternation
from briefings.link.claims import denials
from briefings.link.claims.claim import Claim, clause
from briefings.link.claims.denials import Denial
from briefings.link.claims.oppositions import Weights
from briefings.link.claims.propositions import plain
from briefings.link.claims.teasers import is_teaser
from briefings.link.claims.tellers import Tellers
from briefings.link.content import Content
from briefings.model import Attribution, Findings, Span

Marks = Mapping[str, float]

# Fitted on 24 long stories of other authors, in which careful readers had marked what does not agree: 9,256 pairs, 289 of them
# conflicts, by maximum likelihood with a penalty of 1.7 on the squared weights. With one story left out at a time, 64 of the 82
# pairs with a chance of a half or more are conflicts, and 54 of the 68 of 0.55 or more.
BIAS = -3.36
FIRST: Marks = {
    "claims": 0.70,
    "paper": 0.47,
    "alleges": 0.44,
    "self": 0.32,
    "negated": -0.19,
    "unnamed": -0.22,
    "all": -0.26,
    "ahead": -0.35,
    "turns": -0.42,
    "short": -0.90,
    "outlet": -1.35,
}
SECOND: Marks = {
    "denies": 1.32,
    "paper_alone": 0.64,
    "turns": 0.48,
    "speaks_first": 0.48,
    "unnamed": 0.43,
    "office": 0.34,
    "negated": 0.32,
    "judges": 0.29,
    "paper": 0.23,
    "views": -0.48,
    "goes_on": -0.54,
    "ahead": -0.56,
    "unquoted": -0.60,
    "denies_what": -0.67,
    "outlet": -0.78,
}
BOTH: Marks = {
    "same_paragraph": 1.33,
    "rarest": 0.85,
    "known_when": 0.80,
    "timed": 0.79,
    "shared": 0.75,
    "contrary_of_all": 0.73,
    "covered": 0.71,
    "denied_of_it": 0.66,
    "next_here": 0.65,
    "say": 0.62,
    "knowing": 0.61,
    "weekdays": 0.55,
    "figures": 0.45,
    "unlike_figures": 0.44,
    "both_first": 0.38,
    "none_of_it": 0.36,
    "one_shared": -0.49,
    "nothing_shared": -0.52,
    "far": -0.80,
}
SURE = 0.55  # the chance from which a pair is shown
_REACH = 4  # sentences from the first to the second
_LEAST_STORY = 36  # sentences of all articles: in fewer, how rare a word is tells nothing
_LONGEST = 1500  # code points of a sentence: a longer one is a list, or no prose at all
_TITLE = 40  # code points before a name in which a post stands
_OPENS = 25  # code points in which a sentence names its speaker first
_NEXT = 25  # … after a "no" in which the thing stands that there was none of
_MOST_SHARED, _SHORT = 4.0, 60


@dataclass(frozen=True, eq=False)
class _Line:
    """One sentence, with what its marks are made of; what most lines are never asked for is read when it is asked for."""

    findings: Findings
    content: Content
    number: int
    text: str
    who: str | None  # whose words most of it is; None: the outlet's, or nobody knows whose
    told: bool  # it is somebody's words
    said: tuple[Attribution, ...]  # what it lays to somebody
    figures: frozenset[tuple[str | None, float]]  # units and values
    keys: frozenset[str]

    @cached_property
    def paragraph(self) -> int:
        found = self.findings.article.paragraph_at(self.content.span.start)
        return found.number if found else 0

    @cached_property
    def names(self) -> frozenset[str]:
        return plain(self.content.names(self.content.span.start, self.content.span.end))

    @cached_property
    def source(self) -> frozenset[str]:
        """The keys of the words that name who speaks."""
        found = [self.content.within(a.source.start, a.source.end) for a in self.said if a.source]
        return plain(frozenset().union(*found))

    @cached_property
    def of_one_house(self) -> bool:
        """Whether whoever speaks belongs to whom the sentence before speaks of: "its spokesman said"."""
        text, start = self.findings.article.text, self.content.span.start
        spans = [a.source for a in self.said if a.source]
        return any(_HOUSE.search(text, max(start, s.start - _TITLE), s.end) for s in spans)

    @cached_property
    def unnamed(self) -> bool:
        return any(a.sourcing == "unnamed" for a in self.said)

    @cached_property
    def again(self) -> frozenset[str]:
        """What its source is called where it has been spoken of before: "officials" of "The officials", "These officials"."""
        sources = [self.findings.article[a.source] for a in self.said if a.source and a.sourcing == "unnamed"]
        return frozenset(m["noun"].lower() for source in sources if (m := _AGAIN.fullmatch(source)))

    @cached_property
    def goes_on(self) -> bool:
        """Whether its words say that whoever speaks has spoken before: "The letter continues: …"."""
        return any(_GOING_ON.match(self.findings.article[a.cue]) for a in self.said if a.cue)

    @cached_property
    def speaks_first(self) -> bool:
        start = self.content.span.start
        return any(a.source and 0 <= a.source.start - start < _OPENS for a in self.said)

    @cached_property
    def denial(self) -> Denial | None:
        return denials.find(self.findings.article.text, self.content)

    @cached_property
    def negated(self) -> bool:
        return _NOT.search(_ASIDE.sub(" ", self.text)) is not None

    @cached_property
    def denied(self) -> frozenset[str]:
        """The keys of the clauses that a denial stands in, names left out."""
        text, sentence = self.findings.article.text, self.content
        start, end = sentence.span.start, sentence.span.end
        found: frozenset[str] = frozenset()
        for match in _NOT.finditer(text, start, end):
            left, right = clause(self.findings, sentence, *match.span())
            if text[right : right + 1] in _CLOSING:  # 'had "not found any link" | between him and the group'
                stop = _STOP.search(text, right + 1, end)
                right = stop.start() if stop else end
            found |= sentence.within(left, right)
        for match in _denying().finditer(text, start, end):
            found |= sentence.within(match.end(), end)
        return plain(found) - self.names

    @cached_property
    def none(self) -> frozenset[str]:
        """The keys of the things that there was "no" of."""
        start, end = self.content.span.start, self.content.span.end
        found = [
            next((key.key for key in self.content.keys if match.end() <= key.start < match.end() + _NEXT), None)
            for match in _NO.finditer(self.findings.article.text, start, end)
        ]
        return plain(frozenset(key for key in found if key))

    @cached_property
    def signs(self) -> frozenset[str]:
        """The lists of `exchanges.yaml` of which it has a word."""
        return frozenset(name for name, cue in _signs().items() if cue.search(self.text))

    @cached_property
    def dates(self) -> frozenset[str]:
        return frozenset(_DATE.findall(self.text))

    @cached_property
    def weekdays(self) -> frozenset[str]:
        return frozenset(_weekday().findall(self.text))

    @cached_property
    def timed(self) -> bool:
        return bool(self.dates or self.weekdays or _HOUR.search(self.text))

    @cached_property
    def first(self) -> float:
        """What it weighs as the sentence that is answered."""
        return _weigh(FIRST, _first_marks(self))

    @cached_property
    def second(self) -> float:
        """What it weighs as the answer."""
        return _weigh(SECOND, _second_marks(self))


def pairs(
    index: int, findings: Findings, sentences: Sequence[Content], tellers: Tellers, weights: Weights
) -> Iterator[tuple[Claim, Claim]]:
    """What goes against what another said shortly before, each sentence with the one that it likeliest answers, in text order."""
    if weights.sentences < _LEAST_STORY:
        return
    for other, near in _facing(_lines(findings, sentences, tellers)):
        chance, one = max(((_chance_of(one, other, weights), one) for one in near), key=lambda pair: pair[0])
        if chance >= SURE:
            yield _claim(index, one, tellers, "yes"), _claim(index, other, tellers, "no")


def _facing(told: Sequence[_Line]) -> Iterator[tuple[_Line, list[_Line]]]:
    """Each line with those shortly before it that it may answer."""
    for n, other in enumerate(told):
        near = [one for one in told[max(0, n - _REACH) : n] if _may_meet(one, other)]
        if near and not _turns_nothing_down(other):
            yield other, near


def _chance_of(one: _Line, other: _Line, weights: Weights) -> float:
    """How often a careful reader calls such a pair a conflict, 0 to 1."""
    return 1 / (1 + math.exp(-(BIAS + one.first + other.second + _weigh(BOTH, _both_marks(one, other, weights)))))


def _weigh(table: Marks, found: Marks) -> float:
    return math.fsum(table[name] * value for name, value in found.items())


def _may_meet(one: _Line, other: _Line) -> bool:
    """Whether two lines are surely of two voices, near each other, and speak of one thing or stand in one paragraph."""
    if other.number - one.number > _REACH or not (one.told or other.told):
        return False
    if (one.told and one.who is None) or (other.told and other.who is None) or (one.told and one.who == other.who):
        return False  # both may be one
    if one.paragraph != other.paragraph and (one.keys & other.keys) <= one.names | other.names:
        return False  # of 89 pairs that would be shown it costs one, and it saves three quarters of the work
    if not (one.denied & other.denied).isdisjoint(one.keys - one.names) or "open" in one.signs:
        return False  # "do not believe that he had help", “found no link”: both deny it
    if _VAGUE.fullmatch(one.who or "") or _VAGUE.fullmatch(other.who or ""):
        return False
    if not other.again.isdisjoint(one.text.lower().split()):
        return False  # "The paper said that two officials had seen it. The officials said …"
    return not (one.told and other.of_one_house)


def _turns_nothing_down(other: _Line) -> bool:
    """Whether a line asks, agrees or keeps silent: "did not comment", "does not dispute that", "confirmed"."""
    if {"silent", "unsaid", "unopposed", "open"} & other.signs or other.goes_on:
        return True
    return "agrees" in other.signs and other.denial is None


def _first_marks(one: _Line) -> Marks:
    """The marks of a sentence that may be answered by name, 0 or 1."""
    cues = [one.findings.article[a.cue].lower() for a in one.said if a.cue]
    found = {
        "alleges": "alleges" in one.signs,
        "claims": any(_CLAIMING.match(cue) for cue in cues),
        "unnamed": one.unnamed,
        "outlet": not one.told,
        "self": "self" in one.signs,
        "all": "all" in one.signs,
        "negated": one.negated,
        "paper": "papers" in one.signs,
        "ahead": "ahead" in one.signs,
        "turns": "turns" in one.signs,
        "short": len(one.text) < _SHORT,
    }
    return {name: float(value) for name, value in found.items()}


def _second_marks(other: _Line) -> Marks:
    """The marks of a sentence that may answer another by name, 0 or 1."""
    paper = "papers" in other.signs
    found = {
        "denies": other.denial is not None,
        "denies_what": other.denial is not None and other.denial.kind == "content",
        "judges": "truth" in other.signs,
        "office": "office" in other.signs,
        "unnamed": other.unnamed,
        "outlet": not other.told,
        "paper": paper,
        "paper_alone": paper and not other.told,
        "negated": other.negated,
        "ahead": "ahead" in other.signs,
        "views": "views" in other.signs,
        "turns": "turns" in other.signs,
        "goes_on": "pronoun" in other.signs,
        "speaks_first": other.told and other.speaks_first,
        "unquoted": "“" not in other.text and '"' not in other.text,
    }
    return {name: float(value) for name, value in found.items()}


def _both_marks(one: _Line, other: _Line, weights: Weights) -> Marks:
    """The marks of a pair of sentences by name, 0 to 1."""
    mine, theirs = one.keys - one.source, other.keys - other.source
    met = (mine & theirs) - one.names - other.names
    things = (one.keys & other.keys) - one.names - other.names
    weight = weights.sum(met)
    two = one.told and other.told
    following = other.number - one.number == 1
    firsts = two and one.speaks_first and other.speaks_first
    together = one.paragraph == other.paragraph
    knowing = "knows" in one.signs and "knows" in other.signs
    dated = bool(one.dates and other.dates and not one.dates & other.dates)
    weekdays = bool(one.weekdays and other.weekdays and not one.weekdays & other.weekdays)
    contrary = one.negated != other.negated
    found = {
        "same_paragraph": together,
        "far": other.number - one.number > 2,
        "both_first": firsts,
        "next_here": two and together and following,
        "nothing_shared": not things,
        "one_shared": len(things) == 1,
        "rarest": max(map(weights.of, sorted(one.keys & other.keys)), default=0.0),
        "shared": min(weight, _MOST_SHARED) / _MOST_SHARED,
        "covered": weight / (weights.sum(theirs) or 1.0),
        "contrary_of_all": contrary and "all" in one.signs | other.signs,
        "denied_of_it": not (other.denied.isdisjoint(mine) and one.denied.isdisjoint(theirs)),
        "none_of_it": not other.none.isdisjoint(one.keys - one.none),
        "knowing": knowing,
        "known_when": knowing and (dated or weekdays),
        "weekdays": weekdays,
        "timed": one.timed and other.timed,
        "figures": bool(one.figures and other.figures),
        "unlike_figures": any(
            unit and unit == its and value != whose for unit, value in one.figures for its, whose in other.figures
        ),
        "say": "says" in one.signs and "says" in other.signs,
    }
    return {name: float(value) for name, value in found.items()}


def _claim(index: int, line: _Line, tellers: Tellers, side: str) -> Claim:
    sentence = line.content.span
    words = tellers.main(sentence)[1] or sentence
    return Claim("exchanged", index, sentence, words, side, frozenset(), line.content.all, line.content.all)


def _lines(findings: Findings, sentences: Sequence[Content], tellers: Tellers) -> list[_Line]:
    """The sentences of an article that say something: no questions, no headlines."""
    text = findings.article.text
    laid = sorted((at.start, n) for n, a in enumerate(findings.attributions) for at in _places(a))
    counted = sorted((f.span.start, n) for n, f in enumerate(findings.figures))
    found = []
    for number, sentence in enumerate(sentences):
        start, end = sentence.span.start, sentence.span.end
        stretch = text[start:end]
        if len(stretch) > _LONGEST or _ASKS.search(stretch) or is_teaser(text, sentence.span):
            continue
        who, words = tellers.main(sentence.span)
        said = tuple(findings.attributions[n] for n in _inside(laid, start, end))
        figures = [findings.figures[n] for n in _inside(counted, start, end)]
        told = frozenset((f.unit, f.value) for f in figures if f.value is not None)
        keys = plain(sentence.all)
        found.append(_Line(findings, sentence, number, stretch, who, words is not None, said, told, keys))
    return found


def _inside(places: Sequence[tuple[int, int]], start: int, end: int) -> list[int]:
    """The numbers of what stands between two code points."""
    return sorted({n for _, n in places[bisect_left(places, (start, -1)) : bisect_left(places, (end, -1))]})


def _places(attribution: Attribution) -> Iterator[Span]:
    yield attribution.content[0]
    if attribution.source:
        yield attribution.source


# "this person", "a spokesman": who has just spoken, or of the same house
_VAGUE = re.compile(
    r"(?:(?:this|that|the same|the)[\s\u00a0](?:person|source|official|man|woman|two people|statement|decision|text|people)|one|one of them|a spokes\w+)",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"(?<![^\W_])(?:its|their)[\s\u00a0](?:\w+[\s\u00a0]){0,2}(?:spokes\w+|chair\w*|chief|director|lawyer|head|president|secretary|leader)(?![^\W_])",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\?[”\"’'\s]*$")
_AGAIN = re.compile(r"(?:the|these|those|this|that|both)[\s\u00a0](?:\w+[\s\u00a0])?(?P<noun>\w+)", re.IGNORECASE)
_GOING_ON = re.compile(r"add(?:s|ed|ing)|continu|(?:goes|went|going) on|conclud|echo", re.IGNORECASE)
_CLAIMING = re.compile(r"claim|alleg|accus|insist|maintain")
_NOT = re.compile(
    r"(?<![^\W_])(?:not|no|never|nobody|no[ -]one|none|nothing|neither|nor|without|cannot|failed to|refused|declined)(?![^\W_])|n['’]t(?![^\W_])",
    re.IGNORECASE,
)
_CLOSING = ("”", '"')
_STOP = re.compile(r"[,;:“\"]")
_ASIDE = re.compile(
    r"[\s\u00a0](?:who|which|whose)[\s\u00a0][^,;:“”\"]{2,120},"
)  # "an engineer who was not involved, said"
_NO = re.compile(
    r"(?<![^\W_])(?:no|any|never an?|not an?|nor|without|no such|any such)[\s\u00a0](?=[a-z])", re.IGNORECASE
)
_HOUR = re.compile(
    r"(?<![\d.:])\d{1,2}[.:]\d\d(?:\s?[ap]\.?m)?(?!\d)|(?<![^\W_])(?:half past|quarter (?:past|to)|minutes (?:past|to)|ten (?:past|to))(?![^\W_])|"
    r"(?<![\d.:])\d{1,2}\s?[ap]\.?m(?![^\W_])",
    re.IGNORECASE,
)
_MONTH = r"(?:Jan(?:uary|\.)|Feb(?:ruary|\.)|March|April|May|June|July|Aug(?:ust|\.)|Sept(?:ember|\.)|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.))"
_DATE = re.compile(rf"(?<![\d.:])\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}}(?!\d)")
_OPEN = re.compile(r"(?<![^\W_])whether(?![^\W_])", re.IGNORECASE)
_SAYS = re.compile(r"(?<![^\W_])says?(?![^\W_])")
_PRONOUN = re.compile(r"^[“\"‘'«]?(?:He|She|It|They|I|We)(?![^\W_])")


@cache
def _weekday() -> re.Pattern[str]:
    lists = lexicon.load("calendar")
    named = [
        word
        for word in (*lists["weekdays"], *lists["months"])
        if len(word) > 3 and word not in ("Tues", "Thur", "Thurs", "Sept")
    ]
    return re.compile(rf"(?<![^\W_])(?:{alternation(named)})(?![^\W_])")


@cache
def _denying() -> re.Pattern[str]:
    verbs = [verb for verb in lexicon.load("rebuttals")["verbs"] if " " not in verb]
    return re.compile(rf"(?<![^\W_])(?:{alternation(verbs)})(?![^\W_])", re.IGNORECASE)


@cache
def _signs() -> Mapping[str, re.Pattern[str]]:
    lists: Mapping[str, Sequence[str]] = lexicon.load("exchanges")
    found = {}
    for name in ("alleges", "self", "all", "office", "truth", "ahead", "views", "knows", "papers", "agrees", "silent"):
        found[name] = re.compile(rf"(?<![^\W_])(?:{alternation(lists[name])})(?![^\W_])", re.IGNORECASE)
    for name in ("unopposed", "unsaid"):
        found[name] = re.compile(
            rf"(?:(?<![^\W_])not|n['’]t)[\s\u00a0](?:{alternation(lists[name])})(?![^\W_])", re.IGNORECASE
        )
    found["turns"] = re.compile(rf"^[“\"‘'«]?(?:{alternation(lists['turns'])})(?![^\W_])")
    return found | {"open": _OPEN, "says": _SAYS, "pronoun": _PRONOUN}

"""What two voices say close to each other, weighed by marks: whether the second goes against the first.

"The club says the letter never came. The courier's record shows that it was signed for." No single word tells it, so each
pair of sentences has a chance, by a linear model (logistic regression) of marks of both sentences and of their place.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from briefings import lexicon
from briefings.lexicon import alternation
from briefings.link.claims import denials
from briefings.link.claims.claim import Claim, clause
from briefings.link.claims.denials import Denial
from briefings.link.claims.oppositions import Weights
from briefings.link.claims.propositions import Proposition, plain
from briefings.link.claims.teasers import is_teaser
from briefings.link.claims.tellers import Tellers
from briefings.link.content import Content
from briefings.model import Findings, Span

Marks = Mapping[str, float]

# Fitted on 23 long stories of other authors, in which careful readers had marked what does not agree: 519 pairs, 95 of them
# conflicts, by maximum likelihood with a penalty of 1 on the squared weights. With one story left out at a time, 38 of the 46
# pairs with a chance of 0.55 or more are conflicts, and 40 of the 51 of a half or more.
WEIGHTS: Marks = {
    "same_paragraph": 1.34,
    "rarest": 1.20,
    "denial": 1.04,
    "none_of_it": 0.99,
    "covered": 0.98,
    "opposed": 0.87,
    "says": 0.81,
    "speaker_first": 0.77,
    "known_when": 0.72,
    "knowing": 0.68,
    "insisting": 0.67,
    "both_first": 0.51,
    "paper": 0.47,
    "two_voices": 0.44,
    "answers_next": 0.37,
    "answers_soon": 0.34,
    "turning": 0.34,
    "both_ahead": 0.33,
    "akin": 0.30,
    "shared": 0.27,
    "denies_next": 0.19,
    "many_shared": 0.13,
    "hours": 0.10,
    "weekdays": 0.09,
    "insists": 0.01,
    "views": -0.13,
    "agrees": -0.17,
    "one_cause": -0.22,
    "goes_on": -0.47,
    "one_ahead": -0.50,
    "nothing_shared": -0.57,
    "unquoted_first": -0.60,
    "far": -0.60,
    "silent": -0.63,
    "unquoted_second": -0.66,
    "one_shared": -0.86,
    "bias": -2.64,
}
SURE = 0.55  # the chance from which a pair is shown
_REACH = 4  # sentences from the first to the second
_LEAST_STORY = 36  # sentences of all articles: in fewer, how rare a word is tells nothing
_LONGEST = 1500  # code points of a sentence: a longer one is a list, or no prose at all
_OPENS = 25  # code points in which a sentence names its speaker first
_NEXT = 25  # … after a "no" in which the thing stands that there was none of
_MOST_SHARED, _LONG = 8.0, 40


@dataclass(frozen=True, eq=False)
class _Line:
    """One sentence, with what its marks are made of; what most lines are never asked for is read when it is asked for."""

    findings: Findings
    content: Content
    number: int
    text: str
    who: str | None  # whose words most of it is; None: the outlet's, or nobody knows whose
    told: bool  # it is somebody's words
    first: bool  # it names its speaker first
    keys: frozenset[str]
    families: Mapping[str, bool]  # of its propositions, with their pole; a family with both is left out

    @cached_property
    def paragraph(self) -> int:
        found = self.findings.article.paragraph_at(self.content.span.start)
        return found.number if found else 0

    @cached_property
    def quoted(self) -> bool:
        return "“" in self.text or '"' in self.text

    @cached_property
    def names(self) -> frozenset[str]:
        return plain(self.content.names(self.content.span.start, self.content.span.end))

    @cached_property
    def denial(self) -> Denial | None:
        return denials.find(self.findings.article.text, self.content)

    @cached_property
    def denied(self) -> frozenset[str]:
        """The keys of the clauses that a denial stands in."""
        text, sentence = self.findings.article.text, self.content
        start, end = sentence.span.start, sentence.span.end
        found: frozenset[str] = frozenset()
        for match in _NOT.finditer(text, start, end):
            found |= sentence.within(*clause(self.findings, sentence, *match.span()))
        for match in _denying().finditer(text, start, end):
            found |= sentence.within(match.end(), end)
        return plain(found)

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
    def hours(self) -> frozenset[str]:
        return frozenset(match.lower() for match in _HOUR.findall(self.text))


def pairs(
    index: int,
    findings: Findings,
    sentences: Sequence[Content],
    tellers: Tellers,
    weights: Weights,
    said: Sequence[Proposition],
) -> Iterator[tuple[Claim, Claim]]:
    """What goes against what another said shortly before, each sentence with the one that it likeliest answers, in text order.

    Args:
        said: The propositions of the article.
    """
    if weights.sentences < _LEAST_STORY:
        return
    lines = _lines(findings, sentences, tellers, said)
    for n, other in enumerate(lines):
        near = [one for one in lines[max(0, n - _REACH) : n] if other.number - one.number <= _REACH]
        met = [(chance_of(marks(one, other, weights)), one) for one in near if _may_meet(one, other)]
        chance, one = max(met, key=lambda pair: pair[0], default=(0.0, other))
        if chance >= SURE:
            yield _claim(index, one, tellers, "yes"), _claim(index, other, tellers, "no")


def chance_of(found: Marks) -> float:
    """How often a careful reader calls a pair with such marks a conflict, 0 to 1."""
    return 1 / (1 + math.exp(-math.fsum(WEIGHTS[name] * value for name, value in found.items())))


def _may_meet(one: _Line, other: _Line) -> bool:
    """Whether two lines are of two voices, and speak of one thing or the second turns something down."""
    if not (one.told or other.told) or (one.told and other.told and one.who == other.who):
        return False
    if (one.keys - one.names).isdisjoint(other.keys) and not other.denial:
        return False
    if (one.told and one.who is None) or (other.told and other.who is None and not other.denial):
        return False  # both may be one
    if _VAGUE.fullmatch(one.who or "") or _VAGUE.fullmatch(other.who or ""):
        return False
    if (one.told and _HOUSE.search(other.text)) or (one.denial and other.denied) or "open" in one.signs | other.signs:
        return False  # “its spokesman said”, “He denied it. ‘There is no deal,’ he said”, "is looking into whether"
    if {"silent", "unsaid", "unopposed"} & other.signs or ("agrees" in other.signs and not other.denial):
        return False
    if not other.told and not other.denial and not {"turns", "inside"} & other.signs:
        return False
    if (
        other.denial is not None
        and other.denial.kind == "content"
        and 3 * len(other.denied & one.keys) < len(other.denied)
    ):
        return False  # "rejected claims that she had been warned", after what the board found
    return _is_contrary(one, other)


def _is_contrary(one: _Line, other: _Line) -> bool:
    """Whether anything at all speaks for a clash: two voices on one matter mostly go well together."""
    if other.denial or not other.none.isdisjoint(one.keys - one.none) or "insists" in other.signs:
        return True
    for denying, told in ((other, one), (one, other)):  # but "is not expected to announce the decision"
        if "ahead" not in denying.signs and not (denying.denied - denying.names).isdisjoint(told.keys):
            return True
    if (one.hours and other.hours) or any(
        other.families.get(family, held) != held for family, held in one.families.items()
    ):
        return True
    return "knows" in one.signs & other.signs and bool((one.dates or one.weekdays) and (other.dates or other.weekdays))


def marks(one: _Line, other: _Line, weights: Weights) -> Marks:
    """The marks of a pair of lines by name, 0 to 1."""
    shared = one.keys & other.keys
    things = len(shared - one.names - other.names)
    two = one.told and other.told
    gap = other.number - one.number
    either, both = one.signs | other.signs, one.signs & other.signs
    met = one.families.keys() & other.families.keys()
    met = {family for family in met if one.families[family] != other.families[family]}
    dated = bool(one.dates and other.dates and not one.dates & other.dates)
    weekdays = bool(one.weekdays and other.weekdays and not one.weekdays & other.weekdays)
    hours = bool(one.hours and other.hours and not one.hours & other.hours)
    knowing = "knows" in both
    rarities = [weights.of(key) for key in sorted(shared)]
    found = {
        "bias": True,
        "two_voices": two,
        "answers_next": two and gap == 1,
        "answers_soon": two and gap == 2,
        "far": gap > 2,
        "same_paragraph": one.paragraph == other.paragraph,
        "speaker_first": two and other.first,
        "both_first": two and one.first and other.first,
        "unquoted_first": not one.quoted,
        "unquoted_second": not other.quoted,
        "denial": other.denial is not None,
        "denies_next": two and gap == 1 and bool(other.denied),
        "none_of_it": not other.none.isdisjoint(one.keys - one.none),
        "covered": max(_covered(one, other, weights), _covered(other, one, weights)),
        "turning": bool({"turns", "inside"} & either),
        "insists": "insists" in other.signs,
        "insisting": "insists" in either,
        "agrees": bool({"agrees", "unopposed"} & either),
        "silent": bool({"silent", "unsaid"} & either),
        "views": "views" in either,
        "one_ahead": ("ahead" in one.signs) != ("ahead" in other.signs),
        "both_ahead": "ahead" in both,
        "knowing": knowing,
        "known_when": knowing and (dated or weekdays or hours),
        "weekdays": weekdays,
        "hours": hours,
        "paper": "papers" in either,
        "one_cause": ("causes" in one.signs) != ("causes" in other.signs),
        "says": one.signs >= {"says"} and other.signs >= {"says"},
        "goes_on": "pronoun" in other.signs,
        "opposed": bool(met),
        "akin": bool(one.families.keys() & other.families.keys() - met),
        "nothing_shared": not things,
        "one_shared": things == 1,
        "many_shared": things >= 3,
        "rarest": max(rarities, default=0.0),
        "shared": min(_MOST_SHARED, math.fsum(rarities)) / _MOST_SHARED,
    }
    return {name: float(value) for name, value in found.items()}


def _covered(denying: _Line, other: _Line, weights: Weights) -> float:
    """How much of what one line denies the other speaks of, 0 to 1."""
    total = weights.sum(denying.denied)
    return weights.sum(denying.denied & other.keys - other.denied) / total if total else 0.0


def _claim(index: int, line: _Line, tellers: Tellers, side: str) -> Claim:
    sentence = line.content.span
    words = tellers.main(sentence)[1] or sentence
    return Claim("exchanged", index, sentence, words, side, frozenset(), line.content.all, line.content.all)


def _lines(
    findings: Findings, sentences: Sequence[Content], tellers: Tellers, said: Sequence[Proposition]
) -> list[_Line]:
    text = findings.article.text
    poles: dict[Span, dict[str, set[bool]]] = defaultdict(lambda: defaultdict(set))
    for p in said:
        poles[p.sentence][p.family].add(p.holds)
    sources = sorted(a.source.start for a in findings.attributions if a.source)
    lines, at = [], 0
    for number, sentence in enumerate(sentences):
        start, end = sentence.span.start, sentence.span.end
        while at < len(sources) and sources[at] < start:
            at += 1
        stretch = text[start:end]
        if len(stretch) > _LONGEST or _ASKS.search(stretch) or is_teaser(text, sentence.span):
            continue
        who, words = tellers.main(sentence.span)
        first = at < len(sources) and sources[at] - start < _OPENS
        held = {family: min(sides) for family, sides in poles[sentence.span].items() if len(sides) == 1}
        told = words is not None
        lines.append(_Line(findings, sentence, number, stretch, who, told, first, plain(sentence.all), held))
    return lines


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
_NOT = re.compile(
    r"(?<![^\W_])(?:not|no|never|nobody|no[ -]one|none|nothing|neither|nor|without|cannot|failed to|refused|declined)(?![^\W_])|n['’]t(?![^\W_])",
    re.IGNORECASE,
)
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
    for name in ("insists", "concedes", "ahead", "views", "knows", "causes", "papers", "agrees", "silent"):
        found[name] = re.compile(rf"(?<![^\W_])(?:{alternation(lists[name])})(?![^\W_])", re.IGNORECASE)
    for name in ("unopposed", "unsaid"):
        found[name] = re.compile(
            rf"(?:(?<![^\W_])not|n['’]t)[\s\u00a0](?:{alternation(lists[name])})(?![^\W_])", re.IGNORECASE
        )
    found["turns"] = re.compile(rf"^[“\"‘'«]?(?:{alternation(lists['turns'])})(?![^\W_])")
    found["inside"] = re.compile(rf"[,;—–][\s\u00a0](?:{alternation(lists['inside'])})(?![^\W_])")
    return found | {"open": _OPEN, "says": _SAYS, "pronoun": _PRONOUN}

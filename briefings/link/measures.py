"""Figures made comparable: what each counts, for whom, when, and at which value in a base unit.

Two figures are compared only where class of unit, thing counted, actor and event agree. When in doubt they are not: a
false conflict costs more trust than a missed one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import inf

from briefings import lexicon
from briefings.lexicon import people, units
from briefings.link import beside, content, fates, located, occasions, roles
from briefings.link.content import Content
from briefings.model import Figure, Findings, MentionKind, Span

_RATE = re.compile(
    r"\)?[\s\u00a0-]{1,2}(?:for[\s\u00a0](?=each|every))?(?:an?|per|each|every)[\s\u00a0-](?!from|for|with|and|the)([a-z]{3,12})|[\s\u00a0](annually|daily|monthly|weekly|hourly)"
)
_PART = re.compile(r"[\s\u00a0]{1,2}of[\s\u00a0](?:the|them|those|these|its|his|her|their|us)\b", re.IGNORECASE)
_WHOLE = re.compile(
    r"\b(?:including|includes?|among them|of whom|of which|of them|additional|another|further|extra|other|new|newest|latest)"
    r"[\s\u00a0](?:[\w-]+[\s\u00a0]){0,2}$",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"[\s\u00a0](?:more|other|others|further|additional)(?![^\W_])(?![\s\u00a0]than)"
)  # "four more victims"
_STILL = re.compile(r"(?:[\s\u00a0][^\W\d_]+){0,2}?[\s\u00a0](?:remain|remains|remained|still)(?![^\W_])")
_LEAVING = frozenset(("arrested", "hospitalised", "sheltered"))  # "Five were arrested; four remain in custody"
_LEFT = re.compile(r"[\s\u00a0](?:left|remaining|to go|to run)(?![^\W_])")  # "two years left"
_OUT_OF = re.compile(r"(?<![^\W_])of[\s\u00a0](?:the|its|their|his|her|our|all)[\s\u00a0]$", re.IGNORECASE)
_ONE_OF = re.compile(
    r"(?<![^\W_])one[\s\u00a0](?:out[\s\u00a0])?of[\s\u00a0](?:[\w'’]+[\s\u00a0]){0,2}$", re.IGNORECASE
)
_BARE_OF = re.compile(r"[\s\u00a0](?:out[\s\u00a0])?of[\s\u00a0]")
_ITEM = re.compile(r"\)[\s\u00a0]")
_OR = re.compile(r"[\s\u00a0](?:or|and|to)[\s\u00a0]")
_WINDOW = frozenset(("last", "past", "next", "first", "previous", "final", "coming", "opening"))
_EACH = re.compile(r"[^.;:,“”\"]{0,40}?[\s\u00a0](?:each|apiece)(?![^\W_])")
_AND = re.compile(r"[^.;:,“”\"]{1,40}[\s\u00a0]and[\s\u00a0]")  # "forty-three children and four teachers were ill"
_NEXT_WORD = re.compile(r"[\s\u00a0]{1,2}([^\W\d_]+)")
_CLAUSE_WORDS = frozenset(
    ("and", "but", "or", "on", "in", "for", "from", "by", "at", "to", "that", "which", "as", "when", "while", "after", "before", "if",
     "is", "was", "has", "had", "will", "would", "could", "because", "it", "with", "this", "last", "so", "not", "a", "per", "over")
)  # fmt: skip
_LEAD = 2  # sentences before
_SUM = 1e5  # from here on a number that counts nothing may be money
_MATERIAL = frozenset(("mass", "volume", "area", "length"))  # "900 tonnes of its cargo": what they are of
_SPATIAL = frozenset(("length", "area", "time", "speed"))
_BESIDE_NAME = 3  # code points between a name and the age: ", " and " ("
_INTERVAL = re.compile(r"[\s\u00a0](?:after|before|later|earlier|since)(?![^\W_])")  # "two days after the vote"
_FURTHER = ("other ", "more ", "further ", "additional ", "extra ")  # "three other Americans"
_BREAK = re.compile(
    r"[,;:—–“”\"()]|[\s\u00a0](?:and|but|while|against|when|after|as|because|who|which|where)[\s\u00a0]"
)
_NEAR_PART = 24  # code points between a part and its whole
_TO_COME = re.compile(r"(?:[\s\u00a0][^\W\d_][\w’'-]*){1,5}?[\s\u00a0](?:will|would)[\s\u00a0]")
_POLLING = re.compile(
    r"(?<![^\W_])poll(?:ing)?[\s\u00a0](?:stations?|places?|booths?|day|workers?|clerks?)(?![^\W_])", re.IGNORECASE
)
_POLL = 600  # code points before a share in which "poll" makes it a poll's
_LONGEST_SENTENCE = 1500  # code points: a longer one is a table, or no prose at all


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure with what decides whether another may be compared with it."""

    index: int  # of the article among the findings
    figure: Figure
    sentence: Span
    kind: str  # class of unit, "count" for none
    rate: str | None  # "day", "share": what the figure is per
    change: int  # 1 or -1 where it says by how much something rose or fell, 0: a level
    value: float | None  # in the base unit; None: vague or a range
    low: float
    high: float
    head: str | None  # stem of the thing counted; "@person" for people in general
    state: str | None  # "dead", "injured": what befell the people counted
    modifiers: frozenset[str]
    governor: str | None  # stem of the word that leads to the figure, where no head is known
    role: str | None  # what it measures, by the word beside it: "cost", "height"; None: no such word, or a count
    deeds: frozenset[str]  # stems of what is done to, or by, what is counted: "cancel" of "212 flights were cancelled"
    clause: frozenset[str]  # keys of the clause, the thing counted left out
    context: frozenset[str]  # keys of the sentence, the thing counted left out
    lead: frozenset[str]  # keys of the two sentences before a share, whose own may say too little
    names: frozenset[str]  # in the clause
    subjects: frozenset[str]  # names in the clause before the figure
    places: frozenset[str]  # names of places and countries in the sentence
    dated: bool  # the article has a date
    when: frozenset[str]  # ISO dates beside the figure; "?" for one that cannot be known
    old: bool  # `when` lies well before the article
    forecast: bool
    survey: bool  # in a sentence about a poll
    revises: bool  # "rose to 19"
    former: float | None  # in the base unit, the number that it replaces: "1,400, up from 900"
    part: bool  # of a whole that is named beside it, or on top of one
    share_of: bool  # "62 percent of ballots": the noun is the whole, not what is measured
    speaker: str | None
    score: tuple[int, int] | None = None
    planned: bool = False  # "they will select 27 delegates"
    threshold: bool = False  # what is needed or allowed: "a limit of 44 tonnes"
    around: frozenset[str] = frozenset()  # names in the sentence that are no persons'
    window: bool = False  # "seven of the past eight matches": no count of all, and another one a week later
    dozen: bool = False  # "a dozen", which nobody counted
    workforce: bool = False  # all who work for somebody: "employs 900 people", "has 900 staff"
    reach: frozenset[str] = frozenset()  # of a length, keys of its clause after it: "16 km from the main shipping lane"
    owned: bool = False  # all there are: "the bank has 3.4 million customers", "1,200 of the 2,500 nurses"

    @property
    def place(self) -> tuple[int, int]:
        """For sorting: article, then offset."""
        return self.index, self.figure.span.start

    @property
    def teller(self) -> str | None:
        """The surname of the person who gives it: "Linde" of "Union boss Oskar Linde"; None: nobody with a full name."""
        named = [word for word in (self.speaker or "").split() if word[0].isupper()]
        return named[-1] if len(named) > 1 else None

    @property
    def generic(self) -> bool:
        """Whether a story may count several kinds of this: people, countries, cases."""
        return self.head in _lists()["generic"] and not self.modifiers and not self.state

    @property
    def vague(self) -> bool:
        """Whether there is no number in it: "thousands"."""
        return self.value is None and self.score is None and self.low > 0 and self.high >= 2 * self.low


@cache
def _lists() -> dict[str, frozenset[str]]:
    claims, numbers = lexicon.load("claims"), lexicon.load("numbers")
    return {
        "generic": frozenset(content.stem(word) for word in claims["generic"]) | {"@person"},
        "forecasts": frozenset(claims["forecasts"]),
        "surveys": frozenset(claims["surveys"]),
        "revisions": frozenset(claims["revisions"]),
        "progress": frozenset(claims["progress"]),
        "kin": frozenset(claims["kin"]),
        "whose": frozenset(claims["whose"]),
        "owning": frozenset(claims["owning"]),
        "of_jobs": frozenset(content.stem(word) for word in claims["of_jobs"]),
        "periodic": frozenset(content.stem(word) for word in claims["periodic"]),
        "change": frozenset(numbers["change_verbs"]),
        "change_nouns": frozenset(numbers["change_nouns"]),
        "increase": frozenset(numbers["increase_verbs"]),
        "prepositions": frozenset(
            ("of", "at", "to", "by", "for", "in", "from", "with", "than", "on", "over", "as", "the", "a", "an")
        ),
    }


@cache
def _same_deeds() -> dict[str, str]:
    """Stem of a deed -> the stem of the first of its row: "shipped" counts as "sent"."""
    rows = lexicon.load("claims")["same_deeds"]
    return {content.stem(word): content.stem(row[0]) for row in rows for word in row}


def measures(index: int, findings: Findings, sentences: Sequence[Content]) -> list[Measure]:
    """The comparable figures of one article, in text order; one that counts nothing clear is left out."""
    text = findings.article.text
    figures = _of_the_open(text, _with_unit(text, _with_currency(text, findings.figures)))
    found = []
    for k, figure in enumerate(figures):
        i = content.holding(figure.span, sentences)
        if i is None or len(sentences[i].span) > _LONGEST_SENTENCE:
            continue
        same = [f for f in figures[max(0, k - 8) : k + 9] if sentences[i].span.contains(f.span)]
        told = sentences[max(0, i - _LEAD) : i] if units.kind(figure.unit) == "percent" else ()
        lead = frozenset().union(*(s.all for s in told))
        measure = _measure(index, findings, sentences[i], figure, same, lead)
        if measure:
            found.append(measure)
    return found


def _with_currency(text: str, figures: Sequence[Figure]) -> Sequence[Figure]:
    """The figures, with the article's money where a large number leaves it out."""
    currency = _currency(text, figures)
    return [replace(f, unit=currency) if currency and _is_bare_sum(text, f) else f for f in figures]


_ANOTHER = re.compile(
    r"(?<![^\W_])(?:recorded|records|measured|registered|counted|found|shows?|showed|logged|gives|gave|has|had)[\s\u00a0]"
    r"(?:only[\s\u00a0]|just[\s\u00a0])?(?:one|that|those)[\s\u00a0]of[\s\u00a0]$"
)
_ANOTHER_BACK, _ANOTHER_APART = 40, 160  # code points


def is_another(text: str, figure: Span) -> bool:
    """Whether a figure is another number of what has just been told: "a tremor of 4.6. Seismologists recorded one of 3.1"."""
    return _ANOTHER.search(text, max(0, figure.start - _ANOTHER_BACK), figure.start) is not None


def _with_unit(text: str, figures: Sequence[Figure]) -> Sequence[Figure]:
    """The figures, with the unit of the one before where "one of 3.1" leaves it out, and the thing where "now has 27" does."""
    found = list(figures)
    for k in range(1, len(found)):
        one, other = found[k - 1], found[k]
        near = other.span.start - one.span.end <= _ANOTHER_APART and "\n" not in text[one.span.end : other.span.start]
        if other.unit is None and one.unit and near and _leaves_out(text, one, other):
            found[k] = replace(other, unit=one.unit)
        elif other.unit is None and other.of is None and near and _had_before(text, one, other):
            found[k] = replace(other, unit=one.unit, of=one.of)
    return found


def left_open(text: str, at: int) -> str | None:
    """What a sentence before a place, in its paragraph, says nobody agrees on the number of: "deaths" after "The number of
    deaths is itself in dispute."; None: there is no such sentence."""
    start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    *_, last = (None, *_LEFT_OPEN.finditer(text, max(start, at - _OPEN_BACK), at))
    return last["thing"] or last["other"] if last else None


_OPEN_BACK = 400  # code points: three or four sentences
_THING = r"(?:(?:the|its|those)[\s\u00a0])?(?P<{0}>[a-z]{{3,20}}(?:[\s\u00a0][a-z]{{3,20}}){{0,2}}?)"
_LEFT_OPEN = re.compile(
    r"(?<![^\W_])(?:The|Even the|But the|Yet the)[\s\u00a0](?:exact[\s\u00a0]|true[\s\u00a0]|total[\s\u00a0])?(?:number|count|total)[\s\u00a0]of[\s\u00a0]"
    + _THING.format("thing")
    + r"[\s\u00a0](?:is|are|was|remains|has[\s\u00a0]been)(?:[\s\u00a0](?:itself|also|still|hotly|fiercely|bitterly|too)){0,2}"
    r"[\s\u00a0](?:in[\s\u00a0]dispute|disputed|contested|not[\s\u00a0]agreed|a[\s\u00a0]matter[\s\u00a0]of[\s\u00a0]dispute)[^.\n]{0,80}\."
    r"|(?<![^\W_])(?:Estimates|Counts)[\s\u00a0]of[\s\u00a0](?:the[\s\u00a0]number[\s\u00a0]of[\s\u00a0])?"
    + _THING.format("other")
    + r"[\s\u00a0](?:vary|differ)[^.\n]{0,80}\."
)


_TOLD_BARE = re.compile(  # not "The firm, which employs 1,240, sold 300."
    r"(?<![^\W_])(?:says?|said|finds?|found|puts?[\s\u00a0]it[\s\u00a0]at|is|was|has|had|counts?|counted|gives?|gave|shows?|showed|lists?|listed|claims?|claimed"
    r"|estimates?|estimated|speaks?[\s\u00a0]of|spoke[\s\u00a0]of|records?|recorded|reports?|reported)[\s\u00a0]$"
)


def _of_the_open(text: str, figures: Sequence[Figure]) -> Sequence[Figure]:
    """The figures, with the thing whose number is in dispute where they are told bare: "Insurers say 1,240. A survey found
    910."."""
    return [
        replace(figure, of=thing)
        if figure.unit is None
        and (figure.of is None or figure.of.rsplit(maxsplit=1)[-1].lower() in _TOTALS)
        and figure.value is not None
        and _BARE_ENDS.match(text, figure.span.end)
        and _TOLD_BARE.search(text, max(0, figure.span.start - _ANOTHER_BACK), figure.span.start)
        and (thing := left_open(text, figure.span.start))
        else figure
        for figure in figures
    ]


_BARE = re.compile(
    r"(?<![^\W_])(?:claims?|claimed|says?|said|puts?[\s\u00a0](?:the[\s\u00a0](?P<what>[^\W\d_]+)|it|that|this)[\s\u00a0]at"
    r"|the[\s\u00a0](?:real|true|actual|correct|right)[\s\u00a0][^\W\d_]+[\s\u00a0](?:is|was))[\s\u00a0]$"
)
_BARE_ENDS = re.compile(r"[\s\u00a0]?[.,;:)”\"]")
_OF_PEOPLE = frozenset(("number", "crowd", "toll", "count", "turnout", "attendance", "total"))
_AKIN = 6  # times one number is the other


def _leaves_out(text: str, one: Figure, other: Figure) -> bool:
    """Whether a bare number has the unit of the one before it: "640 litres a second. The operator has put the peak at 410."."""
    if other.of is None and is_another(text, other.span):
        return True
    led = _BARE.search(text, max(0, other.span.start - _ANOTHER_BACK), other.span.start)
    if led is None or _BARE_ENDS.match(text, other.span.end) is None or one.unit in ("year of age", "score"):
        return False
    if (led["what"] or "").lower() in _OF_PEOPLE or (other.of or "").rsplit(" ", 1)[-1] not in led.group():
        return False
    return bool(one.value and other.value) and 1 / _AKIN <= (one.value or 0) / (other.value or 1) <= _AKIN


_HOURS = "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|midnight|noon)(?![^\\W_])"
_CLOCK_BEFORE = re.compile(
    r"(?<![^\W_])(?:minutes[\s\u00a0](?:to|past)|(?:half|quarter|five|ten|twenty|twenty-five)[\s\u00a0]past|quarter[\s\u00a0]to)[\s\u00a0]$",
    re.IGNORECASE,
)
_CLOCK_AFTER = re.compile(
    rf"(?:[\s\u00a0]past|[\s\u00a0]?minutes[\s\u00a0](?:to|past)|(?<=minutes)[\s\u00a0](?:to|past))[\s\u00a0]{_HOURS}|[\s\u00a0]o['’]clock",
    re.IGNORECASE,
)


def _is_of_clock(text: str, span: Span) -> bool:
    """Whether a number is of a time of day: "at twenty minutes to three, and not at ten past three"."""
    before = _CLOCK_BEFORE.search(text, max(0, span.start - 20), span.start)
    return (before or _CLOCK_AFTER.match(text, span.end)) is not None


def _is_bare_sum(text: str, figure: Figure) -> bool:
    """Whether a large number counts nothing that is told: "more than 80 million.", not "4.2 million TEU"."""
    if figure.unit is not None or (figure.value or 0) < _SUM:
        return False
    if figure.of is not None:
        return figure.of.split()[-1].lower() in _money_nouns()  # "a first estimate of 40 million"
    after = _NEXT_WORD.match(text, figure.span.end)
    return after is None or after.group(1) in _CLAUSE_WORDS


@cache
def _money_nouns() -> frozenset[str]:
    lists = lexicon.load("claims")
    return frozenset(word for words in lists["measured"]["money"].values() for word in words) | set(lists["sums"])


def _currency(text: str, figures: Sequence[Figure]) -> str | None:
    """The money of an article whose large numbers are all sums of one: "She never promised more than 80 million"."""
    large = [f for f in figures if (f.value or 0) >= _SUM and not _is_bare_sum(text, f)]
    kinds = {f.unit for f in large}
    known = lexicon.load("units")["currencies"]
    return next(iter(kinds)) if len(kinds) == 1 and kinds <= set(known) else None


def _measure(
    index: int,
    findings: Findings,
    sentence: Content,
    figure: Figure,
    same: Sequence[Figure],
    lead: frozenset[str],
) -> Measure | None:
    text, span, article_date = findings.article.text, figure.span, findings.article.date
    if figure.unit == "year of age" and not (figure.of and figure.of[0].isupper()):
        return None  # "a 43-year-old man" may be anyone
    if figure.unit in (None, "minute") and _is_of_clock(text, span):
        return None
    if figure.unit is None and text.startswith(("-", "‐", "‑"), span.end):
        return None  # "a 100-page report": how long it is, not how many there are
    if figure.unit is None and _ITEM.match(text, span.end) and "(" not in text[max(0, span.start - 40) : span.start]:
        return None  # "for two reasons: 1) the roads"
    score = _score(text[span.start : span.end]) if figure.unit == "score" else None
    if figure.unit == "score" and score is None:
        return None
    at = same.index(figure)
    if (
        figure.unit is None
        and figure.of is None
        and at + 1 < len(same)
        and _OR.fullmatch(text, span.end, same[at + 1].span.start)
    ):
        return None  # "30 or 40 years ago": half of a span of years
    left = same[at - 1].span.end if at else sentence.span.start
    right = same[at + 1].span.start if at + 1 < len(same) else sentence.span.end
    words_before = beside.before_words(text, left, span.start)
    owner = words_before[-2] if words_before[-1:] == ["of"] and len(words_before) > 1 else ""
    if owner in _lists()["kin"]:
        return None  # "a father of two"
    aged = words_before[-1:] == ["at"] and figure.of is None  # "died at 43"
    state = fates.find(text, figure, left, right) if figure.unit is None and not aged else None
    if state == "infected" and _are_cases(figure) and not fates.speaks_of_illness(text):
        state = None  # "evidence was kept in nine other cases"
    if state is None and figure.unit is None and at + 1 < len(same) and _AND.fullmatch(text, span.end, right):
        state = fates.find(text, figure, left, same[at + 2].span.start if at + 2 < len(same) else sentence.span.end)
    head, modifiers = _head(figure, state)
    if figure.unit == "year of age":
        who = [key.key for key in sentence.keys if key.key[0] == "#" and 0 <= span.start - key.end <= _BESIDE_NAME]
        head, modifiers = (who[-1], frozenset()) if who else (head, modifiers)
    led = [word for word in words_before if word not in beside.hedge_words()][-1:]
    if head == content.stem("passengers") and state is None and led in (["carried"], ["were"], ["had"]):
        state = "aboard"  # "carried 212 passengers"; not what it is licensed to carry
    deeds = frozenset(_same_deeds().get(deed, deed) for deed in roles.deeds(text, figure, left, right))
    start, end = _clause(text, figure, sentence.span)
    own = _own_words(figure, sentence)
    outlets = _mentioned(findings, sentence, ("outlet",))  # "documents seen by the Tribune", "told the Herald"
    rate = _RATE.match(text, span.end)
    when = occasions.find(findings, figure, sentence.span, left, right)
    value, low, high = _values(figure)
    words = set(beside.WORD.findall(text, sentence.span.start, sentence.span.end))  # "Geological Survey" polls nobody
    around = words
    if units.kind(figure.unit) in ("percent", "points"):
        around = {w.lower() for w in beside.WORD.findall(text, max(0, sentence.span.start - _POLL), sentence.span.end)}
    return Measure(
        index=index,
        figure=figure,
        sentence=sentence.span,
        kind=units.kind(figure.unit),
        rate=(rate.group(1) or rate.group(2)) if rate else None,
        change=0 if not figure.unit or score or _is_level(figure) else _change(words_before, units.kind(figure.unit)),
        value=value,
        low=low,
        high=high,
        head=head,
        state=state,
        modifiers=modifiers,
        governor=_governor(words_before),
        role=roles.find(text, figure, left, right, rate is not None) if figure.unit and not score else None,
        deeds=deeds,
        clause=sentence.within(start, end) - own,
        reach=sentence.within(span.end, end) - own if units.kind(figure.unit) == "length" else frozenset(),
        context=sentence.all - own,
        lead=lead,
        names=sentence.names(start, end) - own - outlets,
        subjects=sentence.names(start, span.start) - own - outlets,
        places=_places(findings, sentence, start, end) if state else frozenset(),
        dated=article_date is not None,
        when=frozenset(iso for iso, _ in when),
        old=any(old for _, old in when),
        forecast=bool(words & _lists()["forecasts"]),
        survey=bool(around & _lists()["surveys"]) and not _POLLING.search(text, sentence.span.start, sentence.span.end),
        revises=_revises(text, max(left, span.start - 45), span, min(right, span.end + 40)),
        former=_former(text, figure, same[at - 1] if at else None, same[at + 1] if at + 1 < len(same) else None),
        part=bool(
            (figure.of or "").lower().startswith(_FURTHER)
            or (units.kind(figure.unit) == "time" and words_before[-1:] != ["for"] and _INTERVAL.match(text, span.end))
            or (rate is None and _EACH.match(text, span.end, sentence.span.end))
            or _MORE.match(text, span.end)
            or (state in _LEAVING and _STILL.match(text, span.end, right))
            or (units.kind(figure.unit) == "time" and _LEFT.match(text, span.end))
            or (
                units.kind(figure.unit) not in _MATERIAL
                and words_before[-1:] != ["all"]  # "All four of those who died"
                and _PART.match(text, span.end)
            )
            or owner in _lists()["whose"]
            or (
                not _is_whole_fate(text, figure, state, sentence.span.start)
                and _WHOLE.search(text, max(sentence.span.start, span.start - 40), span.start)
            )
        ),
        share_of=figure.unit in ("percent", "share") and text.startswith((" of ", "\u00a0of "), span.end),
        speaker=_speaker(findings, span),
        score=score,
        planned="will" in words_before or _is_to_act(text, figure, right),
        threshold=state is None and roles.is_threshold(text, figure, left, right),
        around=frozenset(key for key in sentence.names(sentence.span.start, sentence.span.end) - own if key[0] != "#"),
        dozen=figure.unit is None and "dozen" in text[span.start : span.end].lower(),
        workforce=figure.unit is None and state is None and _is_workforce(text, figure, head, words_before, deeds),
        window=bool(led) and led[0] in _WINDOW,
        owned=(figure.unit is None and bool(led) and led[0] in _lists()["owning"])
        or (at > 0 and _is_whole(text, same[at - 1].span.end, span.start))
        or _ONE_OF.search(text, max(sentence.span.start, span.start - 28), span.start) is not None,
    )


_INCLUDING = re.compile(
    r"(?<![^\W_])(?:including|includes?|among[\s\u00a0]them|of[\s\u00a0]whom)(?![^\W_])", re.IGNORECASE
)


def _is_whole_fate(text: str, figure: Figure, state: str | None, start: int) -> bool:
    """Whether a part of other people is all of its own: "96 cases, among them six deaths" counts every death."""
    noun = (figure.of or "").rsplit(" ", 1)[-1].lower()
    if state is None or fates.words().get(noun) != state:
        return False
    *_, led = (None, *_INCLUDING.finditer(text, max(start, figure.span.start - 40), figure.span.start))
    before = text[start : led.start()] if led else ""
    return led is not None and not any(fates.words().get(w.lower()) == state for w in beside.WORD.findall(before))


def _revises(text: str, start: int, span: Span, end: int) -> bool:
    """Whether the words around a figure say that it is the newest of several: "rose to 19", "62 percent … counted"."""
    before = {word.lower() for word in beside.WORD.findall(text, start, span.start)}
    after = {word.lower() for word in beside.WORD.findall(text, span.end, end)}
    return bool(before & _lists()["revisions"] or after & _lists()["progress"])


def _values(figure: Figure) -> tuple[float | None, float, float]:
    value = None if figure.value is None else units.in_base(figure.value, figure.unit)
    low = units.in_base(figure.low, figure.unit) if figure.low is not None else None
    high = units.in_base(figure.high, figure.unit) if figure.high is not None else None
    if value is None:
        return None, low or 0.0, high if high is not None else inf
    return (
        value,
        value if low is None and high is None else (low or 0.0),
        value if high is None and low is None else (high or inf),
    )


def _score(words: str) -> tuple[int, int] | None:
    parts = re.split(r"[-–‐‑]|[\s\u00a0]+to[\s\u00a0]+", words.lower())
    cardinals = lexicon.load("numbers")["cardinals"]
    numbers = [int(part) if part.strip().isdigit() else cardinals.get(part.strip()) for part in parts]
    if len(numbers) != 2 or None in numbers:
        return None
    return int(numbers[0]), int(numbers[1])


# ------------------------------------------------------------------------------------------------ what is counted


def _head(figure: Figure, state: str | None) -> tuple[str | None, frozenset[str]]:
    """Stem of the thing counted and the stems that narrow it down."""
    if figure.of is None:
        return ("@person" if state else None), frozenset()
    if figure.unit == "magnitude":
        return ("aftershock" if "aftershock" in figure.of.lower() else None), frozenset()
    phrase, _, complement = figure.of.partition(" of ")
    words = [word.lower() for word in beside.WORD.findall(phrase)]
    rest = [word.lower() for word in beside.WORD.findall(complement)]
    if not words or (words[-1] in _TOTALS and not rest):
        return ("@person" if state else None), frozenset()
    if "and" in words:
        words = [*words[: words.index("and")][:-1], *words[words.index("and") :], words[words.index("and") - 1]]
    if len(words) > 1 and words[-1] in fates.words() and content.stem(words[0]) in fates.persons():
        words = words[:1]  # "people killed"
    if words[-1] in ("members", "member") and rest and rest[-1].isalpha():
        words, rest = [*words[:-1], rest[-1]], rest[:-1]  # "24 members of the crew"
    if (
        len(words) > 1
        and roles.is_deed(words[-1])
        and (words[-2].endswith("s") or content.stem(words[-2]) in fates.persons())
    ):
        words = words[:-1]  # "the number of vessels diverted", "houses destroyed", "people concerned"
    head = content.stem(words[-1])
    if head in fates.persons() or (state == words[-1]):
        head = "@person"
    stems = [
        content.stem(word)
        for word in words[:-1] + rest
        if word not in ("the", "a", "of", "and", "s", "its", "his", "her", "their") and not roles.is_deed(word)
    ]
    return head, frozenset(stems) - {head}


_ON_BOOKS = re.compile(
    r"[^.;:,“”\"]{0,24}?[\s\u00a0]on[\s\u00a0](?:its|the|their)[\s\u00a0](?:books|payroll)(?![^\W_])"
)


def _is_workforce(text: str, figure: Figure, head: str | None, before: Sequence[str], deeds: frozenset[str]) -> bool:
    """Whether a count is of all who work there: "employs 900 people", "with 900 jobs, it is the biggest employer"."""
    led = {content.stem(word) for word in before[-4:]}
    if (led | deeds) & _lists()["of_jobs"]:
        return False
    if content.stem("employs") in led or head == content.stem("employees"):
        return True
    return (head == content.stem("jobs") and "with" in before[-3:]) or _ON_BOOKS.match(
        text, figure.span.end
    ) is not None


def totals() -> frozenset[str]:
    """Nouns for a number of whatever is counted: "the number", "the total"."""
    return _TOTALS


_TOTALS = frozenset(("number", "figure", "sum", "total", "count"))  # "put the number at 800"


def _own_words(figure: Figure, sentence: Content) -> frozenset[str]:
    """Keys of the unit and of the thing counted, which must not count as shared context."""
    unit = sentence.within(figure.span.start, figure.span.end)
    if figure.of is None:
        return unit
    words = {content.stem(word.lower()) for word in beside.WORD.findall(figure.of)}
    near = sentence.within(max(sentence.span.start, figure.span.start - 80), figure.span.end + 80)
    return frozenset(words) & near | unit


def _clause(text: str, figure: Figure, sentence: Span) -> tuple[int, int]:
    """The stretch between the breaks on both sides of the figure and the thing it counts."""
    start = sentence.start
    for found in _BREAK.finditer(text, sentence.start, figure.span.start):
        start = found.end()
    end = figure.span.end
    if figure.of:
        at = text.find(figure.of, end, min(sentence.end, end + 30))
        end = at + len(figure.of) if at >= 0 else end
    after = _BREAK.search(text, end, sentence.end)
    return start, after.start() if after else sentence.end


_PRONOUNS = frozenset(("it", "him", "her", "them", "us", "me", "you"))


_SCALES = frozenset(("thousand", "million", "billion", "trillion", "m", "bn"))


def _governor(before: Sequence[str]) -> str | None:
    for word in reversed(before):
        if word in _SCALES:
            return None  # "$55 billion over six years": the sum leads to no time
        if word not in _lists()["prepositions"] and word not in beside.hedge_words() and word not in _PRONOUNS:
            return content.stem(word)
    return None


def _is_level(figure: Figure) -> bool:
    """ "rose above 44 degrees": where it got to, not by how much it rose."""
    return (figure.approximate or "").lower() in ("above", "below", "over", "just above")


def _change(before: Sequence[str], kind: str) -> int:
    """1 or -1 for "rose by 3 percent", "fell 3 percent", "a decline in turnout of 40 percent"; 0 for a level."""
    if before and before[-1] == "of":
        nouns = [word for word in before[-6:] if word in _lists()["change_nouns"]]
        return (1 if nouns[-1] in _lists()["increase"] else -1) if nouns else 0
    if not before or before[-1] in ("to", "at", "of", "from", "above", "below", "over", "past"):
        return 0
    near = before[-6:] if "by" in before[-3:] else before[-2:]
    aside = ("up", "down") if kind in _SPATIAL else ()  # "it went down seven miles from the harbour"
    verbs = [word for word in near if word in _lists()["change"] and word not in aside]
    if not verbs:
        return 0
    return 1 if verbs[-1] in _lists()["increase"] else -1


def _speaker(findings: Findings, span: Span) -> str | None:
    attribution = located.saying(findings, span)
    if attribution is None:
        return None
    return attribution.speaker or (findings.article[attribution.source] if attribution.source else "")


# ------------------------------------------------------------------------------------------------ what it is of


def _mentioned(findings: Findings, sentence: Content, kinds: tuple[MentionKind, ...]) -> frozenset[str]:
    """Keys of the names of these kinds in the sentence."""
    inside = located.inside(sentence.span, findings.mentions)
    starts = [m.span for m in inside if m.kind in kinds]
    return frozenset(key for span in starts for key in sentence.within(span.start, span.end))


def _places(findings: Findings, sentence: Content, start: int, end: int) -> frozenset[str]:
    """Keys of the places in a clause, those of who tells it left out: "96 are ill, Kessel County said"."""
    sources = located.sources(findings, sentence.span)
    inside = [m.span for m in located.inside(sentence.span, findings.mentions) if m.kind in ("place", "country")]
    told = [m for m in inside if start <= m.start < end and not any(source.contains(m) for source in sources)]
    return frozenset(key for span in told for key in sentence.within(span.start, span.end))


_UP_FROM = re.compile(
    r"[”\"]?[^.;:“”\"]{0,60}?(?:up|down)[\s\u00a0]from[\s\u00a0](?:\w+[\s\u00a0]){0,5}|,?[\s\u00a0](?:up|down)[\s\u00a0]from[\s\u00a0]"
)


_FROM = re.compile(r",?[\s\u00a0]from[\s\u00a0]")  # "has risen to eleven, from six on Thursday"
_EARLIER = re.compile(
    r"[^.;:“”\"]{0,40}?[\s\u00a0](?:earlier|previous|previously|initial|initially|original|originally|first|preliminary)"
    r"[\s\u00a0][^.;:“”\"]{0,30}?"
)  # "to 3.1 million crowns, after an earlier estimate of 2.3 million"


_MORE_THAN = re.compile(
    r"[^.;:“”\"]{0,100}?,[\s\u00a0](?P<count>[^\W_]{1,12})[\s\u00a0](?P<way>more|fewer|less)[\s\u00a0]than[\s\u00a0]"
    r"(?:[^\s.,;:]+[\s\u00a0]){0,5}?(?:previously|earlier|before|initially|originally|first|yesterday|on[\s\u00a0][A-Z][a-z]{2,5}day)(?![^\W_])"
)  # "now has nine reports of deaths, two more than it had previously given"


def _counted_on(text: str, figure: Figure) -> float | None:
    """The number before, where an article says by how many a figure is above or below it."""
    match = _MORE_THAN.match(text, figure.span.end, figure.span.end + 240)
    if match is None or figure.value is None or figure.unit is not None:
        return None
    word = match["count"].lower()
    steps = int(word) if word.isdigit() else lexicon.load("numbers")["cardinals"].get(word)
    former = figure.value + (-1 if match["way"] == "more" else 1) * steps if steps else 0
    return former if former > 0 else None


_BY_SO_MUCH = re.compile(
    r"[\s\u00a0](?P<way>more|higher|less|lower|fewer)[\s\u00a0]than[\s\u00a0](?:[^\s.,;:]+[\s\u00a0]){0,5}?"
    r"(?:announced|reported|estimated|stated|given|gave|said|told|thought|previously|earlier|before|initially|originally|first|yesterday)(?![^\W_])"
)  # "352 million euros, 42 million more than she announced"
_HAD = re.compile(r"(?<![^\W_])(?:had|have had|counted|were|was)[\s\u00a0]$")
_NOW = re.compile(
    r"[^.;:“”\"]{0,60}?,[\s\u00a0]now[\s\u00a0](?:has|have|had|counts?|are|is|stands?[\s\u00a0]at)[\s\u00a0]"
)  # "Police, who had six complaints last month, now have 27"


def _had_before(text: str, one: Figure, other: Figure) -> bool:
    """Whether the second number is what now stands for the first: "which had nine wolves in spring, now has 14"."""
    had = _HAD.search(text, max(0, one.span.start - 12), one.span.start)
    return had is not None and _NOW.fullmatch(text, one.span.end, other.span.start) is not None


def _former(text: str, figure: Figure, leading: Figure | None, following: Figure | None) -> float | None:
    """The number that an article says a figure has replaced."""
    if (counted := _counted_on(text, figure)) is not None:
        return counted
    if leading is not None and leading.value is not None and _had_before(text, leading, figure):
        return units.in_base(leading.value, leading.unit)
    if following is None or following.value is None:
        return None
    start, end = figure.span.end, following.span.start
    if (by := _BY_SO_MUCH.match(text, following.span.end)) and end - start <= _NEAR_PART and "," in text[start:end]:
        step = units.in_base(following.value, following.unit or figure.unit)
        now = units.in_base(figure.value or 0, figure.unit)
        return (now - step if by["way"] in ("more", "higher") else now + step) if 0 < step < now else None
    to_from = _FROM.fullmatch(text, start, end) and text.endswith(("to ", "to\u00a0"), 0, figure.span.start)
    if not (to_from or _UP_FROM.fullmatch(text, start, end) or _EARLIER.fullmatch(text, start, end)):
        return None
    return units.in_base(following.value, following.unit)


# ------------------------------------------------------------------------------------------------ when


def periodic() -> frozenset[str]:
    """Stems of what is measured again every month or so."""
    return _lists()["periodic"]


def same_time(one: Measure, other: Measure) -> bool:
    """Whether nothing in the dates beside two figures keeps them apart."""
    if "?" in one.when or "?" in other.when:
        return False
    if (one.revises or other.revises) and one.state and not (one.old or other.old):
        return True  # a toll of Tuesday's crash, then its toll on Thursday
    if one.when and other.when:
        return any(a.startswith(b) or b.startswith(a) for a in one.when for b in other.when)
    return not (one.old or other.old)


def _are_cases(figure: Figure) -> bool:
    return (figure.of or "").lower().endswith(("case", "cases"))


def _is_whole(text: str, left: int, start: int) -> bool:
    """Whether a figure is what the one before it is a part of: "1,200 of the 2,500 nurses"."""
    bare = _BARE_OF.fullmatch(text, left, start)  # "three of eight pumps"
    return start - left <= _NEAR_PART and (bare or _OUT_OF.search(text, left, start)) is not None


def _is_to_act(text: str, figure: Figure, right: int) -> bool:
    """Whether people are counted by what they have yet to do: "nearly 4,000 workers will get ballot papers"."""
    noun = (figure.of or "").rsplit(" ", 1)[-1].lower()
    return people.is_plural(noun) and bool(_TO_COME.match(text, figure.span.end, min(right, figure.span.end + 60)))

"""Which dated events of the articles a chronology tells, and what each is worth for a topic."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from briefings.model import Attribution, Dossier, Event, PartialDate, Span, word_count
from briefings.plan.brief import Brief
from briefings.plan.evidence import is_of_the_page, leans, trails
from briefings.plan.labels import tells_fate
from briefings.plan.lines import date_words
from briefings.plan.study import SAME_NEWS_DAYS, Study
from briefings.plan.terms import terms

_NEAR = 0.05  # of the best relevance, for an event of this topic
_FEWEST = 3  # rows up to which dates in passing follow
_NEAR_YEAR = 0.12  # of what a year needs: "three times what it was worth in 2009" is no event
_FEWEST_WORDS = 7  # of a row that names nobody


def chosen(brief: Brief, *, limit: int, least: int) -> list[Event]:
    """The events nearest to the topic, so many as there is room for; fewer than `least` are filled up with others."""
    return brief.remembered(("dated", _opening(brief), least), lambda sheet: _ranked(sheet, least))[:limit]


def _opening(brief: Brief) -> tuple[Span, ...]:
    """What the cue opens with."""
    cue = [x.span for item in brief.planned.get("top_sheet", ()) if item.id == "top_sheet.cue" for x in item.extracts]
    return tuple(cue[:1])


def _ranked(brief: Brief, least: int) -> list[Event]:
    events = sorted(all_told(brief), key=lambda e: e.span)
    weights = {e: weight(brief, e) for e in events}
    ranked = sorted(events, key=lambda e: weights[e], reverse=True)
    best = brief.study.best_relevance
    near = [e for e in ranked if _ahead(brief, e) or weights[e][1] >= _NEAR * best]
    near = [e for e in near if e.when.precision != "year" or weights[e][1] >= _NEAR_YEAR * best]
    passing = [e for e in ranked if is_by_the_way(brief, e)]
    told = [e for e in near if e not in passing]
    told = list(_different(brief, told))
    rows = [*told, *_different(brief, [e for e in ranked if e not in passing], told)][: max(len(told), least)]
    undated = [*_without_date(brief, rows), *_loose(brief, rows), *_to_come(brief)]
    rows = [*rows, *_different(brief, passing, rows)][: max(len(rows), _FEWEST - len(undated))]
    return spread([*rows, *undated], weights | {e: weight(brief, e) for e in undated}, _MOST)


_MOST = 40  # events that any chronology has room for


def _without_date(brief: Brief, rows: Sequence[Event]) -> list[Event]:
    """What articles that nothing dates put on a weekday, of which week is not known, in the order of the articles, what was
    still to come last: as far as it is near to the topic and told by no row. Its date is empty, its evidence the word."""
    found: list[Event] = []
    for findings in brief.dossier.findings:
        if findings.article.date is not None:
            continue
        quoted = [c for a in findings.attributions if a.kind == "direct" for c in a.content]
        for d in findings.dates:
            plain = d.when is None and d.tense in ("past", "ahead") and not any(c.contains(d.span) for c in quoted)
            if plain and WEEKDAY.search(brief.dossier[d.span]):
                found.append(Event(PartialDate("", "range", False, evidence=d.span), d.event, d.planned))
    weights = {e: weight(brief, e) for e in found}
    near = [e for e in found if weights[e][1] >= _NEAR * brief.study.best_relevance]
    fit = [e for e in near if not any(test(brief, e) for test in (_is_untold, _is_unreal, is_by_the_way))]
    kept: list[Event] = []
    for event in sorted(fit, key=lambda e: weights[e], reverse=True):
        if not any(e.span == event.span or _alike(brief, e, event) for e in (*rows, *kept)):
            kept.append(event)
    return sorted(kept, key=lambda e: (e.planned, found.index(e)))


def _to_come(brief: Brief) -> list[Event]:
    """What the title asks about and an article only sees coming, on no day: "ahead of possible talks on the lease"."""
    found: list[Event] = []
    for at, what in _seen_coming(brief.study):
        findings = brief.dossier.of(at.article)
        sentence = findings.article.sentence_at(at.start)
        asked = terms(what) & brief.topic.keys()
        if sentence is None or not any(not term.startswith("country:") for term in asked):
            continue
        dated = any(sentence.span.contains(d.span) for d in findings.dates)
        event = Event(PartialDate("", "range", False, evidence=at), sentence.span, False)
        if not dated and not _is_untold(brief, event) and not _is_unreal(brief, event) and event not in found:
            found.append(event)
    return sorted(found, key=lambda e: weight(brief, e), reverse=True)[:1]


@lru_cache(maxsize=64)  # every try of a page asks for the same
def _seen_coming(study: Study) -> tuple[tuple[Span, str], ...]:
    """Where an article sees something coming, and what."""
    return tuple(
        (Span(e.article, *coming.span()), coming["what"])
        for e in study.evidence
        for coming in _COMING.finditer(study.dossier.of(e.article).article.text, e.span.start, e.span.end)
    )


_COMING = re.compile(
    r"\b(?:ahead of|before|in the run-up to|leading up to|prior to|in advance of)\s(?:(?:the|any|an?|its|their|his|her)\s)?"
    r"(?:potential|possible|planned|expected|upcoming|likely|future|eventual|proposed|forthcoming|looming|scheduled|fresh|new)\s"
    r"(?P<what>[^\s,.;:]{1,30}(?:\s(?!(?:that|which|who|if|to|and|or|but|with|could|may|will|is|are)\b)[^\s,.;:]{1,30}){0,3})",
    re.IGNORECASE,
)


def _loosely_dated(brief: Brief) -> list[Event]:
    found: list[Event] = []
    for evidence in brief.evidence:
        findings = brief.dossier.of(evidence.article)
        text = findings.article.text
        for match in LOOSE.finditer(text, evidence.span.start, evidence.span.end):
            at = Span(evidence.article, *match.span())
            sentence = findings.article.sentence_at(at.start)
            quoted = any(a.kind == "direct" and c.contains(at) for a in findings.attributions for c in a.content)
            dated = any(d.when is not None and d.span.overlaps(at) for d in findings.dates)
            if sentence is not None and not quoted and not dated:
                found.append(Event(PartialDate("", "range", False, evidence=at), sentence.span, False))
    return found


def _loose(brief: Brief, rows: Sequence[Event]) -> list[Event]:
    """What is told of no day but only so long before something ("days ago", "last year"): the
    nearest to the topic, where no row tells it."""
    found = brief.remembered("loosely dated", _loosely_dated)
    near = [e for e in found if weight(brief, e)[1] >= _LOOSELY_NEAR * brief.study.best_relevance]
    fit = [e for e in near if not any(test(brief, e) for test in (_is_untold, _is_unreal))]
    fit = [e for e in fit if not any(e.span.overlaps(row.span) or _alike(brief, e, row, _RETOLD) for row in rows)]
    return sorted(fit, key=lambda e: weight(brief, e), reverse=True)[:_MOST_LOOSE]


_LOOSELY_NEAR, _MOST_LOOSE = 0.3, 2
LOOSE = re.compile(
    r"\b(?:(?:a few|several|some|a couple of)\s(?:hours|days|weeks|months|years)\sago|(?<!\w )(?:days|weeks|months)\sago"
    r"|last year|earlier this (?:year|month|week)|(?<!until )(?<!more )(?<!as )(?<!most )recently)\b",
    re.IGNORECASE,
)
WEEKDAY = re.compile(r"(?:(?:last|next|this)\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")


def spread(rows: Sequence[Event], weights: Mapping[Event, tuple[int, float, float]], limit: int) -> list[Event]:
    """So many of the rows, the weightiest, a second of one day for a quarter: of a story of weeks no day fills the table."""
    left, kept = list(rows), list[Event]()
    days: dict[str, int] = {}
    while left and len(kept) < limit:
        best = max(left, key=lambda e: (weights[e][0], weights[e][1] / 4 ** days.get(_day_of(e), 0)))
        kept.append(best)
        left.remove(best)
        days[_day_of(best)] = days.get(_day_of(best), 0) + 1
    return kept


def _day_of(event: Event) -> str:
    """What tells the days of two events apart; of one without a date its own place."""
    return event.when.iso or str(event.span)


def _different(brief: Brief, events: Sequence[Event], taken: Sequence[Event] = ()) -> Iterator[Event]:
    """The events that neither stand among those taken nor tell what one of them, or one before, tells of the same day;
    of years, which mostly stand beside a figure for comparison, two at most."""
    kept = list(taken)
    for event in events:
        years = [e for e in kept if e.when.precision == "year"]
        again = any(e.span == event.span for e in years)  # "sunk in 1838 and shut in 1986"
        if event in kept or (event.when.precision == "year" and (again or len(years) >= _MOST_YEARS)):
            continue
        if not any(e.when.iso == event.when.iso and _alike(brief, e, event) for e in kept):
            kept.append(event)
            yield event


_MOST_YEARS = 2


def _alike(brief: Brief, a: Event, b: Event, share: float = 0.5) -> bool:
    first, second = terms(brief.dossier[a.span]), terms(brief.dossier[b.span])
    return len(first & second) >= share * min(len(first), len(second))


_RETOLD = 0.8  # of the terms, where the one says no day: a story of one deal has half of them in every sentence


def is_by_the_way(brief: Brief, event: Event) -> bool:
    """Whether a date only stands in passing: in somebody's quoted words ("My clients asked for this in January"); or,
    of a month or year, in a clause on who somebody is ("the coach, who has trained her since 2019, said"), for
    comparison ("against 3 percent in June"), from when on something is so ("since August"), or as the name of a thing
    ("the 2026 budget")."""
    when = words_of(brief, event)
    if when is None:
        return False
    findings = brief.dossier.of(event.span.article)
    if any(a.kind == "direct" and c.contains(when) for a in findings.attributions for c in a.content):
        return True
    text = findings.article.text
    lead = _LEAD.match(text, when.start, when.end)  # "in", of "in June"
    before = text[event.span.start : lead.end() if lead else when.start]
    if event.when.precision == "range" and _ON_SOMEBODY.search(text[event.span.start : when.start]):
        return True  # "Lind, who served as its chief from 2013 to 2015"
    if event.when.precision not in ("month", "year"):
        return _is_day_of_something(text, event.span.start, when, before)
    numbered = event.when.precision == "year" and any(c.isdigit() for c in text[when.start : when.end])
    named = numbered and _NAMED.match(text, when.end) and not _AT_A_TIME.search(before)
    owns = _OWNS.search(text, when.start, when.end + 2)
    return bool(named or owns or any(aside.search(before) for aside in (_ON_SOMEBODY, _COMPARED, _LASTING, _DONE_BY)))


def _is_day_of_something(text: str, start: int, when: Span, before: str) -> bool:
    """Whether a day is no day of its sentence's own event: from it on something is so ("since Tuesday"), something stood
    at its price, or a thing is called by it ("the result of the 12 October election", "asked about Tuesday's explosion")."""
    if _LASTING.search(before):
        return not _EXPLAINED.match(text, when.end)
    plain, words = text[start : when.start], text[when.start : when.end]
    if _AT_CLOSE.search(before) or (_OWNED_BY_THE_WAY.search(plain) and _OWNS.search(text, when.start, when.end + 2)):
        return True
    return (plain.endswith("the ") or words.startswith("the ")) and _THING.match(text, when.end) is not None


_LEAD = re.compile(r"(?:(?:in|on|at|by|of|since|from|until|during|the|early|late|mid)\s){1,3}", re.IGNORECASE)
_ON_SOMEBODY = re.compile(r",\s(?:who|whose|which)\b[^,.;]{0,120}$")
_COMPARED = re.compile(r"\b(?:against|compared (?:with|to)|than|up from|down from|as in)\b[^,;:]{0,60}$", re.IGNORECASE)
_OWNED_BY_THE_WAY = re.compile(
    r"\b(?:about|after|of|over|from|to|since|before|following|by|with)\s$"
)  # "to warn them about Tuesday's explosion"
_THING = re.compile(
    r"\s(?!(?:and|when|with|after|before|that|for|from|but|while|where|the|was|were|has|had)\b)[a-z]{3,}"
)
_EXPLAINED = re.compile(r",\s(?:when|the day|on which)\b")  # "has gone on since 6 August, when they crossed the river"
_AT_CLOSE = re.compile(
    r"\b(?:clos(?:e|ing)|opening|price)\b[^,;:]{0,40}$", re.IGNORECASE
)  # "the closing price of 301p on Friday"
_LASTING = re.compile(r"\bsince\s(?:\w+\s)?$", re.IGNORECASE)
_DONE_BY = re.compile(
    r"\b(?!(?:was|were|been|be|is|are|being|got|not|also|later|first|then)\b)[\w’'-]{2,30}\s(?:\w{2,20}ed|won|made|held|lost|built|sold|bought|sent|taken|given|written|seen|found|led|set)"
    r"\sby\s(?:[\w’'.-]{1,30}\s){1,5}(?:in|during)\s$",
    re.IGNORECASE,
)
_OWNS = re.compile(r"[’']s\b")  # "next year’s sale"
_NAMED = re.compile(r"\s[a-z]{3,}")
_AT_A_TIME = re.compile(
    r"\b(?:in|of|by|since|until|till|from|to|during|before|after|around|early|late|mid|and|between|through|throughout)[\s-]$",
    re.IGNORECASE,
)


def _is_untold(brief: Brief, event: Event) -> bool:
    """Whether nothing tells whom or what a row is about ("In February he withdrew that"), or it is about the page itself
    ("We are closing this page for tonight")."""
    around_it = next(iter(brief.study.meeting(event.span)), None)
    if around_it is None:  # a point or a headline: "18.45 Elections in March?"
        return True
    text = brief.dossier[event.span]
    if text.rstrip(MARKS).endswith("?"):
        return True  # "18.45 Elections in March?"
    loose = around_it.dangling and (trails(text) or not leans(text))  # "It will be heard on 12 June" tells enough
    loose = loose or (
        word_count(text) < _FEWEST_WORDS and not event.planned and not names(brief, event)
    )  # "The answer came on Monday."
    return loose or (around_it.attribution is None and is_of_the_page(text))


def is_of_another_clause(brief: Brief, event: Event) -> bool:
    """Whether a month or year is not that of what a row tells: a participle's ("The weir, built in 1974, failed at dawn"),
    that of when it was told before ("signed in haste, as he told a paper last month"), or that of what somebody said beside something else they did ("walked out and said she had warned them last year")."""
    when = words_of(brief, event)
    if when is None or event.when.precision == "day":
        return False
    text = brief.dossier.of(event.span.article).article.text
    lead = _LEAD.match(text, when.start, when.end)
    before = text[event.span.start : lead.end() if lead else when.start]
    if _AS_TOLD.search(before):
        return True
    if _PARTICIPLE.search(before) and text.startswith((",", ")", " –", " —"), when.end):
        return True
    telling = said(brief, event)
    cue = telling.cue if telling and any(c.contains(when) for c in telling.content) else None
    return cue is not None and bool(_AND_ALSO.search(text[event.span.start : max(event.span.start, cue.start)]))


_PARTICIPLE = re.compile(
    r"(?:^|[,(–—]\s?)(?:(?:first|originally|\w{2,15}ly|last|once)\s)?(?:\w{2,20}ed|built|made|held|lost|sold|bought|sent|taken|given|"
    r"written|seen|found|led|set|begun|drawn|won|brought|cut|shut|struck|laid|born|known|read|left)\b(?:\s[^\s,.;:()]{1,30}){0,9}?\s$",
    re.IGNORECASE,
)
_AS_TOLD = re.compile(
    r",\sas\s(?:[\w’'.-]{1,30}\s){1,4}(?:told|said|wrote|claimed|promised|reported|announced|put it)\b[^,.;]{0,60}$"
)
_AND_ALSO = re.compile(r"\w[^,;:]*\s(?:and|but)\s(?:also\s|then\s|later\s)?$")


def _is_of_a_speech(brief: Brief, event: Event) -> bool:
    """Whether a day was worked out from a word inside quotation marks: "tomorrow" is that of whoever spoke or wrote, on
    whatever day that was."""
    when = None if event.when.given else words_of(brief, event)
    if when is None or any(c.isdigit() for c in brief.dossier[when]) or event.when.precision != "day":
        return False
    text = brief.dossier.of(event.span.article).article.text
    before, behind = text[event.span.start : when.start], text[when.end : event.span.end]
    curly = before.count("“") > before.count("”") and "”" in behind
    return curly or (before.count('"') % 2 == 1 and '"' in behind)


def _is_unreal(brief: Brief, event: Event) -> bool:
    """Whether a row tells what never was: "If it had happened in Orn there would be a debate by Tuesday"; or what may befall
    somebody in the course of a year: "Growers could lose 40 million this year if the port stays shut"."""
    text = brief.dossier[event.span].lstrip(MARKS)
    feared = event.planned and event.when.precision == "year" and _FEARED.search(text) is not None
    return feared or _UNREAL.match(text) is not None


_FEARED = re.compile(
    r"\b(?:could|might|may|would)\b[^.;]{0,160}?\b(?:if|unless)\b|\b[Ii]f\b[^.;]{0,160}?\b(?:could|might|may|would)\b"
)
_UNREAL = re.compile(r"(?:If\b[^.;]{0,120}?\b(?:had|were)|Had)\b[^.;]{0,160}?\bwould\b")


def _is_background(brief: Brief, event: Event) -> bool:
    """Whether a year is long before the story and one article alone tells it: careers ("served from 1983 to 1989"), laws
    ("dates back to 1917")."""
    years = event.when.iso.split("/")
    if event.planned or any(len(year) != 4 for year in years):
        return False
    tellers = {e.span.article for e in brief.dossier.chronology if e.when.iso == event.when.iso}
    return len(tellers) < 2 and int(years[-1]) < _year_of(brief.dossier) - _LOOKED_BACK


_LOOKED_BACK = 2  # years


@lru_cache(maxsize=8)
def _year_of(dossier: Dossier) -> int:
    """The year of the newest article, or of the latest day that is behind where none is dated; 0: none is."""
    written = [a.date.iso for a in dossier.articles if a.date]
    told = [e.when.iso for e in dossier.chronology if not e.planned and e.when.precision in ("day", "month")]
    return max((int(iso[:4]) for iso in written or told), default=0)


def _is_career(brief: Brief, event: Event) -> bool:
    """Whether years are those in which somebody held an office: "Lind, who served as harbour master from 2013 to 2015"."""
    when = words_of(brief, event)
    if when is None or event.when.precision != "range" or any(len(end) > _MONTH for end in event.when.iso.split("/")):
        return False
    text = brief.dossier.of(event.span.article).article.text
    return _ON_SOMEBODY.search(text[event.span.start : when.start]) is not None


_MONTH = 7  # code points of "2013-05"


def _is_denied(brief: Brief, event: Event) -> bool:
    """Whether a date is the one that does not hold: "the complaint came on 23 December, not on 8 January"."""
    when = words_of(brief, event)
    if when is None or not event.when.iso:
        return False
    text = brief.dossier.of(event.span.article).article.text
    lead = _LEAD.match(text, when.start, when.end)
    return _DENIED.search(text[event.span.start : lead.end() if lead else when.start]) is not None


_DENIED = re.compile(r"(?<!or )\b(?:not|rather than|instead of)\s(?:(?:on|in|at|the)\s){0,2}$")


def _is_stamp(brief: Brief, event: Event) -> bool:
    """Whether a date is that of a message, below what it says: "— Ada Marsh (@adamarsh) July 5, 2016"."""
    when = words_of(brief, event)
    text = brief.dossier.of(event.span.article).article.text
    return when is not None and _SIGNED.search(text, max(0, when.start - 30), when.start) is not None


_SIGNED = re.compile(r"\(@\w{1,20}\)\s{1,3}$")


def names(brief: Brief, event: Event) -> list[str]:
    """Who and what the event's words name, in their order, three at most: enough to know it again."""
    found = [
        (m.start, a.name)
        for a in brief.dossier.actors
        if a.kind != "group"
        for m in a.mentions
        if event.span.contains(m)
    ]
    return list(dict.fromkeys(name for _, name in sorted(found)))[:3]


def all_told(brief: Brief) -> list[Event]:
    """The events but those that say a month or year of which another on the same matter says more, and but second rows of
    one sentence within days: "212 flights were cancelled on Saturday and another 95 on Sunday" is one row."""
    unfit = (
        _is_of_a_speech,
        _is_untold,
        is_of_another_clause,
        _is_unreal,
        _is_background,
        _is_career,
        _is_denied,
        _is_stamp,
    )
    events = [e for e in brief.dossier.chronology if not any(check(brief, e) for check in unfit)]
    # Of "21 March: The board was told in December …" the first is the day of the article, which its source line gives.
    told = [e.span for e in events if words_of(brief, e) is not None]
    events = [e for e in events if words_of(brief, e) is not None or not any(e.span.overlaps(span) for span in told)]
    came = {e.when.iso for e in events if not e.planned and e.when.precision == "day"}
    events = [
        e for e in events if not (e.planned and e.when.iso in came)
    ]  # "is due to end on 27 June", and what did end
    kept: list[Event] = []
    for event in sorted(events, key=lambda e: (e.when.precision == "range", e.when.first, e.span)):
        if event.when.precision in ("month", "year") and any(_same_matter(brief, event, e) for e in events):
            continue
        again = event.when.precision == "range"  # "the documents, sent this week, say that he signed on 14 July"
        if not any(e.span.overlaps(event.span) and (again or _days_apart(e, event) <= SAME_NEWS_DAYS) for e in kept):
            kept.append(event)
    return kept


def _same_matter(brief: Brief, rough: Event, other: Event) -> bool:
    """Whether another event tells more exactly what is told of a month or year: "the 2013 disaster near Ostrava Bridge"."""
    if not other.when.iso.startswith(f"{rough.when.iso}-"):
        return False
    own = terms(brief.dossier[rough.span])
    shared = len(own & terms(brief.dossier[other.span]))
    return shared >= _SAME_MATTER and shared * 3 >= len(own)


_SAME_MATTER = 3  # terms


def _days_apart(a: Event, b: Event) -> int:
    first, second = (datetime.date.fromisoformat(e.when.first) for e in (a, b))
    return abs((first - second).days)


def weight(brief: Brief, event: Event) -> tuple[int, float, float]:
    """What a row is worth: the event that the cue opens with comes before all, then what is told for the topic, more for
    what is still to come on a known day, and for a day than for a month or year: that is what one is caught out on."""
    opening = any(event.span.overlaps(span) for span in _opening(brief))
    met = brief.study.meeting(event.span)
    relevance = max(map(brief.relevance, met), default=0.0)
    best = brief.study.best_relevance
    sure = _DAY_WEIGHT * best * {"day": 1.0, "month": 0.5}.get(event.when.precision, 0.0)
    ahead = _PLANNED_WEIGHT * best if _ahead(brief, event) and event.when.precision != "year" else 0.0
    counted = any(f.value for f in brief.dossier.of(event.span.article).figures if event.span.contains(f.span) and f.of)
    if event.when.precision == "day" and counted and tells_fate(brief.dossier[event.span]):
        ahead += _FATE_WEIGHT * best
    if event.when.precision == "day":
        ahead += _TOLD_WEIGHT * best * min(_told_by(brief.dossier)[event.when.iso] - 1, _MOST_TELLERS)
    year = event.when.precision == "year" and not event.planned
    passing = _PASSING_WEIGHT if is_by_the_way(brief, event) else _YEAR_WEIGHT if year else 1.0
    if absent(brief, event.span.article):
        passing *= _ABSENT_WEIGHT
    if any(e.dangling for e in met):
        passing *= _DANGLING_WEIGHT
    when, text = words_of(brief, event), brief.dossier.of(event.span.article).article.text
    if when and not event.planned and _TERM.match(text, when.start) and not _EXPLAINED.match(text, when.end):
        passing *= _TERM_WEIGHT  # "the batch remained in use until 11 March": its recall has a row of its own
    return (
        int(opening),
        (relevance + sure + ahead) * passing,
        len(terms(brief.dossier[event.span]) & brief.topic.keys()),
    )


def absent(brief: Brief, article: str) -> tuple[str, ...]:
    """The countries whose working the title asks for ("the influence of X on Y") and that an article never names: what it
    dates is beside such a topic."""
    return brief.remembered(("absent", article), lambda sheet: _absent(sheet, article))


def _absent(brief: Brief, article: str) -> tuple[str, ...]:
    asked = [term for term in sorted(brief.study.worker or ()) if term.startswith("country:")]
    held = frozenset[str]().union(*(e.terms for e in brief.evidence if e.article == article))
    named = {camp for _, camp in brief.study.camp_mentions.get(article, ())}
    countries = [term.removeprefix("country:") for term in asked if term not in held]
    text = brief.dossier.of(article).article.text.lower() if countries else ""
    return tuple(c for c in countries if c not in named and c.lower() not in text)


@lru_cache(maxsize=8)
def _told_by(dossier: Dossier) -> Mapping[str, int]:
    """ISO day -> how many articles put something on it: the days of a story that one has to know."""
    return Counter(iso for iso, _ in {(e.when.iso, e.span.article) for e in dossier.chronology})


_TERM = re.compile(r"(?:until|till|since|before|by|from)\b", re.IGNORECASE)


def _ahead(brief: Brief, event: Event) -> bool:
    """Whether an event was planned, and was still to come when the newest article appeared."""
    days = [day.first for a in brief.dossier.articles if (day := brief.study.day_of(a.id))]
    return event.planned and event.when.first > max(days, default="")


_DAY_WEIGHT, _PLANNED_WEIGHT, _PASSING_WEIGHT, _YEAR_WEIGHT, _FATE_WEIGHT = 0.1, 0.5, 0.2, 0.3, 0.3
_DANGLING_WEIGHT, _TERM_WEIGHT, _ABSENT_WEIGHT = 0.3, 0.5, 0.5
_TOLD_WEIGHT, _MOST_TELLERS = 0.15, 3  # for each article more that dates something to the day


def said(brief: Brief, event: Event) -> Attribution | None:
    """The attribution that carries the event's words; None for the outlet's own voice."""
    evidence = next(iter(brief.study.meeting(event.span)), None)
    return evidence.attribution if evidence else None


def words_of(brief: Brief, event: Event) -> Span | None:
    """The words inside the event that say when it was: those of its date, else those that name its day, else the only
    ones that are there; None where they stand elsewhere."""
    return _words_of(brief.dossier, event)


@lru_cache(maxsize=1024)  # every try of a page asks for the same events
def _words_of(dossier: Dossier, event: Event) -> Span | None:
    if event.when.because == OF_THE_ARTICLE:
        return None
    if not event.when.iso:
        return event.when.evidence
    inside = [d for d in dossier.of(event.span.article).dates if event.span.contains(d.span)]
    same = [d.span for d in inside if d.when and d.when.iso == event.when.iso]
    if not same and event.when.precision != "range":
        day = datetime.date.fromisoformat(event.when.first)
        words = {"day": rf"(?:{_WEEKDAYS[day.weekday()]}|{day.day})\b", "year": f"{day.year}"}
        word = words.get(event.when.precision, date_words(event.when)[:3])  # "Jun 2025"
        naming = re.compile(rf"\b{word}")
        same = [d.span for d in inside if naming.search(dossier[d.span])]
    return next(iter(same), inside[0].span if len(inside) == 1 else None)


MARKS = ' “”"'
OF_THE_ARTICLE = "the date of the article"  # why a lead without a day of its own has one
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

"""Findings of all articles -> what came when, across articles.

An undated article is dated by what it shares with the others: an event that another article dates, or the time of the
story, which tells a month and a year and no day. What cannot be dated stays out.
"""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from briefings.lexicon import days
from briefings.link import content, messages, years
from briefings.link.content import Content, contents
from briefings.model import Dated, Event, Findings, PartialDate, Span

_SAME_EVENT, _DEEDS = 4, 2  # shared keys, one of them a name and two none, that make two sentences tell one event
_SAME_SHORT, _MOST_OF_IT = 3, 0.6  # … or most of a short one: "The background is the boarding of the trawler Vigra"
_SAME_WORDS, _NEARLY_ALL = 5, 0.65  # shared keys, as a share too, that make two sentences one told twice
_SAME_DAY = 3  # shared keys that make two sentences of one day one line
_STORY = 120  # days: an undated "Nov. 17" so near to the dated articles takes their year
_AROUND = datetime.timedelta(
    days=30
)  # before and after the dated articles in which an undated one of the story is written
_WEEK = datetime.timedelta(days=6)
_NEWS = 4  # days before an article that its news can lie back
_LEAD = 10  # tokens: a shorter first sentence is a heading
_LOOKED_AT = 20  # places of one day that an open weekday is compared with
_BESIDE = 50  # code points around a date: beyond, it dates something else
_POSTINGS = 200  # days beside one key that are looked through: keeps a thousand articles near-linear
_COUNTS = re.compile(r"(?<![^\W_])(?:after|before|later|earlier|following)(?![^\W_])", re.IGNORECASE)
_NO_EVENT = frozenset(("date", "deadlin", "moment", "point", "start", "end"))  # "two weeks before the date on which"
_OPENING = 4  # paragraphs, the headline among them
_BESIDE_MESSAGE = 2  # paragraphs between a message and what it dates
_ROUNDS = 4  # each may date an article by one dated in the round before


@dataclass(frozen=True, slots=True)
class _Fix:
    """When an article can have been written, and how that is known."""

    anchor: days.Anchor
    because: str
    evidence: Span | None


def order(findings: Sequence[Findings]) -> tuple[Event, ...]:
    """The story's dated events, oldest first; an event that several articles date stands once, where it is given best.

    Dates that an article leaves open are resolved against its own date or, where it has none, against that of an article
    which dates the same event; then `when.given` is False and `when.because` says from what. An article's own date line
    is no event.
    """
    read = [contents(f) for f in findings]
    resolved = dated(findings)
    events = [(i, Event(d.when, d.event, d.planned)) for i, ds in enumerate(resolved) for d in ds if d.when is not None]
    return _told_once(read, [*events, *_undated_news(findings, resolved)])


def dated(findings: Sequence[Findings]) -> tuple[tuple[Dated, ...], ...]:
    """What each article puts in time, resolved across articles: as extracted where its own date was enough."""
    read = [contents(f) for f in findings]
    fixes = [_own_fix(f) for f in findings]
    found = [
        [_resolved(f, d, fix) for d in f.dates] if f.article.date and not f.article.date.given else list(f.dates)
        for f, fix in zip(findings, fixes, strict=True)
    ]
    known = _Known(read)
    open_ones = [i for i, fix in enumerate(fixes) if fix is None]
    story = _time_of(findings, fixes)
    shown = {i: messages.of(findings[i].article) for i in open_ones}
    for _ in range(_ROUNDS if len(open_ones) < len(findings) or any(shown.values()) else 0):
        before = [d.when for i in open_ones for d in found[i]]
        known.learn(found)
        for i in open_ones:
            placed = [
                _by_message(findings[i], shown[i], d)
                or _by_event(findings, known, story, i, d)
                or _by_story(findings, fixes, i, d)
                or d
                for d in findings[i].dates
            ]
            fixes[i] = _fix(findings[i], placed, story)
            counted = [_resolved(findings[i], d, fixes[i]) for d in findings[i].dates]
            found[i] = [c if c.when else p for c, p in zip(counted, placed, strict=True)]
        if [d.when for i in open_ones for d in found[i]] == before:
            break
    found = years.settle(findings, read, found)
    days_of = None
    for i, ds in enumerate(found):
        for k, d in enumerate(ds):
            if d.when is None and _counts_from(findings[i], d):
                days_of = days_of or _days_of(read, found)
                ds[k] = _by_distance(findings, read, days_of, i, d) or d
    return tuple(tuple(ds) for ds in found)


class _DatedBy(NamedTuple):
    """A day, and the sentence of the article that dates it."""

    article: int
    dated: Dated
    sentence: Content


class _Known:
    """The days that the articles date, by weekday, with the sentences that do."""

    def __init__(self, read: Sequence[Sequence[Content]]) -> None:
        self.read = read
        self._days: dict[int, dict[str, list[_DatedBy]]] = {}
        self._telling: dict[tuple[Span, int], bool] = {}
        self._words = [frozenset().union(*(content.all for content in sentences)) for sentences in read]

    def tells(self, article: int, sentence: Content) -> bool:
        """Whether an article tells the same in nearly the same words, whatever it dates it by."""
        key = (sentence.span, article)
        if key not in self._telling:
            near = len(sentence.all & self._words[article]) >= _SAME_WORDS
            self._telling[key] = near and any(_is_repeat(sentence, other) for other in self.read[article])
        return self._telling[key]

    def learn(self, dated: Sequence[Sequence[Dated]]) -> None:
        """Takes in the dates as far as they are resolved."""
        self._days = defaultdict(lambda: defaultdict(list))
        for i, ds in enumerate(dated):
            for d in ds:
                if d.when is not None and d.when.precision == "day":
                    weekday = datetime.date.fromisoformat(d.when.iso).weekday()
                    if len(self._days[weekday][d.when.iso]) < _LOOKED_AT:
                        sentence = self.read[i][content.holding(d.event, self.read[i]) or 0]
                        self._days[weekday][d.when.iso].append(_DatedBy(i, d, sentence))

    def on(self, weekday: int | None) -> Iterator[_DatedBy]:
        """The days on this weekday."""
        for places in self._days.get(weekday, {}).values() if weekday is not None else ():
            yield from places


def _undated_news(findings: Sequence[Findings], dated: Sequence[Sequence[Dated]]) -> list[tuple[int, Event]]:
    """The lead of each dated article that puts nothing in the days before it: what it reports has the article's date."""
    found = []
    for i, f in enumerate(findings):
        date, anchor = f.article.date, days.anchor_of(f.article.date)
        if date is None or anchor is None or date.precision != "day":
            continue
        reaches = [days.anchor_of(d.when) for d in dated[i] if d.when is not None]
        if any(reach and -_NEWS <= (reach[0] - anchor[0]).days <= 1 for reach in reaches):
            continue
        lead = next((s for s in f.article.sentences if len(s.tokens) >= _LEAD), None)
        if lead:
            found.append((i, Event(replace(date, because="the date of the article"), lead.span)))
    return found


# ------------------------------------------------------------------------------------------------ when an article was written


def _own_fix(findings: Findings) -> _Fix | None:
    date = findings.article.date
    anchor = days.anchor_of(date)
    if date is None or anchor is None:
        return None
    return _Fix(anchor, f"counted from the article's date, {date.iso}", date.evidence)


def _time_of(findings: Sequence[Findings], fixes: Sequence[_Fix | None]) -> _Fix | None:
    """When an undated article of the story can have been written, as far as the dates of the others tell; None: none is
    dated to a day."""
    days_of = sorted((fix.anchor, i) for i, fix in enumerate(fixes) if fix and fix.anchor[0] == fix.anchor[1])
    if not days_of:
        return None
    (first, i), (last, k) = days_of[0], days_of[-1]
    names = " and ".join(dict.fromkeys(findings[n].article.id for n in (i, k)))
    return _Fix((first[0] - _AROUND, last[0] + _AROUND), f"counted from the time of {names}", None)


def _fix(findings: Findings, placed: Sequence[Dated], story: _Fix | None) -> _Fix | None:
    """When an undated article was written: in the week after what it reports by a weekday, not before the days that it gives
    as past, and before what it announces; else in the time of the story."""
    low, high, because, evidence = datetime.date.min, datetime.date.max, "", None
    for d in placed:
        if d.when is None or d.when.precision != "day" or d.tense == "open":
            continue
        expression = _expression(findings, d)
        if expression.kind == "weekday" and (
            expression.modifier.endswith(" week") or _OF_BEFORE.search(findings.article[d.event])
        ):
            continue  # "She denied having known on Monday": which may be that of the week before
        first, last = _written(expression, datetime.date.fromisoformat(d.when.iso), d)
        low, high = max(low, first), min(high, last)
        if expression.kind == "weekday" and not because:
            because, evidence = d.when.because or "", d.when.evidence
    if story and (low == datetime.date.min or high == datetime.date.max or not because):
        late = low > story.anchor[1]  # than the time of the other articles
        low = max(low, story.anchor[0])
        high = min(high, low + _AROUND if late else story.anchor[1])
        because = because or story.because
    if low > high or low == datetime.date.min or high == datetime.date.max:
        return None
    printed = _weekday(findings)
    if printed is not None and high - low <= _WEEK:  # "Published: Saturday 11:20", of an article of one known week
        low += datetime.timedelta(days=(printed - low.weekday()) % 7)
        if low > high:
            return None
        high = low
    return _Fix((low, high), because, evidence)


_OF_BEFORE = re.compile(r"(?<![^\W_])(?:had|having)(?![^\W_])|['’]d(?![^\W_])")


def _written(expression: days.Expression, day: datetime.date, d: Dated) -> days.Anchor:
    """The first and the last day on which somebody can have put a known day into these words."""
    week = _WEEK if expression.kind == "weekday" else None
    if d.planned or d.tense == "ahead":
        return (day - week if week else datetime.date.min), day
    if week is None and d.tense != "past":
        return datetime.date.min, datetime.date.max
    return day, (day + week if week else datetime.date.max)


def _weekday(findings: Findings) -> int | None:
    """The weekday that a date line gives by itself."""
    day = findings.article.day
    found = next(days.find(findings.article[day]), None) if day else None
    return found.weekday if found and found.kind == "weekday" else None


def _expression(findings: Findings, d: Dated) -> days.Expression:
    return _read(findings.article[d.span])


@lru_cache(maxsize=4096)  # "on Tuesday" is asked for at every other article
def _read(words: str) -> days.Expression:
    return next(days.find(words), days.Expression(0, len(words), "open"))


def _resolved(findings: Findings, d: Dated, fix: _Fix | None) -> Dated:
    """The finding with its date, where the article's own is known or worked out."""
    if d.when is not None or fix is None or d.tense == "open":
        return d
    found = days.resolve(
        _expression(findings, d), fix.anchor, planned={"past": False, "ahead": True}.get(d.tense or "")
    )
    if found is None:
        return d
    when = PartialDate(found.iso, found.precision, False, fix.because, fix.evidence)
    first, last = days.anchor_of(when) or fix.anchor
    ahead = first > fix.anchor[1] or (d.tense == "ahead" and last >= fix.anchor[0])
    return replace(d, when=when, planned=ahead)


# ------------------------------------------------------------------------------------------------ by a message or another article


def _by_message(findings: Findings, shown: Sequence[messages.Message], d: Dated) -> Dated | None:
    """A weekday beside a message that was sent on that weekday ("She blasted the board Tuesday", above her post of July 5),
    or in the first paragraphs above a picture that was taken on that weekday."""
    expression = _expression(findings, d)
    if not shown or expression.kind != "weekday" or d.when is not None or d.tense != "past" or expression.modifier:
        return None
    article = findings.article
    own = article.paragraph_at(d.span.start)
    found: dict[datetime.date, messages.Message] = {}
    for message in shown:
        beside = article.paragraph_at(message.span.start)
        if own is None or beside is None:
            continue
        if (own.number > _OPENING) if message.picture else (abs(beside.number - own.number) > _BESIDE_MESSAGE):
            continue
        found |= {day: message for day in message.days if day.weekday() == expression.weekday}
    if len(found) != 1:
        return None
    day, message = next(iter(found.items()))
    because = f"a {'picture' if message.picture else 'message'} of {day.isoformat()} stands beside it"
    return replace(d, when=PartialDate(day.isoformat(), "day", False, because, message.span))


def _by_event(findings: Sequence[Findings], known: _Known, story: _Fix | None, i: int, d: Dated) -> Dated | None:
    """The finding dated by another article that tells the same event on the same weekday; None where none or two do. Beside
    "yesterday", which no weekday holds to anything, two of three events that looked alike were of other days."""
    expression = _expression(findings[i], d)
    if expression.kind != "weekday" or d.when is not None or d.tense == "open":
        return None
    mine = content.holding(d.event, known.read[i])
    if mine is None:
        return None
    found: dict[str, tuple[int, Dated]] = {}
    for j, other, sentence in known.on(expression.weekday):
        if j == i or other.when is None or other.when.iso in found or not _may_meet(d, other, findings[j]):
            continue
        own = known.read[i][mine]
        if _is_of(story, other.when.iso) and (_one_event(own, sentence) or known.tells(j, own)):
            found[other.when.iso] = (j, other)
    if len(found) != 1:
        return None
    iso, (j, other) = next(iter(found.items()))
    words = " ".join(findings[j].article[other.span].split())
    because = f"{findings[j].article.id} dates the same event, {words}: {iso}"
    dating = (other.when.evidence if other.when else None) or other.span  # "on Monday" has its day from the date line
    return replace(d, when=PartialDate(iso, "day", False, because, dating))


def _is_of(story: _Fix | None, iso: str) -> bool:
    """Whether a day can be of the story's own news, and not of the years before."""
    far = datetime.timedelta(days=_STORY)
    return story is None or story.anchor[0] - far <= datetime.date.fromisoformat(iso) <= story.anchor[1] + far


def _may_meet(d: Dated, other: Dated, findings: Findings) -> bool:
    """Whether two articles can tell one event: what was planned in one for a weekday may be past in the other, written
    later. What began or ended on a day ("until 14 March") did not happen on it."""
    expression = _expression(findings, other)
    if expression.modifier in _TERMS:
        return False
    return other.planned == d.planned or (other.planned and d.tense == "past" and expression.kind == "weekday")


_TERMS = frozenset(("until", "till", "til", "since", "by", "before", "after", "from"))


# ------------------------------------------------------------------------------------------------ days from an event

_Day = tuple[str, int, Dated]  # ISO day, article, finding


def _counts_from(findings: Findings, d: Dated) -> int:
    """How many days after an event, or before it where negative; 0: the words do not count from one."""
    expression = _expression(findings, d)
    if expression.kind != "open" or not _COUNTS.search(findings.article[d.span]):
        return 0  # "the last quarter of an hour"
    return expression.steps


def _days_of(read: Sequence[Sequence[Content]], dated: Sequence[Sequence[Dated]]) -> dict[str, list[_Day]]:
    """Key -> the days that the articles put right beside it: "Tuesday's leak", "the ferry that sank on Monday"."""
    found: dict[str, list[_Day]] = defaultdict(list)
    for i, ds in enumerate(dated):
        for d in ds:
            if d.when is None or d.when.precision != "day" or d.planned:
                continue
            at = content.holding(d.event, read[i])
            if at is None:
                continue
            for key in sorted(read[i][at].within(d.span.start - _BESIDE, d.span.end + _BESIDE)):
                if len(found[key]) < _POSTINGS:
                    found[key].append((d.when.iso, i, d))
    return found


def _by_distance(
    findings: Sequence[Findings],
    read: Sequence[Sequence[Content]],
    days_of: Mapping[str, Sequence[_Day]],
    i: int,
    d: Dated,
) -> Dated | None:
    """ "Two days after the leak", where the articles put the leak on one day; None where they put it on none or two."""
    article, at = findings[i].article, content.holding(d.event, read[i])
    if at is None:
        return None
    limit = min(read[i][at].span.end, d.span.end + _BESIDE)
    stop = re.compile(r"[,;:.“”\"()]|[\s\u00a0](?:and|but|which|who)[\s\u00a0]").search(article.text, d.span.end, limit)
    keys = sorted(read[i][at].within(d.span.end, stop.start() if stop else limit) - _NO_EVENT)
    if not keys:
        return None
    # "three days after the acquittal, there is news this morning": the sentence's own day is no day of the acquittal
    places = [
        {(iso, j, other.span): other for iso, j, other in days_of.get(key, ()) if other.event != d.event}
        for key in keys
    ]
    shared = sorted(set.intersection(*(set(place) for place in places)))
    if len({iso for iso, _, _ in shared}) != 1:
        return None
    iso, j, span = shared[0]
    day = datetime.date.fromisoformat(iso) + datetime.timedelta(days=_counts_from(findings[i], d))
    words = " ".join(findings[j].article[span].split())
    because = f"counted from {words}, {iso}, in {findings[j].article.id}"
    return replace(d, when=PartialDate(day.isoformat(), "day", False, because, span))


def _one_event(one: Content, other: Content) -> bool:
    """Whether two sentences tell one event, beside one weekday. Of two with four keys in common and a thing done among
    them none of 24 was of another week, of two that share names alone, or stand in articles that share more, each third."""
    both = one.all & other.all
    if len(both) < min(_SAME_SHORT, _SAME_EVENT):
        return False
    names = one.names(one.span.start, one.span.end) & other.names(other.span.start, other.span.end)
    most = len(both) >= _SAME_SHORT and len(both) >= _MOST_OF_IT * min(len(one.all), len(other.all))
    deeds = len(both - names)
    return bool(names) and ((most and deeds > 0) or (len(both) >= _SAME_EVENT and deeds >= _DEEDS))


def _is_repeat(one: Content, other: Content) -> bool:
    """Whether one sentence is the other over again. What an article dates is then of the weekday that the other gives: of
    eight such none was of another week, of those that share less every third."""
    both = len(one.all & other.all)
    return both >= _SAME_WORDS and both >= _NEARLY_ALL * min(len(one.all), len(other.all))


def _by_story(findings: Sequence[Findings], fixes: Sequence[_Fix | None], i: int, d: Dated) -> Dated | None:
    """ "Nov. 17" of an undated article takes the year that brings it near to the dated articles of the story."""
    expression = _expression(findings[i], d)
    if d.when is not None or expression.kind != "day" or expression.year is not None or not expression.month:
        return None
    dates = [fix.anchor for j, fix in enumerate(fixes) if fix and findings[j].article.date]
    if not dates:
        return None
    first, last = min(a for a, _ in dates), max(b for _, b in dates)
    near = []
    for year in range(first.year - 1, last.year + 2):
        try:
            day = datetime.date(year, expression.month, expression.day or 1)
        except ValueError:
            continue
        away = max((first - day).days, (day - last).days, 0)
        if away <= _STORY and (expression.weekday is None or day.weekday() == expression.weekday):
            near.append(day)
    if len(near) != 1:
        return None
    because = f"the year is that of the dated articles, {first.isoformat()} to {last.isoformat()}"
    return replace(d, when=PartialDate(near[0].isoformat(), "day", False, because, d.span))


# ------------------------------------------------------------------------------------------------ one line an event


def _told_once(read: Sequence[Sequence[Content]], events: Sequence[tuple[int, Event]]) -> tuple[Event, ...]:
    """The events in order of time; those of one date that share enough stand once, given before inferred."""
    ranked = sorted(events, key=lambda e: (e[1].when.first, e[1].when.iso, not e[1].when.given, e[0], e[1].span.start))
    kept: list[tuple[int, Event]] = []
    same_date: dict[str, list[Content]] = {}
    for i, event in ranked:
        at = content.holding(event.span, read[i])
        told = same_date.setdefault(event.when.iso, [])
        if at is not None:
            sentence = read[i][at]
            if any(
                sentence.span == other.span or len(sentence.all & other.all) >= max(_SAME_DAY, len(sentence.all) // 3)
                for other in told
            ):
                continue
            told.append(sentence)
        kept.append((i, event))
    return tuple(event for _, event in kept)

"""Article -> what it puts in time: the words, the sentence, and the date as far as the article gives it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from briefings.extract import passages, tenses
from briefings.extract.marks import pair
from briefings.lexicon import days
from briefings.model import Article, Dated, PartialDate, Sentence, Span

__all__ = ["extract"]

_YEAR = re.compile(r"(?:1[4-9]|20)\d\d|['’]s")
_FAR_BACK = 20  # tokens looked through for a "had"
_OF_LATE = 6  # months
_MARK = re.compile("[“”\"„«»'‘’]")
_THAT_YEAR = re.compile(
    r",?[\s\u00a0](?:of[\s\u00a0])?(?:that|the same|the previous|the following)[\s\u00a0]year(?![^\W_])"
)
_MOVING = frozenset(("moved", "postponed", "delayed", "deferred", "adjourned", "rescheduled", "put"))
_LONGEST_LINE = 120  # code points of a date line
_DATELINE = 90  # code points from the start of a paragraph in which a dateline stands


def extract(article: Article) -> tuple[Dated, ...]:
    """Everything that the article puts in time, page furniture left out, in text order.

    "September 11, 2024" gives its date. "Nov. 17", "on Wednesday" and "last year" are resolved against the article's own
    date and then marked as inferred, with what from; without that date, or where the words can be read both ways
    ("12/09/2024", "next Friday" on a Monday), `when` is None. The event is the sentence.

    Method: rules over word lists; tense from the verb that governs the words.
    """
    anchor, quotations = days.anchor_of(article.date), _Quotations(article)
    found: list[tuple[Dated, days.Expression]] = []
    for sentence in article.sentences:
        if _may_hold(sentence):
            found.extend(_in_sentence(article, sentence, anchor, quotations))
    return passages.follow(article, found, passages.settle(article, found, anchor), quotations.hold)


def _may_hold(sentence: Sentence) -> bool:
    triggers = days.triggers()
    return any(
        token.text.rpartition("-")[2].lower() in triggers or (token.text[0] in "0123" and _YEAR.search(token.text))
        for token in sentence.tokens
    )


def _in_sentence(
    article: Article, sentence: Sentence, anchor: days.Anchor | None, quotations: _Quotations
) -> list[tuple[Dated, days.Expression]]:
    found: list[tuple[Dated, days.Expression]] = []
    starts = [token.start for token in sentence.tokens]
    written, spoken = _written(article, anchor), None
    expressions = [
        e for e in days.find(article.text, sentence.span.start, sentence.span.end) if not _is_bare(article, sentence, e)
    ]
    for expression in expressions:
        tense = tenses.of_date(sentence.tokens, starts, expression)
        span = article.span(expression.start, expression.end)
        known = written
        if expression.kind in _BY_SPEECH and quotations.hold(expression):
            spoken = spoken or _said(article, sentence, starts, expressions, written, quotations)
            known = spoken
            tense = tense if known.anchor else "open"
        if _is_put_further(sentence, starts, expression) or _is_beside_its_term(article, expression, tense, known):
            tense = "open"
        elif (
            tense == "unclear"
        ):  # "closed the road until Monday" stays open; "was to report on 3 May" is of the nearest year
            ends = expression.kind == "weekday" and expression.modifier in _ENDS
            tense = "open" if ends else None
        when = _when(article, sentence, starts, expression, tense, known)
        planned = _is_ahead(when, anchor, planned=tense == "ahead" and expression.steps >= 0)
        if planned and _is_called_off(article, sentence, expression):
            when, planned, tense = None, False, "open"
        found.append((Dated(span, sentence.span, when, planned, tense), expression))
    # "HALVERN, March 5 (Wire) - A train hit wagons on Tuesday": the dateline dates the article, not the event
    events = [(dated, e) for dated, e in found if not _in_dateline(article, sentence, e)]
    return events or found


class _Known(NamedTuple):
    """When the words were written or said."""

    anchor: days.Anchor | None
    because: str
    evidence: Span | None


def _written(article: Article, anchor: days.Anchor | None) -> _Known:
    if article.date is None:
        return _Known(None, "", None)
    return _Known(anchor, f"counted from the article's date, {article.date.iso}", article.date.evidence)


def _when(
    article: Article,
    sentence: Sentence,
    starts: list[int],
    expression: days.Expression,
    tense: tenses.Tense | None,
    known: _Known,
) -> PartialDate | None:
    """The date of an expression; None where the words leave it open."""
    planned = {"past": False, "ahead": True}.get(tense or "")
    resolved = days.resolve(expression, None if tense == "open" else known.anchor, planned=planned)
    if resolved is None:
        return None
    if resolved.given:
        return PartialDate(resolved.iso, resolved.precision, True, None, article.span(expression.start, expression.end))
    if _is_of_another_year(article, sentence, starts, expression, resolved, known.anchor):
        return None
    return PartialDate(resolved.iso, resolved.precision, False, known.because, known.evidence)


_BY_SPEECH = frozenset(("weekday", "offset", "week", "weekend", "months"))  # what hangs on the day on which it is said


class _Quotations:
    """Where an article quotes somebody, looked up paragraph by paragraph."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._starts: dict[int, list[int]] = {}
        self._ends: dict[int, list[int]] = {}

    def hold(self, expression: days.Expression) -> bool:
        """Whether the words stand in somebody's quotation: "I was told Monday" may have been said in any week."""
        paragraph = self._article.paragraph_at(expression.start)
        if paragraph is None:
            return False
        number = paragraph.number
        if number not in self._starts:
            start, end = paragraph.span.start, paragraph.span.end
            found = pair(self._article.text, start, end)[0] if _MARK.search(self._article.text, start, end) else []
            self._starts[number], self._ends[number] = [s.start for s in found], [s.end for s in found]
        i = bisect_right(self._starts[number], expression.start) - 1
        return i >= 0 and expression.start < self._ends[number][i]


def _said(
    article: Article,
    sentence: Sentence,
    starts: list[int],
    expressions: list[days.Expression],
    written: _Known,
    quotations: _Quotations,
) -> _Known:
    """When a quotation was spoken, where its sentence gives one day for it: “We leave on Sunday,” he said on Tuesday."""
    found: dict[str, _Known] = {}
    for expression in expressions:
        if expression.kind not in ("weekday", "offset") or quotations.hold(expression):
            continue
        tense = tenses.of_date(sentence.tokens, starts, expression)
        if tense not in ("past", None):
            continue
        when = _when(article, sentence, starts, expression, tense, written)
        if when is not None and when.precision == "day":
            words = " ".join(article.text[expression.start : expression.end].split())
            because = f"counted from {words}, {when.iso}"
            found[when.iso] = _Known(days.anchor_of(when), because, article.span(expression.start, expression.end))
    return next(iter(found.values())) if len(found) == 1 else _Known(None, "", None)


def _is_beside_its_term(
    article: Article, expression: days.Expression, tense: tenses.Tense | None, known: _Known
) -> bool:
    """Whether a weekday is the very one of writing and its words do not say whether today is meant: "must report by
    Thursday", "Thursday's vote", written on a Thursday."""
    if expression.kind != "weekday" or known.anchor is None or known.anchor[0].weekday() != expression.weekday:
        return False
    if article.text.startswith(("'s", "’s"), expression.end):
        return True
    return tense != "past" and expression.modifier in _ENDS | {"from", "before", "after"}


_ENDS = frozenset(("by", "until", "till", "til"))


def _is_put_further(sentence: Sentence, starts: list[int], expression: days.Expression) -> bool:
    """ "A fortnight tomorrow" is not tomorrow, and what is "moved from 16 to 17 September" takes no two days."""
    first = bisect_left(starts, expression.start)
    before = [token.text.lower() for token in sentence.tokens[max(0, first - 3) : first]]
    if expression.kind in ("offset", "weekday") and before[-1:] in (["fortnight"], ["week"]):
        return True
    return bool(expression.steps and expression.kind == "day" and set(before) & _MOVING)


_OFF = r"(?<![^\W_])(?:cancel(?:s|l?ed|l?ing)|scrap(?:s|ped|ping)|axed|ax(?:es|ing)|abandon(?:s|ed|ing)|shelve[sd]?|call(?:s|ed|ing)[\s\u00a0]off|postpone[sd]?)(?![^\W_])"
_SET_FOR = r"(?:planned|scheduled|set|due|slated|billed|booked|arranged|fixed|listed)"
_OFF_BEFORE = re.compile(
    rf"{_OFF}(?:[\s\u00a0][^\s\u00a0.;:“”\"]+){{0,12}}?[\s\u00a0]{_SET_FOR}(?:[\s\u00a0]to[\s\u00a0][^\W\d_]+)?[\s\u00a0](?:for[\s\u00a0]|on[\s\u00a0]|to[\s\u00a0][^\W\d_]+[\s\u00a0])?(?:the[\s\u00a0])?$",
    re.IGNORECASE,
)
_OFF_BEHIND = re.compile(
    rf"(?:[\s\u00a0][^\s\u00a0.,;:“”\"]+){{0,4}}?,?[\s\u00a0](?:is|are|was|were|has[\s\u00a0]been|have[\s\u00a0]been|had[\s\u00a0]been)"
    rf"(?:[\s\u00a0][^\W\d_]+ly)?[\s\u00a0]{_OFF}",
    re.IGNORECASE,
)
_OFF_REACH = 120  # code points


def _is_called_off(article: Article, sentence: Sentence, expression: days.Expression) -> bool:
    """Whether what a day was meant for is off: "cancelled a visit planned for 18 June", "The visit, due on 18 June, was
    called off". Of "postponed the vote to 18 June" the day still stands."""
    start, end = max(sentence.span.start, expression.start - _OFF_REACH), expression.end
    lead = _LOWER_LEAD.match(article.text, expression.start, expression.end)
    at = lead.end() if lead else expression.start
    if _OFF_BEFORE.search(article.text[start:at]):
        return True
    behind = article.text[end : min(sentence.span.end, end + _OFF_REACH)]
    meant = re.search(rf"{_SET_FOR}[\s\u00a0](?:for|on|to)", article.text[start:at], re.IGNORECASE)
    return meant is not None and _OFF_BEHIND.match(behind) is not None


_LOWER_LEAD = re.compile(r"(?:(?:on|for|the)[\s\u00a0])*")


def _is_of_another_year(
    article: Article,
    sentence: Sentence,
    starts: list[int],
    expression: days.Expression,
    resolved: days.Resolved,
    anchor: days.Anchor | None,
) -> bool:
    """Whether a day or a month without its year is of a year that the story has told of: "on 9 November that year"; or a
    month is told in the past perfect and none of late: "she had been there twice that summer, in July and again in
    September", told in June, may be of any year."""
    if expression.kind not in ("day", "month") or anchor is None:
        return False
    if _THAT_YEAR.match(article.text, expression.end):
        return True
    if expression.kind == "day":
        return False
    first = bisect_left(starts, expression.start)
    if not any(
        token.text.lower() in ("had", "'d", "’d") for token in sentence.tokens[max(0, first - _FAR_BACK) : first]
    ):
        return False
    months = (anchor[0].year - int(resolved.iso[:4])) * 12 + anchor[0].month - int(resolved.iso[5:7])
    return not 0 < months <= _OF_LATE


def _is_ahead(when: PartialDate | None, anchor: days.Anchor | None, *, planned: bool | None) -> bool:
    """Whether what happens then was still to come: by the article's date where it is known, else by the verb."""
    if when is None or anchor is None:
        return planned is True
    reach = days.anchor_of(when)
    assert reach is not None
    return reach[0] > anchor[1] or (planned is True and reach[1] >= anchor[0])


_LINE_WORDS = frozenset((
    "published", "updated", "posted", "modified", "edited", "first", "last", "on", "at", "by", "the", "date", "for", "from", "in",
    "of", "and", "am", "pm", "our", "correspondent", "staff", "writer", "reporter", "editor", "correspondents", "reporters",
))  # fmt: skip


def _is_bare(article: Article, sentence: Sentence, expression: days.Expression) -> bool:
    """Whether the sentence is little more than the date: a date line, a byline."""
    if expression.kind != "day" or len(sentence.span) > _LONGEST_LINE:
        return False
    around = (
        article.text[sentence.span.start : expression.start] + " " + article.text[expression.end : sentence.span.end]
    )
    return all(word[0].isupper() or word in _LINE_WORDS for word in re.findall(r"[^\W\d_]{2,}", around))


def _in_dateline(article: Article, sentence: Sentence, expression: days.Expression) -> bool:
    """Whether the date stands in a dateline: "PORT ALMA, Oct. 12 (Wire) -"."""
    if expression.kind != "day":
        return False
    paragraph = article.paragraph_at(expression.start)
    if paragraph is None or expression.end - paragraph.span.start > _DATELINE:
        return False
    after = article.text[expression.end : min(sentence.span.end, expression.end + 50)]
    return (
        re.match(
            r"[\s\u00a0]*(?:\([^()\n]{1,40}\)[\s\u00a0]*)?(?:[-–—]{1,2}[\s\u00a0]|:[\s\u00a0])|[\s\u00a0]*\(", after
        )
        is not None
    )

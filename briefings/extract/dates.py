"""Article -> what it puts in time: the words, the sentence, and the date as far as the article gives it."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from itertools import pairwise, takewhile

from briefings import lexicon
from briefings.lexicon import days
from briefings.model import Article, Dated, PartialDate, Sentence, Token

__all__ = ["extract"]

_YEAR = re.compile(r"(?:19|20)\d\d|['’]s")
_FAR = 2000  # code points of a sentence that are looked through
_HEAD = 3  # tokens before words that open a sentence: "But on Wednesday"
_REACH = 14  # words looked through for the verb of a date
_FAR_BACK = 20  # … and for a "had"
_OF_LATE = 6  # months
_MARKS = frozenset('“”"„«»')
_LONGEST_LINE = 120  # code points of a date line
_DATELINE = 90  # code points from the start of a paragraph in which a dateline stands


@cache
def _future() -> frozenset[str]:
    return frozenset(lexicon.load("calendar")["future"])


@cache
def _lasting() -> frozenset[str]:
    return frozenset(lexicon.load("calendar")["lasting"])


@cache
def _past() -> frozenset[str]:
    return frozenset(lexicon.load("calendar")["past"])


def extract(article: Article) -> tuple[Dated, ...]:
    """Everything that the article puts in time, page furniture left out, in text order.

    "September 11, 2024" gives its date. "Nov. 17", "on Wednesday" and "last year" are resolved against the article's own
    date and then marked as inferred, with what from; without that date, or where the words can be read both ways
    ("12/09/2024", "next Friday" on a Monday), `when` is None. The event is the sentence.

    Method: rules over word lists; tense from the nearest verb.
    """
    anchor = days.anchor_of(article.date)
    found: list[Dated] = []
    for sentence in article.sentences:
        if _may_hold(sentence):
            found.extend(_in_sentence(article, sentence, anchor))
    return tuple(found)


def _may_hold(sentence: Sentence) -> bool:
    triggers = days.triggers()
    return any(
        token.text.lower() in triggers or (token.text[0] in "0123" and _YEAR.search(token.text))
        for token in sentence.tokens
    )


def _in_sentence(article: Article, sentence: Sentence, anchor: days.Anchor | None) -> list[Dated]:
    found: list[tuple[Dated, bool]] = []
    starts = [token.start for token in sentence.tokens]
    for expression in days.find(article.text, sentence.span.start, sentence.span.end):
        if _is_bare(article, sentence, expression):
            continue
        planned = _planned(sentence.tokens, starts, expression)
        if expression.modifier in ("until", "till"):
            if _has_term(sentence, expression):
                found.append((Dated(article.span(expression.start, expression.end), sentence.span, None), False))
                continue
            if _is_reached(sentence, expression):
                planned = False
            elif not any(t.text in _lasting() for t in sentence.tokens):
                planned = True
        resolved = days.resolve(expression, anchor, planned=planned)
        if expression.kind == "offset" and expression.steps == 0 and _is_quoted(article, sentence, expression):
            resolved = None  # “the challenges that face our country today”
        if _is_put_further(sentence, starts, expression):
            resolved = None
        if (
            resolved
            and expression.kind == "month"
            and _is_of_another_year(sentence, starts, expression, resolved, anchor)
        ):
            resolved = None
        span = article.span(expression.start, expression.end)
        when: PartialDate | None = None
        if resolved and resolved.given:
            when = PartialDate(resolved.iso, resolved.precision, True, None, span)
        elif resolved and article.date:
            because = f"counted from the article's date, {article.date.iso}"
            when = PartialDate(resolved.iso, resolved.precision, False, because, article.date.evidence)
        dated = Dated(span, sentence.span, when, _is_ahead(when, anchor, planned=planned))
        found.append((dated, _in_dateline(article, sentence, expression)))
    # "HALVERN, March 5 (Wire) - A train hit wagons on Tuesday": the dateline dates the article, not the event
    if any(not line for _, line in found):
        return [dated for dated, line in found if not line]
    return [dated for dated, _ in found]


def _is_put_further(sentence: Sentence, starts: list[int], expression: days.Expression) -> bool:
    """ "A fortnight tomorrow" is not tomorrow, and what is "moved from 16 to 17 September" takes no two days."""
    first = bisect_left(starts, expression.start)
    before = [token.text.lower() for token in sentence.tokens[max(0, first - 3) : first]]
    if expression.kind in ("offset", "weekday") and before[-1:] in (["fortnight"], ["week"]):
        return True
    return bool(expression.steps and expression.kind == "day" and set(before) & _MOVING)


def _is_of_another_year(
    sentence: Sentence,
    starts: list[int],
    expression: days.Expression,
    resolved: days.Resolved,
    anchor: days.Anchor | None,
) -> bool:
    """Whether a month without its year is told in the past perfect and no month of late: "she had been there twice that
    summer, in July and again in September", told in June, may be of any year."""
    if resolved.given or anchor is None:
        return False
    first = bisect_left(starts, expression.start)
    if not any(
        token.text.lower() in ("had", "'d", "’d") for token in sentence.tokens[max(0, first - _FAR_BACK) : first]
    ):
        return False
    months = (anchor[0].year - int(resolved.iso[:4])) * 12 + anchor[0].month - int(resolved.iso[5:7])
    return not 0 <= months <= _OF_LATE


def _has_term(sentence: Sentence, expression: days.Expression) -> bool:
    """ "The company had until Friday": before the article or after it, the words do not say."""
    before = [token.text.lower() for token in sentence.tokens if token.end <= expression.start]
    return before[-1:] == ["had"]


def _is_reached(sentence: Sentence, expression: days.Expression) -> bool:
    """ "Power was not restored until Tuesday": then it was."""
    before = [token.text.lower() for token in sentence.tokens if token.end <= expression.start][-6:]
    return any(a in _DID and b in ("not", "n't", "n’t") for a, b in pairwise(before))


_DID = frozenset(("was", "were", "did", "had"))


def _is_quoted(article: Article, sentence: Sentence, expression: days.Expression) -> bool:
    """Whether a mark of quotation stands before the words in their sentence."""
    return any(
        mark in article.text[sentence.span.start : min(expression.start, sentence.span.start + _FAR)] for mark in _MARKS
    )


def _is_ahead(when: PartialDate | None, anchor: days.Anchor | None, *, planned: bool | None) -> bool:
    """Whether what happens then was still to come: by the article's date where it is known, else by the verb."""
    if when is None or anchor is None:
        return planned is True
    reach = days.anchor_of(when)
    assert reach is not None
    return reach[0] > anchor[1] or (planned is True and reach[1] > anchor[0])


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


# ------------------------------------------------------------------------------------------------ tense


def _planned(tokens: tuple[Token, ...], starts: list[int], expression: days.Expression) -> bool | None:
    """Whether what happens then was still to come; None: no verb near the words says.

    The nearest verb before the words decides; where they open the sentence, the first one after them. "Petrol tax goes
    up in July under the budget that he presented": no verb of the past for July.
    """
    first, after = bisect_left(starts, expression.start), bisect_left(starts, expression.end)
    if _is_moved(tokens, first):
        return True
    for i in range(first - 1, max(-1, first - 1 - _REACH), -1):
        if tokens[i].text in _MARKS:
            break
        tense = _tense(tokens, i)
        if tense is not None:
            return tense
    if first > _HEAD and expression.kind != "weekday" and expression.modifier not in ("before", "by", "until", "till"):
        return None  # but "before January 20, when he will take office"
    after = _behind_aside(tokens, after)
    for i in range(after, min(len(tokens), after + _REACH)):
        if tokens[i].text in _MARKS:
            break
        tense = _tense(tokens, i)
        if tense is not None:
            return tense
    return None


_ASIDES = frozenset(("you", "as", "i", "it", "we"))
_LONGEST_ASIDE = 7  # tokens


def _behind_aside(tokens: tuple[Token, ...], i: int) -> int:
    """Where the clause goes on behind words to the reader: "On Friday, you may remember, they said they would wait"."""
    if i + 1 >= len(tokens) or tokens[i].text != "," or tokens[i + 1].text.lower() not in _ASIDES:
        return i
    ends = (k + 1 for k in range(i + 2, min(len(tokens), i + _LONGEST_ASIDE)) if tokens[k].text == ",")
    return next(ends, i)


_MOVING = frozenset((
    "moved", "postponed", "delayed", "deferred", "adjourned", "rescheduled", "pushed", "put", "brought", "extended", "set", "fixed",
))  # fmt: skip


def _is_moved(tokens: tuple[Token, ...], first: int) -> bool:
    """Whether the words before a date put something off until it: "the hearing was moved to", "put back from May to"."""
    if not first or tokens[first - 1].text not in ("to", "until", "till", "for"):
        return False
    return any(token.text in _MOVING for token in tokens[max(0, first - 6) : first - 1])


def _tense(tokens: tuple[Token, ...], i: int) -> bool | None:
    """True for a word that points ahead, False for one that points back, None for any other."""
    word = tokens[i].text
    small = word.lower()
    if word != small and word not in ("Will", "Would") and i > 0:
        return None  # "Will" at the start of a sentence asks; "May" and "Will" in it are names
    if small in _future():
        return True
    if small in _past() or (
        len(small) > 4 and small.endswith("ed") and small not in ("need", "indeed", "exceed", "speed")
    ):
        # "will be held", "are to be paid", "is expected to have closed"
        before = {
            token.text.lower() for token in takewhile(lambda t: t.text != ",", reversed(tokens[max(0, i - 4) : i]))
        }
        return bool(before & _future()) or {"to", "be"} <= before
    if small == "to" and i + 1 < len(tokens) and tokens[i + 1].text.islower() and i > 0 and _hopes(tokens, i):
        return True
    return None


def _hopes(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a plan stands before the "to" at `i`: "agreed to meet", "is to open"."""
    return tokens[i - 1].text.lower() in (
        "agreed",
        "is",
        "are",
        "was",
        "were",
        "due",
        "want",
        "wants",
        "scheduled",
        "decided",
    )

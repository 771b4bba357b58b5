"""Numbers that an article gives in order to dispute them: told so, they agree with nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from briefings import lexicon
from briefings.lexicon import alternation
from briefings.link import content
from briefings.link.claims import denials
from briefings.link.content import Content
from briefings.link.measures import Measure
from briefings.model import Findings, Span

_REACH = 90  # code points between what disputes a number and the number
_LEADS = r"[^.;:“”\"\n]{0,40}?"


def is_disputed(findings: Findings, sentences: Sequence[Content], measure: Measure) -> bool:
    """Whether the sentence of a number, or the next one in its paragraph, turns it down."""
    here = content.holding(measure.figure.span, sentences)
    if here is None:
        return False
    return is_answered(findings, sentences, here) or is_turned_down(
        findings.article.text, sentences[here], measure.figure.span
    )


def is_answered(findings: Findings, sentences: Sequence[Content], n: int) -> bool:
    """Whether the sentence after that numbered `n`, in its paragraph, begins with what turns it down: "That is false, …"."""
    text = findings.article.text
    after = sentences[n + 1] if n + 1 < len(sentences) else None
    if after is None or "\n" in text[sentences[n].span.end : after.span.start]:
        return False
    denial = denials.find(text, after)
    return denial is not None and denial.kind == "answer" and denial.start - after.span.start <= _OPENS


_OPENS = 12  # code points


def is_turned_down(text: str, sentence: Content, at: Span) -> bool:
    """Whether words of the sentence dispute a number in it: "denied that 40 had left", "called the claim of 40 a fairy tale"."""
    near = text[max(sentence.span.start, at.start - _REACH) : at.start]
    disputed = _disputes().search(near)
    if disputed and (disputed["verb"] or _verdict().match(text, at.end, sentence.span.end)):
        return True
    denial = denials.find(text, sentence)
    if denial is None:
        return False
    if denial.kind == "content":
        return denial.end <= at.start and not _STOPS.search(text, denial.end, at.start)
    return denial.kind == "answer" and denial.start <= at.start and at.end <= denial.end


_STOPS = re.compile(r"[;:“”\"\n]|[\s\u00a0](?:and|but|while)[\s\u00a0]")


@cache
def _disputes() -> re.Pattern[str]:
    """ "rejected the report of", "disputes the figure of", "called the claim about": a number that somebody gave."""
    lists = lexicon.load("rebuttals")
    nouns = "|".join((*lists["nouns"], "figures?", "numbers?", "tolls?", "counts?", "estimates?", "tally"))
    return re.compile(
        rf"(?<![^\W_])(?:(?P<verb>{alternation(lists['verbs'])})|{alternation(lists['calls'])})[\s\u00a0]{_LEADS}(?<![^\W_])(?:{nouns})[\s\u00a0]"
        rf"(?:(?:of|that|about|with|by)(?![^\W_]){_LEADS})?$",
        re.IGNORECASE,
    )


@cache
def _verdict() -> re.Pattern[str]:
    lists = lexicon.load("rebuttals")
    return re.compile(
        rf"[^.;:\n]{{0,40}}?(?<![^\W_])(?:{alternation([*lists['verdicts'], *lists['tales']])})(?![^\W_])",
        re.IGNORECASE,
    )

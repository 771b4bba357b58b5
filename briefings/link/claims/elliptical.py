"""Answers that name nothing of what they answer: "Delmar says it didn't", "It never arrived", "The union says he had"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

_BLANK = r"[\s\u00a0]{1,2}"
_STOP = r"(?=[.;:!”’\"]|[\s\u00a0]*$|,[\s\u00a0](?:and|but|of[\s\u00a0]course|either|at[\s\u00a0]all|he|she|they|it)(?![^\W_]))"
# Whoever an answer of two words is about: "Delmar says it didn't", "The union says that the owner had not".
_ONE = rf"(?:it|he|she|they|we|i|you|there|that|none|nobody|the{_BLANK}[a-z]{{3,14}}|(?:m(?:r|rs|s){_BLANK})?[a-z][\w’'-]{{2,20}})"
_DID = r"(?:did|had|has|have|was|were|is|are|does|do)"
_DONE = r"(?:did|had|has|have|was|were)"
# Verbs that mean what was just spoken of without naming it: "it never arrived", "she was not told".
_ALONE = r"(?:arriv|c[ao]me|happen|exist|occur|told|ask|warn|consult|inform|invit|notifi|shown|given|offer|paid|sent|receiv|involv|present|there|lie|lied|agree|sign|promis|push|forc|threaten|deliver|open|clos|test|check|clean|repair|inspect)[a-z]{0,4}"
_SAYS = r"(?:say|says|said|saying|insists?|insisted|maintains?|maintained|adds|added|replies|replied|answers|answered|swears|swore)"

Kind = Literal["answer", "short", "affirmed"]

# One of these without which no answer is one: it saves looking for the rest in most sentences.
_MAY = re.compile(
    r"(?<![^\W_])(?:not|never)(?![^\W_])|n['’]t(?![^\W_])|such[\s\u00a0]thing|"
    r"[\s\u00a0](?:did|had|has|have|was|were|is|are|does|do)(?=[.;:!”’\"]|[\s\u00a0]*$|,[\s\u00a0])",
    re.IGNORECASE,
)


def find(stretch: str) -> Iterator[tuple[int, int, Kind]]:
    """Where a sentence answers so: first and last code point, and how.

    "answer": what was said last is not so; "short": nor is what was said last of an "it" or of whoever speaks; "affirmed": a
    "not" is not so.
    """
    if _MAY.search(stretch):
        for kind, cue in _cues():
            for match in cue.finditer(stretch):
                yield match.start(), match.end(), kind


@cache
def _cues() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    label = rf"(?:[A-Z][\w .’'-]{{1,30}}:{_BLANK})?"
    one = "(?:it|he|she|they|we|i|there|that|nobody)"
    none = rf"(?:never|(?:have|has|had|was|were){_BLANK}never|{_DONE}(?:n['’]t|{_BLANK}not)(?:{_BLANK}ever)?)"
    leads = rf"(?:(?<=[“\"‘'])|^{label}|(?<![^\W_])(?:{_SAYS}|tells?|told)(?:{_BLANK}[\w’'-]+){{0,4}}?{_BLANK}(?:that{_BLANK})?)(?:but{_BLANK})?"
    forms: tuple[tuple[Kind, str], ...] = (
        (
            "answer",
            rf"(?<![^\W_]){_SAYS}{_BLANK}(?:that{_BLANK})?{_ONE}{_BLANK}{_DID}(?:n['’]t|{_BLANK}not|{_BLANK}never|{_BLANK}no{_BLANK}such{_BLANK}thing){_STOP}",
        ),
        (
            "short",
            rf"^[“\"‘'\s\u00a0]*{label}(?:(?:no|well),{_BLANK})?{one}{_BLANK}{_DONE}(?:n['’]t|{_BLANK}not){_STOP}",
        ),
        (
            "short",
            rf"{leads}{one}{_BLANK}{none}{_BLANK}(?:been{_BLANK})?(?:(?!{_INSIDE})[a-z]{{3,12}}{_TOWARDS}{_BLANK}{_IT}|{_ALONE}){_STOP}",
        ),
        ("affirmed", rf"(?<![^\W_]){_SAYS}{_BLANK}(?:that{_BLANK})?{_ONE}{_BLANK}{_DID}{_STOP}"),
        ("affirmed", rf"^[“\"‘'\s\u00a0]*{label}(?:oh,?{_BLANK})?yes,{_BLANK}{one}{_BLANK}{_DID}{_STOP}"),
    )
    return tuple((kind, re.compile(form, re.IGNORECASE | re.MULTILINE)) for kind, form in forms)


_TOWARDS = rf"(?:{_BLANK}(?:up|out|off|eyes|on|to|of|for|about)){{0,2}}"
_IT = "(?:it|them|that|this|one|any|anything|anyone|anybody|him|her|us|me|there)"
# What goes on inside, and what one does not do for the press.
_INSIDE = "(?:surpris|think|believ|feel|want|convinc|afraid|sure|respond|repl|answer|comment|return|speak|elaborate|know|car|mind|expect|need|like|work|happy)"

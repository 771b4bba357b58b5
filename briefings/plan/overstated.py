"""Where an article says more in one place than in the others: a headline that names two who decided, of whom the report below it
names one; a "decision to send" what everywhere else is allowed to be used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from briefings.lexicon import geography
from briefings.model import Article, Dossier, Span

_HEAD = 6  # paragraphs in which headlines stand
_LONGEST = 400  # code points of a line that may be a headline
_NAMED = r"(?:the )?[A-Z][\w.]*(?: [A-Z][a-z]+)?"
_BOTH = re.compile(
    rf"(?P<one>{_NAMED}) and (?P<other>{_NAMED}) (?:have|had|has)? ?(?:already |now |secretly |privately )?(?P<deed>decided|agreed|approved)\b"
)
_DEEDS = {
    "decided": re.compile(r"\bdeci(?:de[ds]?|sions?)\b"),
    "agreed": re.compile(r"\bagree(?:d|s|ments?)?\b"),
    "approved": re.compile(r"\bapprov(?:e[ds]?|als?)\b"),
}


def headlines(dossier: Dossier, article: Article) -> Iterator[tuple[Span, Span, str]]:
    """Headlines that say of two countries what the report below, on the word of the same outlet, says of one.

    Yields:
        The headline's words, the sentence below, and the country that is not named there, as the headline names it.
    """
    for paragraph in islice(article.paragraphs, _HEAD):
        line = article[paragraph.span]
        if len(line) > _LONGEST or line.rstrip().endswith((".", "!", "?", "”", '"')):
            continue
        both = _BOTH.search(line)
        cited = _outlets_in(dossier, line)
        if both is None or not cited:
            continue
        names = [both["one"].removeprefix("the "), both["other"].removeprefix("the ")]
        states = [form.country for n in names if (form := geography.forms().get(n)) and form.sort == "name"]
        if len(set(states)) < len(names):
            continue
        told = [
            s
            for s in article.sentences
            if s.span.start > paragraph.span.end
            and _DEEDS[both["deed"]].search(article[s.span])
            and cited & _outlets_in(dossier, article[s.span])
        ]
        found = {country for s in told for country in _countries(article[s.span])}
        missing = [name for name, country in zip(names, states, strict=True) if country not in found]
        if told and len(missing) == 1:
            start = paragraph.span.start + both.start()
            yield article.span(start, paragraph.span.start + both.end()), told[0].span, missing[0]


def _outlets_in(dossier: Dossier, text: str) -> frozenset[str]:
    """The outlets of the story that a text names."""
    names = (a.name for a in dossier.actors if a.kind == "outlet")
    return frozenset(name for name in names if name in text)


def _countries(text: str) -> Iterator[str]:
    forms = geography.forms()
    for match in _WORD.finditer(text):
        form = forms.get(match.group())
        if form is not None:
            yield form.country


_WORD = re.compile(r"(?<!\w)[A-Z][\w.]*(?: [A-Z][a-z]+)?")


def deeds(article: Article) -> Iterator[tuple[Span, Span]]:
    """ "decision to send X" in an article that elsewhere says that X may be used, and nowhere else that it is sent.

    Yields:
        Those words, and the words of permission.
    """
    for sentence in article.sentences:
        sent = _TO_SEND.search(article.text, sentence.span.start, sentence.span.end)
        if sent is None:
            continue
        thing = re.compile(rf"(?<!\w){re.escape(sent['thing'])}(?!\w)")
        others = [s for s in article.sentences if s.span != sentence.span and thing.search(article[s.span])]
        if any(_SENDS.search(article[s.span]) for s in others):
            continue
        allowed = (m for s in others if (m := _ALLOWED.search(article.text, s.span.start, s.span.end)))
        if match := next(allowed, None):
            yield article.span(*sent.span()), article.span(*match.span())


_TO_SEND = re.compile(
    r"\b(?:decision|decided|move|plan) to (?:send|deliver|supply|ship|export) (?:the |its |more )?(?P<thing>[A-Z][\w-]+|[a-z]{4,20}s)\b"
)
_SENDS = re.compile(
    r"\b(?:sen[dt]s?|deliver\w*|suppl(?:y|ies|ied)|ship(?:s|ped|ments?)?|export\w*|provid(?:e[ds]?|ing))\b"
)
_ALLOWED = re.compile(
    r"\b(?:authori[sz]ed|allowed|permitted|cleared|approved) (?:(?:to |the )?use\b|weapons?\b|[a-z]{3,20}s\b)|"
    r"\b(?:allow|permit|let)(?:s|ing)? [^.;:,“”\"\r\n]{1,40}? to use\b"
)

"""What the articles themselves leave open: that something is unclear, was not said, not decided, not confirmed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from briefings import lexicon
from briefings.model import Span
from briefings.plan.study import Study


@dataclass(frozen=True, slots=True)
class OpenEnd:
    """A sentence that leaves something open, and the words that say so."""

    sentence: Span
    cue: Span


_NEWEST = 0.2  # of the best relevance: what an open end of the newest article gains


@lru_cache(maxsize=64)  # a pack is planned many times from one study
def open_ends(study: Study) -> tuple[OpenEnd, ...]:
    """All of the story, the nearest to the topic first, those of the newest articles before older ones of the like: what
    was open on Friday may be settled by Tuesday. Quoted speech counts too: an official may say that nothing is decided."""
    days = {a.id: day.first for a in study.dossier.articles if (day := study.day_of(a.id))}
    newest = max(days.values(), default="")
    late = {article for article, day in days.items() if day == newest} if len(set(days.values())) > 1 else set()
    gain = _NEWEST * study.best_relevance
    found = [
        (study.relevance(e) + (gain if e.article in late else 0.0), end)
        for e in study.evidence
        for end in _in(study, e.span)
    ]
    return tuple(end for _, end in sorted(found, key=lambda pair: (-pair[0], pair[1].sentence)))


def _in(study: Study, span: Span) -> Iterator[OpenEnd]:
    article = study.dossier.of(span.article).article
    for sentence in article.sentences:
        if span.contains(sentence.span) and (
            match := _cues().search(article.text, sentence.span.start, sentence.span.end)
        ):
            yield OpenEnd(sentence.span, article.span(match.start(), match.end()))


@cache
def _cues() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{cue})" for cue in lexicon.load("open_ends")["cues"]), re.IGNORECASE)

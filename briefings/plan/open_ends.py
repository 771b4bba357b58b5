"""What the articles themselves leave open: that something is unclear, was not said, not decided, not confirmed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from briefings import lexicon
from briefings.model import Span
from briefings.plan.study import Study


@dataclass(frozen=True, slots=True)
class OpenEnd:
    """A sentence that leaves something open, and the words that say so."""

    sentence: Span
    cue: Span


def open_ends(study: Study, *, share: float) -> list[OpenEnd]:
    """Those on the topic, the nearest first; quoted speech counts too: an official may say that nothing is decided.

    Args:
        study: The topic and guest.
        share: Of the best relevance, what a sentence needs at least.
    """
    best = max((study.relevance(e) for e in study.evidence), default=0.0)
    found: list[tuple[float, OpenEnd]] = []
    for evidence in study.evidence:
        relevance = study.relevance(evidence)
        if best and relevance >= share * best:
            found += [(relevance, end) for end in _in(study, evidence.span)]
    return [end for _, end in sorted(found, key=lambda pair: (-pair[0], pair[1].sentence))]


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

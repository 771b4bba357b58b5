"""How likely a statement is worth putting to a guest of no side, whoever it speaks for: a linear model (logistic regression)
over marks that know no side."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import lru_cache

from briefings.model import Span, word_count
from briefings.plan.allegiance import TURNS_DOWN
from briefings.plan.evidence import Evidence
from briefings.plan.nearness import bearing, closeness
from briefings.plan.study import Study
from briefings.plan.terms import terms
from briefings.plan.versions import disputed

# Fitted on 17 stories of other authors and newspapers, 34 topics: what careful readers would put to any guest of a topic;
# maximum likelihood with a penalty of 10 on the squared weights. With one story left out at a time, of the eight best for
# ten guests of no side 29 to 31 of 80 were marked; by strength of words and sourcing, the sides in turn, 15. Marks of
# stance, of who is named and of the speaker's side told nothing.
WEIGHTS: Mapping[str, float] = {
    "words": 1.42,
    "close": 0.91,
    "bearing": 0.90,
    "quoted": 0.74,
    "version": 0.49,
    "object": 0.30,
    "turns": 0.30,
    "bias": -4.14,
}
_LONGEST = 30  # words
_TELLING = 1.1  # rarity: a word of the title that fewer than a third of the stretches meet
_MOST_MET = 3  # of such words
_OFF, _CLOSE = 0.6, 0.6  # likewise of what meets no such word, if it is no closer to the topic than that
_TALKS = 0.5  # of the likelihood of words on what was talked about: they take no position
_NO_DOUBT = re.compile(r"\bno doubts?\b", re.IGNORECASE)
_ABOUT_TALKS = re.compile(
    r"\W*(?:that )?(?:he|she|they|it|the \w+) (?:(?:had|has|have|would|will) )?(?:discuss\w*|met|meet|talked|visit\w*|raised)\b",
    re.IGNORECASE,
)


def telling(study: Study, evidence: Evidence) -> float:
    """How likely a careful reader puts a statement to somebody who is to weigh the matter, 0 to 1."""
    marks = _marks(study, evidence)
    likely = 1 / (1 + math.exp(-math.fsum(weight * marks[name] for name, weight in WEIGHTS.items())))
    said = study.dossier[evidence.attribution.content[0]] if evidence.attribution else ""
    off = not marks["object"] and marks["close"] < _CLOSE
    return likely * (_TALKS if _ABOUT_TALKS.match(said) else 1.0) * (_OFF if off else 1.0)


def _marks(study: Study, evidence: Evidence) -> Mapping[str, float]:
    """The marks by name, 0 to 1, of what is printed: the outlet's lead-in is cut off."""
    said = evidence.attribution
    printed = " ".join(study.dossier[piece] for piece in evidence.extract.pieces)
    kept = _kept(study, evidence, printed)
    return {
        "bias": 1.0,
        "words": min(_LONGEST, word_count(printed)) / _LONGEST,
        "close": closeness(study, evidence) * kept,
        "bearing": bearing(study, evidence.article),
        "quoted": float(said is not None and said.kind in ("direct", "mixed")),
        "object": min(_MOST_MET, study.telling_words(evidence, _TELLING) * kept) / _MOST_MET,
        "version": float(evidence.span in _versions(study)),
        "turns": float(bool(TURNS_DOWN.search(_NO_DOUBT.sub("", printed)))),
    }


def _kept(study: Study, evidence: Evidence, printed: str) -> float:
    """The share of the title's words in a stretch that stand in what is printed of it."""
    held = evidence.terms & study.topic.keys()
    return len(held & terms(printed)) / len(held) if held else 1.0


@lru_cache(maxsize=64)
def _versions(study: Study) -> frozenset[Span]:
    return frozenset(disputed(study))

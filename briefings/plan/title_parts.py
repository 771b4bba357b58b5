"""What of a topic's title a statement is about."""

from __future__ import annotations

import re
from functools import lru_cache

from briefings.model import word_count
from briefings.plan.brief import Brief
from briefings.plan.evidence import Evidence
from briefings.plan.study import Study
from briefings.plan.terms import terms, title_terms

FEWEST_TERMS = 2  # "I have never been a quitter"


@lru_cache(maxsize=64)
def names(study: Study) -> frozenset[str]:
    """The terms of all names in the articles."""
    return frozenset(t for actor in study.dossier.actors if actor.kind != "group" for t in terms(actor.name))


def matter(brief: Brief, evidence: Evidence) -> str:
    """What a question without words of the article is about: the part of the topic's title that the evidence holds most
    of, as the title has it: "the seizure"; "" where the parts are long, or it holds a word of one and not what it names:
    "such strikes" are no "dockers' pay strikes"."""
    title = brief.assignment.topic.title
    parts = [
        part.strip()
        for joint, part in zip([None, *_SEAM.findall(title)], _SEAM.split(title), strict=False)
        if part.strip() and title_terms(part) and (joint or "").lower() != "to" and not _NO_PART.search(part)
    ]
    named = names(brief.study)
    held = [
        (len(terms(p) & evidence.terms), -i, p)
        for i, p in enumerate(parts)
        if word_count(p) <= LONGEST_MATTER and not title_terms(p).keys() <= named and _holds(evidence, p)
    ]
    shared, _, best = max(held, default=(0, 0, ""))
    if not shared:
        return ""
    return in_sentence(brief, best)


def in_sentence(brief: Brief, words: str) -> str:
    """Words of a title as a sentence has them: "Northern dock strikes", of "Northern Dock Strikes"."""
    return " ".join(word.lower() if _is_small(brief, word) else word for word in words.split())


def _holds(evidence: Evidence, part: str) -> bool:
    """Whether a statement holds what a part of the title names: one or two terms, or two thirds of more."""
    named = terms(part)
    most = len(named) if len(named) <= FEWEST_TERMS else -(-len(named) * 2 // 3)
    return len(named & evidence.terms) >= most


def _is_small(brief: Brief, word: str) -> bool:
    """Whether a word has its capital from the title alone: the articles have it in small letters too."""
    small = word.lower()
    return small in _DETERMINERS or any(
        w.startswith(small) and len(w) - len(small) <= _ENDING for w in brief.remembered("small words", _small_words)
    )


def _small_words(brief: Brief) -> frozenset[str]:
    """The words that the articles have in small letters."""
    return frozenset(w for e in brief.evidence for w in _WORD.findall(e.text) if w.islower())


LONGEST_MATTER = 5  # words
_ENDING = 3  # letters
_WORD = re.compile(r"\w+")
_DETERMINERS = ("the", "a", "an", "its", "their", "his", "her", "our", "what", "why", "how", "who")
# Of a title that asks something: "would more pay", "or the words", "was it safe?".
_NO_PART = re.compile(
    r"[?\"“”]|\b(?:or|would|will|is|are|was|were|be|do|does|did|can|could|should|has|have|had|why|how|what|who|whom|when|where|which|if|it|they|not)\b",
    re.IGNORECASE,
)
_SEAM = re.compile(
    r"\b(?:of|on|to|in|into|within|between|and|for|with|from|by|after|over|against|about|versus)\b|[,;:–—]"
)

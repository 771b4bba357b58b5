"""What of a topic's title a statement is about."""

from __future__ import annotations

import re
from functools import lru_cache

from briefings import lexicon
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
    """Words of a title as a sentence has them: "Northern dock strikes", of "Northern Dock Strikes"; what the articles call by a
    name of several words keeps its capitals: "Northern Dock Bank"."""
    return brief.remembered(("in a sentence", words), lambda sheet: _in_sentence(sheet, words))


def _in_sentence(brief: Brief, words: str) -> str:
    found = words.split()
    names = [not _is_small(brief, word) for word in found]
    kept = list(names)
    for i, word in enumerate(found):
        before = i > 0 and names[i - 1] and _is_name(brief, f"{found[i - 1]} {word}")
        behind = i + 1 < len(found) and found[i + 1][:1].isdigit() and _is_name(brief, f"{word} {found[i + 1]}")
        kept[i] = names[i] or before or behind
    return " ".join(word if keeps else word.lower() for word, keeps in zip(found, kept, strict=True))


def _is_name(brief: Brief, words: str) -> bool:
    """Whether the articles have these words with their capitals."""
    bare = words.strip(",;:?")
    return bare[:1].isupper() and brief.remembered(("in print", bare), lambda sheet: _is_printed(sheet, bare))


def _is_printed(brief: Brief, words: str) -> bool:
    return any(words in article.text for article in brief.dossier.articles)


def _holds(evidence: Evidence, part: str) -> bool:
    """Whether a statement holds what a part of the title names: one or two terms, or two thirds of more."""
    named = terms(part)
    most = len(named) if len(named) <= FEWEST_TERMS else -(-len(named) * 2 // 3)
    return len(named & evidence.terms) >= most


def _is_small(brief: Brief, word: str) -> bool:
    """Whether a word has its capital from the title alone: the articles have it in small letters too, or never with it."""
    bare = word.strip(",;:?")
    small = bare.lower()
    if small in _DETERMINERS or small in lexicon.load("stopwords")["words"]:
        return not (bare.isupper() and len(bare) > 1)  # "US" is not "us"
    seen = brief.remembered("small words", _small_words)
    return any(w.startswith(small) and len(w) - len(small) <= _ENDING for w in seen) or (
        bare.istitle() and not brief.remembered(("in print", bare), lambda sheet: _is_printed(sheet, bare))
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

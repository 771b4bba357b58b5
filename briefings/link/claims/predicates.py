"""What the clauses of a sentence say of their subjects, and whether a negation governs it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from briefings import lexicon
from briefings.link import content
from briefings.link.claims import polarity
from briefings.link.claims.claim import cue_words


class Word(NamedTuple):
    """A word of a sentence with its place."""

    start: int
    end: int
    text: str  # in small letters


class Predicate(NamedTuple):
    """What a clause says of its subject."""

    first: int  # index of its first word
    last: int
    topic: str  # the stem, with its particle; "=under control" of a state
    negation: int | None  # index of the word that denies it
    passive: bool = False


_COPULAS = frozenset(
    ("is", "are", "was", "were", "be", "been", "remain", "remains", "remained", "isn't", "isn’t", "wasn't", "wasn’t")
)
_BE = _COPULAS | {"being", "get", "got"}
_STATES = frozenset(
    ("under", "in", "at", "on", "behind", "with")
)  # prepositions of a state: "under control", "on strike"
_WHOM = frozenset(("him", "her", "them", "me", "us"))
_AFTER_STATE = frozenset(
    ("to", "for", "in", "at", "of", "on", "by", "and", "but", "as", "from", "with", "yet", "now", "after", "when", "because", "while", "again",
     "since", "before", "until", "said", "says")
)  # fmt: skip
_LIKE_ADVERBS = frozenset(
    ("apply", "supply", "rely", "reply", "comply", "multiply", "imply", "bring", "bully", "rally")
)
_SUBJECT = 12  # words of the longest subject that begins with "no"
_OPENERS = frozenset(
    ("that", "and", "but", "because", "said", "says", "say", "saying", "insisted", "insists", "insisting", "claimed", "claims", "claiming",
     "added", "adds", "adding", "while", "when", "who", "which")
)  # fmt: skip
_PARTICLES = frozenset(("off", "out", "down", "up", "over", "away", "ahead", "through", "back"))
_NO_SUBJECT = frozenset(
    ("a", "an", "the", "of", "in", "on", "by", "with", "for", "from", "to", "and", "or", "as", "than", "its", "his", "her", "their", "some", "any")
)  # fmt: skip
_OBJECTS = frozenset(
    ("that", "the", "a", "an", "to", "in", "on", "of", "with", "from", "his", "her", "its", "their", "it", "him", "them", "no", "this", "these",
     "by", "for", "any", "into")
)  # fmt: skip
NOBODY = frozenset(("nobody", "no-one"))  # "Nobody knelt on him" denies it of whoever is said to have done it


def predicates(words: Sequence[Word]) -> Iterator[Predicate]:
    """What a sentence of these words says, in text order: "conceded", "=under control"."""
    for k in range(len(words)):
        found = _state(words, k) if words[k].text in _COPULAS else _verb(words, k)
        if found:
            yield found


def _verb(words: Sequence[Word], k: int) -> Predicate | None:
    """The word as a verb that claims: after an auxiliary, or a past form with its subject and object; None: it is none.

    "handling classified information" and "the decision not to run" claim nothing.
    """
    known, word = cue_words(), words[k].text
    if word in _auxiliary() or (word.endswith(("ing", "ly")) and word not in _LIKE_ADVERBS):
        return None
    following = words[k + 1].text if k + 1 < len(words) else ""
    if k and words[k - 1].text == "no":
        return None  # "had no insurance"
    if k and words[k - 1].text in NOBODY and (word.endswith("ed") or word in known["irregular"]) and len(word) > 3:
        return Predicate(k, k, content.stem(word), k - 1)
    stem, particle = content.stem(word), following in _PARTICLES
    if (len(word) < 3 or word in _stop_words()) and not particle:
        return None
    if stem in known["light"] and not (particle and stem not in known["finite"]):
        return None
    if not _claims(words, k, following, particle=particle):
        return None
    last = k + 1 if particle else k
    topic = f"{stem} {following}" if particle else stem
    negation = _negation(words, k)
    if negation is None:
        after = polarity.denied_after([w.text for w in words], last + 1)  # "stole no data", "agreed to nothing"
        negation = after if after is None or not any(_gap(words, j) for j in range(last, after)) else None
    if negation is None and _opens_with_no(words, k):
        return None  # "No state of emergency was declared in Lund": of what part is not told
    before = [w.text for w in words[max(0, k - 4) : k]]
    passive = any(w in _BE for w in before) and (word.endswith("ed") or word in known["irregular"])
    return Predicate(k, last, topic, negation, passive)


def _claims(words: Sequence[Word], k: int, following: str, *, particle: bool) -> bool:
    known, word, j = cue_words(), words[k].text, k - 1
    while j >= 0 and (_is_between(words[j].text) or words[j].text in known["negations"]):
        if words[j].text == "to":
            return False
        if words[j].text in known["finite"] or words[j].text.startswith("den"):
            return True
        j -= 1
    if j >= 0 and words[j].text in known["finite"]:
        return True
    past = word.endswith("ed") or word in known["irregular"]
    if not past or not 0 <= j == k - 1 or words[j].text in _NO_SUBJECT:
        return False
    things = following.endswith("s") and following not in _common() and not _gap(words, k)  # "Police found pills"
    return following in _OBJECTS or particle or things


def _is_between(word: str) -> bool:
    return word in cue_words()["between"] or (len(word) > 4 and word.endswith("ly"))


def _state(words: Sequence[Word], k: int) -> Predicate | None:
    """ "is not yet under control", "was safe": what a form of "be" at `k` says, where it is no noun and no verb."""
    negation = _negation(words, k)
    at = k + 1
    while at < len(words) and (
        _is_between(words[at].text) or words[at].text in ("not", "now", "still", "no", "longer", "very")
    ):
        if words[at].text in ("not", "no"):
            negation = at
        if words[at].text in _COPULAS:
            return None  # the last form of "be" says it
        at += 1
    if words[k].text.endswith(("n't", "n’t")):
        negation = k
    if at >= len(words):
        return None
    word = words[at].text
    if word in _STATES and at + 1 < len(words):
        noun, ended = (
            words[at + 1].text,
            at + 2 == len(words) or words[at + 2].text in _AFTER_STATE or _gap(words, at + 1),
        )
        if (noun in _NO_SUBJECT or not ended) and not (word == "with" and noun in _WHOM):
            return None
        return Predicate(at, at + 1, f"={word} {content.stem(noun)}", negation)
    if word.endswith(("ed", "ing", "ly")) or word in cue_words()["irregular"] or word == "due" or word in _common():
        return None
    if not (at + 1 == len(words) or words[at + 1].text in _AFTER_STATE or _gap(words, at)):
        return None
    return Predicate(at, at, f"={content.stem(word)}", negation)


def _gap(words: Sequence[Word], k: int) -> bool:
    """Whether a mark stands between the word at `k` and the next."""
    return k + 1 < len(words) and words[k + 1].start - words[k].end > 1


@cache
def _auxiliary() -> frozenset[str]:
    """Words that claim nothing themselves; made once, not for each of a hundred thousand words."""
    known = cue_words()
    return known["between"] | known["finite"] | known["negations"]


@cache
def _ends_subject() -> frozenset[str]:
    return cue_words()["finite"] | _NO_SUBJECT | _OPENERS


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(lexicon.load("stopwords")["words"])


@cache
def _common() -> frozenset[str]:
    return _stop_words() | frozenset(lexicon.load("numbers")["cardinals"]) | cue_words()["light"]


def _negation(words: Sequence[Word], k: int) -> int | None:
    """Index of the negation that governs the verb at `k`; None: it is affirmed.

    "no mediator had been accepted" is denied too: a "no" before the subject.
    """
    known, j = cue_words(), k - 1
    while j >= 0 and k - j < 8:
        word = words[j].text
        if word in known["negations"] or word.endswith(("n't", "n’t")):
            return j
        if not _is_between(word):
            break
        j -= 1
    if j > 0 and k - j > 1 and words[j - 1].text == "no":
        return j - 1
    for first in range(j - 1, max(-1, j - _SUBJECT), -1):
        if words[first].text == "no" and _opens(words, first):
            return first  # "no serious defect was found"
        if words[first].text in _ends_subject() or _gap(words, first):
            break
    return None


def _opens_with_no(words: Sequence[Word], k: int) -> bool:
    """Whether the clause of the verb at `k` begins with a "no"."""
    first = next((j for j in range(k - 1, max(-1, k - _SUBJECT), -1) if _opens(words, j)), None)
    return first is not None and words[first].text == "no"


def _opens(words: Sequence[Word], k: int) -> bool:
    return not k or _gap(words, k - 1) or words[k - 1].text in _OPENERS

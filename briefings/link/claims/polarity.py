"""Whether the words around a verb turn it into its opposite: "had reached no deal", "agreed to nothing", "hardly anybody warned"."""

from __future__ import annotations

from collections.abc import Sequence

from briefings.link.claims.claim import cue_words

_NONE = frozenset(("no", "nobody", "no-one", "none", "nothing", "neither", "nowhere"))
_DOUBTS = frozenset(("hardly", "barely", "scarcely", "nor", "without", "rarely", "seldom", "cannot"))
_LEADS = frozenset(("to", "of", "from", "with", "about", "in", "on", "by", "for", "at"))
# What follows a "no" or a "not" that denies nothing: "not only", "no doubt", "no later than May"
_NOT_DENYING = frozenset(
    ("only", "just", "merely", "doubt", "less", "more", "fewer", "later", "sooner", "matter", "least")
)
_SOME = frozenset(("a", "the", "these", "those", "last", "past", "next", "first"))


def denied_after(words: Sequence[str], stop: int) -> int | None:
    """Index of a "nothing" that a verb which ends before `stop` is denied by: "signed nothing", "agreed to nothing"; None: none."""
    for at in (stop, stop + 1):
        if at >= len(words):
            return None
        if words[at] in _NONE:
            return None if words[at + 1 : at + 2] and words[at + 1] in _NOT_DENYING else at
        if words[at] not in _LEADS:
            return None
    return None


def is_doubtful(words: Sequence[str], first: int, verb: int) -> bool:
    """Whether a denial stands before a verb in its clause, which then is no plain yes: "a list of 90 people nobody had seen"."""
    negations = cue_words()["negations"]
    for at in range(first, verb):
        word = words[at]
        if word in ("few", "little") and words[max(0, at - 1)] not in _SOME:
            return True  # "few residents had been warned"
        if word.startswith("den") and word in negations:
            if any(near.endswith("ing") for near in words[at + 1 : at + 3]):
                return True  # "denies having called"
            continue
        denies = word in _NONE or word in _DOUBTS or word in negations or word.endswith(("n't", "n’t"))
        if denies and words[at + 1] not in _NOT_DENYING:
            return True
    return False

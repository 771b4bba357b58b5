"""How a statement stands to what it speaks of: against it, for it, in doubt of it, on a condition, or unsure.

Rules on words: the verb of saying first, then doubt and negated belief, then words of harm and of praise, each turned by
a negation before it. After a concession ("we don't want to escalate, but …") only what follows it counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from briefings import lexicon

Attitude = Literal["against", "doubts", "for", "conditional", "unsure"]


@dataclass(frozen=True, slots=True)
class Stance:
    """An attitude, the words that decided it, and how much of a position it is."""

    attitude: Attitude
    cue: str  # in the article's words; "": nothing decided
    force: float  # 0: news that takes no position; 1: a plain argument; more for several strong words

    @property
    def critical(self) -> bool:
        """Whether it speaks against something."""
        return self.attitude in ("against", "doubts")


_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_CONCESSION = re.compile(
    r"^(.{0,160}?(?:\bnot\b|n[’']t\b|\bwhile\b|\balthough\b|\bdespite\b|\bthough\b|\bof course\b|\byes\b).{0,120}?)(?:,\s*|\s)but\s",
    re.IGNORECASE | re.DOTALL,
)
_NEGATED_BELIEF = re.compile(
    r"\b(?:not|never|no longer|\w+n[’']t|hardly|neither) (?:\w+ )?(?:believe|think|expect|convinced|sure|support|work|enough|see)\b",
    re.IGNORECASE,
)
_SETTLED = re.compile(
    r"\b(?:no|without|beyond|not|never|\w+n[’']t) (?:a |any |the )?(?:doubt|fear|question|concern|worry|risk)\w*|\bno one has died\b"
    r"|\btoo (?:soon|early)\b(?: (?:for|to) [^.;“”\"]{0,80})?"  # "too soon to turn on the firm": nobody's charge
    r"|\blost (?:their|his|her) (?:lives|life)\b|\b(?:breathing|heart|respiratory) (?:problem|difficult)\w*|\b(?:lost|won|beaten) \d+[-–]\d+"
    r"|\b(?:reduc(?:e|es|ed|ing)|lower(?:s|ed|ing)?|prevent(?:s|ed|ing)?|halv(?:e|es|ed|ing)|cut(?:s|ting)?|avoid(?:s|ed|ing)?) "
    r"(?:the |its |their |his |her |any |that |this )?(?:\w+ )?(?:risks?|dangers?|threats?|deaths?|attacks?|delays?|losses|harm)\b",
    re.IGNORECASE,
)
_CUTS = re.compile(
    r"\b(?:cut|cuts|cutting|slash|slashed|shed|axe|axed)\b(?=\s(?:\S+\s){0,3}(?:jobs|posts|staff|pay|wages|benefits|services|funding|pensions|corners|inspections|maintenance|repairs|training)\b)"
    r"|\b(?:budget|spending|funding|maintenance|inspections|staffing|training|repairs|corners)\b(?=\s(?:\S+\s){0,6}(?:cut|slashed|reduced|halved|fell|skipped)\b)",
    re.IGNORECASE,
)  # rescuers cut into a carriage, a bank cuts a rate: only these cuts hurt somebody; a budget "had been cut by about 30 percent"
_WHEN = re.compile(r"\b(?:when|before|after) (?:it|they)\b[^,;.]{0,80}", re.IGNORECASE)  # "16 million, when it failed"
_CONDITION = re.compile(r"\b(?:if|unless|provided that|only when|on condition that|as long as)\b", re.IGNORECASE)
_NEGATIONS = frozenset({"not", "no", "never", "without", "nor", "neither", "hardly"})
_ASKED = frozenset({"question", "questions"})  # "will answer questions", "the question is whether": no doubt
_DOUBTED = frozenset(
    {"raise", "raises", "raised", "serious", "grave", "big", "in", "into", "to", "they", "we", "i", "many", "some"}
)
_NEGATION_REACH = 3  # words before the one that is turned


@lru_cache(maxsize=8192)
def stance(content: str, cue: str = "") -> Stance:
    """The stance of what somebody says.

    Args:
        content: What is said, in the article's words.
        cue: The article's words of saying: "warned", "according to"; "" for the outlet's own voice.

    Returns:
        "unsure" with force 0 where no word decides.
    """
    text = _CUTS.sub("layoff", _SETTLED.sub(" ", _WHEN.sub(" ", content)))
    concession = _CONCESSION.match(text)
    if concession and len(text) - concession.end() > 8:
        text = text[concession.end() :]
    bad, good = tuple(_found(text, "adverse")), tuple(_found(text, "favourable"))
    argues = 0.5 * bool(next(iter(_found(text, "arguing", turned=None)), None))
    spoken = next(iter(_stems(cue, "against_cues")), None)
    news = next(iter(_stems(cue, "announcing")), None) or next(iter(_found(text[:80], "announcing", turned=None)), None)
    harm = 0.15 * bool(next(iter(_found(text, "harm", turned=None)), None))
    force = min(2.0, harm + 0.45 * len(bad) + 0.25 * len(good) + argues + 0.6 * bool(spoken)) * (0.55 if news else 1.0)
    if belief := _NEGATED_BELIEF.search(text):
        return Stance("doubts", belief.group(), max(force, 1.0))
    if spoken:
        return Stance("against", spoken, max(force, 0.8))
    if doubt := next(iter(_found(text, "doubt")), None):
        return Stance("doubts", doubt, max(force, 0.9))
    if praised := next(iter(_stems(cue, "for_cues")), None):
        return Stance("for", praised, max(force, 0.6))
    if len(bad) > len(good):
        return Stance("against", bad[0], force)
    if len(good) > len(bad):
        return Stance("for", good[0], force)
    if condition := _CONDITION.search(text):
        return Stance("conditional", condition.group(), force)
    return Stance("unsure", "", force)


def doubts_itself(content: str) -> str:
    """The words by which a speaker doubts in so many words, of their own side too; "" for none."""
    text = _SETTLED.sub(" ", content)
    belief = _NEGATED_BELIEF.search(text)
    return belief.group() if belief else next(iter(_found(text, "own_doubt")), "")


def _stems(cue: str, name: str) -> Iterator[str]:
    stems = words(name)
    return (word for word in _WORD.findall(cue) if lexicon.stem(word.lower()) in stems)


def _found(text: str, name: str, *, turned: bool | None = False) -> Iterator[str]:
    """Words of a list in a text; `turned`: those after a negation, those after none, or (None) either."""
    stems = words(name)
    tokens = _WORD.findall(text)
    for i, word in enumerate(tokens):
        lower = word.lower()
        if lexicon.stem(lower) not in stems or (word[0].isupper() and i):
            continue
        if lower in _ASKED and (not i or tokens[i - 1].lower() not in _DOUBTED) and tokens[i + 1 : i + 2] != ["mark"]:
            continue
        before = [t.lower() for t in tokens[max(0, i - _NEGATION_REACH) : i]]
        negated = any(t in _NEGATIONS or t.endswith(("n't", "n’t")) for t in before)
        if turned is None or negated == turned:
            yield word


@cache
def words(name: str) -> frozenset[str]:
    """The stems of one list of the lexicon."""
    lists: Mapping[str, list[str]] = lexicon.load("stance")
    return frozenset(lexicon.stem(word) for word in lists[name])

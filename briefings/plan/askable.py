"""What may stand in a question that is read aloud: words that say something by themselves, of somebody it can name."""

from __future__ import annotations

import re
from collections.abc import Collection

from briefings import nlp
from briefings.lexicon import people
from briefings.plan.terms import terms

# "Then he should tell the police", "Perhaps they will …": what stands before is what they are about.
_TAKES_UP = re.compile(
    r"(?:Then|So|And|But|Now|Well|Yes|No|Still|Anyway|Instead),?\s+(?:he|she|it|they|this|that|these|those|you)\b|"
    r"(?:Perhaps|Maybe|Presumably|No doubt|Of course|Congratulations|Thank)\b",
    re.IGNORECASE,
)
_SAME = re.compile(r"(?:an? |the )?(\w+) (?:is|are|means) (?:an? |the )?\1\W*$", re.IGNORECASE)  # "money is money"
# Nouns by their tag that name nothing.
_NAMES_NOTHING = frozenset(
    ("nobody", "everybody", "somebody", "anybody", "everyone", "someone", "anyone", "nothing", "everything", "something", "anything", "none",
     "one", "ones", "thing", "things", "way", "lot", "bit", "time", "times", "moment", "hour", "hours", "day", "days", "week", "weeks", "month",
     "months", "year", "years", "morning", "evening", "afternoon", "night", "today", "yesterday", "tomorrow", "tonight", "monday", "tuesday",
     "wednesday", "thursday", "friday", "saturday", "sunday", "enough", "sorry", "no-one", "sir", "madam")
)  # fmt: skip
_LETTERS = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_POINTS_BACK = re.compile(r"(?:its|his|her|their|our|my|your)\s", re.IGNORECASE)
_PRONOUN = re.compile(
    r"(?:he|she|it|they|we|i|you|who|this|that|these|those|both|one|others?|another|the (?:two|three|four|pair|first|latter|former))$|"
    r"(?:this|that|these|those|the same|one of)\s",
    re.IGNORECASE,
)
_THE_ONE = re.compile(r"the\s+([\w’'-]+)$", re.IGNORECASE)
_LABEL = re.compile(r"[A-Z]{4,}$")  # "PRESENTER" of a transcript
_SHOUTED = re.compile(r"\b[A-Z]{5,}\b(?=.*[a-z])|(?<=[a-z] )[A-Z]{5,}\b")


_FEW = 2  # terms
_SOMEBODY = re.compile(
    r"(?:I|we|you|he|she|it|they|this|that|these|those|there|nobody|no one|no-one|everybody|everyone|somebody|someone|anybody|anyone|all|"
    r"none|nothing|everything|something|some|most|many|enough|never|not|always)\b",
    re.IGNORECASE,
)
_IRONY = re.compile(r"\b(?:perhaps|maybe|presumably|supposedly|no doubt|as if|pretend\w*|imagine)\b", re.IGNORECASE)


def is_turned(before: str) -> bool:
    """Whether the words of a sentence before those that are quoted make less than a claim of them: "perhaps they will say |
    the scarf was forbidden as well"."""
    return bool(_IRONY.search(before))


def is_idle(words: str, topic: Collection[str]) -> bool:
    """Whether words are nothing without their context: no noun in them names anything, they take up what was said before,
    or they say that money is money; a term of the topic is enough to say something."""
    if _TAKES_UP.match(words) or _SAME.match(words):
        return True
    if terms(words) & set(topic) or any(c.isdigit() for c in words):
        return False
    tokens = (*_LETTERS.findall(words), ".")
    if len(terms(words) - _NAMES_NOTHING) < 1:
        return True
    if not nlp.available():
        return _SOMEBODY.match(words) is not None and len(terms(words) - _NAMES_NOTHING) < _FEW
    tags = nlp.tag([tokens])[0].pos
    names = any(t.startswith("NN") and w.lower() not in _NAMES_NOTHING for w, t in zip(tokens, tags, strict=True))
    return not names and (_SOMEBODY.match(words) is not None or words[:1].islower())


def is_nameable(speaker: str, *, named: bool) -> bool:
    """Whether a listener knows who is meant: a name, a body, a description in full; not "its president" or "the man", whom
    the sentence before tells, and nobody in the capitals of a headline."""
    if named:
        return True
    alone = _THE_ONE.match(speaker)
    if alone and alone[1][:1].islower() and people.sort_of(alone[1].lower()) not in ("body", "group"):
        return False
    return not (
        _POINTS_BACK.match(speaker) or _PRONOUN.match(speaker) or _SHOUTED.search(speaker) or _LABEL.match(speaker)
    )

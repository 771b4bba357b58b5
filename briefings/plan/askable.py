"""What may stand in a question that is read aloud: words that say something by themselves, of somebody it can name."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache

from briefings import lexicon, nlp
from briefings.lexicon import people
from briefings.plan.terms import terms

# "Then he should tell the police", "Perhaps they will …": what stands before is what they are about.
_TAKES_UP = re.compile(
    r"(?:Then|So|And|But|Now|Well|Yes|No|Still|Anyway|Instead|[A-Z]\w{2,12}ly),?\s+(?:he|she|it|they|this|that|these|those|you)\b|"
    r"(?:each|every|the (?:first|last|next)) time\b|the (?:moment|minute|day|way) (?:he|she|it|they|we|I|you)\b|"
    r"(?:He|She|They) (?:said|says|told|added)\b|"
    r"the (?:answer|question|point) (?:is|was)\b|"
    r"(?:Perhaps|Maybe|Presumably|No doubt|Of course|Congratulations|Thank)\b|"
    r"(?:and |so |but )?then,? (?:everybody|everyone|somebody|someone|nobody|all|the|a|an|my|our)\b|"  # a tale goes on
    r"(?:an?|the|this|that|another|no) (?:[\w’'-]{1,20} ){0,2}ones?\b",  # "A proper one, with a judge"
    re.IGNORECASE,
)
# Courtesies: what anybody says of any matter.
_COURTESY = re.compile(
    r"\b(?:sympath(?:y|ies)|condolences|thoughts and prayers|our thoughts|my thoughts|heart goes out|hearts go out)\b|"
    r"\b(?:I|we) (?:can(?:no|['’])t|can not|could(?:n['’]t| not)|not able to|unable to|wo(?:n['’]t)|will not|not going to) (?:possibly |really )?(?:talk|speak|comment)\b",
    re.IGNORECASE,
)
# "said those statements were wrong": which ones stands before; not "those who stayed" nor "those three in the boat".
_THOSE = re.compile(
    r"\b(?:those|these) (?!(?:who|that|which|whose|days|weeks|times|people|of|in|at|on|with|from)\b)[a-z]+s\b(?! (?:who|that|which|of|in|at|on|with|from)\b)",
    re.IGNORECASE,
)
_SAME = re.compile(r"(?:an? |the )?(\w+) (?:is|are|means) (?:an? |the )?\1\W*$", re.IGNORECASE)  # "money is money"
# Nouns by their tag that name nothing.
_NAMES_NOTHING = frozenset(
    ("nobody", "everybody", "somebody", "anybody", "everyone", "someone", "anyone", "nothing", "everything", "something", "anything", "none",
     "one", "ones", "thing", "things", "way", "lot", "bit", "time", "times", "moment", "hour", "hours", "day", "days", "week", "weeks", "month",
     "months", "year", "years", "morning", "evening", "afternoon", "night", "today", "yesterday", "tomorrow", "tonight", "monday", "tuesday",
     "mine", "yours", "ours", "theirs", "wednesday", "thursday", "friday", "saturday", "sunday", "enough", "sorry", "no-one", "sir", "madam")
)  # fmt: skip
_LETTERS = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_POINTS_BACK = re.compile(r"(?:its|his|her|their|our|my|your)\s", re.IGNORECASE)
_PRONOUN = re.compile(
    r"(?:he|she|it|they|we|i|you|who|this|that|these|those|both|one|others?|another|the (?:two|three|four|pair|first|latter|former))$|"
    r"(?:this|that|these|those|the same|one of)\s",
    re.IGNORECASE,
)
_THE_ONE = re.compile(r"the\s+([\w’'-]+)$", re.IGNORECASE)
_NO_NAME = re.compile(
    r"(?:an? (?:name|word|term|phrase|idea|view|sense|matter|question|way|number|kind|sort)$)|(?:which|who|whom|whose|that|for|of|in|at|by|from|with|to|on)\s",
    re.IGNORECASE,
)  # misread
_LABEL = re.compile(r"[A-Z]{4,}$")  # "PRESENTER" of a transcript
_INITIALS = re.compile(r"(?:[A-Z]\.){1,4}$")  # "N.Y." behind a name
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


def has_loose_it(deed: str) -> bool:
    """Whether what somebody says opens with an "it" that only earlier words explain: "said that it concerned another
    ship"; not "said it would be wrong to sail"."""
    return bool(_LOOSE_IT.match(deed))


_LOOSE_IT = re.compile(
    r"(?:(?:has|had|have|also|again|later) )*\w+ (?:(?:that|whether|if) )?it\b"
    r"(?! (?:is|was|has|had|will|would|could|may|might)(?: not| been| be)* (?:\w+ ){1,3}(?:to|that|for|who)\b)",
    re.IGNORECASE,
)


def is_of_another(before: str, *, direct: bool) -> bool:
    """Whether words are what somebody else than the speaker thinks or says, by what stands before them in what the speaker
    says: "the mayor was concerned that | the dam could break" tells no concern of the clerk who reports it.

    Args:
        before: What the speaker says before the words, in their sentence.
        direct: Whether it is direct speech: "he" is nobody who speaks there.
    """
    words = [w.lower().split("'")[0].split("’")[0] for w in _LETTERS.findall(before)]
    for i, word in enumerate(words):
        alone = _attitudes().get(word)
        behind = zip(words[i : i + _FAR], words[i + 1 : i + _FAR], strict=False)
        brings = any(w == "that" and joint not in _JOINTS for joint, w in behind) or (alone and len(words) - i <= _NEAR)
        if alone is not None and brings and not _is_speakers(words[:i], word, direct=direct):
            return True
    return False


_JOINTS = frozenset(("and", "or", "but"))  # "had been informed and that": a second thing the speaker says
_FAR = 12  # words to the "that" of "told the parents of the first class on Monday that"
_NEAR = 3  # words to the end where there is none: "told them", "fears"


def _is_speakers(before: Sequence[str], word: str, *, direct: bool) -> bool:
    """Whether a thought is the speaker's own: "we believe", "my fear", "he was convinced" at the head of what is
    reported; not "we were told", nor "it is feared"."""
    subject = before[1:] if before[:1] == ["that"] else before
    passive = bool({*subject[-2:]} & _BE)
    if passive and (word in _told() or "it" in subject[-3:]):
        return False
    if {*subject[-_MOST_OF_SUBJECT:]} & {"i", "we", "my", "our"}:
        return True
    return not direct and 0 < len(subject) <= _MOST_OF_SUBJECT and subject[0] in _PRONOUNS


_MOST_OF_SUBJECT = 4  # words: "he has long been | convinced"
_PRONOUNS = frozenset(("he", "she", "they", "it"))
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being"))


@cache
def _attitudes() -> dict[str, bool]:
    """Words that bring what somebody says or thinks, each with whether they do so without "that"."""
    verbs = {
        form: "strict" not in verb["takes"]
        for group, entries in lexicon.load("reporting_verbs").items()
        if group not in _SHOWING
        for verb in entries.values()
        if "that" in verb["takes"]
        for form in verb["forms"]
    }
    return {w: v for w, v in {**verbs, **dict.fromkeys(_ATTITUDES, False), **_MINDS}.items() if w not in _KNOWING}


@cache
def _told() -> frozenset[str]:
    groups = lexicon.load("reporting_verbs")
    return frozenset(f for g in ("tell", "warn") for verb in groups[g].values() for f in verb["forms"]) - _MINDS.keys()


_SHOWING = frozenset({"show", "cite"})  # what a study shows is no attitude
_KNOWING = frozenset(("know", "knows", "knew", "known", "knowing"))  # what is known is so
_MINDS = dict.fromkeys(("convinced", "concerned", "confident", "sure", "certain", "afraid"), True)
_ATTITUDES = (
    "anxious", "hopeful", "fearful", "adamant", "persuaded", "alarmed", "optimistic", "nervous", "belief", "beliefs", "concern", "concerns", "suspicion",
    "suspicions", "conviction", "view", "opinion", "impression", "allegation", "allegations", "rumour", "rumours", "rumor", "rumors", "assurance",
    "assurances", "warnings", "expectation", "idea", "worries",
)  # fmt: skip


def is_idle(words: str, topic: Collection[str]) -> bool:
    """Whether words are nothing without their context: no noun in them names anything, they take up what was said before,
    they are a courtesy, or they say that money is money; a term of the topic is enough to say something."""
    if _TAKES_UP.match(words) or _SAME.match(words) or _COURTESY.search(words) or _THOSE.search(words):
        return True
    if terms(words) & set(topic) or any(c.isdigit() for c in words):
        return False
    tokens = (*_LETTERS.findall(words), ".")
    if len(terms(words) - _NAMES_NOTHING) < 1:
        return True
    if not nlp.available():
        return _SOMEBODY.match(words) is not None and len(terms(words) - _NAMES_NOTHING) < _FEW
    tags = nlp.parts_of_speech(tokens)
    names = any(t.startswith("NN") and w.lower() not in _NAMES_NOTHING for w, t in zip(tokens, tags, strict=True))
    return not names and (_SOMEBODY.match(words) is not None or words[:1].islower())


def is_nameable(speaker: str, *, named: bool) -> bool:
    """Whether a listener knows who is meant: a name, a body, a description in full; not "its president" or "the man", whom
    the sentence before tells, and nobody in the capitals of a headline."""
    if _NO_NAME.match(speaker) or _INITIALS.match(speaker):
        return False
    if named:
        return True
    alone = _THE_ONE.match(speaker)
    if alone and alone[1][:1].islower() and people.sort_of(alone[1].lower()) not in ("body", "group"):
        return False
    return not (
        _POINTS_BACK.match(speaker) or _PRONOUN.match(speaker) or _SHOUTED.search(speaker) or _LABEL.match(speaker)
    )

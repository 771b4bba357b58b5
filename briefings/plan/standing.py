"""Whether a few words cut from a sentence keep their sense by themselves, and nothing that is left out takes them back."""

from __future__ import annotations

import re
from typing import Literal

from briefings.model import Span, word_count
from briefings.plan import clauses
from briefings.plan.conditions import CONDITION, DEEMED
from briefings.plan.stance import words as stance_words
from briefings.plan.terms import terms

# Direct speech, a reported clause, a phrase, what the speaker does, what somebody is to do.
Form = Literal["said", "told", "of", "does", "to"]

PRONOUN = re.compile(
    r"(?!(?:this|these) (?:country|nation|state|town|city|county|village|island|region|valley|community|government|parliament|party|company|"
    r"club|industry|school|hospital|families|people|workers)\b)(?:it|he|she|they|this|that|these|those|his|her|their|its|him|them|there|such|one|both|another|other|others|so)\b",
    re.IGNORECASE,
)

LOOSE_START = re.compile(
    r"(?:and|but|or|nor|which|who|whose|as|if|because|while|although|though|that|than|to|against|about|of|in|on|with|by|for|from|at|into|over|within|inside|"
    r"home (?:on|at|in|from|by|to)|including|especially|particularly|even|also|only|despite|citing|saying|adding|not|be|been|being|is|are|was|were|has|have|had|will|would|can|"
    r"could|may|might|must|should|do|does|did|more than(?! \d)|so far)\b",
    re.IGNORECASE,
)

LOOSE_END = re.compile(
    r"\b(?:and|but|or|the|a|an|of|to|in|on|with|by|for|from|at|into|that|which|who|whom|whose|whether|where|including|as|if|because|not|is|are|was|were|be|been|have|has|had|will|"
    r"would|could|(?-i:may)|can|its|their|his|her|more|most|some|any|no|than|in part|partly|mainly|of it|if .*|unless .*|on \d{1,2}|nobody|everybody|everyone|anybody|anyone|somebody|someone)$",
    re.IGNORECASE,
)

_TURNING = re.compile(
    r"\b(?:not|never|no|nor|neither|without|unless|if|whether|hardly|unlikely|den(?:y|ies|ied)|doubt(?:s|ed)?|refus\w+|fail\w*|"
    r"\w+n[’']t|cannot|stop\w*|avoid\w*|prevent\w*|refrain\w*)\b",
    re.IGNORECASE,
)  # what follows one of these may mean its opposite without it: "they do not believe | it will change the war"

HEDGING = re.compile(
    r"\b(?:if|unless|until|provided|but|although|though|except|however|without|only|(?<!and )not|never|no|\w+n[’']t)\b",
    re.IGNORECASE,
)  # what is left out behind may take back what is quoted: "he would resign | if the board asked"

_CALENDAR = re.compile(
    r"^(?:on |last |this |in )?(?:\w+day|January|February|March|April|May|June|July|August|September|October|November|December)\b"
)

_SHARE = re.compile(r"\s(?:out of|in (?:every )?(?:ten|five|four|three|two|\d)|per cent|percent|%)\b")


def stands_alone(
    text: str, words: str, a: int, b: int, start: int, end: int, form: Form, framed: bool, *, pointed: bool = False
) -> bool:
    """Whether a cut keeps its sense: it starts and ends at no loose word, and nothing outside it takes it back.

    Args:
        text: The article's.
        words: The cut itself, which may leave out an aside.
        a, b: Its start and end.
        start, end: Where what is said there starts and ends.
        form: How it joins to its question.
        framed: The question says itself that the words are what is doubted, demanded or warned of.
        pointed: Spoken of the guest's side, who are "they" or "he" at the head of a quotation.
    """
    conditioned = form == "said" and a == start and _CONDITION_FIRST.match(words) is not None
    told = words[len("If ") :] if conditioned else words
    if any(mark in words for mark in '“”"[]()') or "\n" in words or LOOSE_END.search(told):
        return False
    if _GARBLED.search(words):
        return False
    if form != "of" and (OPEN_SINGLE.search(words) or MARK_NEXT.match(text, b)):
        return False  # "it was set to 'urgent", "the payment is made | “in full settlement”"
    if _SHARE.match(text, b) or NO_CLAUSE.match(words):
        return False  # "in nine cases | out of ten"
    if (
        form in ("told", "does", "to", "of")
        and FIRST_PERSON.search(words)
        and text[start - 1 : start] not in ("“", '"')
    ):
        return False  # "we listened": whose words these are only their marks would say
    if NOTHING_TO_ANSWER.search(words) or SIDE_CLAUSE.match(words) or _LABEL.match(words):
        return False
    inside = form in ("said", "told") and any(c.isalnum() for c in text[start:a])  # behind other words of the speaker
    if inside and (word_count(words) < _FEWEST_INSIDE or _LEFT_BEHIND.search(words)):
        return False
    if (LOOSE_START.match(words) and not conditioned) or (
        PRONOUN.match(words)
        and not (form == "said" and a == start and (_LOOSE_PRONOUN_OK if not pointed else _OF_SOMEBODY).match(words))
        and not (form in ("said", "told") and THERE.match(words))
        and not (form == "of" and _ONE_MORE.match(words))
    ):
        return False
    if form == "of":
        if _hangs_on_more(text, a, b, start, end):
            return False
        head = words.split(maxsplit=1)[0]
        second = words.split()[1][:1] if len(words.split()) > 1 else ""
        if all(w[:1].isupper() for w in words.split()) or (
            head[0].isupper() and "’" not in head and "'" not in head and _PREPOSITION.match(words, len(head) + 1)
        ):
            return False  # a name alone, or with a place behind it: "Ada Marsh", "Norway before May"
        if (
            head.endswith("ing")
            and not text[max(start, a - 5) : a].endswith(("and ", ", "))
            and (_BE.search(text[max(start, a - 12) : a]) or a == start)
        ):
            return False
        if (head.endswith("ly") and second) or " not " in words:
            return False
        if (
            _CALENDAR.match(words)
            or head.isdigit()
            or (word_count(words) < 3 and text[a - 1 : a] not in ("“", '"') and not set(terms(words)) & telling())
        ):
            return False
        whole = text[a - 1 : a] in ("“", '"') and text[b : b + 1] in ("”", '"', ",", ".")
        return (len(terms(words)) >= 2 or whole) and (framed or not _TURNING.search(text[max(start, a - 25) : a]))
    behind = SENTENCE_END.split(text[b:end], maxsplit=1)[0]  # the next sentence takes nothing back
    before = SENTENCE_END.split(text[start:a])[-1]
    if _WANTS_OBJECT.search(words) and any(c.isalnum() for c in behind):
        return False
    return not _TURNING.search(before) and not is_taken_back(words, behind)


def _hangs_on_more(text: str, a: int, b: int, start: int, end: int) -> bool:
    """Whether a phrase is only what would be so on a condition, or what something that is left out would be taken for."""
    before = SENTENCE_END.split(text[start:a])[-1]
    if CONDITION.search(before) or CONDITION.search(SENTENCE_END.split(text[b:end], maxsplit=1)[0]):
        return True
    return text[a - 1 : a] not in ("“", '"') and DEEMED.search(before) is not None


_WANTS_OBJECT = re.compile(r"\b(?:has|have|had) \w+ed$")  # "We have suspended | all payments"


def is_taken_back(words: str, behind: str) -> bool:
    """Whether what is left out behind may take back what is quoted. A second act does not, "and had not begun again", nor
    more of the same: "does not do this | , not in an hour"."""
    same = bool(DENIES.search(words)) and re.match(r"[\s,]*not\b", behind)
    if same:
        return bool(HEDGING.search(DENIES.sub(" ", behind)))
    return clauses.takes_back(behind) if clauses.goes_on(behind) else bool(HEDGING.search(behind))


_FEWEST_INSIDE = 5  # words: "you know" says nothing
_LEFT_BEHIND = re.compile(r"\b(?:it|them|they|those|these|there)\b", re.IGNORECASE)
_LABEL = re.compile(r"[A-Z][A-Z .'’-]{2,40}(?:, [A-Z ]{2,30})?:")  # "HOST:" in a transcript
SIDE_CLAUSE = re.compile(
    r"(?:until|unless|when|whenever|where|before|after|since|once|how|why|what|whatever|whether)\b", re.IGNORECASE
)

FIRST_PERSON = re.compile(r"\b(?:I|we|We|us|our|Our|my|My|me)\b")
SENTENCE_END = re.compile(r"[.!?][\"”’]*\s+(?=[\"“‘]?[A-Z0-9])")
_PREPOSITION = re.compile(r"(?:before|after|for|without|with|by|in|on|at|from|to|within|inside|regarding|of)\b")
_BE = re.compile(r"\b(?:is|are|was|were|be|been|has|have|had)\s+$", re.IGNORECASE)
THERE = re.compile(r"there (?:is|are|was|were|will|has|have|had|would|could|may|might|must)\b", re.IGNORECASE)
_ONE_MORE = re.compile(r"another [a-z]+ (?:of|in|for|by)\b")  # "another breach of the lease" says of what
_OF_SOMEBODY = re.compile(r"(?:this is|there is|there are|nobody|they|he|she)\b", re.IGNORECASE)

# An inner mark that is not closed again.
OPEN_SINGLE = re.compile(r"(?<![^\s(])['‘](?=\w)[^'‘’]*$")
_GARBLED = re.compile("â€|Ã.|\ufffd")  # misread bytes cannot be read aloud
# "had known | nothing until the deal was signed": no clause of its own.
NO_CLAUSE = re.compile(r"(?:nothing|none|little|much|nobody) (?:until|but|of|about|to|at)\b", re.IGNORECASE)
MARK_NEXT = re.compile(r"\s[“\"‘]\w")
_CONDITION_FIRST = re.compile(
    r"If (?![^,]{0,60}\bit\b)[^,]{3,60}, \w+ "
)  # a whole sentence of somebody's: its condition and what follows

_LOOSE_PRONOUN_OK = re.compile(r"(?:this is|there is|there are|nobody)\b", re.IGNORECASE)


def telling() -> frozenset[str]:
    """The words of judgement."""
    return stance_words("adverse") | stance_words("favourable")


NOTHING_TO_ANSWER = re.compile(
    r"\b(?:name not (?:to )?be (?:used|given|printed)|not (?:to )?be (?:named|identified|quoted)|anonymity|sorry|thank|apologi[sz]e|condolences|our (?:thoughts|hearts)|comment|good (?:morning|afternoon|evening)|welcome|hello|can(?:not|[’']t) (?:tell|say)|(?:I|we) (?:do not|don[’']t) want)\b",
    re.IGNORECASE,
)  # politeness, and what was not said

DENIES = re.compile(r"\b(?:not|never|no|nobody|nothing|none)\b|n[’']t\b", re.IGNORECASE)


def loses_its_limit(text: str, span: Span) -> bool:
    """Whether a cut takes away where a ban, a permission or a denial ends: "barred lorries | from the bridge at night"."""
    return bool(_LIMITING.search(text[span.start : span.end]) and _LIMIT.match(text, span.end))


_LIMITING = re.compile(
    r"\b(?:ban(?:s|ned)?|bar(?:s|red)|prohibit\w*|allow\w*|permit\w*|oppos\w+|restrict\w*|authori[sz]\w*|forbid\w*|approv\w*|only|never)\b",
    re.IGNORECASE,
)

_LIMIT = re.compile(
    r"\s(?:inside|within|in|on|onto|into|to|against|from|for|at|over|outside|beyond|deep|if|unless|except|without|until|before|after|during)\s",
    re.IGNORECASE,
)

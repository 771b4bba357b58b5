"""What is said in one report and denied in another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from briefings import lexicon
from briefings.link import content, located
from briefings.link.claims.claim import BESIDE, CLAUSE_END, DOUBT, WORD, Claim, alike, claim_at, cue_words
from briefings.link.content import Content, overlap
from briefings.model import Findings, Span


class _Word(NamedTuple):
    start: int
    end: int
    text: str  # in small letters


class _Predicate(NamedTuple):
    """What a clause says of its subject."""

    first: int  # index of its first word
    last: int
    topic: str  # the stem, with its particle; "=under control" of a state
    negation: int | None  # index of the word that denies it
    passive: bool = False


_LEAD = 8  # code points into a clause: "On Monday shares rose"
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
_PERSONAL = frozenset(("it", "he", "she", "they"))
_PRONOUNS = frozenset(("it", "he", "she", "they", "we", "i", "you", "who", "which", "that"))
_SURVEY = frozenset(("percent", "poll", "survey", "respondents"))
_SUBJECT = 12  # words of the longest subject that begins with "no"
_OPENERS = frozenset(("that", "and", "but", "because", "said", "says", "while", "when", "who", "which"))
_PARTICLES = frozenset(("off", "out", "down", "up", "over", "away", "ahead", "through", "back"))
_NO_SUBJECT = frozenset(
    ("a", "an", "the", "of", "in", "on", "by", "with", "for", "from", "to", "and", "or", "as", "than", "its", "his", "her", "their", "some", "any")
)  # fmt: skip
_OBJECTS = frozenset(
    ("that", "the", "a", "an", "to", "in", "on", "of", "with", "from", "his", "her", "its", "their", "it", "him", "them", "no", "this", "these",
     "by", "for", "any", "into")
)  # fmt: skip
_NOBODY = frozenset(("nobody", "no-one"))  # "Nobody knelt on him" denies it of whoever is said to have done it
_NOT_ALL = frozenset(("none", "nothing", "neither", "few", "little", "hardly", "barely"))
_AHEAD = frozenset(("will", "would", "'ll", "’ll"))
_HEAD_ENDS = re.compile(
    r"[\s\u00a0](?:of|in|at|on|for|from|with|to|after|before|by|because|during|over|into|near|under|when|since)[\s\u00a0]|[,;:]"
)


def find(index: int, findings: Findings, sentence: Content) -> Iterator[Claim]:
    """Every verb of the sentence with its polarity: "has not conceded defeat" denies what "has conceded defeat" says.

    `topic` is the verb's stem, with its particle; a state ("is under control") is a verb too. A question, an "if" and a
    "may" claim nothing.
    """
    text = findings.article.text
    words = [
        _Word(m.start(), m.end(), m.group().lower())
        for m in WORD.finditer(text, sentence.span.start, sentence.span.end)
    ]
    if _SURVEY & {word.text for word in words}:
        return  # 54 in a hundred say this, 21 that
    doubts = [m.span() for m in DOUBT.finditer(text, sentence.span.start, sentence.span.end)]
    unsure = {
        k
        for k, word in enumerate(words)
        if word.text in cue_words()["unsure"]
        and not text.startswith("May", word.start)
        and not any(start <= word.start < end for start, end in doubts)
    }
    ends = [m.start() for m in CLAUSE_END.finditer(text, sentence.span.start, sentence.span.end)]
    quoted = any(mark in text[sentence.span.start : sentence.span.end] for mark in '“”"')
    for predicate in _predicates(words):
        k, start, end = predicate.first, words[predicate.first].start, words[predicate.last].end
        first = next((j for j in range(k - 1, -1, -1) if any(words[j].start <= e < start for e in ends)), -1) + 1
        if any(first <= u < k or u == len(words) - 1 for u in unsure):
            continue
        if any(word.text in _NOT_ALL or word.text == "whom" for word in words[first:k]):
            continue  # "only two members, both of whom opposed the deal"
        if quoted and any(word.text == "would" for word in words[first:k]):
            continue  # “a prosecutor would not move forward”: supposed
        doubt = next((d for d in doubts if d[1] <= start and not any(d[1] <= e < start for e in ends)), None)
        topic, flipped = _opposites().get(predicate.topic, (predicate.topic, False))
        ahead = any(word.text in _AHEAD for word in words[first:k])
        if topic in _only_ahead() and not ahead and _of_a_day(findings, sentence, words[first].start, start):
            continue
        if topic in _only_ahead() and not ahead:
            topic = (
                f"{topic} before"  # "shares rose", and fell the day after: only where one article sets them together
            )
        denied = (predicate.negation is not None) != flipped
        if predicate.negation is not None and any(word.text == "because" for word in words[predicate.last :]):
            continue  # "No patient has died because of the strike": the reason is denied
        if doubt and predicate.negation is not None and words[predicate.negation].start >= doubt[1]:
            continue  # "denied that it had not paid"
        claim = claim_at("denied", index, findings, sentence, (start, end), "no" if denied or doubt else "yes", topic)
        left = min(
            start,
            words[predicate.negation].start if predicate.negation is not None else start,
            doubt[0] if doubt else start,
        )
        right = words[predicate.negation].end if predicate.negation is not None else end
        object_end = _HEAD_ENDS.search(text, end, sentence.span.end)
        subject, about = claim.subject, claim.about
        if words[k - 1].text in _NOBODY:
            subject = frozenset((_NOBODY_DID,))
        pronouns = {word.text for word in words[max(first, k - 4) : k]} & _PRONOUNS
        if not subject and not pronouns:
            subject = sentence.within(words[0].start, start) - claim.about  # "Her producer, Max Orlan, 44, was there"
        if doubt:
            inside = subject & sentence.within(doubt[1], start)
            subject = inside or subject & sentence.within(
                sentence.span.start, doubt[0]
            )  # "She denied that she had asked"
        head = about & sentence.within(end, object_end.start() if object_end else sentence.span.end)
        if (
            predicate.passive
            and words[predicate.last + 1 : predicate.last + 2]
            and words[predicate.last + 1].text == "by"
        ):
            subject, about = about, subject  # "was ordered by a collector": the collector ordered it
            head = about
        yield Claim(
            "denied",
            index,
            claim.sentence,
            findings.article.span(left, max(right, end)),
            claim.side,
            subject,
            about,
            claim.context,
            claim.cue,
            topic,
            passive=predicate.passive,
            pronoun=bool(pronouns & _PERSONAL),
            head=head,
        )


def _of_a_day(findings: Findings, sentence: Content, opens: int, verb: int) -> bool:
    """Whether what the verb tells happened on a day: "shares rose on Monday"; not when it was said."""
    return any(
        d.when is None or d.when.precision == "day"
        for d in located.inside(sentence.span, findings.dates)
        if d.span.start > verb or d.span.start - opens < _LEAD
    )


# ------------------------------------------------------------------------------------------------ what is said


def _predicates(words: Sequence[_Word]) -> Iterator[_Predicate]:
    for k in range(len(words)):
        found = _state(words, k) if words[k].text in _COPULAS else _verb(words, k)
        if found:
            yield found


def _verb(words: Sequence[_Word], k: int) -> _Predicate | None:
    """The word as a verb that claims: after an auxiliary, or a past form with its subject and object; None: it is none.

    "handling classified information" and "the decision not to run" claim nothing.
    """
    known, word = cue_words(), words[k].text
    if word in known["between"] | known["finite"] | known["negations"] or (
        word.endswith(("ing", "ly")) and word not in _LIKE_ADVERBS
    ):
        return None
    following = words[k + 1].text if k + 1 < len(words) else ""
    if k and words[k - 1].text == "no":
        return None  # "had no insurance"
    if k and words[k - 1].text in _NOBODY and (word.endswith("ed") or word in known["irregular"]) and len(word) > 3:
        return _Predicate(k, k, content.stem(word), k - 1)
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
    if negation is None and last + 1 < len(words) and words[last + 1].text == "no":
        negation = last + 1  # "stole no data"
    if negation is None and _opens_with_no(words, k):
        return None  # "No state of emergency was declared in Lund": of what part is not told
    before = [w.text for w in words[max(0, k - 4) : k]]
    passive = any(w in _BE for w in before) and (word.endswith("ed") or word in known["irregular"])
    return _Predicate(k, last, topic, negation, passive)


def _claims(words: Sequence[_Word], k: int, following: str, *, particle: bool) -> bool:
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


def _state(words: Sequence[_Word], k: int) -> _Predicate | None:
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
        return _Predicate(at, at + 1, f"={word} {content.stem(noun)}", negation)
    if word.endswith(("ed", "ing", "ly")) or word in cue_words()["irregular"] or word == "due" or word in _common():
        return None
    if not (at + 1 == len(words) or words[at + 1].text in _AFTER_STATE or _gap(words, at)):
        return None
    return _Predicate(at, at, f"={content.stem(word)}", negation)


def _gap(words: Sequence[_Word], k: int) -> bool:
    """Whether a mark stands between the word at `k` and the next."""
    return k + 1 < len(words) and words[k + 1].start - words[k].end > 1


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(lexicon.load("stopwords")["words"])


@cache
def _common() -> frozenset[str]:
    return _stop_words() | frozenset(lexicon.load("numbers")["cardinals"]) | cue_words()["light"]


@cache
def _opposites() -> Mapping[str, tuple[str, bool]]:
    """Topic -> the topic of which it is one pole, and whether it is the denying one."""
    found: dict[str, tuple[str, bool]] = {}
    for pairs in lexicon.load("claims")["opposites"].values():
        for yes, no in pairs:
            for words, flipped in ((yes, False), (no, True)):
                for word in words:
                    found[f"={content.stem(word[1:])}" if word[0] == "=" else content.stem(word)] = (yes[0], flipped)
    return found


@cache
def _only_ahead() -> frozenset[str]:
    return frozenset(yes[0] for yes, _ in lexicon.load("claims")["opposites"]["ahead"])


def _negation(words: Sequence[_Word], k: int) -> int | None:
    """Index of the negation that governs the verb at `k`; None: it is affirmed.

    "no mediator had been accepted" is denied too: a "no" before the subject.
    """
    known, j = cue_words(), k - 1
    while j >= 0 and k - j < 8:
        word = words[j].text
        if word in known["negations"]:
            return j
        if not _is_between(word):
            break
        j -= 1
    if j > 0 and k - j > 1 and words[j - 1].text == "no":
        return j - 1
    for first in range(j - 1, max(-1, j - _SUBJECT), -1):
        if words[first].text == "no" and _opens(words, first):
            return first  # "no serious defect was found"
        if words[first].text in known["finite"] | _NO_SUBJECT | _OPENERS or _gap(words, first):
            break
    return None


def _opens_with_no(words: Sequence[_Word], k: int) -> bool:
    """Whether the clause of the verb at `k` begins with a "no"."""
    first = next((j for j in range(k - 1, max(-1, k - _SUBJECT), -1) if _opens(words, j)), None)
    return first is not None and words[first].text == "no"


def _opens(words: Sequence[_Word], k: int) -> bool:
    return not k or _gap(words, k - 1) or words[k - 1].text in _OPENERS


# ------------------------------------------------------------------------------------------------ the same question


def same(one: Claim, other: Claim, _: Mapping[Span, frozenset[int]]) -> bool:
    """The same verb with the same subject and object; or the passive of it, where object and subject change places."""
    near = one.index == other.index and abs(one.words.start - other.words.start) < BESIDE
    if one.topic.endswith(" before"):
        return near and bool(one.subject) and one.subject == other.subject
    if alike(one.about, other.about) and overlap(one.subject, other.subject) >= 0.5:
        return True
    if len(one.about) >= 2 and one.about == other.about and one.subject & other.subject:
        return True
    if one.head and one.head == other.head and overlap(one.subject, other.subject) >= 0.5 and _rests_meet(one, other):
        return True
    if near and one.head and one.head == other.head and _rests_meet(one, other):
        return True  # "The ship had passed its inspection, the owner says. The ferry did not pass it, the office said."
    meant = near and any(not c.subject and c.pronoun for c in (one, other))
    if meant and overlap(one.about, other.about) >= 0.5:
        return True
    if meant and not one.head and not other.head:
        return True  # "The album was finished, he said. It was not finished, she said."
    if one.about and one.about == other.about and not (one.subject and other.subject):
        return bool(one.subject & other.context or other.subject & one.context)  # "the office denied that it had …"
    if one.about and one.about == other.about and (one.subject <= _bodies() or other.subject <= _bodies()):
        return (
            one.index == other.index
        )  # "Kessler denied that it had known of the failures", "the company knew of them"
    if near and one.passive and other.passive and one.subject and one.subject == other.subject:
        return not (
            one.about and other.about
        )  # "The sample has not been opened", "was opened on 28 May, a spokesman said"
    if _NOBODY_DID in one.subject | other.subject:
        meant = not one.passive and not other.passive and len(one.context & other.context) > 0
        return meant and one.index != other.index and _objects_meet(one, other)
    if not one.about and not other.about and one.subject == other.subject:
        return bool(one.subject) and (near or one.index != other.index)  # "[No] passwords were stolen"
    if one.topic[0] == "=" and " " in one.topic and _same_name(one, other):
        return True  # "Max Orlan was with her", "Orlan was not with her on the night"
    if not (one.about and other.about) and alike(one.subject, other.subject):
        return len(one.context & other.context) > len(one.subject & other.subject)  # "had [not] been cleared"
    passive = [
        (a, b)
        for a, b in ((one, other), (other, one))
        if not (b.head if b.passive else b.about) and alike(a.head or a.about, b.subject)
    ]
    exact = [(a, b) for a, b in passive if a.head == b.subject]
    if exact and one.index != other.index:
        return True  # "The state paid a ransom", "No ransom was paid"
    return bool(passive) and (near or alike(one.context, other.context))


_NOBODY_DID = "nobody"


def _objects_meet(one: Claim, other: Claim) -> bool:
    return not one.about or not other.about or bool(one.about & other.about)


def _same_name(one: Claim, other: Claim) -> bool:
    return any(key[0] in "#@" for key in one.subject & other.subject)


@cache
def _bodies() -> frozenset[str]:
    return frozenset(content.stem(word) for word in lexicon.load("claims")["bodies"])


def _rests_meet(one: Claim, other: Claim) -> bool:
    """Whether what stands after the object keeps the two together: "the date of the match", "the date of the sale"."""
    mine, theirs = one.about - one.head, other.about - other.head
    return not mine or not theirs or bool(mine & theirs)

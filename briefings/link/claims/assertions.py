"""What is said in one report and denied in another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from briefings import lexicon
from briefings.link import content, located
from briefings.link.claims import polarity
from briefings.link.claims.claim import BESIDE, CLAUSE_END, DOUBT, WORD, Claim, alike, claim_at, cue_words
from briefings.link.claims.predicates import NOBODY, Word, predicates
from briefings.link.claims.propositions import is_of_some, is_restrictive
from briefings.link.content import Content, overlap
from briefings.model import Findings, Span

_SOME_WITHIN = 80  # code points after a verb
_LEAD = 8  # code points into a clause: "On Monday shares rose"
_PERSONAL = frozenset(("it", "he", "she", "they"))
_PRONOUNS = frozenset(("it", "he", "she", "they", "we", "i", "you", "who", "which", "that"))
_SURVEY = frozenset(("percent", "poll", "survey", "respondents"))
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
        Word(m.start(), m.end(), m.group().lower()) for m in WORD.finditer(text, sentence.span.start, sentence.span.end)
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
    texts = [word.text for word in words]
    for predicate in predicates(words):
        k, start, end = predicate.first, words[predicate.first].start, words[predicate.last].end
        first = next((j for j in range(k - 1, -1, -1) if any(words[j].start <= e < start for e in ends)), -1) + 1
        if any(first <= u < k or u == len(words) - 1 for u in unsure):
            continue
        if any(word.text in _NOT_ALL or word.text == "whom" for word in words[first:k]):
            continue  # "only two members, both of whom opposed the deal"
        if quoted and any(word.text == "would" for word in words[first:k]):
            continue  # “a prosecutor would not move forward”: supposed
        if is_restrictive(words, first, k):
            continue
        if predicate.negation is not None and is_of_some(text, end, min(sentence.span.end, end + _SOME_WITHIN)):
            continue
        doubt = next((d for d in doubts if d[1] <= start and not any(d[1] <= e < start for e in ends)), None)
        if predicate.negation is None and doubt is None and polarity.is_doubtful(texts, first, k):
            continue
        topic, flipped = _opposites().get(predicate.topic, (predicate.topic, False))
        ahead = any(word.text in _AHEAD for word in words[first:k])
        if topic in _only_ahead() and not ahead and _of_a_day(findings, sentence, words[first].start, start):
            continue
        if topic in _only_ahead() and not ahead:
            topic = (
                f"{topic} before"  # "shares rose", and fell the day after: only where one article sets them together
            )
        if ahead and topic not in _only_ahead():
            topic = f"{topic} ahead"  # "will approve the plan in June" does not clash with "has not approved it"
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
        if words[k - 1].text in NOBODY:
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
    if meant and not one.head and not other.head and _objects_meet(one, other):
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

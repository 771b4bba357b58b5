"""What is said in one report and denied in another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefings.link import content
from briefings.link.claims.claim import CLAUSE_END, WORD, Claim, alike, claim_at, cue_words
from briefings.link.content import Content, overlap
from briefings.model import Findings, Span

_BESIDE = 250  # code points: two sentences side by side


def find(index: int, findings: Findings, sentence: Content) -> Iterator[Claim]:
    """Every verb of the sentence with its polarity: "has not conceded defeat" denies what "has conceded defeat" says.

    `topic` is the verb's stem; a question, an "if" and a "may" claim nothing.
    """
    text = findings.article.text
    words = [
        (m.start(), m.end(), m.group().lower()) for m in WORD.finditer(text, sentence.span.start, sentence.span.end)
    ]
    unsure = {k for k, (_, _, word) in enumerate(words) if word in cue_words()["unsure"]}
    ends = [m.start() for m in CLAUSE_END.finditer(text, sentence.span.start, sentence.span.end)]
    quoted = any(mark in text[sentence.span.start : sentence.span.end] for mark in '“”"')
    for k, (start, end, word) in enumerate(words):
        if not _is_verb(words, k):
            continue
        first = next((j for j in range(k - 1, -1, -1) if any(words[j][0] <= e < start for e in ends)), -1) + 1
        if any(first <= u < k or u == len(words) - 1 for u in unsure) or _nobody(words, first, k):
            continue
        if quoted and any(word == "would" for _, _, word in words[first:k]):
            continue  # “a prosecutor would not move forward”: supposed
        negation = _negation(words, k)
        stem = content.stem(word)
        claim = claim_at(
            "denied", index, findings, sentence, (start, end), "no" if negation is not None else "yes", stem
        )
        span = findings.article.span(words[negation][0], end) if negation is not None else claim.words
        yield Claim(
            "denied",
            index,
            claim.sentence,
            span,
            claim.side,
            claim.subject,
            claim.about,
            claim.context,
            claim.cue,
            stem,
        )


def _nobody(words: Sequence[tuple[int, int, str]], first: int, k: int) -> bool:
    """Whether "none of", "nobody" or "few" makes it unclear what the verb claims."""
    return any(
        word in ("none", "nobody", "nothing", "neither", "few", "little", "hardly", "barely")
        for _, _, word in words[first:k]
    )


def _is_verb(words: Sequence[tuple[int, int, str]], k: int) -> bool:
    """Whether the word is a verb that claims: after an auxiliary, or a past form with its subject and object.

    "handling classified information" and "the decision not to run" claim nothing.
    """
    known, word = cue_words(), words[k][2]
    if len(word) < 3 or content.stem(word) in known["light"] or word in known["between"] or word.endswith("ing"):
        return False
    j = k - 1
    while j >= 0 and (words[j][2] in known["between"] or words[j][2] in known["negations"]):
        if words[j][2] == "to":
            return False
        if words[j][2] in known["finite"] or words[j][2].startswith("den"):
            return True
        j -= 1
    if j >= 0 and words[j][2] in known["finite"]:
        return True
    past = word.endswith("ed") or word in known["irregular"]
    following = words[k + 1][2] if k + 1 < len(words) else ""
    return past and 0 <= j == k - 1 and words[j][2] not in _NO_SUBJECT and following in _OBJECTS


_NO_SUBJECT = frozenset(
    (
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "by",
        "with",
        "for",
        "from",
        "to",
        "and",
        "or",
        "as",
        "than",
        "its",
        "his",
        "her",
        "their",
        "some",
        "any",
    )
)


_OBJECTS = frozenset(
    (
        "that",
        "the",
        "a",
        "an",
        "to",
        "in",
        "on",
        "of",
        "with",
        "from",
        "his",
        "her",
        "its",
        "their",
        "it",
        "him",
        "them",
        "no",
        "this",
        "these",
        "by",
        "for",
    )
)


def _negation(words: Sequence[tuple[int, int, str]], k: int) -> int | None:
    """Index of the negation that governs the verb at `k`; None: it is affirmed.

    "no mediator had been accepted" is denied too: a "no" before the subject.
    """
    known, j = cue_words(), k - 1
    while j >= 0 and k - j < 8:
        word = words[j][2]
        if word in known["negations"]:
            return j
        if word not in known["between"]:
            break
        j -= 1
    if j > 0 and k - j > 1 and words[j - 1][2] == "no":
        return j - 1
    return None


def same(one: Claim, other: Claim, _: Mapping[Span, frozenset[int]]) -> bool:
    """The same verb with the same subject and object; or the passive of it, where object and subject change places."""
    if alike(one.about, other.about) and overlap(one.subject, other.subject) >= 0.5:
        return True
    if one.about and one.about == other.about and not (one.subject and other.subject):
        return bool(one.subject & other.context or other.subject & one.context)  # "the office denied that it had …"
    if not one.about and not other.about and one.subject == other.subject:
        return one.index != other.index and bool(one.subject)  # "[No] passwords were stolen"
    if not (one.about and other.about) and alike(one.subject, other.subject):
        return len(one.context & other.context) > len(one.subject & other.subject)  # "had [not] been cleared"
    passive = [(a, b) for a, b in ((one, other), (other, one)) if a.about and a.about == b.subject]
    near = one.index == other.index and abs(one.words.start - other.words.start) < _BESIDE
    return bool(passive) and (near or alike(one.context, other.context))

"""What a speaker does by the article's own verb, as words for a question: "blamed the union for the delay"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from briefings.model import Article, Attribution, Span, word_count
from briefings.plan import clauses
from briefings.plan.clauses import Tree
from briefings.plan.excerpts import paired
from briefings.plan.fragments import COMMA_INSIDE, LONGEST, Fragment, cut_out, parts_a_figure, parts_a_purpose
from briefings.plan.phrases import trimmed
from briefings.plan.standing import LOOSE_END, MARK_NEXT, NOTHING_TO_ANSWER, SENTENCE_END, is_taken_back

_TOLD_OF = re.compile(r"\b(?:according to|reported(?:ly)?|said to|told by)\b", re.IGNORECASE)
_ASIDE = re.compile(r",\s[^.,;:“”\"()\n]{3,120},\s")


@lru_cache(maxsize=4096)  # every guest's questions ask for the same
def deed(article: Article, span: Span, attribution: Attribution | None, most: int) -> Fragment | None:
    """What the speaker does, from the article's verb on: "blamed the union for the delay"; None where the verb does not
    follow the speaker, or it takes more words."""
    if attribution is None or attribution.source is None or attribution.cue is None or attribution.kind == "direct":
        return None
    text, source, cue = article.text, attribution.source, attribution.cue
    sentence = article.sentence_at(source.start)
    if sentence is None or _TOLD_OF.search(text, sentence.span.start, sentence.span.end):
        return None  # "Reik has conceded, according to two aides": it is the aides who say so
    end = min(attribution.content[-1].end, span.end)
    between = text[source.end : cue.start]
    aside = bool(_ASIDE.fullmatch(between))  # "The authority, which licenses the mill, | said it had not been told"
    acts = len(between.split()) > 2 and not aside  # "The ministry | had opposed the merger, citing the prices"
    if not source.end < cue.start < attribution.content[0].start < end:
        return None
    if _OF_A_NOUN.search(text, sentence.span.start, source.start) and not _JOINS.search(
        text, sentence.span.start, source.start
    ):
        return None  # "the letters that | clerks | said they had found": what they found stands before
    left, right = trimmed(text, cue.start if aside else source.end, end)
    read = clauses.trees(article, Span(span.article, left, right))
    if acts and not read:
        return None
    ways = [w for tree in read for w in clauses.deeds(tree, left, right)] if read else [(left, right)]
    for a, stop in ways:
        mark = _CLOSING.match(text, stop)
        closes = mark is not None and not paired(text[a:stop]) and paired(text[a : mark.end()])
        b = mark.end() if mark and closes else stop  # with the mark that closes what the article has in marks
        words = text[a:b]
        count = word_count(words)
        if _plural_of_one(text, read, a, attribution) or _LEFT_OBJECT.search(words) or _POINTS_BACK.search(words):
            return None
        # The whole reaches to the end of what is told: a name of the town may stand between two marks.
        tells = (acts or b > attribution.content[0].start) and _FEWEST_OF_DEED <= count <= min(most, LONGEST)
        marks = any(mark in words for mark in '“”"')
        if not tells or any(mark in words for mark in "[]();\n") or ", " in words:
            continue
        if marks and (not paired(words) or COMMA_INSIDE.search(words)):
            continue
        if not read and any(c.isalnum() for c in text[right : attribution.content[-1].end]):
            continue
        if _NO_DEED.match(words) or NOTHING_TO_ANSWER.search(words):
            continue
        if parts_a_purpose(text, a, b):
            continue
        if parts_a_figure(text, b) or MARK_NEXT.match(text, b) or (_PUTS.match(words) and _AMOUNT_NEXT.match(text, b)):
            continue  # "called the stop | “a mistake”", "put the losses | at 40 million"
        if LOOSE_END.search(words) or is_taken_back(words, SENTENCE_END.split(text[b:end], maxsplit=1)[0]):
            continue
        return Fragment(cut_out(article, Span(span.article, a, b), bare=True), "does", count)
    return None


_CLOSING = re.compile(r"[.!?]?[”\"]")
_OF_A_NOUN = re.compile(r"[\w’']\s+(?:the |an? )?$")
_JOINS = re.compile(
    r"\b(?:and|but|as|while|when|because|since|after|before|though|although|if|where|so|then|later|[A-Z][a-z]+|(?:of|by|from|said|says))\s+(?:the |an? )?$"
)
_LEFT_OBJECT = re.compile(
    r"\b(?:it|this|that|them|so|things)(?: differently| otherwise)?$", re.IGNORECASE
)  # "tells it differently"

_POINTS_BACK = re.compile(
    r"\b(?:that|whether|if) (?:this|these|those)\b|"
    r"\b(?:it|this|these|those) (?:would|will|could|may|might) (?:also |then )?(?:be (?:considered|seen|regarded|taken|treated|viewed|deemed)|mean|"
    r"amount to|constitute)\b",
    re.IGNORECASE,
)  # "said that this is why it sank", "warned it would be seen as a breach": what would, is left out

_PUTS = re.compile(
    r"(?:has |have |had |also )*(?:put|puts|set|sets|estimated?|estimates|fixed|fixes|valued|values|priced)\s"
)
_AMOUNT_NEXT = re.compile(r"\s(?:at|to)\s")
_NO_DEED = re.compile(r"(?:who|which|that|whose|whom)\b", re.IGNORECASE)  # tells who it is
_FEWEST_OF_DEED = 4  # words


def _plural_of_one(text: str, read: Sequence[Tree], a: int, attribution: Attribution) -> bool:
    """Whether the verb is of several and the speaker one of them: "doctors such as Ada Marsh | warn …"."""
    speaker = attribution.speaker or ""
    verb = next(
        (t.tags[i] for t in read for i, (s, _) in enumerate(t.spans) if s >= a and t.tags[i] in clauses.FINITE), ""
    )
    return (
        verb == "VBP" and attribution.sourcing == "named" and " such as " in text[max(0, a - 120) : a] and bool(speaker)
    )

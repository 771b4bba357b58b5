"""What somebody is said to have done and says they did not, in the words in which it was said.

"The firm has restarted two towers with the county's blessing." – "I haven't blessed anything." No word means denial: what the
second voice denies of itself, the first has said. Of what others did not do too much is told that answers nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from briefings.link import content
from briefings.link.claims.claim import Claim, cue_words
from briefings.link.claims.oppositions import Weights
from briefings.link.claims.propositions import plain, vague
from briefings.link.claims.teasers import is_teaser
from briefings.link.claims.tellers import Tellers
from briefings.link.content import Content, Key
from briefings.model import Findings, Span

_LONGEST = 600  # code points: a longer sentence is a list, or no prose at all
_NEAR = 3  # sentences between what is said and the turn in which it is answered
_APART = 700  # code points between them
_REACH = 90  # code points that a "not" governs
_FAR = 14  # code points from a "not" to what it denies
_LEAST_WORDS = 4
_HEAD = 0.45  # weight of what is denied, where it returns
_NEED = 1.1  # … with what else returns, and who speaks
_REST = 0.8  # weight of the rest at the most
_NAMED, _TURN = 0.5, 0.3

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_MINE = re.compile(
    r"(?<![^\W_])(?:i|we)(?:(?:['’]ve|[\s\u00a0](?:did|had|have|was|were|am|are))(?:[\s\u00a0](?:not|never)|(?<=[a-z])n['’]t)|"
    r"[\s\u00a0](?:did|had|have|was|were)n['’]t|[\s\u00a0]never)(?![^\W_])(?:[\s\u00a0](?:ever|been|even|actually))*",
    re.IGNORECASE,
)
_END = re.compile(
    r"[;:!?“”\"()\n]|\.(?=[”\"]|$|[\s\u00a0])|,[\s\u00a0]|"
    r"[\s\u00a0](?:but|and|while|although|because|since|when|that|who|which|after|before|until|if|as)[\s\u00a0]"
)
_HANGS = re.compile(r"(?<![^\W_])(?:if|when|whether|although|though|because|unless|as)[\s\u00a0]$", re.IGNORECASE)
_ASKS = re.compile(
    r"(?<![^\W_])(?:should|ought|urge[ds]?|urging|call(?:s|ed|ing)?[\s\u00a0](?:for|on)|demand\w*|wants?|wanted|asked|asks|if|whether|"
    r"hopes?|hoped|would|could|may|might|plans?|promis\w+|not|never|no|nobody|none|nothing)(?![^\W_])|n['’]t(?![^\W_])",
    re.IGNORECASE,
)
_YOURS = re.compile(r"(?<![^\W_])your?(?:['’](?:ve|re))?(?![^\W_])", re.IGNORECASE)
_LABEL = re.compile(r"[A-Z][A-Z .’'-]{2,40}(?:,[^:\n]{2,40})?:[\s\u00a0]")  # "PREWITT: …"
_ANY = re.compile(r"[\s\u00a0](?:any|an?|one)[\s\u00a0]")


_MINDS = frozenset(map(content.stem, ("know", "think", "remember", "believe", "expect")))  # “I didn't know it was him”


class _Denied(NamedTuple):
    """What somebody says that they did not do."""

    words: Span
    heads: frozenset[str]  # the verb, and the noun after an "any": "have not reached any deal"
    rest: frozenset[str]  # what else the clause holds


def find(
    index: int, findings: Findings, sentences: Sequence[Content], tellers: Tellers, weights: Weights
) -> Iterator[list[Claim]]:
    """What is said and what denies it, one group an answer, in text order."""
    for n, sentence in enumerate(sentences):
        if is_teaser(findings.article.text, sentence.span):
            continue
        for denied in _denied(findings, sentence):
            who = tellers.saying(denied.words.start)
            k = _said(findings.article.text, sentences, n, denied, who, tellers, weights) if who else None
            if k is not None:
                told = sentences[k]
                yield [
                    _claim(index, told, tellers.main(told.span)[1] or told.span, "yes"),
                    _claim(index, sentence, denied.words, "no"),
                ]
                break


def _claim(index: int, sentence: Content, words: Span, side: str) -> Claim:
    return Claim("rebutted", index, sentence.span, words, side, frozenset(), sentence.all, sentence.all)


def _said(
    text: str,
    sentences: Sequence[Content],
    n: int,
    denied: _Denied,
    who: str | None,
    tellers: Tellers,
    weights: Weights,
) -> int | None:
    """Number of the sentence that a denial answers; None: none shortly before its speaker's turn does."""
    turn = n
    while turn and n - turn < _NEAR and not _LABEL.match(text, sentences[turn].span.start):
        if tellers.main(sentences[turn - 1].span)[0] not in (who, None):
            break
        turn -= 1
    best: tuple[float, int] | None = None
    for k in range(turn - 1, max(-1, turn - 1 - _NEAR), -1):
        before = sentences[k].span
        teller, _ = tellers.main(before)
        if denied.words.start - before.end > _APART or teller in (None, who) or not _asserts(text, before):
            continue
        keys = plain(sentences[k].all)
        head = max(map(weights.of, denied.heads & keys), default=0.0)
        score = head + min(_REST, weights.sum(denied.rest & keys))
        named = tellers.names(before, who) or _YOURS.search(text, before.start, before.end)
        turned = k == turn - 1 and _LABEL.match(text, sentences[turn].span.start)
        score += (_NAMED if named else 0.0) + (_TURN if turned else 0.0)
        if (named or turned) and head >= _HEAD and score >= _NEED:
            best = max(best or (0.0, k), (score, k))
    return best[1] if best else None


def _asserts(text: str, span: Span) -> bool:
    """Whether a sentence says that something is so."""
    said = text[span.start : span.end]
    if len(said) > _LONGEST or said.rstrip("”\"’' ").endswith("?") or _ASKS.search(said):
        return False
    return len(_WORD.findall(said)) >= _LEAST_WORDS


def _denied(findings: Findings, sentence: Content) -> Iterator[_Denied]:
    text, start, end = findings.article.text, sentence.span.start, sentence.span.end
    if len(sentence.span) > _LONGEST or text[start:end].rstrip("”\"’' ").endswith("?"):
        return
    for match in _MINE.finditer(text, start, end):
        if _HANGS.search(text, max(start, match.start() - _FAR), match.start()):
            continue
        stop = _END.search(text, match.end(), min(end, match.end() + _REACH))
        right = stop.start() if stop else min(end, match.end() + _REACH)
        after = [key for key in sentence.keys if match.end() <= key.start and key.end <= right]
        if not after or after[0].start - match.end() > _FAR:
            continue
        heads = frozenset((after[0].key, *_any(text, after))) - cue_words()["light"] - _MINDS
        rest = frozenset(key.key for key in after) - heads
        yield _Denied(
            findings.article.span(match.start(), right), plain(heads) - plain(vague()), plain(rest) - plain(vague())
        )


def _any(text: str, keys: Sequence[Key]) -> list[str]:
    """Keys of the nouns after an "any"."""
    return [other.key for one, other in pairwise(keys) if _ANY.fullmatch(text, one.end, other.start)]

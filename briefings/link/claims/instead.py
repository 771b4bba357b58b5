"""What is put right by a "not": "The posts were merged, not cut", "a driver and not an employee of the printer"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefings.link.claims.claim import WORD, Claim, cue_words
from briefings.link.claims.oppositions import Weights
from briefings.link.claims.propositions import plain
from briefings.link.claims.tellers import Tellers
from briefings.link.content import Content
from briefings.link.roles import is_deed
from briefings.model import Findings

_KEYS = 3  # of what is ruled out
_KEYS_LEAST = 2  # … one word is said of too many matters
_NEAR = 3  # sentences
_AROUND, _AROUND_FAR = 0.5, 1.4  # weight of what the two sentences share besides
_CANDIDATES = 40
_LONGEST = 1500  # code points: a longer sentence is a list, or no prose at all
_NOT = re.compile(
    r"(?:,|[\s\u00a0][—–-]|[\s\u00a0]and|[\s\u00a0]but)[\s\u00a0](?:not|rather[\s\u00a0]than|instead[\s\u00a0]of)[\s\u00a0](?:(?:the|an?|from|by|in|at|on|because[\s\u00a0]of|due[\s\u00a0]to)[\s\u00a0])?"
    r"(?P<what>[^\W\d_][^.;:,“”\"!?\n]{2,40}?)(?=[.;:,“”\"!?\n]|$|[\s\u00a0](?:and|but|was|were|is|led|had|has|said|as|that|who|which)(?![^\W_]))",
    re.IGNORECASE,
)
_ONLY = frozenset(
    (
        "only",
        "just",
        "least",
        "yet",
        "all",
        "necessarily",
        "even",
        "merely",
        "better",
        "worse",
        "more",
        "less",
        "fewer",
        "here",
        "there",
        "now",
        "me",
        "him",
        "her",
        "them",
        "us",
        "you",
        "least",
        "to",
        "always",
        "everyone",
        "every",
    )
)


def pairs(
    findings: Sequence[Findings], read: Sequence[Sequence[Content]], tellers: Sequence[Tellers], weights: Weights
) -> Iterator[tuple[Claim, Claim]]:
    """What is ruled out with what another says of the same matter."""
    places: dict[str, list[tuple[int, int]]] = {}
    wanted: list[tuple[int, int, int, int, frozenset[str], bool]] = []
    for index, article in enumerate(findings):
        for number, sentence in enumerate(read[index]):
            if len(sentence.span) > _LONGEST:
                continue
            for match in _NOT.finditer(article.article.text, sentence.span.start, sentence.span.end):
                words = match["what"].lower().split()
                before = [
                    word.lower() for word in WORD.findall(article.article.text, sentence.span.start, match.start())
                ]
                if words[0] in _ONLY or not any(word in cue_words()["finite"] or is_deed(word) for word in before):
                    continue  # "An independent judge, not a review!" asks for one
                keys = sentence.within(match.start("what"), match.end("what"))
                if 0 < len(keys) <= _KEYS and not any(key[0] == "@" for key in keys):
                    wanted.append(
                        (index, number, match.start(), match.end(), keys, match["what"].islower() and len(words) == 1)
                    )
    if not wanted:
        return
    sought = {key for *_, keys, _ in wanted for key in keys}
    for index, sentences in enumerate(read):
        for number, sentence in enumerate(sentences):
            for key in sentence.all & sought:
                places.setdefault(key, []).append((index, number))
    for index, number, start, end, keys, bare in wanted:
        mine = read[index][number]
        rest = mine.all - keys
        who = tellers[index].saying(start)
        best: tuple[float, int, int] | None = None
        for i, n in places[min(keys, key=lambda k: (len(places[k]), k))][:_CANDIDATES]:
            other = read[i][n]
            if not keys <= other.all or (i, n) == (index, number):
                continue
            teller = _teller(tellers[i], other, keys)
            if (i == index and (teller == who or abs(n - number) > _NEAR)) or _turned(findings[i], other):
                continue
            if len(keys) < _KEYS_LEAST and not (bare and i == index):
                continue  # "that, and not his candidacy, was the reason" rules out nothing that was said of it
            if i == index and (teller is None or who is None):
                continue
            around = weights.sum(plain(rest) & plain(other.all - keys))
            if around >= (_AROUND if i == index else _AROUND_FAR) and (best is None or around > best[0]):
                best = (around, i, n)
        if best is not None:
            _, i, n = best
            other = read[i][n]
            at = [key for key in other.keys if key.key in keys]
            theirs = findings[i].article
            yield (
                Claim("instead", i, other.span, theirs.span(at[0].start, at[-1].end), "yes", keys, keys, other.all),
                Claim(
                    "instead", index, mine.span, findings[index].article.span(start, end), "no", keys, keys, mine.all
                ),
            )


def _teller(tellers: Tellers, sentence: Content, keys: frozenset[str]) -> str | None:
    at = next(key.start for key in sentence.keys if key.key in keys)
    return tellers.saying(at)


def _turned(findings: Findings, sentence: Content) -> bool:
    """Whether a sentence denies something itself: then it does not say what is ruled out."""
    text = findings.article.text
    return bool(_DENIES.search(text, sentence.span.start, sentence.span.end))


_DENIES = re.compile(
    r"(?<![^\W_])(?:not|no|never|nobody|neither|den(?:y|ies|ied)|rather[\s\u00a0]than)(?![^\W_])|n['’]t(?![^\W_])",
    re.IGNORECASE,
)

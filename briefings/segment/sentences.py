"""Tokens of a paragraph -> sentences.

A stop ends a sentence unless the word before it is an abbreviation or initial, or the word after it goes on in small
letters. Closing marks and brackets belong to the sentence that they close.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from briefings import lexicon
from briefings.model import Sentence, Span, Token

_STOPS = frozenset(".!?…。！？")
_CLOSING = frozenset("”’»)]}›")
_STRAIGHT = frozenset(("'", '"', "''"))


@cache
def _class_of() -> dict[str, str]:
    """Abbreviation with its stop -> how it behaves."""
    words = lexicon.load("abbreviations")
    return {f"{word}.": kind for kind in ("endings", "calendar", "numbers", "inner", "titles") for word in words[kind]}


@cache
def _starters() -> frozenset[str]:
    return frozenset(lexicon.load("abbreviations")["starters"])


@cache
def _cues() -> frozenset[str]:
    return frozenset(lexicon.load("abbreviations")["cues"])


def split(article: str, tokens: Sequence[Token]) -> tuple[Sentence, ...]:
    """The sentences of one paragraph in text order; none for no tokens.

    Every token lies in exactly one sentence; a sentence's span runs from its first token to its last.
    """
    found: list[Sentence] = []
    first = 0
    for end in _ends(tokens):
        part = tuple(tokens[first:end])
        found.append(Sentence(Span(article, part[0].start, part[-1].end), part))
        first = end
    return tuple(found)


def _ends(tokens: Sequence[Token]) -> Iterator[int]:
    """Index after the last token of each sentence."""
    count, i, first = len(tokens), 0, 0
    while i < count:
        word = tokens[i].text
        i += 1
        if word[-1] not in _STOPS:
            continue
        after = _after_closers(tokens, i)
        if after >= count or _breaks(tokens, first, i - 1, after):
            yield after
            first = after
        i = after
    if first < count:
        yield count


def _after_closers(tokens: Sequence[Token], i: int) -> int:
    """Index of the first token after the marks and brackets that close what token i-1 ends."""
    count = len(tokens)
    while i < count:
        mark, touches = tokens[i].text, tokens[i - 1].end == tokens[i].start
        ends_here = i + 1 == count or tokens[i + 1].start > tokens[i].end
        if mark in _CLOSING:
            if not touches and not ends_here:
                break  # ". ”Then": a mark that opens, typed wrongly
            i += 1
        elif (mark in _STRAIGHT or mark in "“«‘") and touches and (ends_here or mark in _STRAIGHT):
            i += 1
        elif mark == "[" and touches and i + 2 < count and tokens[i + 1].text.isdigit() and tokens[i + 2].text == "]":
            i += 3  # a note: "the war.[12] Then"
        elif mark in _STOPS and touches:
            i += 1
        else:
            break
    return i


def _breaks(tokens: Sequence[Token], first: int, stop: int, after: int) -> bool:
    """Whether the sentence that began at `first` ends with the stop at `stop`; `after` is the token that follows."""
    word, following = tokens[stop].text, tokens[after].text
    closed = after > stop + 1  # marks or brackets stand between
    if following[0].islower() or following[0] in ",;:–—―-/%":
        return False
    if tokens[after].start == tokens[after - 1].end:
        return _breaks_unspaced(tokens, first, stop, closed, following)
    if word == ".":
        return not (stop == first + 1 and tokens[first].text.isdigit())  # "1. The committee": a list
    if word == "…" or set(word) <= {".", " "}:
        apart = stop > first and tokens[stop].start > tokens[stop - 1].end
        return closed or not (apart or following == "I")
    if word[-1] == ".":
        return _breaks_after_abbreviation(tokens, stop, after)
    return not (closed and _names_speaker(tokens, after))


def _breaks_unspaced(tokens: Sequence[Token], first: int, stop: int, closed: bool, following: str) -> bool:
    """Whether a stop without a blank behind it ends a sentence: "the war.Then" does, "Yahoo.Com" and "3.Bxf7" do not."""
    before = tokens[stop - 1].text if stop > first else ""
    whole = len(before) > 1 and before.isalpha() and before.islower()
    return (closed or whole) and len(following) > 1 and following[0].isupper() and following[1:].islower()


def _breaks_after_abbreviation(tokens: Sequence[Token], stop: int, after: int) -> bool:
    """Whether "U.S.", "Inc." or an initial ends its sentence: only when the next word is one that begins sentences.

    "at Acme Inc. “We won,” she said" ends as well; "Robert C. “Bobby” Scott" and "the U.S. “surge”" do not.
    """
    word = tokens[stop].text
    kind = _class_of().get(word[word.rfind("-") + 1 :])
    if kind in ("titles", "inner", "numbers"):
        return False
    quoted = tokens[after].text[0] in "“\"‘'«" and after + 1 < len(tokens)
    following = tokens[after + 1 if quoted else after].text
    if following in _starters():
        return True
    return quoted and kind == "endings" and following[0].isupper()


def _names_speaker(tokens: Sequence[Token], after: int) -> bool:
    """Whether a name and a reporting verb follow: "“Why now?” Ms. Okafor asked."."""
    for token in tokens[after : after + 5]:
        if token.text in _cues():
            return token is not tokens[after]
        if not token.text[0].isupper():
            return False
    return False

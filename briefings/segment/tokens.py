"""Text -> tokens: words, numbers and marks with their places.

Cut as in the Penn Treebank ("do|n't", "Kyiv|'s", "$|3.5"), since taggers are trained on that, but nothing is rewritten:
`text[token.start:token.end] == token.text` but for marks that were mis-decoded ("â€œ" for “), whose tokens are what they were.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefings import lexicon
from briefings.model import FILLER, Token, legible

# Every quantifier is either over one character class that the next piece cannot begin with, or bounded: the scan is
# linear on any line. Soft hyphens, joiners and combining accents stay inside the word that they stand in.
_W = r"[^\W_]+(?:[\u0300-\u036f\u00ad\u200b-\u200d\u2060]+[^\W_]*)*"
_TOKEN = re.compile(
    rf"""
    (?P<plain> [^\W\d_]++(?=[\ ,]) )  # most words: whatever follows could not claim them
  | (?P<url> (?:https?://|www\.)[^\s<>"“”«»]+ )
  | (?P<mail> [A-Za-z0-9.+_-]{{1,64}}@[A-Za-z0-9-]{{1,64}}(?:\.[A-Za-z0-9-]{{1,64}}){{1,8}} )
  | (?P<tag> (?<![\w&])[@\#]\w+ )
  | (?P<number> (?<![\w.])\.\d+ | \d+(?:[.,:/]\d+)+(?:{_W})?(?:[-‐‑]{_W})* )
  | (?P<money> (?:\b(?:US|AU|CA|NZ|HK|A|C|S|R)\$|\$) )
  | (?P<acronym> \b(?:Ph|Ed|LL|[^\W\d_])(?:\.(?:Phil|Sc|Va|[^\W\d_])\b){{1,7}}\.?(?:[-‐‑]{_W})* )
  | (?P<decade> (?<![^\W_])['’‘]\d\ds?\b )
  | (?P<word> {_W}(?:['’ʼ&‐‑-]{_W})* )
  | (?P<run> \.\ \.\ \.(?:\ \.)? | \.{{2,}} | [?!]+ | -{{2,}} | _+ | \*+ | =+ | ~+ | '' | `` )
  | (?P<mark> [^\w\s\u00ad\u200b-\u200f\u2060\ufeff] )
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(rf"(?:n{FILLER}*['’]t|{FILLER}*['’](?:s|m|d|re|ve|ll))$", re.IGNORECASE)
_URL_TAIL = ".,;:!?'’)]}…*_"


@cache
def _abbreviations() -> frozenset[str]:
    words = lexicon.load("abbreviations")
    kinds = ("titles", "calendar", "endings", "inner")
    return frozenset(word for kind in kinds for word in words[kind])


@cache
def _number_words() -> frozenset[str]:
    return frozenset(lexicon.load("abbreviations")["numbers"])


@cache
def _domains() -> frozenset[str]:
    return frozenset(lexicon.load("abbreviations")["domains"])


def tokenise(text: str, start: int = 0, end: int | None = None, offset: int = 0) -> tuple[Token, ...]:
    """The tokens of `text[start:end]` in text order; empty for white space alone.

    Args:
        text: What is cut; what stands outside `start` and `end` is context.
        start: Where to begin.
        end: Where to stop; None: at the end of the text.
        offset: Added to every place: where `text` itself begins in its article.
    """
    end = len(text) if end is None else end
    if (whole := legible(text)) is text:
        return tuple(_scan(text, start, end, offset))
    return tuple(_without_fillers(whole, token, offset) for token in _scan(whole, start, end, offset))


def _without_fillers(text: str, token: Token, offset: int) -> Token:
    """A token of a text with mis-decoded marks, up to the end of the last of them."""
    at = token.end
    while text.startswith(FILLER, at - offset) and token.text[-1] in "“”‘—–…":
        at += 1
    return Token(token.start, at, token.text.replace(FILLER, ""))


def _scan(text: str, start: int, end: int, offset: int) -> Iterator[Token]:
    abbreviations, match, at = _abbreviations(), _TOKEN.search, start
    while m := match(text, at, end):
        left, at = m.span()
        kind, found = m.lastgroup, m.group()
        if kind == "plain":
            pass
        elif kind == "word":
            if at < end and text[at] == "." and _keeps_stop(found, text, at, end, abbreviations):
                at += 1
                yield Token(left + offset, at + offset, text[left:at])
                continue
            if at + 1 < end and text[at] == "." and (host := _host_end(text, at, end)):
                at = host
                yield Token(left + offset, at + offset, text[left:at])
                continue
            if ("'" in found or "’" in found) and (clitic := _CLITIC.search(found)) and clitic.start():
                cut = left + clitic.start()
                yield Token(left + offset, cut + offset, text[left:cut])
                yield Token(cut + offset, at + offset, text[cut:at])
                continue
        elif kind == "url":
            trimmed = found.rstrip(_URL_TAIL)
            at = left + len(trimmed)
            found = trimmed
        yield Token(left + offset, at + offset, found)


def _keeps_stop(word: str, text: str, at: int, end: int, abbreviations: frozenset[str]) -> bool:
    if len(word) == 1 and word.isupper():
        return word != "I" and word.isascii()  # an initial
    last = word[word.rfind("-") + 1 :]  # "D-Mo."
    if last in abbreviations:
        return not (at + 1 < end and text[at + 1] == ".")
    if len(last) > 1 and last.isupper() and last.capitalize() in abbreviations:
        return bool(_LOUD_NAME.match(text, at, min(at + 6, end)))  # "DR. ADA MARSH: Nobody asked."
    if word in _number_words():
        after = text[at + 1 : min(at + 3, end)].lstrip(" \u00a0")
        return bool(after) and after[0].isdigit()
    return False


_LOUD_NAME = re.compile(r"\. [A-Z]{2,}")


def _host_end(text: str, at: int, end: int) -> int | None:
    """Where a host name whose first part ends at `at` ends; None: no host name ("war.Then")."""
    tail = _HOST.match(text, at, end)
    if tail and tail.group().rsplit(".", 1)[-1] in _domains():
        return tail.end()
    return None


_HOST = re.compile(r"(?:\.[A-Za-z0-9-]{1,40}){1,4}(?![\w])")

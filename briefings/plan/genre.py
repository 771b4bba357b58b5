"""What an article says of its own kind that a listener should know: opinion, a translation, a transcript."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from briefings import lexicon
from briefings.model import Article

_HEAD, _FOOT = 6, 2  # lines that are looked at, without words that the article tells
_NOTE = 4  # lines from the top in which a note of the editor's may look like a told one
_TELLS = re.compile(r"[“”\"]|\b(?:said|says|told|according)\b")
_LONGEST = 140  # code points of such a line
_SAID = "views expressed"  # at the foot "Opinion: Who pays for the lock?" is a link to another article
_BUTTONS = 6  # words of a line of buttons
_FIELDS = re.compile(r"\s*[|•·/\[\]()]\s*|\s[–—-]\s|(?<=[^\W\d]{2})\.(?:\s|$)")
_LABEL = re.compile(r"([^\W\d_][\w -]{2,20}):\s")


@lru_cache(maxsize=1024)
def genres(article: Article) -> tuple[str, ...]:
    """The kinds in words, in the order of the lexicon; empty where it says none."""
    head, foot = _round_the_text(article)
    lines = [*head, *foot]
    listed = lexicon.load("genres")
    if any(
        len(line.split()) <= _BUTTONS and {*re.findall(r"[a-z]+", line.lower())} & {*listed["buttons"]}
        for line in lines
    ):
        lines = [line for line in lines if "|" in line or ":" in line or "(" in line]
    held = {
        kind
        for kind, fields in listed["fields"].items()
        for line in lines
        if _labels(line) & {f for f in fields if line not in foot or f.startswith(_SAID)} and not _is_menu(line)
    }
    flat = [f" {' '.join(line.lower().split())} " for line in lines]
    told = {kind for kind, phrases in listed["phrases"].items() if any(p in line for p in phrases for line in flat)}
    return tuple(kind for kind in (*listed["fields"], *listed["phrases"]) if kind in held | told)


def _labels(line: str) -> set[str]:
    """The fields of a line, and what stands before its colon."""
    label = _LABEL.match(line)
    found = [*_FIELDS.split(line), *([label.group(1)] if label else [])]
    return {field.strip(" *#_").lower() for field in found}


def _is_menu(line: str) -> bool:
    """Whether a line names several parts of a page: "News | Opinion | Sport" labels nothing."""
    parts = [field.strip().lower() for field in _FIELDS.split(line) if field.strip()]
    return sum({*part.split()} <= _sections() for part in parts) > 1


@cache
def _sections() -> frozenset[str]:
    return frozenset(lexicon.load("outlets")["sections"])


def _round_the_text(article: Article) -> tuple[list[str], list[str]]:
    """The short lines above the first told paragraph, and the last that are none."""
    told = [p.span for p in article.paragraphs if p.sentences]
    spans = []
    at = 0
    for line in article.text.split("\n"):
        if line.strip():
            spans.append((at, line.strip()))
        at += len(line) + 1
    first, last = (told[0].start, told[-1].end) if told else (len(article.text), 0)
    text = next((n for n, (start, line) in enumerate(spans) if start >= first and _TELLS.search(line)), len(spans))
    head = [line for n, (start, line) in enumerate(spans[: min(_HEAD, text)]) if start < first or n < _NOTE]
    foot = [line for start, line in spans[-_FOOT:] if start >= last or not _TELLS.search(line)]
    foot = [line for line in foot if line not in head]
    return [line for line in head if len(line) <= _LONGEST], [line for line in foot if len(line) <= _LONGEST]

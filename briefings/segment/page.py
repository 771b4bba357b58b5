"""A page: its lines, and what can be seen of each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from briefings.model import FILLER, legible

QUOTES = "“”\"‘’'«»„‹›"
ENDS = re.compile(rf"[.!?…。！？][{QUOTES})\]\s]*$")
WORD = re.compile(r"[^\W_]+(?:[’'.&-][^\W_]+)*")
MARKDOWN = re.compile(r"#{1,6}\s")
BULLET = re.compile(r"[•·*‣◦▪●○–—-]\s")
_QUOTED = re.compile(r"[“\"„«][^“”\"„«»]{10,1000}[”\"“»]")
_PLAIN = " \t\u00a0.:;,!|>»«›‹*#_-–—…()[]{}/\\•·▶►→←↑↓▼▲+"


@dataclass
class Line:
    """A paragraph as it stands on the page; the kind and the cuts are found out step by step."""

    start: int
    end: int
    text: str
    kind: str | None = None  # None: the article's own words
    cuts: list[tuple[int, int]] = field(default_factory=list)  # furniture inside a line that is not

    @cached_property
    def flat(self) -> str:
        """The text on one line, marks that were mis-decoded as what they were."""
        return " ".join(_read(self.text).split())

    @cached_property
    def bare(self) -> str:
        """Lower case, without marks at both ends."""
        return self.flat.lower().strip(_PLAIN)

    @cached_property
    def words(self) -> list[str]:
        """The words of the line."""
        return WORD.findall(self.text)

    @property
    def stopped(self) -> bool:
        """Whether it ends as a sentence ends, furniture at its end left off; a Markdown heading never does."""
        end = min((start for start, end in self.cuts if end == self.end), default=self.end)
        return bool(ENDS.search(_read(self.text[: end - self.start]).rstrip())) and not MARKDOWN.match(self.text)

    @cached_property
    def quotes(self) -> bool:
        """Whether four or more words stand in double quotation marks."""
        return any(len(m.group().split()) >= 4 for m in _QUOTED.finditer(_read(self.text)))


class Piece(NamedTuple):
    """Part of a line, and where it stands in the article."""

    start: int
    end: int
    text: str


def _read(text: str) -> str:
    return legible(text).replace(FILLER, "") if "â€" in text else text


def holds(text: str, word: str) -> bool:
    """Whether the word stands in the text as a word of its own."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if (at == 0 or not text[at - 1].isalnum()) and (end == len(text) or not text[end].isalnum()):
            return True
        at = text.find(word, end)
    return False

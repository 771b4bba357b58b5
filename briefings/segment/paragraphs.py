"""Text -> paragraphs: the non-empty lines, or in hard-wrapped files the blocks between blank lines."""

from __future__ import annotations

import re

_LINE = re.compile(r"[^\r\n\f\u2028\u2029]+")


def split(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of every paragraph in text order, white space at both ends left off; none for blank text."""
    return _lines(text)


def _lines(text: str) -> tuple[tuple[int, int], ...]:
    found = []
    for match in _LINE.finditer(text):
        line = match.group()
        bare = line.strip()
        if bare:
            start = match.start() + len(line) - len(line.lstrip())
            found.append((start, start + len(bare)))
    return tuple(found)

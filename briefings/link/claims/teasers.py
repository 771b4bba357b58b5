"""Headlines and the bullets of a teaser, which stand for what the article tells: they claim nothing themselves."""

from __future__ import annotations

import re

from briefings.model import Span

_LONGEST = 300  # code points of a line: a longer one is a paragraph that lost its full stop
_BULLET = re.compile(r"[*•·▪►‣◦●][\s\u00a0]")
_LABEL = re.compile(
    r"[A-Z][\w .’'-]{1,40}(?:,[^:\n]{2,40})?:[\s\u00a0]"
)  # "MARSH: …": in a transcript nobody sets full stops
_ENDED = re.compile(r"[.!?…:;,][”\"’')\]»]*$")


def is_teaser(text: str, sentence: Span) -> bool:
    """Whether a sentence is a line by itself that a bullet opens or no full stop ends: "* Harbour denies it"."""
    start, end = sentence.start, sentence.end
    first = text.rfind("\n", max(0, start - _LONGEST), start) + 1
    if text[first:start].strip("*•·▪►‣◦●-–— \u00a0\t"):
        return False
    line = text[first:end].strip()
    if _BULLET.match(line):
        return True
    after = text[end : end + 1]
    alone = len(line) <= _LONGEST and "\n" not in line and after in ("", "\n")
    return alone and not _ENDED.search(line) and not _LABEL.match(line)

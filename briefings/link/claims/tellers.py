"""Whose words a stretch of an article is."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate

from briefings.model import Findings, Span

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_WHOLE = 15  # code points of a sentence that are somebody's words: fewer are a fragment


class Tellers:
    """Who says which stretch of one article."""

    def __init__(self, findings: Findings) -> None:
        self._article = findings.article
        pieces = sorted(
            (piece.start, piece.end, a.actor or a.speaker or "") for a in findings.attributions for piece in a.content
        )
        self._pieces = pieces
        self._starts = [start for start, _, _ in pieces]
        self._reach = list(accumulate((end for _, end, _ in pieces), max))  # the furthest end so far
        sources = [(a.source.start, a.actor or a.speaker or "") for a in findings.attributions if a.source]
        self._sources = sorted(sources)

    def of(self, span: Span) -> str | None:
        """Whose words the span lies in; failing that, who is named as a source in its sentence; None: nobody."""
        holding = self._over(span.start, span.start + 1)
        if holding:
            return min(holding, key=lambda p: p[1] - p[0])[2] or None
        sentence = self._article.sentence_at(span.start)
        if sentence is None:
            return None
        first = bisect_left(self._sources, (sentence.span.start, ""))
        near = self._sources[first : first + 1]
        return near[0][1] or None if near and near[0][0] < sentence.span.end else None

    def saying(self, start: int) -> str | None:
        """Whose words stand at a code point; None: the outlet's own, or nobody knows whose."""
        holding = self._over(start, start + 1)
        return min(holding, key=lambda p: p[1] - p[0])[2] or "?" if holding else None

    def main(self, sentence: Span) -> tuple[str | None, Span | None]:
        """Who says most of a sentence, and the words; None and None where it is the outlet's own."""
        found = [
            (min(end, sentence.end) - max(start, sentence.start), -start, who)
            for start, end, who in self._over(sentence.start, sentence.end)
        ]
        size, start, who = max(found, default=(0, 0, ""))
        if size <= _WHOLE:
            return None, None
        start = max(-start, sentence.start)
        return who or None, self._article.span(start, start + size)

    def names(self, sentence: Span, who: str | None) -> bool:
        """Whether a sentence names somebody, by the last of their names."""
        named = [word for word in _WORD.findall(who or "") if word[0].isupper() and len(word) > 2 and word != "The"]
        here = _WORD.findall(self._article.text, sentence.start, sentence.end)
        return bool(named) and named[-1] in {word.removesuffix("'s").removesuffix("’s") for word in here}

    def _over(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """The pieces that meet a stretch."""
        last = bisect_left(self._starts, end)
        found = []
        for k in range(last - 1, -1, -1):
            if self._reach[k] <= start:
                break
            if self._pieces[k][1] > start:
                found.append(self._pieces[k])
        return found

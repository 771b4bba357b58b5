"""What of an article lies where, looked up by place: a walk through all of it for every sentence takes a long article's square."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Generic, Protocol, TypeVar

from briefings.model import Attribution, Findings, Span


class Placed(Protocol):
    """A value with a place of its own."""

    @property
    def span(self) -> Span:
        """Where it stands."""


P = TypeVar("P", bound=Placed)
T = TypeVar("T")


def inside(span: Span, values: Sequence[P]) -> Iterator[P]:
    """Those of the values, which are in text order, that lie wholly in the span."""
    for i in range(bisect_left(values, span.start, key=_start), len(values)):
        if values[i].span.start >= span.end:
            break
        if span.contains(values[i].span):
            yield values[i]


def _start(value: Placed) -> int:
    return value.span.start


class Overlapping(Generic[T]):
    """Values by spans of one article that may lie in one another."""

    def __init__(self, items: Iterable[tuple[Span, T]]) -> None:
        self._items = sorted(((span, n, value) for n, (span, value) in enumerate(items)), key=lambda item: item[:2])
        self._starts = [span.start for span, _, _ in self._items]
        self._reach = list(accumulate((span.end for span, _, _ in self._items), max))

    def at(self, span: Span) -> list[tuple[Span, T]]:
        """Those that share a code point with the span, in the order given."""
        found = []
        i = bisect_left(self._starts, span.end) - 1
        while i >= 0 and self._reach[i] > span.start:
            if self._items[i][0].overlaps(span):
                found.append(self._items[i])
            i -= 1
        return [(own, value) for own, _, value in sorted(found, key=lambda item: item[1])]


class _Attributed:
    """The attributions of an article by their sources and by what was said."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings

    @cached_property
    def sources(self) -> Overlapping[Attribution]:
        return Overlapping((a.source, a) for a in self.findings.attributions if a.source)

    @cached_property
    def contents(self) -> Overlapping[Attribution]:
        return Overlapping((piece, a) for a in self.findings.attributions for piece in a.content)


_LATEST: list[_Attributed] = []  # one: linkers ask article by article


def _attributed(findings: Findings) -> _Attributed:
    if not _LATEST or _LATEST[0].findings is not findings:
        _LATEST[:] = [_Attributed(findings)]
    return _LATEST[0]


def sources(findings: Findings, span: Span) -> list[Span]:
    """The sources of attributions that share a code point with the span."""
    return [source for source, _ in _attributed(findings).sources.at(span)]


def saying(findings: Findings, span: Span) -> Attribution | None:
    """The first attribution one of whose pieces holds the span; None: nobody says it."""
    return next((a for piece, a in _attributed(findings).contents.at(span) if piece.contains(span)), None)

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.link import located
from briefings.model import Attribution, Findings, RawArticle, Span
from briefings.segment import segment_article


@dataclass(frozen=True)
class _Value:
    span: Span


def _span(start, end):
    return Span("a", start, end)


def _findings(*attributions):
    return Findings(segment_article(RawArticle("a", "word " * 20, "", "utf-8")), attributions=attributions)


@pytest.mark.parametrize(
    ("within", "expected"),
    [((0, 10), [(0, 4), (4, 8)]), ((1, 10), [(4, 8)]), ((4, 20), [(4, 8), (12, 20)]), ((30, 40), []), ((5, 5), [])],
)
def test_inside_are_values_that_lie_wholly_in_a_span(within, expected):
    values = [_Value(_span(0, 4)), _Value(_span(4, 8)), _Value(_span(12, 20))]
    assert [(v.span.start, v.span.end) for v in located.inside(_span(*within), values)] == expected


_SPANS = st.tuples(st.integers(0, 40), st.integers(1, 40)).map(lambda pair: _span(pair[0], pair[0] + pair[1]))


@given(st.lists(_SPANS, max_size=12), _SPANS)
def test_overlapping_finds_what_a_walk_through_all_finds(spans, asked):
    found = located.Overlapping((span, n) for n, span in enumerate(spans)).at(asked)
    assert found == [(span, n) for n, span in enumerate(spans) if span.overlaps(asked)]


def test_the_first_of_two_that_say_it_counts():
    outer = Attribution(content=(_span(0, 50),), kind="indirect", cue=None, source=_span(60, 65))
    inner = Attribution(content=(_span(10, 20),), kind="indirect", cue=None, source=_span(2, 5))
    assert located.saying(_findings(outer, inner), _span(12, 15)) is outer
    assert located.saying(_findings(inner, outer), _span(12, 15)) is inner
    assert located.saying(_findings(inner), _span(18, 22)) is None
    assert located.sources(_findings(outer, inner), _span(0, 62)) == [_span(60, 65), _span(2, 5)]

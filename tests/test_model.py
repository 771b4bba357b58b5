from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.model import printable

PLAIN_BREAK = re.compile(r"[ \t\u00a0]*[\r\n\t\v\f\u0085\u2028\u2029][\s]*")  # as it is meant, whatever it costs

CASES = [
    ("a line break is a space", "one\r\n  two", "one two"),
    ("a tab is a space", "one \t two", "one two"),
    ("spaces stay as they are", "one  two\u00a0three", "one  two\u00a0three"),
    ("a control character is replaced", "a\x00b\x1bc", "a\ufffdb\ufffdc"),
    ("so are a lone surrogate and a private character", "a\ud800b\ue000c\uffff", "a\ufffdb\ufffdc\ufffd"),
    ("nothing stays nothing", "", ""),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_printable(text, expected):
    assert printable(text) == expected
    assert printable(expected) == expected


@given(st.text(alphabet=" \t\u00a0\r\n\u2028ab", max_size=40))
def test_breaks_are_those_that_are_meant(text):
    assert printable(text) == PLAIN_BREAK.sub(" ", text)
    assert printable(printable(text)) == printable(text)


def test_a_long_run_of_blanks_costs_what_any_text_costs():
    start = time.process_time()
    printable("a" + " " * 1_000_000 + "b")
    assert time.process_time() - start < 1

"""Times of day, and what only looks like one."""

from __future__ import annotations

import pytest

from briefings.link import clocks

CASES = [
    ("It was filmed at 11.42pm.", [1422]),
    ("It was filmed at 11:42 p.m. and at 9 a.m.", [1422]),
    ("The valve shut at 23:52.", [1432]),
    ("At 05:12 it was still there.", [312]),
    ("They shut it at eight minutes to midnight.", [712]),
    ("The alarm rang at half past two.", [150]),
    ("She waited since twenty to six.", [340]),
    ("He came at quarter past nine.", [555]),
    ("The dose rose from 5.12 to 6.30 grams.", []),
    ("It will take five to seven years.", []),
    ("They won 3-2 after ten.", []),
    ("The score was 13.45am.", []),
]


@pytest.mark.parametrize(("text", "minutes"), CASES, ids=[c[0] for c in CASES])
def test_find(text, minutes):
    assert [c.minutes for c in clocks.find(text)] == minutes

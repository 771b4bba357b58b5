"""When and on what terms something is so stays with what is so."""

from __future__ import annotations

import pytest

from briefings.model import Extract, Span
from briefings.plan.bounds import bounded

CASES = [
    ("a time after a cut", "The port is not expected to lift the limits| on heavy lorries from the quarry before the summer fair in Vell, a clerk said.", "The port is not expected to lift the limits […] before the summer fair in Vell […]"),
    ("a time at once after it", "The league will not relax its rules| until the season is over, clubs said.", "The league will not relax its rules until the season is over […]"),
    ("a condition", "The union will call off the strike| in both of the depots if the firm pays by Friday.", "The union will call off the strike […] if the firm pays by Friday"),
    ("a time before", "Until last week, |the board was against letting trawlers in|, its chair said.", "Until last week, the board was against letting trawlers in […]"),
    ("a time of what a participle tells", "Until May, the board refused every permit, |citing the risk of floods|.", "Until May, […] citing the risk of floods"),
    ("a time of another clause", "Until May the board was against it, |but the council has let trawlers in|.", "[…] but the council has let trawlers in"),
    ("a clause of its own", "The port has closed the bridge|, but the mayor wants a vote before the fair.", "The port has closed the bridge […]"),
    ("who spoke when", "The port has closed the bridge|, which the mayor denied before the fair.", "The port has closed the bridge […]"),
    ("too long", "The port has closed the bridge| for good before anybody in the town of Vell or the villages around it had been asked what they thought of it.", "The port has closed the bridge […]"),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_bounded(marked: str, expected: str) -> None:
    parts = marked.split("|")
    text = "".join(parts)
    start = len(parts[0]) if len(parts) == 3 else 0
    end = start + len(parts[1] if len(parts) == 3 else parts[0])
    cut = Extract((Span("a", start, end),), opens_inside=start > 0, closes_inside=text[end:].strip(".") != "")
    found = bounded(text, Span("a", 0, len(text)), cut)
    words = " […] ".join(text[piece.start : piece.end] for piece in found.pieces)
    assert f"{'[…] ' if found.opens_inside else ''}{words}{' […]' if found.closes_inside else ''}" == expected

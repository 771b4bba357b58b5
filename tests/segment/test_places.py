"""One act in two countries: what is a slip, and what a comparison."""

from __future__ import annotations

import pytest

from briefings.model import RawArticle
from briefings.segment import places, segment_article

AGAIN = "Oslo has let the company drill for deep-sea copper inside Norway, a ministry said on Monday."
CASES = [
    ("another country once", "The minister is ready to allow drilling for deep-sea copper in Chile, aides said.", ["drilling for deep-sea copper in Chile"]),
    ("the same country", "The minister is ready to allow drilling for deep-sea copper in Norway, aides said.", []),
    ("its people", "The minister is ready to allow drilling for deep-sea copper in Norwegian waters, aides said.", []),
    ("both in a sentence", "Unlike Norway, the minister said, few allow drilling for deep-sea copper in Chile.", []),
    ("twice: a matter of its own", "Drilling for deep-sea copper in Chile is banned.\nA firm that was drilling for deep-sea copper in Chile left.", []),
    ("another act", "The minister opened a school for young divers in Chile, aides said.", []),
    ("where somebody spoke", "The minister spoke of copper at a dinner in Chile, aides said.", []),
    ("no country", "The minister is ready to allow drilling for deep-sea copper in May, aides said.", []),
]  # fmt: skip


def _strayed(*lines: str) -> list[str]:
    article = segment_article(RawArticle("a.txt", "\n".join(lines), "", "utf-8"))
    return [article[span] for span, _ in places.strayed(article)]


@pytest.mark.parametrize(("line", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_what_strays_from_the_headline(line: str, expected: list[str]) -> None:
    assert _strayed("Minister allows drilling for deep-sea copper in Norway", AGAIN, line) == expected


def test_a_headline_that_the_text_never_follows_decides_nothing() -> None:
    line = "The minister is ready to allow drilling for deep-sea copper in Chile, aides said."
    assert _strayed("Minister allows drilling for deep-sea copper in Norway", line) == []


def test_no_headline_no_slip() -> None:
    assert _strayed(AGAIN, "The minister is ready to allow drilling for deep-sea copper in Chile, aides said.") == []


def test_the_fault_has_both_places() -> None:
    lines = ("Minister allows drilling for deep-sea copper in Norway", AGAIN, CASES[0][1])
    article = segment_article(RawArticle("a.txt", "\n".join(lines), "", "utf-8"))
    problem = next(p for p in article.problems if p.check == "strayed place")
    assert problem.evidence and problem.against
    assert article[problem.evidence] == "drilling for deep-sea copper in Chile"
    assert article[problem.against] == "drilling for deep-sea copper in Norway"

"""Quotation marks and their partners."""

from __future__ import annotations

import hashlib
import re
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.extract.marks import Stretch, pair, pair_marks
from briefings.model import Article, RawArticle
from briefings.segment import segment_article

CASES = Path(__file__).parent.parent / "cases" / "extract" / "marks.md"


def article_of(text: str) -> Article:
    return segment_article(RawArticle("a.txt", text, hashlib.sha256(text.encode()).hexdigest(), "utf-8"))


def read_cases() -> list[tuple[str, str, list[str], int]]:
    """Title, article text, expected stretches, number of problems."""
    cases = []
    for block in re.split(r"^## ", CASES.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        title, *lines = block.strip().splitlines()
        body = "\n".join(line[2:] for line in lines if line.startswith("> "))
        problems = next((int(line[10:]) for line in lines if line.startswith("problems: ")), 0)
        cases.append((title, body, [line[2:] for line in lines if line.startswith("- ")], problems))
    return cases


def line_of(text: str, s: Stretch) -> str:
    state = "goes on " if s.goes_on else "unclosed " if not s.closed else "" if s.opened else "open "
    return state + text[s.start : s.end]


@pytest.mark.parametrize(
    ("body", "expected", "problems"), [c[1:] for c in read_cases()], ids=[c[0] for c in read_cases()]
)
def test_case(body: str, expected: list[str], problems: int) -> None:
    marks = pair_marks(article_of(body))
    assert [line_of(body, s) for s in marks.stretches] == expected
    assert len(marks.problems) == problems


def test_a_problem_names_its_paragraph_and_mark() -> None:
    article = article_of("All is well.\nHe called it “a mess.\nNobody answered.")
    (problem,) = pair_marks(article).problems
    assert (problem.check, problem.message) == ("unpaired mark", "¶2: a quotation mark has no partner.")
    assert problem.evidence is not None
    assert article[problem.evidence] == "“"


SIGNS = st.text(alphabet="“”\"'‘’„«»`aB2. ,\n!", max_size=80)


@given(SIGNS)
def test_stretches_lie_in_order_inside_the_text(text: str) -> None:
    found, unpaired = pair(text, 0, len(text))
    assert all(0 <= s.start < s.end <= len(text) for s in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(0 <= i < len(text) for i in unpaired)


@given(SIGNS)
def test_no_stretch_leaves_its_paragraph(text: str) -> None:
    article = article_of(text)
    for s in pair_marks(article).stretches:
        paragraph = article.paragraph_at(s.start)
        assert paragraph is not None
        assert s.end <= paragraph.span.end


@pytest.mark.parametrize(
    "line", ["“" * 60_000, "'a " * 20_000, "'a' “" * 20_000, '"a' * 60_000, "a' “" * 40_000, ". A" * 40_000 + "”"]
)
def test_hostile_lines_take_linear_time(line: str) -> None:
    began = time.process_time()
    pair(line, 0, len(line))
    assert time.process_time() - began < 2


def test_marks_of_furniture_are_no_fault():
    text = "Home » Energy » The dam\n\nThe dam burst on Tuesday, the operator said in a statement.\n\n“It held for years, she said."
    marks = pair_marks(segment_article(RawArticle("a.txt", text, "", "utf-8")))
    assert [p.message for p in marks.problems] == ["¶3: a quotation mark has no partner."]

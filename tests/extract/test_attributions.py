"""Who said what: the prose cases, and what must hold for any text."""

from __future__ import annotations

import hashlib
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.extract import attributions, contents
from briefings.extract.marks import pair_marks
from briefings.model import Article, Attribution, RawArticle
from briefings.segment import segment_article

CASES = Path(__file__).parent.parent / "cases" / "extract" / "attributions.md"


def article_of(text: str) -> Article:
    return segment_article(RawArticle("a.txt", text, hashlib.sha256(text.encode()).hexdigest(), "utf-8"))


def read_cases(path: Path) -> list[tuple[str, str, list[str]]]:
    """Title, article text, expected lines."""
    cases = []
    for block in re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        title, *lines = block.strip().splitlines()
        body = "\n".join(line[2:] for line in lines if line.startswith("> "))
        cases.append((title, body, [line[2:] for line in lines if line.startswith("- ")]))
    return cases


def line_of(article: Article, a: Attribution) -> str:
    kind = a.kind + " fragment" * a.fragment + " negated" * a.negated
    source = article[a.source] if a.source else "–"
    cue = article[a.cue] if a.cue else "–"
    return f"{kind} | {source} | {cue} | {' ++ '.join(article[s] for s in a.content)}"


def lines_of(text: str) -> list[str]:
    article = article_of(text)
    marks = attributions.close_at_cues(article, pair_marks(article))
    found = attributions.extract(article, marks)
    lines = [line_of(article, a) for a in found]
    return lines + [f"unattributed | {article[s]}" for s in contents.nobodys(article, found, marks)]


@pytest.mark.parametrize(
    ("body", "expected"), [c[1:] for c in read_cases(CASES)], ids=[c[0] for c in read_cases(CASES)]
)
def test_case(body: str, expected: list[str]) -> None:
    assert sorted(lines_of(body)) == sorted(expected)


TEXT = st.lists(
    st.sampled_from([
        "“", "”", '"', "''", "‘", "’", "'", "„", "«", "»", ".", ",", ":", "?", "—", "\n", "(", ")", " ", "Ada Marsh", "she", "said", "told", "reporters", "that",
        "According to", "the police", "the roof", "was", "falling", "No", "adding", "‘smart’", "“Stop,”", "who", "and", "claim", "'s", "has", "not", "warned", "of",
    ]),
    max_size=40,
).map(" ".join)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(TEXT)
def test_every_stretch_is_in_a_content_or_nobodys(text: str) -> None:
    article = article_of(text)
    marks = attributions.close_at_cues(article, pair_marks(article))
    found = attributions.extract(article, marks)
    left = contents.nobodys(article, found, marks)
    for s in marks.stretches:
        held = any(c.start <= s.start and s.end <= c.end for a in found for c in a.content)
        assert held or article.span(s.start, s.end) in left


@settings(max_examples=150, deadline=None)
@given(TEXT)
def test_contents_lie_in_order_and_name_words(text: str) -> None:
    article = article_of(text)
    for a in attributions.extract(article, pair_marks(article)):
        assert all(c.start < c.end for c in a.content)
        assert all(x.end <= y.start for x, y in zip(a.content, a.content[1:], strict=False))
        assert all(article[s].strip() for s in (a.cue, a.source) if s)


@pytest.mark.parametrize(
    "line",
    [
        "“No,” she said. " * 2_000,
        "she said " * 3_000,
        "said, " * 3_000,
        "“" * 8_000,
        "the man who " * 3_000 + "said no",
        "Ada, " * 4_000 + "said it fell",
        "and " * 8_000 + "said",
        "“Yes.” " * 3_000,
        "according to " * 3_000,
        "adding that, " * 1_500,
        "(" * 8_000 + "said",
        "Ada Marsh: “" * 1_500,
    ],
    ids=lambda line: line[:20],
)
def test_hostile_lines_take_linear_time(line: str) -> None:
    article = article_of(line)
    began = time.process_time()
    marks = attributions.close_at_cues(article, pair_marks(article))
    contents.nobodys(article, attributions.extract(article, marks), marks)
    assert time.process_time() - began < 2

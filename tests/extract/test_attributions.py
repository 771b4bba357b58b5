"""Who said what: the prose cases, and what must hold for any text."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

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

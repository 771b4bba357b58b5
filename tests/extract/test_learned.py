"""Models and rules together: the prose cases, and what must hold for any text."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings import nlp
from briefings.extract import attributions, extract_findings, learned
from briefings.extract.marks import pair_marks
from briefings.model import Article, Attribution, RawArticle
from briefings.segment import segment_article

CASES = Path(__file__).parent.parent / "cases" / "extract" / "learned.md"


def article_of(text: str) -> Article:
    return segment_article(RawArticle("a.txt", text, hashlib.sha256(text.encode()).hexdigest(), "utf-8"))


def read_cases(path: Path) -> list[tuple[str, str, list[str]]]:
    """Title, article text, expected lines."""
    cases = []
    for block in re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        title, *lines = block.strip().splitlines()
        body = "\n".join(line[2:] for line in lines if line.startswith(">"))
        cases.append((title, body, [line[2:] for line in lines if line.startswith("- ")]))
    return cases


def line_of(article: Article, a: Attribution) -> str:
    kind = a.kind + " fragment" * a.fragment + " negated" * a.negated
    source = article[a.source] if a.source else "–"
    cue = article[a.cue] if a.cue else "–"
    return f"{kind} | {source} | {cue} | {' ++ '.join(article[s] for s in a.content)}"


@pytest.mark.parametrize(
    ("text", "expected"), [c[1:] for c in read_cases(CASES)], ids=[c[0] for c in read_cases(CASES)]
)
def test_cases(text, expected):
    article = article_of(text)
    assert [line_of(article, a) for a in extract_findings(article).attributions if a.spoken] == expected


def test_the_models_are_part_of_the_product():
    assert nlp.available()


def test_without_model_files_rules_decide_and_a_problem_says_so(monkeypatch):
    article = article_of("“It rains,” said Ines Duarte.")
    ruled = extract_findings(article, rules_only=True)
    monkeypatch.setattr(learned, "available", lambda: False)
    found = extract_findings(article)
    assert found.attributions == ruled.attributions
    assert [p.check for p in found.problems] == ["models"]
    assert ruled.problems == ()


def test_rules_alone_never_load_a_model(monkeypatch):
    def refuse(*_):
        raise AssertionError("a model was used")

    monkeypatch.setattr(nlp, "attributions", refuse)
    assert extract_findings(article_of("“It rains,” said Ines Duarte."), rules_only=True).attributions


WORDS = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "said",
        "Duarte",
        "the minister",
        "that",
        "it rains",
        ",",
        ".",
        "he",
        "according to",
        "\n\n",
        "would",
        "says:",
        "—",
        "‘",
        "’",
        "?",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40))
def test_whatever_the_text_nothing_marked_is_lost(pieces):
    article = article_of(" ".join(pieces))
    found = extract_findings(article)
    inside = [s for a in found.attributions for s in a.content] + list(found.unattributed)
    marks = attributions.close_at_cues(article, pair_marks(article))
    noise = article.noise
    for stretch in marks.stretches:
        span = article.span(stretch.start, stretch.end)
        assert any(s.contains(span) for s in inside) or any(n.overlaps(span) for n in noise)
    for a in found.attributions:
        assert a.content
        assert list(a.content) == sorted(a.content)
        assert all(x.end <= y.start for x, y in zip(a.content, a.content[1:], strict=False))


def test_the_same_text_gives_the_same_findings():
    article = article_of(
        "The mayor said the bridge is safe. “We checked it twice,” she said. Engineers disagree, the union argued."
    )
    first = extract_findings(article)
    extract_findings(article_of("Something else, she said."))
    assert extract_findings(article).attributions == first.attributions


def test_a_page_without_a_stop_is_left_to_the_rules(monkeypatch):
    def refuse(paragraphs):
        assert not paragraphs
        return []

    monkeypatch.setattr(nlp, "attributions", refuse)
    article = article_of("He said it rains and " * 100)
    ruled = attributions.extract(article, attributions.close_at_cues(article, pair_marks(article)))
    assert extract_findings(article).attributions == ruled != ()


@pytest.mark.parametrize(
    ("before", "content", "start"),
    [
        ("According to the Gazette, ", "Minister of State Ada Marsh is pressing for it", "Minister of "),
        ("According to the Gazette, ", "Vell Foreign Secretary Ada Marsh is pressing for it", "Vell Foreign "),
        ("The Gazette says ", "Secretary of the Treasury Ada Marsh left", "Secretary of the "),
        ("The ferry had sunk, ", "Ada Marsh said", ""),
        ("He said that ", "the Port of Vell was shut", ""),
    ],
)
def test_no_content_begins_inside_a_name(before: str, content: str, start: str) -> None:
    text = before + content
    cut = len(before) + len(start)
    assert text[learned._name_start(text, cut, len(before.rstrip(", "))) :] == content
    assert learned._name_start(text, cut, cut) == cut


def test_an_answer_in_deeds_is_no_speech() -> None:
    article = article_of(
        "The union called a strike. The port authority responded by locking the gates of the north pier."
    )
    assert not [
        a for a in extract_findings(article).attributions if a.spoken and a.cue and "responded" in article[a.cue]
    ]

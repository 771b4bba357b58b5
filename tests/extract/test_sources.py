"""Sources are as wide as their sentence gives them."""

from __future__ import annotations

import pytest

from briefings.extract import sources
from briefings.extract.marks import pair_marks
from briefings.model import Attribution, RawArticle
from briefings.segment import segment_article

CASES = [
    ("object of a relative clause", "A woman who answered |the intercom| said it was late.", "A woman who answered the intercom"),
    ("after a preposition", "One man who lives near |the plant| said it was loud.", "One man who lives near the plant"),
    ("a speaker inside what another says", "The mayor said that |the plant| said no.", "the plant"),
    ("a clause between commas", "Ana Petri, who lives near |the plant|, said no.", "the plant"),
    ("a pronoun", "People who know that |he| said it are few.", "he"),
    ("behind a preposition", "It rained, the general staff in |Marun| said no.", "the general staff in Marun"),
    ("a place that leads in", "After a night in |Marun| said no.", "Marun"),
    ("the object of what somebody tries", "The firm trying to buy |Halvard Foods| said no.", "The firm trying to buy Halvard Foods"),
    ("what leads in", "After shutting |the plant| said no.", "the plant"),
    ("those to whom it went", "In a letter to the mayor of |Sandrock and Tarn, the board's engineer, Alan Prowse,| said no.", "the board's engineer, Alan Prowse,"),
    ("the subject before another's verb", "|She| denied having read the file in which Brenner, the supplier, said no.", "Brenner, the supplier,"),
    ("a relative pronoun and when", "The bank, |which last month| said no, is shut.", "which"),
    ("who gives a name", "A docker on the night shift, who gave only |his first name, Jo,| said no.", "A docker on the night shift"),
    ("who would give no more", "But a woman at the gate, who would give only |her first name| said no.", "a woman at the gate"),
    ("a name that speaks of another", "Ana Petri, who gave |his name| said no.", "his name"),
    ("the date of a text", "A memo of a meeting on 3 |June 2019| said no.", "A memo of a meeting on 3 June 2019"),
    ("no relative clause", "Nobody near |the plant| said no.", "the plant"),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_settle(marked: str, expected: str) -> None:
    before, source, after = marked.split("|")
    article = segment_article(RawArticle("a.txt", before + source + after, "", "utf-8"))
    start, cue = len(before), article.text.rindex("said")
    said = Attribution(
        (article.span(cue + 5, len(article.text) - 1),), "indirect", article.span(cue, cue + 4),
        article.span(start, start + len(source)),
    )  # fmt: skip
    (settled,) = sources.settle(article, pair_marks(article), (said,))
    assert settled.source is not None
    assert article[settled.source] == expected

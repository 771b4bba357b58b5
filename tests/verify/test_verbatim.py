from __future__ import annotations

import pytest

from briefings.model import Article
from briefings.verify import verbatim
from briefings.verify.word import PrintedLine, Words

TEXT = "The port will close in April, the board said. “Nobody asked us at all,” said Ines Prado. It handles 12,500 ships a year."


@pytest.fixture
def articles() -> dict[str, Article]:
    return {"S1": Article("a.txt", TEXT, "", "utf-8", None, None, None, None, (), ())}


def line(text: str, *words: Words) -> PrintedLine:
    return PrintedLine(3, text, "Item", words, ())


def faults(articles: dict[str, Article], printed: PrintedLine) -> list[str]:
    return [p.message for p in verbatim.check("pack.docx", [printed], {}, articles) if p.check != "changed"]


GOOD = "The port will close in April"


def test_words_that_stand_in_the_article(articles: dict[str, Article]) -> None:
    assert faults(articles, line(f"Ines: {GOOD} […] S1", Words("S1", 0, 28, GOOD))) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (Words("S1", 0, 28, "The port will close in Aprll"), "is not what a.txt says there"),
        (Words("S1", 1, 28, "he port will close in April"), "cut inside a word"),
        (Words("S1", 0, 9000, GOOD), "has no offsets"),
        (Words("S7", 0, 28, GOOD), "is no article"),
    ],
)
def test_words_that_do_not(articles: dict[str, Article], words: Words, expected: str) -> None:
    found = faults(articles, line(words.text, words))
    assert any(expected in message for message in found)
    assert all("pack.docx, line 3" in message for message in found)


def test_a_passage_in_marks_must_stand_in_an_article(articles: dict[str, Article]) -> None:
    assert faults(articles, line("She said “Nobody asked us at all” twice")) == []
    assert any("in no article" in m for m in faults(articles, line("She said “Nobody told us at all” twice")))
    assert faults(articles, line("a “red line” is too short to check")) == []


def test_a_figure_of_the_house_must_stand_in_an_article(articles: dict[str, Article]) -> None:
    assert faults(articles, line("One report says 12,500 ships.")) == []
    assert any("12,600" in m for m in faults(articles, line("One report says 12,600 ships.")))


def test_style_of_article_words_without_an_article(articles: dict[str, Article]) -> None:
    printed = PrintedLine(1, GOOD, "Item", (), (GOOD,))
    assert any("names no article" in m for m in faults(articles, printed))


def test_nothing_is_printed_twice_nor_too_long(articles: dict[str, Article]) -> None:
    place = {"article": "a.txt", "start": 0, "end": 28}
    item = {"text": "", "extracts": [place], "fragments": [], "speaker": None}
    record = {"sections": [{"items": [{"id": "a", **item}, {"id": "b", **item}]}], "lines": []}
    found = list(verbatim.check("pack.docx", [line(GOOD, Words("S1", 0, 28, GOOD))], record, articles))
    assert [p.check for p in found].count("repeated") == 1

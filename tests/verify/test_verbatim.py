from __future__ import annotations

import pytest

from briefings.model import Article, RawArticle
from briefings.segment import segment_article
from briefings.verify import verbatim
from briefings.verify.word import PrintedLine, Words

TEXT = "The port will close in April, the board said. “Nobody asked us at all,” said Ines Prado. It handles 12,500 ships a year."


@pytest.fixture
def articles() -> dict[str, Article]:
    return {"S1": segment_article(RawArticle("a.txt", TEXT, "", "utf-8"))}


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


def test_the_producer_s_own_figures_and_numbers_of_paragraphs_need_no_article(articles: dict[str, Article]) -> None:
    record = {
        "topic": {"title": "The 54,321 jobs"},
        "guest": {"text": "Secretary, Local 1,199"},
        "listed": ["Call 0123456"],
    }
    printed = line("Secretary, Local 1,199: the 54,321 jobs; call 0123456 (S1 ¶26394)")
    assert [p.message for p in verbatim.check("pack.docx", [printed], record, articles) if p.check == "figures"] == []
    wrong = verbatim.check("pack.docx", [line("54,322 jobs")], record, articles)
    assert [p.message for p in wrong if p.check == "figures"] == [
        "pack.docx, line 3: the figure 54,322 stands in no article"
    ]


RUNNING = {
    "head": "Guest 2: Director, River Authority · Topic 1: The flood and who failed",
    "foot": "S1 Post, undated · S2 Times",
}
HEADS = [
    ("as built", ["Guest 2: Director, River Authority · Topic 1: The flood and who failedpage 1 of 4", RUNNING["foot"]], []),
    ("shortened", ["Channel 5: Guest 2: Director … · Topic 1: The flood and who …page 1", RUNNING["foot"]], []),
    ("another guest", ["Guest 2: Directrix, River Authority · Topic 1: The flood and who failed", RUNNING["foot"]], ["head"]),
    ("a source without its warning", [RUNNING["head"], "S1 Post · S2 Times"], ["foot"]),
    ("none", [], ["head", "foot"]),
]  # fmt: skip


@pytest.mark.parametrize(("running", "wrong"), [c[1:] for c in HEADS], ids=[c[0] for c in HEADS])
def test_head_and_foot_of_the_pages_are_compared(running: list[str], wrong: list[str]) -> None:
    found = [p.message for p in verbatim.check("pack.docx", [], RUNNING, {}, running)]
    assert [message.split()[2] for message in found] == wrong


def test_style_of_article_words_without_an_article(articles: dict[str, Article]) -> None:
    printed = PrintedLine(1, GOOD, "Item", (), (GOOD,))
    assert any("names no article" in m for m in faults(articles, printed))


def test_nothing_is_printed_twice_nor_too_long(articles: dict[str, Article]) -> None:
    place = {"article": "a.txt", "start": 0, "end": 28}
    item = {"text": "", "extracts": [place], "fragments": [], "speaker": None}
    record = {"sections": [{"items": [{"id": "a", **item}, {"id": "b", **item}]}], "lines": []}
    found = list(verbatim.check("pack.docx", [line(GOOD, Words("S1", 0, 28, GOOD))], record, articles))
    assert [p.check for p in found].count("repeated") == 1


STORY = (
    "The harbour board said that the port will close in April, and the union called it “a slow death of the town”.\n\n"
    "“Nobody asked us at all,” said Ines Prado. It handles 12,500 ships a year.\n"
)
MARKED = [
    ("both ends marked", "Is it so that “[…] ", "the port will close in April", " […]”?", True),
    ("no mark at the start", "Is it so that “", "the port will close in April", " […]”?", False),
    ("no mark at the end", "Is it so that “[…] ", "the port will close in April", "”?", False),
    ("no mark at all", "Is it so that “", "the port will close in April", "”?", False),
    ("a mark outside the quotation marks is none of it", "Is it so that […] “", "the port will close in April", "” […]?", False),
    ("in the article's own marks inside its sentence", "They called it “", "a slow death of the town", "”.", False),
    ("the same, and the sentence ends with it", "They called it “[…] ", "a slow death of the town", "”.", True),
    ("from the article's own mark, but not to the other", "They called it “[…] ", "a slow death", "”.", False),
    ("from the article's own mark, the cut marked", "They called it “[…] ", "a slow death", " […]”.", True),
    ("to the article's own mark, but not from the other", "They called it “", "death of the town", "”.", False),
    ("a quotation up to its comma", "Ines Prado said: “", "Nobody asked us at all", "”.", True),
    ("a whole sentence without its stop", "It was reported that “", "It handles 12,500 ships a year", "”.", True),
    ("a whole sentence, printed without marks", "The board: ", "It handles 12,500 ships a year.", " S1 ¶3", True),
    ("words printed without marks are marked too", "The board: ", "the port will close in April", " S1 ¶1", False),
    ("a figure by itself", "One report says ", "12,500", ", another 9,000.", True),
    ("a figure by itself in quotation marks", "One report says “", "12,500", "”.", False),
    ("a figure with more of its sentence", "One report says ", "12,500 ships", ".", False),
]  # fmt: skip


@pytest.mark.parametrize(("before", "words", "after", "sound"), [c[1:] for c in MARKED], ids=[c[0] for c in MARKED])
def test_a_cut_inside_a_sentence_is_marked(before: str, words: str, after: str, sound: bool) -> None:
    article = segment_article(RawArticle("a.txt", STORY, "", "utf-8"))
    figure = STORY.index("12,500")
    start = STORY.index(words)
    printed = line(f"{before}{words}{after}", Words("S1", start, start + len(words), words))
    found = verbatim.check(
        "pack.docx", [printed], {}, {"S1": article}, figures={"S1": frozenset({(figure, figure + 6)})}
    )
    messages = [p.message for p in found if p.check == "verbatim"]
    assert (messages == []) is sound
    assert sound or "[…]" in messages[0]


PIECES = [
    ("cut between two pieces", "The board: ", "The harbour board said", " […] ", "the union called it “a slow death of the town”", ". S1 ¶1", True),
    ("two pieces run together", "The board: ", "The harbour board said", " ", "the union called it “a slow death of the town”", ". S1 ¶1", False),
]  # fmt: skip


@pytest.mark.parametrize("case", PIECES, ids=[c[0] for c in PIECES])
def test_pieces_have_their_cut_between_them(case: tuple[str, str, str, str, str, str, bool]) -> None:
    _, before, one, between, two, after, sound = case
    article = segment_article(RawArticle("a.txt", STORY, "", "utf-8"))
    words = tuple(Words("S1", STORY.index(w), STORY.index(w) + len(w), w) for w in (one, two))
    printed = line(f"{before}{one}{between}{two}{after}", *words)
    found = [p for p in verbatim.check("pack.docx", [printed], {}, {"S1": article}) if p.check == "verbatim"]
    assert (not found) is sound


def test_a_blank_that_may_not_break_is_no_other_word(articles: dict[str, Article]) -> None:
    record = {"lines": ["See S1 ¶3 and 4.1"], "sections": []}
    printed = [PrintedLine(1, "See S1\u00a0¶3 and 4.1", "Item", (), ())]
    assert list(verbatim.check("pack.docx", printed, record, articles)) == []
    record = {"lines": ["See S1 ¶4 and 4.1"], "sections": []}
    assert [p.check for p in verbatim.check("pack.docx", printed, record, articles)] == ["changed"]

"""Where a clause starts, and where it may end sooner without a change of sense."""

from __future__ import annotations

import pytest

from briefings import nlp
from briefings.model import RawArticle, Span
from briefings.plan import clauses
from briefings.segment import segment_article

pytestmark = pytest.mark.skipif(not nlp.available(), reason="the models are not there")


def found(text: str, kind: str = "clauses", start: int = 0) -> list[str]:
    article = segment_article(RawArticle("a.txt", text + "\n", "", "utf-8"))
    span = Span("a.txt", start, len(text))
    ways = {
        "clauses": clauses.clauses,
        "cores": clauses.cores,
        "infinitives": clauses.infinitives,
        "deeds": clauses.deeds,
    }
    return [text[a:b] for tree in clauses.trees(article, span) for a, b in ways[kind](tree, span.start, span.end)]


CLAUSES = [
    ("behind a verb of saying", "The union said the merger would destroy 900 jobs and that it would ballot its members.", "the merger would destroy 900 jobs"),
    ("with its place", "The firm will build 60 new flats in the old brewery, she told the paper.", "The firm will build 60 new flats in the old brewery"),
    ("without its place", "The firm will build 60 new flats in the old brewery, she told the paper.", "The firm will build 60 new flats"),
    ("what a court is told", "Lind told the court that the mill was sold in May.", "the mill was sold in May"),
    ("what many are told", "She told 300 workers that the mill was sold in May.", "the mill was sold in May"),
    ("what stands in a letter", "He said in a letter that the mill was sold in May.", "the mill was sold in May"),
    ("what was found last week", "She found last week that the mill was sold in May.", "the mill was sold in May"),
    ("before a reason", "Engineers warn that the gain in speed will be small due to the age of the track.", "the gain in speed will be small"),
    ("before what it is for", "The council closed the pier to repair its roof.", "The council closed the pier"),
    ("a subject with a phrase of its own", "Analysts fear that raids deep into the forest could widen the dispute.", "raids deep into the forest could widen the dispute"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), [c[1:] for c in CLAUSES], ids=[c[0] for c in CLAUSES])
def test_a_clause_that_stands_alone(text: str, wanted: str) -> None:
    assert wanted in found(text)


NEVER = [
    ("before a condition", "She said the mayor would resign if the council asked.", "the mayor would resign"),
    ("before a limit", "The bridge will reopen on Monday at the earliest.", "The bridge will reopen on Monday"),
    ("a negation without what it is about", "We do not buy mills in order to close them.", "We do not buy mills"),
    ("before its object's infinitive", "The board asked the firm to repair the crane.", "The board asked the firm"),
    ("inside another phrase", "He doubts that the permit to use the quay will last.", "the quay will last"),
    ("a side clause of a noun", "The changes that the office had asked for are small.", "the office had asked for"),
    ("a side clause of its subject", "Families whose home was flooded in May will be paid.", "Families whose home was flooded"),
    ("what something is that is lent", "They will recover the 40 million that Halden was lent in 2019 to rebuild the mill.", "Halden was lent in 2019 to rebuild the mill"),
    ("what somebody wants back", "They want the pier that the guild was given in May.", "the guild was given in May"),
    ("what is counted", "She spoke of 300 homes that the council had promised in May to the families.", "the council had promised in May to the families"),
    ("only part of a reason", "The pier sank, in part, because the piles had rotted.", "The pier sank"),
    ("a verb that needs its place", "The harvest depends on the weather in May.", "The harvest depends"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "never"), [c[1:] for c in NEVER], ids=[c[0] for c in NEVER])
def test_no_cut_turns_the_sense(text: str, never: str) -> None:
    assert never not in found(text)


def test_what_is_to_be_done() -> None:
    text = "The club called on the league to stop the sale of tickets at the gate to protect the fans."
    assert "stop the sale of tickets at the gate" in found(text, "infinitives")
    assert "protect the fans" in found(text, "infinitives")


def test_what_a_speaker_does() -> None:
    text = "Norland has sternly warned the islands against allowing the trawlers to be moored in the inner bay."
    ways = found(text, "deeds", len("Norland "))
    assert "has sternly warned the islands against allowing the trawlers to be moored" in ways
    assert all(way.startswith("has sternly warned the islands") for way in ways)


def test_a_core_is_no_modifier() -> None:
    text = "The ban was imposed to stop raids deep inside the border zone."
    assert "raids deep inside the border zone" not in found(text, "cores")
    assert "a sign of growing despair" in found("The offer is a sign of growing despair.", "cores")


def test_a_list_of_hundreds_of_words_is_not_read() -> None:
    assert found("The " + "mayor and the " * 200 + "clerk left.") == []

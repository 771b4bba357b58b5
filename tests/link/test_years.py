"""Days without a year in a story of an older year."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefings.extract import extract_findings
from briefings.link import chronology
from briefings.model import PartialDate, RawArticle
from briefings.segment import segment_article


def story(*texts: str) -> list:
    """Findings of dated articles: "2025-03-04 | text"."""
    found = []
    for number, text in enumerate(texts, 1):
        date, _, body = text.partition(" | ")
        article = segment_article(RawArticle(f"{number}.txt", body, "", "utf-8"))
        found.append(extract_findings(replace(article, date=PartialDate(date, "day", True)), rules_only=True))
    return found


CRIME = [
    "2025-03-04 | Ada Marsh vanished from Orn on 14 August 2023, the court heard. She had lent him money in August 2023.",
    "2025-03-12 | Police wrote on 19 August 2023 that the ferry hand was mistaken.",
]
OF_ITS_YEAR = [
    ("a season that the story gives in an older year", "2025-03-12 | He met her at the ferry on 17 August.", None),
    (
        "the same of the same day",
        "2025-03-12 | Marsh, who vanished from Orn on 14 August, had rung him twice.",
        "2023-08-14",
    ),
    ("of late", "2025-09-10 | He met her at the ferry on 17 August.", "2025-08-17"),
    ("last August", "2025-03-12 | The ferry went bankrupt last August.", "2024-08"),
    ("another season", "2025-03-12 | The defence learned of it on 21 January.", "2025-01-21"),
]


@pytest.mark.parametrize(("text", "iso"), [c[1:] for c in OF_ITS_YEAR], ids=[c[0] for c in OF_ITS_YEAR])
def test_a_day_without_its_year_may_be_of_the_year_that_the_story_tells_of(text, iso):
    (d,) = chronology.dated(story(*CRIME, text))[2]
    assert (d.when and d.when.iso) == iso


def test_an_older_year_that_one_article_alone_gives_leaves_a_day_its_own():
    (d,) = chronology.dated(story(CRIME[0], "2025-03-12 | He met her at the ferry on 17 August."))[1]
    assert d.when and d.when.iso == "2024-08-17"


def test_a_month_that_the_article_itself_gives_in_an_older_year_leaves_its_days_open():
    text = "2025-06-11 | Ada Marsh died in November 2023. The tape ran out on 17 November."
    assert [d.when and d.when.iso for d in chronology.dated(story(text))[0]] == ["2023-11", None]

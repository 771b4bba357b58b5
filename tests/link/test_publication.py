from dataclasses import replace

import pytest

from briefings.extract import extract_findings
from briefings.link import link_findings
from briefings.link.publication import date_articles
from briefings.model import RawArticle
from briefings.segment import segment_article

DATED = "By Ada Marsh\nPublished 14 March 2025\nThe dam burst above the town, the operator said."
CASES = [
    ("a dateline", [DATED, "ELMFORD, March 16 (Xinhua) - The dam burst on Thursday, the operator said."], "2025-03-16"),
    (
        "a date line",
        [DATED, "Dam fell\nPosted on March 18\nThe dam burst above the town, officials said."],
        "2025-03-18",
    ),
    (
        "over the turn of the year",
        [
            DATED.replace("14 March 2025", "3 January 2025"),
            "Dam fell\nPosted on December 30\nThe dam burst, officials said.",
        ],
        "2024-12-30",
    ),
    ("too far from the others", [DATED, "Dam fell\nPosted on September 2\nThe dam burst, officials said."], None),
    ("another weekday", [DATED, "Dam fell\nPosted on Monday, March 18\nThe dam burst, officials said."], None),
    ("nobody is dated", ["Dam fell\nPosted on March 18\nThe dam burst, officials said."], None),
    ("no day at all", [DATED, "The dam burst above the town in March, officials said."], None),
]


def read(texts):
    articles = (RawArticle(f"{i}.txt", text, "", "utf-8") for i, text in enumerate(texts))
    return [extract_findings(segment_article(a), rules_only=True) for a in articles]


@pytest.mark.parametrize(("texts", "iso"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_date_articles(texts, iso):
    date = date_articles(read(texts))[-1].article.date
    assert (date and date.iso) == iso
    assert date is None or (not date.given and "the year is that of the dated articles" in date.because)


def test_the_days_that_such_an_article_speaks_of_are_counted_from_its_date():
    dossier = link_findings(read(CASES[0][1]))
    (event,) = [e for e in dossier.chronology if e.span.article == "1.txt"]
    assert (event.when.iso, event.when.given) == ("2025-03-13", False)


def test_a_date_that_an_article_gives_stays():
    findings = read(CASES[0][1])
    assert date_articles(findings)[0] == findings[0]
    assert date_articles([]) == ()
    assert date_articles([replace(findings[1])])[0].article.date is None

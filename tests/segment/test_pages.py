"""The cases of cases/segment/pages.md."""

import re
from pathlib import Path

import pytest

from briefings.model import RawArticle
from briefings.segment import segment_article

FILE = Path(__file__).parents[1] / "cases" / "segment" / "pages.md"
CASES = re.split(r"^## ", FILE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]


def read_case(case):
    """Title, labels, and per line its text, whether it is furniture, and its furniture inside."""
    title, *rest = case.splitlines()
    labels = dict(line.split(": ", 1) for line in rest if re.match(r"(outlet|date|byline|title): ", line))
    lines = [(line[0] == "-", line[2:]) for line in rest if line[:2] in ("+ ", "- ")]
    return title, labels, lines


@pytest.mark.parametrize("case", CASES, ids=[c.splitlines()[0] for c in CASES])
def test_page(case):
    _, labels, lines = read_case(case)
    text = "\n".join(re.sub("[⟦⟧]", "", line) for _, line in lines)
    article = segment_article(RawArticle("a.txt", text, "", "utf-8"))
    found = {
        "outlet": article.outlet and article.outlet.value,
        "date": article.date and article.date.iso,
        "byline": article.byline and article.byline.value.title() if article.byline and article.byline.value.isupper()
        else article.byline and article.byline.value,
        "title": article.title and article.title.value,
    }  # fmt: skip
    assert [(p.noise, article[p.span]) for p in article.paragraphs] == [(n, re.sub("[⟦⟧]", "", t)) for n, t in lines]
    inner = [article[s] for s in article.noise if not any(p.noise and p.span == s for p in article.paragraphs)]
    assert inner == re.findall("⟦(.*?)⟧", "\n".join(line for _, line in lines))
    assert {k: v for k, v in found.items() if v} == labels


def test_what_labels_say_stands_where_they_say():
    for case in CASES:
        _, _, lines = read_case(case)
        text = "\n".join(re.sub("[⟦⟧]", "", line) for _, line in lines)
        article = segment_article(RawArticle("a.txt", text, "", "utf-8"))
        for stated in (article.outlet, article.byline, article.title):
            if stated:
                assert article[stated.evidence].replace(" ", "") == stated.value.replace(" ", "")


TEXT = """

The council voted on Tuesday to shut the pool. Residents said they had not been asked about the plan.

“Nobody told us,” said Ada Marsh, who has swum there for thirty years.
"""
TOPS = [  # the first lines of a page, whose it is
    ("Northline > News > Europe\nPool closes after vote\n3 May 2025\nBy Ben Cole", "Northline"),
    ("PitchSide / Football / Second Division\nKeeper leaves Rovers\n3 May 2025\nBy Ben Cole", "PitchSide"),
    ("THE LANTERN — POLITICS\nFriday 2 May 2025\nPool closes after vote\nBen Cole", "THE LANTERN"),
    ("RADIO FREE HARBOUR: THE FRIDAY INTERVIEW — rush transcript\nFriday, May 2, 2025", "RADIO FREE HARBOUR"),
    ("The Orlavan Times — English-language daily\nSaturday, 3 May 2025\n“They never asked us”", "The Orlavan Times"),
    (
        "THE MARLOW & DISTRICT ADVERTISER\nHome | News | Sport\nPool closes\n3 May 2025",
        "THE MARLOW & DISTRICT ADVERTISER",
    ),
    ("THE KESTREL PACKET\nHome | News | Sport\nPool closes\nSaturday 3 May 2025", "THE KESTREL PACKET"),
    ("Fenland Today live page | Saturday 3 May | Latest updates first\nBy Ben Cole", "Fenland Today"),
    ("LIVE: Pool vote – council decides\nFenland Today live page | Saturday 3 May | Latest updates", "Fenland Today"),
    (
        "Portwatch | Shipping news and analysis\n3 May 2025\nFerry firm sold\nBy Ben Cole",
        None,
    ),  # one, but may be a ship
    ("Storm Aileen | Live updates\nThousands without power\n3 May 2025\nBy Ben Cole", None),
    ("Budget crisis: What we know\n3 May 2025\nBy Ben Cole", None),
    ("Middle East > News\nTalks resume\n3 May 2025\nBy Ben Cole", None),
    ("Politics > Elections\nTalks resume\n3 May 2025\nBy Ben Cole", None),
    ("Premier League / Football\nKeeper leaves\n3 May 2025\nBy Ben Cole", None),
    ("Harbour Rovers: Keeper leaves after row\n3 May 2025\nBy Ben Cole", None),
    ("Home > News > Local\nPool closes\n3 May 2025\nBy Ben Cole", None),
    ("Ada Marsh — interview\n3 May 2025\nBy Ben Cole", None),
    ("COASTAL FM 98.4 - The Voice of Orlava\nPool closes after vote\nBy Ben Cole", "COASTAL FM 98.4"),
    ("SCANDAL OF THE POOL\nBEN COLE, THE COAST GAZETTE", "THE COAST GAZETTE"),
    ("Pool closes after vote\n**Date:** 3 May 2025\n**Source:** The Coast Post", "The Coast Post"),
    ("Local News | 3 May 2025\nPool closes after vote", None),
    ("Orlava Now\nPool closes after vote\nThe empty pool (Ben Cole / Orlava Now)", "Orlava Now"),
    ("Act Now\nPool closes after vote\nBy Ben Cole", None),
    ("Orlava | World\nPool closes\n3 May 2025\nBy Ben Cole", None),
]
FEET = [  # the first line of a page, its last, whose it is
    ("FAIRGROUND24", "18+ Fairground24 may earn commission from links", "FAIRGROUND24"),
    ("SWIMMERS FOR FACTS", "© Swimmers for Facts. Registered charity.", "SWIMMERS FOR FACTS"),
    ("POOLSIDE | News for people who swim", "Copyright 2025 Poolside. All rights reserved.", "POOLSIDE"),
    ("SHUT! Fury as pool goes", "Got a story? Call the Trumpet news desk. We pay!", "Trumpet"),
    ("Storm Aileen", "More on Storm Aileen: roads that are shut", None),
    ("Pool closes after vote", "© All rights reserved", None),
    ("Health", "Sign up to Checked, our weekly health newsletter", None),
    ("Harbour", "Follow the harbour newsletter", None),
]


@pytest.mark.parametrize(("top", "foot", "outlet"), FEET, ids=[top for top, _, _ in FEET])
def test_whose_foot_it_is(top, foot, outlet):
    article = segment_article(
        RawArticle("a.txt", f"{top}\nPool closes after vote\n3 May 2025{TEXT}\n{foot}\n", "", "utf-8")
    )
    assert (article.outlet and article.outlet.value) == outlet


@pytest.mark.parametrize(("top", "outlet"), TOPS, ids=[top.split("\n")[0][:30] for top, _ in TOPS])
def test_whose_page_it_is(top, outlet):
    article = segment_article(RawArticle("a.txt", top + TEXT, "", "utf-8"))
    assert (article.outlet and article.outlet.value) == outlet

from __future__ import annotations

import time

import pytest

from briefings.extract import mentions
from briefings.model import Article, RawArticle
from briefings.segment import segment_article


def read(text: str) -> Article:
    return segment_article(RawArticle("a", text, "", "utf-8"))


def found(text: str, *kinds: str) -> list[tuple[str, str, str | None]]:
    article = read(text)
    return [
        (m.kind, article[m.span], article[m.office] if m.office else None)
        for m in mentions.extract(article)
        if m.kind in kinds
    ]


PEOPLE = [
    ("office before", "UK Foreign Secretary David Lammy spoke.", [("David Lammy", "UK Foreign Secretary")]),
    ("office after a comma", "Ada Marsh, Secretary of State, spoke.", [("Ada Marsh", "Secretary of State")]),
    ("office of what", "Secretary of State Ada Marsh spoke.", [("Ada Marsh", "Secretary of State")]),
    ("party tag", "Rep. Nora Quist (D-Mo.) spoke.", [("Nora Quist", "Rep.")]),
    ("office before a comma", "The Secretary General of the Atlantic Alliance, Bo Lind, spoke.",
     [("Bo Lind", "The Secretary General of the Atlantic Alliance")]),
    ("possessor of the office", "Corvane's chairman, Victor Adeyemi, spoke.", [("Victor Adeyemi", "Corvane's chairman")]),
    ("small office", "Ashford coach Marco Bellini spoke.", [("Marco Bellini", "Ashford coach")]),
    ("deputy and portfolio", "Deputy Prime Minister Ada Holm spoke.", [("Ada Holm", "Deputy Prime Minister")]),
    ("form of address", "Then Mr. Okafor spoke.", [("Okafor", "Mr.")]),
    ("an office before a form of address", "Northline chief executive Dr Ada Marsh spoke.",
     [("Ada Marsh", "Northline chief executive")]),
    ("a capital office before a form of address", "Health Minister Dr Bo Lind spoke.", [("Bo Lind", "Health Minister")]),
    ("an office before a comma and a form of address", "The regulator's chief executive, Dr Ada Marsh, spoke.",
     [("Ada Marsh", "The regulator's chief executive")]),
    ("an office behind a form of address", "Then Mr Bo Lind, its head of inspections, spoke.",
     [("Bo Lind", "its head of inspections")]),
    ("particles", "Minister Ursula von der Leyen met Ludwig van der Berg.",
     [("Ursula von der Leyen", "Minister"), ("Ludwig van der Berg", None)]),
    ("apostrophe and initials", "J.K. Rowe met Sean O'Neill and George W. Marsh.",
     [("J.K. Rowe", None), ("Sean O'Neill", None), ("George W. Marsh", None)]),
    ("hyphens", "Jean-Luc Moreau met Anne-Marie Okoro-Lind.", [("Jean-Luc Moreau", None), ("Anne-Marie Okoro-Lind", None)]),
    ("age", "Then Tolva Brisk, 34, spoke.", [("Tolva Brisk", None)]),
    ("surname that is an office", "Howard Dean left. Later Dean returned.", [("Howard Dean", None), ("Dean", None)]),
    ("a firm that begins like a trade", "Brightwater & Lamb replied.", []),
    ("an office for two places", "The MP for Sandrock and Tarn spoke.", [("The MP", "The MP")]),
    ("a trade that no list has", "Librarian Agnes Moore spoke.", [("Agnes Moore", "Librarian")]),
    ("a day is no name", "On Wednesday Ada Marsh spoke.", [("Ada Marsh", None)]),
    ("two names side by side", "With Foreign Secretary Ada Marsh, Kay Lind spoke.",
     [("Ada Marsh", "Foreign Secretary"), ("Kay Lind", None)]),
    ("a short office that ends a run of capitals", "Both (Texas Sen.) Ada Marsh and Sen.  Ben Lowe spoke.",
     [("Ada Marsh", None), ("Ben Lowe", None)]),
    ("a title that only the article explains", "Coun Terry Ashdown spoke. It was Coun Ashdown who left.",
     [("Terry Ashdown", "Coun"), ("Ashdown", "Coun")]),
    ("a pet word", "Darren Bold left. Hubby Darren spoke.", [("Darren Bold", None), ("Darren", "Hubby")]),
    ("a clause behind the office", "Ada Marsh, a baker who has seen the flood, spoke.", [("Ada Marsh", "a baker")]),
    ("a clause is no office", "As for Quemby, the campaign has cover for what it does, and Quemby paid.", []),
    ("a noun and its verb are no office", "After Solveig Dahl, the mayor was slow to answer, and rain fell.",
     [("Solveig Dahl", None), ("the mayor", "the mayor")]),
    ("a day is no part of an office", "Ada Marsh, a witness on Monday, spoke.", [("Ada Marsh", "a witness")]),
    ("a teaser behind a stroke", "Ada Marsh, the goalkeeper | Follow us today.", [("Ada Marsh", "the goalkeeper")]),
    ("the second of two offices", "The mayor and the fire chief, Ada Marsh, spoke.",
     [("The mayor", "The mayor"), ("Ada Marsh", "the fire chief")]),
    ("the next of a list", "They thanked Ada Marsh, the former mayor Ben Lowe and the choir.",
     [("Ada Marsh", None), ("Ben Lowe", "the former mayor")]),
    ("the parent of a child", "Then Otto Brisk, the parent of a pupil, spoke.", [("Otto Brisk", "the parent of a pupil")]),
    ("an adverb is nobody", "Previously, a man with money would be heard.", [("a man", "a man")]),
    ("led by is no clause", "Ada Marsh, the founder of a choir led by nuns, spoke.",
     [("Ada Marsh", "the founder of a choir led by nuns")]),
    ("a country they worked in", "Ada Marsh, a former doctor in Norway, spoke.", [("Ada Marsh", "a former doctor in Norway")]),
    ("a place before an office", "It fell in the port of Redholm, the police watchdog said on Friday, as rain fell.", []),
    ("a state after the name", "Senator Ada Marsh of Arizona spoke.", [("Ada Marsh", "Senator")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in PEOPLE], ids=[c[0] for c in PEOPLE])
def test_people_with_their_offices(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(name, office) for _, name, office in found(text, "person")] == expected


BODIES = [
    ("told by its initials", "The Food and Animal Safety Authority (FASA) paid.", [("Food and Animal Safety Authority", None), ("FASA", None)]),
    ("a ministry of justice", "Then the Ministry of Justice paid.", [("Ministry of Justice", None)]),
    ("behind a comma", "Nordvik Bank, the country's largest lender, paid.", [("Nordvik Bank", "the country's largest lender")]),
    ("the next of a list", "Marlow Council, the Ministry of Health, and others paid.",
     [("Marlow Council", None), ("Ministry of Health", None)]),
    ("two more of a list", "Nordvik Bank, the regulator and the ministry, paid.",
     [("Nordvik Bank", None), ("the ministry", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in BODIES], ids=[c[0] for c in BODIES])
def test_bodies_with_what_they_are(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(name, office) for _, name, office in found(text, "body")] == expected


OTHERS = [
    ("body by its head word", "The Ministry of Foreign Affairs paid.", [("body", "Ministry of Foreign Affairs")]),
    ("body with joined words", "The Department of Health and Human Services paid.",
     [("body", "Department of Health and Human Services")]),
    ("think tank", "He left the Carnegie Endowment for International Peace.",
     [("body", "Carnegie Endowment for International Peace")]),
    ("two trades of one union", "He leads a branch of the Allied Glass and Pottery Workers in Lorme.", [("unknown", "Allied Glass and Pottery Workers"), ("place", "Lorme")]),
    ("possessive in the name", "The Transit Workers' Union paid.", [("body", "Transit Workers' Union")]),
    ("seat of power", "Officials at the White House and the Kremlin paid.", [("body", "White House"), ("body", "Kremlin")]),
    ("countries by short forms", "The US and Britain met South Korea.",
     [("country", "The US"), ("country", "Britain"), ("country", "South Korea")]),
    ("country, not the first word alone", "North Korea paid.", [("country", "North Korea")]),
    ("outlet by any form", "the New York Times and POLITICO reported", [("outlet", "New York Times"), ("outlet", "POLITICO")]),
    ("outlet by its head word", "She told the Daily Courier so.", [("outlet", "Daily Courier")]),
    ("place by its head word", "It fell in Kursk Oblast.", [("place", "Kursk Oblast")]),
    ("described as a company", "The pram maker Kessler paid.", [("body", "Kessler")]),
    ("a listed parent", "Shares in Tessaly, the Sydney-listed parent of a mine, fell.", [("body", "Tessaly")]),
    ("a listed owner", "Velmora, the Oslo-listed owner of two ferries, paid.", [("body", "Velmora")]),
    ("the parent of a body is no person", "Then Tessaly Ridge, the parent of Tarn Copper, paid.",
     [("unknown", "Tessaly Ridge"), ("unknown", "Tarn Copper")]),
    ("nouns in the plural that end a company's name", "Then Tessaly Resources met Ketterby Estates.",
     [("body", "Tessaly Resources"), ("body", "Ketterby Estates")]),
    ("a rival can be a company", "It fought its rival Corvane.", [("unknown", "Corvane")]),
    ("a dateline is a place", "LARNBECK (Rheinpost) - They left.", [("place", "LARNBECK")]),
    ("government of a person", "the Government of Ada Marsh fell", [("body", "Government")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in OTHERS], ids=[c[0] for c in OTHERS])
def test_bodies_countries_outlets_places(text: str, expected: list[tuple[str, str]]) -> None:
    names = found(text, "body", "country", "outlet", "place", "unknown")
    assert [n[:2] for n in names if n[1] not in ("Rheinpost", "Officials")] == expected


NO_NAMES = [
    ("first words", "However, prices fell. Speaking later, they left. Shareholders left. Power went out."),
    ("compounds", "The US-supplied parts and the Western-led group failed."),
    ("pronoun I", "Then I left."),
    ("party tag alone", "He left (D-Mo.) early."),
]


@pytest.mark.parametrize("text", [c[1] for c in NO_NAMES], ids=[c[0] for c in NO_NAMES])
def test_what_is_no_name(text: str) -> None:
    assert found(text, "person", "unknown", "outlet", "place") == []


DESCRIPTIONS = [
    ("one person", "Then the Florida senator left.", [("person", "the Florida senator")]),
    ("a group with its country", "Later Ukrainian officials left.", [("group", "Ukrainian officials")]),
    ("a part of a group", "Later one of the officials left.", [("group", "one of the officials")]),
    ("a body", "Later the company left.", [("body", "the company")]),
    ("an adjective is none", "Then the general election ended.", []),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in DESCRIPTIONS], ids=[c[0] for c in DESCRIPTIONS])
def test_descriptions(text: str, expected: list[tuple[str, str]]) -> None:
    assert [f[:2] for f in found(text, "person", "group", "body") if f[1] != "Florida"] == expected


def test_a_headline_in_title_case_gives_only_names_that_the_text_has() -> None:
    text = "Mayor Ada Marsh spoke on Friday. Later Marsh left. Longer Hours Ahead Under Marsh Plan"
    assert [n for _, n, _ in found(text, "person", "unknown")] == ["Ada Marsh", "Marsh", "Marsh"]


def test_mentions_lie_in_text_order_and_offices_never_overlap_their_names() -> None:
    article = read("UK Foreign Secretary David Lammy met Ukrainian officials. He told the BBC so.")
    spans = mentions.extract(article)
    assert [m.span.start for m in spans] == sorted(m.span.start for m in spans)
    assert all(m.office is None or m.office == m.span or not m.office.overlaps(m.span) for m in spans)


@pytest.mark.parametrize("piece", ["Ada ", "A. ", "the ", "Minister of ", "(", "“", ", head of ", "’s "])
def test_a_hostile_line_takes_linear_time(piece: str) -> None:
    article = read(piece * (200_000 // len(piece)))
    started = time.process_time()
    mentions.extract(article)
    assert time.process_time() - started < 5


def test_capitals_that_only_raise_the_voice_are_no_names():
    text = (
        "The new boss of OUR biggest port is NOT a docker, and our radio said so. He found out from the RADIO about NATO, the WHO and the US. "
        "They told us it was not true."
    )
    names = {name for kind, name, _ in found(text, "person", "body", "country", "place", "unknown", "outlet")}
    assert names == {"NATO", "WHO", "US"}

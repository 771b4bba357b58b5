"""Figures: value, unit, what is counted, how it is softened; and what only looks like one."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest

from briefings.extract import figures
from briefings.model import RawArticle
from briefings.segment import segment_article


def article(text: str):
    return segment_article(RawArticle("a.txt", text, "", "utf-8"))


def found(text: str) -> list:
    read = article(f"{text}\n\nThe council will meet again to look at the plan in the spring.\n")
    return [(read[f.span], f.value, f.unit, f.of) for f in figures.extract(read)]


# text, then figure by figure: words, value, unit, what is counted
CASES = [
    ("where they are", "In the Czech Republic there are 52 infected and 9 blinded.", [("52", 52, None, None), ("9", 9, None, None)]),
    ("a people on -is", "Some 1,500 Pakistanis, between clerks and cooks, came from Paris.", [("Some 1,500", 1500, None, "Pakistanis")]),
    ("quarters of a billion", "It owes three quarters of a billion.", [("three quarters of a billion", 750000000, None, None)]),
    ("a space between thousands", "The treaty gives them 18 000 tonnes.", [("18 000 tonnes", 18000, "tonne", None)]),
    ("a day and a number", "On May 12 300 people marched.", [("300", 300, None, "people")]),
    ("a currency before its sum without a space", "The fine was KSh5 million, Rs500 a day, N5.6bn in all.",
     [("KSh5 million", 5000000, "shilling", None), ("Rs500", 500, "INR", None), ("N5.6bn", 5600000000, "NGN", None)]),
    ("a currency that no list holds", "It cost XQ2,000.", [("XQ2,000", 2000, "XQ", None)]),
    ("cedis", "She may draw 2,000 cedis a week.", [("2,000 cedis", 2000, "GHS", None)]),
    ("pence", "Shares closed at 297p.", [("297p", 297, "penny", None)]),
    ("known to have died", "Nine are now known to have died.", [("Nine", 9, None, None)]),
    ("acre-feet", "They lost about 39,000 acre-feet of water.", [("about 39,000 acre-feet", 39000, "acre-foot", "water")]),
    ("a number far from its people", "The number of people known to have died when the ferry sank off Orn has risen to 19.",
     [("19", 19, None, "people known to have died")]),
    ("another number between", "The number of flights fell on Monday and the number of people hurt rose to 12.", [("12", 12, None, "people hurt")]),
    ("a cargo with a verb behind it", "A barge with 62,000 tonnes of crude struck rocks.", [("62,000 tonnes", 62000, "tonne", "crude")]),
    ("a short sum in a local money", "The new roof costs 2.3m crowns.", [("2.3m crowns", 2300000, "crown", "new roof")]),
    ("millions of customers", "The firm has 3.2m customers.", [("3.2m", 3200000, None, "customers")]),
    ("millions of tonnes", "They shipped 2.4m tonnes of grain.", [("2.4m tonnes", 2400000, "tonne", "grain")]),
    ("a number of millions", "The ministry put the number of homes at 1.3m.", [("1.3m", 1300000, None, "homes")]),
    ("metres", "She won the 100m hurdles beside a 46m crane.",
     [("100m", 100, "metre", "hurdles"), ("46m", 46, "metre", "crane")]),
    ("given as", "The ministry now gives the deficit as 3.7 per cent.", [("3.7 per cent", 3.7, "percent", "deficit")]),
    ("a thing of another", "The board puts the cost of the bridge at 40 million euros.",
     [("40 million euros", 40000000, "EUR", "cost")]),
    ("put at by a pronoun", "The management puts it at 260.", [("260", 260, None, None)]),
    ("some of the owner's", "About 1,200 of the province's 1,450 schools would close.",
     [("About 1,200", 1200, None, "schools"), ("1,450", 1450, None, "schools")]),
    ("a participle before at", "His officials had arrived at 4.6 per cent.", [("4.6 per cent", 4.6, "percent", None)]),
    ("a little over", "There was a gap of a little over two million crowns.",
     [("a little over two million crowns", 2000000, "crown", "gap")]),
    ("a code that no list holds", "The deal is worth VLR 20m.", [("VLR 20m", 20000000, "VLR", "deal")]),
    ("a country before a sum", "The UAE 5 million deal fell through.", [("5 million", 5000000, None, None)]),
    ("bare degrees", "The store room was at 11.5 C, then at 52.7F.",
     [("11.5 C", 11.5, "degree Celsius", "store room"), ("52.7F", 52.7, "degree Fahrenheit", None)]),
    ("degrees in a heatwave", "Temperatures rose to 41C.", [("41C", 41, "degree Celsius", "Temperatures")]),
    ("an age at the end", "The dead include a firefighter, Luca Serra, 26.", [("26", 26, "year of age", "Luca Serra")]),
    ("people", "Police said 11,000 hill farmers had signed.", [("11,000", 11000, None, "hill farmers")]),
    ("hedged", "Some 10,000 farmers and nearly 300 traders marched.",
     [("Some 10,000", 10000, None, "farmers"), ("nearly 300", 300, None, "traders")]),
    ("an adjective before", "It sent 40 wooden fishing boats to the bay.", [("40", 40, None, "wooden fishing boats")]),
    ("two words", "Two dozen miners were trapped below.", [("Two dozen", 24, None, "miners")]),
    ("vague", "Tens of thousands of homes lost power.", [("Tens of thousands", None, None, "homes")]),
    ("hundreds of thousands", "It cost hundreds of thousands of dollars.",
     [("hundreds of thousands of dollars", None, "USD", None)]),
    ("spelt with a hyphen", "Thirty-four patients died.", [("Thirty-four", 34, None, "patients")]),
    ("a hundred and twelve", "A hundred and twelve cows drowned.", [("A hundred and twelve", 112, None, "cows")]),
    ("a complement", "She saw 31 reports of brake failure.", [("31", 31, None, "reports of brake failure")]),
    ("pieces of", "They shipped millions of rounds of ammunition.", [("millions", None, None, "rounds of ammunition")]),
    ("a pair of nouns", "About 6,000 drivers and mechanics stopped.", [("About 6,000", 6000, None, "drivers and mechanics")]),
    ("a toll", "The death toll rose to 19.", [("19", 19, None, "death toll")]),
    ("the number of", "The number of people killed in the fire rose to 19.", [("19", 19, None, "people killed")]),
    ("a name with a number counted", "It recalled 240,000 of its Wander 3 prams.",
     [("240,000", 240000, None, "Wander 3 prams")]),
    ("a range", "The shell has a range of about 190 miles.", [("about 190 miles", 190, "mile", "range")]),
    ("metric", "It carried 300km in all and weighs 4.5 tonnes.",
     [("300km", 300, "kilometre", None), ("4.5 tonnes", 4.5, "tonne", None)]),
    ("speed", "Winds of 185 km/h and gusts of 130 miles per hour hit the coast.",
     [("185 km/h", 185, "km/h", "Winds"), ("130 miles per hour", 130, "mph", "gusts")]),
    ("points of a percentage", "Support stood at 57 percent, down six points.",
     [("57 percent", 57, "percent", "Support"), ("six points", 6, "percentage point", None)]),
    ("no time of day", "Shares closed at 3.12 euros.", [("3.12 euros", 3.12, "EUR", None)]),
    ("hyphens", "A 27-yard shot and a 12-year sentence.",
     [("27-yard", 27, "yard", "shot"), ("12-year", 12, "year", "sentence")]),
    ("percent", "Inflation eased to 2.6 percent.", [("2.6 percent", 2.6, "percent", "Inflation")]),
    ("percent of", "Rovers had 58% of the ball.", [("58%", 58, "percent", "ball")]),
    ("points are no percent", "Sales fell 3 percentage points short.",
     [("3 percentage points", 3, "percentage point", "Sales")]),
    ("by and to", "The bank cut its key rate by a quarter of a percentage point to 4.25 percent.",
     [("a quarter of a percentage point", 0.25, "percentage point", "key rate"), ("4.25 percent", 4.25, "percent", "key rate")]),
    ("money", "He stole £46m and paid back US$2.3 million.", [("£46m", 46e6, "GBP", None), ("US$2.3 million", 2.3e6, "USD", None)]),
    ("money in words", "Revenue was 860 million euros.", [("860 million euros", 860e6, "EUR", "Revenue")]),
    ("a price a share", "They offered $38-a-share in cash.", [("$38", 38, "USD", None)]),
    ("pounds of weight", "The parcel weighed 24 pounds.", [("24 pounds", 24, "pound", "parcel")]),
    ("pounds of money", "He was fined 24 pounds.", [("24 pounds", 24, "GBP", None)]),
    ("pounds of either", "He asked about 24 pounds.", [("about 24", 24, None, "pounds")]),
    ("a quarter", "A quarter of voters stayed home.", [("A quarter", 0.25, "share", "voters")]),
    ("one in five", "One in five children is hungry.", [("One in five", 0.2, "share", "children")]),
    ("a year and a half", "It ran for a year and a half.", [("a year and a half", 1.5, "year", None)]),
    ("half a million", "Half a million birds left.", [("Half a million", 500000, None, "birds")]),
    ("between", "It costs between $299 and $349.", [("between $299 and $349", None, "USD", None)]),
    ("to", "Waits of 10 to 15 minutes were common.", [("10 to 15 minutes", None, "minute", "Waits")]),
    ("from to is two where it changes", "Turnout rose from 60 percent to 66 percent.",
     [("60 percent", 60, "percent", "Turnout"), ("66 percent", 66, "percent", None)]),
    ("a score", "Rovers beat Castellan 3-1.", [("3-1", None, "score", None)]),
    ("a vote", "The panel voted five to four for the cut.", [("five to four", None, "score", None)]),
    ("an age", "Gareth Pell, 58, was jailed.", [("58", 58, "year of age", "Gareth Pell")]),
    ("an age before", "A 14-year-old boy was found.", [("14-year-old", 14, "year of age", "boy")]),
    ("one person counts where harm is done", "One person was killed.", [("One", 1, None, None)]),
    ("a possessor is not counted", "The club has 28 now.", []),
]  # fmt: skip

NONE = [
    "Reactor R3 failed beside the A4 and the M25, said B2B firms of the G20.",
    "They met at 5 p.m. to see a 1080p film.",
    "He lives in flat 12C.",
    "She sat in row 23F.",
    "It began on September 12, 2024 and ended on 3 March.",
    "In 2013 the works closed, and the 1990s were worse.",
    "The 18:42 train left at 6 p.m. from platform 3.",
    "Call 1-800-555-0199 or +31 20 555 0143.",
    "See page 12 and Article 5.",
    "The Boeing 737 and the F-16 landed, as did Lorvastin 2.",
    "One of the officials spoke, at one point.",
    "He was the 70th minute's third man.",
    "The G7 met over 5G and COVID-19.",
    "Both sides and the two men agreed.",
    "A third person came.",
    "Seats 24/7, version 2.0.1.",
    "What about it?",
    "",
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_extract(text, expected):
    got = found(text)
    if expected == []:
        assert [figure for figure in got if figure[3] is not None] == []
        return
    assert [(words, value and pytest.approx(value), unit) for words, value, unit, _ in got] == [f[:3] for f in expected]
    known = [(words, of) for words, _, _, of in expected if of is not None]
    assert [(words, of) for words, _, _, of in got if (words, of) in known] == known


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_a_figure(text):
    assert found(text) == []


def test_hedges_and_bounds():
    read = article("More than 300 savers, up to 50 firms, about 12 towns and dozens of farms lost money.")
    assert [(f.approximate, f.low, f.high) for f in figures.extract(read)] == [
        ("More than", 300, None),
        ("up to", None, 50),
        ("about", None, None),
        (None, 24, 199),
    ]


def test_over_a_time_is_no_hedge():
    read = article("The raise is 9 percent over 12 months, and over 500 people want it.")
    assert [f.approximate for f in figures.extract(read)] == [None, None, "over"]


def test_figures_do_not_overlap_and_stand_in_the_text(seed_dossier):
    for findings in seed_dossier.findings:
        spans = [f.span for f in findings.figures]
        assert all(a.end <= b.start for a, b in pairwise(spans))
        assert all(f.of is None or f.of in findings.article.text for f in findings.figures)


@pytest.mark.parametrize(
    "line", ["1,000" * 40000, "two hundred and " * 12000, "$" * 100000, "10-" * 60000, "dozens of " * 12000]
)
def test_hostile_lines_take_linear_time(line):
    read = article(line)
    started = time.perf_counter()
    figures.extract(read)
    assert time.perf_counter() - started < 5

"""Figures and claims of several articles: what agrees, what was revised, what clashes, and what must stay apart."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from briefings.extract import extract_findings
from briefings.link import conflicts, resolve_speakers
from briefings.model import PartialDate, RawArticle
from briefings.segment import segment_article


def story(*texts: str) -> list:
    """Findings of articles; "2025-03-04 | text" dates one."""
    found = []
    for number, text in enumerate(texts, 1):
        date, bar, body = text.partition(" | ")
        article = segment_article(RawArticle(f"{number}.txt", body if bar else text, "", "utf-8"))
        article = replace(article, date=PartialDate(date, "day", True) if bar else None)
        found.append(resolve_speakers(extract_findings(article, rules_only=True)))
    return found


def links(*texts: str) -> list:
    findings = story(*texts)
    articles = {f.article.id: f.article for f in findings}
    return [
        (link.kind, [articles[m.span.article][m.words or m.span] for m in link.members], link.sides)
        for link in conflicts.link(findings)
    ]


TOGETHER = [
    ("a count", "The ferry carried 212 passengers, the port said.", "There were about 230 passengers on the ferry.",
     ("conflicts", ["212", "about 230"])),
    ("miles and kilometres", "The rocket has a range of about 190 miles.", "The rockets have a range of about 300 kilometers.",
     ("agrees", ["about 190 miles", "about 300 kilometers"])),
    ("percent and a quarter", "The drug cut the risk of a stroke by 27 percent.",
     "The drug cut the risk of a stroke by more than a quarter.", ("agrees", ["27 percent", "more than a quarter"])),
    ("a growing toll", "2025-03-04 | At least 14 people were killed in the crash.",
     "2025-03-05 | The death toll from the crash rose to 19.", ("updates", ["At least 14", "19"])),
    ("tolls of one day", "2025-03-04 | At least 14 people were killed in the crash.",
     "2025-03-04 | Police said 19 people were killed in the crash.", ("conflicts", ["At least 14", "19"])),
    ("votes", "The rate committee voted 5-4 for the cut.", "The vote for the cut split the rate committee six to three.",
     ("conflicts", ["5-4", "six to three"])),
    ("decided", "Ostwell's board has already decided to sell the mill.", "Ostwell's board has not yet decided whether to sell the mill.",
     ("conflicts", ["has already decided", "has not yet decided"])),
    ("a short not", "Ostwell's board has already decided to sell the mill.", "Ostwell's board hasn’t yet decided whether to sell the mill.",
     ("conflicts", ["has already decided", "hasn’t yet decided"])),
    ("paid or not", "The bank paid the ransom.", "The bank did not pay the ransom.", ("conflicts", ["paid", "not pay"])),
    ("none stolen", "Passwords were stolen as well.", "No passwords were stolen.", ("conflicts", ["stolen", "No passwords were stolen"])),
    ("main reason", "The mill was closed mainly because of falling demand for flour.",
     "Falling demand for flour was only one of several reasons why the mill was closed.",
     ("conflicts", ["mainly", "one of several reasons"])),
    ("effect", "The ban will significantly reduce fish stocks, she said.", "The effect on fish stocks will be limited, he said.",
     ("conflicts", ["significantly", "limited"])),
    ("denied", "Senator Prat has conceded defeat.", "Senator Prat has not conceded defeat.",
     ("conflicts", ["conceded", "not conceded"])),
    ("confirmed", "The ministry confirmed that the dam had burst.", "The ministry has not confirmed that the dam burst.",
     ("conflicts", ["confirmed", "not confirmed"])),
    ("blame", "The union blamed the port for the delay.", "The mayor blamed the union for the delay.",
     ("conflicts", ["the port", "the union"])),
    ("cause", "The fire was caused by a gas leak.", "The fire was caused by arson, police said.",
     ("conflicts", ["a gas leak", "arson"])),
    ("place", "Ghana has allowed Kenya to use its patrol drones inside Tanzania.",
     "Kenya may use the patrol drones of Ghana on Ugandan territory, it was told.",
     ("conflicts", ["inside Tanzania", "on Ugandan territory"])),
]  # fmt: skip

APART = [
    ("another unit", "The bridge is 300 metres long.", "The bridge weighs 400 tonnes."),
    ("another thing", "The port lost 300 cranes.", "The port lost 400 lorries."),
    ("another kind", "It sent 300 Danish soldiers.", "It sent 400 Polish soldiers."),
    ("another person", "Ada Marsh had 48.3 percent of the vote.", "Bram Askel had 44.9 percent of the vote."),
    ("another company", "Ostwell has 18,000 employees.", "Brandt itself has 42,000 employees."),
    ("another year", "At least 14 people were killed in the crash.", "In 2013, 79 people were killed in a crash."),
    ("another month", "2025-08-09 | Inflation was 2.6 percent in July.", "2025-08-09 | Inflation was 2.9 percent in June."),
    ("part and whole", "Power was lost in 340,000 homes.", "Power is back in 210,000 of the homes."),
    ("rose by and stood at", "Prices rose by 4 percent in the city.", "Prices in the city stood at 5 percent."),
    ("a price a share", "They offered $38 a share for Ostwell.", "They offered $4 billion for Ostwell."),
    ("a forecast", "Analysts had expected Ostwell to earn $40 million.", "Ostwell earned $36 million."),
    ("polls", "In a poll, 42 percent of voters backed the plan.", "In a survey, 51 percent of voters backed the plan."),
    ("ages of anyone", "A 43-year-old man was held.", "A 40-year-old man was held."),
    ("a few things", "Three states will vote on the plan.", "Five states will vote on the plan."),
    ("a supposition", "If Prat has conceded defeat, it is over.", "Senator Prat has not conceded defeat."),
    ("a question", "Will Prat concede defeat?", "Senator Prat has not conceded defeat."),
    ("another object", "Lindt has confirmed the date of the match.", "Lindt has not confirmed the sale of the club."),
    ("two that decide", "Ostwell's board has already decided to sell.", "The union has not yet decided whether to strike."),
    ("two countries of one kind", "Rain fell in France for days.", "Rain fell in Germany for days."),
    ("two effects", "The ban will significantly reduce fish stocks.", "The effect on jobs will be limited."),
    ("two fires", "The fire at the mill was caused by a gas leak.", "The flood was caused by heavy rain."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "expected"), [c[1:] for c in TOGETHER], ids=[c[0] for c in TOGETHER])
def test_link(one, other, expected):
    assert [(kind, words) for kind, words, _ in links(one, other)] == [expected]


@pytest.mark.parametrize(("one", "other"), [c[1:] for c in APART], ids=[c[0] for c in APART])
def test_no_link(one, other):
    assert [found for found in links(one, other) if found[0] in ("conflicts", "updates")] == []


def test_a_vague_number_is_a_version_of_its_own():
    found = links(
        "The king has let 11,000 hired soldiers gather in the valley of Orn.",
        "Some 10,000 hired soldiers were sent to the valley of Orn, near the border.",
        "The king is sending thousands of hired soldiers to the valley of Orn.",
    )
    assert found == [("conflicts", ["11,000", "Some 10,000", "thousands"], (0, 1, 2))]


def test_a_vague_number_alone_clashes_with_nothing():
    assert links("The king has 11,000 hired soldiers in Orn.", "Thousands of hired soldiers are in Orn.") == []


def test_two_versions_in_one_article_count_two_things():
    kinds = [
        kind
        for kind, *_ in links(
            "Kessler recalled 240,000 prams.",
            "The recall covers 310,000 prams in all. Of those, 240,000 prams were sold in Spain.",
        )
    ]
    assert "conflicts" not in kinds


def test_a_later_yes_overtakes_an_earlier_not_yet():
    found = links(
        "2025-03-01 | The board has not yet decided whether to sell the mill.",
        "2025-03-20 | The board has already decided to sell the mill.",
    )
    assert [kind for kind, *_ in found] == ["updates"]


def test_reasons_are_neutral_and_hold_no_quotation_marks(seed_dossier):
    for link in seed_dossier.links:
        assert link.reason and not set('"“”') & set(link.reason)


def test_seeds(seed_dossier):
    def words(link):
        return [seed_dossier[m.words or m.span] for m in link.members]

    shown = [words(link) for link in seed_dossier.links if link.kind == "conflicts"]
    assert ["11,000", "Some 10,000", "thousands"] in shown
    assert ["on Russian territory", "inside Ukraine"] in shown
    assert ["in part", "mainly"] in shown
    ranges = [words(link) for link in seed_dossier.links if link.kind == "agrees"]
    assert ["about 190 miles", "about 190 miles", "about 300 kilometers"] in ranges
    assert not any("155" in word for link in seed_dossier.links for word in words(link))
    place = next(link for link in seed_dossier.links if words(link) == ["on Russian territory", "inside Ukraine"])
    assert place.reason.endswith("both cite The Guardian: go to the original")


def test_many_articles_of_one_story_stay_near_linear():
    text = (
        "2025-03-04 | At least {n} people were killed in the crash at Orn. Some {m} hill farmers had signed the letter."
    )

    def seconds(count: int) -> float:
        findings = story(*(text.format(n=14 + i % 7, m=900 + i % 11) for i in range(count)))
        started = time.perf_counter()
        conflicts.link(findings)
        return time.perf_counter() - started

    seconds(10)
    assert seconds(200) < 12 * seconds(50) + 0.2


@pytest.mark.parametrize(
    "line", ["has not decided mainly " * 20000, "1,000 men were killed, " * 20000, "inside France " * 20000]
)
def test_hostile_lines_take_linear_time(line):
    findings = story(line, line[::-1])
    started = time.perf_counter()
    conflicts.link(findings)
    assert time.perf_counter() - started < 5

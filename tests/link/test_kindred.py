"""Figures that articles tell in other words: which are of one thing, and which only look like it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefings.extract import extract_findings
from briefings.link import conflicts, resolve_speakers
from briefings.model import PartialDate, RawArticle
from briefings.segment import segment_article

# Every pair stands in a story of its own: what is rare is told by what else the articles say.
ONE = "The council of Harwick met on Tuesday. The mayor, Ana Prost, spoke for an hour about schools. Rain had fallen all day. "
TWO = "Harwick is a quiet place. Its market opens on Thursdays, and the buses are late. A reader wrote to us about the schools. "


def figures(one: str, other: str) -> list:
    """Links between the figures of two articles of 3 and 5 March: kind and figures; a text before "|" is undated."""
    found = []
    for number, (day, filler, text) in enumerate((("2025-03-03", ONE, one), ("2025-03-05", TWO, other)), 1):
        undated = text.startswith("|")
        article = segment_article(RawArticle(f"{number}.txt", filler + text.lstrip("|"), "", "utf-8"))
        article = replace(article, date=None if undated else PartialDate(day, "day", True))
        found.append(resolve_speakers(extract_findings(article, rules_only=True)))
    articles = {f.article.id: f.article for f in found}
    return [
        (link.kind, [articles[m.span.article][m.span] for m in link.members])
        for link in conflicts.link(found)
        if link.members[0].words is None
    ]


TOGETHER = [
    ("money without its unit", "The state offered the airline 83 million euros, the minister said.",
     "The minister never promised more than 83 million, and the airline owes 710 million euros.", "agrees"),
    ("jobs and staff", "The end puts 2,640 jobs at risk.", "Its 2,640 employees learned of it at night.", "agrees"),
    ("flights cancelled, without dates", "|The airline cancelled 214 flights.", "It has cancelled 640 flights so far.", "updates"),
    ("miles and kilometres of one digit", "The barge sank two miles off the port of Orn on Tuesday.", "The barge sank three kilometres off Orn.", "agrees"),
    ("tonnes and tons", "The barge lost 3,400 tonnes of grain.", "Some 3,400 tons of grain were lost.", "agrees"),
    ("members of the crew", "All 24 members of the crew were lifted off.", "The board counts 24 crew.", "agrees"),
    ("a cargo with a verb behind it", "A barge with 62,000 tonnes of wheat struck rocks.", "The rest of her 62,000 tonnes has been pumped off.", "agrees"),
    ("brought in one by one", "Volunteers had collected 340 oiled birds.", "Some 610 birds have been brought to the centre.", "updates"),
    ("up from a first estimate", "The clean-up may cost 40 million euros.",
     "|The clean-up will cost 68 million euros, according to the ministry, up from a first estimate of 40 million.", "updates"),
]  # fmt: skip
TOGETHER += [
    ("parts of a toll", "The agency counted 41 reactions, of them 19 with seizures.", "|There are 63 reactions, of them 24 with seizures.", "updates"),
    ("bought and paid", "Corvin Foods bought the dairy in 2018 for $85 million.", "The dairy, for which Corvin paid $58 million in 2018, made cheese.",
     "conflicts"),
    ("workers and employees", "Some 5,240 workers earn their living at the quay.", "That leaves the quay with 5,240 jobs.", "agrees"),
    ("a number hardly chance", "About 84,200 had been given since July.", "The regulator puts the vaccinated at 84,200.", "agrees"),
    ("suspended officers", "Two officers have been suspended over the death.", "Three cops are now suspended, we can reveal.", "conflicts"),
    ("what a lorry weighed", "Our lorry weighed 39 tonnes, its driver said.", "The lorry weighed 46 tonnes, an investigator said.", "conflicts"),
    ("sums in two units", "The estate covers 310 hectares on the river.", "They want the 766-acre site for flats.", "agrees"),
]  # fmt: skip
APART = [
    ("containers are no money", "The quay handled 4.2 million TEU and cost 83 million euros.", "The fine was 4.2 million euros."),
    ("other cases of two sorts", "The court had thrown out evidence in nine other cases.", "It is how the last three of these cases died."),
    ("days between, twice", "She spoke three days after the vote.", "He spoke two days after the vote."),
    ("one of three", "One of three ferries was out of service.", "Two ferries lie in the harbour."),
    ("what a bank has and what was stolen", "The bank has 3.4 million customers.", "Thieves copied the details of 2.1 million customers."),
    ("a part and its whole", "About 1,200 of the 2,500 nurses are on strike.", "Around 1,800 nurses began a strike."),
    ("more of them", "Two bodies were found in the lake.", "Divers found the bodies of four more men in the lake."),
    ("what is left", "His contract has two years left.", "He has signed a four-year contract."),
    ("a price and debts", "Corvin agreed to buy Ostley for $4.2 billion.", "Corvin itself has debts of $4.2 billion."),
    ("another year", "The quake killed 63 people.", "It was the deadliest quake since 1994, when 212 people died."),
    ("normal and disrupted", "The airport handles 410 flights a day.", "The outage disrupted 307 flights."),
    ("two things with one number", "The fire burned 1,200 hectares.", "Some 1,200 police officers are in the town."),
    ("a window that moves on", "With the win at Castel the Reds have taken six of the past seven matches of the league.", "The Reds have won seven of the past eight matches of the league, with Saturday's at Lund."),
    ("about a dozen", "A dozen towns held markets on Sunday.", "In the 15 towns that held markets through Sunday, visitors were fewer."),
    ("what it takes", "It takes 1,240 votes to win the chair of the union.", "It takes 2,380 votes to win the chair of the guild."),
    ("some years ago", "Nobody recalls all that happened 40 or 50 years ago, Ben Lowe said.", "Ben Lowe said he was asked of things that happened 20 and 50 years ago."),
    ("an item of a list", "Rolf Marsh gave two reasons: 1) the towns of the coast vote early and 2) the towns of the hills do not.", "The campaign looked to the first four towns of the coast that vote early."),
    ("counts of one noun", "The file held 44 letters that were not among those she had handed in.", "Ida Lund spoke of about 100 letters that the court had sealed."),
    ("spent on what", "A lobby spent more than $5.5 million in the race for the Senate.", "Some $20 million has been spent on films for his campaign."),
    ("two sums beside each other", "The guilds reported spending $6 million against Ida Lund, while the unions reported spending only $1 million for her.", "Ida Lund is known in the town."),
    ("one number far apart", "A parcel of 12 eggs costs 4 crowns.", "The parade lasted 12 minutes."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "kind"), [c[1:] for c in TOGETHER], ids=[c[0] for c in TOGETHER])
def test_figures_of_one_thing_in_other_words(one, other, kind):
    assert kind in [found for found, _ in figures(one, other)]


@pytest.mark.parametrize(("one", "other"), [c[1:] for c in APART], ids=[c[0] for c in APART])
def test_figures_that_only_look_like_it(one, other):
    assert figures(one, other) == []


def test_the_killed_are_not_the_wounded_named_after_them():
    one, other = "The blast killed 49 people and wounded 53.", "Twenty of the 53 wounded were still in hospital."
    assert figures(one, other) == [("agrees", ["53", "53"])]


def test_one_person_who_tells_it_twice_brings_two_numbers_together():
    one = "“I gave the chairman a list of six names in 2019,” said Bruno Kasten, a former referee."
    other = "Bruno Kasten left after an hour. “It was a list of seven names,” Bruno Kasten told reporters."
    assert figures(one, other) == [("conflicts", ["six", "seven"])]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Six ships were diverted on Monday.", "The number of ships diverted has risen to eleven, from six on Monday."),
        ("The repair will cost the city 2.3 million euros.", "|The repair will cost the city 3.1 million euros, after an earlier estimate of 2.3 million euros."),
        ("Six people have been detained.", "Ten suspects are now in custody."),
        ("Eleven miners were trapped.", "Seven workers are still missing."),
    ],
)  # fmt: skip
def test_a_later_number_takes_the_place_of_an_earlier_one(one, other):
    assert [kind for kind, _ in figures(one, other)] == ["updates"]

"""Figures and claims of several articles: what agrees, what was revised, what clashes, and what must stay apart."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from briefings.extract import extract_findings
from briefings.link import conflicts, fates, resolve_speakers
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
    ("a toll whose month is told", "2025-04-15 | The fire on the pier at Vell on March 29, in which nine Dutch sailors perished, started in the galley.",
     "2025-04-16 | The pretext is the fire on the pier at Vell at the end of March, in which eight Dutch sailors died.", ("conflicts", ["nine", "eight"])),
    ("a count", "The ferry carried 212 passengers, the port said.", "There were about 230 passengers on the ferry.",
     ("conflicts", ["212", "about 230"])),
    ("miles and kilometres", "The rocket has a range of about 190 miles.", "The rockets have a range of about 300 kilometers.",
     ("agrees", ["about 190 miles", "about 300 kilometers"])),
    ("percent and a quarter", "The drug cut the risk of a stroke by 27 percent.",
     "The drug cut the risk of a stroke by more than a quarter.", ("agrees", ["27 percent", "more than a quarter"])),
    ("a growing toll", "2025-03-04 | At least 14 people were killed in the crash.",
     "2025-03-05 | The death toll from the crash rose to 19.", ("updates", ["At least 14", "19"])),
    ("so many more than before", "2025-03-04 | The tax office said it had received seven complaints of fraud about the stamp.",
     "2025-03-06 | The tax office now had nine complaints of fraud about the stamp, two more than it had previously given.",
     ("updates", ["seven", "nine"])),
    ("so many fewer than claimed", "2025-03-04 | The union lists twelve closed wells in the valley of Vell.",
     "2025-03-06 | The union listed ten closed wells in the valley of Vell, two fewer than it had first claimed.", ("updates", ["twelve", "ten"])),
    ("a toll far from its verb", "2025-03-04 | At least 41 people were killed when the pier gave way in Vell.",
     "2025-03-06 | The number of people known to have died when the pier gave way in Vell has risen to 112.", ("updates", ["At least 41", "112"])),
    ("cubic metres and acre-feet", "The reservoir held some 48 million cubic metres of water.",
     "The weir was holding back about 39,000 acre-feet of water in the reservoir.",
     ("agrees", ["some 48 million cubic metres", "about 39,000 acre-feet"])),
    ("a space between thousands", "The treaty sets a joint quota of 18,000 tonnes of cod.",
     "The treaty gives the two countries a quota of 18 000 tonnes of cod.", ("agrees", ["18,000 tonnes", "18 000 tonnes"])),
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
    ("what a measure is of", "The painting is worth about 12 million euros.", "The worth of the painting was put at 20 million euros.",
     ("conflicts", ["about 12 million euros", "20 million euros"])),
    ("what was done", "The airport cancelled 140 flights and usually handles 410 flights.", "Some 212 flights were cancelled at the airport.",
     ("updates", ["140", "Some 212"])),
    ("told to leave", "Some 2,300 people were told to leave their homes.", "Up to 4,000 residents have been evacuated.",
     ("updates", ["Some 2,300", "Up to 4,000"])),
    ("a score seen from both sides", "The Reds beat Valmera 3-1 in a friendly.", "The team lost 2-1 to Valmera in a friendly.",
     ("conflicts", ["3-1", "2-1"])),
    ("a week's wage", "Okoro will sign for £180,000 a week.", "Okoro will get £220,000 a week.",
     ("conflicts", ["£180,000", "£220,000"])),
    ("the cause as a noun", "The cause of the failure was a software update.", "The outage was caused by a cyberattack.",
     ("conflicts", ["a software update", "a cyberattack"])),
    ("a cause behind a relative clause", "The leak was caused by a faulty valve.", "The leak that drove them away was caused by a lorry.",
     ("conflicts", ["a faulty valve", "a lorry"])),
    ("hit hard", "The effect on the annual result will be small.", "The outage will hit the annual result hard.",
     ("conflicts", ["small", "hard"])),
    ("not affected", "Emergency care is not affected.", "Emergency care has been badly affected.",
     ("conflicts", ["not", "badly"])),
    ("no effect", "The fire will have no lasting effect on tourism.", "They expect a heavy effect on tourism.",
     ("conflicts", ["no", "heavy"])),
    ("a state", "The fire is now under control.", "The fire is not yet under control.",
     ("conflicts", ["under control", "not yet under control"])),
    ("a phrasal verb", "The alarm did not go off.", "The alarm went off at once.", ("conflicts", ["not go off", "went off"])),
    ("a no after the verb", "The thieves stole no coins.", "The thieves stole the coins.", ("conflicts", ["stole no", "stole"])),
    ("the other way of a passive", "The state paid a ransom for the nurse.", "No ransom was paid.",
     ("conflicts", ["paid", "No ransom was paid"])),
    ("a doubt", "The theft was ordered by a collector.", "There was no sign that a collector had ordered the theft.",
     ("conflicts", ["ordered", "no sign that a collector had ordered"])),
    ("opposite forecasts", "Bread prices will rise.", "Bread prices will fall.", ("conflicts", ["rise", "fall"])),
    ("who did it", "Black Tern claimed responsibility for the attack.", "It is not confirmed that Black Tern was behind the attack.",
     ("conflicts", ["claimed responsibility for", "is not confirmed that Black Tern was behind"])),
    ("put right", "They were held in a cave.", "They were held in a school and not in a cave.",
     ("conflicts", ["in a cave", "not in a cave"])),
    ("intent", "Orbita said that it will appeal.", "Orbita has not decided whether to appeal.",
     ("conflicts", ["it will appeal", "has not decided whether to appeal"])),
    ("a thing found", "Police found pills in the bathroom.", "No pills were found in the bathroom.",
     ("conflicts", ["found", "No pills were found"])),
    ("an event by two names", "Bad weather caused the accident.", "The sinking was caused by an open door.",
     ("conflicts", ["Bad weather", "an open door"])),
    ("two main reasons", "The main reason for the flood was the rain.", "The main reason for the flood was the dam.",
     ("conflicts", ["the rain", "the dam"])),
    ("a cut of one budget", "2025-03-04 | Repair spending at the dam was cut by 30 percent since 2022, two engineers said.",
     "2025-03-06 | The operator slashed maintenance at the dam and cut its repair budget by 40 percent, documents show.",
     ("conflicts", ["30 percent", "40 percent"])),
    ("a toll of long ago", "2025-03-04 | Forty-one people died when the dam above Lund burst on 2 January.",
     "2025-03-06 | Forty-three people are now known to have died at Lund.", ("updates", ["Forty-one", "Forty-three"])),
    ("a toll that grew, without dates", "At least nine people were killed in the crash.", "The death toll from the crash rose to 13.",
     ("updates", ["At least nine", "13"])),
    ("nobody", "Nobody knelt on him, a friend of the officer said.", "Three officers knelt on the man's back, a witness said.",
     ("conflicts", ["Nobody knelt", "knelt"])),
    ("there were none", "There were no drugs in his blood, the lawyer said.", "Cocaine was found in his blood, said the coroner.",
     ("conflicts", ["There were no drugs", "Cocaine was found"])),
    ("no before an adjective", "No serious defect was found in the cables.", "The inspectors found a serious defect in the cables.",
     ("conflicts", ["No serious defect was found", "found"])),
    ("not alone", "The collapse was caused mainly by the rain.", "“I would not put this down to the rain alone,” the hydrologist said.",
     ("conflicts", ["mainly", "not put this down to the rain alone"])),
    ("the cause of a death", "Lena Prat died of asphyxia, the doctor said.", "The union maintains that she died of an overdose.",
     ("conflicts", ["asphyxia", "an overdose"])),
    ("up and down in one article", "Budgets for inspections had been cut by a quarter, a union said. The ministry says spending on "
     "inspections has risen every year.", "A train was late.", ("conflicts", ["cut", "risen"])),
    ("a month that is no doubt", "“The B sample has not been opened,” her lawyer said. A spokesman for the board said the B sample was "
     "opened on 28 May.", "A train was late.", ("conflicts", ["not been opened", "opened"])),
]  # fmt: skip

APART = [
    ("what is and what will be", "The ministry will fill 2,000 posts by autumn.", "The ministry has 2,000 empty posts."),
    ("an offer and a deal, so much a year", "The offer was worth 310 million crowns a year.",
     "The deal will cost the province 440 million crowns a year."),
    ("parts of a whole in two states", "The works shut two of its six towers.", "Two of the six towers are running again."),
    ("who works there and who goes", "The dairy employs 900 people in Lusk.", "The dairy will cut 900 jobs in Brin."),
    (
        "all who work there and those who will vote",
        "The federation represents most of the port's 5,200 workers.",
        "Nearly 4,000 workers at the port will get ballot papers by tomorrow night.",
    ),
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
    ("measures of two things", "The bridge is 300 metres long.", "The bridge is 40 metres high."),
    ("another deed", "Some 212 flights were cancelled, and 12 flights were late.", "The outage disrupted 307 flights."),
    ("what a body has", "The hospital has 2,500 nurses and needs 420 nurses.", "Around 1,800 nurses began a strike."),
    ("the dead of two towns", "In Paris, 130 people were killed.", "In Brussels, 32 people were killed."),
    ("days between", "He spoke three days after the vote.", "She spoke two days after the vote."),
    ("an age at death", "The attack killed at least 80 people.", "His brother died at 43."),
    ("others", "The attack killed four Danes.", "The attack killed the envoy and three other Danes."),
    ("prices of two days", "Bread prices rose.", "Bread prices fell."),
    ("what broke and who is blamed", "The leak was caused by a faulty valve.", "The union blamed the company for the leak."),
    ("a trigger and a reason", "The fire was started by lightning.", "The main reason for the fire was neglect of the forest."),
    ("two fires in two towns", "The fire at the mill was caused by gas.", "The fire at the port was caused by arson."),
    ("a reason denied", "No patient has died because of the strike.", "Two patients died during the strike."),
    ("two who did two things", "Black Tern carried out the attack.", "White Gull carried out the rescue."),
    ("two objects of one verb", "The club confirmed the date of the match.", "The club has not confirmed the date of the sale."),
    ("another subject of an active verb", "Mr Neel ran for Al Gore in 1992.", "Mr Gore did not run for the office."),
    ("a noun after no", "Many friends had no insurance.", "The townspeople were insured well."),
    ("answers of a survey", "Some 54 percent said they would vote.", "Some 21 percent said they would not vote."),
    ("a sister's age", "Lila Dane, 39, was found. Lila Dane sang.", "Her sister, Nell Dane, 35, spoke."),
    ("two fires", "The fire at the mill was caused by a gas leak.", "The flood was caused by heavy rain."),
    ("what two parties need", "Marsh needs 1,237 delegates to win the nomination of the party.",
     "Ferrante needs 2,383 delegates to win the nomination of the party."),
    ("a limit and a weight", "2025-03-04 | The lorry on the bridge weighed 48 tonnes.", "2025-03-05 | The limit for a lorry on the bridge is 44 tonnes."),
    ("a rate without a date", "The unemployment rate in the city is below the national average of 5 percent.",
     "The unemployment rate of the city is above the national average of 4.9 percent."),
    ("some of the dead", "The shooting at the school killed 26 people.", "The shooting at the school killed 20 first-graders."),
    ("parents of victims", "Four Americans were killed in the attack on the mission.",
     "The parents of two Americans killed in the attack on the mission have sued."),
    ("fathers of two", "A father of two died in the cell.", "A father of three died in the cell."),
    ("what grew, without dates", "The review had found more than 1,300 secret e-mails on the server.", "The review found 2,900 secret e-mails on the server."),
    ("courts of two sizes", "The court split 5 to 4 over the ballot law.", "In the 2-1 decision over the ballot law the court disagreed."),
    ("two plans in one sentence", "He calls for $1 trillion in new spending on roads; she calls for $275 billion in new spending on roads.", "Roads matter."),
    ("up on one day, down on the next", "Shares in Ostwell rose on Monday. Analysts said shares in Ostwell fell on Tuesday.", "A train was late."),
    ("both say no", "Inspectors found no serious defect in the cables of the bridge.", "No serious defect in the cables of the bridge was found."),
    ("whose endorsement", "Prat still has not received any endorsements from her fellow senators.",
     "Ada Prat, who badly needs a win, received the endorsement of Gov. Max Ferrante on Friday."),
    ("two of the members", "Only two members, both of whom opposed the deal, spoke. Marsh, a member, backed the deal.", "A train was late."),
    ("a plan of years and a sum over years", "The $350 billion, 10-year plan of the party pays for schools.",
     "The overhaul of the party cut aid to schools by $55 billion over six years."),
    ("a year without a preposition", "The caucus brought out more than 171,000 Ostwellers on Monday night.",
     "The Democratic caucus could not keep pace with 2008, when 236,000 Ostwellers voted at night."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "expected"), [c[1:] for c in TOGETHER], ids=[c[0] for c in TOGETHER])
def test_link(one, other, expected):
    assert [(kind, words) for kind, words, _ in links(one, other)] == [expected]


@pytest.mark.parametrize(("one", "other"), [c[1:] for c in APART], ids=[c[0] for c in APART])
def test_no_link(one, other):
    assert [found for found in links(one, other) if found[0] in ("conflicts", "updates")] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The town needs 420 nurses. The mayor puts the shortfall at 260.", ["420", "260"]),
        ("It took the police 20 minutes, she said. The police say it was six minutes.", ["20 minutes", "six minutes"]),
        ("Some 20,000 villagers were moved; farmers speak of 32,000 villagers.", ["Some 20,000", "32,000"]),
    ],
)
def test_an_article_sets_one_number_against_another(text, words):
    assert [found[:2] for found in links(text)] == [("conflicts", words)]


@pytest.mark.parametrize(
    "text",
    [
        "The town needs 420 nurses. The mayor puts the price at 260 euros.",
        "It took them 20 minutes. The police say that six minutes later the alarm went off.",
        "Some 20,000 villagers were moved. Farmers counted 300 lambs.",
    ],
)
def test_two_numbers_of_two_things_in_one_article(text):
    assert links(text) == []


def test_one_thing_counted_on_the_soil_of_two_names():
    found = links("Three guards were killed on Kestan territory.", "Three guards were killed on Oruvian territory.")
    assert [words for kind, words, _ in found if kind == "conflicts"] == [
        ["on Kestan territory", "on Oruvian territory"]
    ]


def test_more_of_what_is_done_one_by_one_is_an_update():
    found = links(
        "2026-01-17 | The airport cancelled 140 flights by noon.",
        "2026-01-18 | The airport cancelled 212 flights on Saturday.",
    )
    assert [kind for kind, *_ in found] == ["updates"]


WITH_OTHER_WORDS = [
    ("who works there", "The dairy employs about 900 people.", "With 900 jobs, the dairy is the biggest employer for miles.",
     ("agrees", ["about 900", "900"])),
    ("a number and what it replaced", "The guild put the damage to shops at 600 million crowns.",
     "The guild now puts the damage at 740 million crowns, up from the 600 million that it first gave.",
     ("updates", ["600 million crowns", "740 million crowns"])),
    ("deaths among the ill", "2025-08-19 | Four people have died and 58 have fallen ill in the outbreak of cholera.",
     "2025-08-26 | Ninety-six people have fallen ill in the cholera outbreak, among them six deaths, Kessel County said.",
     ("updates", ["Four", "six"])),
    ("all of them", "2025-08-19 | All four of those who died in the cholera outbreak were old.",
     "2025-08-26 | Six people have died in the cholera outbreak.", ("updates", ["four", "Six"])),
    ("people sickened", "2025-08-19 | The number of people sickened in the outbreak stands at 58.",
     "2025-08-22 | In the outbreak 83 people have been sickened.", ("updates", ["58", "83"])),
    ("a price per share", "Owners would get 640 pence for each share of Kestrel, the firm said.",
     "Kestrel's suitor will now pay owners 665 pence a share.", ("updates", ["640 pence", "665 pence"])),
    ("a price before debt", "The offer values Kestrel at a price of 1.92 billion pounds.", "The price of £1.92bn before debt is rich.",
     ("agrees", ["1.92 billion pounds", "£1.92bn"])),
]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "expected"), [c[1:] for c in WITH_OTHER_WORDS], ids=[c[0] for c in WITH_OTHER_WORDS]
)
def test_figures_of_one_thing_in_other_words(one, other, expected):
    assert expected in [link[:2] for link in links(one, other)]


def test_what_leads_to_a_share_tells_what_it_is_of():
    found = links(
        "He would not sign the deficit figure. His officials had arrived at 4.6 per cent, they say.",
        "The real deficit is 4.6 per cent, Rex Cole said.",
    )
    assert ("agrees", ["4.6 per cent", "4.6 per cent"], (0, 0)) in found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The organisers spoke of 80,000 marchers. The city police estimated 25,000.", ["80,000", "estimated 25,000"]),
        ("She said 210 workers had been laid off. The company put it at “around 85 furloughs”.", ["210", "around 85"]),
        ("The guild counts 3,100 empty posts; the ministry says it is nearer to 2,000.", ["3,100", "nearer to 2,000"]),
    ],
)
def test_another_count_in_the_same_breath(text, words):
    assert ("conflicts", words) in [link[:2] for link in links(text)]


def test_an_undated_report_takes_its_place_in_a_toll_that_grows():
    (found,) = links(
        "2025-08-19 | The number of people sickened in the outbreak stands at 58.",
        "2025-08-22 | In the outbreak 83 people have been sickened.",
        "The outbreak, which has sickened 104 people, is over.",
    )
    assert found == ("updates", ["58", "83", "104"], (0, 1, 2))


def test_another_speaker_says_which_number_it_is():
    (found,) = links("Ann Bell said 1,400 jobs would go. It was in the report.\n\n“The number is 600,” Rex Cole said.")
    assert found[:2] == ("conflicts", ["1,400", "600"])


RUNNING = [
    ("people held", "2025-03-04 | Three people were detained.", "Five people have been detained.", "updates"),
    ("accounts collected", "2025-03-04 | The group has collected 212 accounts from parents.", "The group holds 231 accounts from parents.", "updates"),
    ("no toll", "2025-03-04 | The ferry carried 212 passengers, the port said.", "There were about 230 passengers on the ferry.", "conflicts"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "kind"), [c[1:] for c in RUNNING], ids=[c[0] for c in RUNNING])
def test_a_toll_of_which_no_date_tells_the_order_may_be_an_update(one, other, kind):
    (link,) = conflicts.link(story(one, other))
    assert (link.kind, link.certain) == (kind, kind == "conflicts")
    assert ("no date tells which is later" in link.reason) == (kind == "updates")


def test_the_day_beside_a_figure_orders_an_undated_article():
    texts = ("2025-09-08 | The regulator counts 57 dead.", "As of 9 September 2025 the regulator counts 63 dead.")
    (link,) = conflicts.link(story(*texts))
    assert (link.kind, link.certain) == ("updates", True)


def test_a_number_that_says_what_it_replaces_is_an_update():
    found = links(
        "2025-10-06 | Some 900 operations were refused.",
        "2025-10-08 | By Tuesday 1,400 operations were refused, up from 900.",
    )
    assert [kind for kind, *_ in found] == ["updates"]


def test_a_bound_stands_with_its_own_number():
    found = links(
        "The bank said about 340,000 accounts were opened by the thieves.",
        "The bank said up to 410,000 accounts were opened by the thieves.",
        "The bank said 410,000 accounts were opened by the thieves.",
    )
    assert [sides for *_, sides in found] == [(0, 1, 1)]


def test_a_bound_that_leaves_room_clashes_with_nothing():
    assert not links(
        "The island has flour in store for at least two weeks, its mayor said.",
        "The island has flour in store for about 19 days.",
    )


def test_polling_stations_are_no_poll():
    found = links(
        "Voting machines broke down in 112 polling stations, the town clerk said.",
        "Voting machines broke down in 131 polling stations, the maker said.",
    )
    assert [words for _, words, _ in found] == [["112", "131"]]


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
    assert not any("inside Ukraine" in words for words in shown)  # a slip that the rest of its article contradicts
    assert ["in part", "mainly"] in shown
    assert ["significantly", "significantly", "limited"] in shown
    ranges = [words(link) for link in seed_dossier.links if link.kind == "agrees"]
    assert ["about 190 miles", "about 190 miles", "about 300 kilometers"] in ranges
    assert not any("155" in word for link in seed_dossier.links for word in words(link))
    slips = [p for f in seed_dossier.findings for p in f.problems if p.check == "strayed place"]
    assert [(seed_dossier[p.evidence], seed_dossier[p.against]) for p in slips] == [("inside Ukraine", "inside Russia")]


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


def test_what_befell_some_of_those_counted_stands_behind_their_number():
    text = "Officials said that 41 patients developed infections, 17 of whom have lost the sight of an eye."
    (findings,) = story(text)
    assert [(f.value, fates.find(text, f, 0, len(text))) for f in findings.figures] == [
        (41, "infected"),
        (17, "blinded"),
    ]


def test_a_part_and_a_whole_of_one_small_number_are_two_things():
    texts = (
        "2025-03-04 | Observers found the count bad in 14 of the 96 polling stations that they saw.",
        "2025-03-05 | At 14 polling stations in the Orn region there were more ballots than names.",
    )
    assert conflicts.link(story(*texts)) == ()


def test_a_disputed_number_is_no_step_of_a_growing_toll():
    found = links(
        "2025-03-04 | At least 14 people were killed in the mudslide, the police said. The mayor said more than 90 people had died.",
        "2025-03-06 | The mayor still spoke of more than 90 dead. Police put the toll at 31.",
        "2025-03-09 | Forty people are confirmed to have died in the mudslide, the ministry said.",
    )
    assert found == [
        ("updates", ["At least 14", "31", "Forty"], (0, 1, 2)),
        ("conflicts", ["31", "more than 90", "more than 90"], (0, 1, 1)),
    ]


def test_another_article_gives_the_number_that_answered_without_a_noun():
    found = links(
        "Police put the crowd on the quay on Sunday at about 4,000. Organisers claimed 15,000.",
        "She told a crowd of 15,000 on the quay that the port would stay.",
    )
    assert found == [("conflicts", ["about 4,000", "15,000", "15,000"], (0, 1, 1))]


def test_a_number_rounded_down_is_the_same_number():
    one, other = (
        "Around 1.3 million people were affected.",
        "The order puts the number of people affected at 1.37 million.",
    )
    assert links(one, other) == [("agrees", ["Around 1.3 million", "1.37 million"], (0, 0))]


UPDATED = [
    ("one person, days later", "2025-03-04 | The country has grain in storage for about 20 days, Supply Minister Ada Birk said.",
     "2025-03-09 | Supply Minister Ada Birk said the country had enough grain in storage for at least two weeks.", ["about 20 days", "at least two weeks"]),
    ("so much more than announced", "2025-03-04 | The auditor, Ida Holm, said she had found 310 million euros in loans to firms linked to the four owners.",
     "2025-03-20 | Ida Holm put the loans to firms of the owners at 352 million euros, 42 million more than she announced on 4 March.",
     ["310 million euros", "352 million euros"]),
    ("so much less than reported", "2025-03-04 | The spill from the tank came to 900 tonnes of oil, the port said.",
     "2025-03-06 | The port said the spill from the tank came to 640 tonnes of oil, 260 tonnes less than it had reported.", ["900 tonnes", "640 tonnes"]),
    ("had, and now has", "2025-03-04 | The zoo has nine wolves, its keeper said.",
     "2025-06-30 | The zoo, which had nine wolves in spring, now has 14.", ["nine", "14"]),
    ("a group that grows", "2025-03-04 | Mara Boone says that the savers' group already has 2,000 members.",
     "The savers' group now has 5,000 members, Mara Boone said.", ["2,000", "5,000"]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "words"), [c[1:] for c in UPDATED], ids=[c[0] for c in UPDATED])
def test_a_number_that_its_own_teller_replaces_is_an_update(old, new, words):
    assert links(old, new) == [("updates", words, (0, 1))]


@pytest.mark.parametrize(
    ("day", "teller"),
    [("2025-03-04", "engineer Jon Vik"), ("2025-05-04", "auditor Ida Holm")],
    ids=["one day", "two persons"],
)
def test_two_numbers_of_one_day_or_two_persons_clash(day, teller):
    one = "2025-03-04 | The harbour will cost 80 million crowns, engineer Jon Vik said."
    other = f"{day} | The harbour will cost 95 million crowns, {teller} said."
    assert links(one, other) == [("conflicts", ["80 million crowns", "95 million crowns"], (0, 1))]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("The memo calls for a 15-day tender.", "She was told to hold a two-week tender.", "agrees"),
        ("The memo calls for a 20-day tender.", "She was told to hold a two-week tender.", "conflicts"),
    ],
)
def test_weeks_are_days(one, other, kind):
    assert [found[0] for found in links(one, other)] == [kind]


def test_what_was_vague_on_the_first_day_is_no_last_step():
    found = links(
        "2025-03-04 | Dozens are missing after the mudslide, the police said.",
        "2025-03-05 | Police said 64 people were missing after the mudslide.",
        "2025-03-07 | Police said 34 people were missing after the mudslide.",
    )
    assert found == [("updates", ["64", "34"], (0, 1))]


def test_two_officials_here_are_not_two_officials_there():
    one = "Two Kenyan officials with knowledge of the talks said Uganda had made the end of the tea ban a condition."
    other = "The end of the tea ban, said two Ugandan officials with knowledge of the talks, was a condition of Uganda."
    assert links(one, other) == []


def test_a_toll_more_than_doubles_in_two_weeks():
    found = links(
        "2025-03-04 | Four workers were killed and 12 are missing after a blast tore through a chemical plant in Ormby on Tuesday.",
        "2025-03-20 | There will be an inquiry into the blast at a chemical plant on the Vell in which ten people died.",
    )
    assert found == [("updates", ["Four", "ten"], (0, 1))]


def test_of_a_toll_that_grows_one_report_has_fewer():
    """The three that grow are an update; the fewer of the ministry's stand against what was counted the day before."""
    day = "2025-03-{} | {} people have died since the ferry Anna sank off Elmford on Monday, {} said."
    counts = (
        ("04", 52, "the coastguard"),
        ("05", 66, "the coastguard"),
        ("06", 63, "the ministry"),
        ("08", 71, "the coastguard"),
    )
    found = links(*(day.format(*count) for count in counts))
    assert found == [("updates", ["52", "66", "71"], (0, 1, 2)), ("conflicts", ["66", "63"], (0, 1))]


def test_a_toll_that_falls_twice_is_no_growing_one():
    day = "2025-03-{} | {} people have died since the ferry Anna sank off Elmford on Monday, {} said."
    counts = (("04", 52, "police"), ("05", 40, "the ministry"), ("06", 66, "police"), ("08", 61, "the ministry"))
    (found,) = links(*(day.format(*count) for count in counts))
    assert found[0] == "conflicts"

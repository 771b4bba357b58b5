"""Numbers that one article sets against each other."""

from __future__ import annotations

import pytest

from briefings.extract import extract_findings
from briefings.link import conflicts, resolve_speakers
from briefings.model import RawArticle
from briefings.segment import segment_article


def figures(text: str) -> list[list[str]]:
    """The figures of each conflict that the article holds."""
    article = segment_article(RawArticle("a.txt", text, "", "utf-8"))
    found = conflicts.link([resolve_speakers(extract_findings(article, rules_only=True))])
    return [[article[m.span] for m in link.members] for link in found if link.members[0].words is None]


AGAINST = [
    ("a number in dispute", "The number of homes lost is itself in dispute. Insurers say 1,240. The council's own survey, published in 2022, found 910. The "
     "Residents group says it is over 1,700.", ["1,240", "910", "over 1,700"]),
    ("deaths in dispute", "The number of deaths is still hotly disputed. The army says 310. A list that the parish keeps, with names, has 520.", ["310", "520"]),
    ("estimates that differ", "Estimates of the crowd differ. Police say 4,000. Organisers say 9,000.", ["4,000", "9,000"]),
    ("told the board", "Its cash would have lasted eleven days, according to a note; the chief executive told the board it was five weeks.",
     ["eleven days", "five weeks"]),
    ("a value in marks", "He hopes to sell the rights for 60 million euros. A rival put their value at \"20 million on a sunny day\".",
     ["60 million euros", "20 million"]),
    ("a bonus without its unit", "The chairman got a bonus of 900,000 euros just three weeks ago. The firm says it was 450,000.", ["900,000 euros", "450,000"]),
    ("quoted in between", "The union said the plan would cost 1,800 jobs. “They sold us like cattle,” said its chair, Ann Boyle. The company said no more than "
     "350 jobs would go.", ["1,800", "no more than 350"]),
    ("a study", "The study shows that traffic would fall by only 14 percent, not by 30 percent, he said.", ["14 percent", "30 percent"]),
    ("the crowd", "About 2,500 people marched, according to the organisers. Police estimated the crowd at 900.", ["About 2,500", "900"]),
    ("one of another number", "The minister spoke of a tremor of magnitude 5.3. The observatory recorded one of 2.9.", ["5.3", "2.9"]),
    ("organisers and police", "Organisers said 30,000 took part. Police put the crowd at 8,000.", ["30,000", "8,000"]),
    ("in brackets", "Our vigil brought 1,400 people to the square (the police say 800).", ["1,400", "800"]),
    ("in brackets, the police first", "Some 900 people came, according to police (the union says 2,100).", ["Some 900", "2,100"]),
    ("and not", "There were 47 people in the hall and not 43, he said.", ["47", "43"]),
    ("a comma and not", "The bridge cost 31 million euros, not 26 million euros, the auditor found.", ["31 million euros", "26 million euros"]),
    ("not but", "The fine was not 200 euros but 350 euros, the driver said.", ["200 euros", "350 euros"]),
    ("rather than", "The fire destroyed 61 houses rather than 48, the mayor said.", ["61", "48"]),
    ("another figure", "Bookings fell by 12 percent, according to the hotels; the ministry gives another figure, 5 percent.", ["12 percent", "5 percent"]),
    ("only", "The union said the plan would cost 1,800 jobs. The company said only 350 jobs would go.", ["1,800", "350"]),
    ("nearer", "The council says that cameras will cost £6.5m. The chamber of trade says the cost will be nearer £11 million.",
     ["£6.5m", "£11 million"]),
    ("say, and a semicolon", "Teachers counted 640 children in the yard; the school says 410.", ["640", "410"]),
    ("organisers claimed", "Police put the crowd in the harbour on Sunday at about 4,000. Organisers claimed 15,000.",
     ["about 4,000", "15,000"]),
    ("the number of jobs, further on", "The airline, owned by a holding in Doha, said 830 people would lose their jobs and blamed fuel prices. It will keep two of its hangars until spring. The union puts the number of jobs at about 1,100.",
     ["830", "about 1,100"]),
    ("a share of a whole", "She said that about a quarter of the seats had been sold to sponsors. The league puts the figure at less than a tenth.",
     ["about a quarter", "less than a tenth"]),
    ("an assessment gives", "The city puts the cost of repairs at $4.1 million. An assessment by the insurers gives $2.7 million, leaving out the pier.",
     ["$4.1 million", "$2.7 million"]),
    ("answered", "An ally of the minister said the borough had been given 210 million crowns for the works since spring. The mayor answered that the money which came was 80 million.",
     ["210 million crowns", "80 million"]),
    ("disputed the figure", "“They owe us 1.9 million euros,” said the contractor, Jan Roos. The ministry disputed the figure, saying audited claims came to 640,000 euros.",
     ["1.9 million euros", "640,000 euros"]),
    ("a number without its unit", "Sugar prices rose by 5 per cent in May, the ministry said. The growers' lobby claims 19.",
     ["5 per cent", "19"]),
    ("depending on", "The parade drew, depending on whom you ask, 3,000 people or 9,000.",
     ["3,000", "9,000"]),
    ("the peak", "The last reading before the wall gave way was 640 cubic metres a second. The operator has put the peak at 410.",
     ["640 cubic metres", "410"]),
    ("the true cost", "The minister said the lease would cost $90 million. The opposition's Ada Birk said the true cost was $130 million once fuel was added.",
     ["$90 million", "$130 million"]),
    ("the true figure", "He said the station had fuel for 20 days. Sources in the ministry said the true figure was closer to twelve.",
     ["20 days", "closer to twelve"]),
    ("a bare number", "The recall notice says that the two batches contained 48,000 cans. Delivery records seen by this paper show 52,000.",
     ["48,000", "52,000"]),
]  # fmt: skip
APART = [
    ("in dispute: a workforce", "The number of deaths is in dispute. The trial began in May. The firm, which employs 1,240, said nothing. It sold 300."),
    ("in dispute: nothing", "The number of deaths has risen. Police say 12. A report found 40."),
    ("in dispute: another paragraph", "The number of deaths is in dispute, the judge said.\n\nInsurers say 1,240.\n\nThe survey found 910."),
    ("two times of day", "The water came at twenty minutes to three, a farmer said, and not at ten past three, as they say in the capital."),
    ("one of three", "One of three ferries was out of service, the line said. The union puts the number at two."),
    ("what the force has and what it lost", "The force has 900 officers. The union says only 40 officers have left."),
    ("a demand", "We want 11 percent, not 6 percent, the nurses said."),
    ("not more than", "There were 47 people in the hall and not more than 12 chairs."),
    ("another thing in brackets", "Some 1,400 people came (the police say 12 cars were towed)."),
    ("another event", "The police spoke of 900. The same force counted 1,600 at a rally in May 2021."),
    ("only of another thing", "The union said 300 jobs would go. The company said only 40 percent of its shops make money."),
    ("one speaker", "The union said 300 people had joined the strike. The union said only 40 people had stayed away."),
    ("a part", "The union said 300 people had joined the strike. The company said only 40 of them were drivers."),
    ("how long and how much longer", "It took 20 minutes, not counting the 5 minutes before."),
    ("of other things", "The firm said 830 people would lose their jobs. The union put the number of branches at 60."),
    ("a gift a year", "The agency fined the bank 4.1 million euros. The bank gives 2.7 million euros a year to charity."),
    ("what befell others", "Police said 31 people were missing in the valley. The hospital had 12 injured."),
    ("claims of another unit", "Growers expect prices to rise by 5 per cent. The lobby claims 19 members."),
    ("true of another", "The minister said the lease would cost $90 million. Birk said the true cost was borne by 3,000 pilots."),
    ("asked for", "The ministry said the province had been given 210 million crowns. The governor answered that he had spent 80 million on schools."),
    ("homes and families", "The council said it would build 900 homes; the mayor said 700 families were waiting."),
    ("two towns", "In Tarn 31 people were killed, police said. The Red Cross in Veld had 12 killed."),
    ("two claims of one", "Organisers put the crowd at 4,000. They claimed 300 volunteers had helped."),
    ("offered and claimed", "The insurer offered the widow 90,000 euros. The insurer claimed 400,000 euros from the driver."),
    ("gives its members", "The firm puts the value of the site at £4 million. The union gives £2 million to members on strike."),
    ("a bare number of other things", "The notice says that the batches contained 48,000 cans. Delivery records show 520."),
    ("what it shows of something", "The notice says that the batches contained 48,000 cans. Delivery records show 52,000 labels."),
]  # fmt: skip

# Voices that answer one number with another, and look-alikes of each.
AGAINST += [
    ("voices: pronoun", "The auditors put the payments at 2.1 million euros. Ada Marsh, a trustee, believes that they come to more than 3 million euros.", ["2.1 million euros", "more than 3 million euros"]),
    ("voices: true cost of a lease", "The minister signed a 90-million-euro lease of six ferries. Critic Paul Roth said the true cost was 130 million euros once crews were added.", ["90-million-euro", "130 million euros"]),
    ("voices: true price", "The town bought the hall for £4.2m. The opposition says the real price was £5.9m once repairs were counted.", ["£4.2m", "£5.9m"]),
    ("voices: bare peak", "The gauge at the bridge showed 760 cubic metres a second. The river agency has put the peak at 410.", ["760 cubic metres", "410"]),
    ("voices: bare sum", "Senator Paul Roth said that the county had been given 340 million shillings for ambulances since May. The governor answered that the money which arrived was 95 million.", ["340 million shillings", "95 million"]),
    ("voices: missing votes", "“They robbed us of 52 votes,” Ada Marsh said. According to the commission the missing votes are 31.", ["52", "31"]),
    ("voices: own figure lower", "The maker said that 90 per cent of the kettles had been returned. The regulator's own figure is lower. “We know of 62 per cent,” said its head, Pieter Holm.", ["90 per cent", "62 per cent"]),
    ("voices: toll is worse", "The ministry counts 33 patients. But campaigners say the true toll is far worse. “We have letters from 58 patients,” said Farida Benn of the group.", ["33", "58"]),
    ("voices: gross", "The study puts the loss of jobs at 640. The company now says that figure is gross. “We are talking about 380,” its chief, Karl Brandt, said.", ["640", "about 380"]),
]  # fmt: skip
APART += [
    ("voices: come to another", "The auditors put the payments at 2.1 million euros. Ada Marsh said that legal fees come to 3 million euros."),
    ("voices: it of another", "The police said the delay was eleven minutes. A neighbour, Kurt Sand, said the film was forty minutes long."),
    ("voices: true cost in lives", "The minister signed a 90-million-euro lease of six ferries. Critic Paul Roth said the true cost was the loss of 400 jobs."),
    ("voices: a bare number of people", "The gauge at the bridge showed 760 cubic metres a second. The mayor put the crowd at 410."),
    ("voices: bare count", "Senator Paul Roth said that the county had been given 340 million shillings. The governor answered that the number of clinics was 95."),
    ("voices: votes of others", "“They robbed us of 52 votes,” Ada Marsh said. According to the commission the valid votes are 31,000."),
    ("voices: profit is lower", "The maker sold 90 per cent of the kettles. Its profit is lower. “We lost 62 per cent of orders,” said its head, Pieter Holm."),
    ("voices: weather is worse", "The ministry counts 33 patients. Forecasters say the weather is far worse. “We took in 58 patients in June,” said Farida Benn of the clinic."),
    ("voices: figure of speech", "The study puts the loss of jobs at 640. The company says the chairman is a figure of fun. “We have 380 lorries,” its chief, Karl Brandt, said."),
    ("voices: same speaker revises", "The union speaks of 1,900 jobs. The union itself says that this number is not far off. It expects 700 jobs in Reddale to go."),
    ("voices: part", "The ministry counts 33 patients. The true toll is higher, it says. Nine of them are in hospital."),
]  # fmt: skip
APART += [
    ("answers: legal cap", "The bank put the fees at 4 million euros. Ida Holt, a lawyer, said that they come to more than the law allows; 9 million euros is the cap."),
    ("answers: wages", "The club paid £30m for the striker. The chairman said the true cost was £200,000 a week in wages."),
    ("answers: rents", "A fire damaged the £12m hall, police said. The mayor said the real price was £3m a year in lost rents."),
    ("answers: the crew", "The ship burned 40 tonnes of oil a day. The owner puts the crew at 22."),
    ("answers: a year", "The tank holds 900 litres, the firm said. Engineers put the year of its making at 1962."),
    ("answers: higher than last year's", "The union said 300 workers had walked out. Its own figure is higher than last year's. “We had 190 then,” said Ada Marsh."),
    ("answers: wrong for somebody", "Rolf Haas counts 21 goals this season. The coach says that this number is wrong for a defender. “I once scored 40,” Ben Lowe said."),
    ("answers: irrelevant", "The town has 14 buses, the mayor said. The real number is irrelevant. “There are 14,” Ida Holt said."),
    ("answers: all families", "The charity said it had fed 800 families. According to the council the families number 2,300 in the whole county."),
    ("answers: short of", "Ben Lowe said the plan would save 60 jobs. For the union, the jobs are 12 short of the promise."),
    ("answers: a debt", "The minister said that the grant was 5 million crowns. The mayor answered that the debt was 2 million crowns."),
    ("answers: its own number", "The company said the recall covered 900 cars. The company says that this figure is outdated. “It is 1,200 now,” its chief, Karl Brandt, said."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in AGAINST], ids=[c[0] for c in AGAINST])
def test_one_number_stands_against_another(text, expected):
    assert figures(text) == [expected]


@pytest.mark.parametrize("text", [c[1] for c in APART], ids=[c[0] for c in APART])
def test_two_numbers_of_two_things(text):
    assert figures(text) == []

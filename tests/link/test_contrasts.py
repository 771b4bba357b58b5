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
]  # fmt: skip
APART = [
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
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in AGAINST], ids=[c[0] for c in AGAINST])
def test_one_number_stands_against_another(text, expected):
    assert figures(text) == [expected]


@pytest.mark.parametrize("text", [c[1] for c in APART], ids=[c[0] for c in APART])
def test_two_numbers_of_two_things(text):
    assert figures(text) == []

"""The same fact told by several articles: found once, and not where it is denied, copied or another fact."""

from __future__ import annotations

import pytest

from briefings.extract import extract_findings
from briefings.link import corroboration, resolve_speakers
from briefings.model import Link, Member, RawArticle, Span
from briefings.segment import segment_article

FACT = "President Ada Marsh has authorised the port of Orn to use long-range cranes for grain ships from the northern islands."
SAME = "Port officials in Orn may use long-range cranes for grain ships, which President Marsh authorised on Sunday, they said."


def links(*texts: str) -> list:
    articles = [segment_article(RawArticle(f"{n}.txt", text, "", "utf-8")) for n, text in enumerate(texts, 1)]
    findings = [resolve_speakers(extract_findings(article, rules_only=True)) for article in articles]
    return [(link.kind, [m.span.article for m in link.members], link.reason) for link in corroboration.link(findings)]


def test_two_articles_tell_one_fact():
    assert links(FACT, SAME) == [("corroborates", ["1.txt", "2.txt"], "told by 2 articles")]


@pytest.mark.parametrize(
    "other",
    [
        FACT,  # one text copied
        "President Ada Marsh has not authorised the port of Orn to use long-range cranes for grain ships from the islands.",
        "A ferry from the northern islands sank near the port of Orn, and President Ada Marsh flew there at once.",
        "President Ada Marsh spoke.",
        "",
    ],
    ids=["copied", "denied", "another fact", "too little", "empty"],
)
def test_no_corroboration(other):
    assert links(FACT, other) == []


def test_other_numbers_are_other_facts():
    one = "The company recalled 240,000 prams in Spain and Portugal after five children were hurt by faulty brakes."
    assert links(one, one.replace("240,000", "31").replace("five", "two").replace("hurt by", "injured by the")) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The plant was fined $90,000 in 2021 after a smaller leak.",
            "In 2021 the plant was fined $90,000 for a leak.",
        ),
        ("Gunmen stopped the convoy 60 kilometres from Batu.", "The convoy was stopped 37 miles from Batu, it said."),
        (
            "The bank expects the economy to grow 1.1 percent.",
            "The economy is expected to grow 1.1% this year, the bank said.",
        ),
    ],
    ids=["money", "after conversion", "percent"],
)
def test_few_words_suffice_with_one_number(one, other):
    assert [kind for kind, *_ in links(one, other)] == ["corroborates"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Elena Morales had 48.3 percent of the vote.", "Elena Morales had 47.1 percent of the vote."),
        ("Three firemen left the burning mill.", "Three children left the burning mill through a door."),
    ],
    ids=["numbers that are near", "a small number"],
)
def test_a_number_must_be_the_same_and_no_chance(one, other):
    assert links(one, other) == []


def test_articles_of_one_pool_count_once(seed_dossier):
    reasons = [link.reason for link in seed_dossier.links if link.kind == "corroborates"]
    assert "told by 2 articles; both draw on one pool of unnamed sources and count once" in reasons


def test_short_sentences_that_share_nearly_all_tell_one_fact():
    assert links("No passenger data were stolen.", "The attackers stole no passenger data.") != []
    assert (
        links("Lena Prat was arrested at the bus station.", "Lena Prat, 34, was detained at a bus station in May.")
        != []
    )


def test_what_is_in_dispute_is_not_told_by_both():
    one, other = Span("1.txt", 0, 50), Span("2.txt", 0, 40)
    told = Link("corroborates", "told by 2 articles", (Member(one), Member(other)))
    clash = Link("conflicts", "reports differ", (Member(one), Member(other)), sides=(0, 1))
    agreed = Link(
        "conflicts", "reports differ", (Member(one), Member(other), Member(Span("3.txt", 0, 9))), sides=(0, 0, 1)
    )
    assert corroboration.without_disputed([told, clash]) == (clash,)
    assert corroboration.without_disputed([told, agreed]) == (told, agreed)


OF_ONE_NUMBER = [
    ("a sum", "Corvin Foods, which employs 640 people, bought the dairy in 2018 for $85 million.", "The dairy, for which Corvin paid 85 million dollars, is shut."),
    ("a share of the ball", "Rovers had 58 percent of the ball.", "Rovers, with 58% possession, went top of the league on Saturday."),
    ("a day", "The ministry had the first warning on 12 May, the auditor says.", "He wrote to the ministry on May 12 and heard nothing."),
]  # fmt: skip
OF_TWO = [
    ("a small number", "The mayor has three dogs.", "The mayor wrote three letters to the council."),
    ("another thing of one number", "Ostley owes 46 people money.", "Ostley sold 46 cows at the fair in spring."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), [c[1:] for c in OF_ONE_NUMBER], ids=[c[0] for c in OF_ONE_NUMBER])
def test_a_number_or_a_day_tells_one_fact(one, other):
    assert [found[0] for found in links(one, other)] == ["corroborates"]


@pytest.mark.parametrize(("one", "other"), [c[1:] for c in OF_TWO], ids=[c[0] for c in OF_TWO])
def test_two_facts_with_one_number(one, other):
    assert links(one, other) == []


FILLED = "The harbour was quiet. Nobody had asked the owner. A clerk kept the keys. The lamps were lit early. Rain fell on the slates."


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("The fault was described in a memo on 9 June 2021, the court heard.", "He helped to draft a memo that went to directors on June 9.", True),
        ("Her tour was to start in Vell on 20 March.", "Tickets worth two million had been sold for a tour that was to begin on 20 March.", True),
        ("The exam will be written on 3 June, before the holidays.", "The exam, at first set for June 3, takes place on June 5.", False),
        ("The fault was described in a memo on 9 June 2021, the court heard.", "A ship with grain left the quay on June 9.", False),
        ("The fault was described in a memo on 9 June 2021, the court heard.", "No memo went to the directors on June 9, he said.", False),
    ],
    ids=["a memo", "a tour", "moved", "another thing", "denied"],
)  # fmt: skip
def test_one_day_and_one_rare_thing_tell_one_fact(one, other, expected):
    assert bool(links(f"{one} {FILLED}", other)) is expected

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefings.extract import extract_findings, mentions
from briefings.link import link_findings, names, resolve_speakers
from briefings.link.cast import gather_cast
from briefings.model import Dossier, Findings, RawArticle
from briefings.segment import segment_article


@pytest.fixture
def dossier() -> Callable[..., Dossier]:
    def make(*texts: str) -> Dossier:
        found = []
        for n, text in enumerate(texts):
            article = segment_article(RawArticle(f"{n}.txt", text, "", "utf-8"))
            findings = extract_findings(article)
            found.append(resolve_speakers(replace(findings, mentions=findings.mentions or mentions.extract(article))))
        return link_findings(found)

    return make


def people_of(dossier: Dossier) -> list[tuple[str, tuple[str, ...]]]:
    return [(a.name, a.aliases) for a in dossier.actors if a.kind == "person"]


def test_a_surname_joins_the_full_name_across_articles(dossier: Callable[..., Dossier]) -> None:
    found = dossier("Mayor Ada Marsh spoke. Later Marsh left.", "On Monday Marsh said it was over.")
    assert people_of(found) == [("Ada Marsh", ("Marsh",))]


def test_spellings_of_one_person_unite_and_are_kept_with_their_places(dossier: Callable[..., Dossier]) -> None:
    found = dossier(
        "President Volodymyr Zelensky spoke.",
        "President Volodomy Zelensky spoke.",
        "President Volodimir Zelensky spoke.",
    )
    (actor,) = (a for a in found.actors if a.kind == "person")
    assert actor.name == "Volodymyr Zelensky"
    assert {(spelling, found[place]) for spelling, place in actor.variants} == {
        ("Volodymyr Zelensky", "Volodymyr Zelensky"),
        ("Volodomy Zelensky", "Volodomy Zelensky"),
        ("Volodimir Zelensky", "Volodimir Zelensky"),
    }


APART = [
    ("a likeness", "Then dictator Kim Jong-un left.", "Then Minister Kim Jong-hyn left.", ["Kim Jong-un", "Kim Jong-hyn"]),
    ("father and son", "Then Minister Robert Lund Sr. left.", "Then Minister Robert Lund Jr. left.",
     ["Robert Lund Sr.", "Robert Lund Jr."]),
    ("brothers", "Then Minister Marco Vitale left.", "Then Minister Enzo Vitale left.", ["Marco Vitale", "Enzo Vitale"]),
    ("names one letter apart", "Then Minister Marina Holt left.", "Then Minister Martina Holt left.", ["Marina Holt", "Martina Holt"]),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "expected"), [c[1:] for c in APART], ids=[c[0] for c in APART])
def test_likenesses_stay_apart(dossier: Callable[..., Dossier], one: str, other: str, expected: list[str]) -> None:
    assert [name for name, _ in people_of(dossier(one, other))] == expected


SPELLINGS = [  # one article, another, who they are; one office and one surname spelt in two ways are one person
    ("a minister", "Energy Minister Boris Tarchev spoke.", "The Minister of Energy Tartchev said no.", ["Boris Tarchev"]),
    ("a mayor", "The mayor of Lorme, Zaza Kolveni, spoke.", "Mayor Kolvenny said no.", ["Zaza Kolveni"]),
    ("of a country", "Defence Minister Anton Beresov spoke.", "Norvanian Defence Minister Anton Berezov left.", ["Anton Beresov"]),
    ("a rank with the given name", "Chief Inspector Tom Larssen spoke.", "Chief Inspector Tom Larsen left.", ["Tom Larsen"]),
    ("a rank alone", "Chief Inspector Tom Larssen spoke.", "Chief Inspector Larsen left.", ["Tom Larssen", "Larsen"]),
    ("other offices", "Finance Minister Carl Johnson spoke.", "Health Minister Carl Johnston left.", ["Carl Johnson", "Carl Johnston"]),
    ("a deputy", "Deputy Energy Minister Boris Tarchev spoke.", "Energy Minister Tartchev said no.", ["Boris Tarchev", "Tartchev"]),
    ("other given names", "Energy Minister Boris Tarchev spoke.", "Energy Minister Ivan Tartchev left.", ["Boris Tarchev", "Ivan Tartchev"]),
    ("husband and wife", "President Ivan Novikov spoke.", "President Novikova said no.", ["Ivan Novikov", "Novikova"]),
    ("other first letters", "Mayor Tom Wolfer spoke.", "Mayor Tom Rolfer spoke.", ["Tom Wolfer", "Tom Rolfer"]),
    ("told apart in one article", "Energy Minister Boris Tarchev spoke. Energy Minister Oleg Tartchev left.", "Energy Minister Tarchev left.",
     ["Boris Tarchev", "Oleg Tartchev"]),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "expected"), [c[1:] for c in SPELLINGS], ids=[c[0] for c in SPELLINGS])
def test_one_office_and_two_spellings(
    dossier: Callable[..., Dossier], one: str, other: str, expected: list[str]
) -> None:
    found = dossier(one, other)
    assert [name for name, _ in people_of(found)] == expected


def test_a_surname_spelt_in_another_way_is_a_variant_with_its_place(dossier: Callable[..., Dossier]) -> None:
    found = dossier("Energy Minister Boris Tarchev spoke.", "The Minister of Energy Tartchev said no.")
    (actor,) = (a for a in found.actors if a.kind == "person")
    assert [(spelling, found[place]) for spelling, place in actor.variants] == [
        ("Boris Tarchev", "Boris Tarchev"),
        ("Tartchev", "Tartchev"),
    ]


def test_a_surname_of_two_people_joins_neither(dossier: Callable[..., Dossier]) -> None:
    found = dossier("Minister Tom Smith met Minister Kay Smith. Later Smith left.")
    assert people_of(found) == [("Tom Smith", ()), ("Kay Smith", ()), ("Smith", ())]


def test_a_form_of_address_tells_two_of_one_surname_apart(dossier: Callable[..., Dossier]) -> None:
    found = dossier("Minister Tom Smith met Minister Kay Smith. Later Ms. Smith left.")
    assert people_of(found) == [("Tom Smith", ()), ("Kay Smith", ("Smith",))]


def test_a_body_is_not_its_chief_and_a_country_not_its_president(dossier: Callable[..., Dossier]) -> None:
    found = dossier(
        "NATO Secretary General Mark Rutte spoke. NATO agreed. Russian President Vladimir Putin met Russia's army."
    )
    assert [(a.name, a.kind) for a in found.actors if a.kind != "group"] == [
        ("Mark Rutte", "person"),
        ("NATO", "body"),
        ("Vladimir Putin", "person"),
        ("Russia", "country"),
    ]


def test_forms_of_one_country_or_outlet_are_one_actor(dossier: Callable[..., Dossier]) -> None:
    found = dossier(
        "The US agreed. The United States paid. U.S. aid came, the New York Times said. The New York Times was first."
    )
    assert [(a.name, a.aliases) for a in found.actors] == [
        ("United States", ("U.S.", "US")),
        ("The New York Times", ("New York Times",)),
    ]


def test_initials_join_the_body_they_stand_for(dossier: Callable[..., Dossier]) -> None:
    found = dossier("The Product Safety Board (PSB) met. Later the PSB left.")
    assert [(a.name, a.aliases) for a in found.actors] == [("Product Safety Board", ("PSB",))]


def test_an_attribution_knows_its_actor(dossier: Callable[..., Dossier]) -> None:
    found = dossier(
        "Mayor Ada Marsh said the bridge was safe.", "Marsh said the bridge was shut. Ukrainian officials said no."
    )
    said = [(a.speaker, a.actor) for f in found.findings for a in f.attributions]
    assert said == [("Ada Marsh", "Ada Marsh"), ("Marsh", "Ada Marsh"), ("Ukrainian officials", "Ukrainian officials")]
    assert found.actor("Ukrainian officials") is not None


def test_a_name_of_a_company_and_a_person_is_neither(dossier: Callable[..., Dossier]) -> None:
    found = dossier("Brandt Foods grew. Its chief executive, Aldo Brandt, left. Later Brandt fell.")
    assert [(a.name, a.aliases) for a in found.actors if a.kind != "group"] == [
        ("Brandt Foods", ()), ("Aldo Brandt", ()), ("Brandt", ()),
    ]  # fmt: skip


VARIANTS = [
    ("Volodymyr Zelensky", "Volodimir Zelensky", True),
    ("Volodymyr Zelenskyy", "Volodymyr Zelensky", True),
    ("Alexei Navalny", "Aleksey Navalny", True),
    ("Kim Jong-un", "Kim Jong-hyn", False),
    ("John Smith", "Jon Smith", True),
    ("Volodymyr Zelensky", "Volodomy Zelensky", True),
    ("Yevgeny Prilov", "Evgeny Prilov", True),
    ("Sergei Larin", "Sergey Larin", True),
    ("Aleksandr Lukov", "Alexander Lukov", True),
    ("Mohammed Salim", "Mohamed Salim", True),
    ("Katherine Bell", "Catherine Bell", True),
    ("Kim Sung-ho", "Kim Sung-hu", False),
    ("Kim Jong-il", "Kim Jong-un", False),
    ("Alexander Novikov", "Alexandra Novikova", False),
    ("Alexander Winter", "Alexandra Winter", False),
    ("Christian Bergman", "Christina Bergman", False),
    ("Olivier Royant", "Olivia Royant", False),
    ("Marek Horak", "Marek Horakova", False),
    ("Lin Wei", "Lin Wen", False),
    ("Anna Schmidt", "Anna Schmitt", False),
    ("Maria Lopez", "Mario Lopez", False),
    ("Daniel Ek", "Danielle Ek", False),
    ("Ann Lee", "Ann Lea", False),
]


@pytest.mark.parametrize(("one", "other", "expected"), VARIANTS)
def test_spelling_variant(one: str, other: str, expected: bool) -> None:
    assert names.spelling_variant(one, other) is expected
    assert names.spelling_variant(other, one) is expected


ONE_NAME = [
    ("George W. Bush", "George Bush", True),
    ("George H. W. Bush", "George W. Bush", False),
    ("J. Marsh", "Jane Marsh", True),
    ("Piet Ostrander Jr.", "Piet Ostrander Sr.", False),
    ("Piet Ostrander", "Piet Ostrander Jr.", False),
    ("Ada Jane Marsh", "Ada Ruth Marsh", False),
    ("Ada J. Marsh", "Ada Jane Marsh", True),
]


@pytest.mark.parametrize(("one", "other", "expected"), ONE_NAME)
def test_same_full_name(one: str, other: str, expected: bool) -> None:
    assert names.same_full_name(one, other) is expected
    assert names.same_full_name(other, one) is expected


@pytest.mark.parametrize(("one", "other", "expected"), VARIANTS)
def test_variants_share_a_bucket(one: str, other: str, expected: bool) -> None:
    assert not expected or names.bucket(one) == names.bucket(other)


def test_the_cast_of_an_empty_article_is_empty() -> None:
    article = segment_article(RawArticle("a", "", "", "utf-8"))
    assert gather_cast(Findings(article)).referents == ()


def test_a_person_whose_labels_are_capitals_is_one_actor(dossier: Callable[..., Dossier]) -> None:
    found = dossier(
        "Vesna Radan left early. “It is late,” Vesna Radan said.",
        "Justice minister Vesna Radan is here.\nRADAN: I read it.\nVEY: When?\nRADAN: On Monday.\nVEY: And?",
    )
    said = [a.actor for f in found.findings for a in f.attributions if a.speaker == "Vesna Radan"]
    assert said == ["Vesna Radan"] * 3


ACROSS = [
    ("the first words of a firm", "Halden Marsh Industries fell.", "Halden Marsh said no.", ["Halden Marsh Industries"]),
    ("the last words of an agency", "The Upper Vell Tram Agency met.", "The Tram Agency said no.", ["Upper Vell Tram Agency"]),
    ("a title that is no title's list", "Wakili Ada Marsh said no.", "Ada Marsh said yes.", ["Ada Marsh"]),
    ("a country's own", "The Kenya Red Cross met.", "The Red Cross said no.", ["Kenya Red Cross", "Red Cross"]),
    ("a firm's pension scheme", "The Halden Marsh Pension Scheme met.", "Halden Marsh said no.", ["Halden Marsh", "Halden Marsh Pension Scheme"]),
    ("a town's school", "Orland Grammar School shut.", "Orland said no.", ["Orland", "Orland Grammar School"]),
    ("a body of many", "The National Security Council met.", "The Security Council said no.", ["National Security Council", "Security Council"]),
    ("two that one article tells apart", "The Upper Vell Tram Agency met. Then the Tram Agency met.", "The Tram Agency said no.",
     ["Tram Agency", "Upper Vell Tram Agency"]),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "expected"), [c[1:] for c in ACROSS], ids=[c[0] for c in ACROSS])
def test_short_names_in_another_article(
    dossier: Callable[..., Dossier], one: str, other: str, expected: list[str]
) -> None:
    assert sorted(a.name for a in dossier(one, other).actors if a.kind != "country") == expected


HOLDERS = [
    ("one holder", "Health Secretary Ada Marsh left.", "The health secretary said no.", "Ada Marsh"),
    ("the post alone", "Mayor Ada Marsh left.", "The mayor said no.", "Ada Marsh"),
    ("a short form of the post", "Chief executive Ada Marsh left.", "The CEO said no.", "Ada Marsh"),
    ("whose post it is, by what it is", "Club president Ada Marsh left.", "The club's president said no.", "Ada Marsh"),
    ("by a party", "Republican presidential candidate Ada Marsh left.", "The Republican nominee said no.", "Ada Marsh"),
    ("two holders", "Health Secretary Ada Marsh left. Later Health Secretary Tom Orr came.", "The health secretary said no.", None),
    ("another field", "Health Secretary Ada Marsh left.", "The trade secretary said no.", None),
    ("another field in the same article", "Health Minister Ada Marsh left.", "The trade minister wept. The minister said no.", None),
    ("a deputy", "Deputy mayor Ada Marsh left.", "The mayor said no.", None),
    ("another body's", "Chief executive Ada Marsh left.", "The chief executive of Orland Foods said no.", None),
    ("a post of many", "Inspector Ada Marsh left.", "The inspector said no.", None),
    ("two countries", "Defence Minister Ada Marsh left.",
     "Norway fell. Norway rose. Norway won. Denmark fell. Denmark rose. Denmark won. The defence minister said no.", None),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "name"), [c[1:] for c in HOLDERS], ids=[c[0] for c in HOLDERS])
def test_who_holds_an_office_in_another_article(
    dossier: Callable[..., Dossier], one: str, other: str, name: str | None
) -> None:
    (said,) = dossier(one, other).findings[1].attributions
    assert said.speaker and "Marsh" not in said.speaker  # the article's own words stay
    assert (said.actor if said.actor != said.speaker else None) == name

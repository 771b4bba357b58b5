from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefings.extract import extract_findings, mentions
from briefings.link import link_findings, resolve_speakers
from briefings.model import Dossier, RawArticle
from briefings.segment import segment_article


@pytest.fixture
def camps() -> Callable[..., dict[str, str | None]]:
    def make(*texts: str) -> dict[str, str | None]:
        return {a.name: a.camp for a in dossier(*texts).actors}

    return make


def dossier(*texts: str) -> Dossier:
    found = []
    for n, text in enumerate(texts):
        article = segment_article(RawArticle(f"{n}.txt", text, "", "utf-8"))
        findings = extract_findings(article)
        found.append(resolve_speakers(replace(findings, mentions=findings.mentions or mentions.extract(article))))
    return link_findings(found)


COUNTRIES = [
    ("a country", "Then Russia left.", "Russia", "Russia"),
    ("its capital", "Then Moscow paid for it.", "Moscow", "Russia"),
    ("its seat of power", "Aides at the Kremlin paid.", "Kremlin", "Russia"),
    ("its forces", "Aides at the Pentagon paid.", "Pentagon", "United States"),
    ("its president", "Russian President Vladimir Putin left.", "Vladimir Putin", "Russia"),
    ("an envoy's sender, not the place of the post", "Kenya's permanent representative to the African Union, Mary Otieno, left.",
     "Mary Otieno", "Kenya"),
    ("a body's envoy", "The United Nations envoy for Yemen, Per Lind, left. The United Nations paid.", "Per Lind", "United Nations"),
    ("an office that many countries have", "Foreign Office spokesman Imran Shah left. Imran Shah, a spokesman for Pakistan's foreign "
     "office, paid.", "Imran Shah", "Pakistan"),
    ("the first of two who hold one office", "The Czech and Maltese foreign ministers, Ada Marsh and Joe Borg, left. Peru's minister, "
     "Ana Ruiz, paid. Chile's minister, Eva Soto, paid.", "Ada Marsh", "Czech Republic"),
    ("the second of two who hold one office", "The Czech and Maltese foreign ministers, Ada Marsh and Joe Borg, left. Peru's "
     "minister, Ana Ruiz, paid. Chile's minister, Eva Soto, paid.", "Joe Borg", "Malta"),
    ("a counterpart", "Peru's minister, Ana Ruiz, met her Polish counterpart, Adam Zych. Chile's minister, Eva Soto, paid.",
     "Adam Zych", "Poland"),
    ("the chief of its seat", "Kremlin chief Vladimir Putin left.", "Vladimir Putin", "Russia"),
    ("its minister, after the name", "Amina Tolba, the foreign minister of France, left.", "Amina Tolba", "France"),
    ("its spokesman", "White House spokesman Tom Ash left.", "Tom Ash", "United States"),
    ("its minister, in the label of a transcript", "AMINA TOLBA, FOREIGN MINISTER OF FRANCE: It is over.", "AMINA TOLBA", "France"),
    ("its ministry", "Then the French Ministry of Finance paid.", "French Ministry of Finance", "France"),
    ("its officials", "Ukrainian officials said it was over.", "Ukrainian officials", "Ukraine"),
    ("its government's sources", "British government sources said it was over.", "British government sources", "United Kingdom"),
    ("its administration", "US President Joe Biden left. The Biden administration said it was over.", "Biden administration", "United States"),
    ("an alliance", "Then NATO left.", "NATO", "NATO"),
    ("the alliance's chief", "NATO Secretary General Mark Rutte left.", "Mark Rutte", "NATO"),
    ("an office that one country has", "The United States paid. Secretary of State Ada Marsh left.", "Ada Marsh", "United States"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "camp"), [c[1:] for c in COUNTRIES], ids=[c[0] for c in COUNTRIES])
def test_camps_of_countries(camps: Callable[..., dict[str, str | None]], text: str, name: str, camp: str) -> None:
    assert camps(text)[name] == camp


COMPANIES = [
    ("its chief executive", "Brightwater Energy fell. Brightwater's chief executive, Lena Sorensen, left.", "Lena Sorensen"),
    ("its chairman", "Brightwater Energy fell. Brightwater chairman Lena Sorensen left.", "Lena Sorensen"),
    ("its chief, by a pronoun", "Brightwater Energy has a plan, and its chief executive, Lena Sorensen, left.", "Lena Sorensen"),
    ("its spokesman", "Brightwater Energy fell. Brightwater spokesman Tom Ash left.", "Tom Ash"),
    ("itself, when it speaks", "Brightwater Energy said it was over.", "Brightwater Energy"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), [c[1:] for c in COMPANIES], ids=[c[0] for c in COMPANIES])
def test_camps_of_companies(camps: Callable[..., dict[str, str | None]], text: str, name: str) -> None:
    assert camps(text)[name] == "Brightwater Energy"


SPEAK_FOR = [
    ("a lawyer of a person", "Tomas Reik was jailed. His lawyer, Ada Marsh, said he would appeal.", "Ada Marsh", "Tomas Reik"),
    ("a solicitor without a name", "Tomas Reik was jailed. Reik will appeal, his solicitor said.", "his solicitor", "Tomas Reik"),
    ("who is represented is a side", "Tomas Reik was jailed. His lawyer, Ada Marsh, said no.", "Tomas Reik", "Tomas Reik"),
    ("a lawyer for people without names", "A lawyer for two families, Ada Marsh, said the firm knew.", "Ada Marsh", "two families"),
    ("a campaign manager", "Nora Quist lost. Her campaign manager, Tom Ash, told reporters so.", "Tom Ash", "Nora Quist"),
    ("of a body", "The River Safety Board met. “Stop,” said Joy Lund of the River Safety Board.", "Joy Lund", "River Safety Board"),
    ("a described body", "The electoral commission said turnout had doubled.", "The electoral commission", "electoral commission"),
    ("a firm of another trade than the one that is named", "Brightwater Energy shut the tap. The water company said nobody was at risk.", "The water company", "water company"),
    ("a described union", "The union of railway workers said the signal had failed.", "The union of railway workers", "union of railway workers"),
    ("a minister and the ministry", "The transport ministry said no. Transport Minister Ada Marsh left.", "Ada Marsh", "transport ministry"),
    ("a minister, and the ministry of no name", "Health Minister Ada Marsh left. The ministry said no.", "Ada Marsh", "government"),
    ("a governor of the one bank", "The Bank of Orland met. The bank said no. Governor Ada Marsh left.", "Ada Marsh", "Bank of Orland"),
    ("the company, where there is one", "Brightwater Energy said yes. Later the company said no.", "Brightwater Energy", "Brightwater Energy"),
    ("the chief of staff of somebody in office", "The government said yes. Prime Minister Ada Marsh left. Marsh's chief of staff, Tom Orr, said no.", "Tom Orr", "government"),
    ("the aide of a foreign minister", "Norwegian Foreign Minister Ada Marsh left. An aide to Ada Marsh said no.", "An aide to Ada Marsh", "Norway"),
    ("the lawyer of somebody in office", "Norwegian Foreign Minister Ada Marsh left. Marsh's lawyer, Tom Orr, said no.", "Tom Orr", "Ada Marsh"),
    ("the chief of staff of nobody's side", "Ada Marsh left. A chief of staff for Ada Marsh said no.", "A chief of staff for Ada Marsh", "Ada Marsh"),
    ("a spokesman for one with a title", "Dr Ada Marsh left. Ada Marsh was late. A spokesman for Dr Ada Marsh said no.", "A spokesman for Dr Ada Marsh", "Ada Marsh"),
    ("a deputy beside the office", "Mayor Ada Marsh left. Mayor Ada Marsh's press officer said no.", "Mayor Ada Marsh's press officer", "Ada Marsh"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "camp"), [c[1:] for c in SPEAK_FOR], ids=[c[0] for c in SPEAK_FOR])
def test_for_whom_they_speak(camps: Callable[..., dict[str, str | None]], text: str, name: str, camp: str) -> None:
    assert camps(text)[name] == camp


AT_HOME = [  # in the story of one country
    ("a minister", "Norway voted. Norway paid. Norway won. Health Minister Ada Marsh left.", "Ada Marsh", "government of Norway"),
    ("a minister's secretary of a field", "Norway voted. Norway paid. Norway won. The trade secretary, Ada Marsh, left.", "Ada Marsh", "government of Norway"),
    ("the president", "Norway voted. Norway paid. Norway won. President Ada Marsh left.", "Ada Marsh", "government of Norway"),
    ("a ministry", "Norway voted. Norway paid. Norway won. The Ministry of Trade said no.", "Ministry of Trade", "government of Norway"),
    ("a story of two countries", "Danish President Ben Lowe met Norwegian President Tom Orr. Health Minister Ada Marsh left.", "Ada Marsh", None),
    ("a war abroad", "The White House met. The Pentagon met. The CIA met. Iraq fell. Syria fell. Iraq rose. President Ada Marsh left.", "Ada Marsh", "government of the United States"),
    ("a province's minister", "Canada voted. Canada paid. Canada won. Ontario Health Minister Ada Marsh left.", "Ada Marsh", None),
    ("a former minister", "Norway voted. Norway paid. Norway won. Former Health Minister Ada Marsh left.", "Ada Marsh", None),
    ("a club's president", "Norway voted. Norway paid. Norway won. Club president Ada Marsh left.", "Ada Marsh", None),
    ("a party by the post", "Norway voted. Norway paid. Norway won. Conservative MP Ada Marsh left.", "Ada Marsh", "Conservatives"),
    ("a party by a tag", "The Pentagon met. The Pentagon paid. The Pentagon won. Rep. Ada Marsh (D-Ohio) left.", "Ada Marsh", "Democrats"),
    ("a party behind the name", "Norway voted. Norway paid. Norway won. Ada Marsh, a moderate Republican, left.", "Ada Marsh", "Republicans"),
    ("a party as the articles call it", "Norway voted. Norway paid. Norway won. The GOP said no. Republican leader Ada Marsh left.", "Ada Marsh", "GOP"),
    ("a candidate's campaign", "Norway voted. Norway paid. Norway won. Republican candidate Ada Marsh left. The Marsh campaign said no.", "Marsh campaign", "Republicans"),
    ("rivals of one party", "Norway voted. Norway paid. Norway won. Republican candidate Ada Marsh left. Republican candidate Tom Orr left.", "Ada Marsh", "Ada Marsh"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "camp"), [c[1:] for c in AT_HOME], ids=[c[0] for c in AT_HOME])
def test_camps_of_a_story_of_one_country(
    camps: Callable[..., dict[str, str | None]], text: str, name: str, camp: str | None
) -> None:
    assert camps(text)[name] == camp


def test_a_governor_is_not_of_a_bank_that_only_paid(camps: Callable[..., dict[str, str | None]]) -> None:
    assert camps("Governor Ada Marsh left. The World Bank paid for the dam.")["Ada Marsh"] is None


def test_a_short_form_in_another_article(camps: Callable[..., dict[str, str | None]]) -> None:
    found = camps("The River Safety Board said no.", "Prams fail, the safety board said.")
    assert found["the safety board"] == "River Safety Board"


def test_the_company_of_two_is_nobody(camps: Callable[..., dict[str, str | None]]) -> None:
    found = camps("Brightwater Energy said yes. Northmoor Rail plc said maybe.\n\nThen the company said no.")
    assert found.get("the company") is None


NO_CAMP = [
    ("a former lawyer", "Tomas Reik was jailed. His former lawyer, Ada Marsh, said no.", "Ada Marsh"),
    ("statistics", "The statistics office said prices fell.", "The statistics office"),
    ("a researcher of a university", "“No,” said Ada Marsh of the University of Graz.", "Ada Marsh"),
    ("people are no body", "The rescuers said they were tired.", "The rescuers"),
    ("an outlet", "Then The New York Times reported it.", "The New York Times"),
    ("a former officer", "Former Russian minister Ivan Lund left.", "Ivan Lund"),
    ("who only lives there", "Russian singer Ivan Lund left.", "Ivan Lund"),
    ("people of a country", "Ukrainian farmers said it was over.", "Ukrainian farmers"),
    ("officials of nobody", "Then officials said it was over.", "officials"),
    ("a university", "The University of Graz paid.", "University of Graz"),
    ("an expert of a think tank", "Ada Marsh, a fellow at the Carnegie Endowment for International Peace, left.", "Ada Marsh"),
    ("a name like a company's that never speaks", "They fired the Army Missile Systems twice.", "Army Missile Systems"),
    ("a survivor", "The survivor Ada Marsh left.", "Ada Marsh"),
    ("a body told from the one before it", "The minister resigned. The current ministry said no.", "The current ministry"),
    ("an office of two countries", "Ada Marsh, the ambassador of France to Spain, left.", "Ada Marsh"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), [c[1:] for c in NO_CAMP], ids=[c[0] for c in NO_CAMP])
def test_who_stands_for_no_side(camps: Callable[..., dict[str, str | None]], text: str, name: str) -> None:
    assert camps(text)[name] is None


def test_a_reason_quotes_the_article_and_says_where() -> None:
    found = dossier("Rain fell.\n\nRussian President Vladimir Putin left.")
    actor = found.actor("Vladimir Putin")
    assert actor is not None
    assert actor.because == "“Russian President” in S1 ¶2"


def test_every_reason_quotes_only_words_of_an_article() -> None:
    import re

    texts = (
        "US President Joe Biden met Brightwater chairman Lena Sorensen of Brightwater Energy.",
        "The Biden administration said no.",
    )
    found = dossier(*texts)
    for actor in found.actors:
        for quoted in re.findall("“([^”]*)”", actor.because or ""):
            assert any(quoted in text for text in texts), quoted


def test_members_of_congress_stand_for_their_country_only_where_several_countries_act(
    camps: Callable[..., dict[str, str | None]],
) -> None:
    quist = "Then Rep. Nora Quist (D-Mo.) left."
    assert camps(quist + " Sen. Tom Ash (R-Ohio) left.")["Nora Quist"] is None
    abroad = " Russian President Vladimir Putin met French President Amina Tolba."
    assert camps(quist + abroad)["Nora Quist"] == "United States"


def test_an_office_in_another_article_decides_too(camps: Callable[..., dict[str, str | None]]) -> None:
    assert camps("Then Minister Ada Marsh left.", "French Minister Ada Marsh left.")["Ada Marsh"] == "France"


OWNERS = [
    ("its director, after its words", "The Canal Authority said it had not been told. “They hid it,” its director, Ada Marsh, said.", "Ada Marsh", "Canal Authority"),
    ("a bare post, in the next paragraph", "Brightwater Energy said it had asked twice.\n\n“We saw no report,” managing director Ada Marsh said.", "Ada Marsh", "Brightwater Energy"),
    ("a spokesman of nobody", "Brightwater Energy denied that.\n\nThe roof was sound, a spokesman said.", "a spokesman", "Brightwater Energy"),
    ("the board of a company", "The board of Brightwater Energy said it had asked twice.", "The board of Brightwater Energy", "Brightwater Energy"),
    ("its chairman, after the board", "The board of Brightwater Energy said it had asked twice.\n\nChairman Ben Orr said nobody had answered.", "Ben Orr", "Brightwater Energy"),
    ("a post after another of the same body", "Brightwater Energy denied that. “No,” chairman Ben Orr said.\n\nThe group finance director, Ada Marsh, said the books were open.", "Ada Marsh", "Brightwater Energy"),
    ("a company's advisers", "Brightwater Energy paid. Brightwater’s lawyers said the deal was void.", "Brightwater’s lawyers", "Brightwater Energy"),
    ("the lawyer of a coach", "The coach Ben Orr has denied it. His attorney, Ada Marsh, said nobody had asked him.", "Ada Marsh", "Ben Orr"),
    ("a prime minister's office", "The government paid. The prime minister's office said it was over.", "The prime minister's office", "government"),
    ("her coach", "Ada Marsh denies it. “I ran clean,” Marsh said. “I will fight,” said her lawyer, Tom Ash.\n\nHer coach, Ben Orr, said it was wrong.", "Ben Orr", "Ada Marsh"),
    ("lawyers, with words before the name", "Ada Marsh ran.\n\nLawyers for suspended sprinter Ada Marsh said it was wrong.", "Lawyers for suspended sprinter Ada Marsh", "Ada Marsh"),
    ("a minister of the one government", "The government said it was over. “No,” Energy Minister Ada Marsh said.", "Ada Marsh", "government"),
    ("a ministry by its whole name", "The government said it was over. The Ministry of Trade paid. “No,” Energy Minister Ada Marsh said.", "Ministry of Trade", "government"),
    ("a ministry of the one government", "The government said it was over. A spokesman for the energy ministry said no.", "A spokesman for the energy ministry", "government"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "camp"), [c[1:] for c in OWNERS], ids=[c[0] for c in OWNERS])
def test_whose_post_it_is_that_names_nobody(
    camps: Callable[..., dict[str, str | None]], text: str, name: str, camp: str
) -> None:
    assert camps(text).get(name) == camp


NO_OWNER = [
    ("their spokeswoman, of people", "The water company said it was safe. Walkers from the valley disagreed. It is not, their spokeswoman Ada Marsh said.", "Ada Marsh"),
    ("a bare post after a person", "Tom Ash said it had rained.\n\n“We saw no report,” managing director Ada Marsh said.", "Ada Marsh"),
    ("a union of workers where a union of countries is named", "The European Union paid. The union said the strike would go on.", "The union"),
    ("one of the companies that are named", "Halden Capital said it would pay. Brightwater Energy said no. It was too little, the private equity firm argued.", "the private equity firm"),
    ("the ministry of a country that no list knows", "The United States paid. The White House paid. The Pentagon paid. Soravia's foreign ministry said no.", "Soravia's foreign ministry"),
    ("a minister in a story of a country's firms", "A Cyprus company lent money. It owed a company in Cyprus millions. The Cyprus firm paid. Culture Minister Ada Marsh left.", "Ada Marsh"),
    ("a minister beside a regional government", "The government said it was over. The regional government paid. “No,” minister Ada Marsh said.", "Ada Marsh"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), [c[1:] for c in NO_OWNER], ids=[c[0] for c in NO_OWNER])
def test_a_post_of_nobody_who_can_be_told(camps: Callable[..., dict[str, str | None]], text: str, name: str) -> None:
    assert camps(text).get(name) is None


def test_an_officer_of_a_body_that_is_called_by_its_letters(camps):
    told = camps(
        "The Product Safety Board (PSB) fined the maker. Later Joy Abara of the PSB said the fine would stand."
    )
    assert told["Joy Abara"] == told["Product Safety Board"] is not None


ACROSS = [
    ("a ministry, before a quotation that names its enemy", ["Peru’s foreign ministry protested. “Boats that sail with Chile’s navy are no fishing boats,” its spokesperson, Rosa Quispe, said."], "Rosa Quispe", "Peru"),
    ("a minister after the government", ["Uganda opened its posts.\n\nKenya’s government was quick to answer. Interior Minister Daniel Mutua said the posts would stay shut."], "Daniel Mutua", "Kenya"),
    ("a minister whose post another article lays to a country", ["Poland sent the trains back. The Czech transport minister said nobody had been asked.", "Transport Minister Pavel Horak said the line was closed. Poland protested."], "Pavel Horak", "Czech Republic"),
    ("the government's spokesperson after the country", ['Rwanda denied it. "We have no crews there," government spokesperson Aline Kaneza said. Congo protested.'], "Aline Kaneza", "Rwanda"),
    ("a company's chief of one country", ["Tollmark Foods closed its kiln. Tollmark’s Irish managing director, Una Doyle, said nobody would lose a job."], "Una Doyle", "Tollmark Foods"),
    ("a company's source", ["Tollmark Foods closed its kiln. Tollmark Foods said it was safe. A Tollmark source insisted on it."], "A Tollmark source", "Tollmark Foods"),
    ("a company's management", ["Tollmark Foods closed its kiln. Tollmark Foods said it was safe. The management of Tollmark Foods said it was cold."], "The management of Tollmark Foods", "Tollmark Foods"),
    ("a person's office", ["Tollmark Foods chief executive Una Doyle said it was safe. Tollmark Foods shut. Ms Doyle's office denied that any letter had come."], "Ms Doyle's office", "Tollmark Foods"),
    ("a president's adviser, by the surname", ["Kenya’s President Grace Otieno stopped the vote. Ms Otieno’s chief legal adviser, Paul Njoroge, said it would resume."], "Paul Njoroge", "Kenya"),
    ("an adviser to a president", ["Peru’s and Chile’s presidents met. Luz Vega, an adviser to Peru’s president, said the line stands."], "Luz Vega", "Peru"),
    ("a source close to a president", ["Kenya’s President Grace Otieno stopped the vote. A source close to Ms Otieno said it would resume."], "A source close to Ms Otieno", "Kenya"),
    ("an alliance's spokeswoman", ["NATO said it was following it. A spokeswoman, Ingrid Holm, said it had seen nothing. Peru left."], "Ingrid Holm", "NATO"),
    ("a minister whose post a sentence lays to a country", ["In Lima, Transport Minister Luz Vega said it was late. Chile agreed. The Peruvian transport minister was tired."], "Luz Vega", "Peru"),
    ("a minister whose post a sentence lays to a country of two words", ["Defence Minister Luz Vega said it was late. Chile agreed. Only in May the South Korean defence minister was tired."], "Luz Vega", "South Korea"),
    ("a deputy leader at the head of a sentence", ["The Harbour Union says that counts are for courts. The Harbour Union is small. Its deputy leader, Karl Brandt, told me so."], "Karl Brandt", "Harbour Union"),
    ("counsel for a person", ["Grant Orr is on trial. Imogen Marsh KC, for Orr, had told jurors the reverse."], "Imogen Marsh KC", "Grant Orr"),
    ("diplomats in a capital, who are of some other country", ["Two Western diplomats posted in Nairobi said the vote was fair. Kenya had stopped it."], "Two Western diplomats posted in Nairobi", None),
    ("a quotation that names a body is not about whose spokesman speaks", ["The clinic protested. “Nobody who trains with the FACT rebels can call himself a guard,” its spokesperson, Ada Marsh, said. FACT denied it. FACT spokesman Tom Ash left."], "Ada Marsh", None),
    ("a country's farmers are not its government", ["Spain’s farmers drove to the border. Agriculture Minister Luc Renard said he would not open it. France and Spain meet."], "Luc Renard", None),
    ("a portfolio is no body", ["The Department of Health and Social Care sent a note. Health Secretary Tom Ash said it was late. The Health and Safety Executive said it was not told."], "Tom Ash", None),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "name", "camp"), [c[1:] for c in ACROSS], ids=[c[0] for c in ACROSS])
def test_whose_officer_it_is_by_the_words_around(
    camps: Callable[..., dict[str, str | None]], texts: list[str], name: str, camp: str | None
) -> None:
    assert camps(*texts)[name] == camp


def test_a_body_that_another_article_only_calls_by_its_letters(camps):
    told = camps(
        "The Medicines and Foods Safety Agency (MFSA) shut the line. The MFSA said it was late.",
        "The MFSA shut the line. MFSA chairman Hugo Lind said it was late.",
    )
    assert "MFSA" not in told

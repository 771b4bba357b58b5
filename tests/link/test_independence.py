from __future__ import annotations

from dataclasses import replace

from briefings.extract import extract_findings, mentions
from briefings.link import link_findings, resolve_speakers
from briefings.link.independence import find_repeats
from briefings.model import Dossier, RawArticle
from briefings.segment import segment_article


def dossier(*texts: str) -> Dossier:
    found = []
    for n, text in enumerate(texts):
        article = segment_article(RawArticle(f"{n}.txt", text, "", "utf-8"))
        findings = extract_findings(article)
        found.append(resolve_speakers(replace(findings, mentions=findings.mentions or mentions.extract(article))))
    return link_findings(found)


THROUGH_REUTERS = (
    "The plan is ready, according to officials who spoke to Reuters. They were not authorized to discuss the talks."
)


def test_unnamed_people_through_one_outlet_are_one_pool() -> None:
    found = dossier(
        THROUGH_REUTERS, "Rain fell.", "Reuters, citing unnamed officials, reported that the plan is ready."
    )
    (pool,) = found.pools
    assert pool.articles == ("0.txt", "2.txt")
    assert pool.origin == "unnamed officials through Reuters"
    assert "were not authorized to discuss the talks" in [found[s] for s in pool.evidence]


def test_a_pool_says_only_what_the_chains_say() -> None:
    found = dossier(THROUGH_REUTERS, "The plan is ready, according to people familiar with it who spoke to Reuters.")
    assert [p.origin for p in found.pools] == ["unnamed sources through Reuters"]


def test_different_outlets_are_no_pool() -> None:
    assert dossier(THROUGH_REUTERS, "The plan is ready, according to officials who spoke to the BBC.").pools == ()


def test_named_people_are_no_pool() -> None:
    text = "Mayor Ada Marsh told Reuters that the plan is ready."
    assert dossier(text, text.replace("ready", "done")).pools == ()


def test_an_outlet_that_only_asks_makes_no_pool() -> None:
    text = "The White House declined a request by Reuters, citing officials who were ill."
    assert all("Reuters" not in p.origin or len(p.articles) > 1 for p in dossier(text).pools)


def test_the_two_seed_articles_of_november_are_one_pool(seed_dossier: Dossier) -> None:
    (pool,) = seed_dossier.pools
    assert [a[:3] for a in pool.articles] == ["003", "004"]
    assert pool.origin.endswith("through The New York Times and The Associated Press")


PARAGRAPH = "The ferry left the harbour at noon with more than two hundred passengers and sank within the hour off the northern cape. "
OTHER = "Divers will go down to the wreck again on Friday when the storm has passed, the harbour master said in a short statement. "


def test_a_shared_paragraph_is_a_repeat() -> None:
    found = dossier("Rain fell.\n\n" + PARAGRAPH, OTHER + "\n\n" + PARAGRAPH.replace("more than", "about"))
    (link,) = (link for link in found.links if link.kind == "repeats")
    assert [found.code(m.span) for m in link.members] == ["S1 ¶2", "S2 ¶2"]


def test_paragraphs_that_share_a_phrase_are_no_repeat() -> None:
    one = "The ferry left the harbour at noon with more than two hundred passengers, a spokesman for the port said on Tuesday evening."
    other = "Nobody knows why the ferry left the harbour at noon, since a storm had been forecast for days and other ships stayed."
    assert find_repeats(dossier(one, other).findings) == ()


def test_an_outlet_and_who_cites_it_are_one_pool() -> None:
    own = "WASHINGTON (Reuters) - The plan is ready, two officials familiar with the talks said on Monday.\n\nIt will cost $4 billion, the officials said."
    (pool,) = dossier(own, THROUGH_REUTERS).pools
    assert pool.articles == ("0.txt", "1.txt")
    assert pool.origin == "unnamed officials through Reuters"


def test_a_text_that_many_carry_is_tied_to_the_first_that_has_it() -> None:
    found = dossier(*[f"Number {n}.\n\n{PARAGRAPH}\n\n{OTHER}" for n in range(6)])
    links = find_repeats(found.findings)
    assert [sorted({m.span.article for m in link.members}) for link in links] == [
        ["0.txt", f"{n}.txt"] for n in range(1, 6)
    ]
    assert links[0].reason == "most of the text stands in both articles"


def test_unnamed_people_inside_a_report_are_in_the_pool() -> None:
    found = dossier("Reuters reported that government officials said the plan is ready.", THROUGH_REUTERS)
    assert [p.origin for p in found.pools] == ["unnamed officials through Reuters"]


CHAIN = "The quota will rise in May, the Meridian Post newspaper reported, citing the news agency Petrowire, which cited two officials."
BY_PETROWIRE = "The quota will rise by a tenth in May, one of the officials told the news agency Petrowire on Sunday."


def test_a_chain_rests_on_the_outlet_that_the_people_spoke_to() -> None:
    found = dossier(CHAIN, "Rain fell.", BY_PETROWIRE)
    assert [(p.origin, p.articles) for p in found.pools] == [
        ("unnamed officials through Petrowire", ("0.txt", "2.txt"))
    ]


def test_the_same_words_through_two_outlets_are_no_pool() -> None:
    found = dossier(BY_PETROWIRE, BY_PETROWIRE.replace("the news agency Petrowire", "the newspaper Vestnik"))
    assert found.pools == ()


def test_what_one_outlet_had_on_another_matter_is_no_part_of_the_pool() -> None:
    other = "The minister will sack three judges over the harbour bribes, two officials told the news agency Petrowire."
    assert [p.articles for p in dossier(BY_PETROWIRE, other, CHAIN).pools] == [("0.txt", "2.txt")]


def test_three_articles_on_one_report_count_once() -> None:
    found = dossier(
        CHAIN, BY_PETROWIRE, "Petrowire, a news agency, quoted officials as saying the quota would rise in May."
    )
    assert [p.articles for p in found.pools] == [("0.txt", "1.txt", "2.txt")]


def test_nearly_the_same_article_is_a_repeat_and_not_two_witnesses() -> None:
    text = f"Ferry sinks\n\n{PARAGRAPH}\n\n{OTHER}"
    found = dossier(text, text.replace("two hundred", "200").replace("Friday", "Saturday"))
    (link,) = (link for link in found.links if link.kind == "repeats")
    assert link.reason.startswith("most of the text")

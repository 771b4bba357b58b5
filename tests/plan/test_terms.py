from __future__ import annotations

import pytest

from briefings import lexicon
from briefings.plan.terms import country_of, facets, field_terms, region_terms, terms, title_terms


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("troops", "soldiers"),
        ("The Kremlin", "Russian officials"),
        ("US", "American"),
        ("Pyongyang’s", "North Korean"),
        ("takeover", "acquisition"),
        ("deploying", "deployment"),
    ],
)
def test_words_that_stand_in_for_each_other_share_a_term(a: str, b: str) -> None:
    assert terms(a) & terms(b)


@pytest.mark.parametrize(("a", "b"), [("let us go", "US"), ("a turkey dinner", "carve"), ("Georgia", "Tbilisi’s")])
def test_words_that_only_look_alike_do_not(a: str, b: str) -> None:
    assert not terms(a) & terms(b)


def test_frame_words_of_a_title_select_nothing() -> None:
    assert title_terms("The role of the potential impact") == {}


def test_a_title_has_parts() -> None:
    parts = facets("The Influence of Dock Strikes on the Price of Grain in Brazil")
    assert len(parts) == 4
    assert "country:Brazil" in parts[-1]
    assert facets("The impact") == ()


def test_a_region_is_its_countries() -> None:
    assert "country:Japan" in region_terms("Professor of East Asian Studies")
    assert region_terms("Professor of Law") == {}


def test_a_field_is_no_post() -> None:
    assert set(field_terms("Professor of Monetary Policy").values()) == {"Monetary", "Policy"}


def test_a_country_beats_a_union_when_asked_for() -> None:
    assert country_of("UN envoy of Norway", unions=False) == ("Norway", "Norway")
    assert country_of("a plumber") is None


def test_every_listed_word_is_a_word() -> None:
    lists = [lexicon.load("stopwords")["words"], *lexicon.load("topics")["same"], *lexicon.load("relations").values()]
    assert [w for words in lists for w in words if not isinstance(w, str)] == []

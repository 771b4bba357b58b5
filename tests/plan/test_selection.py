"""What is kept for a topic, against marks made by hand: of what is kept how much a producer would keep, and of what a
producer would keep how much is there at the printed length."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from time import perf_counter

import pytest
import yaml

from briefings import pipeline
from briefings.link import link_findings
from briefings.model import Assignment, Dossier, Guest, Span, Topic
from briefings.pipeline import stories
from briefings.plan import reach
from briefings.plan.evidence import Evidence
from briefings.plan.selection import Selection, on_topic, select
from briefings.plan.study import study_of
from briefings.read import read_articles

ROOT = Path(__file__).parents[2]
CASES = yaml.safe_load((ROOT / "tests/cases/plan/selection.yaml").read_text(encoding="utf-8"))

# What is reached, not what is hoped for; lowering one is a commit of its own.
PRECISION, RECALL = 0.84, 0.69
LONG, SHORT = 18, 9  # stretches that a pack of five articles prints on its topic, and one of three short ones


@cache
def dossier(folder: str) -> Dossier:
    if (ROOT / folder) == ROOT / "seeds":  # the articles end in a topic list, which is no article
        return link_findings(pipeline.read_story([ROOT / folder]).findings)
    raws = read_articles(sorted((ROOT / folder).glob("*.txt")))
    return link_findings([stories.spoken(stories.findings_of(raw, ())) for raw in raws])


def places(case: dict, kind: str) -> list[Span]:
    """The sentences that a case marks: "17" a paragraph, "8b" its second sentence."""
    story = dossier(case["folder"])
    ids = {code: id_ for id_, code in story.codes.items()}
    found = []
    for code, marks in case.get(kind, {}).items():
        for mark in map(str, marks):
            number, letter = re.fullmatch(r"(\d+)([a-z]?)", mark).groups()
            paragraph = next(p for p in story.of(ids[code]).article.paragraphs if p.number == int(number))
            sentences = paragraph.sentences if not letter else [paragraph.sentences[ord(letter) - ord("a")]]
            found += [sentence.span for sentence in sentences]
    return found


def selected(case: dict) -> tuple[Selection, tuple[Evidence, ...], int]:
    guest = Guest(1, case["guest"], role=case["guest"])
    study = study_of(dossier(case["folder"]), Assignment(Topic(1, case["topic"], (guest,)), guest))
    limit = LONG if len(study.dossier.findings) > 3 else SHORT
    return select(study, study.evidence, limit=limit), study.evidence, limit


@dataclass
class Score:
    kept: int = 0
    good: int = 0
    wanted: int = 0
    found: int = 0
    beside: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def score() -> Score:
    total = Score()
    for case in CASES:
        selection, evidence, limit = selected(case)
        keep, fine = places(case, "keep"), places(case, "fine")

        def touches(e: Evidence, spans: list[Span]) -> bool:
            return any(e.span.overlaps(span) for span in spans)

        total.kept += len(selection.chosen)
        total.good += sum(touches(e, [*keep, *fine]) for e in selection.chosen)
        total.beside += [f"{case['topic']}: {e.text[:60]}" for e in selection.chosen if not touches(e, [*keep, *fine])]
        wanted = min(limit, sum(touches(e, keep) for e in evidence))
        total.wanted += wanted
        total.found += min(wanted, sum(touches(e, keep) for e in selection.chosen))
    return total


def test_a_producer_would_keep_what_is_kept(score: Score) -> None:
    assert score.good >= PRECISION * score.kept, score.beside


def test_what_a_producer_would_keep_is_there(score: Score) -> None:
    assert score.found >= RECALL * score.wanted


def _chosen(dossier_of: Callable[..., Dossier], title: str, *texts: str, role: str = "Analyst") -> list[str]:
    story = dossier_of(*texts)
    guest = Guest(1, role, role=role)
    study = study_of(story, Assignment(Topic(1, title, (guest,)), guest))
    return [e.text for e in select(study, study.evidence, limit=6).chosen]


def test_a_name_that_the_article_explains_stands_for_the_thing(dossier_of: Callable[..., Dossier]) -> None:
    texts = (
        "The navy bought two dredgers called Molen on Monday.\n\nThe Molen will clear the harbour of Vell by June.\n",
        "The mayor of Vell opened a bakery.\n\nA school in Vell got a new roof.\n",
    )
    assert "The Molen will clear the harbour of Vell by June." in _chosen(dossier_of, "The new dredgers", *texts)


def test_an_abbreviation_stands_for_what_it_is_short_for(dossier_of: Callable[..., Dossier]) -> None:
    texts = (
        "The Coastal Dredging Fund (CDF) met on Monday.\n\nThe CDF has no money left, two members said.\n",
        "The mayor of Vell opened a bakery.\n\nA school in Vell got a new roof.\n",
    )
    assert "The CDF has no money left, two members said." in _chosen(dossier_of, "The Coastal Dredging Fund", *texts)


def test_a_denial_is_no_repeat(dossier_of: Callable[..., Dossier]) -> None:
    texts = (
        "The harbour office confirmed that the Desta dam had been damaged.\n",
        "The harbour office had not confirmed that the Desta dam was damaged.\n",
    )
    assert len(_chosen(dossier_of, "The Desta dam", *texts)) == 2


def test_each_side_may_blame_the_other(dossier_of: Callable[..., Dossier]) -> None:
    texts = (
        "Norway blamed Spain for the breakdown of the cod talks.\n",
        "Spain blamed Norway for the breakdown of the cod talks.\n",
    )
    assert len(_chosen(dossier_of, "The breakdown of the cod talks", *texts)) == 2


def test_a_title_about_others_asks_for_countries(dossier_of: Callable[..., Dossier]) -> None:
    texts = (
        "Norway and Spain quarrelled over cod again on Monday.\n\nJapan offered both of them a loan.\n\n"
        "The boats went out early.\n\nThe boats came home late.\n",
    )
    assert "Japan offered both of them a loan." in _chosen(
        dossier_of, "The Role of Other International Actors in the Quarrel", *texts
    )


def test_what_works_and_what_it_works_on_come_before_the_second_alone(dossier_of: Callable[..., Dossier]) -> None:
    texts = (
        "Norway’s cod ban is a signal to the ferry owners, the mayor said, who closed the harbour in response.\n\n"
        "The harbour board hinted in May that it was preparing to close the harbour of Vell to the ferries.\n\n"
        "The harbour of Vell was closed to the ferries, the harbour board of Vell said.\n",
        "The boats went out early.\n\nThe boats came home late.\n\nIt rained in Vell.\n",
        "A school in Vell got a new roof.\n\nThe band played in Vell.\n",
    )
    guest = Guest(1, "Analyst", role="Analyst")
    title = "The Influence of Norway’s Cod Ban on the Closing of the Harbour of Vell"
    study = study_of(dossier_of(*texts), Assignment(Topic(1, title, (guest,)), guest))
    assert "signal" in max(study.evidence, key=study.relevance).text


def test_a_topic_that_no_article_touches_keeps_nothing(dossier_of: Callable[..., Dossier]) -> None:
    assert _chosen(dossier_of, "Quantum computing", "The fair opened in Vell on Monday. It rained.\n") == []


@pytest.mark.parametrize(
    "line",
    ["A-" * 30_000, "a," * 30_000, "Aa " * 20_000, "x called " * 8_000],
    ids=["caps", "commas", "names", "called"],
)
def test_one_endless_line_takes_no_age(line: str) -> None:
    start = perf_counter()
    assert sum(1 for _ in reach._explained(line)) == 0
    assert perf_counter() - start < 4  # half a second at most where it was written; a quadratic pattern takes minutes


def test_what_is_akin_follows_what_is_on_the_topic(dossier_of: Callable[..., Dossier]) -> None:
    text = (
        "Harbour Times, 4 May 2025\n\nThe runner Ada Marsh failed a doping test when a sample sent to the laboratory in Vell was positive.\n\n"
        "The doping case against Ada Marsh rests on that sample, the laboratory said.\n\n"
        "“The sample was stored too warm in the laboratory,” said Ida Holm, a chemist.\n\n"
        "The harbour of Vell was dredged at night.\n"
    )
    story = dossier_of(text)
    guest = Guest(1, "Analyst", role="Analyst")
    study = study_of(story, Assignment(Topic(1, "The doping case against Ada Marsh", (guest,)), guest))
    plain = on_topic(study, study.evidence)
    assert not [e for e in plain if "stored too warm" in e.text]
    filled = [e.text for e in on_topic(study, study.evidence, 1)]
    assert any("stored too warm" in text for text in filled)
    assert not any("dredged" in text for text in filled)
    assert {e.text for e in plain} < set(filled)

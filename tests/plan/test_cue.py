"""The cue: near the topic, with its day and what nobody confirms."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.model import Assignment, Dossier, Guest, Item, Topic
from briefings.plan import plan_pack
from briefings.plan.cue import happens
from briefings.render import render_pack
from briefings.template.shape import load_template

CLOSURE = """By Ada Roth, Coast Wire, 4 November 2025

Ostrup clinic to close

The health board will close the maternity clinic in Ostrup, it said on Monday, and move its midwives to the county town.

Mayor Else Brand said that nobody had asked the town.
"""
FEATURE = """By Ben Cole, Evening Post, 8 November 2025

How the money went

Storms felled a fifth of the state forests last winter, and the price of timber fell by half within a month.

A sawmill in the north has stood still since then, and its owner has sold two of his three lorries.

Two banks have lent less to foresters, and one of them has shut its branch at the lake.

Tax returns came in late, and the treasury counted them by hand until midsummer.

By then a billion crowns were missing, and a budget had to be written anew in five weeks.

Economists at the university had said so in spring, and nobody in the capital had read their paper.

The clinic in Ostrup is one of nine that are to go, the board said.
"""
ESSAY = """By Dora Finch, The Review, 10 November 2025

What a clinic is for

A clinic in Ostrup is a lamp in a window, and its closure is an idea before it is a saving.

The board of the clinic in Ostrup was described by its critics as a counting house.
"""
DEAL = """By Cleo Marsh, Morning Sun, 9 November 2025

Board sells clinic

The health board sold the clinic in Ostrup to a hotel chain on Friday, three people with knowledge of the sale said.

Neither the board nor the chain has confirmed the sale of the clinic.
"""

Cue = Callable[..., tuple[str, str]]


@pytest.fixture
def cue(dossier_of: Callable[..., Dossier]) -> Cue:
    """Articles -> the printed cue, and the line that closes page 1."""

    def of(*texts: str, line: str = "Spokesperson, Ostrup Health Board") -> tuple[str, str]:
        dossier = dossier_of(*texts)
        role, _, affiliation = line.partition(", ")
        guest = Guest(1, line, role=role, affiliation=affiliation)
        template = load_template(None)
        pack = plan_pack(dossier, template, Assignment(Topic(1, "The closure of the Ostrup clinic", (guest,)), guest))
        document = render_pack(pack, dossier, template.for_guest(pack.profile.guest_class))
        printed = {text.item: text.text for text in document.lines if text.item}
        ids: list[Item] = [i for s in pack.sections for i in s.items if i.wording in ("cue", "closing")]
        return printed[ids[0].id], printed[ids[-1].id]

    return of


def test_a_newer_article_that_opens_elsewhere_gives_no_cue(cue: Cue) -> None:
    words, _ = cue(CLOSURE, FEATURE)
    assert "will close the maternity clinic" in words
    assert "forests" not in words


def test_a_newer_article_that_opens_as_an_essay_gives_no_cue(cue: Cue) -> None:
    words, _ = cue(CLOSURE, ESSAY)
    assert "it said on Monday" in words
    assert "lamp" not in words
    assert "lamp" in cue(ESSAY)[0]  # where nothing else opens with news


@pytest.mark.parametrize(
    ("sentence", "opens_news"),
    [
        ("Dockers have voted by 91% to strike over the sale.", True),
        ("The health secretary has ordered a review of the ward.", True),
        ("A nationalist party demanded a recount on Tuesday.", True),
        ("The court adjourned last night without a verdict.", True),
        ("Since Wednesday one impounded trawler lies between them.", False),
        ("The facts of the seizure are not agreed and may never be.", False),
        ("The raid was described by much of the press as a shock.", False),
        ("He is the man who has told this story longest.", False),
    ],
)
def test_news_is_told_by_what_is_done_on_a_near_day(sentence: str, opens_news: bool) -> None:
    assert happens(sentence) is opens_news


def test_what_nobody_confirms_is_said_with_the_day(cue: Cue) -> None:
    words, _ = cue(CLOSURE, FEATURE, DEAL)
    assert "sold the clinic in Ostrup to a hotel chain on Friday" in words
    assert "(7 Nov 2025: inferred)" in words
    assert "Neither the board nor the chain has confirmed" in words


def test_a_post_is_not_thanked(cue: Cue) -> None:
    _, closing = cue(CLOSURE)
    assert "Spokesperson" not in closing
    assert "____" in closing


def test_who_is_named_in_the_guest_line_is_thanked_by_name(cue: Cue) -> None:
    _, closing = cue(CLOSURE, line="Mayor Else Brand, Ostrup")
    assert closing.endswith("Thank you, Else Brand.")


PARTISAN = """By Gus Dorn, The Harbour Patriot, 10 November 2025

Mayor blasts board

Mayor Else Brand blasted the health board on Monday for its inexplicable closure of the maternity clinic in Ostrup.

The health board closed the clinic in Ostrup on Monday, the county said.
"""


def test_no_lead_that_judges_in_the_outlets_own_voice_opens_the_cue(cue: Cue) -> None:
    opens, _ = cue(CLOSURE, PARTISAN)
    assert "blasted" not in opens
    assert "closed the clinic in Ostrup on Monday" in opens

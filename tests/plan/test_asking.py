"""Which of the questions are asked: each claim once, what another topic of the list asks for last, a name before an outlet."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import cast

import pytest

from briefings.model import Assignment, Dossier, Extract, Guest, Item, Span, Topic, word_count
from briefings.plan import asking, plan_pack
from briefings.plan.brief import Brief
from briefings.plan.fragments import parts_a_purpose
from briefings.render import render_pack
from briefings.template.shape import load_template

ORDER = """By Ada Roth, Coast Wire, 4 May 2025

Norway lifted its ban on night trawling inside the Teal reef on Sunday.

The impact on the cod catch will be limited, said Karl Brandt of the Teal Institute.

Two officials said they do not believe the permit will significantly change the price of cod.

Sweden warned that if Norway let the fleet fish inside the reef, it would be considered open piracy in the bay.

Sweden's prime minister, Lena Moreau, warned that the use of nets on the reef is a “red line”.

“The hiring of foreign divers by the guild is a dangerous step,” said Ida Holm, head of the union.

The permit is also to help Norway in the talks on quotas with Sweden. Few boats, though, have night nets.
"""
NETS = "The impact of night nets on the cod catch and the talks on quotas"
DIVERS = "The hiring of foreign divers by the guild"


def backed(dossier: Dossier, role: str, affiliation: str, *titles: str) -> list[tuple[str, str]]:
    """The questions of page 1, each with the line below it."""
    guest = Guest(1, f"{role}, {affiliation}", role=role, affiliation=affiliation)
    topic = Topic(1, titles[0], (guest,), others=titles[1:])
    template = load_template(None)
    pack = plan_pack(dossier, template, Assignment(topic, guest))
    document = render_pack(pack, dossier, template.for_guest(pack.profile.guest_class))
    printed = {line.item: line.text for line in document.lines if line.item}
    items: list[Item] = [i for s in pack.sections if s.type == "top_sheet" for i in s.items]
    return [(printed[i.id].split(". ", 1)[1], printed[f"{i.id}.backing"]) for i in items if i.style == "Question"]


def asked(dossier: Dossier, role: str, affiliation: str, *titles: str) -> list[str]:
    return [question for question, _ in backed(dossier, role, affiliation, *titles)]


def test_how_large_the_effect_is_is_asked_once(dossier_of: Callable[..., Dossier]) -> None:
    page = asked(dossier_of(ORDER), "Professor of Fisheries", "Teal University", NETS)
    assert sum("impact on the cod" in q or "significantly change" in q or "large effect" in q for q in page) == 1, page


def test_of_two_who_size_the_effect_the_named_one_with_a_reason_is_asked(dossier_of: Callable[..., Dossier]) -> None:
    told = "The impact on the cod catch will be limited, said Karl Brandt of the Teal Institute."
    reasoned = "Karl Brandt of the Teal Institute warned that the impact on the cod catch will be limited due to the few night nets."
    page = asked(dossier_of(ORDER.replace(told, reasoned)), "Professor of Fisheries", "Teal University", NETS)
    assert any("Brandt" in q and "due to the few night nets" in q for q in page), page
    assert not any("significantly change" in q for q in page), page


def test_a_part_of_the_title_is_asked_where_its_paragraph_speaks_of_what_works_on_it(
    dossier_of: Callable[..., Dossier],
) -> None:
    page = asked(dossier_of(ORDER), "Professor of Fisheries", "Teal University", NETS)
    assert any(q.startswith("What effect do you see") and "talks" in q for q in page), page


def test_what_another_topic_of_the_list_asks_for_comes_last(dossier_of: Callable[..., Dossier]) -> None:
    page = asked(dossier_of(ORDER), "Professor of Fisheries", "Teal University", NETS, DIVERS)
    assert all("dangerous step" not in q for q in page[:4]), page


def test_one_side_s_threats_are_put_to_a_party_once(dossier_of: Callable[..., Dossier]) -> None:
    page = asked(dossier_of(ORDER), "Ambassador", "Norway", NETS)
    assert sum("red line" in q or "piracy" in q for q in page) == 1, page


def test_a_condition_is_read_out_whole(dossier_of: Callable[..., Dossier]) -> None:
    for role, affiliation in (("Ambassador", "Norway"), ("Professor of Fisheries", "Teal University")):
        page = asked(dossier_of(ORDER), role, affiliation, NETS)
        assert all("inside the reef, it would" in q for q in page if "if Norway" in q), page
        assert all(word_count(q.replace("[…]", "")) <= 20 for q in page), page


PURPOSES = [
    ("what a commitment is to", "confirmed the commitment of the outgoing board", " to reopen the ward", True),
    ("what a request is for", "repeated its request", " for two more ships", True),
    ("what a decision was that", "told the crews of the decision", " that the pier would close", True),
    ("a purpose of the whole", "closed the quay", " to repair it", False),
    ("a sentence that ends", "regretted the decision of the board", ". It will", False),
    ("a noun further up", "made the decision in a hurry and left the hall", " for the harbour", False),
]  # fmt: skip


@pytest.mark.parametrize(("kept", "cut", "parts"), [c[1:] for c in PURPOSES], ids=[c[0] for c in PURPOSES])
def test_what_a_noun_is_for_is_not_cut_from_it(kept: str, cut: str, parts: bool) -> None:
    assert parts_a_purpose(kept + cut, 0, len(kept)) is parts


UNCONFIRMED = """By Ada Roth, Coast Wire, 4 May 2025

Norway has lifted its ban on night trawling inside the Teal reef, two officials said on Sunday.

So far, neither the ministry of fisheries nor the coast guard have confirmed it.

The decision to lift the ban on night trawling inside the reef comes three weeks before the talks with Sweden.

The decision to paint the lighthouse comes three days before the summer fair.
"""


@pytest.mark.parametrize(("told", "expected"), [("So far, neither", True), ("At last, both", False)])
def test_an_act_that_nobody_confirms_is_marked_so_below_its_question(
    dossier_of: Callable[..., Dossier], told: str, expected: bool
) -> None:
    body = UNCONFIRMED.replace("So far, neither", told)
    body = body if expected else body.replace("nor the coast guard", "and the coast guard")
    lines = backed(
        dossier_of(body), "Professor of Fisheries", "Teal University", "The lifting of the ban on night trawling"
    )
    found = [
        ("not confirmed" in line)
        for question, line in lines
        if "Why now?" in question and "talks with Sweden" in question
    ]
    assert found == [expected], lines
    assert not any("not confirmed" in line for question, line in lines if "summer fair" in question)


def candidate(kind: str, worth: float, speaker: str | None = None, camp: str | None = None) -> asking.Candidate:
    words = Extract((Span("a", 0, 9),))
    item = Item(
        "", f"question_{kind}", {"words": words}, speaker=speaker, camp=camp, sourcing="named" if speaker else "none"
    )
    return asking.Candidate(item, item, worth)


@pytest.mark.parametrize(
    ("camp", "charge", "expected"),
    [
        ("Norway", candidate("counter", 1.0, "Lena Moreau", "Sweden"), ["own_warning", "counter", "risk"]),
        ("Norway", candidate("counter", 1.0, "Lena Moreau", "Norway"), ["own_warning", "risk", "unsure"]),
        ("Norway", candidate("counter", -1.0, "Lena Moreau", "Sweden"), ["own_warning", "risk", "unsure"]),
        ("Norway", candidate("counter", 1.0, "Ida Holm", "Sweden"), ["own_warning", "risk", "unsure"]),
        (None, candidate("counter", 1.0, "Lena Moreau", "Sweden"), ["own_warning", "risk", "unsure"]),
    ],
    ids=["an opponent", "of the guest's side", "worth nothing here", "asked about already", "a guest of no side"],
)
def test_a_charge_of_a_named_opponent_comes_before_the_prose_of_outlets(
    camp: str | None, charge: asking.Candidate, expected: list[str]
) -> None:
    sides = SimpleNamespace(together=lambda a, b: a == b)
    brief = cast(Brief, SimpleNamespace(camp=camp, sides=sides))
    best = [candidate("own_warning", 5.0, "Ida Holm", "Norway"), candidate("risk", 3.0), candidate("unsure", 2.0)]
    put = asking._with_charge(brief, best, [charge])
    assert [c.question.wording.removeprefix("question_") for c in put] == expected

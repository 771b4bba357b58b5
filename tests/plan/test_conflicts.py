"""Rows on doubt: equal figures in two units are shown as equal, and a version brings the sentence that says whose it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefings.model import Assignment, Dossier, Extract, Guest, Item, Link, Member, Ref, Span, Topic
from briefings.plan import plan_pack
from briefings.plan.brief import Brief
from briefings.plan.conflicts import (
    _both_told,
    _is_told,
    _view_of_somebody,
    differing,
    heading_of,
    plan,
    pointing,
    relevant,
)
from briefings.plan.lines import said_item
from briefings.plan.study import study_of
from briefings.render import render_pack
from briefings.template.shape import load_template


def items(dossier: Dossier, title: str) -> list[Item]:
    guest = Guest(1, "Analyst", role="Analyst")
    pack = plan_pack(dossier, load_template(None), Assignment(Topic(1, title, (guest,)), guest))
    return next(list(s.items) for s in pack.sections if s.type == "conflicts")


MILES = "Harbour Times, 4 May 2025\n\nThe new ferry of Vell has a range of about 190 miles, the port of Vell said.\n"
KILOMETRES = (
    "Evening Post, 5 May 2025\n\nThe new ferry of Vell has a range of some 300 kilometres.\n\nIt rained in Vell.\n"
)


def test_equal_figures_in_two_units_are_shown_as_equal(dossier_of: Callable[..., Dossier]) -> None:
    (line,) = (i for i in items(dossier_of(MILES, KILOMETRES), "The new ferry of Vell") if i.wording == "agree")
    assert (line.slots["first_code"], line.slots["second_code"]) == ("S1 ¶2", "S2 ¶2")


def test_one_figure_told_twice_is_no_line(dossier_of: Callable[..., Dossier]) -> None:
    again = MILES.replace("Harbour Times, 4", "Evening Post, 5")
    assert not [i for i in items(dossier_of(MILES, again), "The new ferry of Vell") if i.wording == "agree"]


def test_a_view_at_the_end_of_the_outlets_sentence_is_whose_it_is(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of(
        "Harbour Times, 4 May 2025\n\nIf it is built, the council would be granting the tunnel that Mayor Ada Marsh has been asking for since June, "
        "arguing that only a tunnel like this can significantly relieve the bridge of Vell.\n"
    )
    guest = Guest(1, "Analyst", role="Analyst")
    study = study_of(dossier, Assignment(Topic(1, "The tunnel of Vell", (guest,)), guest))
    outlets = next(e for e in study.evidence if "arguing" in e.text and "council" in e.text)
    at = dossier.of(outlets.article).article.text.index("significantly")
    view = _view_of_somebody(outlets, Span(outlets.article, at, at + 13))
    assert outlets.attribution is None
    assert view is not None
    assert view.speaker == "Ada Marsh"
    assert _view_of_somebody(outlets, Span(outlets.article, outlets.span.start, outlets.span.start + 5)) is None


@pytest.mark.parametrize(
    ("article", "start", "expected"), [("a", 30, True), ("a", 60, False), ("b", 8, True), ("c", 30, False)]
)
def test_a_dispute_is_told_where_words_that_clash_are_printed(article: str, start: int, expected: bool) -> None:
    clashing = (Member(Span("a", 0, 90), words=Span("a", 25, 50)), Member(Span("b", 5, 20)))
    link = Link("conflicts", "tunnel: reports differ on whether it is approved", clashing)
    assert _is_told({article: [Span(article, start, start + 5)]}, link) is expected


def test_one_claim_is_headed_by_its_point(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of(MILES)
    link = Link("conflicts", "one claim: the articles differ on the effect", (), about="one claim")
    assert heading_of(dossier, link) == (differing(link), "")
    assert heading_of(dossier, replace(link, about="tunnel")) == ("tunnel", differing(link))


TOLLS = [
    "Harbour Times, 4 May 2025\n\nThe fire in the ferry terminal of Vell killed 12 people, the port of Vell said.\n\n"
    "The ferry terminal of Vell will cost 40 million euros to rebuild, the port of Vell said.\n\n"
    "The terminal of Vell held 300 passengers, the port of Vell said.\n",
    "Evening Post, 4 May 2025\n\nThe fire in the ferry terminal of Vell killed 14 people, the fire service said.\n\n"
    "The ferry terminal of Vell will cost 55 million euros to rebuild, the fire service said.\n\n"
    "The terminal of Vell held 410 passengers, the fire service said.\n",
]


def test_every_conflict_on_the_topic_has_a_line(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of(*TOLLS)
    guest = Guest(1, "Analyst", role="Analyst")
    study = study_of(dossier, Assignment(Topic(1, "The fire in the ferry terminal of Vell", (guest,)), guest))
    brief = Brief(study, load_template(None), squeeze=200)
    section = brief.template.section("conflicts")
    assert section is not None
    lines = plan(brief, section)
    links = relevant(study, "conflicts")
    assert len(links) > brief.limit(section)
    named = {str(item.slots.get(key)) for item in lines for key in ("first_code", "second_code", "code")}
    assert {dossier.code(m.span) for link in links for m in link.members} <= named


def test_versions_that_stand_elsewhere_are_named_by_number(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of(*TOLLS)
    guest = Guest(1, "Analyst", role="Analyst")
    study = study_of(dossier, Assignment(Topic(1, "The fire in the ferry terminal of Vell", (guest,)), guest))
    brief = Brief(study, load_template(None))
    printed = tuple(said_item(brief, e, f"facts.{n}", "said") for n, e in enumerate(brief.evidence, 1))
    section = brief.template.section("conflicts")
    assert section is not None
    lines = plan(brief.with_items("facts", printed), section)
    assert {item.wording for item in lines} == {"figures_seen"}
    assert all(isinstance(item.slots[key], Ref) for item in lines for key in ("first_see", "second_see"))


PLACES = [
    "Harbour Times, 4 May 2025\n\nTwo officials told The Evening Post that the new permit is mainly an answer to the dockers who were sent "
    "to Vell to block the gates.\n\nIt rained in the night.\n",
    "Morning Herald, 4 May 2025\n\nAda Marsh, the mayor, said that she lifted the ban on the permit in part because of the dockers who "
    "block the gates.\n\nSome 300 dockers were sent to Norhaven’s south pier in May.\n",
]
"""Two reasons for one permit, and two places to which the same people were sent."""

REASON = "dockers: reports differ on whether it is the main reason or one of several"
PLACE = "dockers: reports differ on the place"


def link_of(dossier: Dossier, reason: str, *words: str) -> Link:
    """A conflict of claims on "dockers" between these words, one of each article."""
    members = []
    for findings, clash in zip(dossier.findings, words, strict=True):
        article = findings.article
        start = article.text.index(clash)
        sentence = article.sentence_at(start)
        assert sentence is not None
        members.append(Member(sentence.span, words=article.span(start, start + len(clash))))
    return Link("conflicts", reason, tuple(members), about="dockers")


STAGE = "tunnel: reports differ on whether it is approved or decided in private"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Norway has already approved the tunnel", "Norwegian sources spoke of a decision made in private", "Norway, dockers"),
        ("The UK has already approved the tunnel", "British sources spoke of a decision made in private", "UK, dockers"),
        ("Norway has already approved the tunnel", "Danish sources spoke of a decision made in private", "dockers"),
        ("Norway and Denmark say the board has already approved it", "Norwegian sources spoke of a decision made in private", "dockers"),
        ("The board has already approved the tunnel to Norway", "Norwegian sources spoke of a decision made in private", "dockers"),
    ],
)  # fmt: skip
def test_whose_a_dispute_is(dossier_of: Callable[..., Dossier], first: str, second: str, expected: str) -> None:
    dossier = dossier_of(f"Harbour Times, 4 May 2025\n\n{first}.\n", f"Evening Post, 5 May 2025\n\n{second}.\n")
    link = link_of(dossier, STAGE, "has already approved", "decision made in private")
    assert heading_of(dossier, link) == (expected, "approved, or decided in private")
    if expected.startswith("Norway"):
        assert heading_of(dossier, replace(link, about="Norwegian tunnel"))[0] == "Norwegian tunnel"


def printed(dossier: Dossier, title: str) -> list[tuple[str, str]]:
    """The lines of the section on doubt, each with its wording, as they are printed on short paper."""
    guest = Guest(1, "Analyst", role="Analyst")
    template = load_template(None)
    pack = plan_pack(dossier, template, Assignment(Topic(1, title, (guest,)), guest), squeeze=200)
    lines = {line.item: line.text for line in render_pack(pack, dossier, template).lines if line.item}
    return [(i.wording, lines[i.id]) for s in pack.sections if s.type == "conflicts" for i in s.items]


def test_a_dispute_says_who_says_what_with_its_chain(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of(*PLACES)
    links = (
        link_of(dossier, REASON, "mainly", "in part"),
        link_of(dossier, PLACE, "to Vell", "to Norhaven"),
        link_of(dossier, f"{PLACE}; again", "to Vell", "to Norhaven"),
    )
    found = printed(replace(dossier, links=links), "The permit for the dockers of Vell")
    first = next(text for wording, text in found if wording == "claims_told")
    assert "Two officials (unnamed, via The Evening Post): […] mainly […]" in first
    assert "Ada Marsh: […] in part […]" in first
    (further,) = (text for wording, text in found if wording == "claims_said")
    assert further.startswith(
        "Also in dispute. 6.3 Dockers: where — Two officials (unnamed, via The Evening Post): […] to Vell […]"
    )
    assert "Morning Herald: […] to Norhaven’s south pier […]" in further


def test_what_is_denied_keeps_its_clause(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of(
        "Harbour Times, 4 May 2025\n\nThe port of Vell said that dockers were paid in April.\n",
        "Evening Post, 4 May 2025\n\nThe union of Vell said that no dockers were paid in April.\n",
    )
    denied = [
        link_of(dossier, f"One report affirms what the other denies{n}", "paid", "paid") for n in ("", " (2)", " (3)")
    ]
    found = printed(replace(dossier, links=tuple(denied)), "The dockers of Vell")
    texts = [text for wording, text in found if wording.startswith("claims_")]
    assert len(texts) == 3
    assert not any("[…] paid […]" in text for text in texts)


BRIDGE = [
    "Harbour Times, 4 May 2025\n\nThe port of Vell is not expected to lift the limits on the use of the swing bridge for "
    "heavy lorries from the quarry before the upcoming summer fair in Norhaven, according to a report by the Evening Post.\n",
    "Morning Herald, 4 May 2025\n\n“The port is preparing to lift the limits on the swing bridge,” Ada Marsh, the mayor of Vell, said.\n",
]
REOPENED = "limits: reports differ on whether it is about to happen"


def told(dossier: Dossier, title: str, link: Link) -> dict[str, object]:
    """The slots of a line on two claims of which nothing is printed yet, extracts as their words."""
    guest = Guest(1, "Analyst", role="Analyst")
    study = study_of(dossier, Assignment(Topic(1, title, (guest,)), guest))
    slots = _both_told(Brief(study, load_template(None)), link)
    return {
        name: (" […] ".join(dossier[p] for p in slot.pieces), slot.quoted) if isinstance(slot, Extract) else slot
        for name, slot in slots.items()
    }


def test_marks_hold_only_words_that_somebody_spoke(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of(*BRIDGE)
    link = link_of(dossier, REOPENED, "is not expected to lift", "is preparing to lift")
    slots = told(dossier, "The limits on the swing bridge of Vell", link)
    words, quoted = slots["first"]
    assert words.startswith("The port of Vell is not expected to lift the limits")
    assert words.endswith("[…] before the upcoming summer fair in Norhaven")
    assert not quoted
    assert (slots["first_who"], slots["first_outlet"], slots["first_citing"]) == (
        "",
        "Harbour Times",
        "The Evening Post",
    )
    assert slots["second"] == ("The port is preparing to lift the limits on the swing bridge", True)
    assert slots["second_who"] == "Ada Marsh"


def test_a_sentence_that_names_its_source_is_labelled_by_who_prints_it(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of(
        "Harbour Times, 4 May 2025\n\nThe Evening Post reported that the port of Vell has closed the swing bridge.\n",
        "Morning Herald, 4 May 2025\n\nAda Marsh, the mayor, said that the port of Vell has not closed the swing bridge.\n",
    )
    link = link_of(dossier, "One report affirms what the other denies", "has closed", "has not closed")
    slots = told(dossier, "The swing bridge of Vell", link)
    assert slots["first"] == ("The Evening Post reported that the port of Vell has closed the swing bridge.", False)
    assert (slots["first_who"], slots["first_outlet"], slots["first_citing"]) == ("", "Harbour Times", "")
    assert slots["second_who"] == "Ada Marsh"


def test_who_else_is_on_one_side_has_a_place(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of(
        "Harbour Times, 4 May 2025\n\nAda Marsh, the mayor, said that the dredging will harm the oysters of Vell.\n",
        "Morning Herald, 4 May 2025\n\nTom Lind, a fisherman, said that the dredging will not harm the oysters of Vell.\n",
        "Evening Post, 4 May 2025\n\nPia Holm, a biologist, said that the dredging will not harm the oysters of Vell.\n",
    )
    link = link_of(dossier, "One report affirms what the other denies", "will harm", "will not harm", "will not harm")
    slots = told(dossier, "The dredging at Vell", replace(link, sides=(0, 1, 1)))
    assert (slots["first_also"], slots["second_also"]) == ("", "S3 ¶2 (Pia Holm)")


def test_two_numbers_can_be_read_aloud(dossier_of: Callable[..., Dossier]) -> None:
    found = printed(dossier_of(*TOLLS), "The fire in the ferry terminal of Vell")
    assert any("Say: the reports differ. One says: 12. Another says: 14." in text for _, text in found)
    assert not any("Name the outlet" in text for _, text in found)


def test_what_a_later_section_prints_in_full_is_pointed_to() -> None:
    whole = Extract((Span("a", 0, 200),))
    part, few = Extract((Span("a", 60, 150),), fragment=True), Extract((Span("a", 60, 70),), fragment=True)
    other = Extract((Span("b", 60, 150),), fragment=True)
    slots = {"first": part, "first_see": None, "second": other, "second_see": None}
    line = Item("conflicts.1", "claims_told", slots)
    short = Item("conflicts.2", "claims_told", {**slots, "first": few})
    found = pointing((line, short), {"facts": (Item("facts.4", "said", {"extract": whole}),)})
    assert found[0].slots == {"first": None, "first_see": Ref("facts.4"), "second": other, "second_see": None}
    assert found[1] is short


@pytest.mark.parametrize(
    ("said", "counted"),
    [
        ("Tom Lind, a fisherman, said that the dredging will not harm the oysters of Vell.", True),
        ("Tom Lind, a fisherman, strongly hinted that the dredging will not harm the oysters of Vell.", False),
        ("Tom Lind, a fisherman, said he believed that the dredging will not harm the oysters of Vell.", False),
    ],
)
def test_who_only_hints_is_not_counted(dossier_of: Callable[..., Dossier], said: str, counted: bool) -> None:
    dossier = dossier_of(
        "Harbour Times, 4 May 2025\n\nAda Marsh, the mayor, said that the dredging will harm the oysters of Vell.\n",
        "Morning Herald, 4 May 2025\n\nPia Holm, a biologist, said that the dredging will not harm the oysters of Vell.\n",
        f"Evening Post, 4 May 2025\n\n{said}\n",
    )
    link = link_of(dossier, "One report affirms what the other denies", "will harm", "will not harm", "will not harm")
    slots = told(dossier, "The dredging at Vell", replace(link, sides=(0, 1, 1)))
    assert slots["second_also"] == ("S3 ¶2 (Tom Lind)" if counted else "")


WORRIES = [
    "Harbour Times, 4 May 2025\n\nSkippers have left, but the port board of Vell does not seem to be concerned about floods.\n",
    "Evening Post, 4 May 2025\n\nUntil recently, the port board of Vell firmly refused to let heavy barges from the quarry use "
    "the old inner lock at night, citing the risk of floods.\n",
]


def test_a_clip_keeps_who_it_is_about_and_until_when(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of(*WORRIES)
    reason = "floods: reports differ on whether there is concern about it"
    slots = told(
        dossier, "The floods at Vell", link_of(dossier, reason, "does not seem to be concerned", "citing the risk")
    )
    assert slots["first"] == ("the port board of Vell does not seem to be concerned about floods.", False)
    assert slots["second"] == ("Until recently, the port board of Vell […] citing the risk of floods.", False)


def test_more_disputes_than_can_be_named_are_left_out(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of(*BRIDGE)
    reasons = [f"{REOPENED}; {n}" for n in range(9)]
    links = [link_of(dossier, reason, "is not expected to lift", "is preparing to lift") for reason in reasons]
    found = printed(replace(dossier, links=tuple(links)), "The limits on the swing bridge of Vell")
    assert [wording for wording, _ in found if wording == "claims_said"] == ["claims_said"] * 2  # of full pages

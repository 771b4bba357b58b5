"""Rows of time: the day of what happened, with what happened on it, and no date that stands there for something else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest

from briefings.model import Assignment, Dossier, Event, Extract, Guest, Item, Pack, Ref, Topic
from briefings.plan import chronology, plan_pack
from briefings.plan import events as dated
from briefings.plan.brief import Brief
from briefings.plan.study import study_of
from briefings.template.shape import load_template

Made = Callable[[str], tuple[Brief, dict[str, Event]]]


@pytest.fixture
def made(dossier_of: Callable[..., Dossier]) -> Made:
    """An article's text -> the sheet, and the events by their dates."""

    def make(text: str) -> tuple[Brief, dict[str, Event]]:
        story = dossier_of(f"Harbour Times, 4 May 2025\n\n{text}\n")
        guest = Guest(1, "Analyst", role="Analyst")
        study = study_of(story, Assignment(Topic(1, "The ferry contract of Vell", (guest,)), guest))
        return Brief(study, load_template(None)), {e.when.iso: e for e in story.chronology}

    return make


PASSING = [
    ("for comparison", "The port handled 4.2 million tonnes, against the 3.1 million it had handled in March 2024.", "2024-03", True),
    ("from when on", "The captain has been asking for a second tug since August 2024.", "2024-08", True),
    ("the name of a thing", "The 2023 contract of Vell is still in force, the port said.", "2023", True),
    ("a year at which", "In 2023 the port signed the contract with Vell.", "2023", False),
    ("what somebody else did", "The navy took back three boats seized by pirates in March 2024.", "2024-03", True),
    ("what was done then", "The three boats were seized by pirates in March 2024.", "2024-03", False),
    ("who somebody is", "The captain, who came to Vell in March 2024, said so at the port.", "2024-03", True),
    ("since a day", "Boats have stayed in the port of Vell since Thursday.", "2025-05-01", True),
    ("since a day that is told of", "The strike has gone on since Thursday, when the port broke the contract with Vell.", "2025-05-01", False),
    ("a price at a day's close", "The offer for the port is a premium of 36 percent to the closing price of 301p on Friday.", "2025-05-02", True),
    ("what a day's event is called", "The families asked why the port did not warn them about Thursday's fire.", "2025-05-01", True),
    ("a day's event itself", "Thursday's fire in the port of Vell killed four.", "2025-05-01", False),
    ("a day as a name", "The court has looked at the result of the 12 April vote in Vell.", "2025-04-12", True),
    ("a month of its own", "In March 2024, the port changed the contract with Vell.", "2024-03", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "iso", "expected"), [c[1:] for c in PASSING], ids=[c[0] for c in PASSING])
def test_a_date_in_passing(made: Made, text: str, iso: str, expected: bool) -> None:
    brief, events = made(text)
    assert dated.is_by_the_way(brief, events[iso]) is expected


ROWS = [
    ("“tomorrow” of a quoted note", "The mayor of Vell wrote to the port on 2 May with the words “can this wait until Monday”.", {"2025-05-02"}),
    ("a day of its own", "The mayor of Vell wrote to the port on Friday with the words “can this wait”.", {"2025-05-02"}),
    ("whom nothing names", "The port of Vell lies idle.\n\nAt the hearing on 2 May, he withdrew that.", set()),
    ("the page itself", "The port of Vell lies idle.\n\nWe will be back with more on Tuesday.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in ROWS], ids=[c[0] for c in ROWS])
def test_what_may_be_a_row(made: Made, text: str, expected: set[str]) -> None:
    brief, _ = made(text)
    assert {e.when.iso for e in dated.all_told(brief)} - {"2025-05-04"} == expected


CLAUSES = [
    ("a participle's year", "The old pier of Vell, built in 1974, gave way under the ferry.", "1974", True),
    ("a participle in front", "Built in 1974, the old pier of Vell gave way under the ferry.", "1974", True),
    ("a participle's month", "The ferry contract, signed in haste in March 2024, has never been shown.", "2024-03", True),
    ("said beside a deed", "Ada Marsh, a pilot, asked for a new ferry contract and said the port had been warned in 2024.", "2024", True),
    ("its own clause", "The old pier of Vell was built in 1974, and the ferry came later.", "1974", False),
    ("all that is said", "Ada Marsh, a pilot, said the port had been warned about the ferry in 2024.", "2024", False),
    ("as was told before", "The ferry contract was signed in haste, as Ada Marsh told a paper last month.", "2025-04", True),
    ("as something happened", "The ferry contract was lost, as the old pier gave way, in March 2024.", "2024-03", False),
    ("a participle's day", "The ferry contract, signed on 12 March 2024, has never been shown.", "2024-03-12", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "iso", "expected"), [c[1:] for c in CLAUSES], ids=[c[0] for c in CLAUSES])
def test_a_date_of_another_clause(made: Made, text: str, iso: str, expected: bool) -> None:
    brief, events = made(text)
    assert dated.is_of_another_clause(brief, events[iso]) is expected


def test_no_old_day_stands_for_an_article_of_today(dossier_of: Callable[..., Dossier]) -> None:
    story = dossier_of(
        "Harbour Times, 4 May 2025\n\nThe ferry contract of Vell was signed on Friday.\n",
        "The ferry contract of Vell was first offered on 14 February 2022.\n",
    )
    guest = Guest(1, "Analyst", role="Analyst")
    study = study_of(story, Assignment(Topic(1, "The ferry contract of Vell", (guest,)), guest))
    assert [study.day_of(f.article.id) is None for f in story.findings] == [False, True]


def test_a_row_is_no_side_clause_alone(made: Made) -> None:
    brief, events = made(
        "In March 2024, after the old quay of Vell had been closed to every ferry of the line, the port signed the contract for a second "
        "berth and a longer pier, which the larger boats of the company now use."
    )
    shown = chronology._event(brief, events["2024-03"], "chronology.1").slots["extract"]
    assert isinstance(shown, Extract)
    assert "the port signed the contract" in brief.dossier[shown.span]


def test_a_row_keeps_what_happens_on_its_day(made: Made) -> None:
    brief, events = made(
        "The mayor of Vell promised from the quay that every ferry of the old company would be paid for before June 20, "
        "the day on which the new owners will take over the port."
    )
    (event,) = (e for iso, e in events.items() if iso.startswith("2025-06-20"))
    row = chronology._event(brief, event, "chronology.1")
    shown = row.slots["extract"]
    assert isinstance(shown, Extract)
    assert brief.dossier[shown.span].rstrip(".") == "June 20, the day on which the new owners will take over the port"
    assert (shown.opens_inside, row.slots["who"], row.speaker) == (True, "", None)


def test_a_month_stands_beside_a_day_of_another_matter(made: Made) -> None:
    brief, _ = made(
        "In April, the union of the pilots elected Ada Marsh.\n\nThe ferry contract was signed in Vell on 12 April."
    )
    assert {e.when.iso for e in dated.all_told(brief)} >= {"2025-04", "2025-04-12"}


def test_no_day_fills_the_table(made: Made) -> None:
    text = "\n\n".join(f"The ferry contract of Vell was read by board {n} on 2 May." for n in ("one", "two", "three"))
    brief, _ = made(text + "\n\nThe ferry contract was lost in Vell on 12 April.")
    events = dated.all_told(brief)
    rows = dated.spread(events, {e: dated.weight(brief, e) for e in events}, 2)
    assert {e.when.iso for e in rows} == {"2025-05-02", "2025-04-12"}


def test_few_words_of_a_row_are_no_object_alone(made: Made) -> None:
    brief, events = made(
        "The captains of the ferries accused the port of Vell of bad faith on 2 May, and went home to bed."
    )
    event = events["2025-05-02"]
    gist = chronology._gist(brief, event, dated.said(brief, event))
    assert gist is not None and "captains" in brief.dossier[gist.span]


def test_the_day_of_an_act_is_not_that_of_a_word_on_it(made: Made) -> None:
    text = "The port of Vell shut its dock on 2 May, and the ferry owners have suggested that this is what ruined them all."
    brief, events = made(text)
    event = events["2025-05-02"]
    gist = chronology._gist(brief, event, dated.said(brief, event))
    assert gist is not None and "shut its dock" in brief.dossier[gist.span]


def test_few_words_of_a_row_tell_what_happened(made: Made) -> None:
    text = "During a visit to Vell on 2 May, the ministers of the two countries, Ada Marsh and Bo Lind, signed the contract, and a dinner followed in the town hall that evening."
    brief, events = made(text)
    gist = chronology._gist(brief, events["2025-05-02"], None)
    assert gist is not None and "signed the contract" in brief.dossier[gist.span]


def test_what_a_date_is_explained_by_keeps_its_number_whole(made: Made) -> None:
    brief, events = made(
        "The pier was begun in March 2024, when the county sent a new crew of 2,900 men to Vell. It is long."
    )
    event = events["2024-03"]
    gloss = chronology._gloss(brief, event)
    assert gloss is not None
    assert brief.dossier[gloss.span] == "March 2024, when the county sent a new crew of 2,900 men to Vell"


def test_what_never_was_is_no_row(made: Made) -> None:
    brief, events = made(
        "If the ferry had sunk in Orn, there would be a debate in the port by Tuesday. The port of Vell closes on Wednesday."
    )
    assert [e.when.iso for e in dated.all_told(brief)] == ["2025-05-07"]
    assert "2025-05-06" in events


def test_what_was_announced_for_a_day_gives_way_to_what_happened_on_it(made: Made) -> None:
    brief, _ = made("The port of Vell signed the contract on Friday. The ferry was to sail from Vell.")
    planned = Event(
        brief.dossier.chronology[0].when, brief.dossier.of("a.txt").article.sentences[-1].span, planned=True
    )
    story = replace(brief.dossier, chronology=(*brief.dossier.chronology, planned))
    study = study_of(story, brief.assignment)
    assert [e.planned for e in dated.all_told(Brief(study, load_template(None)))] == [False]


def test_a_row_that_begins_with_an_age_has_the_name_before_it(made: Made) -> None:
    brief, events = made(
        "The captain of the ferry has denied before the court in Vell that he knew anything of the death of the port's own bookkeeper, "
        "Ada Marsh, 38, who vanished from the port of Vell on the night of 14 August 2023."
    )
    extract = chronology._told(brief, events["2023-08-14"], None, 20)
    assert brief.dossier[extract.span].startswith("Ada Marsh, 38, who vanished")


def test_a_question_is_no_row(made: Made) -> None:
    brief, events = made("Will the council of Vell meet again in October? The port of Vell closes on Wednesday.")
    assert "2025-10" in events
    assert [e.when.iso for e in dated.all_told(brief)] == ["2025-05-07"]


def test_a_lead_told_of_a_month_is_no_row_of_the_articles_day(made: Made) -> None:
    brief, _ = made("The port of Vell was told in December that the ferry Alma had cracks in her hull, papers show.")
    assert [e.when.iso for e in brief.dossier.chronology] == ["2024-12", "2025-05-04"]
    assert [e.when.iso for e in dated.all_told(brief)] == ["2024-12"]


UNDATED = [
    ("no date at all", "The port of Vell signed the ferry contract on Tuesday, its owner said.", ["Tuesday (no date)"]),
    ("what is to come", "The council of Vell will vote on the ferry contract on Friday.", ["Friday (no date)"]),
    ("another week", "The port of Vell lost the ferry contract last Monday, its owner said.", ["Last Monday (no date)"]),
    ("in quoted words", "“We signed the ferry contract of Vell on Tuesday,” the owner of the port said.", []),
    ("so long ago", "Days ago, the port of Vell threw out the ferry contract with its rival.", ["Days ago (no date)"]),
    ("so long after something", "The fire on the ferry came a few months after the port of Vell signed the ferry contract.", []),
    ("so long ago, quoted", "“The port of Vell tore up the ferry contract days ago,” the owner said.", []),
    ("what may come on no day", "The port of Vell wants a strong hand ahead of possible talks on the ferry contract with its rival.", ["Ahead (no date)"]),
    ("what is planned on no day", "The council of Vell has sold two tugs before the planned ferry auction that its rival could win.", ["Ahead (no date)"]),
    ("what the title does not ask", "The port of Vell took on two cooks ahead of possible talks on wages with its crews.", []),
    ("what has been", "The port of Vell had a strong hand in the talks on the ferry contract with its rival.", []),
    ("a condition", "If the port of Vell had sold before the planned ferry auction, it would be rich.", []),
    ("any week's day", "The ferry of Vell sails every Tuesday under the contract.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "dates"), [c[1:] for c in UNDATED], ids=[c[0] for c in UNDATED])
def test_an_undated_weekday_is_printed_without_a_date(
    dossier_of: Callable[..., Dossier], text: str, dates: list[str]
) -> None:
    story = dossier_of(f"Vell and its ferries\n\n{text}\n")
    guest = Guest(1, "Analyst", role="Analyst")
    study = study_of(story, Assignment(Topic(1, "The ferry contract of Vell", (guest,)), guest))
    brief = Brief(study, load_template(None))
    section = brief.template.section("chronology")
    assert section is not None
    rows = [item for item in chronology.plan(brief, section) if item.column == 0]
    assert [row.slots["date"] for row in rows] == dates
    assert all(row.slots["given"] and not row.slots["because"] and not row.slots["iso"] for row in rows)


@pytest.mark.parametrize(
    ("text", "isos"),
    [
        ("The owner of the port of Vell served as its pilot from 1983 to 1989 and signed the contract.", []),
        ("The law on the ferry contract of Vell dates back to 1917.", []),
        ("The port of Vell could lose 40 million this year if the ferry contract falls.", []),
        ("If the ferry contract falls, the port of Vell may lose its crews next year.", []),
        ("The port of Vell will sign a new ferry contract next year, its owner said.", ["2026"]),
        ("“I see no ferry,” said Bo Lind, who served as the pilot of the port of Vell from 2023 to 2024.", []),
        ("The port of Vell ran the ferry at a loss from 2023 to 2024.", ["2023/2024"]),
        ("The port of Vell signed the ferry contract on 2 April, not on 12 March, its owner said.", ["2025-04-02"]),
        ("The port of Vell signed the ferry contract in 2024 rather than in 2023, its owner said.", ["2024"]),
        ("The port of Vell did not sign the ferry contract until 2 April 2025.", ["2025-04-02"]),
        ("The port of Vell signed the ferry contract in 2024, and lost it.", ["2024"]),
        ("We signed the ferry contract of Vell with joy. — Ada Marsh (@adamarsh) April 2, 2025", []),
        ("The port of Vell signed the ferry contract on 2 April 2025.", ["2025-04-02"]),
    ],
)
def test_careers_old_laws_and_stamps_of_messages_are_no_rows(made: Made, text: str, isos: list[str]) -> None:
    brief, _ = made(text)
    assert [e.when.iso for e in dated.all_told(brief) if e.when.iso != "2025-05-04"] == isos


def row(brief: Brief, event: Event) -> tuple[str, str]:
    """What a row shows, and who tells it in front."""
    item = chronology._event(brief, event, "chronology.1")
    shown = item.slots["extract"]
    assert isinstance(shown, Extract)
    return brief.dossier[shown.span], str(item.slots["who"] or item.slots["outlet"])


SHORT = [
    ("the day's own words go", "During a long visit to the port on Friday, the owners of the two ferries signed the contract of Vell for another ten years with both of the towns.",
     "the owners of the two ferries signed the contract of Vell for another ten years with both of the towns."),
    ("the name of what is planned", "The owners of both ferries are getting ready for the annual fair of Vell, set to begin on 24 May, at which the new contract will be shown to all who ask.",
     "the annual fair of Vell, set to begin on 24 May"),
    ("no firm with a side clause alone", "The larger of the two ferries, which broke down in the port on Friday, has been left out of the contract of Vell in a letter that was read to the whole of the council.",
     "The larger of the two ferries, which broke down in the port on Friday, has been left out of the contract of Vell"),
    ("a short one stands whole", "On Friday the port signed the contract.", "On Friday the port signed the contract."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "shown"), [c[1:] for c in SHORT], ids=[c[0] for c in SHORT])
def test_a_row_is_short_and_whole(made: Made, text: str, shown: str) -> None:
    brief, events = made(text)
    event = next(e for iso, e in events.items() if iso in ("2025-05-02", "2025-05-09", "2025-05-24"))
    assert row(brief, event) == (shown, "Harbour Times")


def test_a_row_of_another_outlets_report_says_on_whom_that_rests(made: Made) -> None:
    brief, events = made(
        "According to a report by The New York Times, the owner of the ferries signed the contract of Vell on Friday in a hotel room without "
        "the lawyers. Citing two unnamed clerks, the newspaper wrote that the ink was not dry."
    )
    item = chronology._event(brief, events["2025-05-02"], "chronology.1")
    assert (item.slots["who"], item.slots["citing"]) == ("The New York Times", "two unnamed clerks")


def test_the_day_of_an_article_says_so(dossier_of: Callable[..., Dossier]) -> None:
    story = dossier_of(
        "Harbour Times, 4 May 2025\n\nThe owner of the ferries wants to leave the contract of Vell, papers show.\n"
    )
    guest = Guest(1, "Analyst", role="Analyst")
    study = study_of(story, Assignment(Topic(1, "The ferry contract of Vell", (guest,)), guest))
    brief = Brief(study, load_template(None))
    section = brief.template.section("chronology")
    assert section is not None
    assert [i.slots["of_article"] for i in chronology.plan(brief, section) if i.column == 0] == [True]


def test_what_there_is_little_room_for_has_a_short_row_in_its_place(dossier_of: Callable[..., Dossier]) -> None:
    told = "\n\n".join(f"On {day} April the ferry contract of Vell was read by board {day}." for day in range(2, 22, 2))
    story = dossier_of(
        f"Harbour Times, 4 May 2025\n\nThe ferry contract of Vell fell through on Friday, the port said.\n\n{told}\n"
    )
    guest = Guest(1, "Analyst", role="Analyst")
    brief = Brief(
        study_of(story, Assignment(Topic(1, "The ferry contract of Vell", (guest,)), guest)), load_template(None)
    )
    section = brief.template.section("chronology")
    assert section is not None
    items = chronology.plan(brief, section.model_copy(update={"limit": 4, "least": 2}))
    days = [str(item.slots["iso"]) for item in items if item.column == 0]
    assert sum(item.wording == "more" for item in items) == chronology.MOST_MORE
    assert len(days) == 4 + chronology.MOST_MORE
    assert days == sorted(set(days))
    assert [item.column for item in items] == [0, 1] * len(days)


TELLING = [
    ("only who spoke", "The clerks said Ada Marsh and Jon Lind of the port of Vell are not expected to open the sealed ferry bids that the board has kept since the start of a long and costly strike on 2 April."),
    ("a name in a list", "Ada Marsh has met Jon Lind and Tom Hale of the ferry union of Vell with all of the six lawyers that the port has hired for the long ferry hearing on 2 April."),
]  # fmt: skip


@pytest.mark.parametrize("text", [c[1] for c in TELLING], ids=[c[0] for c in TELLING])
def test_few_words_tell_an_event(made: Made, text: str) -> None:
    brief, events = made(text)
    words = chronology._few_words(brief, events["2025-04-02"])
    assert words is None or brief.dossier[words.span] not in ("The clerks said Ada Marsh", "Ada Marsh has met Jon Lind")


def rows_of(pack: Pack) -> list[tuple[str, str, str]]:
    """The rows of a pack: day, what they print of an event, and the section that they send to."""
    items = next(s.items for s in pack.sections if s.type == "chronology")
    found = []
    for day, row in pairwise(item for item in items if item.column is not None):
        if day.column == 0:
            see = row.slots.get("see")
            found.append(
                (str(day.slots["iso"]), row.wording, see.item.partition(".")[0] if isinstance(see, Ref) else "")
            )
    return found


WORDY = (
    "Harbour Times, 4 May 2025\n\nThe ferry contract of Vell fell through on Friday, the port said.\n\n"
    "In March 2024, after the port of Vell had lost two of its oldest ferries to the rival's larger yard in the north, "
    "the council of the town answered by handing the whole of the contract for the ferry line over to the owners of the bridge, "
    "the pier, the quay and the two tugs.\n"
)


def test_what_is_told_elsewhere_with_its_day_has_a_row_that_says_where(dossier_of: Callable[..., Dossier]) -> None:
    story = dossier_of(WORDY)
    guest = Guest(1, "Analyst", role="Analyst")
    pack = plan_pack(story, load_template(None), Assignment(Topic(1, "The ferry contract of Vell", (guest,)), guest))
    days = [iso for iso, _, _ in rows_of(pack)]
    assert days == sorted(days)
    assert {"2024-03", "2025-05-02"} <= set(days)


def test_a_short_row_whose_words_a_later_section_prints_points_there(dossier_of: Callable[..., Dossier]) -> None:
    told = "\n\n".join(f"On {day} April the ferry contract of Vell was read by board {day}." for day in range(2, 22, 2))
    story = dossier_of(f"Harbour Times, 4 May 2025\n\nThe ferry contract of Vell fell through on Friday.\n\n{told}\n")
    guest = Guest(1, "Analyst", role="Analyst")
    study = study_of(story, Assignment(Topic(1, "The ferry contract of Vell", (guest,)), guest))
    brief = Brief(study, load_template(None))
    section = brief.template.section("chronology")
    assert section is not None
    rows = chronology.plan(brief, section.model_copy(update={"limit": 4, "least": 2}))
    short = next(i for i in rows if i.wording == "more")
    words = short.slots["words"]
    assert isinstance(words, Extract)
    fact = Item("facts.1", "fact", {"extract": Extract((words.span,))}, "Item", sourcing="none")
    sheet = brief.with_items("chronology", rows).with_items("facts", (fact,))
    after = {i.id: i for i in chronology.pointing(sheet)}[short.id]
    assert (after.wording, after.slots["see"], after.slots["code"]) == (
        "what_seen",
        Ref("facts.1"),
        short.slots["code"],
    )
    assert all(brief.dossier[e.span] != brief.dossier[words.span] for e in after.extracts)


def test_one_line_says_what_the_inferred_days_rest_on(made: Made) -> None:
    brief, _ = made("The ferry contract of Vell fell through on Friday.\n\nThe port of Vell closes on Wednesday.")
    section = brief.template.section("chronology")
    assert section is not None
    rows = chronology.plan(brief, section)
    (line,) = (i for i in chronology.pointing(brief.with_items("chronology", rows)) if i.column is None)
    assert (line.wording, line.slots["places"]) == ("inferred", "S1 ¶1 (2 May, 7 May)")


def test_a_long_name_of_what_is_planned_leaves_its_day_to_the_other_column(made: Made) -> None:
    brief, events = made(
        "The owners said that it would come up during upcoming talks between Mayor Ada Marsh and Harbour Master Bo Lind, "
        "scheduled for Friday in the town hall."
    )
    (event,) = (e for iso, e in events.items() if iso == "2025-05-09")
    shown = chronology._scheduled(brief, event)
    assert shown is not None
    assert brief.dossier[shown.span] == "upcoming talks between Mayor Ada Marsh and Harbour Master Bo Lind"
    assert shown.closes_inside


POINTERS = [
    ("the clause that explains a day", "The strike has gone on since 6 March, when the ferry crews walked out using the north gate of Vell, and the port has lost its contract.",
     "2025-03-06", "6 March, when the ferry crews walked out"),
    ("the main clause behind a side clause", "Last year, after the rival line had lost two of its oldest ferries, the port of Vell answered by buying the contract—with all of its tugs—for the towns of the coast.",
     "2024", "the port of Vell answered by buying the contract"),
    ("the first clause", "On 2 April, the port of Vell signed the ferry contract, which the owners of both of the lines had asked for since the fire.",
     "2025-04-02", "the port of Vell signed the ferry contract"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "iso", "words"), [c[1:] for c in POINTERS], ids=[c[0] for c in POINTERS])
def test_a_row_that_points_tells_its_event(made: Made, text: str, iso: str, words: str) -> None:
    brief, events = made(text)
    row = chronology._pointer(brief, events[iso], "chronology.told1", "facts.1")
    shown = row.slots["words"]
    assert isinstance(shown, Extract) and shown.fragment
    assert brief.dossier[shown.span] == words
    assert row.slots["see"] == Ref("facts.1")


def test_what_page_one_asks_about_has_a_row_before_what_it_does_not(dossier_of: Callable[..., Dossier]) -> None:
    told = "\n\n".join(f"On {day} April the ferry contract of Vell was read by board {day}." for day in range(2, 26, 2))
    story = dossier_of(
        f"Harbour Times, 4 May 2025\n\nThe ferry contract of Vell fell through on Friday.\n\n{told}\n\n"
        "In March, the town changed its rules.\n"
    )
    guest = Guest(1, "Analyst", role="Analyst")
    study = study_of(story, Assignment(Topic(1, "The ferry contract of Vell", (guest,)), guest))
    brief = Brief(study, load_template(None))
    section = brief.template.section("chronology")
    assert section is not None
    event = next(e for e in story.chronology if e.when.iso == "2025-03")
    asked = Item(
        "top_sheet.q1", "question", {"words": Extract((event.span,), fragment=True)}, "Question", sourcing="none"
    )

    def days(sheet: Brief) -> list[str]:
        items = chronology.plan(sheet, section.model_copy(update={"limit": 2, "least": 2}))
        return [str(item.slots["iso"]) for item in items if item.column == 0]

    assert "2025-03" not in days(brief)
    assert "2025-03" in days(brief.with_items("top_sheet", (asked,)))


TOLD_BEHIND = [
    "On 12 April two managers of the ferry yard hid the reports of its inspectors from the owners for more than a year so that its licence stayed clean, a court has heard.",
    "On 12 April the chairman of the ferry company signed the contract for Vell before its rivals had even seen the price, papers seen by the Herald show.",
    "On 12 April three crew members left the Vell ferry with both of its boats before the alarm was raised in the saloon and the cabins, according to a survivor.",
]  # fmt: skip


@pytest.mark.parametrize("sentence", TOLD_BEHIND)
def test_a_row_keeps_who_tells_it_behind_a_comma(dossier_of: Callable[..., Dossier], sentence: str) -> None:
    """Without them a charge before a court stands as the paper's own fact."""
    story = dossier_of(f"Harbour Times, 4 May 2025\n\nThe ferry contract of Vell is in court.\n\n{sentence}\n")
    guest = Guest(1, "Analyst", role="Analyst")
    made = plan_pack(story, load_template(None), Assignment(Topic(1, "The ferry contract of Vell", (guest,)), guest))
    rows = [item for section in made.sections if section.type == "chronology" for item in section.items]
    end = story.findings[0].article.text.index(sentence) + len(sentence)
    told = [x for item in rows for x in item.extracts if x.span.end > end - len(sentence)]
    assert all(x.pieces[-1].end == end for x in told)
    assert any(item.slots.get("iso") == "2025-04-12" for item in rows)

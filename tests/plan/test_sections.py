"""What the sections on doubt print: open ends, absences, cautions, rows of time and of conflict, each true of the articles."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.model import Assignment, Dossier, Extract, Guest, Item, Link, Ref, Topic
from briefings.plan import chronology, conflicts, plan_pack, sources, with_shorter_top_sheet
from briefings.plan.brief import Brief
from briefings.plan.lines import speaker_kind
from briefings.plan.open_ends import open_ends
from briefings.plan.study import study_of
from briefings.template.shape import load_template

Planned = Callable[..., list[Item]]


@pytest.fixture
def planned(dossier_of: Callable[..., Dossier]) -> Planned:
    """Section, topic, articles -> the section's items."""

    def make(
        section: str, title: str, *texts: str, role: str = "Analyst", affiliation: str | None = None
    ) -> list[Item]:
        guest = Guest(1, role, role=role, affiliation=affiliation)
        pack = plan_pack(dossier_of(*texts), load_template(None), Assignment(Topic(1, title, (guest,)), guest))
        return [item for s in pack.sections if s.type == section for item in s.items]

    return make


def wordings(items: list[Item]) -> list[str]:
    return [item.wording for item in items]


FERRY = """Harbour Times, 4 May 2025

The ferry Alma ran aground off Vell on Sunday with 120 people on board, the coast guard said.

It is unclear why the ferry left its course. The ferry company declined to comment on the ferry’s course.

The captain of the the ferry lamented the sea chart, said the hawkish union boss Ida Holm.
"""


def test_what_an_article_leaves_open_is_printed(planned: Planned) -> None:
    said = [i.slots["words"] if i.wording == "open_seen" else i.slots["extract"]
            for i in planned("unknown", "The ferry off Vell", FERRY) if i.wording in {"open", "open_seen"}]  # fmt: skip
    assert len(said) == 2


@pytest.mark.parametrize(
    "sentence",
    [
        "The price of the ferry is clear to everybody.",
        "The ferry did not stop in Vell.",
        "The board has not lost its nerve over the ferry.",
    ],
)
def test_what_is_told_is_not_left_open(planned: Planned, sentence: str) -> None:
    found = wordings(planned("unknown", "The ferry", f"Harbour Times, 4 May 2025\n\n{sentence}\n"))
    assert not {"open", "open_seen"} & set(found)


def test_a_bare_affiliation_is_nobody_to_look_for(planned: Planned) -> None:
    assert "no_affiliation" not in wordings(planned("unknown", "The ferry", FERRY, affiliation="Government"))
    whole = planned("unknown", "The ferry", FERRY, role="Spokesperson", affiliation="Teal Ferries")
    assert "no_affiliation" in wordings(whole)


SLIPS = [
    ("a lost word", "The talks in Vell comes Norland’s ferries are being sold.", "‘comes Norland’s ferries are’"),
    ("no word lost", "The talks in Vell come as Norland’s ferries are being sold. When spring comes, Vell has its ferries.", ""),
    ("no state", "Rep. Ada Marsh (D-D.C.) said that the ferry is safe.", "‘(D-D.C.)’"),
    ("a state", "Rep. Ada Marsh (D-WA) said that the ferry is safe. Del. Bo Lind (D-D.C.) agreed.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "fault"), [c[1:] for c in SLIPS], ids=[c[0] for c in SLIPS])
def test_what_is_printed_wrong(planned: Planned, text: str, fault: str) -> None:
    found = {
        item.wording: item.slots for item in planned("cautions", "The ferry", f"Harbour Times, 4 May 2025\n\n{text}\n")
    }
    assert str(found.get("misprints", {}).get("faults", "")).split(" (S1")[0] == fault


@pytest.mark.parametrize(
    ("head", "twice"),
    [
        ("Monday, May 5, 2025\n\nFerry sold\n\nby Ada Marsh, Harbour Times, May 4, 2025", True),
        ("Monday, May 5, 2025\n\nFerry sold\n\nby Ada Marsh, Harbour Times, May 5, 2025", False),
        ("Published May 4, 2025\n\nUpdated May 5, 2025\n\nFerry sold", False),
    ],
    ids=["two", "one twice", "changed since"],
)
def test_two_dates_over_one_article(planned: Planned, head: str, twice: bool) -> None:
    body = "The ferry Alma of the port of Vell was sold on Sunday to a firm that nobody in the town had heard of before that day."
    found = {item.wording: item.slots for item in planned("cautions", "The ferry", f"{head}\n\n{body}\n")}
    assert ("two dates" in str(found.get("misprints", {}).get("faults", ""))) is twice


def test_cautions_name_misprints(planned: Planned) -> None:
    found = {item.wording: item.slots for item in planned("cautions", "The ferry", FERRY)}
    assert "‘the the’" in str(found["misprints"]["faults"])


def test_sources_tell_the_loaded_words_of_each(planned: Planned) -> None:
    (source,) = planned("sources", "The ferry", FERRY)
    assert "‘hawkish’ ¶" in str(source.slots["loaded"])


def test_a_quoted_word_is_not_the_outlets(planned: Planned) -> None:
    text = "Harbour Times, 4 May 2025\n\n“This regime is a sham,” said Ida Holm of the Ferry Union about the ferry.\n"
    (source,) = planned("sources", "The ferry", text)
    assert source.slots["loaded"] == ""


def test_sources_tell_why_an_article_gave_nothing(dossier_of: Callable[..., Dossier]) -> None:
    near = "Harbour Times, 4 May 2025\n\nKenya has raised the cotton price, traders said on Sunday."
    far = "Vell Courier, 3 March 2025\n\nA choir sang in the old church of Vell."
    guest = Guest(1, "Analyst", role="Analyst")
    title = "The influence of Kenya on the cotton price"
    template = load_template(None)
    study = study_of(dossier_of(near, far), Assignment(Topic(1, title, (guest,)), guest))
    section = next(s for s in template.sections if s.type == "sources")
    items = sources.plan(Brief(study, template), section)
    assert [(i.wording, i.slots["absent"], i.slots["old"]) for i in items] == [
        ("unused", "", False),
        ("unused", "Kenya", True),
    ]


def test_an_article_that_a_list_of_spellings_names_gave_no_extract(dossier_of: Callable[..., Dossier]) -> None:
    near = "Harbour Times, 4 May 2025\n\nThe ferry Alma was sold in Kyiv, traders said on Sunday."
    far = "Vell Courier, 4 May 2025\n\nA choir sang in Kiev."
    guest = Guest(1, "Analyst", role="Analyst")
    template = load_template(None)
    study = study_of(dossier_of(near, far), Assignment(Topic(1, "The ferry Alma", (guest,)), guest))
    brief = Brief(study, template)
    printed = Item("facts.1", "said", {"extract": brief.evidence[0].extract})
    names = Item("cautions.1", "names", {"spellings": "Kyiv (S1 ¶2), Kiev (S2 ¶2)", "likenesses": ""})
    brief = brief.with_items("facts", (printed,)).with_items("cautions", (names,))
    section = next(s for s in template.sections if s.type == "sources")
    assert [(i.wording, i.slots["paragraphs"]) for i in sources.plan(brief, section)] == [
        ("used", "2"),
        ("unused", "2"),
    ]


def test_sources_tell_whom_an_article_draws_on(planned: Planned) -> None:
    text = "Harbour Times, 4 May 2025\n\nThe ferry will be sold, the Coast Gazette reported on Sunday.\n"
    (source,) = planned("sources", "The ferry", text)
    assert source.slots["draws_on"] == "Coast Gazette"


def test_sources_tell_whose_hidden_sources_an_article_cites(planned: Planned) -> None:
    text = (
        "Harbour Times, 4 May 2025\n\nThe ferry will be sold, according to officials cited by Reuters.\n\nThe officials who spoke on "
        "condition of anonymity with Reuters and The Associated Press said the ferry was too old.\n"
    )
    other = "Officials told Reuters and The Associated Press, on condition of anonymity, that the ferry will be sold.\n"
    source, _ = planned("sources", "The ferry", text, other)
    assert source.slots["draws_on"] == "Reuters, The Associated Press"


def test_the_foot_of_the_page_is_not_repeated(planned: Planned) -> None:
    assert not {"outlet", "no_outlet"} & set(wordings(planned("cautions", "The ferry", "A ferry sank on Sunday.\n")))


def test_a_row_of_time_says_who_is_not_mentioned(planned: Planned) -> None:
    early = "Harbour Times, 4 May 2025\n\nNorway closed the port of Vell to ferries on Sunday, the coast guard said.\n"
    later = (
        "Harbour Times, 9 June 2025\n\nJapan sent tugs in June, and Norway opened the port of Vell to ferries on Monday "
        "because of the tugs, the coast guard said.\n"
    )
    rows = planned(
        "chronology", "The Influence of Japanese Tugs on the Port of Vell", *(early, early.replace("4", "5"), later)
    )
    absent = {str(item.slots["code"])[:2]: item.slots["absent"] for item in rows if "absent" in item.slots}
    assert absent.get("S1", absent.get("S2")) == "Japan"
    assert absent["S3"] == ""


def test_the_few_words_of_a_row_are_those_of_its_date(dossier_of: Callable[..., Dossier]) -> None:
    text = "Harbour Times, 8 October 2025\n\nTwo patients have died in Vell since nurses walked out on Monday, a doctor said.\n"
    story = dossier_of(text)
    guest = Guest(1, "Analyst", role="Analyst")
    study = study_of(story, Assignment(Topic(1, "The nurses of Vell", (guest,)), guest))
    gist = chronology._gist(Brief(study, load_template(None)), story.chronology[0], None)
    assert gist is not None
    assert "walked out on Monday" in story[gist.span]


def test_a_claim_is_not_turned_round_by_its_few_words(planned: Planned) -> None:
    one = "Harbour Times, 8 October 2025\n\nThe breach was caused by a flaw in the ferry’s software, the harbour office said.\n"
    two = (
        "Evening Post, 8 October 2025\n\nThe breach was not caused by a flaw in the ferry’s software, said Ida Holm.\n"
    )
    for item in planned("conflicts", "The breach", one, two):
        for words in (value for value in item.slots.values() if isinstance(value, Extract) and value.fragment):
            text = two if words.article == "b.txt" else one
            assert ("not" in text) == ("not" in text[words.span.start : words.span.end])


HEARING = """Harbour Times, 4 May 2025

The runner Ada Marsh was suspended after a test for a banned drug, the Athletics Panel announced on Sunday.

Her coach, who has trained the runner since 2019, said the test was wrong. "We gave a sample in April," he said.

A hearing has been set for 24 June.

If found guilty, the runner faces a ban. She would miss the games on 3 August.
"""


def test_what_is_still_to_come_has_a_row(planned: Planned) -> None:
    rows = [item for item in planned("chronology", "The case against Ada Marsh", HEARING) if item.column == 0]
    assert [(i.slots["iso"], i.slots["planned"]) for i in rows if i.slots["planned"]] == [
        ("2025-06-24", True),
        ("2025-08-03", True),
    ]


def test_a_date_in_passing_has_no_row_where_there_are_others(planned: Planned) -> None:
    rows = [
        item.slots["iso"] for item in planned("chronology", "The case against Ada Marsh", HEARING) if item.column == 0
    ]
    assert not {"2019", "2025-04"} & set(rows)


def test_a_row_brings_the_sentence_that_explains_its_first_word(planned: Planned) -> None:
    rows = [
        item.slots["extract"]
        for item in planned("chronology", "The case against Ada Marsh", HEARING)
        if "extract" in item.slots
    ]
    told = [HEARING[x.span.start : x.span.end] for x in rows if isinstance(x, Extract)]
    assert not [words for words in told if words.startswith("She")]
    assert any(words.startswith("If found guilty") for words in told)


def test_a_row_that_points_to_the_cue_repeats_none_of_its_words(planned: Planned) -> None:
    seen = [
        item for item in planned("chronology", "The case against Ada Marsh", HEARING) if item.wording == "what_seen"
    ]
    assert [(item.slots["see"], item.slots["words"]) for item in seen] == [(Ref("top_sheet.cue"), "")]
    assert all(item.slots["names"] for item in seen)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The company said on Monday that the ferry was safe.", "a body; nobody named"),
        ("A spokesman for the harbour board said on Monday that the ferry was safe.", "described; not named here"),
        ("The 29-year-old said on Monday that the ferry was safe.", "described; not named here"),
        ("A former engineer said on Monday that the ferry had killed 41 people.", "described; not named here"),
        (
            "A former engineer, who asked not to be named, said on Monday that the ferry was safe.",
            "unnamed source; no second one found",
        ),
        ("Prosecutors said on Monday that the ferry was safe.", "a group; nobody named"),
        ("A source close to the board said on Monday that the ferry was safe.", "unnamed source; no second one found"),
        ("Two officials said on Monday that the ferry was safe.", "unnamed source; no second one found"),
    ],
)
def test_who_is_described_is_no_hidden_source(dossier_of: Callable[..., Dossier], sentence: str, words: str) -> None:
    story = dossier_of(f"Harbour Times, 4 May 2025\n\n{sentence}\n")
    guest = Guest(1, "Analyst", role="Analyst")
    template = load_template(None)
    brief = Brief(study_of(story, Assignment(Topic(1, "The ferry", (guest,)), guest)), template)
    (evidence,) = (e for e in brief.evidence if e.speaker)
    kind = speaker_kind(brief, evidence)
    assert str(template.wording[f"sourcing_unnamed_{kind}" if kind else "sourcing_unnamed"]) == words


def test_a_year_gives_way_to_its_month(planned: Planned) -> None:
    one = "Harbour Times, 4 May 2025\n\nIt is the worst ferry disaster in Norway since June 2013, when 79 people died near Vell.\n"
    two = "Evening Post, 5 May 2025\n\nIn the 2013 ferry disaster near Vell, 79 people died.\n"
    rows = [i.slots["iso"] for i in planned("chronology", "The ferry disaster", one, two) if i.column == 0]
    assert "2013-06" in rows
    assert "2013" not in rows


def test_one_event_of_one_day_has_one_row(planned: Planned) -> None:
    one = "Harbour Times, 4 May 2025\n\nA vote on the ferry contract will be held in Vell on June 15.\n"
    two = "Evening Post, 5 May 2025\n\nVell will hold its vote on the ferry contract on June 15.\n"
    rows = [i.slots["iso"] for i in planned("chronology", "The ferry contract", one, two) if i.slots.get("planned")]
    assert rows == ["2025-06-15"]


@pytest.mark.parametrize(
    ("numbers", "words"), [([], ""), ([4], "4"), ([1, 2], "1, 2"), ([1, 2, 3, 6, 8, 9, 10, 11], "1–3, 6, 8–11")]
)
def test_paragraphs_are_named_in_runs(numbers: list[int], words: str) -> None:
    assert sources._runs(numbers) == words


def test_what_is_still_open_comes_before_what_was_open(dossier_of: Callable[..., Dossier]) -> None:
    old = "Harbour Times, 4 May 2025\n\nIt is unclear whether the state will take over the crew of the ferry Alma.\n"
    new = "Evening Post, 9 May 2025\n\nThe state took over the ferry Alma. It is unclear who will pay the crew of the ferry Alma.\n"
    story = dossier_of(old, new)
    guest = Guest(1, "Analyst", role="Analyst")
    ends = open_ends(study_of(story, Assignment(Topic(1, "The crew of the ferry Alma", (guest,)), guest)))
    assert [story.codes[end.sentence.article] for end in ends] == ["S2", "S1"]


PORT = """Norway was asked about the sale of the port in May. Norway has 40 inspectors at the harbour.

The sale of the port matters to Norway, and ships from Norway call there every week.

“The sale is good for the port,” Danish Transport Minister Ada Marsh said.
"""
NOTE = "\nA note signed by the ambassador of Norway says that the sale of the port leaves the cranes open to attack.\n"


def test_a_body_whose_note_is_quoted_is_not_called_silent(planned: Planned) -> None:
    silent = [i.slots["party"] for i in planned("unknown", "The sale of the port", PORT) if i.wording == "silent"]
    quoted = [i for i in planned("unknown", "The sale of the port", PORT + NOTE) if i.wording == "silent"]
    assert ["Norway" in str(party) for party in silent] == [True]
    assert quoted == []


def test_an_affiliation_whose_words_stand_apart_is_not_called_absent(planned: Planned) -> None:
    def absent(affiliation: str) -> list[Item]:
        found = planned("unknown", "The sale of the port", PORT, affiliation=affiliation)
        return [i for i in found if i.wording == "no_affiliation"]

    assert absent("Inspectors of the Harbour") == []
    assert len(absent("Corvane Shipping")) == 1


def test_a_side_is_not_called_silent_whose_people_speak(planned: Planned) -> None:
    chair = "\n“It is a bad sale,” said Ada Lind, 37, of campaign group Norway for Ports.\n"
    envoy = "\n“It is a bad sale,” said Ada Lind, ambassador of Norway, on Monday.\n"
    for text in (chair, envoy):
        silent = [i for i in planned("unknown", "The sale of the port", PORT + text) if i.wording == "silent"]
        assert silent == []


TOLLS = (
    "Harbour Times, 4 May 2025\n\nThe ferry company sent 40 divers to Vell, the coast guard said on Sunday.\n",
    "Ledger, 4 May 2025\n\nThe ferry company sent 25 divers to Vell, the harbour office said on Sunday.\n",
)


def test_a_figure_in_dispute_stands_beside_its_box(planned: Planned) -> None:
    (tick,) = [i for i in planned("top_sheet", "The divers at Vell", *TOLLS) if i.wording == "tick_figure"]
    assert {tick.slots["first_code"], tick.slots["second_code"]} == {"S1 ¶2", "S2 ¶2"}
    assert isinstance(tick.slots["first"], Extract)


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("reports differ on the place", "where"),
        ("reports differ on who did it", "who did it"),
        ("reports differ on whether it is the main reason or one of several", "main reason or one of several"),
        ("one report affirms what the other denies", "disputed"),
        ("reports differ on the colour", "colour"),
        ("40 and 25 of one thing", ""),
    ],
)
def test_a_claim_says_on_what_its_versions_differ(reason: str, words: str) -> None:
    assert conflicts.differing(Link("conflicts", reason, ())) == words


ROWS = [
    (
        "cut behind the clause that has the date",
        "The harbour board closed the northern dock to all ferries on 12 April, a step that the company, its insurers, two unions and "
        "the town council had asked for since divers found the first cracks.",
        "The harbour board closed the northern dock to all ferries on 12 April",
    ),
    (
        "whole where the date comes too late",
        "The harbour board, which had long resisted the company, its insurers, two unions and the town council of Vell in this matter, "
        "closed the northern dock to ferries on 12 April.",
        None,
    ),
    ("short rows stay whole", "The board closed the dock, a step long asked for, on 12 April.", None),
]


@pytest.mark.parametrize(("sentence", "kept"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_a_long_row_ends_behind_its_date(dossier_of: Callable[..., Dossier], sentence: str, kept: str | None) -> None:
    story = dossier_of(f"Harbour Times, 4 May 2025\n\nThe ferries lie still.\n\n{sentence}\n")
    guest = Guest(1, "Analyst", role="Analyst")
    study = study_of(story, Assignment(Topic(1, "The northern dock", (guest,)), guest))
    (event,) = [e for e in story.chronology if e.when.iso == "2025-04-12"]
    shown = chronology._told(Brief(study, load_template(None)), event, None, chronology.LONGEST_EVENT)
    assert story[shown.span] == (kept or sentence)
    assert shown.closes_inside == (kept is not None)


def test_positions_keep_their_lines_longer_than_the_rest(dossier_of: Callable[..., Dossier]) -> None:
    guest = Guest(1, "Analyst", role="Analyst")
    study = study_of(dossier_of(FERRY), Assignment(Topic(1, "The ferry", (guest,)), guest))
    standard = load_template(None)
    positions, facts = (standard.section(kind) for kind in ("positions", "facts"))
    assert positions and facts
    for squeeze in (0, 32, 45, 60):
        brief = Brief(study, standard, squeeze=squeeze)
        assert brief.limit(positions) >= {0: positions.limit, 32: positions.least, 45: positions.least, 60: 4}[squeeze]
        assert brief.limit(facts) <= {0: facts.limit, 32: 4, 45: 4, 60: 4}[squeeze]


OPEN = [
    ("two silences of one body are one", ["The harbour board declined to comment.", "The harbour board has not confirmed the closure."], 1),
    ("the silences of two are two", ["The harbour board declined to comment.", "Ada Marsh did not respond."], 2),
    ("what is open comes first", ["The harbour board declined to comment.", "It is unclear whether the dock will open."], -1),
    ("what could still be", ["The closure of the dock could be extended, the board said."], 1),
    ("what depends on another", ["The dock will depend on the weather.", "There is uncertainty about the dock."], 2),
    ("a hope is no open end", ["The dock could be lovely.", "Nobody depends on the dock."], 0),
]  # fmt: skip


@pytest.mark.parametrize(("sentences", "count"), [case[1:] for case in OPEN], ids=[case[0] for case in OPEN])
def test_one_unknown_is_one_line(dossier_of: Callable[..., Dossier], sentences: list[str], count: int) -> None:
    lead = "The harbour board will close the dock of Vell, Ada Marsh, chair of the harbour board, said."
    story = dossier_of("Harbour Times, 4 May 2025\n\n" + "\n\n".join([lead, *sentences]) + "\n")
    guest = Guest(1, "Analyst", role="Analyst")
    ends = open_ends(study_of(story, Assignment(Topic(1, "The dock of the harbour board", (guest,)), guest)))
    found = [story[end.sentence] for end in ends]
    if count < 0:
        assert found == sentences[::-1]
    else:
        assert len(found) == count, found


NORDIC = "Harbour Times, 4 May 2025\n\nThe port of Vell closes on Sunday, the harbour master of Vell said.\n"


def test_a_region_is_listed_only_where_none_of_it_speaks(planned: Planned) -> None:
    role = "Professor of East Asian Studies"
    (line,) = [i for i in planned("unknown", "The port of Vell", NORDIC, role=role) if i.wording == "no_country"]
    assert str(line.slots["countries"]).count(",") <= 2
    spoken = NORDIC + "\nJapan’s transport ministry said that it would send tugs to the port of Vell.\n"
    assert "no_country" not in wordings(planned("unknown", "The port of Vell", spoken, role=role))


PAPERS = """Harbour Times, 4 May 2025

The Vell Gazette reported that the dock of Vell will close in June.

The dock of Vell is unsafe, said Ada Marsh (Ind.), the hawkish chair of the Vell Harbour Board.

Sen. Goran Dessel (VL) said that the dock of Vell can be saved.
"""


def test_a_newspaper_is_no_named_speaker(planned: Planned) -> None:
    groups: dict[str, list[Item]] = {}
    for item in planned("facts", "The dock of Vell", PAPERS):
        if item.style == "Heading 2":
            groups[item.wording] = []
        elif groups:
            groups[list(groups)[-1]].append(item)
    assert not [i for i in groups.get("group_named", ()) if i.slots["speaker_kind"] == "outlet"]


def test_who_is_named_is_described_in_the_articles_words(planned: Planned) -> None:
    people = {str(i.slots["name"]): i.slots["office"] for i in planned("whos_who", "The dock of Vell", PAPERS)}
    assert people.get("Ada Marsh") == "chair of the Vell Harbour Board"
    assert people.get("Sen. Goran Dessel (VL)") == ""


def test_a_pool_is_told_of_once(seed_dossier: Dossier, seed_topics: tuple[Topic, ...]) -> None:
    pack = plan_pack(seed_dossier, load_template(None), Assignment(seed_topics[0], seed_topics[0].guests[0]))
    for lines, told in ((0, "one_pool"), (30, "pool")):
        shown = with_shorter_top_sheet(pack, lines)
        pools = [i for s in shown.sections for i in s.items if i.wording in {"one_pool", "pool"}]
        assert wordings(pools) == [told]
        assert "Washington Post" in str(pools[0].slots["also"])


@pytest.mark.parametrize(
    ("sentence", "flagged"),
    [
        ("The state of the ferry has forced us to think again.", True),
        ("The ferry will be missed in our town.", True),
        ("The ferry is sold, our source in the port said.", False),
        ("The price of the ferry, we understand, was low.", False),
        ("Thanks for staying with us as the ferry came home.", False),
    ],
)
def test_whose_we_is_not_clear(planned: Planned, sentence: str, flagged: bool) -> None:
    text = f"Harbour Times, 4 May 2025\n\nThe ferry Alma lies in Vell.\n\n{sentence}\n"
    assert ("first_person" in wordings(planned("cautions", "The ferry Alma", text))) is flagged


def test_what_stands_below_the_story_is_said_not_to_be_read(planned: Planned) -> None:
    text = "Harbour Times, 4 May 2025\n\nThe ferry Alma was sold on Monday, the port of Vell said.\n"
    tail = "\nShare this:\n\n#ferry #port #vell\n\nNo comments:\n"
    short, long = (planned("sources", "The ferry Alma", t)[0].slots["set_aside"] for t in (text, text + tail))
    assert (short, long) == ("", "3–5")

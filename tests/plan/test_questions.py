"""What is asked: five questions that end in one that fits the evidence and the guest, none twice."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from briefings.model import Assignment, Dossier, Guest, Item, Topic, word_count
from briefings.plan import plan_pack
from briefings.plan.brief import Brief
from briefings.plan.speakers import house_of
from briefings.plan.study import study_of
from briefings.plan.title_parts import matter
from briefings.template.shape import load_template, with_opening

WIRE = """By Ada Roth, Coast Wire, 4 May 2025

Norway seized two Spanish trawlers off the Teal Bank on Sunday over poaching of cod.

“We will not let anyone empty our sea,” said Karl Brandt, Norway's fisheries minister.

Spain condemned the seizure. “This is piracy,” said Lena Moreau, the Spanish foreign minister.

Spain warned Norway that it would close its ports to Norwegian ships within a week.

Moreau demanded that Norway release the two crews.

Norway's own coast guard doubted that the trawlers had crossed the line, two officers said.
"""
POST = """By Ben Cole, Evening Post, 5 May 2025

The seizure of the trawlers will cost Spanish ports some €3 million a week, the fishermen's guild said.

Professor Ida Holm of Teal University said the cod stock of the Teal Bank had fallen by half since 2019.

Moreau denied that the trawlers had fished for cod.

Spain and Norway will meet on Thursday to talk about the seized trawlers, the United Nations said.
"""
TITLE = "The seizure of the cod trawlers"


Page = Callable[..., list[tuple[Item, str]]]


@pytest.fixture
def page(dossier_of: Callable[..., Dossier], questions_of: Callable[..., Page]) -> Page:
    return questions_of(dossier_of(WIRE, POST), TITLE)


GUESTS = [
    ("Spokesperson", "Norway"),
    ("Ambassador", "Spain"),
    ("Professor of Law", "Teal University"),
    ("Reporter", "Evening Post"),
]


@pytest.mark.parametrize("guest", GUESTS, ids=[role for role, _ in GUESTS])
def test_five_questions_that_can_be_read_aloud(page: Page, guest: tuple[str, str]) -> None:
    asked = [text for _, text in page(*guest)]
    assert len(asked) == 5
    assert all(word_count(text) <= 20 and text.endswith("?") for text in asked)
    ends = [re.split(r"(?<=[.”]) ", text)[-1] for text in asked]
    assert len(set(ends)) == 5, ends


@pytest.mark.parametrize("guest", GUESTS, ids=[role for role, _ in GUESTS])
def test_no_two_from_the_same_sentence(page: Page, guest: tuple[str, str]) -> None:
    places = [x.pieces[0] for item, _ in page(*guest) for x in item.extracts]
    assert len({(p.article, p.start) for p in places}) == len(places)


def test_a_threat_a_demand_and_a_doubt_are_asked_as_such(page: Page) -> None:
    asked = {item.wording: text for item, text in page("Spokesperson", "Norway")}
    assert (
        asked["question_threat"]
        == "Spain […] warned Norway that it would close its ports to Norwegian ships […]. Would Norway take that risk?"
    )
    assert asked["question_denial"].startswith(
        "Moreau, the Spanish foreign minister, […] denied that the trawlers had fished"
    )


def test_what_is_denied_doubted_or_hoped_is_never_told_as_said(page: Page) -> None:
    for guest in GUESTS:
        for _, text in page(*guest):
            assert (
                not re.search(r"(?:According to|said:|[Rr]eport).{0,60}“[^”]*the trawlers had (?:fished|crossed)", text)
                or "doubted" in text
            )


def test_the_other_side_is_asked_other_things(page: Page) -> None:
    ours, theirs = (page(*guest) for guest in GUESTS[:2])
    against = [{text for item, text in asked if item.camp} for asked in (ours, theirs)]
    assert all(against)
    assert not against[0] & against[1]


def test_what_an_expert_is_asked_judges(page: Page) -> None:
    ends = " ".join(text for _, text in page("Professor of Law", "Teal University"))
    assert "What is your answer?" not in ends
    assert "your side" not in ends


def test_an_opening_is_written_out_whatever_its_spacing() -> None:
    assert (
        with_opening("{{opening}} Why? {{ opening }}", "A \\1: {{ words }}.")
        == "A \\1: {{ words }}. Why? A \\1: {{ words }}."
    )
    assert with_opening("{{ openings }}", "x") == "{{ openings }}"


BUDGET = """By Ada Roth, Coast Wire, 4 November 2025

The closure of the Ostrup clinic

The health board will close the maternity clinic in Ostrup in March, board chairman Karl Emmer said.

“I remember it because it was snowing and I had no coat,” said midwife Rosa Thiel.

In all, nine clinics are down to be closed or to lose their doctors, the doctors' union said.

The closure had been “decided before the town was asked”, mayor Else Brand said.

“This town has been lied to about its own clinic,” said Brand.
"""


@pytest.fixture
def clinic(dossier_of: Callable[..., Dossier], questions_of: Callable[..., Page]) -> Page:
    return questions_of(dossier_of(BUDGET), "The closure of the Ostrup clinic")


def test_what_is_asked_says_something_of_the_matter(clinic: Page) -> None:
    asked = [text for _, text in clinic("Spokesperson", "Ostrup Health Board")]
    assert not [text for text in asked if "snowing" in text or "Thiel" in text]
    assert [text for text in asked if "nine clinics are down to be closed or to lose their doctors" in text]
    assert [text for text in asked if "This town has been lied to about its own clinic" in text]


def test_words_in_the_articles_marks_are_quoted_with_them(clinic: Page) -> None:
    asked = [text for _, text in clinic("Spokesperson", "Ostrup Health Board")]
    assert [text for text in asked if "The closure had been “decided before the town was asked”" in text], asked


def test_who_is_named_in_the_guest_line_hears_their_own_words(clinic: Page) -> None:
    asked = [text for _, text in clinic("Mayor Else Brand", "Ostrup")]
    assert not [text for text in asked if "Brand" in text.split("”")[0].split("“")[0]], asked
    assert [text for text in asked if text.startswith("You said: “This town has been lied to")], asked


CANAL = """By Ada Roth, Coast Wire, 4 May 2025

The lock keepers' pay strikes

Norway warned that if the barges of Spain passed the locks by night, it would be considered a hostile act against its people.

Brandt said that a second gate was needed because of the risk of such strikes.

The keepers were told in March that their pay would not rise before the summer, said Rosa Thiel, their chairwoman.

“The ministry promised us that the pay of the keepers would rise in June,” said Thiel.
"""


def test_what_a_cut_leaves_without_its_condition_is_not_asked(
    dossier_of: Callable[..., Dossier], questions_of: Callable[..., Page]
) -> None:
    page = questions_of(dossier_of(CANAL), "The lock keepers' pay strikes and the barges of Spain")
    asked = [text for guest in GUESTS for _, text in page(*guest)]
    assert asked
    assert not [text for text in asked if "a hostile act" in text and "if the barges of Spain passed" not in text]


MATTERS = [
    ("one word of two", "The vaccine recall", "Karl Brandt said that the recall of the cars had cost the town nothing.", ""),
    ("both words", "The vaccine recall", "Karl Brandt said that the recall of the vaccine had cost the town nothing.", "the vaccine recall"),
    ("one word of three", "Surprise ferry inspections", "Karl Brandt said that he would fear such inspections.", ""),
    ("two of three", "Surprise ferry inspections", "Karl Brandt said that he would fear inspections of the ferry.", "surprise ferry inspections"),
    ("the part that it holds", "The vaccine recall and the fine", "Karl Brandt said that the fine was too high for a recall.", "the fine"),
    ("the rest of it beside", "The promised inquiry", "Ada Lund kept her promise. Karl Brandt said that no inquiry had been asked for.", ""),
    ("nothing of the title", "The vaccine recall", "Karl Brandt said that the buffer stock was needed.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("title", "said", "about"), [c[1:] for c in MATTERS], ids=[c[0] for c in MATTERS])
def test_a_statement_is_about_what_it_holds_most_of(
    dossier_of: Callable[..., Dossier], title: str, said: str, about: str
) -> None:
    dossier = dossier_of(
        f"By Ada Roth, Coast Wire, 4 May 2025\n\n{said}\n\nThe surprise of the pilots was plain to see.\n"
    )
    guest = Guest(1, "Reporter, Evening Post", role="Reporter", affiliation="Evening Post")
    brief = Brief(study_of(dossier, Assignment(Topic(1, title, (guest,)), guest)), load_template(None))
    assert matter(brief, next(e for e in brief.evidence if e.speaker == "Karl Brandt")) == about


SHIPYARD = """By Ada Roth, Coast Wire, 4 May 2025

The future of the Hollin shipyard

The Hollin council would not buy the shipyard, mayor Karl Brandt said.

Prices of the flats beside the shipyard could double by the spring, said broker Lena Moreau.

The Hollin Guild wants a vote on the sale of the shipyard.

“Here is what they told us: the shipyard is full,” said Rosa Thiel, a welder.
"""


def test_a_decision_told_is_no_forecast_and_a_wish_no_deed(
    dossier_of: Callable[..., Dossier], questions_of: Callable[..., Page]
) -> None:
    page = questions_of(dossier_of(SHIPYARD), "The sale of the Hollin shipyard")
    asked = {item.wording: text for item, text in page("Professor of Economics", "Teal University")}
    assert "would not buy the shipyard" in asked["question_announced"]
    assert "could double by the spring" in asked["question_forecast"]
    assert "wants a vote" in asked.get("question_demand", "wants a vote")
    assert not [text for text in asked.values() if "wants a vote" in text and "Was that" in text]


EARLIER = """By Ada Roth, Coast Wire, 4 May 2025

The strait of Norland

Norland will open the strait to foreign warships from June, the Norland government said on Sunday.

Until recently, the Norland government had banned foreign warships from the strait, citing the risk of a clash with the fleets of all its neighbours.

“A strait is no parade ground for other people's fleets,” said Lena Moreau, the Spanish foreign minister.

Spain warned that if Norland let warships into the strait, it would be considered a breach of the sea treaty of both countries.
"""


def test_a_warning_keeps_its_condition(dossier_of: Callable[..., Dossier], questions_of: Callable[..., Page]) -> None:
    made = questions_of(dossier_of(EARLIER), "The opening of the strait of Norland to foreign warships")
    asked = [text for _, text in made("Spokesperson", "Norland government")]
    assert any(
        text.startswith(
            "Spain’s warning: […] if Norland let warships […] it would be considered a breach of the sea treaty"
        )
        for text in asked
    ) or not any("a breach of the sea treaty" in text for text in asked), asked
    assert not [text for text in asked if re.match(r"(?:The \w+ of|Reported of) [^“]*: ", text)], asked
    assert all(re.search(r"\?$", text) for text in asked)


def _asked(dossier: Dossier, title: str, *lines: str) -> list[list[Item]]:
    """What each guest of a topic is asked, first to last."""
    guests = tuple(Guest(n, line, *(None, *line.split(", ", 1))) for n, line in enumerate(lines, 1))
    template = load_template(None)
    packs = (plan_pack(dossier, template, Assignment(Topic(1, title, guests), guest)) for guest in guests)
    tops = (next(s.items for s in pack.sections if s.type == "top_sheet") for pack in packs)
    return [[item for item in items if item.style == "Question"] for items in tops]


PIER = """By Ada Roth, Coast Wire, 4 May 2025

The sale of the pier

“The sale of the pier will ruin the market traders,” said Lena Moreau, of the Traders' Guild.

“The pier was sold far below its price,” said Karl Emmer, a surveyor.

“The sale saved the town from ruin,” said Ida Holm, the treasurer of Hollin.

The pier could have been repaired for 2 million crowns, said Ben Falk, an engineer.

“The buyers of the pier have broken their promises before,” said Rosa Thiel, of the Anglers' Club.

“The pier would have fallen into the sea without the sale,” said Else Brand, the mayor of Hollin.

The sale of the pier will bring 300 jobs, said Olaf Dean, of the Chamber of Trade.

“Nobody in Hollin asked for the sale of the pier,” said Dora Finch, of the Hollin Society.

“The sale price of the pier is a secret to this day,” said Cleo Marsh, an accountant.
"""


def test_the_second_guest_of_no_side_is_asked_other_questions(dossier_of: Callable[..., Dossier]) -> None:
    first, second = _asked(
        dossier_of(PIER),
        "The sale of the pier",
        "Professor of Law, Teal University",
        "Professor of Trade, Elm University",
    )

    def put(asked: list[Item]) -> list[object]:
        return [item.slots.get("words") or item.wording for item in asked]

    assert put(first)[0] == put(second)[0]
    assert len([words for words in put(second) if words not in put(first)]) >= 2


def test_a_guest_of_another_side_hears_what_is_strongest(dossier_of: Callable[..., Dossier]) -> None:
    alone = _asked(dossier_of(WIRE, POST), TITLE, "Ambassador, Spain")[0]
    behind = _asked(dossier_of(WIRE, POST), TITLE, "Professor of Law, Teal University", "Ambassador, Spain")[1]
    assert [item.slots.get("words") for item in alone] == [item.slots.get("words") for item in behind]


CLAIM = """By Ada Roth, Coast Wire, 4 May 2025

The sale of the pier

“Our nation was robbed of its pier by the harbour board,” said Ada Marsh, who stands for mayor.

The harbour board said that the pier had been sold at a fair price.

“The pier was sold in the dark,” said Karl Emmer, the former mayor.
"""


def test_who_speaks_for_a_candidate_is_not_told_that_they_said_it(
    dossier_of: Callable[..., Dossier], questions_of: Callable[..., Page]
) -> None:
    asked = questions_of(dossier_of(CLAIM), "The sale of the pier")("Campaign Spokesperson", "Ada Marsh for Mayor")
    assert not [text for _, text in asked if text.startswith(("You ", "By your account"))], asked


HELM = """By Ada Roth, Coast Wire, 4 May 2025

The port of Elmford

The Norland government has sold the port of Elmford to a Spanish bank, two newspapers reported on Sunday. Neither the Norland government nor the bank has confirmed it.

Spain said that the sale of the port was “another breach of Harbour Board rules by Norland”.

Sailors, fishermen and the crews of tugs stayed away from the port on Monday.
"""


def test_who_has_not_confirmed_the_news_is_asked_to(
    dossier_of: Callable[..., Dossier], questions_of: Callable[..., Page]
) -> None:
    page = questions_of(dossier_of(HELM), "The sale of the port of Elmford")
    asked = "One of our reports says that your side has not confirmed the news. Can you confirm it?"
    assert next(text for _, text in page("Minister of Transport", "Norland government")) == asked
    assert asked not in [text for _, text in page("Professor of Law", "University of Bergen")]


@pytest.mark.parametrize(
    ("guest", "house"),
    [("Harbour Board Representative, Sweden", ("Harbour Board",)), ("Chair, Harbour Board", ()), ("Sailor, Sweden", ())],
)  # fmt: skip
def test_the_house_of_a_guest_is_a_body_before_a_post(
    dossier_of: Callable[..., Dossier], guest: str, house: tuple[str, ...]
) -> None:
    role, affiliation = guest.split(", ")
    whole = Guest(1, guest, role=role, affiliation=affiliation)
    brief = Brief(study_of(dossier_of(HELM), Assignment(Topic(1, "The port", (whole,)), whole)), load_template(None))
    assert house_of(brief) == house


LOCK = """By Ada Roth, Coast Wire, 4 May 2025

Port officials told the Evening Post, on condition of anonymity, that Norland opened the sluice on Sunday. They said that they do not believe the new sluice will shorten the queues.

Experts such as Ida Holm of Teal University warn that the effect of the sluice will be small because of the low stocks of gates.

Norland built the sluice at the lock in April.
"""


def test_what_unnamed_people_think_is_told_without_a_loose_they(
    dossier_of: Callable[..., Dossier], questions_of: Callable[..., Page]
) -> None:
    asked = questions_of(dossier_of(LOCK), "The new sluice at the lock")("Engineer", "Teal Works")
    texts = [text for _, text in asked]
    assert not [text for text in texts if re.search(r"According to [^,]*, .{0,4}they ", text)], texts
    assert [text for text in texts if "do not believe the new sluice" in text], texts


def test_a_warning_is_asked_with_its_short_reason(
    dossier_of: Callable[..., Dossier], questions_of: Callable[..., Page]
) -> None:
    alone = LOCK.replace(LOCK.split("\n\n")[1] + "\n\n", "")
    asked = questions_of(dossier_of(alone), "The new sluice at the lock")("Engineer", "Teal Works")
    assert [t for _, t in asked if "be small because of the low stocks of gates" in t], [t for _, t in asked]
    assert all(word_count(text) <= 20 for _, text in asked)


CAUSES = (
    "By Ada Roth, Coast Wire, 4 May 2025\n\nThe ban on night ferries is, mainly, an answer to the fog, "
    "according to sources cited by the Evening Post. Norland imposed the ban on Sunday.\n",
    "By Ben Cole, Harbour Mail, 5 May 2025\n\nTwo officials, who were not named, told the Morning Star that Norland imposed the ban on "
    "night ferries, in part, because of the fog.\n",
)


def test_two_accounts_by_the_unnamed_say_so(
    dossier_of: Callable[..., Dossier], questions_of: Callable[..., Page]
) -> None:
    asked = [text for _, text in questions_of(dossier_of(*CAUSES), "The ban on night ferries")("Analyst", "Teal Bank")]
    of_reason = [text for text in asked if text.startswith("What was the reason?")]
    assert all("Unnamed sources told one outlet" in text for text in of_reason), asked

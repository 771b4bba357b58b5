"""What may stand in a question: words that say something by themselves, of somebody whom the question can name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.model import Assignment, Dossier, Guest, Item, Topic
from briefings.plan import plan_pack
from briefings.plan.askable import has_loose_it, is_idle, is_nameable, is_of_another
from briefings.template.shape import load_template

IDLE = [
    "We told you on Friday",
    "Then she should tell the harbour master which weeks",
    "Nobody has rung me yet",
    "Everybody heard it come down",
    "Enough",
    "We have waited",
    "I said so at the time",
    "Perhaps they will tell us that the gulls had no licence either",
    "Money is money",
    "You know who you are",
    "Then the whole room went quiet",
    "and then everybody looked at the door",
    "An honest one, with a chairman who listens",
    "Our thoughts are with the crew",
    "I can't talk about the survey",
    "We have the deepest sympathy for the crew",
    "said those readings were wrong",
    "these letters came too late",
    "The answer is none of the above",
]
TELLING = [
    "The knee was good enough for me",
    "Snow alone does not do this",
    "We are not against machines",
    "The lift had no inspection for three years",
    "There were 47 people in the gondola and not 43",
    "We support the recall",
    "Nobody checked the cable",
    "The cable was the one that broke",
    "The crew could not talk to the tower by radio that night",
    "those boats that left the harbour had no radio",
    "those in the gondola had no radio",
]


@pytest.mark.parametrize("words", IDLE)
def test_words_that_are_nothing_without_their_context(words: str) -> None:
    assert is_idle(words, ())


@pytest.mark.parametrize("words", TELLING)
def test_words_that_say_something(words: str) -> None:
    assert not is_idle(words, ())


NAMEABLE = [
    "the harbour board",
    "a worker",
    "two people familiar with the books",
    "Ada Marsh",
    "the Danish finance minister",
    "the ministry",
]
NOBODY = [
    "Its president",
    "his lawyer",
    "the man",
    "The agent",
    "Her devastated aunt",
    "WEEPING neighbours",
    "he",
    "the two",
]


@pytest.mark.parametrize("speaker", NAMEABLE)
def test_who_can_be_named_in_a_question(speaker: str) -> None:
    assert is_nameable(speaker, named=speaker == "Ada Marsh")


@pytest.mark.parametrize("speaker", NOBODY)
def test_who_is_nobody_without_the_sentence_before(speaker: str) -> None:
    assert not is_nameable(speaker, named=False)


WIRE = """By Ada Roth, Coast Wire, 4 May 2025

The cable car at Hollin Fell fell on Sunday and killed nine passengers, police said.

“The cable was inspected in March and found sound,” said Marta Lindqvist, chief executive of Hollin Lifts.

Marta Lindqvist, chief executive of Hollin Lifts, told reporters that the brake had been replaced last summer. “Perhaps the
gulls did it,” she said.

Edith Brun, whose brother Olav died in the cable car, said the operator had ignored two letters about the cable. “We will not
let Hollin Lifts bury the truth about the cable,” said Edith Brun.

Hollin, a town of 9,000 people, is seeking a place on the list of alpine resorts.
"""
POST = """By Ben Cole, Evening Post, 5 May 2025

The rescue union said the brake of the cable car had failed twice in April.

“Nobody has rung me yet,” said Tom Reeve, a guard on the cable car.

Inspector Karl Voss accused Hollin Lifts of hiding the repair book of the cable car.

The man said the cable car had shaken all morning.

Hollin Lifts denied that the cable had ever been repaired.
"""


Page = Callable[..., list[tuple[Item, str]]]


@pytest.fixture
def page(dossier_of: Callable[..., Dossier], questions_of: Callable[..., Page]) -> Page:
    return questions_of(dossier_of(WIRE, POST), "The fall of the cable car at Hollin Fell")


GUESTS = [
    ("Chief executive Marta Lindqvist", "Hollin Lifts"),
    ("Edith Brun", "sister of a victim"),
    ("Chief executive", "Hollin Lifts"),
    ("Mayor", "City of Hollin"),
]


@pytest.mark.parametrize("guest", GUESTS, ids=[" ".join(g) for g in GUESTS])
def test_nobody_hears_of_themselves_as_of_somebody_else(page: Page, guest: tuple[str, str]) -> None:
    asked = [text for _, text in page(*guest)]
    surname = guest[0].split()[-1]
    assert asked
    assert not [text for text in asked if f"{surname}," in text or f"{surname} said" in text]
    assert not [text for text in asked if "gulls" in text or "rung me" in text or "he man" in text or "alpine" in text]


def test_own_words_are_put_as_such(page: Page) -> None:
    own = [text for item, text in page(*GUESTS[0]) if item.wording == "question_own_words"]
    assert own
    assert own[0].startswith(("You said: “", "By your account, “"))


def test_only_who_is_named_in_the_guest_line_said_it(page: Page) -> None:
    """Another may hold the post by now."""
    assert not [text for _, text in page(*GUESTS[2]) if text.startswith("You said")]


def test_one_version_of_what_is_in_dispute_is_no_question_of_itself(dossier_of: Callable[..., Dossier]) -> None:
    """A court's spokeswoman called unanimous what another article has as divided."""
    one = """Coast Wire, 4 May 2025

The three-judge panel was divided in clearing the ferry captain, with one judge voting against.

The captain walked free over the sinking of the ferry Alma on Sunday.
"""
    two = """Evening Post, 5 May 2025

The judges were unanimous in clearing the ferry captain, court spokeswoman Ida Falk told reporters.

Families of the ferry Alma left the court in tears.
"""
    dossier = dossier_of(one, two)
    disputed = [m.span for link in dossier.links if link.kind == "conflicts" for m in link.members]
    guest = Guest(1, "Mayor, City of Hollin", role="Mayor", affiliation="City of Hollin")
    pack = plan_pack(
        dossier, load_template(None), Assignment(Topic(1, "The clearing of the ferry captain", (guest,)), guest)
    )
    items = next(s.items for s in pack.sections if s.type == "top_sheet")
    asked = [i for i in items if i.wording in ("question_others", "question_weigh", "question_report")]
    assert disputed
    assert not [i for i in asked for x in i.extracts for p in x.pieces if any(p.overlaps(d) for d in disputed)]


OF_ANOTHER = [
    ("a fear", "The mayor was also concerned that ", False),
    ("a fear without “that”", "The keeper fears ", False),
    ("a firm belief, after an aside", "The board is convinced that, without a second pump, ", False),
    ("the second of two", "The coach believed that the lift was safe and that ", False),
    ("what somebody was told", "we were told that ", True),
    ("what the speaker was told", "she was told on Monday that ", False),
    ("to whom it was told", "the principal told the parents of the first class on Monday that ", True),
    ("he who speaks is not he of whom he speaks", "he believes that ", True),
    ("nobody's", "it is feared that ", False),
    ("a noun", "There are fears among the pilots that ", False),
]
OF_THE_SPEAKER = [
    ("nothing before", "", False),
    ("the speaker's belief", "We are convinced that ", True),
    ("the speaker's fear", "My fear is that ", True),
    ("the speaker as “he”", "he was confident that ", False),
    ("what is known", "The office has known since May that ", False),
    ("what a study shows", "The survey shows that ", False),
    ("a second thing said", "the owners had been informed in time and that ", False),
    ("another clause", "The fee will rise and ", False),
]


@pytest.mark.parametrize(("before", "direct"), [c[1:] for c in OF_ANOTHER], ids=[c[0] for c in OF_ANOTHER])
def test_what_follows_is_somebody_elses(before: str, direct: bool) -> None:
    assert is_of_another(before, direct=direct)


@pytest.mark.parametrize(("before", "direct"), [c[1:] for c in OF_THE_SPEAKER], ids=[c[0] for c in OF_THE_SPEAKER])
def test_what_follows_is_the_speakers(before: str, direct: bool) -> None:
    assert not is_of_another(before, direct=direct)


@pytest.mark.parametrize(
    ("deed", "loose"),
    [
        ("said that it concerned another ship", True),
        ("denied it had been his idea", True),
        ("warned it would be the end of the harbour", True),
        ("had said it was a question of days", True),
        ("said it would be wrong to sail", False),
        ("says it is important that the gates stay shut", False),
        ("said the pilots wanted it", False),
        ("blamed the board for the delay", False),
    ],
)
def test_what_nobody_can_take_it_for(deed: str, loose: bool) -> None:
    assert has_loose_it(deed) is loose

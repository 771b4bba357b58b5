"""What is printed as not known is not known: neither overtaken, nor of nobody, nor an absence that tells nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.model import Assignment, Dossier, Guest, Item, Topic
from briefings.plan import plan_pack
from briefings.plan.open_ends import open_ends
from briefings.plan.study import Study, study_of
from briefings.template.shape import load_template

TITLE = "The sale of the ferry Alma"


@pytest.fixture
def study(dossier_of: Callable[..., Dossier]) -> Callable[..., Study]:
    def make(*texts: str, title: str = TITLE) -> Study:
        guest = Guest(1, "Analyst", role="Analyst")
        return study_of(dossier_of(*texts), Assignment(Topic(1, title, (guest,)), guest))

    return make


def lines(made: Study) -> list[Item]:
    pack = plan_pack(made.dossier, load_template(None), made.assignment)
    return next(list(s.items) for s in pack.sections if s.type == "unknown")


OPEN = [
    ("not clear, drawn together", "It isn't clear who called the captain of the ferry Alma.", True),
    ("not clear, of a price", "The price of the ferry Alma isn't yet known.", True),
    ("an outlet could not check", "The Harbour Times could not independently verify the log of the ferry Alma.", True),
    ("nobody was able to", "The port was unable to confirm who owns the ferry Alma.", True),
    ("clear before long", "The danger to the ferry Alma wasn't clear until the fog lifted.", False),
    ("a reproach", "“A captain who doesn't know what is done on the ferry Alma is no captain,” Bo Lind said.", False),
    ("what one means by it", "“Whether the ferry Alma is old depends on what you call old,” Bo Lind said.", False),
    ("depends on a ruling", "The sale of the ferry Alma depends on what the court decides in May.", True),
    ("open on the day", "It is unclear who will buy the ferry Alma.", True),
    ("known by now", "The price of the ferry Alma was not known until May, when the owners gave it.", False),
    ("what a finding says", "The oil in the harbour was of a kind that has not been found on the ferry Alma.", False),
    ("aware of", "The crew had not been made aware of the sale of the ferry Alma.", False),
    ("the wording of a text", "The contract of the ferry Alma does not say “for sale”.", False),
    ("a search", "The captain of the ferry Alma has not been found.", True),
    ("a decision", "No decision on the ferry Alma had been taken, the port said.", True),
    ("a date to come", "The port has until June to decide whether the ferry Alma may sail.", True),
    ("nobody knows", "Nobody can say why the ferry Alma left its course.", True),
    ("an investigation", "The fire on the ferry Alma is still being investigated.", True),
    ("not ruled out", "The police have not ruled out arson on the ferry Alma.", True),
    ("somebody's ignorance", "The port said it did not know who had bought the ferry Alma.", True),
    ("papers kept back", "Ada Marsh declined to release the letters on the ferry Alma.", True),
    ("calls", "The owners of the ferry Alma did not return two calls from this newspaper.", True),
    ("no reason", "The port gave no reason for the delay of the ferry Alma.", True),
    ("not said", "The port moved the ferry Alma without saying why.", True),
    ("never explained", "The fire on the ferry Alma was never explained.", True),
    ("yet to", "The ferry Alma has yet to find a buyer.", True),
    ("a name held back", "Two sailors, who declined to be named because the talks are secret, left the ferry Alma.", False),
    ("neither nor", "“The ferry Alma is neither old nor slow,” Ada Marsh said.", False),
    ("a decline in number", "Bookings on the ferry Alma declined in May, and prices show it.", False),
    ("a return", "The ferry Alma did not return to the port.", False),
    ("an answer", "The port answered two letters on the ferry Alma.", False),
    ("who decided", "The port decided that the ferry Alma may sail.", False),
    ("who knows", "Nobody can sail the ferry Alma in such weather.", False),
    ("a way of speaking", "“I don’t know how to say it of the ferry Alma more plainly,” Bo Lind said.", False),
    ("knows how", "The crew of the ferry Alma knew what to do.", False),
    ("an announcement", "The port has not announced a price for the ferry Alma.", True),
    ("what may yet be done", "The port could extend the contract of the ferry Alma beyond June, her owner said.", True),
    ("what is feared", "There are fears that the ferry Alma would be sold.", False),
    ("what is looked into", "The board is looking into whether the ferry Alma was safe.", True),
    ("what could be done before", "The captain could steer the ferry Alma with one hand.", False),
    ("of nobody knows whom", "The ferry Alma lies idle.\n\nHe would not say when.", False),
    ("of the man named before", "Bo Lind said on Friday that he would sell the ferry Alma. He would not say when.", True),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in OPEN], ids=[c[0] for c in OPEN])
def test_what_is_left_open(study: Callable[..., Study], text: str, expected: bool) -> None:
    assert bool(open_ends(study(f"Harbour Times, 4 May 2025\n\n{text}\n"))) is expected


OLD = "Harbour Times, 4 May 2025\n\nIt is unclear whether the state will buy the ferry Alma.\n"
QUIET = (
    "Harbour Times, 4 May 2025\n\nAda Marsh, the owner of the ferry Alma, did not respond to a request for comment.\n"
)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ((OLD, "Evening Post, 6 May 2025\n\nThe ferry Alma lies in Vell.\n"), 1),
        ((OLD, "Evening Post, 16 June 2025\n\nThe ferry Alma lies in Vell.\n"), 0),
        ((QUIET, "Evening Post, 6 May 2025\n\nThe ferry Alma lies in Vell.\n"), 1),
        ((QUIET, "Evening Post, 16 June 2025\n\nThe ferry Alma lies in Vell.\n"), 1),
        ((QUIET, "Evening Post, 6 May 2025\n\n“The ferry Alma is sold,” said Ada Marsh, its owner.\n"), 0),
    ],
    ids=["days old", "weeks old", "silent", "silent for weeks", "silent, then heard"],
)
def test_what_a_later_article_overtakes(study: Callable[..., Study], texts: tuple[str, ...], expected: int) -> None:
    assert len(open_ends(study(*texts))) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [("The parting of the ferry Alma", []), ("The ferry Alma and the bankruptcy of Norhavn", ["Norhavn"]),
     ("The ferry Alma after the shipyard bankruptcy", ["shipyard", "bankruptcy"]), ("The Parting of the Ferry Alma", [])],
    ids=["a word", "a name", "a whole part", "in capitals"],
)  # fmt: skip
def test_words_of_the_title_that_no_article_has(study: Callable[..., Study], title: str, expected: list[str]) -> None:
    made = study(
        "Harbour Times, 4 May 2025\n\nThe ferry Alma was sold in Vell.\n\nThe ferry Alma is old.\n", title=title
    )
    assert [i.slots["term"] for i in lines(made) if i.wording == "no_term"] == expected


def test_where_a_forum_met_nobody_is_silent(study: Callable[..., Study]) -> None:
    text = "Harbour Times, 4 May 2025\n\nThe sale of the ferry Alma was read out in Lisbon. A forum in Lisbon heard of the ferry Alma.\n"
    assert not [i for i in lines(study(text)) if i.wording == "silent"]


CLOSED = [
    ("a thing that is waited for", "The minister said the ferry Alma was awaiting a new gearbox in the port."),
    ("what somebody would not let go", "The crew held the captain of the ferry Alma after he refused to give up the keys of the ship."),
    ("a few words", "“I wrote seven letters about the sale of the ferry Alma,” Ada Marsh said. “No reply to one.”"),
    ("somebody else", "She is waiting for a different buyer of the ferry Alma, the port said."),
]  # fmt: skip


@pytest.mark.parametrize("text", [c[1] for c in CLOSED], ids=[c[0] for c in CLOSED])
def test_what_only_sounds_open(study: Callable[..., Study], text: str) -> None:
    assert open_ends(study(f"Harbour Times, 4 May 2025\n\n{text}\n")) == ()


def test_a_body_is_not_silent_under_its_name_in_other_order(study: Callable[..., Study]) -> None:
    text = (
        "The Ministry of Health sold the ferry Alma. The Ministry of Health has 40 ships, and the Ministry of Health needs money.\n\n"
        "The health ministry, which holds the contract for the ferry Alma, said on Thursday that it had full confidence in the buyer.\n"
    )
    made = study(f"Harbour Times, 4 May 2025\n\n{text}")
    assert [str(i.slots["party"]) for i in lines(made) if i.wording == "silent"] == []


LISTED = (
    "\nInterview Topic 1: The sale of the ferry Alma\nGuest 1: Trade Minister, Portugal\n"
    "Guest 2: Professor of Shipping\nGuest 3: Port Director, Vell\n"
)


def test_a_topic_list_mentions_nobody(dossier_of: Callable[..., Dossier]) -> None:
    text = "Harbour Times, 4 May 2025\n\n“The sale of the ferry Alma is good for Vell,” Ada Marsh, the mayor of Vell, said.\n"
    guest = Guest(1, "Trade Minister, Portugal", role="Trade Minister", affiliation="Portugal")
    made = study_of(dossier_of(text + LISTED), Assignment(Topic(1, TITLE, (guest,)), guest))
    assert [i.slots["affiliation"] for i in lines(made) if i.wording == "no_affiliation"] == ["Portugal"]
    told = text + "\nA yard in Portugal is to repaint the ferry Alma.\n"
    made = study_of(dossier_of(told + LISTED), Assignment(Topic(1, TITLE, (guest,)), guest))
    assert not [i for i in lines(made) if i.wording == "no_affiliation"]


def test_what_was_not_said_stands_behind_the_words_that_say_so(dossier_of: Callable[..., Dossier]) -> None:
    story = dossier_of(
        "Harbour Times, 4 May 2025\n\nThe port of Vell will close its northern dock to the ferry Alma on Friday, the board said.\n\n"
        "The board of the port, which had met for most of the night in the town hall with the owners of the ferry Alma and both of the "
        "unions, would not say who had paid for the repair of the dock.\n"
    )
    guest = Guest(1, "Analyst", role="Analyst")
    pack = plan_pack(story, load_template(None), Assignment(Topic(1, "The ferry Alma of Vell", (guest,)), guest))
    (shown,) = (
        x for s in pack.sections if s.type == "unknown" for i in s.items if i.wording == "open" for x in i.extracts
    )
    assert story[shown.span].endswith("would not say who had paid for the repair of the dock.")


HIDDEN = "According to two unnamed clerks who talked to the Evening Post, while the ferry Alma stays in the dock of Vell for repairs to its bow, the board could approve the sale of the ferry Alma."


def test_a_cut_leaves_nobodys_words_to_the_outlet(dossier_of: Callable[..., Dossier]) -> None:
    guest = Guest(1, "Analyst", role="Analyst")
    story = dossier_of(
        f"Harbour Times, 4 May 2025\n\nThe ferry Alma of Vell is out of service, the port said.\n\n{HIDDEN}\n"
    )
    pack = plan_pack(story, load_template(None), Assignment(Topic(1, "The sale of the ferry Alma", (guest,)), guest))
    rows = [i for s in pack.sections for i in s.items if i.wording in ("open", "open_seen")]
    assert rows
    for item in rows:
        shown = " ".join(story[piece] for x in item.extracts for piece in x.pieces)
        assert "unnamed clerks" in shown or "unnamed clerks" in str(item.slots["who"])

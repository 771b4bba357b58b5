"""Packs of an invented story: who is offered what, and what a question may quote."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.model import Assignment, Dossier, Guest, Item, Pack, Topic
from briefings.plan import plan_pack
from briefings.template.shape import load_template

MORNING = """By Ada Roth, Harbour Times, 4 May 2025

Norland seizes trawlers

Norland accused Sudria of poaching cod in its waters on Sunday and seized two trawlers off the Teal Bank.

“We will not let anyone empty our sea,” said Karl Brandt, Norland's fisheries minister.

Sudria condemned the seizure. “This is piracy,” said Lena Moreau, the Sudrian foreign minister.

Norland's own coast guard doubted that the trawlers had crossed the line, two officers said.

The dispute over cod has been going on since March.
"""
EVENING = """By Ben Cole, Evening Post, 5 May 2025

Norland and Sudria will meet on Thursday to talk about cod and the seized trawlers, the United Nations said.

Sudria warned Norland that it would close its ports to Norland's ships.

Brandt said that the trawlers had been warned three times.

Professor Ida Holm of Teal University said neither side could afford a long dispute over cod.
"""


@pytest.fixture
def pack(dossier_of: Callable[..., Dossier]) -> Callable[..., Pack]:
    dossier = dossier_of(
        MORNING.replace("Norland", "Norway").replace("Sudria", "Spain").replace("Spainn", "Spanish"),
        EVENING.replace("Norland", "Norway").replace("Sudria", "Spain"),
    )

    def make(role: str, affiliation: str | None = None) -> Pack:
        guest = Guest(1, role, role=role, affiliation=affiliation)
        return plan_pack(
            dossier, load_template(None), Assignment(Topic(1, "The seizure of the cod trawlers", (guest,)), guest)
        )

    return make


def items(pack: Pack, section: str) -> list[Item]:
    return [i for s in pack.sections if s.type == section for i in s.items]


def test_a_party_guest_gets_the_other_side(pack: Callable[..., Pack]) -> None:
    positions = [i for i in items(pack("Spokesperson", "Norway"), "positions") if i.stance == "counter"]
    assert {i.camp for i in positions} >= {"Spain"}
    assert "Norway" not in {i.camp for i in positions if "doubt" not in (i.why or "")}


def test_the_other_party_gets_the_opposite(pack: Callable[..., Pack]) -> None:
    ours = {i.speaker for i in items(pack("Spokesperson", "Norway"), "positions") if i.stance == "counter"}
    theirs = {i.speaker for i in items(pack("Ambassador", "Spain"), "positions") if i.stance == "counter"}
    assert "Lena Moreau" in ours
    assert "Karl Brandt" in theirs
    assert len(ours & theirs) * 2 <= max(len(ours), len(theirs))


def test_own_side_is_own_side(pack: Callable[..., Pack]) -> None:
    own = [i for i in items(pack("Spokesperson", "Norway"), "own_side") if i.stance == "own"]
    expected = [i for i in items(pack("Spokesperson", "Norway"), "expected") if i.stance == "own"]
    assert {i.camp for i in (*own, *expected)} == {"Norway"}


def test_an_independent_guest_gets_both_sides(pack: Callable[..., Pack]) -> None:
    made = pack("Professor of Law", "Teal University")
    camps = {i.camp for s in ("own_side", "expected", "positions") for i in items(made, s) if i.camp}
    assert camps >= {"Norway", "Spain"}
    assert not [i for i in items(made, "positions") if i.stance == "counter"]


def test_nothing_is_printed_twice(pack: Callable[..., Pack]) -> None:
    for guest in (("Spokesperson", "Norway"), ("Professor of Law", None)):
        pieces = [
            p for s in pack(*guest).sections for i in s.items for x in i.extracts if not x.fragment for p in x.pieces
        ]
        for n, piece in enumerate(pieces):
            assert not any(piece.overlaps(other) for other in pieces[n + 1 :])


def test_questions_quote_twelve_words_at_most(pack: Callable[..., Pack]) -> None:
    from briefings.model import word_count

    made = pack("Spokesperson", "Norway")
    quoted = [(i, x) for s in made.sections for i in s.items if i.style == "Question" for x in i.extracts]
    assert quoted
    assert all(x.fragment and len(x.pieces) <= 2 for _, x in quoted)  # two: without an aside between them
    assert all(word_count("x " * (x.pieces[0].end - x.pieces[0].start)) > 0 for _, x in quoted)


def test_an_unknown_topic_yields_an_honest_pack(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of("The fair opened in Vell on Monday. It rained.\n")
    guest = Guest(1, "Juggler", role="Juggler")
    made = plan_pack(dossier, load_template(None), Assignment(Topic(1, "Quantum computing", (guest,)), guest))
    assert [i.wording for i in items(made, "unknown")][:1] == ["no_term"]
    assert items(made, "positions") == []


BRIDGE = """The closure of the bridge over Kestrel Bay will last nine weeks, the harbour authority said on Thursday.

“Nobody should cross a bridge whose cables we cannot vouch for,” said Ingrid Solberg, the authority’s chief engineer.

The Ferrymen’s Union warned that the closure of the bridge would cut the shore off from the hospital.
"""


def test_own_body_is_known_by_its_description(dossier_of: Callable[..., Dossier]) -> None:
    role, affiliation = "Chief Engineer", "Kestrel Bay Harbour Authority"
    guest = Guest(1, f"{role}, {affiliation}", role=role, affiliation=affiliation)
    topic = Topic(1, "The closure of the Kestrel Bay bridge", (guest,))
    made = plan_pack(dossier_of(BRIDGE), load_template(None), Assignment(topic, guest))
    others = {i.speaker for i in items(made, "positions") if i.speaker}
    own = {i.speaker for i in (*items(made, "own_side"), *items(made, "expected")) if i.stance == "own"}
    assert others == {"Ferrymen’s Union"}
    assert "Ingrid Solberg" in own


TALK = """Morning Talk, 6 May 2025

IRIS VOSS, HOST: Norway has seized two trawlers that it says were poaching cod. Spain's minister says the seizure was piracy and a violation of the law.

LENA MOREAU, FOREIGN MINISTER OF SPAIN: This seizure of the trawlers was illegal, and Norway knows it.

VOSS: Critics call the seizure of the cod trawlers a scandal. Our correspondent is Tom Ash.

ASH: Nobody here believes that the seizure of the cod trawlers was legal, Iris.
"""


def test_who_leads_a_talk_takes_no_position(dossier_of: Callable[..., Dossier]) -> None:
    guest = Guest(1, "Spokesperson, Norway", role="Spokesperson", affiliation="Norway")
    assignment = Assignment(Topic(1, "The seizure of the cod trawlers", (guest,)), guest)
    pack = plan_pack(dossier_of(TALK), load_template(None), assignment)
    put = [str(i.speaker) for kind in ("top_sheet", "positions") for i in items(pack, kind) if i.wording != "cue"]
    assert any("MOREAU" in speaker for speaker in put)
    assert not any("VOSS" in speaker or "ASH" in speaker.upper() for speaker in put)

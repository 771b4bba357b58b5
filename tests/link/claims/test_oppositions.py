"""What one report affirms and another denies, in other words."""

from __future__ import annotations

import pytest

CLASH = [
    ("one verb for another", "The Harbour Authority has cleared the merger of the two ferries, a source in Port Ellen said.",
     "The Harbour Authority denied a report that it had approved the merger of the two ferries."),
    ("insured or not", "The satellite was not insured, the weather office said.", "The satellite had been insured, a broker, Lise Adler, said."),
    ("unanimous or divided", "The panel was divided on Mr Orlan, with one judge for a conviction.", "The judges were unanimous in clearing Mr Orlan, a spokeswoman for the court said."),
    ("turned back or not", "Observers of the Balkan Mission were turned back at the checkpoint, the mission said.",
     "The army denied that soldiers had prevented observers of the Balkan Mission from passing the checkpoint."),
    ("nobody was hurt", "Nobody was hurt when the rocket burst over the harbour of Nordvik, the company said.",
     "A fisherman was treated in hospital for burns after the rocket burst over the harbour of Nordvik, his wife said."),
    ("what had no name", "No debris fell on the land around the harbour, the company said.", "Pieces of the rocket came down on land near the harbour, farmers say."),
]  # fmt: skip

NONE = [
    ("which people", "She came third among members who had voted in the last election of the club.", "He won over members who had not voted in the last election of the club."),
    ("another speaker", "Colonel Marsh, who spoke at the congress of the Reform Party, praised the plan.", "He asked why Ida Lund's husband did not speak at the congress of the Reform Party."),
    ("what was to be done", "Advisers pressed Paul Roth to sign an agreement with the port.", "Paul Roth refused to sign the papers of the port."),
    ("calls for it", "There was silence amid calls for the mayor, Ben Lowe, to go.", "Ada Marsh has not called for the mayor, Ben Lowe, to go."),
    ("another matter denied", "She was asked about accusations that she had been offered a post at the harbour.", "She refuted a story about her claim that she had been offered a post at the harbour."),
    ("a matter of degree", "Nobody is more qualified for the office than Ida Lund, Ben Lowe said.", "Ida Lund is qualified for the office, but others were more so."),
    ("denied of some", "The letters that were released had been sent from the office of Ida Lund.", "Ida Lund said she had not sent any letters that were marked secret."),
    ("of a part by name", "The government has declared a state of emergency in three provinces.", "No state of emergency was declared in the province of Lund, its governor said."),
    ("two who decide", "The union has approved the contract of the nurses.", "The board has not approved the budget of the school."),
    ("what is still to come", "The council will approve the plan of the harbour in June, Ada Marsh said.", "The council has not approved the plan of the harbour, Ben Lowe said."),
    ("nobody knows what", "“Nobody knows what burned in the warehouse,” Ben Lowe said.", "The fire service was informed of the fire in the warehouse at six, Ada Marsh said."),
    ("supposed", "The dam would be safe if it had been inspected, Ada Marsh said.", "The dam has never been inspected, Ben Lowe said."),
    ("for a reason", "No patient has died because of the strike at the clinic, the union said.", "Two patients died during the strike at the clinic, the ministry said."),
    ("one sentence printed twice", "“They are not talking to the nurses of the clinic, they are talking to the press,” Ada Marsh said.",
     "“They are not talking to the nurses of the clinic, they are talking to the press,” Ada Marsh said."),
    ("an adverb", "The two sides clearly differ on the sale of the harbour, Ada Marsh said.", "The office has not cleared the sale of the mill, Ben Lowe said."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), [c[1:] for c in CLASH], ids=[c[0] for c in CLASH])
def test_two_poles_of_one_matter_clash(clashes, one, other):
    assert len(clashes(one, other)) == 1


@pytest.mark.parametrize(("one", "other"), [c[1:] for c in NONE], ids=[c[0] for c in NONE])
def test_two_matters_do_not(clashes, one, other):
    assert clashes(one, other) == []


def test_a_complaint_and_its_answer(clashes):
    text = "The mayor, Berit Holt, said that residents had not been warned of the launch. The company says that a text message was sent to every household."
    assert clashes(text, "") == [["not been warned", "text message"]]


def test_two_offices_are_of_two_who_speak(clashes):
    assert not clashes(
        "“Nobody informed my office of the spill,” the harbour minister, Jon Reed, said.",
        "The fisheries commissioner, Ada Holt, said that her office had been notified of the spill.",
    )


def test_what_is_not_known_of_a_sort_is_no_denial(clashes):
    assert not clashes(
        "“I do not know a brewery in this town which has paid more for water,” Jo Brandt said.",
        "The council found that the brewery knew of the leak in the water.",
    )


def test_how_large_an_effect_is_on_one_field_in_other_words(clashes):
    assert clashes(
        "Analysts do not believe that the gift of the guns will significantly change the outcome of the war.",
        "The general has asked for the guns for months, arguing that only these can decisively weaken the army of the rebels.",
    ) == [["significantly", "decisively"]]


def test_effects_on_two_fields_go_together(clashes):
    assert not clashes(
        "Analysts said the toll will significantly reduce traffic in the old town.",
        "The chamber of trade said that the effect of the toll on jobs will be small.",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Nordvik has rejected the reports. “Nordvik has divers in many friendly ports under training agreements,” its envoy, Leo Marsh, said.",
        "The mayor’s office said that she was at a harbour meeting in Estmark. She says that she was not informed of the flood.",
    ],
    ids=["what is rejected was said", "a meeting of another matter"],
)
def test_what_is_only_named_clashes_with_nothing(clashes, text):
    assert clashes(text, "The sea was calm.") == []

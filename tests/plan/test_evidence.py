"""Stretches that can be read aloud: a speaker whom only the sentence before tells never stands without it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.model import Dossier
from briefings.plan.evidence import gather, leans, points_back

SPEAKERS = [
    ("its president", True),
    ("His lawyer", True),
    ("the man", True),
    ("The agent", True),
    ("the current ministry", True),
    ("the government", False),
    ("the ministry", False),
    ("the police", False),
    ("the officers", False),
    ("the pilots' union", False),
    ("the chief engineer of the ferry", False),
    ("a lawyer for the family", False),
]


@pytest.mark.parametrize(("speaker", "expected"), SPEAKERS, ids=[s for s, _ in SPEAKERS])
def test_who_is_told_by_the_sentence_before(speaker: str, expected: bool) -> None:
    assert points_back(speaker) is expected
    assert not points_back(speaker, "named")


GROUPS = [
    ("its officer stands with the body", "The Association of Vell Pilots disagrees. Its president said that two of them had been called at night.",
     ["The Association of Vell Pilots disagrees. Its president said that two of them had been called at night."]),
    ("a lawyer with the client", "Tolva Brisk, 44, was found guilty of fraud. His lawyer said he would appeal against the sentence.",
     ["Tolva Brisk, 44, was found guilty of fraud. His lawyer said he would appeal against the sentence."]),
    ("a new ministry", "Three letters to the ministry of the interior went missing. The current ministry says that the inquiry got it wrong.",
     ["Three letters to the ministry of the interior went missing. The current ministry says that the inquiry got it wrong."]),
    ("who can stand alone", "The ferry sank at night. The government said that the weather was to blame.",
     ["The ferry sank at night.", "The government said that the weather was to blame."]),
    ("one of those who spoke", "These inspectors say that the hull is sound. “This hull has been lucky,” one of the inspectors said.",
     ["These inspectors say that the hull is sound. “This hull has been lucky,” one of the inspectors said."]),
    ("one of them", "Two sailors say that the pumps were never tested. One of them said the captain had known it.",
     ["Two sailors say that the pumps were never tested. One of them said the captain had known it."]),
    ("a name behind the description", "The union called a strike. Its president, Ada Marsh, said that it would be short.",
     ["The union called a strike.", "Its president, Ada Marsh, said that it would be short."]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in GROUPS], ids=[c[0] for c in GROUPS])
def test_what_stands_together(dossier_of: Callable[..., Dossier], text: str, expected: list[str]) -> None:
    story = dossier_of(f"Harbour Times, 4 May 2025\n\n{text}\n")
    found = [e for e in gather(story) if e.text.strip()[0] != "H"]
    assert [e.text for e in found] == expected
    assert not any(e.dangling for e in found)
    printed = ["".join(story[piece] for piece in e.extract.pieces) for e in found]
    assert [p.split()[0] for p in printed] == [e.split()[0] for e in expected]


ALONE = [
    ("a man alone", "“It was never safe to sail,” Ada Marsh said.\n\nThe man said that the pumps had failed twice.", True),
    ("behind another's words", "Ada Marsh said that the ferry was safe. Its captain said that the pumps had failed twice.", True),
    ("whose, by the sentence itself", "“It was never safe to sail,” Ada Marsh said.\n\nBo Lind did not leave the bridge, his lawyer said.", False),
    ("whose, by no sentence", "“It was never safe to sail,” Ada Marsh said.\n\nThe bank did not pay anybody, its director said.", True),
    ("a government", "“It was never safe to sail,” Ada Marsh said.\n\nThe government said that the pumps had failed twice.", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in ALONE], ids=[c[0] for c in ALONE])
def test_dangling(dossier_of: Callable[..., Dossier], text: str, expected: bool) -> None:
    story = dossier_of(f"Harbour Times, 4 May 2025\n\n{text}\n")
    last = gather(story)[-1]
    assert (last.leaning, last.dangling) == (expected, expected)


EXPLAINED = [
    ("the speaker is the word", "Three inspectors came on Monday.\n\nThese inspectors say that the hull is sound.", False),
    ("the one man who speaks", "Bo Lind has sold the ferry.\n\nHis crew had not been told of it, Bo Lind said.", False),
    ("a man of whom several speak", "Bo Lind has sold the ferry.\n\nHis crew had not been told of it, three sailors said.", True),
    ("somebody's friends", "Bo Lind has sold the ferry.\n\nFriends say he had wanted to sell it since the summer.", True),
    ("a man without a name", "Bo Lind has sold the ferry.\n\nOn the quay in Vell, he withdrew that offer to the port on Monday.", True),
    ("a man whose office stands there", "Bo Lind has sold the ferry.\n\nThe mayor of Vell said on Monday he was against it.", False),
    ("a decision of any kind", "Bo Lind has sold the ferry.\n\nThat is not the view of the port, whose director Ada Marsh spoke of a loss.", True),
    ("in somebody's own words", "Bo Lind has sold the ferry.\n\n“This sale is a mistake,” Ada Marsh said.", False),
    ("in quotation marks alone", "Bo Lind has sold the ferry.\n\nThe port put up a sign on Monday with the words “he was one of us”.", False),
    ("a denial of what stands before", "Bo Lind has sold the ferry.\n\nThe port denied this.", True),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in EXPLAINED], ids=[c[0] for c in EXPLAINED])
def test_what_its_line_explains(dossier_of: Callable[..., Dossier], text: str, expected: bool) -> None:
    assert gather(dossier_of(f"Harbour Times, 4 May 2025\n\n{text}\n"))[-1].dangling is expected


def test_a_headline_inside_the_text_is_no_evidence(dossier_of: Callable[..., Dossier]) -> None:
    story = dossier_of(
        "Harbour Times, 4 May 2025\n\nThe ferry sank at night.\n\n16.05 Owners dig in\n\nThe port is shut.\n\nNobody was hurt.\n"
    )
    assert not any("dig in" in e.text for e in gather(story))


def test_marked_speech_of_which_no_one_tells_the_speaker_is_not_the_outlets(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of(
        "Harbour Times, 4 May 2025\n\n“You knew that the floor was rotten and you took the rent,” Ana Dyer said.\n\n"
        "“I had that floor inspected twice in a year.”\n\nThe floor fell in on Monday, police said.\n"
    )
    texts = [e.text for e in gather(dossier)]
    assert any("rotten" in text for text in texts)
    assert not any("inspected" in text for text in texts)


OPENINGS = [
    ("However, the port let 900 divers land.", "the port let 900 divers land."),
    ("In response, the port let 900 divers land.", "In response, the port let 900 divers land."),
    ("In retaliation, the port let 900 divers land.", "In retaliation, the port let 900 divers land."),
]


@pytest.mark.parametrize(("sentence", "printed"), OPENINGS, ids=[c[0] for c in OPENINGS])
def test_an_answer_keeps_the_words_that_make_it_one(
    dossier_of: Callable[..., Dossier], sentence: str, printed: str
) -> None:
    dossier = dossier_of(f"The union shut the docks on Friday.\n\n{sentence}\n")
    found = next(e for e in gather(dossier) if "900" in e.text)
    assert dossier[found.extract.span] == printed


def test_an_answer_that_opens_with_a_pronoun_leans_on_the_text_before() -> None:
    assert leans("In response, they let 900 divers land.")
    assert not leans("In response, the port let 900 divers land.")

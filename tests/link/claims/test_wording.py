"""What a clash of claims is called."""

from __future__ import annotations

import pytest

CASES = [
    ("what is denied by name", "Rivals in the party say he leaked the higher estimate to the paper. The minister, Henrik Lund, denies the leak.", "leak"),
    ("what both sides name", "A spokeswoman for the bath, Ada Marsh, said that every pool had been clean. Not quite, said the inspector, Paul Roth. One of nine pools had failed, he said.", "pool"),
    ("what was said is no thing", "“Twice the count at the weir was too high,” said a fitter, who hides his name out of fear of a claim. The mill calls the claim false.", ""),
    ("nothing that surely is a thing", "The ministry said the vet, Nina Brandt, had been hasty and would withdraw her report. Ms Brandt said she had nothing to withdraw.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "about"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_a_clash_is_called_by_the_thing_in_dispute(headings, text, about):
    assert [name for name, _ in headings(text, "")] == [about]


def test_a_family_of_words_says_what_the_reports_differ_on(headings):
    ((_, reason),) = headings(
        "The firm that looked after the boilers warned the Astra plant in April that two of them were foul.",
        "The Astra plant has a new lawyer. “There was never a warning,” said the lawyer, Conrad Hale.",
    )
    assert reason.endswith("eports differ on whether there was a warning")


def test_what_is_sent_is_named_and_not_who_sends_it(headings):
    text = (
        "The Norwegian navy sent 400 Danish sailors to Iceland to guard the harbours, Admiral Ida Lund said. "
        "The 400 Danish sailors were sent to Scotland to guard the harbours, a source said."
    )
    assert [name for name, _ in headings(text, text.replace("Iceland", "Ireland")) if "sailors" in name]


@pytest.mark.parametrize(
    ("allowed", "forbidden", "clash"),
    [
        ("trawlers to fish in Danish waters", "boats to fish in Danish waters", False),
        ("lorries on the ring roads", "cars on the whole bridge", False),
        ("trawlers to fish in Danish waters", "trawlers to fish in Danish waters", True),
    ],
)
def test_a_ban_and_a_permit_of_two_things_are_no_conflict(headings, allowed, forbidden, clash):
    found = headings(
        f"The dispute came months after the Norwegian ministry gave Danish skippers the green light to use {allowed}.",
        f"Until recently, the Norwegian ministry was opposed to allowing Danish skippers to use {forbidden}.",
    )
    assert any("allowed before" in reason for _, reason in found) is clash

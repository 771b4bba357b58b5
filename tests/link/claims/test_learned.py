"""When somebody knew."""

from __future__ import annotations


def test_two_days_on_which_one_body_learned_of_one_thing(clashes):
    assert clashes(
        "Belmont Dairies said it had learned of the fault in the cooler on 26 August 2025.",
        "A foreman informed Belmont Dairies of the fault in the cooler on 12 August 2025, an e-mail shows.",
    ) == [
        [
            "learned of the fault in the cooler on 26 August 2025",
            "informed Belmont Dairies of the fault in the cooler on 12 August 2025",
        ]
    ]


def test_one_day_is_no_clash(clashes):
    assert not clashes(
        "Belmont Dairies said it had learned of the fault in the cooler on 26 August 2025.",
        "A foreman informed Belmont Dairies of the fault in the cooler on Aug. 26.",
    )


def test_what_was_learned_late_and_had_been_known(clashes):
    text = (
        "Redport United were startled to learn on the last weekend that an agency was to get a share. "
        "The agent, Sergio Balm, says the club had known about the share since before Christmas."
    )
    assert clashes(text, "") == [["learn", "known"]]


def test_two_things_learned(clashes):
    assert not clashes(
        "Belmont Dairies said it had learned of the fault in the cooler on 26 August 2025.",
        "A lawyer informed Belmont Dairies of the bid for its brewery on 12 May 2025.",
    )

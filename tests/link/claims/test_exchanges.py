"""What two voices say close to each other that does not go together."""

from __future__ import annotations

import pytest

from briefings.link.claims import exchanges

# More of no matter that is tested: of fewer than three dozen sentences nothing is weighed.
REST = (
    "The regatta was put off because of the wind. A baker from the old town showed his ovens. The choir has forty singers. Lamps were lit along "
    "the quay. A horse won twice at the fair. The chapel bells were cleaned.",
    "The lake was low in spring. Two foxes were seen near the mill. The museum bought a painting of the pass. Cherries were late this year. A "
    "tailor opened a shop by the gate. Snow lay on the upper road.",
    "Skiers came early this season. The railway sold old timetables. A comet could be seen from the ridge. The post office moved next door. A "
    "juggler drew a crowd at noon. Honey was sold out by Tuesday.",
)

CASES = [
    (
        "a record against what somebody says",
        "The club’s president, Jan Wirth, says that no letter from the academy ever reached the office. But the courier’s record shows that a "
        "letter from the academy was signed for at the office in May.",
    ),
    (
        "who answers what an unnamed source said",
        "State radio reported that the ferry’s mate had been asleep at the wheel. The coast guard said there was no evidence that the mate had "
        "been asleep.",
    ),
    (
        "one insists on another time of knowing",
        "A former clerk says the mayor was told of the cracks in the dome on March 4. The town hall insists that the mayor first heard of the "
        "cracks on June 11.",
    ),
    (
        "a deed and its paper",
        "The presidency said a letter to the speaker was signed on Thursday. The speaker’s office said it had received nothing by Saturday.",
    ),
    (
        "what a former hand charges",
        "A former clerk of the brewery claims the tanks were never emptied before the fire. The company says that all tanks were emptied in May.",
    ),
]

NONE = [
    ("two views", "Coach Ada Lind said the pitch was too hard for the cup. The groundsman said he hoped for rain before the cup."),
    ("two of one house", "The brewery said it had not sold the cellar. Its spokesman, Leo Marsh, said the cellar was not for sale."),
    ("who says nothing", "Ada Lind said the brewery had sold its cellar in secret. The brewery did not comment on the cellar."),
    ("who agrees", "Ada Lind said the cellar had been flooded twice. The brewery confirmed that the cellar had been flooded."),
    ("two who deny one thing", "Police said they did not believe the baker had helpers. Ada Lind said the inquiry had found no helpers of the baker."),
    ("two who deny one thing, one in quotation marks", "Police said they did not believe the baker was helped from the mill. Ada Lind told the "
     "inquiry that the brewery had “not been able to find any direct tie” between the baker and people at the mill."),
    ("who has just been cited", "The Herald reported that two clerks had seen the cellar sold in secret. The clerks said that nobody would announce the sale of the cellar."),
    ("who was not there", "The laboratory said the mould of the cellar was the same in all casks. Ada Lind, a chemist at the lake who was not involved in the work, said that the fourth cask was the mould that mattered."),
    ("one letter", "The letter says the cellar was never dry, two clerks wrote. The letter continues: “Nobody looked after the cellar.”"),
    ("what is only asked", "Ada Lind asked the court to find out whether the cellar had been sold. The brewery said it never sold the cellar."),
    ("what may come", "Ada Lind said the cellar had been sold. The brewers are not expected to announce the price of the cellar before May."),
]  # fmt: skip


@pytest.mark.parametrize("text", [c[1] for c in CASES], ids=[c[0] for c in CASES])
def test_what_goes_against_what_was_said(clashes, text):
    found = clashes(f"{text}\n\n{REST[0]}", REST[1], REST[2])
    assert [len(words) for words in found] == [2]


@pytest.mark.parametrize("text", [c[1] for c in NONE], ids=[c[0] for c in NONE])
def test_two_who_speak_in_turn_mostly_agree(clashes, text):
    assert clashes(f"{text}\n\n{REST[0]}", REST[1], REST[2]) == []


def test_every_mark_has_a_weight_that_is_small_enough_to_be_outweighed():
    weights = [weight for table in (exchanges.FIRST, exchanges.SECOND, exchanges.BOTH) for weight in table.values()]
    assert max(map(abs, weights)) < abs(exchanges.BIAS)

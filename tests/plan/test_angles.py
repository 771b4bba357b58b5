"""What words bring up by which an interviewer asks on, letter for letter, and what only looks like it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.model import Dossier, Findings, Item, word_count
from briefings.plan.angles import angles

Page = Callable[..., list[tuple[Item, str]]]

CASES = [
    (
        "why now",
        "The decision to close the maternity ward comes three weeks before the council vote.",
        [("now", ["The decision", "comes three weeks before the council vote"])],
    ),
    ("what only comes", "The bus comes after the tram.", []),
    (
        "what changed",
        "Until recently, the club was firmly against selling Imre Vasko, citing the cup run.",
        [("changed", ["Until recently, the club was firmly against selling Imre Vasko"])],
    ),
    ("until a day to come", "Until Friday, the bridge is closed to lorries.", []),
    (
        "what it is for",
        "The offer to the nurses also seeks to ensure that the wards stay open in winter.",
        [("aim", ["The offer", "seeks to ensure that the wards stay open in winter"])],
    ),
    (
        "a signal",
        "The fine is also a signal for other shippers not to dump ballast.",
        [("aim", ["The fine is also a signal for other shippers not to dump ballast"])],
    ),
    (
        "a loaded word before a name",
        "The ban is also a signal for warlord Idris Kone not to cross the river.",
        [("aim", ["The ban is also a signal for", "Idris Kone not to cross the river"])],
    ),
    ("a signal of whom the sentence before tells", "It is a signal for other shippers not to dump ballast.", []),
    (
        "how far it may go",
        "The recall could be extended to the older pumps if tests fail.",
        [("wider", ["The recall could be extended to the older pumps if tests fail"])],
    ),
    ("of what, stands before", "They could be extended if necessary.", []),
    (
        "fears",
        "With the first frost, there are fears that the gas reserve could run out by March.",
        [("fear", ["With the first frost, there are fears that the gas reserve could run out by March"])],
    ),
    (
        "fears in a long sentence keep what they come from, and their verb",
        "After the closing of both tunnels, there are fears that the island could run short of medicine yet longer.",
        [("fear", ["After the closing of both tunnels, there are fears that the island could run short of medicine"])],
    ),
    (
        "fears in a sentence too long to keep its verb",
        "After the closing of both northern road tunnels, there are fears that the island could run short of fresh medicine.",
        [],
    ),
    (
        "what somebody did after it",
        "Following the leak, the mayor said nothing of the risk of a second landslide on the valley road.",
        [],
    ),
    (
        "what it is for says more than by whom",
        "Meanwhile, the Harbour Board has already approved the use of the old coal dock by Norrick for repairs of ferries.",
        [("follow", ["the Harbour Board has", "approved the use of the old coal dock", "for repairs of ferries"])],
    ),
    ("no fears", "There are no fears that the gas reserve could run out.", []),
    ("fears that were allayed", "The tests allayed fears that the water could make people ill.", []),
    (
        "a risk behind a comma",
        "The merger has critics, given the risk of higher fares on the island routes.",
        [("risk", ["the risk of higher fares on the island routes"])],
    ),
    ("a risk that is less", "The new valve reduces the risk of fire in the engine room.", []),
    (
        "what is unsure",
        "The election adds a layer of uncertainty about the future of the rail subsidy.",
        [("unsure", ["uncertainty about the future of the rail subsidy"])],
    ),
    ("what is only said to be so", "Until recently, the bank was reportedly against selling its mill.", []),
    ("a question", "Is the fine a signal for other shippers to stop?", []),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_angles(findings_of: Callable[..., Findings], text: str, expected: list[tuple[str, list[str]]]) -> None:
    article = findings_of(f"By Ada Roth, Coast Wire, 4 May 2025\n\n{text}\n").article
    sentence = article.sentences[-1].span
    assert [(a.name, [article[p] for p in a.pieces]) for a in angles(article, sentence)] == expected


REEF = """By Ada Roth, Coast Wire, 4 May 2025

Norway lifted its ban on night trawling inside the Teal reef on Sunday, two officials said.

The decision to lift the trawling ban comes three weeks before the talks on cod quotas with Sweden.

Until recently, Norway was firmly opposed to night trawling on the reef, citing the risk of a collapse of the cod.

Sweden has already lifted its own ban on night trawling off the Teal reef.

Officials said the trawling permit could be extended to the whole of the bay if necessary.

With the night nets out, there are fears that the cod could leave the reef for good.
"""
TITLE = "The lifting of the ban on night trawling on the Teal reef"


@pytest.mark.parametrize(
    ("role", "affiliation"),
    [("Professor of Fisheries", "Teal University"), ("Fisheries Analyst", "Reef Institute"), ("Ambassador", "Norway"),
     ("Spokesperson", "Norwegian Fisheries Ministry"), ("Director", "Fishermen's Union")],
)  # fmt: skip
def test_page_1_asks_what_the_words_bring_up(
    dossier_of: Callable[..., Dossier], questions_of: Callable[[Dossier, str], Page], role: str, affiliation: str
) -> None:
    page = [text for _, text in questions_of(dossier_of(REEF), TITLE)(role, affiliation)]
    assert any("Why now?" in q for q in page), page
    assert sum(any(words in q for words in ("Until recently", "could be extended", "fears that")) for q in page) >= 2
    assert all(word_count(q.replace("[…]", "")) <= 20 for q in page), page


PUMP = """By Tom Reyes, Valley Post, 12 June 2025

Cordell Medical recalled its Alba insulin pump on Tuesday after two patients were taken to hospital.

The recall of the Alba pump comes two days after a clinic in Dorne wrote to the regulator.

Until recently, Cordell was firmly against a recall of the pump, citing the want of other pumps.

Doctors said the recall could be extended to the older pumps if tests fail.

In response, Cordell has offered its patients 400 dollars each for the pump.

There are fears that the pump could fail in hot weather as well, nurses at the clinic said.

The recall is also a signal for other makers not to hide faults, said Rita Sands of the patients' union.
"""


@pytest.mark.parametrize(
    ("role", "affiliation"),
    [("Chief Executive", "Cordell Medical"), ("Doctor", "Dorne Clinic"), ("Spokesperson", "Patients' Union"),
     ("Lawyer for the patients", None), ("Health Correspondent", "Valley Post"), ("Agent of a patient", None)],
)  # fmt: skip
def test_an_answer_is_not_asked_as_if_it_came_first(
    dossier_of: Callable[..., Dossier], questions_of: Callable[[Dossier, str], Page], role: str, affiliation: str | None
) -> None:
    page = [
        text for _, text in questions_of(dossier_of(PUMP), "The recall of the Alba insulin pump")(role, affiliation)
    ]
    assert len(page) >= 3, page
    assert not any("has offered" in q and "In response" not in q for q in page), page
    assert not any("was firmly against" in q and "Until recently" not in q for q in page), page
    assert all(word_count(q.replace("[…]", "")) <= 20 for q in page), page


def test_a_thing_is_quoted_with_what_tells_which_it_is(
    dossier_of: Callable[..., Dossier], questions_of: Callable[[Dossier, str], Page]
) -> None:
    told = (
        'Rita Sands, a nurse, was not sure. "What would settle it is a broken pump that nobody had opened," she said.'
    )
    page = [
        t
        for _, t in questions_of(dossier_of(f"{PUMP}\n{told}\n"), "The recall of the Alba insulin pump")(
            "Doctor", "Dorne Clinic"
        )
    ]
    assert page and not any("broken pump" in q and "opened" not in q for q in page), page

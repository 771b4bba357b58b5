"""Cells of the rows of what a guest may say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.model import Assignment, Dossier, Guest, Topic
from briefings.plan.brief import Brief
from briefings.plan.expected import claim_of
from briefings.plan.study import study_of
from briefings.template.shape import load_template

CLAIMS = [
    (
        "a long credit",
        "Experts such as Pia Lund of the Halden Institute for Rivers warn that the effect of the dam will be small for years.",
        "the effect of the dam will be small for years.",
    ),
    ("a short credit", "Engineer Pia Lund said that the effect of the dam will be small for years.", None),
    (
        "a denial",
        "Experts such as Pia Lund of the Halden Institute for Rivers deny that the effect of the dam will be small for years.",
        None,
    ),
    (
        "what was never said",
        "None of the experts of the Halden Institute for Rivers said that the effect of the dam will be small for years.",
        None,
    ),
]


@pytest.mark.parametrize(("sentence", "kept"), [c[1:] for c in CLAIMS], ids=[c[0] for c in CLAIMS])
def test_a_cell_leaves_a_long_credit_to_the_name(
    dossier_of: Callable[..., Dossier], sentence: str, kept: str | None
) -> None:
    dossier = dossier_of(f"{sentence}\n\nThe lake froze over in January, and children skated there until the thaw.\n")
    guest = Guest(1, "Mayor of Westport", role="Mayor of Westport")
    brief = Brief(study_of(dossier, Assignment(Topic(1, "The dam", (guest,)), guest)), load_template(None))
    said = next(e for e in brief.evidence if e.text == sentence)
    cut = claim_of(brief, said, said.extract)
    assert (cut and dossier[cut.span]) == kept
    assert cut is None or cut.opens_inside

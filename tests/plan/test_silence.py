"""A guest whose own institution would not comment: the row for it, and the report that stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.model import Assignment, Dossier, Guest, Item, Topic
from briefings.plan import plan_pack
from briefings.template.shape import load_template

SALE = """By Ada Roth, Harbour Times, 4 May 2025

Torvik sells the brewery

Torvik has sold the Halden brewery to a Danish fund, two people familiar with the sale of the brewery said on Sunday.

{}

“Nobody has told the brewers of Halden anything about a sale of the brewery,” union leader Pia Lund said.

Torvik bought the Halden brewery in 2019 for 40 million.
"""
OTHER = """By Ben Cole, Evening Post, 4 May 2025

A sale in Halden

A Danish fund has bought the brewery in Halden, the newspaper Dagen reported on Sunday, citing a banker who knows of the sale.

The town of Halden has 9,000 people.
"""
CASES = [
    ("it declined", "Torvik declined the newspaper’s request for comment.", "Director, Torvik", True),
    ("it did not respond", "Torvik did not immediately respond to a request for comment.", "Director, Torvik", True),
    ("somebody else declined", "The Danish fund declined to comment.", "Director, Torvik", False),
    ("it spoke after all", "Torvik did not comment on the price.\n\n“The sale is good for Halden,” Torvik said.", "Director, Torvik", False),
    ("a guest of no side", "Torvik declined to comment.", "Historian, Teal University", False),
    ("it declined an offer", "Torvik declined an offer from a Swedish fund in March.", "Director, Torvik", False),
]  # fmt: skip


def rows(dossier: Dossier, line: str) -> list[Item]:
    role, affiliation = line.split(", ")
    guest = Guest(1, line, role=role, affiliation=affiliation)
    pack = plan_pack(
        dossier, load_template(None), Assignment(Topic(1, "The sale of the Halden brewery", (guest,)), guest)
    )
    return [i for s in pack.sections if s.type == "expected" for i in s.items if i.id.startswith("expected.silent")]


@pytest.mark.parametrize(("body", "line", "has"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_who_will_not_comment_has_a_row(dossier_of: Callable[..., Dossier], body: str, line: str, has: bool) -> None:
    dossier = dossier_of(SALE.format(body), OTHER)
    found = rows(dossier, line)
    assert bool(found) is has
    if has:
        case, report = found
        assert (case.wording, case.stance, report.answers, report.stance) == ("case_silent", None, case.id, None)
        assert dossier[case.extracts[0].span] == body
        assert "Halden" in dossier[report.extracts[0].span]

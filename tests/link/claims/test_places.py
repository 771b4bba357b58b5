"""Acts in one country or another: what two reports differ on, and what is a slip of one of them."""

from __future__ import annotations

import pytest

from briefings.extract import extract_findings
from briefings.link import resolve_speakers
from briefings.link.claims import places
from briefings.model import RawArticle
from briefings.segment import segment_article

PORT = (
    "Chile has let Peruvian trawlers use deep-sea nets inside Chile, the Herald reported. The Herald said that Peruvian trawlers may use "
    "the deep-sea nets on Chilean territory from May."
)
SLIPS = [
    ("at home, once", "A decision had been made to let Peru's trawlers use deep-sea nets inside Peru, the Post said.", ["inside Peru"]),
    ("where the others are", "A decision had been made to let Peru's trawlers use deep-sea nets inside Chile, the Post said.", []),
    ("both named", "Chile decided to let Peru's trawlers use deep-sea nets inside Peru, the Post said.", []),
    ("not whose trawlers", "A decision had been made to let the trawlers use deep-sea nets inside Peru, the Post said.", []),
    ("another act", "Peru's minister opened a school for young divers inside Peru, the Post said.", []),
    ("twice", "Peru's trawlers use deep-sea nets inside Peru.\nPeru's trawlers may use deep-sea nets inside Peru again.", []),
    ("a third country too", "Peru's trawlers use deep-sea nets inside Peru.\nPeru's trawlers use deep-sea nets inside Ecuador.", []),
]  # fmt: skip


def _slips(*lines: str) -> list[str]:
    article = segment_article(RawArticle("a.txt", "\n".join(lines), "", "utf-8"))
    found = resolve_speakers(extract_findings(article, rules_only=True))
    return [article[p.evidence] for p in places.slips(found) if p.evidence]


@pytest.mark.parametrize(("line", "expected"), [c[1:] for c in SLIPS], ids=[c[0] for c in SLIPS])
def test_slips(line: str, expected: list[str]) -> None:
    assert _slips(PORT, line) == expected


def test_one_other_sentence_decides_nothing() -> None:
    assert _slips(PORT.split(". ", maxsplit=1)[0] + ".", SLIPS[0][1]) == []


OTHER_REPORT = (
    "Japan has approved the use of its new deep-sea nets by Peru's trawlers on Chilean territory, the Herald reported."
)
HERE = "The Herald reported that Japan had approved the use of new deep-sea nets by Peru's trawlers inside Peru."


def test_a_slip_is_no_version(clashes) -> None:
    assert ["on Chilean territory", "inside Peru"] in clashes(OTHER_REPORT, HERE)
    assert clashes(OTHER_REPORT, f"{PORT}\n{HERE}") == []

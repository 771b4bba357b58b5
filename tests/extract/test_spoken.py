"""What was said is told from what was known, shown or happened."""

from __future__ import annotations

import pytest

from briefings.extract import spoken
from briefings.model import Attribution, Kind, RawArticle
from briefings.segment import segment_article

# The article; source, cue, content and kind; whether words were said.
CASES: list[tuple[str, str, tuple[str, str, str, Kind], bool]] = [
    ("what a board knew", "The board knew that the tank was “a bomb”.", ("The board", "knew", "that the tank was “a bomb”", "mixed"), False),
    ("what a board says", "The board says that the tank was “a bomb”.", ("The board", "says", "that the tank was “a bomb”", "mixed"), True),
    ("what somebody showed us", "Ada Marsh showed us a screen.", ("Ada Marsh", "showed", "us a screen", "indirect"), False),
    ("what a log shows", "The log shows that the pump had failed.", ("The log", "shows", "that the pump had failed", "indirect"), True),
    ("what happened", "The incident shows that the gate was shut.", ("The incident", "shows", "that the gate was shut", "indirect"), False),
    ("who has seen a deal", "Under the deal, seen by the Post, Holt pays.", ("the Post", "seen", "Holt pays", "indirect"), False),
    ("a free relative", "Ada Marsh is careful in what she says.", ("she", "says", "what", "indirect"), False),
]  # fmt: skip


@pytest.mark.parametrize(("body", "parts", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_mark_unspoken(body: str, parts: tuple[str, str, str, Kind], expected: bool) -> None:
    article = segment_article(RawArticle("a.txt", body, "", "utf-8"))
    source, cue, content = (article.span(body.rindex(p), body.rindex(p) + len(p)) for p in parts[:3])
    (said,) = spoken.mark_unspoken(article, (Attribution((content,), parts[3], cue, source),))
    assert said.spoken is expected

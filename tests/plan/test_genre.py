"""What an article says of its own kind: opinion, analysis, a translation, a transcript, a press release."""

from __future__ import annotations

import pytest

from briefings.model import RawArticle
from briefings.plan.genre import genres
from briefings.segment import segment_article

TOLD = "The harbour of Vell was closed on Monday, the harbour board said, and forty boats went to the next.\n"
CASES = [
    ("a field", "Who owns the harbour?\nOPINION | The Coast Ledger, Vell\n\n", "", ("opinion",)),
    ("before a colon", "COMMENT: Stop wailing about the harbour\n\n", "", ("opinion",)),
    ("behind a dash", "A lock and a question\nCoast Review — comment and analysis\n\n", "", ("opinion",)),
    ("by itself", "A lock and a question\nComment\nBy Ada Marsh\n\n", "", ("opinion",)),
    ("a button", "A lock and a question\nShare\nSave\nComment\n\n", "", ()),
    ("comments counted", "A lock and a question\n12 comments\n\n", "", ()),
    ("at the foot", "A lock and a question\n\n", "\nAda Marsh is a writer. Views expressed are her own.\n", ("opinion",)),
    ("a link to another's", "A lock and a question\n\n", "\nOpinion: Who pays for the lock?\n", ()),
    ("a heading of links", "A lock and a question\n\n", "\nOpinion\nWho pays for the lock?\n", ()),
    ("analysis", "Analysis: Two towns have run out of locks\n\n", "", ("analysis",)),
    ("from another language", "A lock and a question\nBy our editors. Translated from the Dutch.\n\n", "", ("a translation",)),
    ("by a machine", "[Machine-assisted translation. Errors are possible.]\nA lock and a question\n\n", "", ("a translation",)),
    ("both", "Opinion\n(Automatic translation from German)\nA lock and a question\n\n", "", ("opinion", "a translation")),
    ("spoken", "BAY RADIO: THE MONDAY TALK — rush transcript\n\n", "", ("a transcript",)),
    ("a letter that was translated", "A lock and a question\n\n", "“The letter was translated from Danish,” Ada Marsh said.\n", ()),
    ("a menu", "News | Opinion | Sport | Business\nA lock and a question\n\n", "", ()),
    ("told as news", "A lock and a question\nBy Ada Marsh\n\n", "", ()),
]  # fmt: skip


@pytest.mark.parametrize(("head", "foot", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_kinds(head: str, foot: str, expected: tuple[str, ...]) -> None:
    text = f"{head}{TOLD}\n{TOLD.replace('Monday', 'Friday')}{foot}"
    assert genres(segment_article(RawArticle("a.txt", text, "0" * 64, "utf-8"))) == expected

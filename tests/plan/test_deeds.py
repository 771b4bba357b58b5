"""What a speaker does by the article's own verb: whole, and something that can be answered."""

from __future__ import annotations

import pytest

from briefings.model import Attribution, RawArticle, Span
from briefings.plan.deeds import deed
from briefings.segment import segment_article

CASES = [
    ("blame with its object", "The ferry line blamed the union for the long delay.", "The ferry line", "blamed", "the union for the long delay",
     "blamed the union for the long delay"),
    ("a denial without the second act behind it", "Norland has always denied sending ships to the bay and says it only guards its own coast.",
     "Norland", "denied", "sending ships to the bay and says it only guards its own coast", "has always denied sending ships to the bay"),
    ("with the article's own marks", "Halden said it was “astonished” by the charge.", "Halden", "said", "it was “astonished” by the charge",
     "said it was “astonished” by the charge"),
    ("no clause that tells who it is", "A clerk who attended the meeting on the board's side said nothing was agreed.", "A clerk",
     "said", "nothing was agreed", None),
    ("not without what it is called", "A spokesman called the stop “a dangerous and costly mistake for the whole region and its people”.", "A spokesman",
     "called", "the stop “a dangerous and costly mistake for the whole region and its people”", None),
    ("no amount is cut off", "The receiver put the losses of the mill at 40 million crowns, twice as much as in the spring of the year before.", "The receiver",
     "put", "the losses of the mill at 40 million crowns, twice as much as in the spring of the year before", None),
    ("what stands before a clause without its that is its object", "It is about the letters clerks said they found in the old safe.", "clerks", "said",
     "they found in the old safe", None),
    ("a full stop between marks", "Norland warned the strait was “a red line.”", "Norland", "warned", "the strait was “a red line.”",
     "warned the strait was “a red line.”"),
    ("nobody is asked why a name is withheld", "A welder asked that his name not be used.", "A welder", "asked", "that his name not be used", None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "source", "cue", "said", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_deed(text: str, source: str, cue: str, said: str, expected: str | None) -> None:
    article = segment_article(RawArticle("a.txt", text + "\n", "", "utf-8"))

    def span(words: str) -> Span:
        return Span("a.txt", text.index(words), text.index(words) + len(words))

    attribution = Attribution((span(said),), "indirect", span(cue), span(source), speaker=source, sourcing="named")
    found = deed(article, Span("a.txt", 0, len(text)), attribution, 12)
    assert (article[found.extract.pieces[0]] if found else None) == expected

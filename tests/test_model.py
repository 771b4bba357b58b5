from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.model import FILLER, RawArticle, legible, printable
from briefings.segment import segment_article

PLAIN_BREAK = re.compile(r"[ \t\u00a0]*[\r\n\t\v\f\u0085\u2028\u2029][\s]*")  # as it is meant, whatever it costs

CASES = [
    ("a line break is a space", "one\r\n  two", "one two"),
    ("a tab is a space", "one \t two", "one two"),
    ("spaces stay as they are", "one  two\u00a0three", "one  two\u00a0three"),
    ("a control character is replaced", "a\x00b\x1bc", "a\ufffdb\ufffdc"),
    ("so are a lone surrogate and a private character", "a\ud800b\ue000c\uffff", "a\ufffdb\ufffdc\ufffd"),
    ("nothing stays nothing", "", ""),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_printable(text, expected):
    assert printable(text) == expected
    assert printable(expected) == expected


@given(st.text(alphabet=" \t\u00a0\r\n\u2028ab", max_size=40))
def test_breaks_are_those_that_are_meant(text):
    assert printable(text) == PLAIN_BREAK.sub(" ", text)
    assert printable(printable(text)) == printable(text)


def test_mis_decoded_marks_are_read_in_their_places():
    text = "â€œIt isnâ€™t,â€ she said â€“ late."
    assert len(legible(text)) == len(text)
    assert legible(text).replace(FILLER, "") == "“It isn’t,” she said – late."
    assert legible("“Plain”") == "“Plain”"


def test_a_long_run_of_blanks_costs_what_any_text_costs():
    start = time.process_time()
    printable("a" + " " * 1_000_000 + "b")
    assert time.process_time() - start < 1


# Words in an article's marks, and whether what is printed of them needs a cut mark before and behind it.
CUT_MARKS = [
    ("a phrase in the middle", "The union called it “a slow death of the town” on Friday.", "a slow death of the town", True, True),
    ("a phrase up to a comma", "Lind spoke of “a grave breach of the licence,” and left.", "a grave breach of the licence", True, True),
    ("a phrase in a list", "It was “a mess,” “a scandal of the first order,” and no surprise.", "a scandal of the first order", True, True),
    ("a phrase that the tag follows", "It was “the worst spill in years,” Marsh said.", "the worst spill in years", True, True),
    ("a phrase that opens with a name", "Marsh condemned “Norhydro’s reckless gamble” on Friday.", "Norhydro’s reckless gamble", True, True),
    ("a phrase that opens with a name, and a stop", "Marsh condemned “Norhydro’s reckless gamble.”", "Norhydro’s reckless gamble", True, False),
    ("a name in marks between commas", "The captain, “Red Tom” to his crew, was fined.", "Red Tom", True, True),
    ("a phrase at the head of the sentence", "“A slow death of the town” is what the union called it.", "A slow death of the town", False, True),
    ("a sentence before its speaker", "“The port will not open,” Marsh said.", "The port will not open", False, False),
    ("a question before its speaker", "“Who will pay for the port?” she asked.", "Who will pay for the port", False, False),
    ("a sentence behind its speaker", "Asked on Friday, Marsh said, “The port will not open.”", "The port will not open", False, False),
    ("behind the verb alone", "Marsh said “The port will not open.”", "The port will not open", False, False),
    ("behind a colon, the stop outside", "Marsh wrote: “The port will not open”.", "The port will not open", False, False),
    ("its second half", "Marsh said, “The port is shut, and it will not open.”", "and it will not open", True, False),
    ("its first half", "Marsh said, “The port is shut, and it will not open.”", "The port is shut", False, True),
    ("before a speaker in the middle", "“If the port opens,” Marsh said, “we will leave.”", "If the port opens", False, True),
    ("behind a speaker in the middle", "“If the port opens,” Marsh said, “we will leave.”", "we will leave", True, False),
    ("a sentence of several", "“The port is shut. It will not open,” Marsh said.", "It will not open", False, False),
    ("straight marks", 'Lind spoke of "a grave breach of the licence" on Friday.', "a grave breach of the licence", True, True),
    ("a sentence in straight marks", '"The port will not open," Marsh said.', "The port will not open", False, False),
    ("single marks", "Lind spoke of ‘a grave breach of the licence’ on Friday.", "a grave breach of the licence", True, True),
    ("a sentence in single marks", "‘The port will not open,’ Marsh said.", "The port will not open", False, False),
    ("a sentence of the outlet's, its stop left out", "The port closed on Friday.", "The port closed on Friday", False, False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words", "before", "behind"), [c[1:] for c in CUT_MARKS], ids=[c[0] for c in CUT_MARKS]
)
def test_only_a_whole_sentence_has_no_cut_mark(text: str, words: str, before: bool, behind: bool) -> None:
    article = segment_article(RawArticle("a.txt", f"Ships left early.\n\n{text} It rained.\n", "", "utf-8"))
    start = article.text.index(words)
    span = article.span(start, start + len(words))
    assert (article.is_cut_before(span), article.is_cut_after(span)) == (before, behind)


def test_sentences_in_are_those_that_a_stretch_touches():
    article = segment_article(RawArticle("a.txt", "The port closed. Nobody knew why.\n\nIt rained.\n", "", "utf-8"))
    whole = article.span(0, len(article.text))
    for start in range(len(article.text)):
        for end in range(start, len(article.text) + 1):
            span = article.span(start, end)
            assert article.sentences_in(span) == tuple(s for s in article.sentences if s.span.overlaps(span))
    assert article.sentences_in(whole) == article.sentences != ()


def test_two_articles_of_one_file_are_one_to_a_cache():
    raw = RawArticle("a.txt", "The port closed.\n", "f00d", "utf-8")
    one, same = segment_article(raw), segment_article(raw)
    assert one is not same
    assert len({one, same}) == 1
    other = segment_article(RawArticle("a.txt", "The port opened.\n", "f00d", "utf-8"))
    assert len({one, other}) == 2

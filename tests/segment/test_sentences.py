import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.segment import sentences, tokens

CASES = [
    ("plain", "It rained. Nobody came.", "It rained.|Nobody came."),
    ("titles and initials", "Mr. J. R. Ortiz met Gen. Li. They spoke.", "Mr. J. R. Ortiz met Gen. Li.|They spoke."),
    ("an acronym inside", "The U.S. Army left. The U.S. said so.", "The U.S. Army left.|The U.S. said so."),
    ("an acronym at the end", "He left the U.S. He is in Oslo.", "He left the U.S.|He is in Oslo."),
    ("a company at the end", "She runs Acme Inc. The firm is small.", "She runs Acme Inc.|The firm is small."),
    ("a company inside", "Acme Inc. Chairman Bo Li quit.", "Acme Inc. Chairman Bo Li quit."),
    ("decimals and times", "It fell 3.5 percent at 5 p.m. on Nov. 17. It rose later.",
     "It fell 3.5 percent at 5 p.m. on Nov. 17.|It rose later."),
    ("party tags", "Sen. Ada Roe (D-Mo.) spoke. Rep. Li (R-Texas) left.", "Sen. Ada Roe (D-Mo.) spoke.|Rep. Li (R-Texas) left."),
    ("closing marks belong to the sentence", "“It is over.” He left. (She stayed.) Then “no.”",
     "“It is over.”|He left.|(She stayed.)|Then “no.”"),
    ("straight marks", '"It is over." He said "no." "Go now."', '"It is over."|He said "no."|"Go now."'),
    ("two apostrophes as a mark", "''It is over.'' He left.", "''It is over.''|He left."),
    ("a question and its cue", "“Why now?” she asked. “Go!” he said.", "“Why now?” she asked.|“Go!” he said."),
    ("a question and a named cue", "“Why now?” Ms. Okafor asked. “Go!” Li left.", "“Why now?” Ms. Okafor asked.|“Go!”|Li left."),
    ("a name with a mark", "The Yahoo! deal is off. Done?! Yes.", "The Yahoo! deal is off.|Done?!|Yes."),
    ("ellipses", "He said … nothing. Well... He left. I … I do not know.",
     "He said … nothing.|Well...|He left.|I … I do not know."),
    ("a missing blank", "They lost the war.Then they left Antiwar.com alone.", "They lost the war.|Then they left Antiwar.com alone."),
    ("court cases", "In Plessy v. Ferguson the court erred. See p. 5.", "In Plessy v. Ferguson the court erred.|See p. 5."),
    ("a nickname behind an initial", 'Rep. Robert C. "Bobby" Moss quit.', 'Rep. Robert C. "Bobby" Moss quit.'),
    ("numbers in a list", "1. The budget. 2. The vote.", "1. The budget.|2. The vote."),
    ("a number sign", "No. 10 said no. No comment.", "No. 10 said no.|No comment."),
    ("notes", "The war ended.[12] Peace came.", "The war ended.[12]|Peace came."),
    ("a dash signature stays", "“We will win.” — Ada Marsh, mayor", "“We will win.” — Ada Marsh, mayor"),
    ("no stop at all", "Storm hits coast", "Storm hits coast"),
    ("a mark alone", ".", "."),
    ("nothing", "  ", ""),
]  # fmt: skip


def cut(text):
    return [text[s.span.start : s.span.end] for s in sentences.split("a", tokens.tokenise(text))]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_split(text, expected):
    assert "|".join(cut(text)) == expected


@given(st.text() | st.text(alphabet="aA. .?!…”“\"')(1\n"))
def test_every_token_lies_in_one_sentence(text):
    words = tokens.tokenise(text)
    found = sentences.split("a", words)
    assert tuple(t for s in found for t in s.tokens) == words
    assert all(s.span.start == s.tokens[0].start and s.span.end == s.tokens[-1].end for s in found)

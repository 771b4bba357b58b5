from __future__ import annotations

import runpy
from dataclasses import replace
from pathlib import Path

import pytest

from briefings.model import Line, PageBreak, Ruled, Run, Span, Table
from briefings.write import write_document

SAMPLE = runpy.run_path(str(Path(__file__).with_name("sample.py")))
WORDS = Run("“It is late,”", "Article Words", Span("harbour.txt", 0, 12))


def body(*blocks: object) -> list[str]:
    """The paragraphs, without the comment at the top and the source key at the foot."""
    document = replace(SAMPLE["sample"](), blocks=blocks)
    return write_document(document, "md").decode().rstrip("\n").split("\n\n")[1:-2]


def line(style: str, *runs: Run) -> Line:
    return Line(runs, style)


CASES = [
    ("title", line("Title", Run("Piles")), "# Piles"),
    ("section", line("Heading 1", Run("Facts")), "## Facts"),
    ("group", line("Heading 2", Run("The union")), "### The union"),
    ("a question is bold, words quoted in it are not", line("Question", Run("1. Why "), WORDS, Run("?")),
     "**1. Why** _“It is late,”_**?**"),
    ("article words are in italics", line("Item", Run("Ann", "Speaker"), Run(": "), WORDS, Run(" "), Run("S1 ¶1", "Code")),
     "▌ **Ann**: _“It is late,”_ S1 ¶1"),
    ("sourcing is not", line("Lead", Run("unnamed", "Sourcing")), "unnamed"),
    ("neighbours share their marks", line("Question", Run("2.", "Label"), Run(" Who is "), Run("Ann", "Speaker"), Run("?")),
     "**2. Who is Ann?**"),
    ("the outlet's voice", line("Voice", WORDS), "║ _“It is late,”_"),
    ("article words in a cue", line("Cue", WORDS), "> _“It is late,”_"),
    ("marks keep close to the words", line("Body Text", Run(" Note: ", "Label"), Run("x")), " **Note:** x"),
    ("a run of spaces has no marks", line("Body Text", Run("a"), Run(" ", "Label"), Run("b")), "a b"),
    ("what Markdown would read is text", line("Body Text", Run("*a* _b_ <c> `d` ~e~ |f| \\g &amp; R&D")),
     "\\*a\\* \\_b\\_ \\<c\\> \\`d\\` \\~e\\~ \\|f\\| \\\\g \\&amp; R&D"),
    ("a link that hides words is none", line("Body Text", Run("[x](http://y) [a][b] Ann […] (S1)")), "[x\\](http://y) [a\\][b] Ann […] (S1)"),
    ("blanks stay readable", line("Blank", Run("Name ______ tel ____")), "Name ______ tel ____"),
    ("a blank at the end of a sentence", line("Body Text", Run("Made on ______. Check.")), "Made on ______. Check."),
    ("no list begins by accident", line("Body Text", Run("- 40 degrees")), "\\- 40 degrees"),
    ("a page break", PageBreak(), "---"),
]  # fmt: skip


@pytest.mark.parametrize(("block", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_block(block, expected):
    assert body(block) == [expected]


def test_table_is_a_table():
    table = Table("x", (Line((Run("a"),)), Line((Run("b"),))), (((line("Table Text", WORDS),), ()),), (1, 1))
    assert body(table) == ["| a | b |\n| --- | --- |\n| _“It is late,”_ |  |"]


def test_ruled_lines():
    assert body(Ruled(2)) == ["_" * 40] * 2


def test_an_unknown_style_is_named():
    with pytest.raises(ValueError, match="unknown paragraph style 'Shouting'"):
        body(line("Shouting", Run("x")))


def test_every_line_of_the_sample_is_there():
    text = write_document(SAMPLE["sample"](), "md").decode()
    plain = text.replace("\\", "").replace("**", "").replace("_", "")
    lines = [line.text.replace("_", "") for line in SAMPLE["all_lines"](SAMPLE["sample"]())]
    assert [line for line in lines if line not in plain] == []

from __future__ import annotations

import io
import re
import runpy
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from briefings.model import Document, Line, PageBreak, Ruled, Run, Table
from briefings.verify import structure, verbatim
from briefings.write import write_bound, write_document
from briefings.write.codes import printed_lines
from briefings.write.house import CHARACTERS, PARAGRAPHS
from briefings.write.house_file import load_house
from briefings.write.running import fitted, head_lines

SAMPLE = runpy.run_path(str(Path(__file__).with_name("sample.py")))
sample = SAMPLE["sample"]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def one(*blocks: object) -> Document:
    return replace(sample(), blocks=blocks)


def opened(document: Document) -> docx.document.Document:
    return docx.Document(io.BytesIO(write_document(document, "docx")))


def lines_of(document: Document) -> list[tuple[str, str]]:
    return [(p.style.name, p.text) for p in opened(document).paragraphs]


def part(document: Document, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(write_document(document, "docx"))) as package:
        return package.read(name).decode()


def test_every_line_stands_with_its_style_and_text():
    document = sample()
    in_tables = {id(line) for b in document.blocks if isinstance(b, Table) for r in b.rows for c in r for line in c}
    expected = [
        (line.style, text)
        for line, text in printed_lines(document)
        if id(line) not in in_tables and line.style != "Table Head"
    ]
    house = {"Write Line", "Block End", "Picture"}
    assert [line for line in lines_of(document) if line[0] not in house] == expected
    assert [(s, " ".join(t.split())) for s, t in expected] == [
        (b.style, " ".join(b.text.split())) for b in document.blocks if isinstance(b, Line)
    ]


def test_table_cells_stand_with_their_text():
    document = sample()
    (table,) = [b for b in document.blocks if isinstance(b, Table)]
    (printed,) = opened(document).tables
    cells = [[" ".join(line.text for line in cell).split() for cell in row] for row in table.rows]
    assert [[cell.text.split() for cell in row.cells] for row in printed.rows] == [
        [h.text.split() for h in table.header],
        *cells,
    ]


def test_bookmarks_hold_the_words_of_the_article_at_their_offsets():
    body = opened(sample()).element.body
    ids = {code: article for article, code in SAMPLE["CODES"].items()}
    seen = 0
    for start in body.iter(W + "bookmarkStart"):
        kind, code, *offsets = start.get(W + "name").split("_")
        if kind != "x":
            continue
        text = "".join(t.text for t in start.getnext().iter(W + "t"))
        assert start.getnext().getnext().tag == W + "bookmarkEnd"
        assert text == SAMPLE["ARTICLES"][ids[code]][int(offsets[0]) : int(offsets[1])]
        seen += 1
    spans = [r.span for line in SAMPLE["all_lines"](sample()) for r in line.runs if r.span]
    assert seen == len(spans) >= 8


def test_words_printed_twice_have_two_bookmarks():
    run = SAMPLE["words"]("harbour.txt", "six weeks")
    names = [b.get(W + "name") for b in opened(one(Line((run,)), Line((run,)))).element.body.iter(W + "bookmarkStart")]
    assert names[1] == names[0] + "_2"


def test_same_bytes_twice():
    assert write_document(sample(), "docx") == write_document(sample(), "docx")


def test_text_that_looks_like_xml_stays_text():
    text = "<w:p>{{ x }} & ]]> \"'"
    assert lines_of(one(Line((Run(text),)))) == [("Body Text", text)]


@pytest.mark.parametrize("text", ["a\x00b", "a\x0bb", "a\ud800b", "a\nb"], ids=["null", "tab", "surrogate", "break"])
def test_what_is_not_printable_is_refused(text):
    with pytest.raises(ValueError, match="not printable"):
        write_document(one(Line((Run(text),))), "docx")


@pytest.mark.parametrize("block", [Line((Run("x"),), "Shouting"), Line((Run("x", "Shouting"),))], ids=["line", "run"])
def test_an_unknown_style_is_named(block):
    with pytest.raises(ValueError, match=r"unknown .* style 'Shouting' \(have .*Article Words|Body Text"):
        write_document(one(block), "docx")


def test_an_unknown_format_is_named():
    with pytest.raises(ValueError, match=r"unknown format 'pdf' \(have docx, html, md\)"):
        write_document(sample(), "pdf")


def test_a_row_that_does_not_fit_its_table_is_refused():
    table = Table("x", (), (((Line(()),),),), (1, 1))
    with pytest.raises(ValueError, match="a row of 1 cells in a table of 2 columns"):
        write_document(one(table), "docx")


def test_page_break_starts_the_next_line_on_a_new_page_and_prints_no_empty_paragraph():
    word = opened(one(Line((Run("a"),)), PageBreak(), PageBreak(), Line((Run("b"),))))
    assert [(p.text, p._p.pPr.find(W + "pageBreakBefore") is not None) for p in word.paragraphs] == [
        ("a", False),
        ("b", True),
    ]


def test_lines_of_one_item_stay_together():
    word = opened(one(Line((Run("a"),), item="f.1"), Line((Run("b"),), item="f.1"), Line((Run("c"),), item="f.2")))
    assert [p._p.pPr.find(W + "keepNext") is not None for p in word.paragraphs] == [True, False, False]


def test_head_of_the_page_has_the_guest_and_page_x_of_y_and_its_foot_the_key():
    section = opened(sample()).sections[0]
    (head,) = section.header.paragraphs
    running, number = head.text.split("\t")
    assert number == "page 1 of 3"
    above, below = running.split("\n")
    assert above == "Secretary, Dockers’ Union"
    assert below == "The Effect of the Cracked Piles on the Port Authority’s Decision to Close the …"
    (foot,) = section.footer.paragraphs
    assert foot.text == sample().source_key
    assert [run.text for run in foot.runs if run.style.name == "Label"] == ["S1", "S2"]


LONG = "word " * 30
RUNNING = [
    ("what fits stays", "Guest · Topic", r"Guest · Topic"),
    ("nothing", "", r""),
    (
        "the topic goes below",
        "Guest of honour, Harbour Board · " + LONG,
        r"Guest of honour, Harbour Board\n(word )+…",
    ),
    ("the guest's house is kept", LONG + "guest, Harbour Board · Topic", r"(word )+…, Harbour Board\nTopic"),
    (
        "what stands before the guest stays",
        f"Points · {LONG.strip()}, Board · Topic",
        r"Points · (word )+…, Board\nTopic",
    ),
    ("parts keep a word", " · ".join(["x" * 90] * 3), f"{'x' * 90} · {'x' * 90}\n{'x' * 90}"),
]


@pytest.mark.parametrize(("running", "expected"), [case[1:] for case in RUNNING], ids=[case[0] for case in RUNNING])
def test_the_running_line_takes_two_lines_and_is_then_shortened_at_a_word(running, expected):
    document = replace(sample(), running=running.strip())
    line = fitted(document, load_house(""))
    assert re.fullmatch(expected, line)
    assert head_lines(document, load_house("")) == 1 + line.count("\n")
    printed = " · ".join(line.split("\n")) + "page 1 of 3"
    assert not list(verbatim._head_and_foot("a.docx", [printed], {"head": running.strip()}))


def test_properties_without_a_clock():
    properties = opened(sample()).core_properties
    assert (properties.title, properties.author, properties.language) == (sample().title, "briefings", "en-GB")
    assert (properties.subject, properties.keywords) == (sample().subject, "port, piles, dockers")
    assert properties.created is None
    assert properties.modified is None


def test_a_title_longer_than_word_allows_is_cut_in_the_properties_only():
    document = replace(sample(), title="x" * 300, running="x" * 300)
    assert len(opened(document).core_properties.title) == 255
    assert opened(document).sections[0].header.paragraphs[0].text.startswith("x" * 300)


@pytest.mark.parametrize(("paper", "size"), [("a4", (11906, 16838)), ("letter", (12240, 15840))])
def test_paper(paper, size):
    section = opened(sample(paper=paper)).sections[0]
    assert (section.page_width.twips, section.page_height.twips) == size


def every_style() -> Document:
    """Each paragraph style with each character style in it, and blocks in the orders that ask for care."""
    runs = (
        *(Run(f"{name} ", name) for name in CHARACTERS),
        Run("a link", "Code", anchor="here"),
        Run(" قال 12 إنه. ☐ 東京"),
    )
    lines = tuple(Line(runs, name) for name in PARAGRAPHS if not name.startswith("Heading"))
    cell = (Line((Run("x"),), "Table Text"),)
    bare, headed = Table('<bare> & "plain"', (), ((cell, ()),), (1, 2)), Table("headed", cell, ((cell,),), (1,))
    heads = (Line((Run("One"),), "Heading 1", bookmark="here"), Line((Run("Two"),), "Heading 2"))
    return one(
        PageBreak(), *heads, *lines, Ruled(0), Ruled(2), PageBreak(), bare, headed, PageBreak(), Ruled(1), PageBreak()
    )


@pytest.mark.parametrize("document", [every_style(), one(), one(PageBreak())], ids=["all", "empty", "break"])
def test_every_style_and_block_makes_a_sound_file(document):
    assert structure.check(write_document(document, "docx"), "pack.docx") == ()


def test_words_from_right_to_left_are_marked_so_and_nothing_else():
    xml = part(one(Line((Run("he said قال الوزير 12."),))), "word/document.xml")
    assert re.findall(r"<w:r>(<w:rPr><w:rtl/></w:rPr>)?<w:t[^>]*>([^<]*)</w:t>", xml) == [
        ("", "he said "),
        ("<w:rPr><w:rtl/></w:rPr>", "قال الوزير"),
        ("", " 12."),
    ]


def test_tick_boxes_come_from_a_font_that_has_them():
    xml = part(one(Line((Run("☐ fact", "Warning"),), "Tick")), "word/document.xml")
    assert re.findall(r'rStyle w:val="(\w+)"/></w:rPr><w:t[^>]*>([^<]*)<', xml) == [
        ("TickBox", "☐"),
        ("Warning", " fact"),
    ]


def test_article_words_in_a_question_and_in_a_cue_are_larger_and_not_bold():
    words = Run("late", "Article Words")
    xml = part(one(Line((Run("Why "), words), "Question"), Line((Run("So "), words), "Cue")), "word/document.xml")
    assert re.findall(r'rStyle w:val="(\w+)"', xml) == [
        "QuestionWords",
        "ArticleWordsLarge",
        "ArticleWordsLarge",
    ]


def test_no_direct_formatting():
    xml = part(sample(), "word/document.xml")
    assert not [
        tag for tag in ("<w:b/>", "<w:i/>", "<w:sz ", "<w:rFonts", "<w:color", "<w:spacing", "<w:jc") if tag in xml
    ]


CODES = [
    ("at the end of a line", ("word", " "), "word\tS1 ¶3"),
    ("on a line of its own where the last one is full", ("harbour " * 11,), "\n\tS1 ¶3"),
    ("with nothing before it", (), "S1 ¶3"),
]


@pytest.mark.parametrize(("before", "ends"), [case[1:] for case in CODES], ids=[case[0] for case in CODES])
def test_the_code_stands_flush_right(before, ends):
    code = Run("S1 ¶3", "Code")
    ((style, text),) = lines_of(one(Line((*map(Run, before), code), "Item")))
    assert style == "Item"
    assert text.endswith(ends)


def test_codes_inside_a_line_and_two_in_a_row_run_on():
    code = Run("S1 ¶3", "Code")
    assert lines_of(one(Line((Run("a "), code, Run(" b")), "Item"))) == [("Item", "a S1 ¶3 b")]
    two = Run("S1 ¶3, S2 ¶1", "Code")
    assert lines_of(one(Line((Run("a "), two), "Item"))) == [("Item", "a S1 ¶3, S2 ¶1")]


def test_a_code_in_a_table_cell_is_not_broken_in_two():
    code = Run("S1 ¶3", "Code")
    cells = [(Line((Run("harbour " * n), code), "Table Text"),) for n in (2, 5)]
    (table,) = opened(one(Table("t", (), (tuple(cells),), (1, 1)))).tables
    assert [cell.text for cell in table.rows[0].cells] == ["harbour harbour S1 ¶3", "harbour " * 4 + "harbour\nS1 ¶3"]


def test_what_opens_a_section_stays_with_what_it_opens():
    head, note, item = Line((Run("H"),), "Heading 1"), Line((Run("n"),), "Note"), Line((Run("i"),), "Item")
    kept = [
        p._p.pPr.find(W + "keepNext") is not None for p in opened(one(head, note, item, head, note, head)).paragraphs
    ]
    assert kept == [False, True, False, False, False, False]


@pytest.mark.parametrize("mirrored", [True, False])
def test_each_part_of_a_file_printed_on_both_sides_starts_on_a_right_page(mirrored):
    document = replace(sample(), mirrored=mirrored)
    bound = write_bound(document, [("1.1", document), ("1.2", document)], "docx")
    with zipfile.ZipFile(io.BytesIO(bound)) as package:
        body = package.read("word/document.xml").decode()
    assert body.count('<w:type w:val="oddPage"/>') == (3 if mirrored else 0)
    assert structure.check(bound, "show.docx") == ()


def test_mirrored_margins_are_a_setting():
    assert "<w:mirrorMargins/>" not in part(sample(), "word/settings.xml")
    assert "<w:mirrorMargins/>" in part(replace(sample(), mirrored=True), "word/settings.xml")

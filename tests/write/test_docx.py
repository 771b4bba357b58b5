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
from briefings.verify import structure
from briefings.write import write_document
from briefings.write.house import CHARACTERS, PARAGRAPHS

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
    expected = [(b.style, b.text) for b in document.blocks if isinstance(b, Line)]
    house = {"Write Line", "Block End"}
    assert [line for line in lines_of(document) if line[0] not in house] == expected


def test_table_cells_stand_with_their_text():
    document = sample()
    (table,) = [b for b in document.blocks if isinstance(b, Table)]
    (printed,) = opened(document).tables
    cells = [["\n".join(line.text for line in cell) for cell in row] for row in table.rows]
    assert [[cell.text for cell in row.cells] for row in printed.rows] == [[h.text for h in table.header], *cells]


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


def test_foot_of_the_page_has_the_key_and_page_x_of_y():
    footer = opened(sample()).sections[0].footer
    assert [p.text for p in footer.paragraphs] == [sample().source_key, "page 1 of 3"]
    assert opened(sample()).sections[0].header.paragraphs[0].text == sample().running


def test_properties_without_a_clock():
    properties = opened(sample()).core_properties
    assert (properties.title, properties.author, properties.language) == (sample().title, "briefings", "en-GB")
    assert (properties.subject, properties.keywords) == (sample().subject, "port, piles, dockers")
    assert properties.created is None
    assert properties.modified is None


def test_a_title_longer_than_word_allows_is_cut_in_the_properties_only():
    document = replace(sample(), title="x" * 300, running="x" * 300)
    assert len(opened(document).core_properties.title) == 255
    assert opened(document).sections[0].header.paragraphs[0].text == "x" * 300


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


def test_article_words_in_a_question_are_not_bold_and_in_a_cue_larger():
    words = Run("late", "Article Words")
    xml = part(one(Line((Run("Why "), words), "Question"), Line((Run("So "), words), "Cue")), "word/document.xml")
    assert re.findall(r'rStyle w:val="(\w+)"', xml) == ["QuestionWords", "ArticleWords", "ArticleWordsLarge"]


def test_no_direct_formatting():
    xml = part(sample(), "word/document.xml")
    assert not [
        tag for tag in ("<w:b/>", "<w:i/>", "<w:sz ", "<w:rFonts", "<w:color", "<w:spacing", "<w:jc") if tag in xml
    ]

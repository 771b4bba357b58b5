from __future__ import annotations

import io
import runpy
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from briefings.model import Document, Line, PageBreak, Run, Table
from briefings.write import write_document

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
    house = {"Write Line", "Table End"}
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


def test_no_direct_formatting():
    xml = part(sample(), "word/document.xml")
    assert not [
        tag for tag in ("<w:b/>", "<w:i/>", "<w:sz ", "<w:rFonts", "<w:color", "<w:spacing", "<w:jc") if tag in xml
    ]

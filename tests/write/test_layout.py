from __future__ import annotations

import math
import runpy
from dataclasses import replace
from pathlib import Path

import pytest

from briefings.model import Document, Line, PageBreak, Ruled, Run, Table
from briefings.write import layout
from briefings.write.house_file import load_house

SAMPLE = runpy.run_path(str(Path(__file__).with_name("sample.py")))

# Pages that LibreOffice 7.4 printed the sample on with 0, 6, 12 … lines added.
PRINTED = {
    "a4": (3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5, 6, 6, 6, 6, 6, 6),
    "letter": (3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5, 6, 6, 6, 6, 6, 6, 7),
}


def test_never_fewer_pages_than_printed_and_rarely_more():
    more = [
        layout.measure(SAMPLE["filled"](6 * n, paper=paper)) - pages
        for paper, printed in PRINTED.items()
        for n, pages in enumerate(printed)
    ]
    assert set(more) <= {0, 1}
    assert sum(more) <= 2


HOUSE = load_house("")
A4 = HOUSE.page


def setting() -> layout.Ruler:
    return layout.Ruler(HOUSE)


def room(**fields: str) -> float:
    return setting().room(document(**fields))


def document(*blocks: object, **fields: str) -> Document:
    return replace(SAMPLE["sample"](), blocks=blocks, **fields)


def text(words: int, style: str = "Body Text", item: str | None = None) -> Line:
    return Line((Run("harbour " * words),), style, item)


def test_an_empty_document_is_a_page():
    assert layout.measure(document()) == 1
    assert layout.first_page_fits(document())


def test_first_page_is_what_stands_before_the_first_break():
    assert layout.first_page_fits(document(text(300), PageBreak(), text(3000)))
    assert not layout.first_page_fits(document(text(900), PageBreak(), text(1)))


def test_a_break_starts_a_page_and_two_breaks_start_one():
    assert layout.measure(document(text(1), PageBreak(), PageBreak(), text(1))) == 2
    assert layout.measure(document(PageBreak(), text(1), PageBreak())) == 1


def test_an_extract_is_never_split():
    lines = [text(50, "Item") for _ in range(40)]
    height = setting().paragraph(lines[0], A4.text_width).height
    assert layout.measure(document(*lines)) == -(-40 // int((room() + 5) // height))


def filler(left: float) -> list[Ruled]:
    """Lines to write on that leave this many points of a page, or up to a line less."""
    line, end = (setting().paragraph(Line((), style), 400).height for style in ("Write Line", "Block End"))
    return [Ruled(math.ceil((room() - left - end) / line))]


def test_a_heading_moves_on_with_what_it_heads():
    extract = text(60, "Item")
    above = filler(setting().paragraph(extract, A4.text_width).height)
    alone = layout.fill(document(*above, text(1, "Heading 1")))
    heads = layout.fill(document(*above, text(1, "Heading 1"), extract))
    assert len(alone) == 1
    assert len(heads) == 2
    assert heads[0] < alone[0]


def test_a_few_lines_to_write_on_stay_together():
    line = setting().paragraph(Line((), "Write Line"), 400).height
    above = filler(6 * line)
    first, second = layout.fill(document(*above, Ruled(8)))
    assert first == layout.fill(document(*above))[0]
    assert second > 8 * line / room()
    assert layout.fill(document(*above, Ruled(20)))[0] > 0.95


def test_lines_of_one_item_move_on_together():
    extract = text(60, "Item")
    above = filler(setting().paragraph(extract, A4.text_width).height)
    apart = layout.fill(document(*above, text(1), extract))
    together = layout.fill(document(*above, text(1, item="f.1"), replace(extract, item="f.1")))
    assert len(apart) == len(together) == 2
    assert together[0] < apart[0]


def test_a_long_source_key_leaves_less_room():
    assert room(source_key="S1 Harbour Daily, undated · " * 40) < room()


def test_a_paragraph_longer_than_a_page_runs_on():
    box = setting().paragraph(text(3000), A4.text_width)
    pages = -(-box.lines // int(room() // box.pitch))
    assert layout.measure(document(text(3000))) == layout.measure(document(text(3000, "Note"))) == pages > 2


def test_a_word_wider_than_a_line_is_broken():
    assert setting().paragraph(Line((Run("x" * 400),)), 200).lines > 10


def test_letters_that_the_fonts_lack_make_a_line_taller():
    plain, strange = (setting().paragraph(Line((Run(word),)), 400).pitch for word in ("abc", "東京"))
    assert strange > plain
    assert setting().paragraph(Line((Run("☐ tick"),)), 400).pitch == plain


def test_words_that_run_on_over_a_change_of_style_are_one_word():
    one = Line((Run("abc" * 5),), "Body Text")
    two = Line((Run("x " * 60 + "abc"), Run("abc" * 4)), "Body Text")
    assert setting().paragraph(one, 100).lines == 1
    assert setting().paragraph(two, 100).lines == setting().paragraph(Line((Run("x " * 60 + "abc" * 5),)), 100).lines


def test_table_head_is_counted_again_on_every_page():
    cell = (text(40, "Table Text"),)
    head = (Line((Run("A"),), "Table Head"), Line((Run("B"),), "Table Head"))
    bare, headed = (Table("t", h, ((cell, cell),) * 30, (1, 1)) for h in ((), head))
    row = setting().row([(line,) for line in head], [200, 200]).height
    pages = layout.measure(document(headed))
    assert pages >= layout.measure(document(bare)) >= 3
    used = sum(layout.fill(document(headed))) - sum(layout.fill(document(bare)))
    assert used * room() == pytest.approx(row * pages)

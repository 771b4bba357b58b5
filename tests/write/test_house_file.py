from __future__ import annotations

import io
import re
import runpy
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefings.errors import TemplateError
from briefings.verify import structure
from briefings.write import house, write_document
from briefings.write.docx.house_page import house_docx
from briefings.write.house_file import house_of, load_house, remarks, restyled
from briefings.write.layout import fill, measure

SAMPLE = runpy.run_path(str(Path(__file__).with_name("sample.py")))
sample = SAMPLE["sample"]
SHIPPED = Path(__file__).parents[2] / "templates" / "house.docx"


def designed(folder: Path, *changes: tuple[str, str]) -> str:
    """The path of a house file in which each pattern of its styles has become something else."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(SHIPPED) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            text = source.read(name).decode()
            for old, new in changes if name in ("word/styles.xml", "word/document.xml") else ():
                text = re.sub(old, new, text, flags=re.DOTALL)
            target.writestr(name, text)
    path = folder / "house.docx"
    path.write_bytes(buffer.getvalue())
    return str(path)


def test_the_house_file_is_what_code_makes():
    assert SHIPPED.read_bytes() == house_docx(), "run: python -m briefings.write.docx.house_page templates/house.docx"


def test_the_house_file_is_a_sound_word_file():
    assert structure.check(house_docx(), "house.docx") == ()


def test_what_is_read_is_what_was_designed():
    read = load_house("")
    assert (read.paragraphs, read.characters, read.page) == (house.PARAGRAPHS, house.CHARACTERS, house.PAPER)


def test_packs_follow_a_designer(tmp_path):
    path = designed(
        tmp_path,
        (r'(w:styleId="Item">.*?<w:sz w:val=)"22"', r'\1"28"'),
        (r'(w:styleId="Heading1">.*?<w:rFonts w:ascii=)"Arial"', r'\1"Georgia"'),
        (r'(<w:pgMar [^>]*w:left=)"1080"', r'\1"2000"'),
    )
    document = replace(sample(), house=path)
    read = house_of(document)
    assert (read.paragraphs["Item"].size, read.paragraphs["Heading 1"].font, read.page.left) == (14, "Georgia", 100)
    with zipfile.ZipFile(io.BytesIO(write_document(document, "docx"))) as package:
        styles, body = (package.read(f"word/{part}.xml").decode() for part in ("styles", "document"))
    assert 'w:ascii="Georgia"' in styles
    assert 'w:left="2000"' in body
    assert sum(fill(document)) > sum(fill(sample()))
    assert structure.check(write_document(document, "docx"), "pack.docx") == ()


def test_a_style_may_lean_on_another_and_on_the_defaults(tmp_path):
    bare = (r'(w:styleId="Note">.*?)<w:pPr>.*?</w:rPr></w:style>', r"\1</w:style>")
    based = (r'(w:styleId="Note">.*?<w:basedOn w:val=)"Normal"', r'\1"Item"')
    note = load_house(designed(tmp_path, bare, based)).paragraphs["Note"]
    item = house.PARAGRAPHS["Item"]
    assert (note.left, note.keep_lines, note.size, note.font) == (item.left, True, 11, "Arial")


def test_ids_of_other_programs_are_no_matter(tmp_path):
    path = designed(tmp_path, ("ArticleWords", "Articlewords1"), (r'w:styleId="Cue"', 'w:styleId="Style17"'))
    document = replace(sample(), house=path)
    assert structure.check(write_document(document, "docx"), "pack.docx") == ()
    assert measure(document) == measure(sample())


def test_what_libreoffice_drops_is_added(tmp_path):
    table = (r'<w:style w:type="table"(?: w:customStyle="1")? w:styleId="BriefingTable">.*?</w:style>', "")
    plain = (r'(w:type="paragraph") w:default="1"', r"\1")
    document = replace(sample(), house=designed(tmp_path, table, plain))
    assert structure.check(write_document(document, "docx"), "pack.docx") == ()


FAULTS: list[tuple[str, Callable[[Path], str], str]] = [
    ("no such file", lambda f: str(f / "none.docx"), r"none\.docx: cannot be read \(No such file or directory\)"),
    ("no Word file", lambda f: str(_text(f)), r"text\.docx: is no Word file with styles"),
    (
        "one style missing",
        lambda f: designed(f, ('<w:name w:val="Cue"/>', '<w:name w:val="Queue"/>')),
        r"house\.docx: the style 'Cue' is missing; add it, or copy it from templates/house\.docx",
    ),
    (
        "two styles missing",
        lambda f: designed(f, ('<w:name w:val="(Cue|Code)"/>', '<w:name w:val="Other"/>')),
        r"the styles 'Cue', 'Code' are missing; add them",
    ),
    (
        "a style of the wrong kind",
        lambda f: designed(f, (r'w:type="paragraph"( [^>]*w:styleId="Tick">)', r'w:type="character"\1')),
        r"'Tick' is a character style and must be a paragraph style",
    ),
]


def _text(folder: Path) -> Path:
    path = folder / "text.docx"
    path.write_text("just text")
    return path


@pytest.mark.parametrize(("make", "message"), [case[1:] for case in FAULTS], ids=[case[0] for case in FAULTS])
def test_what_is_wrong_with_a_house_file_is_said(tmp_path, make, message):
    with pytest.raises(TemplateError, match=message):
        write_document(replace(sample(), house=make(tmp_path)), "docx")


def test_a_template_sets_fonts_and_steps_of_type():
    read = restyled(load_house(""), ("Verdana", ""), (None, 12, None, 20))
    assert (read.paragraphs["Item"].font, read.characters["Article Words"].font) == ("Verdana", house.SERIF)
    sizes = {name: read.paragraphs[name].size for name in ("Footer", "Item", "Heading 1", "Title")}
    assert sizes == {"Footer": 11, "Item": 12, "Heading 1": 12, "Title": 20}
    small = restyled(load_house(""), ("", ""), (9, None, None, None)).paragraphs
    assert {name: small[name].size for name in ("Header", "Footer", "Item")} == {"Header": 9, "Footer": 9, "Item": 11}
    assert read.paragraphs["Title"].line > house.PARAGRAPHS["Title"].line
    assert restyled(load_house(""), ("", ""), (None,) * 4) is load_house("")


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_codes_stand_at_the_edge_of_the_text_on_any_paper(paper):
    read = house_of(sample(paper=paper))
    assert read.paragraphs["Item"].tab == pytest.approx(read.page.text_width, abs=0.1)
    assert read.paragraphs["Header"].tab == pytest.approx(read.page.text_width, abs=0.1)


REMARKS = [
    ("one font for both voices", {"fonts": ("Verdana", "Verdana")}, "are both in Verdana"),
    ("two fonts", {"fonts": ("Verdana", "Georgia")}, None),
]


@pytest.mark.parametrize(("changes", "expected"), [c[1:] for c in REMARKS], ids=[c[0] for c in REMARKS])
def test_two_voices_that_look_alike_are_remarked(changes, expected):
    found = list(remarks(restyled(load_house(""), changes["fonts"], (None,) * 4)))
    assert [expected in one for one in found] == ([True] if expected else [])


def test_words_that_cannot_be_read_are_remarked():
    own = load_house("")
    words = replace(own.characters["Article Words"], colour="FFFFFF", size=2.0)
    found = list(remarks(replace(own, characters={**own.characters, "Article Words": words})))
    assert ["too pale" in found[0], "too small" in found[1], len(found)] == [True, True, 2]

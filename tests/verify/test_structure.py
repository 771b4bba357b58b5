"""Files broken on purpose, one fault each; most of these open in LibreOffice and pass the Open XML SDK's validator."""

from __future__ import annotations

import io
import re
import runpy
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from briefings.verify import structure
from briefings.verify.package import LARGEST_PART
from briefings.write import write_document

SAMPLE = runpy.run_path(str(Path(__file__).parents[1] / "write" / "sample.py"))
Parts = dict[str, str]
DOCUMENT, STYLES, HEADER = "word/document.xml", "word/styles.xml", "word/header1.xml"
RELS = "word/_rels/document.xml.rels"


@cache
def sound() -> bytes:
    return write_document(SAMPLE["sample"](), "docx")


def parts() -> Parts:
    with zipfile.ZipFile(io.BytesIO(sound())) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


def packed(contents: Parts) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, text in contents.items():
            package.writestr(name, text)
    return buffer.getvalue()


def swap(part: str, old: str, new: str) -> Callable[[Parts], None]:
    """The first match of the pattern becomes `new`."""

    def change(contents: Parts) -> None:
        contents[part], hits = re.subn(old, new, contents[part], count=1, flags=re.DOTALL)
        assert hits == 1, f"nothing like {old} to break in {part}"

    return change


def drop(part: str) -> Callable[[Parts], None]:
    def change(contents: Parts) -> None:
        del contents[part]

    return change


def add(part: str, text: str) -> Callable[[Parts], None]:
    def change(contents: Parts) -> None:
        contents[part] = text

    return change


# The groups below were written before the checks that they try, but for the middle one.
BROKEN = [
    ("a cell without a paragraph", swap(DOCUMENT, r"(</w:tcPr>)<w:p>.*?</w:p></w:tc>", r"\1</w:tc>"),
     "a table cell does not end in a paragraph"),
    ("a field that never ends", swap(HEADER, r'<w:r><w:fldChar w:fldCharType="end"/></w:r>', ""),
     "a field is not ended"),
    ("a field that never begins", swap(HEADER, r'<w:r><w:fldChar w:fldCharType="begin"/></w:r>', ""),
     "no field to end"),
    ("a bookmark twice", swap(DOCUMENT, r'w:name="source_S2"', 'w:name="source_S1"'),
     "bookmark 'source_S1' stands twice"),
    ("a bookmark that never ends", swap(DOCUMENT, r'<w:bookmarkEnd w:id="3"/>', ""), "is not ended"),
    ("a bookmark's end without a start", swap(DOCUMENT, r'<w:bookmarkStart w:id="3"[^>]*/>', ""),
     "a bookmark ends that has not begun"),
    ("a link to nothing", swap(DOCUMENT, r'w:anchor="source_S1"', 'w:anchor="source_S9"'),
     "a link leads to 'source_S9', which is not there"),
    ("a paragraph style that is not there", swap(DOCUMENT, r'<w:pStyle w:val="Cue"/>', '<w:pStyle w:val="Queue"/>'),
     "paragraph style 'Queue' is not defined"),
    ("a character style that is not there", swap(DOCUMENT, r'<w:rStyle w:val="Code"/>', '<w:rStyle w:val="Coda"/>'),
     "character style 'Coda' is not defined"),
    ("a table style that is not there", swap(STYLES, r'w:styleId="BriefingTable"', 'w:styleId="Other"'),
     "table style 'BriefingTable' is not defined"),
    ("a list that is not there", swap(DOCUMENT, r'(<w:pStyle w:val="Tick"/>)',
     r'\1<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'), "list 7 is not defined"),
    ("a heading level skipped", swap(DOCUMENT, r'<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="Heading2"/>'),
     "a heading of level 2 follows the start"),
    ("a table without a caption", swap(DOCUMENT, r"<w:tblCaption[^>]*/>", ""), "a table has no caption"),
    ("a picture without alternative text", swap(DOCUMENT, r"(<w:pStyle w:val=\"Title\"/></w:pPr>)",
     r'\1<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
     r'<wp:docPr id="1" name="Line"/></wp:inline></w:drawing></w:r>'), "a picture has no alternative text"),
    ("a relationship to a missing part", drop(HEADER), "leads to word/header1.xml, which is not there"),
    ("no main part", drop(DOCUMENT), "leads to word/document.xml, which is not there"),
    ("no content types", drop("[Content_Types].xml"), "[Content_Types].xml is missing"),
    ("a part that is not well-formed", swap(DOCUMENT, r"</w:body>", ""), "is not well-formed XML"),
    ("no relationships", drop("_rels/.rels"), "_rels/.rels is missing"),
    ("no relationship to a main part", swap("_rels/.rels", r"relationships/officeDocument", "relationships/other"),
     "no main document"),
    ("a relationship that nothing defines", swap(DOCUMENT, r'r:id="rId3"', 'r:id="rId33"'),
     "relationship 'rId33' is not defined"),
    ("a relationship twice", swap(RELS, r'Id="rId2"', 'Id="rId1"'), "relationship 'rId1' stands twice"),
    ("a part of unknown type", add("word/extra.bin", "x"), "word/extra.bin has no content type"),
    ("a content type for nothing", drop("docProps/app.xml"), "a content type is given for docProps/app.xml"),
    ("a row short of a cell", swap(DOCUMENT, r"<w:tc>(?:(?!</w:tc>).)*</w:tc></w:tr>", "</w:tr>"),
     "a row of 3 cells in a table of 4 columns"),
    ("a style built on nothing", swap(STYLES, r'<w:basedOn w:val="Normal"/>', '<w:basedOn w:val="Abnormal"/>'),
     "is based on 'Abnormal', which is not defined"),
    ("a style twice", swap(STYLES, r'w:styleId="Cue"', 'w:styleId="Item"'), "style 'Item' is defined twice"),
    ("styles in a circle", swap(STYLES, r'(<w:name w:val="Normal"/>)', r'\1<w:basedOn w:val="Cue"/>'),
     "is based on itself"),
    ("a paragraph in a character style", swap(DOCUMENT, r'<w:pStyle w:val="Cue"/>', '<w:pStyle w:val="Code"/>'),
     "'Code' is a character style"),
    ("a page reference to nothing", swap(DOCUMENT, r'(<w:pStyle w:val="Title"/></w:pPr>)',
     r'\1<w:fldSimple w:instr=" PAGEREF nowhere \\h "><w:r><w:t>1</w:t></w:r></w:fldSimple>'),
     "a field refers to 'nowhere', which is not there"),
    ("a note that is not there", swap(DOCUMENT, r'(<w:pStyle w:val="Title"/></w:pPr>)',
     r'\1<w:r><w:footnoteReference w:id="4"/></w:r>'), "footnote 4 is not defined"),
    ("an empty heading", swap(DOCUMENT, r'(<w:pStyle w:val="Heading1"/></w:pPr>)<w:r>.*?</w:r>', r"\1"),
     "a heading is empty"),
    ("no section properties at the end", swap(DOCUMENT, r"<w:sectPr>.*</w:sectPr>", ""),
     "the body does not end in section properties"),
    ("a question to the reader on opening", swap("word/settings.xml", r"(<w:defaultTabStop)",
     r'<w:updateFields w:val="true"/>\1'), "updateFields"),
    ("a document type declaration", swap(DOCUMENT, r"\?>\n", '?>\n<!DOCTYPE a [<!ENTITY b "c">]>\n'),
     "has a document type declaration"),
    ("a bookmark name too long for Word", swap(DOCUMENT, r'w:name="x_', 'w:name="x_' + "y" * 40),
     "longer than 40 characters"),
    ("no title", swap("docProps/core.xml", r"<dc:title>.*</dc:title>", ""), "the document has no title"),
    ("two bookmarks with one number", swap(DOCUMENT, r'<w:bookmarkStart w:id="2"', '<w:bookmarkStart w:id="1"'),
     "bookmark number 1 stands twice"),
    ("a bookmark that ends before it starts", swap(DOCUMENT,
     r'(<w:bookmarkStart w:id="3"[^>]*/>)(.*?)(<w:bookmarkEnd w:id="3"/>)', r"\3\2\1"),
     "a bookmark ends that has not begun"),
    # after the check
    ("a list of a style that is not there", swap(STYLES, r'(<w:name w:val="Tick"/>.*?<w:pPr><w:keepLines/>)',
     r'\1<w:numPr><w:numId w:val="3"/></w:numPr>'), "list 3 is not defined"),
    ("a part that nothing leads to", add("word/header9.xml", "<a/>"), "nothing leads to word/header9.xml"),
    ("a field parted twice", swap(HEADER, r'(<w:r><w:fldChar w:fldCharType="separate"/></w:r>)', r"\1\1"),
     "a field is parted twice"),
    ("an instruction in no field", swap(HEADER, r'<w:r><w:fldChar w:fldCharType="begin"/></w:r>(<w:r><w:instrText)',
     r"\1"), "a field's instruction stands in no field"),
    ("a field that links to nothing", swap(HEADER, " PAGE ", r' HYPERLINK \\l "nowhere" '),
     "a field refers to 'nowhere'"),
    ("a table without rows", swap(DOCUMENT, r"(</w:tblGrid>).*(</w:tbl>)", r"\1\2"), "a table has no rows"),
    ("an encoding that does not exist", swap(DOCUMENT, "UTF-8", "UTF-77"), "is not well-formed XML"),
    ("no styles at all", swap(RELS, "relationships/styles", "relationships/stylish"), "the document has no styles"),
    # what 504 mutants of a sound file showed that neither the first check nor the validator caught
    ("a space that Word would drop", swap(DOCUMENT, r' xml:space="preserve">(?= |[^<]* <)', ">"),
     "a space at the edge of a run is lost"),
    ("a title twice", swap("docProps/core.xml", r"(<dc:title>.*</dc:title>)", r"\1\1"),
     "the property 'title' stands twice"),
    ("a link that leads nowhere", swap(DOCUMENT, r' w:anchor="source_S1"', ""), "a link leads nowhere"),
    ("a foot without a paragraph", swap("word/footer1.xml", r"<w:p>.*</w:p>", ""), "holds no paragraph"),
    ("two heads for one page", swap(DOCUMENT, r"(<w:headerReference[^>]*/>)", r"\1\1"),
     "two header parts for 'default' pages"),
    ("no head", swap(DOCUMENT, r"<w:headerReference[^>]*/>", ""), "no page number"),
    ("no number of pages", swap(HEADER, " NUMPAGES ", " DATE "), "no page number"),
    ("a field that says nothing", swap(HEADER, r"<w:r><w:instrText.*?</w:r>", ""), "a field has no instruction"),
    ("a field without a result", swap(HEADER, r"<w:r><w:t>3</w:t></w:r>", ""), "a field holds no result"),
    ("no paper", swap(DOCUMENT, r"<w:pgSz[^>]*/>", ""), "no page size"),
    ("a row that may split", swap(DOCUMENT, r"<w:cantSplit/>", ""), "a table row may split over two pages"),
    ("a table head that is not repeated", swap(DOCUMENT, r"<w:tblHeader/>", ""), "a table's head is not repeated"),
    ("an old Word's layout", swap("word/settings.xml", r'<w:compatSetting w:name="compatibilityMode"[^>]*/>', ""),
     "no compatibility mode"),
    ("no settings", swap(RELS, "relationships/settings", "relationships/set"), "no compatibility mode"),
    ("no language", swap(STYLES, r"<w:lang [^>]*/>", ""), "no language"),
    ("a style without a name", swap(STYLES, r'<w:name w:val="Cue"/>', ""), "style 'Cue' has no name"),
    ("two styles of one name", swap(STYLES, r'<w:name w:val="Cue"/>', '<w:name w:val="Item"/>'),
     "two styles are called 'Item'"),
]  # fmt: skip


# The sample with a picture in it; written before their checks but for the last five.
PICTURE = r"(<w:drawing>.*?</w:drawing>)"
BROKEN_PICTURES_AND_MORE = [
    ("two pictures of one number", swap(DOCUMENT, r'<wp:docPr id="2"', '<wp:docPr id="1"'), "picture number 1 stands twice"),
    ("a picture without a size", swap(DOCUMENT, r"<wp:extent [^>]*/>", ""), "a picture has no size"),
    ("a picture of no height", swap(DOCUMENT, r'(<wp:extent cx="\d+") cy="\d+"', r'\1 cy="0"'), "a picture has no size"),
    ("a picture wider than the text", swap(DOCUMENT, r'<wp:extent cx="\d+"', '<wp:extent cx="9000000"'),
     "a picture is wider than the text"),
    ("words in a picture without a paragraph", swap(DOCUMENT, r"(<w:txbxContent>).*?(</w:txbxContent>)", r"\1\2"),
     "words in a picture want a paragraph"),
    ("a picture without properties", swap(DOCUMENT, r"<wp:docPr [^>]*/>", ""), "a picture has no alternative text"),
    ("a style in a picture that is not there", swap(DOCUMENT, "PictureWords", "PictureWord"),
     "paragraph style 'PictureWord' is not defined"),
    ("hidden words", swap(DOCUMENT, r"(<w:rStyle w:val=\"Code\"/>)", r"\1<w:vanish/>"), "formatted by hand: vanish"),
    ("a style that hides its words", swap(STYLES, r'(w:styleId="Item">.*?<w:rPr>)', r"\1<w:vanish/>"),
     "style 'Item' hides its words"),
    ("white words", swap(DOCUMENT, r'(<w:rStyle w:val="Code"/>)', r'\1<w:color w:val="FFFFFF"/>'),
     "formatted by hand: color"),
    ("bold by hand", swap(DOCUMENT, r"<w:r><w:t", "<w:r><w:rPr><w:b/></w:rPr><w:t"), "formatted by hand: b"),
    ("words put in and not accepted", swap(DOCUMENT, r"(<w:r><w:t.*?</w:r>)", r'<w:ins w:id="900" w:author="x">\1</w:ins>'),
     "a tracked change"),
    ("words struck out", swap(DOCUMENT, r"<w:r><w:t[^>]*>(.*?)</w:t></w:r>",
     r'<w:del w:id="900" w:author="x"><w:r><w:delText>\1</w:delText></w:r></w:del>'), "a tracked change"),
    ("changes are to be tracked", swap("word/settings.xml", "(<w:defaultTabStop)", r"<w:trackRevisions/>\1"),
     "trackRevisions"),
    ("a document that cannot be edited", swap("word/settings.xml", "(<w:defaultTabStop)",
     r'<w:documentProtection w:edit="readOnly" w:enforcement="1"/>\1'), "documentProtection"),
    ("a merged cell that nothing begins", swap(DOCUMENT, r"(<w:tcW [^>]*/>)", r"\1<w:vMerge/>"),
     "a merged cell goes on that has not begun"),
    ("a table wider than the text", swap(DOCUMENT, r'<w:gridCol w:w="\d+"/>', '<w:gridCol w:w="19000"/>'),
     "a table is wider than the text"),
    ("a table without columns", swap(DOCUMENT, r"<w:tblGrid>.*?</w:tblGrid>", ""), "in a table of 0 columns"),
    ("margins that leave no room", swap(DOCUMENT, r'(<w:pgMar [^>]*w:left=)"\d+"', r'\1"11000"'),
     "no room between the margins"),
    ("a bookmark over two paragraphs", swap(DOCUMENT, r'(<w:bookmarkEnd w:id="3"/>)(.*?)(</w:p>.*?<w:p>.*?)(</w:p>)',
     r"\2\3\1\4"), "ends in another paragraph"),
    ("a link in a link", swap(DOCUMENT, r"(<w:hyperlink [^>]*>)", r"\1\1</w:hyperlink>"), "a link stands in a link"),
    ("text outside a run", swap(DOCUMENT, r"<w:r>(<w:t[^>]*>[^<]*</w:t>)</w:r>", r"\1"), "text stands outside a run"),
    ("no style for plain paragraphs", swap(STYLES, r'w:type="paragraph" w:default="1"', 'w:type="paragraph"'),
     "no style for plain paragraphs"),
    ("a link to the web", swap(RELS, r"(</Relationships>)", r'<Relationship Id="rId9" Type="http://schemas.openxmlformats.'
     r'org/officeDocument/2006/relationships/hyperlink" Target="https://example.org/" TargetMode="External"/>\1'),
     "leads outside the file"),
    ("a field that reads another file", swap(HEADER, " PAGE ", ' INCLUDETEXT "other.docx" '),
     "a field of a kind that a pack has not: INCLUDETEXT"),
    # after the check
    ("a field that calculates", swap(HEADER, " PAGE ", " = 1 + 1 "), "a field of a kind that a pack has not: ="),
    ("a sign of a symbol font", swap(DOCUMENT, r"(</w:r></w:p>)", r'<w:sym w:font="Wingdings" w:char="F0FC"/>\1'),
     "something that prints and is no text: sym"),
    ("a word parted by hand", swap(DOCUMENT, r"(</w:r></w:p>)", r"<w:softHyphen/>\1"), "no text: softHyphen"),
    ("a formula", swap(DOCUMENT, r"(</w:p>)", r'<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
     r"<m:r><m:t>not true</m:t></m:r></m:oMath>\1"), "words of a formula or drawing"),
    ("words of another file", swap(DOCUMENT, r"(<w:sectPr>)", r'<w:altChunk r:id="rId1"/>\1'), "altChunk"),
    ("a name that leads out of the package", add("../evil.xml", "<a/>"), "../evil.xml: a name that leads out"),
    ("words moved and not accepted", swap(DOCUMENT, r"(<w:r><w:t.*?</w:r>)",
     r'<w:moveFrom w:id="900" w:author="x">\1</w:moveFrom>'), "a tracked change"),
    ("a tab set by hand", swap(DOCUMENT, r'(<w:pStyle w:val="Item"/>)',
     r'\1<w:tabs><w:tab w:val="right" w:pos="900"/></w:tabs>'), "formatted by hand: tabs"),
]  # fmt: skip


TYPES = "[Content_Types].xml"
BROKEN_BY_THE_SCHEMA = [
    ("properties behind a paragraph's words", swap(DOCUMENT, r"(<w:p>)(<w:pPr>(?:(?!</w:pPr>).)*</w:pPr>)(<w:r>.*?)(</w:p>)",
     r"\1\3\2\4"), "pPr stands too late in p"),
    ("properties behind a run's words", swap(DOCUMENT, r"<w:r>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)(<w:t [^>]*>[^<]*</w:t>)",
     r"<w:r>\2\1"), "rPr stands too late in r"),
    ("an element that is none", swap(DOCUMENT, r"<w:r>", "<w:rr/><w:r>"), "rr may not stand in p"),
    ("words in no run", swap(DOCUMENT, r"(</w:pPr>)<w:r>", r"\1hello<w:r>"), "bare text in p: 'hello'"),
    ("a run in the body", swap(DOCUMENT, r"<w:body>", "<w:body><w:r><w:t>a</w:t></w:r>"), "r may not stand in body"),
    ("a run in a cell", swap(DOCUMENT, r"(</w:tcPr>)", r"\1<w:r><w:t>a</w:t></w:r>"), "r may not stand in tc"),
    ("a paragraph in a paragraph", swap(DOCUMENT, r"(<w:p>)(<w:pPr>)", r"\1<w:p/>\2"), "p may not stand in p"),
    ("margins before the sheet", swap(DOCUMENT, r"(<w:pgSz [^>]*/>)(<w:pgMar [^>]*/>)", r"\2\1"), "pgSz stands too late"),
    ("a style twice in a paragraph", swap(DOCUMENT, r'(<w:pStyle w:val="Cue"/>)', r"\1\1"), "pStyle stands twice in pPr"),
    ("a width in letters", swap(DOCUMENT, r'<w:tcW w:w="\d+"', '<w:tcW w:w="abc"'), "tcW says w='abc'"),
    ("a size with a comma", swap(STYLES, r'<w:sz w:val="\d+"/>', '<w:sz w:val="9,5"/>'), "sz says val='9,5'"),
    ("an alignment that is none", swap(STYLES, r'<w:jc w:val="center"/>', '<w:jc w:val="middle"/>'), "jc says val='middle'"),
    ("a sheet without height", swap(DOCUMENT, r'w:h="\d+"', 'w:h="0"'), "no room between the head and the foot"),
    ("a sheet on its side", swap(DOCUMENT, r"<w:pgSz [^>]*/>", '<w:pgSz w:w="16838" w:h="11906"/>'), "lies on its side"),
    ("three columns", swap(DOCUMENT, r"(</w:sectPr>)", r'<w:cols w:num="3"/>\1'), "the text stands in columns"),
    ("a first page without a head", swap(DOCUMENT, r"(</w:sectPr>)", r"<w:titlePg/>\1"), "the first page has no header"),
    ("a row cut off", swap(DOCUMENT, r"<w:trPr>", '<w:trPr><w:trHeight w:val="20" w:hRule="exact"/>'), "exact height"),
    ("a column for no word", swap(DOCUMENT, r'<w:gridCol w:w="\d+"/>', '<w:gridCol w:w="20"/>'), "too narrow for a word"),
    ("a cell beside its column", swap(DOCUMENT, r'<w:tcW w:w="\d+"', '<w:tcW w:w="9000"'), "not as wide as its column"),
    ("a table beyond the margin", swap(DOCUMENT, r'<w:tblW w:w="\d+"', '<w:tblW w:w="20000"'), "wider than the text"),
    ("two tables in one", swap(DOCUMENT, r"(<w:tbl>.*?</w:tbl>)", r"\1\1"), "two tables run into one"),
    ("a code that leads to another source", swap(DOCUMENT, r'w:anchor="source_S1"', 'w:anchor="source_S2"'),
     "a link from S1 leads to S2"),
    ("two styles for plain paragraphs", swap(STYLES, r'w:type="paragraph" w:customStyle="1"',
     'w:type="paragraph" w:default="1" w:customStyle="1"'), "2 styles for plain paragraphs"),
    ("a style that a screen hides", swap(STYLES, r'(w:styleId="Cut".*?<w:rPr>)', r"\1<w:webHidden/>"), "hides its words"),
    ("a style that strikes out", swap(STYLES, r'(w:styleId="Code".*?<w:rPr>)', r"\1<w:dstrike/>"), "strikes its words out"),
    ("a page a line", swap(STYLES, r'(w:styleId="Item".*?<w:pPr>)', r"\1<w:pageBreakBefore/>"), "begins a page with every line"),
    ("settings out of order", swap("word/settings.xml", r"(<w:zoom [^>]*/>)(.*)(</w:settings>)", r"\2\1\3"), "zoom stands too late"),
    ("the layout of an old Word", swap("word/settings.xml", r'w:val="15"', 'w:val="11"'), "compatibility mode 11"),
    ("a document of no type", swap(TYPES, r'<Override PartName="/word/document.xml"[^>]*/>', ""), "type of another part"),
    ("styles of another type", swap(TYPES, r"styles\+xml", "numbering+xml"), "type of another part"),
    ("a head that is named foot", swap(RELS, r'relationships/header"', 'relationships/footer"'), "begins with hdr"),
    ("a day that is none", swap("docProps/core.xml", r"(</cp:coreProperties>)",
     r'<dcterms:created xmlns:dcterms="http://purl.org/dc/terms/">yesterday</dcterms:created>\1'), "is no date"),
]  # fmt: skip


def test_a_sound_file_has_no_problem():
    assert structure.check(sound(), "pack.docx") == ()
    assert structure.check(write_document(SAMPLE["sample"](paper="letter"), "docx"), "pack.docx") == ()


ALL_BROKEN = [*BROKEN, *BROKEN_PICTURES_AND_MORE, *BROKEN_BY_THE_SCHEMA]


@pytest.mark.parametrize(("change", "message"), [c[1:] for c in ALL_BROKEN], ids=[c[0] for c in ALL_BROKEN])
def test_a_broken_file_is_caught(change, message):
    contents = parts()
    change(contents)
    problems = structure.check(packed(contents), "pack.docx")
    assert any(message in problem.message for problem in problems), problems
    assert all(problem.check == "structure" and problem.message.startswith("pack.docx: ") for problem in problems)


RAW = [
    ("no zip at all", lambda data: b"<html>" + data[:100], "is not a zip file"),
    ("an empty file", lambda _: b"", "is not a zip file"),
    ("half a file", lambda data: data[: len(data) // 2], "is not a zip file"),
    ("a damaged part", lambda data: data.replace(data[2000:2010], b"\0" * 10), "cannot be read"),
]


@pytest.mark.parametrize(("change", "message"), [case[1:] for case in RAW], ids=[case[0] for case in RAW])
def test_a_damaged_package_is_one_problem(change, message):
    (problem,) = structure.check(change(sound()), "pack.docx")
    assert message in problem.message


def test_a_part_twice_is_caught():
    buffer = io.BytesIO(sound())
    with zipfile.ZipFile(buffer, "a") as package, pytest.warns(UserWarning, match="Duplicate name"):
        package.writestr(DOCUMENT, parts()[DOCUMENT])
    problems = structure.check(buffer.getvalue(), "pack.docx")
    assert ["word/document.xml stands twice in the package" in p.message for p in problems] == [True]


def test_a_package_that_word_cannot_unpack_is_caught():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_BZIP2) as package:
        for name, text in parts().items():
            package.writestr(name, text)
    problems = structure.check(buffer.getvalue(), "pack.docx")
    assert problems and all("is packed in a way that Word cannot unpack" in p.message for p in problems)


def test_what_stands_behind_the_package_is_caught():
    (problem,) = structure.check(sound() + b"junk" * 500, "pack.docx")
    assert "something stands behind the end of the package" in problem.message


def test_a_part_too_large_to_be_a_pack_is_not_unpacked():
    contents = parts()
    buffer = io.BytesIO()
    contents["word/media.xml"] = "<a>" + " " * (LARGEST_PART + 1) + "</a>"
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in contents.items():
            package.writestr(name, text)
    (problem,) = structure.check(buffer.getvalue(), "pack.docx")
    assert "word/media.xml is too large" in problem.message


def test_damage_anywhere_is_reported_and_never_raised():
    data = sound()
    step = len(data) // 150
    for place in range(0, len(data), step):
        damaged = data[:place] + bytes([data[place] ^ 0x55]) + data[place + 1 :]
        assert all(problem.check == "structure" for problem in structure.check(damaged, "pack.docx"))

"""What Word shows of a document is read, whatever elements it stands in."""

import io
import re
import zipfile

import pytest
from docx import Document

from briefings.read import docx
from briefings.read.decode import NotTextError

_SPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def run(text, properties=""):
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs, properties=""):
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def cell(content, properties=""):
    return f"<w:tc>{properties}{content}</w:tc>"


def table(*rows, properties=""):
    """A table of rows of cells."""
    return "<w:tbl>" + "".join(f"<w:tr>{properties}{''.join(cells)}</w:tr>" for cells in rows) + "</w:tbl>"


def word_file(body, **parts):
    """The bytes of a Word file with this body; parts such as `footnotes` are XML of their own."""
    buffer = io.BytesIO()
    Document().save(buffer)
    target = io.BytesIO()
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(target, "w") as out:
        for name in source.namelist():
            text = source.read(name)
            if name == "word/document.xml":
                text = re.sub(
                    r"<w:body>.*?(?=<w:sectPr)", lambda _: f"<w:body {_SPACES}>{body}", text.decode(), flags=re.DOTALL
                ).encode()
            if name == "word/_rels/document.xml.rels":
                kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
                more = "".join(f'<Relationship Id="x{p}" Type="{kind}/{p}" Target="{p}.xml"/>' for p in parts)
                text = text.replace(b"</Relationships>", more.encode() + b"</Relationships>")
            out.writestr(name, text)
        for name, xml in parts.items():
            out.writestr(f"word/{name}.xml", xml)
    return target.getvalue()


INSERTED, REMOVED = '<w:ins w:id="1" w:author="x">{}</w:ins>', '<w:del w:id="2" w:author="x">{}</w:del>'
STRUCK = "<w:r><w:delText>twelve</w:delText></w:r>"
BOX = f"<w:txbxContent>{paragraph(run('Toll doubles'))}</w:txbxContent>"
ENDS = '<w:pPr><w:rPr><w:del w:id="1" w:author="x"/></w:rPr></w:pPr>'
TOP, BELOW = '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>', "<w:tcPr><w:vMerge/></w:tcPr>"
CASES = [
    ("a tracked change", paragraph(run("The toll is "), INSERTED.format(run("14")), REMOVED.format(STRUCK), run(" people.")), "The toll is 14 people."),
    ("a tracked move", paragraph(f"<w:moveTo>{run('It rained.')}</w:moveTo>", f"<w:moveFrom>{run('It rained.')}</w:moveFrom>"), "It rained."),
    ("a paragraph end that was deleted", paragraph(run("It rained "), properties=ENDS) + paragraph(run("all day.")), "It rained all day."),
    ("a row that was deleted", table([cell(paragraph(run("14")))], properties="<w:trPr><w:del/></w:trPr>") + paragraph(run("A.")), "A."),
    ("paragraphs in a content control", f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph(run('It rained.'))}</w:sdtContent></w:sdt>", "It rained."),
    ("words in a content control", paragraph(run("It "), f"<w:sdt><w:sdtContent>{run('rained')}</w:sdtContent></w:sdt>", run(".")), "It rained."),
    ("a place that Word has marked", paragraph(run("In "), f"<w:smartTag>{run('Elmford')}</w:smartTag>", run(" today.")), "In Elmford today."),
    ("a link", paragraph(run("See "), f'<w:hyperlink w:anchor="x">{run("the report")}</w:hyperlink>', run(".")), "See the report."),
    ("a field", paragraph("<w:r><w:instrText>PAGE</w:instrText></w:r>", f"<w:fldSimple>{run('3')}</w:fldSimple>"), "3"),
    ("hidden text", paragraph(run("It "), run("never ", "<w:rPr><w:vanish/></w:rPr>"), run("rained.")), "It rained."),
    ("text that is not hidden", paragraph(run("It rained.", '<w:rPr><w:vanish w:val="0"/></w:rPr>')), "It rained."),
    ("breaks and signs", paragraph("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r>"), "a\nb\tc-d"),
    ("a page break", paragraph('<w:r><w:t>a </w:t><w:br w:type="page"/><w:t>b</w:t></w:r>'), "a b"),
    ("a sign of a symbol font", paragraph(run("a"), '<w:r><w:sym w:font="Symbol" w:char="F0D2"/></w:r>'), "a\ufffd"),
    ("soft hyphens", paragraph("<w:r><w:t>gov\u00adern</w:t><w:softHyphen/><w:t>ment</w:t></w:r>"), "government"),
    ("a formula", paragraph(run("x is "), "<m:oMath><m:r><m:t>5</m:t></m:r></m:oMath>"), "x is 5"),
    ("words above words", paragraph(f"<w:r><w:ruby><w:rt>{run('a')}</w:rt><w:rubyBase>{run('b')}</w:rubyBase></w:ruby></w:r>"), "b"),
    ("a text box, which stands there twice", paragraph(run("It rained."), f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent></w:r>"), "It rained.\nToll doubles"),
    ("a table in a table", table([cell(table([cell(paragraph(run("a")))]) + paragraph(run("b")))]), "a\nb"),
    ("a cell over two rows", table([cell(paragraph(run("a")), TOP)], [cell(paragraph(), BELOW), cell(paragraph(run("b")))]), "a\nb"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "text"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_what_word_shows_is_read(body, text):
    assert docx.read(word_file(body)).text == text


def test_tracked_changes_are_remarked_on():
    (remark,) = docx.read(word_file(paragraph(run("Dam "), INSERTED.format(run("bursts"))))).remarks
    assert "tracked changes" in remark


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.mark.parametrize(("note", "remarks"), [("He denies it.", 1), (" ", 0)])
def test_notes_with_words_are_remarked_on(note, remarks):
    notes = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2">{paragraph(run(note))}</w:footnote></w:footnotes>'
    assert len(docx.read(word_file(paragraph(run("It rained.")), footnotes=notes)).remarks) == remarks


def test_a_plain_document_has_nothing_to_remark_on():
    assert docx.read(word_file(paragraph(run("It rained.")))) == ("It rained.", "docx", ())


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", word_file("<w:p>").replace(b"word/document.xml", b"word/documenx.xml")]
)
def test_what_is_no_document_is_named(data):
    with pytest.raises(NotTextError, match="damaged Word document"):
        docx.read(data)

"""A pack whose styles or sheet were changed after it was built: its words are right and read as something else."""

from __future__ import annotations

import io
import re
import runpy
import zipfile
from pathlib import Path

import pytest

from briefings.verify import looks
from briefings.write import write_document
from briefings.write.house_file import looks_of

SAMPLE = runpy.run_path(str(Path(__file__).parents[1] / "write" / "sample.py"))["sample"]()
STYLES, DOCUMENT = "word/styles.xml", "word/document.xml"


def changed(part: str, old: str, new: str) -> bytes:
    """The sample with the first match of the pattern in a part replaced."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(write_document(SAMPLE, "docx"))) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            text = source.read(name).decode()
            if name == part:
                text, hits = re.subn(old, new, text, count=1, flags=re.DOTALL)
                assert hits == 1
            target.writestr(name, text)
    return buffer.getvalue()


def found(data: bytes) -> list[str]:
    return list(looks.check("pack.docx", data, data, looks_of(SAMPLE)))


CASES = [
    ("article words in white", STYLES, r'(w:styleId="ArticleWords".*?)(</w:rPr>)', r'\1<w:color w:val="FFFFFF"/>\2',
     "style 'ArticleWords' says colour FFFFFF"),
    ("article words at one point", STYLES, r'(w:styleId="ArticleWords".*?<w:sz w:val=")\d+"', r'\g<1>2"', "says size 2"),
    ("article words in signs", STYLES, r'(w:styleId="ArticleWords".*?w:ascii=")[^"]+"', r'\1Wingdings"', "font Wingdings"),
    ("article words in the house's font", STYLES, r'(w:styleId="ArticleWords".*?w:ascii=")[^"]+"', r'\1Arial"', "font Arial"),
    ("lines that lie on each other", STYLES, r'(w:styleId="Item".*?w:line=")\d+"', r'\g<1>20"', "style 'Item' says line 20"),
    ("an indent beyond the paper", STYLES, r'(w:styleId="Item".*?<w:ind w:left=")\d+"', r'\g<1>12000"', "left 12000"),
    ("a heading that a page may end with", STYLES, r'(w:styleId="Heading1".*?)<w:keepNext/>', r"\1",
     "the house says kept with the next 1"),
    ("another sheet", DOCUMENT, r'(<w:pgSz [^>]*w:h=")\d+"', r'\g<1>9000"', "the sheet says h 9000"),
]  # fmt: skip


@pytest.mark.parametrize(("part", "old", "new", "message"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_another_look_than_the_house_has_is_caught(part, old, new, message):
    assert any(message in one for one in found(changed(part, old, new)))


def test_a_pack_as_written_looks_like_its_house():
    assert found(write_document(SAMPLE, "docx")) == []


def test_a_damaged_file_is_left_to_who_checks_the_package():
    assert found(b"no zip") == []

from __future__ import annotations

import re
import runpy
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from briefings.model import Line, Run
from briefings.write import write_document

SAMPLE = runpy.run_path(str(Path(__file__).with_name("sample.py")))
VOID = {"meta", "hr"}


class Reader(HTMLParser):
    """The text of each element by class, and whether every tag is closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.texts: list[tuple[str, str]] = []
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.tags: set[str] = set()

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        self.tags.add(tag)
        if tag not in VOID:
            self.open.append((tag, named.get("class", "")))
        if "id" in named:
            self.ids.add(named["id"])
        if "href" in named:
            self.links.add(named["href"])

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        if self.open and data.strip():
            self.texts.append((self.open[-1][1], data))


def read(document) -> Reader:
    reader = Reader()
    reader.feed(write_document(document, "html").decode())
    reader.close()
    assert reader.open == []
    return reader


def test_every_run_stands_in_its_style():
    reader = read(SAMPLE["sample"]())
    for line in SAMPLE["all_lines"](SAMPLE["sample"]()):
        for run in line.runs:
            if run.style and run.text.strip():
                assert (run.style.lower().replace(" ", "-"), run.text) in reader.texts


def test_links_lead_to_a_place_on_the_page():
    reader = read(SAMPLE["sample"]())
    assert reader.links == {"#source_S1", "#source_S2"}
    assert {link[1:] for link in reader.links} <= reader.ids


def test_the_page_loads_nothing():
    html = write_document(SAMPLE["sample"](), "html").decode()
    assert not re.search(r"<(?:script|link|img|iframe)|src=|url\(|@import|https?:", html)


def test_text_that_looks_like_html_stays_text():
    text = "<script>alert('x')</script> & \"y\""
    reader = read(replace(SAMPLE["sample"](), blocks=(Line((Run(text),)),), running=text, source_key=text, title=text))
    assert "script" not in reader.tags
    assert "".join(data for kind, data in reader.texts if kind == "body-text") == text


def test_headings_are_headings_and_tables_have_heads():
    assert {"h1", "h2", "h3", "th", "caption", "header", "main", "footer"} <= read(SAMPLE["sample"]()).tags


def test_an_unknown_style_is_named():
    with pytest.raises(ValueError, match="unknown character style 'Shouting'"):
        read(replace(SAMPLE["sample"](), blocks=(Line((Run("x", "Shouting"),)),)))

from __future__ import annotations

import re
import runpy
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from briefings.model import Line, Moment, Run, Timeline
from briefings.write import write_bound, write_document

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


def test_sections_are_listed_for_a_phone_and_print_has_its_own_rules():
    lines = (
        Line((Run("1. Facts"),), "Heading 1", bookmark="section_facts"),
        Line((Run("Two & three"),), "Heading 1", bookmark="section_notes"),
    )
    html = write_document(replace(SAMPLE["sample"](), blocks=lines), "html").decode()
    assert '<a href="#section_facts">1. Facts</a>' in html
    assert '<a href="#section_notes">Two &amp; three</a>' in html
    assert "@media print" in html
    assert 'name="viewport"' in html


def test_several_documents_on_one_page_keep_their_links_apart():
    one = replace(SAMPLE["sample"](), blocks=(Line((Run('x id="y"', anchor="a"),), bookmark="a"),))
    html = write_bound(one, [("1.1", one), ("1.2", one)], "html").decode()
    assert re.findall(r' id="(\w+)"', html) == ["a", "part_1", "p1_a", "part_2", "p2_a"]
    assert re.findall(r'href="#(\w+)"', html) == ["a", "p1_a", "p2_a"]
    assert html.count("x id=&quot;y&quot;") == 3


def test_a_picture_is_drawn_in_the_page_and_says_what_it_shows():
    moment = Moment("2026-03-01", "2026-03-01", "1 Mar 2026", "7.1", "given")
    picture = Timeline("One day: 1 Mar 2026", (moment,), ())
    html = write_document(replace(SAMPLE["sample"](), blocks=(picture,)), "html").decode()
    assert re.search(r'<svg [^>]*role="img" aria-label="One day: 1 Mar 2026">', html)
    assert "1 Mar 2026</text>" in html

"""The printed lines of a written DOCX, read again from its bytes without the library that wrote it."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from briefings.verify.package import root_of

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WORDS = re.compile(r"x_(S\d{1,9})_(\d{1,9})_(\d{1,9})(?:_\d+)?$")
_DOCTYPE = re.compile(rb"<!DOCTYPE", re.IGNORECASE)
_UNREADABLE = (KeyError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)
LARGEST_PART = 50_000_000  # bytes
ARTICLE_STYLE = "ArticleWords"  # and those whose names begin so


class NotAPackError(ValueError):
    """The bytes are no Word document that can be read."""


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch that the document says is an article's."""

    code: str  # "S4"
    start: int  # code points of the article's text
    end: int
    text: str  # as printed


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A paragraph as printed."""

    number: int  # counted from 1 over all paragraphs with text, tables included
    text: str
    style: str
    words: tuple[Words, ...]
    unmarked: tuple[str, ...]  # text in the style of article words that names no article

    @property
    def around_words(self) -> tuple[str, ...]:
        """What stands before, between and after the article words, as far as they can be found: one text more than words."""
        found, at = [], 0
        for words in self.words:
            start = self.text.find(words.text, at)
            if start < 0:
                continue
            found.append(self.text[at:start])
            at = start + len(words.text)
        return (*found, self.text[at:])

    @property
    def house_text(self) -> str:
        """The line without its article words: each is one U+FFFC."""
        return "\ufffc".join(self.around_words)


def read_lines(data: bytes) -> tuple[PrintedLine, ...]:
    """The lines of the body in reading order; empty paragraphs and pictures are left out.

    Raises:
        NotAPackError: no zip, no document part, or XML that cannot be read.
    """
    root = _part(data, "word/document.xml")
    lines: list[PrintedLine] = []
    drawn = {id(p) for box in root.iter(f"{_W}txbxContent") for p in box.iter(f"{_W}p")}
    for paragraph in root.iter(f"{_W}p"):
        if id(paragraph) in drawn:  # in a picture, whose facts stand beside it
            continue
        line = _line(paragraph, len(lines) + 1)
        if line.text.strip():
            lines.append(line)
    return tuple(lines)


def running_texts(data: bytes) -> tuple[str, ...]:
    """The texts of headers, footers and pictures."""
    with _opened(data) as package:
        names = sorted(n for n in package.namelist() if re.match(r"word/(?:header|footer)\d*\.xml$", n))
    texts = [_running(_part(data, name)) for name in names]
    for box in _part(data, "word/document.xml").iter(f"{_W}txbxContent"):
        texts.append("".join(t.text or "" for t in box.iter(f"{_W}t")))
    return tuple(texts)


def _running(root: ElementTree.Element) -> str:
    """The text of a head or foot; a line break in it stands for the dot that parts what is on one line."""
    says = {f"{_W}br": " · ", f"{_W}t": None}
    found = (says[node.tag] or node.text or "" for node in root.iter() if node.tag in says)
    return "".join(found)


def _opened(data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile as e:
        raise NotAPackError("it is no Word document (not a zip file)") from e


def _part(data: bytes, name: str) -> ElementTree.Element:
    try:
        with _opened(data) as package:
            if package.getinfo(name).file_size > LARGEST_PART:
                raise NotAPackError(f"its part {name} is too large")
            xml = package.read(name)
        if _DOCTYPE.search(xml[:1000]):
            raise NotAPackError(f"its part {name} declares a document type, which Word never writes")
        return root_of(xml)
    except (*_UNREADABLE, ElementTree.ParseError) as e:
        raise NotAPackError(f"its part {name} cannot be read ({e})") from e


def _line(paragraph: ElementTree.Element, number: int) -> PrintedLine:
    text: list[str] = []
    words: list[Words] = []
    unmarked: list[str] = []
    open_words: dict[str, tuple[re.Match[str], int]] = {}
    for kind, value, style in _pieces(paragraph):
        if kind == "text":
            text.append(value)
            if style.startswith(ARTICLE_STYLE) and not open_words and value.strip():
                unmarked.append(value)
        elif kind == "open":
            name, _, number_ = value.partition("\0")
            if match := _WORDS.match(name):
                open_words[number_] = match, len("".join(text))
        elif value in open_words:
            match, start = open_words.pop(value)
            code, first, last = match.groups()
            words.append(Words(code, int(first), int(last), "".join(text)[start:]))
    style_node = paragraph.find(f"{_W}pPr/{_W}pStyle")
    style_name = "" if style_node is None else style_node.get(f"{_W}val", "")
    return PrintedLine(number, "".join(text), style_name, tuple(words), tuple(unmarked))


def _pieces(paragraph: ElementTree.Element) -> Iterator[tuple[str, str, str]]:
    """Texts and bookmark ends of a paragraph in order: kind, value, character style."""
    style = ""
    for node in _outside_pictures(paragraph):
        tag = node.tag.removeprefix(_W)
        if tag == "r":
            found = node.find(f"{_W}rPr/{_W}rStyle")
            style = "" if found is None else found.get(f"{_W}val", "")
        elif tag == "t":
            yield "text", node.text or "", style
        elif tag in {"tab", "br"} and node.get(f"{_W}val") is None and node.get(f"{_W}pos") is None:
            yield "text", "\t" if tag == "tab" else "\n", style
        elif tag == "bookmarkStart":
            yield "open", f"{node.get(f'{_W}name', '')}\0{node.get(f'{_W}id', '')}", style
        elif tag == "bookmarkEnd":
            yield "close", node.get(f"{_W}id", ""), style


def _outside_pictures(element: ElementTree.Element) -> Iterator[ElementTree.Element]:
    waiting = [element]
    while waiting:
        yield (first := waiting.pop())
        waiting += (child for child in reversed(first) if child.tag != f"{_W}drawing")

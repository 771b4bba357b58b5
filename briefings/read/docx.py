"""A Word document -> its text, one line a paragraph, table cells in reading order.

What Word shows is read, and each text once: tracked changes as if all were accepted, text boxes behind the paragraph that
holds them, content controls, fields and links like any other text. A tree of elements is walked, because python-docx knows
only the plain ones and passes over the words in all others.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from briefings.read.decode import INVISIBLE, Decoded, NotTextError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_REMOVED = frozenset((f"{_W}del", f"{_W}moveFrom"))
_TRACKED = (f"{_W}ins", f"{_W}del", f"{_W}moveTo", f"{_W}moveFrom")
_UNREAD = _REMOVED | {  # has no words of the text
    *(f"{_W}{name}" for name in ("delText", "instrText", "delInstrText", "rt", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "tcPr", "sectPr")),
    f"{_MC}Fallback",  # says again what stands in the choice beside it
}  # fmt: skip
_SIGNS = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "-",
    f"{_W}ptab": "\t",
    f"{_W}sym": "\ufffd",
}
_OFF = ("0", "false", "off")
_NOTES = (("footnotes", "footnote"), ("endnotes", "endnote"))


def read(data: bytes) -> Decoded:
    """The text of the document's body; headers, footers, notes and comments are left out. What of that is to be looked
    at in Word, tracked changes and notes, is remarked on.

    Raises:
        NotTextError: the bytes are no Word document.
    """
    from docx import Document  # 60 ms that plain text need not pay

    try:
        document = Document(BytesIO(data))
        body = document.element.body
        remarks = tuple(_remarks(body, _has_notes(document.part)))
        return Decoded("\n".join(_lines(body)).translate(INVISIBLE), "docx", remarks)
    except Exception as e:  # python-docx passes on whatever its zip and XML readers raise
        raise NotTextError("a damaged Word document, or another kind of file") from e


def _lines(container: Any) -> Iterator[str]:
    """The lines of a body, cell or text box. A paragraph whose end was deleted goes on in the next."""
    begun = ""
    for paragraph in _paragraphs(container):
        boxes: list[Any] = []
        begun += "".join(_words(paragraph, boxes))
        if boxes or not _end_is_removed(paragraph):
            yield begun
            begun = ""
        for box in boxes:
            yield from _lines(box)
    if begun:
        yield begun


def _paragraphs(container: Any) -> Iterator[Any]:
    """The paragraphs that are shown, in reading order; those of a text box belong to the paragraph that holds it."""
    for child in container:
        if child.tag == f"{_W}p":
            yield child
        elif child.tag not in _UNREAD and not _is_marked(child, "trPr", "del") and not _continues_a_cell(child):
            yield from _paragraphs(child)


def _words(element: Any, boxes: list[Any]) -> Iterator[str]:
    """The shown text of a paragraph or of a part of one, piece by piece; text boxes met on the way are added to `boxes`."""
    for child in element:
        tag = child.tag
        if tag in (f"{_W}t", f"{_MATH}t"):
            yield child.text or ""
        elif tag in _SIGNS:
            # A page or column break is none of the text.
            yield "" if tag == f"{_W}br" and child.get(f"{_W}type", "textWrapping") != "textWrapping" else _SIGNS[tag]
        elif tag == f"{_W}txbxContent":
            boxes.append(child)
        elif not (tag in _UNREAD or (tag == f"{_W}r" and _is_marked(child, "rPr", "vanish"))):
            yield from _words(child, boxes)


def _is_marked(element: Any, properties: str, name: str) -> bool:
    """Whether an element's properties name something, and do not switch it off."""
    mark = element.find(f"{_W}{properties}/{_W}{name}")
    return mark is not None and mark.get(f"{_W}val") not in _OFF


def _end_is_removed(paragraph: Any) -> bool:
    return paragraph.find(f"{_W}pPr/{_W}rPr/{_W}del") is not None


def _continues_a_cell(element: Any) -> bool:
    """Whether it is the lower part of a cell that goes over several rows; Word does not show what is in it."""
    merged = element.find(f"{_W}tcPr/{_W}vMerge")
    return merged is not None and merged.get(f"{_W}val") != "restart"


def _has_notes(part: Any) -> bool:
    """Whether there is a footnote or endnote with words in it."""
    from lxml import etree

    for related in part.rels.values():
        for ending, noun in _NOTES:
            if related.is_external or not related.reltype.endswith(f"/{ending}"):
                continue
            root = etree.fromstring(related.target_part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
            if any("".join(_words(note, [])).strip() for note in root.iter(f"{_W}{noun}")):
                return True
    return False


def _remarks(body: Any, notes: bool) -> Iterator[str]:
    if next(body.iter(*_TRACKED), None) is not None:
        yield "it has tracked changes, read as if all were accepted; accept or reject them in Word"
    if notes:
        yield "its footnotes and endnotes are not read; what is needed of them has to stand in the text"

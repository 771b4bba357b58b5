"""Several Word files bound into one: each keeps its own head, foot and page numbers.

Pages are numbered part by part ("2.1-3": the third page of part 2.1), so that a contents list is right wherever it is
printed. Continuous numbers would have to be guessed before a word processor has set the pages, or updated by hand.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_DOCUMENT, _RELATIONS, _TYPES = "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"
_SETTINGS = "word/settings.xml"
_SPAN_NAME = re.compile(r"(x_S\d+_\d+_\d+)(?:_\d+)?$")
_BEFORE_TYPE = ("headerReference", "footerReference", "footnotePr", "endnotePr")
_BEFORE_NUMBERING = ("headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar", "paperSrc",
                     "pgBorders", "lnNumType")  # fmt: skip


@dataclass(frozen=True)
class Part:
    """One of the files to bind."""

    label: str  # what its pages are called: "2.1"
    data: bytes  # a .docx


def part_bookmark(number: int) -> str:
    """The name of the bookmark at the start of a part, counted from 0, for links to lead to."""
    return f"part_{number}"


def bind(parts: Sequence[Part], title: str) -> bytes:
    """One Word file with all parts, in their order.

    Args:
        parts: At least one; all of the same house style, paper and language.
        title: For the properties of the file.
    """
    binder = _Binder(parts[0].data)
    for number, part in enumerate(parts):
        binder.add(number, part, last=number == len(parts) - 1)
    return binder.packed(title)


class _Binder:
    """The package under construction: the first file's, its body emptied."""

    def __init__(self, first: bytes) -> None:
        self._members = _unzipped(first)
        self._document = _parsed(self._members[_DOCUMENT])
        self._body = self._document[0]
        del self._body[:]
        self._relations = _parsed(self._members[_RELATIONS])
        self._types = _parsed(self._members[_TYPES])
        for relation in list(self._relations):
            if relation.get("Type", "").endswith(("/header", "/footer", "/image")):
                self._forget(relation)
        self._counts: Counter[str] = Counter()
        self._names: Counter[str] = Counter()

    def _forget(self, relation: Any) -> None:
        name = posixpath.join("word", relation.get("Target", ""))
        self._relations.remove(relation)
        self._members.pop(name, None)
        for override in list(self._types):
            if override.get("PartName") == f"/{name}":
                self._types.remove(override)

    def add(self, number: int, part: Part, *, last: bool) -> None:
        """One file's pages at the end."""
        members = _unzipped(part.data)
        body = _parsed(members[_DOCUMENT])[0]
        relations = {r.get("Id"): r for r in _parsed(members[_RELATIONS])}
        section = body[-1]
        body.remove(section)
        for element in (*body.iter(), *section.iter()):
            for key, value in element.items():
                if key.startswith(_R) and value in relations:
                    element.set(key, self._taken(relations[value], members, part.label))
        self._number(body, number)
        _restart(section, on_the_right=b"<w:mirrorMargins" in members[_SETTINGS])
        if len(body) == 0 or body[-1].tag != f"{_W}p":
            body.append(body.makeelement(f"{_W}p", {}))
        self._mark_start(body, number)
        self._body.extend(list(body))
        if last:
            self._body.append(section)
        else:
            _properties(self._body[-1]).append(section)

    def _taken(self, relation: Any, members: Mapping[str, bytes], label: str) -> str:
        """The new id of what a file refers to, taken over under a name of its own."""
        kind = relation.get("Type", "").rpartition("/")[2]
        if relation.get("TargetMode") == "External" or kind not in {"header", "footer", "image"}:
            same = (r for r in self._relations if r.get("Type") == relation.get("Type"))
            found = next((r for r in same if r.get("Target") == relation.get("Target")), None)
            return (
                str(found.get("Id"))
                if found is not None
                else self._related(relation.get("Type"), relation.get("Target"))
            )
        old = posixpath.normpath(posixpath.join("word", relation.get("Target")))
        self._counts[kind] += 1
        folder, suffix = ("media/", posixpath.splitext(old)[1]) if kind == "image" else ("", ".xml")
        target = f"{folder}{kind}{self._counts[kind]}{suffix}"
        data = members[old]
        if kind != "image":
            data = _labelled(data, label)
            content = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
            self._types.append(
                self._types.makeelement(f"{_TYPE}Override", {"PartName": f"/word/{target}", "ContentType": content})
            )
        self._members[f"word/{target}"] = data
        return self._related(relation.get("Type"), target)

    def _related(self, kind: str, target: str) -> str:
        self._counts["relation"] += 1
        id_ = f"rIdB{self._counts['relation']}"
        self._relations.append(
            self._relations.makeelement(f"{_REL}Relationship", {"Id": id_, "Type": kind, "Target": target})
        )
        return id_

    def _number(self, body: Any, number: int) -> None:
        """Names and numbers that were unique in one file, made unique in all."""
        ids: dict[str, str] = {}
        for element in body.iter():
            if element.tag == f"{_W}bookmarkStart":
                self._counts["bookmark"] += 1
                ids[element.get(f"{_W}id")] = str(self._counts["bookmark"])
                element.set(f"{_W}name", self._name(element.get(f"{_W}name"), number))
            elif element.tag == f"{_W}hyperlink" and (anchor := element.get(f"{_W}anchor")):
                foreign = anchor.startswith("part_")
                element.set(f"{_W}anchor", anchor if foreign else f"p{number}_{anchor}"[:40])
            elif element.tag == f"{_WP}docPr":
                self._counts["picture"] += 1
                element.set("id", str(self._counts["picture"]))
        for element in body.iter(f"{_W}bookmarkStart", f"{_W}bookmarkEnd"):
            element.set(f"{_W}id", ids[element.get(f"{_W}id")])

    def _name(self, name: str, number: int) -> str:
        """A bookmark's new name: of an article's words without the part, with how often they were printed before."""
        span = _SPAN_NAME.match(name)
        if span is None:
            return f"p{number}_{name}"[:40]  # Word's longest
        self._names[span[1]] += 1
        return span[1] if self._names[span[1]] == 1 else f"{span[1]}_{self._names[span[1]]}"

    def _mark_start(self, body: Any, number: int) -> None:
        paragraph = next(body.iter(f"{_W}p"))
        at = 1 if len(paragraph) and paragraph[0].tag == f"{_W}pPr" else 0
        self._counts["bookmark"] += 1
        id_ = {f"{_W}id": str(self._counts["bookmark"])}
        start = paragraph.makeelement(f"{_W}bookmarkStart", {**id_, f"{_W}name": part_bookmark(number)})
        paragraph.insert(at, start)
        paragraph.insert(at + 1, paragraph.makeelement(f"{_W}bookmarkEnd", id_))

    def packed(self, title: str) -> bytes:
        """The file's bytes."""
        self._members[_DOCUMENT] = _written(self._document)
        self._members[_RELATIONS] = _written(self._relations)
        self._members[_TYPES] = _written(self._types)
        core = _parsed(self._members["docProps/core.xml"])
        for element in core:
            if element.tag.endswith("}title"):
                element.text = title[:255]
        self._members["docProps/core.xml"] = _written(core)
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as target:
            for name in sorted(self._members, key=lambda name: (name != _TYPES, name)):
                entry = zipfile.ZipInfo(name, _EPOCH)
                entry.create_system = 0  # whatever system writes it
                target.writestr(entry, self._members[name], zipfile.ZIP_DEFLATED, compresslevel=6)
        return buffer.getvalue()


# ------------------------------------------------------------------------------------------------ page numbers


def _restart(section: Any, *, on_the_right: bool) -> None:
    """Page numbers of a part start at 1; on a sheet of its own where both sides are printed."""
    if on_the_right:
        ends = [child for child in section if child.tag.removeprefix(_W) in _BEFORE_TYPE]
        section.insert(len(ends), section.makeelement(f"{_W}type", {f"{_W}val": "oddPage"}))
    after = [child for child in section if child.tag.removeprefix(_W) in _BEFORE_NUMBERING]
    at = list(section).index(after[-1]) + 1 if after else 0
    section.insert(at, section.makeelement(f"{_W}pgNumType", {f"{_W}start": "1"}))


def _labelled(data: bytes, label: str) -> bytes:
    """The head or foot of a page with "2.1-3" for "3 of 4".

    How many pages a part has could only be guessed, as no field for it is known to all word processors; and how many the
    file has LibreOffice counts with the empty backs that it adds where numbers start anew.
    """
    root = _parsed(data)
    for paragraph in root.iter(f"{_W}p"):
        fields = dict(_fields(paragraph))
        if "PAGE" not in fields:
            continue
        (first, last), (_, end) = fields["PAGE"], fields.get("NUMPAGES", fields["PAGE"])
        runs = list(paragraph)
        for run in runs[last + 1 : end + 1]:
            paragraph.remove(run)
        runs[first].addprevious(_text(paragraph, f"{label}-"))
    return _written(root)


def _text(paragraph: Any, words: str) -> Any:
    run = paragraph.makeelement(f"{_W}r", {})
    text = run.makeelement(f"{_W}t", {_XML_SPACE: "preserve"})
    text.text = words
    run.append(text)
    return run


def _fields(paragraph: Any) -> Iterator[tuple[str, tuple[int, int]]]:
    """Each field of a paragraph: its name, and the first and last of the paragraph's children that make it."""
    name, start = "", 0
    for at, run in enumerate(paragraph):
        for child in run:
            if child.tag == f"{_W}instrText":
                name = (child.text or "").split()[0]
            elif child.tag == f"{_W}fldChar":
                kind = child.get(f"{_W}fldCharType")
                if kind == "begin":
                    start = at
                elif kind == "end":
                    yield name, (start, at)


# ------------------------------------------------------------------------------------------------ parts


def _properties(paragraph: Any) -> Any:
    if len(paragraph) == 0 or paragraph[0].tag != f"{_W}pPr":
        paragraph.insert(0, paragraph.makeelement(f"{_W}pPr", {}))
    return paragraph[0]


def _unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _parsed(data: bytes) -> Any:
    from lxml import etree

    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def _written(root: Any) -> bytes:
    from lxml import etree

    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))

"""What is broken in a Word file though word processors open it: what the Open XML SDK's validator passes over.

A table cell without a paragraph, a field or bookmark without an end, a link, style, list or note that is not there,
a picture or table that a screen reader cannot tell, a heading level skipped, a package with loose ends.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree

from briefings.model import Problem

LARGEST_PART = 32 * 1024 * 1024  # bytes unpacked; a pack's largest is 0.2 MB

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"

_LONGEST_NAME = 40  # characters that Word allows a bookmark
_REFERENCE = re.compile(r"^\s*(?:REF|PAGEREF|NOTEREF)\s+(\S+)")
_LINK = re.compile(r'\\l\s+"?([^\s"]+)')
_STYLE_USE = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}

Element = ElementTree.Element


def check(data: bytes, name: str) -> tuple[Problem, ...]:
    """The faults of a .docx, in the order of its parts; none for a sound file.

    Args:
        data: The file's bytes. They may be anything.
        name: What the problems call the file.
    """
    try:
        package = _Package.opened(data)
    except _DamageError as damage:
        return (Problem("structure", str(damage), place=name),)
    return tuple(
        Problem("structure", message, place=f"{name}: {part}" if part else name) for part, message in _faults(package)
    )


_Fault = tuple[str, str]  # part, message


class _DamageError(Exception):
    """The package cannot be read at all."""


def _faults(package: _Package) -> Iterator[_Fault]:
    yield from package.faults
    for name in ("[Content_Types].xml", "_rels/.rels"):
        if name not in package.names:
            yield "", f"{name} is missing"
    yield from _content_types(package)
    yield from _relationships(package)
    main = package.target("", _OFFICE + "officeDocument")
    document = package.parts.get(main or "")
    if main is None:
        yield "", "the package has no main document"
    elif document is not None:
        yield from _Word(package, main, document).faults()
    yield from _properties(package)


# ------------------------------------------------------------------------------------------------ package


@dataclass(frozen=True)
class _Package:
    """The parts of a zip, parsed where they are XML."""

    names: frozenset[str]
    parts: Mapping[str, Element]  # by name; without those that cannot be parsed
    faults: tuple[_Fault, ...]

    @classmethod
    def opened(cls, data: bytes) -> _Package:
        parts: dict[str, Element] = {}
        faults: list[_Fault] = []
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                entries = archive.infolist()
                for entry in entries:
                    if entry.file_size > LARGEST_PART:
                        raise _DamageError(f"{entry.filename} is too large for a pack: {entry.file_size} bytes")
                for entry in entries:
                    text = archive.read(entry)
                    if entry.filename.endswith((".xml", ".rels")):
                        parsed = _parsed(text)
                        if isinstance(parsed, str):
                            faults.append((entry.filename, parsed))
                        else:
                            parts[entry.filename] = parsed
        except zipfile.BadZipFile as error:
            raise _DamageError(
                "cannot be read: " + str(error) if "CRC" in str(error) else "is not a zip file"
            ) from error
        except (zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
            raise _DamageError(f"cannot be read: {error}") from error
        names = Counter(entry.filename for entry in entries)
        faults.extend(("", f"{name} stands twice in the package") for name, count in names.items() if count > 1)
        return cls(frozenset(names), parts, tuple(faults))

    def relationships(self, part: str) -> list[Element]:
        """Those of a part; of the package for "". Empty where there are none."""
        folder, name = posixpath.split(part)
        root = self.parts.get(posixpath.join(folder, "_rels", f"{name}.rels"))
        return [] if root is None else root.findall(_REL + "Relationship")

    def target(self, part: str, kind: str) -> str | None:
        """The name of the part to which the first relationship of this kind leads; None without one."""
        for relationship in self.relationships(part):
            if relationship.get("Type") == kind:
                return _resolved(part, relationship.get("Target", ""))
        return None


def _parsed(text: bytes) -> Element | str:
    """The root element, or what is wrong with it."""
    if b"<!DOCTYPE" in text:  # no Word file has one; it could make a small part swell or point outside
        return "has a document type declaration"
    try:
        return ElementTree.fromstring(text)
    except (ElementTree.ParseError, LookupError, ValueError) as error:
        return f"is not well-formed XML: {error}"


def _resolved(part: str, target: str) -> str:
    folder = posixpath.dirname(part)
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _owner(rels: str) -> str:
    """The part whose relationships stand in this one; "" for those of the package."""
    folder, name = posixpath.split(rels)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def _content_types(package: _Package) -> Iterator[_Fault]:
    root = package.parts.get("[Content_Types].xml")
    if root is None:
        return
    endings = {(e.get("Extension") or "").lower() for e in root.iter(_TYPE + "Default")}
    given = [(e.get("PartName") or "").lstrip("/") for e in root.iter(_TYPE + "Override")]
    for name in sorted(package.names - set(given) - {"[Content_Types].xml"}):
        if not name.endswith("/") and name.rpartition(".")[2].lower() not in endings:
            yield "", f"{name} has no content type"
    for name, count in Counter(given).items():
        if name not in package.names:
            yield "", f"a content type is given for {name}, which is not there"
        if count > 1:
            yield "", f"{name} has two content types"


def _relationships(package: _Package) -> Iterator[_Fault]:
    for rels in sorted(name for name in package.parts if name.endswith(".rels")):
        part = _owner(rels)
        if part and part not in package.names:
            yield rels, f"belongs to {part}, which is not there"
        seen: set[str] = set()
        for relationship in package.relationships(part):
            number = relationship.get("Id", "")
            if number in seen:
                yield rels, f"relationship {number!r} stands twice"
            seen.add(number)
            if relationship.get("TargetMode") != "External":
                target = _resolved(part, relationship.get("Target", ""))
                if target not in package.names:
                    yield rels, f"relationship {number!r} leads to {target}, which is not there"
    reached = {
        _resolved(_owner(rels), relationship.get("Target", ""))
        for rels in package.parts
        if rels.endswith(".rels")
        for relationship in package.relationships(_owner(rels))
    }
    for name in sorted(package.names - reached - {"[Content_Types].xml"}):
        if not name.endswith((".rels", "/")):
            yield "", f"nothing leads to {name}"
    for part, root in package.parts.items():
        known = {relationship.get("Id") for relationship in package.relationships(part)}
        for element in root.iter():
            for key, value in element.items():
                if key.startswith(_R) and value not in known:
                    yield part, f"relationship {value!r} is not defined"


def _properties(package: _Package) -> Iterator[_Fault]:
    core = package.parts.get(package.target("", _CORE) or "")
    title = core.find(_TITLE) if core is not None else None
    if title is None or not (title.text or "").strip():
        yield "", "the document has no title"


# ------------------------------------------------------------------------------------------------ document


@dataclass
class _Word:
    """The main document with the parts that it prints."""

    package: _Package
    main: str
    document: Element
    styles: dict[str, Element] = field(default_factory=dict)
    bookmarks: set[str] = field(default_factory=set)  # lower case: Word does not tell cases apart

    def faults(self) -> Iterator[_Fault]:
        stories = dict(self._stories())
        lists = self._lists()
        yield from self._styles(lists)
        for part, root in stories.items():
            yield from ((part, message) for message in self._bookmarks(root))
        notes = {kind: self._numbers(f"{kind}s", kind) for kind in ("footnote", "endnote", "comment")}
        for part, root in stories.items():
            for faults in (
                _fields(root),
                _tables(root),
                _pictures(root),
                self._links(root),
                self._style_uses(root),
                _list_uses(root, lists),
                _note_uses(root, notes),
            ):
                yield from ((part, message) for message in faults)
        yield from ((self.main, message) for message in self._headings())
        yield from ((self.main, message) for message in _body(self.document))
        settings = self._related("settings")
        if settings is not None and settings.find(_W + "updateFields") is not None:
            yield self.main, "the settings hold updateFields: Word would ask the reader a question"

    def _related(self, kind: str) -> Element | None:
        return self.package.parts.get(self.package.target(self.main, _OFFICE + kind) or "")

    def _stories(self) -> Iterator[tuple[str, Element]]:
        """The parts that hold printed paragraphs, the main one first."""
        yield self.main, self.document
        for relationship in self.package.relationships(self.main):
            kind = relationship.get("Type", "").removeprefix(_OFFICE)
            part = _resolved(self.main, relationship.get("Target", ""))
            if kind in ("header", "footer", "footnotes", "endnotes", "comments") and part in self.package.parts:
                yield part, self.package.parts[part]

    # ---- styles and lists

    def _styles(self, lists: set[str]) -> Iterator[_Fault]:
        root = self._related("styles")
        if root is None:
            yield self.main, "the document has no styles"
            return
        part = self.package.target(self.main, _OFFICE + "styles") or ""
        for style in root.iter(_W + "style"):
            name = style.get(_W + "styleId", "")
            if name in self.styles:
                yield part, f"style {name!r} is defined twice"
            self.styles[name] = style
        for name, style in self.styles.items():
            for tag, says in (("basedOn", "is based on"), ("next", "is followed by"), ("link", "is linked with")):
                other = _value(style.find(_W + tag))
                if other is not None and other not in self.styles:
                    yield part, f"style {name!r} {says} {other!r}, which is not defined"
            if name in self._bases(name):
                yield part, f"style {name!r} is based on itself"
        yield from ((part, message) for message in _list_uses(root, lists))

    def _bases(self, name: str) -> list[str]:
        """The styles that a style is based on, nearest first; in a circle, the name itself among them."""
        bases: list[str] = []
        base = _value(self.styles[name].find(_W + "basedOn")) if name in self.styles else None
        while base in self.styles and base not in bases:
            bases.append(base)
            base = _value(self.styles[base].find(_W + "basedOn"))
        return bases

    def _style_uses(self, root: Element) -> Iterator[str]:
        uses = {(tag, e.get(_W + "val", "")): None for tag in _STYLE_USE for e in root.iter(_W + tag)}
        for tag, name in uses:
            kind = _STYLE_USE[tag]
            if name not in self.styles:
                yield f"{kind} style {name!r} is not defined"
            elif (found := self.styles[name].get(_W + "type")) != kind:
                yield f"{name!r} is a {found} style, used for a {kind}"

    def _lists(self) -> set[str]:
        root = self._related("numbering")
        if root is None:
            return set()
        shapes = {e.get(_W + "abstractNumId") for e in root.findall(_W + "abstractNum")}
        return {
            e.get(_W + "numId", "") for e in root.findall(_W + "num") if _value(e.find(_W + "abstractNumId")) in shapes
        }

    def _numbers(self, kind: str, tag: str) -> set[str]:
        root = self._related(kind)
        return set() if root is None else {e.get(_W + "id", "") for e in root.findall(_W + tag)}

    # ---- bookmarks and links

    def _bookmarks(self, root: Element) -> Iterator[str]:
        open_ones: dict[str, str] = {}
        numbers: set[str] = set()
        for element in root.iter():
            if element.tag == _W + "bookmarkStart":
                number, name = element.get(_W + "id", ""), element.get(_W + "name", "")
                if number in numbers:
                    yield f"bookmark number {number} stands twice"
                if name.lower() in self.bookmarks:
                    yield f"bookmark {name!r} stands twice"
                if len(name) > _LONGEST_NAME:
                    yield f"the name of bookmark {name!r} is longer than {_LONGEST_NAME} characters"
                numbers.add(number)
                open_ones[number] = name
                self.bookmarks.add(name.lower())
            elif element.tag == _W + "bookmarkEnd" and open_ones.pop(element.get(_W + "id", ""), None) is None:
                yield f"a bookmark ends that has not begun: number {element.get(_W + 'id')}"
        for name in open_ones.values():
            yield f"bookmark {name!r} is not ended"

    def _links(self, root: Element) -> Iterator[str]:
        for link in root.iter(_W + "hyperlink"):
            anchor = link.get(_W + "anchor")
            if anchor is not None and anchor.lower() not in self.bookmarks:
                yield f"a link leads to {anchor!r}, which is not there"
        simple = [e.get(_W + "instr", "") for e in root.iter(_W + "fldSimple")]
        for instruction in [*simple, *_instructions(root)]:
            reference = _REFERENCE.search(instruction)
            if instruction.split()[:1] == ["HYPERLINK"]:
                reference = _LINK.search(instruction)
            if reference and reference[1].lower() not in self.bookmarks:
                yield f"a field refers to {reference[1]!r}, which is not there"

    # ---- headings

    def _headings(self) -> Iterator[str]:
        levels = {name: level for name in self.styles if (level := self._outline(name))}
        before = 0
        for paragraph in self.document.iter(_W + "p"):
            properties = paragraph.find(_W + "pPr")
            style = _value(properties.find(_W + "pStyle")) if properties is not None else None
            level = levels.get(style or "", 0)
            if not level:
                continue
            text = "".join(t.text or "" for t in paragraph.iter(_W + "t")).strip()
            if not text:
                yield "a heading is empty"
            if level > before + 1:
                after = f"level {before}" if before else "the start"
                yield f"a heading of level {level} follows {after}: {text[:40]!r}"
            before = level

    def _outline(self, name: str) -> int:
        """The heading level from 1 that a style gives; 0 for a style of ordinary text."""
        for style in (name, *self._bases(name)):
            value = _value(self.styles[style].find(f"{_W}pPr/{_W}outlineLvl"))
            if value is not None:
                return int(value) + 1 if value.isdecimal() and int(value) < 9 else 0
        return 0


def _value(element: Element | None) -> str | None:
    return None if element is None else element.get(_W + "val")


def _body(document: Element) -> Iterator[str]:
    body = document.find(_W + "body")
    if body is None or not len(body):
        yield "the document has no body"
    elif body[-1].tag != _W + "sectPr":
        yield "the body does not end in section properties"


def _fields(root: Element) -> Iterator[str]:
    """Fields are begun, parted and ended in order, each inside the other; text of an instruction stands in one."""
    stack: list[str] = []
    for element in root.iter():
        if element.tag == _W + "instrText" and stack[-1:] != ["begin"]:
            yield "a field's instruction stands in no field"
        if element.tag != _W + "fldChar":
            continue
        kind = element.get(_W + "fldCharType", "")
        if kind == "begin":
            stack.append(kind)
        elif not stack:
            yield f"no field to {kind}"
        elif kind == "separate":
            if stack[-1] == kind:
                yield "a field is parted twice"
            stack[-1] = kind
        else:
            stack.pop()
    for _ in stack:
        yield "a field is not ended"


def _instructions(root: Element) -> Iterator[str]:
    """The instruction of each field, which Word may break over several runs."""
    stack: list[list[str]] = []
    for element in root.iter():
        if element.tag == _W + "fldChar":
            kind = element.get(_W + "fldCharType")
            if kind == "begin":
                stack.append([])
            elif kind == "end" and stack:
                yield "".join(stack.pop())
        elif element.tag == _W + "instrText" and stack:
            stack[-1].append(element.text or "")


def _tables(root: Element) -> Iterator[str]:
    for table in root.iter(_W + "tbl"):
        caption = _value(table.find(f"{_W}tblPr/{_W}tblCaption"))
        if not (caption or "").strip():
            yield "a table has no caption for a screen reader"
        columns = len(table.findall(f"{_W}tblGrid/{_W}gridCol"))
        rows = table.findall(_W + "tr")
        if not rows:
            yield "a table has no rows"
        for row in rows:
            spans = [_value(cell.find(f"{_W}tcPr/{_W}gridSpan")) or "1" for cell in row.findall(_W + "tc")]
            cells = sum(int(span) if span.isdecimal() else 1 for span in spans)
            skipped = [_value(row.find(f"{_W}trPr/{_W}{tag}")) or "0" for tag in ("gridBefore", "gridAfter")]
            cells += sum(int(number) for number in skipped if number.isdecimal())
            if cells != columns:
                yield f"a row of {cells} cells in a table of {columns} columns"
    for cell in root.iter(_W + "tc"):
        if not len(cell) or cell[-1].tag != _W + "p":
            yield "a table cell does not end in a paragraph"


def _pictures(root: Element) -> Iterator[str]:
    for drawing in root.iter(_W + "drawing"):
        if not any((e.get("descr") or "").strip() for e in drawing.iter(_WP + "docPr")):
            yield "a picture has no alternative text"
    for picture in root.iter(_W + "pict"):
        if not any((e.get("alt") or "").strip() for e in picture.iter()):
            yield "a picture has no alternative text"


def _list_uses(root: Element, lists: set[str]) -> Iterator[str]:
    for element in root.iter(_W + "numId"):
        number = element.get(_W + "val", "")
        if number not in lists and number != "0":  # 0 takes a paragraph out of its style's list
            yield f"list {number} is not defined"


def _note_uses(root: Element, notes: Mapping[str, set[str]]) -> Iterator[str]:
    for kind, known in notes.items():
        for element in root.iter(f"{_W}{kind}Reference"):
            if element.get(_W + "id") not in known:
                yield f"{kind} {element.get(_W + 'id')} is not defined"

"""A Word file as a package: a zip of parts, their content types and the relationships between them."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from xml.etree import ElementTree

LARGEST_PART = 32 * 1024 * 1024  # bytes unpacked; a pack's largest is 0.2 MB
LARGEST_KEPT = 1024 * 1024  # bytes of a part whose tree is kept for the next check
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

_END = 22  # bytes of the record that ends a zip, without its comment
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_R = f"{{{OFFICE.removesuffix('/')}}}"

_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d.*)?)?)?\Z")

Element = ElementTree.Element
Fault = tuple[str, str]  # the part, "" for the package; what is wrong with it


class DamagedError(Exception):
    """The package cannot be read at all; the text says why."""


class Target(NamedTuple):
    """Where a relationship leads."""

    id: str
    kind: str
    part: str


@dataclass(frozen=True)
class Package:
    """The parts of a zip, parsed where they are XML."""

    names: frozenset[str]
    parts: Mapping[str, Element]  # by name; without those that cannot be parsed
    damage: tuple[Fault, ...]  # what was found while reading

    def relationships(self, part: str) -> list[Element]:
        """Those of a part; of the package for "". Empty where there are none."""
        folder, name = posixpath.split(part)
        root = self.parts.get(posixpath.join(folder, "_rels", f"{name}.rels"))
        return [] if root is None else root.findall(_REL + "Relationship")

    def targets(self, part: str) -> Iterator[Target]:
        """The relationships of a part that stay inside the package."""
        for relationship in self.relationships(part):
            if relationship.get("TargetMode") != "External":
                target = _resolved(part, relationship.get("Target", ""))
                yield Target(relationship.get("Id", ""), relationship.get("Type", ""), target)

    def target(self, part: str, kind: str) -> str | None:
        """The name of the part to which the first relationship of this kind leads; None without one."""
        return next((target.part for target in self.targets(part) if target.kind == kind), None)


def opened(data: bytes) -> Package:
    """The package in these bytes, whatever they are.

    Raises:
        DamagedError: No zip, a part that does not unpack, or one too large to be a pack's.
    """
    parts: dict[str, Element] = {}
    damage: list[Fault] = []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            for entry in entries:
                if entry.file_size > LARGEST_PART:
                    raise DamagedError(f"{entry.filename} is too large for a pack: {entry.file_size} bytes")
            for entry in entries:
                if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                    damage.append((entry.filename, "is packed in a way that Word cannot unpack"))
                text = archive.read(entry)
                if entry.filename.endswith((".xml", ".rels")):
                    parsed = _parsed(text)
                    if isinstance(parsed, str):
                        damage.append((entry.filename, parsed))
                    else:
                        parts[entry.filename] = parsed
    except zipfile.BadZipFile as error:
        raise DamagedError(f"cannot be read: {error}" if "CRC" in str(error) else "is not a zip file") from error
    except (zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise DamagedError(f"cannot be read: {error}") from error
    end = data.rfind(b"PK\5\6")
    if end + _END + int.from_bytes(data[end + _END - 2 : end + _END], "little") != len(data):
        damage.append(("", "something stands behind the end of the package"))
    names = Counter(entry.filename for entry in entries)
    damage.extend(("", f"{name} stands twice in the package") for name, count in names.items() if count > 1)
    return Package(frozenset(names), parts, tuple(damage))


def faults(package: Package) -> Iterator[Fault]:
    """What is wrong with the package, whatever the document in it says."""
    yield from package.damage
    for name in sorted(package.names):
        if name.startswith("/") or "\\" in name or ".." in name.split("/"):
            yield "", f"{name}: a name that leads out of the package"
    for name in ("[Content_Types].xml", "_rels/.rels"):
        if name not in package.names:
            yield "", f"{name} is missing"
    yield from _content_types(package)
    yield from _relationships(package)
    yield from _kinds(package)
    yield from _references(package)
    yield from _properties(package)


def root_of(text: bytes) -> Element:
    """The root element of a part, which is read and never changed.

    Raises:
        ParseError, LookupError, ValueError: it is no XML.
    """
    return _kept_root(text) if len(text) <= LARGEST_KEPT else ElementTree.fromstring(text)


@lru_cache(maxsize=24)  # each check reads the pages anew, and the packs of a build have the same styles
def _kept_root(text: bytes) -> Element:
    return ElementTree.fromstring(text)


def _parsed(text: bytes) -> Element | str:
    """The root element, or what is wrong with it."""
    if b"<!DOCTYPE" in text:  # no Word file has one; it could make a small part swell or point outside
        return "has a document type declaration"
    try:
        return root_of(text)
    except (ElementTree.ParseError, LookupError, ValueError) as error:
        return f"is not well-formed XML: {error}"


def _resolved(part: str, target: str) -> str:
    folder = posixpath.dirname(part)
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _owner(rels: str) -> str:
    """The part whose relationships stand in this one; "" for those of the package."""
    folder, name = posixpath.split(rels)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def _content_types(package: Package) -> Iterator[Fault]:
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


def _relationships(package: Package) -> Iterator[Fault]:
    reached: set[str] = set()
    for rels in sorted(name for name in package.parts if name.endswith(".rels")):
        part = _owner(rels)
        if part and part not in package.names:
            yield rels, f"belongs to {part}, which is not there"
        numbers = Counter(relationship.get("Id", "") for relationship in package.relationships(part))
        yield from ((rels, f"relationship {number!r} stands twice") for number, count in numbers.items() if count > 1)
        for target in package.targets(part):
            reached.add(target.part)
            if target.part not in package.names:
                yield rels, f"a relationship leads to {target.part}, which is not there"
    for name in sorted(package.names - reached - {"[Content_Types].xml"}):
        if not name.endswith((".rels", "/")):
            yield "", f"nothing leads to {name}"


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_KINDS = {  # kind of a relationship: the content type of the part that it leads to, and the part's first element
    "officeDocument": (_WORD + "document.main+xml", "document"),
    **{
        kind: (f"{_WORD}{kind}+xml", kind)
        for kind in ("styles", "settings", "numbering", "footnotes", "endnotes", "comments")
    },
    "header": (_WORD + "header+xml", "hdr"),
    "footer": (_WORD + "footer+xml", "ftr"),
}


def _kinds(package: Package) -> Iterator[Fault]:
    """Parts that are not of the kind as which they are named."""
    root = package.parts.get("[Content_Types].xml")
    given = {} if root is None else {(e.get("PartName") or "").lstrip("/"): e.get("ContentType") for e in root}
    for rels in sorted(name for name in package.parts if name.endswith(".rels")):
        for target in package.targets(_owner(rels)):
            kind = target.kind.removeprefix(OFFICE)
            if kind not in _KINDS or target.part not in package.parts:
                continue
            content, first = _KINDS[kind]
            if given.get(target.part) != content:
                yield "", f"{target.part} has the content type of another part: {given.get(target.part)}"
            if (found := package.parts[target.part].tag.rpartition("}")[2]) != first:
                yield rels, f"{target.part} is named {kind} and begins with {found}"


def _references(package: Package) -> Iterator[Fault]:
    """Relationships that lead to the world, and uses of some that are not defined."""
    for rels in sorted(name for name in package.parts if name.endswith(".rels")):
        for relationship in package.relationships(_owner(rels)):
            if relationship.get("TargetMode") == "External":
                yield rels, f"{relationship.get('Target', '')[:60]!r} leads outside the file"
    for part, root in package.parts.items():
        known = {relationship.get("Id") for relationship in package.relationships(part)}
        for element in root.iter():
            for key, value in element.items():
                if key.startswith(_R) and value not in known:
                    yield part, f"relationship {value!r} is not defined"


def _properties(package: Package) -> Iterator[Fault]:
    """Word opens a file with a property twice only after a repair; a screen reader begins with the title."""
    part = package.target("", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties")
    core = package.parts.get(part or "")
    found = Counter() if core is None else Counter(element.tag.rpartition("}")[2] for element in core)
    yield from (("", f"the property {name!r} stands twice") for name, count in found.items() if count > 1)
    title = None if core is None else core.find("{http://purl.org/dc/elements/1.1/}title")
    if title is None or not (title.text or "").strip():
        yield "", "the document has no title"
    for element in () if core is None else core:
        if element.tag.startswith("{http://purl.org/dc/terms/}") and not _DAY.match(element.text or ""):
            yield "", f"the property {element.tag.rpartition('}')[2]!r} is no date"

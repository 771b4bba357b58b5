"""What is broken in a Word file though word processors open it: what the Open XML SDK's validator passes over.

A table cell without a paragraph, a field or bookmark without an end, a link, style, list or note that is not there,
a picture or table that a screen reader cannot tell or that leaves the page, a heading level skipped, a package with
loose ends; and what no pack has (`foreign`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from briefings.model import Problem
from briefings.verify import drawn, foreign, schema
from briefings.verify.package import OFFICE, DamagedError, Element, Fault, Package, opened
from briefings.verify.package import faults as package_faults

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ID = f"{{{OFFICE.removesuffix('/')}}}id"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_WORDS = "x_"  # bookmarks of article words begin so: each is read in one paragraph
_LEAST_MEASURE = 2_000  # twentieths of a point between the margins
_LONGEST_NAME = 40  # characters that Word allows a bookmark
_REFERENCE = re.compile(r"^\s*(?:REF|PAGEREF|NOTEREF)\s+(\S+)")
_LINK = re.compile(r'^\s*HYPERLINK\b.*\\l\s+"?([^\s"]+)')
_SOURCE_CODE = re.compile(r"(S\d{1,9})\b")
_SOURCE_ANCHOR = re.compile(r"sources?_(S\d{1,9})\Z")
_COMPATIBLE = 15  # the layout of Word 2013 and since, with which the pages are measured
_NARROWEST = 400  # twentieths of a point: a column that holds a word
_STORIES = ("header", "footer", "footnotes", "endnotes", "comments")  # parts that print, besides the main one
_STYLE_USE = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
_STYLE_TIES = {"basedOn": "is based on", "next": "is followed by", "link": "is linked with"}


def check(data: bytes, name: str) -> tuple[Problem, ...]:
    """The faults of a .docx, in the order of its parts; none for a sound file.

    Args:
        data: The file's bytes. They may be anything.
        name: What the problems call the file.
    """
    try:
        package = opened(data)
    except DamagedError as damage:
        return (Problem("structure", f"{name}: {damage}", place=name),)
    return tuple(
        Problem("structure", f"{place}: {message}", place=place)
        for part, message in (*package_faults(package), *_document_faults(package))
        for place in [f"{name}: {part}" if part else name]
    )


def _document_faults(package: Package) -> Iterator[Fault]:
    main = package.target("", OFFICE + "officeDocument")
    if main is None:
        yield "", "the package has no main document"
    elif main in package.parts:
        yield from _Word(package, main).faults()


@dataclass
class _Word:
    """The main document with the parts that print with it."""

    package: Package
    main: str
    styles: dict[str, Element] = field(default_factory=dict)
    bookmarks: set[str] = field(default_factory=set)  # lower case: Word does not tell cases apart

    def faults(self) -> Iterator[Fault]:
        """What is wrong with the parts that print, each with its part; to be asked once."""
        stories = {self.main: self.document}
        for _, kind, part in self.package.targets(self.main):
            if kind.removeprefix(OFFICE) in _STORIES and part in self.package.parts:
                stories[part] = self.package.parts[part]
        lists = self._lists()
        notes = {kind: self._notes(kind) for kind in ("footnote", "endnote", "comment")}
        yield from self._styles(lists)
        measure = self._measure()
        for part, root in stories.items():  # all bookmarks before the first link
            yield from ((part, message) for message in self._bookmarks(root))
        for part, root in stories.items():
            fields, broken = _fields(root)
            for messages in (
                schema.check(root),
                _texts(root),
                broken,
                foreign.in_text(root),
                foreign.in_fields(one.instruction for one in fields),
                self._links(root, fields),
                _tables(root, measure),
                drawn.check(root, measure),
                self._style_uses(root),
                _list_uses(root, lists),
                _note_uses(root, notes),
            ):
                yield from ((part, message) for message in messages)
        for messages in (self._headings(), self._sections(), self._sheets(), self._settings()):
            yield from ((self.main, message) for message in messages)

    @property
    def document(self) -> Element:
        return self.package.parts[self.main]

    def _related(self, kind: str) -> Element | None:
        return self.package.parts.get(self.package.target(self.main, OFFICE + kind) or "")

    # ---- styles, lists, notes

    def _styles(self, lists: set[str]) -> Iterator[Fault]:
        root = self._related("styles")
        if root is None:
            yield self.main, "the document has no styles"
            return
        part = self.package.target(self.main, OFFICE + "styles") or ""
        if not _value(root.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr/{_W}lang")):
            yield part, "the document has no language"
        names: Counter[str] = Counter()
        for style in root.iter(_W + "style"):
            identity = style.get(_W + "styleId", "")
            if identity in self.styles:
                yield part, f"style {identity!r} is defined twice"
            self.styles[identity] = style
            name = _value(style.find(_W + "name"))
            if not name:
                yield part, f"style {identity!r} has no name"
            else:
                names[name.lower()] += 1
                if names[name.lower()] == 2:
                    yield part, f"two styles are called {name!r}"
        for identity, style in self.styles.items():
            for tag, says in _STYLE_TIES.items():
                other = _value(style.find(_W + tag))
                if other is not None and other not in self.styles:
                    yield part, f"style {identity!r} {says} {other!r}, which is not defined"
            if identity in self._bases(identity):
                yield part, f"style {identity!r} is based on itself"
        plain = sum(s.get(_W + "type") == "paragraph" and bool(s.get(_W + "default")) for s in self.styles.values())
        if plain != 1:
            yield part, f"{f'{plain} styles' if plain else 'no style'} for plain paragraphs: one must be the default"
        for messages in (schema.check(root), foreign.in_styles(self.styles.values())):
            yield from ((part, message) for message in messages)
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
        lists = (e for e in root.findall(_W + "num") if _value(e.find(_W + "abstractNumId")) in shapes)
        return {e.get(_W + "numId", "") for e in lists}

    def _notes(self, kind: str) -> set[str]:
        root = self._related(f"{kind}s")
        return set() if root is None else {e.get(_W + "id", "") for e in root.findall(_W + kind)}

    # ---- bookmarks and links

    def _bookmarks(self, root: Element) -> Iterator[str]:
        open_ones: dict[str, str] = {}
        numbers: set[str] = set()
        for element in root.iter():
            if element.tag == _W + "p":
                words = [name for name in open_ones.values() if name.startswith(_WORDS)]
                yield from (f"bookmark {name!r} ends in another paragraph" for name in words)
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

    def _links(self, root: Element, fields: list[_Field]) -> Iterator[str]:
        for link in root.iter(_W + "hyperlink"):
            if link.find(f".//{_W}hyperlink") is not None:
                yield "a link stands in a link"
            anchor = link.get(_W + "anchor")
            if anchor is None and link.get(_ID) is None:
                yield "a link leads nowhere"
            if anchor is not None and anchor.lower() not in self.bookmarks:
                yield f"a link leads to {anchor!r}, which is not there"
            said, meant = _SOURCE_CODE.match(_text(link)), _SOURCE_ANCHOR.search(anchor or "")
            if said and meant and said[1] != meant[1]:
                yield f"a link from {said[1]} leads to {meant[1]}"
        for one in fields:
            found = _REFERENCE.search(one.instruction) or _LINK.search(one.instruction)
            if found and found[1].lower() not in self.bookmarks:
                yield f"a field refers to {found[1]!r}, which is not there"

    # ---- the document as a whole

    def _headings(self) -> Iterator[str]:
        levels = {name: level for name in self.styles if (level := self._outline(name))}
        before = 0
        for paragraph in self.document.iter(_W + "p"):
            level = levels.get(_value(paragraph.find(f"{_W}pPr/{_W}pStyle")) or "", 0)
            if not level:
                continue
            text = _text(paragraph).strip()
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

    def _sections(self) -> Iterator[str]:
        body = self.document.find(_W + "body")
        if body is None or not len(body) or body[-1].tag != _W + "sectPr":
            yield "the body does not end in section properties"
            return
        section = body[-1]
        if section.find(_W + "pgSz") is None:
            yield "the document has no page size"
        elif (measure := self._measure()) is not None and measure < _LEAST_MEASURE:
            yield "no room between the margins"
        for place in ("header", "footer"):
            kinds = Counter(e.get(_W + "type", "") for e in section.findall(f"{_W}{place}Reference"))
            yield from (f"two {place} parts for {kind!r} pages" for kind, count in kinds.items() if count > 1)
        used = {e.get(_ID) for place in ("header", "footer") for e in section.findall(f"{_W}{place}Reference")}
        ends = (self.package.parts.get(part) for number, _, part in self.package.targets(self.main) if number in used)
        fields = [one for root in ends if root is not None for one in _fields(root)[0]]
        words = {word for one in fields for word in one.instruction.split()[:1]}
        parted = section.find(_W + "pgNumType") is not None  # numbered part by part: there is no number of all pages
        if not words >= ({"PAGE"} if parted else {"PAGE", "NUMPAGES"}):
            yield "no page number: the head or foot of the page wants fields for PAGE and NUMPAGES"

    def _sheets(self) -> Iterator[str]:
        """The pages of each section: upright, in one column, high enough, with the head that they ask for."""
        kinds = {target.id: target.kind.removeprefix(OFFICE) for target in self.package.targets(self.main)}
        for section in self.document.iter(_W + "sectPr"):
            size, margins = section.find(_W + "pgSz"), section.find(_W + "pgMar")
            if size is not None and margins is not None:
                height = _length(size, "h") - abs(_length(margins, "top")) - abs(_length(margins, "bottom"))
                if height < _LEAST_MEASURE:
                    yield "no room between the head and the foot of the page"
                if _length(size, "w") > _length(size, "h") or size.get(_W + "orient") == "landscape":
                    yield "the sheet lies on its side"
            columns = section.find(_W + "cols")
            if columns is not None and columns.get(_W + "num", "1") != "1":
                yield "the text stands in columns"
            for place in ("header", "footer"):
                ends = section.findall(f"{_W}{place}Reference")
                found = {end.get(_W + "type") for end in ends}
                if section.find(_W + "titlePg") is not None and "first" not in found:
                    yield f"the first page has no {place} of its own, and the section says that it has"
                yield from (
                    f"a {place} reference leads to a {kinds[number]}"
                    for end in ends
                    if (number := end.get(_ID, "")) in kinds and kinds[number] != place
                )

    def _measure(self) -> int | None:
        """How wide the text is, in twentieths of a point; None where the document does not say."""
        sections = list(self.document.iter(_W + "sectPr"))
        size, margins = (sections[-1].find(_W + tag) if sections else None for tag in ("pgSz", "pgMar"))
        if size is None or margins is None:
            return None
        numbers = [size.get(_W + "w", ""), margins.get(_W + "left", ""), margins.get(_W + "right", "")]
        if not all(number.isdecimal() for number in numbers):
            return None
        width, left, right = map(int, numbers)
        return width - left - right

    def _settings(self) -> Iterator[str]:
        root = self._related("settings")
        settings = [] if root is None else list(root.iter())
        yield from foreign.in_settings(settings)
        if root is not None:
            yield from schema.check(root)
        modes = [e.get(_W + "val", "") for e in settings if e.get(_W + "name") == "compatibilityMode"]
        if not modes:
            yield "the settings hold no compatibility mode: Word would lay the pages out as in 2007"
        elif not modes[0].isdecimal() or int(modes[0]) < _COMPATIBLE:
            yield f"compatibility mode {modes[0]}: Word would lay the pages out as an earlier Word"


# ------------------------------------------------------------------------------------------------ parts of a story


def _value(element: Element | None) -> str | None:
    return None if element is None else element.get(_W + "val")


def _text(element: Element) -> str:
    return "".join(t.text or "" for t in element.iter(_W + "t"))


def _texts(root: Element) -> Iterator[str]:
    if root.find(f".//{_W}p") is None:
        yield "holds no paragraph"
    for element in root.iter(_W + "t"):
        text = element.text or ""
        if text != text.strip() and element.get(_SPACE) != "preserve":
            yield f"a space at the edge of a run is lost: {text[:40]!r}"


@dataclass
class _Field:
    """What a field asks for, which Word may break over several runs, and what it shows."""

    instruction: str
    result: str
    parted: bool = False


def _fields(root: Element) -> tuple[list[_Field], list[str]]:
    """The fields of a story, and what is wrong with them."""
    found = [_Field(e.get(_W + "instr", ""), _text(e)) for e in root.iter(_W + "fldSimple")]
    faults: list[str] = []
    stack: list[_Field] = []
    for element in root.iter():
        kind = element.get(_W + "fldCharType", "")
        if element.tag == _W + "t" and stack and stack[-1].parted:
            stack[-1].result += element.text or ""
        elif element.tag == _W + "instrText":
            if not stack or stack[-1].parted:
                faults.append("a field's instruction stands in no field")
            else:
                stack[-1].instruction += element.text or ""
        elif element.tag != _W + "fldChar":
            continue
        elif kind == "begin":
            stack.append(_Field("", ""))
        elif not stack:
            faults.append(f"no field to {kind}")
        elif kind == "separate":
            if stack[-1].parted:
                faults.append("a field is parted twice")
            stack[-1].parted = True
        else:
            one = stack.pop()
            found.append(one)
            if stack and stack[-1].parted:
                stack[-1].result += one.result
    faults.extend("a field is not ended" for _ in stack)
    faults.extend("a field has no instruction" for one in found if not one.instruction.strip())
    faults.extend(f"a field holds no result:{one.instruction}" for one in found if not one.result)
    return found, faults


def _length(element: Element | None, key: str) -> int:
    """An attribute in twentieths of a point; 0 where there is none, or another unit."""
    value = "" if element is None else element.get(_W + key, "")
    return int(value) if value.lstrip("-").isdecimal() else 0


def _tables(root: Element, measure: int | None) -> Iterator[str]:
    for holder in (root, *root):
        if any(one.tag == two.tag == _W + "tbl" for one, two in pairwise(holder)):
            yield "two tables run into one: a paragraph must part them"
    for height in root.iter(_W + "trHeight"):
        if height.get(_W + "hRule") == "exact":
            yield "a table row has an exact height, which may cut its words off"
    for table in root.iter(_W + "tbl"):
        grid = [_length(column, "w") for column in table.iterfind(f"{_W}tblGrid/{_W}gridCol")]
        whole = table.find(f"{_W}tblPr/{_W}tblW")
        stated = _length(whole, "w") if whole is not None and whole.get(_W + "type", "dxa") == "dxa" else 0
        if measure is not None and max(sum(grid), stated) > measure + 20:
            yield "a table is wider than the text"
        yield from _columns(table, grid)
        yield from _merges(table)
        if not (_value(table.find(f"{_W}tblPr/{_W}tblCaption")) or "").strip():
            yield "a table has no caption for a screen reader"
        columns = len(table.findall(f"{_W}tblGrid/{_W}gridCol"))
        rows = table.findall(_W + "tr")
        if not rows:
            yield "a table has no rows"
            continue
        look = table.find(f"{_W}tblPr/{_W}tblLook")
        headed = look is not None and look.get(_W + "firstRow") in ("1", "true", "on")
        if headed and rows[0].find(f"{_W}trPr/{_W}tblHeader") is None:
            yield "a table's head is not repeated on its next page"
        if rows[-1].find(f"{_W}trPr/{_W}tblHeader") is not None:
            yield "all rows of a table are its head"
        for row in rows:
            if row.find(f"{_W}trPr/{_W}cantSplit") is None:
                yield "a table row may split over two pages"
            cells = _width(row)
            if cells != columns:
                yield f"a row of {cells} cells in a table of {columns} columns"
    for cell in root.iter(_W + "tc"):
        if not len(cell) or cell[-1].tag != _W + "p":
            yield "a table cell does not end in a paragraph"


def _columns(table: Element, grid: list[int]) -> Iterator[str]:
    """Columns too narrow for a word, and cells that are not as wide as theirs."""
    if any(0 < width < _NARROWEST for width in grid):
        yield "a table column is too narrow for a word"
    for row in table.iterfind(_W + "tr"):
        cells = [cell.find(f"{_W}tcPr/{_W}tcW") for cell in row.iterfind(_W + "tc")]
        if len(cells) != len(grid):
            continue  # cells over several columns, or told elsewhere
        for cell, width in zip(cells, grid, strict=True):
            if (
                cell is not None
                and cell.get(_W + "type", "dxa") == "dxa"
                and abs(_length(cell, "w") - width) > _NARROWEST // 2
            ):
                yield "a table cell is not as wide as its column"
                return


def _merges(table: Element) -> Iterator[str]:
    """Cells that go on from the row above, where nothing has begun."""
    begun: set[int] = set()
    for row in table.iterfind(_W + "tr"):
        still: set[int] = set()
        for place, cell in enumerate(row.iterfind(_W + "tc")):
            merge = cell.find(f"{_W}tcPr/{_W}vMerge")
            if merge is None:
                continue
            still.add(place)
            if merge.get(_W + "val", "continue") == "continue" and place not in begun:
                yield "a merged cell goes on that has not begun"
        begun = still


def _width(row: Element) -> int:
    """How many columns a row covers."""
    spans = [_value(cell.find(f"{_W}tcPr/{_W}gridSpan")) or "1" for cell in row.findall(_W + "tc")]
    spans += [_value(row.find(f"{_W}trPr/{_W}{tag}")) or "0" for tag in ("gridBefore", "gridAfter")]
    return sum(int(span) for span in spans if span.isdecimal())


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

"""The house style as a designer has left it: `templates/house.docx`, opened in Word, changed and saved.

Packs take its styles as they are; what the estimate of pages needs is read from them. A style is known by its name.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from briefings.errors import TemplateError
from briefings.model import Document
from briefings.template.shape import templates_folder
from briefings.write.house import (
    CHARACTERS,
    PAPER,
    PARAGRAPHS,
    SHEETS,
    TABLE_STYLE,
    Border,
    CharacterStyle,
    Paper,
    ParagraphStyle,
    Side,
    style_id,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

HOUSE = "house.docx"
_AROUND = {"Overline", "Header", "Footer"}  # styles of the head and foot of the page

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{_NAMESPACE}}}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_THEME = "theme/theme1.xml"
_COMPANIONS = (_THEME, "numbering.xml")  # what styles may lean on, under word/
_LARGEST = 8_000_000  # bytes of a part
_NATURAL = 1.15  # of the size: the line height that Arial and Times ask for
_AT_EDGE = 16.0  # points: a tab so near to the edge of the text is meant to stand at it
_ALIGNED: Mapping[str, Literal["right", "centre"]] = {"right": "right", "end": "right", "center": "centre"}


@dataclass(frozen=True, eq=False)  # one value a file, known by identity
class House:
    """The house style of one file."""

    page: Paper  # of the file; of a document's own sheet once the house is put on it
    paragraphs: Mapping[str, ParagraphStyle]
    characters: Mapping[str, CharacterStyle]
    styles: bytes  # the styles part, every style of the house under the id that the writer uses
    companions: Mapping[str, bytes]  # parts that the styles lean on, by name under word/
    looks: Mapping[str, str] = field(default_factory=dict)  # style id to what a written file must say of it


def house_of(document: Document) -> House:
    """The house style that a document asks for, on its paper.

    Raises:
        TemplateError: as `load_house`.
    """
    return on_paper(restyled(load_house(document.house), document.fonts, document.sizes), document.paper)


@lru_cache(maxsize=16)
def on_paper(house: House, kind: str) -> House:
    """The house style on a sheet of this kind: margins stay, and a right tab at the edge of the text stays there."""
    from lxml import etree

    width, height = SHEETS[kind]
    page = house.page._replace(width=width, height=height)
    moved = page.text_width - house.page.text_width
    if abs(moved) < 1:
        return replace(house, page=page)
    styles = etree.fromstring(house.styles)
    for tab in styles.iter(_W + "tab"):
        at = _points(tab.get(_W + "pos"))
        if at is not None and tab.get(_W + "val") in ("right", "end") and abs(at - house.page.text_width) <= _AT_EDGE:
            tab.set(_W + "pos", str(round((at + moved) * 20)))
    return _read(styles, page, house.companions)


@lru_cache(maxsize=16)
def restyled(house: House, fonts: tuple[str, str], sizes: tuple[float | None, ...]) -> House:
    """The house style with the fonts and the steps of type that a template sets; the same where it sets none.

    Args:
        house: To start from.
        fonts: For the house's wording and for articles' words; "" leaves one as it is.
        sizes: Of the head and foot, the text, the headings and the title, in points; None leaves one as it is. A style
            between keeps its distance from the step that is nearest to it: of twice the size it stays twice the size.
    """
    if not any((*fonts, *sizes)):
        return house
    from lxml import etree

    steps = [house.paragraphs[name].size for name in ("Footer", "Body Text", "Heading 1", "Title")]
    factors = [new / old if new else 1.0 for old, new in zip(steps, sizes, strict=True)]
    renamed = dict(
        zip((house.paragraphs["Body Text"].font, house.characters["Article Words"].font), fonts, strict=True)
    )

    def factor(name: str, size: float) -> float:
        if name in _AROUND:
            return factors[0]
        return factors[min(range(1, len(steps)), key=lambda i: (abs(steps[i] - size), i))]

    styles = etree.fromstring(house.styles)
    named = _named(styles)
    for name, kind in _expected():
        if kind == "table":
            continue
        style = named[name.lower()]
        found = house.paragraphs[name].size if kind == "paragraph" else house.characters[name].size
        by = factor(name, found) if found else 1.0
        for tag, key in (("sz", "val"), ("szCs", "val"), ("spacing", "line")):
            for element in style.iter(_W + tag):
                if (value := _points(element.get(_W + key), 1)) and element.get(_W + "lineRule") != "auto":
                    element.set(_W + key, str(round(value * by)))
        for element in style.iter(_W + "rFonts"):
            for attribute, font in element.items():
                if new := renamed.get(str(font)):
                    element.set(attribute, new)
    return _read(styles, house.page, house.companions)


def load_house(name: str) -> House:
    """The house style of this file; "" means the one in the folder `templates`, or the one that comes with the tool.

    Raises:
        TemplateError: there is no such file, it is no Word file, or a style of the house is missing in it.
    """
    path = _find(name)
    try:
        data = path.read_bytes()
    except OSError as e:
        raise TemplateError(
            f"{path}: cannot be read ({e.strerror or e}); give a Word file with the house's styles"
        ) from e
    return _house(data, str(path) if name else f"templates/{HOUSE}")


_SMALLEST = 7.0  # points that are read on paper
_PALEST = 0xC0  # of 0xFF in each of red, green and blue: paler is lost in a copy


def remarks(house: House) -> Iterator[str]:
    """What of a house style takes from a page what it promises: article words that look like ours, or like nothing."""
    ours, articles = house.paragraphs["Body Text"], house.characters["Article Words"]
    if articles.font in (None, ours.font):
        yield f"articles’ words and ours are both in {ours.font}: on paper nothing tells them apart; give Article Words another font"
    styles: list[ParagraphStyle | CharacterStyle] = [*house.paragraphs.values(), *house.characters.values()]
    for style in styles:
        colour = style.colour or ""
        if len(colour) == 6 and all(int(colour[i : i + 2], 16) >= _PALEST for i in (0, 2, 4)):
            yield f"the style {style.name!r} is printed in {colour}, too pale to be read"
        if style.size is not None and style.size < _SMALLEST and style.name not in _UNREAD:
            yield f"the style {style.name!r} is {style.size:g} points high, too small to be read"


_UNREAD = {"Block End"}  # holds no words


def looks_of(document: Document) -> dict[str, str]:
    """What a written file must say: style id to look, and "" to the sheet with its margins.

    Raises:
        TemplateError: as `load_house`.
    """
    house = house_of(document)
    sheet = {"w": house.page.width, "h": house.page.height}
    sheet |= {side: getattr(house.page, side) for side in ("left", "right", "top", "bottom", "header", "footer")}
    return {**house.looks, "": ", ".join(f"{key} {round(value * 20)}" for key, value in sheet.items())}


def _parser() -> Any:
    from lxml import etree

    return etree.XMLParser(resolve_entities=False, no_network=True)


def _find(name: str) -> Path:
    if name:
        return Path(name)
    here = Path("templates") / HOUSE
    return here if here.is_file() else templates_folder() / HOUSE


@lru_cache(maxsize=4)
def _house(data: bytes, name: str) -> House:
    from lxml import etree

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = {
                entry.filename: package.read(entry)
                for entry in package.infolist()
                if entry.filename.startswith("word/") and entry.file_size <= _LARGEST
            }
        parser = _parser()
        styles = etree.fromstring(parts["word/styles.xml"], parser)
        body = etree.fromstring(parts["word/document.xml"], parser)
        companions = {part: parts[f"word/{part}"] for part in _COMPANIONS if f"word/{part}" in parts}
        if _THEME in companions:
            etree.fromstring(companions[_THEME], parser)
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, EOFError, NotImplementedError, RuntimeError) as e:
        raise TemplateError(f"{name}: is no Word file with styles; start from templates/{HOUSE}") from e
    _complete(styles)
    _refuse_missing(styles, name)
    _rename(styles)
    return _read(styles, _page(body), companions)


def _read(styles: _Element, page: Paper, companions: Mapping[str, bytes]) -> House:
    from lxml import etree

    theme = companions.get(_THEME)
    reader = _Styles(styles, None if theme is None else etree.fromstring(theme, _parser()))
    return House(
        page=page,
        paragraphs={style.name: reader.paragraph(style) for style in PARAGRAPHS.values()},
        characters={style.name: reader.character(style) for style in CHARACTERS.values()},
        styles=etree.tostring(styles, xml_declaration=True, encoding="UTF-8", standalone=True),
        companions=companions,
        looks=dict(reader.looks()),
    )


# ------------------------------------------------------------------------------------------------ names


def _expected() -> Iterator[tuple[str, str]]:
    """Name and kind of every style that packs use."""
    yield from ((name, "paragraph") for name in PARAGRAPHS)
    yield from ((name, "character") for name in CHARACTERS)
    yield TABLE_STYLE, "table"


def _named(styles: _Element) -> dict[str, _Element]:
    """Lower-case name to style: Word writes "heading 1" where it shows "Heading 1"."""
    found = ((_value(style, "name"), style) for style in styles.iterchildren(_W + "style"))
    return {name.lower(): style for name, style in found if name}


def _complete(styles: _Element) -> None:
    """Adds what LibreOffice drops as it saves: which style is the default, and the table style, which is then the house's
    own; and the style of cut marks to a file made before there was one."""
    named = _named(styles)
    kinds = {style.get(_W + "type") for style in named.values() if style.get(_W + "default")}
    if "paragraph" not in kinds and "normal" in named:
        named["normal"].set(_W + "default", "1")
    if TABLE_STYLE.lower() not in named:
        styles.append(_own_style(TABLE_STYLE, "normal table", named))
    if "cut" not in named:
        styles.append(_own_style("Cut", "default paragraph font", named))


def _own_style(name: str, base_name: str, named: Mapping[str, _Element]) -> _Element:
    from lxml import etree

    with zipfile.ZipFile(templates_folder() / HOUSE) as package:
        own = _named(etree.fromstring(package.read("word/styles.xml"), _parser()))[name.lower()]
    base = own.find(_W + "basedOn")
    if base is not None and base_name in named:
        base.set(_W + "val", named[base_name].get(_W + "styleId") or "")
    elif base is not None:
        own.remove(base)
    return own


def _refuse_missing(styles: _Element, name: str) -> None:
    named = _named(styles)
    missing = [style for style, _ in _expected() if style.lower() not in named]
    if missing:
        listed = ", ".join(repr(style) for style in missing)
        styles_are, them = ("the style {} is", "it") if len(missing) == 1 else ("the styles {} are", "them")
        says = styles_are.format(listed)
        raise TemplateError(f"{name}: {says} missing; add {them}, or copy {them} from templates/{HOUSE}")
    for style, kind in _expected():
        found = named[style.lower()].get(_W + "type")
        if found != kind:
            raise TemplateError(f"{name}: {style!r} is a {found} style and must be a {kind} style; make it anew as one")


def _rename(styles: _Element) -> None:
    """Gives every style of the house the id that the writer uses; Word and others choose ids of their own."""
    named = _named(styles)
    ids = {named[style.lower()].get(_W + "styleId"): style_id(style) for style, _ in _expected()}
    changed = {old: new for old, new in ids.items() if old != new}
    if not changed:
        return
    taken = {style.get(_W + "styleId") for style in styles.iterchildren(_W + "style")} - ids.keys()
    changed |= {new: f"{new}Other" for new in ids.values() if new in taken}
    for style in styles.iterchildren(_W + "style"):
        identity = style.get(_W + "styleId")
        style.set(_W + "styleId", changed.get(identity, identity) or "")
        for tie in ("basedOn", "next", "link"):
            element = style.find(_W + tie)
            if element is not None and (to := changed.get(element.get(_W + "val"))):
                element.set(_W + "val", to)


# ------------------------------------------------------------------------------------------------ measures

# What `verify` compares in a written file: what it calls it, where a style says it, and under which names.
_LOOK = (
    ("font", "rPr", "rFonts", "asciiTheme", "ascii"),
    ("size", "rPr", "sz", "val"),
    ("colour", "rPr", "color", "val"),
    ("bold", "rPr", "b"),
    ("italic", "rPr", "i"),
    ("capitals", "rPr", "caps"),
    ("line", "pPr", "spacing", "line"),
    ("line rule", "pPr", "spacing", "lineRule"),
    ("before", "pPr", "spacing", "before"),
    ("after", "pPr", "spacing", "after"),
    ("left", "pPr", "ind", "left", "start"),
    ("right", "pPr", "ind", "right", "end"),
    ("hanging", "pPr", "ind", "hanging"),
    ("first line", "pPr", "ind", "firstLine"),
    ("kept with the next", "pPr", "keepNext"),
    ("heading level", "pPr", "outlineLvl", "val"),
)


def _value(element: _Element, tag: str, key: str = "val") -> str | None:
    found = element.find(_W + tag)
    return None if found is None else found.get(_W + key)


def _points(text: str | None, per_point: float = 20) -> float | None:
    try:
        return None if text is None else float(text) / per_point
    except ValueError:
        return None


def _page(root: _Element) -> Paper:
    """The margins of the last section; the house's own where it has none."""
    sections = list(root.iter(_W + "sectPr"))
    if not sections:
        return PAPER
    size, margins = sections[-1].find(_W + "pgSz"), sections[-1].find(_W + "pgMar")
    found: dict[str, float] = {}
    for element, keys in ((size, ("w", "h")), (margins, ("left", "right", "top", "bottom", "header", "footer"))):
        for key in keys:
            value = None if element is None else _points(element.get(_W + key))
            if value is not None:
                found[{"w": "width", "h": "height"}.get(key, key)] = value
    return PAPER._replace(**found)


class _Styles:
    """Looks up what a style says, or the one that it is based on, or the document's defaults."""

    def __init__(self, root: _Element, theme: _Element | None) -> None:
        self._root, self._theme = root, theme
        self._by_id = {style.get(_W + "styleId") or "": style for style in root.iterchildren(_W + "style")}

    def paragraph(self, designed: ParagraphStyle) -> ParagraphStyle:
        """The style with the measures of the file."""
        chain = self._chain(style_id(designed.name), "Normal")
        size = self._size(chain) or 10.0
        line, exact = self._line(chain, size)
        hanging = _points(self._of(chain, "pPr", "ind", "hanging")) or 0
        first = _points(self._of(chain, "pPr", "ind", "firstLine")) or 0
        level = self._of(chain, "pPr", "outlineLvl")
        return replace(
            designed,
            size=size,
            line=line,
            exact=exact,
            before=_points(self._of(chain, "pPr", "spacing", "before")) or 0,
            after=_points(self._of(chain, "pPr", "spacing", "after")) or 0,
            left=_points(self._of(chain, "pPr", "ind", "left", "start")) or 0,
            hanging=hanging or -first,
            right=_points(self._of(chain, "pPr", "ind", "right", "end")) or 0,
            tab=self._tab(chain),
            align=_ALIGNED.get(self._of(chain, "pPr", "jc") or "", "left"),
            font=self._font(chain) or designed.font,
            bold=self._on(chain, "rPr", "b") or False,
            capitals=self._on(chain, "rPr", "caps") or False,
            colour=self._of(chain, "rPr", "color") or designed.colour,
            keep_next=self._on(chain, "pPr", "keepNext") or False,
            keep_lines=self._on(chain, "pPr", "keepLines") or False,
            outline=int(level) + 1 if level and level.isdecimal() and int(level) < 9 else None,
            borders=self._borders(chain),
        )

    def character(self, designed: CharacterStyle) -> CharacterStyle:
        """The style with the look of the file."""
        chain = self._chain(style_id(designed.name), None)[:-1]  # the document's defaults belong to the paragraph
        return replace(
            designed,
            font=self._font(chain),
            size=self._size(chain),
            bold=self._on(chain, "rPr", "b"),
            italic=self._on(chain, "rPr", "i"),
            colour=self._of(chain, "rPr", "color"),
        )

    def looks(self) -> Iterator[tuple[str, str]]:
        """Style id and look of every style of the house: "font Arial, size 22"; lengths as the file has them."""
        for name, kind in _expected():
            if kind == "table":
                continue
            chain = self._chain(style_id(name), "Normal" if kind == "paragraph" else None)
            chain = chain if kind == "paragraph" else chain[:-1]
            found = ((label, self._said(chain, *where)) for label, *where in _LOOK)
            yield style_id(name), ", ".join(f"{label} {value}" for label, value in found if value is not None)

    def _said(self, chain: list[_Element], kind: str, tag: str, *keys: str) -> str | None:
        if not keys:  # a switch: that it stands there says "on"
            holders = (holder.find(_W + tag) for holder in self._holders(chain, kind))
            return next((found.get(_W + "val", "1") for found in holders if found is not None), None)
        return self._of(chain, kind, tag, *keys)

    def _chain(self, identity: str, last: str | None) -> list[_Element]:
        """The style, those that it is based on, and the defaults; every one with its pPr and rPr as children."""
        chain: list[_Element] = []
        seen: set[str] = set()
        while identity in self._by_id and identity not in seen:
            seen.add(identity)
            chain.append(self._by_id[identity])
            identity = _value(chain[-1], "basedOn") or ""
        if last and last not in seen and last in self._by_id:
            chain.append(self._by_id[last])
        defaults = self._root.find(_W + "docDefaults")
        return [*chain, self._root if defaults is None else defaults]

    def _holders(self, chain: list[_Element], kind: str) -> Iterator[_Element]:
        for style in chain:
            inner = style.find(f"{_W}{kind}Default/{_W}{kind}") if style is chain[-1] else None
            found = style.find(_W + kind) if inner is None else inner
            if found is not None:
                yield found

    def _of(self, chain: list[_Element], kind: str, tag: str, *keys: str) -> str | None:
        """The nearest value of an attribute."""
        for holder in self._holders(chain, kind):
            for key in keys or ("val",):
                value = _value(holder, tag, key)
                if value is not None:
                    return value
        return None

    def _on(self, chain: list[_Element], kind: str, tag: str) -> bool | None:
        for holder in self._holders(chain, kind):
            found = holder.find(_W + tag)
            if found is not None:
                return found.get(_W + "val", "1") not in ("0", "false", "off")
        return None

    def _size(self, chain: list[_Element]) -> float | None:
        return _points(self._of(chain, "rPr", "sz"), 2)

    def _line(self, chain: list[_Element], size: float) -> tuple[float, bool]:
        """The pitch of the lines, and whether it is exact."""
        value = self._of(chain, "pPr", "spacing", "line")
        rule = self._of(chain, "pPr", "spacing", "lineRule") or "auto"
        natural = size * _NATURAL
        if value is None or not value.lstrip("-").isdecimal():
            return natural, False
        if rule == "auto":
            return int(value) / 240 * natural, False
        return (int(value) / 20 if rule == "exact" else max(int(value) / 20, natural)), rule == "exact"

    def _font(self, chain: list[_Element]) -> str | None:
        for holder in self._holders(chain, "rPr"):
            fonts = holder.find(_W + "rFonts")
            if fonts is None:
                continue
            theme = fonts.get(_W + "asciiTheme")
            if theme and self._theme is not None:
                latin = self._theme.find(f".//{_A}{'major' if theme.startswith('major') else 'minor'}Font/{_A}latin")
                if latin is not None:
                    return latin.get("typeface")
            if name := fonts.get(_W + "ascii"):
                return name
        return None

    def _tab(self, chain: list[_Element]) -> float | None:
        for holder in self._holders(chain, "pPr"):
            tabs = holder.find(_W + "tabs")
            if tabs is not None:
                right = [t for t in tabs.iterchildren(_W + "tab") if t.get(_W + "val") in ("right", "end")]
                return _points(right[-1].get(_W + "pos")) if right else None
        return None

    def _borders(self, chain: list[_Element]) -> tuple[Border, ...]:
        for holder in self._holders(chain, "pPr"):
            found = holder.find(_W + "pBdr")
            if found is not None:
                return tuple(
                    Border(
                        cast("Side", str(rule.tag).removeprefix(_W)),
                        rule.get(_W + "val") or "single",
                        (_points(rule.get(_W + "sz"), 8) or 0),
                        _points(rule.get(_W + "space"), 1) or 0,
                        rule.get(_W + "color") or "auto",
                    )
                    for rule in found
                    if rule.get(_W + "val") not in ("nil", "none")
                )
        return ()

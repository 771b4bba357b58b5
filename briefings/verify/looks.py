"""How a written file's pages and styles look, against the house file that it was built with.

Each style is read from the file itself, along what it is based on, and not as the writer meant it: words in white, at one
point or in another font than the house's are on paper other words than those that were verified.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from xml.etree import ElementTree

from briefings.verify.package import Element, root_of

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARGINS = ("left", "right", "top", "bottom", "header", "footer")


def check(name: str, data: bytes, pages: bytes, looks: Mapping[str, str]) -> Iterator[str]:
    """The styles, and the sheet, that are not as the house has them.

    Args:
        name: What the messages call the file.
        data: The file, for its styles.
        pages: The file or the part of it that holds the pages.
        looks: Style id to its look, as the data file gives it; "" to the sheet. What is not in it is not compared.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            found = dict(_of_styles(package.read("word/styles.xml")))
        with zipfile.ZipFile(io.BytesIO(pages)) as package:
            found[""] = _sheet(root_of(package.read("word/document.xml")))
    except (
        zipfile.BadZipFile,
        KeyError,
        ElementTree.ParseError,
        zlib.error,
        EOFError,
        NotImplementedError,
        ValueError,
    ):
        return  # told by who checks the package
    for style, look in looks.items():
        if style in found and found[style] != look:
            what = f"style {style!r}" if style else "the sheet"
            ours, theirs = (set(text.split(", ")) for text in (look, found[style]))
            has, wants = (", ".join(sorted(one)) or "nothing" for one in (theirs - ours, ours - theirs))
            yield f"{name}: {what} says {has}; the house says {wants}"


@lru_cache(maxsize=4)  # the packs of a build have the same
def _of_styles(xml: bytes) -> tuple[tuple[str, str], ...]:
    root = ElementTree.fromstring(xml)
    styles = {style.get(f"{_W}styleId", ""): style for style in root.iter(f"{_W}style")}
    defaults = {kind: root.find(f"{_W}docDefaults/{_W}{kind}Default/{_W}{kind}") for kind in ("pPr", "rPr")}
    found = []
    for identity, style in styles.items():
        kind, chain = style.get(f"{_W}type"), _chain(identity, styles)
        if kind == "paragraph" and "Normal" in styles and styles["Normal"] not in chain:
            chain.append(styles["Normal"])
        if kind in ("paragraph", "character"):
            found.append((identity, _look(chain, defaults if kind == "paragraph" else {})))
    return tuple(found)


def _chain(identity: str, styles: Mapping[str, Element]) -> list[Element]:
    chain: list[Element] = []
    while identity in styles and styles[identity] not in chain:
        chain.append(styles[identity])
        base = chain[-1].find(f"{_W}basedOn")
        identity = "" if base is None else base.get(f"{_W}val", "")
    return chain


# What is compared: what a message calls it, where a style says it, and under which names.
_LOOK = (
    ("font", "rPr", "rFonts", ("asciiTheme", "ascii")),
    ("size", "rPr", "sz", ("val",)),
    ("colour", "rPr", "color", ("val",)),
    ("bold", "rPr", "b", ()),
    ("italic", "rPr", "i", ()),
    ("capitals", "rPr", "caps", ()),
    ("line", "pPr", "spacing", ("line",)),
    ("line rule", "pPr", "spacing", ("lineRule",)),
    ("before", "pPr", "spacing", ("before",)),
    ("after", "pPr", "spacing", ("after",)),
    ("left", "pPr", "ind", ("left", "start")),
    ("right", "pPr", "ind", ("right", "end")),
    ("hanging", "pPr", "ind", ("hanging",)),
    ("first line", "pPr", "ind", ("firstLine",)),
    ("kept with the next", "pPr", "keepNext", ()),
    ("heading level", "pPr", "outlineLvl", ("val",)),
)


def _look(chain: list[Element], defaults: Mapping[str, Element | None]) -> str:
    """What a style says, or the nearest that it rests on: "font Arial, size 22"; lengths as the file has them."""
    holders = {
        kind: [h for h in (*(s.find(_W + kind) for s in chain), defaults.get(kind)) if h is not None]
        for kind in ("pPr", "rPr")
    }
    found = ((label, _nearest(holders[kind], tag, keys)) for label, kind, tag, keys in _LOOK)
    return ", ".join(f"{label} {value}" for label, value in found if value is not None)


def _nearest(holders: list[Element], tag: str, keys: tuple[str, ...]) -> str | None:
    for holder in holders:
        element = holder.find(_W + tag)
        if element is None:
            continue
        for key in keys:
            if (value := element.get(_W + key)) is not None:
                return value
        if not keys:  # a switch: that it stands there says "on"
            return element.get(_W + "val", "1")
    return None


def _sheet(root: Element) -> str:
    sections = list(root.iter(f"{_W}sectPr"))
    size, margins = (sections[-1].find(_W + tag) if sections else None for tag in ("pgSz", "pgMar"))
    wanted = ((size, "w"), (size, "h"), *((margins, margin) for margin in _MARGINS))
    return ", ".join(f"{key} {'' if element is None else element.get(_W + key, '')}" for element, key in wanted)

"""A file that holds several packs, taken apart again: each part a Word file with its own pages and nothing else."""

from __future__ import annotations

import io
import zipfile
import zlib
from functools import lru_cache
from xml.etree import ElementTree

from briefings.verify.word import NotAPackError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY = f"{_W}body"


@lru_cache(maxsize=1)  # each pack of a file is verified by itself
def split(data: bytes) -> tuple[bytes, ...]:
    """The parts in their order, the contents list first.

    Raises:
        NotAPackError: no zip, no document part, or XML that cannot be read.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = {name: package.read(name) for name in package.namelist()}
        root = ElementTree.fromstring(members["word/document.xml"])
    except (
        zipfile.BadZipFile,
        zlib.error,
        KeyError,
        ElementTree.ParseError,
        EOFError,
        NotImplementedError,
        RuntimeError,
    ) as e:
        raise NotAPackError(f"it cannot be read ({e})") from e
    body = root.find(_BODY)
    parts: list[bytes] = []
    pages: list[ElementTree.Element] = []
    for element in body if body is not None else ():
        pages.append(element)
        if element.tag == f"{_W}sectPr" or element.find(f"{_W}pPr/{_W}sectPr") is not None:
            parts.append(_packed(pages, members))
            pages = []
    return tuple(parts)


def _packed(pages: list[ElementTree.Element], members: dict[str, bytes]) -> bytes:
    root = ElementTree.Element(f"{_W}document")
    ElementTree.SubElement(root, _BODY).extend(pages)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as package:
        for name, text in members.items():
            if name.startswith(("word/header", "word/footer")):
                package.writestr(name, text)
        package.writestr("word/document.xml", ElementTree.tostring(root, encoding="UTF-8"))
    return buffer.getvalue()

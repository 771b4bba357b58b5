"""Bytes -> text, unchanged but for the decoding: no line end is rewritten, and a byte order mark is not text."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

_MARKS = (  # UTF-32 first: its little-endian mark begins with the UTF-16 one
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"PK\x03\x04", "a ZIP or Office file"),
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a sound, film or picture file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x1f\x8b", "a compressed file"),
    (b"{\\rtf", "a Rich Text file"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


class Decoded(NamedTuple):
    """Text with the encoding that gave it."""

    text: str
    encoding: str


class NotTextError(ValueError):
    """The bytes are no text; the message says what they seem to be ("a PDF")."""


def decode(data: bytes) -> Decoded:
    """The text of a file's bytes; empty bytes give empty text.

    Tried in order: a byte order mark, UTF-16 without one (by where its null bytes fall), UTF-8, Windows-1252, and
    Latin-1 for the five bytes that Windows-1252 leaves undefined.

    Raises:
        NotTextError: the bytes are a picture, a PDF, an Office file or other binary data.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return _checked(data[len(mark) :].decode(encoding), encoding)
            except UnicodeDecodeError:
                break
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise NotTextError(kind)
    if b"\0" in data:
        return _utf16(data)
    for encoding in ("utf-8", "cp1252"):
        try:
            return _checked(data.decode(encoding), encoding)
        except UnicodeDecodeError:
            continue
    return _checked(data.decode("latin-1"), "latin-1")


def _utf16(data: bytes) -> Decoded:
    """UTF-16 without a mark: the null bytes of Latin letters all fall on odd places (little-endian) or on even ones."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if len(data) % 2 == 0 and (even == 0) != (odd == 0):
        encoding = "utf-16-le" if odd else "utf-16-be"
        try:
            return _checked(data.decode(encoding), encoding)
        except UnicodeDecodeError:
            pass
    raise NotTextError("binary data")


def _checked(text: str, encoding: str) -> Decoded:
    controls = len(_CONTROL.findall(text))
    if "\0" in text or controls > 2 + len(text) // 200:  # a stray control character is a fault, many are no text
        raise NotTextError("binary data")
    return Decoded(text, encoding)

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
_LOST = "\ufffd"
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
# Where Windows-1252 has no business to be: "wasnÕt" and "villages,Ó" (an old Macintosh's quotation marks), "Wa³êsa" (Central
# European), four letters with accents in a row (Cyrillic, Greek), a byte that stands for nothing (Japanese).
_MISREAD = re.compile(
    "(?<=[a-z])[À-ÖØ-ÞŠŒŽŸ]|(?<=[,.!?;])[À-ÖØ-ÞŠŒŽŸ](?![^\\W\\d_])|(?<![^\\W\\d_])[À-ÖØ-ÞŠŒŽŸ](?=[A-Z][a-z])"
    "|(?<=[a-z])[¡¢¤¥¦§¨©ª¬®¯±²³´¶¸¹º¿×÷ˆ˜†‡‰](?=[a-zà-ÿ])|[¡-ªµ-ºÀ-ÿƒŠŒŽšœžŸˆ˜†‡‰‚„]{4}|\ufffd"
)

# Taken out of pages and Word files, where nobody sees them: soft hyphens, and where a line may break or must not.
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))


class Decoded(NamedTuple):
    """Text with the encoding that gave it."""

    text: str
    encoding: str
    remarks: tuple[str, ...] = ()  # what of the file may not be in the text as its author sees it, printable


class NotTextError(ValueError):
    """The bytes are no text; the message says what they seem to be ("a PDF")."""


def decode(data: bytes) -> Decoded:
    """The text of a file's bytes; empty bytes give empty text.

    Tried in order: a byte order mark, UTF-16 without one (by where its null bytes fall), UTF-8, Windows-1252. A byte that
    is no part of the encoding of all the others, such as half a character at the end of a file that was cut off, becomes
    U+FFFD. Where Windows-1252 gives what nobody writes, a remark says so: its letters are then not certain.

    Raises:
        NotTextError: the bytes are a picture, a PDF, an Office file or other binary data.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace")
            if _are_few(text.count(_LOST), text):
                return _checked(text, encoding)
            break
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise NotTextError(kind)
    if b"\0" in data:
        return _utf16(data)
    try:
        return _checked(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    if 2 * text.count(_LOST) < len(_BEYOND_ASCII.findall(text)):  # of another encoding nearly all would be lost
        return _checked(text, "utf-8")
    text = data.decode("cp1252", "replace")
    return _checked(text, "cp1252")._replace(remarks=_misread(text))


def _misread(text: str) -> tuple[str, ...]:
    """What to say of text that Windows-1252 gives and nobody writes; nothing of any other."""
    places = [match.start() for match in _MISREAD.finditer(text)]
    if not places:
        return ()
    shown = " ".join(text[max(0, places[0] - 12) : places[0] + 12].split())
    more = f" and {len(places) - 1} more places" if len(places) > 1 else ""
    return (f"its encoding is not known and letters may be wrong: ‘{shown}’{more}; save it as UTF-8",)


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
    if "\0" in text or not _are_few(len(_CONTROL.findall(text)), text):
        raise NotTextError("binary data")
    return Decoded(text, encoding)


def _are_few(odd: int, text: str) -> bool:
    """Whether odd characters are a fault of a text; many are no text."""
    return odd <= 2 + len(text) // 200

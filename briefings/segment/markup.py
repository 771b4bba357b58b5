"""HTML that was left in a text: tags, comments, scripts; what stands between tags is the article's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefings.segment.page import Line

_ELEMENTS = (
    "a|abbr|article|aside|b|blockquote|body|br|button|caption|center|cite|code|dd|div|dl|dt|em|figcaption|figure|font|footer|form|h[1-6]"
    "|head|header|hr|html|i|iframe|img|li|link|main|mark|meta|nav|noscript|ol|option|p|picture|pre|q|s|script|section|small|source|span"
    "|strong|style|sub|sup|svg|table|tbody|td|tfoot|th|thead|time|title|tr|u|ul|video|wbr"
)
# A tag is a known element, ends one or has attributes: "<p>", "</post>", "<post id='7'>", not "<inaudible>" or "a < b and c > d"
TAG = re.compile(
    rf"<(?:{_ELEMENTS})\s?/?>|</[a-z][a-z0-9:-]{{0,20}}\s?>"
    r"|<[a-z][a-z0-9:-]{0,20}(?:\s[a-z_:@-]{1,40}\s?=\s?(?:\"[^\"<>]{0,500}\"|'[^'<>]{0,500}'|[^\s\"'<>]{1,300})){1,20}\s?/?>"
    r"|<!--[^<>]{0,2000}-->|<!DOCTYPE[^<>]{0,200}>|!\[[^\[\]\n]{0,300}\]\([^()\s]{1,500}\)",
    re.IGNORECASE,
)
_UNREAD = re.compile(r"<(script|style|noscript)\b[^<>]{0,500}>", re.IGNORECASE)
_INLINE = frozenset(
    ("a", "abbr", "b", "cite", "em", "font", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "u")
)


def cut(line: Line) -> None:
    """Notes the tags of a line. One that only styles words inside a sentence stays, since a sentence is one stretch: it is
    told as a fault instead."""
    if "<" not in line.text and "![" not in line.text:
        return
    found = [*_unread(line.text), *(m.span() for m in TAG.finditer(line.text))]
    end = len(line.text)
    for start, stop in sorted(found):
        if _name(line.text, start) in _INLINE and line.text[:start].strip() and line.text[stop:end].strip():
            continue
        line.cuts.append((line.start + start, line.start + stop))


def _unread(text: str) -> Iterator[tuple[int, int]]:
    """What is no text at all: scripts and styles with what stands in them."""
    at, small = 0, text.lower()
    while opened := _UNREAD.search(text, at):
        closing = f"</{opened.group(1).lower()}>"
        end = small.find(closing, opened.end())
        if end < 0:
            return
        at = end + len(closing)
        yield opened.start(), at


def _name(text: str, start: int) -> str:
    found = re.compile(r"</?([A-Za-z0-9:-]+)").match(text, start)
    return found.group(1).lower() if found else ""

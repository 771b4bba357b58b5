"""A web page -> its visible text, one line a block; what only serves the site (menus, forms, scripts) is left out.

What the page's head says of it, the site's name and the day of publication, stands above as lines of their own where the
page does not show it: a saved page often has them nowhere else.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from briefings.read.decode import Decoded, decode

_HIDDEN = frozenset((
    "script", "style", "title", "noscript", "template", "svg", "math", "head", "nav", "aside", "footer", "form", "button", "select", "iframe",
    "object", "audio", "video", "canvas", "figcaption", "dialog", "menu", "datalist", "textarea",
))  # fmt: skip
_BLOCKS = frozenset((
    "address", "article", "blockquote", "body", "br", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figure", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody",
    "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
_METAS = (_SITE, _PUBLISHED) = ("og:site_name", "article:published_time")
_LONGEST_META = 80  # characters; more is no name of a site
_BEHIND = re.compile(r"\s*[-–—|]\s+([^-–—|]{2,60})$")
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")  # a headline is often set in finer type than the title
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,4}=\s{0,4}[\"']?\s{0,4}([A-Za-z0-9_-]{1,40})", re.IGNORECASE)


def read(data: bytes) -> Decoded:
    """The visible text of a page, paragraphs parted by a line feed.

    Raises:
        NotTextError: the bytes are no text.
    """
    page = _decode(data)
    parser = _Visible()
    parser.feed(page.text)
    parser.close()
    return Decoded(parser.text(), page.encoding)


def _decode(data: bytes) -> Decoded:
    """As any text; a declared character set counts where the page is no UTF-8."""
    found = decode(data)
    declared = _CHARSET.search(data, 0, 4096)
    if declared and found.encoding in ("cp1252", "latin-1"):
        name = declared.group(1).decode("ascii").lower()
        try:
            return Decoded(data.decode(name), name)
        except (LookupError, UnicodeDecodeError):
            pass
    return found


class _Visible(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[list[str]] = [[]]
        self._hidden: list[str] = []
        self._title = ""
        self._metas: dict[str, str] = {}
        self._headline: int | None = None  # the line of the first h1
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "meta":
            self._read_meta(dict(attrs))
        if tag in _HIDDEN or (self._hidden and tag == self._hidden[-1]):
            self._hidden.append(tag)
        elif tag in ("body", "article", "main") and self._hidden and self._hidden[-1] in ("head", "nav"):
            self._hidden.clear()  # an element that was never closed must not swallow the article
        if tag in _BLOCKS:
            self._lines.append([])
        self._in_title = tag == "title"
        if tag == "h1" and self._headline is None and not self._hidden:
            self._headline = len(self._lines) - 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "meta":
            self._read_meta(dict(attrs))
        if tag in _BLOCKS:
            self._lines.append([])

    def _read_meta(self, attributes: dict[str, str | None]) -> None:
        name = attributes.get("property") or attributes.get("name") or ""
        if name in _METAS:
            self._metas.setdefault(name, " ".join((attributes.get("content") or "").split())[:_LONGEST_META])

    def handle_endtag(self, tag: str) -> None:
        if tag in self._hidden:
            while self._hidden.pop() != tag:
                pass
        if tag in _BLOCKS:
            self._lines.append([])

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._lines[-1].append(data)
        elif self._in_title and not self._title:
            self._title = " ".join(data.split())

    def text(self) -> str:
        lines = [" ".join("".join(parts).split()) for parts in self._lines]
        headline = lines[self._headline] if self._headline is not None else ""
        told = [self._metas.get(_SITE) or _site(self._title, headline), self._metas.get(_PUBLISHED, "")]
        return "\n".join([*(x for x in told if x and x not in lines), *(line for line in lines if line)])


def _site(title: str, headline: str) -> str:
    """What stands behind the headline in the page's title: "Dam bursts - The Elmford Courier"; empty: nothing."""
    same = bool(headline) and title.translate(_STRAIGHT).startswith(headline.translate(_STRAIGHT))
    match = _BEHIND.match(title, len(headline)) if same else None
    return match.group(1) if match else ""

"""A web page -> its visible text, one line a block; what only serves the site (menus, forms, scripts) is left out, and
so is what a browser does not show or only reads aloud.

What the page's head says of it, the site's name and the day of publication, stands above as lines of their own where the
page does not show it: a saved page often has them nowhere else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from html.parser import HTMLParser

from briefings.read.decode import INVISIBLE, Decoded, decode

_NOT_SHOWN = frozenset((
    "script", "style", "title", "noscript", "template", "svg", "math", "head", "button", "select", "iframe", "object", "audio", "video",
    "canvas", "datalist", "textarea",
))  # fmt: skip
_OF_THE_SITE = frozenset(("nav", "aside", "footer", "form", "figcaption", "dialog", "menu"))
_HIDDEN = _NOT_SHOWN | _OF_THE_SITE
_BLOCKS = frozenset((
    "address", "article", "blockquote", "body", "br", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figure", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody",
    "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
_VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
))  # fmt: skip
_PARENTS: Mapping[str, frozenset[str]] = {  # elements whose end may be left out -> what they end with at the latest
    "li": frozenset(("ul", "ol", "menu")),
    "dd": frozenset(("dl",)),
    "dt": frozenset(("dl",)),
    "tr": frozenset(("table", "tbody", "thead", "tfoot")),
    "td": frozenset(("tr", "table")),
    "th": frozenset(("tr", "table")),
}
# Elements whose text is left out, and whether what is kept from screen readers is read; in turn, until there is an article.
_READINGS: tuple[tuple[frozenset[str], bool], ...] = (
    (_HIDDEN, False),
    (_HIDDEN - {"form"}, False),  # some sites put all of a page into one form
    (_HIDDEN - {"form"}, True),  # a page that was saved under an open dialog is all hidden from screen readers
    (_NOT_SHOWN, True),  # where nothing else is left: an element that was never closed has swallowed the page
)
_MUCH_MORE = 3  # times as long: a page of short lines has its article, and a form beside it that asks for an address
_NOT_INLINE = _BLOCKS | _HIDDEN
_NO_PARAGRAPH = _NOT_INLINE - {"p"}
_DEEPEST = 64  # open elements that are looked through for one whose end was left out
_UNSHOWN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b", re.IGNORECASE)
_SPOKEN_ONLY = frozenset((
    "sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only", "screenreader-only",
    "screenreader", "sr-text", "u-visually-hidden", "a11y-hidden", "accessibly-hidden", "element-invisible",
))  # fmt: skip
_METAS = (_SITE, _PUBLISHED) = ("og:site_name", "article:published_time")
_LONGEST_META = 80  # characters; more is no name of a site
_BEHIND = re.compile(r"\s*[-–—|]\s+([^-–—|]{2,60})$")
_BAR = re.compile(r"\s+[-–—|]\s+")
_ALIKE = 0.75  # of the title's words that the headline has too: a title is often cut to what a search engine shows
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")  # a headline is often set in finer type than the title
_TAG = re.compile("<[A-Za-z/!?]")
_COMMENT_END = re.compile("--!?>")
_LONG_REFERENCE = re.compile("&#(?:[0-9]{9,}|[xX][0-9a-fA-F]{9,});?")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,4}=\s{0,4}[\"']?\s{0,4}([A-Za-z0-9_-]{1,40})", re.IGNORECASE)


def read(data: bytes) -> Decoded:
    """The visible text of a page, paragraphs parted by a line feed.

    Raises:
        NotTextError: the bytes are no text.
    """
    page = _decode(data)
    markup = _finished(page.text)
    found = ""
    for hidden, silent in _READINGS:
        if found and hidden is _NOT_SHOWN:
            break
        parser = _Visible(hidden, silent=silent)
        parser.feed(markup)
        parser.close()
        text = parser.text()
        if _has_prose(text) and len(text) >= _MUCH_MORE * len(found):
            return page._replace(text=text)
        found = found or text
    return page._replace(text=found)


def _finished(page: str) -> str:
    """The page without a tag that its end cuts off, and without references to characters that cannot be: as a browser."""
    last = page.rfind(">") + 1
    cut = _TAG.search(page, last)
    return _LONG_REFERENCE.sub("\ufffd", page[: cut.start()] if cut else page)


def _has_prose(text: str) -> bool:
    """Whether some line has a dozen words: a page without one may have its article where others have what serves the site."""
    return any(line.count(" ") >= 11 for line in text.split("\n"))


def _decode(data: bytes) -> Decoded:
    """As any text; a declared character set counts where the page is no UTF-8."""
    found = decode(data)
    declared = _CHARSET.search(data, 0, 4096)
    if declared and found.encoding == "cp1252":
        name = declared.group(1).decode("ascii").lower()
        try:
            return Decoded(data.decode(name), name)
        except (LookupError, UnicodeDecodeError):
            pass
    return found


class _Visible(HTMLParser):
    """Open elements, and the text of those that are shown.

    Args:
        hidden: Elements whose text is left out.
        silent: Whether what is kept from screen readers (`aria-hidden`) is read all the same.
    """

    def __init__(self, hidden: frozenset[str], *, silent: bool) -> None:
        super().__init__(convert_charrefs=True)
        self._hidden = hidden
        self._silent = silent
        self._comments_end = True  # while some comment further on may end
        self._lines: list[list[str]] = [[]]
        self._open: list[tuple[str, bool]] = []  # tag, and whether it hides what is in it
        self._counts: Counter[str] = Counter()  # of the open tags
        self._hiding = 0  # open elements that hide
        self._title = ""
        self._metas: dict[str, str] = {}
        self._headline: int | None = None  # the line of the first h1
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "meta":
            self._read_meta(dict(attrs))
        self._end_what_was_left_open(tag)
        if tag in _BLOCKS:
            self._lines.append([])
        if tag not in _VOID:
            self._push(tag, tag in self._hidden or (bool(attrs) and self._is_unshown(tag, dict(attrs))))
        self._in_title = tag == "title"
        if tag == "h1" and self._headline is None and not self._hiding:
            self._headline = len(self._lines) - 1

    def _is_unshown(self, tag: str, attributes: dict[str, str | None]) -> bool:
        if "hidden" in attributes or _UNSHOWN.search(attributes.get("style") or ""):
            return True
        if not _SPOKEN_ONLY.isdisjoint((attributes.get("class") or "").lower().split()):
            return True
        unread = (attributes.get("aria-hidden") or "").lower() == "true"
        return unread and not self._silent and tag not in ("html", "body")

    def _end_what_was_left_open(self, tag: str) -> None:
        if tag in ("body", "article", "main", "h1") and self._hiding:
            inmost = next(name for name, hides in reversed(self._open) if hides)
            # What was never closed, or stands around the whole page as a form does, must not swallow the article.
            if inmost == "form" or (inmost in ("head", "nav") and tag != "h1"):
                while self._hiding:
                    self._pop()
        if tag in _BLOCKS:
            self._end("p", _NO_PARAGRAPH)
        if tag in _PARENTS:
            for name in ("dd", "dt") if tag in ("dd", "dt") else ("td", "th") if tag in ("td", "th") else (tag,):
                self._end(name, _PARENTS[name])

    def _end(self, tag: str, bounds: frozenset[str]) -> None:
        """Ends an open element and all in it, unless it stands outside one of the bounds."""
        if not self._counts[tag]:
            return
        for depth, (name, _) in enumerate(reversed(self._open[-_DEEPEST:]), 1):
            if name == tag:
                for _ in range(depth):
                    self._pop()
                return
            if name in bounds:
                return

    def _push(self, tag: str, hides: bool) -> None:
        self._open.append((tag, hides))
        self._counts[tag] += 1
        self._hiding += hides

    def _pop(self) -> str:
        tag, hides = self._open.pop()
        self._counts[tag] -= 1
        self._hiding -= hides
        return tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "meta":
            self._read_meta(dict(attrs))
        if tag in _BLOCKS:
            self._lines.append([])

    def parse_comment(self, i: int, report: bool = True) -> int:  # noqa: ARG002 (the parser's own signature)
        """The end of the comment at `i`; one without an end is over at the next '>', so that no text is lost behind it."""
        end = _COMMENT_END.search(self.rawdata, i + 2) if self._comments_end else None
        self._comments_end = end is not None  # 20,000 of them without an end took minutes
        return end.end() if end else self.parse_html_declaration(i)

    def parse_html_declaration(self, i: int) -> int:
        """The end of what begins with '<!', as in a browser: the next '>'. The parser's own raises on '<![x'."""
        return self.rawdata.find(">", i) + 1 or -1

    def _read_meta(self, attributes: dict[str, str | None]) -> None:
        name = attributes.get("property") or attributes.get("name") or ""
        if name in _METAS:
            self._metas.setdefault(name, " ".join((attributes.get("content") or "").split())[:_LONGEST_META])

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS or tag in _HIDDEN:
            if self._counts[tag]:
                while self._pop() != tag:
                    pass
        else:
            self._end(tag, _NOT_INLINE)  # "<b><p>…</b>" leaves the paragraph open
        if tag in _BLOCKS:
            self._lines.append([])

    def handle_data(self, data: str) -> None:
        if not self._hiding:
            self._lines[-1].append(data)
        elif self._in_title and not self._title:
            self._title = " ".join(data.split())

    def text(self) -> str:
        """The lines of what was fed, below what the page's head says of it; empty where nothing is shown."""
        lines = [" ".join("".join(parts).translate(INVISIBLE).split()) for parts in self._lines]
        headline = lines[self._headline] if self._headline is not None else ""
        told = [self._metas.get(_SITE) or _site(self._title, headline), self._metas.get(_PUBLISHED, "")]
        return "\n".join([*(x for x in told if x and x not in lines), *(line for line in lines if line)])


def _site(title: str, headline: str) -> str:
    """What stands behind the headline in the page's title: "Dam bursts - The Elmford Courier", "Dam bursts above town | Water |
    The Elmford Courier" where the headline has a word more; empty: nothing."""
    title, headline = title.translate(_STRAIGHT), headline.translate(_STRAIGHT)
    if headline and title.startswith(headline) and (match := _BEHIND.match(title, len(headline))):
        return match.group(1)
    parts = _BAR.split(title)
    words, shown = parts[0].casefold().split(), {*headline.casefold().replace("'", "").split()}
    same = sum(word.replace("'", "") in shown for word in words)
    is_cut = 1 < len(parts) <= 4 and len(words) >= 4 and same >= _ALIKE * len(words)
    return parts[-1] if is_cut and 2 <= len(parts[-1]) <= 60 else ""

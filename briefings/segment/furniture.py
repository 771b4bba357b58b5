"""What on a page is not the article: captions, share lines, link lists, tags, rules, headings, bylines, datelines.

A line is judged first by itself, by a table of tests; then by its place: headings stand without a final stop between
paragraphs that have one, a headline stands at the head, a link below "Read also:". A short sentence with its full stop
and a line that quotes somebody are never furniture by their place alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from briefings import lexicon
from briefings.segment import days, outlets

_QUOTES = "“”\"‘’'«»„‹›"
_ENDS = re.compile(rf"[.!?…。！？][{_QUOTES})\]\s]*$")
_WORD = re.compile(r"[^\W_]+(?:[’'.&-][^\W_]+)*")
_BULLET = re.compile(r"[•·*‣◦▪●○–—-]\s")
_PLAIN = " \t\u00a0.:;,!|>»«›‹*#_-–—…()[]{}/\\•·▶►→←↑↓▼▲+"


@dataclass
class Line:
    """A paragraph as it stands on the page."""

    start: int
    end: int
    text: str
    kind: str | None = None  # None: the article's own words
    cuts: list[tuple[int, int]] = field(default_factory=list)  # furniture inside a line that is not

    @cached_property
    def flat(self) -> str:
        """The text on one line."""
        return " ".join(self.text.split())

    @cached_property
    def bare(self) -> str:
        """Lower case, without marks at both ends."""
        return self.flat.lower().strip(_PLAIN)

    @cached_property
    def words(self) -> list[str]:
        """The words of the line."""
        return _WORD.findall(self.text)

    @cached_property
    def stopped(self) -> bool:
        """Whether it ends as a sentence ends."""
        return bool(_ENDS.search(self.flat))

    @cached_property
    def quotes(self) -> bool:
        """Whether four or more words stand in double quotation marks."""
        return any(len(m.group().split()) >= 4 for m in _QUOTED.finditer(self.text))


_QUOTED = re.compile(r"[“\"„«][^“”\"„«»]{10,1000}[”\"“»]")


def mark(lines: Sequence[Line], text: str) -> None:
    """Sets the kind of every line that is furniture, and the cuts inside the others.

    Kinds already set (the topic list) stay. Lines are in text order.
    """
    for line in lines:
        if line.kind is None:
            line.kind = next((kind for kind, test in TESTS if test(line)), None)
    _mark_links(lines)
    _mark_repeats(lines)
    _mark_head(lines)
    _mark_headings(lines)
    _mark_pull_quotes(lines, text)
    _mark_about_author(lines)
    for line in lines:
        if line.kind is None:
            _cut(line)


# ------------------------------------------------------------------------------------------------ a line by itself

_URLS = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w.-]{1,64}|[@#]\w\S*|(?:pic\.twitter\.com|t\.co|bit\.ly|youtu\.be)/\S+"
)
_LABELLED_URL = re.compile(r"[\w .&'’/-]{1,40}:?\s*(?:https?://|www\.)\S+\s*$")
_PAGE_NUMBER = re.compile(
    r"(?:[-–—|]\s?)?(?:page\s|p\.\s?)?\d{1,4}(?:\s?(?:/|of|\|)\s?\d{1,4})?(?:\s?[-–—|])?$", re.IGNORECASE
)
_COUNTER = re.compile(
    r"(?:no|\d[\d.,]{0,10}\s?[km]?\+?)\s?(?:comments?|shares?|likes?|views?|replies|reply|reactions?|retweets?|reads?|followers|votes?)\b.{0,30}$"
    r"|(?:comments?|shares?|likes?|views?|reactions)\s?[:(]?\s?\d[\d.,km]{0,8}\s?\)?$",
    re.IGNORECASE,
)
_MASTHEAD = re.compile(r"(?:vol(?:ume)?\.?|issue|no\.)\s?\d", re.IGNORECASE)
_TICKER = re.compile(r"[A-Z&][A-Z&./]{0,9}|[▲▼△▽↑↓]|[+−–-]?[$€£]?\d[\d.,]*\d?[%pc]*")
_NAVIGATION = re.compile(r"\s(?:[>›»|/•·→]|::)\s|\s?›\s?|\s?»\s?")


def _has_no_words(line: Line) -> bool:
    return not line.words


def _is_links(line: Line) -> bool:
    """Only addresses, tags and handles, or a label and an address."""
    if not any(mark in line.text for mark in ("#", "@", "www.", "://", ".com/", ".ly/", ".be/", "t.co/")):
        return False
    return not _WORD.findall(_URLS.sub(" ", line.text)) or bool(_LABELLED_URL.match(line.flat))


def _is_page_number(line: Line) -> bool:
    return len(line.flat) < 24 and bool(_PAGE_NUMBER.match(line.flat))


def _is_counter(line: Line) -> bool:
    return len(line.flat) < 60 and bool(_COUNTER.match(line.bare))


def _is_phrase(line: Line) -> bool:
    return len(line.flat) < 60 and line.bare in _set("lines") and not line.flat.endswith((".", "?", "!"))


def _is_share_bar(line: Line) -> bool:
    words = [w.lower() for w in line.words]
    networks = [w for w in words if w in _set("buttons") and w not in _FUNCTION]
    return 0 < len(words) <= 30 and bool(networks) and not line.stopped and all(w in _set("buttons") for w in words)


_FUNCTION = frozenset((
    "this", "to", "and", "or", "in", "on", "us", "new", "more", "via", "line", "news", "x", "post", "like",
    "save", "link", "options", "opens",
))  # fmt: skip


def _is_opener(line: Line) -> bool:
    """Begins as furniture begins: "Sign up for our newsletter", "Photo: …", "© 2024 …"."""
    flat = line.flat.lower().lstrip("*_>•·[▶►→|#-– ")
    match = _openers().match(flat)
    if not match:
        return False
    opener, rest = match.group(), flat[match.end() :]
    count = len(line.words)
    if count > (
        90
        if opener[0] in "(©"
        or opener.startswith(("copyright", "all rights", "disclaimer", "this story", "this article"))
        else 45
    ):
        return False
    if opener in _set("careful"):
        return not line.quotes and any(_holds(rest, want) for want in _set("wants"))
    return not line.quotes or count <= 30


def _holds(text: str, word: str) -> bool:
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if (at == 0 or not text[at - 1].isalnum()) and (end == len(text) or not text[end].isalnum()):
            return True
        at = text.find(word, end)
    return False


def _is_legal(line: Line) -> bool:
    flat = line.flat.lower()
    if len(line.words) > 90 or line.quotes:
        return False
    cookies = "cookie" in flat and re.search(r"\b(?:we|site|website|consent|accept|browser|privacy)\b", flat)
    asks = cookies and re.search(r"\b(?:use[sd]?|using|accept|consent|agree|settings)\b", flat)
    return bool(asks) or "all rights reserved" in flat


def _is_date(line: Line) -> bool:
    return days.is_date_line(line.flat)


_BY = re.compile(
    r"(?:[*_(\[]\s?)?(?:(?:reported|written|posted|published|words|story|text|analysis|opinion)\s)?by:?\s",
    re.IGNORECASE,
)
_BYLINE_WORDS = frozenset((
    "and", "in", "of", "for", "the", "with", "at", "on", "to", "from", "staff", "&", "via", "updated",
    "published", "reporter", "correspondent", "writer", "editor", "agencies", "agency", "a", "an",
))  # fmt: skip
_NO_AUTHOR = frozenset((
    "the", "a", "an", "this", "that", "these", "all", "then", "contrast", "comparison", "now", "its", "his",
    "her", "their", "our",
))  # fmt: skip


def _is_byline(line: Line) -> bool:
    """ "By Ada Marsh and Li Wei, Political Editor": names and little else."""
    match = _BY.match(line.flat)
    if not match or len(line.words) > 24:
        return False
    rest = _HOSTS.sub("", line.flat[match.end() :])
    words = _WORD.findall(rest)
    if not words or not words[0][0].isupper() or words[0].lower() in _NO_AUTHOR:
        return False
    if words[0] in day_names() and not (words[0] in GIVEN and len(words) > 1 and words[1][0].isupper()):
        return False  # "By Friday"
    if _ENDS.search(rest) and not rest.rstrip(" )*_").endswith(("Jr.", "Sr.")):
        return False
    known = _BYLINE_WORDS | {name.lower() for name in day_names()}
    return all(w[0].isupper() or w[0].isdigit() or w.lower() in known for w in words)


_HOSTS = re.compile(r"\b[A-Za-z0-9-]{2,30}\.\s?(?:com|org|net|co\.uk|info|news|press)\b\.?", re.IGNORECASE)


GIVEN = frozenset(("April", "May", "June", "August"))  # months that people are named after


@cache
def day_names() -> frozenset[str]:
    """Months and weekdays in full."""
    calendar = lexicon.load("calendar")
    return frozenset(
        name for kind in ("months", "weekdays") for name in calendar[kind] if len(name) > 5 or name in _SHORT
    )


_SHORT = frozenset(("March", "April", "May", "June", "July"))


def _is_ticker(line: Line) -> bool:
    pieces = line.flat.split()
    if not 2 <= len(pieces) <= 60 or line.flat[-1] in ".!?":
        return False
    numbers = sum(1 for p in pieces if any(c.isdigit() for c in p))
    fits = sum(1 for p in pieces if _TICKER.fullmatch(p.strip("(),:|")))
    return (
        numbers * 3 >= len(pieces)
        and fits * 10 >= len(pieces) * 8
        and any(c in line.flat for c in "%▲▼+−")
        and len(pieces) >= 2
    )


def _is_navigation(line: Line) -> bool:
    if line.stopped or len(line.flat) > 300:
        return False
    parts = [p for p in _NAVIGATION.split(line.flat) if p.strip()]
    return len(parts) >= 3 and all(len(p.split()) <= 4 for p in parts) and not line.quotes


def _is_contact(line: Line) -> bool:
    return "@" in line.text and len(line.words) <= 16 and bool(_ADDRESS.search(line.text)) and not line.quotes


_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.\w|^(?:follow|tweet|contact)\b", re.IGNORECASE)

# captions and credits
_CREDIT = re.compile(r"[(\[]([^()\[\]]{2,160})[)\]]\.?\s*$")
_TAIL_CREDIT = re.compile(
    r"(?:\b(?:photo(?:graph)?|image|picture|illustration|graphic|credit|video)s?\s?(?:by|:|/|©|credit:|courtesy of)\s?[^.!?]{2,80}"
    r"|[|/©–—-]\s?(?:via\s)?(?:Getty(?:\sImages)?|AFP|AP|Reuters|REUTERS|EPA|EPA-EFE|Shutterstock|Alamy|PA|Anadolu|Xinhua|Bloomberg|TASS)"
    r"|\bvia (?:Getty Images|AP|Reuters|AFP|Shutterstock|Alamy)|\bGetty Images|\bAP Photo/[\w .'’-]{2,60}|\bREUTERS/[\w .'’-]{2,60})\.?\s*$",
    re.IGNORECASE,
)
_SHOWN = re.compile(
    r"(?:file(?:\sphoto)?\s?[-–—:]\s|file photo[:.,]|in this (?:\w+ ){0,3}(?:photo|photograph|image|picture|grab|screenshot|frame|video)\b|this (?:\w+ ){0,3}(?:photo|photograph|image|picture|grab|screenshot)\b"
    r"(?! of (?:a|the) )|\((?:from )?(?:left|right|l|top|clockwise)\b|(?:pictured|from left|left to right|clockwise from|above|below)(?:\s?[:,]|\s\())",
    re.IGNORECASE,
)
_AGENCY_CREDIT = re.compile(r"[\w .'’-]{2,40}/(?:[A-Z][\w .-]{1,30})(?:/[\w .-]{2,40})?$")


def _is_caption(line: Line) -> bool:
    """A caption or picture credit; a caption that quotes somebody keeps its words."""
    if line.quotes or len(line.words) > 90:
        return False
    flat = line.flat
    if credit := _CREDIT.search(flat):
        inside, before = credit.group(1), flat[: credit.start()].rstrip()
        strength = _credit_strength(inside)
        if strength == 2 or (strength == 1 and not _ENDS.search(before)):
            return True
    if _SHOWN.match(flat):
        return len(line.words) <= 70
    if tail := _TAIL_CREDIT.search(flat):
        before = flat[: tail.start()]
        return len(line.words) <= 60 and (
            not line.stopped or _ENDS.search(before.rstrip(" |/–—-")) is not None or len(before.split()) < 4
        )
    return (
        len(line.words) <= 8 and bool(_AGENCY_CREDIT.match(flat)) and flat.rsplit("/", 1)[1] in _set("photo_agencies")
    )


def _credit_strength(inside: str) -> int:
    """2: surely a picture credit; 1: an agency or host name, which also ends other lines; 0: none."""
    words = [w.lower() for w in _WORD.findall(inside)]
    if not words or len(words) > 16:
        return 0
    if inside.startswith(("Reporting by", "Additional reporting", "Editing by", "Writing by")):
        return 2
    agency = any(name in inside for name in _set("photo_agencies") if _holds(inside, name))
    pictured = any(w in _PICTURED for w in words) or "getty" in words
    if pictured and (len(words) <= 3 or agency or words[0] in _PICTURED or "/" in inside or ":" in inside):
        return 2
    if agency and ("/" in inside or "via" in words):
        return 2
    bare = inside.strip()
    return 1 if bare in _set("photo_agencies") or outlets.is_host(bare) or outlets.is_known(bare) else 0


_PICTURED = frozenset((
    "photo", "photos", "photograph", "photographs", "image", "images", "picture", "pictures", "pic", "credit",
    "courtesy", "handout", "screenshot", "screengrab", "illustration", "infographic", "graphic", "stock",
))  # fmt: skip

TESTS: tuple[tuple[str, Callable[[Line], bool]], ...] = (
    ("rule", _has_no_words),
    ("links", _is_links),
    ("page number", _is_page_number),
    ("counter", _is_counter),
    ("phrase", _is_phrase),
    ("share bar", _is_share_bar),
    ("date", _is_date),
    ("byline", _is_byline),
    ("opener", _is_opener),
    ("legal", _is_legal),
    ("caption", _is_caption),
    ("ticker", _is_ticker),
    ("navigation", _is_navigation),
    ("contact", _is_contact),
)


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("boilerplate")[name])


@cache
def _openers() -> re.Pattern[str]:
    found = sorted(lexicon.load("boilerplate")["openers"], key=lambda o: (-len(o), o))
    return re.compile("|".join(re.escape(o) + (r"(?!\w)" if o[-1].isalnum() else "") for o in found))


# ------------------------------------------------------------------------------------------------ a line in its place


def _mark_links(lines: Sequence[Line]) -> None:
    """The lines below "Read also:" are links for as long as they have no final stop."""
    listing = 0
    for line in lines:
        head = line.bare in _set("link_heads")
        if head and line.kind in (None, "phrase", "opener"):
            line.kind, listing = line.kind or "phrase", 10
        elif line.kind is None and listing and not line.quotes and len(line.words) <= 25 and _is_headline(line):
            line.kind = "link"
            listing -= 1
        elif line.kind is None:
            listing = 0


def _is_headline(line: Line) -> bool:
    return not line.flat.endswith((".", ":", ";", ",", ".”", '."'))


def _mark_repeats(lines: Sequence[Line]) -> None:
    """A line of four words or more that stands a second time is no new words of the article."""
    seen: set[str] = set()
    for line in lines:
        if len(line.words) >= 4:
            if line.bare in seen and line.kind is None:
                line.kind = "repeat"
            seen.add(line.bare)


def _mark_head(lines: Sequence[Line]) -> None:
    """Headline and standfirst: the lines without a final stop above the first paragraph."""
    body = next((i for i, line in enumerate(lines) if line.kind is None and _is_body(line)), None)
    if body is None:
        return
    head = [line for line in lines[:body] if line.kind is None]
    if not all(_may_head(line) for line in head):
        return
    title = next((line for line in head if 4 <= len(line.words) <= 35), None)
    if (
        title is None
        and len(head) == 1
        and len(head[0].words) in (2, 3)
        and not all(w[0].isupper() for w in head[0].words)
    ):
        title = head[0]  # two or three words all in capitals may be the author
    below = False
    for line in head:
        line.kind = "title" if line is title else ("standfirst" if below else "kicker")
        below = below or line is title


def _is_body(line: Line) -> bool:
    if line.stopped:
        return not (
            line.flat.endswith(("?", "!")) and 4 <= len(line.words) <= 20 and _is_title_case(line) and not line.quotes
        )
    return len(line.words) > 60


def _may_head(line: Line) -> bool:
    return (
        len(line.words) <= 60
        and not line.flat.endswith((":", ",", ";"))
        and not _speaks(line)
        and not _BULLET.match(line.flat)
    )


_CUED = re.compile(r"[,.!?]\s?[”\"’']\s+\w|\b(?:said|says|told|asked|replied|added|wrote|tweeted)\b")


def _speaks(line: Line) -> bool:
    """Whether the line quotes and says so: “No way,” she said."""
    return line.quotes and bool(_CUED.search(line.flat))


_LIVING = frozenset((
    "i", "we", "he", "she", "it", "they", "you", "this", "that", "there", "these", "those", "his", "her", "their",
    "my", "our",
))  # fmt: skip


def _mark_headings(lines: Sequence[Line]) -> None:
    """Headings between paragraphs: short, no final stop, mostly in capitals; or short and plain between two full paragraphs."""
    own = [line for line in lines if line.kind is None]
    for i, line in enumerate(own):
        if (
            line.stopped
            or line.quotes
            or _BULLET.match(line.flat)
            or line.flat.endswith((":", ",", ";", "-", "–", "—"))
        ):
            continue
        if not line.words or len(line.words) > 14 or len(line.flat) > 110 or line.flat[0] in '–—-“"':
            continue
        before = i == 0 or own[i - 1].stopped or own[i - 1].kind == "heading"
        after = i + 1 < len(own) and own[i + 1].stopped
        if _is_title_case(line) or (
            before
            and after
            and len(line.words) <= 8
            and line.words[0].lower() not in _LIVING
            and line.flat[0].isupper()
        ):
            line.kind = "heading"


def _is_title_case(line: Line) -> bool:
    long = [w for w in line.words if len(w) >= 4 and w[0].isalpha()]
    if not long:
        return all(w[0].isupper() or w[0].isdigit() for w in line.words)
    first = line.words[0][0]
    return (first.isupper() or first.isdigit()) and sum(w[0].isupper() for w in long) >= 0.8 * len(long)


def _mark_pull_quotes(lines: Sequence[Line], text: str) -> None:
    """A line whose words all stand in a longer paragraph as well is a pull quote."""
    if len(lines) > 400 or len(text) > 100_000:
        return  # no article is so long, and the search is quadratic
    for line in lines:
        content = line.text.strip(_QUOTES + " \t")
        if line.kind is None and 5 <= len(line.words) <= 60:
            others = (o for o in lines if o is not line and o.kind is None and len(o.text) > len(line.text))
            if any(content in o.text for o in others):
                line.kind = "pull quote"


def _mark_about_author(lines: Sequence[Line]) -> None:
    """ "Ada Marsh is a reporter in Leeds." below an article by Ada Marsh."""
    names = [m.group(1) for line in lines if line.kind == "byline" and (m := _AUTHOR.search(line.flat))]
    if not names:
        return
    for line in lines[len(lines) // 2 :]:
        if (
            line.kind is None
            and len(line.words) <= 60
            and line.flat.lower().startswith(tuple(f"{n} {v}".lower() for n in names for v in _BIO))
        ):
            line.kind = "about the author"


_AUTHOR = re.compile(r"\b[Bb]y:?\s+([^\W\d_][\w.’'-]*(?:\s[^\W\d_][\w.’'-]*){1,3})")
_BIO = (
    "is a",
    "is an",
    "is the",
    "is our",
    "is based",
    "covers",
    "reports",
    "writes",
    "has been",
    "has covered",
    "joined",
    "can be reached",
    "contributed",
)

# ------------------------------------------------------------------------------------------------ inside a line

_NAME = r"[A-Z][\w&/.’'-]*(?:\s[A-Z][\w&/.’'-]*){0,4}"
_PREFIXES = (
    # as in "date 2024-05-26 (ACME) According to …", "2024-05-26 – Reports …"
    re.compile(
        rf"(?:date:?\s+)?[12]\d{{3}}-\d\d-\d\d\s*(?:\((?P<outlet>{_NAME})\))?\s*(?:[-–—|:]{{1,2}}\s*)?(?=[A-Z“\"‘])",
        re.IGNORECASE,
    ),
    # as in "LONDON (Reuters) - ", "KYIV, Ukraine, Sept. 12, 2024 (AP) — ", "Paris, 3 May (Xinhua) --"
    re.compile(
        rf"[A-Z][\w .’'/-]{{1,40}}(?:,\s[A-Z][\w .’'-]{{1,30}}){{0,3}}(?:,?\s\d[\w ,.]{{1,20}})?,?\s*[(/](?P<outlet>{_NAME})[)/]\s*[-–—:]{{1,2}}\s*(?=[\w“\"‘])"
    ),
    # as in "WASHINGTON — ", "PORT MORESBY, Papua New Guinea – "
    re.compile(r"[A-Z][A-Z][A-Z .’'-]{1,30}(?:,\s[A-Z][\w .’'-]{1,30}){0,2}\s(?:[-–—]|--)\s(?=[A-Z“\"‘])"),
    # as in "(Reuters) - ", "(ACME) According to"
    re.compile(rf"\((?P<outlet>{_NAME})\)\s*(?:[-–—:]{{1,2}}\s*)?(?=[A-Z“\"‘])"),
    re.compile(r"(?:BREAKING|EXCLUSIVE|UPDATED?|LIVE|JUST IN|DEVELOPING|WATCH)(?: NEWS)?\s?[:|–—-]\s?(?=[A-Z“\"‘])"),
)
_TAIL = 400  # code points at the end of a paragraph that are searched for suffixes: keeps hostile lines linear
_SUFFIXES = (
    re.compile(r"[.!?”\"’]\s*(?P<cut>[(\[](?P<credit>[^()\[\]]{2,160})[)\]])$"),
    re.compile(r"[.!?”\"’]\s+(?P<cut>(?:Read (?:more|also|next)|See also|Also read|Related)\s?:.{0,300})$", re.DOTALL),
    re.compile(r"[.!?”\"’]\s+(?P<cut>(?:[-–—]|--)\s?(?P<outlet>[A-Z][\w .&/-]{1,40}))$"),
    re.compile(r"[.!?”\"’]\s*(?P<cut>(?:https?://|www\.)\S+)$"),
)


def dateline(text: str) -> re.Match[str] | None:
    """The dateline that a paragraph begins with; its group `outlet` may name the agency. None: there is none."""
    for pattern in _PREFIXES[:4]:
        if (match := pattern.match(text)) and _is_dateline(match):
            return match
    return None


def _is_dateline(match: re.Match[str]) -> bool:
    name = match.groupdict().get("outlet")
    if name is None:
        return True
    if outlets.is_outlet(name):
        return True
    if match.re is _PREFIXES[3]:
        return name.isupper() and name.isalpha() and 3 <= len(name) <= 10
    return match.re is _PREFIXES[0] or name.isupper()


def signature(text: str) -> re.Match[str] | None:
    """The agency's name that a paragraph ends with after a dash; None: there is none."""
    match = _SUFFIXES[2].search(text, max(0, len(text) - _TAIL))
    return match if match and outlets.is_known(match["outlet"]) else None


def _cut(line: Line) -> None:
    match = dateline(line.text) or _PREFIXES[4].match(line.text)
    if match and match.end() < len(line.text):
        line.cuts.append((line.start, line.start + len(match.group().rstrip())))
    tail = max(0, len(line.text) - _TAIL)
    found = _SUFFIXES[0].search(line.text, tail)
    if found and _credit_strength(found["credit"]) == 2:
        line.cuts.append((line.start + found.start("cut"), line.end))
        return
    found = signature(line.text) or _SUFFIXES[1].search(line.text, tail) or _SUFFIXES[3].search(line.text, tail)
    if found:
        line.cuts.append((line.start + found.start("cut"), line.end))

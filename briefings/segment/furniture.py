"""What on a page is not the article: captions, share lines, link lists, tags, rules, headings, bylines, datelines.

A line is judged first by itself, by a table of tests; then by its place: headings stand without a final stop between
paragraphs that have one, a headline stands at the head, a link below "Read also:". A short sentence with its full stop
and a line that quotes somebody are never furniture by their place alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from briefings import lexicon
from briefings.segment import bylines, captions, datelines, days, headings, markup, outlets
from briefings.segment.page import WORD, Line, holds


def mark(lines: Sequence[Line], text: str) -> None:
    """Sets the kind of every line that is furniture, and the cuts inside the others.

    Kinds already set (the topic list) stay. Lines are in text order.
    """
    for line in lines:
        if line.kind is None:
            line.kind = next((kind for kind, test in TESTS if test(line)), None)
        if line.kind is None:
            markup.cut(line)
            datelines.cut(line)
            _cut_teasers(line)
    _mark_comments(lines)
    headings.mark_links(lines)
    headings.mark_repeats(lines)
    headings.mark_head(lines)
    headings.mark_headings(lines)
    headings.mark_pull_quotes(lines, text)
    bylines.mark_about_author(lines)


_COMMENTS = re.compile(r"(?:\d{1,4} comments|comments\s?[:(]?\s?\d{1,4}\s?\)?|comments|reader comments)")
_COMMENTED = re.compile(
    r"\b(?:just now|(?:\d{1,3}|an?) (?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?) ago)\b",
    re.IGNORECASE,
)
_LONGEST_NAME = 8  # words of a line that says who commented, and when


def _mark_comments(lines: Sequence[Line]) -> None:
    """What readers wrote below an article, from the line that counts their comments on, where who wrote says how long ago."""
    own = 0
    for i, line in enumerate(lines):
        own += line.kind is None
        if own < 2 or line.kind not in ("counter", "phrase") or not _COMMENTS.fullmatch(line.bare):
            continue
        if any(len(other.words) <= _LONGEST_NAME and _COMMENTED.search(other.flat) for other in lines[i + 1 : i + 6]):
            for other in lines[i:]:
                other.kind = other.kind or "comment"
            return


# ------------------------------------------------------------------------------------------------ a line by itself

_URLS = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w.-]{1,64}|[@#]\w\S*|(?:pic\.twitter\.com|t\.co|bit\.ly|youtu\.be)/\S+"
)
_LABELLED_URL = re.compile(r"[\w .&'’/-]{1,40}:?\s*(?:https?://|www\.)\S+\s*$")
_PAGE_NUMBER = re.compile(
    r"(?:[-–—|]\s?)?(?:page\s|p\.\s?)?\d{1,4}(?:\s?(?:/|of|\|)\s?\d{1,4})?(?:\s?[-–—|])?$", re.IGNORECASE
)
_COUNTER = re.compile(
    r"(?:no|\d[\d.,]{0,10}\s?[km]?\+?)\s?(?:comments|shares?|likes?|views?|replies|reactions?|retweets?|followers)"
    r"(?:\s(?:so far|yet))?(?:\s?[|·•:,(].{0,40})?$"
    r"|1\s?comment$|(?:comments?|shares?|likes?|views?|reactions)\s?[:(]?\s?\d[\d.,km]{0,8}\s?\)?$",
)
_TICKER = re.compile(r"[A-Z&][A-Z&./]{0,9}|[▲▼△▽↑↓]|[+−–-]?[$€£]?\d[\d.,]*\d?[%pc]*")
_NAVIGATION = re.compile(r"\s(?:[>›»|/•·→]|::)\s|\s?›\s?|\s?»\s?")


def _has_no_words(line: Line) -> bool:
    return not line.words or (line.text[0] in "<!" and not WORD.search(markup.TAG.sub(" ", line.text)))


def _is_links(line: Line) -> bool:
    """Only addresses, tags and handles, or a label and an address."""
    if not any(mark in line.text for mark in ("#", "@", "www.", "://", ".com/", ".ly/", ".be/", "t.co/")):
        return False
    return not WORD.findall(_URLS.sub(" ", line.text)) or bool(_LABELLED_URL.match(line.flat))


def _is_page_number(line: Line) -> bool:
    return len(line.flat) < 24 and bool(_PAGE_NUMBER.match(line.flat))


def _is_counter(line: Line) -> bool:
    return len(line.flat) < 60 and not line.flat.endswith(".") and bool(_COUNTER.match(line.bare))


def _is_phrase(line: Line) -> bool:
    plain = line.flat.endswith(("...", "…")) or not line.flat.endswith((".", "?", "!")) or line.flat.isupper()
    return len(line.flat) < 60 and plain and line.bare in _set("lines")


def _is_share_bar(line: Line) -> bool:
    if not 0 < len(line.words) <= 30 or line.stopped:
        return False
    words = [w.lower() for w in line.words]
    networks = [w for w in words if w in _set("buttons") and w not in _FUNCTION]
    return bool(networks) and all(w in _set("buttons") for w in words)


_FUNCTION = frozenset((
    "this", "to", "and", "or", "in", "on", "us", "new", "more", "via", "line", "news", "x", "post", "like",
    "save", "link", "options", "opens",
))  # fmt: skip


def _is_opener(line: Line) -> bool:
    """Begins as furniture begins: "Sign up for our newsletter", "Photo: …", "© 2024 …"."""
    flat = line.flat.lower().lstrip("*_>•·[▶►→|#-– ")
    if not flat.startswith(_openers()):
        return False
    opener = next((o for o in _openers() if flat.startswith(o) and _ends_word(flat, len(o))), None)
    if opener is None:
        return False
    rest, count = flat[len(opener) :], len(line.words)
    if count > (_LEGAL_LENGTH if opener.startswith(_LEGAL) else 45):
        return False
    if opener in _set("careful"):
        return not line.quotes and (not line.stopped or any(holds(rest, want) for want in _set("wants")))
    return not line.quotes or count <= 30


_BEHIND_HEAD = re.compile(r"\s{0,3}(?:[:|»›>]|\s[-–—•·]\s)\s{0,3}(?=[\"“‘'(]?(?:[A-Z]|\d))")
_LONGEST_TEASER = 22  # words behind the head


def _is_teaser(line: Line) -> bool:
    """A headline of another story behind its head, also with a full stop or somebody's words in it: "Read also: Ferry
    widow Lena Marsh speaks out."; not "Related: the word was wrong, the judge said."."""
    flat = line.flat.lstrip("*_>•·[(▶►→|#-–»› ")
    head = _TEASER_HEAD.match(flat.lower())
    if head is None or head.group().strip() not in _set("link_heads") | _set("teaser_heads"):
        return False
    behind = _BEHIND_HEAD.match(flat, head.end())
    if behind is None:
        return False
    rest = flat[behind.end() :]
    return len(WORD.findall(rest)) <= _LONGEST_TEASER and not re.search(r"[.!?][”\"’')\]]?\s+\S", rest)


def _cut_teasers(line: Line) -> None:
    """Notes headlines of other stories in brackets: "… on Monday. (Read also: Ferry widow speaks out) The board …"."""
    for match in _IN_BRACKETS.finditer(line.text) if "(" in line.text or "[" in line.text else ():
        if match["head"].lower().strip() in _set("link_heads") | _set("teaser_heads"):
            line.cuts.append((line.start + match.start(), line.start + match.end()))


_IN_BRACKETS = re.compile(r"[(\[](?P<head>[A-Za-z][\w’' ]{2,30}?)\s?(?:[:|»›]|\s[-–—]\s)[^()\[\]]{5,160}[)\]]")
_TEASER_HEAD = re.compile(r"[^\W\d_][\w’' ]{2,30}?(?=\s{0,3}[:|»›>]|\s[-–—•·]\s)")

_LEGAL = ("(", "©", "copyright", "all rights", "disclaimer", "this story", "this article")
_LEGAL_LENGTH = 90  # words


def _ends_word(text: str, at: int) -> bool:
    """Whether a word or mark ends at the place: "photo by" does in "photo by Jo", not in "photo bylines" or "sign-up"."""
    return not (text[at - 1].isalnum() and at < len(text) and (text[at].isalnum() or text[at] in "-_"))


def _is_legal(line: Line) -> bool:
    flat = line.flat.lower()
    if len(line.words) > 90 or line.quotes:
        return False
    cookies = "cookie" in flat and re.search(r"\b(?:we|site|website|consent|accept|browser|privacy)\b", flat)
    asks = cookies and re.search(r"\b(?:use[sd]?|using|accept|consent|agree|settings)\b", flat)
    return bool(asks) or "all rights reserved" in flat


def _is_date(line: Line) -> bool:
    return days.is_date_line(line.flat)


def _is_ticker(line: Line) -> bool:
    if line.flat[-1] in ".!?" or not any(c in line.flat for c in "%▲▼+−"):
        return False
    pieces = line.flat.split()
    if not 2 <= len(pieces) <= 60:
        return False
    numbers = sum(1 for p in pieces if any(c.isdigit() for c in p))
    fits = sum(1 for p in pieces if _TICKER.fullmatch(p.strip("(),:|")))
    return numbers * 3 >= len(pieces) and fits * 10 >= len(pieces) * 8


def _is_navigation(line: Line) -> bool:
    if line.stopped or len(line.flat) > 300:
        return False
    parts = [p for p in _NAVIGATION.split(line.flat) if p.strip()]
    return len(parts) >= 3 and all(len(p.split()) <= 4 for p in parts) and not line.quotes


def _is_contact(line: Line) -> bool:
    return "@" in line.text and len(line.words) <= 16 and bool(_ADDRESS.search(line.text)) and not line.quotes


_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.\w|^(?:follow|tweet|contact)\b", re.IGNORECASE)

_SIGN_UP = re.compile(
    r"(?:get|sign|subscribe|join|receive|want|don[’']t|stay|keep|follow|download|enter|for|click|never|be|start|our|the) \b",
    re.IGNORECASE,
)
_OFFER = re.compile(r"\b(?:sign up|subscribe|delivered|your inbox|opt in|register)\b", re.IGNORECASE)


def _is_sign_up(line: Line) -> bool:
    """ "Get the day’s top stories. Sign up for our newsletter." """
    if line.quotes or len(line.words) > 45 or not _SIGN_UP.match(line.flat):
        return False
    named = any(holds(line.flat.lower(), word) for word in ("newsletter", "newsletters", "inbox", "alerts", "briefing"))
    return named and bool(_OFFER.search(line.flat))


_CONTRIBUTED = re.compile(r"\bcontribut(?:ed|ing) (?:to this (?:report|story|article|piece)|reporting)\b.{0,40}$")
# "sms/nm (AP, AFP)": the desk's initials and the agencies it used
_INITIALS = re.compile(r"[a-z]{2,5}(?:[/,][a-z]{2,5}){0,4}\s?\([A-Za-z, ]{2,40}\)$|[a-z]{2,5}(?:/[a-z]{2,5}){1,4}$")


# "This report by The Bay Press was first published May 12, 2026.", "A version of this article appears in print on …"
_PUBLISHED = re.compile(
    r"(?:This (?:article|story|report|piece|text|column)\s(?:by [^.]{2,60}\s)?(?:was |is )?)?(?:first|originally) (?:published|posted|appeared)"
    r" (?:on|in|by|at|[A-Z\d])|A version of this (?:article|story|report) (?:appear|will appear|was|ran)",
    re.IGNORECASE,
)


def _is_pointer(line: Line) -> bool:
    """ ">>> Track the storm here": a station's own links."""
    return line.text.startswith(">>") and len(line.words) <= 20 and not line.stopped and not line.quotes


def _is_desk(line: Line) -> bool:
    if len(line.words) <= 40 and not line.quotes and _PUBLISHED.match(line.flat):
        return True
    if len(line.flat) < 60 and _INITIALS.match(line.flat):
        return True
    return len(line.words) <= 40 and not line.quotes and bool(_CONTRIBUTED.search(line.flat))


_PARTED = re.compile(r"\s[-–—|•·]\s|\s?\|\s?|,\s")


_COLUMNS = re.compile(r"\s{3,}")  # "The Elmford Herald     Friday, 2 May 2023     A3"
_PAGE = re.compile(r"(?:[Pp]age )?[A-Z]?\d{1,2}")


def _is_masthead(line: Line) -> bool:
    """ "The Elmford Herald - 2 May 2023": an outlet and a date; "Over The Bar - the fanzine"."""
    if len(line.flat) > 100:
        return False
    if outlets.says_what_it_is(line.flat):
        return True
    parts = [
        part
        for part in _PARTED.split(_COLUMNS.sub(" | ", line.text))
        if part.strip() and not _PAGE.fullmatch(part.strip())
    ]
    named = [part for part in parts if outlets.is_outlet(part.strip("*# "))]
    rest = ", ".join(part for part in parts if part not in named)
    return len(parts) > 1 and len(named) == 1 and days.is_date_line(rest)


TESTS: tuple[tuple[str, Callable[[Line], bool]], ...] = (
    ("rule", _has_no_words),
    ("links", _is_links),
    ("page number", _is_page_number),
    ("counter", _is_counter),
    ("phrase", _is_phrase),
    ("share bar", _is_share_bar),
    ("byline", bylines.is_byline),  # before a date: "Posted by Ada Marsh on 5 June 2026" says who wrote it
    ("date", _is_date),
    ("opener", _is_opener),
    ("teaser", _is_teaser),
    ("legal", _is_legal),
    ("caption", captions.is_caption),
    ("ticker", _is_ticker),
    ("navigation", _is_navigation),
    ("contact", _is_contact),
    ("sign-up", _is_sign_up),
    ("desk", _is_desk),
    ("links", _is_pointer),
    ("masthead", _is_masthead),
)


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("boilerplate")[name])


@cache
def _openers() -> tuple[str, ...]:
    """Longest first."""
    return tuple(sorted(lexicon.load("boilerplate")["openers"], key=lambda o: (-len(o), o)))

"""Furniture by its place: link lists, repeats, the headline, headings between paragraphs, pull quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from briefings import lexicon
from briefings.segment import outlets
from briefings.segment.page import BULLET, MARKDOWN, QUOTES, Line


def mark_links(lines: Sequence[Line]) -> None:
    """The lines below "Read also:" are links for as long as they have no final stop."""
    listing = 0
    for line in lines:
        head = _heads_links(line)
        if head and line.kind in (None, "phrase", "opener"):
            line.kind, listing = line.kind or "phrase", 10
        elif line.kind is None and listing and not line.quotes and len(line.words) <= 25 and _is_headline(line):
            line.kind = "link"
            listing -= 1
        elif line.kind is None:
            listing = 0


def _heads_links(line: Line) -> bool:
    """ "Read also", and with the part of the page: "Most viewed in Sport"."""
    if line.bare in _link_heads():
        return True
    head, preposition, part = next(
        (line.bare.partition(word) for word in _OF_A_PART if word in line.bare), ("", "", "")
    )
    return bool(preposition) and len(part.split()) <= 3 and head in _PART_HEADS and not line.stopped


_OF_A_PART = (" in ", " on ", " from ", " at ")
_PART_HEADS = frozenset(
    ("most read", "most viewed", "most popular", "trending", "trending now", "more", "latest", "popular", "top stories")
)


def _is_headline(line: Line) -> bool:
    return not line.flat.endswith((".", ":", ";", ",", ".”", '."'))


def mark_repeats(lines: Sequence[Line]) -> None:
    """A line of four words or more that stands a second time is no new words of the article."""
    seen: set[str] = set()
    for line in lines:
        if len(line.words) >= 4:
            if line.bare in seen and line.kind is None:
                line.kind = "repeat"
            seen.add(line.bare)


def mark_head(lines: Sequence[Line]) -> None:
    """Headline and standfirst: the lines without a final stop above the first paragraph."""
    signed = [*_above_byline(lines), *_with_stop(lines)]
    body = next(
        (i for i, line in enumerate(lines) if line.kind is None and line not in signed and _is_body(line)), None
    )
    if body is None:
        return
    head = [line for line in lines[:body] if line.kind is None and not BULLET.match(line.flat)]
    if len(head) > _DEEPEST or not all(line in signed or _may_head(line) for line in head):
        return
    title = _headline(head)
    below = False
    for line in head:
        line.kind = "title" if line is title else ("standfirst" if below else "kicker")
        below = below or line is title


def _above_byline(lines: Sequence[Line]) -> list[Line]:
    """The line right above the first byline or date, which is a headline even where it quotes or calls out: "Driver \"was on
    the phone\", jury told", "Rovers v Athletic – live!"."""
    at = next((i for i, line in enumerate(lines[:_DEEPEST]) if line.kind in ("byline", "date")), 0)
    if not at:
        return []
    *above, line = lines[:at]
    if line.kind is not None or not 3 < len(line.words) <= 25 or line.flat.endswith((".", ".”", '."')):
        return []
    return [] if any(other.kind is None and other.stopped for other in above) else [line]


def _with_stop(lines: Sequence[Line]) -> list[Line]:
    """The first line, where it is a headline that ends in a full stop, as archives print them: in capitals, or in the few words
    of headlines, without articles and pronouns, most of which the text below has again."""
    own = [line for line in lines if line.kind is None]
    if len(own) < 3 or own[0] is not lines[0] or not lines[0].stopped or len(lines[0].flat) > _LONGEST_HEADLINE:
        return []
    line, below, count = own[0], own[1], len(own[0].words)
    if not 3 <= count <= 18 or _TWO_SENTENCES.search(line.flat):
        return []
    if count > 3 and _is_title_case(line) and all(word in _SMALL for word in line.words if word[0].islower()):
        return [line]  # "Mayor Ada Marsh met Lord Lind in Orn on Tuesday." has names, and one plain word
    if count > _SHORT_HEADLINE or _PROSE.search(line.flat) or len(below.words) <= count:
        return []
    long = [word.lower()[:_STEM] for word in line.words if len(word) > 3]
    text = " ".join(other.flat.lower() for other in own[1:_TOLD_AGAIN])
    return [line] if sum(word in text for word in long) >= _MOST * len(long) > 0 else []


_SMALL = frozenset((
    "a", "an", "the", "and", "but", "or", "nor", "as", "at", "by", "for", "from", "in", "into", "of", "off", "on", "onto", "out", "over", "per",
    "than", "that", "through", "to", "up", "upon", "via", "vs", "v", "with", "within", "without", "if", "is", "are", "be", "it", "its", "after",
    "before", "between", "during", "against", "among", "about", "amid",
))  # fmt: skip
_LONGEST_HEADLINE, _SHORT_HEADLINE = 160, 14  # code points, words
_STEM, _MOST, _TOLD_AGAIN = 5, 0.6, 40  # letters, share of the words, paragraphs that are looked through
_TWO_SENTENCES = re.compile(r"[a-z][.!?][’”\"')]*\s+[A-Z]")
_PROSE = re.compile(
    r"\b(?:the|an?|i|we|he|she|it|they|you|his|her|their|its|our|my|this|that|these|those|there|said|told|was|were|had"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tomorrow)\b|n['’]t\b",
    re.IGNORECASE,
)
_DEEPEST = 12  # lines without a final stop above the text; more are a list or a poem


def _headline(head: Sequence[Line]) -> Line | None:
    """The first line of the head that is long enough for a headline; None: there is none, or it may be something else.

    A few words all in capitals may be the site, the section or the author: then they are no headline when a longer
    line follows, nor when they are only two or three.
    """
    head = [
        line for line in head if not outlets.heads_a_page(outlets.before_slogan(line.flat)) and not _is_signed(line)
    ] or head
    long = [line for line in head if 4 <= len(line.words) <= 35]
    if not long:
        short = [line for line in head if len(line.words) in (2, 3)]
        return short[0] if len(head) == len(short) == 1 and not _is_all_names(short[0]) else None
    first = long[0]
    if len(first.words) <= 5 and _is_all_names(first) and any(len(line.words) > len(first.words) for line in long[1:]):
        return None
    return first


def _is_signed(line: Line) -> bool:
    """ "ADA MARSH, THE BAY GAZETTE": who wrote, and for whom."""
    _, comma, paper = line.flat.rpartition(", ")
    return bool(comma) and _is_all_names(line) and outlets.names_paper(paper, alone=False)


def _is_all_names(line: Line) -> bool:
    return all(w[0].isupper() or w[0].isdigit() for w in line.words)


def _is_body(line: Line) -> bool:
    if line.stopped:
        return not (
            line.flat.endswith(("?", "!")) and 4 <= len(line.words) <= 20 and _is_title_case(line) and not line.quotes
        )
    return len(line.words) > 40


def _may_head(line: Line) -> bool:
    return len(line.words) <= 60 and not line.flat.endswith((":", ",", ";")) and not _speaks(line)


_CUED = re.compile(r"[,.!?]\s?[”\"’']\s+\w|\b(?:said|says|told|asked|replied|added|wrote|tweeted)\b")


def _speaks(line: Line) -> bool:
    """Whether the line quotes and says so: “No way,” she said."""
    return line.quotes and bool(_CUED.search(line.flat))


_LIVING = frozenset((
    "i", "we", "he", "she", "it", "they", "you", "this", "that", "there", "these", "those", "his", "her", "their",
    "my", "our",
))  # fmt: skip


def mark_headings(lines: Sequence[Line]) -> None:
    """Headings between paragraphs: short, no final stop, mostly in capitals; or short and plain between two full paragraphs."""
    own = [line for line in lines if line.kind is None]
    for i, line in enumerate(own):
        if MARKDOWN.match(line.text):
            line.kind = "heading"
            continue
        if line.stopped or line.quotes or BULLET.match(line.flat) or line.flat.endswith((":", ",", ";", "-", "–", "—")):
            continue
        if not line.words or len(line.words) > 14 or len(line.flat) > 110 or line.flat[0] in '–—-“"':
            continue
        if i and _is_bare_quote(own[i - 1]):
            continue  # the name of who said it may stand below
        before = i == 0 or own[i - 1].stopped or own[i - 1].kind == "heading"
        after = i + 1 < len(own) and own[i + 1].stopped
        if _is_title_case(line) or (before and after and len(line.words) <= 8 and not _may_be_sentence(line)):
            line.kind = "heading"


_ASKING = frozenset(("what", "who", "why", "how", "where", "when", "which", "whose"))
_FINITE = frozenset(
    ("is", "are", "was", "were", "has", "have", "had", "will", "would", "did", "does", "can", "could", "must")
)


def _may_be_sentence(line: Line) -> bool:
    """Whether a short plain line may be a sentence without its stop: "Lind had denied arson"; not "What is known"."""
    words = [word.lower() for word in line.words]
    if words[0] in _LIVING or not line.flat[0].isupper():
        return True
    return words[0] not in _ASKING and any(word in _FINITE for word in words[1:])


def _is_bare_quote(line: Line) -> bool:
    return line.flat[0] in QUOTES and line.flat[-1] in QUOTES and len(line.words) >= 4


def _is_title_case(line: Line) -> bool:
    long = [w for w in line.words if len(w) >= 4 and w[0].isalpha()]
    if not long:
        return all(w[0].isupper() or w[0].isdigit() for w in line.words)
    first = line.words[0][0]
    return (first.isupper() or first.isdigit()) and sum(w[0].isupper() for w in long) >= 0.8 * len(long)


def mark_pull_quotes(lines: Sequence[Line], text: str) -> None:
    """A line whose words all stand in a longer paragraph as well is a pull quote."""
    if len(lines) > 400 or len(text) > 100_000:
        return  # no article is so long, and the search is quadratic
    for line in lines:
        content = line.text.strip(QUOTES + " \t")
        if line.kind is None and 5 <= len(line.words) <= 60:
            others = (o for o in lines if o is not line and o.kind is None and len(o.text) > len(line.text))
            if any(content in o.text for o in others):
                line.kind = "pull quote"


@cache
def _link_heads() -> frozenset[str]:
    return frozenset(lexicon.load("boilerplate")["link_heads"])

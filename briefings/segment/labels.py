"""What an article says of itself: outlet, date, byline, title; None where it does not say.

An outlet that is cited is not the publisher, and a date in a caption or copyright line is not the article's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from briefings import lexicon
from briefings.lexicon import days as calendar
from briefings.lexicon import geography
from briefings.model import PartialDate, Problem, Span, Stated
from briefings.segment import bylines, datelines, days, outlets
from briefings.segment.page import WORD, Line, holds


@dataclass(frozen=True, slots=True)
class Labels:
    """An article's own labels."""

    outlet: Stated | None = None
    date: PartialDate | None = None
    title: Stated | None = None
    byline: Stated | None = None
    problems: tuple[Problem, ...] = ()
    day: Span | None = None


def read(article: str, lines: Sequence[Line]) -> Labels:
    """The labels of an article whose furniture is marked."""
    title = next((line for line in lines if line.kind == "title"), None)
    byline = _byline(lines)
    date, problems = _date(article, lines, byline)
    return Labels(
        outlet=_outlet(article, lines, byline, title),
        date=date,
        title=_title(article, title) if title else None,
        byline=_stated(article, byline.name) if byline and byline.name else None,
        problems=problems,
        day=None if date else _day(article, lines, byline),
    )


class _Piece(NamedTuple):
    start: int
    end: int
    text: str


def _stated(article: str, piece: _Piece) -> Stated:
    return Stated(" ".join(piece.text.split()), Span(article, piece.start, piece.end))


# ------------------------------------------------------------------------------------------------ title

_SITE = re.compile(r"\s[-–—|]\s(?P<site>[^–—|]{2,40}?)\s*$")


def _title(article: str, line: Line) -> Stated:
    start = line.start + len(line.text) - len(line.text.lstrip("# *_>"))
    end = min((at for at, _ in _sites(line)), default=len(line.text))
    words = line.text[start - line.start : end].rstrip("* _")
    return Stated(" ".join(words.split()), Span(article, start, start + len(words)))


def _sites(line: Line) -> Iterator[tuple[int, re.Match[str]]]:
    """What stands behind a headline and is none of it, from the end: "– DW – 06/18/2024", with where it is parted off."""
    end = len(line.text)
    while match := _SITE.search(line.text, max(0, end - 60), end):
        site = match["site"].strip()
        if not (outlets.is_outlet(site) or days.is_date_line(site)):
            return
        end = match.start()
        yield end, match


# ------------------------------------------------------------------------------------------------ byline

_EDGE = 12  # lines from either end in which a byline stands: below the headline, or at the foot


@dataclass(frozen=True, slots=True)
class _Byline:
    line: Line
    name: _Piece | None
    rest: tuple[_Piece, ...]  # the parts behind the name: role, outlet, place, date


def _byline(lines: Sequence[Line]) -> _Byline | None:
    found = [line for i, line in enumerate(lines) if line.kind == "byline" and (i < _EDGE or i >= len(lines) - _EDGE)]
    for line in found:
        match = bylines.BY.match(line.text)
        if match:
            return _parse_byline(line, match.end())
    return None


def _parse_byline(line: Line, at: int) -> _Byline:
    pieces = list(_pieces(line, at))
    names: list[_Piece] = []
    while pieces and _is_person(pieces[0].text) and (not names or _joins(line, names[-1], pieces[0])):
        names.append(pieces.pop(0))
    if names:
        whole = _Piece(
            names[0].start, names[-1].end, line.text[names[0].start - line.start : names[-1].end - line.start]
        )
        return _Byline(line, whole, tuple(pieces))
    return _Byline(line, None, tuple(pieces))


def _joins(line: Line, before: _Piece, after: _Piece) -> bool:
    """Whether two persons stand in one list; "Ada Marsh, South Bend" could be a place, so only "and" joins."""
    return bool(
        re.fullmatch(r"\s*(?:,\s*)?(?:and|&)\s*", line.text[before.end - line.start : after.start - line.start])
    )


_BETWEEN = re.compile(r"\s*(?:,?\s(?:and|&)\s|[,|•·;]|\s[-–—]\s|\s(?:for|of|in|at)\s)\s*")


def _pieces(line: Line, at: int) -> Iterator[_Piece]:
    text = line.text
    end = len(text.rstrip(" .*_)]"))
    if outlets.is_host(text[at:].strip().rsplit(",")[-1].strip()):
        end = len(text.rstrip())
    while at < end:
        match = _BETWEEN.search(text, at, end)
        stop = match.start() if match else end
        if text[at:stop].strip():
            yield _Piece(line.start + at, line.start + stop, text[at:stop])
        at = match.end() if match else end


def _is_person(text: str) -> bool:
    """Two to four words with capitals, none of a newsroom, no outlet, no date."""
    words = text.split()
    if not 2 <= len(words) <= 4 or outlets.is_outlet(text.strip()) or days.find(text):
        return False
    if any(w.lower().strip(".,") in _NEWSROOM for w in words) or words[0] in bylines.day_names() - bylines.GIVEN:
        return False
    return words[0][0].isupper() and words[-1][0].isupper() and all(_NAME_WORD.fullmatch(w) for w in words)


_NAME_WORD = re.compile(r"[^\W\d_][\w.’'-]*")


_NEWSROOM = frozenset((
    "staff", "reporter", "reporters", "correspondent", "correspondents", "writer", "writers", "editor", "editors", "desk", "agencies",
    "agency", "newsroom", "team", "our", "the", "news", "service", "bureau", "press", "guest", "special", "contributor", "admin", "online",
))  # fmt: skip


# ------------------------------------------------------------------------------------------------ date


def _date(
    article: str, lines: Sequence[Line], byline: _Byline | None
) -> tuple[PartialDate | None, tuple[Problem, ...]]:
    """The byline's date, else a dateline's, else a line that is only a date: published before updated."""
    for line, day in _dates(lines, byline):
        if line.kind in ("kicker", "title") and _tells_later(lines, int(day.iso[:4])):
            continue  # "ELMFORD, 3 May 1962" above what an anniversary looks back on
        span = Span(article, line.start + day.start, line.start + day.end)
        problems: tuple[Problem, ...] = ()
        if not days.agrees(day):
            words = line.text[day.start : day.end]
            problems = (
                Problem("date", f"the weekday in ‘{words}’ is not that of the date; check the article's date", span),
            )
        return PartialDate(day.iso, day.precision, True, evidence=span), problems
    return None, ()


def _tells_later(lines: Sequence[Line], year: int) -> bool:
    """Whether the text tells of a year after the next one."""
    years = (int(found) for line in lines if line.kind is None for found in _A_YEAR.findall(line.text))
    return any(found > year + 1 for found in years)


_A_YEAR = re.compile(r"(?<![\w,.$€£])20\d\d(?![\w,]\d|\w)")


def _dates(lines: Sequence[Line], byline: _Byline | None) -> Iterator[tuple[Line, days.Day]]:
    if byline:
        yield from ((byline.line, day) for day in _labelled(byline.line, "published"))
        yield from ((byline.line, day) for day in days.find(byline.line.text))
    for line in _opening(lines):
        if match := datelines.dateline(line.text):
            yield from ((line, day) for day in days.find(match.group()))
            break  # a later dateline is another article's
    dated = [line for line in lines if line.kind == "date"]
    top = _top(lines)
    first = next((i for i, line in enumerate(lines) if line.kind is None), len(lines))
    head = [line for line in lines[:first] if line.kind in ("date", "masthead", "navigation", "title")]
    head += [line for line in lines[first:top] if line.kind == "date"]
    for label in ("published", "updated"):
        for line in dated:
            yield from ((line, day) for day in _labelled(line, label))
        if label == "published":
            for line in head:
                after = min((at for at, _ in _sites(line)), default=len(line.text)) if line.kind == "title" else 0
                found = (day for day in days.find(line.text) if day.start >= after)  # a headline may name another day
                yield from ((line, day) for day in found if not _label(line.text, day.start))
            for line in _slugs(lines):
                yield from ((line, day) for day in days.find(line.text) if _closes(lines, line, day.start, day.end))
            for line in lines[1:top]:
                yield from (
                    (line, day)
                    for day in days.find(line.text)
                    if _is_signed(lines, line, day) or _is_field(line, day) or _is_of_place(line, day)
                )


def _day(article: str, lines: Sequence[Line], byline: _Byline | None) -> Span | None:
    """Day and month of a dateline or a date line that has no year: "ELLERSBY, March 14 (Wire) -", "Posted on March 18"; else
    the weekday that a date line gives."""
    places = [(line, match.group()) for line in _opening(lines) if (match := datelines.dateline(line.text))][:1]
    places += [(byline.line, byline.line.text)] if byline else []
    places += [(line, line.text) for line in lines[: _top(lines)] if line.kind == "date" or _has_day_between_bars(line)]
    places += [(line, line.text) for line in _slugs(lines) if _ends_in_day(lines, line)]
    for line, text in places:
        found = [e for e in calendar.find(text) if e.kind == "day" and e.month and e.day and e.year is None]
        if len(found) == 1:
            return Span(article, line.start + found[0].start, line.start + found[0].end)
    for line in lines[: _top(lines)]:  # "Published: Saturday 11:20. Updated: Saturday 14:05"
        named = [e for e in calendar.find(line.text) if e.kind == "weekday"] if line.kind == "date" else []
        if len({e.weekday for e in named}) == 1 and not any(e.modifier for e in named):
            return Span(article, line.start + named[0].start, line.start + named[0].end)
    return None


_LONGEST_SLUG = 60  # code points
_ABOVE = 3  # lines that may stand before it or be it


def _slugs(lines: Sequence[Line]) -> list[Line]:
    """The short lines above the headline: the desk's own "COURTS Ferry 13 Oct 2026", or "Elmford, 5 June"."""
    top = lines[: next((i for i, line in enumerate(lines) if line.kind is None), len(lines))]
    return [line for line in top[:_ABOVE] if line is not top[-1] and len(line.text) <= _LONGEST_SLUG]


def _closes(lines: Sequence[Line], line: Line, start: int, end: int) -> bool:
    """Whether a date closes a line that says where or on what. Of "What we learned on 5 June", "The Great Storm 16 October
    1987" and, where the text has cranes, "Crane Crash, 5 June" the date is of what is told."""
    before = line.text[:start].rstrip()
    words = WORD.findall(before)
    if not words or re.search(r"\w", line.text[end:]) or not all(word[0].isupper() for word in words):
        return False
    desk = len(words[0]) > 2 and words[0].isupper() and before[-1].isalnum()
    place = before[-1] in ",|–—/" and not any(holds(own.text, word.lower()) for own in lines for word in words)
    return (desk and len(words) > 1) or place


def _ends_in_day(lines: Sequence[Line], line: Line) -> bool:
    found = (e for e in calendar.find(line.text) if e.kind == "day" and e.year is None)
    return any(_closes(lines, line, e.start, e.end) for e in found)


_DATED_NAME = re.compile(r"(?:[Bb]y\s)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'.-]*){0,3}")


def _is_signed(lines: Sequence[Line], line: Line, day: days.Day) -> bool:
    """Whether a line below the headline is a date and a name: "Ada Marsh, Thursday, March 20, 2025", "Sunday 19 October
    2025, by Bo Lind", "Talva, 24 September 2025". Of "Crane Crash, 5 June 2025" the text has cranes."""
    if len(line.text) > _LONGEST_SLUG or day.precision != "day":
        return False
    before, behind = line.text[: day.start].strip(), line.text[day.end :].strip()
    if bool(before) == bool(behind) or (before or behind)[-1 if before else 0] not in ",|–—-/":
        return False
    name = (before or behind).strip(" ,|–—-/")
    words = WORD.findall(name.removeprefix("by ").removeprefix("By "))
    return bool(_DATED_NAME.fullmatch(name)) and not any(
        holds(own.text, word.lower()) for own in lines for word in words
    )


def _is_field(line: Line, day: days.Day) -> bool:
    """Whether a date stands alone between bars: "Source: Ada Marsh | Bay FM | 18 September 2025"."""
    if line.kind is None or "|" not in line.text or len(line.text.strip()) > _LONGEST_FIELDS or day.precision != "day":
        return False
    fields = (m for m in re.finditer(r"[^|]+", line.text) if m.start() <= day.start and day.end <= m.end())
    return any(days.is_date_line(field.group().strip()) for field in fields)


_LONGEST_FIELDS = 120  # code points


def _is_of_place(line: Line, day: days.Day) -> bool:
    """Whether a line below the headline is a known place and a date: "Accra, 24 September 2025"."""
    place = line.text[: day.start].strip()
    whole = line.kind is not None and not re.search(r"\w", line.text[day.end :])
    return whole and place.endswith(",") and geography.plain(place[:-1]) in geography.forms() and day.precision == "day"


_LEAD = 120  # code points: a headline that was not known as one is shorter than a paragraph


def _top(lines: Sequence[Line]) -> int:
    """How many lines stand above the first paragraph, short ones that may be headlines among them."""
    text = next((i for i, line in enumerate(lines) if line.kind is None), len(lines))
    paragraph = next((i for i, line in enumerate(lines) if line.kind is None and len(line.text) > _LEAD), 0)
    return max(text, paragraph)


def _has_day_between_bars(line: Line) -> bool:
    """Whether one field of a line is a date alone: "Coast Today live page | Wednesday 5 March | Latest first", "Radio Bay.
    Transcript, unchecked. Tuesday 20 May."."""
    fields = _FIELD_ENDS.split(line.text)
    return 1 < len(fields) <= 6 and any(
        days.is_date_line(field.strip(" \u00a0\t.")) for field in fields if field.strip(" \u00a0\t.")
    )


_FIELD_ENDS = re.compile(r"\||(?<=[^\W\d]{4})\.(?:[\s\u00a0]|$)")


def _opening(lines: Sequence[Line]) -> list[Line]:
    """The first paragraphs: a headline with a full stop or an editor's note may stand above the dateline."""
    return [line for line in lines if line.kind is None][:4]


def _labelled(line: Line, label: str) -> Iterator[days.Day]:
    return (day for day in days.find(line.text) if _label(line.text, day.start) == label)


_LABEL = re.compile(
    r"([^\W\d_]+)\W*(?:(?:on|at|date)\W*)?(?:\d\d?[:.]\d\d(?:\s?[ap]\.?m\.?)?\W*(?:[A-Z]{2,4}\W*)?)?$", re.IGNORECASE
)


def _label(text: str, at: int) -> str | None:
    """What the word before a date says of it: "published", "updated"; None: nothing."""
    match = _LABEL.search(text, max(0, at - 60), at)
    if not match:
        return None
    word = match.group(1).lower()
    return next((label for label in ("published", "updated") if word in lexicon.load("date_lines")[label]), None)


# ------------------------------------------------------------------------------------------------ outlet

_NAME = r"(?:[Tt]he\s)?[A-Z][\w&.’'-]*(?:\s(?:of|and|the|&|[A-Z][\w&.’'-]*)){0,5}"
# furniture that speaks for the site it stands on
_SITE_LINES = (
    re.compile(rf"(?:Click|Tap) here for (?:more|all|the latest)\b.{{0,80}}?\b(?:at|on|from)\s(?P<outlet>{_NAME})\W*$"),
    re.compile(rf"(?:For more|Read more|More)\b.{{0,60}}?\b(?:visit|go to|follow)\s(?P<outlet>{_NAME})\W*$"),
    re.compile(
        rf"(?:[Cc]all|[Cc]ontact|[Ee]mail|[Rr]ing|[Tt]ip off|[Tt]ext) the (?P<outlet>{_NAME}?)(?:['’]s)? (?:news ?desk|newsroom|tip line)\b"
    ),
    re.compile(
        rf"(?:©|\(c\)|Copyright)\W*(?:©|\(c\))?\W*(?:[12]\d{{3}}(?:[-–][12]?\d{{1,3}})?)?\W*(?:by\s)?(?P<outlet>{_NAME})(?=[.,;|]|\sAll\b|\W*$)"
    ),
    re.compile(
        rf"This (?:article|story|piece|report)(?:\s(?:was|is))?\s(?:originally |first )?(?:published|appeared)(?:\sfirst|\soriginally)?\s(?:by|in|on|at)\s"
        rf"(?P<outlet>{_NAME})(?=[.,;]|\sand\b|\son\b|\sunder\b|\W*$)"
    ),
)
# a request for comment to the outlet itself names the publisher
_REQUEST = (
    re.compile(
        rf"(?:declined|ignored|refused|denied|did not (?:immediately )?(?:respond|reply|return)(?: to)?|didn[’']t (?:immediately )?(?:respond|reply) to"
        rf"|has not (?:yet )?(?:responded|replied) to|had not (?:yet )?(?:responded|replied) to|(?:responding|replying) to)\s(?P<outlet>{_NAME}?)(?:[’']s|[’'])\s"
        r"(?:(?:written|emailed|repeated|multiple|several)\s)?(?:requests?|inquiry|inquiries|enquiry|questions?|emails?|calls?)\b"
    ),
    re.compile(rf"\brequests? for (?:a )?comments? (?:from|by|sent by|made by) (?P<outlet>{_NAME})(?=[.,;\s])"),
    re.compile(
        rf"(?:^|[.!?]\s)(?P<outlet>{_NAME}) (?:has|have) (?:contacted|approached|reached out to|asked) .{{2,80}}? for (?:a )?(?:comment|response)\b"
    ),
)
_SISTER = re.compile(
    rf"\ba (?:sister|partner|affiliated) (?:outlet|publication|paper|newspaper|site|channel|station|company) of (?P<outlet>{_NAME})(?=[.,;\s])"
)
_NEAR = 300  # code points behind a request in which its report is named
_MASTHEAD = 5  # lines above the text in which the paper's own name may stand alone
_CRUMBS = 2  # lines from the top in which a page says where on its site it stands
_SIGNED = 3  # paragraphs from the end in which an agency signs


def _outlet(article: str, lines: Sequence[Line], byline: _Byline | None, title: Line | None) -> Stated | None:
    """The publisher: the strongest kind of place that names one; two names of the same strength are no answer."""
    for find in (_in_dateline, _in_byline, _in_site_lines, _in_masthead, _in_head, _in_idioms, _in_signature):
        found = list(find(lines, byline, title))
        names = {_normal(piece.text) for piece in found}
        if len(names) == 1:
            piece = found[0]
            return Stated(_spelled(piece.text), Span(article, piece.start, piece.end))
        if names:
            return None
    return None


def _normal(name: str) -> str:
    return _spelled(name).casefold().removeprefix("the ")


def _spelled(name: str) -> str:
    """The name on one line, a host name without the stray space of "Antiwar. com"."""
    name = " ".join(name.split())
    return re.sub(r"\.\s", ".", name) if outlets.is_host(name) else name


def _group(line: Line, match: re.Match[str]) -> _Piece:
    start, end = match.span("outlet")
    text = match["outlet"]
    bare = text.rstrip(".’'")
    return _Piece(line.start + start, line.start + end - (len(text) - len(bare)), bare)


def _in_dateline(lines: Sequence[Line], _byline: _Byline | None, _title: Line | None) -> Iterator[_Piece]:
    for line in _opening(lines):
        match = datelines.dateline(line.text)
        if match and match.groupdict().get("outlet"):
            if len(match["outlet"]) > 2 or outlets.is_outlet(match["outlet"]):  # "(PU)" may be a country or a party
                yield _group(line, match)
            return


def _in_byline(_lines: Sequence[Line], byline: _Byline | None, _title: Line | None) -> Iterator[_Piece]:
    for piece in byline.rest if byline else ():
        if outlets.is_outlet(piece.text.strip()):
            yield piece
            return


def _in_site_lines(lines: Sequence[Line], _byline: _Byline | None, _title: Line | None) -> Iterator[_Piece]:
    for line in lines:
        if line.kind in ("opener", "legal", "phrase"):
            for pattern in _SITE_LINES:
                match = pattern.search(line.text)
                if match and _may_publish(match["outlet"], sure=pattern in (_SITE_LINES[0], _SITE_LINES[2])):
                    yield _group(line, match)


def _may_publish(name: str, *, sure: bool) -> bool:
    name = name.rstrip(".’'")
    agency = name in lexicon.load("boilerplate")["photo_agencies"] and name.startswith("Getty")
    return not agency and (sure or outlets.is_outlet(name))


def _in_masthead(lines: Sequence[Line], _byline: _Byline | None, title: Line | None) -> Iterator[_Piece]:
    for _, match in _sites(title) if title else ():
        if outlets.is_outlet(match["site"].strip()) and title:
            yield _Piece(title.start + match.start("site"), title.start + match.end("site"), match["site"])
    for line in lines:
        if line.kind == "masthead":
            for match in re.finditer(r"[^|•·,–—]+?(?=\s[-–—]\s|\s?[|•·,–—]|$)", line.text):
                name = match.group().strip("-*# ")
                if name and outlets.is_outlet(name):
                    at = line.start + match.start() + match.group().index(name)
                    yield _Piece(at, at + len(name), name)
    for line in lines[:_CRUMBS]:
        found = outlets.before_sections(line.flat) or _owned(line, lines)
        if found and found in line.text:
            at = line.start + line.text.index(found)
            yield _Piece(at, at + len(found), found)
            return
    for line in lines[:_MASTHEAD]:
        if line.kind is None:
            return
        name = outlets.before_slogan(line.flat)
        if outlets.heads_a_page(name) and (outlets.is_known(name) or (title is not None and line is not title)):
            at = line.start + line.text.index(name) if name in line.text else line.start
            yield _Piece(at, at + len(name), name)


def _in_head(lines: Sequence[Line], _byline: _Byline | None, title: Line | None) -> Iterator[_Piece]:
    """A field of the lines round the headline: "Pensions Insider | 13 June 2025 | News", "Financial News Wire, London"."""
    if title is None:
        return
    for line in lines[:_MASTHEAD]:
        if line.kind is None:
            return
        if line is title or line.kind not in ("kicker", "standfirst", "navigation", "date", "opener", "masthead"):
            continue
        if len(line.text) > _LONGEST_HEAD or (line.kind == "opener" and "|" not in line.text):
            continue
        alone = line is lines[0] and line.kind == "kicker"
        for match in _FIELD.finditer(line.text):
            name = match.group().strip("-*#_ ").removesuffix(" page")
            if name and outlets.names_paper(name, alone=alone and name == line.flat.strip()):
                at = line.start + match.start() + match.group().index(name)
                yield _Piece(at, at + len(name), name)


_FIELD = re.compile(r"[^|•·,–—()/]+?(?=\s[-–—]\s|\s?[|•·,–—()/]|$)")
_LONGEST_HEAD = 100  # code points


def _owned(line: Line, lines: Sequence[Line]) -> str | None:
    """The name in a page's first lines to whom its foot says that the page belongs: "FAIRGROUND24" above, "Fairground24
    may earn commission" below."""
    name = outlets.before_slogan(line.flat)
    if not 2 < len(name) <= _LONGEST_NAME or name[-1] in ".!?…”" or outlets.is_section(name):
        return None
    foot = re.compile(_OWNS.format(re.escape(name)), re.IGNORECASE)
    found = (foot.search(last.text) for last in lines[-_FOOT:] if last is not line)
    return name if any(match and (match["owner"] or match["name"])[0].isupper() for match in found) else None


_OWNS = (
    r"(?:©|\(c\)|copyright)\W{{0,3}}(?:\d{{4}}\W{{0,3}})?(?P<owner>{0})\b"
    r"|\b(?P<name>{0}) (?:may earn|uses cookies|is (?:not )?responsible|news ?desk|newsletter|is part of)\b"
)
_LONGEST_NAME, _FOOT = 40, 5


def _in_idioms(lines: Sequence[Line], _byline: _Byline | None, _title: Line | None) -> Iterator[_Piece]:
    for line in lines:
        if line.kind is None and (
            "request" in line.text or " a " in line.text or "contacted" in line.text or "approached" in line.text
        ):
            for pattern in (*_REQUEST, _SISTER):
                for match in pattern.finditer(line.text):
                    if outlets.is_outlet(match["outlet"]) and not _is_cited(line.text, match):
                        yield _group(line, match)


def _is_cited(text: str, match: re.Match[str]) -> bool:
    """Whether the sentence lays the request to a report: "It declined Bloomberg's request, Bloomberg reported."."""
    name = re.escape(match["outlet"].removeprefix("The ").removeprefix("the "))
    rest = text[match.end() : match.end() + _NEAR]
    rest = rest[: rest.find(". ")] if ". " in rest else rest
    return bool(
        re.search(
            rf"\b(?:according to|reported by)\s(?:the\s|The\s)?{name}|{name}\s(?:reported|said|wrote|reports|says|writes)\b",
            rest,
        )
    )


def _in_signature(lines: Sequence[Line], _byline: _Byline | None, _title: Line | None) -> Iterator[_Piece]:
    own = [line for line in lines if line.kind is None]
    for line in own[-_SIGNED:]:
        if match := datelines.signature(line.text):
            yield _group(line, match)

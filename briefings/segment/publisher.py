"""Which outlet a page says it is of; None where it does not say. An outlet that is cited is not the publisher."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefings import lexicon
from briefings.model import Span, Stated
from briefings.segment import datelines, outlets
from briefings.segment.authors import Byline
from briefings.segment.page import Line, Piece
from briefings.segment.titles import sites

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


def outlet(article: str, lines: Sequence[Line], byline: Byline | None, title: Line | None) -> Stated | None:
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
    """The name on one line, a host name without the stray space of "Harbourside. com"."""
    name = " ".join(name.split())
    return re.sub(r"\.\s", ".", name) if outlets.is_host(name) else name


def _group(line: Line, match: re.Match[str]) -> Piece:
    start, end = match.span("outlet")
    text = match["outlet"]
    bare = text.rstrip(".’'")
    return Piece(line.start + start, line.start + end - (len(text) - len(bare)), bare)


def _in_dateline(lines: Sequence[Line], _byline: Byline | None, _title: Line | None) -> Iterator[Piece]:
    for line in datelines.opening(lines):
        match = datelines.dateline(line.text)
        if match and match.groupdict().get("outlet"):
            if len(match["outlet"]) > 2 or outlets.is_outlet(match["outlet"]):  # "(PU)" may be a country or a party
                yield _group(line, match)
            return


def _in_byline(_lines: Sequence[Line], byline: Byline | None, _title: Line | None) -> Iterator[Piece]:
    for piece in byline.rest if byline else ():
        if outlets.is_outlet(piece.text.strip()):
            yield piece
            return


def _in_site_lines(lines: Sequence[Line], _byline: Byline | None, _title: Line | None) -> Iterator[Piece]:
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


def _in_masthead(lines: Sequence[Line], _byline: Byline | None, title: Line | None) -> Iterator[Piece]:
    for _, match in sites(title) if title else ():
        if outlets.is_outlet(match["site"].strip()) and title:
            yield Piece(title.start + match.start("site"), title.start + match.end("site"), match["site"])
    for line in lines:
        if line.kind == "masthead":
            for match in re.finditer(r"[^|•·,–—]+?(?=\s[-–—]\s|\s?[|•·,–—]|$)", line.text):
                name = match.group().strip("-*# ")
                if name and outlets.is_outlet(name):
                    at = line.start + match.start() + match.group().index(name)
                    yield Piece(at, at + len(name), name)
    for line in lines[:_CRUMBS]:
        found = (
            outlets.says_what_it_is(line.flat)
            or outlets.before_sections(line.flat)
            or _owned(line, lines)
            or _addressed(line, title, lines)
        )
        if found and found in line.text:
            at = line.start + line.text.index(found)
            yield Piece(at, at + len(found), found)
            return
    for line in lines[:_MASTHEAD]:
        if line.kind is None:
            return
        name = outlets.before_slogan(line.flat)
        if outlets.heads_a_page(name) and (outlets.is_known(name) or (title is not None and line is not title)):
            at = line.start + line.text.index(name) if name in line.text else line.start
            yield Piece(at, at + len(name), name)


def _in_head(lines: Sequence[Line], _byline: Byline | None, title: Line | None) -> Iterator[Piece]:
    """A field of the lines round the headline: "Pensions Insider | 13 June 2025 | News", "Financial News Wire, London"."""
    if title is None:
        return
    for line in lines[:_MASTHEAD]:
        if line.kind is None:
            return
        if line is title or line.kind not in ("kicker", "standfirst", "navigation", "date", "opener", "masthead"):
            continue
        if len(line.text) > _LONGEST_HEAD:
            continue
        if source := _SOURCE.fullmatch(line.flat.strip("*_ ")):
            name = source["outlet"]
            if name in line.text and outlets.is_outlet(name):
                yield Piece(line.start + line.text.index(name), line.start + line.text.index(name) + len(name), name)
            continue
        if line.kind == "opener" and "|" not in line.text:
            continue
        alone = line is lines[0] and line.kind == "kicker"
        for match in _FIELD.finditer(line.text):
            name = match.group().strip("-*#_ ").removesuffix(" page")
            if name and outlets.names_paper(name, alone=alone and name == line.flat.strip()):
                at = line.start + match.start() + match.group().index(name)
                yield Piece(at, at + len(name), name)


_SOURCE = re.compile(
    r"(?:Source|Publication|Publisher|Outlet|Newspaper|Site|From)[*_]{0,2}:[*_\s]{1,4}(?P<outlet>[^:|]{2,60})"
)
_FIELD = re.compile(r"[^|•·,–—()/]+?(?=\s[-–—]\s|\s?[|•·,–—()/]|$)")
_LONGEST_HEAD = 100  # code points


def _owned(line: Line, lines: Sequence[Line]) -> str | None:
    """The name in a page's first lines to whom its foot says that the page belongs: "FAIRGROUND24" above, "Fairground24
    may earn commission" below."""
    name = outlets.before_slogan(line.flat)
    if not 2 < len(name) <= _LONGEST_NAME or name[-1] in ".!?…”" or outlets.is_section(name):
        return None
    last_lines = [last.text for last in lines[-_FOOT:] if last is not line and name.lower() in last.text.lower()]
    if not last_lines:
        return None
    foot = re.compile(_OWNS.format(re.escape(name)), re.IGNORECASE)
    found = map(foot.search, last_lines)
    return name if any(match and (match["owner"] or match["name"])[0].isupper() for match in found) else None


def _addressed(line: Line, title: Line | None, lines: Sequence[Line]) -> str | None:
    """The name above the headline to whom the article's own speakers talk, or who took its pictures: "Talva Now" above,
    "she told Talva Now" or "(Bo Lind / Talva Now)" below."""
    name = outlets.without_frequency(outlets.before_slogan(line.flat))
    if title is None or line is title or line.kind is None or not _PAPERS_NAME.fullmatch(name):
        return None
    if outlets.is_section(name) or outlets.is_common(name) or outlets.is_institution(name):
        return None
    initials = "".join(word[0] for word in name.split())
    bare = name.removeprefix("The ").removeprefix("THE ")  # "told the Guardian"
    forms = {bare, bare.title(), *([initials] if len(initials) > 2 and initials.isupper() else [])}
    others = [other for other in lines if other is not line and any(form in other.text for form in forms)]
    if not others:
        return None
    spelled = "|".join(map(re.escape, sorted(forms)))
    spoken = re.compile(_ADDRESSED.format(spelled))
    if not any(spoken.search(other.text) for other in others):
        return None
    if outlets.is_outlet(name):
        return name
    # Who is also told of otherwise is one of the story: "POLICE" above "she told police", "Police found".
    named = re.compile(rf"\b(?:{spelled})\b", re.IGNORECASE)
    told = [other.text for other in lines if other is not line and other.kind is None]
    return name if all(len(named.findall(text)) == len(spoken.findall(text)) for text in told) else None


_PAPERS_NAME = re.compile(r"[A-Z][\w&.’'-]*(?:\s[A-Z][\w&.’'-]*){0,3}")
_ADDRESSED = (
    r"\b(?:told|spoke (?:to|with)|speaking (?:to|with)|interview with|(?:seen|obtained|reviewed) by|(?:shared|leaked) (?:to|with)) (?:the |The )?"
    r"(?:{0})\b(?!['’]s)|/\s?(?:{0})\)|\b(?:{0}) (?:understands|has (?:seen|learned|learnt|contacted|approached|obtained))\b"
)
_OWNS = (
    r"(?:©|\(c\)|copyright)\W{{0,3}}(?:\d{{4}}\W{{0,3}})?(?P<owner>{0})\b"
    r"|\b(?P<name>{0}) (?:may earn|uses cookies|is (?:not )?responsible|news ?desk|newsletter|is part of)\b"
)
_LONGEST_NAME, _FOOT = 40, 5


def _in_idioms(lines: Sequence[Line], _byline: Byline | None, _title: Line | None) -> Iterator[Piece]:
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


def _in_signature(lines: Sequence[Line], _byline: Byline | None, _title: Line | None) -> Iterator[Piece]:
    own = [line for line in lines if line.kind is None]
    for line in own[-_SIGNED:]:
        if match := datelines.signature(line.text):
            yield _group(line, match)

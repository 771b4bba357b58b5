"""Furniture inside a line: datelines before the first sentence, credits and links behind the last."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefings.segment import captions, outlets
from briefings.segment.page import Line

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
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = rf"(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s[12]\d{{3}})?"
_WITH_DAY = (
    # as in "Feb 3 (Press Union) - "
    re.compile(rf"{_DAY}\s*\((?P<outlet>{_NAME})\)\s*[-–—:]{{1,2}}\s*(?=[\w“\"‘])"),
    # as in "TALVA (Interpress) 19 May 2025 - "
    re.compile(
        rf"[A-Z][\w .’'/-]{{1,40}}(?:,\s[A-Z][\w .’'-]{{1,30}}){{0,2}}\s*\((?P<outlet>{_NAME})\),?\s{_DAY}\s*[-–—:]{{1,2}}\s*(?=[\w“\"‘])"
    ),
    # as in "TALVA/ORN, March 4, 2026 - "
    re.compile(
        rf"[A-Z]{{2}}[A-Z .’'/-]{{1,40}}(?:,\s[A-Z][\w .’'-]{{1,30}}){{0,2}},\s{_DAY}\s*(?:--|[-–—])\s+(?=[A-Z“\"‘])"
    ),
    # as in "TALVA, March 4. /INTERPRESS/. "
    re.compile(
        rf"[A-Z]{{2}}[A-Z .’'-]{{1,40}},\s{_DAY}\.?\s/(?P<outlet>{_NAME})/\.?\s*(?:[-–—]{{1,2}}\s*)?(?=[A-Z“\"‘])"
    ),
)
_TAIL = 400  # code points at the end of a paragraph that are searched for suffixes: keeps hostile lines linear
_SUFFIXES = (
    re.compile(r"[.!?”\"’]\s*(?P<cut>[(\[](?P<credit>[^()\[\]]{2,160})[)\]])$"),
    re.compile(
        r"[.!?”\"’]\s+(?P<cut>(?:[Rr]ead (?:more|also|next)|READ (?:MORE|ALSO|NEXT)|See also|SEE ALSO|Also read|ALSO READ|Related|RELATED)\s?:.{0,300}|[\[(]?(?:Read more|Continue reading)\s?(?:…|\.{3}|»|→)?[\])]?)$",
        re.DOTALL,
    ),
    re.compile(r"[.!?”\"’]\s+(?P<cut>(?:[-–—]|--)\s?(?P<outlet>[A-Z][\w .&/-]{1,40}))$"),
    re.compile(r"[.!?”\"’]\s*(?P<cut>(?:https?://|www\.)\S+)$"),
    re.compile(r"[.!?”\"’]\s+(?P<cut>(?:Enditem|ENDITEM|ENDS|Ends|\(END\)|-30-|###))$"),
)


def opening(lines: Sequence[Line]) -> list[Line]:
    """The first paragraphs: a headline with a full stop or an editor's note may stand above the dateline."""
    return [line for line in lines if line.kind is None][:4]


def dateline(text: str) -> re.Match[str] | None:
    """The dateline that a paragraph begins with; its group `outlet` may name the agency. None: there is none."""
    for pattern in _PREFIXES[:4]:
        if (match := pattern.match(text)) and _is_dateline(match):
            return match
    return next((match for pattern in _WITH_DAY if (match := pattern.match(text))), None)


def _is_dateline(match: re.Match[str]) -> bool:
    name = match.groupdict().get("outlet")
    if name is None or outlets.is_outlet(name):
        return True
    before, _, after = match.group().partition(name)
    if match.re is _PREFIXES[1] and before.split(",")[0].split("(")[0].isupper() and _signs(name, before):
        return True  # "ELMFORD, March 10, 2026 (Norrwire) - "
    if not (name.isupper() and name.isalpha() and 2 <= len(name) <= 10):
        return False  # "Sen. Ada Roe (R-S.C.) - "
    if match.re is _PREFIXES[1]:
        return before.split(",")[0].isupper() or before.split("(")[0].isupper()  # not "Bo Lind (CEO) - "
    if match.re is _PREFIXES[3]:
        return any(dash in after for dash in "-–—") and name not in _LABELS and len(name) > 2
    return True


def _signs(name: str, before: str) -> bool:
    """Whether an agency that no list has may stand in brackets behind a place: a day stands there too, or it is called so."""
    return bool(re.search(r",\s.*\d", before)) or bool(re.search(r"(?:[Ww]ire|[Pp]ress|[Nn]ews)$", name))


_LABELS = frozenset((
    "UPDATE", "UPDATED", "WATCH", "VIDEO", "PHOTOS", "ANALYSIS", "OPINION", "EDITORIAL", "LIVE", "EXCLUSIVE", "LEFT", "RIGHT",
))  # fmt: skip


def signature(text: str) -> re.Match[str] | None:
    """The agency's name that a paragraph ends with after a dash; None: there is none."""
    match = _SUFFIXES[2].search(text, max(0, len(text) - _TAIL))
    return match if match and outlets.is_known(match["outlet"]) else None


def cut(line: Line) -> None:
    """Notes the furniture at both ends of a line of the article."""
    match = dateline(line.text) or _PREFIXES[4].match(line.text)
    if match and match.end() < len(line.text):
        line.cuts.append((line.start, line.start + len(match.group().rstrip())))
    tail = max(0, len(line.text) - _TAIL)
    found = _SUFFIXES[0].search(line.text, tail)
    if found and captions.credit_strength(found["credit"]) == 2:
        line.cuts.append((line.start + found.start("cut"), line.end))
        return
    found = signature(line.text)
    for pattern in (_SUFFIXES[1], _SUFFIXES[3], _SUFFIXES[4]):
        found = found or pattern.search(line.text, tail)
    if found:
        line.cuts.append((line.start + found.start("cut"), line.end))

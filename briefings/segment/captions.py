"""Captions and picture credits."""

from __future__ import annotations

import re
from functools import cache

from briefings import lexicon
from briefings.segment import outlets
from briefings.segment.page import ENDS, WORD, Line, holds

_CREDIT = re.compile(r"[(\[]([^()\[\]]{2,160})[)\]]\.?\s*$")
_TAIL_CREDIT = re.compile(
    r"(?:\b(?:photo(?:graph)?|image|picture|illustration|graphic|credit|video)s?\s?(?:by|:|/|©|credit:|courtesy of)\s?[^.!?]{2,80}"
    r"|[|/©–—-]\s?(?:via\s)?(?:Getty(?:\sImages)?|AFP|AP|Reuters|REUTERS|EPA|EPA-EFE|Shutterstock|Alamy|PA|Anadolu|Xinhua|Bloomberg|TASS)"
    r"|\bvia (?:Getty Images|AP|Reuters|AFP|Shutterstock|Alamy)|\bGetty Images|\bAP Photo/[\w .'’-]{2,60}|\bREUTERS/[\w .'’-]{2,60})\.?\s*$",
    re.IGNORECASE,
)
_PICTURE = r"(?:photo|photograph|image|picture|grab|screenshot|frame)"
_SHOWN = re.compile(
    r"file(?:\sphoto)?\s?[-–—:]\s|file photo[:.,]"
    rf"|in this (?:\w+ ){{0,3}}{_PICTURE}(?:,|\s(?:taken|provided|released|made|from|obtained|by|on|issued)\b)"
    rf"|this (?:\w+ ){{0,3}}{_PICTURE}(?:,|\s(?:taken|provided|released|made|obtained|issued|shows)\b)"
    r"|\((?:from )?(?:left|right|l|top|clockwise)\b"
    r"|(?:pictured|from left|left to right|clockwise from)(?:\s?[:,]|\s\()|(?:above|below)\s?:",
    re.IGNORECASE,
)
_LONGEST_TAIL = 160  # code points: a match of `_TAIL_CREDIT` is shorter, so only the end of a line is looked at
_SAYS = re.compile(r"\b(?:said|says|told|according)\b")
_DESK = ("Reporting by", "Additional reporting", "Editing by", "Writing by")  # below the last sentence of an article
_AGENCY_CREDIT = re.compile(r"[\w .'’-]{2,40}/(?:[A-Z][\w .-]{1,30})(?:/[\w .-]{2,40})?$")


def is_caption(line: Line) -> bool:
    """A caption or picture credit; a caption that quotes somebody keeps its words."""
    if line.quotes or len(line.words) > 90:
        return False
    flat = line.flat
    if credit := _CREDIT.search(flat):
        inside, before = credit.group(1), flat[: credit.start()].rstrip()
        strength = credit_strength(inside)
        if ENDS.search(before):
            return strength == 2 and not inside.startswith(_DESK)
        if strength and not flat.endswith("."):
            return True  # "Lunch was free (courtesy of the mayor)." is none
    if _SHOWN.match(flat) and not _SAYS.search(flat):
        return len(line.words) <= 70
    if tail := _TAIL_CREDIT.search(flat, max(0, len(flat) - _LONGEST_TAIL)):
        before = flat[: tail.start()]
        if tail.group()[0] in "–—-" and ENDS.search(before):
            return False  # "Work began in 2019. — Reuters": an agency signs its report
        return len(line.words) <= 60 and (
            not line.stopped or ENDS.search(before.rstrip(" |/–—-")) is not None or len(before.split()) < 4
        )
    return len(line.words) <= 8 and bool(_AGENCY_CREDIT.match(flat)) and flat.rsplit("/", 1)[1] in _agencies()


def credit_strength(inside: str) -> int:
    """2: surely a picture credit; 1: an agency or host name, which also ends other lines; 0: none."""
    words = [w.lower() for w in WORD.findall(inside)]
    if not words or len(words) > 16:
        return 0
    if inside.startswith(_DESK):
        return 2
    agency = any(name in inside for name in _agencies() if holds(inside, name))
    pictured = any(w in _PICTURED for w in words) or "getty" in words
    if pictured and (len(words) <= 3 or agency or words[0] in _PICTURED or "/" in inside or ":" in inside):
        return 2
    if agency and ("/" in inside or "via" in words):
        return 2
    bare = inside.strip()
    return 1 if bare in _agencies() or outlets.is_host(bare) or outlets.is_known(bare) else 0


_PICTURED = frozenset((
    "photo", "photos", "photograph", "photographs", "image", "images", "picture", "pictures", "pic", "credit",
    "courtesy", "handout", "screenshot", "screengrab", "illustration", "infographic", "graphic", "stock",
))  # fmt: skip


@cache
def _agencies() -> frozenset[str]:
    return frozenset(lexicon.load("boilerplate")["photo_agencies"])

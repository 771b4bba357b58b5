"""Which names are news outlets: by the lexicon, or by their shape ("The Riverside Gazette", "Harbourside.com")."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from briefings import lexicon
from briefings.lexicon import geography, organisations

_HOST = re.compile(r"[A-Za-z0-9-]{2,40}(?:\.[A-Za-z0-9-]{2,20}){0,2}\.\s?[a-z]{2,6}$")
_SHAPED = re.compile(r"(?:[A-Z][\w&.’'-]*|of|and|the|The|&)(?:\s(?:[A-Z][\w&.’'-]*|of|and|the|&)){1,5}$")

_SLOGAN = re.compile(r"\s[|•·–—-]\s")


def is_known(name: str) -> bool:
    """Whether the lexicon has the name, with or without "the"; a name in capitals counts as the same."""
    bare = _bare(name)
    return bare in _forms() or (len(bare) > 3 and bare.casefold() in _folded())


def is_outlet(name: str) -> bool:
    """Whether the name is a known outlet's, a host name, or ends in an outlet's noun ("… Gazette")."""
    if is_known(name) or is_host(name):
        return True
    if not _SHAPED.match(name):
        return False
    words = _bare(name).split()
    if words[0] in _given_names() or words[0].endswith("."):
        return False  # "Melanie Post", "Ms. Herald"
    if is_section(name) and words[0] not in _words("first_words"):
        return False  # "Local News", but "Daily News"
    return words[-1] in _words("nouns") or (words[-1] in _words("weak_nouns") and words[0] in _words("first_words"))


def heads_a_page(name: str) -> bool:
    """Whether a line that holds nothing but the name, above a headline or below it, names the paper.

    There "The Northern Star" is one, which in a sentence may be a ship.
    """
    name = without_frequency(name)
    if name.isupper():
        name = _capitalised(name)
    if is_common(name) or is_host(name):
        return False
    if is_outlet(name):
        return True
    words = name.split()
    return (
        words[:1] == ["The"]
        and 3 <= len(words) <= 5
        and bool(_SHAPED.match(name))
        and words[-1] in _words("weak_nouns")
    )


def names_paper(name: str, *, alone: bool) -> bool:
    """Whether a field of a line between a page's top and its text is a paper's name: "Process Safety Review", "Lincoln Echo",
    "Unity FM Online".

    Args:
        name: The field.
        alone: It is the page's first line, above the headline: there "THE CONTINENTAL EYE" and "TechMtaani" are papers,
            and "Sofia Courier" is no person.
    """
    if is_common(name) or is_section(name) or is_host(name) or len(name) > _LONGEST_FIELD:
        return False
    plain = _capitalised(name) if name.isupper() else name
    if is_outlet(plain):
        return True
    words = _bare(plain).split()
    if alone and (
        _CAMEL.fullmatch(name) or (name.isupper() and name.startswith("THE ") and 3 <= len(name.split()) <= 4)
    ):
        return True
    if not _SHAPED.match(plain) or (not alone and words[0] in _given_names()):
        return False
    telling = _words("nouns") | _words("weak_nouns") - _words("loose_nouns")
    last = words[-2] if len(words) > 2 and words[-1] in ("Online", *_continents()) else words[-1]
    return len(words) > 1 and last in telling


_LONGEST_FIELD = 40  # code points
_CAMEL = re.compile(r"[A-Z][a-z]{2,15}[A-Z][a-z]{2,15}")


@cache
def _continents() -> frozenset[str]:
    return frozenset({"Europe", "Africa", "Asia", "America", "International"})


def without_frequency(name: str) -> str:
    """ "Coastal FM 98.4": the station without where it is heard."""
    return _FREQUENCY.sub("", name)


_FREQUENCY = re.compile(r"(?<=\bFM)\s\d{2,3}(?:[.,]\d{1,2})?$|\s\d{2,3}[.,]\d{1,2}(?=\sFM$)")


def _capitalised(name: str) -> str:
    """ "COASTAL FM" as a list would have it: "Coastal FM"."""
    return " ".join(word if word in _words("nouns") else word.title() for word in name.split())


def before_slogan(line: str) -> str:
    """What stands before the paper's own words about itself: "The Elmford Courier | Est. 1887"; the line where nothing does."""
    return _SLOGAN.split(line, maxsplit=1)[0].strip("*#_ ")


def says_what_it_is(line: str) -> str | None:
    """The name in a page's first line that says what it is of: "Over The Bar - the fanzine", "Two Tides | the independent
    Elmford news site"; None where it does not say."""
    match = _SELF.fullmatch(line.strip("*#_ "))
    return match["name"] if match and not is_common(match["name"]) else None


_SELF = re.compile(
    r"(?P<name>[A-Z][\w&.’']{0,20}(?:[ -](?:[A-Z][\w&.’']{0,20}|of|and|the|in|&)){0,5})(?:\s[–—-]|\s?[|:•·]|,)\s(?:[Tt]he|[Aa]n?|[Yy]our)\s"
    r"(?:[A-Za-z][\w’'-]{0,20}\s){0,5}?(?:fanzine|blog|newsletter|newspaper|magazine|newswire|news (?:web)?site|news (?:agency|service))"
    r"(?:\s(?:for|of|about|from)\s[\w ’']{2,40})?"
)


def is_institution(name: str) -> bool:
    """Whether a name's last word is that of an office: whoever "told Elmford Council" did not speak to a paper."""
    last = name.rsplit(maxsplit=1)[-1].title()
    return last in (organisations.words("bodies") | organisations.words("state")) - organisations.words("outlets")


_PARTS = re.compile(r"\s*[>›»/|]\s*|\s[–—-]\s|:\s")
_LIVE = re.compile(r"\s+(?:live page|live blog|live updates|live)$", re.IGNORECASE)
_MOST_PARTS = 5


def before_sections(line: str) -> str | None:
    """The paper's name where a page's first line names its own sections behind it: "Northline > News > Europe", "THE
    LANTERN — POLITICS"; None where the name may be the story's or a place's ("Storm Aileen | Live updates")."""
    parts = [part for part in _PARTS.split(line.strip("*#_ ")) if part]
    name = _LIVE.sub("", parts[0]) if parts else ""
    sections = _words("sections")
    if not 1 < len(parts) <= _MOST_PARTS or not (_SHAPED.match(f"The {name}") or name.startswith("The ")):
        return None
    spoken = re.search(r"\btranscript\b", line, re.IGNORECASE) is not None
    if (
        (not spoken and {*name.lower().split()} & sections)
        or geography.plain(name) in geography.forms()
        or is_common(name)
    ):
        return None
    if heads_a_page(name) or (
        name != parts[0] and name.split()[-1] in _words("weak_nouns")
    ):  # "Fenland Today live page"
        return name
    named = [{*re.findall(r"[a-z]+", part.lower())} & sections for part in parts[1:]]
    if spoken:
        return name
    trail = len(parts) > 2 and all(named) and not re.search(r"\s[–—-]\s|:\s", line)
    return name if trail or (name.upper().startswith("THE ") and name.isupper() and all(named)) else None


def is_section(name: str) -> bool:
    """Whether all words of a name are what pages call their parts: "Health", "World News"."""
    return {*name.lower().split()} <= _words("sections")


def is_host(name: str) -> bool:
    """Whether the name is a host name: "Harbourside.com", also with a stray space."""
    match = _HOST.match(name)
    return bool(match) and name.rsplit(".", 1)[1].strip() in _domains()


def is_common(name: str) -> bool:
    """Whether too many other things bear the name for it to mean an outlet by itself: "Time"."""
    return name in _words("common") or _bare(name) in _words("common")


@cache
def _forms() -> frozenset[str]:
    known: Mapping[str, Any] = lexicon.load("outlets")["outlets"]
    return frozenset(_bare(form) for name, entry in known.items() for form in (name, *entry.get("forms", ())))


@cache
def _folded() -> frozenset[str]:
    return frozenset(form.casefold() for form in _forms() if len(form) > 3)


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(lexicon.load("outlets")[kind])


@cache
def _given_names() -> frozenset[str]:
    lists: Mapping[str, Any] = lexicon.load("first_names")
    return frozenset(str(name) for names in lists.values() for name in names)


@cache
def _domains() -> frozenset[str]:
    return frozenset(lexicon.load("abbreviations")["domains"])


def _bare(name: str) -> str:
    name = " ".join(name.replace("’", "'").split())
    return name[4:] if name[:4] in ("the ", "The ", "THE ") else name

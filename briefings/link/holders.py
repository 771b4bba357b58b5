"""Whom a description means that its own article does not name: "the health secretary" in one article, "Health Secretary Ada
Marsh" in another.

Only where one person of the story can hold the office: another of the same post, in any of the articles, named or not,
leaves the description what it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from briefings.lexicon import parties, people
from briefings.link import offices
from briefings.link.scene import words
from briefings.model import Actor, Findings

_TAIL = re.compile(r"\s(?:of|for|at|in|from|to|with|who|that|which)\s|,")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_ALSO = {
    "ceo": ("chief executive", "ceo"),
    "candidate": ("candidate", "nominee"),
    "nominee": ("nominee", "candidate"),
}
_OFTEN = 3  # mentions of a country by which an article is of it
_SOLE_TOO = frozenset(("secretary", "ceo", "nominee", "candidate"))
_BEFORE = frozenset(("the", "a", "an", "and", "but", "by", "to", "his", "her", "their", "its", "as", "of", "our", "my"))
_IDLE = frozenset(("presumptive", "presidential", "senior", "top", "embattled", "own", "outgoing", "new"))


class Holders:
    """Answers for one story."""

    def __init__(self, findings: Sequence[Findings], actors: Sequence[Actor]) -> None:
        self._texts = {f.article.id: f.article.text for f in findings}
        self._offices: dict[str, list[str]] = {}
        for actor in actors:
            if actor.kind == "person" and " " in actor.name:
                self._offices[actor.name] = list(
                    dict.fromkeys(self._texts[o.article][o.start : o.end] for o in actor.offices)
                )
        self._named = {a.name: {m.article for m in a.mentions} for a in actors}
        countries: dict[str, set[str]] = {}
        for actor in actors:
            for article, count in Counter(m.article for m in actor.mentions if actor.kind == "country").items():
                if count >= _OFTEN:
                    countries.setdefault(article, set()).add(actor.name)
        self._abroad = frozenset(article for article, found in countries.items() if len(found) > 1)

    def of(self, article: str, text: str) -> str | None:
        """The name of the one person who can be meant; None: nobody, or several."""
        head = _TAIL.split(text, maxsplit=1)[0]
        split = _WORD.findall(head.replace("’s", "").replace("'s", ""))
        if len(split) < 2 or split[0].lower() != "the" or people.is_plural(split[-1].lower()):
            return None
        noun = split[-1].lower()
        if noun not in words("sole") | _SOLE_TOO:
            return None
        asked = frozenset(_plain(w) for w in split[1:-1]) - _IDLE
        fits = [name for name, held in self._offices.items() if any(self._fits(o, noun, asked) for o in held)]
        if len(fits) != 1 or self._is_another_there(article, split[1:], fits[0]):
            return None
        if article in self._abroad and article not in self._named[fits[0]]:
            return None  # of two countries, the minister of the other may be meant
        behind = {_plain(w) for w in _WORD.findall(text[len(head) :]) if w[0].isupper()}
        return fits[0] if behind <= self._words_of(fits[0]) else None

    def _words_of(self, holder: str) -> set[str]:
        return {_plain(w) for o in self._offices[holder] for w in _WORD.findall(o.replace("’s", "").replace("'s", ""))}

    def _fits(self, office: str, noun: str, asked: frozenset[str]) -> bool:
        held = " ".join(_plain(w) for w in _WORD.findall(office.replace("’s", "").replace("'s", "")))
        for called in _ALSO.get(noun, (noun,)):
            *before, last = called.split()
            if offices.fits(held, last, frozenset((*before, *asked))):
                return True
        return False

    def _is_another_there(self, article: str, post: Sequence[str], holder: str) -> bool:
        """Whether the article tells of somebody else of the post: "Halden’s chief executive", "the finance minister" beside
        "the minister" of another field."""
        mine = self._words_of(holder) | {_plain(w) for w in post} | _IDLE
        before = re.compile(rf"([\w’'-]+)[ \u00a0]{re.escape(' '.join(post))}\b", re.IGNORECASE)
        for found in before.findall(self._texts[article]):
            word = found.replace("’s", "").replace("'s", "")
            field = word in people.modifiers() or word[0].isupper() or people.sort_of(word) is not None
            if field and _plain(word) not in mine and word.lower() not in _BEFORE:
                return True
        return False


def _plain(word: str) -> str:
    """A word for comparison: in small letters and the singular, a party by its usual name."""
    return people.singular((parties.usual_adjective(word) or word).lower())


def named(
    findings: Sequence[Findings], actors: Sequence[Actor], known: Mapping[tuple[str, str], str]
) -> Iterator[tuple[tuple[str, str], str]]:
    """Article and description, with the name of whom it means, for all descriptions that speak and mean nobody known."""
    holders = Holders(findings, actors)
    for found in findings:
        for text in dict.fromkeys(a.speaker for a in found.attributions if a.speaker and a.sourcing == "unnamed"):
            place = found.article.id, text
            if place not in known and (name := holders.of(*place)):
                yield place, name

"""Whose officer it is whose post names nobody: "its director", "managing director Elin Marsh", "a spokesman".

Such a post belongs to the body that the sentence before is about, or that spoke last before it; a minister's to the
country whose government is spoken of right before. Where a person, or a body without a side, stands there, it belongs to
nobody that can be told.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache

from briefings import lexicon
from briefings.lexicon import geography, people
from briefings.link import home
from briefings.model import Findings, Span

_MOST_BACK = 4  # sentences; further back the post may be anybody's
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SPEAKS_FOR = re.compile(r"\b(?:spokes\w+|press (?:secretary|officer))$", re.IGNORECASE)
_MARKS = frozenset("\"“‘'")
_OWNED = re.compile(r"['’]s?\s((?:[\w-]+\s){1,2}[\w-]+)")
_ITS = re.compile(r"its\s+", re.IGNORECASE)  # "their" may mean people: "Campaigners from Clean Bay … their spokeswoman"
_LEAD = re.compile(
    r"[\"“‘'(]*(?:The\s(?:(?:board|management|directors|leadership|bosses) (?:of|at) (?:the )?)?|Trade union\s|[A-Z][A-Z .'-]+,[^)]{0,40}\)\s+[-–—]+\s)?",
    re.DOTALL,
)


class Owners:
    """Answers from what opens each sentence: the camp that it is about, or somebody else."""

    def __init__(
        self,
        findings: Sequence[Findings],
        camps: Mapping[str, str],
        mentions: Mapping[str, Sequence[Span]],
        persons: Mapping[str, Sequence[Span]],
    ) -> None:
        """`camps` gives the camp of bodies and countries by name, `mentions` the places of all actors, `persons` the names of
        people with their posts."""
        self._findings = {f.article.id: f for f in findings}
        self._camps = camps
        self._people = persons
        at: dict[str, dict[int, tuple[str, int]]] = {}  # article -> where a name starts -> the name, and where it ends
        for name, spans in mentions.items():
            for span in spans:
                at.setdefault(span.article, {})[span.start] = name, span.end
        self._topics = {f.article.id: self._of_article(f, at.get(f.article.id, {})) for f in findings}
        self._starts = {f.article.id: [s.span.start for s in f.article.sentences] for f in findings}

    def of(self, span: Span) -> str | None:
        """The camp whose post these words name; None where nobody, or somebody without a side, stands before."""
        article = self._findings[span.article].article
        words = article[span]
        its = _ITS.match(words)
        state = not its and is_state_post(words)
        if not its and not state and not is_bare_post(words):
            return None
        starts, topics = self._starts[span.article], self._topics[span.article]
        at = bisect_right(starts, span.start) - 1
        paragraph = article.paragraph_at(span.start)
        if at < 0 or paragraph is None:
            return None
        for i in range(at, max(-1, at - _MOST_BACK), -1):
            if not its and article.text.count("\n", starts[i], paragraph.span.start) > 4:
                return None
            if (its or state) and starts[i] < paragraph.span.start:
                return None  # "its" reaches no further than its paragraph
            place, name = topics[i]
            if name is None or (i == at and place >= span.start):
                continue
            if name in self._people and its:
                continue  # "its" is nobody's who is a person
            if name in self._people and not state:
                posts = (p for p in self._people[name] if p.article == span.article and p.start < starts[at])
                return next(
                    (camp for p in posts if (camp := self.of(p))), None
                )  # "Chairman Ada Marsh said … | The finance director"
            camp = self._camps.get(name)
            if camp in _countries() and article.text[starts[i]] in _MARKS:
                continue  # “Peru has no say in it,” its spokesman said: whose enemy speaks so?
            if not state and camp in _countries() and not its and not _SPEAKS_FOR.search(words):
                return None  # a country has no managing director
            return camp if not state or camp in _countries() else None
        return None

    def _of_article(self, findings: Findings, at: Mapping[int, tuple[str, int]]) -> list[tuple[int, str | None]]:
        """For each sentence where what it is about stands, and its name: what opens it, else who speaks in it."""
        speakers: dict[int, tuple[int, str]] = {}
        starts = [s.span.start for s in findings.article.sentences]
        for a in findings.attributions:
            if a.actor and a.source and a.source.start < findings.article.sentences[-1].span.end:
                i = bisect_right(starts, a.source.start) - 1
                speakers.setdefault(i, (a.source.start, a.actor))
        found: list[tuple[int, str | None]] = []
        text = findings.article.text
        for i, sentence in enumerate(findings.article.sentences):
            lead = _LEAD.match(text, sentence.span.start, sentence.span.end)
            opens = (sentence.span.start, lead.end() if lead else sentence.span.start)
            name = next(((place, self._acting(text, *at[place])) for place in opens if place in at), None)
            told = name or speakers.get(i)
            found.append(told if told else (sentence.span.start, None))
        return found

    def _acting(self, text: str, name: str, end: int) -> str:
        """The name that opens a sentence; "" for a country of which only people, or a thing, are spoken of: "Spain's
        farmers"."""
        if self._camps.get(name) in _countries() and home.tells_a_seat(text, end, end):
            return ""  # "The Cyprus firm paid"
        owned = _OWNED.match(text, end) if self._camps.get(name) in _countries() else None
        if owned is None:
            return name
        return name if any(people.sort_of(w) in ("office", "body") for w in owned[1].split()) else ""


def is_state_post(words: str) -> bool:
    """Whether the words are a post of some government and name no country: "Interior Minister"."""
    plain = [w.lower() for w in _WORD.findall(words)]
    return bool({" ".join(plain[-2:]), *plain[-1:]} & _state_posts())


def is_bare_post(words: str) -> bool:
    """Whether the words are a post of some body and name none: "chief executive", "a spokesman"."""
    plain = " ".join(w.lower() for w in _WORD.findall(words))
    plain = re.sub(r"^(?:(?:a|an|the|its)\s)?(?:(?:group|deputy|acting|interim|senior)\s)?", "", plain)
    return plain in _posts()


@cache
def _state_posts() -> frozenset[str]:
    return frozenset(lexicon.load("principals")["of_government"])


@cache
def _countries() -> frozenset[str]:
    return frozenset(form.country for form in geography.forms().values())


@cache
def _posts() -> frozenset[str]:
    return frozenset(lexicon.load("principals")["bare_posts"])

"""Who of the people in the articles the guest is: the one whom they describe by the guest's own post and body.

A guest line names a post ("Chief Executive, Harbour Authority"), the articles a person ("said Ada Marsh, the authority's
chief executive"). What that person says is the guest's own word, whatever side the articles show. Two who fit are nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from briefings import lexicon
from briefings.lexicon import outlets, people
from briefings.model import Actor, Dossier, Guest, Span

_LINK = re.compile(r"\s+(?:of|for|at|to|in|on|with|from|representing)\s+(?:the\s+)?", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_BEFORE, _AFTER = 70, 140  # code points on either side of a name in which it is described
# "…, said its chair, | Joanna Holm": what stands between the last mark or verb and the name
_LED_UP = re.compile(r"[^,.;:()\"“”\n]*(?:,\s)?$")
_SAYING = re.compile(r"\b(?:said|says|told|tells|by|with|and|while|as|when|that|whether|asked|about|called|added)\b")
_DESCRIBES = re.compile(r",\s(?!(?:who\s)?(?:said|says|told)\b)|\s\(|\s(?=(?:who|is|was|ran|led)\s)")
_SENTENCE_END = re.compile(r"(?<![A-Z])[.!?][\"”’)]*\s|[;:\n\"“”]")


@lru_cache(maxsize=256)
def identify(guest: Guest, dossier: Dossier) -> Actor | None:
    """The person of the articles who is the guest; None where none is described so, or several are."""
    persons = [a for a in dossier.actors if a.kind == "person"]
    if guest.name:
        name = bare_name(guest.name)
        surname = name.split()[-1]
        named = [a for a in persons if bare_name(a.name) == name]
        return _one(named or [a for a in persons if a.name.split()[-1] == surname])
    if named_first := _in_line(guest, [a for a in dossier.actors if a.kind in _MAY_BE_PERSONS]):
        return named_first
    wanted = _Wanted(guest)
    scores = {a.name: max((wanted.score(d, a) for d in _described(dossier, a)), default=0) for a in persons}
    best = max(scores.values(), default=0)
    return _one([actor for actor in persons if best and scores[actor.name] == best])


_MAY_BE_PERSONS = ("person", "unknown")  # a rare given name tells no person; the line that puts it behind a post does


def bare_name(name: str) -> str:
    """A name without the forms of address before it: "Ada Marsh" of "Professor Dame Ada Marsh"."""
    words = name.split()
    while len(words) > 1 and words[0] in _addresses():
        words = words[1:]
    return " ".join(words)


@cache
def _addresses() -> frozenset[str]:
    return frozenset(people.honorifics()) | {"Professor"}


def _one(found: Sequence[Actor]) -> Actor | None:
    """The one person of these, whom articles name most often so; None for several or none."""
    names = {bare_name(a.name) for a in found}
    return max(found, key=lambda a: (len(a.mentions), a.name)) if len(names) == 1 else None


def _in_line(guest: Guest, persons: Sequence[Actor]) -> Actor | None:
    """The person whose full name stands first in the guest line, before any comma, "of" or "for" ("Ada Marsh, mother of
    Tom Marsh"); None where it holds none."""
    line = f" {_spaced(_LINK.split(guest.text.split(',')[0], maxsplit=1)[0])} "
    places = [(line.find(f" {_spaced(bare_name(a.name))} "), a) for a in persons if " " in bare_name(a.name)]
    first = min((at for at, _ in places if at >= 0), default=-1)
    return _one([a for at, a in places if at == first >= 0])


@lru_cache(maxsize=1024)
def may_describe(text: str, guest: Guest, dossier: Dossier) -> bool:
    """Whether a description without a name can be the guest by their office: "the energy minister", "the minister" for
    "Minister of Energy", by the guest line or by an article; "an engineer" is introduced, and is another."""
    first, *rest = text.split() or [""]
    said = _words(text)
    if first.lower() in _INTRODUCES or not said or people.is_plural(([first, *rest])[-1].lower()):
        return False
    person = identify(guest, dossier)
    line = without_name(guest.role or guest.text, guest, dossier)
    posts = [line, *(dossier[office] for office in (person.offices if person else ()))]
    apart = _list("past") | _list("ranks")
    head = _plain((_WORD.findall(_LINK.split(text, maxsplit=1)[0]) or [""])[-1])
    return any(
        said <= _words(post) and head == _post_noun(post) and _raw(text) & apart == _raw(post) & apart for post in posts
    )


_INTRODUCES = frozenset(("a", "an", "one", "another", "some", "his", "her", "their", "its"))


def _post_noun(post: str) -> str:
    """The noun of a post: "minister" of "the Minister of Energy", "Energy Minister Ada Marsh"; "": none."""
    found = [w.lower() for w in _WORD.findall(_LINK.split(post.split(",", maxsplit=1)[0], maxsplit=1)[0])]
    return next((_plain(w) for w in reversed(found) if people.sort_of(w) == "office"), "")


def without_name(text: str, guest: Guest, dossier: Dossier) -> str:
    """A part of the guest line without the name of a person of the articles and the form of address before it:
    "Chairman" of "Chairman Sir Tom Marsh"."""
    person = identify(guest, dossier)
    if person is None:
        return text
    before, name, behind = text.partition(bare_name(person.name))
    words = before.split()
    while name and words and words[-1] in _addresses() - _POSTS:
        words.pop()
    return " ".join([*words, *behind.split()]).strip(" ,") or text


_POSTS = frozenset(("Professor", "Prof", "Prof.", "Doctor", "Rabbi", "Imam", "Cardinal"))  # address and post in one


def _spaced(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def described(dossier: Dossier, actor: Actor) -> Iterator[tuple[str, Span]]:
    """What stands beside a person's name and may say what they are, each with the mention it stands at."""
    for span in actor.mentions:
        yield from ((d.text.strip(" ,"), span) for d in _beside(dossier, span))
    yield from ((dossier[office], office) for office in actor.offices)


class _Wanted:
    """The words by which a guest line can be met."""

    def __init__(self, guest: Guest) -> None:
        role = re.sub(r"\b([Ee]x)-", r"\1 ", guest.role or guest.text)
        post, *behind = _LINK.split(role, maxsplit=1)
        outside = guest.affiliation if guest.affiliation and not outlets.named(guest.affiliation) else ""
        raw = _raw(post)
        self.past = bool(raw & _list("past"))
        self.ranks = raw & _list("ranks")
        self.post = _words(" ".join(w for w in post.split() if w.lower() not in _list("past")))
        self.body = _words(" ".join([*behind, outside])) - {_plain(w) for w in _list("bodies")}
        self.telling = self.post - {_plain(w) for w in _list("general")}
        self._telling_raw = raw - {w.lower() for w in _list("general")}

    def score(self, described: _Described, actor: Actor) -> int:
        """How well a description meets the guest line; 0 where it is of another post, time, rank or body."""
        held, raw = _words(described.text), _raw(described.text)
        gone = bool(raw & (_list("past") | (_list("left") if self.past else frozenset())))
        if not self.post or self.past != gone or raw & _list("ranks") != self.ranks:
            return 0
        general = self.post - self.telling
        of_post = 2 * bool(self.telling and self.telling <= held) + bool(general and general <= held)
        of_body = 2 * len(self.body & (held | _words(actor.camp or ""))) or bool(self.body & _words(described.owner))
        if not of_post or (of_post == 1 and not of_body):
            return 0  # "the director" is anybody's
        if general and not general & held and not self._telling_raw & raw:
            return 0  # "who has campaigned with Orr" is no campaign manager, "the operator's head of people" no operations director
        if self.telling and not self.telling <= held and not (of_body and self.body & held):
            return 0
        return of_post + of_body


class _Described(NamedTuple):
    """Words beside a name that may describe who bears it."""

    text: str
    owner: str  # the text before, of whose body "its chair" is; "": the words name it themselves


def _described(dossier: Dossier, actor: Actor) -> Iterator[_Described]:
    """What stands beside each mention of a person and may describe them."""
    for span in actor.mentions:
        yield from _beside(dossier, span)
    yield from (_Described(dossier[office], "") for office in actor.offices)


@lru_cache(maxsize=16_384)  # every guest is looked for among all who are mentioned
def _beside(dossier: Dossier, span: Span) -> tuple[_Described, ...]:
    """What stands before and behind one mention."""
    text = dossier.of(span.article).article.text
    before = _LED_UP.search(text, max(0, span.start - _BEFORE), span.start)
    led = _of_name(_SAYING.split(before.group())[-1]) if before else ""
    behind = ""
    if opens := _DESCRIBES.match(text, span.end):
        end = _SENTENCE_END.search(text, opens.end(), opens.end() + _AFTER)
        behind = text[opens.end() : end.start() if end else opens.end() + _AFTER]
        if text[opens.start() : opens.end()].startswith(","):
            behind = behind.split(",")[0] if not behind.startswith("who ") else behind
    return tuple(_Described(words, _owner(dossier, span, words)) for words in (led, behind) if words.strip())


def _of_name(led: str) -> str:
    """What of the words before a name is said of who bears it: "the president" of "counsel for the president"."""
    last = re.split(r"\b(?:of|for)\b", led)[-1]
    words = _WORD.findall(last)
    return last if words and people.sort_of(people.singular(words[-1].lower())) == "office" else led


_OWNED = re.compile(r"\b(?:its|their|the)\b", re.IGNORECASE)
_OWNER_REACH = 2  # paragraphs


def _owner(dossier: Dossier, span: Span, words: str) -> str:
    """The body that is named last before a description with "its" or "the", in its paragraph or the one before."""
    article = dossier.of(span.article).article
    paragraph = article.paragraph_at(span.start)
    if paragraph is None or not _OWNED.search(words):
        return ""
    near = [p.span.start for p in article.paragraphs if not p.noise and p.number <= paragraph.number][-_OWNER_REACH:]
    bodies = _bodies(dossier).get(span.article, [])
    last = bisect_left(bodies, (span.start,)) - 1
    sentence = article.sentence_at(span.start)
    called = _CALLED.findall(article.text, sentence.span.start, span.start) if sentence else []
    if called:
        return str(called[-1])  # "in his absence the federation is run by Ada Marsh, its secretary"
    return bodies[last][1] if last >= 0 and near and bodies[last][0] >= near[0] else ""


_CALLED = re.compile(
    r"\b[Tt]he ((?:agency|association|authority|board|club|committee|federation|firm|league|party|service|union))\b"
)


@lru_cache(maxsize=1)  # one dossier a run
def _bodies(dossier: Dossier) -> Mapping[str, list[tuple[int, str]]]:
    """Article id to where bodies are named, with their fullest names, in text order."""
    found: dict[str, list[tuple[int, str]]] = {}
    for actor in dossier.actors:
        for span in actor.mentions if actor.kind in ("body", "group", "unknown") else ():
            found.setdefault(span.article, []).append((span.start, actor.name))
    return {article: sorted(places) for article, places in found.items()}


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    for phrase, unit in _list_of_units():
        text = re.sub(rf"\b{phrase}\b", unit, text, flags=re.IGNORECASE)
    return frozenset(_plain(w) for w in _WORD.findall(text) if len(w) > 1 and w.lower() not in _idle())


def _raw(text: str) -> frozenset[str]:
    return frozenset(w.lower() for w in _WORD.findall(text))


def _plain(word: str) -> str:
    lower = word.lower()
    return _same().get(lower) or lexicon.stem(lower)


@cache
def _same() -> Mapping[str, str]:
    groups: list[list[str]] = lexicon.load("posts")["same"]
    return {word: group[0] for group in groups for word in group}


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("posts")[name])


@cache
def _idle() -> frozenset[str]:
    return frozenset(lexicon.load("stopwords")["words"]) - _list("past")


@cache
def _list_of_units() -> tuple[tuple[str, str], ...]:
    return tuple((phrase, unit) for phrase, unit in lexicon.load("posts")["one"])

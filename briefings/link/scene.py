"""What a resolver knows at one place of an article: the cast, who spoke before, what the words in hand are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from operator import attrgetter

from briefings import lexicon
from briefings.lexicon import people
from briefings.lexicon.people import Gender
from briefings.link import names
from briefings.link.cast import Cast, Referent
from briefings.model import Attribution, Mention, MentionKind, Sentence, Span, Token

REACH = 2000  # code points of a sentence that are looked through: a longer one is a table, and reading stays linear
_NEAREST = 8  # sources of one sentence that are looked through: more are a table
_REMEMBERED = 150  # sources: beyond, an article is a table or a book
_LAST = 30  # sources looked through for whose report a description stands in
FAR = 4  # sentences back in which a pronoun's speaker is looked for: beyond, the subject has changed


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is meant by a source."""

    text: str | None  # a stretch of the article on one line; None: cannot be told
    kind: MentionKind | None = None
    gender: Gender | None = None
    plural: bool = False
    named: bool = False  # by a name, not by a description alone
    referent: Referent | None = None
    through: tuple[str, ...] = ()  # the outlets that they were introduced through
    cited: bool = False  # found at the end of a chain of outlets, `through`: "Reuters, citing officials"
    via: Attribution | None = None  # the earlier attribution to the same speaker, whose relay holds here too

    @property
    def is_person(self) -> bool:
        """Whether "he" or "she" can stand for it."""
        if self.plural or self.text is None:
            return False
        return self.referent.is_person if self.referent else self.kind == "person"

    @property
    def is_body(self) -> bool:
        """Whether "it" can stand for it."""
        return self.referent.is_body if self.referent else self.kind in ("body", "country", "outlet")


NOBODY = Speaker(None)
_TIMED = re.compile(
    r"(?:[01]?\d|2[0-3])[.:][0-5]\d(?:[ \u00a0]?[ap]\.?m\.?)?(?:[ \u00a0](?:GMT|BST|E[SD]T|P[SD]T|CES?T))?[ \u00a0:–—-]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Said:
    """An earlier source with who was meant."""

    start: int
    attribution: Attribution
    speaker: Speaker


class Scene:
    """The state of resolving one article; `said` grows in text order."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.article = cast.article
        self.said: list[Said] = []
        self.own: Sequence[Span] = ()  # what the source in hand says, where it stands before the source
        self.reported: Sequence[
            Span
        ] = ()  # what the source in hand is reported to say, where it stands behind the source
        self.genders: dict[str, Gender] = {}  # of those whom a pronoun called, where their names tell none
        self.asks = False  # whether the source in hand asks
        self.goes_on = False  # whether it goes on with what it said: "she added"
        self._starts: list[int] = []
        self._sentences = cast.article.sentences
        self._index = {s.span.start: i for i, s in enumerate(self._sentences)}

    @cached_property
    def small(self) -> frozenset[str]:
        """All words of the text that stand in small letters."""
        return frozenset(t.text for s in self._sentences for t in s.tokens if t.text.islower())

    @property
    def recent(self) -> list[Said]:
        """The last sources: what a description can call back to."""
        return self.said[-_REMEMBERED:]

    def remember(self, attribution: Attribution, speaker: Speaker) -> None:
        """Adds who was meant by the attribution's source; sources come in text order."""
        assert attribution.source is not None
        self.said.append(Said(attribution.source.start, attribution, speaker))
        self._starts.append(attribution.source.start)

    def learn(self, attribution: Attribution) -> None:
        """Puts the last attribution, resolved, in the place of what it was before."""
        if self.said and attribution.source and self.said[-1].start == attribution.source.start:
            self.said[-1] = replace(self.said[-1], attribution=attribution)

    def spoken(self, start: int, end: int) -> list[Said]:
        """The sources between two places, without those in the words in hand."""
        found = self.said[bisect_left(self._starts, max(start, end - REACH)) : bisect_left(self._starts, end)]
        return [s for s in found if s.speaker.text and not any(p.start <= s.start < p.end for p in self.own)]

    def leaves_open(self, sentence: Sentence, pronouns: Sequence[str]) -> bool:
        """Whether somebody speaks last in a sentence who is called by one of the pronouns and cannot be told."""
        i, j = (bisect_left(self._starts, at) for at in (sentence.span.start, sentence.span.end))
        last = self.said[j - 1] if i < j else None
        source = last.attribution.source if last and not last.speaker.text else None
        return source is not None and self.article[source].lower() in pronouns

    def tellers_in(self, start: int, end: int) -> list[Said]:
        """The sources between two places, without those in another's words where it has any: "A survivor said the driver
        had told them …" has the survivor."""
        found = self.spoken(start, end)[-_NEAREST:]
        outer = [
            s
            for s in found
            if not any(p.start <= s.start < p.end for o in found if o is not s for p in o.attribution.content)
        ]
        return outer or found

    def named(self, mention: Mention) -> Speaker:
        """Whom a name means."""
        referent = self.cast.at(mention.span)
        if referent is None:
            return Speaker(one_line(self.article[mention.span]), mention.kind, named=True)
        if address := self._address(mention, referent):
            return replace(meant(referent), text=one_line(self.article.text[address.start : mention.span.end]))
        return meant(referent)

    def _address(self, mention: Mention, referent: Referent) -> Span | None:
        """The form of address that tells a surname alone from someone else's full name: "Mrs Holt" is not "Ian Holt"."""
        office = mention.office
        if " " in referent.name or not office or mention.span.start - office.end != 1:
            return None
        if self.article[office] not in people.honorifics():
            return None
        surname = names.folded(referent.name)
        others = (r for r in self.cast.referents if r.is_person and " " in r.name)
        return office if any(names.parts(r.name)[-1] == surname for r in others) else None

    def is_candidate(self, mention: Mention) -> bool:
        """Whether a pronoun can call back to the mention: it stands neither between marks nor in the very words whose
        speaker is asked ("Ukrainian forces could be overwhelmed, they said")."""
        return (
            mention.kind != "pronoun"
            and not self.cast.in_quotes(mention.span.start)
            and not any(p.contains(mention.span) for p in self.own)
        )

    def candidates(self, sentence: Sentence, before: int) -> list[Mention]:
        """The mentions of a sentence that a pronoun at `before` can call back to."""
        end = min(sentence.span.end, before)
        found = self.cast.within(max(sentence.span.start, end - REACH), end)
        return [m for m in found if self.is_candidate(m)]

    def candidates_of_bodies(self, sentence: Sentence, before: int) -> list[Mention]:
        """The bodies of a sentence that "it" at `before` can call back to."""
        return [m for m in self.candidates(sentence, before) if (r := self.cast.at(m.span)) and r.is_body]

    def back(self, sentence: Sentence | None) -> Iterator[tuple[int, Sentence]]:
        """The sentence, then those before it, as (steps back, sentence); a sentence wholly in marks is no step."""
        if sentence is None:
            return
        i, steps, looked = self._index[sentence.span.start], 0, 0
        while i >= 0 and steps <= FAR and looked < 5 * FAR:
            here = self._sentences[i]
            yield steps, here
            if _TIMED.match(self.article.text, here.span.start):
                return  # an entry of a live blog: what stands above it is another's
            i, looked = i - 1, looked + 1
            if not (self.cast.in_quotes(here.span.start + 1) and self.cast.in_quotes(here.span.end - 2)):
                steps += 1

    def tellers(self, mention: Mention) -> tuple[str, ...]:
        """The outlets in whose reports the mention stands, innermost first."""
        found = [
            names.outlet_name(s.speaker.text)
            for s in reversed(self.said[-_LAST:])
            if s.speaker.kind == "outlet"
            and s.speaker.text
            and any(p.contains(mention.span) for p in s.attribution.content)
        ]
        return tuple(dict.fromkeys(found))

    def sentences_before(self, offset: int, count: int) -> int:
        """Where the sentence begins that stands `count` sentences before the one at `offset`."""
        sentence = self.article.sentence_at(offset)
        if sentence is None:
            return offset
        return self._sentences[max(0, self._index[sentence.span.start] - count)].span.start

    def tokens(self, span: Span) -> list[Token]:
        """The tokens of a span inside one sentence; empty in page furniture."""
        sentence = self.article.sentence_at(span.start)
        if sentence is None:
            return []
        first = bisect_left(sentence.tokens, span.start, key=attrgetter("start"))
        return [
            t
            for t in sentence.tokens[first : bisect_left(sentence.tokens, span.end, key=attrgetter("start"))]
            if t.end <= span.end
        ]

    def text(self, tokens: Sequence[Token]) -> str:
        """The article's words from the first to the last token, on one line."""
        return one_line(self.article.text[tokens[0].start : tokens[-1].end])


def meant(referent: Referent) -> Speaker:
    """The speaker that a referent is."""
    return Speaker(referent.name, referent.kind, referent.gender, named=True, referent=referent)


def one_line(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


@cache
def words(subject: str) -> frozenset[str]:
    """A list of `lexicon/references.yaml`."""
    lists: Mapping[str, Sequence[str]] = lexicon.load("references")
    return frozenset(lists[subject])


@cache
def prepositions() -> frozenset[str]:
    """Prepositions, lower case."""
    return frozenset(lexicon.load("function_words")["prepositions"])


@cache
def reporting_verbs() -> frozenset[str]:
    """All forms of all reporting verbs."""
    lists = lexicon.load("reporting_verbs")
    return frozenset(form for verbs in lists.values() for verb in verbs.values() for form in verb["forms"])


@cache
def asking_verbs() -> frozenset[str]:
    """All forms of the verbs of asking."""
    return frozenset(form for verb in lexicon.load("reporting_verbs")["ask"].values() for form in verb["forms"])


@cache
def addressing_verbs() -> frozenset[str]:
    """All forms of the verbs that a person can be the object of: who is told, asked, warned or accused."""
    lists = lexicon.load("reporting_verbs")
    verbs = [v for group in lists.values() for v in group.values() if "addressee" in v["takes"]]
    return frozenset(form for verb in (*verbs, *lists["blame"].values()) for form in verb["forms"])


@cache
def finite_verbs() -> frozenset[str]:
    """Forms that take a subject: "explained", "was", not "explaining"."""
    return words("finite") | {v for v in reporting_verbs() if not v.endswith("ing")}

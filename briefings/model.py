"""Every value, in the order it flows: file, article, finding, dossier, pack, document.

All values are frozen. Offsets are code points into the text of the file as decoded, before any change (a byte order
mark is not part of the text), end exclusive. `article[span]` is what is printed.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple

# ------------------------------------------------------------------------------------------------ place and fault


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one article's text."""

    article: str  # the article's id: its file name relative to the articles folder, with forward slashes
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no span runs from {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return True  # an empty span is still a place

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside, edges included."""
        return self.article == other.article and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.article == other.article and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault in the material or in a written pack: collected and printed, never raised."""

    check: str  # the name of what found it: "unpaired mark", "verbatim", "numbering"
    message: str  # one sentence
    evidence: Span | None = None  # None: the fault has no single place in an article
    place: str | None = None  # a file, a pack and line, where `evidence` cannot say it
    against: Span | None = None  # the article's other words, which the evidence does not agree with


# ------------------------------------------------------------------------------------------------ article


@dataclass(frozen=True, slots=True)
class RawArticle:
    """One file as read."""

    id: str
    text: str  # decoded, line ends as they are
    sha256: str  # of the file's bytes
    encoding: str
    problems: tuple[Problem, ...] = ()


Precision = Literal["day", "month", "year", "range"]


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as exactly as it is known."""

    iso: str  # "2024-09-11", "2024-09", "2024", or for a range "2024-09-11/2024-09-13"
    precision: Precision
    given: bool  # False: worked out; then `because` says from what
    because: str | None = None  # None: the text gives the date as it is
    evidence: Span | None = None  # the words that give it, or from which it was worked out

    @property
    def first(self) -> str:
        """The first day it can mean, an ISO day."""
        start = self.iso.split("/")[0]
        return start + "-01" * (2 - start.count("-"))


@dataclass(frozen=True, slots=True)
class Stated:
    """Something the article says of itself, with the words that say it."""

    value: str
    evidence: Span


class Token(NamedTuple):
    """A word, number or mark; a tuple because an article has thousands."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one paragraph; closing marks belong to it."""

    span: Span
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A non-empty line of the file (in hard-wrapped files: a block of lines)."""

    number: int  # counted from 1 over all paragraphs of the file, furniture included: the ¶ of a source code
    span: Span
    sentences: tuple[Sentence, ...]  # empty for page furniture
    noise: bool = False  # page furniture: captions, share lines, tags, the topic list …


@dataclass(frozen=True)
class Article:
    """A segmented article. `article[span]` gives its words."""

    id: str
    text: str
    sha256: str
    encoding: str
    outlet: Stated | None  # the publisher; None: the text does not say (an outlet that is cited is no publisher)
    date: PartialDate | None
    title: Stated | None
    byline: Stated | None
    noise: tuple[Span, ...]  # in text order, not overlapping
    paragraphs: tuple[Paragraph, ...]
    problems: tuple[Problem, ...] = ()
    day: Span | None = None  # a date line without its year ("March 14") or a weekday alone; other articles may date it

    def __hash__(self) -> int:
        return hash((self.id, self.sha256))  # what follows from an article is cached; its tokens are thousands

    def __getitem__(self, span: Span) -> str:
        if span.article != self.id:
            raise KeyError(f"{span} is not in {self.id}")
        return self.text[span.start : span.end]

    def span(self, start: int, end: int) -> Span:
        """A span of this article."""
        return Span(self.id, start, end)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences outside page furniture, in text order."""
        return tuple(s for p in self.paragraphs for s in p.sentences)

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [p.span.start for p in self.paragraphs]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.span.start for s in self.sentences]

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """The paragraph that holds the code point; None between paragraphs."""
        i = bisect_right(self._paragraph_starts, offset) - 1
        if i < 0 or offset >= self.paragraphs[i].span.end:
            return None
        return self.paragraphs[i]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the code point; None in page furniture and between sentences."""
        i = bisect_right(self._sentence_starts, offset) - 1
        if i < 0 or offset >= self.sentences[i].span.end:
            return None
        return self.sentences[i]

    def sentences_in(self, span: Span) -> tuple[Sentence, ...]:
        """The sentences that share a code point with a stretch, in text order."""
        first = max(0, bisect_right(self._sentence_starts, span.start) - 1)
        last = bisect_left(self._sentence_starts, span.end)
        return tuple(s for s in self.sentences[first:last] if s.span.overlaps(span))

    def starts_inside(self, span: Span) -> bool:
        """Whether a stretch starts inside a sentence and not at a quotation mark of the article: its cut is to be marked."""
        sentence = self.sentence_at(span.start)
        if sentence is None or _OPENING.search(self.text, max(sentence.span.start, span.start - 2), span.start):
            return False
        return any(c.isalnum() for c in self.text[sentence.span.start : span.start])

    def ends_inside(self, span: Span) -> bool:
        """Whether a stretch ends inside a sentence and not at a quotation mark of the article; a stop or comma that is left
        out is no cut."""
        sentence = self.sentence_at(span.end - 1)
        single = self.text[max(0, span.start - 1) : span.start] in _SINGLE and _CLOSING_SINGLE.match(
            self.text, span.end
        )
        if sentence is None or single or _CLOSING.match(self.text, span.end):
            return False
        return any(c.isalnum() for c in self.text[span.end : sentence.span.end])

    def is_cut_before(self, span: Span) -> bool:
        """Whether a stretch is to have a cut mark before it: it starts inside a sentence, and not where somebody's spoken
        sentence does. Of “a slow death of the town”, in marks inside a sentence of the outlet's, it has to have one."""
        sentence = self.sentence_at(span.start)
        if sentence is None or not any(c.isalnum() for c in self.text[sentence.span.start : span.start]):
            return False
        return not self._opens_spoken(sentence, span.start)

    def is_cut_after(self, span: Span) -> bool:
        """Whether a stretch is to have a cut mark behind it: it ends inside a sentence, and not where somebody's spoken
        sentence does: at its own stop, or at the comma before ", she said". A stop that is left out is no cut."""
        sentence = self.sentence_at(span.end - 1)
        if sentence is None or not any(c.isalnum() for c in self.text[span.end : sentence.span.end]):
            return False
        single = self.text[max(0, span.start - 1) : span.start] in _SINGLE
        closing = (_CLOSING_SINGLE if single else _CLOSING).match(self.text, span.end)
        if closing is None:
            return True
        opened = [m.end() for m in _OPENERS.finditer(self.text, sentence.span.start, span.end)]
        opened = [span.start] if single else opened
        if opened and not self._opens_spoken(sentence, opened[-1]):
            return True
        stop = self.text[closing.end() - 2]
        tail = self.text[closing.end() : sentence.span.end]
        return stop not in _STOPS and (stop != "," or bool(_NO_TAG.match(tail) or _GOES_ON.search(tail)))

    def _opens_spoken(self, sentence: Sentence, at: int) -> bool:
        """Whether a spoken sentence opens at an offset: a capital behind a mark that opens the sentence, or behind a
        comma, a colon or a word of speech where it has a stop of its own."""
        if not _OPENING.search(self.text, max(0, at - 2), at):
            return False
        lead = self.text[sentence.span.start : at - 1].rstrip()
        if not any(c.isalnum() for c in lead):
            return True
        first = next((c for c in self.text[at : at + 4] if c.isalnum()), "")
        closing = (_TO_SINGLE if self.text[at - 1] in _SINGLE else _TO_CLOSING).search(
            self.text, at, at + _LONGEST_SPOKEN
        )
        stopped = closing is None or self.text[closing.start() - 1] in (*_STOPS, ",")
        before = lead[-1] == ":" or (stopped and (lead[-1] in _PARTING or _CUED.search(lead, max(0, len(lead) - 40))))
        return (first.isupper() or first.isdigit()) and bool(before)


_OPENING = re.compile(r"[“„«‘]$|(?:^|[\s(—–-])[\"']$")
_OPENERS = re.compile(r"[“„«]|(?<![^\s(—–-])\"")
_CLOSING = re.compile(r"[.,;:!?…]{0,2}[”»\"](?!\w)")
_SINGLE = ("‘", "'")
_CLOSING_SINGLE = re.compile(r"[.,;:!?…]{0,2}[’'](?!\w)")
_TO_CLOSING, _TO_SINGLE = re.compile(r"[”»\"]"), re.compile(r"[’'](?!\w)")
_LONGEST_SPOKEN = 2_000  # characters in which a quotation is looked through for its closing mark
_STOPS, _PARTING = (".", "?", "!", "…"), (",", ";", ".", "?", "!", "…", "—", "–", "-", "”", '"', "’")
_CUED = re.compile(
    r"\b(?:said|says?|saying|told \w+|add(?:s|ed|ing)|ask(?:s|ed|ing)|wr(?:ote|ites|iting)|repl(?:ies|ied)|declared|reads)$"
)
_NO_TAG = re.compile(r"\s*(?:[“„«\"]|(?:and|or|but|while|which)\b)")  # “a mess,” “a scandal” and …
_GOES_ON = re.compile(r",\s[“„«\"][a-z]")  # “If it opens,” Marsh said, “we go.”

# ------------------------------------------------------------------------------------------------ topics and guests


NO_CAMP = ""  # what a producer sets for a guest who speaks for no side


@dataclass(frozen=True, slots=True)
class Guest:
    """A guest as the topic list gives them, with what a producer has overruled."""

    number: int
    text: str  # the guest line as given: "Director of European Affairs, The White House"
    name: str | None = None
    role: str | None = None
    affiliation: str | None = None
    guest_class: str | None = None  # overruled by the producer; None: to be worked out
    camp: str | None = None  # overruled by the producer, NO_CAMP: no party; None: to be worked out
    say_it: str | None = None  # pronunciation


@dataclass(frozen=True, slots=True)
class Topic:
    """An interview topic with its guests."""

    number: int
    title: str
    guests: tuple[Guest, ...]
    others: tuple[str, ...] = ()  # the titles of the list's other topics: what they ask for is theirs to print


@dataclass(frozen=True, slots=True)
class Assignment:
    """One pack to make: this topic with this guest."""

    topic: Topic
    guest: Guest


# ------------------------------------------------------------------------------------------------ findings

Kind = Literal["direct", "mixed", "indirect"]
Sourcing = Literal["named", "unnamed", "none"]
MentionKind = Literal["person", "body", "country", "outlet", "group", "place", "pronoun", "unknown"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, description or pronoun that stands for an actor."""

    span: Span  # the name itself: "Ada Marsh", "the White House", "he"
    kind: MentionKind
    office: Span | None = None  # "Secretary of State" beside the name; None: none stands there


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words or a proposition that the article lays to a source (PolNeAR, Newell et al. 2018; PARC, Pareti 2012).

    `extract` gives the spans; `link` gives the speaker in a new value.
    """

    content: tuple[Span, ...]  # “A,” she said. “B” is one attribution with two spans; marks are part of the span
    kind: Kind
    cue: Span | None = None  # "said", "according to", ":"
    source: Span | None = None  # the words that name the speaker: "she", "one of the officials"
    fragment: bool = False  # a few quoted words that are no clause
    negated: bool = False  # "declined to confirm": what follows was not said
    spoken: bool = True  # False: a wish, plan, belief or act that the article lays to the source; no words of theirs
    speaker: str | None = None  # the fullest name or description in the article's own words; None: nobody given
    actor: str | None = None  # the name of the `Actor`, where the speaker is one; None: not known to be one
    sourcing: Sourcing = "none"
    relay: tuple[str, ...] = ()  # the outlets in between, nearest first: ("The New York Times",)

    @property
    def span(self) -> Span:
        """From the first code point of the content to the last."""
        return Span(self.content[0].article, self.content[0].start, self.content[-1].end)

    @property
    def whole(self) -> Span:
        """Content, cue and source together."""
        spans = [*self.content, *(s for s in (self.cue, self.source) if s)]
        return Span(spans[0].article, min(s.start for s in spans), max(s.end for s in spans))


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence in the outlet's own voice."""

    span: Span


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts."""

    span: Span  # "some 10,000", "thousands", "about 190 miles"
    value: float | None  # in `unit`; None: a vague quantity such as "thousands"
    unit: str | None  # "mile", "kilometre", "percent", "USD", "person" …; None: a bare count
    of: str | None  # what is counted, in the article's words: "North Korean soldiers"; None: not clear
    approximate: str | None = None  # the hedge in the article's words: "about", "more than"; None: none
    low: float | None = None  # bounds where the words give them ("thousands": 2000); None: exact
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """Something that the article puts in time."""

    span: Span  # the words that say when: "On Wednesday", "Nov. 17"
    event: Span  # the sentence or clause that happened then
    when: PartialDate | None  # None: cannot be resolved, because the anchor is unknown
    planned: bool = False  # still to come when the article was written
    # What the verb says; None: nothing; "open": the words leave open which day is meant, whenever they were written.
    tense: Literal["past", "ahead", "open"] | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """All that one article yields."""

    article: Article
    attributions: tuple[Attribution, ...] = ()
    unattributed: tuple[Span, ...] = ()  # marked text that is nobody's words: scare quotes, titles, slogans
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[Dated, ...] = ()
    mentions: tuple[Mention, ...] = ()
    problems: tuple[Problem, ...] = ()


# ------------------------------------------------------------------------------------------------ dossier

LinkKind = Literal["conflicts", "updates", "agrees", "corroborates", "repeats"]


@dataclass(frozen=True, slots=True)
class Relation:
    """How one camp stands to another in the articles: an edge of the signed graph of the story."""

    camp: str
    towards: str
    sign: Literal[-1, 1]  # -1: accuses, warns, attacks …; 1: backs, supplies, praises …
    cue: Span  # the word that decided it
    evidence: Span  # its sentence


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone or something that speaks or acts in the story."""

    name: str  # the fullest name the articles give
    kind: MentionKind
    aliases: tuple[str, ...] = ()  # other forms that the articles use, sorted
    variants: tuple[tuple[str, Span], ...] = ()  # spellings that differ, with a place each: for the cautions
    offices: tuple[Span, ...] = ()  # what the articles call them beside the name: "Secretary of State"
    mentions: tuple[Span, ...] = ()
    camp: str | None = None  # None: stands for no side
    because: str | None = None  # the reason for the camp, printable

    def __hash__(self) -> int:
        return hash(self.name)  # of a story's actors no two have one name, and some are mentioned a hundred times


@dataclass(frozen=True, slots=True)
class Member:
    """One finding in a link."""

    span: Span  # the figure, or the sentence of a claim
    value: float | None = None
    unit: str | None = None
    words: Span | None = None  # of a claim: the words inside the sentence that clash: "inside Ukraine"; None: a figure


@dataclass(frozen=True, slots=True)
class Link:
    """What ties two or more findings together."""

    kind: LinkKind
    reason: str  # printable: "North Korean soldiers: 11,000 against 10,000"
    members: tuple[Member, ...]
    about: str | None = None  # what is compared, in the articles' words: "North Korean soldiers"
    sides: tuple[int, ...] = ()  # for each member the number of the version it stands for, from 0
    certain: bool = True  # False: an update where nothing tells which report is the later one


@dataclass(frozen=True, slots=True)
class Event:
    """A line of the chronology."""

    when: PartialDate
    span: Span  # the sentence or clause to print
    planned: bool = False


@dataclass(frozen=True, slots=True)
class Pool:
    """Articles that rest on the same unnamed source through the same outlets: they count once."""

    origin: str  # "unnamed officials through The New York Times"
    articles: tuple[str, ...]
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, eq=False)  # one value a run, compared and hashed by identity: its parts run to megabytes
class Dossier:
    """Everything known about the story. Questions to it are its methods."""

    findings: tuple[Findings, ...]  # in file order, attributions resolved
    actors: tuple[Actor, ...] = ()
    links: tuple[Link, ...] = ()
    chronology: tuple[Event, ...] = ()
    pools: tuple[Pool, ...] = ()
    relations: tuple[Relation, ...] = ()
    problems: tuple[Problem, ...] = ()

    @cached_property
    def codes(self) -> Mapping[str, str]:
        """Article id to printed code: S1, S2 … in file order."""
        return {f.article.id: f"S{i}" for i, f in enumerate(self.findings, 1)}

    @cached_property
    def _by_article(self) -> Mapping[str, Findings]:
        return {f.article.id: f for f in self.findings}

    @cached_property
    def _by_actor(self) -> Mapping[str, Actor]:
        return {a.name: a for a in self.actors}

    @property
    def articles(self) -> Iterator[Article]:
        """The articles in file order."""
        return (f.article for f in self.findings)

    def of(self, article: str) -> Findings:
        """The findings of the article with this id; KeyError when there is none."""
        return self._by_article[article]

    def actor(self, name: str | None) -> Actor | None:
        """The actor of this name; None when there is none."""
        return self._by_actor.get(name) if name else None

    def __getitem__(self, span: Span) -> str:
        return self.of(span.article).article[span]

    def code(self, span: Span) -> str:
        """The printed source code: "S4 ¶7". KeyError for a span of no article."""
        paragraph = self.of(span.article).article.paragraph_at(span.start)
        number = f" ¶{paragraph.number}" if paragraph else ""
        return self.codes[span.article] + number


# ------------------------------------------------------------------------------------------------ pack

GUEST_CLASSES = (
    "official", "spokesperson", "former_official", "politician", "company", "counsel", "campaigner", "union", "victim",
    "witness", "regulator", "expert", "analyst", "journalist", "unknown",
)  # fmt: skip
SECTION_TYPES = (
    "head", "top_sheet", "facts", "own_side", "expected", "positions", "conflicts", "chronology", "cautions", "unknown",
    "whos_who", "notes", "sources",
)  # fmt: skip

Stance = Literal["counter", "own", "for", "against"]


@dataclass(frozen=True, slots=True)
class Profile:
    """Who a guest is, and for whom they speak."""

    guest: Guest
    guest_class: str  # one of GUEST_CLASSES
    camp: str | None  # None: not a party to the story
    certain: bool  # False for a guess; always False for a former official
    because: str  # the words it was inferred from, printable
    confirm: str | None = None  # what to confirm before air, printable; None: nothing


CUT = "[…]"


@dataclass(frozen=True, slots=True)
class Extract:
    """Words of an article to be printed: one piece, or several with cuts between them."""

    pieces: tuple[Span, ...]  # of one article, in text order
    opens_inside: bool = False  # the first piece starts inside its sentence
    closes_inside: bool = False  # the last piece ends inside its sentence
    quoted: bool = False  # printed in marks of ours: words that the article has in its own
    fragment: bool = False  # a few words inside a question, out of an extract that is printed whole elsewhere

    @property
    def bare(self) -> bool:
        """Whether it is a value in a line of ours, a figure: no quotation, and no cut of one."""
        return self.fragment and not self.quoted

    @property
    def article(self) -> str:
        """The article's id."""
        return self.pieces[0].article

    @property
    def span(self) -> Span:
        """From the first piece's start to the last one's end."""
        if len(self.pieces) == 1:
            return self.pieces[0]
        return Span(self.article, self.pieces[0].start, self.pieces[-1].end)


@dataclass(frozen=True, slots=True)
class Ref:
    """A pointer to another item of the pack, printed as that item's number."""

    item: str  # the id of the item


Slot = str | int | bool | None | Extract | Ref | tuple["Slot", ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a pack before it is worded: what to print, and which wording of the template words it.

    `slots` are what the wording may use; extracts among them stay values until they are printed, so that no wording
    can change them.
    """

    id: str  # unique in the pack: "facts.3"
    wording: str  # the key of the wording in the section's template: "attribution", "question_denial"
    slots: Mapping[str, Slot] = field(default_factory=dict)
    style: str = "Item"  # a paragraph style of the house
    speaker: str | None = None
    sourcing: Sourcing | None = None
    relay: tuple[str, ...] = ()
    camp: str | None = None
    stance: Stance | None = None
    answers: str | None = None  # the id of the item it stands beside
    column: int | None = None  # in a table: the cell, from 0, and each 0 opens a row; None: a line of its own
    why: str | None = None  # why it was chosen and ranked so, for `briefings explain`

    @property
    def extracts(self) -> tuple[Extract, ...]:
        """The extracts among the slots, in slot order."""
        return tuple([v for v in self.slots.values() if isinstance(v, Extract)])


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a pack: its items in print order."""

    type: str  # one of SECTION_TYPES
    title: str
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything that one printed pack says, in print order, not yet worded."""

    assignment: Assignment
    profile: Profile
    sections: tuple[Section, ...]


# ------------------------------------------------------------------------------------------------ document


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one character style."""

    text: str
    style: str | None = None  # a character style of the house: "Article Words", "Speaker", "Code" …; None: plain
    span: Span | None = None  # the article's words that `text` is; None: template wording
    anchor: str | None = None  # the bookmark that a click leads to; None: no link


@dataclass(frozen=True, slots=True)
class Line:
    """A printed paragraph."""

    runs: tuple[Run, ...]
    style: str = "Body Text"  # a paragraph style of the house
    item: str | None = None  # the id of the item that it prints; None: a heading, label or blank
    bookmark: str | None = None  # a name for links to lead to
    worded: str | None = None  # where its wording stands, "mine.yaml:12:14"; None: not from a template's file
    keep: bool = False  # stands on one page with what follows it

    @property
    def text(self) -> str:
        """What a reader reads."""
        return "".join(r.text for r in self.runs)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells of lines; no row breaks over pages."""

    caption: str  # for a screen reader
    header: tuple[Line, ...]  # repeated on every page; empty: none
    rows: tuple[tuple[tuple[Line, ...], ...], ...]  # row, cell, line
    widths: tuple[int, ...]  # relative


@dataclass(frozen=True, slots=True)
class Ruled:
    """Empty lines to write on."""

    lines: int


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day or a stretch of days on a drawn line of time."""

    first: str  # an ISO day
    last: str  # the same for a day; the last day of a month, a year or a range
    label: str  # the date as the text prints it: "17 Nov 2024"
    name: str  # where the text has more: the number of the entry "7.4", or the code of an article "S5"
    kind: Literal["given", "inferred", "planned"]


@dataclass(frozen=True, slots=True)
class Timeline:
    """A line of time: events above it, the articles' own days below. The same facts stand beside it as text."""

    alt: str  # what a screen reader says
    events: tuple[Moment, ...]
    articles: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """A camp with those who speak for it in this pack."""

    name: str
    speakers: tuple[str, ...] = ()
    guest: bool = False  # the guest's own


@dataclass(frozen=True, slots=True)
class Sides:
    """A small map of who stands where. The same facts stand beside it as text."""

    alt: str  # what a screen reader says
    sides: tuple[Side, ...]
    ties: tuple[tuple[int, int, Literal[-1, 1]], ...]  # from a side to another, by place in `sides`; -1: against it


Picture = Timeline | Sides
Block = Line | Table | Ruled | PageBreak | Picture


@dataclass(frozen=True, slots=True)
class Document:
    """A worded pack: what every writer prints."""

    title: str
    subject: str
    keywords: tuple[str, ...]
    blocks: tuple[Block, ...]
    running: str  # guest and topic, for the head of every page
    source_key: str  # one line for the foot of every page: each source with its warning
    language: str = "en-GB"
    paper: Literal["a4", "letter"] = "a4"
    house: str = ""  # the path of a designer's house.docx; "": the one that comes with the tool
    fonts: tuple[str, str] = ("", "")  # for our wording and for articles' words; "": the house style's own
    sizes: tuple[float | None, ...] = (None, None, None, None)  # small, text, heading, title, in points; None: likewise
    mirrored: bool = False  # printed on both sides: inner and outer margins change places
    codes: Mapping[str, str] = field(default_factory=dict)  # article id to code, "S4": names bookmarks

    @property
    def lines(self) -> Iterator[Line]:
        """Every line in reading order, those in tables row by row."""
        return lines_of(self.blocks)


def lines_of(blocks: Iterable[Block]) -> Iterator[Line]:
    """The lines of some blocks in reading order, those in tables row by row."""
    for block in blocks:
        if isinstance(block, Line):
            yield block
        elif isinstance(block, Table):
            yield from block.header
            yield from (line for row in block.rows for cell in row for line in cell)


# ------------------------------------------------------------------------------------------------ text as printed

# It starts where a run of blanks starts: 16,000 spaces in a line took 2.4 s while every one of them was tried.
_LAYOUT_BREAK = re.compile(r"(?<![ \t\u00a0])[ \t\u00a0]*[\r\n\t\v\f\u0085\u2028\u2029][\s]*")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff\ue000-\uf8ff]")


def printable(text: str) -> str:
    """The text as paper and XML can carry it: a line break or tab inside a sentence becomes one space, a control
    character, lone surrogate or private-use character becomes U+FFFD. Nothing else changes."""
    return _shown(text) if len(text) <= _SENTENCE else _UNPRINTABLE.sub("\ufffd", _LAYOUT_BREAK.sub(" ", text))


@lru_cache(maxsize=4096)  # the same few sentences are printed at every try of a page
def _shown(text: str) -> str:
    return _UNPRINTABLE.sub("\ufffd", _LAYOUT_BREAK.sub(" ", text))


_MISREAD = re.compile("â€([œ™˜”“¦\x9d]?)")
_MEANT = {
    "œ": "“",
    "™": "’",
    "˜": "‘",
    "”": "—",
    "“": "–",
    "¦": "…",
}  # else a closing mark, whose last byte is often lost
FILLER = "\u200b"  # a space without width, which stands inside words


def legible(text: str) -> str:
    """The text for matching: quotation marks, apostrophes and dashes that were mis-decoded ("â€œ" for “) as what they were,
    with fillers behind them, before an apostrophe, so that every other character keeps its place."""
    return _MISREAD.sub(_meant, text) if "â€" in text else text


def _meant(m: re.Match[str]) -> str:
    mark, fill = _MEANT.get(m[1], "”"), FILLER * (len(m[0]) - 1)
    return fill + mark if mark == "’" else mark + fill


def word_count(text: str) -> int:
    """How many words: runs of letters, digits and inner apostrophes or hyphens. 0 for an empty text."""
    return _counted(text) if len(text) <= _SENTENCE else len(_WORD.findall(text))


@lru_cache(maxsize=4096)  # the same few sentences are counted at every try of a page
def _counted(text: str) -> int:
    return len(_WORD.findall(text))


_SENTENCE = 500  # code points: longer texts are not kept


_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")

"""Relative pronouns -> whom they call back to: "Ben Lowe, a former guard, who told", "Senator Lowe of Ohio, who"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from briefings.lexicon import people
from briefings.link.descriptions import Descriptions
from briefings.link.scene import NOBODY, Scene, Speaker, finite_verbs, prepositions, words
from briefings.model import Mention, Sentence, Token

_start = attrgetter("start")
_FARTHEST = 40  # tokens before the pronoun that are looked through
_STRANGE = frozenset(("a", "an", "one", "another"))
_LONGEST_PHRASE = 6  # tokens: "a very senior prison service official"
_ARTICLES = frozenset(("a", "an", "the", "his", "her", "their"))
_OF_CLAUSES = frozenset(
    ("is", "was", "are", "were", "has", "had", "have", "said", "says", "told", "will", "would", "who")
)


_OF_MANY = frozenset(("of", "for", "to", "with", "among", "on", "from", "against", "like"))


_LONGEST_LEAD = 4  # tokens between "a" or "his" and the noun


class Relatives:
    """Resolves the relative pronouns of one article."""

    def __init__(self, scene: Scene, descriptions: Descriptions) -> None:
        self._scene = scene
        self._descriptions = descriptions
        self._cast = scene.cast
        self._article = scene.article

    def antecedent(self, start: int, sentence: Sentence | None) -> Speaker:
        """Whom a relative pronoun calls back to: what stands directly before it, commas and brackets aside."""
        if sentence is None:
            return NOBODY
        before = list(sentence.tokens[: bisect_left(sentence.tokens, start, key=_start)][-_FARTHEST:])
        while before and before[-1].text in (",", ")", "—", "–"):
            if before[-1].text == ")":
                while before and before[-1].text != "(":
                    before.pop()
            if before:
                before.pop()
        if not before:
            return NOBODY
        found = [m for m in self._cast.within(sentence.span.start, start) if m.span.end == before[-1].end]
        mention = next((m for m in found if m.kind != "pronoun"), None)
        calls = self._article.text[start : start + 4].lower() == "who "
        if calls and (holder := self._holder(before)):
            return holder
        if calls and self._is_post_of(sentence, before):
            return NOBODY  # "the President of the Republic, who"
        who = calls and before[-1].end == start - 1
        whole = self._whole_of(sentence, mention, who=who) if mention else None
        if mention is None or mention.span not in self._cast.whose or (who and whole):
            named = self._before_apposition(sentence, before)
            if named:
                return self._scene.named(named)
        if whole:
            head = next((m for m in self._cast.within(sentence.span.start, whole) if m.span.end == whole), None)
            return self._scene.named(head) if head and head.span in self._cast.whose else NOBODY
        if mention is None:
            return self._text_before(before) if self._article.text.startswith("which", start) else NOBODY
        if mention.span in self._cast.whose:
            return self._scene.named(mention)
        tokens = self._scene.tokens(mention.span)
        if calls and mention.kind == "group" and before[-1].end == start - 1 and self._is_class(sentence, mention):
            return NOBODY  # "the minds of voters who want": a kind of people, of whom nobody has said it
        return self._descriptions.resolve(tokens, tokens) if tokens else NOBODY

    def _text_before(self, before: Sequence[Token]) -> Speaker:
        """The text whose words "which reads" brings: "his own diary for 9 October, | which"; nobody where it is another thing."""
        at = next((i for i in range(len(before) - 1, 0, -1) if people.sort_of(before[i].text) == "text"), None)
        if at is None:
            return NOBODY
        rest = [t.text.lower() for t in before[at + 1 :]]
        if rest and (rest[0] not in prepositions() or not finite_verbs().isdisjoint(rest)):
            return NOBODY
        lead = next(
            (
                i
                for i in range(at - 1, max(-1, at - _LONGEST_LEAD), -1)
                if before[i].text.lower() in _ARTICLES | {"its"}
            ),
            None,
        )
        return Speaker(self._scene.text(before[lead : at + 1]), "body") if lead is not None else NOBODY

    def _is_class(self, sentence: Sentence, group: Mention) -> bool:
        """Whether a plural without a word that counts or points stands behind a preposition."""
        at = bisect_left(sentence.tokens, group.span.start, key=_start)
        return at > 0 and sentence.tokens[at - 1].text.lower() in _OF_MANY and " " not in self._article[group.span]

    def _holder(self, before: Sequence[Token]) -> Speaker | None:
        """The person without a name of whom a phrase tells where they work: "a clerk in the ministry, | who"; None: it ends
        in a person."""
        if people.sort_of(before[-1].text) in ("office", "kin"):
            return None
        links = (i for i, t in enumerate(before) if i and t.text in ("in", "at", "from", "of", "with"))
        link = next((i for i in links if people.sort_of(before[i - 1].text) == "office"), 0)
        first = next((i for i in range(link - 1, -1, -1) if before[i].text.lower() in _STRANGE), None)
        if first is None or not 1 < link - first <= _LONGEST_PHRASE:
            return None
        lead = before[first + 1 : link]
        if any(not t.text.replace("-", "").isalpha() or t.text in ("the", "of", "in", "at", "from") for t in lead):
            return None
        noun = before[link - 1].text
        return Speaker(self._scene.text(before[first:]), "person", people.noun_gender(noun))

    def _is_post_of(self, sentence: Sentence, before: Sequence[Token]) -> bool:
        """Whether a name before "who" tells of what somebody without a name is head."""
        found = [m for m in self._cast.within(sentence.span.start, before[-1].end) if m.span.end == before[-1].end]
        part = next((m for m in found if m.kind in ("body", "country", "place", "unknown")), None)
        i = next((n for n, t in enumerate(before) if part and t.start >= part.span.start), 0)
        while i > 0 and before[i - 1].text.lower() in _ARTICLES:
            i -= 1
        return i > 1 and before[i - 1].text == "of" and before[i - 2].text.lower() in words("heads")

    def _whole_of(self, sentence: Sentence, part: Mention, *, who: bool) -> int | None:
        """Where the name or noun ends that a place or body only belongs to: "Senator Ben Lowe | of Ohio, who", "the Rail
        Workers | of America, which", "a graduate | of the Lowe School who"; None: it stands by itself."""
        i = bisect_left(sentence.tokens, part.span.start, key=_start)
        while i > 1 and sentence.tokens[i - 1].text.lower() in _ARTICLES:
            i -= 1
        if i < 2:
            return None
        link, noun = sentence.tokens[i - 1].text, sentence.tokens[i - 2]
        place = part.kind in ("country", "place") and link == "of" and noun.text[0].isupper()
        person = who and part.kind in ("country", "place", "body", "outlet") and link in ("of", "at", "from")
        return noun.end if place or (person and people.sort_of(noun.text) != "body") else None

    def _before_apposition(self, sentence: Sentence, before: Sequence[Token]) -> Mention | None:
        """The person whom the last tokens say more of: "Ben Lowe, a former guard turned witness, | who told"; None: nobody."""
        comma = next((i for i in range(len(before) - 1, 0, -1) if before[i].text == ","), None)
        if comma is None or before[comma + 1].text.lower() not in _ARTICLES or before[-1].text == ",":
            return None
        if any(t.text.lower() in _OF_CLAUSES for t in before[comma + 1 :]):
            return None
        end = before[comma - 1].end
        found = (m for m in self._cast.within(sentence.span.start, end) if m.span.end == end)
        return next((m for m in found if (r := self._cast.at(m.span)) and r.is_person and " " in r.name), None)

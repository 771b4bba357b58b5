"""The shape of a noun phrase: its parts, its head, the names in it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from briefings import lexicon
from briefings.lexicon import organisations, outlets, people
from briefings.link.cast import Cast
from briefings.link.scene import prepositions, words
from briefings.model import Mention, Token

POSSESSIVES = frozenset(("'s", "’s"))
_EDGE = frozenset(",;:.“”\"‘’'—–-()…")
_ENDS = (_EDGE - {")"}) | POSSESSIVES  # "Trump’s" claim
_LEADING = frozenset(("both", "and", "but", "even", "also", "meanwhile", "as", "while", "although", "though", "because", "when", "if"))  # fmt: skip
_AFTER_NAME = frozenset(("himself", "herself", "itself", "also"))


class Phrases:
    """Noun phrases of one article, seen with its names."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast

    def names(self, tokens: Sequence[Token]) -> list[Mention]:
        """The names among the tokens, in text order."""
        if not tokens:
            return []
        return [m for m in self._cast.within(tokens[0].start, tokens[-1].end) if m.span in self._cast.whose]

    def inside_names(self, tokens: Sequence[Token]) -> set[int]:
        """Where the tokens begin that belong to a name or to the office directly before it."""
        found: set[int] = set()
        for mention in self.names(tokens):
            first, end = mention.span.start, mention.span.end
            if mention.office and 0 <= first - mention.office.end <= 1:
                first = mention.office.start
            found.update(t.start for t in tokens if first <= t.start < end)
        return found

    def noun_phrase(self, tokens: Sequence[Token]) -> Sequence[Token]:
        """The tokens up to the head noun or name: "sources" of "sources familiar with the matter"."""
        core = self._before_modifiers(tokens)
        if self.name_at_end(core) or people.sort_of(core[-1].text):
            return core
        last = next((i for i in range(len(core) - 1, 0, -1) if people.sort_of(core[i - 1].text)), 0)
        inside = self.inside_names(core)
        return core[:last] if last and not any(t.start in inside for t in core[last:]) else core

    def name_at_end(self, tokens: Sequence[Token]) -> Mention | None:
        """The name that ends the noun phrase and is its head: "UK Foreign Secretary Ben Lowe"; None: no name does."""
        tokens = [t for t in tokens if t.text.lower() not in _AFTER_NAME]
        if not tokens:
            return None
        found = self.names(tokens)
        if len(tokens) > 1 and tokens[-1].text.lower() in outlets.nouns():
            called = next((m for m in found if m.kind == "outlet" and m.span.end == tokens[-2].end), None)
            if called:  # "the Meridian Post newspaper"
                return called
        return next((m for m in found if m.span.end == tokens[-1].end), None)

    def _before_modifiers(self, tokens: Sequence[Token]) -> Sequence[Token]:
        """The tokens up to the first preposition, relative pronoun or participle that is not inside a name."""
        small, relatives, premodifiers = prepositions(), words("relatives"), words("premodifiers")
        inside = self.inside_names(tokens)
        for i, token in enumerate(tokens):
            lowered = token.text.lower()
            if i and token.start not in inside:
                if lowered in small or lowered in relatives:
                    return tokens[:i]
                if lowered.endswith("ing") and lowered not in premodifiers and "-" not in lowered:
                    field = lowered in people.modifiers() and i + 1 < len(tokens) and people.sort_of(tokens[i + 1].text)
                    if not field:  # "the housing minister"
                        return tokens[:i]
        return tokens


def trimmed(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens without marks and linking words at their edges."""
    first, last = 0, len(tokens)
    joined = any(t.text == "and" for t in tokens)
    while first < last and (
        tokens[first].text in _EDGE
        or (
            last - first > 1
            and tokens[first].text.lower() in _LEADING
            and (joined or tokens[first].text.lower() != "both")  # "both companies", "both Ada Marsh and Ben Lowe"
        )
    ):
        first += 1
    while first < last and (
        tokens[last - 1].text in _ENDS or (last - first > 1 and tokens[last - 1].text.lower() in ("who", "which"))
    ):
        last -= 1
    return tokens[first:last]


def parts(tokens: Sequence[Token]) -> list[list[Token]]:
    """The phrase cut at its commas, without what stands in brackets; never empty."""
    found: list[list[Token]] = [[]]
    depth = 0
    for token in tokens:
        if token.text in ("(", "["):
            depth += 1
        elif token.text in (")", "]"):
            depth = max(0, depth - 1)
        elif not depth:
            if token.text in (",", "—", "–", ";"):
                found.append([])
            else:
                found[-1].append(token)
    return [part for part in found if part] or [list(tokens)]


def without_reader(tokens: Sequence[Token]) -> Sequence[Token]:
    """The phrase without who has seen the text that it names: "a letter from the agency | seen by the Post"."""
    text = next((i for i, t in enumerate(tokens) if people.sort_of(t.text) == "text"), len(tokens))
    pairs = enumerate(pairwise(tokens[text + 1 :]), start=text + 1)
    at = next((i for i, (a, b) in pairs if a.text in _READ and b.text in ("by", "to", "with")), len(tokens))
    return tokens[:at]


_READ = frozenset(("seen", "obtained", "reviewed", "viewed", "read", "leaked", "shared", "published", "released"))


def is_sane(text: str) -> bool:
    """Whether a speaker's words are a noun phrase, as far as their edges tell: not "for Sandrock and Tarn", "which last month",
    "the head of", "640"."""
    split = text.lower().split()
    first, last = split[0].strip("“”\"'"), split[-1].strip("“”\"'.,")
    if not any(c.isalpha() for c in text) or "\ufffd" in text:
        return False
    opens = first in prepositions() - _OPENING_NAMES or first in _NO_OPENING
    return not (opens and text[0].islower()) and last not in _NO_END


_OPENING_NAMES = frozenset(
    ("like", "near", "over", "down", "off", "past", "around", "about", "nearly")
)  # "over 200 doctors"
_NO_OPENING = frozenset(("and", "but", "or", "which", "that", "because", "than", "if", "whether", "where", "when"))
_NO_END = frozenset(("of", "for", "the", "a", "an", "and", "or", "from", "with", "by", "which", "whose", "than"))


def author(tokens: Sequence[Token]) -> Sequence[Token] | None:
    """Who made the text that is named as the source: "a statement by the ministry", "the union’s letter"; None where
    the source is no such text."""
    accounts = words("accounts")
    tokens = without_reader(tokens)
    head = next((i for i, t in enumerate(tokens) if t.text.lower() in accounts), None)
    if head is None:
        return None
    if head + 1 < len(tokens) and tokens[head + 1].text in ("by", "from"):
        return None if _is_time(tokens[head + 2 :]) else tokens[head + 2 :] or None
    if head + 1 == len(tokens):
        marks = [i for i, t in enumerate(tokens) if t.text in POSSESSIVES and i < head]
        whose = tokens[: marks[-1]] if marks else ()
        familiar = any(
            t.text in ("with", "close", "familiar") for t in whose
        )  # "people familiar with the firm's accounts"
        return whose if whose and _may_write(whose[-1].text) and not familiar else None
    return None


def without_time(tokens: Sequence[Token]) -> Sequence[Token]:
    """The phrase without when it was said: "Furious dockers | last night", "The regulator | on Friday"."""
    last = len(tokens)
    if not last:
        return tokens  # the source is a mark and nothing else
    while last > 1 and _is_when(tokens[last - 1].text):
        last -= 1
    if last < len(tokens) and last > 1 and tokens[last - 1].text.lower() in ("on", "late", "early", "this"):
        last -= 1
    end = tokens[last - 1].text.lower()
    if last == len(tokens) or end in _NO_PHRASE_END or end.endswith("ed"):
        return tokens  # "a poll released last week"
    stands = last > 1 or tokens[0].text[0].isupper() or people.is_plural(tokens[0].text)
    return tokens[:last] if stands else tokens


_NO_PHRASE_END = frozenset(
    ("the", "a", "an", "of", "for", "from", "to", "at", "by", "in", "since", "until", "'s", "’s", "every", "each", "my")
)


def _is_when(word: str) -> bool:
    """Whether a word says when; a month's name without a day beside it may be a surname."""
    if word.istitle():
        return word in organisations.calendar() and word.endswith("day")
    return word in _times()


@cache
def _times() -> frozenset[str]:
    return frozenset(lexicon.load("function_words")["times"])


def _is_time(tokens: Sequence[Token]) -> bool:
    """Whether a text is from then and from nobody: "a report from last November", "from March of last year"."""
    first = next((t.text for t in tokens if t.text.lower() not in ("last", "the", "late", "early", "mid")), "")
    return first in organisations.calendar() or first[:1].isdigit() or first in ("week", "month", "year", "night")


def _may_write(noun: str) -> bool:
    """Whether a text can be in the words of whose it is: "the union's letter", not "last month's report", "the country's
    geological survey"."""
    if noun[0].isupper():
        return noun not in organisations.calendar()
    return people.sort_of(noun) not in (None, "text") and noun not in words("lands")

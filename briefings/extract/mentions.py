"""Article -> the names, descriptions and pronouns that stand for someone.

A capital at the start of a sentence proves nothing: such a word is a name only if it is one elsewhere in the article, or
a known form, or it speaks.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, cached_property

from briefings.extract.appositions import phrase_start
from briefings.extract.names import KIND_OF_FORM, Name, find
from briefings.extract.words import (
    finite_verbs,
    is_acronym,
    is_capital,
    is_title_case,
    lower_words,
    reporting_verbs,
    small_words,
)
from briefings.lexicon import geography, people
from briefings.model import Article, Mention, MentionKind, Sentence, Token

PRONOUNS = frozenset(("he", "she", "they", "it", "we", "i", "him", "them", "us"))


def extract(article: Article) -> tuple[Mention, ...]:
    """The mentions of an article in text order, page furniture left out; a description may hold a name
    ("the Florida senator"), a name holds no other mention.

    A description of one person ("the minister") is a mention of kind person whose office is its own span. Names in
    headlines in title case are found only where the text has them too.
    """
    sentences = article.sentences
    lower = lower_words(sentences)
    found: list[tuple[Sentence, list[Name]]] = []
    headlines: list[Sentence] = []
    for sentence in sentences:
        if is_title_case(sentence.tokens):
            headlines.append(sentence)
        else:
            found.append((sentence, [f for f in find(sentence, article.text) if not _is_shouted(f, sentence.tokens)]))
    offices = (article.text[f.office[0] : f.office[1]] for _, group in found for f in group if f.office)
    names = _Names([f for _, group in found for f in group], lower, frozenset(offices))
    mentions: list[Mention] = []
    for sentence, group in found:
        kept = [f for f in (names.settle(names.without_title(f, sentence.tokens)) for f in group) if f]
        mentions += _mentions(article, sentence, kept)
    for sentence in headlines:
        mentions += _known_names(article, sentence, names)
    mentions.sort(key=lambda m: (m.span.start, -m.span.end))
    return tuple(mentions)


# acronyms that are words in small letters
_ACRONYMS_LIKE_WORDS = frozenset((
    "US", "IT", "WHO", "AIDS", "NICE", "CARE", "SHE", "CIS", "ACAS", "COP", "CAP", "PIN", "MEP", "ICE", "HIS", "AI", "AP", "PA", "DUP", "SEC",
))  # fmt: skip


_PERSONAL = frozenset(("person", "unknown"))
_SHOUTED = ("ER", "OR", "IST", "MAN", "ENT", "ANT", "EE", "AD", "UM")  # "PLUMBER", "GRANDAD"
_SHORTEST_SHOUTED = 5  # letters: "A NASA engineer" is no nasa


def _is_shouted(f: Name, tokens: Sequence[Token]) -> bool:
    """Whether capitals behind an article are a noun of the paper's opening: "A WORKER killed in the blast"."""
    word = f.words[0]
    before = tokens[f.first - 1].text if f.first else ""
    if len(f.words) > 1 or len(word) < _SHORTEST_SHOUTED or not word.isupper() or not word.isalpha():
        return False
    return before in ("A", "An", "AN") and (people.sort_of(word.lower()) is not None or word.endswith(_SHOUTED))


class _Names:
    """All possible names of an article, and what they are in the light of one another."""

    def __init__(self, found: Sequence[Name], lower: frozenset[str], offices: frozenset[str] = frozenset()) -> None:
        self.lower = lower
        self._offices = offices
        votes: dict[str, Counter[MentionKind]] = {}
        self.inside: set[str] = set()  # names that stand inside a sentence somewhere
        for f in found:
            text = " ".join(f.words)
            counter = votes.setdefault(text, Counter())
            if f.kind != "unknown":
                counter[f.kind] += 3 if f.sure else 1
            if not f.initial:
                self.inside.add(text)
        self.kinds: dict[str, MentionKind] = {
            text: min(counter.items(), key=lambda item: (-item[1], item[0]))[0]
            for text, counter in votes.items()
            if counter
        }
        self.texts = votes.keys()
        self.surnames: dict[str, str] = {}
        self.heads: dict[str, str] = {}
        for text in votes:
            words = text.split()
            kind = self.kinds.get(text)
            if kind == "person":
                for i in range(1, len(words)):
                    self.surnames.setdefault(" ".join(words[i:]), text)
                if people.is_given(words[0]):
                    self.surnames.setdefault(words[0], text)
            elif kind in ("body", "outlet") and len(words) > 1:
                for i in range(1, len(words)):
                    self.heads.setdefault(" ".join(words[:i]), text)

    @cached_property
    def _titles(self) -> frozenset[str]:
        """Words before a name that the article also drops or puts before the surname alone, so that no name begins with
        them: "Coun" in "Coun Terry Ashdown … Coun Ashdown", "Hubby" in "Hubby Darren", where he is "Darren Bold"."""
        found = set()
        given = {text.split()[0] for text in self.texts if " " in text and people.is_given(text.split()[0])}
        for text in self.texts:
            first, *rest = text.split()
            if people.is_given(first) or first in people.particles() or not first.isalpha() or first.isupper():
                continue
            called = len(rest) == 1 and rest[0] in given and rest[0] not in self._last and first not in self._last
            held = first in self._offices and len(rest) == 1 and rest[0] in self.surnames
            if called or held or (len(rest) > 1 and people.is_given(rest[0]) and f"{first} {rest[-1]}" in self.texts):
                found.add(first)
        return frozenset(found)

    @cached_property
    def _ends(self) -> frozenset[str]:
        """Last words of names of two that do not open as another does: "Vukel" of "Petar Vukel"."""
        pairs = (text.split() for text in self.texts if text.count(" ") == 1)
        return frozenset(last for first, last in pairs if first not in self.texts)

    @cached_property
    def _last(self) -> frozenset[str]:
        return frozenset(text.split()[-1] for text in self.texts if " " in text and people.is_given(text.split()[0]))

    def without_title(self, f: Name, tokens: Sequence[Token]) -> Name:
        """The name without a title that the article itself shows to be one; the title is then its office. Two names that
        only meet are parted: "told the Dispatch | Vukel had boasted of it"."""
        if len(f.words) == 2 and f.first and tokens[f.first - 1].text.lower() == "the" and f.kind in _PERSONAL:
            alone, surname = f.words
            if alone in self.texts and surname in self._ends and f.office is None:
                return replace(f, first=f.first + 1, words=(surname,), kind="person", sure=True)
        if len(f.words) < 2 or f.words[0] not in self._titles or f.office is not None or f.kind not in _PERSONAL:
            return f
        office = (tokens[f.first].start, tokens[f.first].end)
        return replace(f, first=f.first + 1, words=f.words[1:], kind="person", sure=True, office=office, initial=False)

    def settle(self, f: Name) -> Name | None:
        """The name with its kind; None when it is no name."""
        text = " ".join(f.words)
        if f.initial and len(f.words) > 1 and f.words[1] != "&":
            rest = " ".join(f.words[1:])
            known = text in self.inside
            if not known and not people.is_given(f.words[0]) and (
                f.words[0].lower() in self.lower or f.words[0].endswith(("ing", "ed")) or (rest in self.inside and " " in rest)
            ) and f.kind in ("unknown", "person") and f.office is None:  # fmt: skip
                f = replace(f, first=f.first + 1, words=f.words[1:], initial=False)
                text = rest
        if self._is_loud(f):
            return None
        if len(f.words) == 1 and ((f.initial and not self._is_name(f, text)) or len(text.strip(".")) == 1):
            return None
        known = text in self.inside or text in self.surnames
        if f.initial and len(f.words) == 1 and people.sort_of(text) and not known:
            return None  # "Shareholders, who own …"
        kind = self.kinds.get(text, f.kind)
        if text in self.surnames and text in self.heads and f.office is None:
            return replace(f, kind="unknown")  # "Brandt" of Brandt Foods and Aldo Brandt: either
        if kind == "unknown" or (kind == "body" and not f.sure and len(f.words) == 1):
            if text in self.surnames and not is_acronym(text):
                kind = "person"
            elif text in self.heads:
                kind = self.kinds[self.heads[text]]
        if f.sure and f.kind != "unknown" and not (text in self.surnames and not is_acronym(text)):
            kind = f.kind
        if kind == "unknown" and (
            f.sure or (len(f.words) == 1 and text.lower() in small_words() and not is_acronym(text))
        ):
            return None
        return replace(f, kind=kind)

    def _is_loud(self, f: Name) -> bool:
        """Whether the capitals only raise the voice: "our BIGGEST port", where the article has the words in small letters."""
        small = small_words()
        return (
            all(w.isupper() and (w.lower() in self.lower or w.lower() in small) for w in f.words)
            and " ".join(f.words) not in geography.forms()
            and not _ACRONYMS_LIKE_WORDS.intersection(f.words)
        )

    def _is_name(self, f: Name, text: str) -> bool:
        if text in self.inside or text in self.surnames or f.sure:
            return True
        if text in self.heads and text.lower() not in self.lower:
            return True
        if is_acronym(text):
            return True
        return f.speaks and text.lower() not in self.lower and people.sort_of(text) is None

    def known(self, text: str) -> MentionKind | None:
        """The kind of a name that the text has; None: it has no such name."""
        if text in self.inside or text in self.surnames:
            return self.kinds.get(text) or ("person" if text in self.surnames else "unknown")
        return None


def _known_names(article: Article, sentence: Sentence, names: _Names) -> Iterator[Mention]:
    """Names in a headline that the text has too, and known forms of countries and outlets."""
    tokens, i = sentence.tokens, 0
    while i < len(tokens):
        for j in range(min(i + 5, len(tokens)), i, -1):
            text = " ".join(t.text for t in tokens[i:j])
            kind = names.known(text)
            form = geography.forms().get(geography.plain(text))
            if kind is None and form and form.sure and form.sort != "adjective" and text[0].isupper():
                kind = KIND_OF_FORM[form.sort]
            if kind is not None:
                yield Mention(article.span(tokens[i].start, tokens[j - 1].end), kind)
                i = j - 1
                break
        i += 1


def _mentions(article: Article, sentence: Sentence, names: Sequence[Name]) -> Iterator[Mention]:
    tokens = sentence.tokens
    taken: list[tuple[int, int]] = []
    starts = [t.start for t in tokens]
    for f in names:
        kind, office = f.kind, f.office
        if kind == "unknown" and not f.speaks and f.first and tokens[f.first - 1].text in _LOCATIVES:
            held = f.first > 1 and tokens[f.first - 2].text.lower() in _HELD
            kind = "body" if held else "place"
        first = f.first
        if kind == "outlet" and first > 1 and tokens[first - 1].text == "The" and not f.initial:
            first -= 1  # "told The Daily Courier"
        span = article.span(tokens[first].start, tokens[f.end - 1].end)
        taken.append((first, f.end))
        if office:
            taken.append((bisect_left(starts, office[0]), bisect_left(starts, office[1])))
        yield Mention(span, kind, article.span(*office) if office else None)
    yield from _descriptions(article, tokens, taken)


_HELD = frozenset(
    ("shares", "stake", "stock", "stakes", "bonds", "shareholders", "investors", "holding", "shareholding")
)
_LOCATIVES = frozenset(("in", "near", "outside", "across", "around", "inside", "at"))


def _descriptions(article: Article, tokens: Sequence[Token], names: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """Descriptions by a noun ("the minister", "Ukrainian officials", "the company") and pronouns."""
    named = {i for first, end in names for i in range(first, end)}
    count = len(tokens)
    no_heads = _no_heads()
    for i, token in enumerate(tokens):
        if i in named:
            continue
        word = token.text
        lowered = word.lower()
        if lowered in PRONOUNS:
            if word not in ("US", "IT"):
                yield Mention(article.span(token.start, token.end), "pronoun")
            continue
        sort = people.sort_of(lowered)
        if sort is None or sort == "text" or lowered in _QUANTIFIERS:
            continue
        after = tokens[i + 1].text if i + 1 < count else "."
        if i + 1 in named or people.sort_of(after) or after in ("-", "'s", "’s"):
            continue  # part of an office beside a name, or not the head
        plural = people.is_plural(lowered)
        is_verb = after in no_heads or after.endswith("ed")
        if not plural and after.isalpha() and after.islower() and not is_verb:
            continue  # "general election"
        left = phrase_start(tokens, i)
        if left == i and word in people.verbs_too():
            continue  # "the dispute centers on"
        if left > 1 and tokens[left - 1].text == "of" and tokens[left - 2].text.lower() in _PARTITIVES:
            left -= 2
            plural = tokens[left].text.lower() != "one"
        elif not plural and left == i and not is_capital(word):
            continue
        span = article.span(tokens[left].start, token.end)
        if sort in ("office", "kin") and not plural:
            yield Mention(span, "person", span)
        elif sort == "body" and not plural:
            yield Mention(span, "body")
        else:
            yield Mention(span, "group")


@cache
def _no_heads() -> frozenset[str]:
    """Words after a noun that are not its head: "the general said", "the general and"."""
    return small_words() | reporting_verbs() | finite_verbs()


_QUANTIFIERS = frozenset(("others", "many", "some", "several", "few", "both", "two", "three", "four", "five"))


_PARTITIVES = frozenset(
    (
        "one",
        "two",
        "three",
        "four",
        "five",
        "some",
        "many",
        "several",
        "most",
        "both",
        "all",
        "none",
        "few",
        "number",
        "group",
    )
)

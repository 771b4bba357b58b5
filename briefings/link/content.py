"""What a sentence is about, as keys that can be compared across articles: stems, and countries by any of their forms."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, cached_property, lru_cache
from itertools import accumulate, islice, takewhile
from typing import NamedTuple

from briefings import lexicon
from briefings.lexicon import geography
from briefings.model import Actor, Article, Findings, Sentence, Span


class Key(NamedTuple):
    """One content word, or one name of a country, with its place."""

    start: int
    end: int
    key: str  # a stem; "@Russia" for "Moscow", "Russian", "the Kremlin"
    name: bool  # in a name that the article mentions, printed with a capital inside the sentence, or a country


class _Reduced(NamedTuple):
    span: Span
    keys: tuple[Key, ...]


class Content(_Reduced):
    """A sentence reduced to its keys."""

    def within(self, start: int, end: int) -> frozenset[str]:
        """The keys that lie between two code points."""
        return frozenset(k.key for k in self.keys if k.start >= start and k.end <= end)

    def names(self, start: int, end: int) -> frozenset[str]:
        """The names that lie between two code points."""
        return frozenset(k.key for k in self.keys if k.name and k.start >= start and k.end <= end)

    @cached_property
    def all(self) -> frozenset[str]:
        """Every key."""
        return frozenset(k.key for k in self.keys)


@cache
def _empty() -> frozenset[str]:
    """Words that tell nothing of what a sentence is about: stop words, reporting verbs, numbers, days."""
    lists, calendar, numbers = lexicon.load("stopwords"), lexicon.load("calendar"), lexicon.load("numbers")
    words = {*lists["words"], *numbers["cardinals"], *numbers["scales"], *numbers["fractions"]}
    words |= {word for phrase in numbers["vague"] for word in phrase.split()}
    words |= {word.lower() for word in (*calendar["months"], *calendar["weekdays"], *calendar["parts_of_day"])}
    words |= {word for hedges in numbers["hedges"].values() for hedge in hedges for word in hedge.split()}
    return frozenset(
        words | {"percent", "cent", "told", "say", "says", "said", "would", "could", "year", "years", "day", "days"}
    )


_READ: dict[int, tuple[Findings, tuple[Content, ...]]] = {}  # by identity: every linker reads the articles of a run
_MOST_READ = 5000  # articles


def contents(findings: Findings) -> tuple[Content, ...]:
    """One value a sentence of the article, in text order."""
    known = _READ.get(id(findings))
    if known is not None and known[0] is findings:
        return known[1]
    article = findings.article
    named = frozenset(m.span.start for m in findings.mentions if m.kind in _NAMED)
    read = tuple(Content(s.span, _keys(article, s, named)) for s in article.sentences)
    if len(_READ) >= _MOST_READ:
        _READ.clear()
    _READ[id(findings)] = findings, read
    return read


_NAMED = frozenset(("person", "body", "country", "outlet", "place"))


def known_by_name(
    findings: Sequence[Findings], read: Sequence[Sequence[Content]], actors: Sequence[Actor]
) -> list[tuple[Content, ...]]:
    """The contents with one key for each actor, however an article names them: "Ferrante" and "Gino Ferrante".

    Two people who share a first name share nothing then.
    """
    places: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    owners: dict[str, set[str]] = defaultdict(set)  # surname or one-word name -> whose it is
    for actor in actors:
        if actor.kind in _ACTING:
            for span in actor.mentions:
                places[span.article].append((span.start, span.end, f"#{actor.name}"))
        for name in (actor.name, *actor.aliases):
            if name.split() and (actor.kind == "person" or (" " in name) == (actor.kind == "unknown")):
                owners[stem(name.split()[-1].lower())].add(f"#{actor.name}")
    for found in places.values():
        found.sort()
    acting = {f"#{actor.name}" for actor in actors if actor.kind in _ACTING}
    own = {word: min(names) for word, names in owners.items() if len(names) == 1 and names <= acting}
    return [
        tuple(_with_actors(f.article, content, places.get(f.article.id, ()), own) for content in contents)
        for f, contents in zip(findings, read, strict=True)
    ]


_ACTING = frozenset(("person", "body"))


def _with_actors(
    article: Article, content: Content, places: Sequence[tuple[int, int, str]], own: Mapping[str, str]
) -> Content:
    first = bisect_right(places, (content.span.start, 0, ""))
    here = list(takewhile(lambda place: place[0] < content.span.end, islice(places, first, None)))
    keys = [Key(start, end, name, True) for start, end, name in here]
    starts, reach = [start for start, _, _ in here], list(accumulate((end for _, end, _ in here), max))
    for key in content.keys:
        at = bisect_right(starts, key.start)
        if at and key.end <= reach[at - 1]:
            continue
        name = own.get(key.key) if article.text[key.start].isupper() else None
        keys.append(Key(key.start, key.end, name, True) if name else key)
    return content._replace(keys=tuple(sorted(keys)))


def _keys(article: Article, sentence: Sentence, named: frozenset[int]) -> tuple[Key, ...]:
    tokens, found, i = sentence.tokens, [], 0
    while i < len(tokens):
        word = tokens[i].text
        if not word[0].isalpha():
            i += 1
            continue
        key, longest = _read(word)
        country = _country(article, sentence, i, longest) if longest else None
        if country:
            name, step = country
            found.append(Key(tokens[i].start, tokens[i + step - 1].end, f"@{name}", True))
            i += step
            continue
        if key:
            in_name = word[0].isupper() and (i > 0 or tokens[i].start in named)
            found.append(Key(tokens[i].start, tokens[i].end, key, in_name))
        i += 1
    return tuple(found)


@lru_cache(maxsize=1 << 16)
def _read(word: str) -> tuple[str | None, int]:
    """The key of a word, None where it tells nothing; and how many words the longest country that begins with it has."""
    small = word.lower().rstrip(".")
    key = stem(small) if small not in _empty() and len(small) > 2 else None
    return key, geography.longest().get(geography.plain(word)) or 0


def _country(article: Article, sentence: Sentence, i: int, longest: int) -> tuple[str, int] | None:
    """The country that stands at token `i`, of `longest` words at most, and how many tokens it takes."""
    tokens = sentence.tokens
    for step in range(min(longest, len(tokens) - i), 0, -1):
        words = " ".join(article.text[tokens[i].start : tokens[i + step - 1].end].split())
        form = geography.forms().get(geography.plain(words))
        if form and form.sure:
            return form.country, step
    return None


@cache
def _same() -> dict[str, str]:
    """Stem -> the stem of the first word of its row: "troops" counts as "soldiers"."""
    lists = lexicon.load("claims")
    rows = [*lists["same_things"], *([verb, *forms] for verb, forms in lists["irregular"].items())]
    return {lexicon.stem(word): lexicon.stem(row[0]) for row in rows for word in row}


def stem(word: str) -> str:
    """The stem for matching; words for one thing share it."""
    found = lexicon.stem(word)
    return _same().get(found, found)


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Shared keys as a share of the smaller set, 0 to 1; 0 for an empty one."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def holding(span: Span, sentences: Sequence[Content]) -> int | None:
    """Index of the sentence that holds the span's start; None: none does."""
    i = bisect_right(sentences, span.start, key=lambda content: content.span.start) - 1
    return i if i >= 0 and span.start < sentences[i].span.end else None

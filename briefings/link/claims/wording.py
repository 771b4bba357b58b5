"""How a clash of claims is put in words: what it is about, and whose report both sides cite."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, islice

from briefings import lexicon
from briefings.lexicon import geography
from briefings.link import content
from briefings.link.claims.claim import WORD, Claim
from briefings.link.claims.oppositions import Weights
from briefings.link.claims.propositions import meant
from briefings.link.content import Content, Key
from briefings.link.roles import is_deed
from briefings.link.scene import prepositions
from briefings.model import Article, Findings, Span

_LONGEST_RUN = 8  # words
_BESIDE = 2  # words beside the one that tells what a claim is about
_LONGEST_DENIAL = 60  # code points: "no terms had been discussed", and no answer at length
_OFTEN = 3  # sentences of the story that speak of what one side alone names
_FACING = 12  # claims of a group that its wording is drawn from


def _facing(group: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Opposed pairs of the first few claims of each side, in text order."""
    few = [c for n, c in enumerate(group) if sum(other.side == c.side for other in group[: min(n, _FACING)]) < 3]
    return (pair for pair in combinations(few[:_FACING], 2) if pair[0].side != pair[1].side)


def about(findings: Sequence[Findings], group: Sequence[Claim]) -> str | None:
    """The longest run of words that two opposed sentences share, their clashing words left out; None: there is none."""
    best = ""
    for one, other in _facing(group):
        run = _longest_run(findings[one.index].article, one, findings[other.index].article[other.sentence])
        if len(run) > len(best):
            best = run
    return best or None


def is_verb(run: str, sentence: str) -> bool:
    """Whether a run of a sentence is one word that names nothing: "arrested", "million", "meet" of "to meet"."""
    if " " in run or not run.islower():
        return False
    if run.endswith("ed") or is_deed(run) or run in _empty() or run in lexicon.load("numbers")["scales"]:
        return True
    return (
        re.search(rf"(?<![^\W_])(?:to|will|would|can|could|must|not)[\s\u00a0]{re.escape(run)}(?![^\W_])", sentence)
        is not None
    )


def goods(findings: Sequence[Findings], contents: Sequence[Sequence[Content]], group: Sequence[Claim]) -> str | None:
    """What is sent to two places: the nearest thing before the first of them that both sentences speak of; None: none."""
    one = group[0]
    read = content_of(contents, one)
    shared = frozenset.intersection(*(claim.context for claim in group))
    text = findings[one.index].article.text
    things = [
        k for k in read.keys if k.end <= one.words.start and k.key in shared and not k.name and k.key[0] not in "#@"
    ]
    named = [text[k.start : k.end] for k in things if _is_thing(text[k.start : k.end])]
    return named[-1] if named else None


def matter(findings: Sequence[Findings], contents: Sequence[Sequence[Content]], group: Sequence[Claim]) -> str | None:
    """The first thing that all claims of a group are about; None: none is a plain noun."""
    one = group[0]
    shared = frozenset.intersection(*(claim.about for claim in group))
    text = findings[one.index].article.text
    things = [k for k in content_of(contents, one).keys if k.key in shared and k.start >= one.words.end and not k.name]
    return next((text[k.start : k.end] for k in things if _is_thing(text[k.start : k.end])), None)


def are_unlike_things(
    findings: Sequence[Findings], contents: Sequence[Sequence[Content]], group: Sequence[Claim]
) -> bool:
    """Whether two claims of different sides allow and forbid two things: each has a plain noun for it behind its cue, "boats",
    "trawlers", that the other sentence does not hold."""
    for one, other in _facing(group):
        words: list[str] = []
        for claim, against in ((one, other), (other, one)):
            text, known = findings[claim.index].article.text, content_of(contents, against).all
            keys = (k for k in content_of(contents, claim).keys if k.start >= claim.words.end and k.key in claim.about)
            own = (text[k.start : k.end] for k in keys if k.key not in known and not k.name and k.key[0] not in "#@")
            words += islice((word for word in own if word.endswith("s") and _is_thing(word)), 1)
        if len(words) == len((one, other)):
            return True
    return False


def topic(
    findings: Sequence[Findings], contents: Sequence[Sequence[Content]], group: Sequence[Claim], weights: Weights
) -> str | None:
    """The thing that both sides speak of, with the words beside it; None: nothing that surely is one.

    What is denied by name, "denies the leak"; else the rarest word that stands on both sides; where a side only turns down
    what was said, the word of it that the story speaks of most.

    Args:
        contents: Of the sentences, article by article.
    """
    one = group[0]
    read = content_of(contents, one)
    denied = _denied(findings, contents, group)
    if denied is not None:
        return denied
    others = [claim for claim in group if claim.side != one.side]
    text, known = findings[one.index].article.text, meant()
    shared = frozenset(known.get(key, key) for claim in others for key in claim.context)
    told = [k for k in read.keys if one.words.start <= k.start and k.end <= one.words.end]
    keys = [k for k in (told if one.sort == "rebutted" else read.keys) if not k.name and k.key[0] not in "#@"]
    named = {k.start for k in keys if _is_named(text, read, k)}
    things = [k for k in keys if k.start in named and weights.times(known.get(k.key, k.key)) > 1]
    both = [k for k in things if known.get(k.key, k.key) in shared]
    best: Key | None = None
    if both:
        best = max(both, key=lambda k: (weights.of(known.get(k.key, k.key)), -k.start))
    elif one.sort == "rebutted":
        often = [k for k in things if weights.times(known.get(k.key, k.key)) >= _OFTEN]
        best = min(often, default=None, key=lambda k: (weights.of(known.get(k.key, k.key)), k.start))
    if best is None:
        return None
    first = last = keys.index(best)
    while last + 1 < len(keys) and last - first < _BESIDE and _beside(text, keys[last], keys[last + 1]):
        last += 1
    while first and last - first < _BESIDE and _beside(text, keys[first - 1], keys[first]):
        first -= 1
    return text[keys[first].start : keys[last].end]


def _denied(findings: Sequence[Findings], contents: Sequence[Sequence[Content]], group: Sequence[Claim]) -> str | None:
    """The noun in the very words of a rebuttal that the claim speaks of: "denies the leak", "no terms had been discussed"."""
    known, one = meant(), group[0]
    said = frozenset(known.get(key, key) for key in one.context)
    claim = next((c for c in group if c.sort == "rebutted" and c.side != one.side), None)
    if claim is None or len(claim.words) > _LONGEST_DENIAL:
        return None
    text = findings[claim.index].article.text
    for key in content_of(contents, claim).keys:
        inside = claim.words.start <= key.start and key.end <= claim.words.end
        if (
            inside
            and known.get(key.key, key.key) in said
            and not key.name
            and _is_named(text, content_of(contents, claim), key)
        ):
            return text[key.start : key.end]
    return None


def content_of(contents: Sequence[Sequence[Content]], claim: Claim) -> Content:
    """The content of a claim's sentence."""
    return contents[claim.index][content.holding(claim.sentence, contents[claim.index]) or 0]


def _is_named(text: str, read: Content, key: Key) -> bool:
    """Whether a word surely is a noun, of a thing and not of who has a post: "no consultation", "my phone", not "to correct"."""
    word = text[key.start : key.end]
    if not _is_thing(word) or word in _posts() or word in _sayings():
        return False
    before = text[max(read.span.start, key.start - _BEFORE) : key.start]
    return _MARKED.search(before) is not None


_BEFORE = 40  # code points
_MARKED = re.compile(
    r"(?<![^\W_])(?:the|an?|his|her|its|their|our|my|your|this|that|these|those|no|any|some|every|each|all|both|of|for|from|with|about|over|[\w’'.-]{2,20}['’]s|\d[\d,.]*)"
    r"[\s\u00a0](?:[a-z-]{3,14}(?:al|ic|ous|ive|an|en|ed|ish|ful|less|ary|ent|ant|ing|y|est|er)[\s\u00a0])?$",
    re.IGNORECASE,
)


@cache
def _sayings() -> frozenset[str]:
    """Words for what was said: that a claim is about a claim tells nothing."""
    return frozenset(lexicon.load("rebuttals")["nouns"])


@cache
def _posts() -> frozenset[str]:
    """Words for whoever holds a post or stands for others: a claim is hardly about them alone."""
    offices = lexicon.load("titles")["offices"]
    words = {
        *(word for office in offices for word in office.split()),
        *lexicon.load("claims")["bodies"],
        "office",
        "people",
        "officials",
        "spokesman",
        "spokeswoman",
    }
    return frozenset({*words, *(f"{word}s" for word in words)})


def _beside(text: str, left: Key, right: Key) -> bool:
    """Whether two words are one thing: "storage room", not "storage closed"."""
    return (
        text[left.end : right.start] == " "
        and _is_thing(text[left.start : left.end])
        and _is_thing(text[right.start : right.end])
    )


def _is_thing(word: str) -> bool:
    """Whether a word can be a noun: no past form, no adverb."""
    return (
        word.isalpha()
        and word.islower()
        and len(word) > 3
        and not is_deed(word)
        and not word.endswith(("ly", "ing"))
        and word not in _empty() | prepositions() | _TIMES
    )


_TIMES = frozenset(("twice", "once", "daily", "another", "other", "others", "first", "last", "next", "same", "dead"))


@cache
def _empty() -> frozenset[str]:
    return frozenset(lexicon.load("stopwords")["words"]) | frozenset(lexicon.load("claims")["empty"])


_SPLITS = frozenset(
    ("to", "that", "was", "were", "is", "are", "had", "has", "have", "be", "been", "will", "would", "and", "or", "not")
)


def _longest_run(article: Article, claim: Claim, other: str) -> str:
    """The longest run of neighbouring words that stands in `other` too, as the claim's article prints it.

    Stop words are cut off its ends; a country's adjective takes the noun after it with it: "North Korean troops".
    """
    text, sentence, cue = article.text, claim.sentence, claim.words
    words = [(m.start(), m.end()) for m in WORD.finditer(text, sentence.start, sentence.end)]
    low = [text[start:end].lower() for start, end in words]
    stems = [content.stem(word) for word in low]
    against = f" {' '.join(content.stem(word.lower()) for word in WORD.findall(other))} "
    empty = frozenset(lexicon.load("stopwords")["words"]) | frozenset(lexicon.load("claims")["empty"])
    best = ""
    for i in range(len(words)):
        j = i
        while j < len(words) and j - i < _LONGEST_RUN and _goes_on(text, words, low, i, j, cue):
            j += 1
            if f" {' '.join(stems[i:j])} " not in against:
                break
            first, last = i, j
            while first < last and low[first] in empty:
                first += 1
            while last > first and low[last - 1] in empty:
                last -= 1
            if last > first:
                run = text[words[first][0] : _noun_end(text, words, last, empty)]
                best = run if len(run) > len(best) else best
    return best


def _goes_on(text: str, words: Sequence[tuple[int, int]], low: Sequence[str], i: int, j: int, cue: Span) -> bool:
    """Whether word `j` may stand in a run from word `i` on: next to the one before, and no part of the clash."""
    if low[j] in _SPLITS or (words[j][0] < cue.end and cue.start < words[j][1]):
        return False
    return i == j or text[words[j - 1][1] : words[j][0]] in (" ", "\u00a0", "’s ", "'s ")


def _noun_end(text: str, words: Sequence[tuple[int, int]], last: int, empty: frozenset[str]) -> int:
    """Where a run ends with the noun that a country's adjective stands before."""
    end = words[last - 1][1]
    starts = (words[max(0, last - 2)][0], words[last - 1][0])  # "North Korean", "Danish"
    form = next((f for start in starts if (f := geography.forms().get(text[start:end]))), None)
    if form and form.sort == "adjective" and last < len(words) and text[end : words[last][0]] == " ":
        noun = text[words[last][0] : words[last][1]]
        if noun.islower() and noun not in empty:
            return words[last][1]
    return end


def origin(findings: Sequence[Findings], group: Sequence[Claim]) -> str | None:
    """An outlet that two opposed sentences of two articles both cite; None: there is none."""
    for one, other in _facing(group):
        if one.index == other.index:
            continue
        shared = _cited(findings[one.index], one.sentence) & _cited(findings[other.index], other.sentence)
        if shared:
            return min(shared)
    return None


def _cited(findings: Findings, sentence: Span) -> frozenset[str]:
    found: set[str] = set()
    for attribution in findings.attributions:
        if attribution.whole.overlaps(sentence):
            found.update(attribution.relay)
    outlets = {findings.article[m.span] for m in findings.mentions if m.kind == "outlet" and sentence.contains(m.span)}
    return frozenset(found | {" ".join(outlet.split()) for outlet in outlets})

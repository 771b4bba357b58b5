"""What the articles call somebody, as it can stand after the name: the fullest of their own words, and never words that
need another sentence ("its president") or that say nothing ("Dr")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from briefings import lexicon
from briefings.lexicon import people
from briefings.model import Actor, Article, Dossier, Span, word_count

_MENTIONS = 20  # of one person that are looked at: descriptions stand with the first of them
_BEFORE, _AFTER = 120, 160  # characters beside a name that are looked at
_LONGEST = 14  # words

_DETERMINER = re.compile(r"\b((?:the|an?) (?:[\w’'-]{1,30} ){1,4})$", re.IGNORECASE)
_OPENS = re.compile(r"(?:the|an?)(?= )", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?:its|his|her|their|our|my|whose|your)\s+", re.IGNORECASE)
# "Former world record holder Kate Brandvold said …"
_FORMER = re.compile(r"((?:Former|Retired|Veteran|Outgoing|Acting|Ex-[a-z]{2,20}) (?:[a-z][a-z-]{1,20} ){1,4})$")
# "Dr Samuel Whitlock, a toxicologist at Hallam Institute who was not involved in the test, said …"
_APPOSED = re.compile(
    r"(?:\s\([^()\r\n]{1,30}\))?,\s((?:an?|the|former)\s[^,.;:()\[\]\"“”\r\n]{3,110}?)(?=\s(?:who|whose|which|that|and|but|said|says|told)\b|[,.;:\r\n])"
)
# "experts such as Ada Holm of the Elmford Institute for Sea Trade warn"
_OF = re.compile(r"\s(of (?:the )?[A-Z][\w’'-]{1,30}(?: (?:(?:for|of|and) )?(?:the )?[A-Z][\w’'-]{1,30}){0,7})")


def description_of(dossier: Dossier, actor: Actor) -> str:
    """What stands in the articles beside the name, the fullest first; "" where nothing does that can stand alone."""
    found = _found(dossier, actor)
    return found[0] if found else ""


def place_of(dossier: Dossier, actor: Actor) -> Span | None:
    """Where the description stands, else the first mention; None for an actor without a mention."""
    found = _found(dossier, actor)
    return found[1] if found else next(iter(actor.mentions), None)


@lru_cache(maxsize=4096)  # every line that names somebody asks
def _found(dossier: Dossier, actor: Actor) -> tuple[str, Span] | None:
    ranked = []
    for n, (words, at) in enumerate(_candidates(dossier, actor)):
        bare = _unloaded(_POSSESSIVE.sub("", words, count=1))
        if (
            not bare
            or word_count(bare) > _LONGEST
            or bare.split()[-1] in people.honorifics()
            or (bare.endswith(".") and " " not in bare)  # "Rep.": a title before the name
            or _claused().search(bare)
        ):
            continue
        if _loaded().search(bare):
            continue  # not for our voice
        grade = _grade(actor, bare, dangling=bare != words)
        if grade is not None:
            ranked.append((grade, n, _lowered(dossier.of(at.article).article, at, bare), at))
    best = min(ranked, default=None, key=lambda entry: entry[:2])
    return (best[2], best[3]) if best else None


def _unloaded(words: str) -> str:
    """Without an opening word that takes a side: of "the hawkish chair of …" the chair."""
    determiner = _OPENS.match(words)
    rest = words[determiner.end() :].lstrip() if determiner else words
    first = rest.split(maxsplit=1)
    return first[1] if len(first) > 1 and _loaded().fullmatch(first[0]) else words


def _grade(actor: Actor, words: str, *, dangling: bool) -> int | None:
    """0 for words that name what somebody belongs to, more for less; None for words that say nothing alone: "its
    leader" of whom, "company" of which kind."""
    alone = len(words.split()) == 1
    if alone and (actor.kind != "person" or (dangling and words.lower() in _RANKS)):
        return None
    if alone:
        return 3 if dangling else 2
    return int(dangling or not any(word[0].isupper() for word in words.split()[1:] or [words]))


_RANKS = frozenset(
    ("president", "leader", "head", "boss", "chief", "chair", "chairman", "chairwoman", "deputy", "founder")
)


def _candidates(dossier: Dossier, actor: Actor) -> Iterator[tuple[str, Span]]:
    for office in actor.offices:
        yield _widened(dossier.of(office.article).article, office), office
    if actor.kind == "person":
        for mention in actor.mentions[:_MENTIONS]:
            yield from _beside(dossier.of(mention.article).article, mention)


def _widened(article: Article, office: Span) -> str:
    """An office of one word with the words before it up to their article: "the Olympic marathon champion"; in place of
    a form of address what stands before that: "the retired judge Sir Colin Barde"."""
    words = article[office]
    if " " in words.strip():
        return words
    sentence = article.sentence_at(office.start)
    before = article.text[max(office.start - _BEFORE, sentence.span.start if sentence else 0) : office.start]
    address = words in people.honorifics()
    match = _DETERMINER.search(before)
    if not match or (words[:1].isupper() and not address):
        return words
    lead = match.group(1)
    inner = lead.split()[1:]
    if any(word.lower() in _function_words() for word in inner):
        return words
    if address:
        return lead.strip() if _is_post(inner[-1]) else words
    return lead + words


def _beside(article: Article, mention: Span) -> Iterator[tuple[str, Span]]:
    after = _APPOSED.match(article.text, mention.end, mention.end + _AFTER)
    if after and any(_is_post(word) for word in after.group(1).split()[1:]):
        yield after.group(1), article.span(after.start(1), after.end(1))
    of = _OF.match(article.text, mention.end, mention.end + _AFTER)
    if of:
        yield of.group(1).strip(), article.span(of.start(1), of.end(1))
    sentence = article.sentence_at(mention.start)
    if sentence:
        before = _FORMER.fullmatch(article.text, sentence.span.start, mention.start)
        if before:
            yield before.group(1).strip(), article.span(before.start(1), before.end(1) - 1)


def _is_post(word: str) -> bool:
    return people.sort_of(word) in {"office", "kin"} or word.endswith(("ologist", "ician", "onomist"))


def _lowered(article: Article, at: Span, words: str) -> str:
    """Without the capital that only the head of a sentence gave: of "The head", "Former champion", no name."""
    first = words.split(maxsplit=1)[0]
    sentence = article.sentence_at(at.start)
    opens = sentence is not None and not any(c.isalnum() for c in article.text[sentence.span.start : at.start])
    common = first in _OPENERS or first.lower() in people.modifiers() or (first.islower() or _is_post(first))
    if _OPENS.match(words) or (opens and common and (words.split()[1:2] or ["a"])[0][0].islower()):
        return words[:1].lower() + words[1:]
    return words


_OPENERS = frozenset(("Former", "Retired", "Veteran", "Outgoing", "Acting"))


@cache
def _function_words() -> frozenset[str]:
    lists = lexicon.load("function_words")
    return frozenset(
        w
        for name in (
            "prepositions",
            "subordinators",
            "auxiliaries",
            "coordinators",
            "subjects",
            "objects",
            "determiners",
        )
        for w in lists[name]
    )


@cache
def _claused() -> re.Pattern[str]:
    """Words of a clause, not of a description: "the government announced on Tuesday"."""
    days = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    return re.compile(
        rf"\b(?:said|says|told|announced|confirmed|denied|warned|added|is|are|was|were|has|have|had|will|{days})\b"
    )


@cache
def _loaded() -> re.Pattern[str]:
    words = sorted(lexicon.load("loaded")["words"])
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, words)) + r")(?![\w-])", re.IGNORECASE)

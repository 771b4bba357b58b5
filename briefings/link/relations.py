"""How camps stand to one another: a signed edge for each sentence in which one does something to another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Literal

from briefings import lexicon
from briefings.link.parties import Parties
from briefings.model import Actor, Article, Findings, Relation, Sentence, Span, Token

REACH = (12, 6)  # tokens from the one who acts to the word, and from the word to the one acted upon
_OPENING = 60  # code points: who stands so near the head of a sentence is what it is about
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "without", "nor", "neither"})
_PREPOSITIONS = frozenset(
    {
        "to",
        "in",
        "near",
        "of",
        "from",
        "on",
        "into",
        "inside",
        "against",
        "with",
        "for",
        "at",
        "within",
        "across",
        "about",
        "over",
        "by",
    }
)  # what follows one is a place or a recipient, not the one who acts: "sent to Russia to reinforce …"
_CLAUSE_MARKS = frozenset({",", ";", ":", "while", "but", "whereas", "although", "after", "before", "which", "who"})
_PLACES = (["in"], ["inside"], ["within"], ["across"], ["near"], ["into"])
_NOUNS = frozenset({"champions", "champion", "greenlight", "approval", "backs", "sides"})  # "the champions": a title
_ADVERBS = frozenset({"back"})  # "push back Ukrainian troops" backs nobody
Side = tuple[Span, str]  # a mention and its camp


def link(findings: Sequence[Findings], actors: Sequence[Actor]) -> tuple[Relation, ...]:
    """Relations in file and text order, one for each deciding word and pair; empty where no side acts on another.

    A word of the lexicon between the nearest mentions of two camps in one sentence decides (who accuses, attacks,
    warns whom; who backs, supplies, praises whom). A negated word decides nothing.
    """
    sides = _sides(findings, actors)
    camps = {a.name: a.camp for a in actors if a.camp}
    found: list[Relation] = []
    for f in findings:
        replies = _replies(f, camps)
        for s in f.article.sentences:
            found += _in_sentence(f.article, s, sides.get(f.article.id, ()))
            found += replies.get(s.span, ())
    return tuple(dict.fromkeys([*found, *_of_parties(findings, actors)]))


def _of_parties(findings: Sequence[Findings], actors: Sequence[Actor]) -> Iterator[Relation]:
    """Persons who are a side of their own, beside the party that they are of: "Republican candidate Ada Marsh"."""
    camps = {a.camp for a in actors}
    parties = Parties(findings, actors)
    articles = {f.article.id: f.article for f in findings}
    for actor in actors:
        told = parties.of(actor) if actor.kind == "person" and actor.camp == actor.name else None
        sentence = articles[told[1].article].sentence_at(told[1].start) if told else None
        if told and sentence and told[0] in camps:
            yield Relation(actor.name, told[0], 1, told[1], sentence.span)


# "The board rejected the claim." "Marlowe said that was not true." "Campaigners disagreed."
_REPLY = re.compile(
    r"\b(?:(?:rejects?|rejected|den(?:y|ies|ied)|disput(?:es?|ed)|dismiss(?:es|ed)?|rebuts?|rebutted|contradict(?:s|ed)?|challenges?|challenged)\s"
    r"(?:that|this|it|them|so|(?:the|these|those|all|his|her|its|their)\s(?:claims?|accusations?|allegations?|charges?|accounts?|versions?|findings?|criticism|suggestions?))"
    r"|disagree[sd]?|said (?:that|this|it) (?:is|was) (?:not true|untrue|false|wrong|a lie))\b[^,;]{0,20}(?:[.,;!]|$)",
    re.IGNORECASE,
)


def _replies(findings: Findings, camps: Mapping[str, str]) -> Mapping[Span, list[Relation]]:
    """Sentence to the hostile relation of a speaker who turns down what another side said just before: in the sentence or
    the paragraph before, with nobody of a third side in between."""
    article = findings.article
    if not any(_REPLY.search(article.text, s.span.start, s.span.end) for s in article.sentences):
        return {}
    spoken = sorted(
        ((a.source.start if a.source else a.span.start, camps.get(a.actor or ""), a) for a in findings.attributions),
        key=lambda entry: entry[0],
    )
    found: dict[Span, list[Relation]] = {}
    last: tuple[int, str | None] | None = None
    for start, camp, attribution in spoken:
        sentence = article.sentence_at(start)
        if sentence is None:
            continue
        cue = _REPLY.search(article.text, sentence.span.start, sentence.span.end)
        paragraph = article.paragraph_at(start)
        if cue and camp and last and last[1] and last[1] != camp and start < cue.start() and paragraph:
            before = article.paragraph_at(last[0])
            if before and paragraph.number - before.number <= 1 and last[0] < sentence.span.start:
                words = Span(article.id, cue.start(), cue.end())
                found.setdefault(sentence.span, []).append(Relation(camp, last[1], -1, words, sentence.span))
        if attribution.speaker:
            last = (start, camp)
    return found


def _sides(findings: Sequence[Findings], actors: Sequence[Actor]) -> Mapping[str, list[Side]]:
    """Article id to the mentions of camps in text order, and where a camp is only described ("blamed the company"); of
    overlapping ones the longest."""
    by_article: dict[str, list[Side]] = {}
    for actor in actors:
        if actor.camp:
            for span in actor.mentions:
                by_article.setdefault(span.article, []).append((span, actor.camp))
    described = [
        (a.name, a.camp) for a in actors if a.camp and a.kind in ("group", "body") and a.name.lower().startswith("the ")
    ]
    for found in findings:
        here = {camp for _, camp in by_article.get(found.article.id, ())}
        for name, camp in described:
            if camp in here:
                for m in re.finditer(rf"\b[Tt]he {re.escape(name[4:])}\b(?!['’]s)", found.article.text):
                    by_article[found.article.id].append((Span(found.article.id, *m.span()), camp))
    for sides in by_article.values():
        sides.sort(key=lambda side: (side[0].start, -side[0].end))
        kept: list[Side] = []
        for side in sides:
            if not kept or side[0].start >= kept[-1][0].end:
                kept.append(side)
        sides[:] = kept
    return by_article


def _in_sentence(article: Article, sentence: Sentence, sides: Sequence[Side]) -> Iterator[Relation]:
    inside = [(span, camp) for span, camp in sides if sentence.span.contains(span)]
    if len({camp for _, camp in inside}) < 2:
        return
    cues = [(n, t, s) for n, t in enumerate(sentence.tokens) if (s := _sign(t)) and not _within(t, inside)]
    for n, token, sign in cues:
        before = [side for side in inside if side[0].end <= token.start]
        after = [side for side in inside if side[0].start >= token.end]
        if not before or not after or _negated(sentence.tokens, n) or _is_noun(sentence.tokens, n):
            continue
        (actor, camp), (target, _) = before[-1], after[0]
        between = sum(actor.end <= other.start < target.start for _, other, _ in cues)
        if between == 1 and _acts(sentence, actor, token) and _reaches(sentence, token, target, sign):
            for _, towards in _coordinated(article, after):
                if towards != camp:
                    yield Relation(camp, towards, sign, Span(article.id, token.start, token.end), sentence.span)


def _sign(token: Token) -> Literal[-1, 1] | None:
    if not token.text.isalpha() or token.text.lower() in _ADVERBS:
        return None
    return _signs().get(lexicon.stem(token.text))


def _is_noun(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word that may be a noun stands as one: "beat the champions"."""
    before = tokens[at - 1].text.lower() if at else ""
    return tokens[at].text.lower() in _NOUNS and before in ("the", "a", "an", "their", "its")


def _within(token: Token, inside: Sequence[Side]) -> bool:
    return any(span.start <= token.start < span.end for span, _ in inside)


def _acts(sentence: Sentence, actor: Span, cue: Token) -> bool:
    """Whether the mention can be the one who acts: near enough, and no prepositional phrase."""
    before = [t.text.lower() for t in sentence.tokens if t.end <= actor.start][-2:]
    between = [t for t in sentence.tokens if actor.end <= t.start < cue.start]
    if between and between[-1].text.lower() == "and" and actor.start - sentence.span.start < _OPENING:
        return len(between) <= REACH[0] * 2  # "Lawyers for Marsh said on Monday that …, and accused the board"
    return len(between) <= REACH[0] and not _PREPOSITIONS & set(before)


def _reaches(sentence: Sentence, cue: Token, target: Span, sign: int) -> bool:
    """Whether the mention can be the one acted upon: near, in the same clause, and no place of a friendly act ("authorise
    their use in Norway"; a strike in Norway is one on Norway)."""
    between = [t.text.lower() for t in sentence.tokens if cue.end <= t.start < target.start]
    if sign > 0 and between[-1:] in _PLACES:
        return False
    return len(between) <= REACH[1] and not _CLAUSE_MARKS & set(between)


def _negated(tokens: Sequence[Token], at: int) -> bool:
    return any(t.text.lower() in _NEGATIONS for t in tokens[max(0, at - 3) : at])


def _coordinated(article: Article, sides: Sequence[Side]) -> Iterator[Side]:
    """The first of the mentions, and those joined to it: "the regimes of Russia and North Korea"."""
    yield sides[0]
    for (left, _), right in pairwise(sides):
        if article.text[left.end : right[0].start].strip() not in {"and", ",", ", and", "or"}:
            break
        yield right


@cache
def _signs() -> Mapping[str, Literal[-1, 1]]:
    lists = lexicon.load("relations")
    signs: dict[str, Literal[-1, 1]] = {lexicon.stem(word): 1 for word in lists["friendly"]}
    signs |= {lexicon.stem(word): -1 for word in lists["hostile"]}
    return signs

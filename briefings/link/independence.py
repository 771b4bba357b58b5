"""Who rests on whom: pools of unnamed sources, and articles that repeat one another.

Two articles that draw on unnamed people through the same outlet count once. Only what the chains say is said: "unnamed
officials through The New York Times", never "the same officials".
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from briefings import lexicon
from briefings.lexicon import outlets, people
from briefings.link import names, scene, sourcing
from briefings.link.content import contents, stem
from briefings.model import Article, Findings, Link, Member, Paragraph, Pool, Span

_WORD = re.compile(r"\w+")
_SHINGLE = 5  # words
_SHARED = 0.5  # of the shorter paragraph's shingles: below this, stock phrases of one story tie paragraphs together
_OPENING = 20  # code points: "that two senior "
_MOST = 0.6  # of the shorter article's paragraphs
_ALIKE = 2  # words, beside countries, that two reports of one matter share
_LEAST = 12  # words of a paragraph that can be called repeated


def find_pools(findings: Sequence[Findings]) -> tuple[Pool, ...]:
    """Pools of two articles or more, in order of their first article.

    What came through one outlet is one pool where it is about one matter: what unnamed people told a paper in May is
    another report than what they told it in November.
    """
    through: dict[str, dict[str, list[Span]]] = {}
    nouns: dict[str, list[str]] = {}
    matter: dict[tuple[str, str], set[str]] = {}
    for found in findings:
        keys = contents(found)
        for outlet, noun, span in _chains(found):
            through.setdefault(outlet, {}).setdefault(found.article.id, []).append(span)
            nouns.setdefault(outlet, []).append(noun)
            about = matter.setdefault((outlet, found.article.id), set())
            empty = _words_of(f"{outlet} {noun}") | _words_of_reporting()
            about.update(k.key for c in keys if c.span.contains(span) for k in c.keys if k.key not in empty)
    by_articles: dict[tuple[str, ...], list[str]] = {}
    for outlet, articles in through.items():
        for group in _of_one_matter([(a, matter[outlet, a]) for a in articles]):
            if len(group) > 1:
                by_articles.setdefault(group, []).append(outlet)
    written = {f.article.id: f.article for f in findings}
    pools: list[Pool] = []
    for members, outlets_ in by_articles.items():
        kinds = {n for o in outlets_ for n in nouns[o]}
        what = f"unnamed {next(iter(kinds))}" if len(kinds) == 1 else "unnamed sources"
        evidence = [span for o in outlets_ for a in members for span in through[o][a]]
        for article in members:
            evidence += _reasons(written[article])
        pools.append(Pool(f"{what} through {_listed(outlets_)}", members, tuple(dict.fromkeys(evidence))))
    return tuple(pools)


def _of_one_matter(reports: Sequence[tuple[str, set[str]]]) -> list[tuple[str, ...]]:
    """The articles grouped by what their reports share: `_ALIKE` words, countries aside. A report that says hardly anything
    ("the officials spoke on condition of anonymity") goes with any."""
    groups: list[tuple[list[str], set[str]]] = []
    for article, words in reports:
        told = {w for w in words if not w.startswith("@")}
        near = [g for g in groups if min(len(told), len(g[1])) < _ALIKE or len(told & g[1]) >= _ALIKE]
        joined = ([a for g in near for a in g[0]] + [article], told.union(*(g[1] for g in near)))
        groups = [g for g in groups if g not in near] + [joined]
    return [tuple(members) for members, _ in groups]


def _words_of(text: str) -> frozenset[str]:
    return frozenset(stem(w.lower()) for w in _WORD.findall(text))


@cache
def _words_of_reporting() -> frozenset[str]:
    """Stems that every such report has: "officials", "anonymous", "newspaper"."""
    groups, agencies = lexicon.load("groups"), lexicon.load("agencies")
    held_back = scene.words("held_back")
    phrases = (*groups["hidden"], *sorted(held_back), *groups["reasons"], *groups["knowledge"], *agencies["nouns"])
    return frozenset().union(*(_words_of(p) for p in phrases), (stem(v) for v in scene.reporting_verbs()))


def find_repeats(findings: Sequence[Findings]) -> tuple[Link, ...]:
    """Paragraphs that an article shares, word for word or nearly so, with one before it; one link a pair of articles.

    A text that many articles carry is tied to the first one that has it, so that links grow with the articles and not
    with their pairs. Method: shingles of words (Broder 1997), looked up, not compared pair by pair.
    """
    first: dict[int, tuple[int, int]] = {}  # shingle -> article and paragraph that have it first, as indices
    prints = [list(_paragraph_prints(f.article)) for f in findings]
    links: list[Link] = []
    for i, paragraphs in enumerate(prints):
        pairs: dict[int, list[tuple[Paragraph, Paragraph]]] = {}
        for paragraph, shingles in paragraphs:
            votes = Counter(first[s] for s in shingles if s in first)
            if votes:
                (other, k), shared = min(votes.items(), key=lambda item: (-item[1], item[0]))
                if shared >= _SHARED * min(len(shingles), len(prints[other][k][1])):
                    pairs.setdefault(other, []).append((prints[other][k][0], paragraph))
        for other, found in sorted(pairs.items()):
            links.append(_repeat(found, min(len(prints[other]), len(paragraphs))))
        for k, (_, shingles) in enumerate(paragraphs):
            for shingle in shingles:
                first.setdefault(shingle, (i, k))
    return tuple(links)


def _repeat(pairs: Sequence[tuple[Paragraph, Paragraph]], shorter: int) -> Link:
    """The link over shared paragraphs; `shorter` is the number of paragraphs of the shorter article."""
    count = len(pairs)
    what = "most of the text" if count >= _MOST * shorter else "1 paragraph" if count == 1 else f"{count} paragraphs"
    verb = "stand" if what.endswith("paragraphs") else "stands"
    members = tuple(Member(p.span) for pair in pairs for p in pair)
    return Link("repeats", f"{what} {verb} in both articles", members, sides=(0, 1) * count)


# ------------------------------------------------------------------------------------------------ chains


_CITING = re.compile(
    r"\b(?:citing|cited|cite|cites|quoting|quoted|quotes)\s+(?:\w+[\s-]+){0,5}?(officials|sources|people|diplomats|aides|insiders|executives|lawmakers|employees|officers)\b",
    re.IGNORECASE,
)


def _chains(found: Findings) -> Iterator[tuple[str, str, Span]]:
    """Each outlet through which unnamed people speak in an article, what they are called, and the words that say so."""
    article = found.article
    publisher = names.outlet_name(article.outlet.value) if article.outlet else None
    for attribution in found.attributions:
        if attribution.source is None or not attribution.speaker:
            continue
        if attribution.sourcing == "unnamed" and sourcing.is_anonymous(attribution.speaker):
            # an outlet that publishes what unnamed people told it is the one through which others have it; of several in
            # a chain it is the one that they spoke to
            carrier = attribution.relay[0] if attribution.relay else publisher
            if carrier:
                yield carrier, _noun(attribution.speaker), attribution.source
        elif attribution.sourcing == "named" and (outlet := outlets.named(attribution.speaker)):
            for told in _who_told(found, attribution.content[0]):
                yield outlet, _noun(article[told]), told
    outlets_at = [m for m in found.mentions if m.kind == "outlet"]
    for sentence in article.sentences:
        low, high = sentence.span.start, sentence.span.end
        m = _CITING.search(article.text, low, high)
        anonymity = sourcing.reason_for_anonymity(article, low, high)
        if not m and not anonymity:
            continue
        for mention in outlets_at:
            if low <= mention.span.start < high and not _is_asking(article, mention.span):
                yield (
                    names.outlet_name(article[mention.span]),
                    m.group(1).lower() if m else "sources",
                    (article.span(m.start(), m.end()) if m else anonymity or mention.span),
                )


def _who_told(found: Findings, content: Span) -> Iterator[Span]:
    """The unnamed people who speak at the start of what an outlet reports: "reported that officials indicated"."""
    for mention in found.mentions:
        if (
            mention.kind == "group"
            and content.contains(mention.span)
            and mention.span.start - content.start <= _OPENING
        ):
            follows = _WORD.search(found.article.text, mention.span.end, content.end)
            said = follows is not None and follows.group() in scene.reporting_verbs()
            if said and sourcing.is_anonymous(found.article[mention.span]):
                yield mention.span


def _is_asking(article: Article, span: Span) -> bool:
    """Whether the outlet only asks: "declined The Epoch Times’ request for comment"."""
    return article.text[span.end : span.end + 30].lstrip("’'s ").startswith("request")


def _noun(description: str) -> str:
    for word in description.replace(",", " ").split():
        if people.is_plural(word) and word.lower() not in scene.words("partitives"):
            return word.lower()
    return "sources"


def _reasons(article: Article) -> Iterator[Span]:
    for sentence in article.sentences:
        if span := sourcing.reason_for_anonymity(article, sentence.span.start, sentence.span.end):
            yield span


def _listed(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + " and " + items[-1]


# ------------------------------------------------------------------------------------------------ shingles


def _paragraph_prints(article: Article) -> Iterator[tuple[Paragraph, frozenset[int]]]:
    for paragraph in article.paragraphs:
        if paragraph.noise:
            continue
        words = _WORD.findall(article[paragraph.span].casefold())
        if len(words) >= _LEAST:
            yield (
                paragraph,
                frozenset(
                    zlib.crc32(" ".join(words[i : i + _SHINGLE]).encode("utf-8", "replace"))
                    for i in range(len(words) - _SHINGLE + 1)
                ),
            )

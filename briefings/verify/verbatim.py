"""Every word that looks like an article's, against the article."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from briefings.model import CUT, Article, Problem, Span, printable, word_count
from briefings.verify.word import PrintedLine, Words

LONGEST_EXTRACT = 60  # words
SHORTEST_CHECKED = 4  # words: a passage in marks of this length must stand in an article

_PASSAGE = re.compile('[“„«"]([^“”„«»"]*)[”»"]')
_NUMBER = re.compile(r"(?<![\w.,-])\d{1,3}(?:,\d{3})+(?![\w-])|(?<![\w.,/¶-])\d{5,}(?![\w-])")


def check(
    name: str,
    lines: Sequence[PrintedLine],
    record: Mapping[str, Any],
    articles: Mapping[str, Article],
    running: Sequence[str] = (),
    *,
    figures: Mapping[str, Collection[tuple[int, int]]] | None = None,
) -> Iterator[Problem]:
    """The wrong lines of one pack; nothing when every word stands where the pack says.

    Args:
        name: The pack's file name, for messages.
        lines: What is printed.
        record: The pack's data file.
        articles: Printed code ("S4") to article.
        running: The texts of headers and footers.
        figures: Printed code to where the article's figures start and end: these need no cut mark when they stand alone.
    """
    body = " ".join(printable(a.text) for a in articles.values())
    haystack = _folded(body)
    known = f"{body} {_of_the_list(record)}"
    worded = _worded(record)
    for line in lines:
        place = f"{name}, line {line.number}{worded.get(line.text, '')}"
        yield from _extracts(place, line, articles)
        yield from _cut_marks(place, line, articles, figures or {})
        yield from _passages(place, line.house_text, haystack)
        yield from _numbers(place, line.house_text, known)
    for text in running:
        yield from _passages(f"{name}, head or foot", text, haystack)
    yield from _as_planned(name, lines, record)
    yield from _head_and_foot(name, running, record)
    yield from _items(name, lines, record, {a.id: (code, a) for code, a in articles.items()})


def _of_the_list(record: Mapping[str, Any]) -> str:
    """The producer's own words in a pack, topics and guests: which figures these hold is not for articles to say."""
    words = (*record.get("listed", ()), record.get("topic", {}).get("title"), record.get("guest", {}).get("text"))
    return printable(" ".join(str(text) for text in words if text))


def _worded(record: Mapping[str, Any]) -> dict[str, str]:
    """Printed line to the place of its wording in the template, as a message adds it."""
    lines = zip(record.get("lines", ()), record.get("wordings", ()), strict=False)
    return {text: f" (worded at {place})" for text, place in lines if place}


def _extracts(place: str, line: PrintedLine, articles: Mapping[str, Article]) -> Iterator[Problem]:
    for words in line.words:
        article = articles.get(words.code)
        if article is None:
            yield Problem("verbatim", f"{place}: {words.code} is no article of these packs", place=place)
            continue
        if words.end > len(article.text) or words.start >= words.end:
            yield Problem("verbatim", f"{place}: {words.code} has no offsets {words.start} to {words.end}", place=place)
            continue
        span = Span(article.id, words.start, words.end)
        if printable(article[span]) != words.text:
            message = f"{place}: {_excerpt(words.text)} is not what {article.id} says there: {_excerpt(printable(article[span]))}"
            yield Problem("verbatim", message, span, place)
        yield from _cut_words(place, words, article)
    for text in line.unmarked:
        yield Problem(
            "verbatim", f"{place}: {_excerpt(text)} looks like an article's words and names no article", place=place
        )


def _cut_marks(
    place: str, line: PrintedLine, articles: Mapping[str, Article], figures: Mapping[str, Collection[tuple[int, int]]]
) -> Iterator[Problem]:
    """Words that start or end inside a sentence, or follow others of the same article, and have no cut mark there. A mark
    stands inside the quotation marks where there are any. A figure alone, in no quotation marks, is a value and no cut."""
    house = line.around_words
    for n, words in enumerate(line.words[: len(house) - 1]):
        article = articles.get(words.code)
        if article is None or words.end > len(article.text) or words.start >= words.end:
            continue
        before, after = house[n].rstrip(" "), house[n + 1].lstrip(" ")
        if (words.start, words.end) in figures.get(words.code, ()) and not before.endswith(_QUOTES):
            continue
        span = Span(article.id, words.start, words.end)
        opens = article.is_cut_before(span) and not before.endswith(CUT)
        closes = article.is_cut_after(span) and not after.startswith(CUT)
        if opens or closes:
            message = f"{place}: {_excerpt(words.text)} {'starts' if opens else 'ends'} inside a sentence of {article.id} without {CUT}"
            yield Problem("verbatim", message, span, place)


_QUOTES = ("“", '"')


def _cut_words(place: str, words: Words, article: Article) -> Iterator[Problem]:
    """A start or end inside a word is never right, cut mark or not."""
    before = article.text[words.start - 1 : words.start]
    after = article.text[words.end : words.end + 1]
    if (before.isalnum() and article.text[words.start].isalnum()) or (
        after.isalnum() and article.text[words.end - 1].isalnum()
    ):
        yield Problem("verbatim", f"{place}: {_excerpt(words.text)} is cut inside a word of {article.id}", place=place)


def _passages(place: str, text: str, haystack: str) -> Iterator[Problem]:
    for match in _PASSAGE.finditer(text):
        for part in match.group(1).split(CUT):
            for piece in part.split("\ufffc"):
                if word_count(piece) >= SHORTEST_CHECKED and _folded(piece) not in haystack:
                    yield Problem(
                        "verbatim",
                        f"{place}: {_excerpt(piece)} stands in quotation marks and in no article",
                        place=place,
                    )


def _numbers(place: str, text: str, known: str) -> Iterator[Problem]:
    for match in _NUMBER.finditer(text):
        if match.group() not in known:
            yield Problem("figures", f"{place}: the figure {match.group()} stands in no article", place=place)


def _as_planned(name: str, lines: Sequence[PrintedLine], record: Mapping[str, Any]) -> Iterator[Problem]:
    """The lines as printed against the lines as built."""
    built = [_plain(text) for text in record.get("lines", ()) if text.strip()]
    printed = [_plain(line.text) for line in lines]
    for number, (old, new) in enumerate(zip(built, printed, strict=False), 1):
        if old != new:
            yield Problem(
                "changed",
                f"{name}, line {number}: reads {_excerpt(new, old)}, was built as {_excerpt(old, new)}",
                place=name,
            )
    if len(built) != len(printed):
        yield Problem("changed", f"{name}: {len(printed)} lines are printed, {len(built)} were built", place=name)


def _head_and_foot(name: str, running: Sequence[str], record: Mapping[str, Any]) -> Iterator[Problem]:
    """What stands on every page against what was built; beside it a house may have words of its own."""
    for key in ("head", "foot"):
        built = printable(str(record.get(key, ""))).strip()
        if built and not any(_shortened(built).search(text) for text in running):
            yield Problem("changed", f"{name}: the {key} of its pages was built as {_excerpt(built)}", place=name)


@lru_cache(maxsize=16)  # the foot is the same in the packs of a build
def _shortened(line: str) -> re.Pattern[str]:
    """A running line, each of its parts whole or cut at a word's end with " …"; what stands behind its last comma may follow."""
    parts = []
    for part in line.split(" · "):
        words = part.split(" ")
        cuts = (f"{' '.join(words[:n]).rstrip(',;:–-')} …" for n in range(len(words) - 1, 0, -1))
        kept = f"(?:{re.escape(''.join(part.rpartition(', ')[1:]))})?" if ", " in part else ""
        parts.append("|".join((re.escape(part), *(re.escape(cut) + kept for cut in cuts))))
    return re.compile(" · ".join(f"(?:{part})" for part in parts))


def _items(
    name: str, lines: Sequence[PrintedLine], record: Mapping[str, Any], articles: Mapping[str, tuple[str, Article]]
) -> Iterator[Problem]:
    marked = {(words.code, words.start, words.end) for line in lines for words in line.words}
    texts = {_plain(line.text) for line in lines}
    seen: dict[tuple[str, int, int], str] = {}
    for section in record.get("sections", ()):
        for item in section["items"]:
            if _plain(item["text"]) not in texts and item["text"].strip():
                yield Problem("changed", f"{name}: item {item['id']} is not printed as its data file says", place=name)
            for extract in (*item["extracts"], *item.get("fragments", ())):
                code, _ = articles.get(extract["article"], (None, None))
                if (code, extract["start"], extract["end"]) not in marked:
                    yield Problem(
                        "verbatim",
                        f"{name}: item {item['id']}: its extract of {extract['article']} is not printed",
                        place=name,
                    )
            words = 0
            for extract in item["extracts"]:
                entry = articles.get(extract["article"])
                if entry is None:
                    continue
                words += word_count(entry[1].text[extract["start"] : extract["end"]])
                for (other, start, end), where in seen.items():
                    if other == extract["article"] and start < extract["end"] and extract["start"] < end:
                        yield Problem(
                            "repeated", f"{name}: items {where} and {item['id']} print the same words", place=name
                        )
                seen[extract["article"], extract["start"], extract["end"]] = item["id"]
            if words > LONGEST_EXTRACT:
                yield Problem(
                    "length",
                    f"{name}: item {item['id']} prints {words} words; {LONGEST_EXTRACT} is the most",
                    place=name,
                )


def _plain(text: str) -> str:
    """The text with one kind of blank: where a line may not break is no difference in its words."""
    return text.replace("\u00a0", " ")


def _folded(text: str) -> str:
    return " ".join(text.replace("’", "'").replace("‘", "'").split()).casefold()


def _excerpt(text: str, against: str = "") -> str:
    """The text in single marks, around the first place where it differs."""
    first = next((i for i, (a, b) in enumerate(zip(text, against, strict=False)) if a != b), 0)
    start = max(0, first - 30)
    shown = ("… " if start else "") + text[start : start + 70] + (" …" if len(text) > start + 70 else "")
    return f"‘{shown}’"

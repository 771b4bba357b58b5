"""Whether somebody is quoted or only reported: by how many of the printed words stand in quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from briefings.model import Article, Attribution, Dossier, Extract, Item, Section, Span, legible, word_count

QUOTED, PARTLY, REPORTED = "", "partly", "reported"  # kinds of a named speaker; a template has wordings for all


def record_of(article: Article, speaker: str, said: Iterable[Attribution], extract: Extract) -> str | None:
    """The kind of a named speaker by the words of theirs that an extract shows: on the record, only reported, or on the record but
    for a whole report of theirs: "Marsh said: “…” She added that the town was being sold." None where it shows no words of theirs."""
    theirs = [a for a in said if not a.negated and a.speaker == speaker]
    quoted = is_on_record(article, speaker, theirs, extract)
    if quoted is None:
        return None
    each = (
        is_on_record(article, speaker, (a,), extract) for a in theirs if word_count(article[a.span]) >= _WHOLE_REPORT
    )
    return REPORTED if not quoted else PARTLY if False in each else QUOTED


_WHOLE_REPORT = 6  # words


def is_on_record(article: Article, speaker: str, said: Iterable[Attribution], extract: Extract) -> bool | None:
    """Whether half or more of the words of a speaker's that an extract shows stand in quotation marks: of "Marsh warned that
    the use of the pier is a “red line”" two do. None where it shows none of theirs."""
    marked = total = 0
    for attribution in said:
        if attribution.negated or attribution.speaker != speaker:
            continue
        for content in attribution.content:
            for piece in extract.pieces:
                start, end = max(content.start, piece.start), min(content.end, piece.end)
                if start >= end:
                    continue
                words = [m.start() for m in _WORD.finditer(article.text, start, end)]
                total += len(words)
                marked += len(words) if attribution.kind == "direct" else sum(_is_marked(article, at) for at in words)
    return marked * 2 >= total if total else None


_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")


def _is_marked(article: Article, at: int) -> bool:
    """Whether a quotation mark is open at an offset."""
    edges = _edges(article)
    return bisect_right(edges, at) % 2 == 1


@lru_cache(maxsize=64)
def _edges(article: Article) -> tuple[int, ...]:
    """Where marks open and close by turns, offsets; what is still open closes with its paragraph."""
    return tuple(offset for p in article.paragraphs for offset in _edges_in(article, p.span))


def _edges_in(article: Article, paragraph: Span) -> Iterator[int]:
    is_open = False
    text = legible(article[paragraph])
    for match in _MARK.finditer(text):
        mark = match.group()
        opens = not is_open if mark == '"' else mark in "“„«‘"
        if opens != is_open:
            is_open = opens
            yield paragraph.start + match.start()
    if is_open:
        yield paragraph.end


_MARK = re.compile(r"[“”„«»\"]|(?<!\w)‘(?=\w)|(?<=[.,;:!?\w])’(?!\w)")


def with_record(sections: Iterable[Section], dossier: Dossier, kept: Callable[[Item], Item]) -> tuple[Section, ...]:
    """The sections, in which each line with the words of a named person says of the words that it shows, or that the
    question above it shows, whether they are quoted.

    Args:
        sections: In print order.
        dossier: The story.
        kept: An item -> the same item as an earlier plan made it, where one did.
    """
    found = []
    for section in sections:
        items: list[Item] = []
        asked: Extract | None = None
        for item in section.items:
            if item.style == "Question":
                words = item.slots.get("words")
                asked = words if isinstance(words, Extract) else None
            kind = _kind(dossier, item, asked)
            same = kind is None or kind == item.slots.get("speaker_kind")
            items.append(item if same else kept(replace(item, slots={**item.slots, "speaker_kind": kind})))
        found.append(replace(section, items=tuple(items)))
    return tuple(found)


def _kind(dossier: Dossier, item: Item, asked: Extract | None) -> str | None:
    """The kind of a line's speaker by the words that it shows; None where nothing is to be said of that."""
    if item.sourcing != "named" or not item.speaker or item.slots.get("speaker_kind") not in (QUOTED, PARTLY, REPORTED):
        return None
    shown = item.slots.get("extract")
    if not isinstance(shown, Extract):
        shown = asked if item.style == "Backing" else None
    if shown is None:
        return None
    findings = dossier.of(shown.article)
    return record_of(findings.article, item.speaker, findings.attributions, shown)

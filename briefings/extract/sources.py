"""Sources as wide as their sentence gives them: a relative clause ends with the noun before the verb, and so do sources that
begin too late.

"A woman who answered | the intercom said": the woman speaks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefings.extract.clauses import DET, ED, NAME, PREP, VERB, Line, read_line, words
from briefings.extract.marks import Marks
from briefings.extract.phrases import opens_clause, phrase_before
from briefings.model import Article, Attribution, Paragraph, Span

# The relative clause that a source stands in, without a comma or mark: "who answered "
_RELATIVE = re.compile(r"(?<![,;:—–-])\s(?:who|that)\s(?:[\w’'-]+\s){1,8}$")
_HANGS = re.compile(r"[^\W\d_]\s(?:in|of|at|for|from)\s$")
_REACH = 120  # code points


def widen(article: Article, marks: Marks, said: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions, with each source that stands before its cue from the start of its noun phrase on."""
    lines: dict[int, Line] = {}
    return tuple(_widened(article, marks, a, lines) for a in said)


def _widened(article: Article, marks: Marks, said: Attribution, lines: dict[int, Line]) -> Attribution:
    source, cue = said.source, said.cue
    if source is None or cue is None or not 0 <= cue.start - source.end <= 2 or article[source].lower() in _pronouns():
        return said
    sentence = article.sentence_at(source.start)
    if sentence is None:
        return said
    low = max(sentence.span.start, source.start - _REACH)
    before = article.text[low : source.start]
    clause = _RELATIVE.search(before)
    paragraph = article.paragraph_at(source.start) if clause or _HANGS.search(before) else None
    if paragraph is None:
        return said
    line = lines.get(paragraph.number) or lines.setdefault(paragraph.number, _line_of(paragraph, marks))
    start = _subject(line, low + clause.start() + 1, source.start) if clause else _holder(line, source)
    if start is None or any(p.start < source.end and start < p.end for p in said.content):
        return said
    return replace(said, source=Span(source.article, start, source.end))


def _pronouns() -> frozenset[str]:
    return words("subjects") | {"his", "her", "their", "its", "who", "that", "which"}


def _holder(line: Line, source: Span) -> int | None:
    """Where the phrase begins that ends with the source behind a preposition: "the general staff in | Marun"."""
    end = next((i for i, t in enumerate(line.tokens) if t.start >= source.end), None)
    start = phrase_before(line, end) if end else None
    if start is None or line.start(start) >= source.start or not opens_clause(line, start):
        return None
    return line.start(start) if line.kind[start] in (DET, NAME) else None


def _line_of(paragraph: Paragraph, marks: Marks) -> Line:
    return read_line(paragraph, marks.within(paragraph.span.start, paragraph.span.end))


def _subject(line: Line, relative: int, source: int) -> int | None:
    """Where the noun phrase begins whose relative clause starts at offset `relative` and holds the one at `source` as its
    object; None: it holds it as something else."""
    places = {t.start: i for i, t in enumerate(line.tokens)}
    pronoun, object_ = places.get(relative), places.get(source)
    if pronoun is None or not object_ or line.kind[object_ - 1] not in (PREP, VERB, ED):
        return None
    start = phrase_before(line, pronoun)
    return None if start is None else line.start(start)
